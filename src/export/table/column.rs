//! The columns of a table: what programs and people call them, and what stands in them.

use std::borrow::Cow;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What programs call it: English, of small letters. Those of one family have a dot: `planned.H28`.
    pub key: Cow<'static, str>,
    /// What people call it.
    pub heading: Cow<'static, str>,
    /// What stands in it.
    pub kind: Kind,
    /// Whether a table for people has it unless others are asked for; files for programs have all columns.
    pub is_shown: bool,
    /// Whether files for programs have it: not what only says again, in a form to be read, what other columns hold.
    pub is_for_programs: bool,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word that is never cut or broken: a status, a year, a path.
    Word,
    /// Names and sentences; where there is little room they are broken into lines.
    Text,
    /// The same, but where the lines of a terminal are too short for the table, each on lines of its own below the rest
    /// of its row, behind that sign.
    Sentence(&'static str),
    /// Numbers, and the words that may stand in their place; never broken.
    Number,
    /// Shares: percentages for people.
    Share,
}

impl Kind {
    /// Whether it lies to the right, the decimals below each other.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::Share)
    }
}

impl Column {
    /// A column that tables for people have.
    pub fn of(key: impl Into<Cow<'static, str>>, heading: impl Into<Cow<'static, str>>, kind: Kind) -> Self {
        Self { key: key.into(), heading: heading.into(), kind, is_shown: true, is_for_programs: true }
    }

    /// The same, but files for programs do not have it.
    pub fn for_people(self) -> Self {
        Self { is_for_programs: false, ..self }
    }

    /// The same, but people see it only where they ask for it.
    pub fn on_demand(self) -> Self {
        Self { is_shown: false, ..self }
    }
}
