//! Text in lines of so many cells: its letters, cutting, wrapping.
//!
//! Invariant: no letter is cut, and no line is wider than it may be unless a single letter is.

use unicode_segmentation::UnicodeSegmentation;

use super::{plain, width};

/// Stands behind a character that may fill two cells here, for the second one; drawn as a blank.
pub const PAD: char = '\u{f8ff}';

/// The letters of `text` as a person sees them, each with its byte position; a letter keeps its
/// [`PAD`].
pub fn letters(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    let mut letters: Vec<(usize, &str)> = Vec::new();
    if plain(text).is_some() {
        letters.extend(text.char_indices().map(|(at, c)| (at, &text[at..at + c.len_utf8()])));
        return letters.into_iter();
    }
    for (at, letter) in text.grapheme_indices(true) {
        match letters.last_mut() {
            Some((start, last)) if letter.starts_with(PAD) => *last = &text[*start..at + letter.len()],
            _ => letters.push((at, letter)),
        }
    }
    letters.into_iter()
}

/// As much of `text` as fits into `cells`, never cutting a character; where something is left out and
/// there is room, the last of it is `ellipsis`.
pub fn cut(text: &str, cells: usize, ellipsis: &str) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let mark = width(ellipsis);
    let room = cells.saturating_sub(mark);
    let mut out = head(text, room).to_owned();
    if mark <= cells {
        out.push_str(ellipsis);
    }
    out
}

/// The longest start of `text` that fits into `cells`.
pub fn head(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (at, letter) in letters(text) {
        used += width(letter);
        if used > cells {
            return &text[..at];
        }
    }
    text
}

/// The longest end of `text` that fits into `cells`.
pub fn tail(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (at, letter) in letters(text).rev() {
        used += width(letter);
        if used > cells {
            return &text[at + letter.len()..];
        }
    }
    text
}

/// Marks that may not begin a line (行頭禁則).
const NO_START: &str = "、。，．・：；？！）」』】〕〉》］｝ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ),.:;?!]}％%…";
/// Marks that may not end a line (行末禁則).
const NO_END: &str = "（「『【〔〈《［｛([{";

/// `text` broken into lines of at most `cells`. Breaks anywhere between characters, as Japanese does,
/// but keeps words of Latin letters and digits whole where they fit, and obeys 行頭・行末禁則.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut room = cells;
    for piece in pieces(text) {
        let mut piece = piece;
        if width(piece) > room {
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                room = cells;
                piece = piece.trim_start();
            }
            while width(piece) > room {
                // A letter with so many marks that it is wider than the line is broken between them.
                let letter = piece.char_indices().nth(1).map_or(piece.len(), |(at, _)| at);
                let (start, rest) = piece.split_at(head(piece, room).len().max(letter));
                lines.push(start.to_owned());
                piece = rest;
            }
        }
        line.push_str(piece);
        room = room.saturating_sub(width(piece));
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// `text` in pieces between which a line may be broken.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = 0;
        let mut before: Option<char> = None;
        for (at, letter) in letters(rest) {
            let first = letter.chars().next().unwrap_or(' ');
            if before.is_some_and(|before| may_break(before, first)) {
                break;
            }
            end = at + letter.len();
            before = letter.chars().last();
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Whether a line may end between these two, by the rules of Japanese typesetting (kinsoku).
pub fn may_break(before: char, after: char) -> bool {
    let word = |c: char| c.is_ascii_graphic() || c.is_ascii_digit();
    !(NO_START.contains(after) || NO_END.contains(before) || (word(before) && word(after)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::clean;
    use super::*;

    #[test]
    fn cutting_at_the_edge_of_a_character() {
        let table = [
            ("経営改革プラン", 14, "経営改革プラン"),
            ("経営改革プラン", 13, "経営改革プラ…"),
            ("経営改革プラン", 12, "経営改革プ…"),
            ("経営", 1, "…"),
            ("経営", 0, ""),
            ("abc", 2, "a…"),
        ];
        for (text, cells, shown) in table {
            assert_eq!(cut(text, cells, "…"), shown, "{text} in {cells}");
        }
        assert_eq!((head("経営", 3), tail("経営", 3), tail("経営", 9)), ("経", "営", "経営"));
    }

    #[test]
    fn wrapping_obeys_kinsoku() {
        let table: [(&str, usize, &[&str]); 6] = [
            ("施設における余剰", 8, &["施設にお", "ける余剰"]),
            ("公開、提供", 4, &["公", "開、", "提供"]),
            ("各団体（大学等）", 8, &["各団体", "（大学", "等）"]),
            ("国のDX計画 2025年", 8, &["国のDX計", "画 2025", "年"]),
            ("abcdefghij", 4, &["abcd", "efgh", "ij"]),
            ("", 4, &[""]),
        ];
        for (text, cells, lines) in table {
            assert_eq!(wrap(text, cells), lines, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_the_text(text in any::<String>(), cells in 0usize..30) {
            let shown = clean(&text);
            prop_assert!(!shown.chars().any(char::is_control));
            prop_assert!(width(&cut(&shown, cells, "…")) <= cells);
            prop_assert!(width(tail(&shown, cells)) <= cells);
            for line in wrap(&shown, cells) {
                prop_assert!(width(&line) <= cells.max(2), "{line:?} in {cells}");
            }
        }
    }
}
