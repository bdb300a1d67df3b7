//! What stands in the cells of years: stages of actions, values of indicators.
//!
//! Reads what can be read without guessing. What cannot stays as the text that was written, with the sentence that
//! says so.

use unicode_normalization::UnicodeNormalization;

use super::book::Cell;
use super::text::closed_up;
use crate::plan::{CONTINUED, Measured, Phase, Stage, Value};
use crate::source::{Reading, is_arrow, is_dash, read_value};
use crate::words::{Wording, import as words};

/// Signs for "as in the cell before".
const DITTO: [&str; 4] = ["〃", "々", "同上", "同左"];

/// What stands in the cell of a year of an action.
#[derive(Debug, Clone, PartialEq)]
pub enum Entered {
    /// A stage.
    Stage(Stage),
    /// A dash.
    Dash,
    /// Nothing.
    Nothing,
}

/// Reads the cell of a year of an action. `is_own`: in a workbook of ours each line is an entry of its own.
///
/// # Errors
/// What to say of a cell that holds no words: a date, an error.
pub fn stage(cell: &Cell, is_own: bool) -> Result<Entered, Wording> {
    let text = match cell {
        Cell::Date(date) => return Err(words::date(date)),
        Cell::Error(error) => return Err(words::error(error)),
        Cell::Bool(_) => return Err(words::yes_or_no(&cell.shown())),
        cell => cell.shown(),
    };
    let mut entries = if is_own { lines(&text) } else { entries(&text) };
    for entry in &mut entries {
        if is_arrow(entry)
            || DITTO.contains(&entry.as_str())
            || entry.chars().all(|c| is_arrow(c.encode_utf8(&mut [0; 4])))
        {
            *entry = CONTINUED.to_owned();
        }
    }
    Ok(match entries.as_slice() {
        [] => Entered::Nothing,
        [only] if is_dash(only) => Entered::Dash,
        [only] if only == CONTINUED => Entered::Stage(Stage::Continued),
        _ => Entered::Stage(Stage::words(entries)),
    })
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Entries with a blank between them, or a line each where every line but the last is a stage by itself; a line that
/// breaks a phrase is closed up.
fn entries(text: &str) -> Vec<String> {
    let lines = lines(text);
    let are_stages = lines.iter().take(lines.len().saturating_sub(1)).all(|line| Phase::of(line).is_some());
    let whole = if are_stages { lines } else { vec![closed_up(text)] };
    let apart = whole.iter().flat_map(|line| line.split([' ', '　']));
    let mut all: Vec<String> = Vec::new();
    for entry in apart.filter(|entry| !entry.is_empty()) {
        // What stands in brackets belongs to the word before.
        match all.last_mut() {
            Some(before) if entry.starts_with(['(', '（']) => before.push_str(entry),
            _ => all.push(entry.to_owned()),
        }
    }
    all
}

/// What stands in one cell of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// Nothing.
    Nothing,
    /// A dash.
    Dash,
    /// A number with what stands behind it.
    Number {
        /// The number.
        number: f64,
        /// Its unit; empty without one.
        unit: String,
        /// What else is said, without the brackets around it.
        remark: Option<String>,
        /// 以上 or 以下 and the like behind it.
        bound: Option<&'static str>,
    },
    /// A word, and what stands in brackets behind it.
    Word(String, Option<String>),
}

/// Words behind a number that say on which side of it one may be.
const BOUNDS: [&str; 8] = ["以上", "以下", "未満", "以内", "程度", "超", "余", "強"];

/// Reads a cell of an indicator.
///
/// # Errors
/// What to say of a cell that holds a date, an error or TRUE.
pub fn amount(cell: &Cell) -> Result<Amount, Wording> {
    let plain = |number: f64, unit: &str| Amount::Number { number, unit: unit.to_owned(), remark: None, bound: None };
    match cell {
        Cell::Empty => Ok(Amount::Nothing),
        Cell::Number(number) => Ok(plain(*number, "")),
        Cell::WithUnit(number, unit) => Ok(plain(*number, unit)),
        Cell::Date(date) => Err(words::date(date)),
        Cell::Error(error) => Err(words::error(error)),
        Cell::Bool(_) => Err(words::yes_or_no(&cell.shown())),
        Cell::Text(text) => Ok(amount_of(&closed_up(text))),
    }
}

