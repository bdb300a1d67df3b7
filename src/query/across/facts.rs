//! What a filter asks of the entries of one plan, worked out for one year.
//!
//! Knows nothing of other plans, so that it can be made wherever a plan is read, on whatever thread. Owns no rule:
//! how an entry stands, and why it needs attention, is asked where the filter of one plan asks.

use std::collections::HashMap;
use std::sync::Arc;

use super::found::Found;
use super::interned::Interned;
use super::standing::Standing;
use super::threads;
use crate::plan::{Department, DepartmentId, Finding, FiscalYear, Plan, StatusWord, Subject};
use crate::query::attention::Reasons;

/// The facts of one plan in one year, in columns.
#[derive(Debug)]
pub struct Facts {
    pub(super) is_running: bool,
    pub(super) statuses: Vec<StatusWord>,
    pub(super) departments: Vec<Department>,
    /// The departments that are responsible for something together.
    pub(super) teams: Vec<Vec<DepartmentId>>,
    /// The ways in which entries stand.
    pub(super) standings: Vec<Standing>,
    pub(super) actions: Vec<Entry>,
    pub(super) indicators: Vec<Entry>,
    pub(super) found: Found,
}

/// One action or indicator.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// The number of its standing.
    pub(super) standing: u32,
    /// The number of its departments.
    pub(super) team: u32,
}

impl Facts {
    /// Those of several plans, in their order, on two threads.
    pub fn of_all<'a>(
        plans: impl IntoIterator<Item = (&'a Plan, &'a [Finding])>,
        year: Option<FiscalYear>,
    ) -> Vec<Self> {
        let plans: Vec<_> = plans.into_iter().collect();
        threads::map(plans, |(plan, findings)| Self::of(plan, findings, year))
    }

    /// Those of that plan with its findings, in the year from which it is looked at when `year` is asked for, see
    /// [`Plan::as_of_or`].
    pub fn of(plan: &Plan, findings: &[Finding], year: Option<FiscalYear>) -> Self {
        let as_of = plan.as_of_or(year);
        // Nobody had made them in an earlier year.
        let findings = if as_of < plan.as_of { &[] } else { findings };
        let open = || findings.iter().filter(|finding| finding.is_open());
        let mut about: HashMap<Subject, usize> = HashMap::new();
        open().for_each(|finding| *about.entry(finding.subject).or_default() += 1);
        let found_about = |subject| about.get(&subject).copied().unwrap_or_default();

        let reasons = Reasons::of(plan, as_of);
        let words: Vec<Arc<str>> = plan.statuses.iter().map(|status| Arc::from(status.word.as_str())).collect();
        let (mut standings, mut teams) = (Interned::default(), Interned::default());
        let actions = plan.actions_by_id().map(|(id, action)| {
            let standing = Standing::of_action(&reasons, id, &words, found_about(Subject::Action(id)));
            Entry { standing: standings.number(standing), team: teams.number(action.departments.as_slice()) }
        });
        let actions = actions.collect();
        let indicators = plan.indicators_by_id().map(|(id, _)| {
            let standing = Standing::of_indicator(&reasons, id, found_about(Subject::Indicator(id)));
            Entry { standing: standings.number(standing), team: teams.number(plan.departments_of(id)) }
        });
        let indicators = indicators.collect();
        Self {
            is_running: plan.is_running(as_of),
            statuses: plan.statuses.clone(),
            departments: plan.departments.clone(),
            teams: teams.all().iter().map(|team: &&[DepartmentId]| team.to_vec()).collect(),
            standings: standings.into_all(),
            actions,
            indicators,
            found: Found::of(plan, open()),
        }
    }
}
