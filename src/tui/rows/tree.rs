//! A line of the 体系 pane.

use super::Text;
use crate::label;
use crate::plan::{NodeId, Subject, Tally};
use crate::tui::app::{Session, TreeLine, TreePane};
use crate::words::screen as words;

/// What a line of the tree says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeRow {
    /// How far it is indented, in steps.
    pub indent: usize,
    /// Whether its children are in sight; `None` if there are none to show.
    pub unfolded: Option<bool>,
    /// Number and name.
    pub label: Text,
    /// Whether it is a plan of which the last good state is shown, because its file gives none now.
    pub is_from_before: bool,
    /// What is counted below it, see [`Session::scope`].
    pub tally: Tally,
}

/// That line of the tree.
pub fn tree_row(session: &Session, pane: &TreePane, line: TreeLine) -> TreeRow {
    let TreeLine { plan, node } = line;
    // A plan among all, be it the current one, is counted with all: in that tree each movement makes another the current
    // one, and to count its nodes costs more than the frame.
    let of_plan = || session.plan_scopes().get(plan).copied().unwrap_or_default().summary.tally;
    let is_from_before = || session.workspace.plans.get(plan).is_some_and(|loaded| loaded.broken.is_some());
    if plan != session.current {
        return TreeRow {
            indent: 0,
            unfolded: Some(false),
            label: Text::named(session, plan_name(session, plan)),
            is_from_before: is_from_before(),
            tally: of_plan(),
        };
    }
    let is_among_all = node == NodeId::ROOT && pane.shows_all();
    TreeRow {
        indent: pane.indent(session, node),
        unfolded: pane.mark_column(session, node).map(|_| pane.is_unfolded(session, node)),
        label: match node {
            NodeId::ROOT if is_among_all => Text::named(session, plan_name(session, plan)),
            // None of the plan's own words.
            NodeId::ROOT => Text::plain(words::WHOLE_PLAN.to_owned()),
            _ => Text::of(session, label::subject(session.plan(), Subject::Node(node))),
        },
        is_from_before: is_among_all && is_from_before(),
        tally: if is_among_all { of_plan() } else { session.tally(node) },
    }
}

/// What tells a plan from the others in little room: its city first, then its id where another has the same title.
fn plan_name(session: &Session, index: usize) -> String {
    let Some(loaded) = session.workspace.plans.get(index) else { return String::new() };
    let plan = &loaded.plan;
    let title = label::title_without_city(plan);
    let city = plan.municipality.as_deref().filter(|_| session.has_several_cities());
    let id = session.is_repeated(index).then_some(plan.id.as_str());
    let parts: Vec<&str> = city.into_iter().chain(id).chain([title.as_str()]).collect();
    parts.join(" ")
}
