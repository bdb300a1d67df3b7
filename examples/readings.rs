//! Makes `src/query/readings.txt`, the dictionary by which romaji finds kanji, from the tables of the
//! crate `ib-romaji`, which stem from JMdict and KANJIDIC2:
//!
//! ```sh
//! cargo run --example readings -- ib-romaji-0.2.1/src/data > src/query/readings.txt
//! ```
//!
//! Keeps what a search can use: folded words of kanji and kana with their readings in the canonical spelling,
//! without those that follow from the readings of their characters.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;
use std::{env, fs};

use susumi::query::fold;
use susumi::query::romaji::{canonical, is_kana, is_swallowed};

/// Longer words are sayings.
const LONGEST: usize = 8;

/// Spellings and their readings.
type Readings = BTreeMap<String, BTreeSet<String>>;

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).ok_or_else(|| io::Error::other("the folder of the tables is missing"))?;
    let read = |name: &str| fs::read_to_string(Path::new(&folder).join(name));
    let kanji = kanji(&read("kanjis.rs")?);
    let words = read("words.in.txt")?;
    let readings = read("word_kanas.rs")?;
    let mut words: Vec<_> = words.lines().zip(groups(&readings)).collect();
    // Longer words may follow from shorter ones.
    words.sort_by_key(|(word, _)| word.chars().count());
    let mut all = kanji;
    for (word, readings) in words {
        add_word(&mut all, word, &readings);
    }
    let mut out = io::stdout().lock();
    for (word, readings) in all {
        let readings: Vec<String> = readings.into_iter().collect();
        writeln!(out, "{word}\t{}", readings.join(" "))?;
    }
    Ok(())
}

/// The readings of single kanji: `'字'=>&["ji",…],`.
fn kanji(table: &str) -> Readings {
    let mut kanji = Readings::new();
    let mut arms = table.split("=>").peekable();
    while let (Some(before), Some(behind)) = (arms.next(), arms.peek()) {
        let char = before.trim_end_matches('\'').chars().next_back();
        let list = behind.split(']').next().unwrap_or_default();
        let Some(char) = char.filter(|char| is_kanji(*char)) else { continue };
        let readings = literals(list).map(spelled).filter(|reading| !reading.is_empty());
        kanji.entry(fold(&char.to_string())).or_default().extend(readings);
    }
    kanji.retain(|word, readings| word.chars().count() == 1 && !readings.is_empty());
    kanji
}

/// The lists of a table of lists.
fn groups(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.split("&[").skip(2).map(|group| literals(group.split(']').next().unwrap_or_default()).collect())
}

fn literals(list: &str) -> impl Iterator<Item = &str> {
    list.split('"').skip(1).step_by(2)
}

fn spelled(reading: &str) -> String {
    canonical(&fold(reading))
}

fn add_word(all: &mut Readings, word: &str, readings: &[&str]) {
    let word = fold(word);
    let chars: Vec<char> = word.chars().collect();
    let fits = (2..=LONGEST).contains(&chars.len())
        && chars.iter().any(|char| is_kanji(*char))
        && chars.iter().all(|char| is_kanji(*char) || is_kana(*char));
    let readings = readings.iter().map(|reading| spelled(reading));
    let readings: Vec<String> = readings
        .filter(|reading| !reading.is_empty() && reading.chars().all(|letter| letter.is_ascii_lowercase()))
        .filter(|reading| fits && !follows(all, &chars, None, reading))
        .collect();
    if !readings.is_empty() {
        all.entry(word).or_default().extend(readings);
    }
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
