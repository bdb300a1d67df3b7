//! What each command does: first to the page on top, then everywhere, then to the focused pane.

use super::{App, Effect, Input, ListPlace, Overlay, PickerKind, Scroll};
use crate::plan::{Calendar, NodeId};
use crate::query::Filter;
use crate::tui::command::Command;
use crate::tui::layout::Focus;
use crate::words::screen as words;

impl App {
    /// Does what a command asks for.
    pub(super) fn perform(&mut self, command: Command) -> Vec<Effect> {
        if let Some(reason) = self.unavailable(command) {
            self.notice = Some(reason.sentence.to_owned());
            return Vec::new();
        }
        if let Some(effects) = self.perform_in_findings(command) {
            return effects;
        }
        if let Some(effects) = self.perform_in_plans(command) {
            return effects;
        }
        if self.perform_on_page(command) {
            return Vec::new();
        }
        match command {
            Command::Quit => return vec![Effect::Quit],
            Command::Redraw => return vec![Effect::Redraw],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Reload => return self.reload(),
            Command::Mouse => return self.switch_mouse(),
            Command::EnterResults => self.open_form(),
            Command::Edit => return self.edit(),
            Command::Copy => return self.copy(),
            Command::CopyTable => return self.copy_table(),
            Command::Save => self.ask_where_to_save(),
            Command::SaveView => self.ask_for_view_name(),
            Command::Views => self.pick(PickerKind::Views),
            Command::Help => self.overlays.push(Overlay::Help(Scroll::default(), Input::default())),
            Command::Departments => self.pick(PickerKind::Departments),
            Command::DepartmentTable => self.open_department_table(),
            Command::Statuses => self.pick(PickerKind::Statuses),
            Command::Plans => self.open_plans(),
            Command::AllPlans => self.switch_tree(),
            Command::Palette => self.pick(PickerKind::Palette),
            Command::Compare => self.choose_to_compare(),
            Command::Search if self.is_about_all() => self.start_search_of_all(),
            Command::Namesakes => self.open_namesakes(),
            Command::Search => {
                self.start_search();
                return vec![Effect::PrepareSearch];
            }
            Command::NextHit => self.go_to_next_hit(true),
            Command::PreviousHit => self.go_to_next_hit(false),
            Command::Attention => self.open_attention(),
            Command::Findings => self.open_over_panes(Overlay::Findings),
            Command::ClearFilters => self.clear_filters(),
            Command::EarlierYear => self.change(|session| session.step_year(false)),
            Command::LaterYear => self.change(|session| session.step_year(true)),
            Command::Glyphs => self.next_glyphs(),
            Command::Calendar => self.switch_calendar(),
            _ => self.perform_in_pane(command),
        }
        Vec::new()
    }

    /// Does what a command asks for on the page that lies over the panes; says whether it was for it.
    fn perform_on_page(&mut self, command: Command) -> bool {
        let (lines, visible) = self.page;
        if matches!(self.overlays.last(), Some(Overlay::DepartmentTable | Overlay::Attention | Overlay::Namesakes)) {
            return self.perform_on_list(command);
        }
        let Some(Overlay::Detail(_, scroll) | Overlay::Comparison(_, scroll) | Overlay::Help(scroll, _)) =
            self.overlays.last_mut()
        else {
            return false;
        };
        if scroll.go(command, lines, visible) {
            return true;
        }
        let is_detail = matches!(self.overlays.last(), Some(Overlay::Detail(..)));
        let is_help = matches!(self.overlays.last(), Some(Overlay::Help(..)));
        match command {
            Command::Close | Command::Open => {
                self.overlays.pop();
            }
            Command::Help if is_help => {
                self.overlays.pop();
            }
            Command::Unfold if is_detail => self.turn_page(true),
            Command::Fold if is_detail => self.turn_page(false),
            // What changes the view is to be seen.
            Command::ClearFilters => {
                self.overlays.clear();
                return false;
            }
            Command::EarlierYear | Command::LaterYear | Command::Calendar if is_help => {
                self.overlays.clear();
                return false;
            }
            // What only moves about in the panes has been refused by now, see `unavailable`.
            _ => return false,
        }
        true
    }

