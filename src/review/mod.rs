//! 点検: findings about what a plan means, as opposed to how its file is written.
//!
//! One file per rule. A rule looks at the plan alone and never changes it: what the document
//! recorded stays, and the finding stands beside it.

mod figures;
mod missing;
mod numbers;
mod repeated;
mod scale;
mod stages;
mod status;
mod target;
mod totals;
mod verdict;

use std::collections::HashSet;

use crate::plan::{Finding, Plan, Positions, Severity, Subject};
use crate::words::{Wording, review as words};

/// The codes of all findings that the review makes.
pub const CODES: [&str; 10] = [
    "totals",
    Finding::STATUS,
    Finding::VERDICT,
    Finding::MISSING,
    "duplicate-number",
    "number-gap",
    "repeated",
    "scale",
    "no-target",
    "unknown-stage",
];

/// All findings about the meaning of a plan, rule by rule. `of_file` are those about how its file is
/// written: where something could not be read, nothing is said to be missing.
pub fn review(plan: &Plan, positions: &Positions, of_file: &[Finding]) -> Vec<Finding> {
    let errors = of_file.iter().filter(|finding| finding.severity == Severity::Error);
    let unread: HashSet<Subject> = errors.map(|finding| finding.subject).collect();
    let found = [
        totals::check(plan),
        numbers::check(plan),
        status::check(plan),
        stages::check(plan),
        verdict::check(plan),
        missing::check(plan, &unread),
        repeated::check(plan),
        scale::check(plan),
        target::check(plan),
    ];
    found.into_iter().flatten().map(|found| named(plan, found).at(positions)).collect()
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
        Finding::new(self.code, self.severity, self.subject, positions.of(self.subject), self.wording)
    }
}

/// What the entry is called and who answers for it: a list of findings is handed out by department.
fn named(plan: &Plan, mut found: Found) -> Found {
    let name = match found.subject {
        Subject::Action(id) => &plan.action(id).name,
        Subject::Indicator(id) => &plan.indicator(id).name,
        Subject::Node(id) => &plan.tree.node(id).name,
        Subject::Plan | Subject::Totals => return found,
    };
    let departments = plan.department_names(plan.answering_for(found.subject));
    found.wording.message = words::about(name, &departments, &found.wording.message);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_title_of_its_own() {
        let mut titles: Vec<&str> = CODES.into_iter().map(words::title).chain([words::title("")]).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), CODES.len() + 1);
    }
}
