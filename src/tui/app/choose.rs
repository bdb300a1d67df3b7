//! What is asked for in an overlay and what its answer changes: pickers, search, files.

use crossterm::event::KeyEvent;

use super::{App, Effect, Input, Item, Outcome, Overlay, Picked, Picker, PickerKind};
use crate::plan::{NodeId, Tally};
use crate::query::{Choice, ChoiceCount, DepartmentCount, Filter, choice_counts, department_counts};
use crate::source::{Failure, Loaded, Origin};
use crate::tui::chord::Chord;
use crate::tui::command::{Command, Group};
use crate::tui::label;
use crate::words::screen as words;

impl App {
    /// Opens a picker.
    pub(super) fn pick(&mut self, kind: PickerKind) {
        let filter = &self.session.filter;
        let picker = match kind {
            PickerKind::Departments => Picker::new(
                kind,
                self.department_items(),
                |picked| matches!(picked, Picked::Department(name) if filter.departments.contains(name)),
            ),
            PickerKind::Statuses => Picker::new(
                kind,
                self.status_items(),
                |picked| matches!(picked, Picked::Status(choice) if filter.choices.contains(choice)),
            ),
            PickerKind::Plans => {
                let current = self.session.current;
                Picker::new(kind, self.plan_items(), |picked| *picked == Picked::Plan(current))
            }
            PickerKind::Palette => Picker::new(kind, self.command_items(), |_| false),
        };
        if kind != PickerKind::Palette {
            self.overlays.clear();
        }
        self.overlays.push(Overlay::Picker(picker));
    }

    pub(super) fn picker_key(&mut self, key: &KeyEvent) -> Vec<Effect> {
        let visible = self.page.1;
        let Some(Overlay::Picker(picker)) = self.overlays.last_mut() else { return Vec::new() };
        let kind = picker.kind;
        match picker.update(key, &self.keymap, visible) {
            Outcome::Open => Vec::new(),
            Outcome::Left => {
                self.overlays.pop();
                Vec::new()
            }
            Outcome::Chosen(picked) => {
                self.overlays.pop();
                self.chosen(kind, picked)
            }
        }
    }

    fn chosen(&mut self, kind: PickerKind, picked: Vec<Picked>) -> Vec<Effect> {
        let filter = self.session.filter.clone();
        match kind {
            PickerKind::Departments => {
                let departments = picked.into_iter().filter_map(Picked::department).collect();
                self.set_filter(Filter { departments, ..filter });
            }
            PickerKind::Statuses => {
                let choices = picked.into_iter().filter_map(Picked::status).collect();
                self.set_filter(Filter { choices, ..filter });
            }
            PickerKind::Plans | PickerKind::Palette => match picked.into_iter().next() {
                Some(Picked::Plan(index)) => self.show_plan(index),
                Some(Picked::Command(command)) => return self.perform(command),
                _ => {}
            },
        }
        Vec::new()
    }

    fn show_plan(&mut self, index: usize) {
        if index != self.session.current {
            self.session.show_plan(index);
            self.tree.start(&self.session);
            self.rewind_lists();
        }
    }

    fn department_items(&self) -> Vec<Item> {
        let plan = self.session.plan();
        let selection = self.session.select(&Filter { departments: Vec::new(), ..self.session.filter.clone() });
        let item = |count: DepartmentCount| {
            let department = plan.department(count.department);
            Item {
                label: department.name.clone(),
                reading: department.reading.clone(),
                columns: [count.actions, count.unfinished, count.unmet].map(|n| n.to_string()).to_vec(),
                picked: Picked::Department(department.name.clone()),
            }
        };
        department_counts(plan, &selection, self.session.as_of()).into_iter().map(item).collect()
    }

    fn status_items(&self) -> Vec<Item> {
        let plan = self.session.plan();
        let selection = self.session.select(&Filter { choices: Vec::new(), ..self.session.filter.clone() });
        let item = |ChoiceCount { choice, count }| Item {
            label: choice.word().to_owned(),
            reading: None,
            columns: vec![label::choice_kind(&choice).to_owned(), count.to_string()],
            picked: Picked::Status(choice),
        };
        choice_counts(plan, &selection, self.session.as_of()).into_iter().map(item).collect()
    }

