//! 要対応: why an action or an indicator needs somebody's attention.
//!
//! Owns the list of reasons. Invariant: at the plan's own as-of year and later it goes by what is
//! recorded, before that by what stages and values say, as the rest of the program does.

use crate::plan::{Achievement, ActionId, FiscalYear, IndicatorId, Plan, StatusClass};
use crate::words::filter as words;

/// One reason for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// An action that is not done, or done in part.
    Unfinished,
    /// An action without a status.
    NoStatus,
    /// An indicator that misses its target.
    Unmet,
    /// An indicator without a verdict.
    NoVerdict,
    /// A recorded verdict that the values do not bear out.
    Contradictory,
}

impl Reason {
    /// All reasons, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::Unfinished, Self::NoStatus, Self::Unmet, Self::NoVerdict, Self::Contradictory];

    /// In words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unfinished => words::UNFINISHED,
            Self::NoStatus => words::NO_STATUS,
            Self::Unmet => words::UNMET,
            Self::NoVerdict => words::NO_VERDICT,
            Self::Contradictory => words::CONTRADICTORY,
        }
    }
}

/// Why that action needs attention as of that year, if it does.
pub fn reasons_for_action(plan: &Plan, id: ActionId, as_of: FiscalYear) -> Option<Reason> {
    match plan.class_of(id, as_of) {
        Some(StatusClass::Done) => None,
        Some(StatusClass::Partly | StatusClass::NotDone) => Some(Reason::Unfinished),
        None => Some(Reason::NoStatus),
    }
}

/// Why that indicator needs attention as of that year; empty if it does not.
pub fn reasons_for_indicator(plan: &Plan, id: IndicatorId, as_of: FiscalYear) -> Vec<Reason> {
    let mut reasons = Vec::new();
    match plan.verdict_of(id, as_of).verdict {
        Some(Achievement::Met) => {}
        Some(Achievement::Unmet) => reasons.push(Reason::Unmet),
        None => reasons.push(Reason::NoVerdict),
    }
    if as_of >= plan.as_of && plan.contradicts(id) {
        reasons.push(Reason::Contradictory);
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::super::fixture::plan;
    use super::*;
    use Reason::{Contradictory, NoStatus, NoVerdict, Unfinished, Unmet};

    #[test]
    fn reasons_as_recorded() {
        let (plan, year) = (plan(), FiscalYear::starting(2018));
        let actions: Vec<_> = (0..4).map(|at| reasons_for_action(&plan, ActionId(at), year)).collect();
        assert_eq!(actions, [None, Some(Unfinished), Some(Unfinished), Some(NoStatus)]);
        let indicators: Vec<_> = (0..4).map(|at| reasons_for_indicator(&plan, IndicatorId(at), year)).collect();
        assert_eq!(indicators, [vec![Unmet], vec![Contradictory], vec![NoVerdict], vec![Contradictory]]);
    }

    #[test]
    fn reasons_as_they_stood_in_an_earlier_year() {
        let (plan, year) = (plan(), FiscalYear::starting(2016));
        let actions: Vec<_> = (0..4).map(|at| reasons_for_action(&plan, ActionId(at), year)).collect();
        assert_eq!(actions, [Some(Unfinished), Some(Unfinished), Some(Unfinished), Some(NoStatus)]);
        let indicators: Vec<_> = (0..4).map(|at| reasons_for_indicator(&plan, IndicatorId(at), year)).collect();
        assert_eq!(indicators, [vec![NoVerdict], vec![Unmet], vec![NoVerdict], vec![Unmet]]);
    }
}
