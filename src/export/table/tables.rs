//! Tables that belong together, as the forms take them: one after the other, each when its turn comes.
//!
//! What a form has to know of all before it writes the first is which columns they have.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Column, Table};
use crate::export::in_order::write_in_order;

/// Tables in their order.
pub trait Tables: Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// That one, if there are so many.
    fn table(&self, at: usize) -> Option<Cow<'_, Table>>;

    /// The columns of that one.
    fn columns(&self, at: usize) -> Cow<'_, [Column]>;
}

impl<T: AsRef<[Table]> + Sync + ?Sized> Tables for T {
    fn count(&self) -> usize {
        self.as_ref().len()
    }

    fn table(&self, at: usize) -> Option<Cow<'_, Table>> {
        self.as_ref().get(at).map(Cow::Borrowed)
    }

    fn columns(&self, at: usize) -> Cow<'_, [Column]> {
        self.as_ref().get(at).map_or_else(Cow::default, |table| table.columns.as_slice().into())
    }
}

/// Writes a piece for each table, `between` between two.
pub(super) fn write_each(
    out: &mut impl Write,
    tables: &(impl Tables + ?Sized),
    between: &str,
    write: impl Fn(&Table, &mut dyn Write) -> io::Result<()> + Sync,
) -> io::Result<()> {
    let piece = |at: &usize, out: &mut dyn Write| tables.table(*at).map_or(Ok(()), |table| write(&table, out));
    write_in_order(out, &places(tables), between, piece, |()| ())
}

/// The places of the tables.
pub(super) fn places(tables: &(impl Tables + ?Sized)) -> Vec<usize> {
    (0..tables.count()).collect()
}
