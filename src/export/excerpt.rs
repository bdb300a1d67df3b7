//! The line of a finding with the place marked: cut around the mark so that it fits, what is not seen made seen.
//!
//! The one way of drawing it, for printed lists and for the screen; how wide a letter is, is for those to say.
//! Invariant: the mark stands under exactly the cells of what is meant, and nothing is wider than the room.

use std::io::{self, Write};

use unicode_segmentation::UnicodeSegmentation;

use crate::cells;
use crate::plan::{Excerpt, Finding};

/// The line in three pieces, cleaned, and where the mark stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// What stands before the place.
    pub before: String,
    /// What is meant; empty behind the end of the line.
    pub meant: String,
    /// What stands behind the place.
    pub behind: String,
    /// The cells before the mark.
    pub start: usize,
    /// The cells of the mark, at least one.
    pub cells: usize,
}

/// What stands for the rest of a line that is cut: certain everywhere, unlike `…`.
const CUT: &str = "...";

/// A printed line: as wide as the narrowest terminal that our users have.
const PRINTED: usize = 80;

/// A letter of the line as it is shown.
struct Letter {
    shown: String,
    cells: usize,
    is_meant: bool,
}

impl Marked {
    /// The line of a finding in at most `room` cells; `width` measures text that has been cleaned.
    pub fn of(finding: &Finding, excerpt: &Excerpt, room: usize, width: impl Fn(&str) -> usize) -> Self {
        let from = finding.position.column.saturating_sub(excerpt.column);
        let meant = from..from + finding.length;
        let mut chars = 0;
        let letters: Vec<Letter> = excerpt
            .text
            .graphemes(true)
            .map(|letter| {
                let first = chars;
                chars += letter.chars().count();
                let shown = shown(letter);
                // A mark in the middle of a letter means the letter.
                Letter { cells: width(&shown), shown, is_meant: first < meant.end && chars > meant.start }
            })
            .collect();
        let end = letters.len();
        let first = letters.iter().position(|letter| letter.is_meant).unwrap_or(end);
        let last = letters.iter().rposition(|letter| letter.is_meant).map_or(end, |at| at + 1);
        let is_cut = |at: usize| if at == 0 { excerpt.column > 1 } else { at < end || excerpt.goes_on };
        let seen = window(&letters, first..last, room, is_cut);
        let text = |range: std::ops::Range<usize>| -> String {
            letters.get(range).unwrap_or_default().iter().map(|letter| letter.shown.as_str()).collect()
        };
        let is_shown_to = last.min(seen.end);
        let left = if seen.start > 0 || is_cut(0) { CUT } else { "" };
        let right = if is_cut(seen.end) { CUT } else { "" };
        let (before, meant) = (left.to_owned() + &text(seen.start..first), text(first..is_shown_to));
        let (start, cells) = (width(&before), width(&meant).max(1));
        Self { before, meant, behind: text(is_shown_to..seen.end) + right, start, cells }
    }

    /// The line without the mark.
    pub fn line(&self) -> String {
        [self.before.as_str(), &self.meant, &self.behind].concat()
    }
}

/// The letters that fit into `room`: first of all those that are meant, then those around them, in turn.
fn window(
    letters: &[Letter],
    meant: std::ops::Range<usize>,
    room: usize,
    is_cut: impl Fn(usize) -> bool,
) -> std::ops::Range<usize> {
    let cells = |at: usize| letters.get(at).map_or(0, |letter| letter.cells);
    let cut = |start: usize, end: usize| {
        let (left, right) = (start > 0 || is_cut(0), is_cut(end));
        CUT.len() * (usize::from(left) + usize::from(right))
    };
    let (mut start, mut end) = (meant.start, meant.start);
    // A mark behind the end of the line needs a cell too.
    let mut used = usize::from(meant.is_empty());
    while end < meant.end && used + cells(end) + cut(start, end + 1) <= room {
        used += cells(end);
        end += 1;
    }
    let mut is_going_on = end == meant.end;
    while is_going_on {
        is_going_on = false;
        if start > 0 && used + cells(start - 1) + cut(start - 1, end) <= room {
            start -= 1;
            used += cells(start);
            is_going_on = true;
        }
        if end < letters.len() && used + cells(end) + cut(start, end + 1) <= room {
            used += cells(end);
            end += 1;
            is_going_on = true;
        }
    }
    start..end
}

/// A letter fit for showing. Blanks that are none for YAML are the very slips that are looked for.
fn shown(letter: &str) -> String {
    match letter {
        "\t" => "<TAB>".to_owned(),
        // The blank of an input method, in a full-width form that is as wide on every terminal.
        "\u{3000}" => "＿".to_owned(),
        // A blank that is not broken at, often copied from a web page.
        "\u{a0}" => "<A0>".to_owned(),
        letter => cells::clean(letter),
    }
}

