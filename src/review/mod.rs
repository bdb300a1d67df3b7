//! 点検: findings about what a plan means, as opposed to how its file is written.
//!
//! One file per rule. A rule looks at the plan alone and never changes it: what the document
//! recorded stays, and the finding stands beside it.

mod status;
mod totals;
mod verdict;

use crate::plan::{Finding, Plan, Positions, Severity, Subject};
use crate::words::{Wording, review as words};

/// All findings about the meaning of a plan, rule by rule.
pub fn review(plan: &Plan, positions: &Positions) -> Vec<Finding> {
    let found = totals::check(plan).into_iter().chain(status::check(plan)).chain(verdict::check(plan));
    found.map(|found| found.named(plan).at(positions)).collect()
}

/// What a rule found.
struct Found {
    code: &'static str,
    severity: Severity,
    subject: Subject,
    wording: Wording,
}

impl Found {
    /// With the name of the entry and who answers for it: a list of findings is handed out by department.
    fn named(mut self, plan: &Plan) -> Self {
        let (name, departments) = match self.subject {
            Subject::Action(id) => (plan.action(id).name.as_str(), plan.action(id).departments.clone()),
            Subject::Indicator(id) => (plan.indicator(id).name.as_str(), plan.departments_of(id)),
            Subject::Plan | Subject::Totals | Subject::Node(_) => return self,
        };
        self.wording.message = words::about(name, &plan.department_names(&departments), &self.wording.message);
        self
    }

    fn at(self, positions: &Positions) -> Finding {
        let Self { code, severity, subject, wording: Wording { message, hint } } = self;
        Finding { code, severity, subject, position: positions.of(subject), message, hint, accepted: None }
    }
}
