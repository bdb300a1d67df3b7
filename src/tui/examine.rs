//! Asking the terminal about itself and nothing else, for `susumi doctor`: the way in and out is the screen's.

use std::io::{self, stdin};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

use super::error::RunError;
use super::incoming::{self, Ending, Incoming};
use super::probe::Answers;
use super::terminal::Screen;
use super::{job, signal, watchdog};

/// How long the answers are waited for. What comes later would be read by the shell.
const PATIENCE: Duration = Duration::from_secs(3);

/// Asks the terminal for the width of each character, and leaves it as it was. Waits for a slow line
/// longer than the screen does and says how long that took.
///
/// # Errors
/// If the terminal can be neither written to nor read, or the program has to end.
pub fn examine(characters: &[char]) -> Result<(Answers, Duration), RunError> {
    let (sender, incoming) = channel();
    // Before the terminal is touched: whatever ends the program gives it back.
    signal::watch(sender.clone())?;
    watchdog::watch(sender)?;
    let asked = ask(characters);
    signal::leave();
    if watchdog::is_gone() {
        incoming::end(Ending::HungUp);
    }
    if let Some(ending) = incoming::ending() {
        return Err(RunError::Ended(ending));
    }
    // Who asked for a stop meanwhile gets it now.
    if incoming.try_iter().any(|message| matches!(message, Incoming::Stop)) && job::can_stop() {
        let _ = job::stop();
    }
    asked
}

fn ask(characters: &[char]) -> Result<(Answers, Duration), RunError> {
    let start = Instant::now();
    let mut screen = Screen::enter()?;
    keep_keys_for_signals()?;
    let asked = screen.ask_singly(characters, PATIENCE)?;
    let answers = screen.answers(asked)?;
    Ok((answers, start.elapsed()))
}

/// Lets Ctrl-C and its like send their signals, as they do outside the screen: nobody reads them as keys here. The
/// answers that have come by then stay.
fn keep_keys_for_signals() -> io::Result<()> {
    let mut modes = tcgetattr(stdin())?;
    modes.local_modes |= LocalModes::ISIG | LocalModes::NOFLSH;
    Ok(tcsetattr(stdin(), OptionalActions::Now, &modes)?)
}
