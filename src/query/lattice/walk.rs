//! Searching lattices for what was typed.
//!
//! A match is a walk: it begins where a word begins, takes a reading of each word it passes, and ends when
//! all that was typed is used up, be it in the middle of a reading. A set of offsets in what was typed, as
//! bits, stands for all walks that come through a place. Invariant: what a word does to such a set is worked
//! out once for each word, not for each text.

use std::ops::Range;

use super::super::romaji::{TELLING, is_swallowed};
use super::{Edge, Lattice, Lattices, Readings, Vocabulary};

/// Offsets in what was typed, one bit each.
type Offsets = u64;

/// The letters that fit in [`Offsets`].
const MOST_LETTERS: usize = 64;

/// The letters of a reading in a compound: 力 may be りょく there, seldom ちから. Half a longer one behind
/// another word is nearly always chance.
const USUAL: usize = 5;

/// Places ahead that a step over a word can reach, and the one where it begins.
const RING: usize = super::LONGEST + 1;

/// Something typed, made ready for the texts of some lattices.
#[derive(Debug)]
pub(in super::super) struct Walk {
    symbols: Vec<Steps>,
    words: Vec<Steps>,
    /// Whether a walk may begin with each symbol: beside `symbols` because it is asked of every char there is.
    symbol_begins: Vec<bool>,
    /// The same for each word; empty if none can begin with any, as mostly.
    word_begins: Vec<bool>,
    /// Where each step from an offset leads, see [`Steps`].
    leads: Vec<Offsets>,
}

/// What a word does to the walks that come to it.
#[derive(Debug, Clone, Copy, Default)]
struct Steps {
    /// The offsets from which what is left to type is the beginning of a reading.
    ends: Offsets,
    /// The offsets from which a whole reading fits.
    goes: Offsets,
    /// Where in `leads` the first of `goes` has its new offsets; the others follow.
    leads: u32,
}

impl Steps {
    /// Whether a walk may begin here, and comes somewhere.
    fn begins(&self) -> bool {
        (self.ends | self.goes) & 1 != 0
    }
}

/// What came of the walks from some place.
enum Run {
    /// One of them ends.
    Ends,
    /// None does, and none is under way at that place.
    Dies(usize),
}

/// How a reading fits what was typed from some offset on.
enum Fit {
    Not,
    /// What was typed is used up, be it half-way through the reading.
    Ends {
        half: bool,
    },
    /// The reading is used up, at that offset.
    Goes(usize),
}

