//! The lines of a text, as YAML counts them: each ends with CR LF, LF or CR.

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
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
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

/// The place right behind `text`.
pub fn end_of(text: &str) -> Position {
    let (mut line, mut start, mut before) = (1, 0, b' ');
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' if before == b'\r' => start = at + 1,
            b'\n' | b'\r' => (line, start) = (line + 1, at + 1),
            _ => {}
        }
        before = byte;
    }
    Position { line, column: text.get(start..).unwrap_or_default().chars().count() + 1 }
}

/// The place, or the nearest in `text` if it is none: where a text breaks off, parsers name the line behind it.
pub fn inside(text: &str, place: Position) -> Position {
    let end = end_of(text);
    if place.line > end.line { end } else { place }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_in_the_text() {
        let at = |line, column| Position { line, column };
        assert_eq!([inside("a\rb", at(3, 1)), inside("a\r\nb\n", at(2, 1))], [at(2, 2), at(2, 1)]);
    }
}
