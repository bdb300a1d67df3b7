//! Which columns tables have and how they are sorted, as a person asked for it by name.
//!
//! A column is named by its key or its heading, by an unambiguous beginning of one of them, or by the end of a heading;
//! the name of a family (`planned`, 予定) means all its columns. Commas, colons and dashes may be those of an input method. Decides nothing about what stands in them.

use super::order::{SortKey, sort};
use super::{Cell, Column, Kind, Table, Tables};
use crate::plan::FiscalYear;
use crate::query::fold;
use crate::source::{closest, is_dash};
use crate::words::{Wording, lists as words};

/// Leaves those columns in that order, all if none are named, and sorts by others or the same: `-name` and
/// `name:desc` go from the greatest down.
///
/// # Errors
/// The sentence for the first name that means no column, or several.
pub fn arrange(tables: &mut [Table], columns: &[String], sorted: &[String]) -> Result<(), Wording> {
    let arrangement = Arrangement::of(&*tables, columns, sorted)?;
    tables.iter_mut().for_each(|table| arrangement.apply(table));
    Ok(())
}

/// The names that were typed, as the keys of the columns that they mean. By default everything stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Arrangement {
    sorted: Vec<SortKey>,
    kept: Vec<String>,
}

impl Arrangement {
    /// What the names mean among the columns of all those tables.
    ///
    /// # Errors
    /// The sentence for the first name that means no column, or several.
    pub fn of(tables: &(impl Tables + ?Sized), columns: &[String], sorted: &[String]) -> Result<Self, Wording> {
        let mut arrangement = Self::default();
        if columns.is_empty() && sorted.is_empty() {
            return Ok(arrangement);
        }
        let all = all_columns(tables);
        for typed in names_in(sorted) {
            let (name, is_descending) = direction(typed);
            arrangement.sorted.extend(meant(&all, name)?.into_iter().map(|key| SortKey { key, is_descending }));
        }
        for typed in names_in(columns) {
            for key in meant(&all, typed)? {
                if !arrangement.kept.contains(&key) {
                    arrangement.kept.push(key);
                }
            }
        }
        Ok(arrangement)
    }

    /// Arranges one of the tables.
    pub fn apply(&self, table: &mut Table) {
        if !self.sorted.is_empty() {
            sort(table, &self.sorted);
        }
        if !self.kept.is_empty() {
            keep(table, &self.kept);
        }
    }
}

/// Which columns those tables have: the name of each, its heading, and whether people see it unasked.
pub fn columns_table(tables: &(impl Tables + ?Sized)) -> Table {
    let rows = all_columns(tables).into_iter().map(|column| {
        let shown = if column.is_shown { words::SHOWN } else { "" };
        vec![Cell::Text(column.key.to_string()), Cell::Text(column.heading.to_string()), Cell::words(Some(shown))]
    });
    let columns = vec![
        Column::of("key", words::COLUMN_KEY, Kind::Word),
        Column::of("heading", words::COLUMN_HEADING, Kind::Text),
        Column::of("shown", words::COLUMN_SHOWN, Kind::Word),
    ];
    Table { title: words::COLUMNS.to_owned(), columns, rows: rows.collect(), ..Table::default() }
}

/// The columns of all tables, each once: one that only a later table has stands where it stands there, behind the
/// column before it; those of a family by year. A column that tables call by different names has them all.
pub(super) fn all_columns(tables: &(impl Tables + ?Sized)) -> Vec<Column> {
    let mut all: Vec<Column> = Vec::new();
    for at in 0..tables.count() {
        let mut after = 0;
        for column in tables.columns(at).iter() {
            let Some(at) = all.iter().position(|known| known.key == column.key) else {
                let is_kin = |known: &Column| family_of(&known.key) == family_of(&column.key);
                let at = all.iter().rposition(is_kin).map_or(after, |last| last + 1);
                all.insert(at, column.clone());
                after = at + 1;
                continue;
            };
            after = at + 1;
            if let Some(known) = all.get_mut(at).filter(|known| !words::has_heading(&known.heading, &column.heading)) {
                known.heading = words::either_heading(&known.heading, &column.heading).into();
            }
        }
    }
    if tables.count() < 2 {
        // As it was asked for.
        return all;
    }
    for family in all.chunk_by_mut(|one, other| family_of(&one.key) == family_of(&other.key)) {
        family.sort_by_key(|column| year_of(&column.key));
    }
    all
}

/// The year behind the dot.
fn year_of(key: &str) -> Option<FiscalYear> {
    key.split_once('.').and_then(|(_, year)| FiscalYear::parse(year).ok())
}

