//! Aligned columns for a terminal, a pipe or a mail.
//!
//! In a pipe nothing is cut, broken or coloured. On a terminal the columns of names and sentences are broken into lines
//! so that the table is as wide as the screen; words and numbers stay whole. A character that one terminal draws wider
//! than another must not shift what is behind it: there the next column is reached by its place, not by blanks.

use std::borrow::Cow;
use std::io::{self, Write};

use super::fit::{Wish, widths};
use super::{Cell, Column, Kind, Regard, Table};
use crate::cells::{clean, letters, reach, width, wrap};

/// Between two columns.
const GAP: usize = 2;

/// A column that may be broken keeps so many cells in any case.
const LEAST: usize = 12;

/// What tables are written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Paper {
    /// Its width in cells; none if lines may be as long as they like.
    pub width: Option<usize>,
    /// How words can be set off.
    pub ink: Ink,
}

/// How words can be set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// Not at all: no terminal, or one that obeys nothing.
    #[default]
    Plain,
    /// On a terminal, by weight.
    Weight,
    /// On a terminal, by weight and colour.
    Colour,
}

/// Writes title, headings, rows and notes of each table, an empty line between two.
pub(super) fn write(out: &mut impl Write, paper: Paper, tables: &[Table]) -> io::Result<()> {
    for (at, table) in tables.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", paper.ink.title(&clean(&table.title)))?;
        match table.nothing_to_show() {
            Some(sentence) => writeln!(out, "{}", clean(sentence))?,
            None => Sheet::of(table, paper).write(out)?,
        }
        for note in &table.notes {
            writeln!(out, "{}", clean(note))?;
        }
    }
    Ok(())
}

/// What of a table is to be seen, and how wide.
struct Sheet<'a> {
    table: &'a Table,
    ink: Ink,
    columns: Vec<SheetColumn<'a>>,
    /// The columns that stand below the others, behind that many blanks, with what stands before them.
    below: Vec<(SheetColumn<'a>, &'static str)>,
    indent: usize,
}

#[derive(Clone, Copy)]
struct SheetColumn<'a> {
    place: usize,
    column: &'a Column,
    width: usize,
    /// The cells behind the decimal point of the number that has most of them, the point among them.
    fraction: usize,
}

