//! What changed from one version of a plan to another, by node.

use std::collections::HashMap;

use super::change::{Change, Changes, years_apart};
use super::matching::Matching;
use crate::plan::{ActionId, DepartmentId, IndicatorId, NodeId, Plan, Subject};

/// Everything that changed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    /// What changed of the plan itself.
    pub plan: Vec<Change>,
    /// Whether the two have no year in common: then nothing is compared year by year.
    pub years_apart: bool,
    /// What changed below it: the nodes of the later version in their order, then those that are gone.
    /// Each has at least one entry.
    pub groups: Vec<Group>,
}

/// What changed in one node, not in those below it.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Numbers from the first level down, joined by `/`; empty for the plan as a whole.
    pub path: String,
    /// Its name.
    pub name: String,
    /// What its level is called, if it has a name.
    pub level: Option<String>,
    /// The node itself, its actions, its indicators.
    pub entries: Vec<Entry>,
}

/// An entry that changed, came or went.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// 番号; `None` for indicators.
    pub number: Option<String>,
    /// 名称, in the later version if it is there.
    pub name: String,
    /// 担当課 likewise, in the order written.
    pub departments: Vec<String>,
    /// What became of it.
    pub fate: Fate,
    /// What it is in the earlier and in the later version; `None` where it is not there.
    pub subjects: [Option<Subject>; 2],
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The node itself.
    Node,
    /// 取組.
    Action,
    /// 指標.
    Indicator,
}

/// What became of an entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It changed; at least one change.
    Changed(Vec<Change>),
}

impl Difference {
    /// What changed from `before` to `after`.
    pub fn of(before: &Plan, after: &Plan) -> Self {
        let matching = Matching::of(before, after);
        let mut found = Found::new(before, after, &matching);
        found.nodes(&matching);
        found.actions(&matching);
        found.indicators(&matching);
        Self {
            plan: Changes::of_plans(before, after),
            years_apart: years_apart([before, after]),
            groups: found.groups(),
        }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.plan.is_empty() && self.groups.is_empty()
    }

    /// Keeps only what is about those actions and indicators, each asked for as it stands in the earlier and
    /// in the later version. What is about a node or the plan as a whole belongs to none of them.
    pub fn keep(&mut self, is_meant: impl Fn([Option<Subject>; 2]) -> bool) {
        self.plan.clear();
        for group in &mut self.groups {
            group.entries.retain(|entry| entry.kind != Kind::Node && is_meant(entry.subjects));
        }
        self.groups.retain(|group| !group.entries.is_empty());
    }

    /// All entries with the node they are in.
    pub fn entries(&self) -> impl Iterator<Item = (&Group, &Entry)> {
        self.groups.iter().flat_map(|group| group.entries.iter().map(move |entry| (group, entry)))
    }
}

/// A node of one of the two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    After(NodeId),
    /// It is gone.
    Before(NodeId),
}

/// Entries by node while they are found.
struct Found<'a> {
    before: &'a Plan,
    after: &'a Plan,
    /// Where the nodes of the earlier version are now.
    now: HashMap<NodeId, NodeId>,
    entries: HashMap<Place, Vec<Entry>>,
}

impl<'a> Found<'a> {
    fn new(before: &'a Plan, after: &'a Plan, matching: &Matching) -> Self {
        Self { before, after, now: matching.nodes.iter().copied().collect(), entries: HashMap::new() }
    }

    fn add(&mut self, place: Place, entry: Entry) {
        self.entries.entry(place).or_default().push(entry);
    }

    /// Where an entry of the earlier version would be now.
    fn place_of(&self, node: NodeId) -> Place {
        self.now.get(&node).map_or(Place::Before(node), |node| Place::After(*node))
    }

    /// Where both stand, if that is not the same node.
    fn moved(&self, before: NodeId, after: NodeId) -> Option<(String, String)> {
        let name = |plan: &Plan, node: NodeId| {
            let path = plan.tree.path(node);
            if path.is_empty() { plan.title.clone() } else { format!("{path} {}", plan.tree.node(node).name) }
        };
        (self.now.get(&before) != Some(&after)).then(|| (name(self.before, before), name(self.after, after)))
    }

    fn nodes(&mut self, matching: &Matching) {
        let entry = |plan: &Plan, id: NodeId, fate, old| {
            let node = plan.tree.node(id);
            let now = (fate != Fate::Removed).then_some(id);
            Entry {
                kind: Kind::Node,
                number: node.number.clone(),
                name: node.name.clone(),
                departments: Vec::new(),
                fate,
                subjects: [old, now].map(|id| id.map(Subject::Node)),
            }
        };
        let before: HashMap<NodeId, NodeId> = matching.nodes.iter().map(|(old, new)| (*new, *old)).collect();
        for (id, node) in self.after.tree.iter().skip(1) {
            let fate = match before.get(&id) {
                None => Fate::Added,
                Some(old) => {
                    let was = self.before.tree.node(*old);
                    let moved = was.parent.zip(node.parent).and_then(|(old, new)| self.moved(old, new));
                    Fate::Changed(Changes::of_nodes([self.before, self.after], [*old, id], moved))
                }
            };
            self.add(Place::After(id), entry(self.after, id, fate, before.get(&id).copied()));
        }
        for (id, _) in self.before.tree.iter() {
            if let place @ Place::Before(_) = self.place_of(id) {
                self.add(place, entry(self.before, id, Fate::Removed, Some(id)));
            }
        }
    }

