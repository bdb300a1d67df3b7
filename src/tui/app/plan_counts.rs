//! What is counted of every plan that is open, and which of them are left, in which order.
//!
//! Refuses to be made anew by a movement. Invariant: the totals are those of the lines.

use std::collections::HashMap;

use super::all_plans::{Labels, Left, PlanOrder};
use super::plan_column::Sorted;
use super::session::Session;
use crate::query::{ChoiceCount, DepartmentTotal, Facts, Filter, Names, PlanCount, Search};
use crate::source::Loaded;
use crate::spelling::same;

impl Session {
    /// Which plans are listed and in which order.
    pub fn plan_order(&self) -> &PlanOrder {
        &self.all.order
    }

    /// Lists other plans, or in another order.
    pub fn set_plan_order(&mut self, order: PlanOrder) {
        if order != self.all.order {
            self.all.order = order;
            self.all.left.take();
            self.all.named.take();
        }
    }

    /// Takes in at most so many of the plans that have come since it did so last, as they stood in the year looked at;
    /// says whether that was all.
    pub fn count_ahead(&mut self, most: usize) -> bool {
        let Self { all, workspace, year, .. } = self;
        let (known, plans) = (all.across.len(), &workspace.plans);
        if all.across.year() != *year {
            all.across.look_from(*year, plans.iter().map(|loaded| (&loaded.plan, loaded.findings.as_slice())));
            all.forget_counts();
        }
        let new = plans.iter().skip(known).take(most).map(|loaded| (&loaded.plan, loaded.findings.as_slice()));
        Facts::of_all(new, *year).into_iter().for_each(|facts| all.across.push(facts));
        if all.across.len() > known {
            all.forget_counts();
        }
        all.across.len() >= plans.len()
    }

    /// Makes the texts of at most so many of those plans ready for a search; says whether that was all.
    pub fn read_ahead(&mut self, most: usize) -> bool {
        let Self { all, workspace, .. } = self;
        if all.across.is_ready() {
            return true;
        }
        let is_ready = all.across.prepare(workspace.plans.iter().map(|loaded| &loaded.plan), most);
        if !self.filter.text.is_empty() {
            all.forget_counts();
        }
        is_ready
    }

    /// Whether a search of all plans has been asked for and is not answered for all of them yet.
    pub(super) fn is_read_behind(&self) -> bool {
        !self.filter.text.is_empty() && !self.all.across.is_ready()
    }

    /// What the filter leaves of each plan, by its index.
    pub fn plan_counts(&self) -> &[PlanCount] {
        self.all.counts.get_or_init(|| self.count_by_plan(&self.filter))
    }

    /// The same whatever the filter asks of how things stand: what shares are counted of.
    pub fn plan_scopes(&self) -> &[PlanCount] {
        if self.filter.choices.is_empty() {
            return self.plan_counts();
        }
        self.all.scope.get_or_init(|| self.count_by_plan(&Filter { choices: Vec::new(), ..self.filter.clone() }))
    }

    /// What another filter would leave of each plan.
    pub fn count_by_plan(&self, filter: &Filter) -> Vec<PlanCount> {
        self.all.across.counts(filter)
    }

    /// The departments of all plans by name, with what another filter would leave of each in the plans of the names that
    /// were typed.
    pub fn count_by_department(&self, filter: &Filter) -> Vec<DepartmentTotal> {
        self.all.across.departments(filter, self.left().found.as_deref())
    }

    /// The choices that those plans offer, with what another filter would leave of each.
    pub fn count_by_choice(&self, filter: &Filter) -> Vec<ChoiceCount> {
        self.all.across.choices(filter, self.left().found.as_deref())
    }

    /// The plans that are listed, in their order: under a filter those of which it leaves something.
    pub fn plans_left(&self) -> &[usize] {
        &self.left().plans
    }

    /// What the listed plans come to.
    pub fn plans_total(&self) -> &PlanCount {
        &self.left().total
    }

    /// How many plans there are of the names that were typed, whatever the filter.
    pub fn plans_named(&self) -> usize {
        self.left().named
    }

    /// How many actions and indicators there are in those.
    pub fn plans_whole(&self) -> (usize, usize) {
        self.left().whole
    }

    /// All plans in the order of their paths.
    pub(super) fn in_order(&self) -> &[usize] {
        self.all.in_order.get_or_init(|| self.workspace.in_order())
    }

    /// The place of every plan in that order.
    pub(super) fn places(&self) -> Vec<usize> {
        let in_order = self.in_order();
        let mut places = vec![0; in_order.len()];
        for (at, index) in in_order.iter().enumerate() {
            if let Some(place) = places.get_mut(*index) {
                *place = at;
            }
        }
        places
    }

    /// The files that gave no plan and are listed. A filter leaves nothing of them.
    pub fn failures_left(&self) -> Vec<usize> {
        if self.filter.is_empty() { self.failures_of_names() } else { Vec::new() }
    }

    fn failures_of_names(&self) -> Vec<usize> {
        let failures = &self.workspace.failures;
        let search = Search::new(&self.all.order.names);
        if search.is_empty() {
            return (0..failures.len()).collect();
        }
        let names: Vec<String> = failures.iter().map(|failure| failure.origin.display()).collect();
        let found = Names::of(names.iter().map(|name| [name.as_str()])).found(&search);
        (0..failures.len()).filter(|at| found.get(*at) == Some(&true)).collect()
    }

