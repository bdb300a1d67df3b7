//! Numbers and texts as a voice says them.
//!
//! What staff wrote stays theirs: of their texts only those signs are replaced that a voice leaves out or calls
//! by a name that means nothing. Sentences of findings are ours; years in them are spelled out too, but not
//! within 「」, where something is quoted.

use crate::plan::{FiscalYear, Indicator, Measured, Value, grouped};
use crate::words::reading as words;

/// A value with its unit behind it.
pub(super) fn value(indicator: &Indicator, measured: &Measured) -> String {
    match &measured.value {
        Value::Number(amount) => number(indicator, *amount),
        Value::Word(word) => text(word),
        Value::NotMeasured => words::NOT_MEASURED.to_owned(),
    }
}

/// A number of an indicator with its unit behind it.
pub(super) fn number(indicator: &Indicator, number: f64) -> String {
    let unit = indicator.unit.as_deref().unwrap_or_default();
    signed(&grouped(number, indicator.decimals())) + &unit_in_words(unit)
}

/// A share as a percentage.
pub(super) fn percentage(share: f64) -> String {
    words::percent(&signed(&grouped(share * 100.0, 1)))
}

fn unit_in_words(unit: &str) -> String {
    if matches!(unit, "%" | "％") { words::percent("") } else { text(unit) }
}

fn signed(number: &str) -> String {
    match number.strip_prefix('-') {
        Some(digits) => format!("{}{digits}", words::MINUS),
        None => number.to_owned(),
    }
}

/// A text of the plan: arrows and the minus signs of accounts become words.
pub(super) fn text(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        let before_number = rest.peek().is_some_and(|next| next.is_numeric());
        match c {
            '⇒' | '→' => said.push_str(words::UNTIL),
            '△' | '▲' | '−' if before_number => said.push_str(words::MINUS),
            // Between two letters it joins them: `A-1`.
            '-' if before_number && !before.is_ascii_alphanumeric() => said.push_str(words::MINUS),
            '%' | '％' if before.is_numeric() => said.push_str(&words::percent("")),
            _ => said.push(c),
        }
        before = c;
    }
    said
}

/// A sentence: `R2` is 令和2年度 in it, except in what it quotes and where it is no year (`R2号`).
pub(super) fn sentence(sentence: &str) -> String {
    let whole = text(sentence);
    let mut said = String::with_capacity(whole.len());
    let mut depth = 0_usize;
    let mut rest = whole.as_str();
    while let Some(c) = rest.chars().next() {
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(length.max(c.len_utf8()));
        rest = behind;
        match c {
            '「' => depth += 1,
            '」' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_label = depth == 0 && word.starts_with(['T', 'S', 'H', 'R']) && !behind.starts_with(['号', '.']);
        match FiscalYear::parse(word) {
            Ok(year) if is_label => {
                let year = year.in_full();
                // 年 or 年度 stands there already.
                let end = if behind.starts_with('年') { words::YEAR } else { "" };
                said.push_str(year.strip_suffix(end).unwrap_or(&year));
            }
            _ => said.push_str(word),
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_words() {
        let table = [
            ("△5", "マイナス5"),
            ("▲1,200千円", "マイナス1,200千円"),
            ("△印", "△印"),
            ("-0.5ha、A-1、3-5", "マイナス0.5ha、A-1、3-5"),
            ("12.5%と100％", "12.5パーセントと100パーセント"),
            ("検討⇒実施", "検討から実施"),
            ("調査・研究", "調査・研究"),
        ];
        for (written, said) in table {
            assert_eq!(text(written), said);
        }
    }

    #[test]
    fn years_are_spelled_out_where_nothing_is_quoted() {
        let table = [
            ("R2の実績が未記入です。", "令和2年度の実績が未記入です。"),
            ("H28・R1の実績", "平成28年度・令和元年度の実績"),
            ("R2年度の値", "令和2年度の値"),
            ("R2年4月とR2.4.1とR2号線", "令和2年4月とR2.4.1とR2号線"),
            ("「R2」は年度として読めません。", "「R2」は年度として読めません。"),
            ("「甲」のR2", "「甲」の令和2年度"),
            ("R200とPR2とR", "R200とPR2とR"),
            ("実績 R2", "実績 令和2年度"),
        ];
        for (written, said) in table {
            assert_eq!(sentence(written), said);
        }
    }

    #[test]
    fn shares() {
        assert_eq!(percentage(1.0), "100.0パーセント");
        assert_eq!(percentage(-0.25), "マイナス25.0パーセント");
    }
}
