//! The tidy table as JSON Lines: an object for each row, on a line of its own.
//!
//! Invariant: every line has all columns, in their order, so that whoever reads only the first lines knows them; numbers
//! are numbers, and an empty cell is null.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::columns::{Column, columns};
use super::datum::Datum;
use super::{Row, rows};
use crate::export::Part;
use crate::export::json::NumberJson;
use crate::export::json_text::write_line;
use crate::plan::Plan;

/// Writes, of each plan, the rows of the entries that its selection leaves, those of
/// [`write_tidy_csv`](super::write_tidy_csv). Not even one row is held.
///
/// # Errors
/// Whatever writing gives.
pub fn write_json_lines(mut out: impl Write, parts: &[Part<'_>]) -> io::Result<()> {
    let plans: Vec<&Plan> = parts.iter().map(|part| &part.loaded.plan).collect();
    let columns = columns(&plans);
    for row in parts.iter().flat_map(rows) {
        write_line(&mut out, &Line { columns: &columns, row: &row })?;
    }
    out.flush()
}

/// A row as an object.
struct Line<'a> {
    columns: &'a [Column],
    row: &'a Row<'a>,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for column in self.columns {
            map.serialize_entry(&column.heading, &(column.take)(self.row))?;
        }
        map.end()
    }
}

impl Serialize for Datum<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => NumberJson::of(*number).serialize(serializer),
        }
    }
}
