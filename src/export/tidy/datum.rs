//! What stands in one cell of the tidy table, before a form writes it down.
//!
//! Invariant: an empty text is nothing; every form writes the same datum, CSV as text, JSON Lines with its type.

use std::borrow::Cow;

use crate::plan::FiscalYear;

/// One datum.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Datum<'a> {
    /// The cell is empty.
    Nothing,
    /// A word, a name, a sentence.
    Text(Cow<'a, str>),
    /// A number, finite.
    Number(f64),
}

impl Datum<'_> {
    /// A year as every program counts them.
    pub fn year(year: FiscalYear) -> Self {
        Self::Number(f64::from(year.number()))
    }

    /// A place counted from 1.
    pub fn count(count: usize) -> Self {
        Self::Number(count as f64)
    }
}

impl<'a> From<&'a str> for Datum<'a> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.into()) }
    }
}

impl From<String> for Datum<'_> {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.into()) }
    }
}

impl<'a> From<Datum<'a>> for Cow<'a, str> {
    /// As text: a number in as many digits as it takes, without a comma or an exponent, no minus before 0.
    fn from(datum: Datum<'a>) -> Self {
        match datum {
            Datum::Nothing => "".into(),
            Datum::Text(text) => text,
            Datum::Number(0.0) => "0".into(),
            Datum::Number(number) => number.to_string().into(),
        }
    }
}
