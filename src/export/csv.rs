//! CSV: rows of cells as spreadsheets and programs read them alike.
//!
//! Owns how a cell is written, not what stands in it: lines end in CR LF, a cell is quoted only where it must be, and
//! no cell has a line break or a control character. A cell that a spreadsheet would take for a formula begins with an
//! apostrophe, a plain number excepted. docs/export.md tells users of all this.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};
use unicode_normalization::UnicodeNormalization;

use super::substitute::{Substitutes, Substitution};
use crate::source::Encoding;
use crate::visible::{is_invisible, visible};

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

/// Writes rows, the headings among them, each cell [`visible`] and [`harmless`]. What comes back is what had to be
/// replaced because the encoding does not have it; line 1 is the first row.
///
/// # Errors
/// Whatever writing gives.
pub fn write_csv<R>(
    mut out: impl Write,
    encoding: CsvEncoding,
    rows: impl IntoIterator<Item = R>,
) -> io::Result<Vec<Substitution>>
where
    R: IntoIterator<Item: AsRef<str>>,
{
    if encoding == CsvEncoding::Utf8Bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut substitutes = Substitutes::default();
    for (row, line) in rows.into_iter().zip(1..) {
        let mut writer =
            WriterBuilder::new().terminator(Terminator::CRLF).buffer_capacity(1024).from_writer(Vec::new());
        for (cell, column) in row.into_iter().zip(1..) {
            // Most cells of a wide table are empty, and nearly all others are written as they are.
            let cell = cell.as_ref();
            let mut cell = if cell.contains(is_invisible) { Cow::from(visible(cell)) } else { cell.into() };
            if encoding == CsvEncoding::Cp932 {
                cell = substitutes.replace(&cell, line, column).into();
            }
            writer.write_field(harmless(&cell).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
        let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
        match encoding.of_text() {
            Encoding::ShiftJis => {
                let text = String::from_utf8_lossy(&bytes);
                out.write_all(&Encoding::ShiftJis.encode(&text).map_err(io::Error::other)?)?;
            }
            _ => out.write_all(&bytes)?,
        }
    }
    out.flush()?;
    Ok(substitutes.made())
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
    // Kana and kanji, with which most cells begin, are no form of a sign.
    let is_letter = c.is_ascii_alphanumeric() || matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    !is_letter && (c == '\u{2212}' || c.nfkc().all(|c| matches!(c, '=' | '+' | '-' | '@')))
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
        let made = write_csv(&mut out, encoding, rows.iter().map(|row| row.iter())).unwrap();
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

    proptest! {
        /// Whatever stands in the cells, a reader of CSV finds as many of them, and none that begins a formula.
        #[test]
        fn as_many_cells_come_back(rows in prop::collection::vec(prop::collection::vec(any::<String>(), 3), 1..4)) {
            for encoding in [CsvEncoding::Utf8, CsvEncoding::Cp932] {
                let mut out = Vec::new();
                write_csv(&mut out, encoding, &rows).unwrap();
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