    fn plan_items(&self) -> Vec<Item> {
        let item = |(at, loaded): (usize, &Loaded)| {
            let plan = &loaded.plan;
            let tally @ Tally { done, unmet, .. } = plan.tally(NodeId::ROOT, plan.as_of);
            Item {
                label: match &plan.municipality {
                    Some(municipality) => format!("{municipality} {}", plan.title),
                    None => plan.title.clone(),
                },
                reading: None,
                columns: vec![
                    label::period(plan, self.session.calendar),
                    format!("{done}/{}", tally.actions()),
                    unmet.to_string(),
                ],
                picked: Picked::Plan(at),
            }
        };
        self.session.workspace.plans.iter().enumerate().map(item).collect()
    }

    fn command_items(&self) -> Vec<Item> {
        let item = |command: &Command| Item {
            label: command.description().to_owned(),
            reading: Some(command.name().to_owned()),
            columns: vec![label::keys(&self.keymap, *command, &self.look.glyphs.arrows)],
            picked: Picked::Command(*command),
        };
        // Moving, opening and closing make no sense by name.
        let by_name = |command: &&Command| {
            command.group() != Group::Move && !matches!(command, Command::Open | Command::Close | Command::Toggle)
        };
        Command::ALL.iter().filter(by_name).map(item).collect()
    }

    pub(super) fn search_key(&mut self, key: &KeyEvent) {
        let Some(Overlay::Search { input, before }) = self.overlays.last_mut() else { return };
        if input.take(key) {
            self.search_changed();
            return;
        }
        match self.keymap.resolve(Chord::from(*key)) {
            Some(Command::Open) => {
                self.overlays.pop();
            }
            Some(Command::Close) => {
                let before = before.clone();
                self.overlays.pop();
                self.set_filter(before);
            }
            Some(command @ (Command::Up | Command::Down | Command::PageUp | Command::PageDown)) => {
                self.move_in_pane(command);
            }
            _ => {}
        }
    }

    /// Makes the text of the search prompt the filter's text.
    pub(super) fn search_changed(&mut self) {
        if let Some(Overlay::Search { input, before }) = self.overlays.last() {
            let filter = Filter { text: input.text.trim().to_owned(), ..before.clone() };
            self.set_filter(filter);
        }
    }

    pub(super) fn ask_where_to_save(&mut self) {
        // An id may hold the names of folders.
        let text = format!("susumi-{}.txt", self.session.plan().id.replace('/', "-"));
        self.overlays = vec![Overlay::Save(Input { text })];
    }

    pub(super) fn save_key(&mut self, key: &KeyEvent) -> Vec<Effect> {
        let Some(Overlay::Save(input)) = self.overlays.last_mut() else { return Vec::new() };
        if input.take(key) {
            return Vec::new();
        }
        match self.keymap.resolve(Chord::from(*key)) {
            Some(Command::Open) if !input.text.trim().is_empty() => {
                let file = input.text.trim().to_owned();
                self.overlays.pop();
                vec![Effect::Save(file)]
            }
            Some(Command::Close) => {
                self.overlays.pop();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn reload(&mut self) -> Vec<Effect> {
        match self.session.loaded().origin {
            Origin::BuiltIn => {
                self.notice = Some(words::BUILT_IN_RELOAD.to_owned());
                Vec::new()
            }
            Origin::File(_) => vec![Effect::Reload(self.session.current)],
        }
    }

    pub(super) fn reloaded(&mut self, index: usize, result: Result<Loaded, Failure>) -> Vec<Effect> {
        self.notice = Some(match result {
            Ok(loaded) => {
                let text = words::reloaded(&loaded.origin.display());
                let places = (self.timeline, self.indicators);
                self.overlays.retain(|overlay| !matches!(overlay, Overlay::Detail(..)));
                self.session.replace(index, loaded);
                (self.timeline, self.indicators) = places;
                text
            }
            Err(failure) => words::reload_failed(&failure.finding.message),
        });
        Vec::new()
    }

    pub(super) fn edit(&mut self) -> Vec<Effect> {
        let loaded = self.session.loaded();
        if matches!(loaded.origin, Origin::BuiltIn) {
            self.notice = Some(words::BUILT_IN_EDIT.to_owned());
            return Vec::new();
        }
        vec![Effect::Edit(self.session.current, loaded.positions.of(self.subject()).line)]
    }

    pub(super) fn copy(&mut self) -> Vec<Effect> {
        let subject = self.subject();
        self.notice = Some(words::copied(&label::subject(self.session.plan(), subject)));
        vec![Effect::Copy(subject)]
    }
}

impl Picked {
    fn department(self) -> Option<String> {
        match self {
            Self::Department(name) => Some(name),
            _ => None,
        }
    }

    fn status(self) -> Option<Choice> {
        match self {
            Self::Status(choice) => Some(choice),
            _ => None,
        }
    }
}
