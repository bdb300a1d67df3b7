//! What all panes share: the plans, the choices made about them, and what is left to show.
//!
//! `shown` and `scope` are derived from the rest by [`Session::refresh`] and never edited. In the tree of all plans every
//! movement makes another plan the current one: what a frame may not show is made when it is first asked for.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::Path;

use super::all_plans::AllPlans;
use super::carried::Carried;
use super::derived::Derived;
use crate::label;
use crate::plan::{ActionId, Calendar, Finding, FiscalYear, IndicatorId, NodeId, Plan, Subject, Tally};
use crate::query::{Attention, Filter, Index, Search, Selection, Sought, attention};
use crate::source::{Failure, Loaded};
use crate::workspace::{Batch, Workspace};

/// The plans and the choices that hold for all panes.
#[derive(Debug)]
pub struct Session {
    /// All plans; at least one, see [`Session::new`].
    pub workspace: Workspace,
    /// The search index of the current plan, once somebody searches. Of the others there is none: a country has
    /// thousands of plans, and one is looked at.
    index: OnceCell<Index>,
    /// The place of the current plan in the order of the paths. Derived.
    place: OnceCell<usize>,
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
    /// What is marked wherever it stands: the words of the filter, or those being looked for.
    sought: Sought,
    /// What the filter leaves of the current plan. Derived.
    shown: Selection,
    /// What it would leave if it did not ask how things stand: the whole of which shares are counted.
    /// Derived.
    scope: Selection,
    /// What in the whole plan needs attention in the year looked at, once somebody asks: reasons are dear, and no
    /// filter changes them, so that they outlive every letter of a search. Derived.
    all_attention: OnceCell<Vec<Attention>>,
    /// What is made of all this when it is first asked for. Derived.
    pub(super) derived: Derived,
    /// What is made of all plans together when it is first asked for. Derived.
    pub(super) all: AllPlans,
}

impl Session {
    /// A session on those plans; `None` if there is none to show.
    pub fn new(workspace: Workspace) -> Option<Self> {
        workspace.plans.first()?;
        let mut session = Self {
            workspace,
            index: OnceCell::new(),
            place: OnceCell::new(),
            current: 0,
            filter: Filter::default(),
            year: None,
            calendar: Calendar::Era,
            selected: NodeId::ROOT,
            sought: Sought::default(),
            shown: Selection::default(),
            scope: Selection::default(),
            all_attention: OnceCell::new(),
            derived: Derived::default(),
            all: AllPlans::default(),
        };
        session.refresh_all();
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
        self.all.forget_counts();
        self.refresh_all();
    }

    /// Shows another plan from its root.
    pub fn show_plan(&mut self, index: usize) {
        if index < self.workspace.plans.len() {
            self.current = index;
            self.selected = NodeId::ROOT;
            self.index = OnceCell::new();
            self.place = OnceCell::new();
            self.refresh_all();
        }
    }

    /// The place of the current plan among all in the order of their paths, from 1.
    pub fn place(&self) -> usize {
        *self.place.get_or_init(|| {
            // Where the order is known, nothing has to be compared: that takes longer than a frame.
            let known = self.all.in_order.get().and_then(|order| order.iter().position(|index| *index == self.current));
            known.unwrap_or_else(|| self.workspace.before(self.current)) + 1
        })
    }

    /// A plan's file has another name.
    pub fn rename(&mut self, former: &Path, file: &Path) {
        self.workspace.rename(former, file);
        self.plans_changed();
    }

    fn plans_changed(&mut self) {
        self.place = OnceCell::new();
        self.all.forget_plans();
        self.derived.forget_beside();
    }

