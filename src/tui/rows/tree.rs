//! A line of the 体系 pane.

use super::Text;
use crate::label;
use crate::plan::{NodeId, Subject, Tally};
use crate::tui::app::{Session, TreePane};
use crate::words::screen as words;

/// What a line of the tree says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeRow {
    /// The node.
    pub node: NodeId,
    /// How far it is indented, in steps.
    pub indent: usize,
    /// Whether its children are in sight; `None` if there are none to show.
    pub unfolded: Option<bool>,
    /// Number and name.
    pub label: Text,
    /// What is counted below it, see [`Session::scope`].
    pub tally: Tally,
}

/// The line of `node`.
pub fn tree_row(session: &Session, pane: &TreePane, node: NodeId) -> TreeRow {
    let plan = session.plan();
    TreeRow {
        node,
        indent: TreePane::indent(session, node),
        unfolded: pane.mark_column(session, node).map(|_| pane.is_unfolded(session, node)),
        label: match node {
            // None of the plan's own words.
            NodeId::ROOT => Text::plain(words::WHOLE_PLAN.to_owned()),
            _ => Text::of(session, label::subject(plan, Subject::Node(node))),
        },
        tally: session.tally(node),
    }
}
