//! Where a text ends, in lines and columns. Lines end as they do in YAML: with CR LF, LF or CR.

use crate::plan::Position;

/// The place right behind `text`.
pub fn end_of(text: &str) -> Position {
    let (mut line, mut start, mut before) = (1, 0, ' ');
    for (at, c) in text.char_indices() {
        match c {
            '\n' if before == '\r' => start = at + 1,
            '\n' | '\r' => (line, start) = (line + 1, at + 1),
            _ => {}
        }
        before = c;
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