    /// Puts a re-read plan in the place of plan `index`. If it is the current one, says which of its entries
    /// are which now; the selected node, or else the nearest one above it, stays selected.
    pub fn replace(&mut self, index: usize, loaded: Loaded) -> Option<Carried> {
        let carried = (index == self.current).then(|| Carried::between(self.plan(), &loaded.plan));
        self.workspace.replace(index, loaded);
        if let Some(loaded) = self.workspace.plans.get(index) {
            self.all.replaced(index, loaded);
        }
        self.plans_changed();
        if let Some(carried) = &carried {
            self.selected = carried.nearest(self.selected);
            self.index = OnceCell::new();
            self.refresh_all();
        }
        carried
    }

    /// Takes down why the file of plan `index` gives no plan any more; what it gave last stays.
    pub fn mark_broken(&mut self, index: usize, reason: Finding) {
        self.workspace.mark_broken(index, reason);
        self.all.broken.take();
        self.all.left.take();
    }

    /// Takes plans out, by their places in ascending order: never the current one. Those behind them move up.
    pub fn remove(&mut self, gone: &[usize]) {
        let gone: Vec<usize> = gone.iter().copied().filter(|index| *index != self.current).collect();
        self.workspace.remove(&gone);
        self.all.removed(&gone);
        self.current -= gone.partition_point(|index| *index < self.current);
        self.plans_changed();
    }

    /// What another filter would leave of the current plan.
    pub fn select(&self, filter: &Filter) -> Selection {
        if filter.text.trim().is_empty() {
            filter.select_once(self.plan(), self.as_of())
        } else {
            filter.select(self.plan(), self.index(), self.as_of())
        }
    }

