//! 総括: the totals that the document prints against the rows.

use super::Found;
use crate::plan::{Plan, Severity, Subject};
use crate::spelling::same;
use crate::words::review as words;

/// A finding for every word whose printed count is not the count of the rows.
pub(super) fn check(plan: &Plan) -> Vec<Found> {
    let wrong = plan.printed_totals.iter().filter_map(|(word, printed)| {
        let counted = count(plan, word);
        (counted != *printed).then(|| {
            let wording = words::totals(word, *printed, counted);
            Found { code: "totals", severity: Severity::Error, subject: Subject::Totals, wording }
        })
    });
    wrong.collect()
}

fn count(plan: &Plan, word: &str) -> usize {
    let recorded = plan.actions.iter().filter_map(|action| plan.statuses.get(action.status?));
    recorded.filter(|status| same(&status.word, word)).count()
}
