//! The command line: what was typed to one file per command.
//!
//! Results go to standard output, everything else to standard error. Exit codes: 0 all well, 1
//! something is wrong with a plan or two plans differ, 2 it could not be done,
//! 128 and more a signal ended the screen, or `doctor` while it asks the terminal. A command that a signal ends dies of it.

mod arguments;
mod check;
mod collect;
mod completions;
mod config;
mod diff;
mod doctor;
mod encoding;
mod export;
mod filter;
mod import;
mod interruption;
mod known;
mod lists;
mod manual;
mod misplaced;
mod mistake;
mod namesakes;
mod new;
mod nothing;
mod opener;
mod output;
mod paper;
mod read;
mod schema;
mod screen;
mod set;
mod summary;
mod table;
mod wishes;

use std::ffi::OsString;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::export::{Found, write_findings_text};
use crate::import::{ARGUMENT, serve};
use crate::source::config::{self as settings, Config};
use crate::source::{Failure, closest};
use crate::visible::visible;
use crate::words::{Wording, cli as words, manual as grouped};
use crate::workspace::Workspace;
use arguments::{Arguments, CacheArguments, Command, FilterArguments, ScreenArguments, program};
use filter::View;
use lists::List;
use misplaced::misplaced;
use opener::Opener;
use output::OutputError;

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.len() == 2 && arguments[1] == ARGUMENT {
        return serve();
    }
    match arguments::parse(&arguments) {
        Ok(arguments) => dispatch(&arguments).into(),
        Err(error) => match mistake::wording(&error, &arguments) {
            Some(wording) => {
                complain(&wording);
                say(&words::see_help(&help_page(&arguments)));
                Exit::CouldNotRun.into()
            }
            None => match error.print() {
                // A reader that has gone is no error.
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    complain(&OutputError::Print(error).wording());
                    Exit::CouldNotRun.into()
                }
                _ => Exit::Clean.into(),
            },
        },
    }
}

/// The names of all commands.
pub fn command_names() -> Vec<String> {
    program().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

/// What is wrong with a command line, the first word of which is the program's name; `None` if it can be run, or
/// asks for help.
pub fn mistake_in(typed: &[&str]) -> Option<String> {
    let typed: Vec<OsString> = typed.iter().map(OsString::from).collect();
    arguments::parse(&typed).err().and_then(|error| mistake::wording(&error, &typed)).map(|wording| wording.message)
}

/// The command whose help page says more about what was typed.
fn help_page(arguments: &[OsString]) -> String {
    let program = program();
    let command = arguments.get(1).and_then(|name| program.find_subcommand(name));
    command.map_or("susumi".to_owned(), |command| format!("susumi {}", command.get_name()))
}

fn dispatch(arguments: &Arguments) -> Exit {
    if arguments.command.as_ref().is_some_and(Command::writes_files) {
        interruption::leave_nothing_behind();
    }
    match &arguments.command {
        Some(Command::Collect(arguments)) => finish(collect::run(arguments, &configuration())),
        Some(Command::Config(arguments)) => finish(config::run(arguments)),
        Some(Command::New(arguments)) => finish(new::run(arguments)),
        Some(Command::Schema) => finish(schema::run()),
        Some(Command::Doctor(arguments)) => finish(doctor::run(arguments)),
        Some(Command::Diff(arguments)) => finish(diff::run(arguments)),
        Some(Command::Actions(arguments)) => {
            finish(lists::run(List::Actions, arguments, &Opener::of_user(arguments.cache)))
        }
        Some(Command::Indicators(arguments)) => {
            finish(namesakes::indicators(arguments, &Opener::of_user(arguments.list.cache)))
        }
        Some(Command::Attention(arguments)) => {
            finish(lists::run(List::Attention, arguments, &Opener::of_user(arguments.cache)))
        }
        Some(Command::Check(arguments)) => finish(check::run(arguments, &Opener::of_user(arguments.cache))),
        Some(Command::Export(arguments)) => finish(export::run(arguments, &Opener::of_user(arguments.cache))),
        Some(Command::Completions(arguments)) => {
            finish(completions::run(arguments, || Opener::of_user(CacheArguments::default())))
        }
        Some(Command::Man) => finish(manual::run()),
        Some(Command::Read(arguments)) => finish(read::run(arguments, &Opener::of_user(arguments.cache))),
        Some(Command::Import(arguments)) => finish(import::run(arguments)),
        Some(Command::Set(arguments)) => finish(set::run(arguments)),
        Some(Command::Summary(arguments)) => finish(summary::run(arguments, &Opener::of_user(arguments.cache))),
        // The settings belong to the user, who is to change nothing there.
        None if arguments.screen.kiosk => kiosk(&arguments.screen),
        None if names_no_command(&arguments.screen) => Exit::CouldNotRun,
        None => {
            let (config, problems) = settings::load();
            screen::run(&arguments.screen, &config, &problems)
        }
    }
}

/// Whether the first word looks like the name of a command and is neither one nor a path; then that is said.
/// For `clap` it is a path, and among others that can be opened it would hardly be missed.
fn names_no_command(arguments: &ScreenArguments) -> bool {
    let first = arguments.paths.first().and_then(|path| path.to_str()).unwrap_or_default();
    let is_word = !first.is_empty() && first.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    // What is there and cannot be read is for those to say who open it.
    let is_there = |error: io::Error| error.kind() != io::ErrorKind::NotFound;
    if !is_word || Path::new(first).symlink_metadata().map_or_else(is_there, |_| true) {
        return false;
    }
    complain(&words::neither_command_nor_path(first, closest(first, grouped::command_names())));
    true
}

/// The settings that are in force; what is wrong with their file is said.
fn configuration() -> Config {
    let (config, problems) = settings::load();
    report(&problems);
    config
}

fn kiosk(arguments: &ScreenArguments) -> Exit {
    if arguments.paths.is_empty() {
        // Without a path, what is shown would depend on the folder and the settings.
        complain(&words::kiosk_needs_path());
        return Exit::CouldNotRun;
    }
    let mut names = arguments.paths.iter().filter_map(|path| path.to_str());
    if let Some(command) = names.find(|name| grouped::command_names().any(|command| command == *name)) {
        // Behind an option it is a path for `clap`, but that is not what was meant.
        complain(&words::conflict("--kiosk", Some(command)));
        return Exit::CouldNotRun;
    }
    screen::run(arguments, &Config::default(), &[])
}

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// All well.
    Clean,
    /// Something is wrong with a plan, or two plans differ.
    Found,
    /// It could not be done.
    CouldNotRun,
    /// A signal or a panic ended it: the code for that.
    Ended(u8),
}

