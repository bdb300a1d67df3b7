//! What stands in one year's cell of a timeline, and how far along it is.
//!
//! How far one word of it says, is known to `phase`. Knows nothing of planned or actual: that is `schedule`.

use bitcode::{Decode, Encode};

use super::phase::{self, Phase};

/// One year's cell: the words written in it, or ⇒ for "the stage of the year before goes on".
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Stage {
    /// Words, see [`Stage::words`].
    Words(Entries),
    /// ⇒
    Continued,
}

/// The entries of a cell, at least one, as written, and what they say of progress.
///
/// The rank is found once, when the cell is made: every frame and every count asks for it again, and
/// it follows from the words alone.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Entries {
    words: Box<[Box<str>]>,
    /// The highest rank of the entries themselves.
    phase: Option<Phase>,
    /// Whether one of the entries is ⇒.
    continues: bool,
    /// Whether of one of the entries nothing is known.
    has_unknown: bool,
}

/// The mark for "goes on" in files and exports.
pub const CONTINUED: &str = "⇒";

impl Stage {
    /// A cell with those entries. An entry may itself be ⇒; one that is nothing else is
    /// [`Stage::Continued`].
    pub fn words(words: Vec<String>) -> Self {
        Self::of(words.into_iter().map(String::into_boxed_str).collect())
    }

    /// [`Self::words`] of entries that take no more memory than they need.
    pub fn of(words: Box<[Box<str>]>) -> Self {
        let read = words.iter().filter(|word| ***word != *CONTINUED).map(|word| Phase::read(word));
        let (phase, has_unknown) = read.fold((None, false), |(highest, has_unknown), (phase, is_known)| {
            (phase.max(highest), has_unknown || !is_known)
        });
        let continues = words.iter().any(|word| **word == *CONTINUED);
        Self::Words(Entries { words, phase, continues, has_unknown })
    }

    /// The entries as they are written in a file or an export; ⇒ for a continued stage.
    pub fn entries(&self) -> impl Iterator<Item = &str> {
        let (words, arrow): (&[Box<str>], Option<&str>) = match self {
            Self::Words(entries) => (&entries.words, None),
            Self::Continued => (&[], Some(CONTINUED)),
        };
        words.iter().map(Box::as_ref).chain(arrow)
    }

    /// The entries joined by one half-width blank.
    pub fn text(&self) -> String {
        self.entries().collect::<Vec<_>>().join(" ")
    }

    /// Whether one of its words is none of which susumi knows what it means.
    pub fn has_unknown(&self) -> bool {
        matches!(self, Self::Words(Entries { has_unknown: true, .. }))
    }

    /// Whether it has an entry at all.
    pub(super) fn is_sound(&self) -> bool {
        self.entries().next().is_some()
    }

    /// Whether the action ends with it, so that nothing is to be told of later years.
    pub fn ends(&self) -> bool {
        self.entries().any(phase::ends)
    }

    /// The rank of the cell: the highest of its entries; a ⇒ counts as `before`, the rank of the
    /// cell before it. `None` when no entry has a rank.
    pub fn phase(&self, before: Option<Phase>) -> Option<Phase> {
        match self {
            Self::Words(entries) => entries.phase.max(before.filter(|_| entries.continues)),
            Self::Continued => before,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Phase::{Consideration, Implementation, Partial, Preparation};

    #[test]
    fn a_cell_takes_its_highest_entry_and_continues_the_one_before() {
        let cell = |words: &[&str]| Stage::words(words.iter().map(|w| (*w).to_owned()).collect());
        assert_eq!(cell(&["検討", "条例改正"]).phase(None), Some(Preparation));
        assert_eq!(Stage::Continued.phase(Some(Partial)), Some(Partial));
        assert_eq!(Stage::Continued.phase(None), None);
        assert_eq!(cell(&["⇒", "検討"]).phase(Some(Implementation)), Some(Implementation));
        assert_eq!(cell(&["⇒", "検討"]).phase(None), Some(Consideration));
        assert_eq!(cell(&["検討"]).phase(Some(Implementation)), Some(Consideration), "no ⇒, no continuation");
        assert_eq!(cell(&["検討", "条例改正"]).text(), "検討 条例改正");
        assert_eq!(Stage::Continued.text(), "⇒");
    }
}
