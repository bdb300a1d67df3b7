//! What all panes share: the plans, the choices made about them, and what is left to show.
//!
//! `shown` and `scope` are derived from the rest by [`Session::refresh`] and never edited.

use std::collections::BTreeSet;

use crate::plan::{ActionId, Calendar, FiscalYear, IndicatorId, NodeId, Plan, Subject, Tally};
use crate::query::{Filter, Index, Search, Selection};
use crate::source::Loaded;
use crate::workspace::Workspace;

/// The plans and the choices that hold for all panes.
#[derive(Debug)]
pub struct Session {
    /// All plans; at least one, see [`Session::new`].
    pub workspace: Workspace,
    /// Search indexes, one per plan.
    indexes: Vec<Index>,
    /// The plan on screen.
    pub current: usize,
    /// What is to be shown. Holds across plans.
    pub filter: Filter,
    /// The year the plan is looked at from, if another than its own as-of year was chosen.
    pub year: Option<FiscalYear>,
    /// How years are named.
    pub calendar: Calendar,
    /// The node whose actions and indicators are shown.
    pub selected: NodeId,
    /// What the filter leaves of the current plan. Derived.
    shown: Selection,
    /// What it would leave if it did not ask how things stand: the whole of which shares are counted.
    /// Derived.
    scope: Selection,
    /// What is counted in `scope`, by node. Derived.
    tallies: Vec<Tally>,
    /// What is counted in the whole plan. Derived.
    total: Tally,
}

impl Session {
    /// A session on those plans; `None` if there is none to show.
    pub fn new(workspace: Workspace) -> Option<Self> {
        workspace.plans.first()?;
        let indexes: Vec<Index> = workspace.plans.iter().map(|loaded| Index::build(&loaded.plan)).collect();
        let mut session = Self {
            workspace,
            indexes,
            current: 0,
            filter: Filter::default(),
            year: None,
            calendar: Calendar::Era,
            selected: NodeId::ROOT,
            shown: Selection::default(),
            scope: Selection::default(),
            tallies: Vec::new(),
            total: Tally::default(),
        };
        session.refresh();
        Some(session)
    }

    /// The current plan with its file and findings.
    pub fn loaded(&self) -> &Loaded {
        &self.workspace.plans[self.current]
    }

    /// The current plan.
    pub fn plan(&self) -> &Plan {
        &self.loaded().plan
    }

    /// The year the plan is looked at from: the chosen one within the plan's years up to its own
    /// as-of year.
    pub fn as_of(&self) -> FiscalYear {
        self.plan().as_of_or(self.year)
    }

    /// Which of the plan's years is looked at.
    pub fn year_index(&self) -> usize {
        let as_of = self.as_of();
        self.plan().years.iter().position(|year| *year >= as_of).unwrap_or(0)
    }

    /// Whether an earlier year than the plan's own is looked at.
    pub fn looks_back(&self) -> bool {
        self.as_of() < self.plan().as_of
    }

    /// The year before or behind the one looked at, among the plan's years up to its own as-of year.
    pub fn year_beside(&self, later: bool) -> Option<FiscalYear> {
        let (now, plan) = (self.as_of(), self.plan());
        let mut years = plan.years.iter().copied().filter(|year| *year <= plan.as_of);
        if later { years.find(|year| *year > now) } else { years.rfind(|year| *year < now) }
    }

    /// Moves the year looked at by one of the plan's years, if there is one more.
    pub fn step_year(&mut self, later: bool) {
        if let Some(next) = self.year_beside(later) {
            self.look_from(Some(next));
        }
    }

    /// Looks at the plan as of that year; from its own one with `None`.
    pub fn look_from(&mut self, year: Option<FiscalYear>) {
        // The plan's own year is no choice: another plan, or a later reading, has its own.
        self.year = year.filter(|year| *year != self.plan().as_of);
        self.refresh();
    }

    /// Shows another plan from its root.
    pub fn show_plan(&mut self, index: usize) {
        if index < self.workspace.plans.len() {
            self.current = index;
            self.selected = NodeId::ROOT;
            self.refresh();
        }
    }

    /// Puts a re-read plan in the place of plan `index`; the selected node is found again by its path.
    pub fn replace(&mut self, index: usize, loaded: Loaded) {
        let path = self.plan().tree.path(self.selected);
        if let Some(search) = self.indexes.get_mut(index) {
            *search = Index::build(&loaded.plan);
            self.workspace.replace(index, loaded);
        }
        if index == self.current {
            self.selected = self.plan().tree.find(&path).unwrap_or(NodeId::ROOT);
            self.refresh();
        }
    }

    /// What another filter would leave of the current plan.
    pub fn select(&self, filter: &Filter) -> Selection {
        filter.select(self.plan(), &self.indexes[self.current], self.as_of())
    }

    /// Adds a plan behind the others.
    pub fn add(&mut self, loaded: Loaded) {
        self.indexes.push(Index::build(&loaded.plan));
        self.workspace.add(loaded);
    }

    /// Changes the filter and what it leaves.
    pub fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.refresh();
    }

    /// Computes what is derived anew and keeps the selected node among what is shown.
    pub fn refresh(&mut self) {
        self.shown = self.select(&self.filter);
        self.scope = if self.filter.choices.is_empty() && !self.filter.attention {
            self.shown.clone()
        } else {
            self.select(&Filter { choices: Vec::new(), attention: false, ..self.filter.clone() })
        };
        let (plan, as_of) = (self.plan(), self.as_of());
        let tallies = Tally::by_node(plan, &self.scope.actions, &self.scope.indicators, as_of);
        let total = plan.tally(NodeId::ROOT, as_of);
        (self.tallies, self.total) = (tallies, total);
        let tree = &self.plan().tree;
        let kept = tree.ancestors(self.selected).find(|node| self.shown.shows_node(*node));
        self.selected = kept.unwrap_or(NodeId::ROOT);
    }

    /// The nodes to go to one after another under a filter, in order: those that a search found, and
    /// those with entries of their own that are shown.
    pub fn hits(&self) -> Vec<NodeId> {
        let plan = self.plan();
        let found = match self.filter.text.is_empty() {
            true => Vec::new(),
            false => self.indexes[self.current].hits(plan, &Search::new(&self.filter.text)),
        };
        let found = found.into_iter().filter_map(|subject| match subject {
            Subject::Node(node) if self.shown.shows_node(node) => Some(node),
            _ => None,
        });
        let actions = self.shown.actions.iter().map(|id| plan.action(*id).node);
        let indicators = self.shown.indicators.iter().map(|id| plan.indicator(*id).node);
        let nodes: BTreeSet<NodeId> = found.chain(actions).chain(indicators).collect();
        nodes.into_iter().collect()
    }

    /// What the filter leaves.
    pub fn shown(&self) -> &Selection {
        &self.shown
    }

    /// What the filter would leave if it did not ask how things stand: the whole of which shares are
    /// counted.
    pub fn scope(&self) -> &Selection {
        &self.scope
    }

    /// What is counted in the scope under that node.
    pub fn tally(&self, node: NodeId) -> Tally {
        self.tallies.get(node.index()).copied().unwrap_or_default()
    }

    /// What is counted in the whole plan, whatever the filter.
    pub fn total(&self) -> Tally {
        self.total
    }

    /// The actions shown under the selected node.
    pub fn actions(&self) -> &[ActionId] {
        self.shown.actions_under(&self.plan().tree, self.selected)
    }

    /// The indicators shown under the selected node.
    pub fn indicators(&self) -> &[IndicatorId] {
        self.shown.indicators_under(&self.plan().tree, self.selected)
    }
}
