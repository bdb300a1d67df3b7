//! The filter over all plans at once: how many entries of each plan it leaves, and how they stand.
//!
//! Owns the numbers, no ids: what is left of one plan says [`Filter::select`](super::Filter::select), and each
//! number here is what follows from that. So that a key is answered within a frame however many plans there are,
//! what a filter asks of an entry is worked out once for each year, kept in columns, and held against the filter
//! once for all entries that stand alike. Invariant: plans stand here in the order in which the caller has them.

mod counts;
mod facts;
mod found;
mod interned;
mod shelf;
mod sift;
mod standing;

use std::sync::Arc;

pub use counts::{DepartmentTotal, PlanCount};
pub use facts::Facts;

use super::counts::ChoiceCount;
use super::filter::Filter;
use crate::plan::{Finding, FiscalYear, Plan, StatusWord};
use interned::Interned;
use shelf::Shelf;
use standing::Standing;

/// What a filter asks of the entries of all plans.
#[derive(Debug, Default)]
pub struct Across {
    year: Option<FiscalYear>,
    shelves: Vec<Shelf>,
    shared: Shared,
}

/// What many plans have in common, each once.
#[derive(Debug, Default)]
struct Shared {
    /// 担当課 in the order in which they were first met.
    departments: Interned<Arc<str>>,
    /// How each of them is read, where any plan says so.
    readings: Vec<Option<Arc<str>>>,
    /// Departments that are responsible for something together, ascending.
    teams: Interned<Box<[u32]>>,
    standings: Interned<Standing>,
    statuses: Interned<StatusWord>,
}

impl Across {
    /// The year the plans are looked at from: that for which the facts of another plan are to be made.
    pub fn year(&self) -> Option<FiscalYear> {
        self.year
    }

    /// How many plans there are.
    pub fn len(&self) -> usize {
        self.shelves.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.shelves.is_empty()
    }

    /// Adds a plan behind the others.
    pub fn push(&mut self, facts: Facts) {
        let shelf = Shelf::new(facts, &mut self.shared);
        self.shelves.push(shelf);
    }

    /// Puts a plan that was read again in the place of the one at `at`, if there is one.
    pub fn replace(&mut self, at: usize, facts: Facts) {
        if let Some(shelf) = self.shelves.get_mut(at) {
            *shelf = Shelf::new(facts, &mut self.shared);
        }
    }

    /// Takes the plan at `at` out; those behind it move up.
    pub fn remove(&mut self, at: usize) {
        if at < self.shelves.len() {
            self.shelves.remove(at);
        }
    }

    /// Looks at all plans as of another year; from the own one of each with `None`. `plans` are all of them, in
    /// their order, with their findings.
    pub fn look_from<'a>(
        &mut self,
        year: Option<FiscalYear>,
        plans: impl IntoIterator<Item = (&'a Plan, &'a [Finding])>,
    ) {
        self.year = year;
        for (shelf, (plan, findings)) in self.shelves.iter_mut().zip(plans) {
            shelf.look_from(plan, findings, year, &mut self.shared);
        }
    }

    /// What the filter leaves of each plan. `None` while it has words to search for and [`Self::prepare`] has not
    /// come to an end.
    pub fn counts(&self, filter: &Filter) -> Option<Vec<PlanCount>> {
        counts::by_plan(self, filter)
    }

    /// What it leaves of each department, those of one name counted together, also those with nothing, in the order
    /// in which they were first met. `None` as for [`Self::counts`].
    pub fn departments(&self, filter: &Filter) -> Option<Vec<DepartmentTotal>> {
        counts::by_department(self, filter)
    }

    /// Of what it leaves those that match each choice that any plan offers: first the status words by what they
    /// mean, then the others as in [`Choice::all`](super::Choice::all). `None` as for [`Self::counts`].
    pub fn choices(&self, filter: &Filter) -> Option<Vec<ChoiceCount>> {
        counts::by_choice(self, filter)
    }
}
