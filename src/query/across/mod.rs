//! The filter over all plans at once: how many entries of each plan it leaves, and how they stand.
//!
//! Owns the numbers, no ids: what is left of one plan says [`Filter::select`](super::Filter::select), and each
//! number here is what follows from that. So that a key is answered within a frame however many plans there are,
//! what a filter asks of an entry is worked out once for each year, kept in columns, and held against the filter
//! once for all entries that stand alike. Invariant: plans stand here in the order in which the caller has them.

mod count;
mod counts;
mod facts;
mod found;
mod interned;
mod library;
mod listed;
mod prepare;
mod shared;
mod shelf;
mod sift;
mod standing;
#[cfg(test)]
mod tests;
mod threads;

pub use count::{DepartmentTotal, PlanCount};
pub use facts::Facts;

use super::counts::ChoiceCount;
use super::filter::Filter;
use super::search::Search;
use crate::plan::{Finding, FiscalYear, Plan};
use library::Library;
use shared::Shared;
use shelf::Shelf;
use sift::Sieve;

/// What a filter asks of the entries of all plans.
#[derive(Debug, Default)]
pub struct Across {
    year: Option<FiscalYear>,
    shelves: Vec<Shelf>,
    shared: Shared,
    library: Library,
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
        let known = plans.into_iter().take(self.shelves.len());
        for (shelf, facts) in self.shelves.iter_mut().zip(Facts::of_all(known, year)) {
            shelf.take_other(facts, &mut self.shared);
        }
    }

    /// Whether a search is answered for every plan.
    pub fn is_ready(&self) -> bool {
        self.shelves.iter().all(|shelf| shelf.listed.is_some())
    }

    /// Makes the texts of at most that many plans ready for a search, on two threads; most of it is done for texts that
    /// no plan had before. Gives back whether all are. `plans` are all of them, in their order.
    pub fn prepare<'a>(&mut self, plans: impl IntoIterator<Item = &'a Plan>, most: usize) -> bool {
        let missing = self.shelves.iter_mut().zip(plans).filter(|(shelf, _)| shelf.listed.is_none());
        prepare::prepare(missing.take(most).collect(), &mut self.library);
        let is_ready = self.is_ready();
        if is_ready {
            self.library.rest();
        }
        is_ready
    }

    /// What the filter leaves of each plan. Where it has words to search for, that is nothing of the plans that
    /// [`Self::prepare`] has not come to.
    pub fn counts(&self, filter: &Filter) -> Vec<PlanCount> {
        counts::by_plan(&self.shared, &self.shelves, &self.sieve(filter))
    }

    /// What it leaves of each department, those of one name counted together, also those with nothing, as they are
    /// read: one without a reading by its letters, and so with kanji behind those with one. Counted is what is `among`
    /// the plans for which that says so, without it among all.
    pub fn departments(&self, filter: &Filter, among: Option<&[bool]>) -> Vec<DepartmentTotal> {
        counts::by_department(&self.shared, &self.shelves, &self.sieve(filter).among(among))
    }

    /// Of what it leaves of the same plans what matches each choice that any of them offers: first the status words by
    /// what they mean, then the others as in [`Choice::all`](super::Choice::all).
    pub fn choices(&self, filter: &Filter, among: Option<&[bool]>) -> Vec<ChoiceCount> {
        counts::by_choice(&self.shared, &self.shelves, &self.sieve(filter).among(among))
    }

    /// Makes the filter ready for what counts with it.
    fn sieve(&self, filter: &Filter) -> Sieve<'_> {
        let search = Search::new(&filter.text);
        let wanted = (!search.is_empty() && !self.shelves.is_empty()).then(|| self.library.search(&search));
        Sieve::new(&self.shared, filter, wanted)
    }
}
