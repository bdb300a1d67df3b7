//! 達成状況: the verdict that the document records against what its figures say.

use super::{Found, figures};
use crate::plan::{Basis, Contradiction, Direction, Finding, FiscalYear, Indicator, Plan, Severity, Subject, Value};
use crate::words::{Wording, review as words};

/// A finding for every indicator whose recorded verdict its figures do not bear out.
pub(super) fn check(plan: &Plan) -> Vec<Found> {
    let ids = plan.indicators_by_id();
    let contradicted = ids.filter_map(|(id, indicator)| {
        plan.contradiction(id)?;
        let wording = contradiction(indicator, plan.as_of)?;
        Some(Found { code: Finding::VERDICT, severity: Severity::Warning, subject: Subject::Indicator(id), wording })
    });
    contradicted.collect()
}

fn contradiction(indicator: &Indicator, as_of: FiscalYear) -> Option<Wording> {
    let target = target(indicator);
    let wording = match (indicator.contradiction(as_of)?, indicator.direction) {
        // A number is above or below another, but it is no short way from one state to another.
        (Contradiction::MetButShort, Direction::State) => {
            words::met_but_another(&judged(indicator, as_of, words::any_year), &target)
        }
        (Contradiction::MetButShort, _) => words::met_but_short(&judged(indicator, as_of, words::any_year), &target),
        (Contradiction::UnmetButReached, _) => {
            words::unmet_but_reached(&judged(indicator, as_of, words::some_year), &target)
        }
        (Contradiction::MetButNotMeasured, _) => {
            let (year, _) = indicator.latest(as_of)?;
            words::met_but_not_measured(&year.to_string(), &target)
        }
    };
    Some(wording)
}

/// What is held against the target, in words; `years` names those of 一度でも.
fn judged(indicator: &Indicator, as_of: FiscalYear, years: fn(&str) -> String) -> String {
    match (indicator.basis, indicator.latest(as_of)) {
        (Basis::Cumulative, _) => words::sum_of_years(&indicator.written(indicator.sum(as_of).unwrap_or_default())),
        (Basis::LastYear, Some((year, measured))) => {
            words::value_of_year(&year.to_string(), &figures::text(indicator, &measured.value))
        }
        _ => years(&as_of.to_string()),
    }
}

/// The target with the side of it that is good.
fn target(indicator: &Indicator) -> String {
    let Some(target) = &indicator.target else { return String::new() };
    let written = figures::text(indicator, &target.value);
    match (&target.value, indicator.direction) {
        _ if indicator.aims_at_none() => written,
        (Value::Number(_), Direction::AtMost) => words::at_most(&written),
        (Value::Number(_), Direction::AtLeast) => words::at_least(&written),
        _ => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Achievement, Measured, NodeId};

    fn indicator(direction: Direction, basis: Basis, cells: [&str; 3], achievement: Achievement) -> Indicator {
        let measured = |cell: &str| -> Measured {
            let number = cell.parse().map(Value::Number);
            let value = if cell == "-" { Value::NotMeasured } else { Value::Word(cell.to_owned()) };
            number.unwrap_or(value).into()
        };
        let [first, last, target] = cells.map(measured);
        let years = [(FiscalYear::starting(2019), first), (FiscalYear::starting(2020), last)];
        Indicator {
            node: NodeId::ROOT,
            name: String::new(),
            reading: None,
            unit: Some("件".to_owned()),
            direction,
            basis,
            baseline: None,
            actual: years.into_iter().collect(),
            target: Some(target),
            achievement: Some(achievement),
            own_departments: Vec::new(),
            remark: None,
        }
    }

    #[test]
    fn contradictions_in_words() {
        use Achievement::{Met, Unmet};
        use Basis::{Cumulative, LastYear, Manual, Once};
        use Direction::{AtLeast, AtMost, State};
        let table = [
            (AtLeast, LastYear, ["1500", "610", "1200"], Met, "R2実績 610件は目標1,200件以上に届きませんが"),
            (AtMost, LastYear, ["1", "5.5", "4"], Met, "R2実績 5.5件は目標4.0件以下に届きませんが"),
            (AtLeast, LastYear, ["1", "5", "4"], Unmet, "R2実績 5件は目標4件以上に届いていますが"),
            (State, LastYear, ["決定", "-", "決定"], Met, "R2実績は測定なし（-）で、目標「決定」と"),
            (State, LastYear, ["-", "策定", "策定"], Unmet, "R2実績 「策定」は目標「策定」に届いていますが"),
            (State, LastYear, ["1", "5", "3"], Met, "R2実績 5件は目標3件と異なりますが"),
            (State, Once, ["1", "5", "3"], Met, "R2までのどの年度の実績も目標3件と異なりますが"),
            (State, LastYear, ["1", "3", "3"], Unmet, "R2実績 3件は目標3件に届いていますが"),
            (AtLeast, Once, ["1", "2", "3"], Met, "R2までのどの年度の実績も目標3件以上に届きませんが"),
            (AtLeast, Cumulative, ["1", "2", "4"], Met, "実績の累計 3件は目標4件以上に届きませんが"),
            (AtLeast, Cumulative, ["1", "2", "3"], Met, ""),
            (AtLeast, Once, ["3", "2", "3"], Met, ""),
            (AtLeast, Manual, ["1", "2", "3"], Met, ""),
            (State, LastYear, ["-", "データベース作成", "データベース化"], Met, ""),
            (State, LastYear, ["-", "-", "策定"], Unmet, ""),
        ];
        for (direction, basis, cells, achievement, start) in table {
            let indicator = indicator(direction, basis, cells, achievement);
            let wording = contradiction(&indicator, FiscalYear::starting(2020));
            let message = wording.map(|wording| wording.message).unwrap_or_default();
            assert!(message.starts_with(start) && message.is_empty() == start.is_empty(), "{cells:?}: {message}");
        }
    }
}
