//! What is written of one plan: the unit that every form of export is made of.

use crate::plan::FiscalYear;
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
