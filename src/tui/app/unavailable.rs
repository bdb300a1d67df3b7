//! Why a command would do nothing now.
//!
//! The one place that says so: carrying out a command, the palette and the hints all ask here. Invariant:
//! a command without a reason changes something or has something done outside; one with a reason does
//! neither.

use super::{App, Form, FoundIn, Overlay, Picker, PickerKind, PlanLine, Scroll, TreeLine, TreePane, plans};
use crate::plan::{NodeId, Subject};
use crate::source::{Failure, Origin};
use crate::tui::command::{Command, Group};
use crate::tui::layout::{Focus, SHARED};
use crate::words::unavailable::{self as words, Reason};

impl App {
    /// Why `command` would do nothing now, where it is given: to what lies on top, or to the panes.
    pub fn unavailable(&self, command: Command) -> Option<Reason> {
        if !self.access.permits(command) {
            return Some(words::NOT_PERMITTED);
        }
        if command.works_everywhere() {
            return (command == Command::Suspend && !self.can_stop).then_some(words::CANNOT_STOP);
        }
        match self.overlays.last() {
            None => self.in_panes(command),
            Some(Overlay::Detail(_, scroll)) => self.on_detail(command, *scroll),
            Some(Overlay::Comparison(_, scroll)) => self.on_comparison(command, *scroll),
            Some(Overlay::Attention) => self.in_attention(command),
            Some(Overlay::Findings) => self.in_findings(command),
            Some(Overlay::Passage(passage)) => self.on_passage(command, passage.scroll),
            Some(Overlay::DepartmentTable) => self.in_department_table(command),
            Some(Overlay::Plans) => self.in_plans(command),
            Some(Overlay::Namesakes) => self.in_namesakes(command),
            Some(Overlay::Help(scroll, _)) => self.on_help(command, *scroll),
            Some(Overlay::Form(form)) => self.in_form(form, command),
            Some(Overlay::Picker(picker)) => self.in_picker(picker, command),
            Some(Overlay::Search(searching)) => match command {
                Command::Open | Command::Close => None,
                Command::Up | Command::Down | Command::NextPane | Command::PreviousPane => match searching.hits.len() {
                    0 => Some(words::NO_HITS),
                    1 => Some(words::NO_OTHER_HIT),
                    _ => None,
                },
                _ => Some(words::FINISH_TYPING),
            },
            Some(Overlay::SearchOfAll(_)) => match command {
                Command::Open | Command::Close => None,
                Command::Up | Command::PageUp | Command::Down | Command::PageDown if self.lists_plans() => {
                    self.in_plans(command)
                }
                Command::Up | Command::PageUp | Command::Down | Command::PageDown => self.in_panes(command),
                _ => Some(words::FINISH_TYPING),
            },
            Some(Overlay::Save(input) | Overlay::NameView(input)) => match command {
                Command::Open if input.text.trim().is_empty() => Some(words::NOTHING_TYPED),
                Command::Open | Command::Close => None,
                _ => Some(words::FINISH_TYPING),
            },
        }
    }

    fn in_panes(&self, command: Command) -> Option<Reason> {
        let in_tree = self.focus == Focus::Tree;
        match command {
            Command::NextHit | Command::PreviousHit => self.to_hit(command == Command::NextHit),
            Command::Up | Command::PageUp | Command::First => at_top(self.cursor().0),
            Command::Down | Command::PageDown | Command::Last => {
                let (cursor, len) = self.cursor();
                at_bottom(cursor, len)
            }
            Command::Fold if in_tree && self.session.selected == NodeId::ROOT => {
                let is_open = self.tree.shows_all() && self.tree.is_unfolded(&self.session, NodeId::ROOT);
                (!is_open).then_some(words::NOTHING_ABOVE)
            }
            Command::Unfold if in_tree => {
                let has_children = TreePane::has_shown_children(&self.session, self.session.selected);
                (!has_children).then_some(words::NOTHING_BELOW)
            }
            Command::Unfold => Some(words::NO_LEVELS_HERE),
            Command::FocusTree => self.already(Focus::Tree),
            Command::FocusTimeline => self.already(Focus::Timeline),
            Command::FocusIndicators => self.already(Focus::Indicators),
            Command::Zoom => {
                let screen = self.layout.screen;
                (screen.width < SHARED.0 || screen.height < SHARED.1).then_some(words::ONE_PANE_ONLY)
            }
            // The tree has its root at least.
            Command::Copy | Command::CopyTable => (!in_tree && self.cursor().1 == 0).then_some(words::NOTHING_TO_COPY),
            Command::Close => (in_tree && !self.zoomed).then_some(words::NOTHING_TO_CLOSE),
            _ => self.of_the_plan(command),
        }
    }

