//! What follows from plans, year and filter and is dear: made when it is first asked for, for no key needs all
//! of it, and thrown away together when one of them changes: the session puts an empty one in its place.
//!
//! Owns the places alone; how they are filled is `counted`'s. Invariant: nothing here is ever edited.

use std::cell::OnceCell;

use super::grouping::AttentionLine;
use crate::compare::Comparison;
use crate::plan::{DepartmentId, FiscalYear, Tally};
use crate::query::Summary;

/// What has been asked for since the last change.
#[derive(Debug, Default)]
pub(super) struct Derived {
    /// What is counted in the scope, by node, and in the whole plan.
    pub(super) tallies: OnceCell<Vec<Tally>>,
    pub(super) total: OnceCell<Tally>,
    /// Which of what needs attention in the whole plan is in the scope.
    pub(super) attention: OnceCell<Vec<usize>>,
    /// How much of that the whole filter leaves.
    pub(super) attention_left: OnceCell<usize>,
    pub(super) history: OnceCell<Vec<(FiscalYear, Vec<Tally>)>>,
    pub(super) attention_by_department: OnceCell<Vec<AttentionLine>>,
    pub(super) attention_by_node: OnceCell<Vec<AttentionLine>>,
    pub(super) departments: OnceCell<DepartmentCounts>,
    /// By the index of the other plan, for as many as are open when one is asked for.
    beside: OnceCell<Vec<OnceCell<Box<Beside>>>>,
}

impl Derived {
    /// The place for the plan with that index beside the current one; there are so many plans.
    pub(super) fn beside(&self, other: usize, plans: usize) -> Option<&OnceCell<Box<Beside>>> {
        self.beside.get_or_init(|| vec![OnceCell::new(); plans]).get(other)
    }

    /// Plans have come, gone, or been read again: what stood beside the current one is another now.
    pub(super) fn forget_beside(&mut self) {
        self.beside = OnceCell::new();
    }
}

/// A department, or what has none, and what is counted of it.
pub type DepartmentLine = (Option<DepartmentId>, Summary);

/// What the table of departments counts.
#[derive(Debug)]
pub struct DepartmentCounts {
    /// The departments in the order of the plan; behind them what has none.
    pub lines: Vec<DepartmentLine>,
    /// What they come to, every entry counted once.
    pub total: Summary,
}

/// Another plan beside the current one: the current one is the first of each pair.
#[derive(Debug, Clone)]
pub struct Beside {
    /// What the two have in common.
    pub comparison: Comparison,
    /// The year that each is looked at from.
    pub years: [FiscalYear; 2],
    /// What is counted in each.
    pub tallies: [Tally; 2],
}
