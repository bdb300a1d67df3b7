//! Building lattices.
//!
//! What begins with two chars is looked up once, however often the two stand together.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::super::dictionary::{Dictionary, Lines};
use super::super::romaji::{self, canonical};
use super::{Edge, LONGEST, Lattices, Readings, Vocabulary};

/// Repeats the kanji before it.
const REPEAT: char = '々';

/// Lattices under way.
#[derive(Debug)]
pub(in super::super) struct Builder {
    dictionary: &'static Dictionary,
    vocabulary: Vocabulary,
    lattices: Lattices,
    /// Numbers of symbols by their readings.
    sounds: HashMap<Readings, u16>,
    /// Numbers by the char and those before and behind it with which it is a common word.
    symbols: HashMap<(char, Option<char>, Option<char>), u16, Quick>,
    pairs: HashMap<(char, char), Pair, Quick>,
    /// Words of edges by their readings: what sounds alike is one.
    words: HashMap<Readings, u32>,
}

/// Chars are looked up for every place of every text. A plan that makes them collide slows down no search but
/// its own.
type Quick = BuildHasherDefault<QuickHasher>;

/// Mixes chars into a number.
#[derive(Debug, Default)]
struct QuickHasher(u64);

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0.rotate_left(21) ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

/// What may begin where two chars stand together.
#[derive(Debug, Clone, Default)]
struct Pair {
    /// The word they are, or the syllable of two kana.
    word: Option<u32>,
    /// The longer words of the dictionary that begin with them.
    longer: Lines,
    /// How the second is read if it repeats the first.
    repeated: Option<u32>,
    /// How both are read if they are a common word.
    compound: Option<&'static str>,
}

impl Default for Builder {
    fn default() -> Self {
        let vocabulary = Vocabulary { symbols: vec![None], words: Vec::new() };
        let (lattices, sounds, symbols, pairs, words) = Default::default();
        Self { dictionary: Dictionary::get(), vocabulary, lattices, sounds, symbols, pairs, words }
    }
}

impl Builder {
    /// Adds the next text, folded.
    pub(in super::super) fn add(&mut self, folded: &str) {
        let mut before = None;
        // The char before, if it begins a common word with this one.
        let mut compounded: Option<char> = None;
        for (place, (byte, char)) in (0..).zip(folded.char_indices()) {
            let rest = folded.get(byte..).unwrap_or_default();
            let behind = rest.chars().nth(1).filter(|behind| self.compound(char, *behind).is_some());
            let symbol = self.symbol(compounded, char, behind);
            self.lattices.chars.push(symbol);
            // 財政見直し has no 政見.
            compounded = behind.filter(|_| compounded.is_none()).map(|_| char);
            if char.is_ascii_lowercase() {
                if !before.is_some_and(|before: char| before.is_ascii_lowercase()) {
                    self.add_latin(place, rest);
                }
            } else {
                self.add_words(place, char, rest);
            }
            before = Some(char);
        }
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        self.lattices.ends.push((count(self.lattices.chars.len()), count(self.lattices.edges.len())));
    }

    /// The lattices of the texts that were added since this was last asked; what is added next is number 0 again.
    pub(in super::super) fn take(&mut self) -> Lattices {
        let mut lattices = std::mem::take(&mut self.lattices);
        lattices.chars.shrink_to_fit();
        lattices.edges.shrink_to_fit();
        lattices.ends.shrink_to_fit();
        lattices
    }

    /// How the words of all lattices so far are read.
    pub(in super::super) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Gives back what only makes it faster to add more texts.
    pub(in super::super) fn rest(&mut self) {
        self.pairs = HashMap::default();
    }

    /// The lattices of all texts that were added, and how their words are read.
    pub(in super::super) fn finish(mut self) -> (Vocabulary, Lattices) {
        let lattices = self.take();
        (self.vocabulary, lattices)
    }

    /// The number of a char between those with which it is a common word; 0, which has no reading, when there are too many.
    fn symbol(&mut self, before: Option<char>, char: char, behind: Option<char>) -> u16 {
        if let Some(symbol) = self.symbols.get(&(char, before, behind)) {
            return *symbol;
        }
        let mut readings = self.readings(char);
        if before.is_some() || behind.is_some() {
            let ends = before.and_then(|before| self.compound(before, char)).unwrap_or_default();
            let begins = behind.and_then(|behind| self.compound(char, behind)).unwrap_or_default();
            let is_so = |reading: &&str| {
                begins.split(' ').any(|word| word.starts_with(reading))
                    || ends.split(' ').any(|word| ends_so(word, reading))
            };
            let kept = |readings: Readings| readings.split(' ').filter(is_so).collect::<Vec<_>>().join(" ");
            readings = readings.map(kept).filter(|kept| !kept.is_empty()).map(Cow::Owned);
        }
        let symbol = readings.map_or(0, |readings| self.sound(readings));
        self.symbols.insert((char, before, behind), symbol);
        symbol
    }

