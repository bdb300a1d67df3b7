//! 実績を入力: one entry's result of one year while it is typed.
//!
//! Owns the fields and what a command does to them. Knows nothing of files: what is to be written leaves it as an
//! [`Order`](crate::amend::Order), what came of that comes back as an [`Amendment`] or a [`Refusal`](crate::amend::Refusal). Invariant: nothing that was typed
//! is changed by anybody else; what was not touched follows the plan.

mod choices;
mod ordered;
mod steps;
mod written;

use crossterm::event::{KeyCode, KeyEvent};

use super::ListPlace;
use super::input::Input;
use super::kept::Kept;
use super::session::Session;
use crate::amend::Amendment;
use crate::plan::{Blanks, FiscalYear, Plan, Subject};
use crate::query::standings;
use crate::words::{field as names, screen};

pub use choices::Choices;
pub use ordered::Trouble;
pub use written::Written;

/// A line that can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormField {
    /// 年度.
    Year,
    /// 実績 of that year.
    Result,
    /// 実施状況 or 達成状況.
    Standing,
    /// 注 beside the 実績.
    Remark,
}

impl FormField {
    /// All of them from above.
    pub const ALL: [Self; 4] = [Self::Year, Self::Result, Self::Standing, Self::Remark];

    /// The line of the form that it stands on: behind the name, what is known of the year, and the choices.
    pub const fn line(self) -> usize {
        match self {
            Self::Year => 1,
            Self::Result => 3,
            Self::Standing => 5,
            Self::Remark => 6,
        }
    }

    /// The field at that line: its own, or one that says more of it.
    pub(super) fn at(line: usize) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|field| field.line() <= line && line <= Self::Remark.line())
    }
}

/// The form.
#[derive(Debug)]
pub struct Form {
    /// The entry, by what outlives a load.
    kept: Kept,
    /// The entry in the plan on screen; `None` if it is not there any more.
    pub subject: Option<Subject>,
    /// The year that the result is of.
    pub year: FiscalYear,
    /// The field that has the keys.
    pub field: FormField,
    /// 実績.
    pub result: Input,
    /// The words offered for it.
    pub choices: Choices,
    /// 実施状況 or 達成状況: one of the [`standings`].
    pub standing: Option<usize>,
    /// 注.
    pub remark: Input,
    /// What stands in the plan.
    pub written: Written,
    /// What is to be confirmed before it is written.
    pub proposed: Option<Box<Amendment>>,
    /// The codes of findings that people want to live with.
    pub despite: Vec<String>,
    /// Why it was not written.
    pub trouble: Option<Trouble>,
    /// The field that somebody else has changed since, in the file's word, and what stands there now.
    pub overtaken: Option<(&'static str, String)>,
    /// Whether Esc was pressed although something is typed.
    pub leaving: bool,
    /// The first line in sight.
    pub scroll: usize,
    /// What was ordered last, in words: it is said once it is written.
    ordered: String,
}

impl Form {
    /// A form for that entry, at the year that is most likely meant; `None` for what has no results.
    pub(super) fn open(session: &Session, subject: Subject) -> Option<Self> {
        let kept = Kept::of(session, subject)?;
        let year = year_meant(session, subject);
        let mut form = Self {
            kept,
            subject: Some(subject),
            year,
            field: FormField::Result,
            result: Input::default(),
            choices: Choices::default(),
            standing: None,
            remark: Input::default(),
            written: Written::default(),
            proposed: None,
            despite: Vec::new(),
            trouble: None,
            overtaken: None,
            leaving: false,
            scroll: 0,
            ordered: String::new(),
        };
        form.fill(session.plan(), subject);
        Some(form)
    }

    /// What is entered as 実績, with the word that is chosen.
    pub fn result_text(&self) -> String {
        self.choices.text(&self.result).unwrap_or_else(|| self.result.text.clone()).trim().to_owned()
    }

    /// Whether that field is to be changed in the file.
    pub fn has_changed(&self, field: FormField) -> bool {
        match field {
            FormField::Year => false,
            FormField::Result => self.result_text() != self.written.result,
            FormField::Standing => self.standing != self.written.standing,
            FormField::Remark => self.remark.text.trim() != self.written.remark,
        }
    }

    /// Whether anything is to be changed in the file.
    pub fn is_changed(&self) -> bool {
        FormField::ALL.into_iter().any(|field| self.has_changed(field))
    }

    /// Takes what the plan holds now: what was not touched follows it, what was typed stays, and that somebody else
    /// has written there is kept in mind.
    pub(super) fn follow(&mut self, session: &Session) {
        self.subject = self.kept.subject(session);
        let Some(subject) = self.subject else {
            self.proposed = None;
            return;
        };
        let now = Written::of(session.plan(), subject, self.year);
        if now == self.written {
            return;
        }
        let plan = session.plan();
        let is_new = [
            (FormField::Result, names::ACTUAL, now.result != self.written.result, now.result.clone()),
            (
                FormField::Standing,
                standing_name(subject),
                now.standing != self.written.standing,
                now.standing.and_then(|at| standings(plan, subject).get(at).copied()).unwrap_or_default().to_owned(),
            ),
            (FormField::Remark, names::ACTUAL_NOTE, now.remark != self.written.remark, now.remark.clone()),
        ];
        let overtaken = is_new.into_iter().find(|(field, _, is_new, _)| *is_new && self.has_changed(*field));
        self.fill(plan, subject);
        // Both may have written the same.
        let overtaken = overtaken.filter(|(field, ..)| self.has_changed(*field));
        if let Some((field, name, _, now)) = overtaken {
            self.overtaken = Some((name, now));
            (self.proposed, self.field) = (None, field);
        }
    }

