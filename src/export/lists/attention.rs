//! 要対応 as a list: each entry once, why it is there, and what to do next.

use std::collections::BTreeMap;

use super::{Definition, Standpoint, actions, departments, indicators, place, table};
use crate::export::{Cell, Column, Kind, Regard, RowGroup, Table};
use crate::label;
use crate::plan::{DepartmentId, Plan, Slip, Subject};
use crate::query::{Attention, Reason, phrase};
use crate::words::{attention as reason_words, lists as words, screen, summary};

impl Standpoint<'_> {
    /// Those entries, in that order, grouped by department for people; of the departments only the `chosen` ones have a
    /// group, if any are.
    pub fn attention(&self, entries: &[&Attention], chosen: &[String]) -> Table {
        let listed = table(self, definitions(self), entries.iter().copied());
        let count = |wanted: &str| entries.iter().filter(|entry| label::kind(entry.subject) == wanted).count();
        let kinds = [screen::ACTIONS, screen::INDICATORS, summary::FINDINGS].map(|kind| (kind, count(kind)));
        let counts = (!entries.is_empty()).then(|| words::attention_counts(entries.len(), &kinds));
        let notes = counts.into_iter().collect();
        let nothing = words::NOTHING_TO_DO.to_owned();
        Table { groups: groups(self.plan, entries, chosen), grouped_by: Some("departments"), notes, nothing, ..listed }
    }
}

fn definitions<'a>(standpoint: &Standpoint<'a>) -> Vec<Definition<'a, &'a Attention>> {
    let Standpoint { plan, as_of, calendar } = *standpoint;
    let mut all = vec![Definition::of(Column::of("kind", words::KIND, Kind::Word), |entry: &Attention| {
        Cell::words(Some(label::kind(entry.subject)))
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
        Definition::of(Column::of("reasons", words::REASONS, Kind::Sentence("")), move |entry: &Attention| {
            let phrase = |reason| (phrase(plan, entry.subject, reason, as_of, calendar), regard(reason));
            Cell::List(entry.reasons.iter().map(phrase).collect(), reason_words::BETWEEN_REASONS)
        }),
        Definition::of(Column::of("codes", words::CODES, Kind::Word).on_demand(), |entry: &Attention| {
            let code = |reason| (code(reason).to_owned(), Regard::Plain);
            Cell::List(entry.reasons.iter().map(code).collect(), ",")
        }),
        Definition::of(Column::of("next", words::NEXT, Kind::Sentence(words::THEN)), |entry: &Attention| {
            let step = |step: &str| (step.to_owned(), Regard::Plain);
            Cell::List(steps(&entry.reasons).into_iter().map(step).collect(), reason_words::BETWEEN_REASONS)
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

/// How a reason is to be looked at.
fn regard(reason: &Reason) -> Regard {
    match reason {
        Reason::Unfinished | Reason::Unmet | Reason::NoStatus | Reason::NoVerdict => Regard::Poor,
        Reason::Expected(_)
        | Reason::Lagging
        | Reason::Contradictory
        | Reason::Late(_)
        | Reason::Missing(_)
        | Reason::Found(_) => Regard::Fair,
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
    let is_contradictory = reasons.contains(&Reason::Contradictory);
    let is_behind = reasons.iter().any(|reason| matches!(reason, Reason::Late(Slip::Overdue(_)) | Reason::Lagging));
    let mut steps: Vec<(u8, &str)> = reasons
        .iter()
        .filter_map(|reason| match reason {
            Reason::NoStatus | Reason::NoVerdict => Some((0, words::ENTER_STANDING)),
            Reason::Missing(_) => Some((1, words::ENTER_ACTUALS)),
            Reason::Contradictory => Some((2, words::CORRECT)),
            Reason::Found(_) => Some((3, words::MEND)),
            // What has arrived, late as it was, needs no new time.
            Reason::Late(slip) => matches!(slip, Slip::Overdue(_)).then_some((4, words::NEW_SCHEDULE)),
            Reason::Lagging => Some((5, words::CATCH_UP)),
            Reason::Expected(_) => Some((6, words::MEASURES)),
            // Where the figures say that it is reached or done, there is nothing to explain and nothing left to do.
            Reason::Unmet => (!is_contradictory).then_some((7, words::EXPLAIN)),
            // What is late is what is to be done about it.
            Reason::Unfinished => (!is_behind && !is_contradictory).then_some((8, words::FINISH)),
        })
        .collect();
    steps.sort_unstable();
    steps.dedup();
    steps.into_iter().map(|(_, step)| step).collect()
}

/// The entries under each of their departments, in the order of the plan; behind them those without one.
fn groups(plan: &Plan, entries: &[&Attention], chosen: &[String]) -> Vec<RowGroup> {
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
    groups.map(|(name, rows)| RowGroup { heading: words::group(&name, rows.len()), rows, total: None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Outlook;
    use Reason::{Contradictory, Expected, Lagging, Late, Missing, NoStatus, Unfinished, Unmet};

    #[test]
    fn what_to_do_follows_from_the_reasons() {
        let table: [(&[Reason], &[&str]); 10] = [
            (&[Unfinished], &[words::FINISH]),
            (&[Unfinished, Late(Slip::Overdue(2))], &[words::NEW_SCHEDULE]),
            (&[Unfinished, Late(Slip::Arrived(1))], &[words::FINISH]),
            (&[Unfinished, Lagging], &[words::CATCH_UP]),
            (&[Unfinished, Contradictory], &[words::CORRECT]),
            (&[Unfinished, Missing(Vec::new()), Lagging], &[words::ENTER_ACTUALS, words::CATCH_UP]),
            (&[NoStatus, Missing(Vec::new())], &[words::ENTER_STANDING, words::ENTER_ACTUALS]),
            (&[Unmet], &[words::EXPLAIN]),
            (&[Unmet, Contradictory], &[words::CORRECT]),
            (&[Expected(Outlook::Misses), Missing(Vec::new())], &[words::ENTER_ACTUALS, words::MEASURES]),
        ];
        for (reasons, expected) in table {
            assert_eq!(steps(reasons), expected, "{reasons:?}");
        }
    }
}
