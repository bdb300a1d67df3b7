//! 見込み in the detail of an indicator: pace, what is needed, forecast, while the plan is running.

use super::page::Page;
use crate::label;
use crate::plan::{
    Basis, FiscalYear, Forecast, Headway, Indicator, IndicatorId, Need, NoForecast, Outlook, Pace, Value, percentage,
};
use crate::tui::app::Session;
use crate::tui::tone::Tone;
use crate::words::{prospect as words, screen};

/// Writes the section about that indicator; nothing once the plan is finished.
pub(super) fn prospect(session: &Session, id: IndicatorId, page: &mut Page) {
    let (plan, as_of) = (session.plan(), session.as_of());
    let Some(prospect) = plan.prospect(id, as_of) else { return };
    let indicator = plan.indicator(id);
    page.heading(words::HEADING);
    let without_number = matches!(
        prospect.forecast,
        Err(NoForecast::NoTarget | NoForecast::ByHand | NoForecast::Words | NoForecast::TooFew(0))
    );
    if !without_number {
        match &prospect.pace {
            Ok(pace) => page.field(words::PACE, &pace_text(session, indicator, pace), headway_tone(pace.headway)),
            Err(reason) => page.field(words::PACE, screen::cannot_tell(*reason), Tone::Faint),
        };
        // Where neither can be told, it is for one reason.
        if let Ok(need) = prospect.need {
            page.field(words::NEED, &need_text(session, indicator, need), Tone::Plain);
        } else if prospect.need.err() != prospect.pace.err() {
            page.field(words::NEED, prospect.need.err().map_or("", screen::cannot_tell), Tone::Faint);
        }
    }
    match &prospect.forecast {
        Ok(forecast) => {
            let tone = outlook_tone(if forecast.reaches { Outlook::Reaches } else { Outlook::Misses });
            page.field(words::FORECAST, &forecast_text(session, indicator, forecast), tone);
            let years: Vec<String> = forecast.used.iter().map(|year| named(session, *year)).collect();
            page.field("", &words::line_through(&years.join(words::BETWEEN_YEARS)), Tone::Faint);
        }
        Err(reason) => {
            let text = words::no_forecast(*reason, |year| named(session, year));
            page.field(words::FORECAST, &text, Tone::Faint);
        }
    }
    outcome(session, id, page);
}

/// What came after the year looked at, if the last year of the plan is in.
fn outcome(session: &Session, id: IndicatorId, page: &mut Page) {
    let plan = session.plan();
    if plan.is_running(plan.as_of) {
        return;
    }
    let Some((year, _)) = plan.indicator(id).latest(plan.as_of) else { return };
    let verdict = plan.verdict_of(id, plan.as_of).verdict;
    let word = verdict.map_or(screen::UNRECORDED, screen::achievement);
    let text = words::outcome(&named(session, year), &label::latest(plan.indicator(id), plan.as_of), word);
    page.field(words::OUTCOME, &text, super::verdict_tone(verdict));
}

/// The tone of a word about what to expect: quieter than that of a verdict.
pub(super) fn outlook_tone(outlook: Outlook) -> Tone {
    match outlook {
        Outlook::Reached | Outlook::Reaches => Tone::Good,
        Outlook::OnPace => Tone::Plain,
        Outlook::Misses | Outlook::Behind => Tone::Fair,
    }
}

fn headway_tone(headway: Headway) -> Tone {
    match headway {
        Headway::Reached => Tone::Good,
        Headway::OnPace => Tone::Plain,
        Headway::Behind => Tone::Fair,
    }
}

fn named(session: &Session, year: FiscalYear) -> String {
    year.label(session.calendar)
}

fn pace_text(session: &Session, indicator: &Indicator, pace: &Pace) -> String {
    let (headway, year) = (words::headway(pace.headway), named(session, pace.year));
    let percent = percentage;
    match pace.share {
        Some(share) if indicator.basis == Basis::Cumulative => {
            words::pace_of_sum(headway, &year, &percent(share), &percent(pace.passed))
        }
        Some(share) if share < 0.0 => words::pace_backwards(headway, &year, &percent(pace.passed)),
        Some(share) => words::pace(headway, &year, &percent(share), &percent(pace.passed)),
        None if pace.headway == Headway::Behind => words::fallen_back(headway, &year),
        None => headway.to_owned(),
    }
}

fn need_text(session: &Session, indicator: &Indicator, need: Need) -> String {
    let last = session.plan().years.last().map_or_else(String::new, |year| named(session, *year));
    let amount = |number: f64| label::estimate(indicator, number);
    match need {
        Need::Nothing if indicator.basis == Basis::LastYear => words::KEEP.to_owned(),
        Need::Nothing => words::DONE.to_owned(),
        Need::ChangePerYear(change) if change < 0.0 => words::less_per_year(&amount(-change), &last),
        Need::ChangePerYear(change) => words::more_per_year(&amount(change), &last),
        Need::LeastEachYear(least) => words::least_each_year(&amount(least), &last),
        Need::MostEachYear(most) => words::most_each_year(&amount(most), &last),
        Need::Exceeded => words::EXCEEDED.to_owned(),
    }
}

fn forecast_text(session: &Session, indicator: &Indicator, forecast: &Forecast) -> String {
    let (year, target) = (named(session, forecast.year), label::target(indicator));
    let value = indicator.written_forecast(forecast.value);
    let at_the_end = indicator.reaches(&Value::Number(forecast.value)) == Some(true);
    match indicator.basis {
        Basis::Cumulative => words::forecast_of_sum(&year, &value, &target, forecast.reaches),
        _ if forecast.reaches && !at_the_end => words::forecast_once(&year, &value, &target),
        _ => words::forecast(&year, &value, &target, forecast.reaches),
    }
}
