//! The keys of commands as a person reads them.
//!
//! Knows which chords a keymap has for a command, and the arrows that can be drawn; decides about neither.

use super::chord::Chord;
use super::command::Command;
use super::keymap::Keymap;

/// The first key of a command as a person reads it; empty if it has none.
pub fn first(keymap: &Keymap, command: Command, arrows: &[&str; 4]) -> String {
    all(keymap, command, arrows).split(' ').next().unwrap_or("").to_owned()
}

/// The keys of a command as a person reads them: `↓ j`.
pub fn all(keymap: &Keymap, command: Command, arrows: &[&str; 4]) -> String {
    let spell = |chord: &Chord| {
        let name = chord.to_string();
        match name.as_str() {
            "Up" => arrows[0].to_owned(),
            "Down" => arrows[1].to_owned(),
            "Left" => arrows[2].to_owned(),
            "Right" => arrows[3].to_owned(),
            _ => name,
        }
    };
    keymap.chords_of(command).iter().map(spell).collect::<Vec<_>>().join(" ")
}
