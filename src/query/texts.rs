//! The distinct texts of a plan, each folded and searched once, however many entries have it.
//!
//! Owns how a text can be found: as it is written, by its reading, or by a guess how it is read. A reading
//! that the file gives wins: what has one is not guessed. Invariant: the guesses are made when a search asks
//! for them first, and so is the dictionary for them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::fold::fold;
use super::lattice::{Builder, Lattices, Walk};
use super::romaji::{self, canonical};
use super::search::{Found, Search, Word, has_latin};
use crate::words::filter::NUMBER;

/// The chars before a name that may be its number.
const LONGEST_NUMBER: usize = 16;

/// The index of a text.
pub(super) type TextId = u32;

/// What a text is in its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// A name without a reading.
    Name,
    /// A name with one.
    ReadName,
    /// The reading of a name, in kana.
    Reading,
    /// A remark, a stage, a unit.
    Other,
    /// The number of an action, found as a whole.
    Number,
    /// A status or a verdict, found from its beginning: 達成 is not 未達成.
    State,
    /// A number with its unit, found by at least a digit and another char.
    Value,
}

/// How far the meaning of a word goes, each further than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// As it is written.
    Written,
    /// And as readings and kana are spelled.
    Spelled,
    /// And as kanji without a reading may be read.
    Guessed,
}

/// Every text of one plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Texts {
    texts: Vec<Text>,
    /// The names that have a reading, each with it; first those of departments, the others sorted as folded.
    read: Vec<(TextId, TextId)>,
    departments: usize,
    guesses: OnceLock<Lattices>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Text {
    kind: Kind,
    /// Whether there are Latin letters in it: most texts have none, and most that is typed has.
    has_latin: bool,
    folded: Box<str>,
    /// The canonical spelling of a reading or of the kana in a name.
    spelling: Box<str>,
}

/// Texts under way.
#[derive(Debug, Default)]
pub(super) struct Interner<'a> {
    ids: HashMap<(Kind, Cow<'a, str>), TextId>,
    texts: Vec<Text>,
    read: Vec<(TextId, TextId)>,
    departments: usize,
}

impl<'a> Interner<'a> {
    /// The ids of a name and of its reading.
    pub(super) fn add_read(&mut self, name: &'a str, reading: &'a str) -> [TextId; 2] {
        let (name, reading) = (self.add(Kind::ReadName, name), self.add(Kind::Reading, reading));
        self.read.push((name, reading));
        [name, reading]
    }

    /// All names so far were those of departments, which may stand beside each other in a line.
    pub(super) fn end_departments(&mut self) {
        self.departments = self.read.len();
    }

    /// The id of that text.
    pub(super) fn add(&mut self, kind: Kind, text: impl Into<Cow<'a, str>>) -> TextId {
        let texts = &mut self.texts;
        *self.ids.entry((kind, text.into())).or_insert_with_key(|(kind, text)| {
            texts.push(Text::new(*kind, text));
            TextId::try_from(texts.len() - 1).unwrap_or(TextId::MAX)
        })
    }

    /// All texts that were added.
    pub(super) fn finish(self) -> Texts {
        let Self { texts, mut read, departments, .. } = self;
        let folded = |(name, _): &(TextId, TextId)| texts.get(*name as usize).map(|text| &text.folded);
        if let Some(read) = read.get_mut(departments..) {
            read.sort_by(|one, other| folded(one).cmp(&folded(other)));
        }
        Texts { texts, read, departments, guesses: OnceLock::new() }
    }
}

impl Texts {
    /// The words of `search` that are found in each text.
    pub(super) fn search(&self, search: &Search) -> Vec<Found> {
        let mut found = vec![0; self.texts.len()];
        for (word, bit) in search.words.iter().zip((0..).map(|at| 1 << at)) {
            let walk = || word.sound().and_then(|typed| Walk::new(typed, || self.guesses()));
            let reach = self.reach(word);
            let walk = if reach == Reach::Guessed { walk() } else { None };
            for (at, (text, found)) in self.texts.iter().zip(&mut found).enumerate() {
                let is_here = match (&walk, reach) {
                    (_, Reach::Written) => text.is_written(word),
                    // The guess knows the kana in a text as well, and of kana it is known that they are written nowhere.
                    (Some(walk), _) if text.is_guessed() => {
                        (word.has_latin() && text.is_written(word)) || walk.is_in(at)
                    }
                    _ => text.is_written(word) || text.is_spelled(word),
                };
                if is_here {
                    *found |= bit;
                }
            }
        }
        found
    }

