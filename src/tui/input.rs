//! Reading what the terminal sends, in a thread of its own, since half an escape sequence would block.
//!
//! After each batch the thread waits to be told to go on: while another program (an editor, the shell) has
//! the terminal, nothing here reads from it.

use std::io;
use std::sync::mpsc::{Sender, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};

use super::batch::{Source, read_batch};
use super::incoming::Incoming;
use super::{probe, rest};

/// The thread that reads.
pub struct Reader {
    go_on: SyncSender<()>,
}

impl Reader {
    /// Starts reading: batches of everything that had arrived. `begun` is what has been read before, and not to its end;
    /// until `late` answers may come that have not.
    ///
    /// # Errors
    /// If the system allows no more threads.
    pub fn start(sender: Sender<Incoming>, begun: Vec<u8>, late: Option<Instant>) -> io::Result<Self> {
        let (go_on, gate) = sync_channel(1);
        let read = move || {
            let hand_on = |batch: io::Result<Vec<Event>>| {
                let ended = batch.is_err();
                sender.send(Incoming::Events(batch)).is_ok() && !ended && gate.recv().is_ok()
            };
            if rest::read(begun, probe::read_for, hand_on) {
                while hand_on(read_batch(&mut Terminal { late })) {}
            }
        };
        thread::Builder::new().name("input".to_owned()).spawn(read)?;
        Ok(Self { go_on })
    }

    /// Lets the reader read the next batch.
    pub fn go_on(&self) {
        let _ = self.go_on.send(());
    }
}

/// From now on a change of the terminal's size is an event: who asks for the size behind this misses none until the
/// first event is read.
///
/// # Errors
/// If the terminal cannot be read from.
pub fn hear_of_sizes() -> io::Result<()> {
    // With no time to wait nothing is read yet.
    event::poll(Duration::ZERO).map(drop)
}

struct Terminal {
    late: Option<Instant>,
}

impl Source for Terminal {
    fn is_ready(&mut self, patience: Duration) -> io::Result<bool> {
        event::poll(patience)
    }

    fn next(&mut self) -> io::Result<Event> {
        event::read()
    }

    fn is_slow(&self) -> bool {
        self.late.is_some_and(|late| Instant::now() < late)
    }
}