impl<'a> Sheet<'a> {
    fn of(table: &'a Table, paper: Paper) -> Self {
        let mut columns: Vec<SheetColumn> = table
            .shown()
            .into_iter()
            .filter_map(|place| Some((place, table.columns.get(place)?)))
            .map(|(place, column)| {
                let cells = table.lines().filter_map(|line| line.get(place));
                let fraction = cells.map(fraction).max().unwrap_or(0);
                SheetColumn { place, column, width: 0, fraction }
            })
            .collect();
        let mut below = Vec::new();
        if paper.width.is_some_and(|width| whole_width(&columns, table, paper.ink) > width) {
            let is_sentence = |column: &mut SheetColumn| matches!(column.column.kind, Kind::Sentence(_));
            below = columns.extract_if(.., is_sentence).collect();
        }
        let wishes: Vec<Wish> = columns.iter().map(|column| column.wish(table, paper.ink)).collect();
        let gaps = GAP * columns.len().saturating_sub(1);
        let room = paper.width.map_or(usize::MAX, |width| width.saturating_sub(gaps));
        for (column, width) in columns.iter_mut().zip(widths(&wishes, room)) {
            column.width = width;
        }
        let before = columns.iter().take_while(|column| column.column.kind != Kind::Text);
        let indent: usize = before.map(|column| column.width + GAP).sum();
        for column in &mut below {
            column.width = paper.width.unwrap_or_default().saturating_sub(indent).max(LEAST);
        }
        let sign = |column: SheetColumn<'a>| match column.column.kind {
            Kind::Sentence(sign) => (column, sign),
            _ => (column, ""),
        };
        Self { table, ink: paper.ink, columns, below: below.into_iter().map(sign).collect(), indent }
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let headings = self.columns.iter().map(|column| vec![clean(&column.column.heading)]);
        let headings: Vec<Vec<String>> = headings.collect();
        self.lines(out, &headings, |_, text| self.ink.heading(text))?;
        for (heading, rows) in self.table.parts() {
            if let Some(heading) = heading {
                writeln!(out, "{}", self.ink.title(&clean(heading)))?;
            }
            for row in rows {
                let cells: Vec<Option<&Cell>> = self.columns.iter().map(|column| row.get(column.place)).collect();
                let pieces: Vec<Vec<String>> = self
                    .columns
                    .iter()
                    .zip(&cells)
                    .map(|(column, cell)| cell.map_or_else(Vec::new, |cell| column.lines(cell, self.ink)))
                    .collect();
                let regard = |at: usize| cells.get(at).copied().flatten().map_or(Regard::Plain, Cell::regard);
                self.lines(out, &pieces, |at, text| match self.columns.get(at) {
                    // With sentences below it the name is the heading of its entry.
                    Some(column) if column.column.kind == Kind::Text && !self.below.is_empty() => self.ink.title(text),
                    _ => self.ink.regarded(regard(at), text),
                })?;
                for (column, sign) in &self.below {
                    if let Some(cell) = row.get(column.place).filter(|cell| !cell.shown().is_empty()) {
                        self.sentence(out, column, sign, cell)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Writes a cell on lines of its own.
    fn sentence(&self, out: &mut impl Write, column: &SheetColumn, sign: &str, cell: &Cell) -> io::Result<()> {
        let indent = " ".repeat(self.indent);
        let room = column.width.saturating_sub(measured(sign, self.ink));
        let lines = SheetColumn { width: room, ..*column }.lines(cell, self.ink);
        match (lines.as_slice(), cell.regards()) {
            ([_], Some(items)) => {
                write!(out, "{indent}{sign}")?;
                for (at, (item, regard)) in items.iter().enumerate() {
                    let between = if at > 0 { cell.between() } else { "" };
                    write!(out, "{between}{}", self.ink.regarded(*regard, &clean(item)))?;
                }
                writeln!(out)
            }
            (lines, _) => lines.iter().enumerate().try_for_each(|(at, line)| {
                let before = if at == 0 { sign.to_owned() } else { " ".repeat(width(sign)) };
                writeln!(out, "{indent}{before}{line}")
            }),
        }
    }

    /// Writes a row, which is as many lines as its highest cell has.
    fn lines<'t>(
        &self,
        out: &mut impl Write,
        cells: &'t [Vec<String>],
        set: impl Fn(usize, &'t str) -> Cow<'t, str>,
    ) -> io::Result<()> {
        for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let (mut start, mut at, mut is_certain) = (0, 0, true);
            for (number, (column, pieces)) in self.columns.iter().zip(cells).enumerate() {
                if let Some(piece) = pieces.get(line).filter(|piece| !piece.is_empty()) {
                    let indent = if column.column.kind.is_number() {
                        column.width.saturating_sub(measured(piece, self.ink))
                    } else {
                        0
                    };
                    let place = start + indent;
                    match is_certain {
                        true => write!(out, "{}", " ".repeat(place.saturating_sub(at)))?,
                        false => write!(out, "\u{1b}[{}G", place + 1)?,
                    }
                    write!(out, "{}", set(number, piece))?;
                    at = place + width(piece);
                    is_certain &= measured(piece, self.ink) == width(piece);
                }
                start += column.width + GAP;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

/// The width of a table with everything on one line.
fn whole_width(columns: &[SheetColumn], table: &Table, ink: Ink) -> usize {
    let gaps = GAP * columns.len().saturating_sub(1);
    columns.iter().map(|column| column.wish(table, ink).whole).sum::<usize>() + gaps
}

impl SheetColumn<'_> {
    /// The room it asks for.
    fn wish(&self, table: &Table, ink: Ink) -> Wish {
        let heading = measured(&clean(&self.column.heading), ink);
        let cells = || table.lines().filter_map(|line| line.get(self.place));
        let longest = |of: &dyn Fn(&Cell) -> usize| cells().map(of).max().unwrap_or(0);
        let whole = longest(&|cell| measured(&self.text(cell), ink)).max(heading);
        let least = match self.column.kind {
            Kind::Word | Kind::Number | Kind::Share => whole,
            Kind::Text | Kind::Sentence(_) => {
                let item = longest(&|cell| match cell {
                    Cell::Names(_) => items(cell).iter().map(|item| measured(item, ink)).max().unwrap_or(0),
                    _ => 0,
                });
                heading.max(LEAST).max(item.min(2 * LEAST))
            }
        };
        Wish { whole, least }
    }

    /// A cell on one line. Behind a number with fewer decimals than others have there are blanks in their place.
    fn text(&self, cell: &Cell) -> String {
        let text = clean(&cell.shown());
        match cell {
            Cell::Number(..) | Cell::Sum(..) if self.column.kind.is_number() => {
                text + &" ".repeat(self.fraction - fraction(cell).min(self.fraction))
            }
            _ => text,
        }
    }

    /// A cell in lines of the column's width.
    fn lines(&self, cell: &Cell, ink: Ink) -> Vec<String> {
        let text = self.text(cell);
        if measured(&text, ink) <= self.width || !matches!(self.column.kind, Kind::Text | Kind::Sentence(_)) {
            return vec![text];
        }
        let mut lines: Vec<String> = Vec::new();
        for item in items(cell) {
            match lines.last_mut() {
                Some(line) if measured(line, ink) + measured(&item, ink) <= self.width => line.push_str(&item),
                _ if measured(&item, ink) <= self.width => lines.push(item),
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
fn broken(text: &str, cells: usize, ink: Ink) -> Vec<String> {
    let lines = wrap(text, cells);
    let excess = lines.iter().map(|line| measured(line, ink).saturating_sub(cells)).max().unwrap_or(0);
    if excess == 0 { lines } else { wrap(text, cells.saturating_sub(excess)) }
}

/// The cells of the decimals that a number is written with, the point among them.
fn fraction(cell: &Cell) -> usize {
    match cell {
        Cell::Number(_, decimals) | Cell::Sum(_, decimals) if *decimals > 0 => decimals + 1,
        _ => 0,
    }
}

/// The cells that a text takes at most: on a terminal nobody knows how wide it draws some of them.
fn measured(text: &str, ink: Ink) -> usize {
    match ink {
        Ink::Plain => width(text),
        Ink::Weight | Ink::Colour if text.is_ascii() => text.len(),
        Ink::Weight | Ink::Colour => letters(text).map(|(_, letter)| reach(letter)).sum(),
    }
}

impl Ink {
    fn title<'t>(self, text: &'t str) -> Cow<'t, str> {
        self.set("1", text)
    }

    fn heading<'t>(self, text: &'t str) -> Cow<'t, str> {
        self.set("4", text)
    }

    fn regarded<'t>(self, regard: Regard, text: &'t str) -> Cow<'t, str> {
        match (self, regard) {
            (_, Regard::Plain) => text.into(),
            (Self::Colour, Regard::Poor) => self.set("1;31", text),
            (Self::Colour, Regard::Fair) => self.set("33", text),
            (_, Regard::Poor) => self.set("1", text),
            (_, Regard::Fair) => text.into(),
        }
    }

    fn set<'t>(self, what: &str, text: &'t str) -> Cow<'t, str> {
        match self {
            Self::Plain => text.into(),
            Self::Weight | Self::Colour => format!("\u{1b}[{what}m{text}\u{1b}[m").into(),
        }
    }
}
