//! In which order the rows of a table stand.
//!
//! Invariant: sorting is stable; whichever way it goes, words come behind numbers and what has no place in an order
//! comes last.

use std::cmp::Ordering;

use super::{Cell, Table};
use crate::query::fold;

/// A column to sort by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SortKey {
    /// The key of the column.
    pub key: String,
    /// Greatest first.
    pub is_descending: bool,
}

/// Sorts the rows by the first key, those that are equal by the next. The groups go: they stand in another order.
pub(super) fn sort(table: &mut Table, keys: &[SortKey]) {
    let places: Vec<(usize, bool)> = keys
        .iter()
        .filter_map(|one| Some((table.columns.iter().position(|column| column.key == *one.key)?, one.is_descending)))
        .collect();
    let mut rows: Vec<(Vec<Option<Place>>, Vec<Cell>)> = std::mem::take(&mut table.rows)
        .into_iter()
        .map(|row| (places.iter().map(|(at, _)| row.get(*at).and_then(place)).collect(), row))
        .collect();
    rows.sort_by(|(one, _), (other, _)| {
        let by_key = one.iter().zip(other).zip(&places).map(|((one, other), (_, down))| compared(one, other, *down));
        by_key.fold(Ordering::Equal, Ordering::then)
    });
    table.rows = rows.into_iter().map(|(_, row)| row).collect();
    table.groups = Vec::new();
}

/// What a cell is ordered by.
#[derive(Debug, Clone, PartialEq)]
enum Place {
    Number(f64),
    Words(Vec<Piece>),
}

/// A piece of a text: digits count as the number they are, so that 9 stands before 10.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Digits(usize, String),
    Letters(String),
}

fn place(cell: &Cell) -> Option<Place> {
    let words = |text: &str| (!text.is_empty()).then(|| Place::Words(pieces(&fold(text))));
    match cell {
        Cell::Text(text) | Cell::Path(text) => words(text),
        Cell::Name(name, reading) => words(reading.as_ref().unwrap_or(name)),
        Cell::Names(all) => {
            let read = all.iter().map(|(name, reading)| fold(reading.as_ref().unwrap_or(name)));
            // A blank comes before every letter: who stands alone comes before who is the first of several.
            let read = read.collect::<Vec<_>>().join(" ");
            (!read.is_empty()).then(|| Place::Words(pieces(&read)))
        }
        Cell::List(..) => words(&cell.shown()),
        Cell::Standing { rank, .. } => Some(Place::Number(*rank as f64)),
        Cell::Year(year) => Some(Place::Number(f64::from(year.number()))),
        Cell::Count(count) => Some(Place::Number(*count as f64)),
        Cell::Number(number, _) | Cell::Sum(number, _) | Cell::Ratio(number) => Some(Place::Number(*number)),
        Cell::Share(_, 0) | Cell::Absent(_) => None,
        Cell::Share(part, all) => Some(Place::Number(*part as f64 / *all as f64)),
    }
}

fn compared(one: &Option<Place>, other: &Option<Place>, is_descending: bool) -> Ordering {
    let (one, other) = match (one, other) {
        (Some(one), Some(other)) => (one, other),
        (one, other) => return other.is_some().cmp(&one.is_some()),
    };
    let order = match (one, other) {
        (Place::Number(one), Place::Number(other)) => one.total_cmp(other),
        (Place::Words(one), Place::Words(other)) => one.cmp(other),
        (Place::Number(_), Place::Words(_)) => return Ordering::Less,
        (Place::Words(_), Place::Number(_)) => return Ordering::Greater,
    };
    if is_descending { order.reverse() } else { order }
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_digits).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        pieces.push(match is_digits {
            true => {
                let digits = piece.trim_start_matches('0');
                Piece::Digits(digits.len(), digits.to_owned())
            }
            false => Piece::Letters(piece.to_owned()),
        });
    }
    pieces
}
