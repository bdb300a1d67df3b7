//! The loop: wait, take everything in, do what is to be done, draw once.

use std::sync::mpsc::{Receiver, TryRecvError};

use super::app::{App, Effect, Message};
use super::begin::{Desk, Options, begin};
use super::error::RunError;
use super::frames::Frames;
use super::incoming::{self, Ending, Incoming};
use super::input::Reader;
use super::pointer::Clicks;
use super::step::{draw, messages, take};
use super::terminal::Screen;
use super::{effect, live, panic, signal, view, watchdog};
use crate::workspace::Opening;

/// Shows a plan, and the others as they come, until the user leaves.
///
/// # Errors
/// [`RunError`]; the terminal has been given back then.
pub fn run(opening: Opening, options: &Options) -> Result<(), RunError> {
    let _witness = panic::Witness;
    let left = begin(opening, options).and_then(|(mut app, desk)| {
        let left = show(&mut app, desk);
        keep(app);
        left
    });
    // Where the terminal is gone, whatever failed failed for that.
    if left.is_err() && watchdog::is_gone() {
        incoming::end(Ending::HungUp);
    }
    match incoming::ending() {
        Some(ending) => Err(RunError::Ended(ending)),
        None => left,
    }
}

/// Keeps for the next run where this one ended.
fn keep(app: App) {
    let has_panicked = matches!(incoming::ending(), Some(Ending::Panicked(_)));
    if let Some(store) = app.store.as_ref().filter(|_| !has_panicked) {
        let mut end = app.end();
        end.view.file = effect::whole_file(&app);
        // Who leaves is not kept for that; the next run starts afresh.
        let _ = store.write_session(&end);
    }
    // Thousands of plans take their time to be given back piece by piece; the system takes all of it at once.
    std::mem::forget(app);
}

/// Draws the first frame and goes on until the user or the system ends it.
fn show(app: &mut App, mut desk: Desk) -> Result<(), RunError> {
    if !desk.first_frame(app)? {
        return Ok(());
    }
    // Nothing that is still to come is worked on before that.
    if let Some(rest) = desk.rest {
        live::open_and_watch(rest, &app.access, desk.sender.clone())?;
    }
    let input = Reader::start(desk.sender, desk.begun, desk.screen.late())?;
    go_round(app, &mut desk.screen, &input, &desk.incoming, desk.frames, desk.clicks)
}

fn go_round(
    app: &mut App,
    screen: &mut Screen,
    input: &Reader,
    incoming: &Receiver<Incoming>,
    mut frames: Frames,
    mut clicks: Clicks,
) -> Result<(), RunError> {
    let mut held = false;
    while incoming::ending().is_none() {
        let news = match incoming.try_recv() {
            // While nothing waits there is time for what has been asked, then for what may be asked next.
            Err(TryRecvError::Empty) if app.is_behind() => {
                app.catch_up();
                app.measured(view::measure(app));
                draw(app, screen, &mut frames)?;
                continue;
            }
            Err(TryRecvError::Empty) if app.work_ahead() => continue,
            Err(TryRecvError::Disconnected) => return Ok(()),
            Err(TryRecvError::Empty) => match incoming.recv() {
                Ok(news) => news,
                Err(_) => return Ok(()),
            },
            Ok(news) => news,
        };
        let mut may_go_on = false;
        match news {
            Incoming::Events(batch) => {
                for message in messages(batch?, &mut clicks) {
                    if matches!(message, Message::Resize(..)) {
                        // It may have been smaller in between and be as large as before again.
                        screen.forget();
                    }
                    frames.note(&message);
                    if !take(vec![message], Vec::new(), app, screen)? {
                        return Ok(());
                    }
                }
                // While the shell has the terminal, its keys are its own.
                may_go_on = screen.is_ours();
                held = !may_go_on;
            }
            Incoming::Plans(batch) => {
                let is_seen = batch.is_seen() || app.arriving.as_ref().is_some_and(|coming| coming.awaited.is_some());
                take(vec![Message::Arrived(batch)], Vec::new(), app, screen)?;
                if !is_seen {
                    continue;
                }
            }
            Incoming::Files(news) => {
                let changes = live::still_so(news);
                take(vec![Message::Files(changes)], Vec::new(), app, screen)?;
            }
            Incoming::Stop if !signal::is_to_stop() => {}
            Incoming::Stop => {
                // The reader reads just now, and nobody beside it may.
                screen.hurry();
                take(Vec::new(), vec![Effect::Suspend], app, screen)?;
            }
            Incoming::Continued => {
                if incoming::ending().is_none() {
                    screen.take_up()?;
                    let (columns, rows) = screen.size()?;
                    take(vec![Message::Resize(columns, rows)], Vec::new(), app, screen)?;
                    if std::mem::take(&mut held) {
                        input.go_on();
                    }
                }
            }
            Incoming::Ended => {}
        }
        if incoming::ending().is_none() {
            draw(app, screen, &mut frames)?;
        }
        if may_go_on {
            // Not before the frame: to wake the reader takes time, and then it competes for the processor.
            input.go_on();
        }
    }
    Ok(())
}
