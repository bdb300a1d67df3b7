//! Roll-ups: how many actions and indicators stand how.

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
        for id in actions {
            let count = match plan.class_of(id, as_of) {
                Some(StatusClass::Done) => &mut tally.done,
                Some(StatusClass::Partly) => &mut tally.partly,
                Some(StatusClass::NotDone) => &mut tally.not_done,
                None => &mut tally.unrecorded,
            };
            *count += 1;
            tally.late += usize::from(plan.slip_of(id, as_of).is_late());
        }
        for id in indicators {
            let count = match plan.verdict_of(id, as_of).verdict {
                Some(Achievement::Met) => &mut tally.met,
                Some(Achievement::Unmet) => &mut tally.unmet,
                None => &mut tally.unjudged,
            };
            *count += 1;
        }
        tally
    }

    /// All actions counted.
    pub fn actions(&self) -> usize {
        self.done + self.partly + self.not_done + self.unrecorded
    }

    /// All indicators counted.
    pub fn indicators(&self) -> usize {
        self.met + self.unmet + self.unjudged
    }

    /// Actions that are not done, those without a status among them.
    pub fn unfinished(&self) -> usize {
        self.partly + self.not_done + self.unrecorded
    }
}
