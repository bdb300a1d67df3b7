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

/// How the words of lattices are read. It serves all lattices that come of one [`Builder`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Vocabulary {
    /// How each symbol is read; `None` where nothing is known of it, as for the first. What sounds alike is one.
    symbols: Vec<Option<Readings>>,
    /// How each word of an edge is read.
    words: Vec<Readings>,
}

/// The lattices of many texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Lattices {
    /// The chars of all texts, each by its number among the symbols.
    chars: Vec<u16>,
    /// Words longer than a char, and 々, in all texts.
    edges: Vec<Edge>,
    /// Where the chars and edges of each text end.
    ends: Vec<(u32, u32)>,
}

/// A word that begins at a place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edge {
    /// The char of its text where it begins.
    place: u32,
    /// Its number among the words, and in the lowest bits its length in chars.
    word: u32,
}

impl Edge {
    /// The bits of a length: enough for [`LONGEST`].
    const BITS: u32 = 4;

    fn new(place: u32, word: u32, length: usize) -> Self {
        let length = u32::try_from(length.min(LONGEST)).unwrap_or_default();
        Self { place, word: word << Self::BITS | length }
    }

    /// Its number among the words.
    fn word(self) -> usize {
        (self.word >> Self::BITS) as usize
    }

    /// In chars.
    fn length(self) -> usize {
        (self.word & ((1 << Self::BITS) - 1)) as usize
    }
}

/// One text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lattice<'a> {
    chars: &'a [u16],
    edges: &'a [Edge],
}

/// The chars of a folded text that can be read as typed, from the left; see [`Walk::new`] for when that is asked at all.
pub(super) fn read_so(spelling: &str, folded: &str) -> Vec<Range<usize>> {
    let read = OnceCell::new();
    let of = || {
        let mut builder = Builder::default();
        builder.add(folded);
        builder.finish()
    };
    let walk = Walk::new(spelling, || &read.get_or_init(of).0);
    walk.zip(read.get()).map(|(walk, (_, lattices))| walk.covered(lattices.get(0))).unwrap_or_default()
}

impl Lattices {
    /// That of the text added as number `at`; an empty one if there is none.
    pub(super) fn get(&self, at: usize) -> Lattice<'_> {
        let end = |at: usize| self.ends.get(at).map_or((0, 0), |(chars, edges)| (*chars as usize, *edges as usize));
        let start = at.checked_sub(1).map_or((0, 0), end);
        let end = end(at);
        Lattice {
            chars: self.chars.get(start.0..end.0).unwrap_or_default(),
            edges: self.edges.get(start.1..end.1).unwrap_or_default(),
        }
    }

    /// Those of the first `count` texts that have such a char, each once, in their order.
    fn texts_with_char(&self, count: usize, is_such: impl Fn(&u16) -> bool, take: impl FnMut(usize)) {
        let ends = self.ends.iter().take(count).map(|(chars, _)| *chars as usize);
        runs_with(&self.chars, ends, is_such, take);
    }

    /// Those that have such a word.
    fn texts_with_edge(&self, count: usize, is_such: impl Fn(&Edge) -> bool, take: impl FnMut(usize)) {
        let ends = self.ends.iter().take(count).map(|(_, edges)| *edges as usize);
        runs_with(&self.edges, ends, is_such, take);
    }
}

