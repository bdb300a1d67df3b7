//! An OpenDocument spreadsheet (`.ods`) → [`Book`].
//!
//! Read here because `calamine` gives of it neither merged ranges nor what its numbers are shown as, and fills a sheet
//! up to its last cell. One walk over `content.xml`; what it says of repeated cells and rows is believed only as far
//! as anything stands in them. Bounds as everywhere: [`Kept`].

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;
use zip::ZipArchive;

use super::area::{Address, Area};
use super::book::{Book, BookError, Cell, MAX_CELLS, MAX_COLUMNS, MAX_ROWS};
use super::format::shown_as;
use super::kept::Kept;

const TABLE: QName = QName("table:table");
const ROW: QName = QName("table:table-row");
const CELL: QName = QName("table:table-cell");
/// A cell below another that is merged over it.
const COVERED: QName = QName("table:covered-table-cell");
const PARAGRAPH: QName = QName("text:p");

/// The sheets of an `.ods`.
///
/// # Errors
/// Why there are none.
pub fn open_document(bytes: &[u8]) -> Result<Book, BookError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut manifest = Vec::new();
    if let Ok(part) = archive.by_name("META-INF/manifest.xml") {
        part.take(bytes.len() as u64).read_to_end(&mut manifest).map_err(damaged)?;
    }
    let is_locked = |name: &str| manifest.windows(name.len()).any(|window| window == name.as_bytes());
    if is_locked("manifest:encryption-data") {
        return Err(BookError::Password);
    }
    let content = archive.by_name("content.xml").map_err(damaged)?;
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(content));
    // `<table:table-cell/>` is then read as any other.
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk { reader, kept: Kept::default() };
    walk.sheets()?;
    Ok(walk.kept.book())
}

fn damaged(error: impl std::error::Error) -> BookError {
    BookError::Damaged(error.to_string())
}

fn cut_short() -> BookError {
    BookError::Damaged("content.xml ends too early".to_owned())
}

/// The walk over `content.xml`.
struct Walk<R> {
    reader: quick_xml::Reader<R>,
    kept: Kept,
}

/// A cell of a row, with how many columns alike follow and what is merged from it.
struct Found {
    column: u32,
    repeated: u32,
    /// Columns and rows.
    spanned: (u32, u32),
    cell: Cell,
}

impl<R: BufRead> Walk<R> {
    fn sheets(&mut self) -> Result<(), BookError> {
        let mut buffer = Vec::new();
        let mut style = None;
        let mut hidden = BTreeSet::new();
        loop {
            match self.reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(start) if start.name() == QName("style:style") => style = attribute(&start, "style:name")?,
                Event::Start(start)
                    if start.name() == QName("style:table-properties")
                        && attribute(&start, "table:display")?.as_deref() == Some("false") =>
                {
                    hidden.extend(style.take());
                }
                Event::Start(start) if start.name() == TABLE => {
                    let name = attribute(&start, "table:name")?.unwrap_or_default();
                    let style = attribute(&start, "table:style-name")?;
                    let is_hidden = style.is_some_and(|style| hidden.contains(&style));
                    self.sheet(&name, is_hidden)?;
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
            buffer.clear();
        }
    }

    fn sheet(&mut self, name: &str, is_hidden: bool) -> Result<(), BookError> {
        let mut buffer = Vec::new();
        let (mut cells, mut merged) = (Vec::new(), Vec::new());
        let mut row = 0_u32;
        // Of another workbook to which formulas refer, its values are kept beside the sheets: it is none of them.
        let mut is_foreign = false;
        loop {
            match self.reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(start) if start.name() == ROW => {
                    let repeated = count(&start, "table:number-rows-repeated")?;
                    let found = self.row()?;
                    // Rows with nothing in them end the sheet by the million.
                    let kept = if found.is_empty() { 0 } else { repeated.min(MAX_ROWS + 1) };
                    for row in row..row.saturating_add(kept) {
                        self.keep(name, row, &found, &mut cells, &mut merged)?;
                    }
                    row = row.saturating_add(repeated);
                }
                Event::Start(start) if start.name() == QName("table:table-source") => is_foreign = true,
                Event::Start(start) if matches!(start.name().0, "table:shapes" | "office:forms" | "table:table") => {
                    self.skip(&start)?;
                }
                Event::End(end) if end.name() == TABLE => break,
                Event::Eof => return Err(cut_short()),
                _ => {}
            }
            buffer.clear();
        }
        if !is_foreign {
            self.kept.finish(name, cells, merged.into_iter()).is_hidden = is_hidden;
        }
        Ok(())
    }

    /// Puts the cells of a row to those of its sheet.
    fn keep(
        &mut self,
        sheet: &str,
        row: u32,
        found: &[Found],
        cells: &mut Vec<(Address, Cell)>,
        merged: &mut Vec<Area>,
    ) -> Result<(), BookError> {
        for Found { column, repeated, spanned, cell } in found {
            if *spanned != (1, 1) && row < MAX_ROWS && *column < MAX_COLUMNS && merged.len() < MAX_CELLS {
                let last = Address::at(row.saturating_add(spanned.1 - 1), column.saturating_add(spanned.0 - 1));
                merged.push(Area { first: Address::at(row, *column), last });
            }
            let end = column.saturating_add((*repeated).min(MAX_COLUMNS + 1));
            for column in *column..end {
                self.kept.push(sheet, cells, Address::at(row, column), cell.clone())?;
            }
        }
        Ok(())
    }

