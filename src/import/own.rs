//! The sheets of our own workbook that hold no table of entries: 計画, 体系, 注記.

use super::area::Address;
use super::book::{Book, Sheet};
use super::doubt::Place;
use super::draft::{Draft, DraftNode, Entry};
use crate::plan::{Department, FiscalYear, Measured, NodeLabel, Severity, StatusWord};
use crate::source::CLASSES;
use crate::words::{import as words, workbook};

/// Deeper, no plan file can hold a tree.
const DEEPEST: usize = 20;

/// The sheet with that name.
pub fn sheet<'a>(book: &'a Book, name: &str) -> Option<&'a Sheet> {
    book.sheets.iter().find(|sheet| sheet.name.trim() == name)
}

/// A table whose headings stand in one row, each of them found by its words.
struct Listing<'a> {
    sheet: &'a Sheet,
    /// By heading.
    columns: Vec<(String, u32)>,
    first: u32,
}

impl<'a> Listing<'a> {
    /// The table in which all these headings stand.
    fn of(sheet: &'a Sheet, headings: &[&str]) -> Option<Self> {
        let row = (0..sheet.height()).find(|row| {
            let texts: Vec<String> = sheet.row(*row).map(|(_, cell)| cell.shown()).collect();
            headings.iter().all(|heading| texts.iter().any(|text| text.trim() == *heading))
        })?;
        let columns = sheet.row(row).map(|(at, cell)| (cell.shown().trim().to_owned(), at.column)).collect();
        Some(Self { sheet, columns, first: row + 1 })
    }

    fn rows(&self) -> std::ops::Range<u32> {
        self.first..self.sheet.height()
    }

    fn text(&self, row: u32, heading: &str) -> Option<(Address, String)> {
        let (_, column) = self.columns.iter().find(|(own, _)| own == heading)?;
        let at = Address::at(row, *column);
        let text = self.sheet.cell(at).shown().trim().to_owned();
        (!text.is_empty()).then_some((at, text))
    }
}

/// Reads what the plan says of itself; `false` if there is no such sheet.
pub fn plan(draft: &mut Draft, book: &Book) -> bool {
    let Some(sheet) = sheet(book, workbook::PLAN_SHEET) else { return false };
    let Some(listing) = Listing::of(sheet, &[workbook::ITEM, workbook::CONTENT]) else { return false };
    for row in listing.rows() {
        let Some((_, item)) = listing.text(row, workbook::ITEM) else { continue };
        let Some((at, content)) = listing.text(row, workbook::CONTENT) else { continue };
        let more = listing.text(row, workbook::MORE).map(|(_, text)| text);
        let said = match item.as_str() {
            workbook::TITLE => put(&mut draft.title, content),
            workbook::MUNICIPALITY => put(&mut draft.municipality, content),
            workbook::SOURCE => put(&mut draft.source, content),
            workbook::REMARK => put(&mut draft.nodes[0].label.remark, content),
            workbook::READING => put(&mut draft.nodes[0].label.reading, content),
            workbook::LEVEL => {
                draft.levels.push(content);
                None
            }
            workbook::YEAR | workbook::AS_OF => match FiscalYear::parse(&content) {
                Ok(year) if item == workbook::AS_OF => {
                    draft.as_of = Some(year);
                    None
                }
                Ok(year) => {
                    draft.years.insert(year);
                    None
                }
                Err(_) => Some(words::no_year(&content)),
            },
            workbook::STATUS_WORD => {
                let class = CLASSES.iter().find(|(name, _)| Some(*name) == more.as_deref());
                match class {
                    Some((_, class)) => {
                        draft.statuses.push(StatusWord { word: content, class: *class });
                        None
                    }
                    None => Some(words::no_class(&content)),
                }
            }
            workbook::DEPARTMENT => {
                if !draft.departments.iter().any(|department| department.name == content) {
                    draft.departments.push(Department { name: content, reading: more });
                }
                None
            }
            workbook::TOTAL => match more.as_deref().map(str::parse::<usize>) {
                Some(Ok(count)) => {
                    draft.totals.push((content, count));
                    None
                }
                _ => Some(words::no_count(&content)),
            },
            other => Some(words::unknown_item(other, &content)),
        };
        if let Some(wording) = said {
            draft.doubt(Entry::Plan, Severity::Warning, &sheet.name, at, wording);
        }
    }
    true
}

fn put(field: &mut Option<String>, content: String) -> Option<crate::words::Wording> {
    let is_second = field.is_some();
    if !is_second {
        *field = Some(content.clone());
    }
    is_second.then(|| words::said_twice(&content))
}

