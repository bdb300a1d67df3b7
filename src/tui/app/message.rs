//! What comes to the state from outside, and what it asks to be done there.

use std::path::PathBuf;

use crossterm::event::KeyEvent;

use super::found::FoundIn;
use crate::amend::{Amendment, Order, Refusal, Saved};
use crate::plan::{Position, Subject};
use crate::source::{Failure, Loaded, Origin};
use crate::state::NamedView;
use crate::tui::command::Command;
use crate::tui::layout::Focus;
use crate::workspace::Batch;

/// What comes from outside.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse did that at that column and row.
    Pointer(Pointer, u16, u16),
    /// Text was pasted.
    Paste(String),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// A plan file was read again.
    Reloaded(usize, Box<Result<Loaded, Failure>>),
    /// A plan file was read again because of what was entered: nothing is to be said of it.
    Reread(usize, Box<Result<Loaded, Failure>>),
    /// What was entered can be written so, or why it cannot.
    Prepared(Result<Box<Amendment>, Box<Refusal>>),
    /// What was entered has been written, or why it has not.
    Amended(Result<Saved, Box<Refusal>>),
    /// The files that had failed were tried again.
    Reopened(Vec<Result<Loaded, Failure>>),
    /// Plans that were still to come.
    Arrived(Box<Batch>),
    /// That has become of plan files.
    Files(Vec<FileChange>),
    /// These lines stand around a finding.
    Around(FoundIn, Vec<(usize, String)>),
    /// The list could not be written under that name, for this reason.
    NotSaved(String, String),
    /// The saved views are these now.
    Views(Vec<NamedView>),
    /// Something done outside has this to say.
    Notice(String),
}

/// What has become of a plan file.
#[derive(Debug, Clone, PartialEq)]
pub enum FileChange {
    /// It is another than before, or new.
    Read(Box<Result<Loaded, Failure>>),
    /// It had that name before; what it is now.
    Renamed(PathBuf, Box<Result<Loaded, Failure>>),
    /// It is not there any more.
    Gone(PathBuf),
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    /// The left button was pressed.
    Click,
    /// It was pressed again at the same place.
    DoubleClick,
    /// The wheel was turned away from the user.
    WheelUp,
    /// The wheel was turned towards the user.
    WheelDown,
}

/// What is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// The line of an entry.
    Line(Subject),
    /// Everything known about an entry.
    Detail(Subject),
    /// The current plan beside the one with that index.
    Comparison(usize),
    /// All lines of a pane.
    Table(Focus),
    /// All lines of 要対応.
    Attention,
    /// A finding with its line and how to mend it.
    Finding(FoundIn),
    /// All lines of 点検.
    Findings,
    /// The table of departments.
    Departments,
}

/// What is to be done outside.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Draw everything anew.
    Redraw,
    /// Stop, as Ctrl-Z does in a shell.
    Suspend,
    /// Let the mouse speak to the program, or to the terminal alone.
    Mouse(bool),
    /// Read the plan with that index again.
    Reload(usize),
    /// Try to read these again, which gave no plan before.
    Reopen(Vec<Origin>),
    /// Open that file, of a plan or of what failed to be one, in an editor at that place.
    Edit(PathBuf, Position),
    /// Read the lines around that finding.
    ReadAround(FoundIn),
    /// Try that order on the file of the plan with that index, without writing.
    Prepare(usize, Box<Order>),
    /// Write that to the file of the plan with that index.
    Amend(usize, Box<Amendment>),
    /// Write what is shown to a new file of that name.
    Save(String),
    /// Guess how the names of the current plan are read, while the user begins to type.
    PrepareSearch,
    /// Keep that view.
    SaveView(Box<NamedView>),
    /// Forget the view of that name.
    DeleteView(String),
    /// Hand that to the user, to be pasted elsewhere.
    Copy(Copied),
}

impl Effect {
    /// The command that asks for it: where that is not permitted, this is not done either.
    pub fn command(&self) -> Command {
        match self {
            Self::Quit => Command::Quit,
            Self::Redraw => Command::Redraw,
            Self::Suspend => Command::Suspend,
            Self::Mouse(_) => Command::Mouse,
            Self::Reload(_) | Self::Reopen(_) => Command::Reload,
            Self::Edit(..) => Command::Edit,
            Self::Prepare(..) | Self::Amend(..) => Command::EnterResults,
            Self::Save(_) => Command::Save,
            Self::ReadAround(_) => Command::Findings,
            Self::PrepareSearch => Command::Search,
            Self::SaveView(_) => Command::SaveView,
            Self::DeleteView(_) => Command::DeleteView,
            Self::Copy(Copied::Table(_) | Copied::Attention | Copied::Findings | Copied::Departments) => {
                Command::CopyTable
            }
            Self::Copy(_) => Command::Copy,
        }
    }
}
