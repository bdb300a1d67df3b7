//! Roll-ups: how many actions and indicators stand how.

use std::ops::AddAssign;

use super::{Achievement, ActionId, FiscalYear, IndicatorId, Plan, StatusClass};

/// Counts over some actions and indicators of a plan, as of some year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Actions that are done (完了).
    pub done: usize,
    /// Actions done in part (一部).
    pub partly: usize,
    /// Actions not done (未了).
    pub not_done: usize,
    /// Actions without a status.
    pub unrecorded: usize,
    /// Actions behind their plan, whatever their status.
    pub late: usize,
    /// Indicators that met their target.
    pub met: usize,
    /// Indicators that did not.
    pub unmet: usize,
    /// Indicators without a verdict.
    pub unjudged: usize,
}

impl Tally {
    /// Counts those actions and indicators as they stood at the end of `as_of`.
    pub fn of(
        plan: &Plan,
        actions: impl IntoIterator<Item = ActionId>,
        indicators: impl IntoIterator<Item = IndicatorId>,
        as_of: FiscalYear,
    ) -> Self {
        let mut tally = Self::default();
        actions.into_iter().for_each(|id| tally.add_action(plan, id, as_of));
        indicators.into_iter().for_each(|id| tally.add_indicator(plan, id, as_of));
        tally
    }

    /// Counts those actions and indicators for every node at once, each node with all below it; the
    /// index is that of the [`NodeId`](super::NodeId).
    ///
    /// Looks at each action and indicator once, where [`Self::of`] for every node would look at it
    /// once for each of its levels.
    pub fn by_node(plan: &Plan, actions: &[ActionId], indicators: &[IndicatorId], as_of: FiscalYear) -> Vec<Self> {
        let mut tallies = vec![Self::default(); plan.tree.len()];
        for id in actions {
            tallies[plan.action(*id).node.index()].add_action(plan, *id, as_of);
        }
        for id in indicators {
            tallies[plan.indicator(*id).node.index()].add_indicator(plan, *id, as_of);
        }
        // From the last node to the first, everything below a node is counted before it is handed up.
        for (id, node) in plan.tree.iter().rev() {
            if let Some(parent) = node.parent {
                let below = tallies[id.index()];
                tallies[parent.index()] += below;
            }
        }
        tallies
    }

    fn add_action(&mut self, plan: &Plan, id: ActionId, as_of: FiscalYear) {
        self.count_action(plan.class_of(id, as_of), plan.slip_of(id, as_of).is_late());
    }

    fn add_indicator(&mut self, plan: &Plan, id: IndicatorId, as_of: FiscalYear) {
        self.count_indicator(plan.verdict_of(id, as_of).verdict);
    }

    /// Counts an action that stands so.
    pub fn count_action(&mut self, class: Option<StatusClass>, is_late: bool) {
        let count = match class {
            Some(StatusClass::Done) => &mut self.done,
            Some(StatusClass::Partly) => &mut self.partly,
            Some(StatusClass::NotDone) => &mut self.not_done,
            None => &mut self.unrecorded,
        };
        *count += 1;
        self.late += usize::from(is_late);
    }

    /// Counts an indicator with that verdict.
    pub fn count_indicator(&mut self, verdict: Option<Achievement>) {
        let count = match verdict {
            Some(Achievement::Met) => &mut self.met,
            Some(Achievement::Unmet) => &mut self.unmet,
            None => &mut self.unjudged,
        };
        *count += 1;
    }

    /// All actions counted.
    pub fn actions(&self) -> usize {
        self.done + self.partly + self.not_done + self.unrecorded
    }

    /// All indicators counted.
    pub fn indicators(&self) -> usize {
        self.met + self.unmet + self.unjudged
    }

    /// Actions of which nothing is done or nobody says how they stand: what is left beside done and partly.
    pub fn open(&self) -> usize {
        self.not_done + self.unrecorded
    }

    /// Actions that are not done, those without a status among them.
    pub fn unfinished(&self) -> usize {
        self.partly + self.open()
    }
}

/// `part` of `all` as a percentage with one decimal, as documents print it; empty without any.
///
/// ```
/// assert_eq!(susumi::plan::share_of(46, 54), "85.2%");
/// ```
pub fn share_of(part: usize, all: usize) -> String {
    if all == 0 { String::new() } else { percentage(part as f64 / all as f64) }
}

/// A share as a percentage with one decimal.
pub fn percentage(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        let Self { done, partly, not_done, unrecorded, late, met, unmet, unjudged } = other;
        self.done += done;
        self.partly += partly;
        self.not_done += not_done;
        self.unrecorded += unrecorded;
        self.late += late;
        self.met += met;
        self.unmet += unmet;
        self.unjudged += unjudged;
    }
}
