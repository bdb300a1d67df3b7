//! Who is asked for what: the entries of a department, and which of them owe something for a year.

use std::collections::HashSet;

use crate::plan::{ActionId, Blanks, DepartmentId, FiscalYear, IndicatorId, Plan, Subject};

/// The actions and indicators that a department answers for, in the order of the tree.
pub fn entries_of(plan: &Plan, department: DepartmentId) -> Vec<Subject> {
    all(plan).into_iter().filter(|subject| plan.answering_for(*subject).contains(&department)).collect()
}

/// Those that nobody answers for.
pub fn orphans(plan: &Plan) -> Vec<Subject> {
    all(plan).into_iter().filter(|subject| plan.answering_for(*subject).is_empty()).collect()
}

/// All actions and indicators, of each node its own actions first.
fn all(plan: &Plan) -> Vec<Subject> {
    let own = plan.tree.iter().flat_map(|(node, _)| {
        let actions = plan.tree.own_actions(node).map(|at| Subject::Action(ActionId(at)));
        actions.chain(plan.tree.own_indicators(node).map(|at| Subject::Indicator(IndicatorId(at))))
    });
    own.collect()
}

/// What owes something for a year, by the plan's one definition of it ([`Blanks`]), and a plan that ends with that
/// year owes statuses and verdicts too.
#[derive(Debug)]
pub struct Owed {
    results: HashSet<Subject>,
    verdicts: HashSet<Subject>,
}

impl Owed {
    /// What `plan` owes for `year`.
    pub fn of(plan: &Plan, year: FiscalYear) -> Self {
        let blanks = Blanks::of(plan, year);
        let actions = plan.actions_by_id().filter(|(id, _)| blanks.action(*id).contains(&year));
        let indicators = plan.indicators_by_id().filter(|(id, _)| blanks.indicator(*id).contains(&year));
        let results = actions.map(|(id, _)| Subject::Action(id));
        let results = results.chain(indicators.map(|(id, _)| Subject::Indicator(id))).collect();
        let is_end = plan.years.last() == Some(&year);
        let actions = plan.actions_by_id().filter(|(_, action)| is_end && action.status.is_none());
        let indicators = plan.indicators_by_id().filter(|(_, one)| is_end && one.achievement.is_none());
        let verdicts = actions.map(|(id, _)| Subject::Action(id));
        let verdicts = verdicts.chain(indicators.map(|(id, _)| Subject::Indicator(id))).collect();
        Self { results, verdicts }
    }

    /// Whether its 実績 is owed.
    pub fn result(&self, subject: Subject) -> bool {
        self.results.contains(&subject)
    }

    /// Whether its status or verdict is owed.
    pub fn verdict(&self, subject: Subject) -> bool {
        self.verdicts.contains(&subject)
    }
}
