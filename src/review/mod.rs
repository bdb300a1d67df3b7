//! 点検: findings about what a plan means, as opposed to how its file is written.
//!
//! One file per rule. A rule looks at the plan alone and never changes it: what the document
//! recorded stays, and the finding stands beside it.

mod totals;
mod verdict;

use crate::plan::{Finding, Plan, Position, Positions, Severity};
use crate::words::Wording;

/// All findings about the meaning of a plan, in the order of its file.
pub fn review(plan: &Plan, positions: &Positions) -> Vec<Finding> {
    let mut findings = totals::check(plan, positions);
    findings.extend(verdict::check(plan, positions));
    findings.sort_by_key(|finding| finding.position);
    findings
}

fn finding(code: &'static str, severity: Severity, path: String, position: Position, wording: Wording) -> Finding {
    let Wording { message, hint } = wording;
    Finding { code, severity, path, position, message, hint }
}
