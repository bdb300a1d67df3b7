//! The columns of the tidy table: what each is called and what it takes from a row. docs/export.md says the same to users.
//!
//! One datum a cell: levels, departments and the stages of one cell of the plan have columns of their own, as many as
//! the plans need; numbers and words stand in different columns, and so do values and remarks. Invariant: what a column
//! tells of an entry is the same in all its rows, and so it is taken once for all of them.

use super::datum::Datum;
use super::{Entry, Listed, Row};
use crate::export::json;
use crate::export::part::Part;
use crate::plan::{
    ByYear, Calendar, DepartmentId, Indicator, IndicatorId, Measured, Plan, Schedule, Slip, Stage, StatusWord, Value,
};
use crate::words::{screen, tidy as words};

/// A column.
pub(super) struct Column {
    pub heading: String,
    pub take: Take,
}

/// What a column takes, and from what.
pub(super) enum Take {
    /// From the entry.
    OfEntry(Box<dyn for<'a> Fn(&Listed<'a>) -> Datum<'a> + Send + Sync>),
    /// From the entry in the year of the row.
    OfYear(Box<dyn for<'a> Fn(&Row<'a>) -> Datum<'a> + Send + Sync>),
}

/// All columns that those plans need, in their order.
pub(super) fn columns(parts: &[Part<'_>]) -> Vec<Column> {
    let plans: Vec<&Plan> = parts.iter().map(|part| &part.loaded.plan).collect();
    let plans = plans.as_slice();
    let mut all = Vec::new();
    plan(&mut all);
    place(&mut all, most(plans, deepest));
    entry(&mut all, most(plans, most_departments));
    stages(&mut all, most(plans, most_stages));
    values(&mut all);
    standing(&mut all);
    remarks(&mut all);
    all
}

fn plan(all: &mut Vec<Column>) {
    of_entry(all, words::PLAN_ID, |listed| listed.plan.id.as_str().into());
    of_entry(all, words::PLAN, |listed| listed.plan.title.as_str().into());
    of_entry(all, words::MUNICIPALITY, |listed| text(listed.plan.municipality.as_deref()));
    of_entry(all, words::AS_OF_WESTERN, |listed| Datum::year(listed.as_of));
    of_entry(all, words::AS_OF_ERA, |listed| listed.as_of.label(Calendar::Era).into());
}

/// Where an entry stands: its kind, its place among those, and for each level the node it lies in.
fn place(all: &mut Vec<Column>, levels: usize) {
    of_entry(all, words::KIND, |listed| match listed.entry {
        Entry::Action(..) => words::ACTION.into(),
        Entry::Indicator(..) => words::INDICATOR.into(),
    });
    of_entry(all, words::ORDINAL, |listed| match listed.entry {
        Entry::Action(id, _) => Datum::count(id.index() + 1),
        Entry::Indicator(id, _) => Datum::count(id.index() + 1),
    });
    // Without a slash before it a spreadsheet would take 1/2 or 1/2/3 for a day.
    of_entry(all, words::PATH, |listed| match listed.plan.tree.path(node(listed)) {
        path if path.is_empty() => path.into(),
        path => format!("/{path}").into(),
    });
    for depth in 1..=levels {
        let found = move |listed: &Listed<'_>| {
            listed.plan.tree.ancestors(node(listed)).find(|id| listed.plan.tree.node(*id).depth == depth)
        };
        of_entry(all, words::level(depth), move |listed| text(found(listed).and_then(|id| listed.plan.level_of(id))));
        of_entry(all, words::level_number(depth), move |listed| {
            text(found(listed).and_then(|id| listed.plan.tree.node(id).number.as_deref()))
        });
        of_entry(all, words::level_name(depth), move |listed| {
            found(listed).map_or(Datum::Nothing, |id| listed.plan.tree.node(id).name.as_str().into())
        });
    }
}

fn entry(all: &mut Vec<Column>, departments: usize) {
    of_entry(all, words::NUMBER, |listed| match listed.entry {
        Entry::Action(_, action) => action.number.as_str().into(),
        Entry::Indicator(..) => Datum::Nothing,
    });
    of_entry(all, words::NAME, |listed| match listed.entry {
        Entry::Action(_, action) => action.name.as_str().into(),
        Entry::Indicator(_, indicator) => indicator.name.as_str().into(),
    });
    for at in 0..departments {
        of_entry(all, words::nth(words::DEPARTMENT, at + 1), move |listed| {
            let id = departments_of(listed).get(at);
            id.map_or(Datum::Nothing, |id| listed.plan.department(*id).name.as_str().into())
        });
    }
    of_year(all, words::YEAR_WESTERN, |row| Datum::year(row.year));
    of_year(all, words::YEAR_ERA, |row| row.year.label(Calendar::Era).into());
}

