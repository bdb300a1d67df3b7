//! `susumi collect --merge FILES…`: what came back, checked and written into the plan file.

use super::super::Exit;
use super::super::arguments::CollectArguments;
use super::super::output::OutputError;
use super::given;
use crate::source::config::Config;

/// Runs it.
pub fn run(arguments: &CollectArguments, _config: &Config) -> Result<Exit, OutputError> {
    let _ = given(arguments.plan.as_ref());
    Ok(Exit::CouldNotRun)
}
