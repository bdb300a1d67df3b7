//! The distinct texts of a plan, each folded and searched once, however many entries have it.
//!
//! Owns how a text can be found: as it is written, by its reading, or by a guess how it is read. So that a word is
//! looked for in one run through all texts in which it may stand, they are sorted by [`Group`].

use std::ops::Range;

use super::lattice::{Builder, Lattices};
use super::pieces::Pieces;
use super::search::Found;
use super::typed::{Sounds, TypedWord};
use crate::words::filter::NUMBER;

/// The chars before a name that may be its number.
const LONGEST_NUMBER: usize = 16;

/// The index of a text.
pub(super) type TextId = u32;

/// Texts that are found in the same way; most have no Latin letters, and most that is typed has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Names without a reading, remarks, stages, units: how they are read is guessed.
    Guessed,
    /// Those of them with Latin letters.
    GuessedLatin,
    /// Names with a reading, and readings, with Latin letters.
    ReadLatin,
    /// Those without.
    Read,
    /// Statuses and verdicts, found from their beginning: 達成 is not 未達成.
    State,
    /// Numbers of actions, found as a whole.
    Number,
    /// Values, found by at least a digit and another char, whose units have Latin letters.
    ValueLatin,
    /// The other values.
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

/// Which words of a search are found in one text, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct InText {
    /// Those that stand in it as they were typed; kana also as its reading is spelled.
    plain: Found,
    /// Those that it may be read as besides.
    wide: Found,
    /// Those in Latin letters that are words of its own.
    own: Found,
}

impl InText {
    /// The words that are meant as they were typed where this is what was found in any text of a plan: `latin` ones that
    /// are a word of some text, and kana that some text has.
    pub(super) fn settled(self, latin: Found) -> Found {
        self.own | self.plain & !latin
    }

    /// What was found in this text or in another.
    pub(super) fn or(self, Self { plain, wide, own }: Self) -> Self {
        Self { plain: self.plain | plain, wide: self.wide | wide, own: self.own | own }
    }

    /// Whether anything is found in it.
    pub(super) fn is_any(self) -> bool {
        self.plain | self.wide | self.own != 0
    }

    /// The words that are found in it where those in `wide` may mean whatever is read so.
    pub(super) fn meant(self, wide: Found) -> Found {
        self.plain | self.wide & wide
    }
}

/// The words in Latin letters.
pub(super) fn latin(words: &[TypedWord<'_>]) -> Found {
    words.iter().enumerate().filter(|(_, word)| word.has_latin()).map(|(at, _)| 1 << at).sum()
}

/// Texts that are searched together: those of one plan, or of many.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Texts {
    folded: Pieces,
    /// By [`Group`] how many texts are in it and in those before.
    ends: [u32; 8],
    /// The canonical spellings of readings and of the kana in names.
    spelled: Pieces,
    /// The texts that they are of, ascending.
    spelled_ids: Box<[TextId]>,
    /// The names of departments that have a reading, each with it.
    departments: Box<[(TextId, TextId)]>,
    /// The other names that have one, sorted as folded.
    entries: Box<[(TextId, TextId)]>,
}

