//! 要対応 as a list: each entry once, why it is there, and what to do next.

use std::collections::BTreeMap;

use super::{Definition, actions, departments, indicators, place, table};
use crate::export::{Cell, Column, Kind, Part, RowGroup, Table};
use crate::plan::{Calendar, DepartmentId, Plan, Subject};
use crate::query::{Attention, Reason, attention, phrase};
use crate::words::{attention as reason_words, lists as words, screen, summary};

/// What of a part needs attention, in the order of the document, grouped by department for people; of the departments
/// only the `chosen` ones have a group, if any are.
pub fn attention_table(part: &Part<'_>, calendar: Calendar, chosen: &[String]) -> Table {
    let plan = &part.loaded.plan;
    let entries = attention(plan, &part.loaded.findings, part.selection, part.as_of);
    let listed = table(part, definitions(part, calendar), entries.iter());
    Table { groups: groups(plan, &entries, chosen), grouped_by: Some("departments"), ..listed }
}

fn definitions<'a>(part: &Part<'a>, calendar: Calendar) -> Vec<Definition<'a, &'a Attention>> {
    let (plan, as_of) = (&part.loaded.plan, part.as_of);
    let mut all = vec![Definition::of(Column::of("kind", words::KIND, Kind::Word), |entry: &Attention| {
        Cell::words(Some(kind(entry.subject)))
    })];
    all.extend(place(plan, move |entry: &Attention| plan.node_of(entry.subject)));
    all.extend([
        Definition::of(Column::of("number", words::NUMBER, Kind::Word), move |entry: &Attention| match entry.subject {
            Subject::Action(id) => Cell::words(Some(&plan.action(id).number)),
            Subject::Node(id) => Cell::words(plan.tree.node(id).number.as_deref()),
            Subject::Plan | Subject::Totals | Subject::Indicator(_) => Cell::Absent(""),
        }),
        Definition::of(Column::of("name", words::NAME, Kind::Text), move |entry: &Attention| name(plan, entry.subject)),
        Definition::of(Column::of("departments", words::DEPARTMENTS, Kind::Text), move |entry: &Attention| {
            departments(plan, plan.answering_for(entry.subject))
        }),
        Definition::of(Column::of("status", words::STANDING, Kind::Word).on_demand(), move |entry: &Attention| {
            match entry.subject {
                Subject::Action(id) => actions::status(plan, as_of, id),
                Subject::Indicator(id) => indicators::verdict(plan, as_of, id),
                Subject::Plan | Subject::Totals | Subject::Node(_) => Cell::Absent(""),
            }
        }),
        Definition::of(Column::of("reasons", words::REASONS, Kind::Text), move |entry: &Attention| {
            let phrase = |reason| phrase(plan, entry.subject, reason, as_of, calendar);
            Cell::List(entry.reasons.iter().map(phrase).collect(), reason_words::BETWEEN_REASONS)
        }),
        Definition::of(Column::of("codes", words::CODES, Kind::Word).on_demand(), |entry: &Attention| {
            Cell::List(entry.reasons.iter().map(|reason| code(reason).to_owned()).collect(), ",")
        }),
        Definition::of(Column::of("next", words::NEXT, Kind::Text), |entry: &Attention| {
            Cell::List(steps(&entry.reasons).into_iter().map(str::to_owned).collect(), reason_words::BETWEEN_REASONS)
        }),
    ]);
    all
}

fn name(plan: &Plan, subject: Subject) -> Cell {
    let (name, reading) = match subject {
        Subject::Plan | Subject::Totals => (&plan.title, &None),
        Subject::Node(id) => (&plan.tree.node(id).name, &plan.tree.node(id).reading),
        Subject::Action(id) => (&plan.action(id).name, &plan.action(id).reading),
        Subject::Indicator(id) => (&plan.indicator(id).name, &plan.indicator(id).reading),
    };
    Cell::Name(name.clone(), reading.clone())
}

/// What kind of entry it is: an action, an indicator, or something that 点検 has found.
pub fn kind(subject: Subject) -> &'static str {
    match subject {
        Subject::Action(_) => screen::ACTIONS,
        Subject::Indicator(_) => screen::INDICATORS,
        Subject::Plan | Subject::Totals | Subject::Node(_) => summary::FINDINGS,
    }
}

/// The reason as programs call it; of a finding its own code.
fn code(reason: &Reason) -> &'static str {
    match reason {
        Reason::Unfinished => "unfinished",
        Reason::NoStatus => "no-status",
        Reason::Unmet => "unmet",
        Reason::Expected(_) => "expected-unmet",
        Reason::NoVerdict => "no-verdict",
        Reason::Contradictory => "contradictory",
        Reason::Late(_) => "late",
        Reason::Lagging => "lagging",
        Reason::Missing(_) => "missing",
        Reason::Found(code) => code,
    }
}

/// What to do about an entry, the quick things first, each once.
fn steps(reasons: &[Reason]) -> Vec<&'static str> {
    let is_behind = reasons.iter().any(|reason| matches!(reason, Reason::Late(_) | Reason::Lagging));
    let mut steps: Vec<(u8, &str)> = reasons
        .iter()
        .filter_map(|reason| match reason {
            Reason::NoStatus | Reason::NoVerdict => Some((0, words::ENTER_STANDING)),
            Reason::Missing(_) => Some((1, words::ENTER_ACTUALS)),
            Reason::Contradictory => Some((2, words::CORRECT)),
            Reason::Found(_) => Some((3, words::MEND)),
            Reason::Late(_) => Some((4, words::NEW_SCHEDULE)),
            Reason::Lagging => Some((5, words::CATCH_UP)),
            Reason::Expected(_) => Some((6, words::MEASURES)),
            Reason::Unmet => Some((7, words::EXPLAIN)),
            // What is late is what is to be done about it.
            Reason::Unfinished => (!is_behind).then_some((8, words::FINISH)),
        })
        .collect();
    steps.sort_unstable();
    steps.dedup();
    steps.into_iter().map(|(_, step)| step).collect()
}

/// The entries under each of their departments, in the order of the plan; behind them those without one.
fn groups(plan: &Plan, entries: &[Attention], chosen: &[String]) -> Vec<RowGroup> {
    let is_chosen = |id: &DepartmentId| chosen.is_empty() || chosen.contains(&plan.department(*id).name);
    let mut departments: BTreeMap<DepartmentId, Vec<usize>> = BTreeMap::new();
    let mut nobody = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let answering = plan.answering_for(entry.subject);
        for id in answering.iter().copied().filter(is_chosen) {
            departments.entry(id).or_default().push(at);
        }
        if answering.is_empty() {
            nobody.push(at);
        }
    }
    let named = departments.into_iter().map(|(id, rows)| (plan.department(id).name.clone(), rows));
    let unnamed = (!nobody.is_empty()).then(|| (summary::NO_DEPARTMENT.to_owned(), nobody));
    let groups = named.chain(unnamed);
    groups.map(|(name, rows)| RowGroup { heading: words::group(&name, rows.len()), rows }).collect()
}
