//! The way to the first frame: the terminal is taken over and asked about itself, and while it answers, the state is
//! made.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::access::Access;
use super::app::{App, Arriving, Awaited, Message, Session};
use super::appearance::{Wishes, questions};
use super::clipboard::Clipboard;
use super::error::RunError;
use super::frames::Frames;
use super::incoming::Incoming;
use super::keymap::{Keymap, Problem};
use super::pointer::Clicks;
use super::probe::{Answers, Asked};
use super::step::{draw, messages, take};
use super::surroundings::{self, Surroundings};
use super::terminal::Screen;
use super::{ahead, input, job, panic, signal, watchdog};
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
    /// What the mouse has done last.
    pub clicks: Clicks,
    /// What of the terminal's answers and of keys has been read in half.
    pub begun: Vec<u8>,
    /// The plans that are still to come.
    pub rest: Option<Rest>,
    /// What the terminal has been asked.
    asked: Option<Asked>,
    wishes: Wishes,
}

/// Takes the terminal over, asks it about itself, and makes the state that is to be shown on it.
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
    // Before anything is sent: a terminal that takes no text holds the loop up with its first write, and then these
    // threads alone can end the program.
    signal::watch(sender.clone())?;
    watchdog::watch(sender.clone())?;
    let (mut screen, asked) = match wishes.ambiguous {
        None => {
            let questions = questions(workspace.plans.iter().map(|loaded| &loaded.plan));
            Screen::enter_asking(&questions)?
        }
        Some(_) => (Screen::enter()?, None),
    };
    screen.report_to(frames.counter());
    let (keymap, problems) = Keymap::patched(&options.keys);
    let look = wishes.look(&Answers::default());
    let mut app = App::new(Session::new(workspace).ok_or(RunError::NoPlan)?, keymap, look);
    app.arriving = rest.as_ref().map(|_| Arriving::default());
    set_up(&mut app, options, problems.first(), surroundings.lacks);
    let (clicks, begun) = (Clicks::default(), Vec::new());
    Ok((app, Desk { screen, frames, sender, incoming, clicks, begun, rest, asked, wishes }))
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

impl Desk {
    /// Draws the first frame; says whether the program goes on, for keys may have been pressed before it. Only what
    /// stands between the frame and the user comes before it.
    ///
    /// # Errors
    /// [`RunError`].
    pub fn first_frame(&mut self, app: &mut App) -> Result<bool, RunError> {
        let answers = self.answers()?;
        learn(app, &self.wishes, &answers);
        let size = self.screen.size()?;
        self.take_size(app, size)?;
        let early = messages(ahead::events(&answers.typed), &mut self.clicks);
        if early.is_empty() {
            draw(app, &mut self.screen, &mut self.frames)?;
        }
        // Before any key can change the plan.
        if let (Some(rest), Some(first)) = (&mut self.rest, app.session.workspace.plans.first()) {
            rest.remember(first);
        }
        input::hear_of_sizes()?;
        let later = self.screen.size()?;
        if early.is_empty() && later == size {
            return Ok(true);
        }
        self.take_size(app, later)?;
        for message in early {
            if !take(vec![message], Vec::new(), app, &mut self.screen)? {
                return Ok(false);
            }
        }
        draw(app, &mut self.screen, &mut self.frames)?;
        Ok(true)
    }

    fn take_size(&mut self, app: &mut App, (columns, rows): (u16, u16)) -> io::Result<()> {
        take(vec![Message::Resize(columns, rows)], Vec::new(), app, &mut self.screen).map(drop)
    }

    /// What the terminal answers.
    fn answers(&mut self) -> io::Result<Answers> {
        let mut answers =
            self.asked.take().map_or_else(|| Ok(Answers::default()), |asked| self.screen.answers(asked))?;
        self.begun = std::mem::take(&mut answers.begun);
        Ok(answers)
    }
}

/// Tells the state what is known of the terminal by now.
fn learn(app: &mut App, wishes: &Wishes, answers: &Answers) {
    app.look = wishes.look(answers);
    app.clipboard = Clipboard::found(wishes.copy, answers, surroundings::variable);
    if answers.utf8 == Some(false) {
        app.update(Message::Notice(words::NOT_UTF8.to_owned()));
    }
}
