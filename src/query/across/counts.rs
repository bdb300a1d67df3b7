//! What is counted of what is left: by plan, by department, by choice.

use std::cmp::Reverse;
use std::sync::Arc;

use super::count::{DepartmentTotal, PlanCount};
use super::shared::Shared;
use super::shelf::Shelf;
use super::sift::{Left, Sieve};
use crate::plan::StatusWord;
use crate::query::choice::Choice;
use crate::query::counts::ChoiceCount;
use crate::query::summary::Summary;
use crate::spelling::same;

/// Of each plan.
pub(super) fn by_plan(shared: &Shared, shelves: &[Shelf], sieve: &Sieve) -> Vec<PlanCount> {
    let each: Vec<PlanCount> = shared.standings.all().iter().map(|standing| standing.count()).collect();
    let count = |counts: &mut Vec<(usize, PlanCount)>, at: usize, shelf: &Shelf, left: &Left| {
        let mut count = shelf.found.count(|node| left.shows(node));
        count.nodes = left.nodes();
        for entry in left.entries(shelf) {
            count += each.get(entry.standing as usize).copied().unwrap_or_default();
        }
        counts.push((at, count));
    };
    let mut counts = vec![PlanCount::default(); shelves.len()];
    for (at, count) in sieve.sift(shelves, count).into_iter().flatten() {
        counts.get_mut(at).into_iter().for_each(|place| *place = count);
    }
    counts
}

/// Of each department.
pub(super) fn by_department(shared: &Shared, shelves: &[Shelf], sieve: &Sieve) -> Vec<DepartmentTotal> {
    let each: Vec<Row> = shared.standings.all().iter().map(|standing| row(&standing.count().summary)).collect();
    let teams = shared.teams.all();
    let count = |rows: &mut Vec<Row>, _, shelf: &Shelf, left: &Left| {
        rows.resize(teams.len(), Row::default());
        for entry in left.entries(shelf) {
            let one = each.get(entry.standing as usize).copied().unwrap_or_default();
            if let Some(row) = rows.get_mut(entry.team as usize) {
                add(row, one);
            }
        }
    };
    let mut rows: Vec<Option<Row>> = vec![None; shared.departments.all().len()];
    for department in shelves.iter().flat_map(|shelf| &shelf.departments) {
        if let Some(row) = rows.get_mut(*department as usize) {
            row.get_or_insert_default();
        }
    }
    for of_teams in sieve.sift(shelves, count) {
        for (team, one) in teams.iter().zip(of_teams) {
            for member in team {
                if let Some(Some(row)) = rows.get_mut(*member as usize) {
                    add(row, one);
                }
            }
        }
    }
    let named = shared.departments.all().iter().zip(&shared.readings);
    let totals = named.zip(rows).filter_map(|((name, reading), row)| {
        let [actions, unfinished, indicators, unmet] = row?;
        let (name, reading) = (Arc::clone(name), reading.clone());
        Some(DepartmentTotal { name, reading, actions, unfinished, indicators, unmet })
    });
    let mut totals: Vec<DepartmentTotal> = totals.collect();
    // As they are read: in which order the plans came is chance.
    totals.sort_by(|one, other| as_read(one).cmp(&as_read(other)));
    totals
}

fn as_read(total: &DepartmentTotal) -> (&str, &str) {
    (total.reading.as_deref().unwrap_or(&total.name), &total.name)
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
pub(super) fn by_choice(shared: &Shared, shelves: &[Shelf], sieve: &Sieve) -> Vec<ChoiceCount> {
    let standings = shared.standings.all();
    let count = |counts: &mut Vec<usize>, _, shelf: &Shelf, left: &Left| {
        counts.resize(standings.len(), 0);
        for entry in left.entries(shelf) {
            if let Some(count) = counts.get_mut(entry.standing as usize) {
                *count += 1;
            }
        }
    };
    let mut counted = vec![0; standings.len()];
    for part in sieve.sift(shelves, count) {
        counted.iter_mut().zip(part).for_each(|(sum, count)| *sum += count);
    }
    let of = |choice: Choice| {
        let matching = standings.iter().zip(&counted).filter(|(standing, _)| standing.matches(&choice));
        let count = matching.map(|(_, count)| count).sum();
        ChoiceCount { choice, count }
    };
    offered(shared, || sieve.meant(shelves, 0).map(|(_, shelf)| shelf)).into_iter().map(of).collect()
}

/// The choices that any of those plans offers.
fn offered<'a, I: Iterator<Item = &'a Shelf>>(shared: &Shared, shelves: impl Fn() -> I) -> Vec<Choice> {
    let all = shared.statuses.all();
    let mut plans = vec![0_usize; all.len()];
    for status in shelves().flat_map(|shelf| &shelf.statuses) {
        if let Some(plans) = plans.get_mut(*status as usize) {
            *plans += 1;
        }
    }
    // What most plans say comes first: in which order they came is chance.
    let mut used: Vec<(&StatusWord, usize)> = all.iter().zip(plans).filter(|(_, plans)| *plans > 0).collect();
    used.sort_by_key(|(status, plans)| (status.class, Reverse(*plans), &status.word));
    let mut words: Vec<StatusWord> = Vec::new();
    for (status, _) in used {
        if !words.iter().any(|other| same(&other.word, &status.word)) {
            words.push(status.clone());
        }
    }
    let is_running = shelves().any(|shelf| shelf.is_running);
    Choice::offered_of(&words, is_running)
}
