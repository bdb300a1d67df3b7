//! How texts can be read: for every place of a text the words that may begin there, with their readings.
//!
//! Owns the guess, not the search through it: that is [`Walk`]. Refuses to choose: 市 is read し and いち
//! wherever it stands. Compact, because there may be very many texts: each char is a number that stands for
//! its readings, and only longer words are kept beside them. Invariant: edges are sorted by text and place.

mod build;
mod walk;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

pub(super) use build::Builder;
pub(super) use walk::Walk;

/// A word may not be longer, so that a step over it fits in a short ring of places.
const LONGEST: usize = 15;

/// The readings of a word in the canonical spelling, blanks between them; one may be empty (っ).
type Readings = Cow<'static, str>;

/// The lattices of many texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Lattices {
    /// The chars of all texts, each by its number in `symbols`.
    chars: Vec<u16>,
    /// Words longer than a char, and 々, in all texts.
    edges: Vec<Edge>,
    /// Where the chars and edges of each text end.
    ends: Vec<(u32, u32)>,
    /// How each symbol is read; `None` where nothing is known of it, as for the first.
    symbols: Vec<Option<Readings>>,
    /// How each word of an edge is read.
    words: Vec<Readings>,
}

/// A word that begins at a place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edge {
    /// The char of its text where it begins.
    place: u32,
    /// Its number in `words`, its length in chars.
    word: u32,
    length: u8,
}

/// One text.
#[derive(Debug, Clone, Copy)]
struct Lattice<'a> {
    chars: &'a [u16],
    edges: &'a [Edge],
}

/// The chars of a folded text that can be read as typed, from the left; see [`Walk::new`] for when that is asked at all.
pub(super) fn read_so(spelling: &str, folded: &str) -> Vec<Range<usize>> {
    let lattices = OnceCell::new();
    let of = || {
        let mut builder = Builder::default();
        builder.add(folded);
        builder.finish()
    };
    Walk::new(spelling, || lattices.get_or_init(of)).map(|walk| walk.covered(0)).unwrap_or_default()
}

impl Lattices {
    /// That of the text added as number `at`; an empty one if there is none.
    fn get(&self, at: usize) -> Lattice<'_> {
        let end = |at: usize| self.ends.get(at).map_or((0, 0), |(chars, edges)| (*chars as usize, *edges as usize));
        let start = at.checked_sub(1).map_or((0, 0), end);
        let end = end(at);
        Lattice {
            chars: self.chars.get(start.0..end.0).unwrap_or_default(),
            edges: self.edges.get(start.1..end.1).unwrap_or_default(),
        }
    }
}
