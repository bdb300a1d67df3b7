//! 点検: findings about what a plan means, as opposed to how its file is written.
//!
//! One file per rule. A rule looks at the plan alone and never changes it: what the document
//! recorded stays, and the finding stands beside it.

mod status;
mod totals;
mod verdict;

use crate::plan::{Finding, Plan, Positions, Severity, Subject};
use crate::words::Wording;

/// All findings about the meaning of a plan, rule by rule.
pub fn review(plan: &Plan, positions: &Positions) -> Vec<Finding> {
    let found = totals::check(plan).into_iter().chain(status::check(plan)).chain(verdict::check(plan));
    found.map(|found| found.at(positions)).collect()
}

/// What a rule found.
struct Found {
    code: &'static str,
    severity: Severity,
    subject: Subject,
    wording: Wording,
}

impl Found {
    fn at(self, positions: &Positions) -> Finding {
        let Self { code, severity, subject, wording: Wording { message, hint } } = self;
        Finding { code, severity, subject, position: positions.of(subject), message, hint }
    }
}
