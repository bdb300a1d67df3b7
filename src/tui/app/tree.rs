//! The 体系 pane: which nodes are unfolded, and what the keys do there.

use std::collections::HashSet;
use std::ops::Bound;

use super::carried::Carried;
use super::list::ListPlace;
use super::session::Session;
use crate::plan::NodeId;
use crate::tui::command::Command;

/// Folds and scroll position of the tree. The cursor itself is the session's selected node.
#[derive(Debug, Clone, Default)]
pub struct TreePane {
    /// What is unfolded while everything is shown.
    unfolded: HashSet<NodeId>,
    /// What was folded since the filter changed: under a filter the little that is left lies open.
    folded: HashSet<NodeId>,
    place: ListPlace,
}

impl TreePane {
    /// A tree with its first two levels in sight.
    pub fn new(session: &Session) -> Self {
        let mut pane = Self::default();
        pane.start(session);
        pane
    }

    /// Folds everything but the root and the first level; for another plan.
    pub fn start(&mut self, session: &Session) {
        let tree = &session.plan().tree;
        self.unfolded = tree.iter().filter(|(_, node)| node.depth <= 1).map(|(id, _)| id).collect();
        self.folded.clear();
        self.place = ListPlace::default();
    }

    /// To be called when the filter has changed.
    pub fn filter_changed(&mut self) {
        self.folded.clear();
    }

    /// Whether the children of `node` are shown.
    pub fn is_unfolded(&self, session: &Session, node: NodeId) -> bool {
        if session.filter.is_empty() { self.unfolded.contains(&node) } else { !self.folded.contains(&node) }
    }

    /// The first line in sight.
    pub fn offset(&self) -> usize {
        self.place.offset
    }

    /// The nodes in sight when nothing limits the height, in order.
    pub fn lines(&self, session: &Session) -> Vec<NodeId> {
        let tree = &session.plan().tree;
        let mut lines = Vec::new();
        let mut stack = vec![NodeId::ROOT];
        while let Some(node) = stack.pop() {
            if !session.shown().shows_node(node) {
                continue;
            }
            lines.push(node);
            if self.is_unfolded(session, node) {
                let children: Vec<NodeId> = tree.children(node).collect();
                stack.extend(children.into_iter().rev());
            }
        }
        lines
    }

    /// Does what `command` asks for here, if it is for the tree.
    pub fn update(&mut self, session: &mut Session, command: Command, visible: usize) {
        match command {
            Command::Unfold => self.unfold(session),
            Command::Fold => self.fold(session),
            _ => {
                let lines = self.lines(session);
                if self.place.go(command, lines.len(), visible)
                    && let Some(node) = lines.get(self.place.cursor)
                {
                    session.selected = *node;
                }
            }
        }
    }

    /// Scrolls by so many lines; the selection moves only where it would go out of sight.
    pub fn scroll(&mut self, session: &mut Session, later: bool, by: usize, visible: usize) {
        let lines = self.lines(session);
        self.place.scroll(later, by, lines.len(), visible);
        if let Some(node) = lines.get(self.place.cursor) {
            session.selected = *node;
        }
    }

    /// How far a node's line is indented, in cells.
    pub fn indent(session: &Session, node: NodeId) -> usize {
        session.plan().tree.node(node).depth.saturating_sub(1)
    }

    /// The column of a node's fold mark; `None` if there is nothing to fold.
    pub fn mark_column(&self, session: &Session, node: NodeId) -> Option<usize> {
        // The root cannot be folded.
        let folds = node != NodeId::ROOT && Self::has_shown_children(session, node);
        folds.then(|| Self::indent(session, node))
    }

    /// Folds a node that is unfolded, unfolds one that is folded.
    pub fn turn(&mut self, session: &Session, node: NodeId) {
        self.set_unfolded(session, node, !self.is_unfolded(session, node));
    }

    /// Unfolds what hides the selected node.
    pub fn reveal(&mut self, session: &Session) {
        let above: Vec<NodeId> = session.plan().tree.ancestors(session.selected).skip(1).collect();
        for node in above {
            self.set_unfolded(session, node, true);
        }
    }