/// Writes the line with its number, and below it the mark; nothing for a finding without a line.
///
/// Ambiguous letters (⇒, ①) are measured as one cell: so are they in most terminals and in every editor that
/// such a list is opened in, and whoever sees them wider still has the column above.
///
/// # Errors
/// Whatever writing gives.
pub(super) fn write_excerpt(out: &mut impl Write, finding: &Finding) -> io::Result<()> {
    let Some(excerpt) = &finding.excerpt else { return Ok(()) };
    let number = finding.position.line.to_string();
    let gutter = number.len() + 7;
    let marked = Marked::of(finding, excerpt, PRINTED - gutter, cells::width);
    writeln!(out, "    {number} | {}", marked.line().trim_end())?;
    let mark = " ".repeat(marked.start) + &"^".repeat(marked.cells);
    writeln!(out, "    {} | {mark}", " ".repeat(number.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::{Position, Severity, Subject, Wording};

    fn finding(text: &str, column: usize, length: usize) -> Finding {
        let position = Position { line: 12, column };
        let finding = Finding::new("x", Severity::Error, Subject::Plan, position, Wording::new("。")).marking(length);
        Finding { excerpt: Some(Excerpt { text: text.to_owned(), column: 1, goes_on: false }), ..finding }
    }

    fn drawn(text: &str, column: usize, length: usize, room: usize) -> [String; 2] {
        let finding = finding(text, column, length);
        let marked = Marked::of(&finding, finding.excerpt.as_ref().unwrap(), room, cells::width);
        assert!(cells::width(&marked.line()) <= room, "{text:?}");
        assert!(marked.start + marked.cells <= room, "{text:?}");
        [marked.line(), " ".repeat(marked.start) + &"^".repeat(marked.cells)]
    }

    #[test]
    fn the_mark_stands_under_what_is_meant() {
        let table = [
            ("  実績: {H28: 検討, 昨年: ⇒}", 17, 2, ["  実績: {H28: 検討, 昨年: ⇒}", "                    ^^^^"]),
            ("名称: ｶﾞｽ事業 ﾊﾟｲﾌﾟ", 11, 3, ["名称: ガｽ事業 パｲプ", "              ^^^"]),
            ("\t名称: \tあ", 7, 1, ["<TAB>名称: <TAB>あ", "                ^^"]),
            ("\t名称: あ", 1, 1, ["<TAB>名称: あ", "^^^^^"]),
            ("　　名称: あ　い", 1, 2, ["＿＿名称: あ＿い", "^^^^"]),
            ("名称:\u{a0}あ", 4, 1, ["名称:<A0>あ", "     ^^^^"]),
            // A voiced mark of its own belongs to its letter, wherever the place points.
            ("か\u{3099}くa", 2, 1, ["か\u{3099}くa", "^^"]),
            ("か\u{3099}くa", 4, 1, ["か\u{3099}くa", "    ^"]),
            ("a\u{1b}[31mb\u{202e}", 2, 1, ["a^[[31mb<202E>", " ^^"]),
            // Behind the end of the line, and on an empty one.
            ("番号", 3, 1, ["番号", "    ^"]),
            ("番号", 30, 5, ["番号", "    ^"]),
            ("", 1, 1, ["", "^"]),
        ];
        for (text, column, length, expected) in table {
            assert_eq!(drawn(text, column, length, 40), expected, "{text:?}");
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark() {
        let text = "{H28: 検討, H29: 検討・募集, H30: 実施, R1: ⇒, R2: ⇒}";
        let table = [
            (2, 3, ["{H28: 検討, H29: 検...", " ^^^"]),
            (11, 3, ["... 検討, H29: 検討...", "          ^^^"]),
            (28, 2, ["... H30: 実施, R1: ...", "         ^^^^"]),
            (43, 1, ["...実施, R1: ⇒, R2: ⇒}", "                    ^"]),
            (1, 44, ["{H28: 検討, H29: 検...", "^^^^^^^^^^^^^^^^^^^"]),
        ];
        for (column, length, expected) in table {
            assert_eq!(drawn(text, column, length, 22), expected, "{column}");
        }
        let mut piece = finding(&"あ".repeat(10), 105, 1);
        piece.excerpt = Some(Excerpt { text: "あ".repeat(10), column: 101, goes_on: true });
        let marked = Marked::of(&piece, piece.excerpt.as_ref().unwrap(), 40, cells::width);
        assert_eq!((marked.line(), marked.start), (format!("...{}...", "あ".repeat(10)), 11));
    }

    #[test]
    fn a_printed_excerpt_has_its_number() {
        let mut out = Vec::new();
        write_excerpt(&mut out, &finding("    実績: {昨年: ⇒}", 10, 2)).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "    12 |     実績: {昨年: ⇒}\n       |            ^^^^\n");
    }

    proptest! {
        #[test]
        fn whatever_the_line_it_fits(
            text in "\\PC{0,60}|[あアｱﾞ\u{3099}\t\u{3000}a⇒👩\u{200d}]{0,200}",
            column in 1_usize..250, length in 1_usize..250, room in 24_usize..100,
        ) {
            let [line, mark] = drawn(&text, column, length, room);
            prop_assert!(mark.ends_with('^'));
            prop_assert!(!line.chars().any(char::is_control));
        }
    }
}
