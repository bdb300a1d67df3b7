//! Chords: a key with its modifiers, and how they are spelled.
//!
//! One spelling for the keymap file, the tests and the help: `j`, `G`, `Ctrl-L`, `Shift-Tab`, `PgUp`,
//! `F1`. Refuses what a terminal cannot tell apart: a letter carries its own Shift, and Ctrl knows
//! no Shift at all. Invariant: two chords are equal exactly if they are spelled alike.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key and the modifiers held with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// What was written is no chord.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a key: {0}")]
pub struct ChordError(pub String);

/// Keys with names: the first spelling is the one that is written, all are read, in any case.
const NAMED: [(KeyCode, &[&str]); 15] = [
    (KeyCode::Up, &["Up"]),
    (KeyCode::Down, &["Down"]),
    (KeyCode::Left, &["Left"]),
    (KeyCode::Right, &["Right"]),
    (KeyCode::PageUp, &["PgUp", "PageUp"]),
    (KeyCode::PageDown, &["PgDn", "PageDown", "PgDown"]),
    (KeyCode::Home, &["Home"]),
    (KeyCode::End, &["End"]),
    (KeyCode::Enter, &["Enter", "Return"]),
    (KeyCode::Esc, &["Esc", "Escape"]),
    (KeyCode::Tab, &["Tab"]),
    (KeyCode::Char(' '), &["Space"]),
    (KeyCode::Backspace, &["Backspace", "BS"]),
    (KeyCode::Delete, &["Delete", "Del"]),
    (KeyCode::Insert, &["Insert", "Ins"]),
];

/// In the order in which they are written.
const MODIFIERS: [(KeyModifiers, &str); 3] =
    [(KeyModifiers::CONTROL, "Ctrl"), (KeyModifiers::ALT, "Alt"), (KeyModifiers::SHIFT, "Shift")];

impl Chord {
    /// The chord of that key, in the one form in which it is compared.
    pub fn new(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let mut modifiers = modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            // What terminals send for Ctrl-Space.
            KeyCode::Null => {
                modifiers |= KeyModifiers::CONTROL;
                KeyCode::Char(' ')
            }
            KeyCode::Char(char) => {
                let shifted = modifiers.contains(KeyModifiers::SHIFT);
                modifiers.remove(KeyModifiers::SHIFT);
                KeyCode::Char(match char {
                    _ if modifiers.contains(KeyModifiers::CONTROL) => char.to_ascii_lowercase(),
                    _ if shifted => char.to_ascii_uppercase(),
                    _ => char,
                })
            }
            other => other,
        };
        Self { code, modifiers }
    }

    /// Reads a spelling; modifiers and names in any case, `+` as well as `-` between them.
    ///
    /// # Errors
    /// [`ChordError`] with the text as written if there is no such key.
    ///
    /// ```
    /// use susumi::tui::chord::Chord;
    /// assert_eq!(Chord::parse("ctrl+l").map(|chord| chord.to_string()), Ok("Ctrl-L".to_owned()));
    /// ```
    pub fn parse(text: &str) -> Result<Self, ChordError> {
        let mut rest = text.trim();
        let mut modifiers = KeyModifiers::NONE;
        while let Some((modifier, after)) = MODIFIERS.iter().find_map(|(m, name)| Some((*m, after(rest, name)?))) {
            modifiers |= modifier;
            rest = after;
        }
        let code = key(rest).ok_or_else(|| ChordError(text.to_owned()))?;
        let sign = matches!(code, KeyCode::Char(char) if char != ' ' && !char.is_ascii_alphabetic());
        if sign && modifiers.contains(KeyModifiers::SHIFT) {
            // Which sign that is depends on the keyboard; the sign itself can be written instead.
            return Err(ChordError(text.to_owned()));
        }
        Ok(Self::new(code, modifiers))
    }

    /// The character it types, if it types one: what a text prompt takes before any command.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(char) if self.modifiers.is_empty() => Some(char),
            _ => None,
        }
    }

    /// The chord that was meant when a Japanese input method was on; `None` if this one is plain
    /// already. Not for text prompts: there people write Japanese.
    pub fn without_ime(self) -> Option<Self> {
        let char = fold_ime(self.typed()?)?;
        Some(Self::new(KeyCode::Char(char), KeyModifiers::NONE))
    }
}

