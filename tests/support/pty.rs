//! A terminal for the program under test: a pseudo-terminal with an emulator behind it.
//!
//! The test reads what the program writes only while it waits for something, in its own thread, so a
//! terminal that is closed is closed at once. It waits for what is to be seen, with a deadline, never for
//! time to pass. Queries are answered from what the emulator shows.

#![allow(dead_code, reason = "not every test program waits for everything")]

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcgetattr, tcsetwinsize};

/// How long anything may take on a machine that is busy.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A pseudo-terminal, the emulator that draws it and the keyboard in front of it.
pub struct Pty {
    master: OwnedFd,
    /// Kept open: where the last program leaves, reading would fail instead of waiting.
    slave: File,
    emulator: vt100::Parser<Unusual>,
    /// Everything that has arrived, as bytes.
    pub received: Vec<u8>,
    modes_before: String,
    /// What has arrived of the sequence that leads to the alternate screen, where there is none.
    withheld: Option<Vec<u8>>,
}

/// Leads to the alternate screen and back, with an `h` or an `l` behind it.
const ALTERNATE: &[u8] = b"\x1b[?1049";

/// What the emulator leaves to others: queries, and modes that it does not know.
#[derive(Default)]
struct Unusual {
    answers: Vec<u8>,
    /// Whether queries stay without an answer.
    silent: bool,
    modes: BTreeSet<u16>,
}

impl vt100::Callbacks for Unusual {
    fn unhandled_csi(&mut self, screen: &mut vt100::Screen, i1: Option<u8>, _: Option<u8>, params: &[&[u16]], c: char) {
        if self.silent && matches!(c, 'n' | 'c') {
            return;
        }
        let numbers = params.iter().filter_map(|param| param.first().copied());
        match (i1, c) {
            (None, 'n') if params.first() == Some(&[6].as_slice()) => {
                let (row, column) = screen.cursor_position();
                self.answers.extend(format!("\x1b[{};{}R", row + 1, column + 1).bytes());
            }
            (None, 'c') => self.answers.extend(b"\x1b[?6c"),
            (Some(b'?'), 'h') => self.modes.extend(numbers),
            (Some(b'?'), 'l') => numbers.for_each(|mode| {
                self.modes.remove(&mode);
            }),
            _ => {}
        }
    }
}

