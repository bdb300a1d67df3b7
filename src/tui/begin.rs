//! The way to the first frame: the terminal is taken over and asked about itself, and while it answers, the state is
//! made.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::access::Access;
use super::app::{App, Arriving, Awaited, Message, Session};
use super::appearance::{Wishes, questions};
use super::clipboard::Clipboard;
use super::frames::{Frames, FramesError};
use super::incoming::{Ending, Incoming};
use super::job;
use super::keymap::{Keymap, Problem};
use super::probe::{Answers, Asked};
use super::surroundings::{self, Surroundings};
use super::terminal::Screen;
use super::{panic, signal, watchdog};
use crate::source::config;
use crate::state::{NamedView, Store};
use crate::words::screen as words;
use crate::workspace::{Opening, Rest};

/// What the user asked for besides plans.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Patches the keymap: chord and command name.
    pub keys: Vec<(String, String)>,
    /// About symbols, widths and colours.
    pub wishes: Wishes,
    /// What the user may do.
    pub access: Access,
    /// What is to be said at the start.
    pub notices: Vec<String>,
    /// Where views and the end of the run are kept; `None`: nowhere.
    pub store: Option<Store>,
    /// The views that were saved.
    pub views: Vec<NamedView>,
    /// What is shown first, as soon as its plan is there; `None`: the plan as a whole.
    pub start: Option<Awaited>,
    /// A new file for what each frame sends.
    pub frames: Option<PathBuf>,
}

/// Why the screen could not be shown or was left.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// None of the files gave a plan.
    #[error("no plan to show")]
    NoPlan,
    /// The record of the frames cannot be written.
    #[error(transparent)]
    Frames(#[from] FramesError),
    /// The terminal could not be set up or is gone.
    #[error(transparent)]
    Terminal(#[from] io::Error),
    /// Something other than the user ended it.
    #[error("ended from outside")]
    Ended(&'static Ending),
}

/// The terminal, and what comes from it and from the system.
pub struct Desk {
    /// It has been taken over.
    pub screen: Screen,
    /// The record of what is sent to it.
    pub frames: Frames,
    /// For whoever has something to tell.
    pub sender: Sender<Incoming>,
    /// What has been told.
    pub incoming: Receiver<Incoming>,
    /// What the terminal said of itself, and what was typed meanwhile.
    pub answers: Answers,
    /// The plans that are still to come.
    pub rest: Option<Rest>,
}

/// Takes the terminal over and makes the state that is to be shown on it.
///
/// # Errors
/// [`RunError`]; the terminal has been given back then.
pub fn begin(opening: Opening, options: &Options) -> Result<(App, Desk), RunError> {
    let Opening { workspace, rest } = opening;
    if workspace.plans.is_empty() {
        return Err(RunError::NoPlan);
    }
    let frames = Frames::record(options.frames.as_deref())?;
    let surroundings = Surroundings::found(config::path().is_some());
    let wishes = Wishes { colour: options.wishes.colour && surroundings.colour, ..options.wishes };
    let (sender, incoming) = channel();
    panic::guard(sender.clone());
    signal::watch(sender.clone())?;
    watchdog::watch(sender.clone())?;
    let mut screen = Screen::enter()?;
    screen.report_to(frames.counter());
    let asked = match wishes.ambiguous {
        None => Some(screen.ask(&questions(workspace.plans.iter().map(|loaded| &loaded.plan)))?),
        Some(_) => None,
    };
    // The way to the terminal and back takes longer than that.
    let (keymap, problems) = Keymap::patched(&options.keys);
    let mut app = App::new(Session::new(workspace).ok_or(RunError::NoPlan)?, keymap, wishes.look(&Answers::default()));
    app.arriving = rest.as_ref().map(|_| Arriving::default());
    set_up(&mut app, options, problems.first(), surroundings.lacks);
    let answers = asked.map_or_else(|| Ok(Answers::default()), Asked::answers)?;
    app.look = wishes.look(&answers);
    app.clipboard = Clipboard::found(wishes.copy, &answers, surroundings::variable);
    if answers.utf8 == Some(false) {
        app.update(Message::Notice(words::NOT_UTF8.to_owned()));
    }
    Ok((app, Desk { screen, frames, sender, incoming, answers, rest }))
}

/// Gives the state what the user asked for. `problem` is what is wrong with the keymap, `lacks` with the terminal.
fn set_up(app: &mut App, options: &Options, problem: Option<&Problem>, lacks: Vec<String>) {
    app.access = options.access.clone();
    app.can_stop = job::can_stop();
    app.store = options.store.clone();
    app.views = options.views.clone();
    let of_start = options.start.clone().and_then(|start| app.show_first(start));
    // What matters most first: the line is cut where the screen ends.
    let mut notices: Vec<String> = of_start.into_iter().collect();
    notices.extend(options.notices.iter().cloned());
    notices.extend(problem.map(|problem| problem.wording().message));
    notices.extend(lacks);
    if !notices.is_empty() {
        app.update(Message::Notice(notices.join(words::BETWEEN_NOTICES)));
    }
}
