//! 要対応: the list of everything that needs a person, over the panes, and what its keys do.
//!
//! Lists [`Session::attention`], grouped. Grouping and place outlive the list's being closed, so that one
//! can work through it entry by entry. Invariant: the cursor stands on an entry if there is one, never on
//! the heading of a group.

use super::{App, AttentionLine, Grouping, ListPlace, Overlay, Session};
use crate::plan::Subject;
use crate::query::Filter;
use crate::tui::command::Command;
use crate::words::screen as words;

/// Grouping and place of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AttentionList {
    /// What the entries are grouped by.
    pub grouping: Grouping,
    /// The line under the cursor.
    pub place: ListPlace,
}

impl AttentionList {
    /// The lines in their order.
    pub fn lines<'s>(&self, session: &'s Session) -> &'s [AttentionLine] {
        session.attention_lines(self.grouping)
    }

    /// Moves the cursor if `command` is a movement; says whether it was one.
    fn go(&mut self, command: Command, lines: &[AttentionLine], visible: usize) -> bool {
        let moved = self.place.go(command, lines.len(), visible);
        if moved {
            let up = matches!(command, Command::Up | Command::PageUp);
            self.leave_heading(lines, up);
            self.settle(lines, visible);
        }
        moved
    }

    /// Brings the cursor onto an entry and into sight, the heading right above it too.
    pub(super) fn settle(&mut self, lines: &[AttentionLine], visible: usize) {
        self.place.settle(lines.len(), visible);
        self.leave_heading(lines, false);
        self.place.settle(lines.len(), visible);
        let place = &mut self.place;
        let is_first = place.cursor > 0 && is_heading(lines, place.cursor - 1);
        if is_first && place.offset == place.cursor && visible > 1 {
            place.offset -= 1;
        }
    }

    /// Above the first line of a group there is always its heading, and below a heading an entry.
    fn leave_heading(&mut self, lines: &[AttentionLine], up: bool) {
        let cursor = self.place.cursor;
        if is_heading(lines, cursor) {
            self.place.cursor = if up && cursor > 0 { cursor - 1 } else { cursor + 1 };
        }
    }

    /// Whether no entry stands above the one under the cursor: above the first there is but a heading.
    pub(super) fn is_at_top(&self) -> bool {
        self.place.cursor <= 1
    }

    /// Whether no entry stands below the one under the cursor: the last line is one.
    pub(super) fn is_at_bottom(&self, session: &Session) -> bool {
        self.place.cursor + 1 >= self.lines(session).len()
    }

    /// The entry under the cursor.
    fn entry(&self, session: &Session) -> Option<Subject> {
        match self.lines(session).get(self.place.cursor) {
            Some(AttentionLine::Entry(at)) => session.attention_at(*at).map(|attention| attention.subject),
            _ => None,
        }
    }
}

fn is_heading(lines: &[AttentionLine], at: usize) -> bool {
    matches!(lines.get(at), Some(AttentionLine::Heading(..)))
}

impl App {
    pub(super) fn open_attention(&mut self) {
        self.open_over_panes(Overlay::Attention);
    }

    /// The entry under the cursor of the list.
    pub(super) fn attention_subject(&self) -> Option<Subject> {
        self.attention.entry(&self.session)
    }

    /// Does what a command asks for in the list; says whether it was for it.
    pub(super) fn perform_in_attention(&mut self, command: Command) -> bool {
        let visible = self.page.1;
        let lines = self.attention.lines(&self.session);
        if self.attention.go(command, lines, visible) {
            return true;
        }
        match command {
            Command::Close | Command::Attention => {
                self.overlays.pop();
            }
            Command::NextPane | Command::PreviousPane => self.regroup(),
            Command::Open => {
                if let Some(subject) = self.attention_subject() {
                    self.leave_for(subject);
                }
            }
            _ => return false,
        }
        true
    }

    /// Groups the other way; the cursor stays on its entry.
    fn regroup(&mut self) {
        let before = self.attention.lines(&self.session).get(self.attention.place.cursor).copied();
        self.attention.grouping = match self.attention.grouping {
            Grouping::Departments => Grouping::Nodes,
            Grouping::Nodes => Grouping::Departments,
        };
        let lines = self.attention.lines(&self.session);
        self.attention.place.cursor = lines.iter().position(|line| Some(*line) == before).unwrap_or(0);
        self.attention.settle(lines, self.page.1);
    }

    /// Shows an entry in its place: its node in the tree, itself under the cursor of its pane. A filter by
    /// status that hides it is taken away.
    pub(super) fn leave_for(&mut self, subject: Subject) {
        self.overlays.clear();
        if !self.session.shown().shows(subject) {
            self.set_filter(Filter { choices: Vec::new(), ..self.session.filter.clone() });
            self.notice = Some(words::STATUS_FILTER_CLEARED.to_owned());
        }
        self.session.selected = self.session.plan().node_of(subject);
        self.rewind_lists();
        self.go_to(subject);
    }
}
