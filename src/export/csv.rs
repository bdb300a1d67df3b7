//! CSV: rows of cells as spreadsheets and programs read them alike.
//!
//! Owns how a cell is written, not what stands in it: lines end in CR LF, a cell is quoted only where it must be, and
//! no cell has a line break or a control character. A cell that a spreadsheet would take for a formula begins with an
//! apostrophe, a plain number excepted. docs/export.md tells users of all this.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};
use unicode_normalization::UnicodeNormalization;

use super::in_order::write_in_order;
use super::substitute::{Substitutes, Substitution};
use crate::source::Encoding;
use crate::visible::{has_invisible, visible};

/// How the text of a CSV file is written down in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CsvEncoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 behind a byte order mark, without which Excel takes it for Shift_JIS.
    #[default]
    Utf8Bom,
    /// Shift_JIS as Windows has it.
    Cp932,
}

impl CsvEncoding {
    /// The encoding of text files that it is.
    fn of_text(self) -> Encoding {
        match self {
            Self::Utf8 => Encoding::Utf8,
            Self::Utf8Bom => Encoding::Utf8Bom,
            Self::Cp932 => Encoding::ShiftJis,
        }
    }
}

/// Writes the heading line, if there is one, and below it the rows of each item in their order, each cell [`visible`] and
/// [`harmless`]. What comes back is what had to be replaced because the encoding does not have it; line 1 is the first.
///
/// # Errors
/// Whatever writing gives.
pub(super) fn write_csv<T: Sync>(
    mut out: impl Write,
    encoding: CsvEncoding,
    heading: Option<&[String]>,
    items: &[T],
    rows: impl Fn(&T, &mut CsvRows<'_>) -> io::Result<()> + Sync,
) -> io::Result<Vec<Substitution>> {
    if encoding == CsvEncoding::Utf8Bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut first = CsvRows::to(&mut out, encoding);
    heading.iter().try_for_each(|heading| first.row(heading.iter().map(String::as_str)))?;
    let mut whole = first.end()?;
    let piece = |item: &T, out: &mut dyn Write| {
        let mut piece = CsvRows::to(out, encoding);
        rows(item, &mut piece)?;
        piece.end()
    };
    write_in_order(&mut out, items, "", piece, |piece| whole.append(piece))?;
    out.flush()?;
    Ok(whole.substitutes.made())
}

/// Rows that follow one another, on their way into a file.
pub(super) struct CsvRows<'w> {
    writer: Writer<&'w mut dyn Write>,
    encoding: CsvEncoding,
    written: Written,
}

/// A cell on its way into a row.
pub(super) enum CsvCell<'c> {
    /// As the plan has it.
    Text(Cow<'c, str>),
    /// As it is to stand in the file.
    Ready(Cow<'c, str>),
}

impl CsvCell<'_> {
    /// The same for another row.
    pub fn again(&self) -> CsvCell<'_> {
        match self {
            Self::Text(text) => CsvCell::Text(text.as_ref().into()),
            Self::Ready(text) => CsvCell::Ready(text.as_ref().into()),
        }
    }
}

impl<'c, T: Into<Cow<'c, str>>> From<T> for CsvCell<'c> {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// A cell as files in Unicode have it.
fn in_unicode(cell: &str) -> Cow<'_, str> {
    match seen(cell) {
        Cow::Borrowed(cell) => harmless(cell),
        Cow::Owned(cell) => harmless(&cell).into_owned().into(),
    }
}

/// [`visible`]: nearly all cells are as they stand.
fn seen(cell: &str) -> Cow<'_, str> {
    if has_invisible(cell) { visible(cell).into() } else { cell.into() }
}

/// What is known of rows that have been written.
struct Written {
    /// How many they are.
    lines: usize,
    substitutes: Substitutes,
}

impl Written {
    /// Takes in what is known of the rows behind these.
    fn append(&mut self, next: Self) {
        self.substitutes.append(next.substitutes, self.lines);
        self.lines += next.lines;
    }
}