impl Exit {
    /// That of a command which has said what there is to say: something is wrong where a file gave no plan.
    fn of(workspace: &Workspace) -> Self {
        if workspace.failures.is_empty() { Self::Clean } else { Self::Found }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Found => 1,
            Exit::CouldNotRun => 2,
            Exit::Ended(code) => code,
        })
    }
}

fn finish(result: Result<Exit, OutputError>) -> Exit {
    result.unwrap_or_else(|error| {
        complain(&error.wording());
        Exit::CouldNotRun
    })
}

/// Opens the plans and checks the filter. Says what could not be opened; `None` if no plan is left, or no
/// plan knows a word of the filter, which is said too.
fn opened(paths: &[PathBuf], filter: &FilterArguments, opener: &Opener) -> Option<(ManuallyDrop<Workspace>, View)> {
    let workspace = opener.open(paths);
    report(&workspace.failures);
    if let Some(wording) = misplaced(paths, opener) {
        complain(&wording);
    }
    if workspace.plans.is_empty() {
        return None;
    }
    match View::of(filter, &workspace) {
        Ok(view) => Some((workspace, view)),
        Err(wording) => {
            complain(&wording);
            None
        }
    }
}

/// Says on standard error what could not be opened.
fn report(failures: &[Failure]) {
    let findings: Vec<_> = failures.iter().map(found).collect();
    // Where standard error is closed, nobody is listening.
    let _ = write_findings_text(io::stderr().lock(), &findings);
}

fn found(failure: &Failure) -> Found<'_> {
    Found { file: failure.origin.display(), plan: None, finding: &failure.finding }
}

/// Says why what was asked for cannot be done.
fn refused(wording: &Wording) -> Exit {
    complain(wording);
    Exit::CouldNotRun
}

fn complain(wording: &Wording) {
    say(&format!("susumi: {}", wording.message));
    if let Some(hint) = &wording.hint {
        say(&format!("    {hint}"));
    }
}

fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", visible(line));
}
