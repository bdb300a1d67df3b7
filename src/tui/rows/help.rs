//! The help page: keys from the keymap, then how to read the screen; all of it, or what matches a text.

use std::collections::BTreeMap;

use super::page::Page;
use crate::plan::Phase;
use crate::query::{Candidate, Rank, rank};
use crate::tui::access::Access;
use crate::tui::command::{Command, Group};
use crate::tui::key_names;
use crate::tui::keymap::Keymap;
use crate::tui::look::Look;
use crate::tui::marks::Marks;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{help as words, picker, screen};

/// The cells of the column of keys.
const KEYS: usize = 22;

/// Where the names of the commands end, by which a user's keymap calls them.
const NAMES_AT: usize = 78;

/// What the page is about, besides commands: a label and how to read it.
const READING: [(&str, &str); 11] = [
    (words::TREE, words::TREE_TEXT),
    (words::TIMELINE, words::TIMELINE_TEXT),
    (words::PHASES, words::PHASES_TEXT),
    (words::SLIP, words::SLIP_TEXT),
    (words::STATUS, words::STATUS_TEXT),
    (words::INDICATORS, words::INDICATORS_TEXT),
    (words::VERDICT, words::VERDICT_TEXT),
    (words::PROSPECT, words::PROSPECT_TEXT),
    (words::ATTENTION, words::ATTENTION_TEXT),
    (words::DEPARTMENTS, words::DEPARTMENTS_TEXT),
    (words::SEARCH, words::SEARCH_TEXT),
];

/// One thing that the page says.
enum Entry {
    Command { command: Command, keys: String },
    Reading { label: &'static str, text: &'static str },
}

/// The help page, without what is not permitted; of that what matches each word of `typed`.
pub fn help<'a>(keymap: &Keymap, access: &Access, typed: &str, width: usize, look: &'a Look) -> Vec<Strip<'a>> {
    let entries = entries(keymap, access, look);
    let left = matching(typed, &entries);
    let mut page = Page::new(width, look);
    let mut heading = "";
    for (at, entry) in entries.iter().enumerate() {
        let Some(hits) = left.get(&at) else { continue };
        if entry.heading() != heading {
            heading = entry.heading();
            page.heading(heading);
        }
        match entry {
            Entry::Command { command, keys } => {
                let mut line = Strip::new(look);
                line.put_left(keys, KEYS, Tone::Key).put_marked(
                    command.description(),
                    Tone::Plain,
                    &mut Marks::of(command.description(), hits),
                );
                let name = Strip::of(command.name(), Tone::Faint, look);
                page.line(&line.justified(&name, width.min(NAMES_AT)));
            }
            Entry::Reading { label, text } => {
                page.field(label, text, Tone::Plain);
                if *label == words::PHASES {
                    page.line(&phases(look));
                }
            }
        }
    }
    if left.is_empty() {
        page.indented(picker::NOTHING, Tone::Faint, 0);
    }
    page.finish()
}

fn entries(keymap: &Keymap, access: &Access, look: &Look) -> Vec<Entry> {
    let commands = Group::ALL.into_iter().flat_map(Group::commands).filter(|command| access.permits(*command));
    let commands =
        commands.map(|command| Entry::Command { command, keys: key_names::all(keymap, command, &look.glyphs.arrows) });
    commands.chain(READING.map(|(label, text)| Entry::Reading { label, text })).collect()
}

/// The entries that match each word of `typed`, with the letters of a description to mark.
fn matching(typed: &str, entries: &[Entry]) -> BTreeMap<usize, Vec<usize>> {
    let mut left: BTreeMap<usize, Vec<usize>> = (0..entries.len()).map(|at| (at, Vec::new())).collect();
    for word in typed.split_whitespace() {
        let names: Vec<(usize, usize, &str)> = entries
            .iter()
            .enumerate()
            .flat_map(|(at, entry)| entry.names().into_iter().enumerate().map(move |(nth, name)| (at, nth, name)))
            .collect();
        let candidates = names.iter().map(|(.., name)| Candidate { name, reading: None });
        let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (name, hit) in rank(word, candidates) {
            let Some((at, nth, _)) = names.get(name) else { continue };
            // Letters strewn over a paragraph, or over a key, are chance.
            if hit.rank > Rank::Fuzzy || (*nth != KEY && matches!(entries.get(*at), Some(Entry::Command { .. }))) {
                let marked = found.entry(*at).or_default();
                if *nth == NAME {
                    marked.extend(hit.positions);
                }
            }
        }
        left.retain(|at, marked| match found.remove(at) {
            Some(more) => {
                marked.extend(more);
                true
            }
            None => false,
        });
    }
    left
}

/// Among [`Entry::names`]: the text whose letters are marked.
const NAME: usize = 0;
/// Among [`Entry::names`] of a command: its keys.
const KEY: usize = 3;

impl Entry {
    fn heading(&self) -> &'static str {
        match self {
            Self::Command { command, .. } => command.group().heading(),
            Self::Reading { .. } => words::READING,
        }
    }

    /// Every text by which it is found.
    fn names(&self) -> Vec<&str> {
        match self {
            Self::Command { command, keys } => vec![command.description(), command.label(), command.name(), keys],
            Self::Reading { label, text } => vec![label, text],
        }
    }
}

/// A sample of each phase's bar with its name.
fn phases<'a>(look: &'a Look) -> Strip<'a> {
    let mut line = Strip::new(look);
    line.blank_to(12);
    for (phase, symbol) in Phase::ALL.into_iter().zip(look.glyphs.phases) {
        let tone = Tone::Stage(Some(phase));
        line.put(screen::phase(phase), tone).put(" ", Tone::Plain).put(&symbol.repeat(3), tone).put("  ", Tone::Plain);
    }
    line
}