    /// Where the next or previous hit is looked for, in the panes or from an open detail.
    fn to_hit(&self, forward: bool) -> Option<Reason> {
        if self.tree.shows_all() && !self.words_sought().is_empty() && self.session.plans_left().len() > 1 {
            return None;
        }
        if !self.words_sought().is_empty() {
            return match self.next_hit(forward) {
                None => Some(words::NO_HITS),
                Some((hit, _)) => (hit == self.subject()).then_some(words::NO_OTHER_HIT),
            };
        }
        if self.session.filter.is_empty() {
            return Some(words::NOTHING_SOUGHT);
        }
        if self.focus == Focus::Tree {
            if self.tree.shows_all() && self.session.plans_left().len() > 1 {
                return None;
            }
            return match TreePane::next_left(&self.session, forward) {
                None => Some(words::NO_HITS),
                Some((node, _)) => (node == self.session.selected).then_some(words::NO_OTHER_HIT),
            };
        }
        let (cursor, len) = self.cursor();
        if forward { at_bottom(cursor, len) } else { at_top(cursor) }
    }

    fn on_detail(&self, command: Command, scroll: Scroll) -> Option<Reason> {
        match command {
            Command::NextHit | Command::PreviousHit if !self.words_sought().is_empty() => {
                self.to_hit(command == Command::NextHit)
            }
            Command::Fold | Command::PreviousHit => at_top(self.cursor().0).map(|_| words::NO_PREVIOUS),
            Command::Unfold | Command::NextHit => {
                let (cursor, len) = self.cursor();
                at_bottom(cursor, len).map(|_| words::NO_NEXT)
            }
            _ => self.on_page(command, scroll),
        }
    }

    fn on_comparison(&self, command: Command, scroll: Scroll) -> Option<Reason> {
        match command {
            Command::NextHit | Command::PreviousHit => Some(words::CLOSE_PAGE),
            Command::Edit => Some(words::NOTHING_TO_EDIT),
            Command::EnterResults => Some(words::SELECT_ENTRY),
            Command::CopyTable => None,
            Command::Compare if self.session.workspace.plans.len() == 2 && scroll == Scroll::default() => {
                Some(self.unless_arriving(words::COMPARED_ALREADY))
            }
            _ => self.on_page(command, scroll),
        }
    }

    fn in_attention(&self, command: Command) -> Option<Reason> {
        let is_empty = self.attention_subject().is_none();
        match command {
            Command::Up | Command::PageUp | Command::First => self.attention.is_at_top().then_some(words::AT_TOP),
            Command::Down | Command::PageDown | Command::Last => {
                self.attention.is_at_bottom(&self.session).then_some(words::AT_BOTTOM)
            }
            Command::Close | Command::Attention | Command::NextPane | Command::PreviousPane => None,
            Command::Open => is_empty.then_some(words::NOTHING_TO_DO),
            Command::Copy | Command::CopyTable => is_empty.then_some(words::NOTHING_TO_COPY),
            Command::Edit if is_empty => Some(words::NOTHING_TO_EDIT),
            Command::EnterResults if is_empty => Some(words::SELECT_ENTRY),
            _ => self.over_panes(command),
        }
    }

