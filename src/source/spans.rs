//! Where everything in a plan file stands: a small tree over the events of `saphyr-parser`.
//!
//! It is built first and is the guard for what comes after it: nesting is limited, and what a plan
//! never needs (references, tags, a second document, keys that are no plain text) is refused, so
//! that `serde_yaml` never sees input that costs it more than linear time.

use std::borrow::Cow;
use std::ops::Range;

use compact_str::CompactString;
use saphyr_parser::{Event, Parser, ScalarStyle};

use super::lines::end_of;
use crate::plan::Position;
use crate::spelling::{composed, is_composed};

/// How deep a file may nest. A plan of ten levels needs 26.
pub const MAX_DEPTH: usize = 64;

/// How many keys one map may have: more than the departments of any municipality.
pub const MAX_KEYS: usize = 1000;

/// How many keys and values a file may have: a hundred times the first plan. Each costs memory in several forms.
pub const MAX_VALUES: usize = 300_000;

/// One value of the file: where it stands and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its first character.
    pub position: Position,
    /// Its bytes in the text, quotation marks and brackets with them. Of a list or map without brackets from
    /// its first to its last; of an empty value none, in front of the colon.
    pub range: Range<usize>,
    /// What it holds.
    pub content: Content,
}

/// What a value holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A single value, as written (without its quotation marks).
    Scalar(CompactString),
    /// A list.
    List(Vec<Span>),
    /// A map; a key written twice is in it twice.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key as written.
    pub key: CompactString,
    /// Whether the key is certainly written with the characters that [`composed`] gives: nearly every one is, and
    /// then it is one of the known keys or it is not, letter by letter.
    is_composed: bool,
    /// Where the key stands.
    pub position: Position,
    /// The bytes of the key in the text.
    pub range: Range<usize>,
    /// The value.
    pub value: Span,
}

/// Why there is no tree.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    /// Not YAML, in the parser's words.
    #[error("{1}")]
    Syntax(Position, String),
    /// Deeper than [`MAX_DEPTH`].
    #[error("nested deeper than {MAX_DEPTH}")]
    TooDeep(Position),
    /// A map with more than [`MAX_KEYS`] keys.
    #[error("more than {MAX_KEYS} keys")]
    TooWide(Position),
    /// A file with more than [`MAX_VALUES`] keys and values.
    #[error("more than {MAX_VALUES} values")]
    TooMany(Position),
    /// `*name`.
    #[error("a reference")]
    Alias(Position),
    /// `!name`.
    #[error("a tag")]
    Tag(Position),
    /// A second `---`.
    #[error("a second document")]
    SecondDocument(Position),
    /// A list or map in the place of a key.
    #[error("a key that is no text")]
    Key(Position),
    /// Nothing but comments.
    #[error("empty")]
    Empty,
}

/// A list or map whose end has not come yet.
struct Open {
    position: Position,
    range: Range<usize>,
    /// Whether it has brackets.
    is_flow: bool,
    content: Content,
    /// In a map: the key whose value comes next.
    key: Option<(CompactString, Position, Range<usize>)>,
}

