//! Sees to it that the program ends: when the terminal is gone, and when the loop does not get to it.
//!
//! Once the terminal is gone, reading events never returns and takes a whole processor, and where
//! `SIGHUP` is ignored (`nohup`, some wrappers) or goes to somebody else (`sudo`) no signal says so.

use std::io;
use std::process;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::incoming::{self, Ending, Incoming};
use super::terminal;
use crate::writing::remove_unfinished;

/// What the loop needs at most to leave by itself.
const GRACE: Duration = Duration::from_millis(300);
/// What giving the terminal back may take after that, if it takes no more text.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// How many pieces of a frame, each as large as the terminal can hold, are let through, and how long each may take.
const PIECES: u8 = 10;
const PIECE: Duration = Duration::from_millis(20);

/// Starts to wait for the terminal to go away.
///
/// # Errors
/// If the system allows no more threads.
pub fn watch(sender: Sender<Incoming>) -> io::Result<()> {
    let watch = move || {
        if hung_up(None) {
            end(Ending::HungUp, &sender);
        }
    };
    thread::Builder::new().name("watchdog".to_owned()).spawn(watch).map(drop)
}

/// Whether the terminal is gone already.
pub fn is_gone() -> bool {
    hung_up(Some(&Timespec { tv_sec: 0, tv_nsec: 0 }))
}

/// Ends the program: tells the loop and, if it does not leave within a moment, does without it.
pub fn end(ending: Ending, sender: &Sender<Incoming>) {
    incoming::end(ending);
    let _ = sender.send(Incoming::Ended);
    // Where no thread can be had, the loop is relied on.
    let _ = thread::Builder::new().name("last words".to_owned()).spawn(insist);
}

/// Waits for the terminal to be gone; `false` if that cannot be waited for, or has not come about.
fn hung_up(timeout: Option<&Timespec>) -> bool {
    let stdin = io::stdin();
    loop {
        // Asked for nothing, it still tells of a hang-up, and nothing is read.
        let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut terminal, timeout) {
            Err(rustix::io::Errno::INTR) => {}
            Err(_) | Ok(0) => return false,
            Ok(_) => return terminal[0].revents().intersects(PollFlags::HUP | PollFlags::ERR),
        }
    }
}

fn insist() {
    thread::sleep(GRACE);
    let Some(ending) = incoming::ending() else { return };
    // Where it is a frame that keeps the loop, the terminal takes no text. The loop is let through, for nothing that is
    // written before that frame's end would be the last that the terminal sees.
    if terminal::is_ours() {
        for _ in 0..PIECES {
            terminal::let_through();
            thread::sleep(PIECE);
        }
    }
    let (done, wait) = channel();
    let last_words = thread::Builder::new().spawn(move || {
        terminal::give_back();
        ending.report();
        let _ = done.send(());
    });
    if last_words.is_err() || wait.recv_timeout(LAST_WORDS).is_err() {
        terminal::give_back_line();
    }
    remove_unfinished();
    process::exit(i32::from(ending.exit_code()));
}
