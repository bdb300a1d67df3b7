//! Views: what is shown and from where, in words that outlive the run; saving, calling up, going on from
//! where the last run ended.

use crossterm::event::KeyEvent;

use super::tree::Folds;
use super::{
    App, DepartmentTable, Effect, Focus, Grouping, Input, ListPlace, NamesakesPage, Overlay, Picker, PickerKind,
    PlanColumn, PlanOrder,
};
use crate::label;
use crate::plan::{Calendar, FiscalYear, NodeId};
use crate::query::{Choice, Figure, Filter};
use crate::source::Loaded;
use crate::spelling::same;
use crate::state::{self, NamedView, View};
use crate::tui::command::Command;
use crate::words::{page, plans, screen, state as words};

/// The most letters of a name.
const LONGEST_NAME: usize = 60;

/// The panes by their names in the file.
const PANES: [(Focus, &str); 3] =
    [(Focus::Tree, "tree"), (Focus::Timeline, "timeline"), (Focus::Indicators, "indicators")];

/// The lists over the panes by their names in the file.
const ATTENTION: &str = "attention";
const DEPARTMENTS: &str = "departments";
const PLANS: &str = "plans";
const NAMESAKES: &str = "namesakes";
/// 要対応 grouped by node.
const BY_NODE: &str = "node";

/// What people call the list of that view, if it has one.
pub(super) fn list_title(view: &View) -> Option<String> {
    let title = match view.list.as_str() {
        ATTENTION => page::ATTENTION,
        DEPARTMENTS => page::DEPARTMENTS,
        PLANS => plans::TITLE,
        NAMESAKES => return Some(format!("{} {}", page::NAMESAKES, view.indicator)),
        _ => return None,
    };
    Some(title.to_owned())
}

/// Whether a view shows lines of all plans.
fn is_of_all(view: &View) -> bool {
    view.all_plans || [PLANS, NAMESAKES].contains(&view.list.as_str())
}

