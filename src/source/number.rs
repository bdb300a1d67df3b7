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
pub const DASHES: [char; 9] = ['-', '－', 'ー', '―', '—', '–', '‐', '−', '─'];
/// What stands before a negative number, once full-width signs are half-width.
const MINUS: [char; 4] = ['-', '−', '△', '▲'];
/// Signs of money in front of a number; the last is how the first is typed.
const YEN: [char; 3] = ['¥', '￥', '\\'];
const ABOUT: [&str; 5] = ["約", "およそ", "おおよそ", "ほぼ", "概ね"];
/// What a unit of many begins with.
const SCALES: [char; 5] = ['十', '百', '千', '万', '億'];
const KANJI_DIGITS: &str = "〇一二三四五六七八九十百千万億";

/// A digit of either width.
pub fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// A number without what stands in front of its digits: signs, ¥, 約.
pub fn unsigned(text: &str) -> &str {
    text.trim_start_matches(MINUS).trim_start_matches(['+', '－', '約']).trim_start_matches(YEN)
}

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
    // Excel's ¥1,200 and its (1,200), which may be a negative one.
    if text
        .strip_prefix(YEN)
        .or(text.strip_prefix('('))
        .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    {
        return true;
    }
    let core = unit.and_then(|unit| text.strip_suffix(unit)).unwrap_or(text).trim();
    !core.is_empty() && core.chars().all(|c| KANJI_DIGITS.contains(c))
        || matches!(core.strip_suffix('円'), Some(yen) if !yen.is_empty() && yen.chars().all(|c| KANJI_DIGITS.contains(c)))
}

/// What else stands behind or before a number that is not exact.
const BOUNDS: [&str; 12] = ["以上", "以下", "程度", "余り", "余", "超", "未満", "弱", "強", "ほど", "くらい", "ぐらい"];

/// Units of money and how many yen they are.
const MONEY: [(&str, f64); 6] =
    [("円", 1.0), ("千円", 1e3), ("万円", 1e4), ("百万円", 1e6), ("千万円", 1e7), ("億円", 1e8)];

/// What to write for a text that [`read`] refuses, where its number can be told for sure: `3000` for 三千円,
/// `1667` for 1,667,000円 in 千円, `{値: 50, 注: 約50}` for 約50.
pub fn converted(text: &str, unit: Option<&str>) -> Option<String> {
    let written = text.trim();
    let text: String = written.chars().map(half_width).collect();
    if let Some(amount) = text.strip_prefix(YEN).map(str::trim).filter(|amount| ungrouped(amount).is_some()) {
        return converted(&format!("{amount}円"), unit);
    }
    let bare = ABOUT.iter().find_map(|about| text.strip_prefix(about)).unwrap_or(&text).trim();
    let bare = match bare.split_once('(') {
        Some((number, _)) => number.trim(),
        None => BOUNDS.iter().find_map(|bound| bare.strip_suffix(bound)).unwrap_or(bare).trim(),
    };
    if bare != text {
        let Reading::Number(number) = read(bare, unit) else { return None };
        return Some(format!("{{値: {number}, 注: {}}}", remark(written)));
    }
    let unit = unit.map(str::trim).filter(|unit| !unit.is_empty());
    if let Some((_, target)) = MONEY.iter().find(|(name, _)| Some(*name) == unit) {
        return yen(&text).and_then(|yen| exact(yen / target));
    }
    // Of 1万2千人 in 千人 nobody knows where the number ends.
    if unit.is_some_and(|unit| unit.starts_with(SCALES)) {
        return None;
    }
    let own = unit.and_then(|unit| text.strip_suffix(unit)).and_then(in_kanji);
    own.or_else(|| in_kanji(&text)).and_then(exact)
}

/// A number that can be written out.
fn exact(number: f64) -> Option<String> {
    ((number * 1e6).fract() == 0.0 && number.abs() < 1e15).then(|| number.to_string())
}