/// Builds the tree of one file.
///
/// # Errors
/// The first thing that is not YAML or is refused, with its place.
pub fn read(text: &str) -> Result<Span, SpanError> {
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    let mut values = 0;
    let mut bytes = Bytes { text, chars: 0, bytes: 0 };
    // Where a text breaks off, the parser may name a line that is not there.
    let end = end_of(text);
    let place = |line, column| if line > end.line { end } else { place(line, column) };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let marker = error.marker();
            SpanError::Syntax(place(marker.line(), marker.col()), error.info().to_owned())
        })?;
        let position = place(span.start.line(), span.start.col());
        let start = bytes.at(span.start.index());
        values += usize::from(matches!(event, Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..)));
        if values > MAX_VALUES {
            return Err(SpanError::TooMany(position));
        }
        let tag = match &event {
            Event::Scalar(_, _, _, tag) | Event::SequenceStart(_, tag) | Event::MappingStart(_, tag) => tag.as_ref(),
            _ => None,
        };
        if tag.is_some() {
            return Err(SpanError::Tag(position));
        }
        let finished = match event {
            Event::DocumentStart(_) if root.is_some() => return Err(SpanError::SecondDocument(position)),
            Event::Alias(_) => return Err(SpanError::Alias(position)),
            Event::Scalar(written, style, ..) => {
                match (open.last_mut(), scalar(text, style, start..bytes.at(span.end.index()))) {
                    (Some(Open { content: Content::Map(entries), key: key @ None, .. }), range) => {
                        if entries.len() >= MAX_KEYS {
                            return Err(SpanError::TooWide(position));
                        }
                        *key = Some((written.into(), position, range));
                        continue;
                    }
                    (_, range) => Span { position, range, content: Content::Scalar(written.into()) },
                }
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if matches!(open.last(), Some(Open { content: Content::Map(_), key: None, .. })) {
                    return Err(SpanError::Key(position));
                }
                if open.len() >= MAX_DEPTH {
                    return Err(SpanError::TooDeep(position));
                }
                let is_list = matches!(event, Event::SequenceStart(..));
                let content = if is_list { Content::List(Vec::new()) } else { Content::Map(Vec::new()) };
                // A bracket has a place of its own.
                let is_flow = span.start.index() < span.end.index();
                open.push(Open { position, range: start..start, is_flow, content, key: None });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(done) => {
                    // The parser's own end takes in what follows: blanks, even a comment.
                    let end = if done.is_flow { start + 1 } else { done.range.end };
                    Span { position: done.position, range: done.range.start..end, content: done.content }
                }
                None => continue,
            },
            _ => continue,
        };
        match open.last_mut() {
            Some(parent) => parent.take_in(finished),
            None => root = Some(finished),
        }
    }
    root.ok_or(SpanError::Empty)
}

impl Entry {
    /// The key with each character written in the one way that all share.
    pub fn composed_key(&self) -> Cow<'_, str> {
        if self.is_composed { Cow::Borrowed(&self.key) } else { composed(&self.key) }
    }

    /// Whether that is its key, which is one of the known ones; the file may write it with other characters that
    /// stand for the same.
    pub fn is(&self, key: &str) -> bool {
        self.key == key || !self.is_composed && composed(&self.key) == key
    }
}

impl Open {
    fn take_in(&mut self, value: Span) {
        self.range.end = value.range.end.max(self.range.end);
        match &mut self.content {
            Content::List(items) => items.push(value),
            Content::Map(entries) => {
                if let Some((key, position, range)) = self.key.take() {
                    let is_composed = is_composed(&key);
                    entries.push(Entry { key, is_composed, position, range, value });
                }
            }
            Content::Scalar(_) => {}
        }
    }
}

/// Bytes by the number of characters before them; asked for places near each other it does not count from the
/// beginning each time.
struct Bytes<'a> {
    text: &'a str,
    chars: usize,
    bytes: usize,
}

impl Bytes<'_> {
    fn at(&mut self, chars: usize) -> usize {
        if chars < self.chars {
            let before = self.text.get(..self.bytes).unwrap_or_default().chars().rev().take(self.chars - chars);
            self.bytes -= before.map(char::len_utf8).sum::<usize>();
        } else {
            // The first byte of a character says how many it has.
            let bytes = self.text.as_bytes();
            for _ in self.chars..chars {
                self.bytes += match bytes.get(self.bytes) {
                    Some(0..0x80) => 1,
                    Some(0x80..0xe0) => 2,
                    Some(0xe0..0xf0) => 3,
                    Some(_) => 4,
                    None => break,
                };
            }
        }
        self.chars = chars;
        self.bytes
    }
}

/// What a single value fills: the parser lets a quoted one end where the next thing begins, and one behind
/// `|` or `>` begin with its first line.
fn scalar(text: &str, style: ScalarStyle, range: Range<usize>) -> Range<usize> {
    let Range { start, end } = range;
    let inside = text.get(start..end).unwrap_or_default();
    match style {
        ScalarStyle::Plain => start..end,
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => start..start + quoted(inside).unwrap_or(end - start),
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let mark = text.get(..start).and_then(|before| before.rfind(['|', '>']));
            mark.unwrap_or(start)..start + inside.trim_end().len()
        }
    }
}

