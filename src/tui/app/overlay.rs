//! What may lie over the panes, one at a time or one over another, and where it stands.

use super::form::Form;
use super::found::FoundIn;
use super::input::Input;
use super::picker::Picker;
use super::whereabouts::Whereabouts;
use crate::plan::{Finding, Subject};
use crate::source::Origin;
use crate::tui::command::Command;

/// Something that lies over the panes and has the keys.
#[derive(Debug)]
pub enum Overlay {
    /// Everything known about one entry.
    Detail(Subject, Scroll),
    /// The current plan beside the one with that index.
    Comparison(usize, Scroll),
    /// 要対応: everything that needs a person.
    Attention,
    /// 点検: everything that was found.
    Findings,
    /// Where in its file one of them stands.
    Passage(Box<Passage>),
    /// A line per department.
    DepartmentTable,
    /// A line per plan.
    Plans,
    /// The indicators of one name in all plans.
    Namesakes,
    /// Keys and how to read the screen, narrowed by what has been typed.
    Help(Scroll, Input),
    /// A list to choose from.
    Picker(Picker),
    /// `/`: looking for words.
    Search(Box<Searching>),
    /// `/` over all plans: what is left of them follows each letter.
    SearchOfAll(Box<SearchingAll>),
    /// `o`: the name of the file to write.
    Save(Input),
    /// `a`: the result of one entry in one year.
    Form(Box<Form>),
    /// `V`: the name of the view to keep.
    NameView(Input),
}

/// The page about one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Which it is.
    pub found: FoundIn,
    /// It, as it was when the page was opened: once it is another, the page is about nothing.
    pub finding: Finding,
    /// The lines around it, each with its number; none until they have been read.
    pub around: Vec<(usize, String)>,
    /// How far the page has been scrolled.
    pub scroll: Scroll,
}

/// Looking for words while they are typed.
#[derive(Debug)]
pub struct Searching {
    /// What has been typed.
    pub input: Input,
    /// Where it began; Esc goes back there.
    pub(super) before: Whereabouts,
    /// What lay over the panes there.
    pub(super) below: Vec<Overlay>,
    /// What is found, in document order.
    pub hits: Vec<Subject>,
    /// Which of the hits the cursor is on.
    pub at: Option<usize>,
}

/// Words for all plans while they are typed.
#[derive(Debug)]
pub struct SearchingAll {
    /// What has been typed.
    pub input: Input,
    /// Where it began; Esc goes back there.
    pub(super) before: Whereabouts,
    /// The plan that was the current one there.
    pub(super) plan: Origin,
}

impl Searching {
    /// Nothing found yet.
    pub(super) fn from(input: Input, before: Whereabouts, below: Vec<Overlay>) -> Self {
        Self { input, before, below, hits: Vec::new(), at: None }
    }
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
