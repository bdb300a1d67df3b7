//! What leaves the form to be written, and what comes back when it cannot be.
//!
//! Invariant: only fields that were changed are ordered; a reason leads to the field that it is about.

use super::{Form, FormField, standing_name};
use crate::amend::{Order, Refusal};
use crate::plan::{Finding, Plan, Subject};
use crate::query::standings;
use crate::review;
use crate::source::{is_arrow, is_dash};
use crate::words::{Wording, amend, field as names, form as words};

/// Why what was entered is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// In sentences; of findings each one.
    pub wordings: Vec<Wording>,
    /// The codes of the findings, if it can be written in spite of them.
    despite: Vec<String>,
}

impl Trouble {
    /// Whether it can be written in spite of it.
    pub fn is_warning(&self) -> bool {
        !self.despite.is_empty()
    }
}

impl Form {
    /// What is to be written.
    pub(in super::super) fn order(&mut self, plan: &Plan) -> Option<Order> {
        let subject = self.subject?;
        self.ordered = self.entered(plan, subject);
        let is_action = matches!(subject, Subject::Action(_));
        let changed = |field, text: String| self.has_changed(field).then_some(text);
        let result = changed(FormField::Result, self.result_text());
        let standing = self.standing.and_then(|at| standings(plan, subject).get(at).map(|word| (*word).to_owned()));
        let standing = changed(FormField::Standing, standing.unwrap_or_default());
        let remark = changed(FormField::Remark, self.remark.text.trim().to_owned());
        let of = |is_meant: bool, text: &Option<String>| text.clone().filter(|_| is_meant);
        Some(Order {
            actual: of(is_action, &result),
            value: of(!is_action, &result),
            status: of(is_action, &standing),
            achievement: of(!is_action, &standing),
            remark,
            despite: self.despite.clone(),
            ..Order::of(subject, self.year)
        })
    }

    /// The first word entered for an action that its plan does not use yet: it may be half of one that was meant.
    pub fn new_word(&self) -> Option<String> {
        let is_asked = matches!(self.subject, Some(Subject::Action(_))) && self.has_changed(FormField::Result);
        let text = self.result_text();
        let is_new = |word: &&str| !is_dash(word) && !is_arrow(word) && !self.choices.knows(word);
        text.split_whitespace().find(is_new).filter(|_| is_asked).map(str::to_owned)
    }

    /// What was ordered last, in words.
    pub(in super::super) fn summary(&self) -> String {
        self.ordered.clone()
    }

    /// What is entered, in words.
    fn entered(&self, plan: &Plan, subject: Subject) -> String {
        let standing = self.standing.and_then(|at| standings(plan, subject).get(at).copied()).unwrap_or_default();
        let year = self.year;
        let parts = [
            (FormField::Result, format!("{year}{}", names::ACTUAL), self.result_text()),
            (FormField::Standing, standing_name(subject).to_owned(), standing.to_owned()),
            (FormField::Remark, format!("{year}{}", words::REMARK), self.remark.text.trim().to_owned()),
        ];
        let changed = parts.into_iter().filter(|(field, ..)| self.has_changed(*field));
        changed.map(|(_, name, text)| words::entered(&name, &text)).collect::<Vec<_>>().join(" ")
    }

    /// Takes why it was not written; the cursor goes to the field concerned.
    pub(in super::super) fn refuse(&mut self, refusal: &Refusal) {
        let findings = refusal.findings();
        let can_insist = !findings.is_empty() && findings.iter().all(|one| review::CODES.contains(&one.code));
        let of_findings = findings.iter().map(|one| Wording { message: one.message.clone(), hint: one.hint.clone() });
        self.field = self.concerned(refusal).unwrap_or(self.field);
        self.proposed = None;
        // Who has read what stands there now has been told already.
        if self.overtaken.is_some() && matches!(refusal, Refusal::Changed(..)) {
            return;
        }
        self.trouble = Some(Trouble {
            wordings: std::iter::once(refusal.wording()).chain(of_findings).collect(),
            despite: if can_insist { findings.iter().map(|one| one.code.to_owned()).collect() } else { Vec::new() },
        });
    }

    /// The field that a refusal is about, if it is about one.
    fn concerned(&self, refusal: &Refusal) -> Option<FormField> {
        let holding = |is_it: &dyn Fn(char) -> bool| {
            let texts = [(FormField::Result, self.result_text()), (FormField::Remark, self.remark.text.clone())];
            texts.into_iter().find(|(_, text)| text.chars().any(is_it)).map(|(field, _)| field)
        };
        match refusal {
            Refusal::YearOutside(..) => Some(FormField::Year),
            Refusal::Changed(field, _) if *field == amend::actual_of(&self.year.to_string()) => Some(FormField::Result),
            Refusal::Changed(field, _) if *field == amend::remark_of(&self.year.to_string()) => Some(FormField::Remark),
            Refusal::Changed(..) => Some(FormField::Standing),
            Refusal::Unencodable(letter, _) => holding(&|other| other == *letter),
            Refusal::Unprintable => holding(&char::is_control),
            Refusal::Findings(findings) => {
                let of_standing = |code| [Finding::STATUS, Finding::VERDICT].contains(&code);
                let is_of_standing = findings.first().is_some_and(|first| of_standing(first.code));
                Some(if is_of_standing { FormField::Standing } else { FormField::Result })
            }
            _ => None,
        }
    }

    /// Insists on what was only warned of.
    pub(in super::super) fn insist(&mut self) {
        if let Some(trouble) = self.trouble.take() {
            self.despite.extend(trouble.despite);
        }
        (self.overtaken, self.leaving) = (None, false);
    }
}