    fn in_findings(&self, command: Command) -> Option<Reason> {
        let (cursor, len) = (self.findings.place.cursor, self.session.found().len());
        let is_empty = self.found_under_cursor().is_none();
        match command {
            Command::Up | Command::PageUp | Command::First => at_top(cursor),
            Command::Down | Command::PageDown | Command::Last => at_bottom(cursor, len),
            Command::Close | Command::Findings => None,
            Command::Open | Command::NextPane if is_empty => Some(words::NOTHING_FOUND),
            Command::Open => None,
            Command::Copy | Command::CopyTable => is_empty.then_some(words::NOTHING_TO_COPY),
            Command::NextPane => self.cannot_go_to_found(),
            Command::Edit => self.cannot_edit_found(),
            _ => self.over_panes(command),
        }
    }

    fn on_passage(&self, command: Command, scroll: Scroll) -> Option<Reason> {
        let (cursor, len) = (self.findings.place.cursor, self.session.found().len());
        match command {
            Command::Findings => None,
            Command::Fold => at_top(cursor).map(|_| words::NO_PREVIOUS),
            Command::Unfold => at_bottom(cursor, len).map(|_| words::NO_NEXT),
            Command::NextPane => self.cannot_go_to_found(),
            Command::Edit => self.cannot_edit_found(),
            Command::NextHit | Command::PreviousHit => Some(words::CLOSE_PAGE),
            _ => self.on_page(command, scroll),
        }
    }

    fn cannot_go_to_found(&self) -> Option<Reason> {
        self.found_subject().is_none().then_some(words::NO_ENTRY_OF_FILE)
    }

    /// Why the file of the finding under the cursor cannot be opened in an editor.
    fn cannot_edit_found(&self) -> Option<Reason> {
        let Some(found) = self.found_under_cursor() else { return Some(words::NOTHING_TO_EDIT) };
        let failure = match found {
            FoundIn::Failure(at) => self.session.workspace.failures.get(at),
            FoundIn::Broken(_) | FoundIn::Plan(_) => None,
        };
        match self.session.finding(found) {
            Some((Origin::BuiltIn, _)) => Some(words::BUILT_IN_EDIT),
            Some(_) if failure.is_some_and(Failure::is_unread) => Some(words::NO_FILE_TO_EDIT),
            found => found.is_none().then_some(words::NOTHING_TO_EDIT),
        }
    }

    fn in_department_table(&self, command: Command) -> Option<Reason> {
        let (cursor, len) = (self.department_table.place.cursor, self.page.0);
        match command {
            Command::Up | Command::PageUp | Command::First => at_top(cursor),
            Command::Down | Command::PageDown | Command::Last => at_bottom(cursor, len),
            Command::Close | Command::DepartmentTable | Command::Fold | Command::Unfold | Command::Toggle => None,
            Command::Open => self.department_under_cursor().is_none().then_some(words::NO_DEPARTMENT_TO_CHOOSE),
            Command::Edit | Command::EnterResults | Command::Copy => Some(words::NO_ENTRY_HERE),
            Command::CopyTable => None,
            _ => self.over_panes(command),
        }
    }

    fn in_plans(&self, command: Command) -> Option<Reason> {
        let (cursor, len) = (self.plans.place.cursor, plans::len(&self.session));
        let under = self.plan_line();
        let is_failed = matches!(under, Some(PlanLine::Failed(_)));
        match command {
            Command::Up | Command::PageUp | Command::First => at_top(cursor),
            Command::Down | Command::PageDown | Command::Last => at_bottom(cursor, len),
            Command::Open | Command::Close if self.plans.typed().is_some() => None,
            _ if self.plans.typed().is_some() => Some(words::FINISH_TYPING),
            Command::Close | Command::Plans | Command::Fold | Command::Unfold | Command::Toggle => None,
            Command::Open | Command::Copy | Command::CopyTable => under.is_none().then_some(words::NO_PLAN_LEFT),
            Command::Edit if under.is_none() => Some(words::NO_PLAN_LEFT),
            Command::Edit => self.cannot_edit(self.plan_picked().as_ref()),
            Command::EnterResults => Some(words::NO_ENTRY_OF_PLAN),
            Command::Compare if under.is_none() => Some(words::NO_PLAN_LEFT),
            Command::Compare | Command::Attention | Command::Findings | Command::DepartmentTable if is_failed => {
                Some(words::NOT_OPENED)
            }
            _ => self.over_panes(command),
        }
    }

