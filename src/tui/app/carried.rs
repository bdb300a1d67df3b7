//! Which entries of a plan's earlier reading are which of its later one.
//!
//! Ids are valid for one reading. Entries are known again by number and name, as `susumi diff` knows them: what
//! is put in before an entry makes it no other, nor does a new number or a new name.

use std::collections::{HashMap, HashSet};

use crate::compare::Matching;
use crate::plan::{ActionId, IndicatorId, NodeId, Plan, Subject};

/// The entries of two readings that belong together.
#[derive(Debug)]
pub struct Carried {
    nodes: HashMap<NodeId, NodeId>,
    actions: HashMap<ActionId, ActionId>,
    indicators: HashMap<IndicatorId, IndicatorId>,
    /// The nodes above each node of the earlier reading.
    parents: Vec<Option<NodeId>>,
}

impl Carried {
    /// Compares the two readings.
    pub(super) fn between(before: &Plan, after: &Plan) -> Self {
        let Matching { nodes, actions, indicators } = Matching::of(before, after);
        let id = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            nodes: nodes.into_iter().collect(),
            actions: actions.into_iter().map(|(a, b)| (ActionId(id(a)), ActionId(id(b)))).collect(),
            indicators: indicators.into_iter().map(|(a, b)| (IndicatorId(id(a)), IndicatorId(id(b)))).collect(),
            parents: before.tree.iter().map(|(_, node)| node.parent).collect(),
        }
    }

    /// What that node is now, if it is still there.
    pub(super) fn node(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.get(&id).copied()
    }

    /// What those nodes are now.
    pub(super) fn nodes(&self, ids: &HashSet<NodeId>) -> HashSet<NodeId> {
        ids.iter().filter_map(|id| self.node(*id)).collect()
    }

    /// The nodes that were not there.
    pub(super) fn new_nodes<'a>(&self, after: &'a Plan) -> impl Iterator<Item = NodeId> + use<'a> {
        let known: HashSet<NodeId> = self.nodes.values().copied().collect();
        after.tree.iter().map(|(id, _)| id).filter(move |id| !known.contains(id))
    }

    /// What that node is now, or else the nearest one above it.
    pub(super) fn nearest(&self, id: NodeId) -> NodeId {
        let above = |id: &NodeId| self.parents.get(id.index()).copied().flatten();
        std::iter::successors(Some(id), above).find_map(|id| self.node(id)).unwrap_or(NodeId::ROOT)
    }

    /// What that action is now, if it is still there.
    pub(super) fn action(&self, id: ActionId) -> Option<ActionId> {
        self.actions.get(&id).copied()
    }

    /// What that indicator is now, if it is still there.
    pub(super) fn indicator(&self, id: IndicatorId) -> Option<IndicatorId> {
        self.indicators.get(&id).copied()
    }

    /// What that entry is now, if it is still there.
    pub(super) fn subject(&self, subject: Subject) -> Option<Subject> {
        match subject {
            Subject::Plan | Subject::Totals => Some(subject),
            Subject::Node(id) => self.node(id).map(Subject::Node),
            Subject::Action(id) => self.action(id).map(Subject::Action),
            Subject::Indicator(id) => self.indicator(id).map(Subject::Indicator),
        }
    }
}
