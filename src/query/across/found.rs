//! Findings about a plan as a whole and about its nodes: they are counted with what is left of the plan.
//!
//! Those about actions and indicators are counted with these, see [`Standing`](super::standing::Standing).

use std::collections::BTreeMap;
use std::ops::Range;

use super::count::PlanCount;
use crate::plan::{Finding, NodeId, Plan, Subject};
use crate::query::attention::is_reason;

/// What was found about the whole of one plan and has not been let stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// What counts whatever is left.
    always: PlanCount,
    /// What counts as long as its node stays.
    nodes: Box<[FoundNode]>,
}

/// What was found about one node.
#[derive(Debug, Clone)]
pub(super) struct FoundNode {
    count: PlanCount,
    /// The indices of the node and of those below it.
    pub(super) subtree: Range<u32>,
    /// The indices of what is below it.
    pub(super) actions: Range<u32>,
    pub(super) indicators: Range<u32>,
}

impl Found {
    /// `findings` are the open ones.
    pub(super) fn of<'a>(plan: &Plan, findings: impl Iterator<Item = &'a Finding>) -> Self {
        let mut always = PlanCount::default();
        // By what they are about: however many there are, each is one line of 要対応.
        let mut subjects: BTreeMap<Subject, PlanCount> = BTreeMap::new();
        for finding in findings {
            let count = match finding.subject {
                Subject::Action(_) | Subject::Indicator(_) => continue,
                // What is about the root is in no line of 要対応.
                Subject::Node(NodeId::ROOT) => &mut always,
                Subject::Plan | Subject::Totals | Subject::Node(_) => subjects.entry(finding.subject).or_default(),
            };
            count.summary.findings += 1;
            if finding.subject != Subject::Node(NodeId::ROOT) && is_reason(finding) {
                count.attention = 1;
            }
        }
        let mut nodes = Vec::new();
        for (subject, count) in subjects {
            match subject {
                Subject::Node(node) => nodes.push(FoundNode {
                    count,
                    subtree: plan.tree.subtree(node),
                    actions: plan.tree.actions(node),
                    indicators: plan.tree.indicators(node),
                }),
                _ => always += count,
            }
        }
        Self { always, nodes: nodes.into() }
    }

    /// What it adds to the count of the plan where those nodes stay.
    pub(super) fn count(&self, stays: impl Fn(&FoundNode) -> bool) -> PlanCount {
        let mut count = self.always;
        self.nodes.iter().filter(|node| stays(node)).for_each(|node| count += node.count);
        count
    }
}
