//! An indicator to be heard: verdict, target, then its values.

use super::{Reading, spoken};
use crate::expectation::Expectation;
use crate::label;
use crate::plan::{FiscalYear, Indicator, IndicatorId, Measured, Subject};
use crate::words::{prospect as expected, reading as words, screen};

impl Reading<'_> {
    pub(super) fn indicator(&mut self, id: IndicatorId) {
        let (plan, as_of) = (self.plan_of(), self.as_of());
        let indicator = plan.indicator(id);
        self.heading(&words::indicator(&indicator.name));
        let departments = self.departments(id);
        self.fact(screen::DEPARTMENT, if departments.is_empty() { words::NO_DEPARTMENT } else { &departments });
        self.verdict(id);
        let target = indicator.target.as_ref();
        let target = target.map(|target| spoken::value(indicator, target) + label::target_suffix(indicator));
        self.fact(screen::TARGET, target.as_deref().unwrap_or(words::NONE));
        self.remark(&words::note_on(screen::TARGET), remark_of(indicator.target.as_ref()));
        // What cannot be computed has no line: the verdict has said why, or it is no question for this indicator.
        if let Ok(share) = plan.attainment(id, as_of)
            && share >= 0.0
        {
            self.fact(screen::ATTAINMENT, &spoken::percentage(share));
        }
        match indicator.progress(as_of) {
            Ok(share) if share < 0.0 => self.fact(screen::PROGRESS, screen::WORSE_THAN_AT_FIRST),
            Ok(share) => self.fact(screen::PROGRESS, &spoken::percentage(share)),
            Err(_) => {}
        }
        self.prospect(id);
        if let Some(basis) = words::basis(indicator.basis) {
            self.say(basis.to_owned());
        }
        self.remark(screen::REMARK, indicator.remark.as_deref());
        self.attention(Subject::Indicator(id));
        self.values(indicator);
    }

    /// What can be expected of it while the plan is running.
    fn prospect(&mut self, id: IndicatorId) {
        let (plan, as_of) = (self.plan_of(), self.as_of());
        let Some(prospect) = plan.prospect(id, as_of) else { return };
        let named = |year: FiscalYear| year.in_full();
        let sentences = Expectation::of(plan, plan.indicator(id), &named);
        if !Expectation::has_no_number(&prospect) {
            if let Ok(pace) = &prospect.pace {
                self.say(words::remark(expected::PACE, &spoken::sentence(&sentences.pace(pace))));
            }
            if let Ok(need) = prospect.need {
                self.say(words::remark(expected::NEED, &spoken::sentence(&sentences.need(need))));
            }
        }
        let forecast = match &prospect.forecast {
            Ok(forecast) => sentences.forecast(forecast),
            Err(reason) => sentences.no_forecast(*reason),
        };
        self.say(words::remark(expected::HEADING, &spoken::sentence(&forecast)));
        if let Ok(forecast) = &prospect.forecast {
            self.say(words::sentence(&sentences.method(forecast)));
        }
    }

    fn verdict(&mut self, id: IndicatorId) {
        let (plan, as_of) = (self.plan_of(), self.as_of());
        let computed = plan.computed(id, as_of);
        let recorded = plan.indicator(id).achievement.filter(|_| !self.looks_back());
        match (recorded, computed) {
            (Some(recorded), computed) => {
                self.fact(screen::VERDICT, screen::achievement(recorded));
                match computed {
                    Ok(computed) if computed == recorded => {
                        self.say(words::computed_too(screen::achievement(computed)));
                    }
                    Ok(computed) => self.say(words::computed_otherwise(screen::achievement(computed))),
                    Err(_) => {}
                }
            }
            (None, Ok(computed)) => self.fact(screen::VERDICT, &words::computed(screen::achievement(computed))),
            (None, Err(reason)) => {
                self.fact(screen::VERDICT, label::without_verdict(plan, as_of));
                self.say(words::sentence(screen::cannot_tell(reason)));
            }
        }
    }

    fn values(&mut self, indicator: &Indicator) {
        let baseline = indicator.baseline.as_ref();
        let said = |measured: Option<&Measured>, without: &str| {
            measured.map_or_else(|| without.to_owned(), |measured| spoken::value(indicator, measured))
        };
        self.fact(screen::BASELINE_FULL, &said(baseline, words::NONE));
        self.remark(&words::note_on(screen::BASELINE_FULL), remark_of(baseline));
        let as_of = self.as_of();
        for year in self.plan_of().years.iter().filter(|year| **year <= as_of) {
            let (name, measured) = (words::actual(&year.in_full()), indicator.actual.get(*year));
            self.fact(&name, &said(measured, words::NOT_ENTERED));
            self.remark(&words::note_on(&name), remark_of(measured));
        }
        if let Some(sum) = indicator.sum(as_of).filter(|_| indicator.basis == crate::plan::Basis::Cumulative) {
            self.fact(words::SUM, &spoken::number(indicator, sum));
        }
    }
}

fn remark_of(measured: Option<&Measured>) -> Option<&str> {
    measured.and_then(|measured| measured.remark.as_deref())
}
