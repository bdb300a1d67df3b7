//! The words that plans know, each once however many plans share it: what FILTER may name and shells complete.

use std::collections::HashSet;

use crate::plan::{Department, Plan, StatusWord};

/// The departments of the plans. One stands twice where plans give it another reading, or none.
pub fn departments<'a>(plans: impl Iterator<Item = &'a Plan>) -> Vec<&'a Department> {
    let mut seen = HashSet::new();
    plans.flat_map(|plan| &plan.departments).filter(|one| seen.insert((&one.name, &one.reading))).collect()
}

/// The status words of the plans, whatever each plan means by them.
pub fn statuses<'a>(plans: impl Iterator<Item = &'a Plan>) -> Vec<StatusWord> {
    let mut seen = HashSet::new();
    plans.flat_map(|plan| &plan.statuses).filter(|one| seen.insert(&one.word)).cloned().collect()
}