    /// Takes the key if it edits the text of the field that has the keys; says whether it did.
    pub(super) fn edit(&mut self, key: &KeyEvent) -> bool {
        let had_choice = self.choices.at().is_some();
        let moves = matches!(key.code, KeyCode::Left | KeyCode::Right | KeyCode::Home | KeyCode::End);
        let text = self.choices.text(&self.result);
        let Some(input) = self.input() else { return false };
        let mut edited = match text {
            // A word that is chosen is gone on with.
            Some(text) if had_choice => Input::begun(text),
            _ => input.clone(),
        };
        if !edited.edit(key) {
            return false;
        }
        *input = edited;
        self.typed(!moves);
        true
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, text: &str) {
        if self.field == FormField::Result {
            self.take_choice();
        }
        if let Some(input) = self.input() {
            input.paste(text);
            self.typed(true);
        }
    }

    /// Goes a step back within the form, if there is one: from what is to be confirmed to the fields, from a word that
    /// is chosen to what was typed.
    pub(super) fn go_back(&mut self) -> bool {
        let has_choice = self.choices.at().is_some();
        self.choices.let_go();
        let had = self.proposed.take().is_some();
        if had {
            self.scroll = 0;
        }
        had || has_choice
    }

    /// The text of the field that has the keys; `None` where something is stepped through.
    fn input(&mut self) -> Option<&mut Input> {
        match self.field {
            _ if self.proposed.is_some() => None,
            FormField::Result => Some(&mut self.result),
            FormField::Remark => Some(&mut self.remark),
            FormField::Year | FormField::Standing => None,
        }
    }

    /// Takes the word that is chosen into the text: what is typed now is typed behind it.
    pub(super) fn take_choice(&mut self) {
        if let Some(text) = self.choices.text(&self.result) {
            self.result = Input::begun(text);
            self.choices.let_go();
        }
    }

    /// Follows a key in the text of the field; what was said of it is past once it changes.
    fn typed(&mut self, changed: bool) {
        self.leaving = false;
        if changed {
            self.edited();
        }
        if self.field == FormField::Result {
            self.choices.narrow(&self.result);
        }
    }

    /// What was said of the form as it was is past.
    fn edited(&mut self) {
        (self.trouble, self.overtaken, self.leaving) = (None, None, false);
        self.despite.clear();
    }

    /// Goes to that field.
    pub(super) fn go_to(&mut self, field: FormField) {
        if self.field != field {
            self.take_choice();
            self.field = field;
        }
    }

    /// Fills in what the plan holds for the year wherever nothing was typed.
    fn fill(&mut self, plan: &Plan, subject: Subject) {
        let touched = FormField::ALL.map(|field| self.has_changed(field));
        self.written = Written::of(plan, subject, self.year);
        for (field, is_touched) in FormField::ALL.into_iter().zip(touched) {
            match field {
                _ if is_touched => {}
                FormField::Year => {}
                FormField::Result => self.result = Input::proposed(self.written.result.clone()),
                FormField::Standing => self.standing = self.written.standing,
                FormField::Remark => self.remark = Input::begun(self.written.remark.clone()),
            }
        }
        self.choices = Choices::of(plan, subject, self.year);
        self.choices.narrow(&self.result);
    }

    /// Keeps the line of the field that has the keys in sight, or what is said below the fields.
    pub(super) fn settle(&mut self, lines: usize, visible: usize) {
        if self.proposed.is_none() {
            // What more is said of a field stands below it.
            let below = usize::from(visible > 1);
            let mut place = ListPlace { cursor: self.field.line() + below, offset: self.scroll };
            place.settle(lines, visible);
            self.scroll = place.offset;
        }
        self.scroll = self.scroll.min(lines.saturating_sub(visible));
    }
}

/// The year that is most likely meant: the one looked at if it is an earlier one, else the first that owes its
/// result, else the one behind the plan's own as long as it is empty, else that.
fn year_meant(session: &Session, subject: Subject) -> FiscalYear {
    let plan = session.plan();
    if session.looks_back() {
        return session.as_of();
    }
    let blanks = Blanks::of(plan, plan.as_of);
    let owed = match subject {
        Subject::Action(id) => blanks.action(id),
        Subject::Indicator(id) => blanks.indicator(id),
        Subject::Plan | Subject::Totals | Subject::Node(_) => Vec::new(),
    };
    let next = plan.years.iter().copied().find(|year| *year > plan.as_of);
    let is_empty = |year: &FiscalYear| Written::of(plan, subject, *year).result.is_empty();
    // In a plan of which nothing is recorded yet the first year is meant, which is its own one.
    let has_begun = plan.actions.iter().any(|action| !action.actual.0.is_empty())
        || plan.indicators.iter().any(|indicator| !indicator.actual.is_empty());
    let next = if has_begun { next } else { Some(plan.as_of) };
    owed.first().copied().or(next.filter(is_empty)).unwrap_or(plan.as_of)
}

/// 実施状況 or 達成状況.
pub fn standing_name(subject: Subject) -> &'static str {
    if matches!(subject, Subject::Indicator(_)) { screen::VERDICT } else { screen::STATUS }
}
