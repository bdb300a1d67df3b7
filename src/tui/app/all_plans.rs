//! What follows from all plans together: made when it is first asked for, thrown away when what it follows from changes.
//!
//! Owns the places and what empties them; how they are filled is `plan_counts`'. Invariant: nothing here is ever edited but
//! the order, and the facts as plans come, change and go.

use std::cell::OnceCell;

use super::plan_column::PlanColumn;
use crate::query::{Across, Facts, Names, PlanCount, Sought};
use crate::source::Loaded;

/// Which plans are listed and in which order. Holds for the list of plans and for the tree of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanOrder {
    /// The column they are sorted by; without one the order of their paths.
    pub column: Option<PlanColumn>,
    /// Whether that order is turned round.
    pub reversed: bool,
    /// What was typed of their names; empty for all.
    pub names: String,
}

/// The plans that are listed.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// Whether each plan is of the names that were typed, by its index; none where nothing was typed.
    pub(super) found: Option<Vec<bool>>,
    /// In their order.
    pub(super) plans: Vec<usize>,
    /// What they come to.
    pub(super) total: PlanCount,
    /// How many plans there are of those names, whatever the filter.
    pub(super) named: usize,
    /// How many of them show their last good state, because their files give none now.
    pub(super) broken: usize,
    /// All their actions and indicators.
    pub(super) whole: (usize, usize),
}

/// What was made since the last change of what it follows from.
#[derive(Debug, Default)]
pub(super) struct AllPlans {
    pub(super) order: PlanOrder,
    /// The facts of the plans that have been taken in, by their index.
    pub(super) across: Across,
    /// Follows from the plans.
    pub(super) names: OnceCell<Names>,
    pub(super) labels: OnceCell<Labels>,
    pub(super) in_order: OnceCell<Vec<usize>>,
    /// The plans whose files give none now. Every frame asks for them.
    pub(super) broken: OnceCell<Vec<usize>>,
    /// Follows from the plans and what was typed of their names.
    pub(super) named: OnceCell<Sought>,
    /// Follows from the plans, the year and the filter.
    pub(super) counts: OnceCell<Vec<PlanCount>>,
    /// The same whatever the filter asks of how things stand: what shares are counted of.
    pub(super) scope: OnceCell<Vec<PlanCount>>,
    /// Follows from all that and the order.
    pub(super) left: OnceCell<Left>,
}

/// What is needed to call each plan by a name of its own.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// Whether more than one municipality is named.
    pub(super) has_several_cities: bool,
    /// The place of the municipality of each plan among all of them, in the order in which their files come; none
    /// where no municipality is named.
    pub(super) cities: Vec<Option<usize>>,
    /// Whether there is another plan of that title and municipality, for each plan.
    pub(super) is_repeated: Vec<bool>,
}

impl AllPlans {
    /// Another year or filter.
    pub(super) fn forget_counts(&mut self) {
        self.counts.take();
        self.scope.take();
        self.left.take();
    }

    /// Other plans, or other names or states of them.
    pub(super) fn forget_plans(&mut self) {
        self.names.take();
        self.named.take();
        self.labels.take();
        self.in_order.take();
        self.broken.take();
        self.forget_counts();
    }

    /// Plan `index` has been read again.
    pub(super) fn replaced(&mut self, index: usize, loaded: &Loaded) {
        if index < self.across.len() {
            self.across.replace(index, Facts::of(&loaded.plan, &loaded.findings, self.across.year()));
        }
    }

    /// Those plans have been taken out; their indexes ascend.
    pub(super) fn removed(&mut self, gone: &[usize]) {
        gone.iter().rev().for_each(|index| self.across.remove(*index));
    }
}
