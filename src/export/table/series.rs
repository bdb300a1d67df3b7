//! A table for each plan, made when it is written: of the tables of thousands of plans no more than a few are held.
//!
//! Invariant: the columns of a plan's table follow from the plan, not from what is selected of it.

use std::borrow::Cow;

use super::arrange::Arrangement;
use super::{Column, Table, Tables};
use crate::export::part::Part;
use crate::query::Selection;
use crate::words::Wording;

/// The tables of plans, each made as often as it is asked for; of several each is named so that it is told apart.
pub struct Series<'a, M> {
    parts: &'a [Part<'a>],
    make: M,
    nothing: Selection,
    arrangement: Arrangement,
}

impl<'a, M: Fn(&Part<'_>) -> Table + Sync> Series<'a, M> {
    /// Those that `make` makes of the parts.
    pub fn of(parts: &'a [Part<'a>], make: M) -> Self {
        Self { parts, make, nothing: Selection::default(), arrangement: Arrangement::default() }
    }

    /// The same with those columns and in that order, see [`arrange`](super::arrange).
    ///
    /// # Errors
    /// The sentence for the first name that means no column, or several.
    pub fn arranged(self, columns: &[String], sorted: &[String]) -> Result<Self, Wording> {
        Ok(Self { arrangement: Arrangement::of(&self, columns, sorted)?, ..self })
    }

    fn made(&self, part: &Part<'_>) -> Table {
        let mut table = (self.make)(part);
        self.arrangement.apply(&mut table);
        table
    }
}

impl<M: Fn(&Part<'_>) -> Table + Sync> Tables for Series<'_, M> {
    fn count(&self) -> usize {
        self.parts.len()
    }

    fn table(&self, at: usize) -> Option<Cow<'_, Table>> {
        self.parts.get(at).map(|part| Cow::Owned(self.made(part)))
    }

    fn columns(&self, at: usize) -> Cow<'_, [Column]> {
        let bare = self.parts.get(at).map(|part| Part { selection: &self.nothing, ..*part });
        bare.map_or_else(Cow::default, |part| self.made(&part).columns.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{By, actions_table, attention_table, indicators_table, summary_table};
    use crate::plan::Calendar;
    use crate::source::built_in;

    type Make = fn(&Part<'_>) -> Table;

    #[test]
    fn the_columns_follow_from_the_plan_alone() {
        let makes: [Make; 7] = [
            |part| actions_table(part, Calendar::Era),
            |part| indicators_table(part, Calendar::Era),
            |part| attention_table(part, Calendar::Era, &[]),
            |part| summary_table(part, By::Status, &[]),
            |part| summary_table(part, By::Department, &[]),
            |part| summary_table(part, By::Node, &[]),
            |part| summary_table(part, By::Year, &[]),
        ];
        let loaded = built_in().unwrap();
        let selection = Selection::all(&loaded.plan);
        let part = Part { loaded: &loaded, selection: &selection, as_of: loaded.plan.as_of };
        for make in makes {
            let parts = [part];
            let series = Series::of(&parts, make);
            let table = series.table(0).unwrap();
            assert!(!table.rows.is_empty());
            assert_eq!(series.columns(0), table.columns, "{:?}", table.columns);
        }
    }
}
