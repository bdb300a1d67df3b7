//! The document of a text that both parsers are certain to read alike, made of the places alone.
//!
//! Nearly all plan files hold nothing but maps and lists of texts and ordinary numbers, each on a line of its own.
//! There the second parser, which takes longer than all else on the way to the screen, has nothing to add: whoever waits
//! for a plan is shown what the first has read, and the second has its say behind that.
//! Gives up at whatever is less plain: what is refused here is merely read by both before it is shown.

use memchr::{memchr, memchr_iter};
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, Error as _, IntoDeserializer, Visitor};

use super::document::Document;
use super::record::Record;
use super::spans::{Content, Entry, Span};

/// The document of that text, whose places these are; `None` if it is not plain.
pub fn document(text: &str, root: &Span) -> Option<Record<Document>> {
    let bytes = text.as_bytes();
    let is_break = |at: usize| bytes.get(at + 1) == Some(&b'\n');
    let has_blanks_alone = memchr(b'\t', bytes).is_none() && memchr_iter(b'\r', bytes).all(is_break);
    let begins_plain = !text.starts_with(['.', '%']);
    let is_plain = has_blanks_alone && begins_plain && !MARKS.iter().any(|mark| text.contains(mark));
    is_plain.then(|| Record::deserialize(Value { text, span: root, in_flow: false }).ok())?
}

/// What divides documents, tells a parser something, names a value for another place, or is no character.
const MARKS: [&str; 6] = ["---", "\n...", "\n%", "&", "\u{fffe}", "\u{ffff}"];

/// The most bytes of a key; `serde_yaml` takes a thousand.
const MOST_OF_KEY: usize = 256;

/// A value of the file.
#[derive(Clone, Copy)]
struct Value<'a> {
    text: &'a str,
    span: &'a Span,
    /// Whether it stands within brackets.
    in_flow: bool,
}

/// What a single value is.
enum Single<'a> {
    Empty,
    Number(f64),
    Text(&'a str),
}

impl<'a> Value<'a> {
    /// What stands in the place of that value, between its brackets if it has some.
    fn of(self, span: &'a Span) -> Self {
        let opening = self.text.as_bytes().get(self.span.range.start);
        Self { span, in_flow: self.in_flow || matches!(opening, Some(b'{' | b'[')), ..self }
    }

    /// A single value, written so.
    fn single(self, written: &'a str) -> Option<Single<'a>> {
        let raw = self.text.get(self.span.range.clone())?;
        match raw.as_bytes() {
            [] => Some(Single::Empty),
            [quote @ (b'\'' | b'"'), inside @ .., last] if last == quote => {
                (inside == written.as_bytes() && !inside.contains(&b'\n')).then_some(Single::Text(written))
            }
            _ if raw != written || !is_plain(raw, self.in_flow) => None,
            _ => resolved(raw),
        }
    }

    /// The key of an entry, with its colon and a blank behind it.
    fn key(self, entry: &'a Entry) -> Option<&'a str> {
        let raw = self.text.get(entry.range.clone())?;
        let is_divided = matches!(self.text.as_bytes().get(entry.range.end..)?, [b':', b' ' | b'\r' | b'\n', ..]);
        let is_key = raw == entry.key && raw.len() <= MOST_OF_KEY && is_plain(raw, true);
        (is_divided && is_key).then_some(&entry.key)
    }
}

/// Whether a text without quotation marks has nothing in it that means something to a parser.
fn is_plain(raw: &str, in_flow: bool) -> bool {
    let bytes = raw.as_bytes();
    let begins = match bytes {
        [b'-', b'0'..=b'9', ..] => true,
        [first, ..] => {
            !is_sign(*first) && !matches!(first, b'-' | b'&' | b'*' | b'!' | b'|' | b'>' | b'%' | b'@' | b'`')
        }
        [] => false,
    };
    begins && !bytes.iter().any(|byte| matches!(byte, b'\n' | b'#' | b'\\') || in_flow && is_sign(*byte))
}

/// Signs of lists, maps and quotations.
fn is_sign(byte: u8) -> bool {
    matches!(byte, b':' | b'?' | b',' | b'[' | b']' | b'{' | b'}' | b'"' | b'\'' | b'#')
}

/// What a text without quotation marks stands for; `None` where that takes a closer look.
fn resolved(raw: &str) -> Option<Single<'_>> {
    if !raw.is_ascii() {
        return Some(Single::Text(raw));
    }
    match raw.as_bytes() {
        // A word, unless it is one for yes, no or nothing. Numbers of other bases begin with a digit.
        [first, ..] if first.is_ascii_alphabetic() => {
            let is_loaded = ["null", "true", "false"].iter().any(|word| raw.eq_ignore_ascii_case(word));
            (!is_loaded).then_some(Single::Text(raw))
        }
        _ => number(raw).map(Single::Number),
    }
}

/// A number as people write it: no sign but a minus, no zeros before it, no more digits than all keep.
fn number(raw: &str) -> Option<f64> {
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_usual = is_number(whole) && fraction.is_none_or(is_number) && digits.len() <= 16;
    let is_padded = whole.len() > 1 && whole.starts_with('0');
    (is_usual && !is_padded && raw != "-0").then(|| raw.parse().ok())?
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let unusual = || Error::custom("not plain");
        match &self.span.content {
            Content::Scalar(written) => match self.single(written).ok_or_else(unusual)? {
                Single::Empty => visitor.visit_unit(),
                Single::Number(number) => visitor.visit_f64(number),
                Single::Text(text) => visitor.visit_str(text),
            },
            Content::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter().map(|item| self.of(item)))),
            Content::Map(entries) => {
                if !entries.iter().all(|entry| self.key(entry).is_some()) {
                    return Err(unusual());
                }
                let pairs = entries.iter().map(|entry| (entry.key.as_str(), self.of(&entry.value)));
                visitor.visit_map(MapDeserializer::new(pairs))
            }
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'a> IntoDeserializer<'a, Error> for Value<'a> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::load::{BUILT_IN_TEXT, read_text};
    use crate::source::parsers::{Parsers, places, values};

