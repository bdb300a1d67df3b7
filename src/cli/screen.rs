//! `susumi [PATH…]`: the screen.

use std::path::PathBuf;

use super::{Exit, complain, report};
use crate::source::config::Config;
use crate::tui::appearance::Wishes;
use crate::tui::{self, Options};
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
    let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let wishes = Wishes { colour, ..Wishes::default() };
    match tui::run(workspace, &Options { keys: config.keys.clone(), wishes }) {
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
