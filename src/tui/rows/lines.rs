//! The lines of a page: how many there are, and each of them when it is asked for.
//!
//! A list may have more lines than anybody scrolls through, and its length is asked for after every key:
//! neither makes a line that is not in sight.

use std::ops::Range;

use crate::tui::strip::Strip;

/// So many lines, in their order.
pub struct Lines<'a> {
    len: usize,
    line: Box<dyn Fn(usize) -> Option<Strip<'a>> + 'a>,
}

impl<'a> Lines<'a> {
    /// Lines that are there already.
    pub fn made(lines: Vec<Strip<'a>>) -> Self {
        Self::of(lines.len(), move |at| lines.get(at).cloned())
    }

    /// So many lines, each made by its number.
    pub fn of(len: usize, line: impl Fn(usize) -> Option<Strip<'a>> + 'a) -> Self {
        Self { len, line: Box::new(line) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Those of that range that there are.
    pub fn within(&self, range: Range<usize>) -> impl Iterator<Item = Strip<'a>> {
        (range.start..range.end.min(self.len)).filter_map(|at| (self.line)(at))
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = Strip<'a>> {
        self.within(0..self.len)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::tui::glyph::GlyphSet;
    use crate::tui::look::Look;
    use crate::tui::tone::Tone;
    use crate::tui::widths::Widths;

    #[test]
    fn only_what_is_in_sight_is_made() {
        let look = Look::new(GlyphSet::Unicode, Widths::narrow(), true);
        let made = RefCell::new(Vec::new());
        let lines = Lines::of(100, |at| {
            made.borrow_mut().push(at);
            Some(Strip::of(&at.to_string(), Tone::Plain, &look))
        });
        assert_eq!((lines.len(), made.borrow().len()), (100, 0));
        assert_eq!(lines.within(7..9).map(|line| line.text()).collect::<Vec<_>>(), ["7", "8"]);
        assert_eq!(*made.borrow(), [7, 8]);
        assert_eq!((lines.within(98..200).count(), lines.within(100..120).count()), (2, 0));
        assert_eq!(Lines::made(lines.within(3..5).collect()).all().map(|line| line.text()).collect::<String>(), "34");
    }
}
