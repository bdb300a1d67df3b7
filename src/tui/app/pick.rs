//! Opening a picker, and what choosing changes.

use std::cmp::Reverse;

use crossterm::event::KeyEvent;

use super::picker::Pressed;
use super::views;
use super::{App, Effect, Item, ListPlace, Outcome, Overlay, Picked, Picker, PickerKind};
use crate::label;
use crate::plan::{NodeId, Tally};
use crate::query::{Choice, ChoiceCount, DepartmentCount, DepartmentTotal, Filter, choice_counts, department_counts};
use crate::source::Loaded;
use crate::state::NamedView;
use crate::tui::chord::Chord;
use crate::tui::command::{Command, Group};
use crate::tui::key_names;
use crate::words::{plans, screen as words, unavailable};

/// The cells for what a saved view shows.
const SUMMARY: usize = 36;

impl App {
    /// Opens a picker.
    pub(super) fn pick(&mut self, kind: PickerKind) {
        let (filter, current) = (&self.session.filter, self.session.current);
        let picker = Picker::new(kind, self.items_of(kind), |picked| match picked {
            Picked::Department(name) => filter.departments.contains(name),
            Picked::Status(choice) => filter.choices.contains(choice),
            Picked::Plan(index) => *index == current,
            Picked::Failed(_) | Picked::View(_) | Picked::Command(_) => false,
        });
        match kind {
            // Commands are given to what lies below.
            PickerKind::Palette => self.page_below = self.page,
            _ => {
                // The lists of 要対応 and 点検 follow the choice.
                let follows = |overlay: &Overlay| {
                    matches!(overlay, Overlay::Attention | Overlay::Findings) && kind != PickerKind::Statuses
                };
                // What leads from one of the list's plans into its panes leaves the list too.
                let stays = kind == PickerKind::Compare || self.lists_plans() || self.overlays.iter().any(follows);
                self.overlays.retain(|overlay| follows(overlay) || (stays && matches!(overlay, Overlay::Plans)));
            }
        }
        self.overlays.push(Overlay::Picker(picker));
    }

    /// What there is to choose from.
    pub(super) fn items_of(&self, kind: PickerKind) -> Vec<Item> {
        match kind {
            PickerKind::Departments => self.department_items(),
            PickerKind::Statuses => self.status_items(),
            PickerKind::Compare => {
                let is_other = |item: &Item| item.picked != Picked::Plan(self.session.current);
                self.plan_items().into_iter().filter(is_other).collect()
            }
            PickerKind::Views => self.view_items(),
            PickerKind::Palette => self.command_items(),
        }
    }

    pub(super) fn picker_key(&mut self, key: &KeyEvent) -> Vec<Effect> {
        let Some(Overlay::Picker(picker)) = self.overlays.last_mut() else { return Vec::new() };
        match picker.press(key, &self.keymap) {
            Pressed::Typed => Vec::new(),
            Pressed::Number(number) => {
                let picked = number.checked_sub(1).and_then(|at| picker.items.get(at)).map(|item| item.picked.clone());
                match picked {
                    Some(Picked::View(name)) => self.call_up(&name),
                    _ => self.notice = Some(unavailable::NO_SUCH_VIEW.sentence.to_owned()),
                }
                Vec::new()
            }
            Pressed::Command(command) => match self.unavailable(command) {
                Some(reason) => {
                    self.notice = Some(reason.sentence.to_owned());
                    Vec::new()
                }
                None => self.picker_command(command),
            },
            Pressed::Unknown => {
                self.say_unknown(Chord::from(*key));
                Vec::new()
            }
        }
    }

    pub(super) fn picker_command(&mut self, command: Command) -> Vec<Effect> {
        let visible = self.page.1;
        let Some(Overlay::Picker(picker)) = self.overlays.last_mut() else { return Vec::new() };
        let kind = picker.kind;
        if let (Command::DeleteView, Some(Picked::View(name))) = (command, picker.under_cursor()) {
            return vec![Effect::DeleteView(name.clone())];
        }
        match picker.update(command, visible) {
            Outcome::Open => return Vec::new(),
            Outcome::Left => {
                self.overlays.pop();
            }
            Outcome::Chosen(picked) => {
                self.overlays.pop();
                self.page = self.page_below;
                return self.chosen(kind, picked);
            }
        }
        Vec::new()
    }

