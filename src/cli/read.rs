//! `susumi read`: the plans as sentences, for a screen reader or a pager.
//!
//! It starts no pager: who listens wants the lines where they are, and `| less` is said in the help.

use super::arguments::ReadArguments;
use super::filter::parts;
use super::nothing::say_if_nothing_is_left;
use super::opener::Opener;
use super::output::{OutputError, print};
use super::{Exit, opened};
use crate::export::write_reading;

/// Runs it. What cannot be read is said on standard error and the rest is printed: 1 then, or 2 if
/// there is no rest.
pub fn run(arguments: &ReadArguments, opener: &Opener) -> Result<Exit, OutputError> {
    let Some((workspace, view)) = opened(&arguments.paths, &arguments.filter, opener) else {
        return Ok(Exit::CouldNotRun);
    };
    let selections = view.select_each(&workspace);
    let parts = parts(&workspace, &selections);
    say_if_nothing_is_left(&view, selections.iter().map(|(selection, _)| selection));
    print(|out| write_reading(out, &parts, view.filter()))?;
    Ok(Exit::of(&workspace))
}
