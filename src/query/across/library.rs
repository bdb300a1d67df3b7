//! The texts of all plans, each folded, guessed and searched once, however many plans have it.
//!
//! Cities call the same things by the same names, in the same units, and go through the same stages. Texts are filed in
//! parts, as plans come. Invariant: a number once given stays. What no plan has any more is kept; there is little
//! of it.

use std::collections::HashMap;
use std::collections::hash_map::{Entry, RandomState};
use std::hash::BuildHasher;

use super::threads;
use crate::query::interner::{Gathered, Interner};
use crate::query::lattice::{Builder, Lattices};
use crate::query::search::{Found, Search};
use crate::query::texts::{InText, TextId, Texts, latin};
use crate::query::typed::{Sounds, TypedWord};

/// What tells two texts apart. That two have the same one happens less often than that memory fails.
type Fingerprint = (u64, u64);

/// The distinct texts of all plans.
#[derive(Debug, Default)]
pub(super) struct Library {
    numbers: HashMap<Fingerprint, TextId>,
    seeds: [RandomState; 2],
    parts: Vec<Part>,
    /// Works out how texts may be read, since there are any.
    builder: Option<Builder>,
}

/// Texts that came together.
#[derive(Debug)]
struct Part {
    texts: Texts,
    /// How they may be read.
    lattices: Lattices,
}

/// What a search finds in the texts of a library.
pub(super) struct Wanted {
    /// The bits of all words together.
    pub(super) every_word: Found,
    /// Those of the words in Latin letters.
    pub(super) latin: Found,
    /// Whether anything is found in each text, by its number: so few bytes are always at hand, and of most texts
    /// nothing else is asked.
    is_found: Vec<bool>,
    /// What is found in each text.
    in_texts: Vec<InText>,
}

impl Library {
    /// Files the texts of some plans; gives back their numbers, for each plan in the order in which it has them.
    pub(super) fn take_in(&mut self, plans: Vec<Vec<Gathered<'_>>>) -> Vec<Box<[TextId]>> {
        let first = TextId::try_from(self.numbers.len()).unwrap_or(TextId::MAX);
        let (mut fresh, mut fingerprints) = (Interner::default(), Vec::new());
        let mut number = |(kind, text): Gathered<'_>| {
            let [one, other] = &self.seeds;
            let fingerprint = (one.hash_one((kind, &text)), other.hash_one((kind, &text)));
            match self.numbers.entry(fingerprint) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(place) => {
                    fingerprints.push(fingerprint);
                    *place.insert(first + fresh.add(kind, text.into_owned()))
                }
            }
        };
        let filed: Vec<Vec<TextId>> =
            plans.into_iter().map(|texts| texts.into_iter().map(&mut number).collect()).collect();
        let (texts, ids) = fresh.finish();
        // What is new has had the number of its coming so far.
        let settled = |number: TextId| {
            let place = number.checked_sub(first).and_then(|at| ids.get(at as usize));
            place.map_or(number, |place| first + place)
        };
        for (fingerprint, number) in fingerprints.into_iter().zip(first..) {
            self.numbers.insert(fingerprint, settled(number));
        }
        if texts.len() > 0 {
            let builder = self.builder.get_or_insert_default();
            texts.guess(builder);
            self.parts.push(Part { texts, lattices: builder.take() });
        }
        filed.into_iter().map(|numbers| numbers.into_iter().map(settled).collect()).collect()
    }

    /// Gives back what only makes it faster to take in more.
    pub(super) fn rest(&mut self) {
        self.builder.iter_mut().for_each(Builder::rest);
    }

    /// Looks for every word in every text.
    pub(super) fn search(&self, search: &Search) -> Wanted {
        let words = TypedWord::all(search);
        let (mut is_found, mut in_texts) =
            (vec![false; self.numbers.len()], vec![InText::default(); self.numbers.len()]);
        if let Some(builder) = &self.builder {
            let vocabulary = || builder.vocabulary();
            let sounds = Sounds::new(&words, &vocabulary);
            let parts = with_places(&self.parts, &mut is_found, &mut in_texts);
            threads::map(parts, |(part, is_found, found)| {
                part.look_for(&words, &sounds, found);
                is_found.iter_mut().zip(found).for_each(|(is_found, text)| *is_found = text.is_any());
            });
        }
        Wanted { every_word: search.every_word(), latin: latin(&words), is_found, in_texts }
    }
}

impl Part {
    /// Notes for each of its texts which words are found in it.
    fn look_for(&self, words: &[TypedWord<'_>], sounds: &Sounds<'_>, found: &mut [InText]) {
        self.texts.look_for(words, found);
        // Some plan has none of a word where another has it.
        self.texts.guess_for(words, sounds, Found::MAX, || &self.lattices, found);
    }
}

/// The parts, each with its places in what is noted for all texts.
fn with_places<'a>(
    parts: &'a [Part],
    mut is_found: &'a mut [bool],
    mut in_texts: &'a mut [InText],
) -> Vec<(&'a Part, &'a mut [bool], &'a mut [InText])> {
    fn own<'a, T>(all: &mut &'a mut [T], count: usize) -> &'a mut [T] {
        all.split_off_mut(..count.min(all.len())).unwrap_or_default()
    }
    let places = |part: &'a Part| {
        let count = part.texts.len();
        (part, own(&mut is_found, count), own(&mut in_texts, count))
    };
    parts.iter().map(places).collect()
}

impl Wanted {
    /// Whether anything is found in the text of that number.
    pub(super) fn is_found(&self, number: TextId) -> bool {
        self.is_found.get(number as usize).copied().unwrap_or_default()
    }

    /// What is found in it.
    pub(super) fn in_text(&self, number: TextId) -> InText {
        self.in_texts.get(number as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::listed::Listed;
    use super::*;
    use crate::query::fixture::plan;

    #[test]
    fn what_plans_have_in_common_is_filed_once() {
        let (one, mut other) = (plan(), plan());
        other.actions[0].name = "電柱の地中化".to_owned();
        let gathered = |plan| Listed::gathered(plan).0;
        let mut library = Library::default();
        let first = library.take_in(vec![gathered(&one), gathered(&one)]);
        assert_eq!(first[0], first[1]);
        let known = library.numbers.len();
        let second = library.take_in(vec![gathered(&other)]);
        let (again, new): (Vec<TextId>, Vec<TextId>) =
            second[0].iter().copied().partition(|number| (*number as usize) < known);
        assert_eq!((again.len(), new.len()), (first[0].len() - 1, 1));
        assert_eq!(library.take_in(vec![gathered(&one), gathered(&other)]), [&*first[0], &*second[0]].map(Box::from));
        for (typed, numbers) in [("地中", &*new), ("xyzzy", &[])] {
            let wanted = library.search(&Search::new(typed));
            let is_found = |number: &TextId| wanted.is_found(*number);
            let all = TextId::try_from(library.numbers.len()).unwrap();
            assert_eq!((0..all).filter(is_found).collect::<Vec<_>>(), numbers, "{typed}");
        }
    }
}
