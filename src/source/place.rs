//! Looking things up in the span tree: a cursor that never fails.
//!
//! What is not in the file stands where its owner stands, so a finding about something that is
//! missing points at the entry in which it is missing.

use super::spans::{Content, Entry, Span};
use crate::plan::Position;

/// A value's place in the file.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    span: Option<&'a Span>,
    owner: Position,
}

impl<'a> Place<'a> {
    /// The place of that value.
    pub fn of(span: &'a Span) -> Self {
        Self { span: Some(span), owner: span.position }
    }

    /// Where it starts.
    pub fn position(self) -> Position {
        self.span.map_or(self.owner, |span| span.position)
    }

    /// The value of that key, one of the known ones; of the first if there are several.
    pub fn key(self, key: &str) -> Self {
        self.child(self.entries().iter().find(|entry| entry.is(key)).map(|entry| &entry.value))
    }

    /// Where that key itself stands.
    pub fn key_position(self, key: &str) -> Position {
        self.entries().iter().find(|entry| entry.is(key)).map_or(self.position(), |entry| entry.position)
    }

    /// The item of a list, or the value of the entry of a map, at that index.
    pub fn item(self, index: usize) -> Self {
        match self.span.map(|span| &span.content) {
            Some(Content::List(items)) => self.child(items.get(index)),
            _ => self.child(self.entries().get(index).map(|entry| &entry.value)),
        }
    }

    /// Where the key at that index stands.
    pub fn item_key(self, index: usize) -> Position {
        self.entries().get(index).map_or(self.position(), |entry| entry.position)
    }

    /// The entries of a map, as written; none for anything else.
    pub fn entries(self) -> &'a [Entry] {
        match self.span.map(|span| &span.content) {
            Some(Content::Map(entries)) => entries,
            _ => &[],
        }
    }

    /// A single value as written: `1.10` where a parser would say 1.1.
    pub fn written(self) -> Option<&'a str> {
        match self.span.map(|span| &span.content) {
            Some(Content::Scalar(text)) => Some(text),
            _ => None,
        }
    }

    fn child(self, span: Option<&'a Span>) -> Self {
        Self { span, owner: self.position() }
    }
}
