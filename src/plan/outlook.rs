//! 見込み in a word: whether an indicator of a running plan is on its way, and how many are.
//!
//! The one place that decides it: the list, the counts, the filter and 要対応 all ask here. There is an
//! outlook only while years of the plan are to come, and only where nobody has recorded a verdict yet.

use super::{Achievement, Basis, CannotTell, Direction, FiscalYear, Headway, Indicator, IndicatorId, Plan, Provenance};

/// The one thing to expect of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outlook {
    /// The target is reached by now, and no forecast speaks against it.
    Reached,
    /// Forecast to reach its target.
    Reaches,
    /// Forecast to miss it, or past what it may be at most already.
    Misses,
    /// No forecast; on pace.
    OnPace,
    /// No forecast; behind.
    Behind,
}

impl Outlook {
    /// Whether somebody should look after it while there is time.
    pub fn is_poor(self) -> bool {
        matches!(self, Self::Misses | Self::Behind)
    }
}

/// How many indicators of a running plan have which outlook. Those with a recorded verdict have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outlooks {
    /// Reached by now, or forecast to be.
    pub reaches: usize,
    /// No forecast; on pace.
    pub on_pace: usize,
    /// No forecast; behind.
    pub behind: usize,
    /// Forecast to miss the target.
    pub misses: usize,
    /// Of these nothing can be told.
    pub unknown: usize,
}

impl Outlooks {
    /// Counts those indicators as of that year; `None` once the plan is finished.
    pub fn of(plan: &Plan, indicators: impl IntoIterator<Item = IndicatorId>, as_of: FiscalYear) -> Option<Self> {
        if !plan.is_running(as_of) {
            return None;
        }
        let mut counts = Self::default();
        for id in indicators {
            let count = match plan.outlook(id, as_of) {
                Some(Outlook::Reached | Outlook::Reaches) => &mut counts.reaches,
                Some(Outlook::OnPace) => &mut counts.on_pace,
                Some(Outlook::Behind) => &mut counts.behind,
                Some(Outlook::Misses) => &mut counts.misses,
                None if plan.verdict_of(id, as_of).provenance == Provenance::Recorded => continue,
                None => &mut counts.unknown,
            };
            *count += 1;
        }
        Some(counts)
    }

    /// All indicators counted.
    pub fn all(&self) -> usize {
        let Self { reaches, on_pace, behind, misses, unknown } = self;
        reaches + on_pace + behind + misses + unknown
    }
}

impl Indicator {
    /// Whether its sum must not be more than the target: that is kept only once the last year is in.
    pub fn limits_a_sum(&self) -> bool {
        self.basis == Basis::Cumulative && self.direction == Direction::AtMost
    }
}

impl Plan {
    /// The verdict that follows from the values up to `as_of`: that of [`Indicator::computed`], but open as
    /// long as a sum may still grow beyond its limit.
    ///
    /// # Errors
    /// The reason why it cannot be computed.
    pub fn computed(&self, id: IndicatorId, as_of: FiscalYear) -> Result<Achievement, CannotTell> {
        self.computed_of(self.indicator(id), as_of)
    }

    /// The same of an indicator of this plan as it would stand with other values.
    ///
    /// # Errors
    /// The reason why it cannot be computed.
    pub fn computed_of(&self, indicator: &Indicator, as_of: FiscalYear) -> Result<Achievement, CannotTell> {
        let computed = indicator.computed(as_of);
        let is_open = indicator.limits_a_sum() && computed == Ok(Achievement::Met) && self.is_running(as_of);
        if is_open { Err(CannotTell::Open) } else { computed }
    }

    /// 達成率 as of that year: that of [`Indicator::attainment`]; none for a sum that may still grow beyond
    /// its limit, of which little only means that it is early.
    ///
    /// # Errors
    /// The reason why it cannot be computed.
    pub fn attainment(&self, id: IndicatorId, as_of: FiscalYear) -> Result<f64, CannotTell> {
        self.attainment_of(self.indicator(id), as_of)
    }

    /// The same of an indicator of this plan as it would stand with other values.
    ///
    /// # Errors
    /// The reason why it cannot be computed.
    pub fn attainment_of(&self, indicator: &Indicator, as_of: FiscalYear) -> Result<f64, CannotTell> {
        match self.computed_of(indicator, as_of) {
            Err(CannotTell::Open) => Err(CannotTell::Open),
            _ => indicator.attainment(as_of),
        }
    }

    /// What the values let expect of an indicator. `None` if a verdict is recorded, if the plan is
    /// finished, or if nothing can be told.
    pub fn outlook(&self, id: IndicatorId, as_of: FiscalYear) -> Option<Outlook> {
        let standing = self.verdict_of(id, as_of);
        if !self.is_running(as_of) || standing.provenance == Provenance::Recorded {
            return None;
        }
        let indicator = self.indicator(id);
        let is_met = standing.verdict == Some(Achievement::Met);
        if indicator.limits_a_sum() && standing.verdict == Some(Achievement::Unmet) {
            return Some(Outlook::Misses);
        }
        match indicator.forecast(&self.years, as_of) {
            Ok(forecast) if !forecast.reaches => Some(Outlook::Misses),
            Ok(_) if is_met => Some(Outlook::Reached),
            Ok(_) => Some(Outlook::Reaches),
            Err(_) => match indicator.pace(&self.years, as_of).map(|pace| pace.headway) {
                Ok(Headway::Reached) => Some(Outlook::Reached),
                Ok(Headway::OnPace) => Some(Outlook::OnPace),
                Ok(Headway::Behind) => Some(Outlook::Behind),
                Err(_) => is_met.then_some(Outlook::Reached),
            },
        }
    }
}
