//! `susumi doctor`: what was found of terminal, settings and plans, and what to do where something is
//! off.
//!
//! Changes nothing. The terminal is taken over for as long as it is asked, and not at all if input or
//! output is none.

mod files;
mod report;
mod terminal;

use std::env;

use super::Exit;
use super::arguments::{CacheArguments, DoctorArguments};
use super::output::{OutputError, print};
use super::wishes;
use crate::source::config;
use crate::tui::{self, RunError, appearance, clipboard};
use crate::words::doctor as words;
use report::Report;
use terminal::Found;

/// What of the environment the report looks at.
const VARIABLES: [&str; 7] = ["TERM", "LC_ALL", "LC_CTYPE", "LANG", "TMUX", "STY", wishes::NO_COLOUR];

/// Runs it; whatever is off, it has done what it was asked for.
pub fn run(arguments: &DoctorArguments) -> Result<Exit, OutputError> {
    let (config, failures) = config::load();
    let (wishes, mut problems) = wishes::merged(&arguments.look, |name| env::var_os(name), &config);
    let (keeps, unclear) = wishes::keeps(CacheArguments::default(), &config);
    problems.extend(unclear);
    let asked = tui::is_interactive().then(|| {
        let mut questions = appearance::questions([]);
        questions.extend(terminal::samples());
        tui::examine(&questions)
    });
    if let Some(Err(RunError::Ended(ending))) = asked {
        ending.report();
        return Ok(Exit::Ended(ending.exit_code()));
    }
    // A terminal that cannot be asked is one that gives no answer.
    let asked = asked.map(Result::unwrap_or_default);
    let names = VARIABLES.into_iter().chain(clipboard::variables());
    let variables: Vec<_> = names.filter_map(|name| Some((name.to_owned(), variable(name)?))).collect();
    let size = asked.as_ref().and_then(|_| tui::size());
    let found = Found { asked, size, wishes, variables: &variables };
    let mut report = Report::default();
    report.line(&words::title(env!("CARGO_PKG_VERSION")));
    terminal::terminal(&found, &mut report);
    terminal::widths(&found, &mut report);
    terminal::ruler(&found, &mut report);
    files::settings(&config, &failures, &problems, &mut report);
    files::kept(keeps, &mut report);
    report.field(words::EDITOR, &editor());
    files::plans(&arguments.paths, &config, &mut report);
    print(|out| report.lines().iter().try_for_each(|line| writeln!(out, "{line}")))?;
    Ok(Exit::Clean)
}

/// A variable that is set and not empty.
fn variable(name: &str) -> Option<String> {
    env::var_os(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty())
}

fn editor() -> String {
    let set = ["VISUAL", "EDITOR"].into_iter().find_map(|name| Some((name, variable(name)?)));
    set.map_or_else(|| words::DEFAULT_EDITOR.to_owned(), |(name, program)| words::editor(&program, name))
}
