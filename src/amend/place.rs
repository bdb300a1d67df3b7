//! Where in a text an order is carried out, and how it is written there: in the manner of its neighbours.
//!
//! Owns every way of writing a row, a cell and a single value: in braces or indented, on one line or several,
//! with or without 注. What it cannot place without touching anything else it refuses, with the line.

use super::cell::{REMARK, VALUE, manner, with_remark, written};
use super::edit::{Edit, line_end, line_start, position};
use super::entered::{Entered, Wanted};
use super::label::label_like;
use crate::plan::{FiscalYear, Position};
use crate::source::is_dash;
use crate::source::scalar::{number, quoted, scalar};
use crate::source::spans::{Content, Entry, Span};

const ACTUAL: &str = "実績";
const PLANNED: &str = "予定";

const LINE_BREAKS: [&str; 3] = ["\r\n", "\n", "\r"];

/// The line that is not understood well enough to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unclear(pub usize);

/// The edits of one entry of a file.
#[derive(Debug)]
pub struct Editor<'a> {
    text: &'a str,
    entry: &'a Span,
    /// The keys of such an entry, in their usual order.
    keys: &'a [&'a str],
    edits: Vec<Edit>,
}

impl<'a> Editor<'a> {
    /// An editor of the entry that starts at that place of the text; `None` if there is none.
    pub fn new(text: &'a str, root: &'a Span, at: Position, keys: &'a [&'a str]) -> Option<Self> {
        let entry = map_at(root, at)?;
        Some(Self { text, entry, keys, edits: Vec::new() })
    }

    /// Notes what has to be changed for that; `verdict` is the key of its verdict.
    ///
    /// # Errors
    /// [`Unclear`] if it is written in a way that cannot be changed without touching more.
    pub fn carry_out(mut self, wanted: &Wanted, year: FiscalYear, verdict: &str) -> Result<Vec<Edit>, Unclear> {
        if wanted.cell.is_some() || wanted.remark.is_some() {
            self.set_year(wanted.cell.as_ref(), wanted.remark.as_deref(), year)?;
        }
        if let Some(word) = &wanted.verdict {
            self.set_verdict(verdict, word)?;
        }
        Ok(self.edits)
    }

    fn set_verdict(&mut self, key: &str, word: &str) -> Result<(), Unclear> {
        let new = if word.is_empty() { Entered::Nothing } else { Entered::Words(vec![word.to_owned()]) };
        match find(self.entry, key) {
            Some(found) => self.set_cell(self.entry, found, Some(&new), None),
            None if word.is_empty() => Ok(()),
            None => {
                let written = scalar(word, self.is_flow(self.entry), "");
                self.insert(self.entry, self.place_of(key), key, &written)
            }
        }
    }

    fn set_year(&mut self, cell: Option<&Entered>, remark: Option<&str>, year: FiscalYear) -> Result<(), Unclear> {
        let is_for_nothing =
            cell.is_none_or(|cell| *cell == Entered::Nothing) && remark.is_none_or(|remark| remark.is_empty());
        let Some(row) = find(self.entry, ACTUAL) else {
            if is_for_nothing {
                return Ok(());
            }
            let new = self.new_row(cell, remark, year);
            return self.insert(self.entry, self.place_of(ACTUAL), ACTUAL, &new);
        };
        match &row.value.content {
            Content::Map(cells) if !cells.is_empty() || self.is_flow(&row.value) => {
                let is_of = |cell: &&Entry| FiscalYear::parse(&cell.key) == Ok(year);
                if let Some(found) = cells.iter().find(is_of) {
                    return self.set_cell(&row.value, found, cell, remark);
                }
                if is_for_nothing {
                    return Ok(());
                }
                let is_before = |cell: &Entry| FiscalYear::parse(&cell.key).is_ok_and(|other| other < year);
                let before = cells.iter().rposition(is_before);
                let label = self.label(cells, before, year);
                let new = self.new_cell(cell, remark, self.is_flow(&row.value));
                self.insert(&row.value, before, &label, &new)
            }
            _ if self.is_nothing(&row.value) => {
                if is_for_nothing {
                    return Ok(());
                }
                let new = self.new_row(cell, remark, year);
                self.replace(row, &new)
            }
            _ => Err(self.unclear(row.range.start)),
        }
    }

    /// A row with that cell alone, in braces.
    fn new_row(&self, cell: Option<&Entered>, remark: Option<&str>, year: FiscalYear) -> String {
        let label = self.label(&[], None, year);
        format!("{{{label}: {}}}", self.new_cell(cell, remark, true))
    }

    fn new_cell(&self, cell: Option<&Entered>, remark: Option<&str>, in_flow: bool) -> String {
        match remark.filter(|remark| !remark.is_empty()) {
            Some(remark) => with_remark(&written(cell.unwrap_or(&Entered::Nothing), true, ""), remark),
            None => written(cell.unwrap_or(&Entered::Nothing), in_flow, ""),
        }
    }

    /// Changes the value behind a key of `map`, and the remark beside it.
    fn set_cell(
        &mut self,
        map: &Span,
        found: &Entry,
        cell: Option<&Entered>,
        remark: Option<&str>,
    ) -> Result<(), Unclear> {
        let in_flow = self.is_flow(map);
        let Content::Map(_) = &found.value.content else {
            let old = self.source(&found.value);
            let Some(remark) = remark.filter(|remark| !remark.is_empty()) else {
                return match cell {
                    Some(cell) => self.replace(found, &written(cell, in_flow, manner(&found.value, old))),
                    None => Ok(()),
                };
            };
            let value = match cell {
                Some(cell) => written(cell, true, manner(&found.value, old)),
                None => self.in_flow(&found.value, in_flow).ok_or_else(|| self.unclear(found.range.start))?,
            };
            return self.replace(found, &with_remark(&value, remark));
        };
        let inner = &found.value;
        let in_braces = self.is_flow(inner);
        let value = find(inner, VALUE).ok_or_else(|| self.unclear(found.range.start))?;
        let beside = find(inner, REMARK);
        let is_alone = |entries: &[Entry]| entries.len() == 1 + usize::from(beside.is_some());
        let is_simple = matches!(&inner.content, Content::Map(entries) if is_alone(entries));
        if remark.is_some_and(str::is_empty) && in_braces && is_simple {
            let old = self.source(&value.value);
            let new = match cell {
                Some(cell) => written(cell, in_flow, manner(&value.value, old)),
                None => old.to_owned(),
            };
            return self.replace(found, &new);
        }
        if let Some(cell) = cell {
            let old = self.source(&value.value);
            self.replace(value, &written(cell, in_braces, manner(&value.value, old)))?;
        }
        match (remark, beside) {
            (Some(remark), Some(beside)) => {
                let old = self.source(&beside.value);
                let new = if remark.is_empty() { String::new() } else { scalar(remark, in_braces, old) };
                self.replace(beside, &new)
            }
            (Some(remark), None) if !remark.is_empty() => {
                let at = matches!(&inner.content, Content::Map(entries) if !entries.is_empty()).then_some(());
                let at = at.and_then(|()| index_of(inner, VALUE));
                self.insert(inner, at, REMARK, &scalar(remark, in_braces, ""))
            }
            _ => Ok(()),
        }
    }

    /// Puts `new` where the value of `found` stands.
    fn replace(&mut self, found: &Entry, new: &str) -> Result<(), Unclear> {
        let old = found.value.range.clone();
        if old.is_empty() {
            if !new.is_empty() {
                let (at, has_blank) = self.behind_colon(found)?;
                let before = if has_blank { "" } else { " " };
                let is_comment = self.text.get(at..).unwrap_or_default().starts_with('#');
                let behind = if is_comment { " " } else { "" };
                self.edits.push(Edit { range: at..at, text: format!("{before}{new}{behind}") });
            }
            return Ok(());
        }
        let source = self.source(&found.value);
        // A comment within it would be lost.
        if source.contains(['\n', '\r']) && source.contains('#') {
            return Err(self.unclear(found.range.start));
        }
        let is_indented = !matches!(&found.value.content, Content::Scalar(_)) && !source.starts_with(['[', '{']);
        if !is_indented {
            self.edits.push(Edit { range: old, text: new.to_owned() });
            return Ok(());
        }
        let (colon, _) = self.colon(found)?;
        let between = self.text.get(colon..old.start).unwrap_or_default();
        if between.contains('#') {
            return Err(self.unclear(found.range.start));
        }
        let new = if new.is_empty() { String::new() } else { format!(" {new}") };
        self.edits.push(Edit { range: colon..old.end, text: new });
        Ok(())
    }

    /// Adds a key to `map` behind its entry at `before`, or before its first.
    fn insert(&mut self, map: &Span, before: Option<usize>, key: &str, value: &str) -> Result<(), Unclear> {
        let Content::Map(entries) = &map.content else { return Err(self.unclear(map.range.start)) };
        let new = if value.is_empty() { format!("{key}:") } else { format!("{key}: {value}") };
        let edit = match (self.is_flow(map), before, entries.first()) {
            (true, _, None) => {
                let inside = map.range.start + 1..map.range.end.saturating_sub(1);
                if !self.text.get(inside.clone()).unwrap_or_default().trim().is_empty() {
                    return Err(self.unclear(map.range.start));
                }
                Edit { range: inside, text: new }
            }
            (true, Some(at), _) => {
                let between = self.between(entries, at);
                let end = self.end(entries.get(at).ok_or_else(|| self.unclear(map.range.start))?)?;
                Edit { range: end..end, text: format!("{between}{new}") }
            }
            (true, None, Some(first)) => {
                let between = self.between(entries, 1);
                Edit { range: first.range.start..first.range.start, text: format!("{new}{between}") }
            }
            (false, _, None) => return Err(self.unclear(map.range.start)),
            (false, before, Some(first)) => {
                let indentation = self.indentation(entries).ok_or_else(|| self.unclear(first.range.start))?;
                match before.and_then(|at| entries.get(at)) {
                    Some(before) => {
                        let end = line_end(self.text, before.value.range.end.max(before.range.end));
                        Edit { range: end..end, text: format!("{}{indentation}{new}", self.line_break(end)) }
                    }
                    None => {
                        let start = first.range.start;
                        Edit { range: start..start, text: format!("{new}{}{indentation}", self.line_break(start)) }
                    }
                }
            }
        };
        self.edits.push(edit);
        Ok(())
    }

    /// What separates two entries in braces, as it does before the entry at `at` or else behind it.
    fn between(&self, entries: &[Entry], at: usize) -> String {
        let gap = |at: usize| {
            let (one, other) = (entries.get(at.checked_sub(1)?)?, entries.get(at)?);
            let gap = self.text.get(self.end(one).ok()?..other.range.start)?;
            (gap.trim() == ",").then(|| gap.trim_start_matches([' ', '\t']).to_owned())
        };
        gap(at).or_else(|| gap(at + 1)).unwrap_or_else(|| ", ".to_owned())
    }

    /// What stands before the keys of an indented map on lines of their own.
    fn indentation(&self, entries: &[Entry]) -> Option<String> {
        let before = |entry: &Entry| self.text.get(line_start(self.text, entry.range.start)..entry.range.start);
        let own = entries.iter().filter_map(before).find(|before| before.chars().all(|c| c == ' '));
        // The first key of an item of a list stands behind a dash.
        let first = || before(entries.first()?).filter(|before| before.chars().all(|c| c == ' ' || c == '-'));
        own.map(str::to_owned).or_else(|| first().map(|before| " ".repeat(before.len())))
    }

    /// The line break that is used around that byte.
    fn line_break(&self, byte: usize) -> &'static str {
        let behind = self.text.get(line_end(self.text, byte)..).unwrap_or_default();
        let before = self.text.get(..line_start(self.text, byte)).unwrap_or_default();
        let is_next = LINE_BREAKS.into_iter().find(|line_break| behind.starts_with(line_break));
        let is_last = || LINE_BREAKS.into_iter().find(|line_break| before.ends_with(line_break));
        is_next.or_else(is_last).unwrap_or("\n")
    }

    /// The byte behind the value of an entry in braces; where there is none, behind the colon and a blank.
    fn end(&self, entry: &Entry) -> Result<usize, Unclear> {
        if entry.value.range.is_empty() { Ok(self.behind_colon(entry)?.0) } else { Ok(entry.value.range.end) }
    }

    /// The byte behind the colon of an entry, and behind the blank that follows it if one does.
    fn behind_colon(&self, entry: &Entry) -> Result<(usize, bool), Unclear> {
        let (colon, has_blank) = self.colon(entry)?;
        Ok((colon + usize::from(has_blank), has_blank))
    }

    /// The byte behind the colon of an entry, and whether a blank follows.
    fn colon(&self, entry: &Entry) -> Result<(usize, bool), Unclear> {
        let behind = self.text.get(entry.range.end..).unwrap_or_default();
        let rest = behind.trim_start_matches([' ', '\t']);
        if !rest.starts_with(':') {
            return Err(self.unclear(entry.range.start));
        }
        let colon = entry.range.end + behind.len() - rest.len() + 1;
        Ok((colon, self.text.get(colon..).unwrap_or_default().starts_with([' ', '\t'])))
    }

    /// Where a key that the entry does not have belongs: behind the last of those that usually come before it.
    fn place_of(&self, key: &str) -> Option<usize> {
        let rank = |key: &str| self.keys.iter().position(|known| *known == key);
        let Content::Map(entries) = &self.entry.content else { return None };
        let own = rank(key);
        let before = entries.iter().enumerate().filter(|(_, entry)| rank(&entry.key).is_some_and(|at| Some(at) < own));
        before.max_by_key(|(_, entry)| rank(&entry.key)).map(|(at, _)| at)
    }

    /// How the year is written as a key of a row: as its neighbours are, or as in the planned row.
    fn label(&self, cells: &[Entry], before: Option<usize>, year: FiscalYear) -> String {
        let planned = find(self.entry, PLANNED).map(|row| &row.value.content);
        let planned: &[Entry] = if let Some(Content::Map(cells)) = planned { cells } else { &[] };
        let is_year = |cell: &&Entry| FiscalYear::parse(&cell.key).is_ok();
        let before = before.and_then(|at| cells.get(at));
        let model = before.or_else(|| cells.iter().find(is_year)).or_else(|| planned.iter().find(is_year));
        let Some(model) = model else { return year.to_string() };
        let mut label = label_like(&model.key, year);
        // Where the planned row lets an era run on, so does this one.
        let same = planned.iter().find(|cell| FiscalYear::parse(&cell.key) == Ok(year));
        if let Some(same) =
            same.filter(|same| FiscalYear::parse(&model.key).is_ok_and(|it| label_like(&same.key, it) == model.key))
        {
            label = same.key.trim().to_owned();
        }
        match self.text.get(model.range.clone()).and_then(|key| key.chars().next()) {
            Some(mark @ ('\'' | '"')) => quoted(&label, mark),
            _ => label,
        }
    }

    /// The value as it stands, in a form that it may have within braces too.
    fn in_flow(&self, value: &Span, is_in_flow: bool) -> Option<String> {
        let source = self.source(value);
        let is_bracketed = source.starts_with(['[', '{', '"', '\'']);
        match &value.content {
            _ if is_in_flow || is_bracketed => Some(source.to_owned()),
            Content::Scalar(_) if value.range.is_empty() || number(source).is_some() => Some(source.to_owned()),
            Content::Scalar(_) if self.is_null(value) => Some(String::new()),
            Content::Scalar(text) => Some(scalar(text.trim(), true, "")),
            Content::List(items) => {
                let text = |item: &Span| match &item.content {
                    Content::Scalar(text) => Some(scalar(text, true, "")),
                    _ => None,
                };
                let items: Option<Vec<String>> = items.iter().map(text).collect();
                items.map(|items| format!("[{}]", items.join(", ")))
            }
            Content::Map(_) => None,
        }
    }

    fn source(&self, span: &Span) -> &'a str {
        self.text.get(span.range.clone()).unwrap_or_default()
    }

    fn is_flow(&self, map: &Span) -> bool {
        self.source(map).starts_with('{')
    }

    /// Whether it is a row in which nothing stands.
    fn is_nothing(&self, row: &Span) -> bool {
        match &row.content {
            Content::Scalar(text) => text.trim().is_empty() || is_dash(text) || self.is_null(row),
            Content::List(items) => items.is_empty(),
            Content::Map(_) => false,
        }
    }

    /// Whether nothing is what is written.
    fn is_null(&self, value: &Span) -> bool {
        ["~", "null", "Null", "NULL"].contains(&self.source(value))
    }

    fn unclear(&self, byte: usize) -> Unclear {
        Unclear(position(self.text, byte).line)
    }
}

/// The first entry with that key.
fn find<'a>(map: &'a Span, key: &str) -> Option<&'a Entry> {
    let Content::Map(entries) = &map.content else { return None };
    entries.iter().find(|entry| entry.key == key)
}

fn index_of(map: &Span, key: &str) -> Option<usize> {
    let Content::Map(entries) = &map.content else { return None };
    entries.iter().position(|entry| entry.key == key)
}

/// The map that starts at that place.
fn map_at(span: &Span, at: Position) -> Option<&Span> {
    match &span.content {
        Content::Map(_) if span.position == at => Some(span),
        Content::Map(entries) => entries.iter().find_map(|entry| map_at(&entry.value, at)),
        Content::List(items) => items.iter().find_map(|item| map_at(item, at)),
        Content::Scalar(_) => None,
    }
}
