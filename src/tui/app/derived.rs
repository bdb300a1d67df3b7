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
    pub(super) history: OnceCell<Vec<(FiscalYear, Vec<Tally>)>>,
    pub(super) attention_by_department: OnceCell<Vec<AttentionLine>>,
    pub(super) attention_by_node: OnceCell<Vec<AttentionLine>>,
    pub(super) departments: OnceCell<DepartmentCounts>,
    /// By the index of the other plan.
    pub(super) beside: Vec<OnceCell<Beside>>,
}

impl Derived {
    /// Nothing yet; there are so many plans.
    pub(super) fn of(plans: usize) -> Self {
        Self { beside: (0..plans).map(|_| OnceCell::new()).collect(), ..Self::default() }
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
#[derive(Debug)]
pub struct Beside {
    /// What the two have in common.
    pub comparison: Comparison,
    /// The year that each is looked at from.
    pub years: [FiscalYear; 2],
    /// What is counted in each.
    pub tallies: [Tally; 2],
}
