//! The current plan beside another: counts and shares, the indicators of both, the departments of both.

use super::indicator::{Course, course_of};
use super::lines::Lines;
use super::page::Page;
use crate::compare::{Comparison, DepartmentPair};
use crate::export::ZeroBased;
use crate::label;
use crate::plan::Achievement::{Met, Unmet};
use crate::plan::{FiscalYear, IndicatorId, Plan, StatusClass, Subject, Tally, share_of};
use crate::source::Loaded;
use crate::tui::app::Session;
use crate::tui::layout::window;
use crate::tui::look::Look;
use crate::tui::strip::Strip;
use crate::tui::text;
use crate::tui::tone::Tone;
use crate::words::{comparison as words, detail, screen, summary};

/// The cells of a row's name.
const NAME: usize = 14;
/// The most bars of an indicator's course; further years are left out at its beginning.
const BARS: usize = 11;
/// The blanks before what an indicator is called in the other plan.
const CALLED_THERE: usize = 2;
/// The cells of each number about a department.
const NUMBER: usize = 7;

/// A plan and the year it is looked at from.
type Side<'a> = (&'a Plan, FiscalYear);

/// Something that is counted.
type Count = fn(&Tally) -> usize;

/// The page on which the plan with that index stands beside the current one, each as of the year looked at
/// or its own. Empty if there is none.
pub fn comparison<'a>(session: &'a Session, other: usize, width: usize, look: &'a Look) -> Lines<'a> {
    let Some((loaded, beside)) = session.workspace.plans.get(other).zip(session.beside(other)) else {
        return Lines::made(Vec::new());
    };
    let Comparison { indicators, departments } = &beside.comparison;
    let sides = [(session.plan(), beside.years[0]), (&loaded.plan, beside.years[1])];
    let mut page = Page::new(width, look);
    plans(session, [session.loaded(), loaded], sides, &mut page);
    if !session.filter.is_empty() {
        page.indented(words::WITHOUT_FILTER, Tone::Filter, NAME);
    }
    counts(sides, beside.tallies, &mut page);
    page.heading(&words::common_indicators(indicators.len()));
    if indicators.is_empty() {
        page.indented(words::NO_COMMON_INDICATORS, Tone::Plain, 0);
    }
    let above = page.finish();
    // Two plans may have thousands in common: each is made when it is in sight.
    let mut starts = vec![above.len()];
    for (ours, theirs) in indicators {
        let start = starts.last().copied().unwrap_or(0);
        starts.push(start + common_indicator_lines(sides, [*ours, *theirs], &Page::new(width, look)));
    }
    let end = starts.last().copied().unwrap_or(0);
    let mut below = by_department(session, sides, departments, Page::new(width, look));
    if !below.is_empty() {
        below.insert(0, Strip::new(look));
    }
    Lines::of(end + below.len(), move |at| {
        if let Some(line) = above.get(at) {
            return Some(line.clone());
        }
        if let Some(line) = at.checked_sub(end).and_then(|at| below.get(at)) {
            return Some(line.clone());
        }
        let which = starts.partition_point(|start| *start <= at).checked_sub(1)?;
        let (ours, theirs) = indicators.get(which)?;
        let mut page = Page::new(width, look);
        common_indicator(session, sides, [*ours, *theirs], &mut page);
        page.finish().into_iter().nth(at - starts.get(which)?)
    })
}

/// What the two are.
fn plans(session: &Session, loaded: [&Loaded; 2], sides: [Side<'_>; 2], page: &mut Page) {
    let row = |name: &str, text: &dyn Fn(Side<'_>) -> String, tone, page: &mut Page| {
        beside(name, [text(sides[0]), text(sides[1])].map(|text| (text, tone)), page);
    };
    beside(words::PLAN, loaded.map(|loaded| (label::title_marked(loaded), Tone::Strong)), page);
    row(detail::MUNICIPALITY, &|(plan, _)| plan.municipality.clone().unwrap_or_default(), Tone::Plain, page);
    if are_of_one_name(sides) {
        row(summary::PLAN_ID, &|(plan, _)| plan.id.clone(), Tone::Plain, page);
    }
    row(detail::PERIOD, &|(plan, _)| label::period(plan, session.calendar), Tone::Plain, page);
    let as_of = |(plan, as_of): Side<'_>| {
        let year = as_of.label(session.calendar);
        if as_of < plan.as_of { words::looked_back(&year) } else { year }
    };
    row(detail::AS_OF, &as_of, Tone::Plain, page);
}

