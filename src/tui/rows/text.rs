//! A piece of a row's text, with the letters in it that a search has found.

use crate::tui::app::Session;
use crate::tui::marks::Marks;

/// A text of the plan as it is to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// As written.
    pub written: String,
    /// The chars of it that are found, as ascending indices.
    found: Vec<usize>,
}

impl Text {
    /// A text of the plan; what is looked for in it is marked.
    pub fn of(session: &Session, written: String) -> Self {
        Self { found: session.marks(&written), written }
    }

    /// A name of a plan; what was typed of the names of plans is marked.
    pub fn named(session: &Session, written: String) -> Self {
        Self { found: session.name_marks(&written), written }
    }

    /// A text in which nothing is looked for.
    pub fn plain(written: String) -> Self {
        Self { written, found: Vec::new() }
    }

    /// The marks, to be used up while the text is drawn.
    pub fn marks(&self) -> Marks {
        Marks::of(&self.written, &self.found)
    }
}
