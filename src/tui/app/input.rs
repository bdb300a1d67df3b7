//! A line of typed text.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

/// The most letters that a line may have: more is no name and no search, but a slip with the mouse.
const LONGEST: usize = 500;

/// Text being typed; the cursor is always at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    /// What has been typed.
    pub text: String,
    /// Whether the text is a proposal as a whole: what is typed first takes its place.
    pub is_proposal: bool,
}

impl Input {
    /// A text that can be taken as it is, edited, or typed over.
    pub fn proposed(text: String) -> Self {
        Self { is_proposal: !text.is_empty(), text }
    }

    /// Takes the key if it edits the text; says whether it did.
    pub fn take(&mut self, key: &KeyEvent) -> bool {
        let control = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let before = self.is_proposal;
        self.is_proposal = false;
        match key.code {
            KeyCode::Char(_) if !control && before => {
                self.text.clear();
                return self.take(key);
            }
            KeyCode::Char('u') if control => self.text.clear(),
            KeyCode::Char('w') if control => {
                let words = self.text.trim_end().trim_end_matches(|c: char| !c.is_whitespace());
                self.text.truncate(words.len());
            }
            KeyCode::Char('h') if control => self.erase(),
            KeyCode::Char(c) if !control => self.add(std::iter::once(c)),
            KeyCode::Backspace => self.erase(),
            _ => {
                self.is_proposal = before;
                return false;
            }
        }
        true
    }

    /// Takes pasted text: one line, without control characters.
    pub fn paste(&mut self, text: &str) {
        if std::mem::take(&mut self.is_proposal) {
            self.text.clear();
        }
        self.add(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control()));
    }

    fn add(&mut self, letters: impl Iterator<Item = char>) {
        let room = LONGEST.saturating_sub(self.text.chars().count());
        self.text.extend(letters.take(room));
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
            let mut input = Input { text: start.to_owned(), ..Input::default() };
            input.take(&event).then_some(input.text)
        };
        let table = [
            ("下水", key(KeyCode::Char('道'), KeyModifiers::NONE), Some("下水道")),
            ("下水", key(KeyCode::Backspace, KeyModifiers::NONE), Some("下")),
            ("か\u{3099}", key(KeyCode::Backspace, KeyModifiers::NONE), Some("")),
            ("", key(KeyCode::Backspace, KeyModifiers::NONE), Some("")),
            ("a bc ", key(KeyCode::Char('w'), KeyModifiers::CONTROL), Some("a ")),
            ("下水　課", key(KeyCode::Char('w'), KeyModifiers::CONTROL), Some("下水　")),
            ("a\u{a0}bc　 ", key(KeyCode::Char('w'), KeyModifiers::CONTROL), Some("a\u{a0}")),
            ("　", key(KeyCode::Char('w'), KeyModifiers::CONTROL), Some("")),
            ("abc", key(KeyCode::Char('u'), KeyModifiers::CONTROL), Some("")),
            ("abc", key(KeyCode::Enter, KeyModifiers::NONE), None),
            ("abc", key(KeyCode::Char('x'), KeyModifiers::CONTROL), None),
        ];
        for (start, event, expected) in table {
            assert_eq!(typed(start, event).as_deref(), expected, "{start} {event:?}");
        }
    }

    #[test]
    fn a_proposal_is_typed_over_or_edited() {
        let key = |code| KeyEvent::new(code, KeyModifiers::NONE);
        let table = [
            (vec![KeyCode::Char('下'), KeyCode::Char('水')], "下水"),
            (vec![KeyCode::Backspace], "全"),
            (vec![KeyCode::Backspace, KeyCode::Char('課')], "全課"),
            (vec![KeyCode::Left, KeyCode::Char('下')], "下"),
            (vec![], "全体"),
        ];
        for (codes, expected) in table {
            let mut input = Input::proposed("全体".to_owned());
            codes.into_iter().for_each(|code| {
                input.take(&key(code));
            });
            assert_eq!(input.text, expected);
        }
        let mut input = Input::proposed("全体".to_owned());
        input.paste("下水道");
        assert_eq!(input.text, "下水道");
    }

    #[test]
    fn a_line_has_an_end() {
        let mut input = Input::default();
        input.paste(&"あ".repeat(10_000));
        assert_eq!(input.text.chars().count(), LONGEST);
    }

    #[test]
    fn pasted_text_is_one_clean_line() {
        let mut input = Input::default();
        input.paste("財政\n政策\x1b[31m");
        assert_eq!(input.text, "財政 政策[31m");
    }
}
