//! A list to choose from, narrowed as one types: departments, statuses, plans to compare, commands.

use std::collections::BTreeSet;

use crossterm::event::KeyEvent;

use super::input::Input;
use super::list::ListPlace;
use crate::query::{Candidate, Choice, rank};
use crate::source::Origin;
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
    /// The plans that can be set beside the current one.
    Compare,
    /// The views that were saved, with numbers.
    Views,
    /// Every command by name.
    Palette,
}

impl PickerKind {
    /// Its title and the names of its columns.
    pub fn words(self) -> PickerWords {
        match self {
            Self::Departments => words::DEPARTMENTS,
            Self::Statuses => words::STATUSES,
            Self::Compare => words::COMPARE,
            Self::Views => words::VIEWS,
            Self::Palette => words::PALETTE,
        }
    }

    /// The most cells that its box is wide.
    pub fn widest(self) -> u16 {
        match self {
            Self::Compare | Self::Views => 90,
            Self::Palette => 76,
            Self::Departments | Self::Statuses => 60,
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
    /// The view of that name.
    View(String),
    /// The plan with that index.
    Plan(usize),
    /// The file that gave no plan.
    Failed(Origin),
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
    /// Other names by which it is found.
    pub aliases: Vec<String>,
    /// Further columns, right-aligned.
    pub columns: Vec<String>,
    /// What choosing it means.
    pub picked: Picked,
    /// Why choosing it would do nothing now; then that stands in the place of its columns.
    pub reason: Option<&'static str>,
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
    /// The entry that was marked or unmarked last.
    toggled: Option<usize>,
    /// Where the cursor stood at first.
    start: ListPlace,
}

/// What a key means to a picker.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// It has been typed.
    Typed,
    /// It names the entry with that number, from 1.
    Number(usize),
    /// It asks for that.
    Command(Command),
    /// It has no meaning.
    Unknown,
}

/// What a command did to a picker.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays open.
    Open,
    /// It was left without a choice.
    Left,
    /// These were chosen; none means "no limit".
    Chosen(Vec<Picked>),
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
            toggled: None,
            start: ListPlace::default(),
        };
        picker.narrow();
        picker.place.cursor = picker.marked.first().copied().unwrap_or(0);
        picker.start = picker.place;
        picker
    }

    /// Takes a key, if it is text.
    pub(super) fn press(&mut self, key: &KeyEvent, keymap: &Keymap) -> Pressed {
        let chord = Chord::from(*key);
        let asked = keymap.resolve_through_ime(chord).map(|(command, _)| command);
        if self.kind.takes_several() && asked == Some(Command::Toggle) {
            return Pressed::Command(Command::Toggle);
        }
        if self.kind == PickerKind::Views
            && let Some(number) = chord.without_ime().unwrap_or(chord).typed().and_then(|c| c.to_digit(10))
        {
            return Pressed::Number(number as usize);
        }
        if self.input.take(key) {
            self.narrow();
            return Pressed::Typed;
        }
        keymap.resolve(chord).map_or(Pressed::Unknown, Pressed::Command)
    }

    /// Does what `command` asks for; `visible` entries fit on the screen.
    pub fn update(&mut self, command: Command, visible: usize) -> Outcome {
        match command {
            Command::Close => return Outcome::Left,
            Command::Open => return self.choose(),
            Command::Toggle => self.toggle(visible),
            command => {
                self.place.go(command, self.ranked.len(), visible);
            }
        }
        Outcome::Open
    }

    /// Goes back to what had been typed and where the cursor stood.
    pub fn resume(&mut self, input: Input, place: ListPlace) {
        self.input = input;
        self.narrow();
        self.place = place;
    }

    /// Offers other entries: those that mean the same stay marked, and the cursor stays on its own.
    pub(super) fn renew(&mut self, items: Vec<Item>) {
        let now = |item: usize| {
            let before = self.items.get(item)?;
            items.iter().position(|item| item.picked == before.picked)
        };
        let place = self.place;
        let under = self.ranked.get(place.cursor).and_then(|(item, _)| now(*item));
        // Where nothing has been typed, lines and entries are one.
        let start = now(self.start.cursor).unwrap_or(0);
        self.marked = self.marked.iter().filter_map(|item| now(*item)).collect();
        self.toggled = self.toggled.and_then(now);
        self.start.cursor = start;
        self.items = items;
        self.narrow();
        self.place = place;
        let ranked: Vec<usize> = self.ranked.iter().map(|(item, _)| *item).collect();
        self.place.stand_on(under, &ranked);
    }

    /// What the entry under the cursor means.
    pub fn under_cursor(&self) -> Option<&Picked> {
        let (item, _) = self.ranked.get(self.place.cursor)?;
        self.items.get(*item).map(|item| &item.picked)
    }

    /// Whether Enter would choose something.
    pub fn can_choose(&self) -> bool {
        self.choose() != Outcome::Open
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.input.paste(text);
        self.narrow();
    }

    /// Marks the entry that was marked or unmarked last.
    pub(super) fn mark_toggled(&mut self) {
        self.marked.extend(self.toggled);
    }

    fn toggle(&mut self, visible: usize) {
        if let Some((item, _)) = self.ranked.get(self.place.cursor) {
            let item = *item;
            (self.touched, self.toggled) = (true, Some(item));
            if !self.marked.remove(&item) {
                self.marked.insert(item);
            }
            if self.input.text.is_empty() {
                self.place.go(Command::Down, self.ranked.len(), visible);
            } else {
                // What was typed has found it; the next is looked for from the start.
                self.input = Input::default();
                self.narrow();
                self.place.cursor = item;
                self.place.settle(self.ranked.len(), visible);
            }
        }
    }

    fn choose(&self) -> Outcome {
        let picked = |item: &usize| self.items[*item].picked.clone();
        // Left as it was opened, it changes nothing.
        let untouched = self.input.text.is_empty() && self.place.cursor == self.start.cursor && !self.marked.is_empty();
        if self.touched || (untouched && self.kind.takes_several()) {
            return Outcome::Chosen(self.marked.iter().map(picked).collect());
        }
        self.under_cursor().cloned().map_or(Outcome::Open, |picked| Outcome::Chosen(vec![picked]))
    }

    /// Ranks the entries anew; the best one gets the cursor.
    fn narrow(&mut self) {
        let mut names = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            names.push((at, true, Candidate { name: &item.label, reading: item.reading.as_deref() }));
            names.extend(item.aliases.iter().map(|name| (at, false, Candidate { name, reading: None })));
        }
        // An entry stands where the best of its names puts it; what is marked is in its label.
        let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
        for (name, hit) in rank(&self.input.text, names.iter().map(|(.., candidate)| *candidate)) {
            let Some((item, is_label, _)) = names.get(name) else { continue };
            let marks = if *is_label { hit.positions } else { Vec::new() };
            match found.iter_mut().find(|(other, _)| other == item) {
                Some((_, marked)) if marked.is_empty() => *marked = marks,
                Some(_) => {}
                None => found.push((*item, marks)),
            }
        }
        self.ranked = found;
        self.place = ListPlace::default();
    }
}
