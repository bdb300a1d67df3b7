//! Which letters of a text a search has found, kept while the text is cleaned, broken and cut.
//!
//! Pieces of the text are handed over in order; each letter is looked for a little ahead of the one
//! before it, so that what was left out or put in between (blanks at the end of a line, an ellipsis) does
//! no harm.

/// How many letters may have been left out between two that are handed over.
const LEFT_OUT: usize = 8;

/// The letters of one text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    letters: Vec<(char, bool)>,
    next: usize,
}

impl Marks {
    /// A text of which the chars at those ascending indices are found.
    pub fn of(text: &str, found: &[usize]) -> Self {
        if found.is_empty() {
            return Self::default();
        }
        let letters = text.chars().enumerate().map(|(at, letter)| (letter, found.binary_search(&at).is_ok()));
        Self { letters: letters.collect(), next: 0 }
    }

    /// Whether nothing is found.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Whether the next letter handed over is one that was found.
    pub fn take(&mut self, letter: &str) -> bool {
        let ahead = self.letters.iter().enumerate().skip(self.next).take(LEFT_OUT);
        let found = ahead.clone().find(|(_, (known, _))| letter.starts_with(*known));
        let Some((at, (_, marked))) = found else { return false };
        self.next = at + letter.chars().count();
        *marked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_outlive_cutting_and_breaking() {
        let table: [(&str, &[usize], &str, &str); 6] = [
            ("有料広告の募集", &[2, 3], "有料広告の募集", "..XX..."),
            ("有料広告の募集", &[2, 3], "有料広…", "..X."),
            ("調査・研究", &[0, 1, 3, 4], "調査研究", "XXXX"),
            ("広告 広告", &[3, 4], "広告広告", "..XX"),
            ("か\u{3099}い", &[0, 1], "か\u{3099}い", "X."),
            ("広告", &[], "広告", ".."),
        ];
        for (text, found, shown, expected) in table {
            let mut marks = Marks::of(text, found);
            let letters = unicode_segmentation::UnicodeSegmentation::graphemes(shown, true);
            let marked: String = letters.map(|letter| if marks.take(letter) { 'X' } else { '.' }).collect();
            assert_eq!(marked, expected, "{text} {shown}");
        }
    }
}
