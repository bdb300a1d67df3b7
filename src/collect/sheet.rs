//! Where in a sheet that came back the answers stand: found by headings, whatever was moved, sorted or left out.
//!
//! Knows no plan. Invariant: a sheet is one of ours if a row has the heading of a column to fill in and one by which
//! its rows can be told apart.

use super::key::Key;
use crate::import::{Address, Cell, Sheet};
use crate::plan::FiscalYear;
use crate::query::fold;
use crate::words::collect as words;

/// A sheet with its headings found.
#[derive(Debug)]
pub struct Form<'a> {
    sheet: &'a Sheet,
    heading: u32,
    kind: Option<u32>,
    number: Option<u32>,
    name: Option<u32>,
    standing: Option<u32>,
    result: u32,
    verdict: Option<u32>,
    remark: Option<u32>,
    /// The year that its headings name.
    pub year: Option<FiscalYear>,
}

/// A row of it that is about an entry.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// The row, counted from 0.
    pub row: u32,
    /// What it says of itself.
    pub key: Option<Key>,
    /// Whether it is that of an action; `None` if it does not say.
    pub is_action: Option<bool>,
    /// The number, as seen.
    pub number: String,
    /// The path of the node, as seen.
    pub path: String,
    /// The name, as seen.
    pub name: String,
    /// The status or verdict so far, as seen; `None` if that column is gone.
    pub standing: Option<String>,
    /// What was filled in, in the order of `Field::ALL`.
    pub given: [Option<Given>; 3],
}

/// What stands in a cell that was filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// Which cell.
    pub at: Address,
    /// What stands there.
    pub content: Cell,
}

impl Given {
    /// As text.
    pub fn text(&self) -> String {
        self.content.shown().trim().to_owned()
    }
}

impl<'a> Form<'a> {
    /// The sheet as one to fill in; `None` if it is another.
    pub fn find(sheet: &'a Sheet) -> Option<Self> {
        (0..sheet.height()).find_map(|row| Self::at(sheet, row))
    }

    fn at(sheet: &'a Sheet, row: u32) -> Option<Self> {
        let headings: Vec<(u32, String)> = sheet.row(row).map(|(at, cell)| (at.column, plain(&cell.shown()))).collect();
        let named = |name: &str| headings.iter().find(|(_, text)| *text == plain(name)).map(|(column, _)| *column);
        let to_fill_in = |part: &str| {
            let is_it =
                |(_, text): &&(u32, String)| text.contains(&plain(part)) && text.contains(&plain(words::FILL_IN));
            headings.iter().find(is_it)
        };
        let (result, text) = to_fill_in(words::IS_RESULT)?;
        let year = text.split(&plain(words::OF_YEAR)).next().and_then(|year| FiscalYear::parse(year).ok());
        let form = Self {
            sheet,
            heading: row,
            kind: named(words::KIND),
            number: named(words::NUMBER),
            name: named(words::NAME),
            standing: named(words::STANDING),
            result: *result,
            verdict: to_fill_in(words::IS_VERDICT).map(|(column, _)| *column),
            remark: to_fill_in(words::IS_REMARK).map(|(column, _)| *column),
            year,
        };
        // A title says 実績 and 記入 too, but it stands alone.
        let is_headings =
            headings.len() > 1 && (form.verdict.is_some() || form.remark.is_some() || form.number.is_some());
        let has_keys = || form.rows().any(|row| form.key(row).is_some());
        (is_headings && (form.name.is_some() || has_keys())).then_some(form)
    }

    /// The name of the sheet.
    pub fn name(&self) -> &str {
        &self.sheet.name
    }

    /// What stands behind that label above the table: in the cell on its right, unless another label follows.
    pub fn labelled(&self, label: &str) -> String {
        let labels = [words::DEPARTMENT, words::RESPONDENT, words::DAY].map(plain);
        for row in 0..self.heading {
            let mut cells = self.sheet.row(row).skip_while(|(_, cell)| plain(&cell.shown()) != plain(label)).skip(1);
            if let Some((_, cell)) = cells.next().filter(|(_, cell)| !labels.contains(&plain(&cell.shown()))) {
                return cell.shown().trim().to_owned();
            }
        }
        String::new()
    }

    /// The rows that are about something.
    pub fn lines(&self) -> Vec<Line> {
        self.rows().map(|row| self.line(row)).filter(Line::is_something).collect()
    }

    fn rows(&self) -> impl Iterator<Item = u32> + use<> {
        self.heading + 1..self.sheet.height()
    }

    fn line(&self, row: u32) -> Line {
        let seen = |column: Option<u32>| {
            column.map(|column| self.sheet.seen(Address::at(row, column)).shown().trim().to_owned()).unwrap_or_default()
        };
        let kind = plain(&seen(self.kind));
        let is_action = (kind == plain(words::ACTION)).then_some(true);
        let is_action = is_action.or((kind == plain(words::INDICATOR)).then_some(false));
        // What an entry belongs to stands right before its name.
        let node = seen(self.name.and_then(|column| column.checked_sub(1)));
        Line {
            row,
            key: self.key(row),
            is_action,
            number: seen(self.number),
            path: node.split_whitespace().next().unwrap_or_default().to_owned(),
            name: seen(self.name),
            standing: self.standing.map(|column| seen(Some(column))),
            given: [Some(self.result), self.verdict, self.remark].map(|column| self.given(row, column?)),
        }
    }

    fn key(&self, row: u32) -> Option<Key> {
        self.sheet.row(row).find_map(|(_, cell)| match cell {
            Cell::Text(text) => Key::parse(text),
            _ => None,
        })
    }

    /// What was filled in there. Cells that were merged below each other say the same of all their rows; of those that
    /// were merged across, only the first is filled in.
    fn given(&self, row: u32, column: u32) -> Option<Given> {
        let at = Address::at(row, column);
        let below = self.sheet.merged_at(at).filter(|area| area.first.column == area.last.column);
        let at = below.map_or(at, |area| area.first);
        let content = self.sheet.cell(at).clone();
        (!content.is_blank()).then_some(Given { at, content })
    }
}

impl Line {
    fn is_something(&self) -> bool {
        self.key.is_some() || !self.name.is_empty() || self.given.iter().any(Option::is_some)
    }

    /// Whether anything was filled in.
    pub fn is_filled(&self) -> bool {
        self.given.iter().any(Option::is_some)
    }
}

/// A heading without what may differ: blanks, line breaks, widths.
pub fn plain(text: &str) -> String {
    fold(text).chars().filter(|c| !c.is_whitespace()).collect()
}
