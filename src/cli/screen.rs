//! `susumi [PATH…]`: the screen. `susumi --kiosk PATH…`: the screen and nothing else.

use std::env;

use super::arguments::Arguments;
use super::{Exit, complain, report, wishes};
use crate::source::Bounds;
use crate::source::config::Config;
use crate::tui::access::Access;
use crate::tui::{self, FramesError, Options, RunError};
use crate::words::cli as words;
use crate::words::failure::reason;
use crate::workspace;

/// Opens the plans and shows them until the user leaves; without a single one it only says why.
pub fn run(arguments: &Arguments, config: &Config) -> Exit {
    let paths = &arguments.paths;
    let (workspace, access) = if arguments.kiosk {
        let bounds = Bounds::around(paths);
        (workspace::open_within(paths, &bounds), Access::Kiosk(bounds))
    } else {
        (workspace::open(paths, config), Access::Full)
    };
    if workspace.plans.is_empty() {
        report(&workspace.failures);
        return Exit::CouldNotRun;
    }
    if !tui::is_interactive() {
        complain(&if arguments.kiosk { words::kiosk_not_interactive() } else { words::not_interactive() });
        return Exit::CouldNotRun;
    }
    let (wishes, problems) = wishes::merged(&arguments.look, |name| env::var_os(name), config);
    let notices = problems.into_iter().map(|problem| problem.message + problem.hint.as_deref().unwrap_or("")).collect();
    let frames = arguments.frames.clone();
    match tui::run(workspace, &Options { keys: config.keys.clone(), wishes, access, notices, frames }) {
        Ok(()) => Exit::Clean,
        Err(RunError::Ended(ending)) => {
            ending.report();
            Exit::Ended(ending.exit_code())
        }
        Err(RunError::Frames(FramesError(path, error))) => {
            complain(&words::cannot_write(&path.display().to_string(), &reason(&error)));
            Exit::CouldNotRun
        }
        Err(error) => {
            complain(&words::screen_failed(&error.to_string()));
            Exit::CouldNotRun
        }
    }
}
