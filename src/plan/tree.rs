//! The plan's nodes as one flat pre-order vector.
//!
//! Invariants: the root is node 0; a node stands before its children; its subtree is the range from
//! itself to its `end`; its own actions and indicators are numbered before those of its children, so
//! that those of a subtree are one range too. Only [`TreeBuilder`] makes trees, and it keeps this.

use std::ops::Range;

use bitcode::{Decode, Encode};

use crate::spelling::same;

/// A node's index, valid for one load of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The plan as a whole.
    pub const ROOT: Self = Self(0);

    /// The index as such.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One entry of the strategy tree, of whatever level.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub struct Node {
    /// 番号, as written; `None` only for the root.
    pub number: Option<String>,
    /// 名称.
    pub name: String,
    /// よみ.
    pub reading: Option<String>,
    /// 備考.
    pub remark: Option<String>,
    /// How deep it lies: 0 for the root, 1 for the first level.
    pub depth: usize,
    /// The node above; `None` only for the root.
    pub parent: Option<NodeId>,
    end: u32,
    actions: Numbers,
    indicators: Numbers,
}

/// The numbers of entries that follow one another: from the first to before the end.
#[derive(Debug, Clone, Copy, PartialEq, Encode, Decode)]
struct Numbers {
    start: u32,
    end: u32,
}

impl Numbers {
    /// Whether they begin at that one, which is then the one behind them.
    fn continues(self, next: &mut u32) -> bool {
        let fits = self.start == *next && self.start <= self.end;
        *next = self.end;
        fits
    }
}

impl From<Numbers> for Range<u32> {
    fn from(Numbers { start, end }: Numbers) -> Self {
        start..end
    }
}

impl Node {
    /// What is written of it.
    pub fn label(&self) -> NodeLabel {
        let Self { number, name, reading, remark, depth: _, parent: _, end: _, actions: _, indicators: _ } =
            self.clone();
        NodeLabel { number, name, reading, remark }
    }
}

/// All nodes of a plan.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub struct Tree(Vec<Node>);

impl Tree {
    /// That node. Ids are only made by the tree they belong to.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.0[id.index()]
    }

    /// How many nodes there are, the root among them.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing but the root.
    pub fn is_empty(&self) -> bool {
        self.0.len() <= 1
    }

    /// All nodes with their ids in document order, the root first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (NodeId, &Node)> {
        self.0.iter().enumerate().map(|(at, node)| (NodeId(at as u32), node))
    }

    /// Whether `inner` is `outer` or lies below it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        self.subtree(outer).contains(&inner.0)
    }

    /// The indices of `id` and of all nodes below it.
    pub fn subtree(&self, id: NodeId) -> Range<u32> {
        id.0..self.node(id).end
    }

    /// The direct children of `id`.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let mut next = id.0 + 1;
        let end = self.node(id).end;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let child = NodeId(next);
                next = self.node(child).end;
                child
            })
        })
    }

    /// `id` and the nodes above it up to the root, from below.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(Some(id), |id| self.node(*id).parent)
    }

    /// The action indices of `id` itself.
    pub fn own_actions(&self, id: NodeId) -> Range<u32> {
        self.node(id).actions.into()
    }

    /// The indicator indices of `id` itself.
    pub fn own_indicators(&self, id: NodeId) -> Range<u32> {
        self.node(id).indicators.into()
    }

    /// The action indices of the whole subtree of `id`.
    pub fn actions(&self, id: NodeId) -> Range<u32> {
        self.node(id).actions.start..self.last_of(id).actions.end
    }

    /// The indicator indices of the whole subtree of `id`.
    pub fn indicators(&self, id: NodeId) -> Range<u32> {
        self.node(id).indicators.start..self.last_of(id).indicators.end
    }

    /// The numbers from the first level down to `id`, joined by `/`; empty for the root.
    pub fn path(&self, id: NodeId) -> String {
        let mut numbers: Vec<&str> = self.ancestors(id).filter_map(|id| self.node(id).number.as_deref()).collect();
        numbers.reverse();
        numbers.join("/")
    }

    /// The first node with that path.
    pub fn find(&self, path: &str) -> Option<NodeId> {
        self.iter().map(|(id, _)| id).find(|id| same(&self.path(*id), path))
    }

    /// Whether it keeps the invariants, for that many actions and indicators.
    pub(super) fn is_sound(&self, actions: usize, indicators: usize) -> bool {
        let mut open: Vec<(NodeId, u32)> = Vec::new();
        let (mut next_action, mut next_indicator) = (0, 0);
        let all = self.iter().all(|(id, node)| {
            while open.pop_if(|(_, end)| *end <= id.0).is_some() {}
            let (parent, limit) = open.last().map_or((None, self.len()), |(id, end)| (Some(*id), *end as usize));
            let fits = node.parent == parent
                && node.parent.is_some() == (id != NodeId::ROOT)
                && node.depth == open.len()
                && (id.0 < node.end && node.end as usize <= limit)
                && node.actions.continues(&mut next_action)
                && node.indicators.continues(&mut next_indicator);
            open.push((id, node.end));
            fits
        });
        let is_whole = self.0.first().is_some_and(|root| root.end as usize == self.len());
        all && is_whole && (next_action as usize, next_indicator as usize) == (actions, indicators)
    }

    fn last_of(&self, id: NodeId) -> &Node {
        &self.0[self.node(id).end as usize - 1]
    }
}

