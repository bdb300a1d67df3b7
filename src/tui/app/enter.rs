//! Entering results: opening the form, its keys, and what comes back from the file.
//!
//! Owns the way of an entry: fields → what would change in the file, shown to be confirmed → the file. Nothing is lost on
//! that way: whatever is refused leads back to the fields, with all that was typed.

use std::path::Path;

use crossterm::event::KeyEvent;

use super::{App, Effect, Form, FormField, Overlay, Scroll};
use crate::amend::{Amendment, Refusal, Saved};
use crate::plan::Subject;
use crate::source::{Failure, Loaded};
use crate::tui::chord::Chord;
use crate::tui::command::Command;
use crate::tui::hit;
use crate::words::{form as words, unavailable};

/// Below so many lines a reason may stand out of sight.
const FEW_LINES: u16 = 12;

impl App {
    /// Opens the form for the entry that is selected.
    pub(super) fn open_form(&mut self) {
        if let Some(form) = Form::open(&self.session, self.subject()) {
            self.overlays.push(Overlay::Form(Box::new(form)));
        }
    }

    pub(super) fn form_key(&mut self, key: &KeyEvent) -> Vec<Effect> {
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return Vec::new() };
        if form.edit(key) {
            return Vec::new();
        }
        let chord = Chord::from(*key);
        // Where nothing is typed, a letter moves if it does so elsewhere, and nothing else.
        let moves = self.keymap.resolve_through_ime(chord).map(|(command, _)| command).filter(|command| {
            matches!(command, Command::Up | Command::Down | Command::Fold | Command::Unfold | Command::Toggle)
        });
        let command = match moves {
            Some(command) => Some(command),
            None if chord.typed().is_some() => {
                self.notice = Some(unavailable::FINISH_TYPING.sentence.to_owned());
                None
            }
            None => self.prompt_command(key),
        };
        let Some(command) = command else { return Vec::new() };
        match self.unavailable(command) {
            Some(reason) => {
                self.notice = Some(reason.sentence.to_owned());
                Vec::new()
            }
            None => self.form_command(command),
        }
    }

    /// Does to the form what a command asks for that is available there.
    fn form_command(&mut self, command: Command) -> Vec<Effect> {
        let (lines, visible) = self.page;
        let (index, plan) = (self.session.current, self.session.plan());
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return Vec::new() };
        match command {
            Command::Open => {
                if let Some(amendment) = form.proposed.take() {
                    return vec![Effect::Amend(index, amendment)];
                }
                if form.choices.at().is_some() {
                    form.go_to(FormField::Standing);
                    return Vec::new();
                }
                form.insist();
                return form.order(plan).map(|order| Effect::Prepare(index, Box::new(order))).into_iter().collect();
            }
            Command::Close if form.go_back() => {}
            Command::Close if form.is_changed() && !form.leaving => {
                form.leaving = true;
                self.notice = Some(words::LEAVE.to_owned());
            }
            Command::Close => {
                self.overlays.pop();
            }
            command if form.proposed.is_some() => {
                let mut scroll = Scroll(form.scroll);
                scroll.go(command, lines, visible);
                form.scroll = scroll.0;
            }
            command => form.update(command, plan),
        }
        Vec::new()
    }

    /// A click chooses the field it points to.
    pub(super) fn click_form(&mut self, column: u16, row: u16) {
        let line = hit::line_at(self.layout.page(), column, row);
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return };
        if let Some(field) = line.and_then(|line| FormField::at(form.scroll + line))
            && form.proposed.is_none()
        {
            form.go_to(field);
        }
    }

    /// Takes what would change in the file, to be confirmed.
    pub(super) fn prepared(&mut self, result: Result<Box<Amendment>, Box<Refusal>>) {
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return };
        match result {
            Ok(amendment) if amendment.hunks().is_empty() => self.notice = Some(words::SAME.to_owned()),
            Ok(amendment) => {
                (form.proposed, form.scroll, form.trouble) = (Some(amendment), 0, None);
            }
            Err(refusal) => self.refused(&refusal),
        }
    }

    /// Says what was written and closes the form, or why nothing was.
    pub(super) fn amended(&mut self, result: Result<Saved, Box<Refusal>>) {
        let Some(Overlay::Form(form)) = self.overlays.last() else { return };
        match result {
            Ok(saved) => {
                let what = form.summary();
                let line = saved.hunks.first().map_or(0, |hunk| hunk.line);
                let file = self.session.loaded().origin.path().and_then(Path::file_name);
                let file = file.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let key = self.key_of(Command::EnterResults);
                let as_of = self.session.plan().as_of;
                let remark = match form.year > as_of {
                    true => words::not_seen_yet(&as_of.label(self.session.calendar)),
                    false if form.subject.is_some_and(|subject| self.lists(subject)) => words::again(&key),
                    false => words::HIDDEN.to_owned(),
                };
                self.overlays.pop();
                self.notice = Some(match saved.hunks.is_empty() {
                    true => words::SAME.to_owned(),
                    false => words::written(&what, saved.joined, &remark, &file, line),
                });
            }
            Err(refusal) => self.refused(&refusal),
        }
    }

    /// Whether an entry is among those that the filter leaves.
    fn lists(&self, subject: Subject) -> bool {
        let session = &self.session;
        let is_in_plan = match subject {
            Subject::Action(id) => session.actions().contains(&id),
            Subject::Indicator(id) => session.indicators().contains(&id),
            Subject::Plan | Subject::Totals | Subject::Node(_) => true,
        };
        is_in_plan && (!self.tree.shows_all() || session.plans_left().contains(&session.current))
    }

    fn refused(&mut self, refusal: &Refusal) {
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return };
        form.refuse(refusal);
        if self.layout.page().height < FEW_LINES {
            self.notice = Some(refusal.wording().message);
        }
    }

    /// Takes the plan as its file has it by now. What cannot be read leaves the last state in sight: why not is said by
    /// whoever wanted to write.
    pub(super) fn reread(&mut self, index: usize, result: Result<Loaded, Failure>) {
        if let Ok(loaded) = result {
            self.take_in(index, loaded);
        }
    }
}
