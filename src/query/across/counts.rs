//! What is counted of what is left: by plan, by department, by choice.

use std::ops::AddAssign;
use std::sync::Arc;

use super::Across;
use super::shelf::Shelf;
use super::sift::{Left, Sieve};
use crate::plan::{StatusClass, StatusWord};
use crate::query::choice::Choice;
use crate::query::counts::ChoiceCount;
use crate::query::filter::Filter;
use crate::query::summary::Summary;

/// What is left of one plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlanCount {
    /// As [`summary`](fn@crate::query::summary) counts it.
    pub summary: Summary,
    /// How many lines [`attention`](fn@crate::query::attention) has about it.
    pub attention: usize,
    /// The nodes that the words of the filter find; none where it asks for more than words.
    pub nodes: usize,
}

/// What is left of the departments of one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentTotal {
    /// What they are called.
    pub name: Arc<str>,
    /// How the name is read, where a plan says so.
    pub reading: Option<Arc<str>>,
    /// Their actions.
    pub actions: usize,
    /// Those of them that are not done, or without a status.
    pub unfinished: usize,
    /// Their indicators.
    pub indicators: usize,
    /// Those of them that miss their target.
    pub unmet: usize,
}

impl PlanCount {
    /// Whether nothing of the plan is left.
    pub fn is_empty(&self) -> bool {
        self.summary.tally.actions() + self.summary.tally.indicators() + self.nodes == 0
    }
}

impl AddAssign for PlanCount {
    fn add_assign(&mut self, other: Self) {
        let Self { summary: Summary { tally, missing, findings }, attention, nodes } = other;
        self.summary.tally += tally;
        self.summary.missing += missing;
        self.summary.findings += findings;
        self.attention += attention;
        self.nodes += nodes;
    }
}

/// Of each plan.
pub(super) fn by_plan(across: &Across, filter: &Filter) -> Option<Vec<PlanCount>> {
    let each: Vec<PlanCount> = across.shared.standings.all().iter().map(|standing| standing.count()).collect();
    let count = |counts: &mut Vec<PlanCount>, shelf: &Shelf, left: &Left| {
        let mut count = shelf.found.count(|node| left.shows(node));
        for entry in left.entries(shelf) {
            count += each.get(entry.standing as usize).copied().unwrap_or_default();
        }
        counts.push(count);
    };
    Some(Sieve::new(across, filter)?.sift(&across.shelves, count).concat())
}

/// Of each department.
pub(super) fn by_department(across: &Across, filter: &Filter) -> Option<Vec<DepartmentTotal>> {
    let shared = &across.shared;
    let each: Vec<Row> = shared.standings.all().iter().map(|standing| row(&standing.count().summary)).collect();
    let teams = shared.teams.all();
    let count = |rows: &mut Vec<Row>, shelf: &Shelf, left: &Left| {
        rows.resize(teams.len(), Row::default());
        for entry in left.entries(shelf) {
            let one = each.get(entry.standing as usize).copied().unwrap_or_default();
            if let Some(row) = rows.get_mut(entry.team as usize) {
                add(row, one);
            }
        }
    };
    let mut rows: Vec<Option<Row>> = vec![None; shared.departments.all().len()];
    for department in across.shelves.iter().flat_map(|shelf| &shelf.departments) {
        if let Some(row) = rows.get_mut(*department as usize) {
            row.get_or_insert_default();
        }
    }
    for of_teams in Sieve::new(across, filter)?.sift(&across.shelves, count) {
        for (team, one) in teams.iter().zip(of_teams) {
            for member in team {
                if let Some(Some(row)) = rows.get_mut(*member as usize) {
                    add(row, one);
                }
            }
        }
    }
    let named = shared.departments.all().iter().zip(&shared.readings).zip(rows);
    let total = |((name, reading), row): ((&Arc<str>, &Option<Arc<str>>), Option<Row>)| {
        let [actions, unfinished, indicators, unmet] = row?;
        let (name, reading) = (Arc::clone(name), reading.clone());
        Some(DepartmentTotal { name, reading, actions, unfinished, indicators, unmet })
    };
    Some(named.filter_map(total).collect())
}

/// Actions, unfinished ones, indicators, unmet ones.
type Row = [usize; 4];

fn row(Summary { tally, .. }: &Summary) -> Row {
    [tally.actions(), tally.unfinished(), tally.indicators(), tally.unmet]
}

fn add(row: &mut Row, other: Row) {
    row.iter_mut().zip(other).for_each(|(sum, one)| *sum += one);
}

/// For each choice.
pub(super) fn by_choice(across: &Across, filter: &Filter) -> Option<Vec<ChoiceCount>> {
    let standings = across.shared.standings.all();
    let count = |counts: &mut Vec<usize>, shelf: &Shelf, left: &Left| {
        counts.resize(standings.len(), 0);
        for entry in left.entries(shelf) {
            if let Some(count) = counts.get_mut(entry.standing as usize) {
                *count += 1;
            }
        }
    };
    let counted = Sieve::new(across, filter)?.sift(&across.shelves, count);
    let of = |choice: Choice| {
        let matching = counted.iter().flat_map(|counts| standings.iter().zip(counts));
        let count = matching.filter(|(standing, _)| standing.matches(&choice)).map(|(_, count)| count).sum();
        ChoiceCount { choice, count }
    };
    Some(offered(across).into_iter().map(of).collect())
}

/// The choices that any plan offers.
fn offered(across: &Across) -> Vec<Choice> {
    let all = across.shared.statuses.all();
    let mut is_used = vec![false; all.len()];
    for status in across.shelves.iter().flat_map(|shelf| &shelf.statuses) {
        if let Some(is_used) = is_used.get_mut(*status as usize) {
            *is_used = true;
        }
    }
    let mut words: Vec<StatusWord> = Vec::new();
    for (status, _) in all.iter().zip(is_used).filter(|(_, is_used)| *is_used) {
        if !words.iter().any(|other| crate::spelling::same(&other.word, &status.word)) {
            words.push(status.clone());
        }
    }
    words.sort_by_key(|status: &StatusWord| -> StatusClass { status.class });
    let is_running = across.shelves.iter().any(|shelf| shelf.is_running);
    Choice::offered_of(&words, is_running)
}