/// What input methods type for the comma between two names.
const COMMAS: [char; 2] = ['\u{3001}', '\u{ff0c}'];
/// What they type for the colon.
const FULL_WIDTH_COLON: char = '\u{ff1a}';

/// Each name of those that were typed.
fn names_in(typed: &[String]) -> impl Iterator<Item = &str> {
    typed.iter().flat_map(|typed| typed.split(COMMAS))
}

/// The name, and whether the greatest comes first.
fn direction(typed: &str) -> (&str, bool) {
    let typed = typed.trim();
    let mut letters = typed.chars();
    if letters.next().is_some_and(|first| is_dash(first.encode_utf8(&mut [0; 4]))) {
        return (letters.as_str(), true);
    }
    match typed.rsplit_once([':', FULL_WIDTH_COLON]) {
        Some((name, "desc")) => (name, true),
        Some((name, "asc")) => (name, false),
        _ => (typed, false),
    }
}

/// The keys of the columns that a name means, at least one.
fn meant(columns: &[Column], typed: &str) -> Result<Vec<String>, Wording> {
    let name = spelled(typed);
    let found = |fits: &dyn Fn(&str) -> bool| -> Vec<&Column> {
        let fits = |column: &&Column| fits(&spelled(&column.key)) || fits(&spelled(&column.heading));
        if name.is_empty() { Vec::new() } else { columns.iter().filter(fits).collect() }
    };
    let exactly = found(&|other| other == name);
    let ending = found(&|other| other.ends_with(&name) && !name.is_ascii());
    let family = found(&|other| other.strip_prefix(&name).is_some_and(|rest| rest.starts_with(['.', ' '])));
    let beginning = found(&|other| other.starts_with(&name));
    let keys = |columns: &[&Column]| columns.iter().map(|column| column.key.to_string()).collect();
    let is_one_family = |columns: &[&Column]| {
        let mut families = columns.iter().map(|column| family_of(&column.key));
        let first = families.next();
        first.is_some_and(|first| families.all(|other| other == first))
    };
    match (exactly.as_slice(), family.as_slice(), beginning.as_slice()) {
        ([_, ..], _, _) => Ok(keys(&exactly)),
        (_, [_, ..], _) if is_one_family(&family) => Ok(keys(&family)),
        // 理由 is rather 要対応の理由 than 理由の記号.
        (_, _, [] | [_]) if ending.len() == 1 => Ok(keys(&ending)),
        (_, _, [_]) => Ok(keys(&beginning)),
        (_, _, [_, ..]) if is_one_family(&beginning) => Ok(keys(&beginning)),
        (_, _, []) => {
            let spellings = columns.iter().flat_map(|column| [column.key.as_ref(), column.heading.as_ref()]);
            Err(words::unknown_column(typed, closest(typed, spellings), &names(&columns.iter().collect::<Vec<_>>())))
        }
        _ => Err(words::ambiguous_column(typed, &names(&beginning))),
    }
}

/// A name as it is compared; the dot and the blank of a family stay.
fn spelled(name: &str) -> String {
    let parts: Vec<String> =
        name.trim().split(' ').map(|part| part.split('.').map(fold).collect::<Vec<_>>().join(".")).collect();
    parts.join(" ")
}

/// What stands before the dot.
fn family_of(key: &str) -> &str {
    key.split_once('.').map_or(key, |(family, _)| family)
}

/// The columns as a person may type them, of a family one: `name（名称）`.
fn names(columns: &[&Column]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for column in columns {
        let heading = match column.key.contains('.') {
            true => column.heading.split(' ').next().unwrap_or_default(),
            false => &column.heading,
        };
        let name = words::column(family_of(&column.key), heading);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Leaves those columns, in that order; people see all of them.
fn keep(table: &mut Table, keys: &[String]) {
    let places: Vec<usize> =
        keys.iter().filter_map(|key| table.columns.iter().position(|column| column.key == *key)).collect();
    table.columns = places
        .iter()
        .filter_map(|at| table.columns.get(*at))
        .map(|column| Column { is_shown: true, ..column.clone() })
        .collect();
    let sums = table.groups.iter_mut().filter_map(|group| group.total.as_mut());
    for row in table.rows.iter_mut().chain(&mut table.total).chain(sums) {
        *row = places.iter().filter_map(|at| row.get(*at)).cloned().collect();
    }
    if table.grouped_by.is_some_and(|key| keys.iter().any(|kept| kept == key)) {
        table.grouped_by = None;
    }
}
