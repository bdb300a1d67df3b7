//! What a filter leaves of one of many plans.

use super::summary::Summary;

/// What the filter leaves of one plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlanCount {
    /// What is counted of it.
    pub summary: Summary,
    /// Lines of 要対応.
    pub attention: usize,
    /// Nodes found by words alone.
    pub nodes: usize,
}

impl PlanCount {
    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.summary.tally.actions() + self.summary.tally.indicators() + self.nodes == 0
    }
}