/// What a view asks for and there is not: it was left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Whether its plan is not open.
    pub plan: bool,
    /// Departments that no plan has which it is about.
    pub departments: Vec<String>,
}

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
            all_plans: place.tree.shows_all(),
            names: self.names_in_force().to_owned(),
            ..self.list_in_words()
        }
    }

    /// The list that lies over the panes, if one does, and how it is put in order.
    fn list_in_words(&self) -> View {
        let session = &self.session;
        let list = self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Attention => Some(View {
                list: ATTENTION.to_owned(),
                grouping: if self.attention.grouping == Grouping::Nodes { BY_NODE } else { "" }.to_owned(),
                ..View::default()
            }),
            Overlay::DepartmentTable => Some(View {
                list: DEPARTMENTS.to_owned(),
                sort: self.department_table.column.map_or("", Figure::key).to_owned(),
                reversed: self.department_table.reversed,
                ..View::default()
            }),
            Overlay::Plans if self.lists_plans() => Some(View {
                list: PLANS.to_owned(),
                sort: session.plan_order().column.map_or("", PlanColumn::key).to_owned(),
                reversed: session.plan_order().reversed,
                ..View::default()
            }),
            Overlay::Namesakes => {
                let NamesakesPage { title, order, reversed, charts, own_scales, .. } = &self.namesakes;
                Some(View {
                    list: NAMESAKES.to_owned(),
                    indicator: title.clone(),
                    sort: order.key().to_owned(),
                    reversed: *reversed,
                    charts: *charts,
                    own_scales: *own_scales,
                    ..View::default()
                })
            }
            _ => None,
        });
        list.unwrap_or_default()
    }

    /// Opens the list of that view, if it has one.
    fn show_list(&mut self, view: &View) {
        match view.list.as_str() {
            ATTENTION => {
                self.attention.grouping =
                    if view.grouping == BY_NODE { Grouping::Nodes } else { Grouping::Departments };
                self.attention.place = ListPlace::default();
                self.open_attention();
            }
            DEPARTMENTS => {
                self.department_table = DepartmentTable {
                    column: Figure::ALL.into_iter().find(|figure| figure.key() == view.sort),
                    reversed: view.reversed,
                    place: ListPlace::default(),
                };
                self.open_department_table();
            }
            PLANS => {
                let column = PlanColumn::ALL.into_iter().find(|column| column.key() == view.sort);
                let names = view.names.clone();
                self.session.set_plan_order(PlanOrder { column, reversed: view.reversed, names });
                self.open_plans();
            }
            NAMESAKES => self.open_namesakes_of(view),
            _ => {}
        }
    }

    /// Shows that view. Without its plan, what it says about entries is shown of the plan on screen. What
    /// there is not is left out, and so are words that mean nothing here.
    pub fn show_view(&mut self, view: &View) -> LeftOut {
        let plan = self.session.workspace.plans.iter().position(|loaded| loaded.plan.id == view.plan);
        if let Some(index) = plan {
            self.show_plan(index);
        }
        self.overlays.clear();
        self.session.calendar = if view.western { Calendar::Western } else { Calendar::Era };
        self.session.look_from(view.year.as_deref().and_then(|year| FiscalYear::parse(year).ok()));
        let choices = view.statuses.iter().flat_map(|word| self.choices_of(view, word)).collect();
        let (departments, left_out) = view.departments.iter().cloned().partition(|name| self.knows(view, name));
        let text = view.search.trim().to_owned();
        self.set_filter(Filter { departments, choices, text });
        if plan.is_some() {
            let node = self.session.plan().tree.find(&view.node).unwrap_or(NodeId::ROOT);
            self.session.selected = node;
            self.session.refresh();
            self.tree.reveal(&self.session);
        }
        self.focus = PANES.iter().find(|(_, name)| *name == view.pane).map_or(Focus::Tree, |(pane, _)| *pane);
        self.zoomed = view.zoomed;
        self.tree.show_all(view.all_plans);
        self.session.set_plan_order(PlanOrder { names: view.names.clone(), ..self.session.plan_order().clone() });
        self.rewind_lists();
        self.show_list(view);
        LeftOut { plan: plan.is_none(), departments: left_out }
    }

    /// The plans that a view is about: where it shows lines of all of them it is not about the one on screen alone.
    fn plans_of(&self, view: &View) -> &[Loaded] {
        let plans = self.session.workspace.plans.as_slice();
        if is_of_all(view) { plans } else { std::slice::from_ref(self.session.loaded()) }
    }

    /// Whether plans that a view is about are still to come.
    fn awaits(&self, view: &View) -> bool {
        is_of_all(view) && self.arriving.is_some()
    }

    /// What a status word of a view stands for.
    fn choices_of(&self, view: &View, word: &str) -> Vec<Choice> {
        let known = self.plans_of(view).iter().map(|loaded| Choice::parse(word, &loaded.plan.statuses));
        let found = known.into_iter().find(|choices| !choices.is_empty()).unwrap_or_default();
        if found.is_empty() && self.awaits(view) { vec![Choice::Status(word.to_owned())] } else { found }
    }

    /// Whether there is a department of that name, or may be.
    fn knows(&self, view: &View, name: &str) -> bool {
        let mut departments = self.plans_of(view).iter().flat_map(|loaded| &loaded.plan.departments);
        self.awaits(view) || departments.any(|one| same(&one.name, name))
    }

    /// Shows the view of that name; says what was left out, if anything was.
    pub fn show_named_view(&mut self, NamedView { name, view }: &NamedView) -> Option<String> {
        let LeftOut { plan, departments } = self.show_view(view);
        let shown = match plan {
            true => words::shown_without_plan(name, &view.plan, !self.overlays.is_empty()),
            false => words::shown(name),
        };
        match departments.is_empty() {
            true => plan.then_some(shown),
            false => Some(shown + &words::departments_left_out(&departments.join(screen::COMMA))),
        }
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
        self.notice = self.show_named_view(&named).or_else(|| Some(words::shown(name)));
    }

    /// Asks for a name; the one it begins with says what is shown.
    pub(super) fn ask_for_view_name(&mut self) {
        let session = &self.session;
        let names = Some(self.names_in_force()).filter(|names| !names.is_empty()).map(plans::named);
        // What lists of plans are of stands first: what stands last may be cut.
        let filter: Vec<String> = names.into_iter().chain(label::filter_parts(&session.filter)).collect();
        let filter = filter.join("  ");
        let list = list_title(&self.list_in_words()).unwrap_or_default();
        let text = match session.selected {
            _ if !list.is_empty() => format!("{list} {filter}").trim_end().to_owned(),
            _ if !filter.is_empty() => filter,
            NodeId::ROOT => words::EVERYTHING.to_owned(),
            node => session.plan().tree.node(node).name.clone(),
        };
        self.overlays.push(Overlay::NameView(Input::proposed(text.chars().take(LONGEST_NAME).collect())));
    }

    pub(super) fn view_name_key(&mut self, key: &KeyEvent) -> Vec<Effect> {
        let Some(Overlay::NameView(input)) = self.overlays.last_mut() else { return Vec::new() };
        if input.edit(key) {
            return Vec::new();
        }
        let name: String = input.text.trim().chars().take(LONGEST_NAME).collect();
        match self.prompt_command(key) {
            Some(Command::Open) => {
                self.overlays.pop();
                vec![Effect::SaveView(Box::new(NamedView { name, view: self.view() }))]
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
