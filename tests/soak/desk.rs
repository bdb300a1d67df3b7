//! The program as its user has it: the binary in a terminal, under a shell that brings it back when it stops.

use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

use super::pty::{self, Pty, children, has_ended, is_stopped};
use super::shelf::Shelf;
use super::step::{Step, script};
use super::usage::Usage;
use super::wire;

/// The steps that are shown when something has gone wrong.
const SHOWN_STEPS: usize = 40;

/// How long anything may take: a hundred plans are read again when their folder is moved, perhaps on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// The program at work.
pub struct Desk {
    pty: Pty,
    shell: Child,
    program: u32,
    shelf: Shelf,
    taken: Vec<Step>,
}

impl Desk {
    /// That program on these plans, on 80x24, with its first screen shown.
    pub fn with(program: &Path, plans: &[String]) -> Self {
        let shelf = Shelf::with(plans);
        let mut pty = Pty::open(80, 24);
        let mut shell = pty::program("bash", shelf.home());
        // It brings the program back on Enter and leaves the terminal's modes alone, as it is not interactive.
        // 147: it has stopped itself.
        let brings_back = "set -m; \"$0\" plans; while [ $? = 147 ]; do read line; fg >/dev/null; done";
        shell.args(["-c", brings_back]).arg(program).env("EDITOR", "true");
        let shell = pty.start(&shell);
        pty.wait("the first screen", |pty| pty.screen().hide_cursor() && pty.text().contains("工程"));
        let program = children(shell.id())[0];
        Self { pty, shell, program, shelf, taken: Vec::new() }
    }

    /// Lets that happen, and waits until the program has nothing left to do.
    pub fn take(&mut self, step: &Step) {
        self.taken.push(step.clone());
        match step {
            Step::Press(chord) => {
                if let Some(bytes) = wire::key(*chord) {
                    self.press(&bytes);
                }
            }
            Step::Type(text) => self.press(text),
            Step::Paste(text) => self.press(&wire::paste(text)),
            Step::Point(pointer, column, row) => self.press(&wire::pointer(*pointer, *column, *row)),
            Step::Size(0, _) | Step::Size(_, 0) => {
                self.pty.claim_size(0, 0);
                pty::tell_of_size(self.program);
            }
            Step::Size(columns, rows) => self.pty.resize(*columns, *rows),
            Step::File(deed, number) => self.shelf.does(*deed, *number),
            // Here time goes by itself.
            Step::Wait(_) => {}
            Step::Stop => self.stop(),
        }
        self.settle();
        // Nobody asks for what was sent.
        self.pty.received.clear();
    }

    fn stop(&mut self) {
        self.press("\x1a");
        self.wait("it to stand still", |desk| is_stopped(desk.program) || desk.shows_plain_text());
        if !is_stopped(self.program) {
            // What was shown to be copied goes away at any key: it was this one.
            self.wait("the panes to come back", |desk| !desk.shows_plain_text());
            self.settle();
            self.press("\x1a");
            self.wait("it to stand still", |desk| is_stopped(desk.program));
        }
        self.pty.press("\r");
        self.wait("it to go on", |desk| !is_stopped(desk.program) && desk.pty.screen().alternate_screen());
    }

    /// Presses a key, and waits until it has come through to the program.
    fn press(&mut self, keys: &str) {
        // While texts are shown to be copied, another thread reads.
        let plain = self.shows_plain_text();
        let slept = |desk: &Self| pty::sleeps(desk.program).map(|sleeps| if plain { sleeps.all } else { sleeps.input });
        let before = slept(self);
        self.pty.press(keys);
        // On its way to the line it is nowhere to be seen.
        self.wait("a key to arrive", |desk| is_stopped(desk.program) || slept(desk) != before);
    }

    /// Whether texts are shown outside the panes, to be copied: pastes still go to the program then.
    fn shows_plain_text(&self) -> bool {
        !self.pty.screen().alternate_screen() && self.pty.screen().bracketed_paste()
    }

    /// Brings everything back to where a day begins.
    pub fn rest(&mut self) {
        self.shelf.tidy();
        self.pty.resize(80, 24);
        self.settle();
        for _ in 0..8 {
            self.press("\x1b");
            self.settle();
        }
        self.press("x");
        self.settle();
    }

    /// Waits until the program knows of all the plans that there are.
    pub fn wait_for_all(&mut self, count: usize) {
        if count > 1 {
            self.wait("all plans", |desk| desk.pty.text().contains(&format!("/{count}]")));
        }
    }

    /// What the program holds of the system.
    pub fn usage(&self) -> Usage {
        Usage::of(self.program)
    }

    /// The processor time and the bytes that it takes while nobody does anything, in ticks and as a count: once
    /// nothing has been sent for that time, what comes in as much time again.
    pub fn idles_for(&mut self, time: Duration) -> (u64, usize) {
        let mut quiet = Instant::now();
        self.wait("everything that has become of the files to be shown", |desk| {
            if !desk.pty.received.is_empty() {
                quiet = Instant::now();
                desk.pty.received.clear();
            }
            quiet.elapsed() > time
        });
        let (before, start) = (pty::ticks(self.program), Instant::now());
        while start.elapsed() < time {
            self.pty.take_in(Duration::from_millis(20));
        }
        (pty::ticks(self.program) - before, self.pty.received.len())
    }

    /// Leaves as people do; the terminal has to be as it was.
    pub fn leave(mut self) {
        self.pty.press("q");
        let status = self.pty.wait_end(&mut self.shell);
        assert!(status.success(), "{status}: {}", self.pty.text());
        self.pty.assert_given_back("after a long day");
    }

    /// Waits until everything that was typed is read and the program sleeps.
    fn settle(&mut self) {
        self.wait("the program to sleep", |desk| {
            let before = pty::sleeps(desk.program);
            let quiet = !desk.pty.has_unread() && !desk.pty.take_in(Duration::ZERO);
            quiet && before.is_some() && before == pty::sleeps(desk.program)
        });
    }

    fn wait(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            let is_over = start.elapsed() > PATIENCE || has_ended(self.program);
            assert!(!is_over, "waited in vain for {what}; {}", self.account());
            self.pty.take_in(Duration::from_micros(200));
        }
    }

    /// What happened last, and what there is to be seen.
    fn account(&self) -> String {
        let last = &self.taken[self.taken.len().saturating_sub(SHOWN_STEPS)..];
        let fate = match (has_ended(self.program), is_stopped(self.program)) {
            (true, _) => "it has ended",
            (false, true) => "it stands still",
            (false, false) if self.pty.has_unread() => "it does not read",
            (false, false) => "it lives",
        };
        let sent = self.pty.received.escape_ascii();
        let count = self.taken.len();
        format!("{fate} after {count} steps, the last of which:\n{}\n{}\nsent: {sent}", script(last), self.pty.text())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // The shell would bring it back.
        let _ = self.shell.kill();
        let _ = self.shell.wait();
    }
}