impl Pty {
    /// A terminal of that size with nothing in it.
    pub fn open(columns: u16, rows: u16) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
        // Not the test's own controlling terminal.
        let no_control = i32::try_from(rustix::fs::OFlags::NOCTTY.bits()).unwrap();
        let slave = OpenOptions::new().read(true).write(true).custom_flags(no_control).open(name).unwrap();
        let emulator = vt100::Parser::new_with_callbacks(cells(rows), cells(columns), 0, Unusual::default());
        let mut pty =
            Self { master, slave, emulator, received: Vec::new(), modes_before: String::new(), withheld: None };
        pty.resize(columns, rows);
        pty.modes_before = pty.modes();
        pty
    }

    /// From now on there is no alternate screen, as in `screen` unless it is told otherwise.
    pub fn without_alternate_screen(&mut self) {
        self.withheld = Some(Vec::new());
    }

    /// From now on queries stay without an answer.
    pub fn fall_silent(&mut self) {
        self.emulator.callbacks_mut().silent = true;
    }

    /// Starts a program that has this for its controlling terminal.
    pub fn start(&self, command: &Command) -> Child {
        self.start_with(command, &["--ctty"])
    }

    /// Starts a program that reads and writes here, in a session that knows of no terminal: nobody
    /// sends it a signal when this one goes away.
    pub fn start_detached(&self, command: &Command) -> Child {
        self.start_with(command, &[])
    }

    fn start_with(&self, command: &Command, options: &[&str]) -> Child {
        // `setsid` becomes the program, so the process is the program's own.
        let mut whole = Command::new("setsid");
        whole.args(options).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => whole.env(name, value),
                None => whole.env_remove(name),
            };
        }
        if let Some(folder) = command.get_current_dir() {
            whole.current_dir(folder);
        }
        let end = || self.slave.try_clone().unwrap();
        whole.stdin(end()).stdout(end()).stderr(end()).spawn().unwrap()
    }

    /// Presses keys.
    pub fn press(&self, keys: &str) {
        rustix::io::write(&self.master, keys.as_bytes()).unwrap();
    }

    /// Makes the terminal say that it has that size, whatever it has.
    pub fn claim_size(&self, columns: u16, rows: u16) {
        let size = Winsize { ws_col: columns, ws_row: rows, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&self.master, size).unwrap();
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.claim_size(columns, rows);
        self.emulator.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// Puts something on the screen that no program has sent.
    pub fn spoil(&mut self, text: &str) {
        self.emulator.process(text.as_bytes());
    }

    /// Takes in what has arrived; waits for it no longer than that. Says whether there was something.
    pub fn take_in(&mut self, patience: Duration) -> bool {
        let timeout = Timespec { tv_sec: 0, tv_nsec: i64::try_from(patience.as_nanos()).unwrap() };
        let mut ends = [PollFd::new(&self.master, PollFlags::IN)];
        match poll(&mut ends, Some(&timeout)) {
            Ok(0) | Err(Errno::INTR) => return false,
            answer => answer.unwrap(),
        };
        let mut bytes = [0; 65536];
        let count = rustix::io::read(&self.master, &mut bytes).unwrap();
        // One by one, so that a query is answered as of where it stands.
        for byte in &bytes[..count] {
            self.draw(*byte);
            let answers = std::mem::take(&mut self.emulator.callbacks_mut().answers);
            if !answers.is_empty() {
                rustix::io::write(&self.master, &answers).unwrap();
            }
        }
        self.received.extend(&bytes[..count]);
        count > 0
    }

    fn draw(&mut self, byte: u8) {
        let Some(withheld) = &mut self.withheld else { return self.emulator.process(&[byte]) };
        withheld.push(byte);
        if !ALTERNATE.starts_with(withheld) {
            let all = std::mem::take(withheld);
            if !all.starts_with(ALTERNATE) {
                self.emulator.process(&all);
            }
        }
    }

    /// Waits until something holds for the terminal.
    pub fn wait(&mut self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}; there is:\n{}", self.text());
            self.take_in(Duration::from_millis(20));
        }
    }

    /// Waits until the text is on the screen.
    pub fn wait_for(&mut self, text: &str) {
        self.wait(text, |pty| pty.text().contains(text));
    }

    /// Waits until a process has ended, taking in what it writes.
    pub fn wait_end(&mut self, child: &mut Child) -> ExitStatus {
        let start = Instant::now();
        loop {
            let ended = child.try_wait().unwrap();
            // What it wrote before its end is there by now.
            while self.take_in(Duration::from_millis(if ended.is_some() { 0 } else { 10 })) {}
            if let Some(status) = ended {
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "it does not end; there is:\n{}", self.text());
        }
    }

    /// What is on the screen, without blanks at the ends of lines.
    pub fn text(&self) -> String {
        text_of(self.screen())
    }

    /// Whether anything on the screen has a colour.
    pub fn is_coloured(&self) -> bool {
        let (rows, columns) = self.screen().size();
        let mut cells = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        let plain =
            |cell: &vt100::Cell| cell.fgcolor() == vt100::Color::Default && cell.bgcolor() == vt100::Color::Default;
        cells.any(|(row, column)| self.screen().cell(row, column).is_some_and(|cell| !plain(cell)))
    }

    /// What the emulator knows.
    pub fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// Complains unless the terminal is as a shell wants it.
    pub fn assert_given_back(&self, case: &str) {
        let (screen, text) = (self.screen(), self.text());
        assert!(!screen.alternate_screen(), "{case}: on the alternate screen\n{text}");
        assert!(!screen.hide_cursor(), "{case}: the cursor is hidden\n{text}");
        assert!(!screen.bracketed_paste(), "{case}: pastes are bracketed\n{text}");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "{case}: the mouse is captured");
        assert!(!screen.application_cursor() && !screen.application_keypad(), "{case}: the keys are changed");
        assert_eq!(screen.fgcolor(), vt100::Color::Default, "{case}: coloured");
        assert_eq!(screen.bgcolor(), vt100::Color::Default, "{case}: coloured");
        assert!(!screen.bold() && !screen.inverse() && !screen.underline(), "{case}: with attributes");
        let unknown = &self.emulator.callbacks().modes;
        assert!(unknown.is_empty(), "{case}: modes are left on: {unknown:?}");
        self.assert_line_given_back(case);
    }

    /// Complains unless the line is set as before, whatever is on the screen.
    pub fn assert_line_given_back(&self, case: &str) {
        assert_eq!(self.modes(), self.modes_before, "{case}: the line is set otherwise");
    }

    /// How the line is set: differs in raw mode.
    pub fn modes(&self) -> String {
        let modes = tcgetattr(&self.slave).unwrap();
        format!("{:?} {:?} {:?}", modes.input_modes, modes.output_modes, modes.local_modes)
    }

    /// Whether something that was typed has not been read yet.
    pub fn has_unread(&self) -> bool {
        rustix::io::ioctl_fionread(&self.slave).unwrap() > 0
    }

    /// Takes the terminal away, as a dropped connection does.
    pub fn hang_up(self) {
        drop(self);
    }
}

