//! What is counted: of one plan, and of the departments of one name.

use std::ops::AddAssign;
use std::sync::Arc;

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
