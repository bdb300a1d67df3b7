//! How much each department has, and how it stands.

use super::markup::Markup;
use super::published::{Published, heading};
use crate::label;
use crate::plan::{Achievement, StatusClass, Tally};
use crate::query::summary_by_department;
use crate::words::{publication as words, screen, summary};

/// A column: its head and its number.
type Column<'a> = (&'a str, fn(&Tally) -> usize);

/// The columns about actions and about indicators; those for what nobody has recorded only where there is any.
fn columns<'a>(published: &Published<'a>, whole: &Tally, unmet: &'a str) -> [Vec<Column<'a>>; 2] {
    let class = |class| label::status_class(published.plan, class);
    let of_actions: [Column<'a>; 5] = [
        (words::ALL, Tally::actions),
        (class(StatusClass::Done), |tally| tally.done),
        (class(StatusClass::Partly), |tally| tally.partly),
        (class(StatusClass::NotDone), |tally| tally.not_done),
        (published.without_status(), |tally| tally.unrecorded),
    ];
    let of_indicators: [Column<'a>; 4] = [
        (words::ALL, Tally::indicators),
        (screen::achievement(Achievement::Met), |tally| tally.met),
        (unmet, |tally| tally.unmet),
        (published.without_verdict(), |tally| tally.unjudged),
    ];
    let is_used = |(at, column): &(usize, Column<'a>), last: usize| *at < last || column.1(whole) > 0;
    let used = |columns: &[Column<'a>]| {
        let last = columns.len() - 1;
        columns.iter().copied().enumerate().filter(|one| is_used(one, last)).map(|(_, column)| column).collect()
    };
    [used(&of_actions), used(&of_indicators)]
}

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
    let unmet = screen::achievement(Achievement::Unmet);
    let open = published.open(selection.indicators.iter().copied());
    let unmet = if open > 0 && open == whole.unmet { words::under_way(unmet) } else { unmet.to_owned() };
    let columns = columns(published, &whole, &unmet);
    let id = published.section("departments");
    markup.element("section", &[("class", "departments"), ("aria-labelledby", &id)], |markup| {
        heading(markup, published.level + 1, &id, |markup| markup.text(words::DEPARTMENTS));
        let attributes = [("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-label", words::DEPARTMENTS)];
        markup.element("div", &attributes, |markup| {
            markup.element("table", &[("class", "matrix")], |markup| {
                markup.line("caption", &[("class", "aloud")], words::DEPARTMENTS);
                write_head(markup, &columns);
                markup.element("tbody", &[], |markup| {
                    for (department, line) in &lines {
                        let name = department.map(|id| plan.department(id).name.as_str());
                        write_row(markup, name.unwrap_or(words::NO_DEPARTMENT), name, &columns, &line.tally);
                    }
                });
                markup.element("tfoot", &[], |markup| write_row(markup, words::TOTAL, None, &columns, &whole));
            });
        });
        let entries = |tally: &Tally| tally.actions() + tally.indicators();
        if lines.iter().map(|(_, line)| entries(&line.tally)).sum::<usize>() > entries(&whole) {
            markup.line("p", &[("class", "remark")], summary::SEVERAL);
        }
    });
}

fn write_head(markup: &mut Markup, columns: &[Vec<Column<'_>>; 2]) {
    markup.element("thead", &[], |markup| {
        markup.element("tr", &[], |markup| {
            markup.line("th", &[("scope", "col"), ("rowspan", "2")], words::DEPARTMENT);
            for (group, columns) in [words::ACTIONS, words::INDICATORS].into_iter().zip(columns) {
                let span = columns.len().to_string();
                markup.line("th", &[("scope", "colgroup"), ("colspan", &span)], group);
            }
        });
        markup.element("tr", &[], |markup| {
            for (column, _) in columns.iter().flatten() {
                markup.line("th", &[("scope", "col")], column);
            }
        });
    });
}

/// A line of numbers. `filter` is the name by which the script can filter the page.
fn write_row(markup: &mut Markup, name: &str, filter: Option<&str>, columns: &[Vec<Column<'_>>; 2], tally: &Tally) {
    markup.element("tr", &[], |markup| {
        let filter = filter.map(|filter| ("data-filter", filter));
        let attributes: Vec<(&'static str, &str)> = [("scope", "row")].into_iter().chain(filter).collect();
        markup.line("th", &attributes, name);
        for (_, count) in columns.iter().flatten() {
            let count = count(tally);
            let attributes: &[(&str, &str)] = if count == 0 { &[("class", "zero")] } else { &[] };
            markup.line("td", attributes, &count.to_string());
        }
    });
}