impl Walk {
    /// `spelling` is canonical. `None` if it has fewer than [`TELLING`] letters, which would be found in
    /// nearly every text, or more than anybody types. Only else the vocabulary is asked for.
    pub(in super::super) fn new<'a>(spelling: &str, vocabulary: impl FnOnce() -> &'a Vocabulary) -> Option<Self> {
        let typed: Vec<char> = spelling.chars().collect();
        if !(TELLING..=MOST_LETTERS).contains(&typed.len()) {
            return None;
        }
        let vocabulary = vocabulary();
        let (symbols, words, symbol_begins, word_begins, leads) = Default::default();
        let mut walk = Self { symbols, words, symbol_begins, word_begins, leads };
        let typed = Typed::new(typed);
        let symbols: Vec<Steps> =
            vocabulary.symbols.iter().map(|readings| walk.steps(&typed, readings.as_ref(), USUAL)).collect();
        let words: Vec<Steps> =
            vocabulary.words.iter().map(|readings| walk.steps(&typed, Some(readings), usize::MAX)).collect();
        walk.symbol_begins = symbols.iter().map(Steps::begins).collect();
        if words.iter().any(Steps::begins) {
            walk.word_begins = words.iter().map(Steps::begins).collect();
        }
        (walk.symbols, walk.words) = (symbols, words);
        Some(walk)
    }

    /// Hands on those of the first `count` texts in which a walk may begin, some of them twice.
    ///
    /// Nearly all texts are done with when no char and no word in them can begin one, so that is looked for in all of
    /// them together.
    pub(in super::super) fn may_begin(&self, lattices: &Lattices, count: usize, mut take: impl FnMut(usize)) {
        let begins = |symbol: &u16| self.symbol_begins.get(usize::from(*symbol)).copied().unwrap_or_default();
        lattices.texts_with_char(count, begins, &mut take);
        if !self.word_begins.is_empty() {
            let begins = |edge: &Edge| self.word_begins.get(edge.word()).copied().unwrap_or_default();
            lattices.texts_with_edge(count, begins, &mut take);
        }
    }

    /// Whether that text can be read so.
    pub(in super::super) fn is_in(&self, lattice: Lattice<'_>) -> bool {
        let mut place = 0;
        while let Some(start) = self.next_start(lattice, place) {
            match self.run(lattice, start) {
                Run::Ends => return true,
                Run::Dies(at) => place = at,
            }
        }
        false
    }

    /// The next place at which a walk may begin.
    fn next_start(&self, lattice: Lattice<'_>, from: usize) -> Option<usize> {
        let begins = |symbol: &u16| self.symbol_begins.get(usize::from(*symbol)).copied().unwrap_or_default();
        let by_symbol = lattice.chars.get(from..)?.iter().position(begins).map(|ahead| from + ahead);
        if self.word_begins.is_empty() {
            return by_symbol;
        }
        let begins = |edge: &&Edge| self.word_begins.get(edge.word()).copied().unwrap_or_default();
        let mut edges = lattice.edges.iter().filter(|edge| edge.place as usize >= from);
        let by_word = edges.find(begins).map(|edge| edge.place as usize);
        by_symbol.into_iter().chain(by_word).min()
    }

    /// Follows all walks that begin at `start`, and those that begin on their way.
    fn run(&self, lattice: Lattice<'_>, start: usize) -> Run {
        let first = lattice.edges.partition_point(|edge| (edge.place as usize) < start);
        let mut edges = lattice.edges.get(first..).unwrap_or_default().iter().peekable();
        let mut ahead: [Offsets; RING] = [0; RING];
        let mut here: Offsets = 0;
        let mut reached = start;
        for (place, symbol) in lattice.chars.iter().enumerate().skip(start) {
            here |= std::mem::take(&mut ahead[place % RING]);
            if here & !1 == 0 && place > reached {
                return Run::Dies(place);
            }
            here |= 1;
            while let Some(edge) = edges.next_if(|edge| edge.place as usize == place) {
                let steps = self.words.get(edge.word()).copied().unwrap_or_default();
                if steps.ends & here != 0 {
                    return Run::Ends;
                }
                let after = self.after(steps, here);
                if after != 0 {
                    let place = place + edge.length();
                    ahead[place % RING] |= after;
                    reached = reached.max(place);
                }
            }
            let steps = self.symbols.get(usize::from(*symbol)).copied().unwrap_or_default();
            if steps.ends & here != 0 {
                return Run::Ends;
            }
            here = self.after(steps, here);
        }
        Run::Dies(lattice.chars.len())
    }

    /// The chars of that text that are read so: from the left, the first place of each
    /// match and the longest words from there.
    pub(in super::super) fn covered(&self, text: Lattice<'_>) -> Vec<Range<usize>> {
        let fruitful = self.fruitful(text);
        let mut found = Vec::new();
        let mut start = 0;
        while start < fruitful.len() {
            match self.end(text, start, &fruitful) {
                Some(end) => {
                    found.push(start..end);
                    start = end;
                }
                None => start += 1,
            }
        }
        found
    }

    /// Where a walk ends that begins at `start`; `None` if none does.
    fn end(&self, text: Lattice<'_>, start: usize, fruitful: &[Offsets]) -> Option<usize> {
        let (mut place, mut here) = (start, 1);
        while fruitful.get(place)? & here != 0 {
            let mut ways = self.ways(text, place);
            if let Some((length, _)) = ways.clone().find(|(_, steps)| steps.ends & here != 0) {
                return Some(place + length);
            }
            let behind = |(length, steps)| Some((length, self.after(steps, here) & fruitful.get(place + length)?));
            // A char that says nothing does not begin a match.
            let says = |after: &Offsets| if place == start { *after & !1 != 0 } else { *after != 0 };
            let (length, after) = ways.find_map(|way| behind(way).filter(|(_, after)| says(after)))?;
            (place, here) = (place + length, after);
        }
        None
    }

    /// For each place of a text the offsets from which some walk ends.
    fn fruitful(&self, text: Lattice<'_>) -> Vec<Offsets> {
        let places = text.chars.len();
        let mut fruitful = vec![0; places + 1];
        for place in (0..places).rev() {
            let mut here = 0;
            for (length, steps) in self.ways(text, place) {
                let then = fruitful.get(place + length).copied().unwrap_or_default();
                here |= steps.ends | self.before(steps, then);
            }
            if let Some(place) = fruitful.get_mut(place) {
                *place = here;
            }
        }
        fruitful
    }

    /// The words that begin at a place, the longest first: their lengths and what they do.
    fn ways<'a>(&'a self, lattice: Lattice<'a>, place: usize) -> impl Iterator<Item = (usize, Steps)> + Clone + 'a {
        let first = lattice.edges.partition_point(|edge| (edge.place as usize) < place);
        let behind = lattice.edges.get(first..).unwrap_or_default();
        let count = behind.partition_point(|edge| edge.place as usize == place);
        let longer = behind.get(..count).unwrap_or_default().iter().rev();
        let longer = longer.map(|edge: &Edge| (edge.length(), self.words.get(edge.word())));
        let symbol = lattice.chars.get(place).map(|symbol| (1, self.symbols.get(usize::from(*symbol))));
        longer.chain(symbol).map(|(length, steps)| (length, steps.copied().unwrap_or_default()))
    }

    /// The offsets before a word from which it leads to one of those.
    fn before(&self, steps: Steps, then: Offsets) -> Offsets {
        let from = Bits(steps.goes).zip(steps.leads as usize..);
        let leads = from.filter(|(_, lead)| self.leads.get(*lead).is_some_and(|to| to & then != 0));
        leads.map(|(bit, _)| bit).sum()
    }

    /// The offsets behind a word of those before it.
    fn after(&self, steps: Steps, here: Offsets) -> Offsets {
        let lead = |bit: Offsets| steps.leads as usize + (steps.goes & (bit - 1)).count_ones() as usize;
        let to = Bits(steps.goes & here).map(|bit| self.leads.get(lead(bit)).copied().unwrap_or_default());
        to.fold(0, |after, to| after | to)
    }

    /// Works out what a word with those readings does. Of those longer than `usual` a walk may only begin
    /// with a half-typed one.
    fn steps(&mut self, typed: &Typed, readings: Option<&Readings>, usual: usize) -> Steps {
        let leads = u32::try_from(self.leads.len()).unwrap_or(u32::MAX);
        let mut steps = Steps { leads, ..Steps::default() };
        let mut to: [Offsets; MOST_LETTERS] = [0; MOST_LETTERS];
        for reading in readings.into_iter().flat_map(|readings| readings.split(' ')) {
            for bit in Bits(typed.may_take(reading)) {
                let offset = bit.trailing_zeros() as usize;
                match fit(&typed.letters, offset, reading) {
                    Fit::Not => {}
                    Fit::Ends { half } if half && offset > 0 && reading.len() > usual => {}
                    Fit::Ends { .. } => steps.ends |= bit,
                    Fit::Goes(end) => {
                        steps.goes |= bit;
                        if let Some(to) = to.get_mut(offset) {
                            *to |= 1 << end;
                        }
                    }
                }
            }
        }
        if steps.goes != 0 {
            self.leads.extend(to.into_iter().filter(|to| *to != 0));
        }
        steps
    }
}

