//! A line of the screen under construction: pieces of text, each in its tone, with the width they fill.

use std::borrow::Cow;

use super::look::Look;
use super::marks::Marks;
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

    /// Appends text, cleaned, the letters that a search has found in their own tone.
    pub fn put_marked(&mut self, text: &str, tone: Tone, marks: &mut Marks) -> &mut Self {
        if marks.is_empty() {
            return self.put(text, tone);
        }
        let shown = self.look.clean(text);
        for (_, letter) in text::letters(&shown) {
            self.push(letter, if marks.take(letter) { Tone::Hit } else { tone });
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
        if line.width <= cells { line } else { line.cut(cells) }
    }

    /// This line if it fits into `cells`, else as much of it as does.
    pub fn within(&self, cells: usize) -> Cow<'_, Self> {
        if self.width <= cells { Cow::Borrowed(self) } else { Cow::Owned(self.cut(cells)) }
    }

    /// As much of this line as fits into `cells`.
    pub fn cut(&self, cells: usize) -> Self {
        if self.width <= cells {
            return self.clone();
        }
        let mut line = Self::new(self.look);
        for (text, tone) in self.pieces() {
            let room = cells - line.width;
            if text::width(text) >= room {
                // There is more behind it, so that the last letter has to make room for the mark.
                line.put_cut(&format!("{text}{}", self.look.glyphs.ellipsis), room, tone);
                break;
            }
            line.push(text, tone);
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

#[cfg(test)]
mod tests {
    use super::super::glyph::GlyphSet;
    use super::super::widths::Widths;
    use super::*;

    #[test]
    fn a_cut_line_says_so_wherever_its_pieces_end() {
        let look = Look::new(GlyphSet::Unicode, Widths::narrow(), true);
        let mut line = Strip::of("利用した", Tone::Plain, &look);
        line.put("広告", Tone::Hit).put("掲載", Tone::Plain);
        let table = [
            (16, "利用した広告掲載"),
            (15, "利用した広告掲…"),
            (14, "利用した広告…"),
            (12, "利用した広…"),
            (8, "利用し…"),
            (1, "…"),
            (0, ""),
        ];
        for (cells, shown) in table {
            assert_eq!(line.cut(cells).text(), shown, "{cells}");
            assert!(line.cut(cells).width() <= cells, "{cells}");
        }
    }
}
