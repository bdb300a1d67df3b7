//! A line of typed text.
//!
//! Owns what a key does to it. Invariant: the cursor stands between two letters as a person sees them. It moves only
//! where the one who owns the line hands it the arrow keys too; elsewhere it stays at the end.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

/// The most letters that a line may have: more is no name and no search, but a slip with the mouse.
const LONGEST: usize = 500;

/// Text being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    /// What has been typed.
    pub text: String,
    /// Whether the text is a proposal as a whole: what is typed first takes its place.
    pub is_proposal: bool,
    /// The bytes of the text behind the cursor.
    behind: usize,
}

impl Input {
    /// A text that can be taken as it is, edited, or typed over.
    pub fn proposed(text: String) -> Self {
        Self { is_proposal: !text.is_empty(), text, behind: 0 }
    }

    /// A text that is gone on with.
    pub fn begun(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// What stands before the cursor, and what behind it.
    pub fn halves(&self) -> (&str, &str) {
        self.text.split_at_checked(self.text.len().saturating_sub(self.behind)).unwrap_or((&self.text, ""))
    }

    /// Takes the key if it edits the text or moves the cursor; says whether it did.
    pub fn edit(&mut self, key: &KeyEvent) -> bool {
        self.go(key) || self.take(key)
    }

    /// Takes the key if it edits the text; says whether it did.
    pub fn take(&mut self, key: &KeyEvent) -> bool {
        let control = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let before = self.is_proposal;
        self.is_proposal = false;
        match key.code {
            KeyCode::Char(_) if !control && before => {
                *self = Self::default();
                return self.take(key);
            }
            KeyCode::Char('u') if control => *self = Self::default(),
            KeyCode::Char('w') if control => {
                let words = self.halves().0.trim_end().trim_end_matches(|c: char| !c.is_whitespace());
                self.erase_from(words.len());
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

    /// Moves the cursor if the key asks for that, or erases what stands behind it; says whether it did.
    fn go(&mut self, key: &KeyEvent) -> bool {
        if !key.modifiers.is_empty() {
            return false;
        }
        let (before, behind) = self.halves();
        let next = behind.graphemes(true).next().map_or(0, str::len);
        self.behind = match key.code {
            KeyCode::Left => self.behind + before.graphemes(true).next_back().map_or(0, str::len),
            KeyCode::Right => self.behind - next,
            KeyCode::Home => self.text.len(),
            KeyCode::End => 0,
            KeyCode::Delete => {
                let at = before.len();
                self.text.replace_range(at..at + next, "");
                self.behind -= next;
                self.keep_between_letters();
                self.behind
            }
            _ => return false,
        };
        self.is_proposal = false;
        true
    }

    /// Takes pasted text: one line, without control characters.
    pub fn paste(&mut self, text: &str) {
        if self.is_proposal {
            *self = Self::default();
        }
        self.add(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control()));
    }

    fn add(&mut self, letters: impl Iterator<Item = char>) {
        let room = LONGEST.saturating_sub(self.text.chars().count());
        let added: String = letters.take(room).collect();
        let at = self.halves().0.len();
        self.text.insert_str(at, &added);
        self.keep_between_letters();
    }

    fn erase(&mut self) {
        let last = self.halves().0.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
        self.erase_from(last);
    }

    /// Erases from that byte up to the cursor.
    fn erase_from(&mut self, start: usize) {
        let end = self.halves().0.len();
        self.text.replace_range(start..end, "");
        self.keep_between_letters();
    }

    /// What came together may be one letter now: a mark that was typed belongs to the letter before it.
    fn keep_between_letters(&mut self) {
        let at = self.text.len() - self.behind;
        let next = self.text.grapheme_indices(true).map(|(start, _)| start).find(|start| *start >= at);
        let next = next.unwrap_or(self.text.len());
        self.behind = self.text.len() - next;
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
    fn the_cursor_goes_between_letters() {
        use KeyCode::{Backspace, Char, Delete, End, Home, Left, Right};
        let table: [(&[KeyCode], &str); 10] = [
            (&[Left, Char('の')], "下水の|道"),
            (&[Home, Char('上')], "上|下水道"),
            (&[Home, Delete], "|水道"),
            (&[Home, Backspace, Left], "|下水道"),
            (&[Left, Left, Backspace], "|水道"),
            (&[Home, End, Right, Delete], "下水道|"),
            (&[Left, Right, Char('課')], "下水道課|"),
            (&[Left, Char('か'), Char('\u{3099}'), Backspace], "下水|道"),
            (&[Left, Delete], "下水|"),
            (&[Left, Char('\u{3099}')], "下水\u{3099}|道"),
        ];
        for (codes, expected) in table {
            let mut input = Input::proposed("下水道".to_owned());
            for code in codes {
                assert!(input.edit(&KeyEvent::new(*code, KeyModifiers::NONE)), "{code:?}");
            }
            let (before, behind) = input.halves();
            assert_eq!(format!("{before}|{behind}"), expected, "{codes:?}");
        }
        let mut pasted = Input::begun("一三".to_owned());
        pasted.edit(&KeyEvent::new(Left, KeyModifiers::NONE));
        pasted.paste("二");
        assert_eq!(pasted.halves(), ("一二", "三"));
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_pressed(keys in proptest::collection::vec(0usize..10, 0..40)) {
            use KeyCode::{Backspace, Char, Delete, End, Home, Left, Right};
            let codes = [Char('a'), Char('か'), Char('\u{3099}'), Char('👩'), Char('\u{200d}'), Backspace, Delete, Left, Right, Home];
            let mut input = Input::default();
            for key in keys {
                input.edit(&KeyEvent::new(codes[key], KeyModifiers::NONE));
                let (before, behind) = input.halves();
                proptest::prop_assert_eq!(before.to_owned() + behind, input.text.as_str());
                let letters = |text: &str| text.graphemes(true).count();
                proptest::prop_assert_eq!(letters(before) + letters(behind), letters(&input.text), "no letter is cut");
            }
            input.edit(&KeyEvent::new(End, KeyModifiers::NONE));
            proptest::prop_assert_eq!(input.halves().1, "");
        }
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
