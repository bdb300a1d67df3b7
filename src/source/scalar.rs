//! How a text is written in a plan file so that it reads back as itself: without quotation marks where that
//! can be, with them where YAML, or another program that reads it, would take it for something else.

use super::spans::{self, Content};

/// Words that programs of older YAML take for yes, no and nothing.
const LOADED: [&str; 11] = ["yes", "no", "on", "off", "true", "false", "null", "y", "n", "=", "<<"];

/// Characters that mean something at the beginning of a value.
const SIGNS: &str = "-?:,[]{}#&*!|>'\"%@`~";

/// `text` as a single value. `in_flow`: within brackets. `old`: what stands there, as written: where it has
/// quotation marks that it would not need, the new value has them too.
pub fn scalar(text: &str, in_flow: bool, old: &str) -> String {
    let mark = old.chars().next().filter(|c| matches!(c, '\'' | '"'));
    let is_habit = mark.is_some_and(|mark| is_plain(old.trim_matches(mark), in_flow));
    if !is_habit && is_plain(text, in_flow) { text.to_owned() } else { quoted(text, mark.unwrap_or('"')) }
}

/// The number as which YAML reads `text` without quotation marks, if it reads it as one that has an end.
pub fn number(text: &str) -> Option<f64> {
    let value: serde_yaml::Value = serde_yaml::from_str(text).ok()?;
    value.as_f64().filter(|number| number.is_finite())
}

/// `text` between those marks; between double ones where it holds what only they can.
pub fn quoted(text: &str, mark: char) -> String {
    if mark == '\'' && !text.contains(must_be_escaped) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let escaped = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if must_be_escaped(c) => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

/// Line breaks and what else the parsers take differently, or not at all.
fn must_be_escaped(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Whether `text` needs no quotation marks to be read as this text.
fn is_plain(text: &str, in_flow: bool) -> bool {
    let is_number_like = text.chars().all(|c| c.is_ascii_digit() || "+-_.:,".contains(c));
    let is_loaded = LOADED.iter().any(|word| text.eq_ignore_ascii_case(word));
    !text.is_empty()
        && !text.contains(must_be_escaped)
        && !is_loaded
        && !is_number_like
        && !text.starts_with(SIGNS_AT_START)
        && reads_as(text, in_flow)
}

const SIGNS_AT_START: fn(char) -> bool = |c| SIGNS.contains(c) || c.is_whitespace();

/// Whether both parsers read what is written so as a text, and as this one.
fn reads_as(text: &str, in_flow: bool) -> bool {
    let line = if in_flow { format!("{{k: {text}, l: m}}") } else { format!("k: {text}\nl: m\n") };
    let is_it = |value: &serde_yaml::Value| value.as_str() == Some(text);
    let typed: Option<serde_yaml::Value> = serde_yaml::from_str(&line).ok();
    let typed = typed.as_ref().and_then(serde_yaml::Value::as_mapping);
    let Ok(span) = spans::read(&line) else { return false };
    let Content::Map(entries) = &span.content else { return false };
    typed.is_some_and(|map| map.len() == 2 && map.get("k").is_some_and(is_it))
        && entries.len() == 2
        && matches!(entries.first().map(|entry| &entry.value.content), Some(Content::Scalar(found)) if found == text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quotation_marks_where_they_are_needed() {
        // The text, in a block, in brackets.
        let table = [
            ("実施", "実施", "実施"),
            ("⇒", "⇒", "⇒"),
            ("調査・研究", "調査・研究", "調査・研究"),
            ("実施（一部）", "実施（一部）", "実施（一部）"),
            ("4、5月分", "4、5月分", "4、5月分"),
            ("-", "\"-\"", "\"-\""),
            ("- 実施", "\"- 実施\"", "\"- 実施\""),
            ("注: 済", "\"注: 済\"", "\"注: 済\""),
            ("済:", "\"済:\"", "\"済:\""),
            ("済 #1", "\"済 #1\"", "\"済 #1\""),
            ("済#1", "済#1", "済#1"),
            ("a,b", "a,b", "\"a,b\""),
            ("検討, 実施", "検討, 実施", "\"検討, 実施\""),
            ("済]", "済]", "\"済]\""),
            ("[済]", "\"[済]\"", "\"[済]\""),
            ("{済}", "\"{済}\"", "\"{済}\""),
            ("&済", "\"&済\"", "\"&済\""),
            ("*済", "\"*済\"", "\"*済\""),
            ("!済", "\"!済\"", "\"!済\""),
            ("|", "\"|\"", "\"|\""),
            (">5", "\">5\"", "\">5\""),
            ("%", "\"%\"", "\"%\""),
            ("@済", "\"@済\"", "\"@済\""),
            ("yes", "\"yes\"", "\"yes\""),
            ("No", "\"No\"", "\"No\""),
            ("null", "\"null\"", "\"null\""),
            ("~", "\"~\"", "\"~\""),
            ("true", "\"true\"", "\"true\""),
            ("2020", "\"2020\"", "\"2020\""),
            ("1.5", "\"1.5\"", "\"1.5\""),
            ("1e5", "\"1e5\"", "\"1e5\""),
            (".inf", "\".inf\"", "\".inf\""),
            ("0x1F", "\"0x1F\"", "\"0x1F\""),
            ("H28実績", "H28実績", "H28実績"),
            (" 済", "\" 済\"", "\" 済\""),
            ("済 ", "\"済 \"", "\"済 \""),
            ("\"済\"", "\"\\\"済\\\"\"", "\"\\\"済\\\"\""),
            ("C:\\", "C:\\", "C:\\"),
            ("", "\"\"", "\"\""),
        ];
        for (text, block, flow) in table {
            assert_eq!(
                (scalar(text, false, ""), scalar(text, true, "")),
                (block.to_owned(), flow.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn habits_are_kept() {
        let table = [
            ("実施", "'検討'", "'実施'"),
            ("実施", "\"検討\"", "\"実施\""),
            ("実施", "\"-\"", "実施"),
            ("実施", "検討", "実施"),
            ("a: 'b'", "'検討'", "'a: ''b'''"),
        ];
        for (text, old, written) in table {
            assert_eq!(scalar(text, true, old), written, "{text} for {old}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_text_reads_back(text in "([ -~⇒・、。（）：　あ-ん実施検討]{0,12}|\\PC{0,8}|[\n\r\t\u{1b}\u{85}\u{2028}\u{feff}#: -]{0,6})", in_flow: bool, old in "('検討'|\"-\"|検討|)") {
            let written = scalar(&text, in_flow, &old);
            let line = if in_flow { format!("{{k: {written}, l: m}}") } else { format!("k: {written}\nl: m\n") };
            let read: serde_yaml::Value = serde_yaml::from_str(&line).unwrap();
            prop_assert_eq!(read["k"].as_str(), Some(text.as_str()), "{}", written);
            prop_assert_eq!(read["l"].as_str(), Some("m"));
            prop_assert!(spans::read(&line).is_ok());
        }
    }
}
