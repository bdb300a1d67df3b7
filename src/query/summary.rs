//! Summaries: what is counted by department, by node and by year.
//!
//! Counts what a selection holds and decides nothing about it. Invariant: whatever is counted in the
//! whole is counted in at least one line of every summary; an entry of several departments is counted
//! for each of them.

use std::ops::Add;

use super::attention::{Reason, Reasons};
use super::selection::Selection;
use crate::plan::{DepartmentId, Finding, FiscalYear, Plan, Subject, Tally};
use crate::words::summary as words;

/// What is counted of some entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Actions and indicators by how they stand.
    pub tally: Tally,
    /// Entries of the file that are missing.
    pub missing: usize,
    /// Findings about them.
    pub findings: usize,
}

impl Add for Summary {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let Self { mut tally, missing, findings } = self;
        tally += other.tally;
        Self { tally, missing: missing + other.missing, findings: findings + other.findings }
    }
}

/// One number of a [`Summary`]: a column of its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// All actions.
    Actions,
    /// Actions that are done.
    Done,
    /// Actions done in part.
    Partly,
    /// Actions not done, or without a status.
    NotDone,
    /// Actions behind their plan.
    Late,
    /// Indicators that met their target.
    Met,
    /// Indicators that did not.
    Unmet,
    /// Indicators of which nobody can tell.
    Unjudged,
    /// Entries of the file that are missing.
    Missing,
    /// Findings.
    Findings,
}

impl Figure {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 10] = [
        Self::Actions,
        Self::Done,
        Self::Partly,
        Self::NotDone,
        Self::Late,
        Self::Met,
        Self::Unmet,
        Self::Unjudged,
        Self::Missing,
        Self::Findings,
    ];

    /// What people call it.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Actions => words::ACTIONS,
            Self::Done => words::DONE,
            Self::Partly => words::PARTLY,
            Self::NotDone => words::NOT_DONE,
            Self::Late => words::LATE,
            Self::Met => words::MET,
            Self::Unmet => words::UNMET,
            Self::Unjudged => words::UNJUDGED,
            Self::Missing => words::MISSING,
            Self::Findings => words::FINDINGS,
        }
    }

    /// What programs call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Actions => "actions",
            Self::Done => "done",
            Self::Partly => "partly",
            Self::NotDone => "not_done",
            Self::Late => "late",
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::Unjudged => "unjudged",
            Self::Missing => "missing",
            Self::Findings => "findings",
        }
    }

    /// That number of a summary.
    pub fn of(self, summary: &Summary) -> usize {
        let Summary { tally, missing, findings } = summary;
        match self {
            Self::Actions => tally.actions(),
            Self::Done => tally.done,
            Self::Partly => tally.partly,
            Self::NotDone => tally.open(),
            Self::Late => tally.late,
            Self::Met => tally.met,
            Self::Unmet => tally.unmet,
            Self::Unjudged => tally.unjudged,
            Self::Missing => *missing,
            Self::Findings => *findings,
        }
    }
}

/// What is counted in the whole selection, every entry once.
pub fn summary(plan: &Plan, findings: &[Finding], selection: &Selection, as_of: FiscalYear) -> Summary {
    let tally = Tally::of(plan, selection.actions.iter().copied(), selection.indicators.iter().copied(), as_of);
    let reasons = Reasons::of(plan, as_of);
    let missing = entries(selection).map(|subject| missing(&reasons, subject)).sum();
    let findings = open_findings(plan, findings, selection, as_of).count();
    Summary { tally, missing, findings }
}

/// Counts for every department of the plan in display order, also those with nothing; behind them, if
/// there is any, what has no department: such entries, and findings about nodes and the plan as a whole.
pub fn summary_by_department(
    plan: &Plan,
    findings: &[Finding],
    selection: &Selection,
    as_of: FiscalYear,
) -> Vec<(Option<DepartmentId>, Summary)> {
    let mut lines: Vec<_> =
        plan.department_ids().map(Some).chain([None]).map(|key| (key, Summary::default())).collect();
    let (nobody, reasons) = (plan.departments.len(), Reasons::of(plan, as_of));
    let mut count = |subject, add: &dyn Fn(&mut Summary)| {
        let departments = plan.answering_for(subject);
        let places = departments.iter().map(|id| id.index());
        for place in places.chain(departments.is_empty().then_some(nobody)) {
            if let Some((_, summary)) = lines.get_mut(place) {
                add(summary);
            }
        }
    };
    for subject in entries(selection) {
        let one = Summary {
            tally: match subject {
                Subject::Action(id) => Tally::of(plan, [id], [], as_of),
                Subject::Indicator(id) => Tally::of(plan, [], [id], as_of),
                Subject::Plan | Subject::Totals | Subject::Node(_) => Tally::default(),
            },
            missing: missing(&reasons, subject),
            findings: 0,
        };
        count(subject, &|summary| {
            summary.tally += one.tally;
            summary.missing += one.missing;
        });
    }
    for finding in open_findings(plan, findings, selection, as_of) {
        count(finding.subject, &|summary| summary.findings += 1);
    }
    if lines.last().is_some_and(|(_, summary)| *summary == Summary::default()) {
        lines.pop();
    }
    lines
}

