//! The terminal: taking it over, giving it back, drawing to it, hearing from it.
//!
//! Whatever ends the program (its end, an error, a panic, a signal) gives the terminal back as it was,
//! once. After that nothing is written to it any more, whoever still tries.

use std::io::{self, IsTerminal, Write, stdin, stdout};
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, queue};
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use rustix::process::{Signal, getpid, kill_process};
use rustix::termios::{OptionalActions, QueueSelector, tcflush, tcgetattr, tcgetwinsize, tcsetattr};

use super::backend::RunBackend;
use super::front::come_to_front;
use super::incoming;
use super::job;
use super::probe::{self, Answers, Asked};
use super::widths::alike;

/// Who has the terminal. One for the program, since a panic or a signal in any thread may end it.
static HOLDER: AtomicU8 = AtomicU8::new(NOBODY);
/// It is as it was before the program.
const NOBODY: u8 = 0;
/// It has been taken over.
const OURS: u8 = 1;
/// Another program (the editor) has it, and is waited for.
const LENT: u8 = 2;

/// Whether the mouse is to speak to the program while the terminal is ours.
static MOUSE: AtomicBool = AtomicBool::new(false);
/// Buttons and wheel, in a form that goes beyond column 223. Not movements: over a slow line each would
/// be sent, and nothing here follows the pointer.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Undoes what a program that was ended in the middle leaves of a terminal: the alternate screen, a part of the
/// screen that scrolls alone, another character set, keys in another form, text that is inserted, the mouse,
/// focus and pastes reported, colours, no cursor. Where all is well it changes nothing, nor does it move the
/// cursor.
const AS_USUAL: &[u8] = b"\x1b[?47l\x1b7\x1b[r\x1b8\x0f\x1b(B\x1b[?1l\x1b>\x1b[4l\x1b[?1000l\x1b[?1002l\x1b[?1003l\
\x1b[?1005l\x1b[?1006l\x1b[?1015l\x1b[?1004l\x1b[?2004l\x1b[0m\x1b[?25h";

/// A terminal that has been taken over.
pub struct Screen {
    terminal: Terminal<RunBackend<Outlet>>,
    /// What the terminal shows is not what was drawn last.
    stale: bool,
    /// Until when answers may come that have not.
    late: Option<Instant>,
}

/// Whether there is a terminal to take over at all.
pub fn is_interactive() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}

