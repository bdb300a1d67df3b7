//! How the entries of 要対応 are put into groups.
//!
//! Invariant: every heading has an entry below it, and every entry stands below a heading.

use std::collections::BTreeMap;

use crate::plan::{DepartmentId, NodeId, Plan, Subject};

/// What the entries are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// An entry under each of its departments.
    #[default]
    Departments,
    /// Under the nodes of the first two levels, those that the tree shows at first.
    Nodes,
}

/// One group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A department; what has none comes last.
    Department(DepartmentId),
    /// What has no department.
    NoDepartment,
    /// A node; the root for what is about the plan as a whole.
    Node(NodeId),
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttentionLine {
    /// The heading of a group of so many entries.
    Heading(Group, usize),
    /// An entry: its number among those of the session.
    Entry(usize),
}

/// The lines for these entries; of the departments only the `chosen` ones, if any are.
pub(super) fn grouped(
    plan: &Plan,
    chosen: &[String],
    grouping: Grouping,
    subjects: impl Iterator<Item = Subject>,
) -> Vec<AttentionLine> {
    let mut groups: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
    for (at, subject) in subjects.enumerate() {
        for group in groups_of(plan, chosen, grouping, subject) {
            groups.entry(group).or_default().push(at);
        }
    }
    let lines = groups.into_iter().flat_map(|(group, entries)| {
        let heading = AttentionLine::Heading(group, entries.len());
        std::iter::once(heading).chain(entries.into_iter().map(AttentionLine::Entry))
    });
    lines.collect()
}

fn groups_of(plan: &Plan, chosen: &[String], grouping: Grouping, subject: Subject) -> Vec<Group> {
    if grouping == Grouping::Nodes {
        return vec![Group::Node(upper_node(plan, subject))];
    }
    let departments = plan.answering_for(subject);
    if departments.is_empty() {
        return vec![Group::NoDepartment];
    }
    let is_chosen = |id: &DepartmentId| chosen.is_empty() || chosen.contains(&plan.department(*id).name);
    departments.iter().copied().filter(is_chosen).map(Group::Department).collect()
}

/// The node of the first two levels under which an entry is listed.
fn upper_node(plan: &Plan, subject: Subject) -> NodeId {
    let mut above = plan.tree.ancestors(plan.node_of(subject));
    above.find(|node| plan.tree.node(*node).depth <= 2).unwrap_or(NodeId::ROOT)
}
