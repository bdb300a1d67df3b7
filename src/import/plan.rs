//! A workbook → a plan: which sheets are read, in which order, and what is said of the whole.

use super::area::Address;
use super::book::{Book, Cell, Sheet};
use super::doubt::Doubt;
use super::draft::{Draft, Entry, Finished};
use super::heading::Role;
use super::reader::Reader;
use super::table::Table;
use super::{own, title};
use crate::plan::{Severity, StatusClass, StatusWord};
use crate::source::DEFAULT_STATUSES;
use crate::words::{Wording, import as words, unreadable, workbook};

/// What is asked for beside the workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// 計画.
    pub title: Option<String>,
    /// 自治体.
    pub municipality: Option<String>,
    /// The sheets to read; all if there are none.
    pub sheets: Vec<String>,
}

/// The plan of a workbook. `id` is the stem of its file's name.
///
/// # Errors
/// The sentence for a workbook without a plan in it, or without a sheet that was asked for.
pub fn plan_of(book: &Book, id: &str, wishes: &Wishes) -> Result<Finished, Wording> {
    for wish in &wishes.sheets {
        if own::sheet(book, wish.trim()).is_none() {
            let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
            return Err(words::no_such_sheet(wish, &names));
        }
    }
    let mut draft = Draft::default();
    let has_plan = own::plan(&mut draft, book);
    let has_tree = own::tree(&mut draft, book);
    let is_own = has_plan || has_tree || book.sheets.iter().any(refers);
    for sheet in sheets(book, wishes, is_own, &mut draft) {
        if sheet.lacks_forms
            && !is_own
            && let Some((at, _)) =
                sheet.cells().find(|(_, cell)| matches!(cell, Cell::Number(number) if number.fract() != 0.0))
        {
            draft.doubt(Entry::Plan, Severity::Warning, &sheet.name, at, unreadable::without_forms());
        }
        if sheet.lacks_merged
            && !is_own
            && let Some((at, _)) = sheet.cells().next()
        {
            draft.doubt(Entry::Plan, Severity::Warning, &sheet.name, at, unreadable::without_merged());
        }
        let has_statuses = !draft.statuses.is_empty();
        let reader = Reader::new(&mut draft, sheet, has_tree, has_statuses);
        let (first, rows) = reader.read();
        let rows = rows.into_iter().filter(|(row, _)| !is_own || first.is_some_and(|first| *row > first)).collect();
        title::outside(&mut draft, &sheet.name, rows);
    }
    own::notes(&mut draft, book);
    if draft.actions.is_empty() && draft.indicators.is_empty() {
        return Err(words::nothing_found());
    }
    if is_own {
        let missing = [(workbook::PLAN_SHEET, has_plan), (workbook::TREE_SHEET, has_tree)].into_iter();
        for (name, _) in missing.filter(|(_, is_there)| !is_there) {
            say(&mut draft, Severity::Warning, words::missing_sheet(name));
        }
    }
    statuses(&mut draft);
    if let Some(title) = &wishes.title {
        draft.title = Some(title.clone());
    }
    let title = draft.title.clone().unwrap_or_else(|| {
        say(&mut draft, Severity::Warning, words::no_title(id));
        id.to_owned()
    });
    municipality(&mut draft, &title, wishes, has_plan);
    if !has_plan {
        say(&mut draft, Severity::Note, words::not_printed());
    }
    draft.finish(id, title).ok_or_else(words::no_years)
}

/// The sheets whose tables are read.
fn sheets<'a>(book: &'a Book, wishes: &Wishes, is_own: bool, draft: &mut Draft) -> Vec<&'a Sheet> {
    if !wishes.sheets.is_empty() {
        return wishes.sheets.iter().filter_map(|wish| own::sheet(book, wish.trim())).collect();
    }
    if is_own {
        let names = [workbook::ACTIONS_SHEET, workbook::INDICATORS_SHEET];
        for name in names.iter().filter(|name| own::sheet(book, name).is_none()) {
            say(draft, Severity::Warning, words::missing_sheet(name));
        }
        return names.iter().filter_map(|name| own::sheet(book, name)).collect();
    }
    for sheet in book.sheets.iter().filter(|sheet| sheet.is_hidden && sheet.height() > 0) {
        draft.doubt(Entry::Plan, Severity::Note, &sheet.name, Address::at(0, 0), words::hidden_sheet(&sheet.name));
    }
    book.sheets.iter().filter(|sheet| !sheet.is_hidden).collect()
}

/// Whether a table of a sheet has the references of our own workbook.
fn refers(sheet: &Sheet) -> bool {
    let names = [workbook::ACTIONS_SHEET, workbook::INDICATORS_SHEET];
    let mut tables = (0..sheet.height().min(30)).filter_map(|row| Table::at(sheet, row, &[]));
    names.contains(&sheet.name.trim()) && tables.any(|table| table.has(Role::Reference))
}

fn say(draft: &mut Draft, severity: Severity, wording: Wording) {
    draft.doubts.push((Entry::Plan, Doubt { severity, place: None, wording }));
}

/// The words of the statuses where no sheet says them: the usual ones, or those that stand in the table, each with
/// a guess at what it means.
fn statuses(draft: &mut Draft) {
    if !draft.statuses.is_empty() {
        return;
    }
    let mut seen: Vec<&str> = Vec::new();
    for word in draft.actions.iter().filter_map(|action| action.status.as_deref()) {
        if !seen.contains(&word) {
            seen.push(word);
        }
    }
    let usual = DEFAULT_STATUSES.map(|(word, class)| StatusWord { word: word.to_owned(), class });
    if seen.iter().all(|word| usual.iter().any(|usual| usual.word == *word)) {
        draft.statuses = usual.to_vec();
        return;
    }
    let statuses: Vec<StatusWord> =
        seen.iter().map(|word| StatusWord { word: (*word).to_owned(), class: class(word) }).collect();
    let said: Vec<(String, StatusClass)> = statuses.iter().map(|status| (status.word.clone(), status.class)).collect();
    draft.statuses = statuses;
    say(draft, Severity::Warning, words::guessed_statuses(&said));
}

fn class(word: &str) -> StatusClass {
    const NOT: [&str; 8] = ["未", "休止", "中止", "廃止", "遅れ", "なし", "検討", "×"];
    const PARTLY: [&str; 8] = ["一部", "進行", "実施中", "着手", "取組中", "継続中", "途中", "△"];
    let has = |words: &[&str]| words.iter().any(|part| word.contains(part));
    match (has(&NOT), has(&PARTLY)) {
        _ if word.starts_with('未') => StatusClass::NotDone,
        (_, true) => StatusClass::Partly,
        (true, false) => StatusClass::NotDone,
        (false, false) => StatusClass::Done,
    }
}

fn municipality(draft: &mut Draft, title: &str, wishes: &Wishes, has_plan: bool) {
    if wishes.municipality.is_some() {
        draft.municipality.clone_from(&wishes.municipality);
    } else if draft.municipality.is_none() && !has_plan {
        draft.municipality = title::municipality(title);
        let wording = match &draft.municipality {
            Some(name) => words::guessed_municipality(name),
            None => words::no_municipality(),
        };
        say(draft, Severity::Note, wording);
    }
}
