//! The numbers beside the lines of the pickers.
//!
//! Counts what a selection holds: to show what choosing a line would give, pass the selection of
//! all other parts of the filter.

use super::attention::Reasons;
use super::choice::Choice;
use super::selection::Selection;
use crate::plan::{Achievement, DepartmentId, FiscalYear, Plan, StatusClass};

/// One line of the 担当課 picker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DepartmentCount {
    /// The department.
    pub department: DepartmentId,
    /// Its actions.
    pub actions: usize,
    /// Those of them that are not done, or without a status.
    pub unfinished: usize,
    /// Its indicators.
    pub indicators: usize,
    /// Those of them that miss their target.
    pub unmet: usize,
}

/// One line of the 状況 picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceCount {
    /// The choice.
    pub choice: Choice,
    /// The actions or indicators that match it.
    pub count: usize,
}

/// Counts for every department of `plan` in display order, also those with nothing in `selection`.
pub fn department_counts(plan: &Plan, selection: &Selection, as_of: FiscalYear) -> Vec<DepartmentCount> {
    let none = |department| DepartmentCount { department, actions: 0, unfinished: 0, indicators: 0, unmet: 0 };
    let mut counts: Vec<_> = plan.department_ids().map(none).collect();
    for id in &selection.actions {
        let unfinished = plan.class_of(*id, as_of) != Some(StatusClass::Done);
        for department in &plan.action(*id).departments {
            if let Some(count) = counts.get_mut(department.index()) {
                count.actions += 1;
                count.unfinished += usize::from(unfinished);
            }
        }
    }
    for id in &selection.indicators {
        let unmet = plan.verdict_of(*id, as_of).verdict == Some(Achievement::Unmet);
        for department in plan.departments_of(*id) {
            if let Some(count) = counts.get_mut(department.index()) {
                count.indicators += 1;
                count.unmet += usize::from(unmet);
            }
        }
    }
    counts
}

/// Counts for every choice that `plan` offers in that year, in screen order.
pub fn choice_counts(plan: &Plan, selection: &Selection, as_of: FiscalYear) -> Vec<ChoiceCount> {
    let reasons = Reasons::of(plan, as_of);
    let count = |choice: Choice| {
        let actions = selection.actions.iter().filter(|id| choice.matches_action(&reasons, **id)).count();
        let indicators = selection.indicators.iter().filter(|id| choice.matches_indicator(&reasons, **id)).count();
        ChoiceCount { choice, count: actions + indicators }
    };
    Choice::offered(plan, as_of).into_iter().map(count).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::plan;
    use super::super::{Filter, Index};
    use super::*;

    #[test]
    fn departments_with_what_is_theirs() {
        let plan = plan();
        let rows = |selection: &Selection| -> Vec<_> {
            let counts = department_counts(&plan, selection, plan.as_of);
            counts.iter().map(|c| (c.actions, c.unfinished, c.indicators, c.unmet)).collect()
        };
        assert_eq!(
            rows(&Selection::all(&plan)),
            [(1, 0, 1, 1), (1, 1, 2, 1), (1, 1, 2, 0), (2, 2, 2, 0), (0, 0, 0, 0)]
        );
        let filter = Filter { text: "歳入".to_owned(), ..Filter::default() };
        let selection = filter.select(&plan, &Index::build(&plan), plan.as_of);
        assert_eq!(rows(&selection)[2..], [(0, 0, 0, 0); 3]);
    }

    #[test]
    fn choices_with_what_matches_them() {
        let plan = plan();
        let counts = choice_counts(&plan, &Selection::all(&plan), plan.as_of);
        let rows: Vec<_> = counts.iter().map(|count| (count.choice.word(), count.count)).collect();
        let expected = [
            ("実施", 1),
            ("一部実施", 1),
            ("未実施", 1),
            ("実施状況未記入", 1),
            ("遅れ", 2),
            ("達成", 2),
            ("未達成", 1),
            ("達成状況未記入", 1),
            ("要対応", 7),
        ];
        assert_eq!(rows, expected);
    }
}
