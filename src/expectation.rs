//! What can be expected of an indicator, in sentences, wherever they stand.
//!
//! Owns which sentence belongs to which figures. What they are is computed in [`plan`](crate::plan); how a year is
//! named is for those to say who write them down.

use crate::label;
use crate::plan::{
    Basis, FiscalYear, Forecast, Headway, Indicator, Need, NoForecast, Pace, Plan, Prospect, Value, percentage,
};
use crate::words::prospect as words;

/// The sentences about one indicator of a plan.
pub struct Expectation<'a> {
    plan: &'a Plan,
    indicator: &'a Indicator,
    named: &'a dyn Fn(FiscalYear) -> String,
}

impl<'a> Expectation<'a> {
    /// About that indicator, with years named so.
    pub fn of(plan: &'a Plan, indicator: &'a Indicator, named: &'a dyn Fn(FiscalYear) -> String) -> Self {
        Self { plan, indicator, named }
    }

    /// Whether pace and need say nothing, because there is no number to say it of.
    pub fn has_no_number(prospect: &Prospect) -> bool {
        matches!(
            prospect.forecast,
            Err(NoForecast::NoTarget | NoForecast::ByHand | NoForecast::Words | NoForecast::TooFew(0))
        )
    }

    /// How far it has come against how much of the period is over.
    pub fn pace(&self, pace: &Pace) -> String {
        let (headway, year) = (words::headway(pace.headway), (self.named)(pace.year));
        match pace.share {
            Some(share) if self.indicator.basis == Basis::Cumulative => {
                words::pace_of_sum(headway, &year, &percentage(share), &percentage(pace.passed))
            }
            Some(share) if share < 0.0 => words::pace_backwards(headway, &year, &percentage(pace.passed)),
            Some(share) => words::pace(headway, &year, &percentage(share), &percentage(pace.passed)),
            None if pace.headway == Headway::Behind => words::fallen_back(headway, &year),
            None => headway.to_owned(),
        }
    }

    /// What each year that is left has to bring.
    pub fn need(&self, need: Need) -> String {
        let last = self.plan.years.last().map_or_else(String::new, |year| (self.named)(*year));
        let amount = |number: f64| label::estimate(self.indicator, number);
        match need {
            Need::Nothing if self.indicator.basis == Basis::LastYear => words::KEEP.to_owned(),
            Need::Nothing => words::DONE.to_owned(),
            Need::ChangePerYear(change) if change < 0.0 => words::less_per_year(&amount(-change), &last),
            Need::ChangePerYear(change) => words::more_per_year(&amount(change), &last),
            Need::LeastEachYear(least) => words::least_each_year(&amount(least), &last),
            Need::MostEachYear(most) => words::most_each_year(&amount(most), &last),
            Need::Exceeded => words::EXCEEDED.to_owned(),
        }
    }

    /// What the last year is forecast to bring, and whether that is enough.
    pub fn forecast(&self, forecast: &Forecast) -> String {
        let (indicator, year) = (self.indicator, (self.named)(forecast.year));
        let (value, target) = (indicator.written_forecast(forecast.value), label::target(indicator));
        let at_the_end = indicator.reaches(&Value::Number(forecast.value)) == Some(true);
        match indicator.basis {
            Basis::Cumulative => words::forecast_of_sum(&year, &value, &target, forecast.reaches),
            _ if forecast.reaches && !at_the_end => words::forecast_once(&year, &value, &target),
            _ => words::forecast(&year, &value, &target, forecast.reaches),
        }
    }

    /// From which years a forecast was computed, and how.
    pub fn method(&self, forecast: &Forecast) -> String {
        let years: Vec<String> = forecast.used.iter().map(|year| (self.named)(*year)).collect();
        words::line_through(&years.join(words::BETWEEN_YEARS))
    }

    /// Why there is no forecast.
    pub fn no_forecast(&self, reason: NoForecast) -> String {
        words::no_forecast(reason, self.named)
    }
}
