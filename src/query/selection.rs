//! What a filter leaves of a plan.
//!
//! Knows nothing of how it was chosen. Invariants: ids ascend, so that those below one node are one
//! slice; a node stays exactly if it was chosen itself or a node below it stays.

use std::ops::Range;

use crate::plan::{ActionId, IndicatorId, NodeId, Plan, Subject, Tree};

/// Ids to show, valid as long as the plan they were taken from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// The actions that stay, in document order.
    pub actions: Vec<ActionId>,
    /// The indicators that stay, in document order.
    pub indicators: Vec<IndicatorId>,
    nodes: Vec<bool>,
}

impl Selection {
    /// Everything, empty nodes too.
    pub fn all(plan: &Plan) -> Self {
        let actions = plan.actions_under(NodeId::ROOT).collect();
        let indicators = plan.indicators_under(NodeId::ROOT).collect();
        Self { actions, indicators, nodes: vec![true; plan.tree.len()] }
    }

    /// Those actions and indicators, in ascending order, the nodes that hold them, `also` nodes,
    /// and all nodes above. The root always stays: it is the plan.
    pub(super) fn of(
        plan: &Plan,
        actions: Vec<ActionId>,
        indicators: Vec<IndicatorId>,
        also: impl IntoIterator<Item = NodeId>,
    ) -> Self {
        let mut selection = Self { actions, indicators, nodes: vec![false; plan.tree.len()] };
        let of_actions = selection.actions.iter().map(|id| plan.action(*id).node);
        let of_indicators = selection.indicators.iter().map(|id| plan.indicator(*id).node);
        for node in of_actions.chain(of_indicators).chain(also).chain([NodeId::ROOT]) {
            for id in plan.tree.ancestors(node) {
                match selection.nodes.get_mut(id.index()) {
                    Some(stays) if !*stays => *stays = true,
                    _ => break,
                }
            }
        }
        selection
    }

    /// Whether `node` stays on the screen.
    pub fn shows_node(&self, node: NodeId) -> bool {
        self.nodes.get(node.index()).copied().unwrap_or(false)
    }

    /// Whether that stays; the plan and its totals always do.
    pub fn shows(&self, subject: Subject) -> bool {
        match subject {
            Subject::Plan | Subject::Totals => true,
            Subject::Node(id) => self.shows_node(id),
            Subject::Action(id) => self.actions.binary_search(&id).is_ok(),
            Subject::Indicator(id) => self.indicators.binary_search(&id).is_ok(),
        }
    }

    /// What stays of the actions of `node` and everything below it.
    pub fn actions_under(&self, tree: &Tree, node: NodeId) -> &[ActionId] {
        slice(&self.actions, tree.actions(node), |id| id.0)
    }

    /// What stays of the indicators of `node` and everything below it.
    pub fn indicators_under(&self, tree: &Tree, node: NodeId) -> &[IndicatorId] {
        slice(&self.indicators, tree.indicators(node), |id| id.0)
    }

    /// What stays of the actions of `node` itself.
    pub fn own_actions(&self, tree: &Tree, node: NodeId) -> &[ActionId] {
        slice(&self.actions, tree.own_actions(node), |id| id.0)
    }

    /// What stays of the indicators of `node` itself.
    pub fn own_indicators(&self, tree: &Tree, node: NodeId) -> &[IndicatorId] {
        slice(&self.indicators, tree.own_indicators(node), |id| id.0)
    }
}

/// The part of `ids` whose indices lie in `range`.
fn slice<T>(ids: &[T], range: Range<u32>, index: impl Fn(&T) -> u32) -> &[T] {
    let start = ids.partition_point(|id| index(id) < range.start);
    let end = ids.partition_point(|id| index(id) < range.end);
    ids.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::plan;
    use super::*;

    #[test]
    fn what_is_left_below_a_node_is_a_slice() {
        let plan = plan();
        let left = Selection::of(&plan, vec![ActionId(1), ActionId(3)], vec![IndicatorId(2)], []);
        let under = |node| {
            let actions: Vec<u32> = left.actions_under(&plan.tree, NodeId(node)).iter().map(|id| id.0).collect();
            let indicators: Vec<u32> = left.indicators_under(&plan.tree, NodeId(node)).iter().map(|id| id.0).collect();
            (actions, indicators)
        };
        assert_eq!(under(0), (vec![1, 3], vec![2]));
        assert_eq!(under(1), (vec![1], vec![]));
        assert_eq!(under(3), (vec![], vec![]));
        assert_eq!(under(5), (vec![3], vec![2]));
        let shown = [
            Subject::Plan,
            Subject::Totals,
            Subject::Node(NodeId(1)),
            Subject::Action(ActionId(1)),
            Subject::Indicator(IndicatorId(2)),
        ];
        let hidden = [Subject::Node(NodeId(3)), Subject::Action(ActionId(0)), Subject::Indicator(IndicatorId(0))];
        assert!(shown.iter().all(|subject| left.shows(*subject)) && !hidden.iter().any(|subject| left.shows(*subject)));
    }

    #[test]
    fn a_node_stays_with_what_is_below_it() {
        let plan = plan();
        let shown = |selection: Selection| (0..6).map(|at| selection.shows_node(NodeId(at))).collect::<Vec<_>>();
        assert_eq!(shown(Selection::all(&plan)), [true; 6]);
        let left = Selection::of(&plan, vec![ActionId(0)], Vec::new(), []);
        assert_eq!(shown(left), [true, true, true, false, false, false]);
        let left = Selection::of(&plan, Vec::new(), Vec::new(), [NodeId(3)]);
        assert_eq!(shown(left), [true, true, false, true, false, false]);
        assert_eq!(shown(Selection::of(&plan, vec![], vec![], [])), [true, false, false, false, false, false]);
    }
}
