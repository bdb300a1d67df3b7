//! The program in a terminal of some kind: typed to, waited for, and looked at cell by cell.
//!
//! Whether it has done all that a key asks for is seen from its threads, so what it draws is whole even
//! if it is nothing at all.

#![allow(dead_code, reason = "not every test program asks for everything")]

#[path = "emulator.rs"]
pub mod emulator;
#[path = "pty.rs"]
mod pty;

use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

use emulator::{Answers, Cell, Emulator, Kind};
use pty::{PATIENCE, Pty, Sleeps};

/// What begins a frame.
pub const FRAME: &[u8] = b"\x1b[?2026h";
/// What ends it.
pub const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

/// The program in its terminal.
pub struct Display {
    pub kind: Kind,
    pub emulator: Emulator,
    pty: Pty,
    child: Child,
    /// How much of what was received has been shown.
    shown: usize,
    /// How often the program had slept when it was last given something to do.
    slept: Sleeps,
}

impl Display {
    /// The program in `home`, with its first frame on the screen.
    pub fn start(kind: Kind, home: &Path, arguments: &[&str], columns: u16, rows: u16) -> Self {
        let mut pty = Pty::open(columns, rows);
        pty.fall_silent();
        let mut command = pty::program(env!("CARGO_BIN_EXE_susumi"), home);
        command.args(arguments);
        // Nothing can be kept there: every run begins afresh.
        command.env("XDG_STATE_HOME", "/proc/nowhere");
        let child = pty.start(&command);
        let emulator = Emulator::new(kind, usize::from(columns), usize::from(rows));
        let mut display = Self { kind, emulator, pty, child, shown: 0, slept: Sleeps::default() };
        display.wait("a frame", |display| display.pty.received.ends_with(END_OF_FRAME));
        display.settle();
        if kind.answers == Answers::Late {
            display.let_answers_go();
        }
        display
    }

    /// Lets go what a late terminal has kept back, torn as a slow line brings it.
    fn let_answers_go(&mut self) {
        let replies = String::from_utf8(std::mem::take(&mut self.emulator.replies)).unwrap();
        assert!(!replies.is_empty(), "nothing was asked");
        // Not behind an escape: by itself that is a key.
        let middle = replies[replies.len() / 2..].find(';').unwrap() + replies.len() / 2;
        self.send(&replies[..middle]);
        self.send(&replies[middle..]);
    }

    /// Types something and waits until the program has done with it. An Esc is taken for one only when
    /// nothing has followed it for a moment; here it always has something to close, which is seen.
    pub fn send(&mut self, typed: &str) {
        self.slept = self.sleeps();
        let received = self.pty.received.len();
        self.pty.press(typed);
        self.wait("the program to wake", |display| display.woke());
        if typed == "\x1b" {
            self.wait("the end of Esc", |display| display.pty.received.len() > received);
        }
        self.settle();
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.slept = self.sleeps();
        self.pty.resize(columns, rows);
        self.emulator.resize(usize::from(columns), usize::from(rows));
        self.wait("the program to wake", |display| display.woke());
        self.settle();
    }

    /// Has everything drawn anew: the size stays, but the program is told that it has changed.
    pub fn redraw(&mut self) {
        let before = self.pty.received.len();
        self.slept = self.sleeps();
        pty::tell_of_size(self.child.id());
        self.wait("the program to wake", |display| display.woke());
        self.settle();
        let sent = &self.pty.received[before..];
        assert!(sent.windows(4).any(|window| window == b"\x1b[2J"), "it did not draw everything anew");
    }

    /// The cells as they are seen.
    pub fn cells(&self) -> Vec<Vec<Cell>> {
        self.emulator.grid().iter().map(|line| line.iter().map(Cell::seen).collect()).collect()
    }

    /// The text as another emulator shows it, all characters one cell wide.
    pub fn text_elsewhere(&self) -> String {
        self.pty.text()
    }

    /// The bytes received so far.
    pub fn received(&self) -> &[u8] {
        &self.pty.received
    }

    /// Ends the program by the key that does so anywhere.
    pub fn quit(&mut self) -> i32 {
        self.pty.press("\x03");
        let status = self.pty.wait_end(&mut self.child);
        self.show();
        status.code().unwrap()
    }

    fn woke(&self) -> bool {
        !self.pty.has_unread() && pty::sleeps(self.child.id()).is_some_and(|sleeps| sleeps.input > self.slept.input)
    }

    fn sleeps(&mut self) -> Sleeps {
        let start = Instant::now();
        loop {
            match pty::sleeps(self.child.id()) {
                Some(sleeps) => return sleeps,
                None => assert!(start.elapsed() < PATIENCE, "it never sleeps"),
            }
        }
    }

    /// Waits until the program sleeps, with everything read and everything it wrote shown.
    pub fn settle(&mut self) {
        self.wait("the program to sleep", |display| {
            let before = pty::sleeps(display.child.id());
            let quiet = !display.pty.has_unread() && !display.pty.take_in(Duration::ZERO);
            quiet && before.is_some() && before == pty::sleeps(display.child.id())
        });
        self.show();
    }

    fn wait(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}; there is:\n{}", self.emulator.text());
            self.pty.take_in(Duration::from_millis(1));
            self.show();
        }
    }

    /// Shows what has been received, and answers what it asks.
    fn show(&mut self) {
        self.emulator.feed(&self.pty.received[self.shown..]);
        self.shown = self.pty.received.len();
        if self.kind.answers == Answers::AtOnce && !self.emulator.replies.is_empty() {
            let replies = std::mem::take(&mut self.emulator.replies);
            self.pty.press(&String::from_utf8(replies).unwrap());
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