impl<'w> CsvRows<'w> {
    fn to(out: &'w mut dyn Write, encoding: CsvEncoding) -> Self {
        let writer = WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(out);
        Self { writer, encoding, written: Written { lines: 0, substitutes: Substitutes::default() } }
    }

    /// A cell that stands in several rows, as far as it is the same in all of them.
    pub fn ready<'c>(&self, cell: Cow<'c, str>) -> CsvCell<'c> {
        match self.encoding.of_text() {
            // What is replaced is told by its row.
            Encoding::ShiftJis => CsvCell::Text(cell),
            _ => CsvCell::Ready(in_unicode(&cell).into_owned().into()),
        }
    }

    /// Writes a row.
    ///
    /// # Errors
    /// Whatever writing gives.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item: Into<CsvCell<'c>>>) -> io::Result<()> {
        self.written.lines += 1;
        for (cell, column) in cells.into_iter().zip(1..) {
            match cell.into() {
                CsvCell::Ready(text) => self.writer.write_field(text.as_bytes())?,
                CsvCell::Text(text) => self.cell(&text, column)?,
            }
        }
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }

    fn cell(&mut self, cell: &str, column: usize) -> io::Result<()> {
        match self.encoding.of_text() {
            // Most cells of a wide table.
            _ if cell.is_empty() => self.writer.write_field("")?,
            Encoding::ShiftJis => {
                let cell = self.written.substitutes.replace(&seen(cell), self.written.lines, column);
                let bytes = Encoding::ShiftJis.encode(&harmless(&cell)).map_err(io::Error::other)?;
                // No second byte of a character is a comma, a quotation mark or a line break.
                self.writer.write_field(bytes)?;
            }
            _ => self.writer.write_field(in_unicode(cell).as_bytes())?,
        }
        Ok(())
    }

    fn end(mut self) -> io::Result<Written> {
        self.writer.flush()?;
        Ok(self.written)
    }
}

/// `cell` so that no spreadsheet takes it for a formula: with an apostrophe before it if it begins with = + - @ in
/// any width, blanks or control characters before them or not. A plain number such as `-5` stays one, and a sign
/// that stands alone says nothing to a spreadsheet.
///
/// ```
/// use susumi::export::harmless;
/// assert_eq!(harmless("=1+1"), "'=1+1");
/// assert_eq!(harmless("-5.5"), "-5.5");
/// ```
pub fn harmless(cell: &str) -> Cow<'_, str> {
    let core = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    let mut chars = core.chars();
    let begins_formula = chars.next().is_some_and(is_formula_sign) && !chars.as_str().is_empty();
    let begins_with_control = cell.starts_with(char::is_control);
    if (begins_formula && !is_number(cell)) || begins_with_control { format!("'{cell}").into() } else { cell.into() }
}

/// = + - @ and their other forms.
fn is_formula_sign(c: char) -> bool {
    match c {
        _ if c.is_ascii() => matches!(c, '=' | '+' | '-' | '@'),
        // Kana and kanji, with which most cells begin, are no form of a sign.
        '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' => false,
        _ => c == '\u{2212}' || c.nfkc().all(|c| matches!(c, '=' | '+' | '-' | '@')),
    }
}

