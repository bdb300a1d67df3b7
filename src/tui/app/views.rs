//! Views: what is shown and from where, in words that outlive the run; saving, calling up, going on from
//! where the last run ended.

use crossterm::event::KeyEvent;

use super::tree::Folds;
use super::{App, Effect, Focus, Input, Overlay, Picker, PickerKind};
use crate::plan::{Calendar, FiscalYear, NodeId};
use crate::query::{Choice, Filter};
use crate::state::{self, NamedView, View};
use crate::tui::command::Command;
use crate::tui::label;
use crate::words::state as words;

/// The most letters of a name.
const LONGEST_NAME: usize = 60;

/// The panes by their names in the file.
const PANES: [(Focus, &str); 3] =
    [(Focus::Tree, "tree"), (Focus::Timeline, "timeline"), (Focus::Indicators, "indicators")];

impl App {
    /// What is shown now.
    pub fn view(&self) -> View {
        let session = &self.session;
        let plan = session.plan();
        let place = self.resting_place();
        let Filter { departments, choices, text } = &place.filter;
        let statuses = choices.iter().map(|choice| choice.word().to_owned()).collect();
        let pane = PANES.iter().find(|(pane, _)| *pane == place.focus).map_or("", |(_, name)| *name);
        View {
            plan: plan.id.clone(),
            departments: departments.clone(),
            statuses,
            search: text.clone(),
            year: session.looks_back().then(|| session.as_of().to_string()),
            western: session.calendar == Calendar::Western,
            pane: pane.to_owned(),
            zoomed: self.zoomed,
            node: plan.tree.path(place.selected),
        }
    }

    /// Shows that view. Without its plan, what it says about entries is shown of the plan on screen;
    /// says whether its plan is there. Words that mean nothing here are left out.
    pub fn show_view(&mut self, view: &View) -> bool {
        let plan = self.session.workspace.plans.iter().position(|loaded| loaded.plan.id == view.plan);
        if let Some(index) = plan {
            self.show_plan(index);
        }
        self.overlays.clear();
        self.session.calendar = if view.western { Calendar::Western } else { Calendar::Era };
        self.session.look_from(view.year.as_deref().and_then(|year| FiscalYear::parse(year).ok()));
        let known = &self.session.plan().statuses;
        let choices = view.statuses.iter().flat_map(|word| Choice::parse(word, known)).collect();
        let (departments, text) = (view.departments.clone(), view.search.trim().to_owned());
        self.set_filter(Filter { departments, choices, text });
        if plan.is_some() {
            let node = self.session.plan().tree.find(&view.node).unwrap_or(NodeId::ROOT);
            self.session.selected = node;
            self.session.refresh();
            self.tree.reveal(&self.session);
        }
        self.focus = PANES.iter().find(|(_, name)| *name == view.pane).map_or(Focus::Tree, |(pane, _)| *pane);
        self.zoomed = view.zoomed;
        self.rewind_lists();
        plan.is_some()
    }

    /// Where this run ends, for the next one.
    pub fn end(&self) -> state::Session {
        let Folds { unfolded, folded } = self.resting_place().tree.folds(&self.session);
        let sorted = |paths: std::collections::HashSet<String>| {
            let mut paths: Vec<String> = paths.into_iter().filter(|path| !path.is_empty()).collect();
            paths.sort_unstable();
            paths
        };
        state::Session { view: self.view(), unfolded: sorted(unfolded), folded: sorted(folded) }
    }

    /// Goes on from where the last run ended; not if its plan is not open. Says whether anything is
    /// otherwise than at a fresh start.
    pub fn go_on_from(&mut self, last: &state::Session) -> bool {
        if self.session.workspace.plans.iter().all(|loaded| loaded.plan.id != last.view.plan) {
            return false;
        }
        let fresh = self.end();
        self.show_view(&last.view);
        let paths = |paths: &[String]| paths.iter().cloned().collect();
        // The root lies open in any case.
        let unfolded = last.unfolded.iter().cloned().chain([String::new()]).collect();
        self.tree.set_folds(&self.session, &Folds { unfolded, folded: paths(&last.folded) });
        self.tree.reveal(&self.session);
        self.end() != fresh
    }

    /// Opens the saved view of that name.
    pub(super) fn call_up(&mut self, name: &str) {
        let Some(named) = self.views.iter().find(|named| named.name == name).cloned() else { return };
        let has_plan = self.show_view(&named.view);
        self.notice = Some(match has_plan {
            true => words::shown(name),
            false => words::shown_without_plan(name, &named.view.plan),
        });
    }

    /// Asks for a name; the one it begins with says what is shown.
    pub(super) fn ask_for_view_name(&mut self) {
        let session = &self.session;
        let filter = label::filter(&session.filter);
        let text = match session.selected {
            _ if !filter.is_empty() => filter,
            NodeId::ROOT => words::EVERYTHING.to_owned(),
            node => session.plan().tree.node(node).name.clone(),
        };
        self.overlays.push(Overlay::NameView(Input::proposed(text.chars().take(LONGEST_NAME).collect())));
    }

    pub(super) fn view_name_key(&mut self, key: &KeyEvent) -> Vec<Effect> {
        let Some(Overlay::NameView(input)) = self.overlays.last_mut() else { return Vec::new() };
        if input.take(key) {
            return Vec::new();
        }
        let name: String = input.text.trim().chars().take(LONGEST_NAME).collect();
        match self.prompt_command(key) {
            Some(Command::Open) => {
                self.overlays.pop();
                vec![Effect::SaveView(NamedView { name, view: self.view() })]
            }
            Some(_) => {
                self.overlays.pop();
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Takes the saved views as their file has them now.
    pub(super) fn views_changed(&mut self, views: Vec<NamedView>) {
        self.views = views;
        let Some(Overlay::Picker(picker)) = self.overlays.last() else { return };
        if picker.kind != PickerKind::Views {
            return;
        }
        let (text, place) = (picker.input.clone(), picker.place);
        self.overlays.pop();
        if !self.views.is_empty() {
            let mut picker = Picker::new(PickerKind::Views, self.view_items(), |_| false);
            picker.resume(text, place);
            self.overlays.push(Overlay::Picker(picker));
        }
    }
}
