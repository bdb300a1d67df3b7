//! The terminal: taking it over, giving it back, drawing to it, hearing from it.
//!
//! Whatever ends the program (its end, an error, a panic) gives the terminal back as it was.

use std::io::{self, IsTerminal, Stdout, Write, stdin, stdout};
use std::panic;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute, queue};
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::backend::RunBackend;
use super::probe::{self, Answers};

/// A terminal that has been taken over.
pub struct Screen {
    terminal: Terminal<RunBackend<Stdout>>,
}

/// Whether there is a terminal to take over at all.
pub fn is_interactive() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// If the terminal cannot be set up; it is given back then.
    pub fn enter() -> io::Result<Self> {
        restore_on_panic();
        let started = take_over().and_then(|()| {
            let backend = RunBackend::new(stdout(), size);
            Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fullscreen })
        });
        match started {
            Ok(terminal) => Ok(Self { terminal }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Asks the terminal for the width of each character. Only before [`Input::start`].
    ///
    /// # Errors
    /// If the terminal can be neither written to nor read.
    pub fn ask(&mut self, characters: &[char]) -> io::Result<Answers> {
        probe::ask(characters, &mut stdout(), probe::DEADLINE)
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
        self.terminal.draw(render)?;
        Ok(())
    }

    /// Makes the next frame be sent as a whole. Asks the terminal nothing.
    ///
    /// # Errors
    /// If the terminal takes no more.
    pub fn forget(&mut self) -> io::Result<()> {
        let (width, height) = self.size()?;
        self.terminal.backend_mut().forget();
        self.terminal.resize(Rect::new(0, 0, width, height))
    }

    /// Gives the terminal back while `outside` runs, then takes it over again.
    ///
    /// # Errors
    /// If the terminal cannot be set up again.
    pub fn step_aside<T>(&mut self, outside: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let result = outside();
        take_over()?;
        self.forget()?;
        Ok(result)
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

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn size() -> io::Result<Size> {
    crossterm::terminal::size().map(Size::from)
}

fn take_over() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, cursor::Hide, EnableBracketedPaste)
}

/// Gives the terminal back. On a terminal that is gone there is nobody to tell about errors.
fn give_back() {
    let mut out = stdout();
    let _ = execute!(out, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

fn restore_on_panic() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        give_back();
        report(info);
    }));
}

/// Reads what the terminal sends in a thread of its own, since half an escape sequence would block.
///
/// After each batch it waits to be told to go on: while another program (an editor, the shell) has the
/// terminal, nothing here reads from it.
pub struct Input {
    /// Batches of events: everything that had arrived. Ends when the terminal is gone.
    pub batches: Receiver<io::Result<Vec<Event>>>,
    go_on: SyncSender<()>,
}

impl Input {
    /// Starts reading.
    pub fn start() -> Self {
        let (sender, batches) = channel();
        let (go_on, gate) = sync_channel(1);
        thread::spawn(move || read(&sender, &gate));
        Self { batches, go_on }
    }

    /// Lets the reader read the next batch.
    pub fn go_on(&self) {
        let _ = self.go_on.send(());
    }
}

fn read(sender: &Sender<io::Result<Vec<Event>>>, gate: &Receiver<()>) {
    loop {
        let batch = read_batch();
        let ended = batch.is_err();
        if sender.send(batch).is_err() || ended || gate.recv().is_err() {
            return;
        }
    }
}

fn read_batch() -> io::Result<Vec<Event>> {
    let mut events = vec![event::read()?];
    while events.len() < 1000 && event::poll(Duration::ZERO)? {
        events.push(event::read()?);
    }
    Ok(events)
}