/// Counts for every node, each with all below it; the index is that of the [`NodeId`](crate::plan::NodeId).
pub fn summary_by_node(plan: &Plan, findings: &[Finding], selection: &Selection, as_of: FiscalYear) -> Vec<Summary> {
    let tallies = Tally::by_node(plan, &selection.actions, &selection.indicators, as_of);
    let mut lines: Vec<_> = tallies.into_iter().map(|tally| Summary { tally, ..Summary::default() }).collect();
    let reasons = Reasons::of(plan, as_of);
    let mut count = |subject, add: &dyn Fn(&mut Summary)| {
        for node in plan.tree.ancestors(plan.node_of(subject)) {
            if let Some(summary) = lines.get_mut(node.index()) {
                add(summary);
            }
        }
    };
    for subject in entries(selection) {
        let missing = missing(&reasons, subject);
        count(subject, &|summary| summary.missing += missing);
    }
    for finding in open_findings(plan, findings, selection, as_of) {
        count(finding.subject, &|summary| summary.findings += 1);
    }
    lines
}

/// The findings about what is selected that nobody has let stand; none in an earlier year, in which nobody
/// had made them, as in 要対応.
fn open_findings<'a>(
    plan: &Plan,
    findings: &'a [Finding],
    selection: &'a Selection,
    as_of: FiscalYear,
) -> impl Iterator<Item = &'a Finding> {
    let findings = if as_of < plan.as_of { &[] } else { findings };
    findings.iter().filter(|finding| finding.is_open() && selection.shows(finding.subject))
}

fn entries(selection: &Selection) -> impl Iterator<Item = Subject> {
    let actions = selection.actions.iter().copied().map(Subject::Action);
    actions.chain(selection.indicators.iter().copied().map(Subject::Indicator))
}

/// How many entries of the file are missing of that action or indicator: years of 実績, status, verdict.
fn missing(reasons: &Reasons<'_>, subject: Subject) -> usize {
    let own = match subject {
        Subject::Action(id) => reasons.action(id),
        Subject::Indicator(id) => reasons.indicator(id),
        Subject::Plan | Subject::Totals | Subject::Node(_) => return 0,
    };
    owed(&own)
}

/// How many entries of the file are missing for those reasons.
pub(super) fn owed(reasons: &[Reason]) -> usize {
    let count = |reason: &Reason| match reason {
        Reason::Missing(years) => years.len(),
        Reason::NoStatus | Reason::NoVerdict => 1,
        _ => 0,
    };
    reasons.iter().map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::plan;
    use super::super::{Filter, Index};
    use super::*;
    use crate::plan::{ActionId, IndicatorId, NodeId, Position, Severity, Wording};

    fn finding(subject: Subject) -> Finding {
        Finding::new("x", Severity::Note, subject, Position::START, Wording::new(""))
    }

    fn findings() -> Vec<Finding> {
        let subjects = [
            Subject::Totals,
            Subject::Node(NodeId(1)),
            Subject::Action(ActionId(2)),
            Subject::Indicator(IndicatorId(0)),
        ];
        subjects.map(finding).to_vec()
    }

    /// All figures in their order.
    fn row(summary: &Summary) -> String {
        Figure::ALL.map(|figure| figure.of(summary).to_string()).join(" ")
    }

    fn selection(plan: &Plan, text: &str) -> Selection {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        filter.select(plan, &Index::build(plan), plan.as_of)
    }

    #[test]
    fn lines_by_department() {
        let plan = plan();
        let lines = |text: &str| -> Vec<String> {
            let selection = selection(&plan, text);
            let lines = summary_by_department(&plan, &findings(), &selection, plan.as_of);
            let name = |id: Option<DepartmentId>| id.map_or("-", |id| plan.department(id).name.as_str());
            lines.iter().map(|(id, summary)| format!("{} {}", name(*id), row(summary))).collect()
        };
        assert_eq!(
            lines(""),
            [
                "企画政策課 1 1 0 0 0 0 1 0 0 1",
                "市民課 1 0 1 0 1 0 1 1 1 1",
                "財務政策課 1 0 0 1 1 2 0 0 0 1",
                "下水道課 2 0 0 2 1 2 0 0 1 1",
                "収納課 0 0 0 0 0 0 0 0 0 0",
                "- 0 0 0 0 0 0 0 0 0 2",
            ],
            "an entry of two departments counts for both"
        );
        assert_eq!(lines("くるりん")[3], "下水道課 1 0 0 1 0 0 0 0 1 0");
        assert_eq!(row(&summary(&plan, &findings(), &selection(&plan, ""), plan.as_of)), "4 1 1 2 2 2 1 1 2 4");
    }

    #[test]
    fn findings_of_today_are_none_of_an_earlier_year() {
        let plan = plan();
        let count = |year| summary(&plan, &findings(), &Selection::all(&plan), FiscalYear::starting(year)).findings;
        assert_eq!((count(2018), count(2017)), (4, 0));
    }

    #[test]
    fn what_has_no_department_is_not_lost() {
        let mut plan = plan();
        plan.actions[0].departments.clear();
        plan.actions[1].departments.clear();
        let lines = summary_by_department(&plan, &[], &Selection::all(&plan), plan.as_of);
        let (key, last) = lines.last().unwrap();
        assert_eq!((*key, row(last).as_str()), (None, "2 1 1 0 1 0 1 0 0 0"));
    }

    #[test]
    fn lines_by_node_hold_what_is_below() {
        let plan = plan();
        let lines = summary_by_node(&plan, &findings(), &Selection::all(&plan), plan.as_of);
        let rows: Vec<String> = lines.iter().map(row).collect();
        assert_eq!(
            rows,
            [
                "4 1 1 2 2 2 1 1 2 4",
                "2 1 1 0 1 0 1 0 0 2",
                "2 1 1 0 1 0 1 0 0 1",
                "0 0 0 0 0 0 0 0 0 0",
                "2 0 0 2 1 2 0 1 2 1",
                "2 0 0 2 1 2 0 1 2 1",
            ]
        );
    }
}
