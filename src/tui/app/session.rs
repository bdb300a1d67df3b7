//! What all panes share: the plans, the choices made about them, and what is left to show.
//!
//! `shown` and `scope` are derived from the rest by [`Session::refresh`] and never edited.

use crate::plan::{ActionId, Calendar, FiscalYear, IndicatorId, NodeId, Plan};
use crate::query::{Filter, Index, Selection};
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
    pub shown: Selection,
    /// What it would leave if it did not ask how things stand: the whole of which shares are counted.
    /// Derived.
    pub scope: Selection,
}

impl Session {
    /// A session on those plans; `None` if there is none to show.
    pub fn new(workspace: Workspace) -> Option<Self> {
        let first = &workspace.plans.first()?.plan;
        let indexes: Vec<Index> = workspace.plans.iter().map(|loaded| Index::build(&loaded.plan)).collect();
        let filter = Filter::default();
        let shown = filter.select(first, indexes.first()?, first.as_of);
        Some(Self {
            workspace,
            indexes,
            current: 0,
            filter,
            year: None,
            calendar: Calendar::Era,
            selected: NodeId::ROOT,
            scope: shown.clone(),
            shown,
        })
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
        let plan = self.plan();
        let first = plan.years.first().copied().unwrap_or(plan.as_of).min(plan.as_of);
        self.year.unwrap_or(plan.as_of).clamp(first, plan.as_of)
    }

    /// Whether an earlier year than the plan's own is looked at.
    pub fn looks_back(&self) -> bool {
        self.as_of() < self.plan().as_of
    }

    /// Moves the year looked at by one of the plan's years. Says whether it moved.
    pub fn step_year(&mut self, later: bool) -> bool {
        let now = self.as_of();
        let plan = self.plan();
        let mut years = plan.years.iter().copied().filter(|year| *year <= plan.as_of);
        let next = if later { years.find(|year| *year > now) } else { years.rfind(|year| *year < now) };
        if next.is_some() {
            self.year = next;
            self.refresh();
        }
        next.is_some()
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

    /// Changes the filter and what it leaves.
    pub fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.refresh();
    }

    /// Computes what is derived anew and keeps the selected node among what is shown.
    pub fn refresh(&mut self) {
        self.shown = self.select(&self.filter);
        self.scope = self.select(&Filter { choices: Vec::new(), attention: false, ..self.filter.clone() });
        let tree = &self.plan().tree;
        let kept = tree.ancestors(self.selected).find(|node| self.shown.shows_node(*node));
        self.selected = kept.unwrap_or(NodeId::ROOT);
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
