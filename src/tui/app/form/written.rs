//! What a plan holds of an entry for one year, as texts that can be changed, and the words for how it stands.

use crate::amend::Standing;
use crate::plan::{Achievement, FiscalYear, Plan, Subject};
use crate::words::screen;

/// What stands there, empty for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// 実績 of that year.
    pub result: String,
    /// 実施状況 or 達成状況: which of the [`standings`] it is.
    pub standing: Option<usize>,
    /// 注 beside the 実績.
    pub remark: String,
}

impl Written {
    /// Of that entry in that year.
    pub fn of(plan: &Plan, subject: Subject, year: FiscalYear) -> Self {
        let Standing { cell, remark, verdict } = Standing::of(plan, subject, year);
        Self {
            result: cell.unwrap_or_default(),
            standing: verdict.and_then(|word| standings(plan, subject).iter().position(|known| *known == word)),
            remark: remark.unwrap_or_default(),
        }
    }
}

/// The words that the status or verdict of that entry may be.
pub fn standings(plan: &Plan, subject: Subject) -> Vec<&str> {
    match subject {
        Subject::Action(_) => plan.statuses.iter().map(|status| status.word.as_str()).collect(),
        Subject::Indicator(_) => [Achievement::Met, Achievement::Unmet].map(screen::achievement).to_vec(),
        Subject::Plan | Subject::Totals | Subject::Node(_) => Vec::new(),
    }
}
