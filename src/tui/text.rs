//! Text as it lies in terminal cells: cleaning, measuring, cutting, wrapping.
//!
//! Nobody else measures text. Everything that comes from a file, a name or the environment is cleaned
//! before it is shown, so that no control character reaches the terminal.

use ratatui::buffer::CellWidth;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::visible::visible;

/// Stands behind a character that may fill two cells here, for the second one; drawn as a blank.
pub const PAD: char = '\u{f8ff}';

/// The letters of `text` as a person sees them, each with its byte position; a letter keeps its
/// [`PAD`].
pub fn letters(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    let mut letters: Vec<(usize, &str)> = Vec::new();
    for (at, letter) in text.grapheme_indices(true) {
        match letters.last_mut() {
            Some((start, last)) if letter.starts_with(PAD) => *last = &text[*start..at + letter.len()],
            _ => letters.push((at, letter)),
        }
    }
    letters.into_iter()
}

/// The number of cells `text` fills: the sum of those that its letters are given when they are drawn.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    if text.chars().all(is_certain) {
        return text.chars().filter_map(UnicodeWidthChar::width).sum();
    }
    // Control characters fill nothing; they are spelled out before they are drawn.
    let letters = text.graphemes(true).filter(|letter| !letter.contains(char::is_control));
    letters.map(|letter| usize::from(letter.cell_width())).sum()
}

/// Whether every terminal gives a letter the cells that [`width`] says: ASCII, kana, kanji and full-width
/// forms, and the symbols of the glyph sets; not so pictures, combined and rare characters.
pub fn has_certain_width(letter: &str) -> bool {
    let mut chars = letter.chars();
    chars.next().is_none_or(is_certain) && chars.next().is_none()
}

/// Whether a character stands alone and is as wide as the tables say on every terminal.
fn is_certain(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{25fc}' | '\u{2713}'
        | '\u{2800}'..='\u{28ff}' | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{303e}' | '\u{3041}'..='\u{3096}'
        | '\u{309b}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff01}'..='\u{ff9d}' | '\u{b7}')
}

/// The most cells that a letter takes: a terminal that knows nothing of joined pictures, flags and the
/// like draws the parts side by side, some of them even the joiners and marks in a cell of their own.
pub fn reach(letter: &str) -> usize {
    let part = |c: char| match c {
        '\u{1f1e6}'..='\u{1f1ff}' => 2,
        c => c.width_cjk().unwrap_or(0).max(1),
    };
    letter.chars().map(part).sum::<usize>().max(width(letter))
}

/// `text` fit for showing: made [`visible`], and half-width kana with their own dakuten become full
/// letters of the same width (ｶﾞ → ガ), which every library measures alike.
pub fn clean(text: &str) -> String {
    let shown = visible(text);
    if !shown.contains(HALF_WIDTH_MARKS) {
        return shown;
    }
    let mut out = String::with_capacity(shown.len());
    let mut chars = shown.chars().peekable();
    while let Some(c) = chars.next() {
        let mark = chars.next_if(|mark| matches!(c, '\u{ff66}'..='\u{ff9d}') && HALF_WIDTH_MARKS.contains(mark));
        match mark {
            Some(mark) => out.extend([c, mark].into_iter().nfkc()),
            None => out.push(c),
        }
    }
    out
}

/// Half-width dakuten and handakuten.
const HALF_WIDTH_MARKS: [char; 2] = ['\u{ff9e}', '\u{ff9f}'];

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

fn may_break(before: char, after: char) -> bool {
    let word = |c: char| c.is_ascii_graphic() || c.is_ascii_digit();
    !(NO_START.contains(after) || NO_END.contains(before) || (word(before) && word(after)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn how_far_a_letter_may_reach() {
        let table = [
            ("a", 1),
            ("計", 2),
            ("×", 2),
            ("か\u{3099}", 3),
            ("👨\u{200d}👩\u{200d}👧", 8),
            ("🇯🇵", 4),
            ("❤\u{fe0f}", 2),
        ];
        for (letter, cells) in table {
            assert_eq!(reach(letter), cells, "{letter}");
        }
    }

    #[test]
    fn what_is_cleaned() {
        let table = [("実施\n済", "実施 済"), ("a\x1b[31mb", "a^[[31mb"), ("ｶﾞｷﾞﾊﾟｱ", "ガギパｱ"), ("aﾞﾞ", "aﾞﾞ")];
        for (raw, shown) in table {
            assert_eq!(clean(raw), shown);
        }
    }

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