fn amount_of(text: &str) -> Amount {
    if text.is_empty() {
        return Amount::Nothing;
    }
    if is_dash(text) {
        return Amount::Dash;
    }
    let (head, tail) = split_remark(text);
    let is_part = |c: char| c.nfkc().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let sign = head.len() - head.trim_start_matches(['△', '▲', '-', '−', '－', '+', ' ']).len();
    let digits = head[sign..].find(|c: char| !is_part(c)).map_or(head.len(), |end| sign + end);
    let (number, suffix) = head.split_at(digits);
    let Reading::Number(number) = read_value(number, None) else { return Amount::Word(head.to_owned(), tail) };
    let suffix = suffix.trim();
    let bound = BOUNDS.into_iter().find(|bound| suffix.ends_with(bound));
    let unit = bound.map_or(suffix, |bound| suffix.trim_end_matches(bound)).trim();
    if unit.chars().any(|c| c.is_numeric() || c == '~' || c == '～' || c == '〜') {
        return Amount::Word(text.to_owned(), None);
    }
    let remark = if bound.is_some() { Some(text.to_owned()) } else { tail };
    Amount::Number { number, unit: unit.nfkc().collect(), remark, bound }
}

/// A value and the remark behind it: in brackets, or behind ※.
fn split_remark(text: &str) -> (&str, Option<String>) {
    let Some(start) = text.find(['(', '（', '※']).filter(|start| *start > 0) else { return (text, None) };
    let (head, tail) = text.split_at(start);
    let tail = tail.trim();
    let closing = |open: char| if open == '(' { ')' } else { '）' };
    let inner = tail.strip_prefix(['(', '（']).and_then(|rest| {
        let inner = rest.strip_suffix(closing(tail.chars().next()?))?;
        (!inner.contains([')', '）']) || inner.contains(['(', '（'])).then_some(inner)
    });
    (head.trim(), Some(inner.unwrap_or(tail).trim().to_owned()))
}

/// The unit of an indicator whose table has none of its own column: that of most of its values.
pub fn unit_of<'a>(amounts: impl Iterator<Item = &'a Amount>) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for amount in amounts {
        if let Amount::Number { unit, .. } = amount
            && !unit.is_empty()
        {
            match counts.iter_mut().find(|(known, _)| known == unit) {
                Some((_, count)) => *count += 1,
                None => counts.push((unit, 1)),
            }
        }
    }
    // The first of those that are equally frequent.
    counts.iter().rev().max_by_key(|(_, count)| *count).map(|(unit, _)| (*unit).to_owned())
}

