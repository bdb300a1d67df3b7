//! Which characters this terminal may draw two cells wide although the tables say one.
//!
//! Owns the knowledge about East Asian ambiguous width: no table is right everywhere, so what the
//! terminal answered counts first, then the class of a character. A doubtful character is given two
//! cells and drawn so that it is right in both cases; a character that is not doubtful fills one.

use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_width::UnicodeWidthChar;

use super::text::{PAD, is_kana_or_kanji};

/// Characters that terminals treat alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// 罫線: box drawing.
    Line,
    /// 塊: block elements.
    Block,
    /// 矢印: arrows.
    Arrow,
    /// Signs, enclosed characters, geometric shapes.
    Mark,
    /// Greek, Cyrillic and Latin letters.
    Letter,
}

impl Class {
    /// All classes.
    pub const ALL: [Self; 5] = [Self::Line, Self::Block, Self::Arrow, Self::Mark, Self::Letter];

    /// The class of an ambiguous character; `None` for one whose width is the same everywhere.
    pub fn of(c: char) -> Option<Self> {
        // What stands for a second cell is none itself.
        if is_kana_or_kanji(c) || c.is_ascii() || c == PAD || c.width() != Some(1) {
            return None;
        }
        match c {
            '\u{2500}'..='\u{254b}' | '\u{2550}'..='\u{2573}' => Some(Self::Line),
            // The tables leave letters narrow that terminals for Japanese draw wide.
            '\u{a1}'..='\u{2ff}' if c.is_alphabetic() => Some(Self::Letter),
            '\u{370}'..='\u{52f}' => Some(Self::Letter),
            _ if c.width_cjk() != Some(2) => None,
            '\u{2580}'..='\u{259f}' => Some(Self::Block),
            '\u{2190}'..='\u{21ff}' => Some(Self::Arrow),
            _ => Some(Self::Mark),
        }
    }

    /// Characters that stand for those of their class that were not asked for: one of every group that a table of
    /// widths may treat in its own way.
    pub fn samples(self) -> &'static str {
        match self {
            Self::Line => "─═",
            Self::Block => "▇",
            Self::Arrow => "\u{21d2}\u{2192}\u{2194}",
            Self::Mark => "○□★①⑴Ⅰ※…±°×℃∞",
            Self::Letter => "αЖæ",
        }
    }
}

/// The characters in rows that a terminal with so many columns is likely to treat alike, as wide as they can be drawn
/// there: each fits if all of its characters fill two cells, with one cell left for the cursor.
pub fn alike(characters: &[char], columns: usize) -> Vec<String> {
    let most = (columns.saturating_sub(1) / 2).max(1);
    let mut classes: BTreeMap<Option<Class>, Vec<char>> = BTreeMap::new();
    for c in characters {
        classes.entry(Class::of(*c)).or_default().push(*c);
    }
    classes.values().flat_map(|alike| alike.chunks(most).map(|row| row.iter().collect())).collect()
}

/// What is known about ambiguous characters on this terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Widths {
    /// Whether a class is doubtful where nothing is known of the character itself.
    classes: [bool; 5],
    /// What the terminal answered: the cells it gave to a character.
    asked: Arc<BTreeMap<char, u8>>,
}

impl Widths {
    /// Every ambiguous character fills one cell.
    pub fn narrow() -> Self {
        Self { classes: [false; 5], asked: Arc::default() }
    }

    /// Every ambiguous character may fill two: for terminals that draw them so, or that did not say.
    pub fn doubtful() -> Self {
        Self { classes: [true; 5], asked: Arc::default() }
    }

    /// What follows from a terminal's answers. A class of which nothing was answered is doubtful, and so is one of which
    /// anything fills two cells: plans that are read later have characters that nobody could ask for any more.
    pub fn answered(asked: BTreeMap<char, u8>) -> Self {
        let doubtful = |class: Class| {
            let mut cells =
                asked.iter().filter(|(c, _)| Class::of(**c) == Some(class)).map(|(_, cells)| *cells).peekable();
            cells.peek().is_none() || cells.any(|cells| cells != 1)
        };
        Self { classes: Class::ALL.map(doubtful), asked: Arc::new(asked) }
    }

    /// Whether the character may fill two cells although the tables say one.
    pub fn is_doubtful(&self, c: char) -> bool {
        let Some(class) = Class::of(c) else { return false };
        match self.asked.get(&c) {
            Some(cells) => *cells != 1,
            None => self.classes[class as usize],
        }
    }

    /// Whether all of the symbols fill one cell each for certain.
    pub fn are_single<'a>(&self, symbols: impl IntoIterator<Item = &'a str>) -> bool {
        symbols.into_iter().flat_map(str::chars).all(|c| !self.is_doubtful(c))
    }

    /// The characters the terminal was asked for with the cells it gave them.
    pub fn asked(&self) -> impl Iterator<Item = (char, u8)> {
        self.asked.iter().map(|(c, cells)| (*c, *cells))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_characters_are_together_as_far_as_there_is_room() {
        let table = [
            (80, &["─│┌", "→⇒", "○"][..]),
            (6, &["─│", "┌", "→⇒", "○"]),
            (3, &["─", "│", "┌", "→", "⇒", "○"]),
            (0, &["─", "│", "┌", "→", "⇒", "○"]),
        ];
        for (columns, rows) in table {
            assert_eq!(alike(&['→', '─', '○', '│', '⇒', '┌'], columns), rows, "{columns}");
        }
    }

    #[test]
    fn classes_of_characters() {
        use Class::{Arrow, Block, Letter, Line, Mark};
        let table = [
            ("aあ漢、。・ー（）％〜～▸▾✓░⣿╌", None),
            ("─│┌┤═", Some(Line)),
            ("▁▇█▏▒", Some(Block)),
            ("→⇒⇔↑", Some(Arrow)),
            ("○●★※§①Ⅰ℃×÷±…“”", Some(Mark)),
            ("αЖЁæ", Some(Letter)),
        ];
        for (text, class) in table {
            for c in text.chars() {
                assert_eq!(Class::of(c), class, "{c}");
            }
        }
        let of_japanese = ['\u{3041}'..='\u{3096}', '\u{30a1}'..='\u{30fa}', '\u{4e00}'..='\u{9fff}'];
        assert!(of_japanese.into_iter().flatten().all(|c| c.width() == Some(2)));
    }

    #[test]
    fn answers_come_before_classes() {
        let widths = Widths::answered([('─', 1), ('▇', 2), ('⇒', 1), ('→', 2), ('α', 1), ('Ж', 1)].into());
        let doubtful: String = "─┌▇▁⇒→↑○æa漢".chars().filter(|c| widths.is_doubtful(*c)).collect();
        assert_eq!(doubtful, "▇▁→↑○", "arrows differ, and nothing was answered about marks");
        for class in Class::ALL {
            assert!(class.samples().chars().all(|c| Class::of(c) == Some(class)), "{class:?}");
        }
        assert!("─▇⇒○α".chars().all(|c| !Widths::narrow().is_doubtful(c) && Widths::doubtful().is_doubtful(c)));
    }
}
