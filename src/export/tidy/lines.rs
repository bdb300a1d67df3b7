//! The tidy table as JSON Lines: an object for each row, on a line of its own.
//!
//! Invariant: every line has all columns, in their order, so that whoever reads only the first lines knows them; numbers
//! are numbers, and an empty cell is null.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::Serializer;

use super::columns::{Column, Take, columns};
use super::datum::Datum;
use super::{Listed, listed};
use crate::export::in_order::write_in_order;
use crate::export::json::NumberJson;
use crate::export::json_text::write_compact;
use crate::export::part::Part;

/// Writes, of each plan, the rows of the entries that its selection leaves, those of
/// [`write_tidy_csv`](super::write_tidy_csv).
///
/// # Errors
/// Whatever writing gives.
pub fn write_json_lines(mut out: impl Write, parts: &[Part<'_>]) -> io::Result<()> {
    let columns = columns(parts);
    let members: Vec<Member<'_>> = columns.iter().enumerate().map(Member::of).collect::<io::Result<_>>()?;
    let lines = |part: &Part<'_>, out: &mut dyn Write| listed(part).try_for_each(|listed| write(&members, listed, out));
    write_in_order(&mut out, parts, "", lines, |()| ())?;
    out.flush()
}

/// What a column is in the object of a row.
struct Member<'a> {
    take: &'a Take,
    /// Its name with what stands before and behind it.
    name: Vec<u8>,
}

impl<'a> Member<'a> {
    fn of((at, column): (usize, &'a Column)) -> io::Result<Self> {
        let mut name = if at == 0 { b"{".to_vec() } else { b",".to_vec() };
        write_compact(&mut name, &column.heading)?;
        name.push(b':');
        Ok(Self { take: &column.take, name })
    }

    fn with(&self, datum: &Datum<'_>) -> io::Result<Vec<u8>> {
        let mut text = self.name.clone();
        write_compact(&mut text, datum)?;
        Ok(text)
    }
}

/// Writes the lines of an entry. What its columns say of it in every year is made into text once.
fn write(members: &[Member<'_>], listed: Listed<'_>, out: &mut dyn Write) -> io::Result<()> {
    let of_entry = |member: &Member<'_>| match member.take {
        Take::OfEntry(take) => member.with(&take(&listed)),
        Take::OfYear(_) => Ok(Vec::new()),
    };
    let of_entry: Vec<Vec<u8>> = members.iter().map(of_entry).collect::<io::Result<_>>()?;
    let mut line = Vec::new();
    for row in listed.rows() {
        line.clear();
        for (member, of_entry) in members.iter().zip(&of_entry) {
            match member.take {
                Take::OfEntry(_) => line.extend_from_slice(of_entry),
                Take::OfYear(take) => {
                    line.extend_from_slice(&member.name);
                    write_compact(&mut line, &take(&row))?;
                }
            }
        }
        line.extend_from_slice(b"}\n");
        out.write_all(&line)?;
    }
    Ok(())
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
