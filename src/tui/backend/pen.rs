//! How the terminal writes text: colours and weight, and the sequence from one to the other.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What the terminal writes text in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pen {
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

/// What shows on a blank too.
const VISIBLE_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// The modifiers that are sent, with their codes.
const MODIFIERS: [(Modifier, &str); 5] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::REVERSED, "7"),
];

impl Pen {
    /// The terminal's own colours and nothing else.
    pub const PLAIN: Self = Self { foreground: Color::Reset, background: Color::Reset, modifier: Modifier::empty() };

    /// What a cell is written in.
    pub fn of(cell: &Cell) -> Self {
        Self { foreground: cell.fg, background: cell.bg, modifier: cell.modifier }
    }

    /// Whether a blank written in this looks like an empty cell.
    pub fn leaves_blanks_empty(self) -> bool {
        self.background == Color::Reset && !self.modifier.intersects(VISIBLE_ON_BLANK)
    }

    /// The sequence that makes a terminal write in this which has written in `before`.
    pub fn after(self, before: Self) -> String {
        let takes_away = !self.modifier.contains(before.modifier)
            || (self.foreground == Color::Reset && before.foreground != Color::Reset)
            || (self.background == Color::Reset && before.background != Color::Reset);
        let (base, mut codes) = match takes_away {
            true if self == Self::PLAIN => return "\x1b[m".to_owned(),
            // Everything off before the rest goes on.
            true => (Self::PLAIN, vec!["0".to_owned()]),
            false => (before, Vec::new()),
        };
        for (modifier, code) in MODIFIERS {
            if self.modifier.contains(modifier) && !base.modifier.contains(modifier) {
                codes.push(code.to_owned());
            }
        }
        for (colour, old, first) in [(self.foreground, base.foreground, 30), (self.background, base.background, 40)] {
            if let Some(code) = sixteen(colour).filter(|_| colour != old) {
                codes.push((first + code).to_string());
            }
        }
        if codes.is_empty() { String::new() } else { format!("\x1b[{}m", codes.join(";")) }
    }
}

/// The number of one of the 16 colours above the code for black; `None` for the terminal's own.
fn sixteen(colour: Color) -> Option<u8> {
    const ORDER: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let at = ORDER.iter().position(|other| *other == colour)? as u8;
    // The bright ones lie 60 further on.
    Some(if at < 8 { at } else { at - 8 + 60 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changes_is_said() {
        let green = Pen { foreground: Color::Green, ..Pen::PLAIN };
        let red = Pen { foreground: Color::LightRed, ..Pen::PLAIN };
        let bold_green = Pen { modifier: Modifier::BOLD, ..green };
        let reversed = Pen { modifier: Modifier::REVERSED | Modifier::BOLD, background: Color::Blue, ..green };
        let table = [
            (Pen::PLAIN, green, "[32m"),
            (green, green, ""),
            (green, red, "[91m"),
            (green, bold_green, "[1m"),
            (bold_green, green, "[0;32m"),
            (bold_green, reversed, "[7;44m"),
            (reversed, bold_green, "[0;1;32m"),
            (reversed, Pen::PLAIN, "[m"),
        ];
        for (before, after, said) in table {
            assert_eq!(after.after(before).trim_start_matches('\x1b'), said, "{before:?} {after:?}");
        }
    }

    #[test]
    fn some_blanks_are_seen() {
        let pen = |modifier, background| Pen { modifier, background, foreground: Color::Red };
        assert!(pen(Modifier::BOLD, Color::Reset).leaves_blanks_empty());
        assert!(!pen(Modifier::UNDERLINED, Color::Reset).leaves_blanks_empty());
        assert!(!pen(Modifier::empty(), Color::Blue).leaves_blanks_empty());
    }
}