impl Texts {
    /// Those texts, folded, with their spellings where they have one, sorted by their groups; the names of
    /// departments with their readings, and the other such names.
    pub(super) fn new<'a>(
        sorted: impl Iterator<Item = (Group, &'a str, &'a str)> + Clone,
        departments: Vec<(TextId, TextId)>,
        mut entries: Vec<(TextId, TextId)>,
    ) -> Self {
        let mut ends = [0; 8];
        for (group, ..) in sorted.clone() {
            ends.iter_mut().skip(group as usize).for_each(|end| *end += 1);
        }
        let spelled = (0..).zip(sorted.clone()).filter(|(_, (_, _, spelling))| !spelling.is_empty());
        let folded: Pieces = sorted.map(|(_, folded, _)| folded).collect();
        entries.sort_by(|(one, _), (other, _)| folded.get(*one as usize).cmp(folded.get(*other as usize)));
        Self {
            folded,
            ends,
            spelled_ids: spelled.clone().map(|(id, _)| id).collect(),
            spelled: spelled.map(|(_, (_, _, spelling))| spelling).collect(),
            departments: departments.into(),
            entries: entries.into(),
        }
    }

    /// The words of a search that are found in each text of a plan. `lattices` are those of these texts.
    pub(super) fn search<'a>(
        &self,
        words: &[TypedWord<'_>],
        sounds: &Sounds<'_>,
        lattices: impl Fn() -> &'a Lattices,
    ) -> Vec<Found> {
        let mut in_texts = vec![InText::default(); self.len()];
        let wide = !self.look_for(words, &mut in_texts).settled(latin(words));
        self.guess_for(words, sounds, wide, lattices, &mut in_texts);
        in_texts.iter().map(|text| text.meant(wide)).collect()
    }

    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }

    /// Notes for each text which words stand in it as they were typed; gives back what was noted for any.
    pub(super) fn look_for(&self, words: &[TypedWord<'_>], found: &mut [InText]) -> InText {
        let mut any = InText::default();
        for (at, word) in words.iter().enumerate() {
            let bit: Found = 1 << at;
            let mut stands = |text: usize| {
                any.plain |= bit;
                found.get_mut(text).into_iter().for_each(|found| found.plain |= bit);
            };
            self.written(word, &mut stands);
            if !word.has_latin() {
                self.spelled(word, 0, &mut stands);
                continue;
            }
            self.own(word, |text| {
                any.own |= bit;
                found.get_mut(text).into_iter().for_each(|found| found.own |= bit);
            });
        }
        any
    }

    /// Notes for each text which of the words in `wide` it may be read as, where they do not stand in it.
    pub(super) fn guess_for<'a>(
        &self,
        words: &[TypedWord<'_>],
        sounds: &Sounds<'_>,
        wide: Found,
        lattices: impl Fn() -> &'a Lattices,
        found: &mut [InText],
    ) {
        for (at, word) in words.iter().enumerate() {
            let bit: Found = 1 << at;
            if wide & bit == 0 {
                continue;
            }
            let (walk, guessed) = (sounds.walk(at), self.up_to(Group::GuessedLatin));
            if word.has_latin() {
                // The guess knows the kana in a text as well.
                self.spelled(word, if walk.is_some() { guessed } else { 0 }, &mut |text| {
                    found.get_mut(text).into_iter().for_each(|found| found.wide |= bit);
                });
            }
            let Some(walk) = walk else { continue };
            let lattices = lattices();
            walk.may_begin(lattices, guessed, |text| {
                let Some(found) = found.get_mut(text) else { return };
                if (found.plain | found.wide) & bit == 0 && walk.is_in(lattices.get(text)) {
                    found.wide |= bit;
                }
            });
        }
    }

    /// What a word may mean in these texts. Latin letters that are a word of some text, and kana that some text
    /// has, are meant as they are.
    pub(super) fn reach(&self, word: &TypedWord<'_>) -> Reach {
        if word.has_latin() {
            let mut is_own = false;
            self.own(word, |_| is_own = true);
            return if is_own { Reach::Written } else { Reach::Guessed };
        }
        let mut is_here = false;
        self.written(word, &mut |_| is_here = true);
        self.spelled(word, 0, &mut |_| is_here = true);
        if is_here { Reach::Spelled } else { Reach::Guessed }
    }

    /// The texts in which a word stands as it was typed.
    fn written(&self, word: &TypedWord<'_>, found: &mut impl FnMut(usize)) {
        let texts = match word.has_latin() {
            true => self.up_to(Group::Guessed)..self.up_to(Group::ReadLatin),
            false => 0..self.up_to(Group::Read),
        };
        self.folded.find(texts, word.finder(), &mut *found);
        let typed = word.folded();
        let states = self.range(Group::State).filter(|at| self.folded.get(*at).starts_with(typed));
        states.for_each(&mut *found);
        if !word.has_digit() {
            return;
        }
        let is_number = |own: &str| typed.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest == NUMBER);
        self.range(Group::Number).filter(|at| is_number(self.folded.get(*at))).for_each(&mut *found);
        if typed.chars().nth(1).is_some() {
            let end = if word.has_latin() { Group::ValueLatin } else { Group::Value };
            self.folded.find(self.up_to(Group::Number)..self.up_to(end), word.finder(), found);
        }
    }

    /// The texts from number `first` on of which a spelling sounds like a word.
    fn spelled(&self, word: &TypedWord<'_>, first: usize, found: &mut impl FnMut(usize)) {
        let Some(finder) = word.sound() else { return };
        let start = self.spelled_ids.partition_point(|id| (*id as usize) < first);
        self.spelled.find(start..self.spelled.len(), finder, |at| {
            self.spelled_ids.get(at).into_iter().for_each(|id| found(*id as usize));
        });
    }

    /// The texts of which a word in Latin letters is one of their own, and not a part of a longer one.
    fn own(&self, word: &TypedWord<'_>, mut found: impl FnMut(usize)) {
        if !word.folded().bytes().all(|byte| byte.is_ascii_lowercase()) {
            return;
        }
        let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_lowercase);
        let is_own = |bytes: &[u8], start: usize| {
            let before = start.checked_sub(1).and_then(|before| bytes.get(before));
            !is_letter(before) && !is_letter(bytes.get(start + word.folded().len()))
        };
        let groups = [
            self.up_to(Group::Guessed)..self.up_to(Group::ReadLatin),
            self.up_to(Group::Read)..self.up_to(Group::ValueLatin),
        ];
        groups.into_iter().for_each(|texts| self.folded.find_where(texts, word.finder(), is_own, &mut found));
    }

    /// The names in a line that the file reads otherwise than typed: departments anywhere in it, and that of an
    /// entry, with or without its number before it.
    pub(super) fn read_otherwise<'a>(
        &'a self,
        word: &'a TypedWord<'_>,
        line: &'a str,
    ) -> impl Iterator<Item = &'a str> {
        let name_of = |(name, _): &(TextId, TextId)| self.folded.get(*name as usize);
        let whole = line.char_indices().take(LONGEST_NUMBER).filter_map(|(byte, _)| line.get(byte..));
        let of_entry = whole.flat_map(move |name| {
            let first = self.entries.partition_point(|read| name_of(read) < name);
            self.entries.get(first..).unwrap_or_default().iter().take_while(move |read| name_of(read) == name)
        });
        let is_read_so = move |id: TextId| {
            let spelling = self.spelled_ids.binary_search(&id).map(|at| self.spelled.get(at)).unwrap_or_default();
            word.sound().is_some_and(|finder| finder.find(spelling.as_bytes()).is_some())
        };
        let otherwise = move |(name, reading): &&(TextId, TextId)| !is_read_so(*name) && !is_read_so(*reading);
        self.departments.iter().chain(of_entry).filter(otherwise).map(name_of).filter(|name| !name.is_empty())
    }

    /// Adds how the texts may be read to `builder`, under their ids.
    pub(super) fn guess(&self, builder: &mut Builder) {
        (0..self.up_to(Group::GuessedLatin)).for_each(|at| builder.add(self.folded.get(at)));
    }

    /// How many texts are in that group and in those before.
    fn up_to(&self, group: Group) -> usize {
        self.ends.get(group as usize).map_or(0, |end| *end as usize)
    }

    fn range(&self, group: Group) -> Range<usize> {
        let start = (group as usize).checked_sub(1).and_then(|before| self.ends.get(before));
        start.map_or(0, |start| *start as usize)..self.up_to(group)
    }
}
