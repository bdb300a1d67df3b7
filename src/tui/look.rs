//! How things look on this terminal: symbols, colours, widths; and text made fit for it.

use std::borrow::Cow;

use super::glyph::{GlyphSet, Glyphs};
use super::text;
use super::widths::Widths;

/// The character of [`text::PAD`] where it is text.
const STRAY_PAD: &str = "<F8FF>";

/// What drawing needs to know of the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The set that was chosen.
    pub set: GlyphSet,
    /// The symbols of it that can be drawn with; all of them fill one cell each here.
    pub glyphs: Glyphs,
    /// Whether colours may be used.
    pub colour: bool,
    /// Which characters of a plan's text may fill two cells.
    pub widths: Widths,
}

impl Look {
    /// A set of symbols on a terminal of which so much is known.
    pub fn new(set: GlyphSet, widths: Widths, colour: bool) -> Self {
        Self { set, glyphs: Glyphs::assembled(set, &widths), colour, widths }
    }

    /// Goes on to the next set of symbols.
    pub fn switch_set(&mut self) {
        self.set = self.set.next();
        self.glyphs = Glyphs::assembled(self.set, &self.widths);
    }

    /// `text` fit for showing here, see [`text::clean`]; behind each doubtful character stands a
    /// [`text::PAD`] for its second cell.
    pub fn clean<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let is_clean = |text: &str| !text.chars().any(|c| c == text::PAD || self.widths.is_doubtful(c));
        if text::plain(text).is_some() && is_clean(text) {
            return Cow::Borrowed(text);
        }
        let clean = text::clean(text);
        if is_clean(&clean) {
            return Cow::Owned(clean);
        }
        let mut padded = String::with_capacity(clean.len() * 2);
        for (_, letter) in text::letters(&clean) {
            let body = letter.trim_end_matches(text::PAD);
            let pads = letter[body.len()..].chars().count();
            padded.push_str(body);
            // Marks may have made it wide already.
            let doubtful = body.chars().next().is_some_and(|first| self.widths.is_doubtful(first));
            let needs_pad = doubtful && text::width(body) == 1;
            if needs_pad {
                padded.push(text::PAD);
            }
            // Text that has been cleaned before has its pads already; what is left stands in the plan.
            padded.push_str(&STRAY_PAD.repeat(pads.saturating_sub(usize::from(needs_pad))));
        }
        Cow::Owned(padded)
    }

    /// As much of `text` as fits into `cells`, see [`text::cut`].
    pub fn cut(&self, text: &str, cells: usize) -> String {
        text::cut(&self.clean(text), cells, self.glyphs.ellipsis)
    }

    /// `text` broken into lines of at most `cells`, see [`text::wrap`].
    pub fn wrap(&self, text: &str, cells: usize) -> Vec<String> {
        text::wrap(&self.clean(text), cells)
    }

    /// The number of cells that `text` fills here.
    pub fn width(&self, text: &str) -> usize {
        text::width(&self.clean(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_doubtful_letter_has_one_pad_however_often_it_is_cleaned() {
        let look = Look::new(GlyphSet::Unicode, Widths::doubtful(), true);
        let table = [
            ("検討⇒", "検討⇒P"),
            ("⇒ ①", "⇒P ①P"),
            // Marks belong to their letter.
            ("α\u{301}β", "α\u{301}PβP"),
            ("○\u{20dd}", "○\u{20dd}P"),
            // These fill two cells as it is.
            ("↔\u{fe0f}", "↔\u{fe0f}"),
            ("🤷\u{200d}♂\u{fe0f}", "🤷\u{200d}♂\u{fe0f}"),
        ];
        for (text, shown) in table {
            let shown = shown.replace('P', &text::PAD.to_string());
            assert_eq!(look.clean(text), shown);
            assert_eq!(look.clean(&shown), shown, "again");
        }
    }
}