/// Reads the tree; `false` if there is no such sheet.
pub fn tree(draft: &mut Draft, book: &Book) -> bool {
    let Some(sheet) = sheet(book, workbook::TREE_SHEET) else { return false };
    let Some(listing) = Listing::of(sheet, &[workbook::DEPTH, workbook::NAME]) else { return false };
    // The last node of every depth, the root at 0.
    let mut path = vec![0_usize];
    for row in listing.rows() {
        let text = |heading: &str| listing.text(row, heading).map(|(_, text)| text);
        let (number, name, depth) = (text(workbook::NUMBER), text(workbook::NAME), text(workbook::DEPTH));
        if number.is_none() && name.is_none() {
            continue;
        }
        let depth = depth
            .and_then(|depth| depth.parse::<usize>().ok())
            .filter(|depth| (1..=path.len().min(DEEPEST)).contains(depth));
        let cell = Address::at(row, 0);
        let Some(depth) = depth else {
            let wording = words::no_depth(name.as_deref().unwrap_or_default());
            draft.doubt(Entry::Plan, Severity::Error, &sheet.name, cell, wording);
            continue;
        };
        path.truncate(depth);
        if let Some(level) = text(workbook::LEVEL).filter(|_| draft.levels.len() + 1 == depth) {
            draft.levels.push(level);
        }
        let label = NodeLabel {
            number,
            name: name.unwrap_or_default(),
            reading: text(workbook::READING),
            remark: text(workbook::REMARK),
        };
        let place = Some(Place { sheet: sheet.name.clone(), cell });
        let reference = text(workbook::REFERENCE);
        let parent = path.last().copied().unwrap_or(0);
        draft.nodes.push(DraftNode { label, parent, depth, reference, place });
        path.push(draft.nodes.len() - 1);
    }
    true
}

/// Reads what stands beside single cells.
pub fn notes(draft: &mut Draft, book: &Book) {
    let Some(sheet) = sheet(book, workbook::NOTES_SHEET) else { return };
    let Some(listing) = Listing::of(sheet, &[workbook::REFERENCE, workbook::ITEM, workbook::CONTENT]) else { return };
    for row in listing.rows() {
        let text = |heading: &str| listing.text(row, heading).map(|(_, text)| text);
        let Some(reference) = text(workbook::REFERENCE) else { continue };
        let (item, content) = (text(workbook::ITEM).unwrap_or_default(), text(workbook::CONTENT));
        let year = text(workbook::YEAR).and_then(|year| FiscalYear::parse(&year).ok());
        let code = text(workbook::CODE);
        let entry = entry(draft, &reference);
        if !entry.is_some_and(|entry| note(draft, entry, &item, content.clone(), year, code)) {
            let wording = words::unplaced_note(&reference, &item, content.as_deref().unwrap_or_default());
            draft.doubt(Entry::Plan, Severity::Warning, &sheet.name, Address::at(row, 0), wording);
        }
    }
}

fn entry(draft: &Draft, reference: &str) -> Option<Entry> {
    let is_it = |own: &Option<String>| own.as_deref() == Some(reference);
    let node = || draft.nodes.iter().position(|node| is_it(&node.reference)).map(Entry::Node);
    let action = || draft.actions.iter().position(|action| is_it(&action.reference)).map(Entry::Action);
    let indicator = || draft.indicators.iter().position(|it| is_it(&it.reference)).map(Entry::Indicator);
    if reference == workbook::REFERENCE_PLAN { Some(Entry::Plan) } else { node().or_else(action).or_else(indicator) }
}

/// Puts a note where it belongs; `false` if there is no such place.
fn note(
    draft: &mut Draft,
    entry: Entry,
    item: &str,
    content: Option<String>,
    year: Option<FiscalYear>,
    code: Option<String>,
) -> bool {
    if item == workbook::ACCEPTED {
        return code.map(|code| draft.accepted.push((entry, code, content))).is_some();
    }
    let Some(content) = content else { return false };
    let beside =
        |measured: Option<&mut Measured>| measured.map(|measured| measured.remark = Some(content.clone())).is_some();
    match (entry, item) {
        (Entry::Action(at), workbook::READING) => draft.actions[at].reading = Some(content),
        (Entry::Indicator(at), workbook::READING) => draft.indicators[at].indicator.reading = Some(content),
        (Entry::Plan, workbook::READING) => draft.nodes[0].label.reading = Some(content),
        (Entry::Node(at), workbook::READING) => draft.nodes[at].label.reading = Some(content),
        (Entry::Action(at), workbook::ACTUAL_NOTE) => {
            return year.map(|year| draft.actions[at].actual_remarks.insert(year, content)).is_some();
        }
        (Entry::Indicator(at), workbook::BASELINE_NOTE) => {
            return beside(draft.indicators[at].indicator.baseline.as_mut());
        }
        (Entry::Indicator(at), workbook::TARGET_NOTE) => return beside(draft.indicators[at].indicator.target.as_mut()),
        (Entry::Indicator(at), workbook::ACTUAL_NOTE) => {
            let actual = &mut draft.indicators[at].indicator.actual;
            let found = year.and_then(|year| Some((year, actual.get(year)?.clone())));
            let put = |(year, measured): (FiscalYear, Measured)| {
                actual.insert(year, Measured { remark: Some(content.clone()), ..measured })
            };
            return found.map(put).is_some();
        }
        _ => return false,
    }
    true
}
