//! The 体系 pane: which nodes are unfolded, and what the keys do there.

use std::collections::HashSet;
use std::ops::Bound;

use super::carried::Carried;
use super::list::ListPlace;
use super::session::Session;
use super::tree_lines::{TreeLine, TreeLines};
use crate::plan::{NodeId, Plan};
use crate::tui::command::Command;

/// Folds and scroll position of the tree. The cursor itself is the session's selected node.
#[derive(Debug, Clone, Default)]
pub struct TreePane {
    /// Whether every plan has a line, and not only the nodes of the current one.
    shows_all: bool,
    /// Whether the nodes of the current plan are shown there.
    is_open: bool,
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
        self.is_open = true;
    }

    /// Whether every plan has a line.
    pub fn shows_all(&self) -> bool {
        self.shows_all
    }

    /// Gives every plan a line, or shows the current one alone.
    pub fn show_all(&mut self, all: bool) {
        (self.shows_all, self.is_open) = (all, true);
    }

    /// To be called when the filter has changed.
    pub fn filter_changed(&mut self) {
        self.folded.clear();
    }

    /// Whether the children of `node` are shown.
    pub fn is_unfolded(&self, session: &Session, node: NodeId) -> bool {
        if node == NodeId::ROOT && self.shows_all {
            return self.is_open;
        }
        if session.filter.is_empty() { self.unfolded.contains(&node) } else { !self.folded.contains(&node) }
    }

    /// The first line in sight.
    pub fn offset(&self) -> usize {
        self.place.offset
    }

    /// The lines in sight when nothing limits the height, in order.
    pub fn lines<'s>(&self, session: &'s Session) -> TreeLines<'s> {
        let nodes = self.nodes(session);
        if !self.shows_all {
            return TreeLines::of_one(session.current, nodes);
        }
        match session.plans_left() {
            [] => TreeLines::of_one(session.current, nodes),
            plans => TreeLines::among(plans, session.current, nodes),
        }
    }

    /// The nodes of the current plan among them.
    pub fn nodes(&self, session: &Session) -> Vec<NodeId> {
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
                    && let Some(line) = lines.get(self.place.cursor)
                {
                    self.select(session, line);
                }
            }
        }
    }

    /// Scrolls by so many lines; the selection moves only where it would go out of sight.
    pub fn scroll(&mut self, session: &mut Session, later: bool, by: usize, visible: usize) {
        let lines = self.lines(session);
        self.place.scroll(later, by, lines.len(), visible);
        if let Some(line) = lines.get(self.place.cursor) {
            self.select(session, line);
        }
    }

    /// Puts the cursor on that line. Another plan becomes the current one; its nodes stay folded, so that one can go on
    /// from plan to plan, and those of the former one give way without the cursor's leaving its place.
    pub fn select(&mut self, session: &mut Session, line: TreeLine) {
        if line.plan != session.current {
            let place = self.place;
            session.show_plan(line.plan);
            self.start(session);
            (self.place, self.is_open) = (place, false);
            self.place.stand_at(self.lines(session).position(line));
        }
        session.selected = line.node;
    }

    /// How far a node's line is indented, in cells.
    pub fn indent(&self, session: &Session, node: NodeId) -> usize {
        session.plan().tree.node(node).depth.saturating_sub(usize::from(!self.shows_all))
    }

    /// The column of a node's fold mark; `None` if there is nothing to fold.
    pub fn mark_column(&self, session: &Session, node: NodeId) -> Option<usize> {
        // A plan that is alone cannot be folded.
        let folds = (node != NodeId::ROOT || self.shows_all) && Self::has_shown_children(session, node);
        folds.then(|| self.indent(session, node))
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
    pub(super) fn carry(&mut self, plan: &Plan, carried: &Carried) {
        let new = carried.new_nodes(plan).filter(|id| plan.tree.node(*id).depth <= 1);
        self.unfolded = carried.nodes(&self.unfolded).into_iter().chain(new).collect();
        self.folded = carried.nodes(&self.folded);
    }

    /// Finds the selected node's line again and keeps it as far from the top as it was.
    pub(super) fn find_selected(&mut self, session: &Session) {
        self.reveal(session);
        let selected = TreeLine { plan: session.current, node: session.selected };
        self.place.stand_at(self.lines(session).position(selected));
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
        let line = |node| TreeLine { plan: session.current, node };
        let at = tree.ancestors(session.selected).find_map(|node| lines.position(line(node)));
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
        if self.is_unfolded(session, node) && self.mark_column(session, node).is_some() {
            self.set_unfolded(session, node, false);
        } else if let Some(parent) = session.plan().tree.node(node).parent {
            session.selected = parent;
        }
    }

    fn set_unfolded(&mut self, session: &Session, node: NodeId, unfolded: bool) {
        if node == NodeId::ROOT && self.shows_all {
            self.is_open = unfolded;
            return;
        }
        let (set, insert) =
            if session.filter.is_empty() { (&mut self.unfolded, unfolded) } else { (&mut self.folded, !unfolded) };
        if insert {
            set.insert(node);
        } else {
            set.remove(&node);
        }
    }

    /// The next or previous node with something of its own that the filter leaves, and whether it lies round the end;
    /// `None` if there is none.
    pub fn next_left(session: &Session, forward: bool) -> Option<(NodeId, bool)> {
        let left = session.nodes_left();
        let (next, round) = if forward {
            (left.range((Bound::Excluded(session.selected), Bound::Unbounded)).next(), left.first())
        } else {
            (left.range(..session.selected).next_back(), left.last())
        };
        next.map(|node| (*node, false)).or_else(|| round.map(|node| (*node, true)))
    }

    /// Goes to that node, whatever hides it.
    pub fn go_to(&mut self, session: &mut Session, node: NodeId) {
        session.selected = node;
        self.reveal(session);
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