/// Money in yen: 1億2千万円, 1,667千円, 1.2億円.
fn yen(text: &str) -> Option<f64> {
    let in_digits = || {
        let named = MONEY.iter().filter_map(|(suffix, factor)| Some((text.strip_suffix(suffix)?, suffix, factor)));
        let (amount, _, factor) = named.max_by_key(|(_, suffix, _)| suffix.len())?;
        match read(amount, None) {
            Reading::Number(number) => Some(number * factor),
            _ => None,
        }
    };
    text.strip_suffix('円').and_then(in_kanji).or_else(in_digits)
}

/// A text as it can be written within braces.
fn remark(text: &str) -> String {
    if text.contains([',', ':', '#', '[', ']', '{', '}', '"']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        text.to_owned()
    }
}

/// 三千, 二十五, 1億2千万.
fn in_kanji(text: &str) -> Option<f64> {
    let (mut total, mut part, mut digit) = (0.0, 0.0, None::<f64>);
    let mut has_unit = false;
    let runs = text.split(|c: char| !c.is_ascii_digit() && c != ',').filter(|run| !run.is_empty());
    if runs.map(ungrouped).any(|number| number.is_none()) {
        return None;
    }
    for c in text.chars().filter(|c| *c != ',') {
        let value =
            c.to_digit(10).or_else(|| "〇一二三四五六七八九".chars().position(|kanji| kanji == c).map(|at| at as u32));
        match (value, c) {
            (Some(value), _) => digit = Some(digit.unwrap_or(0.0) * 10.0 + f64::from(value)),
            (None, '十' | '百' | '千') => {
                let factor = if c == '十' {
                    10.0
                } else if c == '百' {
                    100.0
                } else {
                    1000.0
                };
                part += digit.take().unwrap_or(1.0) * factor;
                has_unit = true;
            }
            (None, '万' | '億') => {
                total += (part + digit.take().unwrap_or(0.0)) * if c == '万' { 1e4 } else { 1e8 };
                part = 0.0;
                has_unit = true;
            }
            _ => return None,
        }
    }
    let is_number = has_unit || digit.is_some();
    is_number.then(|| total + part + digit.unwrap_or(0.0))
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
            ("¥1,200", Some("円"), Unreadable),
            ("（1,200）", Some("円"), Unreadable),
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

    #[test]
    fn what_to_write_instead() {
        let table = [
            ("三千円", Some("円"), Some("3000")),
            ("三千円", Some("千円"), Some("3")),
            ("1,667,000円", Some("千円"), Some("1667")),
            ("1億2千万円", Some("千円"), Some("120000")),
            ("1億2千万円", Some("万円"), Some("12000")),
            ("１億２,０００万円", Some("百万円"), Some("120")),
            ("120百万円", Some("千円"), Some("120000")),
            ("1.5億円", Some("千円"), Some("150000")),
            ("△3千円", Some("円"), Some("-3000")),
            ("二千人", Some("人"), Some("2000")),
            ("1万2千人", Some("千人"), None),
            ("三千", Some("千円"), None),
            ("¥1,200", Some("円"), Some("1200")),
            ("￥1,667,000", Some("千円"), Some("1667")),
            ("¥1,200（税込）", Some("千円"), None),
            ("(1,200)", Some("千円"), None),
            ("1,23円", Some("千円"), None),
            ("1,23千人", Some("人"), None),
            ("約50", None, Some("{値: 50, 注: 約50}")),
            ("約1,200", None, Some("{値: 1200, 注: '約1,200'}")),
            ("1,400千円以上", Some("千円"), Some("{値: 1400, 注: '1,400千円以上'}")),
            ("1,200（見込み）", Some("件"), Some("{値: 1200, 注: '1,200（見込み）'}")),
            ("2（9/1: 速報）", Some("件"), Some("{値: 2, 注: '2（9/1: 速報）'}")),
        ];
        for (text, unit, mended) in table {
            assert_eq!(converted(text, unit).as_deref(), mended, "{text}");
        }
    }
}
