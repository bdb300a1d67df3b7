//! How kanji are read: the dictionary behind romaji that finds names without a reading.
//!
//! Owns `compounds.txt`, which says how two kanji are read that are a common word, in the same manner as
//! `readings.txt`: a line for each kanji and for each word whose reading does not follow from its
//! parts, folded, with its readings in the canonical spelling of [`romaji`](super::romaji), sorted. Where it
//! comes from is said in `docs/third-party.md`, how it is made in `examples/readings.rs`. Invariant: the
//! text lies in the program file and is not touched before [`Dictionary::get`] is called first.
//!
//! Not the crate `ib-romaji`, whose tables are full of pointers: they add 9 MB to the program, of which 3 MB are
//! written to memory at every start, and take 290 ms and 33 MB when they are asked. This text adds 0.9 MB, and
//! takes 2 ms and 2 MB.

use std::ops::Range;
use std::sync::OnceLock;

const TEXT: &str = include_str!("readings.txt");

const COMPOUNDS: &str = include_str!("compounds.txt");

/// Lines of the dictionary that follow each other.
pub(super) type Lines = Range<usize>;

/// The dictionary, made ready for looking up.
#[derive(Debug)]
pub(super) struct Dictionary {
    lines: Vec<&'static str>,
    compounds: Vec<&'static str>,
}

impl Dictionary {
    /// The one there is. The first call takes about two milliseconds.
    pub(super) fn get() -> &'static Self {
        static LOADED: OnceLock<Dictionary> = OnceLock::new();
        LOADED.get_or_init(|| Self { lines: TEXT.lines().collect(), compounds: COMPOUNDS.lines().collect() })
    }

    /// All lines.
    pub(super) fn lines(&self) -> Lines {
        0..self.lines.len()
    }

    /// Those of `within` whose word begins with `part`.
    pub(super) fn beginning_with(&self, part: &str, within: Lines) -> Lines {
        let lines = self.lines.get(within.clone()).unwrap_or_default();
        let start = lines.partition_point(|line| *line < part);
        let behind = lines.get(start..).unwrap_or_default();
        let count = behind.partition_point(|line| line.starts_with(part));
        within.start + start..within.start + start + count
    }

    /// The readings of two kanji that are a common word, blanks between them.
    pub(super) fn compound(&self, word: &str) -> Option<&'static str> {
        let at = self.compounds.partition_point(|line| line.split('\t').next() < Some(word));
        self.compounds.get(at)?.strip_prefix(word)?.strip_prefix('\t')
    }

    /// The readings of a word, blanks between them, if the line is that word's. Of the lines that begin
    /// with a word its own is the first.
    pub(super) fn readings(&self, word: &str, line: usize) -> Option<&'static str> {
        self.lines.get(line)?.strip_prefix(word)?.strip_prefix('\t')
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::super::romaji::canonical;
    use super::*;

    #[test]
    fn every_line_is_a_folded_word_with_readings_as_they_are_compared() {
        let dictionary = Dictionary::get();
        for lines in [&dictionary.lines, &dictionary.compounds] {
            assert!(lines.is_sorted_by(|a, b| a < b), "lines are found by halving");
        }
        assert!(dictionary.compounds.iter().all(|line| line.chars().nth(2) == Some('\t')));
        for line in dictionary.lines.iter().chain(&dictionary.compounds) {
            let (word, readings) = line.split_once('\t').unwrap();
            assert_eq!(fold(word), word);
            for reading in readings.split(' ') {
                assert!(!reading.is_empty() && canonical(reading) == reading, "{line}");
            }
        }
    }

    #[test]
    fn looking_up() {
        let dictionary = Dictionary::get();
        let table = [
            ("今日", Some("konti kyo")),
            ("課", Some("ka")),
            ("学校", Some("gako")),
            ("検討", None),
            ("か", None),
            ("x", None),
        ];
        for (word, readings) in table {
            let lines = dictionary.beginning_with(word, dictionary.lines());
            assert_eq!(dictionary.readings(word, lines.start), readings, "{word}");
        }
        for (word, readings) in
            [("歳入", Some("sainyu")), ("施策", Some("sesaku sisaku")), ("県と", None), ("入", None)]
        {
            assert_eq!(dictionary.compound(word), readings, "{word}");
        }
        let school = dictionary.beginning_with("学校", dictionary.beginning_with("学", dictionary.lines()));
        assert_eq!(school, dictionary.beginning_with("学校", dictionary.lines()));
        assert!(!school.is_empty());
    }
}
