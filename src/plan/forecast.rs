//! Where an indicator is going if all goes on as it did: a straight line through its values.
//!
//! Refuses to guess: where no line can be drawn there is a reason instead of a forecast.

use super::series::Break;
use super::value::without_noise;
use super::{Achievement, Basis, Direction, FiscalYear, Indicator, Value};

/// The least number of values through which a line is drawn: two always lie on one.
const LEAST_VALUES: usize = 3;

/// A straight line through the values, drawn on to the plan's last year.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// What the last year will bring if all goes on so: its value, under 累計 the sum by then.
    pub value: f64,
    /// The plan's last year.
    pub year: FiscalYear,
    /// Whether the target is reached if all goes on so, under the declared basis.
    pub reaches: bool,
    /// The years whose values the line goes through, oldest first.
    pub used: Vec<FiscalYear>,
}

/// Why there is no forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoForecast {
    /// The last year of the plan is in.
    Finished,
    /// No target was set.
    NoTarget,
    /// The basis of judgement is 手動.
    ByHand,
    /// Target or values are words, or a state in numbers.
    Words,
    /// The values are not of one series.
    Broken(Break),
    /// There are so few values, less than three.
    TooFew(usize),
}

impl Indicator {
    /// The least-squares line through all numbers up to `as_of`, at the last of `years`. The baseline is
    /// no part of it: nobody says of which year it is. A series that never was below zero is not drawn on
    /// below it.
    ///
    /// # Errors
    /// The reason why no line can be drawn.
    pub fn forecast(&self, years: &[FiscalYear], as_of: FiscalYear) -> Result<Forecast, NoForecast> {
        let last = *years.last().filter(|last| **last > as_of).ok_or(NoForecast::Finished)?;
        match self.target.as_ref().map(|target| &target.value) {
            None | Some(Value::NotMeasured) => return Err(NoForecast::NoTarget),
            Some(_) if self.basis == Basis::Manual => return Err(NoForecast::ByHand),
            Some(Value::Word(_)) => return Err(NoForecast::Words),
            Some(Value::Number(_)) if self.direction == Direction::State => return Err(NoForecast::Words),
            Some(Value::Number(_)) => {}
        }
        if let Some(found) = self.break_until(as_of) {
            return Err(NoForecast::Broken(found));
        }
        let numbers = self.numbers_until(as_of);
        if numbers.len() < LEAST_VALUES {
            return Err(NoForecast::TooFew(numbers.len()));
        }
        let line = Line::through(&numbers);
        let stays_above_zero = numbers.iter().all(|(_, number)| *number >= 0.0);
        let at = |year| if stays_above_zero { line.at(year).max(0.0) } else { line.at(year) };
        let to_come = || years.iter().copied().filter(|year| *year > as_of);
        let value = if self.basis == Basis::Cumulative {
            self.sum(as_of).unwrap_or_default() + to_come().map(at).sum::<f64>()
        } else {
            at(last)
        };
        let value = without_noise(value);
        let once =
            || self.computed(as_of) == Ok(Achievement::Met) || to_come().any(|year| self.reaches_number(at(year)));
        let reaches = self.reaches_number(value) || (self.basis == Basis::Once && once());
        Ok(Forecast { value, year: last, reaches, used: numbers.into_iter().map(|(year, _)| year).collect() })
    }

    /// A forecast in the indicator's unit, with as many decimals as it takes to see on which side of the
    /// target it lies.
    pub fn written_forecast(&self, number: f64) -> String {
        super::grouped(number, self.forecast_decimals(number)) + self.unit.as_deref().unwrap_or("")
    }

    /// The decimals that takes, at most 6.
    pub fn forecast_decimals(&self, number: f64) -> usize {
        let side = |number| self.reaches(&Value::Number(number));
        let rounded = |decimals: usize| super::grouped(number, decimals).replace(',', "").parse::<f64>();
        let enough =
            (self.decimals()..6).find(|decimals| rounded(*decimals).is_ok_and(|shown| side(shown) == side(number)));
        enough.unwrap_or(6)
    }

    /// Whether a computed number reaches the target.
    pub(super) fn reaches_number(&self, number: f64) -> bool {
        self.reaches(&Value::Number(without_noise(number))) == Some(true)
    }
}

/// A straight line over the years.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// The year from which it is counted.
    first: FiscalYear,
    at_first: f64,
    slope: f64,
}

impl Line {
    /// The line of least squares. Level through a single point.
    fn through(points: &[(FiscalYear, f64)]) -> Self {
        let first = points.first().map_or(FiscalYear::starting(0), |(year, _)| *year);
        let count = points.len().max(1) as f64;
        let years = || points.iter().map(|(year, _)| f64::from(year.years_since(first)));
        let mean_year = years().sum::<f64>() / count;
        let mean = points.iter().map(|(_, number)| number).sum::<f64>() / count;
        let spread: f64 = years().map(|year| (year - mean_year).powi(2)).sum();
        let together: f64 = years().zip(points).map(|(year, (_, number))| (year - mean_year) * (number - mean)).sum();
        let slope = if spread > 0.0 { together / spread } else { 0.0 };
        Self { first, at_first: mean - slope * mean_year, slope }
    }

    fn at(self, year: FiscalYear) -> f64 {
        self.at_first + self.slope * f64::from(year.years_since(self.first))
    }
}

