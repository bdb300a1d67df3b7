//! What was typed before the first frame, as the events that it would have been after it.
//!
//! Read like a line that has torn every sequence into its letters. When each key was pressed is not known: an Esc
//! before `[` or `O` has begun a sequence, any other was a key of its own.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::batch::{Source, read_batch};
use super::begun::PASTED;

/// The events that `typed` stands for, in its order.
pub fn events(typed: &str) -> Vec<Event> {
    let mut events = Vec::new();
    let mut rest = typed;
    while let Some((before, pasted)) = rest.split_once(PASTED.0) {
        let (text, after) = pasted.split_once(PASTED.1).unwrap_or((pasted, ""));
        events.extend(keys(before));
        events.push(Event::Paste(text.to_owned()));
        rest = after;
    }
    events.extend(keys(rest));
    events
}

fn keys(typed: &str) -> Vec<Event> {
    let mut letters = Letters(typed.chars().map(key).map(Event::Key).collect());
    let mut events = Vec::new();
    // No batch fails before all letters have been read.
    while let Ok(batch) = read_batch(&mut letters) {
        events.extend(batch);
    }
    events
}

/// Letters that have all arrived.
struct Letters(VecDeque<Event>);

impl Source for Letters {
    fn is_ready(&mut self, _: Duration) -> io::Result<bool> {
        Ok(!self.0.is_empty())
    }

    fn next(&mut self) -> io::Result<Event> {
        self.0.pop_front().ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

/// The key that types one character.
fn key(typed: char) -> KeyEvent {
    let (code, modifiers) = match typed {
        // Before the terminal was taken over it made a line's end of Enter.
        '\r' | '\n' => (KeyCode::Enter, KeyModifiers::NONE),
        '\t' => (KeyCode::Tab, KeyModifiers::NONE),
        '\x1b' => (KeyCode::Esc, KeyModifiers::NONE),
        '\x7f' | '\x08' => (KeyCode::Backspace, KeyModifiers::NONE),
        '\0' => (KeyCode::Char(' '), KeyModifiers::CONTROL),
        // Ctrl-C leaves at any time.
        '\x01'..='\x1a' => (KeyCode::Char(char::from(typed as u8 | 0x60)), KeyModifiers::CONTROL),
        '\x1c'..='\x1f' => (KeyCode::Char(char::from(typed as u8 - 0x1c + b'4')), KeyModifiers::CONTROL),
        typed => (KeyCode::Char(typed), KeyModifiers::NONE),
    };
    KeyEvent::new(code, modifiers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::chord::Chord;

    #[test]
    fn keys_in_their_order() {
        let table = [
            ("", ""),
            ("j\x1b[Bj", "j Down j"),
            ("\x1b[A\x1b[B\x1b[C\x1b[D", "Up Down Right Left"),
            ("\x1bOA\x1bOB\x1bOC\x1bOD", "Up Down Right Left"),
            ("\x1b[5~\x1b[6~", "PgUp PgDn"),
            ("\x1b[H\x1b[F\x1b[1~\x1b[4~\x1bOH\x1bOF", "Home End Home End Home End"),
            ("\x1bOP\x1b[11~\x1b[[A\x1b[15~\x1b[24~", "F1 F1 F1 F5 F12"),
            ("\x1b[1;2B\x1b[1;5A\x1b[5;2~\x1b[Z", "Shift-Down Ctrl-Up Shift-PgUp Shift-Tab"),
            ("\x1b[1;99B", ""),
            ("\x1b", "Esc"),
            ("\x1b\x1b[A", "Esc Up"),
            ("j\x1bk\x1b", "j Esc k Esc"),
            ("\x1b[", "Esc ["),
            ("\x1bO", "Esc O"),
            ("dか下G", "d か 下 G"),
            ("\r\n\t\x7f\x08\x03\x0c\0\x1c", "Enter Enter Tab Backspace Backspace Ctrl-C Ctrl-L Ctrl-Space Ctrl-4"),
            ("/\x1b[200~下水\x1b[A\r\x1b[201~\x1b[B", "/ ‘下水\x1b[A\r’ Down"),
            ("\x1b[200~下", "‘下’"),
            ("j\x1bP>|xterm(390)\x1b\\\x1b]11;rgb:1/2/3\x07\x1b_Gq\x1b\\k", "j k"),
            ("\x1b]11;rgb\x1b[Bj", "Down j"),
            ("\x1bPjq\x1b", "Esc P j q Esc"),
            ("\x1b[I\x1b[<0;5;5M\x1b[?2026;2$yj", "j"),
        ];
        for (typed, expected) in table {
            let events: Vec<String> = events(typed).iter().map(name).collect();
            assert_eq!(events.join(" "), expected, "{typed:?}");
        }
    }

    fn name(event: &Event) -> String {
        match event {
            Event::Key(key) => Chord::from(*key).to_string(),
            Event::Paste(text) => format!("‘{text}’"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn more_than_a_batch_is_read_whole() {
        assert_eq!(events(&"j\x1b[B".repeat(2500)).len(), 5000);
    }
}