/// Makes a [`Tree`] in document order: open a node, count its own entries in, then its children.
#[derive(Debug)]
pub struct TreeBuilder {
    nodes: Vec<Node>,
    open: Vec<NodeId>,
    actions: u32,
    indicators: u32,
}

/// What is written of a node itself.
#[derive(Debug, Clone, Default)]
pub struct NodeLabel {
    /// 番号.
    pub number: Option<String>,
    /// 名称.
    pub name: String,
    /// よみ.
    pub reading: Option<String>,
    /// 備考.
    pub remark: Option<String>,
}

impl TreeBuilder {
    /// A tree of nothing but its root.
    pub fn new(root: NodeLabel) -> Self {
        let mut builder = Self { nodes: Vec::new(), open: Vec::new(), actions: 0, indicators: 0 };
        builder.open(root, 0, 0);
        builder
    }

    /// The node that [`Self::open`] will open next.
    pub fn next(&self) -> NodeId {
        NodeId(self.nodes.len() as u32)
    }

    /// Opens a child of the node opened last, with so many actions and indicators of its own.
    pub fn open(&mut self, label: NodeLabel, actions: u32, indicators: u32) -> NodeId {
        let id = self.next();
        let (first_action, first_indicator) = (self.actions, self.indicators);
        self.actions += actions;
        self.indicators += indicators;
        self.nodes.push(Node {
            number: label.number,
            name: label.name,
            reading: label.reading,
            remark: label.remark,
            depth: self.open.len(),
            parent: self.open.last().copied(),
            end: id.0 + 1,
            actions: Numbers { start: first_action, end: self.actions },
            indicators: Numbers { start: first_indicator, end: self.indicators },
        });
        self.open.push(id);
        id
    }

    /// Closes the node opened last. The root stays open.
    pub fn close(&mut self) {
        if self.open.len() > 1
            && let Some(id) = self.open.pop()
        {
            self.nodes[id.index()].end = self.nodes.len() as u32;
        }
    }

    /// The finished tree; what is still open is closed.
    pub fn finish(mut self) -> Tree {
        let len = self.nodes.len() as u32;
        for id in self.open {
            self.nodes[id.index()].end = len;
        }
        self.nodes.shrink_to_fit();
        Tree(self.nodes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(number: &str) -> NodeLabel {
        NodeLabel { number: Some(number.to_owned()), ..NodeLabel::default() }
    }

    /// 1 (one action) ─ 1/1 (two actions, one indicator), 1/2; then 2 (one action).
    fn tree() -> Tree {
        let mut builder = TreeBuilder::new(NodeLabel::default());
        builder.open(label("1"), 1, 0);
        builder.open(label("1"), 2, 1);
        builder.close();
        builder.open(label("2"), 0, 0);
        builder.close();
        builder.close();
        builder.open(label("2"), 1, 0);
        builder.finish()
    }

    #[test]
    fn subtrees_are_ranges() {
        let tree = tree();
        assert_eq!(tree.actions(NodeId::ROOT), 0..4);
        assert_eq!((tree.actions(NodeId(1)), tree.own_actions(NodeId(1))), (0..3, 0..1));
        assert_eq!((tree.actions(NodeId(4)), tree.indicators(NodeId(1))), (3..4, 0..1));
        assert_eq!(tree.children(NodeId::ROOT).collect::<Vec<_>>(), [NodeId(1), NodeId(4)]);
        assert_eq!(tree.children(NodeId(1)).collect::<Vec<_>>(), [NodeId(2), NodeId(3)]);
        assert!(tree.contains(NodeId(1), NodeId(3)) && !tree.contains(NodeId(1), NodeId(4)));
    }

    #[test]
    fn paths_join_the_numbers_from_the_root() {
        let tree = tree();
        let paths: Vec<_> = tree.iter().map(|(id, _)| tree.path(id)).collect();
        assert_eq!(paths, ["", "1", "1/1", "1/2", "2"]);
        assert_eq!(tree.find("1/2"), Some(NodeId(3)));
        assert_eq!(tree.find("9"), None);
    }
}