/// The runs of a list, by their ends, in which such a thing stands.
fn runs_with<T>(
    list: &[T],
    ends: impl Iterator<Item = usize>,
    is_such: impl Fn(&T) -> bool,
    mut take: impl FnMut(usize),
) {
    let mut ends = ends.enumerate();
    let mut from = 0;
    while let Some(ahead) = list.get(from..).and_then(|rest| rest.iter().position(&is_such)) {
        let Some((run, end)) = ends.find(|(_, end)| *end > from + ahead) else { return };
        take(run);
        from = end;
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::super::romaji::canonical;
    use super::*;
    use proptest::prelude::*;

    /// The part of a text that is covered by what was typed.
    fn covered(typed: &str, text: &str) -> Vec<String> {
        let folded = fold(text);
        let part = |chars: Range<usize>| folded.chars().skip(chars.start).take(chars.len()).collect();
        read_so(&canonical(&fold(typed)), &folded).into_iter().map(part).collect()
    }

    #[test]
    fn words_are_walked_through_from_where_one_begins() {
        let table: [(&str, &str, &[&str]); 16] = [
            ("zaisei", "健全財政", &["財政"]),
            ("zaisei", "財政と財政", &["財政", "財政"]),
            ("kou", "こう", &[]),
            // Where two readings meet, the letters are shortened as in what is typed.
            ("kouun", "幸運", &["幸運"]),
            ("ginnen", "銀年", &["銀年"]),
            ("jiin", "寺院", &["寺院"]),
            // A word whose reading does not follow from that of its kanji.
            ("gakkou", "小学校", &["学校"]),
            ("kyounoryouri", "今日の料理", &["今日の料理"]),
            ("hitobito", "人々", &["人々"]),
            ("nendonendo", "年度々々", &[]),
            // Two kana that are one syllable, one that is nothing.
            ("kyouryoku", "きょう力", &["きょう力"]),
            ("kaika", "あっかいか", &["かいか"]),
            ("wifikankyo", "ＷｉＦｉ環境", &["wifi環境"]),
            // Half a syllable, half a word.
            ("zais", "財政", &["財政"]),
            ("gak", "学校", &["学校"]),
            ("zaisein", "財政", &[]),
        ];
        for (typed, text, parts) in table {
            assert_eq!(covered(typed, text), parts, "{typed} {text}");
        }
    }

    #[test]
    fn runs_are_told_by_what_stands_in_them() {
        let list = [1, 0, 0, 1, 1, 0, 0, 1];
        let table: [(&[usize], &[usize]); 5] = [
            (&[1, 3, 5, 8], &[0, 2, 3]),
            (&[0, 0, 1, 1, 3, 3, 4, 8], &[2, 6, 7]),
            (&[3, 3, 7], &[0, 2]),
            (&[8], &[0]),
            (&[], &[]),
        ];
        for (ends, expected) in table {
            let mut runs = Vec::new();
            runs_with(&list, ends.iter().copied(), |one| *one == 1, |run| runs.push(run));
            assert_eq!(runs, expected, "{ends:?}");
        }
    }

    #[test]
    fn long_texts_and_long_words_do_no_harm() {
        let text = "おっー々".repeat(20_000) + "財政";
        assert_eq!(covered("zaisei", &text), ["財政"]);
        assert_eq!(covered("oooozaisei", &text).concat().chars().next(), Some('お'));
        assert!(covered(&"zaisei".repeat(20), "財政").is_empty());
        assert!(covered("zaisei", &"x".repeat(1000)).is_empty());
    }

    proptest! {
        /// Two ways through the same lattice.
        #[test]
        fn what_is_in_a_text_is_covered_and_nothing_else_is(
            typed in "[a-z]{3,5}|(ko|u|n|si|sei|ka|gak){1,4}",
            texts in prop::collection::vec("[市財政課小学校今日人々向上年度a-cきょっうん]{0,12}|\\PC{0,12}", 1..6),
        ) {
            let spelling = canonical(&fold(&typed));
            let mut builder = Builder::default();
            let texts: Vec<String> = texts.iter().map(|text| fold(text)).collect();
            texts.iter().for_each(|text| builder.add(text));
            let (vocabulary, lattices) = builder.finish();
            if let Some(walk) = Walk::new(&spelling, || &vocabulary) {
                for (at, text) in texts.iter().enumerate() {
                    let alone = read_so(&spelling, text);
                    prop_assert_eq!(walk.covered(lattices.get(at)), alone.clone(), "alone as among others");
                    prop_assert_eq!(walk.is_in(lattices.get(at)), !alone.is_empty(), "{} {}", spelling, text);
                    prop_assert!(alone.iter().all(|part| part.start < part.end && part.end <= text.chars().count()));
                }
            }
        }

        /// Every way to read two words after each other is found in them.
        #[test]
        fn readings_after_each_other_are_found(words in prop::collection::vec(prop::sample::select(WORDS), 1..4)) {
            let text: String = words.iter().map(|(word, _)| *word).collect();
            let kana: String = words.iter().map(|(_, kana)| *kana).collect();
            prop_assert_eq!(covered(&kana, &text).concat(), fold(&text));
        }
    }

    const WORDS: &[(&str, &str)] = &[
        ("財政", "ざいせい"),
        ("運営", "うんえい"),
        ("高校", "こうこう"),
        ("学校", "がっこう"),
        ("大阪", "おおさか"),
        ("保育園", "ほいくえん"),
        ("人々", "ひとびと"),
        ("見直し", "みなおし"),
        ("今日", "きょう"),
        ("カード", "かーど"),
    ];
}
