//! Keys that mean nothing, keys written twice, and keys that are half of a number.

use std::borrow::Cow;

use crate::source::place::Place;
use crate::source::{similar, torn};
use crate::spelling::composed;
use crate::words::finding;

use super::findings::Findings;

/// Notes every key of the map at `place` that is not in `known`, or that stood there before.
pub fn check(place: Place<'_>, known: &[&str], findings: &mut Findings) {
    let entries = place.entries();
    let keys: Vec<Cow<'_, str>> = entries.iter().map(|entry| composed(&entry.key)).collect();
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
            let known_keys = known.iter().copied().filter(|_| !findings.is_full());
            let close = similar::closest(&entry.key, known_keys);
            findings.warning("unknown-key", entry.position, finding::unknown_key(&entry.key, close, known));
        }
    }
}
