//! A plan to be heard, or read in a pager: sentences from the first node to the last.
//!
//! No tables, no drawings, nothing that is told by its place on the line alone. A line says one thing; lines are
//! never wrapped, because a voice would pause there. Counts stand before what they count, a blank line before
//! every heading.

mod action;
mod indicator;
mod spoken;

use std::io::{self, Write};

use super::in_order::write_in_order;
use super::part::{Part, named};
use crate::label;
use crate::plan::{
    Achievement, ActionId, Finding, FiscalYear, IndicatorId, NodeId, Outlook, Outlooks, Plan, Subject, Tally,
};
use crate::query::{Choice, Filter, Reason, Reasons, attention};
use crate::visible::visible;
use crate::words::{accepted, detail, prospect, reading as words, review, screen};

/// Writes the plans one after the other, of each what its selection leaves; `filter` is what was asked for.
///
/// # Errors
/// Whatever writing gives.
pub fn write_reading(mut out: impl Write, parts: &[Part<'_>], filter: &Filter) -> io::Result<()> {
    let plan = |(part, name): &(&Part<'_>, String), out: &mut dyn Write| {
        let mut reading = Reading::of(part);
        reading.plan(name, filter);
        reading.lines.iter().try_for_each(|line| writeln!(out, "{}", visible(line)))
    };
    write_in_order(&mut out, &named(parts), "\n", plan, |()| ())?;
    out.flush()
}

/// One plan under way.
struct Reading<'a> {
    part: &'a Part<'a>,
    reasons: Reasons<'a>,
    lines: Vec<String>,
}

impl<'a> Reading<'a> {
    fn of(part: &'a Part<'a>) -> Self {
        Self { part, reasons: Reasons::of(&part.loaded.plan, part.as_of), lines: Vec::new() }
    }

