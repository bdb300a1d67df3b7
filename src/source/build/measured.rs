//! 初期値, 実績 and 目標 of an indicator.

use crate::plan::{ByYear, Direction, FiscalYear, Measured, Value};
use crate::source::cell::Cell;
use crate::source::field::{Field, Unwrapped};
use crate::source::findings::Findings;
use crate::source::number::{self, Reading};
use crate::words::{Wording, finding};

use super::unread;
use super::years::{self, YearCell};

/// What the values of an indicator are read against.
#[derive(Debug, Clone, Copy)]
pub struct Scale<'a> {
    /// 単位.
    pub unit: Option<&'a str>,
    /// 方向: of 状態 every text is a word.
    pub direction: Direction,
}

/// Reads 実績.
pub fn row(
    field: Field<'_>,
    scale: Scale<'_>,
    covered: Option<&[FiscalYear]>,
    findings: &mut Findings,
    remarks: &mut Vec<String>,
) -> ByYear<Measured> {
    let cells = years::row(field, covered, findings);
    let mut row = ByYear::with_room(cells.len());
    for YearCell { year, content } in cells {
        let label = || format!("{year}{}", field.key);
        if let Some(measured) = measured(content, label, scale, findings, remarks) {
            row.insert(year, measured);
        }
    }
    row
}

/// Reads 初期値 or 目標.
pub fn single(
    field: Field<'_>,
    scale: Scale<'_>,
    findings: &mut Findings,
    remarks: &mut Vec<String>,
) -> Option<Measured> {
    let content = field.unwrap_remark(findings);
    measured(content, || field.key.to_owned(), scale, findings, remarks)
}

/// A value that cannot be read as a number stays as the word that was written: it is shown, and the
/// finding says that it does not count. `label` names the cell to those who read its remark elsewhere.
fn measured(
    content: Unwrapped<'_>,
    label: impl Fn() -> String,
    scale: Scale<'_>,
    findings: &mut Findings,
    remarks: &mut Vec<String>,
) -> Option<Measured> {
    let Unwrapped { field, remark, torn } = content;
    let value = match (torn, field.cell) {
        (Some(torn), _) => Some(Value::Word(torn)),
        (None, Cell::Number(number)) if number.is_finite() => {
            // `1.23E+05` is a number, but those who copy it from Excel have lost its last digits.
            if let Some(text) = field.place.written().filter(|text| text.contains(['e', 'E'])) {
                findings.warning("exponent", field.place.position(), finding::exponent(text, &number.to_string()));
            }
            Some(Value::Number(*number))
        }
        // `.inf` and `.nan` are numbers for YAML and for nobody else.
        (None, Cell::Number(_)) => field.words(findings).map(|text| {
            findings.error("number", field.place.position(), finding::unreadable_number(&text, None));
            Value::Word(text)
        }),
        (None, Cell::List(items)) => {
            let words = items.iter().enumerate().filter_map(|(at, cell)| field.item(at, cell).words(findings));
            let words = words.collect::<Vec<_>>().join(" ");
            (!words.is_empty()).then(|| value_of(words, field, scale, findings))
        }
        (None, _) => field.words(findings).map(|text| value_of(text, field, scale, findings)),
    };
    if value.is_none()
        && let Some(remark) = &remark
    {
        remarks.push(finding::remark_of_cell("", &label(), remark));
    }
    value.map(|value| Measured { value, remark })
}

fn value_of(text: String, field: Field<'_>, scale: Scale<'_>, findings: &mut Findings) -> Value {
    let reading = match scale.direction {
        Direction::State if number::is_dash(&text) => Reading::NotMeasured,
        Direction::State => Reading::Word,
        Direction::AtLeast | Direction::AtMost => number::read(&text, scale.unit),
    };
    let is_state = scale.direction == Direction::State;
    if matches!(reading, Reading::Word | Reading::OtherUnit | Reading::NoUnit(_) | Reading::Unreadable)
        && let Some((code, severity, wording)) = unread::of_value(&text, scale.unit, is_state)
    {
        findings.add(code, severity, field.place.position(), wording);
        return Value::Word(text);
    }
    let (code, wording) = match reading {
        Reading::Number(number) => return Value::Number(number),
        Reading::NotMeasured => return Value::NotMeasured,
        Reading::Word => return Value::Word(text),
        Reading::OtherUnit => ("unit", other_unit(&text, scale.unit)),
        Reading::NoUnit(unit) => ("unit", finding::missing_unit(&text, &unit)),
        Reading::Unreadable => {
            ("number", finding::unreadable_number(&text, number::converted(&text, scale.unit).as_deref()))
        }
    };
    findings.error(code, field.place.position(), wording);
    Value::Word(text)
}

/// What to say of a number that goes on with something else than its unit.
fn other_unit(text: &str, unit: Option<&str>) -> Wording {
    match number::converted(text, unit) {
        // 50以上: it is the remark that is in the way, not the unit.
        Some(mended) if mended.starts_with('{') => finding::unreadable_number(text, Some(&mended)),
        mended => finding::other_unit(text, unit.unwrap_or_default(), mended.as_deref()),
    }
}
