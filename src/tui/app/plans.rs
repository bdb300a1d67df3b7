//! The list of all plans over the panes: its place, how it is narrowed and sorted, and what its keys do.
//!
//! Lists [`Session::plans_left`] and behind them the files that gave no plan. Order, names and place outlive its being
//! closed. Invariant: the cursor stays on its plan whatever comes, goes or changes, as far from the top as it was.

use std::path::Path;

use crossterm::event::KeyEvent;

use super::all_plans::PlanOrder;
use super::plan_column::PlanColumn;
use super::{App, Effect, Input, ListPlace, Overlay, Picked, Session, list};
use crate::label;
use crate::source::Origin;
use crate::tui::chord::Chord;
use crate::tui::command::Command;
use crate::words::unavailable;

/// Place of the list, and what is being typed there.
#[derive(Debug, Clone, Default)]
pub struct PlanList {
    /// The line under the cursor.
    pub place: ListPlace,
    /// A part of a name while it is typed, and what was there before.
    typing: Option<(Input, String)>,
    /// What the cursor stands on: a file outlives its line.
    under: Option<Origin>,
    /// The lines that are in sight, also while something lies over the list.
    visible: usize,
    /// The place to go back to, and what stood there.
    marked: Option<(ListPlace, Option<Origin>)>,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanLine {
    /// The plan with that index.
    Plan(usize),
    /// The failure with that index.
    Failed(usize),
}

impl PlanList {
    /// What is being typed of a name.
    pub fn typed(&self) -> Option<&Input> {
        self.typing.as_ref().map(|(input, _)| input)
    }

    /// Takes down how many lines are in sight.
    pub(super) fn measured(&mut self, session: &Session, visible: usize) {
        self.visible = visible;
        self.settle(session);
    }

    /// Moves the cursor if `command` is a movement; says whether it was one.
    pub(super) fn go(&mut self, command: Command, session: &Session) -> bool {
        let moved = self.place.go(command, len(session), self.visible);
        if moved {
            self.stand_here(session);
        }
        moved
    }

    /// Brings the cursor onto what it stood on, and into sight.
    pub(super) fn settle(&mut self, session: &Session) {
        let visible = self.visible;
        let len = len(session);
        let now = |line| origin(session, line) == self.under.as_ref();
        if self.under.is_some() && !line_at(session, self.place.cursor).is_some_and(now) {
            let lines: Vec<Option<&Origin>> = lines(session).map(|line| origin(session, line)).collect();
            self.place.stand_on(self.under.as_ref().map(Some), &lines);
        }
        self.place.settle(len, visible);
        self.stand_here(session);
    }

    /// Scrolls by so many lines; the cursor comes along where it would go out of sight.
    pub(super) fn scroll(&mut self, later: bool, lines: usize, session: &Session, visible: usize) {
        self.place.scroll(later, lines, len(session), visible);
        self.stand_here(session);
    }

    /// Where one is now is where one may want to go back to.
    pub(super) fn mark(&mut self) {
        self.marked = Some((self.place, self.under.clone()));
    }

    /// Goes back there.
    pub(super) fn go_back(&mut self) {
        if let Some((place, under)) = self.marked.take() {
            (self.place, self.under) = (place, under);
        }
    }

    /// A file bears another name now: the cursor stays on it.
    pub(super) fn renamed(&mut self, former: &Path, path: &Path) {
        if self.under.as_ref().and_then(Origin::path) == Some(former) {
            self.under = Some(Origin::File(path.to_owned()));
        }
    }

    /// What the cursor stands on now is what it stays on.
    pub(super) fn stand_here(&mut self, session: &Session) {
        let under = line_at(session, self.place.cursor).and_then(|line| origin(session, line));
        if under != self.under.as_ref() {
            self.under = under.cloned();
        }
    }
}

/// How many lines there are.
pub fn len(session: &Session) -> usize {
    session.plans_left().len() + session.failures_left().len()
}

/// All of them, in their order.
fn lines(session: &Session) -> impl Iterator<Item = PlanLine> {
    let plans = session.plans_left().iter().copied().map(PlanLine::Plan);
    plans.chain(session.failures_left().into_iter().map(PlanLine::Failed))
}

/// The line with that number.
pub fn line_at(session: &Session, number: usize) -> Option<PlanLine> {
    let plans = session.plans_left();
    match plans.get(number) {
        Some(index) => Some(PlanLine::Plan(*index)),
        None => session.failures_left().get(number - plans.len()).copied().map(PlanLine::Failed),
    }
}

fn origin(session: &Session, line: PlanLine) -> Option<&Origin> {
    match line {
        PlanLine::Plan(index) => session.workspace.plans.get(index).map(|loaded| &loaded.origin),
        PlanLine::Failed(at) => session.workspace.failures.get(at).map(|failure| &failure.origin),
    }
}

impl App {
    /// Opens the list with the cursor on the current plan.
    pub(super) fn open_plans(&mut self) {
        self.overlays = vec![Overlay::Plans];
        self.plans.under = Some(self.session.loaded().origin.clone());
        self.plans.settle(&self.session);
    }

    /// Opens a page about one plan in the place of others. The list of plans stays below it: whoever asked there gets
    /// back to his line.
    pub(super) fn open_over_panes(&mut self, page: Overlay) {
        self.overlays.retain(|overlay| matches!(overlay, Overlay::Plans));
        self.overlays.push(page);
    }

