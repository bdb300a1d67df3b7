//! Things found by any of their names: plans by city, title and path.
//!
//! Owns no rule of its own: a word is found in a name as a search finds it in a plan, by kanji, kana or romaji. Every
//! word must be found in one of the names of a thing.

use std::sync::OnceLock;

use super::index::guess;
use super::interner::{Interner, Kind};
use super::lattice::{Lattices, Vocabulary};
use super::search::{Found, Search};
use super::texts::{TextId, Texts};
use super::typed::{Sounds, TypedWord};

/// The names of some things, folded once. A name that many bear is kept once.
#[derive(Debug)]
pub struct Names {
    texts: Texts,
    /// How they can be read, once somebody types how one sounds.
    guesses: OnceLock<(Vocabulary, Lattices)>,
    /// For each thing the names it can be found by.
    of: Vec<Vec<TextId>>,
}

impl Names {
    /// The names of each thing, in their order.
    pub fn of<'a, N: IntoIterator<Item = &'a str>>(things: impl IntoIterator<Item = N>) -> Self {
        let mut texts = Interner::default();
        let mut add = |names: N| names.into_iter().map(|name| texts.add(Kind::Name, name)).collect::<Vec<_>>();
        let mut of: Vec<Vec<TextId>> = things.into_iter().map(&mut add).collect();
        let (texts, ids) = texts.finish();
        for id in of.iter_mut().flatten() {
            *id = ids.get(*id as usize).copied().unwrap_or_default();
        }
        Self { texts, guesses: OnceLock::new(), of }
    }

    /// Whether each of them is found, in their order.
    pub fn found(&self, search: &Search) -> Vec<bool> {
        if search.is_empty() {
            return vec![true; self.of.len()];
        }
        let words = TypedWord::all(search);
        let guesses = || self.guesses.get_or_init(|| guess(&self.texts));
        let vocabulary = || &guesses().0;
        let in_texts = self.texts.search(&words, &Sounds::new(&words, &vocabulary), || &guesses().1);
        let in_text = |id: &TextId| in_texts.get(*id as usize).copied().unwrap_or_default();
        let is_found = |names: &Vec<TextId>| names.iter().map(in_text).fold(0, |all, one: Found| all | one);
        self.of.iter().map(|names| is_found(names) == search.every_word()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_in_one_of_the_names() {
        let names = Names::of([
            ["日進市", "経営改革プラン", "plans/aichi/nisshin.yaml"],
            ["みどり市", "行政改革大綱", "plans/gunma/midori.yaml"],
            ["緑市", "経営改革プラン", "plans/aichi/midori.yaml"],
        ]);
        let table = [
            ("", [true, true, true]),
            ("市", [true, true, true]),
            ("経営", [true, false, true]),
            ("経営 緑", [false, false, true]),
            ("aichi", [true, false, true]),
            ("ａｉｃｈｉ　かいかく", [true, false, true]),
            ("keiei nissin", [true, false, false]),
            ("どこにもない", [false, false, false]),
            ("・", [false, false, false]),
        ];
        for (typed, expected) in table {
            assert_eq!(names.found(&Search::new(typed)), expected, "{typed}");
        }
    }
}