    fn chosen(&mut self, kind: PickerKind, picked: Vec<Picked>) -> Vec<Effect> {
        let filter = self.session.filter.clone();
        match kind {
            PickerKind::Departments => {
                let departments = picked.into_iter().filter_map(Picked::department).collect();
                self.filter_whole_plan(Filter { departments, ..filter });
            }
            PickerKind::Statuses => {
                let choices = picked.into_iter().filter_map(Picked::status).collect();
                self.filter_whole_plan(Filter { choices, ..filter });
            }
            PickerKind::Compare => picked.into_iter().for_each(|picked| self.set_beside(picked)),
            PickerKind::Views | PickerKind::Palette => match picked.into_iter().next() {
                Some(Picked::View(name)) => self.call_up(&name),
                Some(Picked::Command(command)) => return self.perform(command),
                _ => {}
            },
        }
        Vec::new()
    }

    pub(super) fn show_plan(&mut self, index: usize) {
        if index != self.session.current {
            let before = self.session.current;
            self.session.show_plan(index);
            self.tree.start(&self.session);
            self.left_plan(before);
            self.rewind_lists();
        }
    }

    /// To be called where another plan than `before` may be the current one: what lies over the panes has other lines.
    pub(super) fn left_plan(&mut self, before: usize) {
        if before != self.session.current {
            self.attention.place = ListPlace::default();
            self.department_table.place = ListPlace::default();
        }
    }

    fn department_items(&self) -> Vec<Item> {
        let plan = self.session.plan();
        if self.is_about_all() {
            return self.department_items_of_all();
        }
        let selection = self.session.select(&Filter { departments: Vec::new(), ..self.session.filter.clone() });
        let item = |count: DepartmentCount| {
            let department = plan.department(count.department);
            Item {
                label: department.name.clone(),
                reading: department.reading.clone(),
                aliases: Vec::new(),
                columns: [count.actions, count.unfinished, count.unmet].map(|n| n.to_string()).to_vec(),
                picked: Picked::Department(department.name.clone()),
                reason: None,
            }
        };
        department_counts(plan, &selection, self.session.as_of()).into_iter().map(item).collect()
    }

    fn status_items(&self) -> Vec<Item> {
        let plan = self.session.plan();
        let filter = Filter { choices: Vec::new(), ..self.session.filter.clone() };
        let mut counts = match self.is_about_all() {
            true => self.choices_of_all(&filter),
            false => choice_counts(plan, &self.session.select(&filter), self.session.as_of()),
        };
        doubled_words_by_count(&mut counts);
        let all: Vec<Choice> = counts.iter().map(|count| count.choice.clone()).collect();
        let item = |ChoiceCount { choice, count }| Item {
            label: choice.word().to_owned(),
            reading: None,
            aliases: Vec::new(),
            columns: vec![label::choice_kind(&choice, &all).to_owned(), count.to_string()],
            picked: Picked::Status(choice),
            reason: None,
        };
        counts.into_iter().map(item).collect()
    }

    /// The choices that the listed plans offer, behind them those that are in force and that none of these offers. Cities
    /// have words of their own: those of which nothing is left are left out.
    fn choices_of_all(&self, filter: &Filter) -> Vec<ChoiceCount> {
        let chosen = &self.session.filter.choices;
        let mut counts = self.session.count_by_choice(filter);
        counts.retain(|one| one.count > 0 || !matches!(one.choice, Choice::Status(_)) || chosen.contains(&one.choice));
        for choice in chosen {
            if !counts.iter().any(|count| count.choice == *choice) {
                counts.push(ChoiceCount { choice: choice.clone(), count: 0 });
            }
        }
        counts
    }

