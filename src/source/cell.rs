//! A cell: whatever stands behind a key of the plan file.
//!
//! Reading a cell never fails. What it means, and whether it means anything, is for `build` to say:
//! that is why one bad cell costs a finding and not the file.

use std::fmt;

use compact_str::{CompactString, ToCompactString};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// Any value of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing, or `null`.
    #[default]
    Empty,
    /// A number (also `.inf` and `.nan`).
    Number(f64),
    /// Any other single value.
    Text(CompactString),
    /// A list.
    List(Vec<Cell>),
    /// A map in the order written; a key written twice is in it twice.
    Map(Vec<Pair>),
}

/// A key and its value.
pub type Pair = (CompactString, Cell);

impl Cell {
    /// Whether nothing is written in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
            Self::Number(_) => false,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

struct CellVisitor;

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Empty)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Cell, E> {
        Ok(Cell::Text(value.to_compact_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Cell, E> {
        Ok(Cell::Number(value as f64))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Cell, E> {
        Ok(Cell::Number(value as f64))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Cell, E> {
        Ok(Cell::Number(value as f64))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Cell, E> {
        Ok(Cell::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Cell, E> {
        Ok(Cell::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Cell, E> {
        Ok(Cell::Text(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Cell, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Cell::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Cell, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Cell::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_value_is_a_cell() {
        let text = |text: &str| Cell::Text(text.into());
        let table = [
            ("~", Cell::Empty),
            ("15.4", Cell::Number(15.4)),
            ("-5", Cell::Number(-5.0)),
            ("true", text("true")),
            ("0270", text("0270")),
            ("1,667,000千円", text("1,667,000千円")),
            ("[検討, 条例改正]", Cell::List(vec![text("検討"), text("条例改正")])),
            ("{2016: 1, 2016: }", Cell::Map(vec![("2016".into(), Cell::Number(1.0)), ("2016".into(), Cell::Empty)])),
        ];
        for (yaml, cell) in table {
            assert_eq!(serde_yaml::from_str::<Cell>(yaml).unwrap(), cell, "{yaml}");
        }
    }
}
