//! What the mouse does, while it is on: the same as keys would, at the place it points to.

use super::{App, Effect, Focus, Overlay, Pointer};
use crate::tui::command::Command;
use crate::tui::hit::{self, Target};
use crate::tui::layout::picker_entries;
use crate::words::screen as words;

/// The lines of one notch of the wheel.
const NOTCH: usize = 3;

impl App {
    /// Turns the mouse on or off.
    pub(super) fn switch_mouse(&mut self) -> Vec<Effect> {
        self.mouse = !self.mouse;
        let text = if self.mouse { words::mouse_on(&self.key_of(Command::Mouse)) } else { words::MOUSE_OFF.to_owned() };
        self.notice = Some(text);
        vec![Effect::Mouse(self.mouse)]
    }

    pub(super) fn pointer(&mut self, pointer: Pointer, column: u16, row: u16) -> Vec<Effect> {
        if !self.mouse || !self.layout.fits {
            return Vec::new();
        }
        self.notice = None;
        let pointer = self.first_or_second(pointer, column, row);
        let later = match pointer {
            Pointer::WheelUp => Some(false),
            Pointer::WheelDown => Some(true),
            Pointer::Click | Pointer::DoubleClick => None,
        };
        match (self.overlays.last(), later) {
            (Some(Overlay::Picker(_)), Some(later)) => self.turn_picker(later),
            (Some(Overlay::Picker(_)), None) => {
                return self.click_picker(pointer == Pointer::DoubleClick, column, row);
            }
            (
                Some(Overlay::Detail(..) | Overlay::Comparison(..) | Overlay::Passage(_) | Overlay::Help(..)),
                Some(later),
            ) => {
                self.turn_page_lines(later);
            }
            (Some(Overlay::Attention | Overlay::Findings | Overlay::DepartmentTable | Overlay::Plans), Some(later)) => {
                self.turn_list(later)
            }
            (Some(Overlay::Attention | Overlay::Findings | Overlay::DepartmentTable | Overlay::Plans), None) => {
                return self.click_list(pointer == Pointer::DoubleClick, column, row);
            }
            (Some(Overlay::Namesakes), Some(later)) => self.turn_namesakes(later, NOTCH),
            (Some(Overlay::Namesakes), None) => {
                return self.click_namesakes(pointer == Pointer::DoubleClick, column, row);
            }
            (Some(Overlay::Form(_)), None) => self.click_form(column, row),
            (None, Some(later)) => {
                if let Some(Target::Heading(pane) | Target::Line(pane, ..)) = hit::pane_at(&self.layout, column, row) {
                    self.turn_pane(pane, later);
                }
            }
            (None, None) => {
                if let Some(target) = hit::pane_at(&self.layout, column, row) {
                    return self.click_pane(target, pointer == Pointer::DoubleClick);
                }
            }
            // A page has no lines to choose, and a prompt waits for its text.
            (Some(_), _) => {}
        }
        Vec::new()
    }

    /// The second click is one only where the first has left everything as it was: a list that it closed is
    /// not there any more.
    fn first_or_second(&mut self, pointer: Pointer, column: u16, row: u16) -> Pointer {
        let here = (column, row, self.overlays.last().map(std::mem::discriminant));
        match pointer {
            Pointer::DoubleClick if self.clicked.take() == Some(here) => Pointer::DoubleClick,
            Pointer::Click | Pointer::DoubleClick => {
                self.clicked = Some(here);
                Pointer::Click
            }
            wheel => wheel,
        }
    }

    /// Goes to what was clicked; opens it at the second click. A fold mark folds.
    fn click_pane(&mut self, target: Target, is_double: bool) -> Vec<Effect> {
        let (pane, line, column) = match target {
            Target::Heading(pane) => {
                self.focus = pane;
                return Vec::new();
            }
            Target::Line(pane, line, column) => (pane, line, column),
        };
        self.focus = pane;
        let is_there = match pane {
            Focus::Tree => {
                let before = (self.session.current, self.session.selected);
                let line = self.tree.lines(&self.session).get(self.tree.offset() + line);
                if let Some(line) = line {
                    self.tree.select(&mut self.session, line);
                    if (self.session.current, self.session.selected) != before {
                        self.rewind_lists();
                    }
                    if self.tree.mark_column(&self.session, line.node) == Some(usize::from(column)) {
                        self.tree.turn(&self.session, line.node);
                        return Vec::new();
                    }
                }
                line.is_some()
            }
            Focus::Timeline => {
                let at = self.timeline.offset + line / self.timeline_columns().lines();
                self.timeline.point_to(at, self.session.actions().len())
            }
            Focus::Indicators => {
                let at = self.indicators.offset + line / self.indicator_columns().lines();
                self.indicators.point_to(at, self.session.indicators().len())
            }
        };
        if is_double && is_there { self.perform(Command::Open) } else { Vec::new() }
    }

