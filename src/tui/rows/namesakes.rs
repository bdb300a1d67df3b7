//! 同名指標: a line or a small chart for the indicator of each plan that bears the name.
//!
//! All charts have the same years below each other, said once above them, and one scale where the units agree: so that
//! heights may be compared. Only what is in sight is made.

use super::indicator::course_of;
use super::lines::Lines;
use crate::export::{Scale, ZeroBased};
use crate::label;
use crate::plan::{FiscalYear, Indicator, Measured, Plan, Subject, percentage};
use crate::query::Namesake;
use crate::tui::app::{App, CHART_LINES, ChartGrid, NamesakeOrder, NamesakesPage, Session, seen};
use crate::tui::look::Look;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{lists, namesakes as words, screen, summary};

/// The cells of the columns behind the course: latest value, target, 達成率, verdict.
const LATEST: usize = 12;
const TARGET: usize = 14;
const ATTAINMENT: usize = 8;
const STANDING: usize = 10;
/// On a page of less, names need the cells of 達成率.
const NARROW: usize = 70;
/// The most bars of a course in the table; further years are left out at its beginning.
const BARS: usize = 10;
/// The lines of a chart's plot.
const PLOT: usize = 3;

/// What is known of one: its plan, the year it is looked at from, itself.
type Seen<'a> = (&'a Plan, FiscalYear, &'a Indicator, Namesake);

/// The page: what it is about, the line of headings or of years, and the lines.
pub struct NamesakesRows<'a> {
    /// The name, the unit, the order.
    pub about: String,
    /// Headings or years.
    pub head: Vec<Strip<'a>>,
    /// Lines of the table, or of the charts.
    pub lines: Lines<'a>,
}

/// The page as it is shown.
pub fn namesakes(app: &App, width: usize) -> NamesakesRows<'_> {
    let (session, look, page) = (&app.session, &app.look, &app.namesakes);
    let about = about(page);
    let in_full = |(plan, _, _, one): Seen<'_>| name(session, plan, one);
    let of = move |at: usize| -> Option<Seen<'_>> {
        let one = *page.found.get(at)?;
        let (plan, as_of, indicator) = seen(session, one)?;
        Some((plan, as_of, indicator, one))
    };
    if page.charts {
        let grid = app.chart_grid();
        let rows = page.found.len().div_ceil(grid.columns);
        let lines = Lines::of(rows * CHART_LINES, move |at| {
            let mut line = Strip::new(look);
            for column in 0..grid.columns {
                let number = at / CHART_LINES * grid.columns + column;
                let Some(seen) = of(number) else { break };
                line.blank_to(column * grid.chart);
                match at % CHART_LINES {
                    0 => {
                        let is_chosen = number == page.place.cursor;
                        chart_name(session, page, &grid, (seen, &in_full(seen)), is_chosen, &mut line);
                    }
                    at => chart_line(page, &grid, seen, at, &mut line),
                }
            }
            Some(line)
        });
        return NamesakesRows { about, head: vec![years(session, page, &grid, look)], lines };
    }
    let columns = Columns::of(page.years.len(), width);
    let lines = Lines::of(page.found.len(), move |at| {
        let seen = of(at)?;
        Some(table_line(session, page, (seen, &in_full(seen)), columns, look))
    });
    NamesakesRows { about, head: vec![headings(page, columns, look)], lines }
}

/// Whose an indicator is; of two plans with one title the id is what is looked for.
fn name(session: &Session, plan: &Plan, one: Namesake) -> String {
    let title = label::title_without_city(plan);
    let title = if session.is_repeated(one.plan) { format!("{} {title}", plan.id) } else { title };
    words::city_and_plan(plan.municipality.as_deref(), &title)
}

fn about(page: &NamesakesPage) -> String {
    let unit = match page.units.as_slice() {
        [only] if !only.is_empty() => Some(only.as_str()),
        _ => None,
    };
    let order = match page.order {
        NamesakeOrder::Plans if page.reversed => summary::PLAN_ORDER_REVERSED.to_owned(),
        NamesakeOrder::Plans => summary::PLAN_ORDER.to_owned(),
        NamesakeOrder::Latest => words::by_number(lists::LATEST, page.reversed),
        NamesakeOrder::Attainment => words::by_number(lists::ATTAINMENT, page.reversed),
        NamesakeOrder::Standing => words::by_standing(page.reversed).to_owned(),
    };
    let mut parts = vec![words::group(&page.title, unit, page.found.len())];
    // What must be known to compare heights comes first: what stands last may be cut.
    if page.units.len() > 1 {
        let named = |unit: &String| if unit.is_empty() { words::NO_UNIT.to_owned() } else { unit.clone() };
        parts.push(words::units_differ(&page.units.iter().map(named).collect::<Vec<_>>()));
    } else if page.charts && page.scale.is_some() {
        parts.push(if page.own_scales { words::SCALES_ARE_OWN } else { words::SCALE_IS_COMMON }.to_owned());
    }
    parts.push(order);
    parts.join(summary::BETWEEN_PARTS)
}

