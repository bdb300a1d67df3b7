//! What indicators of one name are sorted by.

use std::cmp::Ordering;

use crate::plan::{Achievement, FiscalYear, Indicator, IndicatorId, Plan};

/// What the lines are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NamesakeOrder {
    /// As the plans are.
    #[default]
    Plans,
    /// The latest value, greatest first.
    Latest,
    /// 達成率, greatest first.
    Attainment,
    /// The verdict, 未達成 first.
    Standing,
}

impl NamesakeOrder {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 4] = [Self::Plans, Self::Latest, Self::Attainment, Self::Standing];

    /// What it is called in the file of a view; empty for the order of the plans.
    pub fn key(self) -> &'static str {
        match self {
            Self::Plans => "",
            Self::Latest => "latest",
            Self::Attainment => "attainment",
            Self::Standing => "verdict",
        }
    }

    /// What it sorts that indicator of that plan by, seen from that year; none where there is nothing.
    pub(super) fn value(
        self,
        (plan, as_of, indicator): (&Plan, FiscalYear, &Indicator),
        id: IndicatorId,
    ) -> Option<f64> {
        match self {
            Self::Plans => None,
            Self::Latest => indicator.as_counted().latest(as_of).and_then(|(_, measured)| measured.value.number()),
            Self::Attainment => plan.attainment(id, as_of).ok(),
            Self::Standing => plan.verdict_of(id, as_of).verdict.map(|verdict| match verdict {
                Achievement::Unmet => 1.0,
                Achievement::Met => 0.0,
            }),
        }
    }
}

/// Which of two values stands first: the greatest, and what has none last in either direction.
pub(super) fn compare(one: Option<f64>, other: Option<f64>, is_reversed: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if is_reversed => one.total_cmp(&other),
        (Some(one), Some(other)) => other.total_cmp(&one),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}