#[cfg(test)]
mod tests {
    use super::super::indicator::tests::indicator;
    use super::*;
    use Basis::{Cumulative, LastYear, Manual, Once};
    use Direction::{AtLeast, AtMost, State};

    fn years() -> Vec<FiscalYear> {
        (2016..=2020).map(FiscalYear::starting).collect()
    }

    fn year(year: u16) -> FiscalYear {
        FiscalYear::starting(year)
    }

    #[test]
    fn forecasts() {
        let table = [
            (AtLeast, LastYear, "10,12,14,16,,,20", 2018, Ok((20.0, true, 3))),
            (AtLeast, LastYear, "10,12,14,15,,,20", 2018, Ok((18.167, false, 3))),
            (AtLeast, LastYear, "10,12,,14,15,,20", 2019, Ok((16.0, false, 3))),
            (AtMost, LastYear, "20,18,16,14,,,10", 2018, Ok((10.0, true, 3))),
            (AtMost, LastYear, "20,18,18,18,,,10", 2018, Ok((18.0, false, 3))),
            (AtLeast, LastYear, "0,0.1,0.2,0.3,,,0.5", 2018, Ok((0.5, true, 3))),
            // Reached by now, and on its way back.
            (AtLeast, LastYear, "10,26,24,22,,,20", 2018, Ok((18.0, false, 3))),
            // Counts do not fall below nothing; what has been negative may.
            (AtMost, LastYear, "20,9,5,1,,,0", 2018, Ok((0.0, true, 3))),
            (AtLeast, LastYear, "-5,-4,-3,-2,,,1", 2018, Ok((0.0, false, 3))),
            (AtLeast, LastYear, "0,0,0,0,,,1", 2018, Ok((0.0, false, 3))),
            (AtLeast, Once, "0,10,5,0,,,10", 2018, Ok((0.0, true, 3))),
            (AtMost, Once, "9,5,6,7,,,4", 2018, Ok((9.0, false, 3))),
            (AtLeast, Cumulative, "-,3,4,5,,,25", 2018, Ok((25.0, true, 3))),
            (AtLeast, Cumulative, "-,3,4,5,,,26", 2018, Ok((25.0, false, 3))),
            (AtMost, Cumulative, "-,3,4,5,,,26", 2018, Ok((25.0, true, 3))),
            (AtLeast, LastYear, "10,準備,14,16,18,,20", 2019, Ok((20.0, true, 3))),
            (AtLeast, LastYear, "10,12,14,16,-,,20", 2019, Ok((20.0, true, 3))),
            (AtLeast, LastYear, "10,12,14,16,,,20", 2017, Err(NoForecast::TooFew(2))),
            (AtLeast, LastYear, "10,,,,,,20", 2018, Err(NoForecast::TooFew(0))),
            (AtLeast, LastYear, "10,12,14,16,18,20,20", 2020, Err(NoForecast::Finished)),
            (AtLeast, LastYear, "10,12,-,16,18,,20", 2019, Err(NoForecast::Broken(Break::NotMeasured(year(2017))))),
            (AtLeast, LastYear, "10,12,14,16,18,,", 2019, Err(NoForecast::NoTarget)),
            (AtLeast, LastYear, "10,12,14,16,18,,全て", 2019, Err(NoForecast::Words)),
            (State, LastYear, "-,1,2,3,,,5", 2018, Err(NoForecast::Words)),
            (AtLeast, Manual, "10,12,14,16,18,,20", 2019, Err(NoForecast::ByHand)),
        ];
        for (direction, basis, cells, as_of, expected) in table {
            let forecast = indicator(direction, basis, cells).forecast(&years(), year(as_of));
            let found = forecast.map(|forecast| {
                assert_eq!(forecast.year, year(2020));
                ((forecast.value * 1000.0).round() / 1000.0, forecast.reaches, forecast.used.len())
            });
            assert_eq!(found, expected, "{direction:?} {basis:?} {cells} {as_of}");
        }
    }

    #[test]
    fn the_years_used_are_said() {
        let forecast = indicator(AtLeast, LastYear, "10,-,12,,14,15,20").forecast(&years(), year(2019));
        assert_eq!(forecast, Err(NoForecast::TooFew(2)));
        let forecast = indicator(AtLeast, LastYear, "10,-,12,13,14,15,20").forecast(&years(), year(2019)).unwrap();
        assert_eq!(forecast.used, [year(2017), year(2018), year(2019)]);
    }

    #[test]
    fn a_forecast_shows_on_which_side_of_the_target_it_lies() {
        let table = [
            ("100,90", 120.4, "120%"),
            ("100,90", 99.6, "99.6%"),
            ("100,90", 99.97, "99.97%"),
            ("100,90", 100.0, "100%"),
            ("70.5,61.4", 70.46, "70.46%"),
            ("1000,990", 1234.5, "1,234%"),
        ];
        for (cells, number, expected) in table {
            let (target, value) = cells.split_once(',').unwrap();
            let indicator = indicator(AtLeast, LastYear, &format!(",{value},{target}"));
            let indicator = Indicator { unit: Some("%".to_owned()), ..indicator };
            assert_eq!(indicator.written_forecast(number), expected, "{target} {number}");
        }
    }
}
