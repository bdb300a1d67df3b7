//! A list to choose from, narrowed as one types: departments, statuses, plans, commands.

use std::collections::BTreeSet;

use crossterm::event::KeyEvent;

use super::input::Input;
use super::list::ListPlace;
use crate::query::{Candidate, Choice, rank};
use crate::tui::chord::Chord;
use crate::tui::command::Command;
use crate::tui::keymap::Keymap;
use crate::words::picker::{self as words, PickerWords};

/// What a picker is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickerKind {
    /// 担当課: several can be chosen.
    Departments,
    /// 状況: several can be chosen.
    Statuses,
    /// The plans that are open.
    Plans,
    /// The plans that can be set beside the current one.
    Compare,
    /// Every command by name.
    Palette,
}

impl PickerKind {
    /// Its title and the names of its columns.
    pub fn words(self) -> PickerWords {
        match self {
            Self::Departments => words::DEPARTMENTS,
            Self::Statuses => words::STATUSES,
            Self::Plans => words::PLANS,
            Self::Compare => words::COMPARE,
            Self::Palette => words::PALETTE,
        }
    }

    /// Whether several entries can be chosen.
    pub fn takes_several(self) -> bool {
        matches!(self, Self::Departments | Self::Statuses)
    }
}

/// What choosing an entry means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// That department.
    Department(String),
    /// That status or verdict.
    Status(Choice),
    /// The plan with that index.
    Plan(usize),
    /// That command.
    Command(Command),
}

/// One entry of a picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is shown and matched.
    pub label: String,
    /// How it is read, matched too.
    pub reading: Option<String>,
    /// Further columns, right-aligned.
    pub columns: Vec<String>,
    /// What choosing it means.
    pub picked: Picked,
}

/// An open picker.
#[derive(Debug)]
pub struct Picker {
    /// What it is for.
    pub kind: PickerKind,
    /// All entries.
    pub items: Vec<Item>,
    /// Entries marked with Space.
    pub marked: BTreeSet<usize>,
    /// What has been typed.
    pub input: Input,
    /// The entries left by what was typed, best first, with the letters of the label that matched.
    pub ranked: Vec<(usize, Vec<usize>)>,
    /// Cursor and scroll position among `ranked`.
    pub place: ListPlace,
    /// Whether marks were changed here: then Enter takes the marks, else the entry under the cursor.
    touched: bool,
    /// Where the cursor stood at first.
    start: ListPlace,
}

/// What a key did to a picker.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays open.
    Open,
    /// It was left without a choice.
    Left,
    /// These were chosen; none means "no limit".
    Chosen(Vec<Picked>),
    /// This is to be set beside what is on the screen.
    Beside(Picked),
}

impl Picker {
    /// A picker over `items`, with those for which `marked` holds marked from the start.
    pub fn new(kind: PickerKind, items: Vec<Item>, marked: impl Fn(&Picked) -> bool) -> Self {
        let marked = (0..items.len()).filter(|at| marked(&items[*at].picked)).collect();
        let mut picker = Self {
            kind,
            items,
            marked,
            input: Input::default(),
            ranked: Vec::new(),
            place: ListPlace::default(),
            touched: false,
            start: ListPlace::default(),
        };
        picker.narrow();
        picker.place.cursor = picker.marked.first().copied().unwrap_or(0);
        picker.start = picker.place;
        picker
    }

    /// Takes a key; `visible` entries fit on the screen.
    pub fn update(&mut self, key: &KeyEvent, keymap: &Keymap, visible: usize) -> Outcome {
        let chord = Chord::from(*key);
        let asked = keymap.resolve_through_ime(chord).map(|(command, _)| command);
        // A letter is text once something has been typed, and a key before that.
        let is_key = self.input.text.is_empty() || chord.typed().is_none();
        if self.kind == PickerKind::Plans && is_key && asked == Some(Command::Compare) {
            return self.under_cursor().map_or(Outcome::Open, Outcome::Beside);
        }
        if self.kind.takes_several() && asked == Some(Command::Toggle) {
            self.toggle(visible);
            return Outcome::Open;
        }
        if self.input.take(key) {
            self.narrow();
            return Outcome::Open;
        }
        match keymap.resolve(chord) {
            Some(Command::Close) => Outcome::Left,
            Some(Command::Open) => self.choose(),
            Some(command) => {
                self.place.go(command, self.ranked.len(), visible);
                Outcome::Open
            }
            None => Outcome::Open,
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.input.paste(text);
        self.narrow();
    }

    fn toggle(&mut self, visible: usize) {
        if let Some((item, _)) = self.ranked.get(self.place.cursor) {
            self.touched = true;
            if !self.marked.remove(item) {
                self.marked.insert(*item);
            }
            self.place.go(Command::Down, self.ranked.len(), visible);
        }
    }

    fn choose(&self) -> Outcome {
        let picked = |item: &usize| self.items[*item].picked.clone();
        // Left as it was opened, it changes nothing.
        let untouched = self.input.text.is_empty() && self.place.cursor == self.start.cursor && !self.marked.is_empty();
        if self.touched || (untouched && self.kind.takes_several()) {
            return Outcome::Chosen(self.marked.iter().map(picked).collect());
        }
        self.under_cursor().map_or(Outcome::Open, |picked| Outcome::Chosen(vec![picked]))
    }

    fn under_cursor(&self) -> Option<Picked> {
        let (item, _) = self.ranked.get(self.place.cursor)?;
        self.items.get(*item).map(|item| item.picked.clone())
    }

    /// Ranks the entries anew; the best one gets the cursor.
    fn narrow(&mut self) {
        let candidates =
            self.items.iter().map(|item| Candidate { name: &item.label, reading: item.reading.as_deref() });
        self.ranked = rank(&self.input.text, candidates).into_iter().map(|(at, hit)| (at, hit.positions)).collect();
        self.place = ListPlace::default();
    }
}
