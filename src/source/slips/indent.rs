//! Slips about columns: a line that stands under none of its neighbours, and a value on two lines.

use super::line::{Line, uncommented};
use super::{Scan, Slip};
use crate::source::known;
use crate::words::{finding, slip};

/// How far off a line may be to be called slipped, in columns.
const FURTHEST: usize = 3;

/// A column in which keys or dashes stand, and the last line there.
#[derive(Debug, Clone, Copy)]
struct Column<'a> {
    at: usize,
    /// The key there; `None` for a dash.
    key: Option<&'a str>,
    line: Line<'a>,
}

/// The columns that are open before that line.
fn open_columns<'a>(scan: &Scan<'a>, before: Line<'_>) -> Vec<Column<'a>> {
    let mut open: Vec<Column> = Vec::new();
    let lines = scan.written(1..=before.number - 1);
    for line in lines.filter(|line| line.has_dash() || line.pair().is_some()) {
        // Counted once: the line may be long, and the columns many.
        let first = line.first_column();
        // Dashes may stand in the very column of the key to which they belong.
        let is_owner = |column: &Column<'_>| column.at == first && line.has_dash() && column.key.is_some();
        open.retain(|column| column.at < first || is_owner(column));
        if line.has_dash() {
            open.push(Column { at: first, key: None, line });
        }
        if let Some((key, _)) = line.pair() {
            open.push(Column { at: line.content_column(), key: Some(key), line });
        }
    }
    open
}

/// `- 企画政策課: きかく` and below it a key in the column of the dash.
pub fn list_and_map(scan: &Scan<'_>) -> Option<Slip> {
    let line = scan.here()?;
    let (key, _) = line.pair()?;
    let before = scan.before()?;
    let is_mixed = before.has_dash() && !line.has_dash() && before.first_column() == line.first_column();
    if !is_mixed || known::is_key(key) {
        return None;
    }
    let owner = open_columns(scan, before);
    let is_company = owner.iter().any(|column| column.at == line.first_column() && column.key.is_some());
    (!is_company).then(|| Slip::at(line, key, slip::list_and_map(&format!("- {}", line.content()))))?
}

/// `- H28: 1` and below it `H29: 2`: years are no list.
pub fn dashed_year(scan: &Scan<'_>) -> Option<Slip> {
    let (line, before) = (scan.here()?, scan.before()?);
    let is_year = |line: Line<'_>| line.pair().is_some_and(|(key, _)| known::is_year(key));
    let is_mixed = before.has_dash() && is_year(before) && is_year(line) && !line.has_dash();
    let dash = before.raw.get(before.indentation..=before.indentation)?;
    is_mixed.then(|| Slip::at(before, dash, slip::dashed_year(before.content())))?
}

/// `取組:`, below it `番号: 1` and only then `- 番号: 2`: the first entry lacks its dash.
pub fn first_without_dash(scan: &Scan<'_>) -> Option<Slip> {
    let line = scan.here().filter(|line| line.has_dash())?;
    let open = open_columns(scan, line);
    let owner = open.iter().find(|column| column.at == line.first_column())?;
    let (list, _) = owner.line.pair().filter(|(key, value)| known::is_list(key) && value.is_empty())?;
    let first = scan.written(owner.line.number + 1..=line.number).next()?;
    let (key, _) = first.pair().filter(|_| !first.has_dash() && first.first_column() > line.first_column())?;
    Slip::at(first, key, finding::not_a_list(list, first.content()))
}