/// Columns and rows, if the terminal says.
pub fn size() -> Option<(u16, u16)> {
    crossterm::terminal::size().ok()
}

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// If the terminal cannot be set up; it is given back then.
    pub fn enter() -> io::Result<Self> {
        Self::enter_saying("")
    }

    /// The same, and asks the terminal for the width of each character, unless it is too narrow to tell.
    ///
    /// # Errors
    /// If the terminal cannot be set up; it is given back then.
    pub fn enter_asking(characters: &[char]) -> io::Result<(Self, Option<Asked>)> {
        let columns = frame_size()?.width;
        if columns < probe::LEAST {
            return Ok((Self::enter()?, None));
        }
        let rows = alike(characters, usize::from(columns));
        let screen = Self::enter_saying(&probe::question(&rows))?;
        Ok((screen, Some(Asked::now(rows, probe::DEADLINE))))
    }

    /// Asks the terminal for the width of each character by itself. Only before
    /// [`Reader::start`](super::input::Reader::start).
    ///
    /// # Errors
    /// If the terminal takes no more.
    pub fn ask_singly(&mut self, characters: &[char], patience: Duration) -> io::Result<Asked> {
        let singly: Vec<String> = characters.iter().map(char::to_string).collect();
        Outlet.write_all(probe::question(&singly).as_bytes())?;
        Ok(Asked::now(singly, patience))
    }

    fn enter_saying(text: &str) -> io::Result<Self> {
        let started = take_over(text).and_then(|()| {
            let backend = RunBackend::new(Outlet, frame_size);
            Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fullscreen })
        });
        match started {
            Ok(terminal) => Ok(Self { terminal, stale: false, late: None }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Waits for the answers. Only before [`Reader::start`](super::input::Reader::start).
    ///
    /// # Errors
    /// If the terminal can be neither read nor written to.
    pub fn answers(&mut self, asked: Asked) -> io::Result<Answers> {
        let answers = asked.answers(&mut Outlet)?;
        self.late = answers.late;
        Ok(answers)
    }

    /// Until when answers may come that have not; `None` where all are there.
    pub fn late(&self) -> Option<Instant> {
        self.late
    }

    /// Waits for answers that are late, before who has the terminal next takes them for keys. Only where the reader does
    /// not read.
    pub fn hear_out(&mut self) {
        if let Some(until) = self.late.take() {
            // One that cannot be read answers nothing any more.
            let _ = probe::throw_away(until, || incoming::ending().is_some());
        }
    }

    /// From now on late answers are not waited for.
    pub fn hurry(&mut self) {
        self.late = None;
    }

    /// Tells `sent` the number of bytes of each frame from now on.
    pub fn report_to(&mut self, sent: Box<dyn FnMut(usize) + Send>) {
        self.terminal.backend_mut().report_to(sent);
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// If the terminal does not say.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws a frame; what has not changed is not sent.
    ///
    /// # Errors
    /// If the terminal takes no more.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        if std::mem::take(&mut self.stale) {
            // To the same size too: that empties the screen and asks the terminal nothing.
            let (width, height) = self.size()?;
            self.terminal.backend_mut().forget();
            self.terminal.resize(Rect::new(0, 0, width, height))?;
        }
        self.terminal.draw(render)?;
        Ok(())
    }

    /// Makes the next frame be sent as a whole: something else has changed what the terminal shows.
    pub fn forget(&mut self) {
        self.stale = true;
    }

    /// Whether it can be drawn to: not between a stop and what follows it.
    pub fn is_ours(&self) -> bool {
        is_ours()
    }

    /// Lends the terminal to another program while `outside` runs, then takes it over again, unless
    /// the program has to end.
    ///
    /// # Errors
    /// If the terminal cannot be set up again.
    pub fn step_aside<T>(&mut self, outside: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let modes = tcgetattr(stdin());
        HOLDER.store(LENT, Ordering::SeqCst);
        let result = outside();
        HOLDER.store(NOBODY, Ordering::SeqCst);
        if let Ok(modes) = modes {
            // An editor that crashed leaves its own, which would pass for those to go back to.
            let _ = tcsetattr(stdin(), OptionalActions::Now, &modes);
        }
        // The terminal itself too: what comes next may be its way back to the shell.
        let _ = write_all(AS_USUAL);
        if incoming::ending().is_none() {
            self.take_up()?;
        }
        Ok(result)
    }

    /// Gives the terminal back and stops the program, as a shell expects. Being continued comes as a
    /// message, and then the terminal is to be taken up again.
    ///
    /// # Errors
    /// If the program could not be stopped and the terminal cannot be set up again.
    pub fn stop(&mut self) -> io::Result<()> {
        give_back();
        job::stop().or_else(|_| self.take_up())
    }

    /// Takes the terminal over again, whatever others have made of it. From the background this waits
    /// to be brought to the front.
    ///
    /// # Errors
    /// If the terminal cannot be set up again.
    pub fn take_up(&mut self) -> io::Result<()> {
        come_to_front()?;
        // A shell that has had the terminal meanwhile may have left its own modes.
        disable_raw_mode()?;
        take_over("")?;
        self.forget();
        Ok(())
    }

    /// Lets the mouse speak to the program, or to the terminal alone.
    ///
    /// # Errors
    /// If the terminal takes no more.
    pub fn listen_to_mouse(&mut self, on: bool) -> io::Result<()> {
        // Before it is told, so that it is told again whatever happens in between.
        MOUSE.fetch_or(on, Ordering::SeqCst);
        self.terminal.backend_mut().send(if on { MOUSE_ON } else { MOUSE_OFF }.as_bytes())?;
        MOUSE.store(on, Ordering::SeqCst);
        Ok(())
    }

    /// Hands text to the clipboard of the terminal, where it supports that (OSC 52).
    ///
    /// # Errors
    /// If the terminal takes no more.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut bytes = Vec::new();
        queue!(bytes, CopyToClipboard::to_clipboard_from(text))?;
        self.terminal.backend_mut().send(&bytes)
    }
}

/// How long after a key what came with it is thrown away: the rest of an escape sequence or a paste.
const REST: Duration = Duration::from_millis(20);

impl Screen {
    /// Shows texts as they are, outside the screen that is drawn: so a mouse selects nothing but text,
    /// lines that are too long stay one line, and what does not fit can be scrolled back to. Any key
    /// comes back; it does nothing else. The program's end comes back too.
    ///
    /// # Errors
    /// If the terminal can be neither written to nor read.
    pub fn show_plain(&mut self, texts: &[&str]) -> io::Result<()> {
        let mut bytes = Vec::new();
        queue!(bytes, Print(mouse_mode(false)), ResetColor, LeaveAlternateScreen, cursor::Show)?;
        for line in texts.iter().flat_map(|text| text.lines()) {
            // In raw mode a line break does not begin at the left.
            write!(bytes, "{line}\r\n")?;
        }
        self.terminal.backend_mut().send(&bytes)?;
        wait_for_key()?;
        let mut bytes = Vec::new();
        queue!(bytes, EnterAlternateScreen, cursor::Hide, Print(mouse_mode(true)))?;
        self.terminal.backend_mut().send(&bytes)?;
        self.forget();
        Ok(())
    }
}

