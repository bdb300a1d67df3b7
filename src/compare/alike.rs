//! Which entries of two lists are one thing, by what they are called.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::plan::{Action, Department, Indicator};
use crate::query::fold;

/// What an entry is called.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a> {
    /// 名称.
    pub name: &'a str,
    /// よみ.
    pub reading: Option<&'a str>,
}

macro_rules! named {
    ($($entry:ty),+) => {$(
        impl<'a> From<&'a $entry> for Name<'a> {
            fn from(entry: &'a $entry) -> Self {
                Self { name: &entry.name, reading: entry.reading.as_deref() }
            }
        }
    )+};
}

named!(Action, Department, Indicator);

/// The pairs of entries with the same name, else with the same reading, as indices into both lists in the
/// order of the first. Names are the same where only width, kana, marks or blanks differ. Of several with one
/// name the first goes with the first; no entry is in two pairs.
pub fn alike(ours: &[Name<'_>], theirs: &[Name<'_>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut our_rest, mut their_rest) = ((0..ours.len()).collect(), (0..theirs.len()).collect());
    let by_name: fn(&Name<'_>) -> Option<String> = |entry| Some(fold(entry.name));
    let by_reading: fn(&Name<'_>) -> Option<String> = |entry| entry.reading.map(fold);
    for spelling in [by_name, by_reading] {
        let ours = |at: usize| ours.get(at).and_then(spelling).filter(|key| !key.is_empty());
        let theirs = |at: usize| theirs.get(at).and_then(spelling).filter(|key| !key.is_empty());
        pairs.extend(take_pairs(&mut our_rest, &mut their_rest, ours, theirs));
    }
    pairs.sort_unstable();
    pairs
}

/// Takes the pairs with one key out of both lists: the first with the first. What has no key stays.
pub fn take_pairs<K: Eq + Hash>(
    ours: &mut Vec<usize>,
    theirs: &mut Vec<usize>,
    our_key: impl Fn(usize) -> Option<K>,
    their_key: impl Fn(usize) -> Option<K>,
) -> Vec<(usize, usize)> {
    let mut waiting: HashMap<K, Vec<usize>> = HashMap::new();
    for at in theirs.iter().rev() {
        if let Some(key) = their_key(*at) {
            waiting.entry(key).or_default().push(*at);
        }
    }
    let mut pairs = Vec::new();
    ours.retain(|our| {
        let found = our_key(*our).and_then(|key| waiting.get_mut(&key)?.pop());
        pairs.extend(found.map(|their| (*our, their)));
        found.is_none()
    });
    let taken: HashSet<usize> = pairs.iter().map(|(_, their)| *their).collect();
    theirs.retain(|their| !taken.contains(their));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_name_before_reading_and_each_once() {
        let names = |text: &'static str| -> Vec<Name<'static>> {
            let entry = |entry: &'static str| {
                let (name, reading) =
                    entry.split_once('/').map_or((entry, None), |(name, reading)| (name, Some(reading)));
                Name { name, reading }
            };
            text.split_whitespace().map(entry).collect()
        };
        type Pairs = &'static [(usize, usize)];
        let table: [(&str, &str, Pairs); 6] = [
            ("件数 面積", "面積 件数", &[(0, 1), (1, 0)]),
            ("カウンター（ガイド）", "かうんたがいど", &[(0, 0)]),
            ("件数 件数", "件数", &[(0, 0)]),
            ("件数 件数", "件数 件数 件数", &[(0, 0), (1, 1)]),
            ("財政課/ざいせいか", "財務政策課/ザイセイカ 財政課", &[(0, 1)]),
            ("財政課/ざいせいか 甲", "財政室/ザイセイカ 乙", &[(0, 0)]),
        ];
        for (ours, theirs, pairs) in table {
            assert_eq!(alike(&names(ours), &names(theirs)), pairs, "{ours} | {theirs}");
        }
    }
}