impl From<KeyEvent> for Chord {
    fn from(event: KeyEvent) -> Self {
        Self::new(event.code, event.modifiers)
    }
}

impl From<Chord> for KeyEvent {
    /// The key as a terminal reports it.
    fn from(chord: Chord) -> Self {
        Self::new(chord.code, chord.modifiers)
    }
}

impl FromStr for Chord {
    type Err = ChordError;

    fn from_str(text: &str) -> Result<Self, ChordError> {
        Self::parse(text)
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, name) in MODIFIERS {
            if self.modifiers.contains(modifier) {
                write!(f, "{name}-")?;
            }
        }
        let name = NAMED.iter().find(|(code, _)| *code == self.code).and_then(|(_, names)| names.first());
        match (name, self.code) {
            (Some(name), _) => f.write_str(name),
            (None, KeyCode::F(number)) => write!(f, "F{number}"),
            (None, KeyCode::Char(char)) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                write!(f, "{}", char.to_ascii_uppercase())
            }
            (None, KeyCode::Char(char)) => write!(f, "{char}"),
            (None, other) => write!(f, "{other}"),
        }
    }
}

/// The spellings of all keys with names, for suggestions.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMED.iter().flat_map(|(_, names)| names.iter().copied())
}

/// The ASCII character meant by one that came through a Japanese input method: full-width forms,
/// the blank, kana for vowels, and the signs on the keys of a Japanese keyboard. `None` for others.
pub fn fold_ime(char: char) -> Option<char> {
    Some(match char {
        '！'..='～' => char::from_u32(u32::from(char) - 0xfee0)?,
        '\u{3000}' => ' ',
        'あ' | 'ア' | 'ｱ' | 'ぁ' | 'ァ' | 'ｧ' => 'a',
        'い' | 'イ' | 'ｲ' | 'ぃ' | 'ィ' | 'ｨ' => 'i',
        'う' | 'ウ' | 'ｳ' | 'ぅ' | 'ゥ' | 'ｩ' => 'u',
        'え' | 'エ' | 'ｴ' | 'ぇ' | 'ェ' | 'ｪ' => 'e',
        'お' | 'オ' | 'ｵ' | 'ぉ' | 'ォ' | 'ｫ' => 'o',
        'ん' | 'ン' | 'ﾝ' => 'n',
        '・' | '･' => '/',
        '。' | '｡' => '.',
        '、' | '､' => ',',
        '「' | '｢' => '[',
        '」' | '｣' => ']',
        'ー' | 'ｰ' => '-',
        '〜' => '~',
        '￥' => '\\',
        _ => return None,
    })
}

/// What follows `name` and a separator at the beginning of `text`; something must follow.
fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (head, tail) = (text.get(..name.len())?, text.get(name.len()..)?);
    let tail = tail.strip_prefix(['-', '+'])?;
    (head.eq_ignore_ascii_case(name) && !tail.is_empty()).then_some(tail)
}

