//! The loop: wait, take everything in, do what is to be done, draw once.

use std::io;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::app::{App, Message, Session};
use super::appearance::{Wishes, questions};
use super::effect::{self, Next};
use super::keymap::Keymap;
use super::probe::Answers;
use super::terminal::{Input, Screen};
use super::view;
use crate::words::screen as words;
use crate::workspace::Workspace;

/// What the user asked for besides plans.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Patches the keymap: chord and command name.
    pub keys: Vec<(String, String)>,
    /// About symbols, widths and colours.
    pub wishes: Wishes,
}

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

/// Shows the plans until the user leaves.
///
/// # Errors
/// [`RunError`]; the terminal has been given back then.
pub fn run(workspace: Workspace, options: &Options) -> Result<(), RunError> {
    let (keymap, problems) = Keymap::patched(&options.keys);
    let troubles = workspace.failures.len();
    let first = workspace.failures.first().map(|failure| failure.finding.message.clone());
    let session = Session::new(workspace).ok_or(RunError::NoPlan)?;
    let mut screen = Screen::enter()?;
    let answers = match options.wishes.ambiguous {
        None => screen.ask(&questions(session.workspace.plans.iter().map(|loaded| &loaded.plan)))?,
        Some(_) => Answers::default(),
    };
    let mut app = App::new(session, keymap, options.wishes.look(&answers), options.wishes.glyph_set(&answers));
    if let Some(problem) = problems.first() {
        app.update(Message::Notice(problem.wording().message));
    }
    if let Some(first) = first {
        app.update(Message::Notice(words::not_opened(troubles, &first)));
    }
    let (columns, rows) = screen.size()?;
    app.update(Message::Resize(columns, rows));
    for key in typed_ahead(&answers.typed) {
        if !take(Message::Key(key), &mut app, &mut screen)? {
            return Ok(());
        }
    }
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

/// Keys that were pressed while the terminal was asked about itself.
fn typed_ahead(text: &str) -> impl Iterator<Item = KeyEvent> {
    text.chars().map(|c| {
        let code = match c {
            '\r' | '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            '\x1b' => KeyCode::Esc,
            '\x7f' | '\x08' => KeyCode::Backspace,
            c => KeyCode::Char(c),
        };
        KeyEvent::new(code, KeyModifiers::NONE)
    })
}

fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) => Some(Message::Key(key)),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(columns, rows) => Some(Message::Resize(columns, rows)),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}
