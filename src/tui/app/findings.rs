//! 点検: the list of what was found, the page about one finding, and what their keys do.
//!
//! Owns the cursor. Which findings there are and in which order is said in `found`; the page about one is closed
//! when its file has been read again and the finding is not there any more.

use super::found::FoundIn;
use super::overlay::Passage;
use super::{App, Effect, ListPlace, Overlay, Scroll};
use crate::plan::{Finding, Position, Subject};
use crate::source::Origin;
use crate::tui::command::Command;

/// Place of the list; it outlives its being closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FindingsList {
    /// The line under the cursor.
    pub place: ListPlace,
}

impl App {
    /// The finding of the open page, or the one under the cursor of the list.
    pub(super) fn found_under_cursor(&self) -> Option<FoundIn> {
        self.session.found().get(self.findings.place.cursor).copied()
    }

    /// The entry it is about; `None` where it is about a file without a plan.
    pub(super) fn found_subject(&self) -> Option<Subject> {
        let found = self.found_under_cursor().filter(|found| matches!(found, FoundIn::Plan(_)))?;
        self.session.finding(found).map(|(_, finding)| finding.subject)
    }

    /// Does what a command asks for in the list or on the page about one of it; `None` if it was not for it.
    pub(super) fn perform_in_findings(&mut self, command: Command) -> Option<Vec<Effect>> {
        let (lines, visible) = self.page;
        let is_page = match self.overlays.last_mut() {
            Some(Overlay::Findings) => {
                if self.findings.place.go(command, lines, visible) {
                    return Some(Vec::new());
                }
                false
            }
            Some(Overlay::Passage(passage)) => {
                if passage.scroll.go(command, lines, visible) {
                    return Some(Vec::new());
                }
                true
            }
            _ => return None,
        };
        match command {
            Command::Close | Command::Findings => drop(self.overlays.pop()),
            Command::Open if is_page => drop(self.overlays.pop()),
            Command::Open => return Some(self.open_passage()),
            Command::NextPane => {
                if let Some(subject) = self.found_subject() {
                    self.leave_for(subject);
                }
            }
            Command::Edit => return Some(self.edit_found()),
            Command::Fold | Command::Unfold if is_page => {
                self.overlays.pop();
                let cursor = &mut self.findings.place.cursor;
                *cursor = if command == Command::Unfold { *cursor + 1 } else { cursor.saturating_sub(1) };
                return Some(self.open_passage());
            }
            // What changes the view is to be seen.
            Command::ClearFilters if is_page => {
                self.overlays.pop();
                return None;
            }
            _ => return None,
        }
        Some(Vec::new())
    }

    /// Opens the page about the finding under the cursor, and asks for what stands around it.
    fn open_passage(&mut self) -> Vec<Effect> {
        let Some(found) = self.found_under_cursor() else { return Vec::new() };
        let Some((_, finding)) = self.session.finding(found) else { return Vec::new() };
        let finding = finding.clone();
        let has_line = finding.excerpt.is_some();
        let passage = Passage { found, finding, around: Vec::new(), scroll: Scroll::default() };
        self.overlays.push(Overlay::Passage(Box::new(passage)));
        if has_line { vec![Effect::ReadAround(found)] } else { Vec::new() }
    }

    /// Takes the lines around a finding, if they are still those among which it stood.
    pub(super) fn take_lines_around(&mut self, found: FoundIn, lines: Vec<(usize, String)>) {
        let Some(Overlay::Passage(passage)) = self.overlays.last_mut().filter(|_| !lines.is_empty()) else { return };
        let Finding { position: Position { line, .. }, excerpt, .. } = &passage.finding;
        let is_there = excerpt.as_ref().is_some_and(|excerpt| {
            lines.iter().any(|(number, text)| number == line && (excerpt.column > 1 || excerpt.text == *text))
        });
        if passage.found == found && is_there {
            passage.around = lines;
        }
    }

    fn edit_found(&self) -> Vec<Effect> {
        let place = self.found_under_cursor().and_then(|found| self.session.finding(found));
        let edit =
            |(origin, finding): (&Origin, &Finding)| Some(Effect::Edit(origin.path()?.to_owned(), finding.position));
        place.and_then(edit).into_iter().collect()
    }

    /// Changes which files give no plan, so that the cursor stays on its finding although there are others above it, and
    /// so does the page about one.
    pub(super) fn with_finding_kept(&mut self, change: impl FnOnce(&mut Self)) {
        let kept = |app: &Self, found| app.session.finding(found).map(|(origin, one)| (origin.clone(), one.clone()));
        let finding = self.found_if_used().and_then(|found| kept(self, found));
        let passages = self.overlays.iter().map(|overlay| match overlay {
            Overlay::Passage(passage) => kept(self, passage.found),
            _ => None,
        });
        let passages: Vec<_> = passages.collect();
        change(self);
        for (at, passage) in passages.into_iter().enumerate().filter(|(_, passage)| passage.is_some()) {
            let now = self.session.found().into_iter().find(|found| kept(self, *found) == passage);
            if let (Some(Overlay::Passage(passage)), Some(now)) = (self.overlays.get_mut(at), now) {
                passage.found = now;
            }
        }
        if finding.is_some() {
            let now: Vec<_> = self.session.found().into_iter().map(|found| kept(self, found)).collect();
            self.findings.place.stand_on(Some(finding), &now);
        }
    }

    /// The file of the plan on screen gives none any more, which the banner says, with the key of the list: whoever
    /// opens it finds the cursor there.
    pub(super) fn point_to_broken(&mut self) {
        let is_open = self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Findings));
        let at = self.session.found().iter().position(|found| *found == FoundIn::Broken(self.session.current));
        if let Some(at) = at.filter(|_| !is_open) {
            self.findings.place.cursor = at;
        }
    }

    /// Closes the page about a finding that is not there any more: its file was read again.
    pub(super) fn leave_what_is_mended(&mut self) {
        let session = &self.session;
        self.overlays.retain(|overlay| match overlay {
            Overlay::Passage(passage) => {
                session.finding(passage.found).is_some_and(|(_, finding)| *finding == passage.finding)
            }
            _ => true,
        });
    }
}