    fn plan_of(&self) -> &'a Plan {
        &self.part.loaded.plan
    }

    fn as_of(&self) -> FiscalYear {
        self.part.as_of
    }

    /// Whether it is looked at as of a year before the plan's own.
    fn looks_back(&self) -> bool {
        self.as_of() < self.plan_of().as_of
    }

    fn say(&mut self, line: String) {
        self.lines.push(line);
    }

    fn heading(&mut self, line: &str) {
        if !self.lines.is_empty() {
            self.say(String::new());
        }
        self.say(spoken::text(line));
    }

    fn fact(&mut self, name: &str, text: &str) {
        self.say(words::fact(name, text));
    }

    fn remark(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.say(words::remark(name, &spoken::sentence(text)));
        }
    }

    fn plan(&mut self, name: &str, filter: &Filter) {
        let (plan, part) = (self.plan_of(), self.part);
        self.heading(&words::plan(name));
        if let Some(municipality) = &plan.municipality {
            self.fact(detail::MUNICIPALITY, municipality);
        }
        if let (Some(first), Some(last)) = (plan.years.first(), plan.years.last()) {
            self.fact(detail::PERIOD, &words::period(&first.in_full(), &last.in_full()));
        }
        self.say(words::as_of(&self.as_of().in_full()));
        if self.looks_back() {
            self.say(words::as_it_stood(&self.as_of().in_full()));
        }
        if let Some(source) = &plan.source {
            self.fact(detail::SOURCE, &spoken::text(source));
        }
        self.remark(screen::REMARK, plan.remark.as_deref());
        if !filter.is_empty() {
            self.say(limited(filter));
        }
        if part.selection.actions.is_empty() && part.selection.indicators.is_empty() {
            self.say(words::NOTHING.to_owned());
        }
        self.counts(NodeId::ROOT);
        let open = attention(plan, &part.loaded.findings, part.selection, self.as_of()).len();
        if open > 0 {
            self.say(words::attention(open));
        }
        for subject in [Subject::Plan, Subject::Totals, Subject::Node(NodeId::ROOT)] {
            self.findings(subject);
        }
        for (id, _) in plan.tree.iter() {
            if part.selection.shows_node(id) {
                self.node(id);
            }
        }
    }

    fn node(&mut self, id: NodeId) {
        let (plan, selection) = (self.plan_of(), self.part.selection);
        if id != NodeId::ROOT {
            let node = plan.tree.node(id);
            let level = plan.level_of(id).unwrap_or_default();
            let number = node.number.as_deref().unwrap_or_default();
            self.heading(format!("{level}{number} {}", node.name).trim_start());
            self.counts(id);
            self.remark(screen::REMARK, node.remark.as_deref());
            self.findings(Subject::Node(id));
        }
        for id in selection.own_actions(&plan.tree, id) {
            self.action(*id);
        }
        for id in selection.own_indicators(&plan.tree, id) {
            self.indicator(*id);
        }
    }

    /// How many actions and indicators are left under that node, and how they stand.
    fn counts(&mut self, id: NodeId) {
        let (plan, selection, as_of) = (self.plan_of(), self.part.selection, self.as_of());
        let actions = selection.actions_under(&plan.tree, id);
        if !actions.is_empty() {
            let parts = self.statuses(actions);
            self.say(words::counts(screen::ACTIONS, actions.len(), &parts));
        }
        let indicators = selection.indicators_under(&plan.tree, id);
        if indicators.is_empty() {
            return;
        }
        let tally = Tally::of(plan, [], indicators.iter().copied(), as_of);
        let parts = some(&[
            (screen::achievement(Achievement::Met), tally.met),
            (screen::achievement(Achievement::Unmet), tally.unmet),
            (label::without_verdict(plan, as_of), tally.unjudged),
        ]);
        self.say(words::counts(screen::INDICATORS, indicators.len(), &parts));
        if let Some(counts) = Outlooks::of(plan, indicators.iter().copied(), as_of).filter(|counts| counts.all() > 0) {
            let Outlooks { reaches, on_pace, behind, misses, unknown } = counts;
            let parts = some(&[
                (words::outlook(Outlook::Reaches), reaches),
                (words::outlook(Outlook::OnPace), on_pace),
                (words::outlook(Outlook::Behind), behind),
                (words::outlook(Outlook::Misses), misses),
                (prospect::UNKNOWN, unknown),
            ]);
            self.say(words::counts(prospect::INDICATORS, counts.all(), &parts));
        }
    }

    /// Actions by the plan's own status words.
    fn statuses(&self, actions: &[ActionId]) -> Vec<(&'a str, usize)> {
        let (plan, as_of) = (self.plan_of(), self.as_of());
        let standing: Vec<Option<&str>> =
            actions.iter().map(|id| plan.status_of(*id, as_of).verdict.map(|status| status.word.as_str())).collect();
        let count = |word: Option<&str>| standing.iter().filter(|other| **other == word).count();
        let mut parts: Vec<(&str, usize)> =
            plan.statuses.iter().map(|status| (status.word.as_str(), count(Some(&status.word)))).collect();
        parts.push((label::without_status(plan, as_of), count(None)));
        some(&parts)
    }

    /// Why that entry needs attention, and what the review has found in it.
    fn attention(&mut self, subject: Subject) {
        let reasons = match subject {
            Subject::Action(id) => self.reasons.action(id),
            Subject::Indicator(id) => self.reasons.indicator(id),
            Subject::Plan | Subject::Totals | Subject::Node(_) => Vec::new(),
        };
        if !reasons.is_empty() {
            let said: Vec<String> = reasons.iter().map(|reason| said(subject, reason)).collect();
            self.say(words::needs_attention(&said));
        }
        self.findings(subject);
    }

    /// The findings about that, open ones first. An earlier year had none.
    fn findings(&mut self, subject: Subject) {
        if self.looks_back() {
            return;
        }
        let findings = &self.part.loaded.findings;
        let about = |finding: &&Finding| finding.subject == subject;
        for finding in findings.iter().filter(about).filter(|finding| finding.is_open()) {
            self.say(words::finding(finding.severity, &spoken::sentence(&finding.message)));
            if let Some(hint) = &finding.hint {
                self.say(hint.clone());
            }
        }
        for finding in findings.iter().filter(about).filter(|finding| !finding.is_open()) {
            let reason = finding.accepted.as_deref().filter(|reason| !reason.is_empty());
            let reason = spoken::sentence(reason.unwrap_or(accepted::NO_REASON));
            self.say(words::accepted(review::title(finding.code), &reason));
        }
    }

    fn departments(&self, id: IndicatorId) -> String {
        let plan = self.plan_of();
        let names = plan.department_names(plan.departments_of(id)).join(words::COMMA);
        if names.is_empty() || !plan.indicator(id).own_departments.is_empty() {
            return names;
        }
        words::of_the_actions(&names)
    }
}

/// Those of which there are any.
fn some<'a>(parts: &[(&'a str, usize)]) -> Vec<(&'a str, usize)> {
    parts.iter().copied().filter(|(_, count)| *count > 0).collect()
}

fn limited(filter: &Filter) -> String {
    let mut parts = Vec::new();
    if !filter.departments.is_empty() {
        parts.push(words::part(screen::DEPARTMENT, &filter.departments.join(words::OR)));
    }
    if !filter.choices.is_empty() {
        let choices: Vec<&str> = filter.choices.iter().map(Choice::word).collect();
        parts.push(words::part(crate::words::summary::STATUS, &choices.join(words::OR)));
    }
    if !filter.text.trim().is_empty() {
        parts.push(words::searched(filter.text.trim()));
    }
    words::limited(&parts)
}

/// A reason in words that need no eye; figures have been said by then.
fn said(subject: Subject, reason: &Reason) -> String {
    let word = match reason {
        Reason::Unfinished => words::UNFINISHED,
        Reason::NoStatus => words::NO_STATUS,
        Reason::Unmet => words::UNMET,
        Reason::Expected(outlook) => words::expected(*outlook),
        Reason::NoVerdict => words::NO_VERDICT,
        Reason::Contradictory if matches!(subject, Subject::Action(_)) => words::STATUS_CONTRADICTED,
        Reason::Contradictory => words::VERDICT_CONTRADICTED,
        Reason::Late(_) => words::LATE,
        Reason::Lagging => words::LAGGING,
        Reason::Missing(years) => {
            return words::missing(&years.iter().map(|year| year.in_full()).collect::<Vec<_>>());
        }
        Reason::Found(code) => review::title(code),
    };
    word.to_owned()
}