/// The cells of the columns of the table.
#[derive(Clone, Copy)]
struct Columns {
    name: usize,
    bars: usize,
    /// None where the page is too narrow.
    attainment: usize,
}

impl Columns {
    fn of(years: usize, width: usize) -> Self {
        let bars = years.min(BARS);
        let attainment = if width < NARROW { 0 } else { ATTAINMENT };
        Self { name: width.saturating_sub(bars + LATEST + TARGET + attainment + STANDING + 2), bars, attainment }
    }
}

fn headings<'a>(page: &NamesakesPage, columns: Columns, look: &'a Look) -> Strip<'a> {
    let tone = |order| if page.order == order { Tone::Focus } else { Tone::Faint };
    let mut line = Strip::of(words::CITY, tone(NamesakeOrder::Plans), look);
    let right = |line: &mut Strip<'a>, text: &str, cells: usize, tone| {
        let start = line.width() + cells.saturating_sub(look.width(text));
        line.blank_to(start).put(text, tone);
    };
    line.blank_to(columns.name).put_left(words::COURSE, columns.bars, Tone::Faint);
    right(&mut line, lists::LATEST, LATEST, tone(NamesakeOrder::Latest));
    right(&mut line, lists::TARGET, TARGET, Tone::Faint);
    if columns.attainment > 0 {
        right(&mut line, lists::ATTAINMENT, columns.attainment, tone(NamesakeOrder::Attainment));
    }
    line.put("  ", Tone::Plain).put(screen::VERDICT, tone(NamesakeOrder::Standing));
    line
}

fn table_line<'a>(
    session: &Session,
    page: &NamesakesPage,
    (seen, name): (Seen<'_>, &str),
    columns: Columns,
    look: &'a Look,
) -> Strip<'a> {
    let (plan, as_of, indicator, one) = seen;
    let mut line = Strip::new(look);
    put_name(session, one, name, columns.name.saturating_sub(1), Tone::Plain, &mut line);
    line.blank_to(columns.name);
    let shown = page.years.len().saturating_sub(columns.bars);
    let scale = own_scale(seen);
    for year in page.years.iter().skip(shown) {
        match value(seen, *year) {
            Some((number, tone)) => line.put(look.glyphs.level(scale.height(number)), tone),
            // A state has no height.
            None if indicator.is_numeric() && plan.years.contains(year) && *year <= as_of => {
                line.put(look.glyphs.missing, Tone::Faint)
            }
            None => line.put(" ", Tone::Plain),
        };
    }
    line.put_right(&label::latest(indicator, as_of), LATEST, Tone::Plain);
    line.put(" ", Tone::Plain).put_right(&label::target(indicator), TARGET - 1, Tone::Target);
    let attainment = plan.attainment(one.indicator, as_of).map(percentage).unwrap_or_default();
    if columns.attainment > 0 {
        line.put_right(&attainment, columns.attainment, Tone::Plain);
    }
    let (verdict, tone) = super::marked_standing_in(plan, as_of, Subject::Indicator(one.indicator));
    line.put("  ", Tone::Plain).put_cut(&verdict, STANDING, tone);
    line
}

/// What its plan is called in at most `cells`, with the mark of one whose file gives none now.
fn put_name(session: &Session, one: Namesake, name: &str, cells: usize, tone: Tone, line: &mut Strip<'_>) {
    let is_from_before = session.workspace.plans.get(one.plan).is_some_and(|loaded| loaded.broken.is_some());
    let mark = if is_from_before { super::from_before(cells, line.look()).cut(cells) } else { Strip::new(line.look()) };
    line.put_cut(name, cells - mark.width(), tone).append(&mark);
}

/// The first and the last of the years, above the charts of each column.
fn years<'a>(session: &Session, page: &NamesakesPage, grid: &ChartGrid, look: &'a Look) -> Strip<'a> {
    let mut line = Strip::new(look);
    let (Some(first), Some(last)) = (page.years.first(), page.years.last()) else { return line };
    let [first, last] = [first, last].map(|year| year.label(session.calendar));
    for column in 0..grid.columns.min(page.found.len()) {
        let start = column * grid.chart;
        line.blank_to(start + 1).put(&first, Tone::Faint);
        let end = start + 1 + (page.years.len() * grid.year).max(first.len() + 1 + last.len());
        line.blank_to(end - last.len()).put(&last, Tone::Faint);
    }
    line
}

