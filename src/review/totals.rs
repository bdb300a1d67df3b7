//! 総括: the totals that the document prints against the rows.

use crate::plan::{Finding, Plan, Positions, Severity, Subject};
use crate::words::review as words;

/// A finding for every word whose printed count is not the count of the rows.
pub fn check(plan: &Plan, positions: &Positions) -> Vec<Finding> {
    let wrong = plan.printed_totals.iter().filter_map(|(word, printed)| {
        let counted = count(plan, word);
        (counted != *printed).then(|| {
            let wording = words::totals(word, *printed, counted);
            super::finding("totals", Severity::Error, String::new(), positions.of(Subject::Totals), wording)
        })
    });
    wrong.collect()
}

fn count(plan: &Plan, word: &str) -> usize {
    let recorded = plan.actions.iter().filter_map(|action| plan.statuses.get(action.status?));
    recorded.filter(|status| status.word == word).count()
}
