//! `susumi [PATH…]`: the screen. `susumi --kiosk PATH…`: the screen and nothing else.

use std::env;

use super::arguments::ScreenArguments;
use super::{Exit, refused, report, wishes};
use crate::cache::Cache;
use crate::label;
use crate::source::config::Config;
use crate::source::{Bounds, Failure, closest};
use crate::state::{self, NamedView, Store};
use crate::tui::access::Access;
use crate::tui::app::Awaited;
use crate::tui::{self, FramesError, Options, RunError};
use crate::words::failure::reason;
use crate::words::{Wording, cli as words, state as state_words};
use crate::workspace::{self, Opening, Reading};

/// Opens the plans and shows them until the user leaves; without a single one it only says why. What is
/// wrong with the settings is said on the screen: what stands before it is not seen until it is left.
pub fn run(arguments: &ScreenArguments, config: &Config, problems: &[Failure]) -> Exit {
    let paths = &arguments.paths;
    let access = if arguments.kiosk { Access::Kiosk(Bounds::around(paths)) } else { Access::Full };
    let store = if arguments.kiosk { None } else { Store::of_user() };
    let mut unread = Vec::new();
    let kept = Kept::read(arguments, store.as_ref(), &mut unread);
    let last = kept.as_ref().ok().and_then(|kept| kept.start.as_ref()).and_then(Awaited::last);
    let (keeps, unclear_of_cache) = wishes::keeps(arguments.cache, config);
    let reading = match access {
        Access::Full if keeps => Reading::through(Cache::of_user()),
        _ => access.reading(),
    };
    let opening = Opening::begin(workspace::roots(paths, config), reading, last.as_ref());
    if opening.workspace.plans.is_empty() {
        report(problems);
        report(&opening.workspace.failures);
        return Exit::CouldNotRun;
    }
    if !tui::is_interactive() {
        return refused(&if arguments.kiosk { words::kiosk_not_interactive() } else { words::not_interactive() });
    }
    let (wishes, unclear) = wishes::merged(&arguments.look, |name| env::var_os(name), config);
    let unclear = unclear.into_iter().chain(unclear_of_cache);
    let unclear = unclear.map(|problem| problem.message + problem.hint.as_deref().unwrap_or(""));
    let mut notices: Vec<String> = problems.iter().map(label::failure).chain(unclear).collect();
    notices.extend(unread);
    let kept = match kept {
        Ok(kept) => kept,
        Err(wording) => {
            return refused(&wording);
        }
    };
    let frames = arguments.frames.clone();
    let keys = config.keys.clone();
    let Kept { views, start } = kept;
    match tui::run(opening, &Options { keys, wishes, access, notices, store, views, start, frames }) {
        Ok(()) => Exit::Clean,
        Err(RunError::Ended(ending)) => {
            ending.report();
            Exit::Ended(ending.exit_code())
        }
        Err(RunError::Frames(FramesError(path, error))) => {
            refused(&words::cannot_write(&path.display().to_string(), &reason(&error)))
        }
        Err(error) => refused(&words::screen_failed(&error.to_string())),
    }
}

/// What was kept of earlier runs.
#[derive(Default)]
struct Kept {
    views: Vec<NamedView>,
    start: Option<Awaited>,
}

impl Kept {
    /// Reads what there is. What cannot be read is said in a notice and left alone, unless it was asked
    /// for by name.
    fn read(arguments: &ScreenArguments, store: Option<&Store>, notices: &mut Vec<String>) -> Result<Self, Wording> {
        let file = |name| store.map(|store| store.folder().join(name).display().to_string()).unwrap_or_default();
        let views = match store.map_or(Ok(Vec::new()), Store::views) {
            Ok(views) => views,
            Err(_) if arguments.view.is_some() => return Err(state_words::views_unreadable(&file(state::VIEWS))),
            Err(_) => {
                notices.push(state_words::ignored(state::VIEWS));
                Vec::new()
            }
        };
        let start = match &arguments.view {
            Some(name) => Some(Awaited::View(named(name, &views)?)),
            None if arguments.fresh => None,
            None => match store.map_or(Ok(None), Store::session) {
                Ok(last) => last.map(Awaited::LastRun),
                Err(_) => {
                    notices.push(state_words::ignored(state::SESSION));
                    None
                }
            },
        };
        Ok(Self { views, start })
    }
}

fn named(name: &str, views: &[NamedView]) -> Result<NamedView, Wording> {
    let found = views.iter().find(|named| named.name == name.trim());
    found.cloned().ok_or_else(|| {
        let names: Vec<&str> = views.iter().map(|named| named.name.as_str()).collect();
        state_words::unknown_view(name, closest(name, names.iter().copied()), &names)
    })
}