    /// What can be done for a search of the current plan before it begins, see [`Index::preparation`].
    pub fn preparation(&self) -> impl FnOnce() + Send + 'static {
        self.index().preparation()
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::build(self.plan()))
    }

    /// `search`, to be marked in the texts of the current plan.
    fn seek(&self, search: Search) -> Sought {
        if search.is_empty() { Sought::default() } else { self.index().seek(search) }
    }

    /// Adds plans behind the others.
    pub fn add(&mut self, plans: Vec<Loaded>) {
        self.workspace.add(plans);
        self.plans_changed();
    }

    /// Takes in plans that were still to come, behind the others.
    pub fn arrive(&mut self, batch: Batch) {
        self.workspace.arrive(batch);
        self.failed(Vec::new());
        self.plans_changed();
    }

    /// Adds what gave no plan: all of that stands in the order of the paths, as the plans do.
    pub fn failed(&mut self, failures: Vec<Failure>) {
        self.workspace.failures.extend(failures);
        self.workspace.failures.sort_by(|one, other| one.origin.path().cmp(&other.origin.path()));
    }

    /// Changes the filter and what it leaves.
    pub fn set_filter(&mut self, filter: Filter) {
        self.look_for(&filter.text);
        if filter != self.filter {
            self.all.forget_counts();
        }
        self.filter = filter;
        self.refresh();
    }

    /// Computes anew what follows from plan and year, and all that follows from the filter.
    fn refresh_all(&mut self) {
        // Another plan, or another state of it, has its own readings.
        self.sought = self.seek(self.sought.search().clone());
        self.all_attention = OnceCell::new();
        self.refresh();
    }

    /// Computes anew what follows from the filter and keeps the selected node among what is shown.
    pub(super) fn refresh(&mut self) {
        self.shown = self.select(&self.filter);
        self.scope = if self.filter.choices.is_empty() {
            self.shown.clone()
        } else {
            self.select(&Filter { choices: Vec::new(), ..self.filter.clone() })
        };
        self.derived = Derived::default();
        let tree = &self.plan().tree;
        let kept = tree.ancestors(self.selected).find(|node| self.shown.shows_node(*node));
        self.selected = kept.unwrap_or(NodeId::ROOT);
    }

    /// Marks those words from now on; none marks nothing.
    pub fn look_for(&mut self, text: &str) {
        self.sought = self.seek(Search::new(text));
    }

    /// What is marked.
    pub fn sought(&self) -> &Sought {
        &self.sought
    }

    /// The letters of `text` that are marked, as ascending char indices.
    pub fn marks(&self, text: &str) -> Vec<usize> {
        if self.sought.is_empty() { Vec::new() } else { self.sought.positions(text) }
    }

    /// The entries shown in which the words stand that are marked, in document order.
    pub fn hits(&self) -> Vec<Subject> {
        self.hits_of(self.sought.search())
    }

    /// The entries shown in which the words of `search` stand, in document order; none without words.
    pub fn hits_of(&self, search: &Search) -> Vec<Subject> {
        if search.is_empty() {
            return Vec::new();
        }
        let hits = self.index().hits(self.plan(), search);
        hits.into_iter().filter(|subject| self.shown.shows(*subject)).collect()
    }

    /// The nodes with entries of their own that are shown, in document order.
    pub fn nodes_left(&self) -> BTreeSet<NodeId> {
        let plan = self.plan();
        let actions = self.shown.actions.iter().map(|id| plan.action(*id).node);
        actions.chain(self.shown.indicators.iter().map(|id| plan.indicator(*id).node)).collect()
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
        let tallies = self
            .derived
            .tallies
            .get_or_init(|| Tally::by_node(self.plan(), &self.scope.actions, &self.scope.indicators, self.as_of()));
        tallies.get(node.index()).copied().unwrap_or_default()
    }

    /// What is counted in the whole plan, whatever the filter.
    pub fn total(&self) -> Tally {
        *self.derived.total.get_or_init(|| {
            // Where it has been counted with that of all plans, it is not counted again.
            let counted = self.all.counts.get().filter(|_| self.filter.is_empty());
            let own = counted.and_then(|counts| counts.get(self.current)).map(|count| count.summary.tally);
            own.unwrap_or_else(|| self.plan().tally(NodeId::ROOT, self.as_of()))
        })
    }

    /// What in the scope needs attention, in the order of the document.
    pub fn attention(&self) -> impl ExactSizeIterator<Item = &Attention> {
        let all = self.all_attention();
        self.attention_in_scope().iter().map(|at| &all[*at])
    }

    /// The one of that number among [`Self::attention`].
    pub fn attention_at(&self, number: usize) -> Option<&Attention> {
        self.all_attention().get(*self.attention_in_scope().get(number)?)
    }

    /// How much of what needs attention the whole filter leaves: what is counted of all plans, and what `susumi attention`
    /// has, also of the plan and its nodes. The list leaves these out where it is asked for entries, and does not ask how
    /// things stand.
    pub fn attention_left(&self) -> usize {
        let is_left = |one: &&Attention| self.shown.shows(one.subject);
        *self.derived.attention_left.get_or_init(|| self.all_attention().iter().filter(is_left).count())
    }

    /// What needs attention of the plan and its nodes, where [`Self::attention`] has entries alone.
    pub fn attention_of_nodes_left_out(&self) -> usize {
        let is_in_scope = |one: &&Attention| self.scope.shows(one.subject);
        self.all_attention().iter().filter(is_in_scope).count() - self.attention_in_scope().len()
    }

    fn all_attention(&self) -> &[Attention] {
        self.all_attention.get_or_init(|| {
            let plan = self.plan();
            attention(plan, &self.loaded().findings, &Selection::all(plan), self.as_of())
        })
    }

    /// Which of them the scope leaves.
    fn attention_in_scope(&self) -> &[usize] {
        self.derived.attention.get_or_init(|| {
            // A department or a search asks for entries, not for the plan and its nodes.
            let is_limited = !label::scope(&self.filter).is_empty();
            let is_entry = |subject| matches!(subject, Subject::Action(_) | Subject::Indicator(_));
            let is_in_scope = |one: &Attention| self.scope.shows(one.subject) && (!is_limited || is_entry(one.subject));
            let all = self.all_attention().iter().enumerate();
            all.filter(|(_, one)| is_in_scope(one)).map(|(at, _)| at).collect()
        })
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
