//! Things of which many entries have the same: kept once, known by a number.
//!
//! Invariant: a number once given stays. What no plan has any more is kept; there is little of it.

use std::collections::HashMap;
use std::hash::Hash;

/// Distinct things, numbered in the order in which they came.
#[derive(Debug)]
pub(super) struct Interned<T> {
    numbers: HashMap<T, u32>,
    all: Vec<T>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self { numbers: HashMap::new(), all: Vec::new() }
    }
}

impl<T: Clone + Eq + Hash> Interned<T> {
    /// The number of that thing.
    pub(super) fn number(&mut self, thing: T) -> u32 {
        let all = &mut self.all;
        *self.numbers.entry(thing).or_insert_with_key(|thing| {
            all.push(thing.clone());
            u32::try_from(all.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// All of them by their numbers.
    pub(super) fn all(&self) -> &[T] {
        &self.all
    }

    /// All of them, where no more will come.
    pub(super) fn into_all(self) -> Vec<T> {
        self.all
    }
}
