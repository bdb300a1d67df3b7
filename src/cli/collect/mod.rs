//! `susumi collect`: a workbook for each department, and those that come back.

mod hand_out;
mod take_in;

use super::Exit;
use super::arguments::{CollectArguments, EntryArguments, FilterArguments};
use super::filter::View;
use super::output::OutputError;
use crate::plan::{DepartmentId, Plan};
use crate::source::Loaded;
use crate::source::config::Config;
use crate::words::Wording;
use crate::workspace::Workspace;

/// Runs it.
pub fn run(arguments: &CollectArguments, config: &Config) -> Result<Exit, OutputError> {
    if arguments.merge { take_in::run(arguments, config) } else { hand_out::run(arguments, config) }
}

/// The departments of the plan that are meant: all if none is named.
fn departments(typed: &[String], loaded: &Loaded) -> Result<Vec<DepartmentId>, Wording> {
    let plan: &Plan = &loaded.plan;
    if typed.is_empty() {
        return Ok(plan.department_ids().collect());
    }
    let entries = EntryArguments { departments: typed.to_vec(), ..EntryArguments::default() };
    let workspace = Workspace { plans: vec![loaded.clone()], ..Workspace::default() };
    let view = View::of(&FilterArguments { entries, ..FilterArguments::default() }, &workspace)?;
    let is_meant = |id: &DepartmentId| view.filter().departments.contains(&plan.department(*id).name);
    Ok(plan.department_ids().filter(is_meant).collect())
}
