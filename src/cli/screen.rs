//! `susumi [PATH…]`: the screen. `susumi --kiosk PATH…`: the screen and nothing else.

use std::env;

use super::arguments::Arguments;
use super::{Exit, complain, report, wishes};
use crate::source::config::Config;
use crate::source::{Bounds, Failure};
use crate::tui::access::Access;
use crate::tui::label;
use crate::tui::{self, FramesError, Options, RunError};
use crate::words::cli as words;
use crate::words::failure::reason;
use crate::workspace;

/// Opens the plans and shows them until the user leaves; without a single one it only says why. What is
/// wrong with the settings is said on the screen: what stands before it is not seen until it is left.
pub fn run(arguments: &Arguments, config: &Config, problems: &[Failure]) -> Exit {
    let paths = &arguments.paths;
    let (workspace, access) = if arguments.kiosk {
        let bounds = Bounds::around(paths);
        (workspace::open_within(paths, &bounds), Access::Kiosk(bounds))
    } else {
        (workspace::open(paths, config), Access::Full)
    };
    if workspace.plans.is_empty() {
        report(problems);
        report(&workspace.failures);
        return Exit::CouldNotRun;
    }
    if !tui::is_interactive() {
        complain(&if arguments.kiosk { words::kiosk_not_interactive() } else { words::not_interactive() });
        return Exit::CouldNotRun;
    }
    let (wishes, unclear) = wishes::merged(&arguments.look, |name| env::var_os(name), config);
    let unclear = unclear.into_iter().map(|problem| problem.message + problem.hint.as_deref().unwrap_or(""));
    let notices = problems.iter().map(label::failure).chain(unclear).collect();
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
