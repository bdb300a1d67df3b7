//! A search made ready for the texts of many plans: what each word is looked for with is made once.

use std::sync::OnceLock;

use memchr::memmem::Finder;

use super::lattice::{Vocabulary, Walk};
use super::search::{Search, Word};

/// A word of a search.
#[derive(Debug)]
pub(super) struct TypedWord<'a> {
    word: &'a Word,
    written: Finder<'a>,
    sound: Option<Finder<'a>>,
}

/// How the words of a search are found in texts by a guess how these are read. Each is worked out when it is asked
/// for first.
pub(super) struct Sounds<'a> {
    words: &'a [TypedWord<'a>],
    vocabulary: &'a (dyn Fn() -> &'a Vocabulary + Sync),
    walks: Vec<OnceLock<Option<Walk>>>,
}

impl<'a> TypedWord<'a> {
    /// The words of that search.
    pub(super) fn all(search: &'a Search) -> Vec<Self> {
        search.words.iter().map(Self::new).collect()
    }

    pub(super) fn new(word: &'a Word) -> Self {
        Self { word, written: Finder::new(word.folded()), sound: word.sound().map(Finder::new) }
    }

    /// As it was typed.
    pub(super) fn folded(&self) -> &str {
        self.word.folded()
    }

    /// Finds it as it was typed.
    pub(super) fn finder(&self) -> &Finder<'a> {
        &self.written
    }

    /// Finds its canonical spelling, if it says how something is read.
    pub(super) fn sound(&self) -> Option<&Finder<'a>> {
        self.sound.as_ref()
    }

    pub(super) fn has_digit(&self) -> bool {
        self.word.has_digit()
    }

    pub(super) fn has_latin(&self) -> bool {
        self.word.has_latin()
    }
}

impl<'a> Sounds<'a> {
    /// `vocabulary` is that of all lattices that are walked through.
    pub(super) fn new(words: &'a [TypedWord<'a>], vocabulary: &'a (dyn Fn() -> &'a Vocabulary + Sync)) -> Self {
        Self { words, vocabulary, walks: words.iter().map(|_| OnceLock::new()).collect() }
    }

    /// That of a word, if it says enough.
    pub(super) fn walk(&self, at: usize) -> Option<&Walk> {
        let typed = self.words.get(at)?.word.sound()?;
        self.walks.get(at)?.get_or_init(|| Walk::new(typed, self.vocabulary)).as_ref()
    }
}