    /// Scrolls a pane; its cursor comes along where it would go out of sight.
    fn turn_pane(&mut self, pane: Focus, later: bool) {
        let visible = self.visible(pane);
        match pane {
            Focus::Tree => {
                let before = (self.session.current, self.session.selected);
                self.tree.scroll(&mut self.session, later, NOTCH, visible);
                if (self.session.current, self.session.selected) != before {
                    self.rewind_lists();
                }
            }
            // An entry has several lines.
            Focus::Timeline => {
                let entries = NOTCH.div_ceil(self.timeline_columns().lines());
                self.timeline.scroll(later, entries, self.session.actions().len(), visible);
            }
            Focus::Indicators => {
                let entries = NOTCH.div_ceil(self.indicator_columns().lines());
                self.indicators.scroll(later, entries, self.session.indicators().len(), visible);
            }
        }
    }

    fn turn_page_lines(&mut self, later: bool) {
        let (lines, visible) = self.page;
        let scroll = match self.overlays.last_mut() {
            Some(Overlay::Detail(_, scroll) | Overlay::Comparison(_, scroll) | Overlay::Help(scroll, _)) => {
                Some(scroll)
            }
            Some(Overlay::Passage(passage)) => Some(&mut passage.scroll),
            _ => None,
        };
        if let Some(scroll) = scroll {
            for _ in 0..NOTCH {
                scroll.go(if later { Command::Down } else { Command::Up }, lines, visible);
            }
        }
    }

    /// Scrolls a list that lies over the panes.
    fn turn_list(&mut self, later: bool) {
        let (len, visible) = self.page;
        if matches!(self.overlays.last(), Some(Overlay::Attention)) {
            self.attention.place.scroll(later, NOTCH, len, visible);
            let lines = self.attention.lines(&self.session);
            self.attention.settle(lines, visible);
        } else if matches!(self.overlays.last(), Some(Overlay::Findings)) {
            self.findings.place.scroll(later, NOTCH, len, visible);
        } else if matches!(self.overlays.last(), Some(Overlay::Plans)) {
            self.plans.scroll(later, NOTCH, &self.session, visible);
        } else {
            self.department_table.place.scroll(later, NOTCH, len, visible);
        }
    }

    /// Goes to the line of a list that was clicked; the second click opens it.
    fn click_list(&mut self, is_double: bool, column: u16, row: u16) -> Vec<Effect> {
        let (len, visible) = self.page;
        let area = self.layout.page();
        // What does not scroll stands above the lines; below them only in 点検 and under the plans.
        let head = match self.overlays.last() {
            Some(Overlay::Findings) => 0,
            Some(Overlay::Plans) => 1 + usize::from(self.lists_totals()),
            _ => usize::from(area.height).saturating_sub(visible),
        };
        let line = hit::line_at(area, column, row).and_then(|line| line.checked_sub(head));
        let line = line.filter(|line| *line < visible);
        let place = match self.overlays.last() {
            Some(Overlay::Attention) => &mut self.attention.place,
            Some(Overlay::Findings) => &mut self.findings.place,
            Some(Overlay::Plans) => &mut self.plans.place,
            _ => &mut self.department_table.place,
        };
        let Some(at) = line.map(|line| place.offset + line).filter(|at| *at < len) else { return Vec::new() };
        place.cursor = at;
        if matches!(self.overlays.last(), Some(Overlay::Attention)) {
            let lines = self.attention.lines(&self.session);
            self.attention.settle(lines, visible);
        }
        self.plans.stand_here(&self.session);
        if is_double { self.perform(Command::Open) } else { Vec::new() }
    }

    fn turn_picker(&mut self, later: bool) {
        let visible = self.page.1;
        if let Some(Overlay::Picker(picker)) = self.overlays.last_mut() {
            picker.place.scroll(later, NOTCH, picker.ranked.len(), visible);
        }
    }

    /// A click on an entry chooses it; where several can be chosen it marks it, and the second click
    /// decides. A click beside the box leaves it.
    fn click_picker(&mut self, is_double: bool, column: u16, row: u16) -> Vec<Effect> {
        let Some(Overlay::Picker(picker)) = self.overlays.last_mut() else { return Vec::new() };
        let area = self.layout.picker(picker.kind.widest(), picker.items.len());
        if hit::line_at(area, column, row).is_none() {
            self.overlays.pop();
            return Vec::new();
        }
        let line = hit::line_at(picker_entries(area), column, row);
        let takes_several = picker.kind.takes_several();
        let command = if takes_several && !is_double { Command::Toggle } else { Command::Open };
        let at = line.map(|line| picker.place.offset + line).filter(|at| *at < picker.ranked.len());
        match at {
            // The first click may have taken the mark away.
            Some(_) if takes_several && is_double => {
                picker.mark_toggled();
                self.picker_command(command)
            }
            Some(at) => {
                picker.place.cursor = at;
                self.picker_command(command)
            }
            None => Vec::new(),
        }
    }
}
