//! The two parsers: `saphyr-parser` knows where everything stands and limits what the other gets to see; `serde_yaml` knows
//! what everything is. Each finds what the other overlooks, so a text is good only if both accept it.

use serde::de::DeserializeOwned;

use super::document::Document;
use super::fatal::{not_yaml, unparsable};
use super::record::Record;
use super::spans::{self, Span};
use super::{glance, lines};
use crate::plan::{Finding, Position};

/// Which of them have read a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parsers {
    /// `saphyr-parser` alone. The other is certain to say the same, and has still to do so.
    First,
    /// It and `serde_yaml`.
    Both,
}

impl Parsers {
    /// The places and the document of a clean text, and which of them have read it: both, unless the first alone was
    /// asked for and will do.
    ///
    /// # Errors
    /// The finding for a text that is no YAML, or refused.
    pub fn read(self, text: &str) -> Result<(Span, Record<Document>, Self), Finding> {
        let root = places(text)?;
        let at_a_glance = if self == Self::First { glance::document(text, &root) } else { None };
        match at_a_glance {
            Some(record) => Ok((root, record, Self::First)),
            None => Ok((root, values(text)?, Self::Both)),
        }
    }
}

/// Reads a clean text with both, the one that limits what the other sees first.
///
/// # Errors
/// The finding for a text that is no YAML, or refused.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<(Span, Record<T>), Finding> {
    Ok((places(text)?, values(text)?))
}

/// Where everything stands.
///
/// # Errors
/// The finding for a text that is no YAML, or refused.
pub fn places(text: &str) -> Result<Span, Finding> {
    spans::read(text).map_err(|error| inside(text, unparsable(error, text)))
}

/// What the second parser makes of a text that the first has accepted.
///
/// # Errors
/// The finding for a text that is no YAML.
pub fn values<T: DeserializeOwned>(text: &str) -> Result<Record<T>, Finding> {
    serde_yaml::from_str(text).map_err(|error| {
        let position = error.location().map(|at| Position { line: at.line(), column: at.column() });
        inside(text, not_yaml(text, position.unwrap_or(Position::START)))
    })
}

/// The finding at a place in the text: where that breaks off, a parser may name a line that is not there.
fn inside(text: &str, finding: Finding) -> Finding {
    Finding { position: lines::inside(text, finding.position), ..finding }
}