    /// Whether there are other plans than the current one, or will be.
    pub fn has_several_plans(&self) -> bool {
        self.session.workspace.plans.len() > 1 || self.arriving.as_ref().is_some_and(|arriving| arriving.of > 1)
    }

    /// Whether a line of the list says what all plans come to: of a single one it would say the same again.
    pub fn lists_totals(&self) -> bool {
        self.has_several_plans()
    }

    /// What was typed of the names of plans, where only those are shown.
    pub fn names_in_force(&self) -> &str {
        if self.is_about_all() { &self.session.plan_order().names } else { "" }
    }

    /// The line under the cursor.
    pub fn plan_line(&self) -> Option<PlanLine> {
        line_at(&self.session, self.plans.place.cursor)
    }

    /// What the line under the cursor means to commands that are given to a plan.
    pub(super) fn plan_picked(&self) -> Option<Picked> {
        Some(match self.plan_line()? {
            PlanLine::Plan(index) => Picked::Plan(index),
            PlanLine::Failed(at) => Picked::Failed(self.session.workspace.failures.get(at)?.origin.clone()),
        })
    }

    /// Does what a command asks for in the list; says whether it was for it.
    pub(super) fn perform_in_plans(&mut self, command: Command) -> Option<Vec<Effect>> {
        if !matches!(self.overlays.last(), Some(Overlay::Plans)) {
            return None;
        }
        if self.plans.go(command, &self.session) {
            return Some(Vec::new());
        }
        match command {
            Command::Close => {
                self.overlays.pop();
            }
            Command::Plans => self.type_name(),
            Command::Unfold => self.sort_plans(|order| step(order, true)),
            Command::Fold => self.sort_plans(|order| step(order, false)),
            Command::Toggle => self.sort_plans(|order| order.reversed = !order.reversed),
            Command::Open => self.open_plan_under_cursor(),
            Command::Edit => {
                return Some(self.plan_picked().map(|picked| self.edit_picked(&picked)).unwrap_or_default());
            }
            Command::Compare => {
                if let Some(picked) = self.plan_picked() {
                    self.set_beside(picked);
                }
            }
            // These lists are those of the plan one points to.
            Command::Attention | Command::Findings | Command::DepartmentTable => {
                if let Some(PlanLine::Plan(index)) = self.plan_line() {
                    self.show_plan(index);
                }
                return None;
            }
            _ => return None,
        }
        Some(Vec::new())
    }

    fn open_plan_under_cursor(&mut self) {
        match self.plan_line() {
            Some(PlanLine::Plan(index)) => {
                self.overlays.clear();
                self.show_plan(index);
            }
            Some(PlanLine::Failed(at)) => {
                // The list stays open: what is to be done next is to edit the file.
                self.notice = self.session.workspace.failures.get(at).map(label::failure);
            }
            None => {}
        }
    }

    pub(super) fn sort_plans(&mut self, change: impl FnOnce(&mut PlanOrder)) {
        let mut order = self.session.plan_order().clone();
        change(&mut order);
        self.session.set_plan_order(order);
        self.plans.settle(&self.session);
    }

    /// Begins to type a part of a name; what is there can be typed over.
    fn type_name(&mut self) {
        let before = self.session.plan_order().names.clone();
        self.plans.typing = Some((Input::proposed(before.clone()), before));
    }

    /// Begins with that letter, as an input method commits it: where it means no command, a name is meant.
    pub(super) fn begin_name(&mut self, chord: Chord) -> bool {
        let is_letter = |letter: &char| !letter.is_ascii() && letter.is_alphanumeric();
        let Some(letter) = chord.typed().filter(is_letter) else { return false };
        self.type_name();
        self.paste_name(&letter.to_string());
        true
    }

    /// Takes a key while a name is typed: the list follows each letter.
    pub(super) fn plan_name_key(&mut self, key: &KeyEvent) {
        let Some((input, before)) = &mut self.plans.typing else { return };
        if input.take(key) {
            self.name_changed();
            return;
        }
        let before = before.clone();
        match self.prompt_command(key) {
            Some(Command::Open) => self.plans.typing = None,
            Some(Command::Close) => {
                self.plans.typing = None;
                self.sort_plans(|order| order.names = before);
            }
            Some(command) if self.plans.go(command, &self.session) => {}
            Some(_) => self.notice = Some(unavailable::FINISH_TYPING.sentence.to_owned()),
            None => {}
        }
    }

    /// Takes pasted text as a name.
    pub(super) fn paste_name(&mut self, text: &str) {
        if let Some((input, _)) = &mut self.plans.typing {
            input.paste(text);
            self.name_changed();
        }
    }

    fn name_changed(&mut self) {
        let typed = self.plans.typed().map(|input| input.text.trim().to_owned()).unwrap_or_default();
        let before = self.plans.under.clone();
        self.sort_plans(|order| order.names = typed);
        if self.plans.under != before {
            // What was under the cursor is not meant: the first that may be is.
            self.plans.place = ListPlace::default();
            self.plans.stand_here(&self.session);
        }
    }
}

/// Sorts by the next or previous column, round the end.
fn step(order: &mut PlanOrder, forward: bool) {
    let columns: Vec<Option<PlanColumn>> = [None].into_iter().chain(PlanColumn::ALL.map(Some)).collect();
    (order.column, order.reversed) = (list::beside(&columns, order.column, forward), false);
}
