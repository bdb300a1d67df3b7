//! `susumi [PATH…]`: the screen.

use std::path::PathBuf;

use super::{Exit, complain, report};
use crate::source::config::Config;
use crate::tui;
use crate::words::cli as words;
use crate::workspace;

/// Opens the plans and shows them until the user leaves; without a single one it only says why.
pub fn run(paths: &[PathBuf], config: &Config) -> Exit {
    let workspace = workspace::open(paths, config);
    if workspace.plans.is_empty() {
        report(&workspace.failures);
        return Exit::CouldNotRun;
    }
    if !tui::is_interactive() {
        complain(&words::not_interactive());
        return Exit::CouldNotRun;
    }
    match tui::run(workspace, &config.keys) {
        Ok(()) => Exit::Clean,
        Err(tui::RunError::Ended(ending)) => {
            ending.report();
            Exit::Ended(ending.exit_code())
        }
        Err(error) => {
            complain(&words::screen_failed(&error.to_string()));
            Exit::CouldNotRun
        }
    }
}