    /// The number of all symbols that are read so; 0 when there are too many.
    fn sound(&mut self, readings: Readings) -> u16 {
        let symbols = &mut self.vocabulary.symbols;
        *self.sounds.entry(readings).or_insert_with_key(|readings| {
            let Ok(symbol) = u16::try_from(symbols.len()) else { return 0 };
            symbols.push(Some(readings.clone()));
            symbol
        })
    }

    /// How two chars are read if they are a common word: then neither is read otherwise.
    fn compound(&mut self, first: char, second: char) -> Option<&'static str> {
        if is_kanji(first) && is_kanji(second) { self.pair(first, second).compound } else { None }
    }

    /// How a char is read by itself. Latin letters are only read together.
    fn readings(&self, char: char) -> Option<Readings> {
        let word = char.encode_utf8(&mut [0; 4]).to_owned();
        if romaji::is_kana(char) {
            return Some(Cow::Owned(canonical(&word)));
        }
        let lines = self.dictionary.beginning_with(&word, self.dictionary.lines());
        self.dictionary.readings(&word, lines.start).map(Cow::Borrowed)
    }

    /// A run of Latin letters is spelled as it would be if it were typed.
    fn add_latin(&mut self, place: u32, rest: &str) {
        let length = rest.bytes().take_while(u8::is_ascii_lowercase).count();
        if length <= LONGEST {
            let word = self.word(Cow::Owned(canonical(rest.get(..length).unwrap_or_default())));
            self.add_edge(place, length, word);
        }
    }

    /// Adds the words of more than one char that begin with `first`, where `rest` begins.
    fn add_words(&mut self, place: u32, first: char, rest: &str) {
        let mut chars = rest.char_indices().skip(1);
        let Some((_, second)) = chars.next() else { return };
        let Pair { word, longer: mut lines, repeated, .. } = self.pair(first, second);
        if let Some(word) = word {
            self.add_edge(place, 2, word);
        }
        // Lines that begin with a longer part are fewer and fewer.
        for length in 3..=LONGEST {
            let Some((byte, char)) = chars.next().filter(|_| !lines.is_empty()) else { break };
            let part = rest.get(..byte + char.len_utf8()).unwrap_or_default();
            lines = self.dictionary.beginning_with(part, lines);
            if let Some(readings) = self.dictionary.readings(part, lines.start) {
                let word = self.word(Cow::Borrowed(readings));
                self.add_edge(place, length, word);
                lines.start += 1;
            }
        }
        if let Some(word) = repeated {
            self.add_edge(place + 1, 1, word);
        }
    }

    fn pair(&mut self, first: char, second: char) -> Pair {
        if let Some(pair) = self.pairs.get(&(first, second)) {
            return pair.clone();
        }
        let both: String = [first, second].into_iter().collect();
        let mut longer = self.dictionary.beginning_with(&both, self.dictionary.lines());
        let readings = match self.dictionary.readings(&both, longer.start) {
            Some(readings) => {
                longer.start += 1;
                Some(Cow::Borrowed(readings))
            }
            None => (romaji::is_kana(first) && is_small(second)).then(|| Cow::Owned(canonical(&both))),
        };
        let word = readings.map(|readings| self.word(readings));
        let repeated = self.readings(first).filter(|_| second == REPEAT);
        let repeated = repeated.map(|readings| self.word(readings));
        let pair = Pair { word, longer, repeated, compound: self.dictionary.compound(&both) };
        self.pairs.insert((first, second), pair.clone());
        pair
    }

    fn word(&mut self, readings: Readings) -> u32 {
        let words = &mut self.vocabulary.words;
        *self.words.entry(readings).or_insert_with_key(|readings| {
            words.push(readings.clone());
            u32::try_from(words.len() - 1).unwrap_or(u32::MAX)
        })
    }

    fn add_edge(&mut self, place: u32, length: usize, word: u32) {
        self.lattices.edges.push(Edge::new(place, word, length));
    }
}

/// Whether a kana may belong to the syllable of the one before it.
fn is_small(kana: char) -> bool {
    matches!(kana, 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ')
}

fn is_kanji(char: char) -> bool {
    matches!(char, '\u{4e00}'..='\u{9fff}')
}

/// Whether a word ends with that reading, which may have lost its u behind an o.
fn ends_so(word: &str, reading: &str) -> bool {
    let without_u = |rest| word.strip_suffix(rest).is_some_and(|before: &str| before.ends_with('o'));
    word.ends_with(reading) || reading.strip_prefix('u').is_some_and(without_u)
}
