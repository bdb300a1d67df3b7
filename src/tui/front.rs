//! The way back to the terminal from the background.

use std::io;
use std::thread;
use std::time::{Duration, Instant};

use super::{incoming, job};

/// Waits, stopped, to be brought to the front: setting the terminal from the background would stop the program too, but
/// again and again, whatever it is continued for. A shell that ends a stopped job sends it a signal and continues it.
///
/// # Errors
/// If the program has to end instead.
pub fn come_to_front() -> io::Result<()> {
    let mut in_vain = false;
    loop {
        let end = Instant::now() + BACKGROUND;
        while !job::in_foreground() && Instant::now() < end {
            if incoming::ending().is_some() {
                return Err(io::ErrorKind::Interrupted.into());
            }
            thread::sleep(TURN);
        }
        if job::in_foreground() {
            return Ok(());
        }
        let stopped = job::stop_in_background();
        // Continued at once, or nobody could continue it: then the system says so of whatever comes next.
        if !stopped && in_vain {
            return Ok(());
        }
        in_vain = !stopped;
    }
}

/// How long the program, once continued in the background, waits to hear why.
const BACKGROUND: Duration = Duration::from_millis(300);
/// How often it looks.
const TURN: Duration = Duration::from_millis(5);