/// The value of an amount in that unit. `target` is the word that an indicator of states is to reach: what stands in
/// brackets behind it is a remark.
///
/// # Errors
/// Beside the value: what to say of a number in another unit, which stays as written.
pub fn measured(
    amount: &Amount,
    unit: Option<&str>,
    shown: &str,
    target: Option<&str>,
) -> (Option<Measured>, Option<Wording>) {
    let with = |value: Value, remark: &Option<String>| Some(Measured { value, remark: remark.clone() });
    match amount {
        Amount::Nothing => (None, None),
        Amount::Dash => (with(Value::NotMeasured, &None), None),
        // Nothing is nothing in every unit.
        Amount::Number { number, unit: own, remark, .. }
            if own.is_empty() || Some(own.as_str()) == unit || *number == 0.0 =>
        {
            (with(Value::Number(*number), remark), None)
        }
        Amount::Number { .. } => {
            let word = closed_up(shown);
            let said = words::other_unit(&word, unit.unwrap_or_default());
            (with(Value::Word(word), &None), Some(said))
        }
        Amount::Word(head, remark) if target == Some(head) => (with(Value::Word(head.clone()), remark), None),
        Amount::Word(..) => (with(Value::Word(closed_up(shown)), &None), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_years() {
        let table: [(&str, &[&str]); 14] = [
            ("検討", &["検討"]),
            ("検討 条例改正", &["検討", "条例改正"]),
            ("検討　条例改正", &["検討", "条例改正"]),
            ("検討\n条例改正", &["検討", "条例改正"]),
            ("調査・研究\n一部実施", &["調査・研究", "一部実施"]),
            ("基準に基づ\nく各施設の\n修繕の実施", &["基準に基づく各施設の修繕の実施"]),
            ("システム導入 (一部)", &["システム導入(一部)"]),
            ("→", &["⇒"]),
            ("⇒⇒", &["⇒"]),
            ("〃", &["⇒"]),
            ("検討 ⇒", &["検討", "⇒"]),
            ("－", &[]),
            (" \n", &[]),
            ("", &[]),
        ];
        for (text, expected) in table {
            let cell = if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) };
            let entries = match stage(&cell, false).unwrap() {
                Entered::Stage(stage) => stage.entries().map(str::to_owned).collect(),
                Entered::Dash | Entered::Nothing => Vec::new(),
            };
            assert_eq!(entries, expected, "{text}");
        }
        assert_eq!(stage(&Cell::Text("ー".into()), false).unwrap(), Entered::Dash);
        let own = Entered::Stage(Stage::words(vec!["基準 甲".into(), "公表".into()]));
        assert_eq!(stage(&Cell::Text("基準 甲\n公表".into()), true).unwrap(), own);
        for cell in [Cell::Date("2021-03-31".into()), Cell::Error("#REF!".into()), Cell::Bool(true)] {
            assert!(stage(&cell, false).is_err(), "{cell:?}");
        }
    }

    #[test]
    fn cells_of_values() {
        let number = |number, unit: &str, remark: Option<&str>, bound| Amount::Number {
            number,
            unit: unit.into(),
            remark: remark.map(str::to_owned),
            bound,
        };
        let word = |word: &str, remark: Option<&str>| Amount::Word(word.into(), remark.map(str::to_owned));
        let table = [
            ("1,096,899千円", number(1_096_899.0, "千円", None, None)),
            ("65.25%", number(65.25, "%", None, None)),
            ("６５．２５％", number(65.25, "%", None, None)),
            ("3件", number(3.0, "件", None, None)),
            ("△5", number(-5.0, "", None, None)),
            ("50以上", number(50.0, "", Some("50以上"), Some("以上"))),
            ("50件以下", number(50.0, "件", Some("50件以下"), Some("以下"))),
            ("1施設(図書館)", number(1.0, "施設", Some("図書館"), None)),
            ("58件\n(うち新規18件)", number(58.0, "件", Some("うち新規18件"), None)),
            (
                "4,001件 (H31.2月分まで) ※集計できず。",
                number(4001.0, "件", Some("(H31.2月分まで) ※集計できず。"), None),
            ),
            ("-", Amount::Dash),
            ("－", Amount::Dash),
            ("導入(予算編成)", word("導入", Some("予算編成"))),
            ("紙ファイリングから\n切替", word("紙ファイリングから切替", None)),
            ("10～20件", word("10～20件", None)),
            ("約50", word("約50", None)),
            ("(済)", word("(済)", None)),
        ];
        for (text, expected) in table {
            assert_eq!(amount(&Cell::Text(text.into())).unwrap(), expected, "{text}");
        }
        assert_eq!(amount(&Cell::WithUnit(65.25, "%".into())).unwrap(), number(65.25, "%", None, None));
        assert!(amount(&Cell::Date("2022-04-01".into())).is_err());
    }

    #[test]
    fn values_in_the_unit_of_most() {
        let amounts: Vec<Amount> =
            ["15,460千円", "16,471千円", "0円", "12円"].iter().map(|text| amount_of(text)).collect();
        let unit = unit_of(amounts.iter());
        assert_eq!(unit.as_deref(), Some("千円"));
        let value = |at: usize, text| measured(&amounts[at], unit.as_deref(), text, None);
        assert_eq!(value(0, "15,460千円").0, Some(Value::Number(15_460.0).into()));
        assert_eq!(value(2, "0円").0, Some(Value::Number(0.0).into()));
        let (kept, said) = value(3, "12円");
        assert!(kept == Some(Value::Word("12円".into()).into()) && said.is_some());
        assert_eq!(unit_of([].iter()), None);
    }
}
