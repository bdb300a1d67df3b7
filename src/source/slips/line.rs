//! A line of a plan file as people see it: indentation, dashes, key and value.
//!
//! Reads no YAML: it must make sense of lines of which no parser does.

use crate::plan::Position;

/// Blanks of either width and tabs.
pub const BLANKS: [char; 3] = [' ', '\u{3000}', '\t'];

/// One line.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// Which it is, from 1.
    pub number: usize,
    /// All of it, without the line break.
    pub raw: &'a str,
    /// How many bytes of it are indentation, of whatever blanks.
    pub indentation: usize,
    /// Where the text begins behind indentation and dashes, in bytes.
    start: usize,
}

impl<'a> Line<'a> {
    /// The line with that number.
    pub fn new(number: usize, raw: &'a str) -> Self {
        let indentation = raw.len() - raw.trim_start_matches(BLANKS).len();
        let mut start = indentation;
        while let Some(rest) = from(raw, start).strip_prefix('-').filter(|rest| rest.starts_with(' ')) {
            start = raw.len() - rest.trim_start_matches(' ').len();
        }
        Self { number, raw, indentation, start }
    }

    /// What stands behind indentation and dashes.
    pub fn content(self) -> &'a str {
        from(self.raw, self.start).trim_end_matches(BLANKS)
    }

    /// Whether nothing stands in it that counts.
    pub fn is_blank(self) -> bool {
        self.content().is_empty() && !self.has_dash() || self.content().starts_with('#')
    }

    /// Whether it begins an entry of a list.
    pub fn has_dash(self) -> bool {
        self.start > self.indentation || from(self.raw, self.indentation).trim_end() == "-"
    }

    /// The column of the first character that is no blank.
    pub fn first_column(self) -> usize {
        self.column(self.indentation)
    }

    /// The column of the text behind indentation and dashes.
    pub fn content_column(self) -> usize {
        self.column(self.start)
    }

    /// The column of the character at that byte.
    pub fn column(self, byte: usize) -> usize {
        self.raw.get(..byte).unwrap_or(self.raw).chars().count() + 1
    }

    /// The place of the character at that byte.
    pub fn place(self, byte: usize) -> Position {
        Position { line: self.number, column: self.column(byte) }
    }

    /// The place of a piece of this very line.
    pub fn place_of(self, piece: &str) -> Position {
        self.place((piece.as_ptr() as usize).saturating_sub(self.raw.as_ptr() as usize))
    }

    /// Key and value, if there is a colon as YAML wants it. A key in quotes or brackets is none.
    pub fn pair(self) -> Option<(&'a str, &'a str)> {
        let pair = pair(self.content()).filter(|(key, _)| !key.starts_with(['"', '\'', '{', '[', '#']));
        pair.map(|(key, value)| (key, uncommented(value)))
    }

    /// The value: what stands behind the key, else behind the dash.
    pub fn value(self) -> Option<&'a str> {
        match self.pair() {
            Some((_, value)) => Some(value),
            None => self.has_dash().then(|| self.content()),
        }
    }
}

/// The part of `text` from that byte on.
pub fn from(text: &str, byte: usize) -> &str {
    text.get(byte..).unwrap_or_default()
}

/// A text without the comment behind it; in quotation marks and brackets a # may be none.
pub fn uncommented(text: &str) -> &str {
    let end = text.find(" #").filter(|_| !text.starts_with(['"', '\'', '{', '[']));
    end.and_then(|end| text.get(..end)).unwrap_or(text).trim_end_matches(BLANKS)
}

/// The two sides of the first colon with a blank or nothing behind it.
pub fn pair(text: &str) -> Option<(&str, &str)> {
    let at = text
        .char_indices()
        .find(|(at, c)| *c == ':' && matches!(from(text, at + 1).chars().next(), None | Some(' ' | '\t')));
    let (at, _) = at?;
    Some((text.get(..at)?, from(text, at + 1).trim_matches(BLANKS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_taken_apart() {
        let line = Line::new(3, "  - - 名称: 一番: 二番 ");
        assert_eq!((line.first_column(), line.content_column(), line.has_dash()), (3, 7, true));
        assert_eq!(line.pair(), Some(("名称", "一番: 二番")));
        assert_eq!(line.place_of(line.value().unwrap()), Position { line: 3, column: 11 });
        assert_eq!(Line::new(1, "- 一番").value(), Some("一番"));
        assert_eq!(Line::new(1, "出典: http://a:80/").pair(), Some(("出典", "http://a:80/")));
        assert!(Line::new(1, "  # 名称: x").is_blank() && Line::new(1, "　\t").is_blank());
        assert!(!Line::new(1, "-").is_blank() && Line::new(1, "-").has_dash());
    }
}
