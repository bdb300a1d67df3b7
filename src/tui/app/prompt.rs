//! The prompt in the last line for the name of a file to write.

use crossterm::event::KeyEvent;

use super::{App, Effect, Input, Overlay};
use crate::label;
use crate::tui::chord::Chord;
use crate::tui::command::Command;
use crate::words::{found, page, plans, screen as words};

/// Endings of files that are neither text for people nor a table.
const OTHER_KINDS: [&str; 7] = ["json", "xlsx", "xls", "yaml", "yml", "html", "pdf"];

/// Endings of tables.
const TABLES: [&str; 2] = ["csv", "tsv"];

impl App {
    /// Asks for a file name; the one it begins with says what is in the list.
    pub(super) fn ask_where_to_save(&mut self) {
        let whose = match self.overlays.last() {
            // Of all plans, so the current one has no part in the name.
            Some(Overlay::Plans) => None,
            Some(Overlay::Namesakes) => Some(&self.namesakes.title),
            _ => Some(&self.session.plan().id),
        };
        let mut text = "susumi".to_owned();
        if let Some(whose) = whose {
            text = format!("{text}-{}", whose.replace(['/', '\\'], "-"));
        }
        let is_filtered = !matches!(self.overlays.last(), Some(Overlay::Namesakes));
        for department in self.session.filter.departments.iter().filter(|_| is_filtered) {
            text.push('-');
            text.push_str(department);
        }
        let shown = match self.overlays.last() {
            Some(Overlay::Attention) => page::ATTENTION,
            Some(Overlay::Findings | Overlay::Passage(_)) => found::TITLE,
            Some(Overlay::DepartmentTable) => page::DEPARTMENTS,
            Some(Overlay::Plans) => plans::TITLE,
            Some(Overlay::Comparison(..)) => page::COMPARISON,
            Some(Overlay::Namesakes) => page::NAMESAKES,
            _ => "",
        };
        if !shown.is_empty() {
            text.push('-');
            text.push_str(shown);
        }
        self.overlays.push(Overlay::Save(Input::proposed(text + ".txt")));
    }

    /// What a key that is no text asks for in a prompt, if it can be done there; else says why not.
    pub(super) fn prompt_command(&mut self, key: &KeyEvent) -> Option<Command> {
        let chord = Chord::from(*key);
        let Some(command) = self.keymap.resolve(chord) else {
            self.say_unknown(chord);
            return None;
        };
        if let Some(reason) = self.unavailable(command) {
            self.notice = Some(reason.sentence.to_owned());
            return None;
        }
        Some(command)
    }

    pub(super) fn save_key(&mut self, key: &KeyEvent) -> Vec<Effect> {
        let Some(Overlay::Save(input)) = self.overlays.last_mut() else { return Vec::new() };
        if input.edit(key) {
            return Vec::new();
        }
        let file = input.text.trim().to_owned();
        match self.prompt_command(key) {
            Some(Command::Open) => {
                let ending = label::ending(&file);
                let below = self.overlays.len().checked_sub(2).and_then(|at| self.overlays.get(at));
                let refused = if OTHER_KINDS.contains(&ending.as_str()) {
                    Some(words::TEXT_OR_TABLE)
                } else if TABLES.contains(&ending.as_str()) && matches!(below, Some(Overlay::Comparison(..))) {
                    Some(words::NO_TABLE_OF_COMPARISON)
                } else {
                    None
                };
                if let Some(sentence) = refused {
                    self.notice = Some(sentence.to_owned());
                    return Vec::new();
                }
                self.overlays.pop();
                vec![Effect::Save(file)]
            }
            Some(Command::Close) => {
                self.overlays.pop();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}