/// What was typed, and where in it a reading may begin. Nearly all readings of a vocabulary begin with a letter
/// that stands in few places of it.
struct Typed {
    letters: Vec<char>,
    /// By letter from a to z the offsets at which it stands, or is swallowed.
    places: [Offsets; 26],
}

impl Typed {
    fn new(letters: Vec<char>) -> Self {
        let mut places = [0; 26];
        for (places, letter) in places.iter_mut().zip('a'..='z') {
            for (offset, own) in letters.iter().enumerate() {
                let last = offset.checked_sub(1).and_then(|before| letters.get(before)).copied();
                if *own == letter || is_swallowed(last, letter) {
                    *places |= 1 << offset;
                }
            }
        }
        Self { letters, places }
    }

    /// The offsets at which a reading may fit.
    fn may_take(&self, reading: &str) -> Offsets {
        let place = reading.bytes().next().and_then(|first| first.checked_sub(b'a'));
        let places = place.and_then(|place| self.places.get(usize::from(place))).copied();
        places.unwrap_or(Offsets::MAX >> (MOST_LETTERS - self.letters.len()))
    }
}

/// The bits of a set, lowest first.
#[derive(Clone)]
struct Bits(Offsets);

impl Iterator for Bits {
    type Item = Offsets;

    fn next(&mut self) -> Option<Offsets> {
        let lowest = self.0 & self.0.wrapping_neg();
        self.0 ^= lowest;
        (lowest != 0).then_some(lowest)
    }
}

/// How a reading fits at an offset, shortened where the two meet as [`canonical`](super::super::romaji::canonical) would.
fn fit(typed: &[char], mut offset: usize, reading: &str) -> Fit {
    let mut last = offset.checked_sub(1).and_then(|before| typed.get(before)).copied();
    for letter in reading.chars() {
        if is_swallowed(last, letter) {
            continue;
        }
        match typed.get(offset) {
            Some(typed) if *typed == letter => offset += 1,
            Some(_) => return Fit::Not,
            None => return Fit::Ends { half: true },
        }
        last = Some(letter);
    }
    if offset == typed.len() { Fit::Ends { half: false } } else { Fit::Goes(offset) }
}
