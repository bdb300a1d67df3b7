//! Where what is recorded says otherwise than the figures do: the verdict on an indicator than its
//! values, the status of an action than its stages.
//!
//! The one definition of it: the review, 要対応 and the screen's mark all go by it.
//!
//! People judge a status by more than its stages, so it is held against them only where the two cannot
//! both be right: 完了 although the planned goal is due and no stage has come so far, and 未了 although
//! the stage that holds has. 一部 is compared with nothing. Stages of which susumi does not know the rank
//! prove nothing either.

use crate::spelling::same;

use super::{
    Achievement, Action, ActionId, CannotTell, Finding, FiscalYear, Indicator, IndicatorId, Phase, Plan, Slip,
    StatusClass, Subject,
};

/// How a recorded verdict contradicts the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Contradiction {
    /// 達成 is recorded, but the value that counts misses the target.
    MetButShort,
    /// 未達成 is recorded, but the value that counts reaches the target.
    UnmetButReached,
    /// 達成 is recorded, but the year that counts was not measured.
    MetButNotMeasured,
}

/// How a recorded status contradicts the stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatusContradiction {
    /// A status of completion, but the goal is due and no stage has come so far.
    DoneButShort,
    /// A status of nothing done, but the stage that holds is the goal.
    NotDoneButReached,
    /// A status of nothing done, but the cell that holds says the word of completion itself.
    NotDoneButSaidDone,
}

impl Action {
    /// Whether there are actual stages, and a rank for each of them.
    fn is_ranked(&self, as_of: FiscalYear) -> bool {
        let mut phases = self.actual.phases(as_of).peekable();
        phases.peek().is_some() && phases.all(|(_, phase)| phase.is_some())
    }

    /// The rank of the actual stage that holds in that year; what was broken off (中止) has none.
    fn phase_held(&self, as_of: FiscalYear) -> Option<Phase> {
        self.actual.phases(as_of).last().and_then(|(_, phase)| phase)
    }
}

impl Indicator {
    /// How the recorded verdict contradicts the values up to `as_of`. Where the values give no
    /// verdict, people had to judge, and there is nothing to hold against them.
    pub fn contradiction(&self, as_of: FiscalYear) -> Option<Contradiction> {
        match (self.achievement?, self.computed(as_of)) {
            (Achievement::Met, Ok(Achievement::Unmet)) => Some(Contradiction::MetButShort),
            (Achievement::Unmet, Ok(Achievement::Met)) => Some(Contradiction::UnmetButReached),
            (Achievement::Met, Err(CannotTell::NotMeasured)) => Some(Contradiction::MetButNotMeasured),
            _ => None,
        }
    }
}

impl Plan {
    /// How the recorded verdict on an indicator contradicts its values in the plan's own as-of year:
    /// before it, no verdict was recorded.
    pub fn contradiction(&self, id: IndicatorId) -> Option<Contradiction> {
        let is_open = self.computed(id, self.as_of) == Err(CannotTell::Open);
        if is_open { None } else { self.indicator(id).contradiction(self.as_of) }
    }

    /// How the recorded status of an action contradicts its stages in the plan's own as-of year.
    pub fn status_contradiction(&self, id: ActionId) -> Option<StatusContradiction> {
        let (action, as_of) = (self.action(id), self.as_of);
        let status = self.statuses.get(action.status?)?;
        let goal = action.goal().map(|(phase, _)| phase);
        match status.class {
            StatusClass::Done => {
                let is_short = match self.slip_of(id, as_of) {
                    Slip::Overdue(_) => true,
                    // Before its year something may be called done that is only begun, but not while it is
                    // still thought about.
                    Slip::NotDue => goal >= Some(Phase::Partial) && action.actual.highest(as_of) < Some(Phase::Partial),
                    _ => false,
                };
                (is_short && action.is_ranked(as_of)).then_some(StatusContradiction::DoneButShort)
            }
            StatusClass::Partly => None,
            StatusClass::NotDone => {
                let held = action.phase_held(as_of)?;
                // Below 一部実施 two words of one rank may be quite different work (策定, 募集).
                if goal.is_some_and(|goal| goal >= Phase::Partial && held >= goal) {
                    return Some(StatusContradiction::NotDoneButReached);
                }
                let running = action.actual.running(as_of);
                let said = self.statuses.iter().any(|one| one.class == StatusClass::Done && same(&one.word, &running));
                said.then_some(StatusContradiction::NotDoneButSaidDone)
            }
        }
    }

    /// Whether the recorded verdict on an indicator contradicts its values in any way that nobody has let
    /// stand.
    pub fn contradicts(&self, id: IndicatorId) -> bool {
        self.contradiction(id).is_some() && self.acceptance(Subject::Indicator(id), Finding::VERDICT).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::super::indicator::tests::{END, indicator};
    use super::super::{Basis, Direction};
    use super::*;

    #[test]
    fn every_verdict_against_every_outcome() {
        use Achievement::{Met, Unmet};
        use Basis::{Cumulative, LastYear, Manual, Once};
        use Contradiction::{MetButNotMeasured, MetButShort, UnmetButReached};
        use Direction::{AtLeast, AtMost, State};
        let table = [
            (AtLeast, LastYear, "-,,,,,5,3", Some(Met), None),
            (AtLeast, LastYear, "-,,,,,2,3", Some(Unmet), None),
            (AtLeast, LastYear, "-,,,,,2,3", Some(Met), Some(MetButShort)),
            (AtLeast, LastYear, "-,,,,,5,3", Some(Unmet), Some(UnmetButReached)),
            (AtLeast, LastYear, "-,,,,5,-,3", Some(Met), Some(MetButNotMeasured)),
            (AtLeast, LastYear, "-,,,,5,-,3", Some(Unmet), None),
            (AtLeast, LastYear, "-,,,,,2,3", None, None),
            (AtMost, LastYear, "-,,,,,5,3", Some(Met), Some(MetButShort)),
            (State, LastYear, "-,,,,,5,3", Some(Met), Some(MetButShort)),
            (State, LastYear, "-,,,,,3,3", Some(Unmet), Some(UnmetButReached)),
            (State, LastYear, "-,,,,,策定,策定", Some(Unmet), Some(UnmetButReached)),
            (State, LastYear, "-,,,,,案,策定", Some(Met), None),
            (AtLeast, Once, "-,,,3,,1,3", Some(Met), None),
            (AtLeast, Once, "-,,,2,,1,3", Some(Met), Some(MetButShort)),
            (AtLeast, Cumulative, "-,,,2,,1,3", Some(Unmet), Some(UnmetButReached)),
            (AtLeast, Manual, "-,,,,,2,3", Some(Met), None),
            (AtLeast, LastYear, "-,,,,,2,", Some(Met), None),
            (AtLeast, LastYear, "-,,,,,,3", Some(Met), None),
        ];
        for (direction, basis, cells, achievement, expected) in table {
            let indicator = Indicator { achievement, ..indicator(direction, basis, cells) };
            assert_eq!(indicator.contradiction(END), expected, "{direction:?} {basis:?} {cells} {achievement:?}");
        }
    }
}
