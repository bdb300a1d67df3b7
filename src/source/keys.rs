//! Keys that mean nothing, keys written twice, and keys that are half of a number.

use std::borrow::Cow;

use crate::plan::{Position, Severity};
use crate::source::place::Place;
use crate::source::slips::Slip;
use crate::source::{known, meant, slips, torn};
use crate::words::{Wording, finding};

use super::findings::Findings;
use super::spans::Entry;

/// Notes every key of the map at `place` that is not in `known`, or that stood there before.
pub fn check(place: Place<'_>, known: &[&str], findings: &mut Findings) {
    let entries = place.entries();
    let keys: Vec<Cow<'_, str>> = entries.iter().map(Entry::composed_key).collect();
    let mut tails = 0;
    for (at, entry) in entries.iter().enumerate() {
        if tails > 0 {
            tails -= 1;
            continue;
        }
        if let Some((number, count)) = torn::number_at(entries, at) {
            findings.error("split-number", entry.value.position, finding::split_number(&number));
            tails = count;
        }
        let first = entries.iter().zip(&keys).take(at).find(|(_, before)| Some(*before) == keys.get(at));
        if let Some((first, _)) = first {
            let wording = finding::duplicate_key(&entry.key, first.position.line);
            findings.error("duplicate-key", entry.position, wording);
        } else if !keys.get(at).is_some_and(|key| known.contains(&key.as_ref())) {
            match colon_within(&entry.key, entry.position, |key| known.contains(&key)) {
                Some(slip) => findings.slip("unknown-key", Severity::Warning, slip),
                None if findings.is_full() => findings.warning("unknown-key", entry.position, Wording::new("")),
                None => findings.warning("unknown-key", entry.position, unknown(entry, known)),
            }
        }
    }
}

/// `値：3` or `値:3`: in braces a key without a value, for want of a colon and a blank. `is_key` says what may
/// stand before the colon.
pub fn colon_within(text: &str, position: Position, is_key: impl Fn(&str) -> bool) -> Option<Slip> {
    let (at, colon) = text.char_indices().find(|(_, c)| matches!(c, '：' | ':'))?;
    let (before, behind) = (text.get(..at)?, text.get(at + colon.len_utf8()..)?);
    let (key, value) = (before.trim(), behind.trim());
    // 自治体:: 日進市 is no key without a value.
    if !is_key(key) || colon == ':' && value.is_empty() {
        return None;
    }
    let column = position.column + before.chars().count();
    Some(slips::colon(Position { column, ..position }, colon, key, value))
}

/// What to say of a key that is none of those that may stand here.
fn unknown(entry: &Entry, known: &[&str]) -> Wording {
    let key = entry.key.as_str();
    let bare = key.trim_matches(|c: char| c.is_whitespace());
    if bare != key && known.contains(&bare) {
        return finding::blank_in_key(bare);
    }
    if known::is_year(key) && known.iter().any(|known| known::is_by_year(known)) {
        return finding::year_as_key(key);
    }
    let close = meant::word(key, known);
    match known::list_of(key).filter(|_| close.is_none_or(|close| !known.contains(&close))) {
        Some(list) => finding::misplaced_key(key, list),
        None => finding::unknown_key(key, close, known),
    }
}