    /// Does what a command asks for in the list that lies over the panes; says whether it was for it.
    pub(super) fn perform_on_list(&mut self, command: Command) -> bool {
        match self.overlays.last() {
            Some(Overlay::DepartmentTable) => self.perform_in_department_table(command),
            Some(Overlay::Attention) => self.perform_in_attention(command),
            Some(Overlay::Namesakes) => self.perform_in_namesakes(command),
            _ => false,
        }
    }

    fn perform_in_pane(&mut self, command: Command) {
        match command {
            Command::FocusTree => self.focus = Focus::Tree,
            Command::FocusTimeline => self.focus = Focus::Timeline,
            Command::FocusIndicators => self.focus = Focus::Indicators,
            Command::NextPane => self.focus = self.focus.next(),
            Command::PreviousPane => self.focus = self.focus.next().next(),
            Command::Zoom => self.zoomed = !self.zoomed,
            Command::Open => self.overlays.push(Overlay::Detail(self.subject(), Scroll::default())),
            Command::Close if self.zoomed => self.zoomed = false,
            Command::Close => self.focus = Focus::Tree,
            _ => self.move_in_pane(command),
        }
    }

    pub(super) fn move_in_pane(&mut self, command: Command) {
        let before = (self.session.current, self.session.selected);
        match self.focus {
            Focus::Tree => {
                let visible = self.visible(Focus::Tree);
                self.tree.update(&mut self.session, command, visible);
            }
            // ← leads back to the tree, as in a file manager.
            _ if command == Command::Fold => self.focus = Focus::Tree,
            Focus::Timeline => {
                self.timeline.go(command, self.session.actions().len(), self.visible(Focus::Timeline));
            }
            Focus::Indicators => {
                self.indicators.go(command, self.session.indicators().len(), self.visible(Focus::Indicators));
            }
        }
        if (self.session.current, self.session.selected) != before {
            self.left_plan(before.0);
            self.rewind_lists();
        }
    }

    /// Shows the next or previous entry's detail in the place of the one that is open.
    pub(super) fn turn_page(&mut self, forward: bool) {
        self.overlays.pop();
        let command = if forward { Command::Down } else { Command::Up };
        self.move_in_pane(command);
        self.overlays.push(Overlay::Detail(self.subject(), Scroll::default()));
    }

    pub(super) fn rewind_lists(&mut self) {
        self.timeline = ListPlace::default();
        self.indicators = ListPlace::default();
    }

    pub(super) fn set_filter(&mut self, filter: Filter) {
        self.tree.filter_changed();
        self.change(|session| session.set_filter(filter));
    }

    /// Sets a filter that asks for what there is in the whole plan: nothing of it is to be missed because a
    /// part of the plan happens to be selected.
    pub(super) fn filter_whole_plan(&mut self, filter: Filter) {
        let is_new = filter != self.session.filter && !filter.is_empty();
        self.tree.filter_changed();
        self.change(|session| {
            if is_new {
                session.selected = NodeId::ROOT;
            }
            session.set_filter(filter);
        });
    }

    pub(super) fn clear_filters(&mut self) {
        let mut order = self.session.plan_order().clone();
        let names = std::mem::take(&mut order.names);
        let is_out_of_sight = !names.is_empty() && !self.is_about_all();
        self.session.set_plan_order(order);
        self.set_filter(Filter::default());
        self.notice = Some(if is_out_of_sight { words::cleared(&names) } else { words::CLEARED.to_owned() });
    }

    fn next_glyphs(&mut self) {
        let before = self.look.glyphs;
        self.look.switch_set();
        let same = if self.look.glyphs == before { words::GLYPHS_SAME } else { "" };
        self.notice = Some(words::glyph_set(self.look.set as usize).to_owned() + same);
    }

    fn switch_calendar(&mut self) {
        self.session.calendar = match self.session.calendar {
            Calendar::Era => Calendar::Western,
            Calendar::Western => Calendar::Era,
        };
    }
}