/// The first line of a small chart, at the end of that line: whose it is, `name` where the city alone does not say it.
fn chart_name(
    session: &Session,
    page: &NamesakesPage,
    grid: &ChartGrid,
    ((plan, _, _, one), name): (Seen<'_>, &str),
    is_chosen: bool,
    line: &mut Strip<'_>,
) {
    let mark = line.look().glyphs.folded;
    let (mark, tone) = if is_chosen { (mark, Tone::Focus) } else { (" ", Tone::Plain) };
    let city = plan.municipality.as_deref().filter(|city| !page.repeated.contains(*city));
    let room = grid.chart.saturating_sub(2);
    line.put(mark, tone);
    put_name(session, one, city.unwrap_or(name), room, if is_chosen { Tone::Focus } else { Tone::Strong }, line);
}

/// A further line of a small chart, at the end of that line.
fn chart_line(page: &NamesakesPage, grid: &ChartGrid, seen: Seen<'_>, at: usize, line: &mut Strip<'_>) {
    let (plan, as_of, indicator, one) = seen;
    let room = grid.chart.saturating_sub(2);
    match at {
        1..=PLOT => plot(page, grid, seen, PLOT + 1 - at, line),
        at if at == PLOT + 1 => {
            let (verdict, tone) = super::marked_standing_in(plan, as_of, Subject::Indicator(one.indicator));
            let latest = label::latest(indicator, as_of);
            let start = line.width() + 1;
            line.put(" ", Tone::Plain).put_cut(&latest, room, Tone::Plain).put(" ", Tone::Plain);
            let left = (start + room).saturating_sub(line.width());
            line.put_cut(&verdict, left, tone);
        }
        _ => {}
    }
}

/// The line of that number, counted from 1 at the bottom, of a plot: bars, and the target's line between them.
fn plot(page: &NamesakesPage, grid: &ChartGrid, seen: Seen<'_>, number: usize, line: &mut Strip<'_>) {
    let (plan, as_of, indicator, _) = seen;
    let glyphs = line.look().glyphs;
    let scale = page.common_scale().unwrap_or_else(|| own_scale(seen));
    let target = indicator.target.as_ref().and_then(|target| target.value.number()).map(|target| scale.height(target));
    let on_target = target.map(|height| (height * PLOT as f64).ceil().clamp(1.0, PLOT as f64) as usize) == Some(number);
    let (gap, gap_tone) = if on_target { (glyphs.target_line, Tone::Target) } else { (" ", Tone::Plain) };
    line.put(" ", Tone::Plain);
    for year in &page.years {
        let (end, bar) = (line.width() + grid.year, line.width() + grid.bar());
        match value(seen, *year) {
            Some((value, tone)) => {
                if let Some(symbol) = level(scale, value, number).and_then(|level| glyphs.levels.get(level)) {
                    line.fill_to(symbol, bar, tone);
                }
            }
            None if number == 1 && indicator.is_numeric() && plan.years.contains(year) && *year <= as_of => {
                line.put(glyphs.missing, Tone::Faint);
            }
            None => {}
        }
        line.fill_to(gap, end, gap_tone);
    }
}

/// Which of the eight heights of a bar stands on that line; `None` above its end.
fn level(scale: Scale, value: f64, number: usize) -> Option<usize> {
    // A value of nothing is still a value: its bar has the least height.
    let eighths = (scale.height(value) * (PLOT * 8) as f64).round().max(1.0) as usize;
    eighths.saturating_sub((number - 1) * 8).min(8).checked_sub(1)
}

/// The number of that year as it counts, and how it stands against the target; none after the year looked at.
fn value((_, as_of, indicator, _): Seen<'_>, year: FiscalYear) -> Option<(f64, Tone)> {
    let counted = indicator.as_counted();
    let measured: &Measured = counted.actual.get(year).filter(|_| year <= as_of)?;
    let reaches = indicator.reaches(&measured.value).filter(|reaches| !(indicator.limits_a_sum() && *reaches));
    Some((measured.value.number()?, if reaches == Some(true) { Tone::Good } else { Tone::Plain }))
}

/// The scale of one indicator alone, as in the pane of indicators.
fn own_scale((plan, as_of, indicator, _): Seen<'_>) -> Scale {
    course_of(plan, as_of, indicator, ZeroBased::Sparkline).1
}
