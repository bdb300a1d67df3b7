//! The words that are offered for a result: those of the plan itself, the likeliest first; and those that a status or
//! verdict may be.
//!
//! The first are an offer and no more: whatever else is meant may be written. Invariant: each word stands there once.

use std::collections::HashMap;

use crate::plan::{CONTINUED, FiscalYear, Indicator, Plan, Stage, Subject, Value};
use crate::words::filter;

/// The most words that are offered: nobody goes through more.
const MOST: usize = 200;

/// The words for that entry in that year. Of an action: what is planned, ⇒ where the year before has a stage,
/// then all stages of the plan, the most used first. A planned ⇒ is offered as ⇒ only where that says the same
/// in 実績, else as the words that it stands for. Of an indicator that is judged by words: its target
/// and its own words.
pub fn words_offered(plan: &Plan, subject: Subject, year: FiscalYear) -> Vec<String> {
    let mut words = match subject {
        Subject::Action(id) => {
            let action = plan.action(id);
            let before = plan.years.iter().rev().find(|other| **other < year);
            let goes_on = before.is_some_and(|before| action.actual.0.get(*before).is_some());
            let planned = action.planned.0.get(year).map(|_| action.planned.running(year));
            let planned = planned.filter(|words| !words.is_empty());
            let is_arrow = action.planned.0.get(year) == Some(&Stage::Continued);
            let same = before.filter(|_| is_arrow).map(|before| action.actual.running(*before)) == planned;
            let arrow = goes_on.then(|| CONTINUED.to_owned());
            let first = arrow.clone().filter(|_| same && is_arrow);
            first.into_iter().chain(planned).chain(arrow).chain(stages(plan)).collect()
        }
        Subject::Indicator(id) => states(plan.indicator(id)),
        Subject::Plan | Subject::Totals | Subject::Node(_) => Vec::new(),
    };
    let mut seen = Vec::new();
    words.retain(|word| {
        !seen.contains(word) && seen.len() < MOST && {
            seen.push(word.clone());
            true
        }
    });
    words
}

/// The stage words of a plan, the most used first, those used alike in the order of the plan.
fn stages(plan: &Plan) -> Vec<String> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    let schedules = plan.actions.iter().flat_map(|action| [&action.planned, &action.actual]);
    let words = schedules.flat_map(|schedule| schedule.0.iter()).flat_map(|(_, stage)| stage.entries());
    for (at, word) in words.filter(|word| *word != CONTINUED).enumerate() {
        counts.entry(word).or_insert((0, at)).0 += 1;
    }
    let mut words: Vec<(&str, (usize, usize))> = counts.into_iter().collect();
    words.sort_unstable_by_key(|(_, (count, at))| (std::cmp::Reverse(*count), *at));
    words.into_iter().map(|(word, _)| word.to_owned()).collect()
}

/// The words of an indicator: that of its target, then those of its values, latest first.
fn states(indicator: &Indicator) -> Vec<String> {
    let values = indicator.actual.iter().rev().map(|(_, measured)| measured);
    let all = indicator.target.iter().chain(values).chain(&indicator.baseline);
    all.filter_map(|measured| match &measured.value {
        Value::Word(word) => Some(word.clone()),
        Value::Number(_) | Value::NotMeasured => None,
    })
    .collect()
}

/// The words that the status or verdict of that entry may be.
pub fn standings(plan: &Plan, subject: Subject) -> Vec<&str> {
    match subject {
        Subject::Action(_) => plan.statuses.iter().map(|status| status.word.as_str()).collect(),
        Subject::Indicator(_) => vec![filter::MET, filter::UNMET],
        Subject::Plan | Subject::Totals | Subject::Node(_) => Vec::new(),
    }
}
