//! `susumi [PATH…]`: the screen.

use std::path::PathBuf;

use super::{Exit, report};
use crate::source::config::Config;
use crate::words::cli as words;
use crate::workspace::{self, Workspace};

/// Opens the plans and shows them; without a single one it only says why.
pub fn run(paths: &[PathBuf], config: &Config) -> Exit {
    let workspace = workspace::open(paths, config);
    if workspace.plans.is_empty() {
        report(&workspace.failures);
        return Exit::CouldNotRun;
    }
    show(workspace, config)
}

/// The one line that changes when the screen is there: `crate::tui::run(workspace, config)`.
fn show(_workspace: Workspace, _config: &Config) -> Exit {
    super::say(words::no_screen());
    Exit::CouldNotRun
}
