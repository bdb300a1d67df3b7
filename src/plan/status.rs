//! Status words and where an action stands in a given year.

use bitcode::{Decode, Encode};

use super::{Action, FiscalYear, Phase};

/// What kind of status a plan's own word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub enum StatusClass {
    /// 完了
    Done,
    /// 一部
    Partly,
    /// 未了
    NotDone,
}

/// One status word of a plan (実施状況区分) and its class.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct StatusWord {
    /// As the plan writes it: 実施, 一部実施, 未実施, or another city's words.
    pub word: String,
    /// What it means.
    pub class: StatusClass,
}

/// Where a status or verdict comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// It stands in the document.
    Recorded,
    /// The document records none for that year: it follows from the stages or values.
    Computed,
}

/// Something that was recorded or computed for a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<T> {
    /// The status or verdict; `None` if neither the document nor the figures give one.
    pub verdict: Option<T>,
    /// Where it comes from.
    pub provenance: Provenance,
}

impl Action {
    /// The class that follows from the stages up to `year`: done at the planned goal, partly at 一部実施
    /// (also where no more than that is planned), else not. `None` if nothing ranked is planned.
    pub fn computed_class(&self, year: FiscalYear) -> Option<StatusClass> {
        let (goal, _) = self.goal()?;
        Some(match self.actual.highest(year) {
            Some(Phase::Partial) => StatusClass::Partly,
            Some(phase) if phase >= goal => StatusClass::Done,
            _ => StatusClass::NotDone,
        })
    }
}