    /// Both documents of a text: at a glance, and by the second parser.
    fn both(text: &str) -> Option<(String, String)> {
        let root = places(text).ok()?;
        let glanced = document(text, &root)?;
        Some((format!("{glanced:?}"), format!("{:?}", values::<Document>(text))))
    }

    #[test]
    fn what_is_plain_is_read_alike() {
        let table = [
            "計画: 試し  # 注\n担当課: [a課, b課]\n",
            "計画: \"試し\"\r\n自治体: '日進市'\r\n備考: https://example.jp/a?b=c\r\n",
            "# 注\n総括: {実施: 46, 2016: 1, a: }\n備考: \"-\"\n",
            "体系:\n- 番号: 1\n  取組:\n  - 番号: 1.10\n    予定: {H28: 検討, H29: ⇒, H30: [検討, 条例改正]}\n    実績:\n      2016: 5\n",
            "体系:\n- 指標:\n  - 初期値: 0\n    実績: {H28: -5, H29: 12345.678, H30: 0.5, R1: -0.0, R2: \"12\"}\n    目標: {値: 58, 注: うち新規18件}\n",
            "備考: 1件\n出典: 第2次 a-b_c (d) / e; f = g+h\n階層: v1.2\n計画: nullable\n自治体:\n",
            "計画: a\n計画: b\n体系: [文, {番号: 1}]\n知らない: [[], {}]\n",
        ];
        for text in table {
            let (glanced, read) = both(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(format!("Ok({glanced})"), read, "{text}");
        }
    }

    #[test]
    fn what_is_less_plain_is_left_to_both() {
        let values = [
            "~",
            "null",
            "True",
            "FALSE",
            "-",
            "+5",
            "007",
            "-0",
            "1e3",
            "0x1f",
            "0o7",
            ".5",
            "5.",
            ".inf",
            "1_000",
            "1,000",
            "12:30",
            "2021-03-31",
            "12345678901234567",
            "a#b",
            "a\\b",
            "|\n  a",
            ">-\n  a",
            "a\n  b",
            "'it''s'",
            "\"a\\tb\"",
            "'a\n  b'",
            "\ta",
            "? a",
            "%a",
            "@a",
            "`a`",
            "R&D",
            "a --- b",
        ];
        let all = values.iter().map(|value| format!("計画: {value}\n"));
        let others = ["{a:b}", "{a: b:c}", "[a b?]", "{\"a\":b}", "{'a': c}"].map(|value| format!("総括: {value}\n"));
        let whole = [
            "---\n計画: a\n",
            "%YAML 1.2\n",
            "計画: a\r体系: b\n",
            "計画: a\n...\n",
            "...\n計画: a\n",
            "\"a\\u3042\": b\n",
            "計画:",
        ];
        let long = ["あ".repeat(400), "a".repeat(1030)].map(|key| format!("総括: {{{key}: 1}}\n"));
        for text in long.into_iter().chain(all.chain(others).chain(whole.map(str::to_owned))) {
            assert_eq!(both(&text), None, "{text}");
        }
    }

    /// What means something to a parser, and what does not.
    const PIECES: [&str; 44] = [
        "a", "あ", "b", "い", "検討", "1", "0", "7", ".", "-", " ", " ", " ", " ", ": ", ": ", ": ", ", ", ", ", ":",
        ",", "- ", "{", "}", "[", "]", "\n", "\n", "\n  ", "\n    ", "'", "\"", "#", " #", "?", "|", "*", "~", "\\",
        "...", "\r\n", "null", "\u{3000}", "\u{ffff}",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_is_taken_for_plain_is_read_alike(
            pieces in prop::collection::vec(0..PIECES.len(), 0..7),
            frame in prop::sample::select(vec![
                ("", ""), ("計画: ", "\n"), ("総括: {", "}\n"), ("総括: {a: ", "}\n"), ("階層: [", "]\n"), ("総括:\n  ", "\n"),
                ("体系:\n- 名称: ", "\n"), ("体系:\n- 取組:\n  - ", ": 1\n"), ("計画: a ", "\n体系: []\n"), ("備考: \"", "\"\n"),
                ("備考: '", "'\n"),
            ]),
        ) {
            let inside: String = pieces.iter().map(|at| PIECES[*at]).collect();
            let text = format!("{}{inside}{}", frame.0, frame.1);
            if let Some((glanced, read)) = both(&text) {
                prop_assert_eq!(format!("Ok({glanced})"), read, "{:?}", text);
            }
        }
    }

    #[test]
    fn the_built_in_plan_is_read_alike() {
        let (read, ..) = read_text("plan", BUILT_IN_TEXT, Parsers::Both).unwrap();
        let (glanced, _, parsers) = read_text("plan", BUILT_IN_TEXT, Parsers::First).unwrap();
        assert_eq!((glanced, parsers), (read, Parsers::First));
    }
}
