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

use std::collections::{HashMap, HashSet};

use crate::plan::{DepartmentId, Finding, NodeId, Plan, Positions, Severity, Subject};
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
    let mut names = Names { plan, of_nodes: HashMap::new() };
    found.into_iter().flatten().map(|found| names.put_before(found).at(positions)).collect()
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
        Finding { code, severity, subject, position: positions.of(subject), message, hint, accepted: None }
    }
}

/// What entries are called and who answers for them: a list of findings is handed out by department.
struct Names<'a> {
    plan: &'a Plan,
    /// Looked up once for each node: it may have as many actions as indicators.
    of_nodes: HashMap<NodeId, Vec<DepartmentId>>,
}

impl Names<'_> {
    fn put_before(&mut self, mut found: Found) -> Found {
        let plan = self.plan;
        let (name, departments) = match found.subject {
            Subject::Action(id) => (&plan.action(id).name, plan.action(id).departments.as_slice()),
            Subject::Indicator(id) => {
                let indicator = plan.indicator(id);
                let departments = match indicator.own_departments.as_slice() {
                    [] => self.of_nodes.entry(indicator.node).or_insert_with_key(|node| plan.departments_at(*node)),
                    own => own,
                };
                (&indicator.name, departments)
            }
            Subject::Node(id) => (&plan.tree.node(id).name, [].as_slice()),
            Subject::Plan | Subject::Totals => return found,
        };
        found.wording.message = words::about(name, &plan.department_names(departments), &found.wording.message);
        found
    }
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
