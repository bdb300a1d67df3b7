//! What commands do to the fields of the form: going from one to another, stepping through years and words.
//!
//! Invariant: a command for which [`Form::unavailable`] has a reason changes nothing.

use super::{Form, FormField};
use crate::plan::{FiscalYear, Plan};
use crate::query::standings;
use crate::tui::command::Command;
use crate::words::unavailable::{self, Reason};

impl Form {
    /// The field before or behind the one that has the keys; from the last one to the first if it goes round.
    fn beside(&self, later: bool, round: bool) -> Option<FormField> {
        let all = FormField::ALL;
        let at = all.iter().position(|field| *field == self.field).unwrap_or(0);
        let next = if later { at + 1 } else { at.checked_sub(1).unwrap_or(all.len()) };
        all.get(next).copied().or_else(|| round.then(|| if later { all[0] } else { all[all.len() - 1] }))
    }

    /// The plan's year before or behind the one of the form.
    fn year_beside(&self, plan: &Plan, later: bool) -> Option<FiscalYear> {
        let mut years = plan.years.iter().copied();
        if later { years.find(|year| *year > self.year) } else { years.rfind(|year| *year < self.year) }
    }

    /// The status or verdict after the next or previous step, going round; the same if there is no other.
    fn standing_beside(&self, plan: &Plan, later: bool) -> Option<usize> {
        let count = self.subject.map_or(0, |subject| standings(plan, subject).len());
        // That nothing is recorded is one of them as long as nothing is.
        let nothing = self.written.standing.is_none().then_some(None);
        let places: Vec<Option<usize>> = nothing.into_iter().chain((0..count).map(Some)).collect();
        let at = places.iter().position(|place| *place == self.standing).unwrap_or(0);
        let step = if later { 1 } else { places.len().saturating_sub(1) };
        places.get((at + step) % places.len().max(1)).copied().unwrap_or(self.standing)
    }

    /// Why `command` would do nothing to the fields.
    pub(in super::super) fn unavailable(&self, command: Command, plan: &Plan) -> Option<Reason> {
        let in_choices = self.field == FormField::Result && self.choices.left().len() > 0;
        match command {
            Command::Close | Command::NextPane | Command::PreviousPane => None,
            Command::Open if self.choices.at().is_some() => None,
            Command::Open if self.subject.is_none() => Some(unavailable::ENTRY_GONE),
            Command::Open => (!self.is_changed()).then_some(unavailable::NOTHING_ENTERED),
            Command::Up if in_choices && self.choices.at().is_some() => None,
            Command::Up => self.beside(false, false).is_none().then_some(unavailable::AT_TOP),
            Command::Down if in_choices => {
                let is_last = self.choices.at().is_some_and(|at| at + 1 >= self.choices.left().len());
                is_last.then_some(unavailable::AT_BOTTOM)
            }
            Command::Down => self.beside(true, false).is_none().then_some(unavailable::AT_BOTTOM),
            Command::Fold | Command::Unfold => {
                let later = command == Command::Unfold;
                match self.field {
                    FormField::Year if later => {
                        self.year_beside(plan, true).is_none().then_some(unavailable::LAST_OF_PLAN)
                    }
                    FormField::Year => self.year_beside(plan, false).is_none().then_some(unavailable::FIRST_OF_PLAN),
                    FormField::Standing => {
                        (self.standing_beside(plan, later) == self.standing).then_some(unavailable::NO_OTHER_WORD)
                    }
                    FormField::Result | FormField::Remark => Some(unavailable::FINISH_TYPING),
                }
            }
            Command::Toggle if self.field == FormField::Standing => self.unavailable(Command::Unfold, plan),
            _ => Some(unavailable::FINISH_TYPING),
        }
    }

    /// Does to the fields what `command` asks for, if it does not lead out of them; see [`Self::unavailable`].
    pub(in super::super) fn update(&mut self, command: Command, plan: &Plan) {
        self.leaving = false;
        match command {
            Command::NextPane | Command::PreviousPane => {
                if let Some(field) = self.beside(command == Command::NextPane, true) {
                    self.go_to(field);
                }
            }
            Command::Up | Command::Down => {
                let later = command == Command::Down;
                let in_choices = self.field == FormField::Result && self.choices.left().len() > 0;
                if in_choices && (later || self.choices.at().is_some()) {
                    self.edited();
                    self.choices.step(later);
                } else if let Some(field) = self.beside(later, false) {
                    self.go_to(field);
                }
            }
            Command::Fold | Command::Unfold | Command::Toggle => {
                let later = command != Command::Fold;
                match (self.field, self.subject) {
                    (FormField::Year, Some(subject)) => {
                        if let Some(year) = self.year_beside(plan, later) {
                            self.edited();
                            self.year = year;
                            self.fill(plan, subject);
                        }
                    }
                    (FormField::Standing, _) => {
                        self.edited();
                        self.standing = self.standing_beside(plan, later);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}