    fn in_namesakes(&self, command: Command) -> Option<Reason> {
        let page = &self.namesakes;
        let (cursor, len) = (page.place.cursor, page.found.len());
        let columns = if page.charts { self.chart_grid().columns } else { 1 };
        match command {
            Command::Up if cursor < columns => Some(words::AT_TOP),
            Command::Down if cursor / columns == len.saturating_sub(1) / columns => Some(words::AT_BOTTOM),
            Command::PageUp | Command::First => at_top(cursor),
            Command::PageDown | Command::Last => at_bottom(cursor, len),
            Command::Fold if page.charts => at_top(cursor).map(|_| words::NO_PREVIOUS),
            Command::Unfold if page.charts => at_bottom(cursor, len).map(|_| words::NO_NEXT),
            Command::Toggle if page.charts && page.scale.is_none() => Some(words::NO_COMMON_SCALE),
            Command::Open => (len == 0).then_some(words::NO_NAMESAKES),
            Command::Up | Command::Down | Command::Fold | Command::Unfold | Command::Toggle => None,
            Command::Close | Command::Namesakes | Command::NextPane | Command::PreviousPane | Command::CopyTable => {
                None
            }
            Command::Edit | Command::EnterResults | Command::Copy => Some(words::IN_ITS_PLAN),
            _ => self.over_panes(command),
        }
    }

    /// What only moves about in the panes does nothing while a list lies over them.
    fn over_panes(&self, command: Command) -> Option<Reason> {
        let is_for_panes = matches!(command.group(), Group::Move | Group::Panes)
            || matches!(command, Command::NextHit | Command::PreviousHit);
        if is_for_panes { Some(words::CLOSE_PAGE) } else { self.of_the_plan(command) }
    }

    fn on_help(&self, command: Command, scroll: Scroll) -> Option<Reason> {
        match command {
            Command::NextHit | Command::PreviousHit | Command::Copy | Command::EnterResults => Some(words::CLOSE_PAGE),
            _ => self.on_page(command, scroll),
        }
    }

    fn on_page(&self, command: Command, Scroll(top): Scroll) -> Option<Reason> {
        let (lines, visible) = self.page;
        match command {
            Command::Up | Command::PageUp | Command::First => at_top(top),
            Command::Down | Command::PageDown | Command::Last => {
                at_bottom(top, (lines + 1).saturating_sub(visible.max(1)))
            }
            Command::Open | Command::Close => None,
            Command::CopyTable => Some(words::CLOSE_PAGE),
            _ if matches!(command.group(), Group::Move | Group::Panes) => Some(words::CLOSE_PAGE),
            _ => self.of_the_plan(command),
        }
    }

