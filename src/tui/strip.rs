//! A line of the screen under construction: pieces of text, each in its tone, with the width they fill.

use super::glyph::Glyphs;
use super::text;
use super::tone::Tone;

/// How things look on this terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The symbols to draw with.
    pub glyphs: Glyphs,
    /// Whether colours may be used.
    pub colour: bool,
}

/// One line, at most as wide as its user makes it; grows to the right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strip {
    pieces: Vec<(String, Tone)>,
    width: usize,
}

impl Strip {
    /// An empty line.
    pub fn new() -> Self {
        Self::default()
    }

    /// A line of one piece of text.
    pub fn of(text: &str, tone: Tone) -> Self {
        let mut strip = Self::new();
        strip.put(text, tone);
        strip
    }

    /// The pieces from the left.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, Tone)> {
        self.pieces.iter().map(|(text, tone)| (text.as_str(), *tone))
    }

    /// The number of cells filled.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Appends text, cleaned.
    pub fn put(&mut self, text: &str, tone: Tone) -> &mut Self {
        let shown = text::clean(text);
        self.width += text::width(&shown);
        match self.pieces.last_mut() {
            Some((last, same)) if *same == tone => last.push_str(&shown),
            _ => self.pieces.push((shown, tone)),
        }
        self
    }

    /// Appends as much of the text as fits into `cells`.
    pub fn put_cut(&mut self, text: &str, cells: usize, tone: Tone, look: &Look) -> &mut Self {
        let shown = text::cut(&text::clean(text), cells, look.glyphs.ellipsis);
        self.put(&shown, tone)
    }

    /// Appends the text in exactly `cells`, cut or filled with blanks on the right.
    pub fn put_left(&mut self, text: &str, cells: usize, tone: Tone, look: &Look) -> &mut Self {
        let end = self.width + cells;
        self.put_cut(text, cells, tone, look).blank_to(end)
    }

    /// Appends the text in exactly `cells`, cut or with blanks before it.
    pub fn put_right(&mut self, text: &str, cells: usize, tone: Tone, look: &Look) -> &mut Self {
        let shown = text::cut(&text::clean(text), cells, look.glyphs.ellipsis);
        self.blank_to(self.width + cells - text::width(&shown)).put(&shown, tone)
    }

    /// Appends blanks up to that column.
    pub fn blank_to(&mut self, column: usize) -> &mut Self {
        self.fill_to(" ", column, Tone::Plain)
    }

    /// Appends a one-cell symbol up to that column.
    pub fn fill_to(&mut self, symbol: &str, column: usize, tone: Tone) -> &mut Self {
        let cells = column.saturating_sub(self.width);
        if cells > 0 {
            self.put(&symbol.repeat(cells), tone);
        }
        self
    }

    /// Appends another line.
    pub fn append(&mut self, other: &Self) -> &mut Self {
        for (text, tone) in other.pieces() {
            self.put(text, tone);
        }
        self
    }

    /// This line with `right` at the end of `cells`; what does not fit of the left side is cut.
    pub fn justified(&self, right: &Self, cells: usize, look: &Look) -> Self {
        let room = cells.saturating_sub(right.width + usize::from(right.width > 0));
        let mut line = self.cut(room, look);
        line.blank_to(cells.saturating_sub(right.width)).append(right);
        line.cut(cells, look)
    }

    /// As much of this line as fits into `cells`.
    pub fn cut(&self, cells: usize, look: &Look) -> Self {
        if self.width <= cells {
            return self.clone();
        }
        let mut line = Self::new();
        for (text, tone) in self.pieces() {
            let room = cells - line.width;
            if text::width(text) > room {
                line.put_cut(text, room, tone, look);
                break;
            }
            line.put(text, tone);
            if line.width == cells {
                break;
            }
        }
        line
    }

    /// As much of this line as fits into `cells`, without a mark where it is cut.
    pub fn cut_plain(&self, cells: usize) -> Self {
        let mut line = Self::new();
        for (text, tone) in self.pieces() {
            line.put(text::head(text, cells - line.width), tone);
        }
        line
    }

    /// The text alone.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(text, _)| text.as_str()).collect()
    }
}
