//! A program in a terminal: started, typed to in the keymap's own spelling, read from the screen.
//!
//! The terminal itself is that of `pty.rs`. A text counts as shown once the frame with it is complete.

#![allow(dead_code, reason = "not every test program asks the terminal everything")]

#[path = "pty.rs"]
mod pty;

use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

use pty::Pty;
use rustix::process::{Pid, Signal, kill_process};

/// What ends a frame.
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

/// A terminal with a program in it.
pub struct Terminal {
    pty: Pty,
    child: Child,
    /// The mode before the program was started.
    pub mode_at_first: String,
}

impl Terminal {
    /// Runs `program` with `arguments` in `folder`, which is also its user's home, on 80x24.
    pub fn run(folder: &Path, program: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let pty = Pty::open(80, 24);
        let mut command = pty::program(program, folder);
        command.args(arguments).env("XDG_CONFIG_HOME", folder.join("settings")).envs(environment.iter().copied());
        let mode_at_first = pty.modes();
        let child = pty.start(&command);
        Self { pty, child, mode_at_first }
    }

    /// Presses keys: names as in the keymap, everything else as it is typed, blanks between them.
    pub fn press(&mut self, keys: &str) {
        self.pty.press(&keys.split_whitespace().map(typed).collect::<String>());
    }

    /// Waits until all of `texts` are on the screen and its frame is complete.
    pub fn wait_for(&mut self, texts: &[&str]) {
        self.pty.wait(&format!("{texts:?}"), |pty| {
            let text = pty.text();
            texts.iter().all(|expected| text.contains(expected)) && pty.received.ends_with(END_OF_FRAME)
        });
    }

    /// Waits until `seen` holds for the screen and its text; `what` says what that is.
    pub fn wait_until(&mut self, what: &str, mut seen: impl FnMut(&vt100::Screen, &str) -> bool) {
        self.pty.wait(what, |pty| seen(pty.screen(), &pty.text()));
    }

    /// From now on the terminal answers nothing.
    pub fn fall_silent(&mut self) {
        self.pty.fall_silent();
    }

    /// Waits until the terminal has been asked about itself.
    pub fn wait_for_questions(&mut self) {
        self.pty.wait("the questions", |pty| pty.received.windows(3).any(|part| part == b"\x1b[c"));
    }

    /// Sends the program a signal.
    pub fn send(&self, signal: Signal) {
        kill_process(Pid::from_raw(i32::try_from(self.child.id()).unwrap()).unwrap(), signal).unwrap();
    }

    /// Waits until the program has ended; its exit code, or that which a shell gives it for the signal it died of.
    pub fn wait_for_end_as_a_shell(&mut self) -> i32 {
        let status = self.pty.wait_end(&mut self.child);
        status.code().or(status.signal().map(|signal| 128 + signal)).unwrap()
    }

    /// Complains unless the terminal is as a shell wants it.
    pub fn assert_given_back(&self, case: &str) {
        self.pty.assert_given_back(case);
    }

    /// Waits until the program has ended; its exit code.
    pub fn wait_for_end(&mut self) -> i32 {
        self.pty.wait_end(&mut self.child).code().unwrap()
    }

    /// The number of bytes that the program sends within that time.
    pub fn sent_within(&mut self, time: Duration) -> usize {
        let (before, start) = (self.pty.received.len(), Instant::now());
        while start.elapsed() < time {
            self.pty.take_in(Duration::from_millis(20));
        }
        self.pty.received.len() - before
    }

    /// Everything the program has sent.
    pub fn sent(&self) -> &[u8] {
        &self.pty.received
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.pty.resize(columns, rows);
    }

    /// Puts something on the screen that the program knows nothing of.
    pub fn spoil(&mut self, text: &str) {
        self.pty.spoil(text);
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        self.pty.text()
    }

    /// The screen itself.
    pub fn screen(&self) -> &vt100::Screen {
        self.pty.screen()
    }

    /// How the terminal treats what is typed and printed: differs in raw mode.
    pub fn mode(&self) -> String {
        self.pty.modes()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn typed(key: &str) -> String {
    match key {
        "Enter" => "\r".to_owned(),
        "Esc" => "\x1b".to_owned(),
        "Tab" => "\t".to_owned(),
        "Space" => " ".to_owned(),
        "Up" => "\x1b[A".to_owned(),
        "Down" => "\x1b[B".to_owned(),
        "F1" => "\x1bOP".to_owned(),
        _ => match key.strip_prefix("Ctrl-").map(str::as_bytes) {
            Some([letter]) => char::from(letter & 0x1f).to_string(),
            _ => key.to_owned(),
        },
    }
}
