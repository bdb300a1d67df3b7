//! What a row of a workbook says of itself to whoever puts the answers together: a line of JSON in a hidden cell.
//!
//! It goes with its row wherever that is moved or copied. Invariant: a key holds all that is needed to know which
//! entry of which plan was asked, of whom, for which year, and what stood there then.

use serde::{Deserialize, Serialize};

use crate::amend::{Standing, Whom};
use crate::plan::{DepartmentId, FiscalYear, Plan, Subject};

const FORMAT: &str = "susumi-collect-row/1";

/// A key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    format: String,
    /// The title of the plan.
    pub plan: String,
    /// The short name of the year.
    pub year: String,
    /// The name of the department that is asked.
    pub department: String,
    /// Which entry.
    pub entry: Whom,
    /// What stood there when it was written.
    pub seen: Standing,
}

impl Key {
    /// The key of an entry; `None` for what is neither an action nor an indicator.
    pub fn of(plan: &Plan, year: FiscalYear, department: DepartmentId, subject: Subject) -> Option<Self> {
        Some(Self {
            format: FORMAT.to_owned(),
            plan: plan.title.clone(),
            year: year.to_string(),
            department: plan.department(department).name.clone(),
            entry: Whom::of(plan, subject)?,
            seen: Standing::of(plan, subject, year),
        })
    }

    /// As it is written; `None` if it cannot be, which no text makes happen.
    pub fn text(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }

    /// The key that a cell holds.
    pub fn parse(text: &str) -> Option<Self> {
        let key: Self = serde_json::from_str(text.trim()).ok()?;
        (key.format == FORMAT).then_some(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::built_in;

    #[test]
    fn every_entry_of_the_first_plan_is_found_again() {
        let plan = built_in().unwrap().plan;
        let year = plan.as_of;
        let actions = plan.actions_by_id().map(|(id, _)| Subject::Action(id));
        for subject in actions.chain(plan.indicators_by_id().map(|(id, _)| Subject::Indicator(id))) {
            let key = Key::of(&plan, year, DepartmentId(0), subject).unwrap();
            let again = Key::parse(&format!(" {}\n", key.text().unwrap())).unwrap();
            assert_eq!((again.entry.find(&plan), &again), (Some(subject), &key));
        }
        for text in ["", "{}", "甲", "{\"format\": \"susumi-collect-row/2\"}"] {
            assert_eq!(Key::parse(text), None, "{text}");
        }
    }
}
