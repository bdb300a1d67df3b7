//! Characters that CP932 does not have, and what is written in their place.
//!
//! Owns the order in which a substitute is looked for: the composed form, then a sign that looks the same, then the
//! compatible form (㋿ → 令和), then the letter without its marks (é → e), then 〓. Invariant: what comes out can be
//! written in CP932. What Windows itself takes for one character (〜 and ～) is no substitution.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_segmentation::UnicodeSegmentation;

use crate::source::Encoding;

/// What stands where there is nothing alike.
pub const GETA: &str = "〓";

/// A letter that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Substitution {
    /// The letter as the plan has it.
    pub letter: String,
    /// What was written.
    pub written: String,
    /// How often.
    pub count: usize,
    /// The line of the file where it was replaced first, counted from 1.
    pub line: usize,
    /// The column of the table there, counted from 1.
    pub column: usize,
}

/// Replaces, and remembers what.
#[derive(Debug, Default)]
pub(super) struct Substitutes {
    known: BTreeMap<String, Option<String>>,
    made: Vec<Substitution>,
}

impl Substitutes {
    /// `text` in letters that CP932 has. It stands in that line and column.
    pub(super) fn replace(&mut self, text: &str, line: usize, column: usize) -> String {
        let mut out = String::with_capacity(text.len());
        for letter in text.graphemes(true) {
            if letter.is_ascii() {
                out.push_str(letter);
                continue;
            }
            let substitute = match self.known.get(letter) {
                Some(known) => known.clone(),
                None => {
                    let found = (!is_written(letter)).then(|| substitute(letter));
                    self.known.insert(letter.to_owned(), found.clone());
                    found
                }
            };
            match substitute {
                None => out.push_str(letter),
                Some(written) => {
                    out.push_str(&written);
                    self.remember(letter, written, line, column);
                }
            }
        }
        out
    }

    /// What was replaced, in the order in which it was met.
    pub(super) fn made(self) -> Vec<Substitution> {
        self.made
    }

    fn remember(&mut self, letter: &str, written: String, line: usize, column: usize) {
        // The same letter in its parts is only put together again: nothing that a reader would miss.
        if letter.nfc().eq(written.chars()) {
            return;
        }
        self.count(Substitution { letter: letter.to_owned(), written, count: 1, line, column });
    }

    /// Takes in what was replaced in a text behind this one, before which so many lines stand.
    pub(super) fn append(&mut self, next: Self, lines: usize) {
        for made in next.made {
            self.count(Substitution { line: made.line + lines, ..made });
        }
    }

    fn count(&mut self, next: Substitution) {
        match self.made.iter_mut().find(|made| made.letter == next.letter) {
            Some(made) => made.count += next.count,
            None => self.made.push(next),
        }
    }
}

/// The nearest text to a letter that CP932 does not have.
fn substitute(letter: &str) -> String {
    let composed: String = letter.nfc().filter(|c| !is_selector(*c)).map(look_alike).collect();
    let compatible = || composed.nfkc().map(look_alike).collect::<String>();
    let bare = || composed.nfkd().filter(|c| canonical_combining_class(*c) == 0).nfc().collect::<String>();
    let forms =
        std::iter::once(composed.clone()).chain(std::iter::once_with(compatible)).chain(std::iter::once_with(bare));
    forms.into_iter().find(|form| !form.is_empty() && is_written(form)).unwrap_or_else(|| GETA.to_owned())
}

/// Whether CP932 has all characters of a text.
fn is_written(text: &str) -> bool {
    Encoding::ShiftJis.encode(text).is_ok()
}

/// Marks that only choose between two pictures of one character.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// For a sign that Windows does not have, the one it has that looks the same.
fn look_alike(c: char) -> char {
    match c {
        '\u{a5}' => '￥',
        '\u{203e}' => '￣',
        '\u{2011}' => '‐',
        '\u{2012}' | '\u{2013}' => '-',
        '\u{2022}' => '・',
        '\u{2003}' => '\u{3000}',
        '\u{a0}' | '\u{2000}'..='\u{2002}' | '\u{2004}'..='\u{200a}' | '\u{202f}' => ' ',
        '𠮷' => '吉',
        '𠮟' => '叱',
        '剝' => '剥',
        '塡' => '填',
        '頰' => '頬',
        '啞' => '唖',
        '搔' => '掻',
        '瘦' => '痩',
        '蟬' => '蝉',
        '摑' => '掴',
        '吞' => '呑',
        '俠' => '侠',
        '嚙' => '噛',
        '屢' => '屡',
        '繫' => '繋',
        '醬' => '醤',
        '驒' => '騨',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_stands_for_what() {
        let table = [
            ("髙﨑①㈱⇒〓", "髙﨑①㈱⇒〓"),
            ("〜−‖—", "〜−‖—"),
            ("か\u{3099}", "が"),
            ("𠮷野家", "吉野家"),
            ("㋿3", "令和3"),
            ("Café ¥5", "Cafe ￥5"),
            ("葛\u{e0100}城", "葛城"),
            ("H28–R2", "H28-R2"),
            ("한👩\u{200d}🚒", "〓〓"),
        ];
        for (text, written) in table {
            assert_eq!(Substitutes::default().replace(text, 1, 1), written, "{text}");
        }
    }

    #[test]
    fn each_letter_is_remembered_once_with_its_first_place() {
        let mut substitutes = Substitutes::default();
        substitutes.replace("𠮷と😀か\u{3099}", 2, 3);
        substitutes.replace("𠮷", 5, 1);
        let made = substitutes.made();
        let told: Vec<_> = made.iter().map(|made| (made.letter.as_str(), made.written.as_str(), made.count)).collect();
        assert_eq!(told, [("𠮷", "吉", 2), ("😀", "〓", 1)]);
        assert_eq!((made[0].line, made[0].column), (2, 3));
    }

    proptest! {
        #[test]
        fn whatever_comes_out_can_be_written(text in any::<String>()) {
            let written = Substitutes::default().replace(&text, 1, 1);
            prop_assert!(is_written(&written), "{written:?}");
        }
    }
}