/// A line that is indented by a little more or less than those to which it belongs.
pub fn column(scan: &Scan<'_>) -> Option<Slip> {
    let line = scan.here().filter(|line| line.pair().is_some() || line.has_dash())?;
    let before = scan.before()?;
    // Between braces lines may stand where they like.
    if uncommented(before.content()).ends_with([',', '{', '[']) {
        return None;
    }
    // The line before may be the one that has slipped: what follows agrees with this one.
    let behind = scan.behind();
    let agrees = behind.is_some_and(|behind| behind.first_column() == line.first_column() && !behind.has_dash());
    if before.has_dash() && agrees && before.content_column().abs_diff(line.content_column()) == 1 {
        let wanted = before.first_column() + line.content_column() - before.content_column();
        return slipped(before, wanted, line);
    }
    if let Some(slip) = misplaced(scan, before) {
        return Some(slip);
    }
    if let Some((_, "")) = before.pair()
        && (line.has_dash() || line.first_column() > before.content_column())
    {
        // The first line below a key may stand as far to the right as it likes.
        let is_outside = line.first_column() < before.content_column();
        return is_outside.then(|| slipped(line, before.content_column(), before))?;
    }
    let open = open_columns(scan, line);
    // Dashes in the column of a key need one without a value.
    let may_stand = |column: &Column<'_>| {
        let has_value = column.key.is_some() && column.line.pair().is_some_and(|(_, value)| !value.is_empty());
        column.at == line.first_column() && !(line.has_dash() && has_value)
    };
    if open.iter().any(may_stand) && misplaced(scan, line).is_none() {
        return None;
    }
    let own = line.pair().map(|(key, _)| key);
    // A dash belongs under its key or under other dashes, a key under keys that go with it.
    let fits = |column: &Column<'_>| match (line.has_dash(), column.key, own) {
        (true, None, _) => 0,
        (false, Some(key), Some(own)) if known::together(key, own) => 0,
        (false, Some(key), Some(own)) if !known::is_key(own) && !known::is_key(key) => 1,
        _ => 2,
    };
    let distance = |column: &Column<'_>| column.at.abs_diff(line.first_column());
    let near = open.iter().filter(|column| distance(column) <= FURTHEST && distance(column) > 0);
    let wanted = near.min_by_key(|column| (fits(column), distance(column), std::cmp::Reverse(column.line.number)))?;
    slipped(line, wanted.at, wanted.line)
}

/// A line whose key does not go with the one above it in its column, but with the one before.
fn misplaced<'a>(scan: &Scan<'a>, line: Line<'a>) -> Option<Slip> {
    let (key, _) = line.pair().filter(|(key, _)| known::is_key(key) && !line.has_dash())?;
    let open = open_columns(scan, line);
    let above = open.iter().rev().find(|column| column.at == line.first_column() && column.key.is_some())?;
    let is_alien = above.key.is_some_and(|above| known::is_key(above) && !known::together(above, key));
    let home = open.iter().rev().find(|column| column.key.is_some_and(|other| known::together(other, key)))?;
    (is_alien && home.at.abs_diff(line.first_column()) <= FURTHEST).then(|| slipped(line, home.at, home.line))?
}

/// The finding that `line` should stand in the column `wanted`, as `model` does.
fn slipped(line: Line<'_>, wanted: usize, model: Line<'_>) -> Option<Slip> {
    let key = model.pair().map_or(model.content(), |(key, _)| key);
    let own = line.first_column();
    let wording = slip::indentation(own.saturating_sub(1), wanted.checked_sub(1)?, model.number, key);
    let blanks = line.raw.get(..line.indentation).filter(|blanks| !blanks.is_empty());
    Slip::at(line, blanks.or(line.raw.get(..line.raw.chars().next()?.len_utf8()))?, wording)
}

/// `名称: 取組` and below it `一`, not indented.
pub fn two_lines(scan: &Scan<'_>) -> Option<Slip> {
    let is_text = |line: &Line<'_>| line.pair().is_none() && !line.has_dash() && !scan.continues(*line);
    let line = scan.near().find(is_text)?;
    let text = line.content();
    let is_text = !text.starts_with(['{', '[', '}', ']', '"', '\'']) && !text.ends_with(['}', ']', ',']);
    let above = scan.above(line).next()?;
    match above.pair().filter(|(_, value)| is_text && !value.is_empty()) {
        Some((key, value)) if !value.starts_with(['{', '[', '"', '\'']) => {
            Slip::at(line, text, slip::two_lines(key, &format!("{key}: {value}{text}")))
        }
        _ if is_text => Slip::at(line, text, slip::no_key(text)),
        _ => None,
    }
}
