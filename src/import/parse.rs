//! The bytes of a workbook → [`Book`]: by `calamine`, an `.ods` by [`super::open_document`].
//!
//! Limits what it keeps, but not what happens inside `calamine`, which believes what a file says of its own size
//! and may end the program on one that lies: [`super::apart`] is for that.

use std::io::Cursor;

use calamine::{CellErrorType, Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible};
use calamine::{Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};

use super::area::{Address, Area};
use super::book::{Book, BookError, Cell, OtherFile, Sheet};
use super::format::shown_number;
use super::kept::Kept;
use super::open_document::open_document;

type Bytes<'a> = Cursor<&'a [u8]>;

/// The sheets of a workbook: `.xlsx`, `.xlsm`, `.xlsb`, `.xls` or `.ods`, told by what is in it and not by its name.
///
/// # Errors
/// Why there are none.
pub fn parse(bytes: &[u8]) -> Result<Book, BookError> {
    const ZIP: &[u8] = b"PK\x03\x04";
    const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    if bytes.starts_with(COMPOUND) {
        return compound(bytes);
    }
    if !bytes.starts_with(ZIP) {
        return Err(BookError::Other(other(bytes)));
    }
    let holds = |name: &str| bytes.windows(name.len()).any(|window| window == name.as_bytes());
    if holds("mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
        return open_document(bytes);
    }
    if holds("xl/workbook.bin") {
        return xlsb(bytes);
    }
    if !holds("xl/") && !holds("workbook") {
        return Err(BookError::Other(OtherFile::Package));
    }
    xlsx(bytes)
}

/// What a file is that begins as no workbook does.
fn other(bytes: &[u8]) -> OtherFile {
    let start = &bytes[..bytes.len().min(4096)];
    let shown = start.trim_ascii_start();
    let lower = String::from_utf8_lossy(&shown[..shown.len().min(256)]).to_ascii_lowercase();
    if bytes.is_empty() {
        OtherFile::Empty
    } else if start.starts_with(b"%PDF") {
        OtherFile::Pdf
    } else if lower.contains("<html") || lower.contains("<!doctype") || lower.contains("<table") {
        OtherFile::WebPage
    } else if start.iter().all(|byte| *byte >= 0x20 || byte.is_ascii_whitespace()) {
        OtherFile::Text
    } else {
        OtherFile::Unknown
    }
}

/// A file in the older container: a workbook of that time, or a newer one with a password around it.
fn compound(bytes: &[u8]) -> Result<Book, BookError> {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        return Err(BookError::Password);
    }
    if !holds("Workbook") && !holds("Book") {
        return Err(BookError::Other(OtherFile::Package));
    }
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => BookError::Password,
        error => damaged(&error),
    })?;
    let mut kept = Kept::default();
    for sheet in worksheets(&book) {
        let range = book.worksheet_range(&sheet.name).map_err(|error| damaged(&error))?;
        let merged = book.merge_cells_by_sheet_name(&sheet.name).map_err(|error| damaged(&error))?;
        keep(&mut kept, &sheet, &range, &merged)?;
    }
    Ok(kept.book())
}

fn xlsb(bytes: &[u8]) -> Result<Book, BookError> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsbError::Password => BookError::Password,
        error => damaged(&error),
    })?;
    let mut kept = Kept::default();
    for sheet in worksheets(&book) {
        let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(|error| damaged(&error))?;
        let mut cells = Vec::new();
        while let Some(cell) = reader.next_cell().map_err(|error| damaged(&error))? {
            let (row, column) = cell.get_position();
            kept.push(&sheet.name, &mut cells, Address::at(row, column), value(cell.get_value(), None))?;
        }
        let read = finish(&mut kept, &sheet, cells, &[]);
        (read.lacks_forms, read.lacks_merged) = (true, true);
    }
    Ok(kept.book())
}

fn xlsx(bytes: &[u8]) -> Result<Book, BookError> {
    let failed = |error| match error {
        XlsxError::Password => BookError::Password,
        error => damaged(&error),
    };
    let mut book: Xlsx<Bytes> = Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
    let mut kept = Kept::default();
    kept.saved(book.workbook_properties().ok().and_then(|properties| properties.modified.clone()));
    for sheet in worksheets(&book) {
        // Cell by cell: a sheet whose last cell is far away would be filled with empty ones up to there.
        let mut reader = match book.worksheet_cells_reader(&sheet.name) {
            Err(XlsxError::NotAWorksheet(_)) => continue,
            reader => reader.map_err(failed)?,
        };
        let mut cells = Vec::new();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(failed)? {
            let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
            let value = value(cell.get_value(), format.map(|format| format.format_code.as_str()));
            let (row, column) = cell.get_position();
            kept.push(&sheet.name, &mut cells, Address::at(row, column), value)?;
        }
        drop(reader);
        let merged = book.merge_cells_by_sheet_name(&sheet.name).map_err(failed)?;
        finish(&mut kept, &sheet, cells, &merged);
    }
    Ok(kept.book())
}

fn damaged(error: &dyn std::error::Error) -> BookError {
    BookError::Damaged(error.to_string())
}