    /// The cells of a row that hold something or are merged.
    fn row(&mut self) -> Result<Vec<Found>, BookError> {
        let mut buffer = Vec::new();
        let mut all = Vec::new();
        let mut column = 0_u32;
        loop {
            match self.reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(start) if start.name() == CELL || start.name() == COVERED => {
                    let repeated = count(&start, "table:number-columns-repeated")?;
                    let spanned =
                        (count(&start, "table:number-columns-spanned")?, count(&start, "table:number-rows-spanned")?);
                    let text = self.text(start.name())?;
                    let cell = value(&start, text)?;
                    if !cell.is_blank() || spanned != (1, 1) {
                        all.push(Found { column, repeated, spanned, cell });
                    }
                    column = column.saturating_add(repeated);
                }
                Event::End(end) if end.name() == ROW => return Ok(all),
                Event::Eof => return Err(cut_short()),
                _ => {}
            }
            buffer.clear();
        }
    }

    /// The paragraphs that a cell shows, one to a line.
    fn text(&mut self, cell: QName) -> Result<String, BookError> {
        let mut buffer = Vec::new();
        let mut text = String::new();
        let (mut is_first, mut is_within) = (true, false);
        loop {
            match self.reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(start) => match start.name().0 {
                    "text:p" => {
                        if !std::mem::take(&mut is_first) {
                            text.push('\n');
                        }
                        is_within = true;
                    }
                    "text:s" => {
                        let blanks = count(&start, "text:c")?.min(MAX_COLUMNS);
                        text.extend(std::iter::repeat_n(' ', blanks as usize));
                    }
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    // Remarks and drawings that lie upon the cell, a table within it, readings above its letters.
                    "office:annotation" | "table:table" | "text:ruby-text" => {
                        self.skip(&start)?;
                    }
                    name if name.starts_with("draw:") => {
                        self.skip(&start)?;
                    }
                    _ => {}
                },
                Event::Text(part) if is_within => push_collapsed(&mut text, &part.xml10_content()),
                Event::CData(part) if is_within => push_collapsed(&mut text, &part.xml10_content()),
                Event::GeneralRef(entity) if is_within => match resolve_xml_entity(entity.as_ref()) {
                    Some(letter) => text.push_str(letter),
                    None => text.extend(entity.resolve_char_ref().map_err(damaged)?),
                },
                Event::End(end) if end.name() == PARAGRAPH => is_within = false,
                Event::End(end) if end.name() == cell => return Ok(text),
                Event::Eof => return Err(cut_short()),
                _ => {}
            }
            buffer.clear();
        }
    }

    /// Passes over an element with all that is in it.
    fn skip(&mut self, start: &BytesStart) -> Result<(), BookError> {
        self.reader.read_to_end_into(start.name(), &mut Vec::new()).map(drop).map_err(damaged)
    }
}

/// Several blanks and line breaks within a paragraph are one blank; those that are meant have elements of their own.
fn push_collapsed(text: &mut String, part: &str) {
    let mut is_blank = false;
    for c in part.chars() {
        let was_blank = std::mem::replace(&mut is_blank, matches!(c, ' ' | '\t' | '\r' | '\n'));
        if !is_blank {
            text.push(c);
        } else if !was_blank {
            text.push(' ');
        }
    }
}

fn attribute(start: &BytesStart, name: &str) -> Result<Option<String>, BookError> {
    let Some(attribute) = start.try_get_attribute(name).map_err(damaged)? else { return Ok(None) };
    Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_err(damaged)?.into_owned()))
}

/// A number of cells; 1 where nothing is said, and where it is too many to be true as many as can be counted.
fn count(start: &BytesStart, name: &str) -> Result<u32, BookError> {
    let Some(text) = attribute(start, name)? else { return Ok(1) };
    let count = text.parse::<u64>().map_err(damaged)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX).max(1))
}

/// What stands in a cell that shows that text.
fn value(start: &BytesStart, text: String) -> Result<Cell, BookError> {
    let of = |name: &str| attribute(start, name);
    // What a formula came to is an error, and beside it an empty text.
    if of("calcext:value-type")?.as_deref() == Some("error") {
        return Ok(Cell::Error(text));
    }
    let kind = of("office:value-type")?;
    Ok(match kind.as_deref() {
        // So LibreOffice writes the outcome of a comparison.
        Some("float") if matches!(text.as_str(), "TRUE" | "FALSE") => Cell::Bool(text == "TRUE"),
        Some("float" | "currency" | "percentage") => {
            let number = of("office:value")?.unwrap_or_default().parse().map_err(damaged)?;
            shown_as(number, &text, kind.as_deref() == Some("percentage"))
        }
        Some("date") => {
            let date = of("office:date-value")?.unwrap_or_default();
            Cell::Date(date.split('T').next().unwrap_or_default().to_owned())
        }
        Some("time") => Cell::Date(text),
        Some("boolean") => Cell::Bool(of("office:boolean-value")?.as_deref() == Some("true")),
        _ => match of("office:string-value")?.unwrap_or(text) {
            text if text.is_empty() => Cell::Empty,
            text => Cell::Text(text),
        },
    })
}
