//! The list of indicators.

use super::{Definition, Standpoint, by_year, departments, place, provenance, table};
use crate::export::json::{achievement, basis, direction};
use crate::export::{Cell, Column, Kind, Regard, Table};
use crate::label;
use crate::plan::{
    Achievement, Basis, CannotTell, FiscalYear, Indicator, IndicatorId, Measured, Outlook, Plan, Subject, Value,
};
use crate::words::{lists as words, prospect, screen};

impl Standpoint<'_> {
    /// Those indicators, in that order.
    pub fn indicators(&self, ids: &[IndicatorId]) -> Table {
        let listed = table(self, definitions(self), ids.iter().copied());
        let notes =
            vec![words::count(screen::INDICATORS, &screen::share(listed.rows.len(), self.plan.indicators.len()))];
        Table { notes, nothing: words::NO_INDICATORS.to_owned(), ..listed }
    }
}

fn definitions<'a>(standpoint: &Standpoint<'a>) -> Vec<Definition<'a, IndicatorId>> {
    let Standpoint { plan, as_of, calendar } = *standpoint;
    let one = move |id: IndicatorId| plan.indicator(id);
    let mut all = place(plan, move |id| one(id).node);
    all.extend([
        Definition::of(Column::of("name", words::NAME, Kind::Text), move |id| {
            Cell::Name(one(id).name.clone(), one(id).reading.clone())
        }),
        Definition::of(Column::of("departments", words::DEPARTMENTS, Kind::Text), move |id| {
            departments(plan, plan.departments_of(id))
        }),
        Definition::of(Column::of("direction", words::DIRECTION, Kind::Word).on_demand(), move |id| {
            Cell::words(Some(direction(one(id).direction)))
        }),
        Definition::of(Column::of("basis", words::BASIS, Kind::Word).on_demand(), move |id| {
            Cell::words(Some(basis(one(id).basis)))
        }),
        Definition::of(Column::of("baseline", words::BASELINE, Kind::Number).on_demand(), move |id| {
            value(one(id), one(id).baseline.as_ref())
        }),
    ]);
    let actual = ("actual", words::ACTUAL, Kind::Number);
    all.extend(by_year(plan, calendar, actual, move |id, year| {
        value(one(id), one(id).actual.get(year).filter(|_| year <= as_of))
    }));
    all.extend([
        Definition::of(Column::of("latest", words::LATEST, Kind::Number), move |id| latest(one(id), as_of)),
        Definition::of(Column::of("latest_year", words::LATEST_YEAR, Kind::Word).on_demand(), move |id| {
            one(id).latest(as_of).map_or(Cell::Absent(""), |(year, _)| Cell::Year(year))
        }),
        Definition::of(Column::of("target", words::TARGET, Kind::Number), move |id| {
            value(one(id), one(id).target.as_ref())
        }),
        Definition::of(Column::of("unit", words::UNIT, Kind::Word), move |id| Cell::words(one(id).unit.as_deref())),
        Definition::of(Column::of("achievement", words::ACHIEVEMENT, Kind::Word), move |id| verdict(plan, as_of, id)),
        Definition::of(Column::of("provenance", words::PROVENANCE, Kind::Word).on_demand(), move |id| {
            provenance(plan.verdict_of(id, as_of).provenance)
        }),
        Definition::of(Column::of("computed", words::COMPUTED, Kind::Word).on_demand(), move |id| {
            Cell::words(plan.computed(id, as_of).ok().map(achievement))
        }),
        Definition::of(Column::of("attainment", words::ATTAINMENT, Kind::Share), move |id| {
            ratio(plan.attainment(id, as_of))
        }),
        Definition::of(Column::of("progress", words::PROGRESS, Kind::Share).on_demand(), move |id| {
            ratio(one(id).progress(as_of))
        }),
        Definition::of(Column::of("outlook", words::OUTLOOK, Kind::Word).on_demand(), move |id| {
            plan.outlook(id, as_of)
                .map_or(Cell::Absent(""), |outlook| expected(Some(prospect::outlook(outlook)), outlook))
        }),
        Definition::of(Column::of("forecast", words::FORECAST, Kind::Number).on_demand(), move |id| {
            forecast(plan, one(id), as_of)
        }),
        Definition::of(Column::of("remark", words::REMARK, Kind::Text).on_demand(), move |id| {
            Cell::words(one(id).remark.as_deref())
        }),
    ]);
    all
}

/// How an indicator stood at the end of that year: the verdict, of a running plan what to expect.
pub(super) fn verdict(plan: &Plan, as_of: FiscalYear, id: IndicatorId) -> Cell {
    let subject = Subject::Indicator(id);
    let found = plan.verdict_of(id, as_of).verdict;
    let word = found.map(screen::achievement);
    if let Some(outlook) = label::outlook_beyond_verdict(plan, as_of, subject) {
        return expected(word, outlook);
    }
    let (shown, mark) = label::marked_standing(plan, as_of, subject);
    let (rank, regard) = match found {
        Some(Achievement::Met) => (0, Regard::Plain),
        Some(Achievement::Unmet) => (6, Regard::Poor),
        None => (3, Regard::Fair),
    };
    Cell::Standing { word: word.map(str::to_owned), shown: format!("{shown}{mark}"), rank, regard }
}

/// What to expect, in words, between what is met and what is not.
fn expected(word: Option<&str>, outlook: Outlook) -> Cell {
    let (rank, regard) = match outlook {
        Outlook::Reached | Outlook::Reaches => (1, Regard::Plain),
        Outlook::OnPace => (2, Regard::Plain),
        Outlook::Behind => (4, Regard::Fair),
        Outlook::Misses => (5, Regard::Fair),
    };
    Cell::Standing { word: word.map(str::to_owned), shown: prospect::outlook(outlook).to_owned(), rank, regard }
}

/// What is held against the target: the last value, under 累計 the sum.
pub(super) fn latest(indicator: &Indicator, as_of: FiscalYear) -> Cell {
    match (indicator.basis, indicator.sum(as_of)) {
        (Basis::Cumulative, Some(sum)) => Cell::Sum(sum, indicator.decimals()),
        _ => value(indicator, indicator.latest(as_of).map(|(_, measured)| measured)),
    }
}

pub(super) fn value(indicator: &Indicator, measured: Option<&Measured>) -> Cell {
    match measured.map(|measured| &measured.value) {
        Some(Value::Number(number)) => Cell::Number(*number, indicator.decimals()),
        Some(Value::Word(word)) => Cell::words(Some(word)),
        Some(Value::NotMeasured) => Cell::Absent(screen::NOT_MEASURED),
        None => Cell::Absent(""),
    }
}

fn forecast(plan: &Plan, indicator: &Indicator, as_of: FiscalYear) -> Cell {
    let forecast = indicator.forecast(&plan.years, as_of);
    forecast.map_or(Cell::Absent(""), |found| Cell::Number(found.value, indicator.forecast_decimals(found.value)))
}

pub(super) fn ratio(share: Result<f64, CannotTell>) -> Cell {
    share.ok().filter(|share| share.is_finite()).map_or(Cell::Absent(""), Cell::Ratio)
}