    /// The plans whose files give none now: what they gave last is shown.
    pub fn broken(&self) -> &[usize] {
        self.all.broken.get_or_init(|| {
            let plans = self.workspace.plans.iter().enumerate();
            plans.filter(|(_, loaded)| loaded.broken.is_some()).map(|(index, _)| index).collect()
        })
    }

    /// How many files give no plan and are of the names that were typed, whether they are listed or not: what a filter
    /// says is said without those that never gave one, and of the others by what they gave last.
    pub fn failures_named(&self) -> usize {
        self.failures_of_names().len() + self.left().broken
    }

    /// The letters of a name that was typed, in a text of the list of plans.
    pub fn name_marks(&self, text: &str) -> Vec<usize> {
        if self.all.order.names.is_empty() {
            return Vec::new();
        }
        let seek = || self.names().seek(Search::new(&self.all.order.names));
        self.all.named.get_or_init(seek).positions(text)
    }

    /// Whether the plans are of more than one municipality.
    pub fn has_several_cities(&self) -> bool {
        self.labels().has_several_cities
    }

    /// Whether another plan has the same title and municipality.
    pub fn is_repeated(&self, index: usize) -> bool {
        self.labels().is_repeated.get(index).copied().unwrap_or_default()
    }

    fn left(&self) -> &Left {
        self.all.left.get_or_init(|| {
            let (counts, order) = (self.plan_counts(), &self.all.order);
            let found = self.named_so(&order.names);
            let is_named = |index: &usize| found.as_ref().is_none_or(|found| found.get(*index) == Some(&true));
            let is_empty = |index: usize| counts.get(index).is_none_or(|count| count.is_empty());
            let mut plans: Vec<usize> = self.in_order().iter().copied().filter(is_named).collect();
            let broken = plans.iter().filter(|index| self.broken().binary_search(index).is_ok()).count();
            let mut left = Left { named: plans.len(), broken, ..Left::default() };
            for loaded in plans.iter().filter_map(|index| self.workspace.plans.get(*index)) {
                left.whole.0 += loaded.plan.actions.len();
                left.whole.1 += loaded.plan.indicators.len();
            }
            plans.retain(|index| self.filter.is_empty() || !is_empty(*index));
            for count in plans.iter().filter_map(|index| counts.get(*index)) {
                left.total += *count;
            }
            if let Some(column) = order.column {
                let cities = &self.labels().cities;
                let sorted = |index: &usize| {
                    let plan = &self.workspace.plans.get(*index)?.plan;
                    Some(Sorted { plan, count: counts.get(*index)?, city: cities.get(*index).copied().flatten() })
                };
                plans.sort_by(|one, other| match (sorted(one), sorted(other)) {
                    (Some(one), Some(other)) => match order.reversed {
                        true => column.compare(&other, &one),
                        false => column.compare(&one, &other),
                    },
                    _ => std::cmp::Ordering::Equal,
                });
            } else if order.reversed {
                plans.reverse();
            }
            (left.plans, left.found) = (plans, found);
            left
        })
    }

    /// Whether each plan is found by that; `None` where nothing is asked for.
    fn named_so(&self, typed: &str) -> Option<Vec<bool>> {
        let search = Search::new(typed);
        if search.is_empty() {
            return None;
        }
        Some(self.names().found(&search))
    }

    /// What each plan is found by.
    fn names(&self) -> &Names {
        self.all.names.get_or_init(|| {
            let paths: Vec<String> = self.workspace.plans.iter().map(|loaded| loaded.origin.display()).collect();
            let plans = self.workspace.plans.iter().zip(&paths).map(|(Loaded { plan, .. }, path)| {
                [plan.municipality.as_deref().unwrap_or_default(), plan.title.as_str(), path.as_str()]
            });
            Names::of(plans)
        })
    }

    fn labels(&self) -> &Labels {
        self.all.labels.get_or_init(|| {
            let plans = &self.workspace.plans;
            let mut named = plans.iter().filter_map(|loaded| loaded.plan.municipality.as_ref());
            let first = named.next();
            let mut times: HashMap<(Option<&str>, &str), usize> = HashMap::new();
            for loaded in plans {
                *times.entry((loaded.plan.municipality.as_deref(), &loaded.plan.title)).or_default() += 1;
            }
            let is_repeated = |loaded: &Loaded| {
                times
                    .get(&(loaded.plan.municipality.as_deref(), loaded.plan.title.as_str()))
                    .is_some_and(|times| *times > 1)
            };
            let mut places: HashMap<&str, usize> = HashMap::new();
            let mut cities = vec![None; plans.len()];
            for index in self.in_order() {
                let city = plans.get(*index).and_then(|loaded| loaded.plan.municipality.as_deref());
                let next = places.len();
                if let (Some(city), Some(place)) = (city, cities.get_mut(*index)) {
                    *place = Some(*places.entry(city).or_insert(next));
                }
            }
            Labels {
                cities,
                has_several_cities: first.is_some_and(|first| named.any(|other| !same(first, other))),
                is_repeated: plans.iter().map(is_repeated).collect(),
            }
        })
    }
}
