//! Gathers the texts of a plan, each once, and folds them.
//!
//! Owns what a text is in its entry, and so how it can be found. A reading that the file gives wins: a name that has
//! one is not guessed.

use std::borrow::Cow;
use std::collections::HashMap;

use super::fold::fold;
use super::romaji::{self, canonical};
use super::search::has_latin;
use super::texts::{Group, TextId, Texts};

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

/// A text as it stands in its plan.
pub(super) type Gathered<'a> = (Kind, Cow<'a, str>);

/// A text under way.
#[derive(Debug)]
struct Text {
    group: Group,
    folded: String,
    /// The canonical spelling of a reading or of the kana in a name.
    spelling: String,
}

/// Texts under way. Their ids are those of the order in which they came, until all are there.
#[derive(Debug, Default)]
pub(super) struct Interner<'a> {
    ids: HashMap<Gathered<'a>, TextId>,
    /// The names that have a reading, each with it.
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
        let next = TextId::try_from(self.ids.len()).unwrap_or(TextId::MAX);
        *self.ids.entry((kind, text.into())).or_insert(next)
    }

    /// What was added, by its id.
    pub(super) fn into_gathered(self) -> Vec<Gathered<'a>> {
        let mut gathered: Vec<(Gathered<'a>, TextId)> = self.ids.into_iter().collect();
        gathered.sort_unstable_by_key(|(_, id)| *id);
        gathered.into_iter().map(|(text, _)| text).collect()
    }

    /// All texts that were added, and for each id so far the one that it has there.
    pub(super) fn finish(mut self) -> (Texts, Vec<TextId>) {
        let (read, departments) = (std::mem::take(&mut self.read), self.departments);
        let texts: Vec<Text> = self.into_gathered().iter().map(|(kind, text)| Text::new(*kind, text)).collect();
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_by_key(|at| texts.get(*at).map(|text| text.group));
        let mut ids = vec![0; order.len()];
        for (id, at) in (0..).zip(&order) {
            if let Some(place) = ids.get_mut(*at) {
                *place = id;
            }
        }
        let id = |old: TextId| ids.get(old as usize).copied().unwrap_or_default();
        let mut read: Vec<_> = read.iter().map(|(name, reading)| (id(*name), id(*reading))).collect();
        let departments = read.drain(..departments.min(read.len())).collect();
        let sorted = order.iter().filter_map(|at| texts.get(*at));
        let sorted = sorted.map(|text| (text.group, text.folded.as_str(), text.spelling.as_str()));
        let texts = Texts::new(sorted, departments, read);
        (texts, ids)
    }
}

impl Kind {
    fn group(self, has_latin: bool) -> Group {
        match (self, has_latin) {
            (Self::Name | Self::Other, false) => Group::Guessed,
            (Self::Name | Self::Other, true) => Group::GuessedLatin,
            (Self::ReadName | Self::Reading, true) => Group::ReadLatin,
            (Self::ReadName | Self::Reading, false) => Group::Read,
            (Self::State, _) => Group::State,
            (Self::Number, _) => Group::Number,
            (Self::Value, true) => Group::ValueLatin,
            (Self::Value, false) => Group::Value,
        }
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
        Self { group: kind.group(has_latin(&folded)), folded, spelling }
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
