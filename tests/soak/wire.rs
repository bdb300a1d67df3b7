//! Keys as a terminal sends them.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use susumi::tui::app::Pointer;
use susumi::tui::chord::Chord;

/// The bytes of a key, as xterm sends them; `None` for one that no terminal can tell from others.
pub fn key(chord: Chord) -> Option<String> {
    let KeyEvent { code, modifiers, .. } = chord.into();
    let [ctrl, alt, shift] =
        [KeyModifiers::CONTROL, KeyModifiers::ALT, KeyModifiers::SHIFT].map(|one| modifiers.contains(one));
    let number = 1 + u8::from(shift) + 2 * u8::from(alt) + 4 * u8::from(ctrl);
    let letter = |letter: char| match number {
        1 => format!("\x1b[{letter}"),
        _ => format!("\x1b[1;{number}{letter}"),
    };
    let numbered = |key: u8| match number {
        1 => format!("\x1b[{key}~"),
        _ => format!("\x1b[{key};{number}~"),
    };
    let plain = |text: &str| if alt { format!("\x1b{text}") } else { text.to_owned() };
    Some(match code {
        KeyCode::Char(' ') if ctrl => plain("\0"),
        KeyCode::Char(c) if ctrl && c.is_ascii_alphabetic() => plain(&char::from(c as u8 & 0x1f).to_string()),
        KeyCode::Char(_) if ctrl => return None,
        KeyCode::Char(c) => plain(&c.to_string()),
        KeyCode::Tab if shift => "\x1b[Z".to_owned(),
        KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace | KeyCode::Esc if ctrl => return None,
        KeyCode::Enter => plain("\r"),
        KeyCode::Tab => plain("\t"),
        KeyCode::Backspace => plain("\x7f"),
        KeyCode::Esc => "\x1b".to_owned(),
        KeyCode::Up => letter('A'),
        KeyCode::Down => letter('B'),
        KeyCode::Right => letter('C'),
        KeyCode::Left => letter('D'),
        KeyCode::End => letter('F'),
        KeyCode::Home => letter('H'),
        KeyCode::Insert => numbered(2),
        KeyCode::Delete => numbered(3),
        KeyCode::PageUp => numbered(5),
        KeyCode::PageDown => numbered(6),
        KeyCode::F(1..=4) if number > 1 => return None,
        KeyCode::F(at @ 1..=4) => format!("\x1bO{}", char::from(b'O' + at)),
        KeyCode::F(at @ 5..=12) => numbered([15, 17, 18, 19, 20, 21, 23, 24][usize::from(at) - 5]),
        _ => return None,
    })
}

/// A text as a terminal brackets it.
pub fn paste(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

/// What the mouse does, in the SGR way.
pub fn pointer(pointer: Pointer, column: u16, row: u16) -> String {
    let at = |button: u8, end: char| format!("\x1b[<{button};{};{}{end}", column + 1, row + 1);
    match pointer {
        Pointer::Click => at(0, 'M') + &at(0, 'm'),
        Pointer::DoubleClick => (at(0, 'M') + &at(0, 'm')).repeat(2),
        Pointer::WheelUp => at(64, 'M'),
        Pointer::WheelDown => at(65, 'M'),
    }
}
