//! 見込み in the detail of an indicator: pace, what is needed, forecast, while the plan is running.

use super::page::Page;
use crate::expectation::Expectation;
use crate::label;
use crate::plan::{FiscalYear, Headway, IndicatorId, Outlook};
use crate::tui::app::Session;
use crate::tui::tone::Tone;
use crate::words::{prospect as words, screen};

/// Writes the section about that indicator; nothing once the plan is finished.
pub(super) fn prospect(session: &Session, id: IndicatorId, page: &mut Page) {
    let (plan, as_of) = (session.plan(), session.as_of());
    let Some(prospect) = plan.prospect(id, as_of) else { return };
    let indicator = plan.indicator(id);
    page.heading(words::HEADING);
    let named = |year| named(session, year);
    let sentences = Expectation::of(plan, indicator, &named);
    if !Expectation::has_no_number(&prospect) {
        match &prospect.pace {
            Ok(pace) => page.field(words::PACE, &sentences.pace(pace), headway_tone(pace.headway)),
            Err(reason) => page.field(words::PACE, screen::cannot_tell(*reason), Tone::Faint),
        };
        // Where neither can be told, it is for one reason.
        if let Ok(need) = prospect.need {
            page.field(words::NEED, &sentences.need(need), Tone::Plain);
        } else if prospect.need.err() != prospect.pace.err() {
            page.field(words::NEED, prospect.need.err().map_or("", screen::cannot_tell), Tone::Faint);
        }
    }
    match &prospect.forecast {
        Ok(forecast) => {
            let tone = outlook_tone(if forecast.reaches { Outlook::Reaches } else { Outlook::Misses });
            page.field(words::FORECAST, &sentences.forecast(forecast), tone);
            page.field("", &sentences.method(forecast), Tone::Faint);
        }
        Err(reason) => {
            page.field(words::FORECAST, &sentences.no_forecast(*reason), Tone::Faint);
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
