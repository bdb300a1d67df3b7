//! A column of a table as text: how much room it asks for, and its cells in lines of the width it got.
//!
//! Invariant: words and numbers stay whole; sentences, names, and the words that stand in the place of numbers may be
//! broken between letters, lists between their items.

use super::fit::Wish;
use super::ink::Ink;
use super::{Cell, Column, Kind, Table};
use crate::cells::{clean, wrap};

/// A column of names or of sentences keeps so many cells in any case.
pub(super) const LEAST: usize = 12;

/// A column of other words that may be broken keeps so many.
const LEAST_OF_WORDS: usize = 8;

/// A column of a table, by its place in it, and its width.
#[derive(Clone, Copy)]
pub(super) struct SheetColumn<'a> {
    pub place: usize,
    pub column: &'a Column,
    /// The cells it fills.
    pub width: usize,
    /// The room it asks for.
    pub wish: Wish,
    /// The cells behind the decimal point of the number that has most of them, the point among them.
    fraction: usize,
}

impl<'a> SheetColumn<'a> {
    /// That column of a table, without a width yet.
    pub fn of(place: usize, column: &'a Column, table: &Table, ink: Ink) -> Self {
        let cells = table.lines().filter_map(|line| line.get(place));
        let fraction = cells.map(fraction).max().unwrap_or(0);
        let bare = Self { place, column, width: 0, wish: Wish { whole: 0, least: 0 }, fraction };
        Self { wish: bare.wished(table, ink), ..bare }
    }

    /// What its cells and its heading ask for.
    fn wished(&self, table: &Table, ink: Ink) -> Wish {
        let heading = ink.measured(&clean(&self.column.heading));
        let cells = || table.lines().filter_map(|line| line.get(self.place));
        let longest = |of: &dyn Fn(&Cell) -> usize| cells().map(of).max().unwrap_or(0);
        let whole = longest(&|cell| ink.measured(&self.text(cell))).max(heading);
        let least = longest(&|cell| match cell {
            _ if !self.may_break(cell) => ink.measured(&self.text(cell)),
            Cell::Names(_) => {
                let item = items(cell).iter().map(|item| ink.measured(item)).max().unwrap_or(0);
                item.clamp(LEAST, 2 * LEAST)
            }
            Cell::Name(..) | Cell::List(..) => LEAST,
            _ => LEAST_OF_WORDS,
        });
        Wish { whole, least: least.max(heading) }
    }

    /// Whether a cell may be broken into lines: in a column of numbers only the words that stand in their place.
    fn may_break(&self, cell: &Cell) -> bool {
        match self.column.kind {
            Kind::Text | Kind::Sentence(_) => true,
            Kind::Number => matches!(cell, Cell::Text(_)),
            Kind::Word | Kind::Share => false,
        }
    }

    /// A cell on one line. Behind a number with fewer decimals than others have there are blanks in their place.
    pub fn text(&self, cell: &Cell) -> String {
        let text = clean(&cell.shown());
        match cell {
            Cell::Number(..) | Cell::Sum(..) if self.column.kind.is_number() => {
                text + &" ".repeat(self.fraction - fraction(cell).min(self.fraction))
            }
            _ => text,
        }
    }

    /// A cell in lines of the column's width.
    pub fn lines(&self, cell: &Cell, ink: Ink) -> Vec<String> {
        let text = self.text(cell);
        if ink.measured(&text) <= self.width || !self.may_break(cell) {
            return vec![text];
        }
        let mut lines: Vec<String> = Vec::new();
        for item in items(cell) {
            match lines.last_mut() {
                Some(line) if ink.measured(line) + ink.measured(&item) <= self.width => line.push_str(&item),
                _ if ink.measured(&item) <= self.width => lines.push(item),
                _ => lines.extend(broken(&item, self.width, ink)),
            }
        }
        lines
    }
}

/// The items of a cell, each with what stands between it and the next.
fn items(cell: &Cell) -> Vec<String> {
    let items = cell.items();
    let last = items.len().saturating_sub(1);
    let with_sign = |(at, item): (usize, String)| clean(&if at < last { item + cell.between() } else { item });
    items.into_iter().enumerate().map(with_sign).collect()
}

/// A text in lines of so many cells, also where the terminal draws some of its characters wide.
pub(super) fn broken(text: &str, cells: usize, ink: Ink) -> Vec<String> {
    let lines = wrap(text, cells);
    let excess = lines.iter().map(|line| ink.measured(line).saturating_sub(cells)).max().unwrap_or(0);
    if excess == 0 { lines } else { wrap(text, cells.saturating_sub(excess)) }
}

/// The cells of the decimals that a number is written with, the point among them.
fn fraction(cell: &Cell) -> usize {
    match cell {
        Cell::Number(_, decimals) | Cell::Sum(_, decimals) if *decimals > 0 => decimals + 1,
        _ => 0,
    }
}
