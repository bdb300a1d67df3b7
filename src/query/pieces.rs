//! Many short texts in one piece of memory, in which something is found in one run.
//!
//! Invariant: between two texts stands a character that folding leaves in none of them, so that nothing that was
//! folded is found across them.

use std::ops::Range;

use memchr::memmem::Finder;

use super::romaji::BREAK;

/// Texts with something between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Pieces {
    joined: Box<str>,
    /// Where each text ends.
    ends: Box<[u32]>,
}

impl<'a> FromIterator<&'a str> for Pieces {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Self {
        let (mut joined, mut ends) = (String::new(), Vec::new());
        for text in texts {
            if !ends.is_empty() {
                joined.push(BREAK);
            }
            joined.push_str(text);
            ends.push(u32::try_from(joined.len()).unwrap_or(u32::MAX));
        }
        Self { joined: joined.into(), ends: ends.into() }
    }
}

impl Pieces {
    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of that number; an empty one if there is none.
    pub(super) fn get(&self, at: usize) -> &str {
        let end = self.ends.get(at).map_or(0, |end| *end as usize);
        self.joined.get(self.start(at)..end).unwrap_or_default()
    }

    /// The texts of those numbers, with what stands between them.
    fn run(&self, range: Range<usize>) -> &[u8] {
        let end = range.end.checked_sub(1).and_then(|last| self.ends.get(last)).map_or(0, |end| *end as usize);
        self.joined.as_bytes().get(self.start(range.start)..end).unwrap_or_default()
    }

    /// The numbers of those of `range` in which something is found, ascending.
    pub(super) fn find(&self, range: Range<usize>, finder: &Finder<'_>, found: impl FnMut(usize)) {
        self.find_where(range, finder, |_, _| true, found);
    }

    /// The same, where only places count that `is_meant`, which is given all texts of `range` and a place in them.
    pub(super) fn find_where(
        &self,
        range: Range<usize>,
        finder: &Finder<'_>,
        is_meant: impl Fn(&[u8], usize) -> bool,
        mut found: impl FnMut(usize),
    ) {
        let (bytes, start) = (self.run(range.clone()), self.start(range.start));
        let (mut from, mut next) = (0, range.start);
        while let Some(ahead) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
            if !is_meant(bytes, from + ahead) {
                from += ahead + 1;
                continue;
            }
            let place = start + from + ahead;
            let rest = self.ends.get(next..range.end).unwrap_or_default();
            let at = next + rest.partition_point(|end| (*end as usize) <= place);
            found(at);
            next = at + 1;
            from = self.start(next) - start;
        }
    }

    fn start(&self, at: usize) -> usize {
        at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize + BREAK.len_utf8())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_found_once_and_nothing_across_two() {
        let pieces: Pieces = ["市民課", "", "市役所の市民", "民", "市"].into_iter().collect();
        let find = |text: &str, range: Range<usize>| {
            let mut found = Vec::new();
            pieces.find(range, &Finder::new(text), |at| found.push(at));
            found
        };
        let all = 0..pieces.len();
        assert_eq!(find("市", all.clone()), [0, 2, 4]);
        assert_eq!(find("市", 1..4), [2]);
        assert_eq!(find("民", 2..4), [2, 3]);
        assert_eq!(find("課市", all.clone()), [0; 0]);
        assert_eq!(find("民市", all), [0; 0]);
        assert_eq!(find("市", 1..1), [0; 0]);
        let mut found = Vec::new();
        let is_first = |bytes: &[u8], place: usize| place == 0 || bytes[place - 1] == BREAK as u8;
        pieces.find_where(0..pieces.len(), &Finder::new("市民"), is_first, |at| found.push(at));
        assert_eq!(found, [0], "in 市役所の市民 it does not stand first");
        assert_eq!((pieces.get(2), pieces.get(1), pieces.get(9)), ("市役所の市民", "", ""));
    }
}