/// What an action was to do and did in the year.
fn stages(all: &mut Vec<Column>, most: usize) {
    for at in 0..most {
        of_year(all, words::nth(words::PLANNED, at + 1), move |row| stage(row, planned(row), at));
    }
    of_year(all, words::PLANNED_PHASE, |row| phase(row, planned(row)));
    for at in 0..most {
        of_year(all, words::nth(words::ACTUAL, at + 1), move |row| stage(row, actual(row), at));
    }
    of_year(all, words::ACTUAL_PHASE, |row| phase(row, actual(row)));
}

/// What an indicator is, was at first, was in the year and is to be.
fn values(all: &mut Vec<Column>) {
    of_entry(all, words::UNIT, |listed| of_indicator(listed, |indicator| text(indicator.unit.as_deref())));
    of_entry(all, words::DIRECTION, |listed| {
        of_indicator(listed, |indicator| json::direction(indicator.direction).into())
    });
    of_entry(all, words::BASIS, |listed| of_indicator(listed, |indicator| json::basis(indicator.basis).into()));
    of_entry(all, words::BASELINE, |listed| of_indicator(listed, |indicator| number(indicator.baseline.as_ref())));
    of_entry(all, words::BASELINE_WORD, |listed| of_indicator(listed, |indicator| word(indicator.baseline.as_ref())));
    of_year(all, words::VALUE, |row| number(measured(row)));
    of_year(all, words::VALUE_WORD, |row| word(measured(row)));
    of_entry(all, words::TARGET, |listed| of_indicator(listed, |indicator| number(indicator.target.as_ref())));
    of_entry(all, words::TARGET_WORD, |listed| of_indicator(listed, |indicator| word(indicator.target.as_ref())));
    of_year(all, words::ENTERED, |row| entered(row).into());
}

/// How an entry stands: as of the as-of year what was recorded, as of the year of the row what follows from it.
fn standing(all: &mut Vec<Column>) {
    of_entry(all, words::STATUS, |listed| status(listed).map_or(Datum::Nothing, |status| status.word.as_str().into()));
    of_entry(all, words::STATUS_CLASS, |listed| {
        status(listed).map_or("", |status| screen::status_class(status.class)).into()
    });
    of_year(all, words::SLIP, |row| {
        slip(row).and_then(Slip::years).map_or(Datum::Nothing, |years| Datum::Number(f64::from(years)))
    });
    of_year(all, words::OVERDUE, |row| match slip(row) {
        Some(Slip::Overdue(years)) => Datum::Number(f64::from(years)),
        _ => Datum::Nothing,
    });
    of_entry(all, words::ACHIEVEMENT, |listed| {
        let Entry::Indicator(id, indicator) = listed.entry else { return Datum::Nothing };
        json::recorded(listed.plan, id, indicator, listed.as_of).map_or("", json::achievement).into()
    });
    of_year(all, words::COMPUTED, |row| {
        by_then(row, |id, _| row.listed.plan.computed(id, row.year).map_or("", json::achievement).into())
    });
    of_year(all, words::ATTAINMENT, |row| by_then(row, |id, _| share(row.listed.plan.attainment(id, row.year).ok())));
    of_year(all, words::PROGRESS, |row| by_then(row, |_, indicator| share(indicator.progress(row.year).ok())));
}

fn remarks(all: &mut Vec<Column>) {
    of_year(all, words::ACTUAL_NOTE, |row| match row.listed.entry {
        Entry::Action(_, action) => {
            text(row.past().and_then(|year| action.actual_remarks.get(year)).map(String::as_str))
        }
        Entry::Indicator(..) => note(measured(row)),
    });
    of_entry(all, words::BASELINE_NOTE, |listed| of_indicator(listed, |indicator| note(indicator.baseline.as_ref())));
    of_entry(all, words::TARGET_NOTE, |listed| of_indicator(listed, |indicator| note(indicator.target.as_ref())));
    of_entry(all, words::REMARK, |listed| match listed.entry {
        Entry::Action(_, action) => text(action.remark.as_deref()),
        Entry::Indicator(_, indicator) => text(indicator.remark.as_deref()),
    });
}

fn of_entry(
    all: &mut Vec<Column>,
    heading: impl Into<String>,
    take: impl for<'a> Fn(&Listed<'a>) -> Datum<'a> + Send + Sync + 'static,
) {
    all.push(Column { heading: heading.into(), take: Take::OfEntry(Box::new(take)) });
}

fn of_year(
    all: &mut Vec<Column>,
    heading: impl Into<String>,
    take: impl for<'a> Fn(&Row<'a>) -> Datum<'a> + Send + Sync + 'static,
) {
    all.push(Column { heading: heading.into(), take: Take::OfYear(Box::new(take)) });
}

fn most(plans: &[&Plan], of: fn(&Plan) -> usize) -> usize {
    plans.iter().map(|plan| of(plan)).max().unwrap_or(0).max(1)
}

fn deepest(plan: &Plan) -> usize {
    plan.tree.iter().map(|(_, node)| node.depth).max().unwrap_or(0)
}

fn most_departments(plan: &Plan) -> usize {
    let actions = plan.actions.iter().map(|action| action.departments.len());
    let indicators = plan.indicators_by_id().map(|(id, _)| plan.departments_of(id).len());
    actions.chain(indicators).max().unwrap_or(0)
}

