//! Keys and pasted text: to whom they go.
//!
//! Routes and does not decide: what lies on top comes first, then what can be asked everywhere. Invariant: no prompt keeps
//! anybody from leaving.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{App, Effect, Overlay, Scroll};
use crate::tui::chord::Chord;
use crate::tui::command::Command;
use crate::words::screen as words;

impl App {
    pub(super) fn key(&mut self, key: &KeyEvent) -> Vec<Effect> {
        self.notice = None;
        let chord = Chord::from(*key);
        let command = self.keymap.resolve(chord).filter(|_| chord.typed().is_none());
        if let Some(command) = command.filter(|command| command.works_everywhere()) {
            return self.perform(command);
        }
        match self.overlays.last_mut() {
            Some(Overlay::Picker(_)) => self.picker_key(key),
            Some(Overlay::Search(_)) => {
                self.search_key(key);
                Vec::new()
            }
            Some(Overlay::SearchOfAll(_)) => {
                self.search_of_all_key(key);
                Vec::new()
            }
            Some(Overlay::Save(_)) => self.save_key(key),
            Some(Overlay::NameView(_)) => self.view_name_key(key),
            Some(Overlay::Form(_)) => self.form_key(key),
            Some(Overlay::Help(..)) => self.help_key(key),
            Some(Overlay::Plans) if self.plans.typed().is_some() => {
                self.plan_name_key(key);
                Vec::new()
            }
            Some(
                Overlay::Detail(..)
                | Overlay::Comparison(..)
                | Overlay::DepartmentTable
                | Overlay::Namesakes
                | Overlay::Attention
                | Overlay::Findings
                | Overlay::Passage(_)
                | Overlay::Plans,
            )
            | None => self.command_key(chord),
        }
    }

    /// On a slow line Esc and the next key arrive together and look like Alt and that key. Where Alt
    /// means nothing, they are taken for what they were.
    pub(super) fn escape_and(&self, key: &KeyEvent) -> Option<[KeyEvent; 2]> {
        let together = key.modifiers.contains(KeyModifiers::ALT) && self.keymap.resolve(Chord::from(*key)).is_none();
        together.then(|| {
            let escape = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
            [escape, KeyEvent { modifiers: key.modifiers - KeyModifiers::ALT, ..*key }]
        })
    }

    /// A key where no text is typed.
    fn command_key(&mut self, chord: Chord) -> Vec<Effect> {
        match self.keymap.resolve_through_ime(chord) {
            Some((command, through_ime)) => {
                let effects = self.perform(command);
                if through_ime && self.notice.is_none() {
                    self.notice = Some(words::IME_ON.to_owned());
                }
                effects
            }
            None if matches!(self.overlays.last(), Some(Overlay::Plans)) && self.begin_name(chord) => Vec::new(),
            None => {
                self.say_unknown(chord);
                Vec::new()
            }
        }
    }

    pub(super) fn say_unknown(&mut self, chord: Chord) {
        self.notice = Some(match chord.typed() {
            Some(typed) if !typed.is_ascii() => words::unknown_key_of_ime(&typed.to_string()),
            _ => words::unknown_key(&chord.to_string(), &self.key_of(Command::Help)),
        });
    }

    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        match self.overlays.last_mut() {
            Some(Overlay::Picker(picker)) => picker.paste(text),
            Some(Overlay::Save(input) | Overlay::NameView(input)) => input.paste(text),
            Some(Overlay::Form(form)) => form.paste(text),
            Some(Overlay::Plans) => self.paste_name(text),
            Some(Overlay::Help(scroll, input)) => {
                input.paste(text);
                *scroll = Scroll::default();
            }
            Some(Overlay::SearchOfAll(searching)) => {
                searching.input.paste(text);
                self.search_of_all_changed();
            }
            Some(Overlay::Search(searching)) => {
                searching.input.paste(text);
                self.search_changed();
            }
            _ => {}
        }
        Vec::new()
    }
}
