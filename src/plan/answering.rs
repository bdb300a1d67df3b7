//! Who answers for the entries of a node: worked out once, for all nodes at a time.
//!
//! A node may have as many indicators as actions, and each indicator that names no department asks for those
//! of all actions beside it. Invariant: what is kept follows from the plan alone, so a copy of a plan begins
//! without it, and two plans are not different for it. Whoever changes the actions of a plan that was already
//! asked puts a new one in its place.

use std::sync::OnceLock;

use super::{ActionId, DepartmentId, NodeId, Plan};

/// The departments of the actions of each node, kept as soon as they are asked for.
#[derive(Debug, Default)]
pub struct Answering(OnceLock<Vec<Vec<DepartmentId>>>);

impl Answering {
    /// The departments of the actions of that node itself, each once, in the order written.
    pub(super) fn at(&self, plan: &Plan, node: NodeId) -> &[DepartmentId] {
        self.0.get_or_init(|| by_node(plan)).get(node.index()).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Clone for Answering {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Answering {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

fn by_node(plan: &Plan) -> Vec<Vec<DepartmentId>> {
    // For each department the node it was seen in last.
    let mut seen: Vec<Option<NodeId>> = vec![None; plan.departments.len()];
    let mut departments_of = |node| {
        let actions = plan.tree.own_actions(node).map(ActionId);
        let departments = actions.flat_map(|action| plan.action(action).departments.iter().copied());
        let is_new = |department: &DepartmentId| {
            let seen = seen.get_mut(department.index());
            seen.is_some_and(|seen| seen.replace(node) != Some(node))
        };
        departments.filter(is_new).collect()
    };
    plan.tree.iter().map(|(node, _)| departments_of(node)).collect()
}