/// Whether a cell is a number as this program writes them: no blank, no comma, no unit.
fn is_number(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let amount = cell.strip_prefix('-').unwrap_or(cell);
    amount.split_once('.').map_or_else(|| digits(amount), |(whole, fraction)| digits(whole) && digits(fraction))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(encoding: CsvEncoding, rows: &[&[&str]]) -> (Vec<u8>, Vec<Substitution>) {
        let mut out = Vec::new();
        let heading = rows.first().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        let items = rows.get(1..).unwrap_or_default();
        let made = write_csv(&mut out, encoding, heading.as_deref(), items, |row, rows| rows.row(row.iter().copied()))
            .unwrap();
        (out, made)
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        let table = [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+81-3-0000", "'+81-3-0000"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("＝１＋１", "'＝１＋１"),
            ("＠SUM", "'＠SUM"),
            ("－1千円", "'－1千円"),
            ("−5", "'−5"),
            ("\t=1", "'\t=1"),
            ("  =1", "'  =1"),
            ("\rx", "'\rx"),
            ("+5", "'+5"),
            ("-5", "-5"),
            ("-0.25", "-0.25"),
            ("1667000", "1667000"),
            ("-", "-"),
            ("－", "－"),
            ("⇒", "⇒"),
            ("△5", "△5"),
            ("実施=済", "実施=済"),
            ("", ""),
        ];
        for (cell, expected) in table {
            assert_eq!(harmless(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn lines_quotes_and_marks() {
        let rows: &[&[&str]] = &[&["名称", "値"], &["a,\"b\"\r\n c\u{1b}[0m", ""], &["", ""]];
        let expected = "名称,値\r\n\"a,\"\"b\"\"   c^[[0m\",\r\n,\r\n";
        assert_eq!(written(CsvEncoding::Utf8, rows).0, expected.as_bytes());
        assert_eq!(written(CsvEncoding::Utf8Bom, rows).0, ["\u{feff}", expected].concat().into_bytes());
    }

    #[test]
    fn windows_gets_its_own_characters_and_says_what_it_has_not() {
        let (bytes, made) = written(CsvEncoding::Cp932, &[&["名称"], &["〜髙𠮷\u{2212}"]]);
        assert_eq!(bytes, b"\x96\xbc\x8f\xcc\r\n\x81\x60\xfb\xfc\x8b\x67\x81\x7c\r\n");
        assert_eq!(made.iter().map(|made| (made.line, made.column)).collect::<Vec<_>>(), [(2, 1)]);
        assert!(written(CsvEncoding::Utf8, &[&["𠮷"]]).1.is_empty());
        // A sign that only comes about by replacing is seen too.
        assert_eq!(written(CsvEncoding::Cp932, &[&["\u{2013}1+1"]]).0, b"'-1+1\r\n");
    }

    #[test]
    fn what_is_replaced_in_several_pieces_is_told_as_in_one() {
        let rows: &[&[&str]] = &[&["名称"], &["𠮷"], &["\u{e9}", "𠮷"], &["\u{e9}"], &["😀"]];
        let told = |made: &[Substitution]| made.iter().map(|one| (one.count, one.line, one.column)).collect::<Vec<_>>();
        let (bytes, made) = written(CsvEncoding::Cp932, rows);
        assert_eq!(told(&made), [(2, 2, 1), (2, 3, 1), (1, 5, 1)]);
        let mut out = Vec::new();
        let all = |rows: &&[&[&str]], to: &mut CsvRows<'_>| rows.iter().try_for_each(|row| to.row(row.iter().copied()));
        let at_once = write_csv(&mut out, CsvEncoding::Cp932, None, &[rows], all).unwrap();
        assert_eq!((out, at_once), (bytes, made));
    }

    proptest! {
        /// Whatever stands in the cells, a reader of CSV finds as many of them, and none that begins a formula.
        #[test]
        fn as_many_cells_come_back(rows in prop::collection::vec(prop::collection::vec(any::<String>(), 3), 1..4)) {
            for encoding in [CsvEncoding::Utf8, CsvEncoding::Cp932] {
                let mut out = Vec::new();
                write_csv(&mut out, encoding, None, &rows, |row, to| to.row(row)).unwrap();
                let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_slice());
                let read: Vec<csv::ByteRecord> = reader.byte_records().map(Result::unwrap).collect();
                prop_assert_eq!(read.len(), rows.len());
                for cell in read.iter().flatten() {
                    let is_open = matches!(cell, [b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r', _, ..]);
                    let is_number = cell.iter().skip(1).all(|byte| byte.is_ascii_digit() || *byte == b'.');
                    prop_assert!(!is_open || is_number, "{cell:?}");
                }
            }
        }
    }
}
