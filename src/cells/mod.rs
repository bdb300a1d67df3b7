//! Text in the cells of a terminal: cleaning, measuring, cutting and wrapping, for the screen and for printed
//! tables.
//!
//! Nobody else measures text. Knows no terminal: where one draws a letter wider than the tables say is
//! for the screen to find out.

pub mod lines;

use ratatui::buffer::CellWidth;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::visible::visible;
pub use lines::{PAD, cut, head, letters, may_break, tail, wrap};

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

/// Whether a character is one of the kana and kanji that nearly all text consists of: every terminal gives them two cells.
pub fn is_kana_or_kanji(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}')
}

/// What is known of the cells of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The cells that it fills.
    pub width: usize,
    /// The most that it takes: a terminal that knows nothing of joined pictures, flags and the like draws the parts
    /// side by side, some of them even the joiners and marks in a cell of their own.
    pub reach: usize,
    /// Whether every terminal gives it the cells of `width`: ASCII, kana, kanji and full-width forms, and the symbols of
    /// the glyph sets; not so pictures, combined and rare characters.
    pub is_certain: bool,
}

/// The extent of a letter.
pub fn extent(letter: &str) -> Extent {
    let mut chars = letter.chars();
    match (chars.next(), chars.next()) {
        // Nearly every letter of a frame is one of these.
        (Some(' '..='~'), None) => Extent { width: 1, reach: 1, is_certain: true },
        (Some(c), None) if is_kana_or_kanji(c) => Extent { width: 2, reach: 2, is_certain: true },
        (first, second) => Extent {
            width: width(letter),
            reach: reach(letter),
            is_certain: first.is_none_or(is_certain) && second.is_none(),
        },
    }
}

/// The letters of a text of which each character is one, as wide as the tables say on every terminal, with the cells of
/// each; `None` for any other text. Nearly all text is such, and it has to be taken apart by no rules of Unicode.
///
/// ```
/// assert!(susumi::cells::plain("計a").is_some_and(|letters| letters.eq([('計', 2), ('a', 1)])));
/// assert!(susumi::cells::plain("か\u{3099}").is_none());
/// ```
pub fn plain(text: &str) -> Option<impl Iterator<Item = (char, u16)>> {
    let cells = |c: char| if c.is_ascii() { 1 } else { c.width().map_or(0, |cells| cells as u16) };
    text.chars().all(is_certain).then(|| text.chars().map(move |c| (c, cells(c))))
}

/// Whether a character stands alone and is as wide as the tables say on every terminal.
fn is_certain(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{25fc}' | '\u{2713}'
        | '\u{2800}'..='\u{28ff}' | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{303e}' | '\u{3041}'..='\u{3096}'
        | '\u{309b}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff01}'..='\u{ff9d}' | '\u{b7}')
}

/// See [`Extent::reach`].
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extent_of_a_letter_is_what_the_tables_say() {
        for c in ('\0'..=char::MAX).filter(|c| !c.is_control()) {
            let letter = c.to_string();
            let expected = Extent { width: width(&letter), reach: reach(&letter), is_certain: is_certain(c) };
            assert_eq!(extent(&letter), expected, "{c:?}");
        }
        assert_eq!(extent("か\u{3099}"), Extent { width: 2, reach: 3, is_certain: false });
        assert_eq!(extent(""), Extent { width: 0, reach: 0, is_certain: true });
    }

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
    fn plain_letters_are_those_of_unicode_beside_whatever_plain_letter() {
        let all: Vec<char> = ('\0'..=char::MAX).filter(|c| is_certain(*c)).collect();
        for c in &all {
            // Behind itself, so that nothing that joins with what is like it counts as plain.
            let text = format!("計{c}{c}a{c}ｱ");
            let expected: Vec<(&str, usize)> = text.graphemes(true).map(|letter| (letter, width(letter))).collect();
            let letters: Vec<(String, usize)> =
                plain(&text).unwrap().map(|(c, cells)| (c.to_string(), usize::from(cells))).collect();
            assert!(letters.iter().map(|(letter, cells)| (letter.as_str(), *cells)).eq(expected), "{c:?}");
        }
        assert!(all.len() > 20_000);
    }

    #[test]
    fn what_is_cleaned() {
        let table = [("実施\n済", "実施 済"), ("a\x1b[31mb", "a^[[31mb"), ("ｶﾞｷﾞﾊﾟｱ", "ガギパｱ"), ("aﾞﾞ", "aﾞﾞ")];
        for (raw, shown) in table {
            assert_eq!(clean(raw), shown);
        }
    }
}