    /// The departments of the listed plans. Cities have many of the same name: those of which nothing is left are left
    /// out.
    fn department_items_of_all(&self) -> Vec<Item> {
        let filter = Filter { departments: Vec::new(), ..self.session.filter.clone() };
        let chosen = &self.session.filter.departments;
        let item = |count: DepartmentTotal| Item {
            label: count.name.to_string(),
            reading: count.reading.as_deref().map(str::to_owned),
            aliases: Vec::new(),
            columns: [count.actions, count.unfinished, count.unmet].map(|n| n.to_string()).to_vec(),
            picked: Picked::Department(count.name.to_string()),
            reason: None,
        };
        let is_left = |count: &DepartmentTotal| {
            count.actions + count.indicators > 0 || chosen.iter().any(|name| **name == *count.name)
        };
        self.session.count_by_department(&filter).into_iter().filter(is_left).map(item).collect()
    }

    fn plan_items(&self) -> Vec<Item> {
        let item = |(at, loaded): (usize, &Loaded)| {
            let plan = &loaded.plan;
            let name = label::full_name(loaded);
            let tally @ Tally { done, unmet, .. } = plan.tally(NodeId::ROOT, plan.as_of);
            Item {
                // Of two with one name the id is what is looked for.
                label: if self.session.is_repeated(at) { format!("{} {name}", plan.id) } else { name },
                reading: None,
                aliases: Vec::new(),
                columns: vec![
                    label::period(plan, self.session.calendar),
                    format!("{done}/{}", tally.actions()),
                    unmet.to_string(),
                ],
                picked: Picked::Plan(at),
                reason: None,
            }
        };
        let plans = &self.session.workspace.plans;
        let in_order = self.session.in_order().iter();
        in_order.filter_map(|at| plans.get(*at).map(|loaded| (*at, loaded))).map(item).collect()
    }

    pub(super) fn view_items(&self) -> Vec<Item> {
        let item = |named: &NamedView| {
            let NamedView { name, view } = named;
            // Ids are what tells two plans apart, and short.
            let is_here = view.plan == self.session.plan().id && self.session.workspace.plans.len() == 1;
            let plan = (!is_here && !view.plan.is_empty()).then(|| view.plan.clone());
            let list = views::list_title(view);
            let mut parts: Vec<String> = plan.into_iter().chain(list).collect();
            parts.extend((!view.names.is_empty()).then(|| plans::named(&view.names)));
            parts.extend(view.departments.iter().cloned());
            parts.extend(view.statuses.iter().cloned());
            parts.extend((!view.search.is_empty()).then(|| format!("/{}", view.search)));
            parts.extend(view.year.clone());
            Item {
                label: name.clone(),
                reading: None,
                aliases: Vec::new(),
                columns: vec![self.look.cut(&parts.join(words::BETWEEN), SUMMARY)],
                picked: Picked::View(name.clone()),
                reason: None,
            }
        };
        self.views.iter().map(item).collect()
    }

    fn command_items(&self) -> Vec<Item> {
        let item = |command: &Command| Item {
            label: command.description().to_owned(),
            reading: None,
            aliases: vec![command.label().to_owned(), command.name().to_owned()],
            columns: vec![key_names::all(&self.keymap, *command, &self.look.glyphs.arrows)],
            picked: Picked::Command(*command),
            reason: self.unavailable(*command).map(|reason| reason.brief),
        };
        // What moves the cursor by a line is hardly looked for by name: it stands at the end.
        let (moves, others): (Vec<&Command>, Vec<_>) =
            Command::ALL.iter().partition(|command| command.group() == Group::Move);
        // What may never be done here would only be in the way.
        let permitted = others.into_iter().chain(moves).filter(|command| self.access.permits(**command));
        permitted.map(item).collect()
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
/// Brings the choice of which there is most before others with the same word: whoever types the word means that one, not
/// what one of many cities calls the status of an action.
fn doubled_words_by_count(counts: &mut [ChoiceCount]) {
    let mut most_first = counts.to_vec();
    most_first.sort_by_key(|one| Reverse(one.count));
    for place in counts {
        if let Some(at) = most_first.iter().position(|one| one.choice.word() == place.choice.word()) {
            *place = most_first.remove(at);
        }
    }
}
