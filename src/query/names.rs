//! Things found by any of their names: plans by city, title and path.
//!
//! Owns no rule of its own: a word is found in a name as a search finds it in a plan, by kanji, kana or romaji. Every
//! word must be found in one of the names of a thing.

use super::search::{Found, Search};
use super::texts::{Interner, Kind, TextId, Texts};

/// The names of some things, folded once. A name that many bear is kept once.
#[derive(Debug)]
pub struct Names {
    texts: Texts,
    /// For each thing the names it can be found by.
    of: Vec<Vec<TextId>>,
}

impl Names {
    /// The names of each thing, in their order.
    pub fn of<'a, N: IntoIterator<Item = &'a str>>(things: impl IntoIterator<Item = N>) -> Self {
        let mut texts = Interner::default();
        let mut add = |names: N| names.into_iter().map(|name| texts.add(Kind::Name, name)).collect();
        let of = things.into_iter().map(&mut add).collect();
        Self { texts: texts.finish(), of }
    }

    /// Whether each of them is found, in their order.
    pub fn found(&self, search: &Search) -> Vec<bool> {
        if search.is_empty() {
            return vec![true; self.of.len()];
        }
        let in_texts = self.texts.search(search);
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
