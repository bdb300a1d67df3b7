//! Bytes to text.
//!
//! Owns what a plan file may be made of: text in an encoding that is read ([`Encoding`]), at most [`MAX_BYTES`],
//! without characters that the two YAML parsers take differently. Everything behind it may rely on that.

use std::io::{self, Read};
use std::path::Path;

use memchr::memchr3_iter;

use crate::plan::Position;

use super::encoding::{Encoding, Undecodable};
use super::file;
use super::lines::end_of;
use crate::words::failure::Kind;

/// The largest file that is read. A plan of 54 actions has 40 KiB; beyond this it is no plan.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// Why a file gives no text.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// The file cannot be opened or read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is no file that could be read to its end.
    #[error("not a file: {0:?}")]
    Kind(Kind),
    /// It is larger than [`MAX_BYTES`].
    #[error("larger than {MAX_BYTES} bytes")]
    TooLarge,
    /// It is in no encoding that is read.
    #[error(transparent)]
    Encoding(#[from] Undecodable),
    /// It holds a control character or a line separator that is no line break in a plan file.
    #[error("forbidden character U+{:04X}", u32::from(*.0))]
    Forbidden(char, Position),
}

/// Reads a whole file as text; gives back its encoding too.
///
/// # Errors
/// See [`DecodeError`].
pub fn read(path: &Path) -> Result<(String, Encoding), DecodeError> {
    Ok(text_of(bytes_of(path)?)?)
}

/// Reads all that comes as text; gives back its encoding too.
///
/// # Errors
/// See [`DecodeError`].
pub fn read_from(reader: impl Read) -> Result<(String, Encoding), DecodeError> {
    Ok(text_of(bytes(reader, 0)?)?)
}

/// The text of these bytes. Nearly every plan is UTF-8 without a mark, and then they are its text.
fn text_of(bytes: Vec<u8>) -> Result<(String, Encoding), Undecodable> {
    match String::from_utf8(bytes) {
        // ASCII may be another encoding in disguise.
        Ok(text) if !text.is_ascii() && !text.starts_with('\u{feff}') => Ok((text, Encoding::Utf8)),
        Ok(text) => Encoding::decode(text.as_bytes()),
        Err(other) => Encoding::decode(other.as_bytes()),
    }
}

/// The bytes of a file.
///
/// # Errors
/// [`DecodeError::Io`], [`DecodeError::Kind`] or [`DecodeError::TooLarge`].
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, DecodeError> {
    let file = file::open(path)?.map_err(DecodeError::Kind)?;
    // Of what says its length at once not a byte is read; and what has that length is read in one piece.
    let length = file.metadata()?.len();
    if length > MAX_BYTES { Err(DecodeError::TooLarge) } else { bytes(file, length) }
}

/// Reads all that comes, up to the limit: probably so many bytes.
///
/// # Errors
/// [`DecodeError::Io`] or [`DecodeError::TooLarge`].
fn bytes(reader: impl Read, expected: u64) -> Result<Vec<u8>, DecodeError> {
    // With room for one more it is seen without asking for more room that nothing follows.
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(MAX_BYTES) + 1).unwrap_or_default());
    // `take`: the length is asked of the bytes that come, so that a pipe cannot be endless either.
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES { Err(DecodeError::TooLarge) } else { Ok(bytes) }
}

/// The end of a file for editors of long ago, which some still write.
const CTRL_Z: char = '\u{1a}';

/// The text as both parsers may have it: without the Ctrl-Z of old editors at its end, checked for forbidden
/// characters.
///
/// # Errors
/// [`DecodeError::TooLarge`] or [`DecodeError::Forbidden`].
pub fn clean(text: &str) -> Result<&str, DecodeError> {
    if text.len() as u64 > MAX_BYTES {
        return Err(DecodeError::TooLarge);
    }
    let text = text.strip_suffix(CTRL_Z).unwrap_or(text);
    if !may_hold_forbidden(text) {
        return Ok(text);
    }
    match text.char_indices().find(|(_, c)| is_forbidden(*c)) {
        Some((at, c)) => Err(DecodeError::Forbidden(c, end_of(text.get(..at).unwrap_or_default()))),
        None => Ok(text),
    }
}

/// Whether any byte of a text is such a one. For what nearly no text holds: without a way out in the middle, many bytes
/// are looked at together.
pub(super) fn holds_byte(text: &str, is_such: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, byte| found | is_such(byte))
}

/// Whether there may be a forbidden character: told by bytes.
fn may_hold_forbidden(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_control = |byte: u8| (byte < 0x20) & (byte != b'\n') & (byte != b'\r') & (byte != b'\t') | (byte == 0x7f);
    // With these begin, in UTF-8, U+0080 to U+00BF, U+2000 to U+2FFF and U+F000 to U+FFFF.
    holds_byte(text, is_control)
        || memchr3_iter(0xc2, 0xe2, 0xef, bytes).any(|at| match (bytes.get(at), bytes.get(at + 1)) {
            (Some(0xc2), Some(next)) => *next < 0xa0,
            (Some(0xe2), next) => next == Some(&0x80),
            (_, next) => next == Some(&0xbb),
        })
}

/// C0 and C1 controls but for the usual line breaks and the tab, the line separators of Unicode
/// (line breaks for one parser, text for the other), and a byte order mark in the middle.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_to_the_text_leads_where_the_long_one_does() {
        let texts = ["計画: あ", "\u{feff}計画: あ", "plan: a", "plan: \x1b$B7W\x1b(B", "", "計画: あ\u{feff}い"];
        let mut all: Vec<Vec<u8>> = texts.map(|text| text.as_bytes().to_vec()).to_vec();
        for encoding in [Encoding::Utf16Le, Encoding::Utf16Be, Encoding::ShiftJis, Encoding::EucJp] {
            all.push(encoding.encode("計画: あ").unwrap());
        }
        all.push(b"\xff\xfe\0\0".to_vec());
        all.push(b"\xe8\xa8\x88\xe7\x94".to_vec());
        for bytes in all {
            assert_eq!(text_of(bytes.clone()), Encoding::decode(&bytes), "{bytes:?}");
        }
    }

    #[test]
    fn forbidden_characters_are_named_with_their_place() {
        for (text, c) in [("計画: あ\n名: い\u{2028}う", '\u{2028}'), ("a: b\nc: d\u{1b}", '\u{1b}')] {
            let Err(DecodeError::Forbidden(found, at)) = clean(text) else { panic!("{text:?} was accepted") };
            assert_eq!((found, at), (c, Position { line: 2, column: 5 }));
        }
        let all = (0..=u32::from(char::MAX)).filter_map(char::from_u32);
        let overlooked = all.filter(|c| is_forbidden(*c) && !may_hold_forbidden(c.encode_utf8(&mut [0; 4])));
        assert_eq!(overlooked.collect::<Vec<_>>(), [], "the quick look finds all that the slow one does");
        assert_eq!(clean("計画: あ\r\n\u{1a}").ok(), Some("計画: あ\r\n"), "the end of file of old editors");
    }
}
