//! 予定 and 実績 of an action: the words of each year's cell.

use crate::plan::{CONTINUED, FiscalYear, Schedule, Stage};
use crate::source::cell::Cell;
use crate::source::field::{Field, Unwrapped};
use crate::source::findings::Findings;
use crate::source::number::is_dash;
use crate::words::finding;

use super::years::{self, YearCell};

/// Arrows that keyboards and fonts offer for ⇒.
const ARROWS: [&str; 6] = [CONTINUED, "→", "⇨", "➡", "⟹", "=>"];

/// Reads a row. A cell's 注 has no place of its own in a plan and goes to the remarks of the action.
pub fn schedule(
    field: Field<'_>,
    covered: Option<&[FiscalYear]>,
    findings: &mut Findings,
    remarks: &mut Vec<String>,
) -> Schedule {
    let mut schedule = Schedule::default();
    for YearCell { year, content } in years::row(field, covered, findings) {
        if let Some(remark) = &content.remark {
            remarks.push(finding::remark_of_cell(&year.to_string(), field.key, remark));
        }
        if let Some(stage) = stage(content, findings) {
            schedule.0.insert(year, stage);
        }
    }
    schedule
}

/// A dash in a row of stages means what an empty cell means: nothing.
fn stage(content: Unwrapped<'_>, findings: &mut Findings) -> Option<Stage> {
    let field = content.field;
    let mut entries: Vec<String> = match field.cell {
        Cell::List(items) => {
            items.iter().enumerate().filter_map(|(at, cell)| field.item(at, cell).words(findings)).collect()
        }
        _ => {
            let text = content.torn.or_else(|| field.words(findings)).unwrap_or_default();
            text.split(' ').filter(|entry| !entry.is_empty()).map(str::to_owned).collect()
        }
    };
    for entry in entries.iter_mut().filter(|entry| ARROWS.contains(&entry.as_str())) {
        *entry = CONTINUED.to_owned();
    }
    match entries.as_slice() {
        [] => None,
        [only] if is_dash(only) => None,
        [only] if only == CONTINUED => Some(Stage::Continued),
        _ => Some(Stage::words(entries)),
    }
}
