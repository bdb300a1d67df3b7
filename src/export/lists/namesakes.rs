//! Indicators of one name over all plans, as one table: a row for each, below its name.
//!
//! Numbers stand in the unit of their row; where those of one name have several units, its heading says so and each row
//! has its own. The years are those of all plans.

use std::collections::{BTreeSet, HashSet};

use super::MARKS;
use super::indicators::{latest, ratio, value, verdict};
use crate::export::part::Part;
use crate::export::{Cell, Column, Kind, Regard, RowGroup, Table};
use crate::plan::{Calendar, FiscalYear, Indicator};
use crate::query::{Namesake, fold};
use crate::words::{lists, namesakes as words, summary};

/// The indicators in those groups; their plans are the places among the parts. People read a line about each group and
/// its rows below.
pub fn namesakes_table(parts: &[Part<'_>], groups: &[Vec<Namesake>], calendar: Calendar) -> Table {
    let all = || groups.iter().flatten().filter_map(|one| Some((parts.get(one.plan)?, *one)));
    let years: BTreeSet<FiscalYear> =
        all().flat_map(|(part, _)| part.loaded.plan.years.iter().copied().filter(|year| *year <= part.as_of)).collect();
    let headings: Vec<String> = groups.iter().map(|group| heading(parts, group)).collect();
    let mixed = groups.iter().any(|group| units(parts, group).len() > 1);
    let mut first = 0;
    let row_groups = groups.iter().zip(&headings).map(|(group, heading)| {
        let rows = (first..first + group.len()).collect();
        first += group.len();
        RowGroup { heading: heading.clone(), rows, total: None }
    });
    let row_groups: Vec<RowGroup> = row_groups.collect();
    // One group needs no heading over its rows: the title is that.
    let (title, row_groups) = match headings.as_slice() {
        [only] => (only.clone(), Vec::new()),
        _ => (words::title(groups.len(), groups.iter().map(Vec::len).sum()), row_groups),
    };
    Table {
        title,
        columns: columns(&years, calendar, [groups.len() > 1, is_repeated(parts, groups), mixed]),
        rows: all().map(|(part, one)| row(part, one, &years, calendar)).collect(),
        groups: row_groups,
        grouped_by: Some("name"),
        marks: MARKS,
        nothing: words::NOTHING.to_owned(),
        ..Table::default()
    }
}

/// Whether two of their plans have one city and one title.
fn is_repeated(parts: &[Part<'_>], groups: &[Vec<Namesake>]) -> bool {
    let plans: BTreeSet<usize> = groups.iter().flatten().map(|one| one.plan).collect();
    let mut names = HashSet::new();
    let mut plans = plans.into_iter().filter_map(|at| parts.get(at)).map(|part| &part.loaded.plan);
    !plans.all(|plan| names.insert((plan.municipality.as_deref(), plan.title.as_str())))
}

fn columns(
    years: &BTreeSet<FiscalYear>,
    calendar: Calendar,
    [has_names, has_ids, has_units]: [bool; 3],
) -> Vec<Column> {
    let unless = |is_shown: bool, column: Column| if is_shown { column } else { column.on_demand() };
    let mut all = vec![
        unless(has_names, Column::of("name", lists::NAME, Kind::Text)),
        Column::of("municipality", words::MUNICIPALITY, Kind::Text),
        Column::of("title", summary::PLAN, Kind::Text),
        unless(has_ids, Column::of("id", summary::PLAN_ID, Kind::Word)),
        Column::of("node", lists::NODE, Kind::Word).on_demand(),
        unless(has_units, Column::of("unit", lists::UNIT, Kind::Word)),
        Column::of("baseline", lists::BASELINE, Kind::Number),
        Column::of("latest", lists::LATEST, Kind::Number),
        Column::of("latest_year", lists::LATEST_YEAR, Kind::Word).on_demand(),
        Column::of("target", lists::TARGET, Kind::Number),
        Column::of("achievement", lists::ACHIEVEMENT, Kind::Word),
        Column::of("attainment", lists::ATTAINMENT, Kind::Share),
    ];
    all.extend(years.iter().map(|year| {
        let heading = lists::of_year(lists::ACTUAL, &year.label(calendar));
        Column::of(format!("actual.{year}"), heading, Kind::Number).on_demand()
    }));
    // The plans of a country have the years of half a lifetime: beside each other no line holds them.
    all.push(Column::of("course", words::COURSE, Kind::Sentence(words::COURSE_SIGN)).for_people());
    all
}

fn row(part: &Part<'_>, one: Namesake, years: &BTreeSet<FiscalYear>, calendar: Calendar) -> Vec<Cell> {
    let (plan, as_of, id) = (&part.loaded.plan, part.as_of, one.indicator);
    let indicator = plan.indicator(id);
    let of_years = years.iter().map(|year| value(indicator, indicator.actual.get(*year).filter(|_| *year <= as_of)));
    let course = indicator.actual.until(as_of).map(|(year, measured)| {
        let value = value(indicator, Some(measured)).shown();
        (words::in_year(&year.label(calendar), &value), Regard::Plain)
    });
    let course = Cell::List(course.collect(), words::BETWEEN_YEARS);
    let fixed = [
        Cell::Name(indicator.name.clone(), indicator.reading.clone()),
        plan.municipality.as_ref().map_or(Cell::Absent(summary::NO_MUNICIPALITY), |name| Cell::Text(name.clone())),
        Cell::Text(plan.title.clone()),
        Cell::Text(plan.id.clone()),
        Cell::Path(plan.tree.path(indicator.node)),
        Cell::words(indicator.unit.as_deref()),
        value(indicator, indicator.baseline.as_ref()),
        latest(indicator, as_of),
        indicator.latest(as_of).map_or(Cell::Absent(""), |(year, _)| Cell::Year(year)),
        value(indicator, indicator.target.as_ref()),
        verdict(plan, as_of, id),
        ratio(plan.attainment(id, as_of)),
    ];
    // Of a country there are tens of thousands of rows: none takes more room than it needs.
    let mut cells = Vec::with_capacity(fixed.len() + years.len() + 1);
    cells.extend(fixed.into_iter().chain(of_years).chain([course]));
    cells
}

/// What people read above those of one name.
fn heading(parts: &[Part<'_>], group: &[Namesake]) -> String {
    let name = group.first().and_then(|one| indicator(parts, *one)).map_or("", |first| first.name.as_str());
    let units = units(parts, group);
    match units.as_slice() {
        [] => words::group(name, None, group.len()),
        [(unit, _)] => words::group(name, Some(unit).filter(|unit| !unit.is_empty()).map(String::as_str), group.len()),
        _ => {
            let said = |(unit, count): &(String, usize)| {
                (if unit.is_empty() { words::NO_UNIT.to_owned() } else { unit.clone() }, *count)
            };
            words::group_of_units(name, &units.iter().map(said).collect::<Vec<_>>(), group.len())
        }
    }
}

/// The units of those, as they are first written, and how many have each; an empty one for none.
fn units(parts: &[Part<'_>], group: &[Namesake]) -> Vec<(String, usize)> {
    let mut units: Vec<(String, usize)> = Vec::new();
    for one in group.iter().filter_map(|one| indicator(parts, *one)) {
        let unit = one.unit.as_deref().unwrap_or_default();
        match units.iter_mut().find(|(known, _)| known == unit || fold(known) == fold(unit)) {
            Some((_, count)) => *count += 1,
            None => units.push((unit.to_owned(), 1)),
        }
    }
    units
}

fn indicator<'a>(parts: &[Part<'a>], one: Namesake) -> Option<&'a Indicator> {
    parts.get(one.plan).map(|part| part.loaded.plan.indicator(one.indicator))
}
