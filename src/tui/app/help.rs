//! Keys on the help page: text narrows it, everything else asks for a command.

use crossterm::event::KeyEvent;

use super::{App, Effect, Input, Overlay, Scroll};
use crate::tui::chord::Chord;
use crate::tui::command::Command;

impl App {
    pub(super) fn help_key(&mut self, key: &KeyEvent) -> Vec<Effect> {
        let chord = Chord::from(*key);
        let command = self.keymap.resolve(chord);
        let Some(Overlay::Help(scroll, input)) = self.overlays.last_mut() else { return Vec::new() };
        // The key that has opened the page closes it, unless it is part of what is looked for.
        let closes = self.keymap.resolve_through_ime(chord).is_some_and(|(command, _)| command == Command::Help);
        if closes && input.text.is_empty() {
            return self.perform(Command::Help);
        }
        if input.take(key) {
            *scroll = Scroll::default();
            return Vec::new();
        }
        match command {
            Some(Command::Close) if !input.text.is_empty() => {
                *input = Input::default();
                *scroll = Scroll::default();
                Vec::new()
            }
            Some(command) => self.perform(command),
            None => {
                self.say_unknown(chord);
                Vec::new()
            }
        }
    }

    /// The first key of a command that is not a letter, for where letters are text.
    pub fn key_while_typing(&self, command: Command) -> String {
        let chord = self.keymap.chords_of(command).iter().find(|chord| chord.typed().is_none());
        chord.map(ToString::to_string).unwrap_or_default()
    }
}