/// Reads a key, or whatever was sent with it, and throws it away.
fn wait_for_key() -> io::Result<()> {
    let (mut patience, mut thrown_away) = (MOMENT, Vec::new());
    while incoming::ending().is_none() {
        match probe::read_for(patience, &mut thrown_away)? {
            Some(0) if patience == MOMENT => {}
            Some(0) | None => break,
            Some(_) => patience = REST,
        }
        thrown_away.clear();
    }
    Ok(())
}

/// How often it is asked whether the program has to end while a key is waited for: within the time that
/// the watchdog leaves for that.
const MOMENT: Duration = Duration::from_millis(250);

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Asked for each frame, and so of the terminal that is open already: crossterm opens it anew each time.
fn frame_size() -> io::Result<Size> {
    let size = tcgetwinsize(stdout())?;
    Ok(Size::from(sensible_size(size.ws_col, size.ws_row)))
}

/// The columns and rows that are used of a terminal of that size. One that has none (a serial line) is
/// taken for a small ordinary one; of one that is larger than any desk only a part is used, since whoever
/// connects chooses the size, and every cell takes memory.
pub fn sensible_size(columns: u16, rows: u16) -> (u16, u16) {
    let of = |size, ordinary, most| if size == 0 { ordinary } else { u16::min(size, most) };
    (of(columns, 80, 800), of(rows, 24, 300))
}

/// Whether the terminal has been taken over and not been given back.
pub fn is_ours() -> bool {
    HOLDER.load(Ordering::SeqCst) == OURS
}

/// Whether another program has the terminal and is waited for.
pub fn is_lent() -> bool {
    HOLDER.load(Ordering::SeqCst) == LENT
}

/// Takes the terminal over and sends a text.
fn take_over(text: &str) -> io::Result<()> {
    come_to_front()?;
    // First, so that what follows is undone even if only half of it succeeds.
    HOLDER.store(OURS, Ordering::SeqCst);
    enable_raw_mode()?;
    // In one piece: over a slow line each would be a packet. Not every terminal has an alternate screen, and the first
    // frame counts on an empty one.
    let mut bytes = Vec::new();
    queue!(
        bytes,
        EnterAlternateScreen,
        cursor::Hide,
        EnableBracketedPaste,
        Print(mouse_mode(true)),
        ResetColor,
        Clear(ClearType::All),
        Print(text)
    )?;
    Outlet.write_all(&bytes)
}

/// What turns the mouse on or off, if it is to speak to the program at all.
fn mouse_mode(on: bool) -> &'static str {
    match (MOUSE.load(Ordering::SeqCst), on) {
        (false, _) => "",
        (true, true) => MOUSE_ON,
        (true, false) => MOUSE_OFF,
    }
}

/// Further down than any terminal reaches: the cursor goes to the last row there is.
const LAST_ROW: u16 = 998;

/// Gives the terminal back, if it is ours. On one that is gone there is nobody to tell about errors.
pub fn give_back() {
    if HOLDER.compare_exchange(OURS, NOBODY, Ordering::SeqCst, Ordering::SeqCst).is_err() {
        return;
    }
    let mut text = Vec::new();
    // A frame may have been broken off anywhere. Without an alternate screen the shell goes on below it.
    let queued = queue!(
        text,
        EndSynchronizedUpdate,
        Print(mouse_mode(false)),
        DisableBracketedPaste,
        ResetColor,
        cursor::MoveTo(0, LAST_ROW),
        Clear(ClearType::CurrentLine),
        LeaveAlternateScreen,
        cursor::Show
    );
    if !job::may_not_write(stdout()) {
        let _ = queued.and_then(|()| write_all(&text));
    }
    give_back_line();
}

/// Sets the line as it was, and nothing else: that can be done where the terminal takes no text.
pub fn give_back_line() {
    // In the background another program has set the terminal for itself, and setting it would stop us.
    if job::in_foreground() {
        let _ = disable_raw_mode();
    }
}

/// Throws away what has been sent to the terminal while it was ours and has not been taken by it yet: there is room then
/// for whoever waits to send more.
pub fn let_through() {
    if is_ours() && job::in_foreground() {
        let _ = tcflush(stdout(), QueueSelector::OFlush);
        // He is not told of it. Any signal makes him look.
        let _ = kill_process(getpid(), Signal::CONT);
    }
}

/// Where frames go: to the terminal while it is ours, nowhere once it has been given back. Frames that
/// were broken off, and the terminal's own last words when it is dropped, may come after that.
///
/// Past Rust's standard output, whose lock the thread that gives the terminal back might wait for.
struct Outlet;

impl Write for Outlet {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        match HOLDER.load(Ordering::SeqCst) {
            OURS => Ok(rustix::io::write(stdout(), text)?),
            _ => Ok(text.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write_all(mut text: &[u8]) -> io::Result<()> {
    while !text.is_empty() {
        match rustix::io::write(stdout(), text) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => text = text.get(written..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