fn most_stages(plan: &Plan) -> usize {
    let schedules = plan.actions.iter().flat_map(|action| [&action.planned, &action.actual]);
    schedules.flat_map(|schedule| schedule.0.iter()).map(|(_, stage)| stage.entries().count()).max().unwrap_or(0)
}

fn node(listed: &Listed<'_>) -> crate::plan::NodeId {
    match listed.entry {
        Entry::Action(_, action) => action.node,
        Entry::Indicator(_, indicator) => indicator.node,
    }
}

fn departments_of<'a>(listed: &Listed<'a>) -> &'a [DepartmentId] {
    match listed.entry {
        Entry::Action(_, action) => &action.departments,
        Entry::Indicator(id, _) => listed.plan.departments_of(id),
    }
}

fn planned<'a>(row: &Row<'a>) -> Option<&'a Schedule> {
    match row.listed.entry {
        Entry::Action(_, action) => Some(&action.planned),
        Entry::Indicator(..) => None,
    }
}

fn actual<'a>(row: &Row<'a>) -> Option<&'a Schedule> {
    match row.listed.entry {
        Entry::Action(_, action) if row.past().is_some() => Some(&action.actual),
        _ => None,
    }
}

fn stage<'a>(row: &Row<'a>, schedule: Option<&'a Schedule>, at: usize) -> Datum<'a> {
    text(schedule.and_then(|schedule| schedule.0.get(row.year)).and_then(|stage: &Stage| stage.entries().nth(at)))
}

fn phase<'a>(row: &Row<'a>, schedule: Option<&'a Schedule>) -> Datum<'a> {
    schedule.and_then(|schedule| schedule.phase_in(row.year)).map_or("", screen::phase).into()
}

fn of_indicator<'a>(listed: &Listed<'a>, take: impl FnOnce(&'a Indicator) -> Datum<'a>) -> Datum<'a> {
    match listed.entry {
        Entry::Indicator(_, indicator) => take(indicator),
        Entry::Action(..) => Datum::Nothing,
    }
}

/// The same for what is known by the year of the row.
fn by_then<'a>(row: &Row<'a>, take: impl FnOnce(IndicatorId, &'a Indicator) -> Datum<'a>) -> Datum<'a> {
    match (row.listed.entry, row.past()) {
        (Entry::Indicator(id, indicator), Some(_)) => take(id, indicator),
        _ => Datum::Nothing,
    }
}

fn measured<'a>(row: &Row<'a>) -> Option<&'a Measured> {
    let of_year = |actual: &'a ByYear<Measured>| actual.get(row.past()?);
    match row.listed.entry {
        Entry::Indicator(_, indicator) => of_year(&indicator.actual),
        Entry::Action(..) => None,
    }
}

fn entered(row: &Row<'_>) -> &'static str {
    let Some(year) = row.past() else { return words::TO_COME };
    match row.listed.entry {
        Entry::Action(_, action) if action.actual.0.get(year).is_some() => words::IS_ENTERED,
        Entry::Action(_, action) if action.dashes.contains(&year) => words::NOTHING_DONE,
        Entry::Action(..) => words::IS_EMPTY,
        Entry::Indicator(_, indicator) => match indicator.actual.get(year).map(|measured| &measured.value) {
            Some(Value::NotMeasured) => words::NOT_MEASURED,
            Some(Value::Number(_) | Value::Word(_)) => words::IS_ENTERED,
            None => words::IS_EMPTY,
        },
    }
}

fn status<'a>(listed: &Listed<'a>) -> Option<&'a StatusWord> {
    match listed.entry {
        Entry::Action(id, _) => listed.plan.status_of(id, listed.as_of).verdict,
        Entry::Indicator(..) => None,
    }
}

fn slip(row: &Row<'_>) -> Option<Slip> {
    match row.listed.entry {
        Entry::Action(id, _) => row.past().map(|year| row.listed.plan.slip_of(id, year)),
        Entry::Indicator(..) => None,
    }
}

fn number(measured: Option<&Measured>) -> Datum<'_> {
    measured.and_then(|measured| measured.value.number()).map_or(Datum::Nothing, Datum::Number)
}

fn word(measured: Option<&Measured>) -> Datum<'_> {
    match measured.map(|measured| &measured.value) {
        Some(Value::Word(word)) => word.as_str().into(),
        _ => Datum::Nothing,
    }
}

fn note(measured: Option<&Measured>) -> Datum<'_> {
    text(measured.and_then(|measured| measured.remark.as_deref()))
}

/// A share to the ten-thousandth part of a percent: spreadsheets keep 15 digits, and nobody needs more than six.
fn share(share: Option<f64>) -> Datum<'static> {
    share.filter(|share| share.is_finite()).map_or(Datum::Nothing, |share| Datum::Number((share * 1e6).round() / 1e6))
}

fn text(text: Option<&str>) -> Datum<'_> {
    text.unwrap_or_default().into()
}