/// Whether neither title nor city tells the two apart.
fn are_of_one_name(sides: [Side<'_>; 2]) -> bool {
    let [ours, theirs] = sides.map(|(plan, _)| label::title_with_city(plan));
    ours == theirs
}

/// A short name for each of the two: their periods or, where these are the same, the municipalities. Plans of one name
/// are called by what they are known by.
fn short_names(session: &Session, sides: [Side<'_>; 2]) -> [String; 2] {
    let periods = sides.map(|(plan, _)| label::period(plan, session.calendar));
    let municipalities = sides.map(|(plan, _)| plan.municipality.clone().unwrap_or_default());
    let tell_apart = |names: &[String; 2]| names[0] != names[1] && names.iter().all(|name| !name.is_empty());
    let ids = are_of_one_name(sides).then(|| sides.map(|(plan, _)| plan.id.clone()));
    let names = [periods, municipalities].into_iter().chain(ids).find(tell_apart);
    names.unwrap_or_else(|| words::SIDES.map(str::to_owned))
}

/// Actions by status and indicators by verdict.
fn counts(sides: [Side<'_>; 2], tallies: [Tally; 2], page: &mut Page) {
    let mut section = |heading: &str, all: Count, rows: &[(&str, Tone, Count)]| {
        page.heading(heading);
        beside(words::ALL, tallies.map(|tally| (words::count(all(&tally)), Tone::Plain)), page);
        for (name, tone, count) in rows {
            if tallies.iter().any(|tally| count(tally) > 0) {
                let text = tallies.map(|tally| {
                    let share = share_of(count(&tally), all(&tally));
                    (words::count_and_share(count(&tally), &share), *tone)
                });
                beside(name, text, page);
            }
        }
    };
    let class = screen::status_class;
    // One name for both sides: that of the one of which less is recorded.
    let either = |names: [&'static str; 2]| names.into_iter().find(|name| *name == screen::CANNOT_TELL);
    let no_status = either(sides.map(|(plan, as_of)| label::without_status(plan, as_of))).unwrap_or(screen::UNRECORDED);
    let no_verdict =
        either(sides.map(|(plan, as_of)| label::without_verdict(plan, as_of))).unwrap_or(screen::UNRECORDED);
    let tone = |class| super::status_tone(Some(class));
    section(
        detail::ACTIONS_BY_STATUS,
        Tally::actions,
        &[
            (class(StatusClass::Done), tone(StatusClass::Done), |tally| tally.done),
            (class(StatusClass::Partly), tone(StatusClass::Partly), |tally| tally.partly),
            (class(StatusClass::NotDone), tone(StatusClass::NotDone), |tally| tally.not_done),
            (no_status, Tone::Poor, |tally| tally.unrecorded),
            (words::LATE, Tone::Fair, |tally| tally.late),
        ],
    );
    section(
        detail::INDICATORS_BY_VERDICT,
        Tally::indicators,
        &[
            (screen::achievement(Met), Tone::Good, |tally| tally.met),
            (screen::achievement(Unmet), Tone::Poor, |tally| tally.unmet),
            (no_verdict, Tone::Fair, |tally| tally.unjudged),
        ],
    );
}

/// A name and what is to be said of both plans, each in its column.
fn beside(name: &str, texts: [(String, Tone); 2], page: &mut Page) {
    let column = page.width.saturating_sub(NAME) / 2;
    let wrapped = texts.map(|(text, tone)| (page.look.wrap(&text, column.saturating_sub(2).max(8)), tone));
    let lines = wrapped.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0).max(1);
    for at in 0..lines {
        let mut line = Strip::new(page.look);
        line.put_left(if at == 0 { name } else { "" }, NAME, Tone::Faint);
        for (lines, tone) in &wrapped {
            line.put_left(lines.get(at).map_or("", String::as_str), column, *tone);
        }
        page.line(&line);
    }
}

/// How many lines [`common_indicator`] takes.
fn common_indicator_lines(sides: [Side<'_>; 2], ids: [IndicatorId; 2], page: &Page) -> usize {
    let names = [sides[0].0.indicator(ids[0]), sides[1].0.indicator(ids[1])].map(|one| one.name.as_str());
    let other = if names[0] == names[1] { 0 } else { page.lines_of(&words::called_there(names[1]), CALLED_THERE) };
    page.lines_of(names[0], 0) + other + sides.len()
}

/// An indicator of both: its name, and a line with course, latest value, target and verdict for each plan.
fn common_indicator(session: &Session, sides: [Side<'_>; 2], ids: [IndicatorId; 2], page: &mut Page) {
    let names = [sides[0].0.indicator(ids[0]), sides[1].0.indicator(ids[1])].map(|one| one.name.as_str());
    page.indented(names[0], Tone::Strong, 0);
    if names[0] != names[1] {
        page.indented(&words::called_there(names[1]), Tone::Faint, CALLED_THERE);
    }
    let bars = sides.iter().map(|(plan, _)| (plan.years.len() + 1).min(BARS)).max().unwrap_or(0);
    for (((plan, as_of), id), short) in sides.into_iter().zip(ids).zip(short_names(session, sides)) {
        let indicator = plan.indicator(id);
        let mut line = Strip::new(page.look);
        line.blank_to(2).put_left(&short, NAME - 2, Tone::Faint);
        let end = line.width() + bars + 1;
        if let Course::Numbers(points, _) = course_of(plan, as_of, indicator, ZeroBased::Sparkline).0 {
            let now = plan.years.iter().position(|year| *year >= as_of).unwrap_or(0) + 1;
            let shown = window(points.len(), BARS, now);
            for point in points.get(shown).unwrap_or_default() {
                match point {
                    Some(point) => {
                        let tone = if point.reaches == Some(true) { Tone::Good } else { Tone::Plain };
                        line.put(page.look.glyphs.level(point.height), tone)
                    }
                    None => line.put(page.look.glyphs.missing, Tone::Faint),
                };
            }
        }
        line.blank_to(end);
        let (verdict, tone) = super::marked_standing_in(plan, as_of, Subject::Indicator(id));
        let verdict = Strip::of(&verdict, tone, page.look);
        let room = page.width.saturating_sub(line.width() + 9);
        let latest = indicator.latest(as_of).map_or_else(String::new, |(year, _)| {
            format!("{} {}", year.label(session.calendar), label::latest(indicator, as_of))
        });
        line.put_left(&latest, room / 2, Tone::Plain);
        let target = label::target(indicator);
        let target = if target.is_empty() { target } else { format!("{} {target}", screen::TARGET) };
        line.put_left(&target, room - room / 2, Tone::Target);
        page.line(&line.justified(&verdict, page.width));
    }
}

/// A line per department with its counts in both plans, below a heading.
fn by_department<'a>(
    session: &Session,
    sides: [Side<'_>; 2],
    departments: &[DepartmentPair],
    mut page: Page<'a>,
) -> Vec<Strip<'a>> {
    if departments.is_empty() {
        return page.finish();
    }
    page.heading(words::DEPARTMENTS);
    let columns = [screen::ACTIONS, words::UNFINISHED, screen::achievement(Unmet)];
    let name = page.width.saturating_sub(2 * (NUMBER * columns.len() + 1));
    let mut head = Strip::new(page.look);
    head.blank_to(name);
    for short in short_names(session, sides) {
        head.blank_to(head.width() + 1).put_right(&short, NUMBER * columns.len(), Tone::Faint);
    }
    page.line(&head);
    let mut head = Strip::new(page.look);
    head.blank_to(name);
    for _ in sides {
        head.blank_to(head.width() + 1);
        for column in columns {
            head.put_right(column, NUMBER, Tone::Faint);
        }
    }
    page.line(&head);
    for pair in departments {
        let mut line = Strip::new(page.look);
        line.put_left(&page.look.cut(&pair.name, name), name, Tone::Plain);
        for counts in pair.counts {
            line.blank_to(line.width() + 1);
            let numbers = counts.map(|count| [count.actions, count.unfinished, count.unmet]);
            for at in 0..columns.len() {
                let number = numbers.and_then(|numbers| numbers.get(at).copied());
                let text = number.map_or_else(|| screen::NOT_MEASURED.to_owned(), |number| number.to_string());
                let tone = if number.unwrap_or(0) == 0 { Tone::Faint } else { Tone::Plain };
                line.put_right(&text, NUMBER.max(text::width(&text)), tone);
            }
        }
        page.line(&line);
    }
    page.finish()
}
