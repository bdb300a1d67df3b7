//! One step: what came becomes messages, the state takes them, what is to be done outside is done, a frame is drawn.

use std::io;
use std::time::Instant;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::app::{App, Effect, Message};
use super::effect::{self, Next};
use super::error::RunError;
use super::frames::Frames;
use super::pointer::Clicks;
use super::terminal::{self, Screen};
use super::view;

/// Draws a frame, if the terminal is there to be drawn to.
///
/// # Errors
/// If the terminal, or the record of the frames, takes no more.
pub fn draw(app: &App, screen: &mut Screen, frames: &mut Frames) -> Result<(), RunError> {
    if screen.is_ours() {
        screen.draw(|frame| view::draw(frame, app))?;
        frames.drawn()?;
    }
    Ok(())
}

/// Takes messages and everything that follows from them, effects first; says whether the program goes on.
///
/// # Errors
/// If the terminal cannot be set up again behind an effect.
pub fn take(
    mut messages: Vec<Message>,
    mut effects: Vec<Effect>,
    app: &mut App,
    screen: &mut Screen,
) -> io::Result<bool> {
    while !messages.is_empty() || !effects.is_empty() {
        for effect in effects.drain(..) {
            match effect::perform(effect, app, screen)? {
                Next::GoOn(more) => messages.extend(more),
                Next::Leave => return Ok(false),
            }
        }
        for message in messages.drain(..) {
            if matches!(&message, Message::Key(key) if is_ctrl_c(key)) {
                // Who presses that waits for nothing.
                screen.hurry();
            }
            effects.extend(app.update(message));
            // The next key may act on what this one opened, and drawing changes nothing.
            app.measured(view::measure(app));
        }
    }
    Ok(true)
}

fn is_ctrl_c(key: &KeyEvent) -> bool {
    key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL
}

/// A batch as messages. Of sizes that follow each other only the last one counts.
pub fn messages(batch: Vec<Event>, clicks: &mut Clicks) -> Vec<Message> {
    let mut messages = Vec::new();
    for message in batch.into_iter().filter_map(|event| message(event, clicks)) {
        if let (Message::Resize(..), Some(Message::Resize(..))) = (&message, messages.last()) {
            messages.pop();
        }
        messages.push(message);
    }
    messages
}

fn message(event: Event, clicks: &mut Clicks) -> Option<Message> {
    match event {
        Event::Key(key) => Some(Message::Key(key)),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(columns, rows) => {
            let (columns, rows) = terminal::sensible_size(columns, rows);
            Some(Message::Resize(columns, rows))
        }
        Event::Mouse(event) => clicks.message(event, Instant::now()),
        Event::FocusGained | Event::FocusLost => None,
    }
}