    /// What the plan and the choices about it leave nothing to do for, wherever it is asked.
    fn of_the_plan(&self, command: Command) -> Option<Reason> {
        let session = &self.session;
        let built_in = matches!(session.loaded().origin, Origin::BuiltIn);
        let is_alone = session.workspace.plans.len() < 2;
        let reason = match command {
            Command::Departments if session.plan().departments.is_empty() && !self.is_about_all() => {
                words::NO_DEPARTMENTS
            }
            Command::ClearFilters if session.filter.is_empty() && session.plan_order().names.is_empty() => {
                words::NOTHING_TO_CLEAR
            }
            // It is done as soon as there is another.
            Command::AllPlans if is_alone && self.arriving.is_none() => words::ONLY_PLAN,
            Command::Toggle => words::ONLY_IN_LISTS,
            Command::Compare if is_alone => self.unless_arriving(words::NOTHING_TO_COMPARE),
            Command::Namesakes if !matches!(self.subject(), Subject::Indicator(_)) => words::SELECT_INDICATOR,
            Command::Namesakes if is_alone => self.unless_arriving(words::NOTHING_TO_COMPARE),
            Command::DeleteView => words::ONLY_IN_VIEWS,
            Command::Views | Command::SaveView if self.store.is_none() => words::NO_STORE,
            Command::Views if self.views.is_empty() => words::NO_VIEWS,
            Command::EarlierYear if session.year_beside(false).is_none() => words::FIRST_YEAR,
            Command::LaterYear if session.year_beside(true).is_none() => words::LAST_YEAR,
            Command::EnterResults if built_in => words::BUILT_IN_ENTER,
            Command::EnterResults if session.loaded().broken.is_some() => words::BROKEN_ENTER,
            Command::EnterResults if !self.is_on_entry() => words::SELECT_ENTRY,
            Command::Edit if built_in => words::BUILT_IN_EDIT,
            Command::Reload if built_in && session.workspace.failures.is_empty() => words::BUILT_IN_RELOAD,
            _ => return None,
        };
        Some(reason)
    }

    /// That there is no other plan, in those words, once that is known.
    fn unless_arriving(&self, reason: Reason) -> Reason {
        if self.arriving.is_some() { words::STILL_COMING } else { reason }
    }

    /// Whether what is selected has results.
    fn is_on_entry(&self) -> bool {
        matches!(self.subject(), Subject::Action(_) | Subject::Indicator(_))
    }

    fn in_form(&self, form: &Form, command: Command) -> Option<Reason> {
        if form.proposed.is_none() {
            return form.unavailable(command, self.session.plan());
        }
        match command {
            Command::Open | Command::Close => None,
            _ if command.group() != Group::Move => Some(words::CLOSE_PAGE),
            _ => self.on_page(command, Scroll(form.scroll)),
        }
    }

    fn in_picker(&self, picker: &Picker, command: Command) -> Option<Reason> {
        let (cursor, len) = (picker.place.cursor, picker.ranked.len());
        let nothing = if picker.input.text.is_empty() { words::NOTHING_OFFERED } else { words::NOTHING_TO_CHOOSE };
        match command {
            Command::Up | Command::PageUp | Command::First => at_top(cursor),
            Command::Down | Command::PageDown | Command::Last => at_bottom(cursor, len),
            Command::Open => (!picker.can_choose()).then_some(nothing),
            Command::Close => None,
            Command::Toggle if !picker.kind.takes_several() => Some(words::ONLY_ONE),
            Command::DeleteView if picker.kind != PickerKind::Views => Some(words::ONLY_IN_VIEWS),
            Command::Toggle | Command::DeleteView => (len == 0).then_some(nothing),
            _ => Some(words::CLOSE_LIST),
        }
    }

    fn already(&self, pane: Focus) -> Option<Reason> {
        (self.focus == pane).then_some(words::HERE_ALREADY)
    }

    /// Where the cursor of the focused pane stands among how many lines. In the tree this costs a walk
    /// through it: only for what asks for it.
    fn cursor(&self) -> (usize, usize) {
        match self.focus {
            Focus::Tree => {
                let lines = self.tree.lines(&self.session);
                let selected = TreeLine { plan: self.session.current, node: self.session.selected };
                let at = lines.position(selected);
                (at.unwrap_or(0), lines.len())
            }
            Focus::Timeline => (self.timeline.cursor, self.session.actions().len()),
            Focus::Indicators => (self.indicators.cursor, self.session.indicators().len()),
        }
    }
}

fn at_top(cursor: usize) -> Option<Reason> {
    (cursor == 0).then_some(words::AT_TOP)
}

fn at_bottom(cursor: usize, len: usize) -> Option<Reason> {
    (cursor + 1 >= len).then_some(words::AT_BOTTOM)
}