    /// Puts the folds on the nodes as they are now, after another reading. Of those that are new, the first
    /// level lies open as at the start.
    pub(super) fn carry(&mut self, session: &Session, carried: &Carried) {
        let plan = session.plan();
        let new = carried.new_nodes(plan).filter(|id| plan.tree.node(*id).depth <= 1);
        self.unfolded = carried.nodes(&self.unfolded).into_iter().chain(new).collect();
        self.folded = carried.nodes(&self.folded);
    }

    /// Finds the selected node's line again and keeps it as far from the top as it was.
    pub(super) fn find_selected(&mut self, session: &Session) {
        self.reveal(session);
        let lines = self.lines(session);
        self.place.stand_on(Some(session.selected), &lines);
    }

    /// What is unfolded and folded, by path, to outlive the run.
    pub fn folds(&self, session: &Session) -> Folds {
        let tree = &session.plan().tree;
        let paths = |nodes: &HashSet<NodeId>| nodes.iter().map(|node| tree.path(*node)).collect();
        Folds { unfolded: paths(&self.unfolded), folded: paths(&self.folded) }
    }

    /// Puts folds back on the nodes that have those paths now.
    pub fn set_folds(&mut self, session: &Session, folds: &Folds) {
        let tree = &session.plan().tree;
        let nodes = |paths: &HashSet<String>| {
            tree.iter().map(|(id, _)| id).filter(|id| paths.contains(&tree.path(*id))).collect()
        };
        self.unfolded = nodes(&folds.unfolded);
        self.folded = nodes(&folds.folded);
    }

    /// Finds the selected node's line again; scrolls it into sight.
    pub fn settle(&mut self, session: &Session, visible: usize) {
        let lines = self.lines(session);
        let tree = &session.plan().tree;
        let at = tree.ancestors(session.selected).find_map(|node| lines.iter().position(|line| *line == node));
        self.place.cursor = at.unwrap_or(0);
        self.place.settle(lines.len(), visible);
    }

    /// Whether nodes below that one are left by the filter.
    pub fn has_shown_children(session: &Session, node: NodeId) -> bool {
        session.plan().tree.children(node).any(|child| session.shown().shows_node(child))
    }

    /// Unfolds the selected node; if it is unfolded already, goes to its first child.
    fn unfold(&mut self, session: &mut Session) {
        let node = session.selected;
        if !Self::has_shown_children(session, node) {
            return;
        }
        if self.is_unfolded(session, node) {
            let first = session.plan().tree.children(node).find(|child| session.shown().shows_node(*child));
            session.selected = first.unwrap_or(node);
        } else {
            self.set_unfolded(session, node, true);
        }
    }

    /// Folds the selected node; if there is nothing to fold, goes to the node above.
    fn fold(&mut self, session: &mut Session) {
        let node = session.selected;
        if self.is_unfolded(session, node) && Self::has_shown_children(session, node) && node != NodeId::ROOT {
            self.set_unfolded(session, node, false);
        } else if let Some(parent) = session.plan().tree.node(node).parent {
            session.selected = parent;
        }
    }

    fn set_unfolded(&mut self, session: &Session, node: NodeId, unfolded: bool) {
        let (set, insert) =
            if session.filter.is_empty() { (&mut self.unfolded, unfolded) } else { (&mut self.folded, !unfolded) };
        if insert {
            set.insert(node);
        } else {
            set.remove(&node);
        }
    }

    /// The next or previous node with something of its own that the filter leaves, round the end; `None`
    /// if there is none.
    pub fn next_left(session: &Session, forward: bool) -> Option<NodeId> {
        let left = session.nodes_left();
        let next = if forward {
            left.range((Bound::Excluded(session.selected), Bound::Unbounded)).next().or(left.first())
        } else {
            left.range(..session.selected).next_back().or(left.last())
        };
        next.copied()
    }

    /// Goes to the [`next_left`](Self::next_left), if there is one.
    pub fn go_to_next_left(&mut self, session: &mut Session, forward: bool) {
        if let Some(node) = Self::next_left(session, forward) {
            session.selected = node;
            self.reveal(session);
        }
    }
}

/// Folds by path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folds {
    /// Unfolded while everything is shown.
    pub unfolded: HashSet<String>,
    /// Folded under a filter.
    pub folded: HashSet<String>,
}
