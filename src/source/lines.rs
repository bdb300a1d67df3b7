//! The lines of a text, as YAML counts them: each ends with CR LF, LF or CR.

use memchr::memchr2_iter;

use crate::plan::Position;

/// A text and where its lines begin.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of that text; at least one.
    pub fn of(text: &'a str) -> Self {
        Self { text, starts: std::iter::once(0).chain(behind_breaks(text)).collect() }
    }

    /// How many there are, the one behind the last line break among them.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line with that number, counted from 1, without its line break.
    pub fn get(&self, number: usize) -> Option<&'a str> {
        let at = number.checked_sub(1)?;
        let start = *self.starts.get(at)?;
        let end = self.starts.get(at + 1).copied().unwrap_or(self.text.len());
        self.text.get(start..end).map(|line| line.trim_end_matches(['\r', '\n']))
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &'a str> {
        (1..=self.count()).map_while(|number| self.get(number))
    }
}

/// The bytes at which its lines begin, but for the first. Most of a text is looked at sixteen bytes at a time: each
/// plan file is asked for its lines more than once.
fn behind_breaks(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let is_end = move |at: &usize| bytes.get(*at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n');
    memchr2_iter(b'\n', b'\r', bytes).filter(is_end).map(|at| at + 1)
}

/// The place right behind `text`.
pub fn end_of(text: &str) -> Position {
    let (lines, start) = behind_breaks(text).fold((1, 0), |(lines, _), start| (lines + 1, start));
    Position { line: lines, column: text.get(start..).unwrap_or_default().chars().count() + 1 }
}

/// The place, or the nearest in `text` if it is none: where a text breaks off, parsers name the line behind it.
pub fn inside(text: &str, place: Position) -> Position {
    let end = end_of(text);
    if place.line > end.line { end } else { place }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: usize, column: usize) -> Position {
        Position { line, column }
    }

    #[test]
    fn each_kind_of_break_ends_one_line() {
        let table: [(&str, &[&str], Position); 5] = [
            ("", &[""], at(1, 1)),
            ("計画", &["計画"], at(1, 3)),
            ("a\n", &["a", ""], at(2, 1)),
            ("a\r", &["a", ""], at(2, 1)),
            ("a\rb\r\n計\n\r画d", &["a", "b", "計", "", "画d"], at(5, 3)),
        ];
        for (text, lines, end) in table {
            assert_eq!((Lines::of(text).all().collect::<Vec<_>>().as_slice(), end_of(text)), (lines, end), "{text:?}");
        }
    }

    #[test]
    fn places_are_in_the_text() {
        assert_eq!([inside("a\rb", at(3, 1)), inside("a\r\nb\n", at(2, 1))], [at(2, 2), at(2, 1)]);
    }
}
