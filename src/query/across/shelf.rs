//! The entries of one plan among all, with the numbers that all plans share.

use super::facts::{Entry, Facts};
use super::found::Found;
use super::listed::Listed;
use super::shared::Shared;
use crate::plan::DepartmentId;

/// One plan.
#[derive(Debug)]
pub(super) struct Shelf {
    /// Whether years of it are to come, seen from the year looked at.
    pub(super) is_running: bool,
    /// Its status words.
    pub(super) statuses: Box<[u32]>,
    /// Its departments, each once, in its order.
    pub(super) departments: Box<[u32]>,
    pub(super) actions: Box<[Entry]>,
    pub(super) indicators: Box<[Entry]>,
    pub(super) found: Found,
    /// Its texts, as soon as they are ready.
    pub(super) listed: Option<Listed>,
}

impl Shelf {
    /// Files the facts of a plan under the numbers of all plans.
    pub(super) fn new(facts: Facts, shared: &mut Shared) -> Self {
        let Facts { is_running, statuses, departments, teams, standings, actions, indicators, found } = facts;
        let departments: Vec<u32> =
            departments.into_iter().map(|one| shared.department(&one.name, one.reading.as_deref())).collect();
        let shared_team = |team: Vec<DepartmentId>| {
            let members = team.iter().filter_map(|id| departments.get(id.index()).copied());
            shared.teams.number(each_once(members))
        };
        let teams: Vec<u32> = teams.into_iter().map(shared_team).collect();
        let standings: Vec<u32> = standings.into_iter().map(|one| shared.standings.number(one)).collect();
        let number = |numbers: &[u32], at: u32| numbers.get(at as usize).copied().unwrap_or_default();
        let file = |entries: Vec<Entry>| -> Box<[Entry]> {
            let entry =
                |Entry { standing, team }| Entry { standing: number(&standings, standing), team: number(&teams, team) };
            entries.into_iter().map(entry).collect()
        };
        Self {
            is_running,
            statuses: statuses.into_iter().map(|one| shared.statuses.number(one)).collect(),
            actions: file(actions),
            indicators: file(indicators),
            departments: each_once(departments),
            found,
            listed: None,
        }
    }

    /// Takes in the facts of the same plan in another year.
    pub(super) fn take_other(&mut self, facts: Facts, shared: &mut Shared) {
        let listed = self.listed.take();
        *self = Self { listed, ..Self::new(facts, shared) };
    }
}

/// In the order in which they first come.
fn each_once(numbers: impl IntoIterator<Item = u32>) -> Box<[u32]> {
    let mut once = Vec::new();
    numbers.into_iter().for_each(|number| {
        if !once.contains(&number) {
            once.push(number);
        }
    });
    once.into()
}
