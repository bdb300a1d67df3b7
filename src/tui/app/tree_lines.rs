//! The lines of the 体系 pane: the plans before the current one, the nodes of that in sight, the plans behind it.
//!
//! Only the nodes are a list of their own: a key asks for these lines several times, and there are thousands of plans.

use crate::plan::NodeId;

/// A line of the tree: a node of the current plan, or another plan as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreeLine {
    /// The index of the plan.
    pub plan: usize,
    /// The node; of a plan that is not the current one, its root.
    pub node: NodeId,
}

/// All lines, when nothing limits the height.
#[derive(Debug)]
pub struct TreeLines<'s> {
    before: &'s [usize],
    current: usize,
    nodes: Vec<NodeId>,
    behind: &'s [usize],
}

impl<'s> TreeLines<'s> {
    /// Those nodes of the current plan alone.
    pub(super) fn of_one(current: usize, nodes: Vec<NodeId>) -> Self {
        Self { before: &[], current, nodes, behind: &[] }
    }

    /// Those nodes among `plans`, by their indices; the plans alone where the current one is none of them.
    pub(super) fn among(plans: &'s [usize], current: usize, nodes: Vec<NodeId>) -> Self {
        match plans.iter().position(|plan| *plan == current) {
            Some(at) => Self { before: &plans[..at], current, nodes, behind: plans.get(at + 1..).unwrap_or_default() },
            None => Self { before: plans, current, nodes: Vec::new(), behind: &[] },
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.before.len() + self.nodes.len() + self.behind.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The line with that number.
    pub fn get(&self, number: usize) -> Option<TreeLine> {
        let of_plan = |plan: &usize| TreeLine { plan: *plan, node: NodeId::ROOT };
        let Some(number) = number.checked_sub(self.before.len()) else { return self.before.get(number).map(of_plan) };
        match number.checked_sub(self.nodes.len()) {
            None => self.nodes.get(number).map(|node| TreeLine { plan: self.current, node: *node }),
            Some(number) => self.behind.get(number).map(of_plan),
        }
    }

    /// The number of that line; `None` if it is not in sight.
    pub fn position(&self, TreeLine { plan, node }: TreeLine) -> Option<usize> {
        let above = self.before.len();
        if plan == self.current {
            return Some(above + self.nodes.iter().position(|other| *other == node)?);
        }
        let of_plan = |plans: &[usize]| plans.iter().position(|other| *other == plan);
        let at = of_plan(self.before).or_else(|| Some(above + self.nodes.len() + of_plan(self.behind)?));
        at.filter(|_| node == NodeId::ROOT)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_line_is_found_where_it_stands(
            plans in Just((0..9).collect::<Vec<usize>>()).prop_shuffle(),
            left in 0usize..9,
            current in 0usize..9,
            nodes in 1u32..5,
        ) {
            let plans = &plans[..left];
            let nodes: Vec<NodeId> = (0..nodes).map(NodeId).collect();
            let lines = TreeLines::among(plans, current, nodes.clone());
            // As it is read from the top.
            let line_of = |node: &NodeId, plan: &usize| TreeLine { plan: *plan, node: *node };
            let expected: Vec<TreeLine> = plans
                .iter()
                .flat_map(|plan| match *plan == current {
                    true => nodes.iter().map(|node| line_of(node, plan)).collect(),
                    false => vec![line_of(&NodeId::ROOT, plan)],
                })
                .collect();
            let all: Vec<TreeLine> = (0..lines.len()).filter_map(|number| lines.get(number)).collect();
            prop_assert_eq!(&all, &expected);
            prop_assert_eq!(lines.get(lines.len()), None);
            for (at, line) in expected.iter().enumerate() {
                prop_assert_eq!(lines.position(*line), Some(at));
            }
            for plan in (0..9).filter(|plan| !plans.contains(plan)) {
                prop_assert_eq!(lines.position(TreeLine { plan, node: NodeId::ROOT }), None);
            }
        }
    }
}
