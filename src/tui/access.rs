//! What the one who sits before the screen may do beyond looking at it.
//!
//! The one place that decides. Whoever offers a command (help, palette, hints) asks here, and so does
//! whoever carries one out.

use super::command::Command;
use crate::source::Bounds;
use crate::workspace::Reading;

/// What is permitted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Access {
    /// Everything: who sits there has a shell as well.
    #[default]
    Full,
    /// To look at what lies within the bounds. No other program is started, no file is written, none
    /// outside is read.
    Kiosk(Bounds),
}

impl Access {
    /// Outside these bounds nothing may be read; `None`: anything may.
    pub fn bounds(&self) -> Option<&Bounds> {
        match self {
            Self::Full => None,
            Self::Kiosk(bounds) => Some(bounds),
        }
    }

    /// The way in which plans may be read.
    pub fn reading(&self) -> Reading {
        self.bounds().map_or_else(Reading::default, |bounds| Reading::within(bounds.clone()))
    }

    /// Whether that command may be given.
    pub fn permits(&self, command: Command) -> bool {
        match self {
            Self::Full => true,
            Self::Kiosk(_) => stays_on_the_screen(command),
        }
    }
}

/// Whether a command only changes what is seen. Every command is named: a new one has to be judged.
fn stays_on_the_screen(command: Command) -> bool {
    match command {
        // It writes to the plan's file.
        Command::EnterResults => false,
        // An editor is a shell; a prompt for a path reads and writes where it likes; a stopped program
        // leaves the login to whoever started it.
        Command::Edit | Command::Save | Command::Suspend => false,
        // Many people may share the login: nobody's views are kept.
        Command::Views | Command::SaveView | Command::DeleteView => false,
        // They hand what is on the screen to the user's own terminal, who could mark it there too.
        // `Reload` reads only what the bounds admit.
        Command::Copy
        | Command::CopyTable
        | Command::Reload
        | Command::Up
        | Command::Down
        | Command::PageUp
        | Command::PageDown
        | Command::First
        | Command::Last
        | Command::Fold
        | Command::Unfold
        | Command::NextPane
        | Command::PreviousPane
        | Command::FocusTree
        | Command::FocusTimeline
        | Command::FocusIndicators
        | Command::Zoom
        | Command::Open
        | Command::Close
        | Command::Departments
        | Command::DepartmentTable
        | Command::Statuses
        | Command::Attention
        // What it shows of a file lies within the bounds.
        | Command::Findings
        | Command::Search
        | Command::NextHit
        | Command::PreviousHit
        | Command::ClearFilters
        | Command::Toggle
        | Command::EarlierYear
        | Command::LaterYear
        | Command::Calendar
        | Command::Plans
        | Command::Compare
        | Command::Help
        | Command::Palette
        | Command::Glyphs
        | Command::Mouse
        | Command::Redraw
        | Command::Quit => true,
    }
}
