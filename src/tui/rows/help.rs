//! The help page: keys from the keymap, then how to read the screen.

use super::page::Page;
use crate::plan::Phase;
use crate::tui::access::Access;
use crate::tui::command::Group;
use crate::tui::keymap::Keymap;
use crate::tui::label;
use crate::tui::look::Look;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{help as words, screen};

/// The cells of the column of keys.
const KEYS: usize = 22;

/// Where the names of the commands end, by which a user's keymap calls them.
const NAMES_AT: usize = 78;

/// The whole help page, without what is not permitted.
pub fn help<'a>(keymap: &Keymap, access: &Access, width: usize, look: &'a Look) -> Vec<Strip<'a>> {
    let mut page = Page::new(width, look);
    for group in Group::ALL {
        page.heading(group.heading());
        for command in group.commands().filter(|command| access.permits(*command)) {
            let mut line = Strip::new(look);
            line.put_left(&label::keys(keymap, command, &look.glyphs.arrows), KEYS, Tone::Key)
                .put(command.description(), Tone::Plain);
            let name = Strip::of(command.name(), Tone::Faint, look);
            page.line(&line.justified(&name, width.min(NAMES_AT)));
        }
    }
    page.heading(words::READING);
    page.field(words::TREE, words::TREE_TEXT, Tone::Plain)
        .field(words::TIMELINE, words::TIMELINE_TEXT, Tone::Plain)
        .field(words::PHASES, words::PHASES_TEXT, Tone::Plain);
    page.line(&phases(look));
    page.field(words::SLIP, words::SLIP_TEXT, Tone::Plain)
        .field(words::STATUS, words::STATUS_TEXT, Tone::Plain)
        .field(words::INDICATORS, words::INDICATORS_TEXT, Tone::Plain)
        .field(words::VERDICT, words::VERDICT_TEXT, Tone::Plain)
        .field(words::PROSPECT, words::PROSPECT_TEXT, Tone::Plain)
        .field(words::ATTENTION, words::ATTENTION_TEXT, Tone::Plain)
        .field(words::DEPARTMENTS, words::DEPARTMENTS_TEXT, Tone::Plain)
        .field(words::SEARCH, words::SEARCH_TEXT, Tone::Plain);
    page.finish()
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
