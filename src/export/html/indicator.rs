//! An indicator on the page: how it stands, its chart, and its values with their remarks as a table.

use super::action::{fact, text_fact, write_remark};
use super::chart::Chart;
use super::markup::Markup;
use super::published::{Published, heading, write_year};
use super::vocabulary::Vocabulary;
use crate::cells;
use crate::label;
use crate::plan::{Basis, FiscalYear, Indicator, IndicatorId, Measured, Subject, Value, percentage};
use crate::words::{publication as words, screen};

/// Writes it, its name as a heading of that level.
pub(super) fn write_indicator(
    markup: &mut Markup,
    published: &Published<'_>,
    vocabulary: &Vocabulary,
    id: IndicatorId,
    level: usize,
) {
    let (plan, as_of) = (published.plan, published.as_of);
    let indicator = plan.indicator(id);
    let address = published.address("i", id.index());
    let standing = published.standing(Subject::Indicator(id));
    let attributes = [
        ("class", "entry indicator"),
        ("data-d", &vocabulary.places_of(plan, plan.departments_of(id))),
        ("data-s", &vocabulary.place_of_verdict(&standing.word)),
    ];
    markup.element("article", &attributes, |markup| {
        heading(markup, level, &address, |markup| markup.text(&words::indicator(&indicator.name)));
        markup.element("dl", &[("class", "facts")], |markup| {
            fact(markup, words::VERDICT, |markup| standing.write(markup));
            text_fact(markup, words::TARGET, &label::target(indicator));
            if let Some((year, _)) = indicator.latest(as_of) {
                let latest = words::at(&year.to_string(), &label::latest(indicator, as_of));
                text_fact(markup, words::LATEST, &latest);
            }
            let attainment = plan.attainment(id, as_of).ok().filter(|share| *share >= 0.0);
            text_fact(markup, words::ATTAINMENT, &attainment.map(percentage).unwrap_or_default());
            let departments = plan.department_names(plan.departments_of(id));
            text_fact(markup, words::DEPARTMENT, &departments.join(words::COMMA));
            text_fact(markup, words::BASIS, screen::basis(indicator.basis));
        });
        let counted = indicator.as_counted();
        markup.element("div", &[("class", "values")], |markup| {
            if let Some(chart) = Chart::of(plan, as_of, &counted) {
                write_figure(markup, published, id, &chart, &standing.shown());
            }
            write_values(markup, published, indicator);
        });
        if let Some(remark) = &indicator.remark {
            write_remark(markup, remark);
        }
    });
}

fn write_figure(markup: &mut Markup, published: &Published<'_>, id: IndicatorId, chart: &Chart<'_>, verdict: &str) {
    let indicator = published.plan.indicator(id);
    let address = published.address("c", id.index());
    let title = match indicator.basis {
        Basis::Cumulative => words::chart_of_sums(&indicator.name),
        Basis::LastYear | Basis::Once | Basis::Manual => words::chart_of(&indicator.name),
    };
    let notes = chart.notes();
    markup.element("figure", &[], |markup| {
        let description = description(published, &indicator.as_counted(), verdict);
        chart.write(markup, &address, &title, &description);
        if !notes.is_empty() {
            markup.line("figcaption", &[], &notes.concat());
        }
    });
}

/// The chart in a sentence: every value, the target, the verdict.
fn description(published: &Published<'_>, counted: &Indicator, verdict: &str) -> String {
    let value = |measured: &Measured| counted.written_value(&measured.value, words::NOT_MEASURED_ALOUD);
    let baseline = counted.baseline.iter().map(|measured| words::at(words::BASELINE, &value(measured)));
    let years = counted.actual.until(published.as_of);
    let years = years.map(|(year, measured)| words::at(&year.to_string(), &value(measured)));
    let target = Some(label::target(counted)).filter(|target| !target.is_empty());
    let target = target.map(|target| words::target(&target));
    let good = Some(words::good_side(counted.direction)).filter(|side| !side.is_empty() && target.is_some());
    let values = baseline.chain(years).collect::<Vec<_>>().join(words::COMMA);
    let verdict = words::at(words::VERDICT, verdict);
    let sentences = [Some(values), target, good.map(str::to_owned), Some(verdict)];
    sentences.into_iter().flatten().map(|sentence| sentence + words::STOP).collect()
}

