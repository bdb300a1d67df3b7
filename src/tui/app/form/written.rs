//! What a plan holds of an entry for one year, as texts that can be changed.
//!
//! Owns how a recorded value is spelled where it is typed over: a number without commas and unit, ⇒ and `-` as a
//! plan file has them. Refuses to compute: what is not recorded is empty.

use crate::plan::{Achievement, FiscalYear, Plan, Subject, Value, decimals};
use crate::words::{form as words, screen};

/// The verdicts, in the order in which they are offered.
pub(super) const VERDICTS: [Achievement; 2] = [Achievement::Met, Achievement::Unmet];

/// What stands there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// 実績 of that year.
    pub result: String,
    /// 実施状況 or 達成状況: which of the [`standings`] it is.
    pub standing: Option<usize>,
    /// 注 beside the 実績.
    pub remark: String,
}

impl Written {
    /// Of that entry in that year.
    pub fn of(plan: &Plan, subject: Subject, year: FiscalYear) -> Self {
        match subject {
            Subject::Action(id) => {
                let action = plan.action(id);
                let dash = || action.dashes.contains(&year).then(|| words::DASH.to_owned());
                let result = action.actual.0.get(year).map(|stage| stage.text()).or_else(dash);
                let remark = action.actual_remarks.get(year).cloned();
                Self { result: result.unwrap_or_default(), standing: action.status, remark: remark.unwrap_or_default() }
            }
            Subject::Indicator(id) => {
                let indicator = plan.indicator(id);
                let measured = indicator.actual.get(year);
                Self {
                    result: measured.map(|measured| spelled(&measured.value)).unwrap_or_default(),
                    standing: VERDICTS.iter().position(|verdict| Some(*verdict) == indicator.achievement),
                    remark: measured.and_then(|measured| measured.remark.clone()).unwrap_or_default(),
                }
            }
            Subject::Plan | Subject::Totals | Subject::Node(_) => Self::default(),
        }
    }
}

/// The words that the status or verdict of that entry may be.
pub fn standings(plan: &Plan, subject: Subject) -> Vec<&str> {
    match subject {
        Subject::Action(_) => plan.statuses.iter().map(|status| status.word.as_str()).collect(),
        Subject::Indicator(_) => VERDICTS.map(screen::achievement).to_vec(),
        Subject::Plan | Subject::Totals | Subject::Node(_) => Vec::new(),
    }
}

fn spelled(value: &Value) -> String {
    match value {
        Value::Number(number) => format!("{number:.*}", decimals(*number)),
        Value::Word(word) => word.clone(),
        Value::NotMeasured => words::DASH.to_owned(),
    }
}
