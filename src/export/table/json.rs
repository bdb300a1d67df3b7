//! Tables as one JSON object: an object per row, numbers as numbers. Columns of a family (`planned.H28`) are one
//! object, in which what is absent is left out, as in every map by year; elsewhere it is null.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::tables::places;
use super::{Cell, Table, Tables};
use crate::export::in_order::in_order;
use crate::export::json::{NumberJson, Ordered};
use crate::export::json_text::write_escaped;

/// Writes the head's names and values, then `"plans"` with the facts, the rows and the total of each
/// table. The rows of a table over all plans, which has no facts of its own, stand beside the head.
pub(super) fn write(
    out: &mut impl Write,
    head: &[(&'static str, &'static str)],
    tables: &(impl Tables + ?Sized),
) -> io::Result<()> {
    write_escaped(out, &Document { head, tables })
}

/// Head and tables, each table made when its turn comes.
struct Document<'a, T: ?Sized> {
    head: &'a [(&'static str, &'static str)],
    tables: &'a T,
}

impl<T: Tables + ?Sized> Serialize for Document<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.head {
            map.serialize_entry(name, value)?;
        }
        let only = if self.tables.count() == 1 { self.tables.table(0) } else { None };
        match only {
            Some(table) if table.facts.is_empty() => contents(&mut map, &table)?,
            Some(table) => map.serialize_entry("plans", &[Plan(&table)])?,
            None => map.serialize_entry("plans", &Plans(self.tables))?,
        }
        map.end()
    }
}

/// The tables of several plans.
struct Plans<'a, T: ?Sized>(&'a T);

impl<T: Tables + ?Sized> Serialize for Plans<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(tables) = self;
        let mut list = serializer.serialize_seq(Some(tables.count()))?;
        let write = |table: Option<Cow<'_, Table>>| table.map_or(Ok(()), |table| list.serialize_element(&Plan(&table)));
        in_order(&places(*tables), |at| tables.table(*at), write)?;
        list.end()
    }
}

/// The table of a plan.
struct Plan<'a>(&'a Table);

impl Serialize for Plan<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(table) = self;
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in &table.facts {
            map.serialize_entry(name, value)?;
        }
        contents(&mut map, table)?;
        map.end()
    }
}

fn contents<M: SerializeMap>(map: &mut M, table: &Table) -> Result<(), M::Error> {
    map.serialize_entry("rows", &Rows(table))?;
    map.serialize_entry("total", &table.total.as_ref().map(|cells| row(table, cells)))
}

/// The rows of a table, of which there may be many: each is made when it is written.
struct Rows<'a>(&'a Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(table) = self;
        serializer.collect_seq(table.rows.iter().map(|cells| row(table, cells)))
    }
}

fn row<'a>(table: &'a Table, cells: &'a [Cell]) -> Entry<'a> {
    let mut all: Vec<(&str, Entry)> = Vec::new();
    let columns = table.columns.iter().zip(cells).filter(|(column, _)| column.is_for_programs);
    for (column, cell) in columns {
        let Some((family, member)) = column.key.split_once('.') else {
            all.push((column.key.as_ref(), Entry::Cell(cell)));
            continue;
        };
        if !all.iter().any(|(key, _)| *key == family) {
            all.push((family, Entry::Object(Ordered(Vec::new()))));
        }
        let members = all.iter_mut().find_map(|(key, entry)| match entry {
            Entry::Object(Ordered(members)) if *key == family => Some(members),
            _ => None,
        });
        if let Some(members) = members.filter(|_| !matches!(cell, Cell::Absent(_))) {
            members.push((member, Entry::Cell(cell)));
        }
    }
    Entry::Object(Ordered(all))
}

/// What may stand behind a name.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Entry<'a> {
    Cell(&'a Cell),
    Object(Ordered<'a, Entry<'a>>),
}

impl Serialize for Cell {
    /// A share of a count is a number between 0 and 1 with four decimals; a computed one is as exact as it is.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Path(path) if path.is_empty() => serializer.serialize_none(),
            Self::Text(text) | Self::Path(text) | Self::Name(text, _) => serializer.serialize_str(text),
            Self::Standing { word, .. } => word.serialize(serializer),
            Self::Names(_) | Self::List(..) => self.items().serialize(serializer),
            Self::Year(year) => serializer.serialize_str(&year.to_string()),
            Self::Count(count) => serializer.serialize_u64(*count as u64),
            Self::Number(number, _) | Self::Sum(number, _) => NumberJson::of(*number).serialize(serializer),
            Self::Ratio(share) => serializer.serialize_f64(*share),
            Self::Share(_, 0) | Self::Absent(_) => serializer.serialize_none(),
            Self::Share(part, all) => serializer.serialize_f64((*part as f64 / *all as f64 * 1e4).round() / 1e4),
        }
    }
}