/// The values by year, of 累計 with the sums by then; numbers bare, the unit in the head.
fn write_values(markup: &mut Markup, published: &Published<'_>, indicator: &Indicator) {
    let is_sum = indicator.basis == Basis::Cumulative;
    let counted = indicator.as_counted();
    let head = |column: &str| match indicator.unit.as_deref().filter(|_| indicator.is_numeric()) {
        Some(unit) => words::in_unit(column, unit),
        None => column.to_owned(),
    };
    let class = if indicator.is_numeric() { "years" } else { "years words" };
    markup.element("table", &[("class", class)], |markup| {
        markup.line("caption", &[("class", "aloud")], &words::values_of(&indicator.name));
        markup.element("thead", &[], |markup| {
            markup.element("tr", &[], |markup| {
                let sum = is_sum.then(|| head(words::SUM));
                let columns = [words::YEAR.to_owned(), head(words::VALUE)].into_iter().chain(sum);
                for column in columns.chain([words::NOTE.to_owned()]) {
                    markup.line("th", &[("scope", "col")], &column);
                }
            });
        });
        markup.element("tbody", &[], |markup| {
            let row = |markup: &mut Markup, year: Option<FiscalYear>, measured: Option<&Measured>| {
                let sum = year.and_then(|year| counted.actual.get(year));
                let judged = if is_sum { sum.filter(|_| measured.is_some()) } else { measured };
                write_row(markup, indicator, year, measured, is_sum.then_some(judged), judged);
            };
            row(markup, None, indicator.baseline.as_ref());
            for year in published.plan.years.iter().filter(|year| **year <= published.as_of) {
                row(markup, Some(*year), indicator.actual.get(*year));
            }
        });
        markup.element("tfoot", &[], |markup| write_target(markup, indicator, is_sum));
    });
}

/// A line of the table: the baseline (no year) or a year. `sum` is a column of its own where there is one,
/// `judged` what is held against the target.
fn write_row(
    markup: &mut Markup,
    indicator: &Indicator,
    year: Option<FiscalYear>,
    measured: Option<&Measured>,
    sum: Option<Option<&Measured>>,
    judged: Option<&Measured>,
) {
    // A sum below its limit may still grow; a baseline of a sum is no part of it.
    let can_tell = !indicator.limits_a_sum() && (sum.is_none() || year.is_some());
    let reaches = judged.filter(|_| can_tell).and_then(|measured| indicator.reaches(&measured.value)) == Some(true);
    let row: &[(&str, &str)] = if reaches { &[("class", "reached")] } else { &[] };
    markup.element("tr", row, |markup| {
        markup.element("th", &[("scope", "row")], |markup| match year {
            Some(year) => write_year(markup, year),
            None => markup.text(words::BASELINE),
        });
        write_value(markup, indicator, measured);
        if let Some(sum) = sum {
            write_value(markup, indicator, sum.filter(|_| year.is_some()));
        }
        markup.element("td", &[("class", "note")], |markup| {
            if reaches {
                markup.line("b", &[], words::REACHED);
            }
            if let Some(remark) = measured.and_then(|measured| measured.remark.as_deref()) {
                markup.line("span", &[], remark);
            }
        });
    });
}

fn write_target(markup: &mut Markup, indicator: &Indicator, is_sum: bool) {
    let Some(target) = &indicator.target else { return };
    markup.element("tr", &[], |markup| {
        markup.line("th", &[("scope", "row")], words::TARGET);
        // Of a sum it is the sum that has the target.
        if is_sum {
            markup.line("td", &[], "");
        }
        let text = label::bare_value(indicator, Some(target)) + label::target_suffix(indicator);
        markup.line("td", &[("class", class_of(indicator, Some(target)))], &text);
        markup.line("td", &[("class", "note")], target.remark.as_deref().unwrap_or_default());
    });
}

/// The letters of a number from which on it may be broken: on a telephone it would push the page out.
const LONG: usize = 12;

fn write_value(markup: &mut Markup, indicator: &Indicator, measured: Option<&Measured>) {
    markup.element("td", &[("class", class_of(indicator, measured))], |markup| match measured.map(|one| &one.value) {
        None => markup.line("span", &[("class", "aloud")], words::NOTHING),
        Some(Value::NotMeasured) => {
            markup.line("span", &[("aria-hidden", "true")], words::NOT_MEASURED);
            markup.line("span", &[("class", "aloud")], words::NOT_MEASURED_ALOUD);
        }
        Some(_) => markup.text(&label::bare_value(indicator, measured)),
    });
}

fn class_of(indicator: &Indicator, measured: Option<&Measured>) -> &'static str {
    match measured.map(|measured| &measured.value) {
        Some(Value::Word(_)) => "word",
        Some(Value::Number(_)) if cells::width(&label::bare_value(indicator, measured)) > LONG => "number long",
        _ => "number",
    }
}
