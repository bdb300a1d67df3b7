//! A line of typed text.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

/// Text being typed; the cursor is always at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    /// What has been typed.
    pub text: String,
}

impl Input {
    /// Takes the key if it edits the text; says whether it did.
    pub fn take(&mut self, key: &KeyEvent) -> bool {
        let control = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Char('u') if control => self.text.clear(),
            KeyCode::Char('w') if control => {
                let kept = self.text.trim_end().rfind(char::is_whitespace).map_or(0, |at| at + 1);
                self.text.truncate(kept);
            }
            KeyCode::Char('h') if control => self.erase(),
            KeyCode::Char(c) if !control => self.text.push(c),
            KeyCode::Backspace => self.erase(),
            _ => return false,
        }
        true
    }

    /// Takes pasted text: one line, without control characters.
    pub fn paste(&mut self, text: &str) {
        self.text.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control()));
    }

    fn erase(&mut self) {
        let last = self.text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
        self.text.truncate(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editing_keys() {
        let key = |code, modifiers| KeyEvent::new(code, modifiers);
        let typed = |start: &str, event: KeyEvent| {
            let mut input = Input { text: start.to_owned() };
            input.take(&event).then_some(input.text)
        };
        let table = [
            ("下水", key(KeyCode::Char('道'), KeyModifiers::NONE), Some("下水道")),
            ("下水", key(KeyCode::Backspace, KeyModifiers::NONE), Some("下")),
            ("か\u{3099}", key(KeyCode::Backspace, KeyModifiers::NONE), Some("")),
            ("", key(KeyCode::Backspace, KeyModifiers::NONE), Some("")),
            ("a bc ", key(KeyCode::Char('w'), KeyModifiers::CONTROL), Some("a ")),
            ("abc", key(KeyCode::Char('u'), KeyModifiers::CONTROL), Some("")),
            ("abc", key(KeyCode::Enter, KeyModifiers::NONE), None),
            ("abc", key(KeyCode::Char('x'), KeyModifiers::CONTROL), None),
        ];
        for (start, event, expected) in table {
            assert_eq!(typed(start, event).as_deref(), expected, "{start} {event:?}");
        }
    }

    #[test]
    fn pasted_text_is_one_clean_line() {
        let mut input = Input::default();
        input.paste("財政\n政策\x1b[31m");
        assert_eq!(input.text, "財政 政策[31m");
    }
}
