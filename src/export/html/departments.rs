//! How much each department has, and how it stands.

use super::markup::Markup;
use super::published::{Published, heading};
use crate::plan::Tally;
use crate::query::summary_by_department;
use crate::words::{publication as words, summary};

/// A column: its head and its number.
type Column = (&'static str, fn(&Tally) -> usize);

const OF_ACTIONS: [Column; 4] = [
    (words::ALL, Tally::actions),
    (summary::DONE, |tally| tally.done),
    (summary::PARTLY, |tally| tally.partly),
    (summary::NOT_DONE, Tally::open),
];
const OF_INDICATORS: [Column; 4] = [
    (words::ALL, Tally::indicators),
    (summary::MET, |tally| tally.met),
    (summary::UNMET, |tally| tally.unmet),
    (summary::UNJUDGED, |tally| tally.unjudged),
];

/// Writes the section; nothing where no department has anything.
pub(super) fn write_departments(markup: &mut Markup, published: &Published<'_>) {
    let Published { plan, selection, as_of, .. } = published;
    // Findings are for those who keep the file: none are counted here.
    let mut lines = summary_by_department(plan, &[], selection, *as_of);
    lines.retain(|(_, line)| line.tally != Tally::default());
    if lines.iter().all(|(department, _)| department.is_none()) {
        return;
    }
    let whole = Tally::of(plan, selection.actions.iter().copied(), selection.indicators.iter().copied(), *as_of);
    let id = published.section("departments");
    markup.element("section", &[("class", "departments"), ("aria-labelledby", &id)], |markup| {
        heading(markup, published.level + 1, &id, |markup| markup.text(words::DEPARTMENTS));
        let attributes = [("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-label", words::DEPARTMENTS)];
        markup.element("div", &attributes, |markup| {
            markup.element("table", &[("class", "matrix")], |markup| {
                markup.line("caption", &[("class", "aloud")], words::DEPARTMENTS);
                write_head(markup);
                markup.element("tbody", &[], |markup| {
                    for (department, line) in &lines {
                        let name = department.map(|id| plan.department(id).name.as_str());
                        write_row(markup, name.unwrap_or(words::NO_DEPARTMENT), name, &line.tally);
                    }
                });
                markup.element("tfoot", &[], |markup| write_row(markup, words::TOTAL, None, &whole));
            });
        });
        let entries = |tally: &Tally| tally.actions() + tally.indicators();
        if lines.iter().map(|(_, line)| entries(&line.tally)).sum::<usize>() > entries(&whole) {
            markup.line("p", &[("class", "remark")], summary::SEVERAL);
        }
    });
}

fn write_head(markup: &mut Markup) {
    markup.element("thead", &[], |markup| {
        markup.element("tr", &[], |markup| {
            markup.line("th", &[("scope", "col"), ("rowspan", "2")], words::DEPARTMENT);
            for group in [words::ACTIONS, words::INDICATORS] {
                markup.line("th", &[("scope", "colgroup"), ("colspan", "4")], group);
            }
        });
        markup.element("tr", &[], |markup| {
            for (column, _) in OF_ACTIONS.iter().chain(&OF_INDICATORS) {
                markup.line("th", &[("scope", "col")], column);
            }
        });
    });
}

/// A line of numbers. `filter` is the name by which the script can filter the page.
fn write_row(markup: &mut Markup, name: &str, filter: Option<&str>, tally: &Tally) {
    markup.element("tr", &[], |markup| {
        let filter = filter.map(|filter| ("data-filter", filter));
        let attributes: Vec<(&'static str, &str)> = [("scope", "row")].into_iter().chain(filter).collect();
        markup.line("th", &attributes, name);
        for (_, count) in OF_ACTIONS.iter().chain(&OF_INDICATORS) {
            let count = count(tally);
            let attributes: &[(&str, &str)] = if count == 0 { &[("class", "zero")] } else { &[] };
            markup.line("td", attributes, &count.to_string());
        }
    });
}
