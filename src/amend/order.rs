//! What is ordered, and what it changes: plain values for whoever asks and shows.

use std::ops::Range;

use crate::plan::{FiscalYear, Subject};

/// What is to stand in an entry. `None` leaves a field as it is; an empty text empties it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Which action or indicator, in the plan that was seen.
    pub subject: Subject,
    /// The year of `actual`, `value` and `remark`.
    pub year: FiscalYear,
    /// 実績 of an action: stage words as they are typed, several with blanks between them, an arrow or 続 for ⇒,
    /// a dash for nothing done.
    pub actual: Option<String>,
    /// 実績 of an indicator: a number as people write it, a word, or a dash for not measured.
    pub value: Option<String>,
    /// 実施状況 of an action: one of the plan's own words.
    pub status: Option<String>,
    /// 達成状況 of an indicator.
    pub achievement: Option<String>,
    /// 注 beside the 実績 of that year.
    pub remark: Option<String>,
    /// The codes of findings about meaning that do not stop it: people know and want it all the same.
    pub despite: Vec<String>,
}

impl Order {
    /// An order for that entry and year that changes nothing yet.
    pub fn of(subject: Subject, year: FiscalYear) -> Self {
        Self {
            subject,
            year,
            actual: None,
            value: None,
            status: None,
            achievement: None,
            remark: None,
            despite: Vec::new(),
        }
    }
}

/// Lines next to each other that change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// The number of the first of them, from 1; the same before and after but for lines added further up.
    pub line: usize,
    /// The lines that go.
    pub removed: Vec<Line>,
    /// The lines that come in their place.
    pub added: Vec<Line>,
}

/// A line of a [`Hunk`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// As written, without its line break.
    pub text: String,
    /// The characters (not bytes) that are not in the other version.
    pub marked: Range<usize>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What changed in the file; empty if all of it stood there already and nothing was written.
    pub hunks: Vec<Hunk>,
    /// Whether the file had changed elsewhere since the order was tried, and both changes are in it now.
    pub joined: bool,
}
