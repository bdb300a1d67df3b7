//! 予定 and 実績 of an action: the words of each year's cell.

use std::borrow::Cow;

use crate::plan::{ByYear, CONTINUED, FiscalYear, Schedule, Stage};
use crate::source::cell::Cell;
use crate::source::field::{Field, Unwrapped};
use crate::source::findings::Findings;
use crate::source::number::is_dash;
use crate::words::finding;

use super::arrow::is_arrow;
use super::unread;
use super::years::{self, YearCell};

/// What is read of a row.
#[derive(Debug, Default)]
pub struct Row {
    /// The stages.
    pub schedule: Schedule,
    /// The years with a dash: no stage, but an entry all the same.
    pub dashes: Vec<FiscalYear>,
    /// 注 of single years.
    pub remarks: ByYear<String>,
}

/// Reads a row. A cell's 注 goes to the remarks of the action too: there it is read.
pub fn row(
    field: Field<'_>,
    covered: Option<&[FiscalYear]>,
    findings: &mut Findings,
    remarks: &mut Vec<String>,
) -> Row {
    let cells = years::row(field, covered, findings);
    let mut row = Row { schedule: Schedule(ByYear::with_room(cells.len())), ..Row::default() };
    for YearCell { year, content } in cells {
        if let Some(remark) = &content.remark {
            remarks.push(finding::remark_of_cell(&year.to_string(), field.key, remark));
            row.remarks.insert(year, remark.clone());
        }
        match stage(content, findings) {
            Entered::Stage(stage) => drop(row.schedule.0.insert(year, stage)),
            Entered::Dash => row.dashes.push(year),
            Entered::Nothing => {}
        }
    }
    row
}

/// What stands in one cell.
enum Entered {
    Stage(Stage),
    Dash,
    Nothing,
}

fn stage(content: Unwrapped<'_>, findings: &mut Findings) -> Entered {
    let field = content.field;
    let mut entries: Vec<Box<str>> = match field.cell {
        Cell::List(items) => {
            let items = items.iter().enumerate();
            items.filter_map(|(at, cell)| Some(field.item(at, cell).lent_words(findings)?.into())).collect()
        }
        _ => {
            let text = content.torn.map(Cow::Owned).or_else(|| field.lent_words(findings)).unwrap_or_default();
            text.split(' ').filter(|entry| !entry.is_empty()).map(Box::from).collect()
        }
    };
    for (code, severity, wording) in entries.iter().filter_map(|entry| unread::of_stage(entry)) {
        findings.add(code, severity, field.place.position(), wording);
    }
    for entry in entries.iter_mut().filter(|entry| is_arrow(entry)) {
        *entry = CONTINUED.into();
    }
    match entries.as_slice() {
        [] => Entered::Nothing,
        [only] if is_dash(only) => Entered::Dash,
        [only] if **only == *CONTINUED => Entered::Stage(Stage::Continued),
        _ => Entered::Stage(Stage::of(entries.into())),
    }
}