    /// What a word may mean in these texts. Latin letters that are a word of some text, and kana that some text
    /// has, are meant as they are.
    pub(super) fn reach(&self, word: &Word) -> Reach {
        let mut texts = self.texts.iter();
        if word.has_latin() {
            if texts.any(|text| text.has_word(word)) { Reach::Written } else { Reach::Guessed }
        } else if texts.any(|text| text.is_written(word) || text.is_spelled(word)) {
            Reach::Spelled
        } else {
            Reach::Guessed
        }
    }

    /// The names in a line that the file reads otherwise than typed: departments anywhere in it, and that of an
    /// entry, with or without its number before it.
    pub(super) fn read_otherwise<'a>(&'a self, typed: &'a str, line: &'a str) -> impl Iterator<Item = &'a str> {
        let (departments, entries) = self.read.split_at(self.departments.min(self.read.len()));
        let name_of = |(name, _): &(TextId, TextId)| self.texts.get(*name as usize).map_or("", |text| &text.folded);
        let whole = line.char_indices().take(LONGEST_NUMBER).filter_map(|(byte, _)| line.get(byte..));
        let of_entry = whole.flat_map(move |name| {
            let first = entries.partition_point(|read| name_of(read) < name);
            entries.get(first..).unwrap_or_default().iter().take_while(move |read| name_of(read) == name)
        });
        let is_so = move |text: &Text| text.spelling.contains(typed);
        let is_read_so = move |id: TextId| self.texts.get(id as usize).is_some_and(is_so);
        let otherwise = move |(name, reading): &&(TextId, TextId)| !is_read_so(*name) && !is_read_so(*reading);
        departments.iter().chain(of_entry).filter(otherwise).map(name_of).filter(|name| !name.is_empty())
    }

    /// Makes the guesses now.
    pub(super) fn prepare(&self) {
        self.guesses();
    }

    fn guesses(&self) -> &Lattices {
        self.guesses.get_or_init(|| {
            let mut builder = Builder::default();
            for text in &self.texts {
                builder.add(if text.is_guessed() { &text.folded } else { "" });
            }
            builder.finish()
        })
    }
}

impl Text {
    fn new(kind: Kind, text: &str) -> Self {
        let folded = fold(text);
        let spelling = match kind {
            Kind::Name | Kind::ReadName => kana(&folded),
            Kind::Reading => canonical(&folded),
            Kind::Other | Kind::Number | Kind::State | Kind::Value => String::new(),
        };
        let has_latin = has_latin(&folded);
        Self { kind, has_latin, folded: folded.into(), spelling: spelling.into() }
    }

    fn is_written(&self, word: &Word) -> bool {
        let (own, typed) = (&*self.folded, word.folded());
        (self.has_latin || !word.has_latin())
            && match self.kind {
                Kind::Name | Kind::ReadName | Kind::Reading | Kind::Other => own.contains(typed),
                Kind::Number => {
                    word.has_digit() && typed.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest == NUMBER)
                }
                Kind::State => own.starts_with(typed),
                Kind::Value => word.has_digit() && typed.chars().nth(1).is_some() && own.contains(typed),
            }
    }

    /// Whether a word in Latin letters is one of the text's own, and not a part of a longer one.
    fn has_word(&self, word: &Word) -> bool {
        self.has_latin && self.folded.split(|char: char| !char.is_ascii_lowercase()).any(|own| own == word.folded())
    }

    fn is_spelled(&self, word: &Word) -> bool {
        word.sound().is_some_and(|typed| self.spelling.contains(typed))
    }

    fn is_guessed(&self) -> bool {
        matches!(self.kind, Kind::Name | Kind::Other)
    }
}

/// Kana in a name can be typed as romaji; single ones (の, を) would only be noise.
fn kana(folded: &str) -> String {
    let mut spelling = String::new();
    for run in folded.split(|char| !romaji::is_kana(char)).filter(|run| run.chars().nth(1).is_some()) {
        if !spelling.is_empty() {
            spelling.push(romaji::BREAK);
        }
        spelling.push_str(&canonical(run));
    }
    spelling
}