/// The length of the quotation with which `text` begins.
fn quoted(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    let (_, quote) = chars.next()?;
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if quote == '"' => drop(chars.next()),
            // Twice, it is the character itself.
            '\'' if quote == '\'' && chars.next_if(|(_, next)| *next == '\'').is_some() => {}
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The parser counts columns from 0.
fn place(line: usize, column: usize) -> Position {
    Position { line: line.max(1), column: column + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::place::Place;

    fn at(line: usize, column: usize) -> Position {
        Position { line, column }
    }

    #[test]
    fn every_value_has_its_line_and_column() {
        let text = "計画: 試し\n体系:\n- 番号: 1\n  実績: {H28: 検討, H29: [\"a\", b]}\n";
        let root = read(text).unwrap();
        let root = Place::of(&root);
        let first = root.key("体系").item(0);
        assert_eq!(root.key("計画").position(), at(1, 5));
        assert_eq!(root.key_position("体系"), at(2, 1));
        assert_eq!(first.position(), at(3, 3));
        assert_eq!(first.key("実績").key_position("H29"), at(4, 17));
        assert_eq!(first.key("実績").key("H29").item(1).position(), at(4, 28));
        assert_eq!(first.key("実績").key("H28").written(), Some("検討"));
        assert_eq!(first.key("ない").position(), first.position(), "what is not there stands where its owner stands");
    }

    /// What stands at every key and value, as it is written.
    fn written<'a>(text: &'a str, span: &Span, found: &mut Vec<&'a str>) {
        match &span.content {
            Content::Scalar(_) => {}
            Content::List(items) => items.iter().for_each(|item| written(text, item, found)),
            Content::Map(entries) => entries.iter().for_each(|entry| {
                found.push(&text[entry.range.clone()]);
                written(text, &entry.value, found);
            }),
        }
        found.push(&text[span.range.clone()]);
    }

    #[test]
    fn every_value_has_its_bytes() {
        let table: [(&str, &[&str]); 10] = [
            ("計画: 試し  # 注\n", &["計画", "試し", "計画: 試し"]),
            ("é𠮷a: ß𠮷\nb: c\n", &["é𠮷a", "ß𠮷", "b", "c", "é𠮷a: ß𠮷\nb: c"]),
            ("a: 'b''c'  # d'\n", &["a", "'b''c'", "a: 'b''c'"]),
            ("a: \"b\\\"c\" # d\"\n", &["a", "\"b\\\"c\"", "a: \"b\\\"c\""]),
            ("a: [b, c ]  # d", &["a", "b", "c", "[b, c ]", "a: [b, c ]"]),
            ("{a: , \"b\": {} }", &["a", "", "\"b\"", "{}", "{a: , \"b\": {} }"]),
            (
                "a:\r\n  - 名\r\n  - c: d\r\n\r\n",
                &["a", "名", "c", "d", "c: d", "名\r\n  - c: d", "a:\r\n  - 名\r\n  - c: d"],
            ),
            ("a: >-\r\n  b\r\n  c\r\n\r\n", &["a", ">-\r\n  b\r\n  c", "a: >-\r\n  b\r\n  c"]),
            ("a: b\n  c\n\n", &["a", "b\n  c", "a: b\n  c"]),
            ("a: ~\n", &["a", "~", "a: ~"]),
        ];
        for (text, expected) in table {
            let mut found = Vec::new();
            written(text, &read(text).unwrap(), &mut found);
            let unmarked: Vec<&str> = found.iter().map(|one| one.strip_prefix("- ").unwrap_or(one)).collect();
            assert_eq!(unmarked, expected, "{text}");
        }
    }

    #[test]
    fn what_a_plan_never_needs_is_refused() {
        let table = [
            ("a: &x 1\nb: *x", SpanError::Alias(at(2, 4))),
            ("a: !tag 1", SpanError::Tag(at(1, 4))),
            ("a: 1\n---\nb: 1", SpanError::SecondDocument(at(2, 1))),
            ("? [a]\n: 1", SpanError::Key(at(1, 3))),
            ("# nothing\n", SpanError::Empty),
            (&"[".repeat(100), SpanError::TooDeep(at(1, 65))),
        ];
        for (text, expected) in table {
            assert_eq!(read(text), Err(expected), "{text}");
        }
        assert!(matches!(read("a: [1, 2"), Err(SpanError::Syntax(..))));
    }
}
