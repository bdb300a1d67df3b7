//! The loop: wait, take everything in, do what is to be done, draw once.

use std::io;

use crossterm::event::Event;

use super::app::{App, Message, Session};
use super::effect::{self, Next};
use super::glyph;
use super::keymap::Keymap;
use super::strip::Look;
use super::terminal::{Input, Screen};
use super::view;
use crate::words::screen as words;
use crate::workspace::Workspace;

/// Why the screen could not be shown or was left.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// None of the files gave a plan.
    #[error("no plan to show")]
    NoPlan,
    /// The terminal could not be set up or is gone.
    #[error(transparent)]
    Terminal(#[from] io::Error),
}

/// Shows the plans until the user leaves. `keys` patches the keymap (chord → command name).
///
/// # Errors
/// [`RunError`]; the terminal has been given back then.
pub fn run(workspace: Workspace, keys: &[(String, String)]) -> Result<(), RunError> {
    let (keymap, problems) = Keymap::patched(keys);
    let troubles = workspace.failures.len();
    let first = workspace.failures.first().map(|failure| failure.finding.message.clone());
    let session = Session::new(workspace).ok_or(RunError::NoPlan)?;
    let look =
        Look { glyphs: glyph::UNICODE, colour: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) };
    let mut app = App::new(session, keymap, look);
    if let Some(problem) = problems.first() {
        app.update(Message::Notice(problem.wording().message));
    }
    if let Some(first) = first {
        app.update(Message::Notice(words::not_opened(troubles, &first)));
    }
    let mut screen = Screen::enter()?;
    let (columns, rows) = screen.size()?;
    app.update(Message::Resize(columns, rows));
    let input = Input::start();
    loop {
        app.measured(view::measure(&app));
        screen.draw(|frame| view::draw(frame, &app))?;
        let Ok(batch) = input.batches.recv() else { return Ok(()) };
        for event in batch? {
            let Some(message) = message(event) else { continue };
            if !take(message, &mut app, &mut screen)? {
                return Ok(());
            }
        }
        input.go_on();
    }
}

/// Takes a message and everything that follows from it; says whether the program goes on.
fn take(message: Message, app: &mut App, screen: &mut Screen) -> io::Result<bool> {
    let mut messages = vec![message];
    while !messages.is_empty() {
        let mut effects = Vec::new();
        for message in messages.drain(..) {
            effects.extend(app.update(message));
            // The next key may act on what this one opened.
            app.measured(view::measure(app));
        }
        for effect in effects {
            match effect::perform(effect, app, screen)? {
                Next::GoOn(more) => messages.extend(more),
                Next::Leave => return Ok(false),
            }
        }
    }
    Ok(true)
}

fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) => Some(Message::Key(key)),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(columns, rows) => Some(Message::Resize(columns, rows)),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}
