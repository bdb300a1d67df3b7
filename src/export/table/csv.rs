//! Fields between commas, by the rules of 総務省 for tables that programs read: one heading line, a datum in every
//! cell, numbers bare.

use std::io::{self, Write};

use super::{Table, plain};
use crate::export::csv::{CsvEncoding, write_csv};
use crate::export::substitute::Substitution;

/// Writes the rows of all tables below one heading; what comes back is what the encoding does not have.
pub(super) fn write(out: &mut impl Write, encoding: CsvEncoding, tables: &[Table]) -> io::Result<Vec<Substitution>> {
    write_csv(out, encoding, plain::rows(tables))
}
