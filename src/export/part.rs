//! What is written of one plan: the unit that every form of export is made of.

use crate::label::names_apart;
use crate::plan::{FiscalYear, Plan};
use crate::query::Selection;
use crate::source::Loaded;

/// What is written of one plan.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The plan with its file and findings.
    pub loaded: &'a Loaded,
    /// What of it is written.
    pub selection: &'a Selection,
    /// The year it is looked at from, none after the plan's own as-of year.
    pub as_of: FiscalYear,
}

/// Each with what its plan is called among the others.
pub(super) fn named<'p, 'a>(parts: &'p [Part<'a>]) -> Vec<(&'p Part<'a>, String)> {
    let plans: Vec<&Plan> = parts.iter().map(|part| &part.loaded.plan).collect();
    parts.iter().zip(names_apart(&plans)).collect()
}
