//! 点検: the list of what was found, the page about one finding, and what their keys do.
//!
//! Owns the order: the files that gave no plan, why the file of the plan on screen gives none now, the plan's
//! own findings in the order of the file, and last those that people let stand. Whose findings they are follows
//! the filter, as in `susumi check`; what keeps a file from being read is everybody's.

use super::{App, Effect, ListPlace, Overlay, Scroll, Session};
use crate::plan::{Finding, Position, Subject};
use crate::source::Origin;
use crate::tui::command::Command;
use crate::tui::label;

/// Place of the list; it outlives its being closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FindingsList {
    /// The line under the cursor.
    pub place: ListPlace,
}

/// Which finding, valid until a file is read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundIn {
    /// Of the file with that index among those that gave no plan.
    Failure(usize),
    /// Why the file of the plan on screen gives none now.
    Broken,
    /// The one with that index of the plan on screen.
    Plan(usize),
}

/// The page about one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Which it is.
    pub found: FoundIn,
    /// It, as it was when the page was opened: once it is another, the page is about nothing.
    pub finding: Finding,
    /// The lines around it, each with its number; none until they have been read.
    pub around: Vec<(usize, String)>,
    /// How far the page has been scrolled.
    pub scroll: Scroll,
}

impl Session {
    /// The findings of the list, in its order.
    pub fn found(&self) -> Vec<FoundIn> {
        let failures = (0..self.workspace.failures.len()).map(FoundIn::Failure);
        let broken = self.loaded().broken.iter().map(|_| FoundIn::Broken);
        let findings = &self.loaded().findings;
        let meant = findings.iter().enumerate().filter(|(_, finding)| self.is_meant(finding));
        let (open, accepted): (Vec<_>, Vec<_>) = meant.partition(|(_, finding)| finding.is_open());
        let of_plan = open.into_iter().chain(accepted).map(|(at, _)| FoundIn::Plan(at));
        failures.chain(broken).chain(of_plan).collect()
    }

    /// How many findings of the plan on screen the filter leaves out.
    pub fn found_outside(&self) -> usize {
        self.loaded().findings.iter().filter(|finding| !self.is_meant(finding)).count()
    }

    /// That finding and the file it is about.
    pub fn finding(&self, found: FoundIn) -> Option<(&Origin, &Finding)> {
        let loaded = self.loaded();
        match found {
            FoundIn::Failure(at) => self.workspace.failures.get(at).map(|failure| (&failure.origin, &*failure.finding)),
            FoundIn::Broken => loaded.broken.as_deref().map(|finding| (&loaded.origin, finding)),
            FoundIn::Plan(at) => loaded.findings.get(at).map(|finding| (&loaded.origin, finding)),
        }
    }

    /// A filter asks for entries, not for the plan and its nodes.
    fn is_meant(&self, finding: &Finding) -> bool {
        let is_entry = matches!(finding.subject, Subject::Action(_) | Subject::Indicator(_));
        label::scope(&self.filter).is_empty() || (is_entry && self.scope().shows(finding.subject))
    }
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
