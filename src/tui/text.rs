//! Text as it lies in the cells of the screen.
//!
//! Cleaning, measuring, cutting and wrapping are those of [`cells`](crate::cells). Everything that comes from a file, a name or the
//! environment is cleaned before it is shown, so that no control character reaches the terminal.

use unicode_width::UnicodeWidthChar;

pub use crate::cells::{PAD, clean, cut, has_certain_width, head, letters, tail, width, wrap};

/// The most cells that a letter takes: a terminal that knows nothing of joined pictures, flags and the
/// like draws the parts side by side, some of them even the joiners and marks in a cell of their own.
pub fn reach(letter: &str) -> usize {
    let part = |c: char| match c {
        '\u{1f1e6}'..='\u{1f1ff}' => 2,
        c => c.width_cjk().unwrap_or(0).max(1),
    };
    letter.chars().map(part).sum::<usize>().max(width(letter))
}

#[cfg(test)]
mod tests {
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
}
