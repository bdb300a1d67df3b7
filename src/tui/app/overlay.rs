//! What may lie over the panes, one at a time or one over another, and where it stands.

use super::input::Input;
use super::picker::Picker;
use crate::plan::Subject;
use crate::query::Filter;
use crate::tui::command::Command;

/// Something that lies over the panes and has the keys.
#[derive(Debug)]
pub enum Overlay {
    /// Everything known about one entry.
    Detail(Subject, Scroll),
    /// Keys and how to read the screen, narrowed by what has been typed.
    Help(Scroll, Input),
    /// A list to choose from.
    Picker(Picker),
    /// `/`: the text is a filter while it is typed.
    Search {
        /// What has been typed.
        input: Input,
        /// What Esc goes back to.
        before: Filter,
    },
    /// `o`: the name of the file to write.
    Save(Input),
    /// `V`: the name of the view to keep.
    NameView(Input),
}

/// How far a page has been scrolled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scroll(pub usize);

impl Scroll {
    /// Scrolls if `command` is a movement; says whether it was one. `lines` in all, `visible` in sight.
    pub fn go(&mut self, command: Command, lines: usize, visible: usize) -> bool {
        let last = lines.saturating_sub(visible);
        self.0 = match command {
            Command::Up => self.0.saturating_sub(1),
            Command::Down => self.0 + 1,
            Command::PageUp => self.0.saturating_sub(visible.saturating_sub(1)),
            Command::PageDown => self.0 + visible.saturating_sub(1),
            Command::First => 0,
            Command::Last => last,
            _ => return false,
        }
        .min(last);
        true
    }
}
