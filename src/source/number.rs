//! Numbers as staff write them.
//!
//! What can be read without guessing is read: full-width digits, commas between thousands, △ and ▲ as
//! minus, the indicator's own unit behind the number. Everything else that looks like a number is
//! refused; a word is a word.

use unicode_normalization::UnicodeNormalization;

use crate::spelling::composed;

/// What a text in a cell of an indicator is.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// A number.
    Number(f64),
    /// A dash: not measured.
    NotMeasured,
    /// A word such as 基準策定.
    Word,
    /// A number, but of another unit than the indicator's.
    OtherUnit,
    /// A number with this unit, where the indicator names none.
    NoUnit(String),
    /// It looks like a number and is none that can be read for sure: 約50, 三千円, 1,23.
    Unreadable,
}

/// Every dash that printed tables and keyboards offer.
const DASHES: [char; 9] = ['-', '－', 'ー', '―', '—', '–', '‐', '−', '─'];
/// What stands before a negative number, once full-width signs are half-width.
const MINUS: [char; 4] = ['-', '−', '△', '▲'];
const ABOUT: [&str; 5] = ["約", "およそ", "おおよそ", "ほぼ", "概ね"];
const KANJI_DIGITS: &str = "〇一二三四五六七八九十百千万億";

/// Whether the text is nothing but a dash.
pub fn is_dash(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| DASHES.contains(&c))
}

/// Reads a text against the unit of its indicator.
pub fn read(text: &str, unit: Option<&str>) -> Reading {
    if is_dash(text) {
        return Reading::NotMeasured;
    }
    let text: String = composed(text.trim()).chars().map(half_width).collect();
    let (negative, unsigned) = match text.strip_prefix(MINUS) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let end = unsigned.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(unsigned.len());
    let (digits, suffix) = unsigned.split_at(end);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return if is_number_in_words(&text, unit) { Reading::Unreadable } else { Reading::Word };
    }
    let Some(number) = ungrouped(digits) else { return Reading::Unreadable };
    let suffix = suffix.trim();
    match unit.map(str::trim).filter(|unit| !unit.is_empty()) {
        _ if suffix.is_empty() => Reading::Number(if negative { -number } else { number }),
        Some(unit) if folded(unit) == folded(suffix) => Reading::Number(if negative { -number } else { number }),
        Some(_) => Reading::OtherUnit,
        None if suffix.chars().any(|c| c.is_ascii_digit()) => Reading::Unreadable,
        None => Reading::NoUnit(suffix.to_owned()),
    }
}

/// Digits with or without commas between thousands and with or without a fraction.
fn ungrouped(digits: &str) -> Option<f64> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(fraction) || (fraction.is_empty() && digits.ends_with('.')) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| !first.is_empty())?;
    let rest: Vec<&str> = groups.collect();
    if !rest.is_empty() && (first.len() > 3 || rest.iter().any(|group| group.len() != 3)) {
        return None;
    }
    let plain = format!("{first}{}.{fraction}0", rest.concat());
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

/// 約50, 三千円: a number, but not in digits alone.
fn is_number_in_words(text: &str, unit: Option<&str>) -> bool {
    if let Some(rest) = ABOUT.iter().find_map(|about| text.strip_prefix(about)) {
        return rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    }
    let core = unit.and_then(|unit| text.strip_suffix(unit)).unwrap_or(text).trim();
    !core.is_empty() && core.chars().all(|c| KANJI_DIGITS.contains(c))
        || matches!(core.strip_suffix('円'), Some(yen) if !yen.is_empty() && yen.chars().all(|c| KANJI_DIGITS.contains(c)))
}

/// Full-width ASCII as half-width. Not NFKC: that would make a 1 of ①.
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

fn folded(unit: &str) -> String {
    unit.nfkc().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Reading::{NotMeasured, Number, OtherUnit, Unreadable, Word};

    #[test]
    fn what_can_be_read_without_guessing() {
        let table = [
            ("1,667,000千円", Some("千円"), Number(1_667_000.0)),
            ("１，６６７，０００ 千円", Some("千円"), Number(1_667_000.0)),
            ("１５.４％", Some("%"), Number(15.4)),
            ("15．4%", Some("％"), Number(15.4)),
            ("△5", None, Number(-5.0)),
            ("▲ 1,234.5", None, Number(-1234.5)),
            ("－3", None, Number(-3.0)),
            ("-3件", Some("件"), Number(-3.0)),
            ("+3", None, Number(3.0)),
            ("0270", None, Number(270.0)),
            ("0", Some("件"), Number(0.0)),
            ("50㎡", Some("m2"), Number(50.0)),
            ("-", None, NotMeasured),
            (" － ", Some("件"), NotMeasured),
            ("―", None, NotMeasured),
            ("ー", None, NotMeasured),
            ("基準策定", None, Word),
            ("一部実施", None, Word),
            ("H29策定", None, Word),
            ("①", None, Word),
            ("", None, Word),
        ];
        for (text, unit, reading) in table {
            assert_eq!(read(text, unit), reading, "{text}");
        }
    }

    #[test]
    fn what_cannot() {
        let table = [
            ("0円", Some("千円"), OtherUnit),
            ("1施設(図書館)", Some("施設"), OtherUnit),
            ("3件", None, Reading::NoUnit("件".to_owned())),
            ("約50", None, Unreadable),
            ("三千円", Some("円"), Unreadable),
            ("三千円", None, Unreadable),
            ("1,23", None, Unreadable),
            ("1234,567", None, Unreadable),
            ("1.2.3", None, Unreadable),
            ("5.", None, Unreadable),
            ("1,", None, Unreadable),
            ("1 2", None, Unreadable),
            (&"9".repeat(400), None, Unreadable),
        ];
        for (text, unit, reading) in table {
            assert_eq!(read(text, unit), reading, "{text}");
        }
    }
}