/// A key without modifiers: one character or a name.
fn key(text: &str) -> Option<KeyCode> {
    let mut chars = text.chars();
    if let (Some(char), None) = (chars.next(), chars.next()) {
        let char = fold_ime(char).unwrap_or(char);
        return (!char.is_whitespace() && !char.is_control()).then_some(KeyCode::Char(char));
    }
    if let Some(number) = text.strip_prefix(['F', 'f']) {
        return number.parse().ok().filter(|number| (1..=12).contains(number)).map(KeyCode::F);
    }
    let is = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(text));
    NAMED.iter().find(|(_, names)| is(names)).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_read_and_written() {
        let table = [
            ("j", "j"),
            ("G", "G"),
            ("?", "?"),
            ("-", "-"),
            ("+", "+"),
            ("[", "["),
            ("Ctrl-L", "Ctrl-L"),
            ("ctrl-l", "Ctrl-L"),
            ("CTRL+L", "Ctrl-L"),
            ("Ctrl--", "Ctrl--"),
            ("Alt-x", "Alt-x"),
            ("alt-ctrl-x", "Ctrl-Alt-X"),
            ("Shift-Tab", "Shift-Tab"),
            ("Shift-g", "G"),
            ("PgUp", "PgUp"),
            ("PageUp", "PgUp"),
            ("pgdn", "PgDn"),
            ("Return", "Enter"),
            ("Escape", "Esc"),
            ("Space", "Space"),
            ("Ctrl-Space", "Ctrl-Space"),
            ("f1", "F1"),
            ("Shift-F12", "Shift-F12"),
            (" Down ", "Down"),
            ("？", "?"),
        ];
        for (text, spelling) in table {
            assert_eq!(Chord::parse(text).map(|chord| chord.to_string()), Ok(spelling.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_key() {
        for text in ["", " ", "jj", "Ctrl-", "Hyper-x", "F0", "F13", "F1x", "Pg", "Shift-1", "Ctrl-Foo"] {
            assert_eq!(Chord::parse(text), Err(ChordError(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn events_as_terminals_send_them() {
        let table = [
            (KeyCode::Char('g'), KeyModifiers::NONE, "g"),
            (KeyCode::Char('G'), KeyModifiers::SHIFT, "G"),
            (KeyCode::Char('G'), KeyModifiers::NONE, "G"),
            (KeyCode::Char('g'), KeyModifiers::SHIFT, "G"),
            (KeyCode::Char('?'), KeyModifiers::SHIFT, "?"),
            (KeyCode::Char('l'), KeyModifiers::CONTROL, "Ctrl-L"),
            (KeyCode::Char('L'), KeyModifiers::CONTROL | KeyModifiers::SHIFT, "Ctrl-L"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "Shift-Tab"),
            (KeyCode::BackTab, KeyModifiers::NONE, "Shift-Tab"),
            (KeyCode::Char(' '), KeyModifiers::NONE, "Space"),
            (KeyCode::Null, KeyModifiers::NONE, "Ctrl-Space"),
            (KeyCode::F(5), KeyModifiers::NONE, "F5"),
            (KeyCode::Up, KeyModifiers::SUPER, "Up"),
        ];
        for (code, modifiers, spelling) in table {
            let chord = Chord::from(KeyEvent::new(code, modifiers));
            assert_eq!(chord.to_string(), spelling);
            assert_eq!(Chord::parse(spelling), Ok(chord));
            assert_eq!(Chord::from(KeyEvent::from(chord)), chord);
        }
    }

    #[test]
    fn keys_pressed_with_the_input_method_on() {
        let table = [
            ('ｊ', Some('j')),
            ('Ｇ', Some('G')),
            ('１', Some('1')),
            ('？', Some('?')),
            ('：', Some(':')),
            ('；', Some(';')),
            ('\u{3000}', Some(' ')),
            ('う', Some('u')),
            ('え', Some('e')),
            ('ぅ', Some('u')),
            ('ｩ', Some('u')),
            ('ｵ', Some('o')),
            ('・', Some('/')),
            ('。', Some('.')),
            ('、', Some(',')),
            ('「', Some('[')),
            ('」', Some(']')),
            ('j', None),
            ('課', None),
            ('か', None),
        ];
        for (char, meant) in table {
            assert_eq!(fold_ime(char), meant, "{char}");
            let chord = Chord::new(KeyCode::Char(char), KeyModifiers::NONE);
            assert_eq!(chord.without_ime().and_then(Chord::typed), meant);
        }
    }

    #[test]
    fn what_a_prompt_takes_as_text() {
        let table = [("j", Some('j')), ("Space", Some(' ')), ("Ctrl-L", None), ("Alt-x", None), ("Enter", None)];
        for (spelling, char) in table {
            assert_eq!(Chord::parse(spelling).ok().and_then(Chord::typed), char, "{spelling}");
        }
    }

    proptest! {
        #[test]
        fn every_chord_is_spelled_so_that_it_is_read_back(text in "((Ctrl|Alt|Shift)[-+]){0,2}(\\PC|[A-Za-z]{1,6}|F[0-9]{1,2})") {
            if let Ok(chord) = Chord::parse(&text) {
                prop_assert_eq!(Chord::parse(&chord.to_string()), Ok(chord));
            }
        }
    }
}
