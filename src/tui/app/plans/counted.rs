//! What is counted of every plan that is open, and which of them are left, in which order.
//!
//! Owns what follows from all plans together; each part is made when it is first asked for and thrown away when what
//! it follows from changes. Refuses to be made anew by a movement. Invariant: the totals are those of the lines.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::super::session::Session;
use super::column::PlanColumn;
use crate::query::{Index, Names, PlanCount, Search, attention, summary};
use crate::source::Loaded;
use crate::spelling::same;

/// Which plans are listed and in which order. Holds for the list of plans and for the tree of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanOrder {
    /// The column they are sorted by; without one the order of their paths.
    pub column: Option<PlanColumn>,
    /// Whether that order is turned round.
    pub reversed: bool,
    /// What was typed of their names; empty for all.
    pub names: String,
}

/// The plans that are listed.
#[derive(Debug, Default)]
pub(in crate::tui::app) struct Left {
    /// In their order.
    plans: Vec<usize>,
    /// What they come to.
    total: PlanCount,
    /// What all actions and indicators of those plans come to, whatever the filter.
    whole: (usize, usize),
}

/// What was made since the last change of what it follows from.
#[derive(Debug, Default)]
pub(in crate::tui::app) struct AllPlans {
    order: PlanOrder,
    /// Follows from the plans.
    names: OnceCell<Names>,
    labels: OnceCell<Labels>,
    /// Follows from the plans, the year and the filter.
    counts: OnceCell<Vec<PlanCount>>,
    /// Follows from all that and the order.
    left: OnceCell<Left>,
}

/// What is needed to call each plan by a name of its own.
#[derive(Debug, Default)]
struct Labels {
    /// Whether more than one municipality is named.
    has_several_cities: bool,
    /// Whether there is another plan of that title and municipality, for each plan.
    is_repeated: Vec<bool>,
}

impl AllPlans {
    /// Another year or filter.
    pub(in crate::tui::app) fn forget_counts(&mut self) {
        self.counts.take();
        self.left.take();
    }

    /// Other plans, or other names or states of them.
    pub(in crate::tui::app) fn forget_plans(&mut self) {
        self.names.take();
        self.labels.take();
        self.forget_counts();
    }
}

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
        }
    }

    /// What the filter leaves of each plan, by its index.
    pub fn plan_counts(&self) -> &[PlanCount] {
        self.all.counts.get_or_init(|| self.workspace.plans.iter().map(|loaded| self.count(loaded)).collect())
    }

    /// The plans that are listed, in their order: under a filter those of which it leaves something.
    pub fn plans_left(&self) -> &[usize] {
        &self.left().plans
    }

    /// What the listed plans come to.
    pub fn plans_total(&self) -> &PlanCount {
        &self.left().total
    }

    /// How many actions and indicators there are in the listed plans, whatever the filter.
    pub fn plans_whole(&self) -> (usize, usize) {
        self.left().whole
    }

    /// The files that gave no plan and are listed. A filter leaves nothing of them.
    pub fn failures_left(&self) -> Vec<usize> {
        let failures = &self.workspace.failures;
        if !self.filter.is_empty() {
            return Vec::new();
        }
        let search = Search::new(&self.all.order.names);
        if search.is_empty() {
            return (0..failures.len()).collect();
        }
        let names: Vec<String> = failures.iter().map(|failure| failure.origin.display()).collect();
        let found = Names::of(names.iter().map(|name| [name.as_str()])).found(&search);
        (0..failures.len()).filter(|at| found.get(*at) == Some(&true)).collect()
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
            let is_empty = |index: usize| counts.get(index).is_none_or(|count| count.is_empty());
            let is_left = |index: &usize| {
                found.as_ref().is_none_or(|found| found.get(*index) == Some(&true))
                    && (self.filter.is_empty() || !is_empty(*index))
            };
            let mut plans: Vec<usize> = self.plans_in_order().into_iter().filter(is_left).collect();
            if let Some(column) = order.column {
                let key = |index: &usize| Some((&self.workspace.plans.get(*index)?.plan, counts.get(*index)?));
                plans.sort_by(|one, other| match (key(one), key(other)) {
                    (Some(one), Some(other)) => match order.reversed {
                        true => column.compare(other, one),
                        false => column.compare(one, other),
                    },
                    _ => std::cmp::Ordering::Equal,
                });
            } else if order.reversed {
                plans.reverse();
            }
            let mut left = Left { plans, ..Left::default() };
            for index in &left.plans {
                let (Some(loaded), Some(count)) = (self.workspace.plans.get(*index), counts.get(*index)) else {
                    continue;
                };
                add(&mut left.total, count);
                left.whole.0 += loaded.plan.actions.len();
                left.whole.1 += loaded.plan.indicators.len();
            }
            left
        })
    }

    /// All plans in the order of their paths.
    fn plans_in_order(&self) -> Vec<usize> {
        (0..self.workspace.plans.len()).collect()
    }

    /// Whether each plan is found by that; `None` where nothing is asked for.
    fn named_so(&self, typed: &str) -> Option<Vec<bool>> {
        let search = Search::new(typed);
        if search.is_empty() {
            return None;
        }
        let names = self.all.names.get_or_init(|| {
            let paths: Vec<String> = self.workspace.plans.iter().map(|loaded| loaded.origin.display()).collect();
            let plans = self.workspace.plans.iter().zip(&paths).map(|(Loaded { plan, .. }, path)| {
                [plan.municipality.as_deref().unwrap_or_default(), plan.title.as_str(), path.as_str()]
            });
            Names::of(plans)
        });
        Some(names.found(&search))
    }

    fn labels(&self) -> &Labels {
        self.all.labels.get_or_init(|| {
            let plans = &self.workspace.plans;
            let mut cities = plans.iter().filter_map(|loaded| loaded.plan.municipality.as_ref());
            let first = cities.next();
            let mut times: HashMap<(Option<&str>, &str), usize> = HashMap::new();
            for loaded in plans {
                *times.entry((loaded.plan.municipality.as_deref(), &loaded.plan.title)).or_default() += 1;
            }
            let is_repeated = |loaded: &Loaded| {
                times
                    .get(&(loaded.plan.municipality.as_deref(), loaded.plan.title.as_str()))
                    .is_some_and(|times| *times > 1)
            };
            Labels {
                has_several_cities: first.is_some_and(|first| cities.any(|other| !same(first, other))),
                is_repeated: plans.iter().map(is_repeated).collect(),
            }
        })
    }

    fn count(&self, loaded: &Loaded) -> PlanCount {
        let (plan, as_of) = (&loaded.plan, loaded.plan.as_of_or(self.year));
        let selection = self.filter.select(plan, &Index::build(plan), as_of);
        let summary = summary(plan, &loaded.findings, &selection, as_of);
        let attention = attention(plan, &loaded.findings, &selection, as_of);
        PlanCount { summary, attention: attention.len(), nodes: 0 }
    }
}

fn add(total: &mut PlanCount, count: &PlanCount) {
    total.summary.tally += count.summary.tally;
    total.summary.missing += count.summary.missing;
    total.summary.findings += count.summary.findings;
    total.attention += count.attention;
    total.nodes += count.nodes;
}
