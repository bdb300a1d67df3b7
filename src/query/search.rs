//! What a person typed to search for: the words of `/` and `--query`.
//!
//! Owns what a word is. Every word must be found; where the words stand does not matter. What it means for a
//! text to contain a word is said in `texts`.

use super::fold::fold;
use super::romaji;

/// A search made ready for many texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    pub(super) words: Vec<Word>,
    /// Whether something was typed, but nothing that could stand in a text: that finds nothing.
    is_in_vain: bool,
}

/// One blank-separated word of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    folded: String,
    has_latin: bool,
    has_digit: bool,
    sound: Option<String>,
}

/// One bit for each word of a search that was found.
pub(super) type Found = u16;

impl Search {
    /// More words than anybody types; what comes after is ignored, so that one bit stands for each.
    pub const MOST_WORDS: usize = 16;

    /// Splits at blanks of any width; words of nothing but decoration are left out, if there are others.
    pub fn new(text: &str) -> Self {
        let is_empty = text.trim().is_empty();
        let folded = text.split_whitespace().map(fold).filter(|folded| !folded.is_empty());
        let word = |folded: String| Word {
            sound: romaji::typed(&folded),
            has_latin: has_latin(&folded),
            has_digit: folded.contains(|char: char| char.is_ascii_digit()),
            folded,
        };
        let words: Vec<Word> = folded.take(Self::MOST_WORDS).map(word).collect();
        Self { is_in_vain: words.is_empty() && !is_empty, words }
    }

    /// Whether nothing is searched for, so that everything is found.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && !self.is_in_vain
    }

    /// The bits of all words together; one that nothing has if all was typed in vain.
    pub(super) fn every_word(&self) -> Found {
        if self.is_in_vain { 1 } else { (0..self.words.len()).map(|at| 1 << at).sum() }
    }
}

impl Word {
    /// As it was typed.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// Its canonical spelling, if it says how something is read.
    pub(super) fn sound(&self) -> Option<&str> {
        self.sound.as_deref()
    }

    pub(super) fn has_digit(&self) -> bool {
        self.has_digit
    }

    pub(super) fn has_latin(&self) -> bool {
        self.has_latin
    }
}

/// Whether there are Latin letters in a folded text.
pub(super) fn has_latin(folded: &str) -> bool {
    folded.bytes().any(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_at_blanks_of_any_width() {
        for (text, words) in [("", 0), ("  　", 0), ("広告 募集", 2), ("広告　募集 ー", 2), ("a", 1)] {
            assert_eq!(Search::new(text).words.len(), words, "{text}");
        }
        let many = "あ ".repeat(100);
        let many = Search::new(&many);
        assert_eq!((many.words.len(), many.every_word()), (Search::MOST_WORDS, Found::MAX));
    }

    #[test]
    fn what_is_only_decoration_is_not_nothing() {
        for (text, is_empty) in
            [("", true), (" 　", true), ("ー", false), ("・", false), ("( ", false), ("ー a", false)]
        {
            assert_eq!(Search::new(text).is_empty(), is_empty, "{text}");
        }
    }
}
