//! What reaches the loop from outside: what the terminal sent, and what the system tells the program.
//!
//! One channel carries all of it, so that the loop waits in one place. Why the program has to end is
//! kept beside the channel as well: the first reason stands, and whoever is about to take the terminal
//! over can ask for it without reading the channel.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::OnceLock;

use crossterm::event::Event;

use super::app::FileChange;
use super::job;
use crate::source::Stamp;
use crate::words::cli as words;
use crate::workspace::Batch;

static ENDING: OnceLock<Ending> = OnceLock::new();

/// What the loop waits for.
#[derive(Debug)]
pub enum Incoming {
    /// Everything the terminal had sent.
    Events(io::Result<Vec<Event>>),
    /// Plans that were still to come.
    Plans(Box<Batch>),
    /// Plan files have changed.
    Files(Vec<News>),
    /// Somebody else asks the program to stop, as Ctrl-Z would.
    Stop,
    /// The program was stopped and goes on.
    Continued,
    /// The program has to end; [`ending`] says why.
    Ended,
}

/// What has become of a file.
#[derive(Debug)]
pub struct News {
    /// Its name.
    pub path: PathBuf,
    /// The stamp under which it was read; `None` if it was not there.
    pub stamp: Option<Stamp>,
    /// What has become of it.
    pub change: FileChange,
}

/// Why the program has to end, apart from the user's wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The terminal is gone.
    HungUp,
    /// `SIGINT`. Ctrl-C is a key and comes as one.
    Interrupted,
    /// `SIGQUIT`. Ctrl-\ is a key and comes as one.
    Quit,
    /// `SIGTERM`.
    Terminated,
    /// A thread beside the loop has panicked with this report.
    Panicked(String),
}

/// Why the program has to end; `None` while it does not.
pub fn ending() -> Option<&'static Ending> {
    ENDING.get()
}

/// Takes down why the program has to end. The first reason stands.
pub fn end(reason: Ending) {
    let _ = ENDING.set(reason);
}

impl Ending {
    /// 128 and the signal's number, as a shell gives it; 101 for a panic.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::HungUp => 129,
            Self::Interrupted => 130,
            Self::Quit => 131,
            Self::Terminated => 143,
            Self::Panicked(_) => 101,
        }
    }

    /// Says on standard error why the program ended. Where nobody listens any more, that is no error, and where saying it
    /// would stop the program instead of ending it, nothing is said.
    pub fn report(&self) {
        if job::may_not_write(io::stderr()) {
            return;
        }
        let (sentence, detail) = match self {
            Self::HungUp => (words::HUNG_UP, ""),
            Self::Interrupted => (words::INTERRUPTED, ""),
            Self::Quit => (words::QUIT, ""),
            Self::Terminated => (words::TERMINATED, ""),
            Self::Panicked(report) => (words::PANICKED, report.as_str()),
        };
        let end = if detail.is_empty() { "" } else { "\n" };
        let _ = io::stderr().write_all(format!("susumi: {sentence}\n{detail}{end}").as_bytes());
    }
}
