//! How an indicator of a running plan is getting on: its pace, and what it still needs.
//!
//! Everything is computed from what was known at the end of the year it is asked for, so that of a
//! finished plan an earlier year can be held against what came. Once the plan's last year is in, there is
//! nothing to expect any more.

use super::forecast::{Forecast, NoForecast};
use super::{Basis, CannotTell, Direction, FiscalYear, Indicator, IndicatorId, Plan};

/// How far an indicator has come against how much of the period has passed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// What follows from the two shares.
    pub headway: Headway,
    /// The share of the way that has been gone: 進捗率, under 累計 the sum ÷ the target. `None` where the
    /// baseline had reached the target already.
    pub share: Option<f64>,
    /// The share of the period that had passed at the end of `year`, 0 (before its first year) to 1.
    pub passed: f64,
    /// The last year that was measured: the shares are those at its end.
    pub year: FiscalYear,
}

/// 進み具合.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headway {
    /// The target is reached already.
    Reached,
    /// 順調: as far as the period, or further.
    OnPace,
    /// 遅れ気味: less far than the period.
    Behind,
}

/// What is still needed to reach the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Need {
    /// The target is reached.
    Nothing,
    /// The value has to change by so much a year, in the indicator's unit; negative: to fall.
    ChangePerYear(f64),
    /// 累計 and 以上: at least so much in each year that is left.
    LeastEachYear(f64),
    /// 累計 and 以下: at most so much in each year that is left.
    MostEachYear(f64),
    /// 累計 and 以下: the sum is above the target already.
    Exceeded,
}

/// Everything that can be expected of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Prospect {
    /// Its pace, or why it cannot be told.
    pub pace: Result<Pace, CannotTell>,
    /// What it needs, or why that cannot be told.
    pub need: Result<Need, CannotTell>,
    /// Where it is going, or why that cannot be told.
    pub forecast: Result<Forecast, NoForecast>,
}

impl Indicator {
    /// Progress against the share of the plan's `years` that had passed when it was measured last.
    ///
    /// # Errors
    /// The reason why it cannot be computed.
    pub fn pace(&self, years: &[FiscalYear], as_of: FiscalYear) -> Result<Pace, CannotTell> {
        let (counting, target) = self.numbers(as_of)?;
        let (year, _) = self.numbers_until(as_of).pop().ok_or(CannotTell::NoValue)?;
        let passed = share_passed(years, year);
        let is_sum = self.basis == Basis::Cumulative;
        let share = if is_sum { self.share_of_sum(counting, target) } else { self.progress(as_of) };
        let is_limit = self.limits_a_sum();
        let headway = match share {
            // Of what must not be exceeded, to have used less is good.
            Ok(share) if is_limit && share <= passed + TOLERANCE => Headway::OnPace,
            Ok(_) if is_limit => Headway::Behind,
            Err(reason) if is_limit => return Err(reason),
            _ if self.reaches_number(counting) => Headway::Reached,
            Ok(share) if share >= passed - TOLERANCE => Headway::OnPace,
            // It stood beyond the target at first and has fallen back behind it.
            Ok(_) | Err(CannotTell::NothingToGain) => Headway::Behind,
            Err(reason) => return Err(reason),
        };
        Ok(Pace { headway, share: share.ok(), passed, year })
    }

    /// What is needed in each year after `as_of` to reach the target by the last of `years`. In the last
    /// year itself, all that is missing.
    ///
    /// # Errors
    /// The reason why it cannot be computed.
    pub fn need(&self, years: &[FiscalYear], as_of: FiscalYear) -> Result<Need, CannotTell> {
        let (counting, target) = self.numbers(as_of)?;
        let reached = self.reaches_number(counting);
        if self.basis == Basis::Cumulative {
            let left = years.iter().filter(|year| **year > as_of).count().max(1) as f64;
            return Ok(match (self.direction, reached) {
                (Direction::AtMost, true) => Need::MostEachYear((target - counting) / left),
                (Direction::AtMost, false) => Need::Exceeded,
                (_, true) => Need::Nothing,
                (_, false) => Need::LeastEachYear((target - counting) / left),
            });
        }
        if reached {
            return Ok(Need::Nothing);
        }
        let (_, now) = self.numbers_until(as_of).pop().ok_or(CannotTell::NoValue)?;
        let left = years.last().map_or(1, |last| last.years_since(as_of)).max(1);
        Ok(Need::ChangePerYear((target - now) / f64::from(left)))
    }