fn worksheets<'a>(book: &impl Reader<Bytes<'a>>) -> Vec<calamine::Sheet> {
    let sheets = book.sheets_metadata().iter();
    sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect()
}

/// Puts a sheet whose cells come without their forms to those read.
fn keep(
    kept: &mut Kept,
    sheet: &calamine::Sheet,
    range: &calamine::Range<Data>,
    merged: &[Dimensions],
) -> Result<(), BookError> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut cells = Vec::new();
    for (row, column, data) in range.used_cells() {
        let at = Address::at(first_row + row as u32, first_column + column as u32);
        let cell = match data {
            Data::Int(number) => shown_number(*number as f64, None),
            Data::Float(number) => shown_number(*number, None),
            Data::String(text) => text_cell(text),
            Data::Bool(value) => Cell::Bool(*value),
            Data::DateTime(date) => Cell::Date(date_text(date)),
            Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::Date(text.clone()),
            Data::Error(error) => Cell::Error(error_text(error).to_owned()),
            Data::Empty => Cell::Empty,
        };
        kept.push(&sheet.name, &mut cells, at, cell)?;
    }
    finish(kept, sheet, cells, merged).lacks_forms = true;
    Ok(())
}

fn finish<'a>(
    kept: &'a mut Kept,
    sheet: &calamine::Sheet,
    cells: Vec<(Address, Cell)>,
    merged: &[Dimensions],
) -> &'a mut Sheet {
    let area = |area: &Dimensions| Area {
        first: Address::at(area.start.0, area.start.1),
        last: Address::at(area.end.0, area.end.1),
    };
    let read = kept.finish(&sheet.name, cells, merged.iter().map(area));
    read.is_hidden = sheet.visible != SheetVisible::Visible;
    read
}

fn value(data: &DataRef, format: Option<&str>) -> Cell {
    match data {
        DataRef::Int(number) => shown_number(*number as f64, format),
        DataRef::Float(number) => shown_number(*number, format),
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::DateTime(date) => Cell::Date(date_text(date)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Date(text.clone()),
        DataRef::Error(error) => Cell::Error(error_text(error).to_owned()),
        DataRef::Empty => Cell::Empty,
    }
}

fn text_cell(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn date_text(date: &ExcelDateTime) -> String {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Formula, Workbook};

    use super::*;

    #[test]
    fn cells_and_merged_ranges_as_they_are_seen() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("総括表").unwrap();
        sheet.merge_range(0, 1, 1, 2, "基本視点1 甲", &Format::new()).unwrap();
        sheet.write_with_format(2, 0, 0.6525, &Format::new().set_num_format("0.00%")).unwrap();
        sheet.write_with_format(2, 1, 44286, &Format::new().set_num_format("yyyy/m/d")).unwrap();
        sheet.write(2, 2, true).unwrap();
        sheet.write_formula(3, 0, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write(3, 1, 1_667_000).unwrap();
        sheet.write(3, 2, "  ").unwrap();
        workbook.add_worksheet().set_name("隠").unwrap().set_hidden(true);
        let book = parse(&workbook.save_to_buffer().unwrap()).unwrap();
        let sheet = &book.sheets[0];
        assert_eq!((sheet.name.as_str(), sheet.height(), book.sheets[1].is_hidden), ("総括表", 4, true));
        let at = Address::at;
        let table = [
            (at(0, 1), Cell::Text("基本視点1 甲".into())),
            (at(1, 2), Cell::Text("基本視点1 甲".into())),
            (at(2, 0), Cell::WithUnit(65.25, "%".into())),
            (at(2, 1), Cell::Date("2021-03-31".into())),
            (at(2, 2), Cell::Bool(true)),
            (at(3, 0), Cell::Error("#DIV/0!".into())),
            (at(3, 1), Cell::Number(1_667_000.0)),
            (at(3, 2), Cell::Empty),
            (at(9, 9), Cell::Empty),
        ];
        for (address, cell) in table {
            assert_eq!(sheet.seen(address), &cell, "{address}");
        }
        assert_eq!(sheet.cell(at(1, 2)), &Cell::Empty, "what is merged stands in the first cell");
        assert_eq!(sheet.row(2).map(|(at, _)| at.column).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn what_is_no_workbook_is_told_apart() {
        let table: [(&[u8], OtherFile); 6] = [
            (b"", OtherFile::Empty),
            ("番号,名称\r\n1,甲\r\n".as_bytes(), OtherFile::Text),
            (b"\n<html><table></table></html>", OtherFile::WebPage),
            (b"%PDF-1.7", OtherFile::Pdf),
            (b"PK\x03\x04 word/document.xml", OtherFile::Package),
            (b"\x00\x01\x02", OtherFile::Unknown),
        ];
        for (bytes, expected) in table {
            assert_eq!(parse(bytes), Err(BookError::Other(expected)), "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_cell_far_away_is_named_instead_of_filling_the_memory() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write(1_048_575, 16_383, 1).unwrap();
        let far = BookError::TooWide { sheet: "Sheet1".into(), cell: "XFD1048576".into() };
        assert_eq!(parse(&workbook.save_to_buffer().unwrap()), Err(far));
    }
}