    fn actions(&mut self, matching: &Matching) {
        let partner = partners(&matching.actions);
        let entry = |plan: &Plan, at: usize, fate, subjects: [Option<usize>; 2]| {
            let action = &plan.actions[at];
            Entry {
                kind: Kind::Action,
                number: Some(action.number.clone()),
                name: action.name.clone(),
                departments: names(plan, &action.departments),
                fate,
                subjects: subjects.map(|at| at.map(|at| Subject::Action(ActionId(at as u32)))),
            }
        };
        for id in self.after.actions_under(NodeId::ROOT) {
            let action = self.after.action(id);
            let fate = match partner.get(&id.index()) {
                None => Fate::Added,
                Some(old) => {
                    let old = ActionId(*old as u32);
                    let moved = self.moved(self.before.action(old).node, action.node);
                    Fate::Changed(Changes::of_actions([self.before, self.after], [old, id], moved))
                }
            };
            let subjects = [partner.get(&id.index()).copied(), Some(id.index())];
            self.add(Place::After(action.node), entry(self.after, id.index(), fate, subjects));
        }
        for at in gone(self.before.actions.len(), &matching.actions) {
            let place = self.place_of(self.before.actions[at].node);
            self.add(place, entry(self.before, at, Fate::Removed, [Some(at), None]));
        }
    }

    fn indicators(&mut self, matching: &Matching) {
        let partner = partners(&matching.indicators);
        let entry = |plan: &Plan, at: usize, fate, subjects: [Option<usize>; 2]| Entry {
            kind: Kind::Indicator,
            number: None,
            name: plan.indicators[at].name.clone(),
            departments: names(plan, plan.departments_of(IndicatorId(at as u32))),
            fate,
            subjects: subjects.map(|at| at.map(|at| Subject::Indicator(IndicatorId(at as u32)))),
        };
        for id in self.after.indicators_under(NodeId::ROOT) {
            let indicator = self.after.indicator(id);
            let fate = match partner.get(&id.index()) {
                None => Fate::Added,
                Some(old) => {
                    let old = IndicatorId(*old as u32);
                    let moved = self.moved(self.before.indicator(old).node, indicator.node);
                    Fate::Changed(Changes::of_indicators([self.before, self.after], [old, id], moved))
                }
            };
            let subjects = [partner.get(&id.index()).copied(), Some(id.index())];
            self.add(Place::After(indicator.node), entry(self.after, id.index(), fate, subjects));
        }
        for at in gone(self.before.indicators.len(), &matching.indicators) {
            let place = self.place_of(self.before.indicators[at].node);
            self.add(place, entry(self.before, at, Fate::Removed, [Some(at), None]));
        }
    }

    /// What was found in the order of the nodes, without what did not change.
    fn groups(mut self) -> Vec<Group> {
        let after = self.after.tree.iter().map(|(id, _)| (self.after, id, Place::After(id)));
        let before = self.before.tree.iter().map(|(id, _)| (self.before, id, Place::Before(id)));
        let mut groups = Vec::new();
        for (plan, id, place) in after.chain(before) {
            let mut entries = self.entries.remove(&place).unwrap_or_default();
            entries.retain(|entry| !matches!(&entry.fate, Fate::Changed(changes) if changes.is_empty()));
            if !entries.is_empty() {
                let node = plan.tree.node(id);
                let level = plan.level_of(id).map(str::to_owned);
                groups.push(Group { path: plan.tree.path(id), name: node.name.clone(), level, entries });
            }
        }
        groups
    }
}

/// The earlier entry by the later one.
fn partners(pairs: &[(usize, usize)]) -> HashMap<usize, usize> {
    pairs.iter().map(|(old, new)| (*new, *old)).collect()
}

/// The earlier entries without a later one.
fn gone(count: usize, pairs: &[(usize, usize)]) -> Vec<usize> {
    let kept: std::collections::HashSet<usize> = pairs.iter().map(|(old, _)| *old).collect();
    (0..count).filter(|at| !kept.contains(at)).collect()
}

fn names(plan: &Plan, ids: &[DepartmentId]) -> Vec<String> {
    plan.department_names(ids).into_iter().map(str::to_owned).collect()
}
