//! Where the recorded verdict on an indicator says otherwise than its values do.
//!
//! The one definition of it: the review, 要対応 and the screen's mark all go by it.

use super::{Achievement, CannotTell, FiscalYear, Indicator, IndicatorId, Plan};

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
        self.indicator(id).contradiction(self.as_of)
    }

    /// Whether the recorded verdict on an indicator contradicts its values in any way.
    pub fn contradicts(&self, id: IndicatorId) -> bool {
        self.contradiction(id).is_some()
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
