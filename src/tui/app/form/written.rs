//! What a plan holds of an entry for one year, as texts that can be changed.

use crate::amend::Standing;
use crate::plan::{FiscalYear, Plan, Subject};
use crate::query::standings;

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
