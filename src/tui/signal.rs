//! Signals as messages to the loop.
//!
//! Owns which signals are caught: those that end the program would leave the terminal as it is, and
//! so would the one that stops it.

use std::io;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, getpid, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::incoming::{self, Ending, Incoming};
use super::{job, terminal, watchdog};

/// How long [`settle`] waits at most.
const PATIENCE: Duration = Duration::from_millis(200);

/// Whether signals do again what they do where nobody catches them.
static AS_USUAL: AtomicBool = AtomicBool::new(false);

/// Who waits in [`settle`].
static WAITING: Mutex<Option<Sender<()>>> = Mutex::new(None);

/// Whether somebody else asked for a stop last, and not to go on.
static STOP: AtomicBool = AtomicBool::new(false);

/// Whether a stop that was asked for is still to be: going on undoes it, also before the loop has come to it.
pub fn is_to_stop() -> bool {
    STOP.load(Ordering::SeqCst)
}

/// Starts to catch signals.
///
/// # Errors
/// If the system allows no more threads or files.
pub fn watch(sender: Sender<Incoming>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT])?;
    let watch = move || {
        loop {
            let mut caught: Vec<i32> = signals.wait().collect();
            if caught.contains(&SIGCONT) {
                // To go on undoes a stop that was still to come.
                caught.retain(|signal| *signal != SIGTSTP);
            }
            // What ends the program comes first.
            caught.sort_by_key(|signal| matches!(*signal, SIGTSTP | SIGCONT));
            for signal in caught {
                take(signal, &sender);
            }
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(watch).map(drop)
}

/// From now on signals do what they do where nobody catches them: the terminal has been given back for good.
pub fn leave() {
    AS_USUAL.store(true, Ordering::SeqCst);
}

/// Waits until every signal that has come so far has been taken: so that what was meant for a program
/// that had the terminal is not taken for ours when that program is gone.
pub fn settle() {
    let (sender, settled) = channel();
    if let Ok(mut waiting) = WAITING.lock() {
        *waiting = Some(sender);
    }
    if kill_process(getpid(), Signal::CONT).is_ok() {
        let _ = settled.recv_timeout(PATIENCE);
    }
}

fn take(signal: i32, sender: &Sender<Incoming>) {
    if AS_USUAL.load(Ordering::SeqCst) {
        let _ = emulate_default_handler(signal);
        return;
    }
    let lent = terminal::is_lent();
    let message = match signal {
        SIGHUP => return watchdog::end(Ending::HungUp, sender),
        // Ctrl-C in the editor that has the terminal is meant for the editor.
        SIGINT | SIGQUIT if lent => return,
        SIGINT => return watchdog::end(Ending::Interrupted, sender),
        // The editor may hold text that is not saved: it is waited for.
        SIGTERM if lent => return incoming::end(Ending::Terminated),
        SIGQUIT => return watchdog::end(Ending::Quit, sender),
        SIGTERM => return watchdog::end(Ending::Terminated, sender),
        // Ctrl-Z in the editor stops the whole job, and the loop is waiting for the editor.
        SIGTSTP if lent => {
            if job::can_stop() {
                let _ = job::stop();
            }
            return;
        }
        SIGCONT if lent => {
            if let Some(waiting) = WAITING.lock().ok().and_then(|mut waiting| waiting.take()) {
                let _ = waiting.send(());
            }
            return;
        }
        SIGTSTP => {
            STOP.store(true, Ordering::SeqCst);
            Incoming::Stop
        }
        SIGCONT => {
            STOP.store(false, Ordering::SeqCst);
            Incoming::Continued
        }
        _ => return,
    };
    let _ = sender.send(message);
}
