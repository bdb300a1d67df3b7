//! A line of the screen under construction: pieces of text, each in its tone, with the width they fill.

use unicode_segmentation::UnicodeSegmentation;

use super::look::Look;
use super::text;
use super::tone::Tone;

/// One line, at most as wide as its user makes it; grows to the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip<'a> {
    look: &'a Look,
    pieces: Vec<(String, Tone)>,
    width: usize,
}

impl<'a> Strip<'a> {
    /// An empty line.
    pub fn new(look: &'a Look) -> Self {
        Self { look, pieces: Vec::new(), width: 0 }
    }

    /// A line of one piece of text.
    pub fn of(text: &str, tone: Tone, look: &'a Look) -> Self {
        let mut strip = Self::new(look);
        strip.put(text, tone);
        strip
    }

    /// The pieces from the left.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, Tone)> {
        self.pieces.iter().map(|(text, tone)| (text.as_str(), *tone))
    }

    /// How it looks.
    pub fn look(&self) -> &'a Look {
        self.look
    }

    /// The number of cells filled.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Appends text, cleaned.
    pub fn put(&mut self, text: &str, tone: Tone) -> &mut Self {
        let shown = self.look.clean(text);
        self.push(&shown, tone)
    }

    /// Appends text that is clean already.
    fn push(&mut self, shown: &str, tone: Tone) -> &mut Self {
        self.width += text::width(shown);
        match self.pieces.last_mut() {
            Some((last, same)) if *same == tone => last.push_str(shown),
            _ => self.pieces.push((shown.to_owned(), tone)),
        }
        self
    }

    /// Appends text with the letters marked that stand at those char positions.
    pub fn put_marked(&mut self, text: &str, positions: &[usize], tone: Tone) -> &mut Self {
        let mut position = 0;
        for letter in text.graphemes(true) {
            self.put(letter, if positions.contains(&position) { Tone::Hit } else { tone });
            position += letter.chars().count();
        }
        self
    }

    /// Appends as much of the text as fits into `cells`.
    pub fn put_cut(&mut self, text: &str, cells: usize, tone: Tone) -> &mut Self {
        let shown = self.look.cut(text, cells);
        self.push(&shown, tone)
    }

    /// Appends the text in exactly `cells`, cut or filled with blanks on the right.
    pub fn put_left(&mut self, text: &str, cells: usize, tone: Tone) -> &mut Self {
        let end = self.width + cells;
        self.put_cut(text, cells, tone).blank_to(end)
    }

    /// Appends the text in exactly `cells`, cut or with blanks before it.
    pub fn put_right(&mut self, text: &str, cells: usize, tone: Tone) -> &mut Self {
        let shown = self.look.cut(text, cells);
        self.blank_to(self.width + cells - text::width(&shown)).push(&shown, tone)
    }

    /// Appends blanks up to that column.
    pub fn blank_to(&mut self, column: usize) -> &mut Self {
        self.fill_to(" ", column, Tone::Plain)
    }

    /// Appends a symbol of the glyph set, or a blank, up to that column: one cell each for certain.
    pub fn fill_to(&mut self, symbol: &str, column: usize, tone: Tone) -> &mut Self {
        let cells = column.saturating_sub(self.width);
        if cells > 0 {
            self.push(&symbol.repeat(cells), tone);
        }
        self
    }

    /// Appends another line.
    pub fn append(&mut self, other: &Self) -> &mut Self {
        for (text, tone) in other.pieces() {
            self.push(text, tone);
        }
        self
    }

    /// This line with `right` at the end of `cells`; what does not fit of the left side is cut.
    pub fn justified(&self, right: &Self, cells: usize) -> Self {
        let room = cells.saturating_sub(right.width + usize::from(right.width > 0));
        let mut line = self.cut(room);
        line.blank_to(cells.saturating_sub(right.width)).append(right);
        line.cut(cells)
    }

    /// As much of this line as fits into `cells`.
    pub fn cut(&self, cells: usize) -> Self {
        if self.width <= cells {
            return self.clone();
        }
        let mut line = Self::new(self.look);
        for (text, tone) in self.pieces() {
            let room = cells - line.width;
            if text::width(text) > room {
                line.put_cut(text, room, tone);
                break;
            }
            line.push(text, tone);
            if line.width == cells {
                break;
            }
        }
        line
    }

    /// As much of this line as fits into `cells`, without a mark where it is cut.
    pub fn cut_plain(&self, cells: usize) -> Self {
        let mut line = Self::new(self.look);
        for (text, tone) in self.pieces() {
            line.push(text::head(text, cells - line.width), tone);
        }
        line
    }

    /// The text alone, without what stands in it for second cells.
    pub fn text(&self) -> String {
        self.pieces.iter().flat_map(|(text, _)| text.chars()).filter(|c| *c != text::PAD).collect()
    }
}
