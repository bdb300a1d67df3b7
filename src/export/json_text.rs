//! JSON as it may be shown in a terminal, written while it is made.
//!
//! JSON allows DEL, the C1 controls and invisible formatting inside strings, but a terminal may obey them: they are
//! escaped like the control characters before the blank. Invariant: no more than one piece of a string is held.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::visible::{has_invisible, is_invisible};

/// Writes a value as JSON that people can read too, and a line break.
///
/// # Errors
/// Whatever writing gives.
pub fn write_escaped(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Indented::default()))?;
    writeln!(out)?;
    out.flush()
}

/// Writes a value as JSON without a blank or a line break.
///
/// # Errors
/// Whatever writing gives.
pub(super) fn write_compact(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(out, OneLine))?)
}

/// Everything on one line.
struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        write_fragment(out, fragment)
    }
}

/// A line for each value, set in by where it belongs.
#[derive(Default)]
struct Indented(PrettyFormatter<'static>);

impl Formatter for Indented {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        write_fragment(out, fragment)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

/// A piece of a string in which nothing is left to be escaped for JSON itself.
fn write_fragment<W: ?Sized + Write>(out: &mut W, fragment: &str) -> io::Result<()> {
    if !has_invisible(fragment) {
        return out.write_all(fragment.as_bytes());
    }
    let mut rest = fragment;
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_invisible(*c)) {
        let (before, after) = rest.split_at(at);
        out.write_all(before.as_bytes())?;
        for unit in c.encode_utf16(&mut [0; 2]) {
            write!(out, "\\u{unit:04x}")?;
        }
        rest = after.strip_prefix(c).unwrap_or(after);
    }
    out.write_all(rest.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a\u{7f}b\u{9b}31m\u{1b}c\"達成\u{202e}\u{e0041}";

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        let (mut lines, mut line) = (Vec::new(), Vec::new());
        write_escaped(&mut lines, &TEXT).unwrap();
        write_compact(&mut line, &TEXT).unwrap();
        let text = String::from_utf8(lines).unwrap();
        assert_eq!(text, "\"a\\u007fb\\u009b31m\\u001bc\\\"達成\\u202e\\udb40\\udc41\"\n");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), TEXT);
        assert_eq!(String::from_utf8(line).unwrap() + "\n", text);
    }

    #[test]
    fn it_is_laid_out_as_serde_json_does() {
        let value = serde_json::json!({"a": [], "b": {}, "c": [1, {"d": null}, "e"], "f": {"g": [[2.5]]}});
        let (mut lines, mut line) = (Vec::new(), Vec::new());
        write_escaped(&mut lines, &value).unwrap();
        write_compact(&mut line, &value).unwrap();
        assert_eq!(String::from_utf8(lines).unwrap(), serde_json::to_string_pretty(&value).unwrap() + "\n");
        assert_eq!(String::from_utf8(line).unwrap(), value.to_string());
    }
}