    /// The sum as a share of the target.
    fn share_of_sum(&self, sum: f64, target: f64) -> Result<f64, CannotTell> {
        if target == 0.0 { Err(CannotTell::Zero) } else { Ok(sum / target) }
    }
}

impl Plan {
    /// Whether years of the plan lie after `as_of`.
    pub fn is_running(&self, as_of: FiscalYear) -> bool {
        self.years.last().is_some_and(|last| as_of < *last)
    }

    /// What could be expected of an indicator at the end of `as_of`; `None` once the plan is finished.
    pub fn prospect(&self, id: IndicatorId, as_of: FiscalYear) -> Option<Prospect> {
        let (indicator, years) = (self.indicator(id), self.years.as_slice());
        self.is_running(as_of).then(|| Prospect {
            pace: indicator.pace(years, as_of),
            need: indicator.need(years, as_of),
            forecast: indicator.forecast(years, as_of),
        })
    }
}

/// Shares that differ by less are the same: 3 of 5 years is no exact number of a computer.
const TOLERANCE: f64 = 1e-9;

/// The share of the period from the first to the last of `years` that is over at the end of `year`.
fn share_passed(years: &[FiscalYear], year: FiscalYear) -> f64 {
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return 1.0 };
    let count = |until: FiscalYear| f64::from(until.years_since(*first) + 1);
    (count(year) / count(*last)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::indicator::tests::indicator;
    use super::*;
    use Basis::{Cumulative, LastYear, Manual, Once};
    use Direction::{AtLeast, AtMost, State};
    use Headway::{Behind, OnPace, Reached};

    fn years() -> Vec<FiscalYear> {
        (2016..=2020).map(FiscalYear::starting).collect()
    }

    fn year(year: u16) -> FiscalYear {
        FiscalYear::starting(year)
    }

    #[test]
    fn pace_of_every_direction_and_basis() {
        let share = |headway, share, year, passed| Ok((headway, Some(share), year, passed));
        let table = [
            (AtLeast, LastYear, "10,12,14,16,,,20", 2018, share(OnPace, 0.6, 2018, 0.6)),
            (AtLeast, LastYear, "10,12,14,15,,,20", 2018, share(Behind, 0.5, 2018, 0.6)),
            (AtLeast, LastYear, "10,12,14,21,,,20", 2018, share(Reached, 1.1, 2018, 0.6)),
            // An earlier year knows less.
            (AtLeast, LastYear, "10,12,13,21,,,20", 2017, share(Behind, 0.3, 2017, 0.4)),
            // What was measured last year is held against last year.
            (AtLeast, LastYear, "10,12,14,,,,20", 2018, share(OnPace, 0.4, 2017, 0.4)),
            (AtLeast, LastYear, "10,12,9,,,,20", 2017, share(Behind, -0.1, 2017, 0.4)),
            (AtMost, LastYear, "20,18,16,14,,,10", 2018, share(OnPace, 0.6, 2018, 0.6)),
            (AtMost, LastYear, "20,19,18,17,,,10", 2018, share(Behind, 0.3, 2018, 0.6)),
            (AtMost, LastYear, "20,18,16,0,,,0", 2018, share(Reached, 1.0, 2018, 0.6)),
            (AtLeast, Once, "0,8,1,1,,,10", 2018, share(OnPace, 0.8, 2018, 0.6)),
            (AtLeast, Once, "0,10,1,1,,,10", 2018, share(Reached, 1.0, 2018, 0.6)),
            (AtLeast, Cumulative, "-,3,4,5,,,20", 2018, share(OnPace, 0.6, 2018, 0.6)),
            (AtLeast, Cumulative, "7,1,2,3,,,20", 2018, share(Behind, 0.3, 2018, 0.6)),
            (AtLeast, Cumulative, "-,9,9,9,,,20", 2018, share(Reached, 1.35, 2018, 0.6)),
            (AtMost, Cumulative, "-,3,4,5,,,20", 2018, share(OnPace, 0.6, 2018, 0.6)),
            (AtMost, Cumulative, "-,6,6,6,,,20", 2018, share(Behind, 0.9, 2018, 0.6)),
            (AtMost, Cumulative, "-,9,9,9,,,20", 2018, share(Behind, 1.35, 2018, 0.6)),
            (AtLeast, LastYear, "-1,-0.5,0.5,,,,1.5", 2017, share(OnPace, 0.6, 2017, 0.4)),
            // The baseline was good enough, the value is not any more.
            (AtLeast, LastYear, "25,24,19,,,,20", 2017, Ok((Behind, None, 2017, 0.4))),
            (AtLeast, LastYear, "25,24,22,,,,20", 2017, Ok((Reached, None, 2017, 0.4))),
            (AtLeast, LastYear, "-,24,22,,,,20", 2017, Ok((Reached, None, 2017, 0.4))),
            (AtLeast, LastYear, "-,4,2,,,,20", 2017, Err(CannotTell::NoBaseline)),
            (AtLeast, LastYear, "10,12,-,,,,20", 2017, Err(CannotTell::NotMeasured)),
            (AtLeast, LastYear, "10,,,,,,20", 2018, Err(CannotTell::NoValue)),
            (AtLeast, LastYear, "10,11,12,,,,", 2018, Err(CannotTell::NoTarget)),
            (AtMost, Cumulative, "-,0,0,0,,,0", 2018, Err(CannotTell::Zero)),
            (AtLeast, Manual, "10,11,12,,,,20", 2018, Err(CannotTell::ByHand)),
            (State, LastYear, "-,検討,検討,,,,策定", 2018, Err(CannotTell::Words)),
        ];
        for (direction, basis, cells, as_of, expected) in table {
            let pace = indicator(direction, basis, cells).pace(&years(), year(as_of));
            let rounded = |share: f64| (share * 1000.0).round() / 1000.0;
            let found = pace.map(|pace| (pace.headway, pace.share.map(rounded), pace.year, rounded(pace.passed)));
            let expected = expected.map(|(headway, share, at, passed)| (headway, share, year(at), passed));
            assert_eq!(found, expected, "{direction:?} {basis:?} {cells} {as_of}");
        }
    }

    #[test]
    fn what_is_still_needed() {
        use Need::{ChangePerYear, Exceeded, LeastEachYear, MostEachYear, Nothing};
        let table = [
            (AtLeast, LastYear, "10,12,14,16,,,20", 2018, Ok(ChangePerYear(2.0))),
            (AtLeast, LastYear, "-,12,14,16,,,20", 2017, Ok(ChangePerYear(2.0))),
            (AtMost, LastYear, "20,18,16,15.5,,,10", 2018, Ok(ChangePerYear(-2.75))),
            (AtLeast, LastYear, "10,12,14,,,,20", 2018, Ok(ChangePerYear(3.0))),
            (AtLeast, LastYear, "10,12,14,25,,,20", 2018, Ok(Nothing)),
            (AtMost, LastYear, "10,5,0,0,,,0", 2018, Ok(Nothing)),
            (AtLeast, LastYear, "10,12,14,16,18,,20", 2019, Ok(ChangePerYear(2.0))),
            // The best year lies behind; from where it stands now it has to get there again.
            (AtLeast, Once, "0,8,1,2,,,10", 2018, Ok(ChangePerYear(4.0))),
            (AtLeast, Once, "0,10,1,2,,,10", 2018, Ok(Nothing)),
            (AtLeast, Cumulative, "-,3,4,5,,,20", 2018, Ok(LeastEachYear(4.0))),
            (AtLeast, Cumulative, "-,9,9,9,,,20", 2018, Ok(Nothing)),
            (AtMost, Cumulative, "-,3,4,5,,,20", 2018, Ok(MostEachYear(4.0))),
            (AtMost, Cumulative, "-,9,9,9,,,20", 2018, Ok(Exceeded)),
            // In the last year all that is missing is missing at once.
            (AtLeast, LastYear, "10,12,14,16,17,18,20", 2020, Ok(ChangePerYear(2.0))),
            (AtLeast, LastYear, "10,,,,,,20", 2018, Err(CannotTell::NoValue)),
            (AtLeast, Manual, "10,11,12,,,,20", 2018, Err(CannotTell::ByHand)),
        ];
        for (direction, basis, cells, as_of, expected) in table {
            let need = indicator(direction, basis, cells).need(&years(), year(as_of));
            assert_eq!(need, expected, "{direction:?} {basis:?} {cells} {as_of}");
        }
    }
}
