//! A terminal to run programs in: a pseudo-terminal whose screen can be read.
//!
//! Waits for what is to be seen, up to a deadline, and never for time to pass. Answers when it is asked
//! where the cursor is, as terminals do.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Far more than anything takes, also on a busy machine.
const DEADLINE: Duration = Duration::from_secs(30);

/// What ends a frame.
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

/// A terminal with a program in it.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// The mode before the program was started.
    pub mode_at_first: String,
    /// Everything the program has sent.
    pub sent: Vec<u8>,
    ended: bool,
}

impl Terminal {
    /// Runs `program` with `arguments` in `folder`, which is also its user's home, on 80x24.
    pub fn run(folder: &Path, program: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(folder);
        command.env_clear();
        for name in ["PATH", "LLVM_PROFILE_FILE"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command.env("TERM", "xterm-256color");
        command.env("HOME", folder);
        command.env("XDG_CONFIG_HOME", folder.join("settings"));
        for (name, value) in environment {
            command.env(name, value);
        }
        let mode_at_first = mode_of(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 1 << 16];
            // A terminal whose program has gone is at its end, or gives an error.
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(24, 80, 0);
        Self { master: pair.master, child, writer, output, parser, mode_at_first, sent: Vec::new(), ended: false }
    }

    /// Presses keys: names as in the keymap, everything else as it is typed, blanks between them.
    pub fn press(&mut self, keys: &str) {
        let bytes: Vec<u8> = keys.split_whitespace().flat_map(bytes_of).collect();
        self.writer.write_all(&bytes).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until all of `texts` are on the screen and its frame is complete.
    pub fn wait_for(&mut self, texts: &[&str]) {
        self.wait_until(&format!("{texts:?}"), |terminal| {
            let text = terminal.text();
            texts.iter().all(|expected| text.contains(expected)) && terminal.frame_is_complete()
        });
    }

    /// Waits until `seen` holds; `what` says what that is.
    pub fn wait_until(&mut self, what: &str, seen: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !seen(self) {
            let left = deadline.saturating_duration_since(Instant::now());
            if self.ended || !self.take_in(left) && left.is_zero() {
                let _ = self.child.kill();
                panic!("waited in vain for {what}; on the screen:\n{}", self.text());
            }
        }
    }

    /// Waits until the program has ended; its exit code.
    pub fn wait_for_end(&mut self) -> u32 {
        let deadline = Instant::now() + DEADLINE;
        while !self.ended {
            let left = deadline.saturating_duration_since(Instant::now());
            if !self.take_in(left) && left.is_zero() {
                let _ = self.child.kill();
                panic!("did not end; on the screen:\n{}", self.text());
            }
        }
        self.child.wait().unwrap().exit_code()
    }

    /// What the program sends within that time.
    pub fn sent_within(&mut self, time: Duration) -> usize {
        let (before, deadline) = (self.sent.len(), Instant::now() + time);
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || self.ended {
                return self.sent.len() - before;
            }
            self.take_in(left);
        }
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.screen_mut().set_size(rows, columns);
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Puts something on the screen that the program knows nothing of.
    pub fn spoil(&mut self, text: &str) {
        self.parser.process(text.as_bytes());
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        self.parser.screen().contents()
    }

    /// The screen itself.
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// How the terminal treats what is typed and printed: differs in raw mode.
    pub fn mode(&self) -> String {
        mode_of(&*self.master)
    }

    /// Shows what was sent from there on; answers each question as it comes to it, as terminals do.
    fn show_and_answer(&mut self, from: usize) {
        let mut shown = from;
        for end in from + 1..=self.sent.len() {
            let asked = |question: &[u8]| self.sent[..end].ends_with(question);
            let (cursor, attributes) = (asked(b"\x1b[6n"), asked(b"\x1b[c"));
            if cursor || attributes || end == self.sent.len() {
                self.parser.process(&self.sent[shown..end]);
                shown = end;
            }
            if cursor {
                let (row, column) = self.parser.screen().cursor_position();
                let _ = write!(self.writer, "\x1b[{};{}R", row + 1, column + 1);
            } else if attributes {
                let _ = write!(self.writer, "\x1b[?62;22c");
            }
        }
    }

    fn frame_is_complete(&self) -> bool {
        self.sent.ends_with(END_OF_FRAME)
    }

    /// Takes in what is sent next, waiting for it up to `time`; says whether there was something.
    fn take_in(&mut self, time: Duration) -> bool {
        match self.output.recv_timeout(time) {
            Ok(bytes) => {
                let before = self.sent.len();
                self.sent.extend(bytes);
                self.show_and_answer(before);
                true
            }
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => {
                self.ended = true;
                false
            }
        }
    }
}

fn mode_of(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if !self.ended {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

fn bytes_of(key: &str) -> Vec<u8> {
    match key {
        "Enter" => b"\r".to_vec(),
        "Esc" => b"\x1b".to_vec(),
        "Tab" => b"\t".to_vec(),
        "Space" => b" ".to_vec(),
        "Up" => b"\x1b[A".to_vec(),
        "Down" => b"\x1b[B".to_vec(),
        "F1" => b"\x1bOP".to_vec(),
        _ => match key.strip_prefix("Ctrl-").map(str::as_bytes) {
            Some([letter]) => vec![letter & 0x1f],
            _ => key.as_bytes().to_vec(),
        },
    }
}
