//! What tables are written on and with: how wide the paper is, and how words can be set off.
//!
//! Owns every escape sequence of a table but the one that reaches a column. Colour only repeats what a word says.

use std::borrow::Cow;

use super::Regard;
use crate::cells::{letters, reach, width};

/// What tables are written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Paper {
    /// Its width in cells; none if lines may be as long as they like.
    pub width: Option<usize>,
    /// How words can be set off.
    pub ink: Ink,
}

/// How words can be set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// Not at all: no terminal, or one that obeys nothing.
    #[default]
    Plain,
    /// On a terminal, by weight.
    Weight,
    /// On a terminal, by weight and colour.
    Colour,
}

impl Ink {
    pub(super) fn title<'t>(self, text: &'t str) -> Cow<'t, str> {
        self.set("1", text)
    }

    pub(super) fn heading<'t>(self, text: &'t str) -> Cow<'t, str> {
        self.set("4", text)
    }

    pub(super) fn regarded<'t>(self, regard: Regard, text: &'t str) -> Cow<'t, str> {
        match (self, regard) {
            (_, Regard::Plain) => text.into(),
            (Self::Colour, Regard::Poor) => self.set("1;31", text),
            (Self::Colour, Regard::Fair) => self.set("33", text),
            (_, Regard::Poor) => self.set("1", text),
            (_, Regard::Fair) => text.into(),
        }
    }

    fn set<'t>(self, what: &str, text: &'t str) -> Cow<'t, str> {
        match self {
            Self::Plain => text.into(),
            Self::Weight | Self::Colour => format!("\u{1b}[{what}m{text}\u{1b}[m").into(),
        }
    }

    /// What brings a terminal to the cell behind so many others of the line.
    pub(super) fn to_column(cells: usize) -> String {
        format!("\u{1b}[{}G", cells + 1)
    }

    /// The cells that a text takes at most: on a terminal nobody knows how wide it draws some of them.
    pub(super) fn measured(self, text: &str) -> usize {
        match self {
            Self::Plain => width(text),
            Self::Weight | Self::Colour if text.is_ascii() => text.len(),
            Self::Weight | Self::Colour => letters(text).map(|(_, letter)| reach(letter)).sum(),
        }
    }
}
