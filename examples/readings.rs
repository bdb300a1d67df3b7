//! Makes `src/query/readings.txt`, the dictionary by which romaji finds kanji, out of the words and readings
//! that `readings.sql` takes from JMdict, KANJIDIC2 and JMnedict: `kanji`, `word` or `compound`, the spelling,
//! the kana, tabs between them; or, if that is asked for, `src/query/compounds.txt`, which says how two kanji
//! that stand together are read.
//!
//! ```sh
//! cargo run --example readings -- table.tsv > src/query/readings.txt
//! cargo run --example readings -- table.tsv compounds > src/query/compounds.txt
//! ```
//!
//! Keeps what a search can use, folded, with readings in the canonical spelling: of a kanji the readings that
//! it has in compounds, and the words whose reading does not follow from that of their parts.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};
use std::{env, fs};

use susumi::query::fold;
use susumi::query::romaji::{canonical, is_kana, is_swallowed};

/// Longer words are sayings.
const LONGEST: usize = 8;

/// A reading that fewer compounds have is more likely to be found by mistake than to be meant.
const LEAST: usize = 2;

/// Nor one that a smaller share of a kanji's compounds have: one in so many.
const SHARE: usize = 40;

/// How officials say some words, so that they are not mistaken for others.
const OFFICIAL: [(&str, &str); 5] =
    [("施策", "せさく"), ("首長", "くびちょう"), ("市立", "いちりつ"), ("私立", "わたくしりつ"), ("化学", "ばけがく")];

/// Spellings and their readings.
type Readings = BTreeMap<String, BTreeSet<String>>;

fn main() -> io::Result<()> {
    let path = env::args().nth(1).ok_or_else(|| io::Error::other("the table is missing"))?;
    let table = fs::read_to_string(path)?;
    let only_compounds = env::args().nth(2).is_some_and(|wanted| wanted == "compounds");
    let mut kanji = Readings::new();
    let mut compounds = Readings::new();
    for (word, kana) in OFFICIAL {
        compounds.entry(fold(word)).or_default().insert(canonical(&fold(kana)));
    }
    let mut words = BTreeSet::new();
    for line in table.lines() {
        let mut fields = line.split('\t');
        let (Some(kind), Some(word), Some(kana)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let (word, reading) = (fold(word), canonical(&fold(kana)));
        let is_spelled = !reading.is_empty() && reading.chars().all(|letter| letter.is_ascii_lowercase());
        match kind {
            _ if !is_spelled => {}
            "kanji" => {
                kanji.entry(word).or_default().insert(reading);
            }
            "compound" if word.chars().all(is_kanji) => {
                compounds.entry(word).or_default().insert(reading);
            }
            "compound" => {}
            _ if fits(&word) => {
                // Longer words may follow from shorter ones.
                words.insert((word.chars().count(), word, reading));
            }
            _ => {}
        }
    }
    let mut all = usual(&kanji, words.iter().map(|(_, word, reading)| (word.as_str(), reading.as_str())));
    for (_, word, reading) in words {
        let chars: Vec<char> = word.chars().collect();
        if !follows(&all, &chars, None, &reading) {
            all.entry(word).or_default().insert(reading);
        }
    }
    let mut out = io::stdout().lock();
    for (word, readings) in if only_compounds { compounds } else { all } {
        let readings: Vec<String> = readings.into_iter().collect();
        writeln!(out, "{word}\t{}", readings.join(" "))?;
    }
    Ok(())
}

fn fits(word: &str) -> bool {
    (2..=LONGEST).contains(&word.chars().count())
        && word.chars().any(is_kanji)
        && word.chars().all(|char| is_kanji(char) || is_kana(char))
}

/// The readings that kanji have where other kanji follow them or nothing does: what is only read with kana
/// behind it is in the words.
fn usual<'a>(kanji: &Readings, words: impl Iterator<Item = (&'a str, &'a str)>) -> Readings {
    let mut counts: HashMap<(char, String), usize> = HashMap::new();
    let mut totals: HashMap<char, usize> = HashMap::new();
    for (word, reading) in words {
        let chars: Vec<char> = word.chars().collect();
        let mut parts = Vec::new();
        if align(kanji, &chars, None, reading, &mut parts) {
            for (at, part) in parts.into_iter().enumerate() {
                if is_kanji(chars[at]) && !chars.get(at + 1).copied().is_some_and(is_kana) {
                    *counts.entry((chars[at], part)).or_default() += 1;
                    *totals.entry(chars[at]).or_default() += 1;
                }
            }
        }
    }
    let mut usual = Readings::new();
    for ((char, reading), count) in counts {
        if count >= LEAST && count * SHARE >= totals[&char] {
            usual.entry(char.to_string()).or_default().insert(reading);
        }
    }
    usual
}

/// Divides a reading among the characters of its word; says whether that is possible.
fn align(kanji: &Readings, word: &[char], last: Option<char>, reading: &str, parts: &mut Vec<String>) -> bool {
    let Some((first, rest)) = word.split_first() else { return reading.is_empty() };
    let kana = is_kana(*first).then(|| canonical(&first.to_string()));
    let own = kanji.get(&first.to_string()).into_iter().flatten().chain(&kana);
    for part in own {
        if let Some((last, tail)) = tail(last, part, reading) {
            parts.push(part.clone());
            if align(kanji, rest, last, tail, parts) {
                return true;
            }
            parts.pop();
        }
    }
    false
}

/// Whether that reading comes of the readings of parts of the word one after another.
fn follows(all: &Readings, word: &[char], last: Option<char>, reading: &str) -> bool {
    if word.is_empty() {
        return reading.is_empty();
    }
    (1..=word.len()).any(|length| {
        let (part, rest) = word.split_at(length);
        let part: String = part.iter().collect();
        let kana = (length <= 2 && part.chars().all(is_kana)).then(|| canonical(&part));
        let own = all.get(&part).into_iter().flatten().chain(&kana);
        own.filter_map(|own| tail(last, own, reading)).any(|(last, tail)| follows(all, rest, last, tail))
    })
}

/// What is left of `reading` behind `part`, and its last letter.
fn tail<'a>(mut last: Option<char>, part: &str, reading: &'a str) -> Option<(Option<char>, &'a str)> {
    let mut rest = reading;
    for letter in part.chars() {
        if !is_swallowed(last, letter) {
            rest = rest.strip_prefix(letter)?;
            last = Some(letter);
        }
    }
    Some((last, rest))
}

fn is_kanji(char: char) -> bool {
    matches!(char, '々' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{2fa1f}')
}