/// What an emulator shows, without blanks at the ends of lines.
pub fn text_of(screen: &vt100::Screen) -> String {
    let contents = screen.contents();
    let lines: Vec<&str> = contents.lines().map(str::trim_end).collect();
    lines.join("\n")
}

/// The program with an environment of its own: nothing of whoever runs the tests shows.
pub fn program(path: &str, home: &Path) -> Command {
    let mut command = Command::new(path);
    for (name, _) in std::env::vars_os() {
        if name != "PATH" && name != "LLVM_PROFILE_FILE" {
            command.env_remove(name);
        }
    }
    command.envs([("TERM", "xterm-256color"), ("LANG", "C.UTF-8")]).env("HOME", home).current_dir(home);
    // Also where a test takes the home away.
    command.env("XDG_STATE_HOME", home.join("state"));
    // Plans cannot be kept there: how a run goes does not depend on how old their files are.
    command.env("XDG_CACHE_HOME", "/proc/nowhere");
    command
}

/// The ticks of processor time that a process and those it waited for have used; they are counted until
/// it is waited for itself.
pub fn ticks(process: u32) -> u64 {
    stat(process).unwrap()[11..15].iter().map(|field| field.parse::<u64>().unwrap()).sum()
}

/// Whether a process has ended; it need not have been waited for.
pub fn has_ended(process: u32) -> bool {
    stat(process).is_none_or(|fields| fields[0] == "Z")
}

/// Whether a process stands still.
pub fn is_stopped(process: u32) -> bool {
    stat(process).is_some_and(|fields| fields[0] == "T")
}

/// Tells a process that its terminal has another size, be it true or not.
pub fn tell_of_size(process: u32) {
    let process = rustix::process::Pid::from_raw(i32::try_from(process).unwrap()).unwrap();
    rustix::process::kill_process(process, rustix::process::Signal::WINCH).unwrap();
}

/// How often the threads of a process have gone to sleep so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sleeps {
    /// All of them together.
    pub all: u64,
    /// The one that reads the terminal: it wakes for nothing else. What was typed may be on its way to it, in
    /// the system, when any other wakes for reasons of its own.
    pub input: u64,
}

/// How often the threads of a process have gone to sleep so far, if all of them sleep now.
pub fn sleeps(process: u32) -> Option<Sleeps> {
    let mut sleeps = Sleeps::default();
    for thread in std::fs::read_dir(format!("/proc/{process}/task")).ok()? {
        let status = std::fs::read_to_string(thread.ok()?.path().join("status")).ok()?;
        let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        if !field("State:")?.starts_with('S') {
            return None;
        }
        let count = |name| field(name)?.parse::<u64>().ok();
        let count = count("voluntary_ctxt_switches:")? + count("nonvoluntary_ctxt_switches:")?;
        sleeps.all += count;
        if field("Name:")? == "input" {
            sleeps.input += count;
        }
    }
    Some(sleeps)
}

/// The fields behind the name, from the state on; `None` once the process is gone.
fn stat(process: u32) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, fields) = text.rsplit_once(") ")?;
    Some(fields.split(' ').map(str::to_owned).collect())
}

/// The processes that a process has started.
pub fn children(process: u32) -> Vec<u32> {
    let text = std::fs::read_to_string(format!("/proc/{process}/task/{process}/children")).unwrap();
    text.split_whitespace().map(|child| child.parse().unwrap()).collect()
}

/// A number of columns or rows, for the emulator.
pub fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}
