//! An action on the page: who, how it stands, and its planned row over its actual row.

use super::markup::Markup;
use super::published::{Published, heading, write_year};
use super::vocabulary::Vocabulary;
use crate::plan::{Action, ActionId, FiscalYear, Phase, Schedule, Slip, Stage, Subject};
use crate::words::{detail, publication as words};

/// Writes it, its name as a heading of that level.
pub(super) fn write_action(
    markup: &mut Markup,
    published: &Published<'_>,
    vocabulary: &Vocabulary,
    id: ActionId,
    level: usize,
) {
    let plan = published.plan;
    let action = plan.action(id);
    let address = published.address("a", id.index());
    let name = words::action(&action.number, &action.name);
    let standing = published.standing(Subject::Action(id));
    let attributes = [
        ("class", "entry action"),
        ("data-d", &vocabulary.places_of(plan, &action.departments)),
        ("data-s", &vocabulary.place_of_status(&standing.word)),
    ];
    markup.element("article", &attributes, |markup| {
        heading(markup, level, &address, |markup| markup.text(&name));
        markup.element("dl", &[("class", "facts")], |markup| {
            fact(markup, words::STATUS, |markup| standing.write(markup));
            let departments = plan.department_names(&action.departments);
            text_fact(markup, words::DEPARTMENT, &departments.join(words::COMMA));
            text_fact(markup, words::SLIP, &slip_in_words(published, id));
        });
        write_course(markup, published, action, &name);
        if let Some(remark) = &action.remark {
            write_remark(markup, remark);
        }
    });
}

/// A term and what is to be said of it.
pub(super) fn fact(markup: &mut Markup, name: &str, inside: impl FnOnce(&mut Markup)) {
    markup.element("div", &[], |markup| {
        markup.line("dt", &[], name);
        markup.element("dd", &[], inside);
    });
}

/// The same in text; nothing where there is none.
pub(super) fn text_fact(markup: &mut Markup, name: &str, text: &str) {
    if !text.is_empty() {
        fact(markup, name, |markup| markup.text(text));
    }
}

/// 備考.
pub(super) fn write_remark(markup: &mut Markup, remark: &str) {
    markup.element("p", &[("class", "remark")], |markup| {
        markup.line("b", &[], words::REMARK);
        markup.text(" ");
        markup.text(remark);
    });
}

/// The difference from the plan in a sentence; empty where nothing can be said.
fn slip_in_words(published: &Published<'_>, id: ActionId) -> String {
    let slip = published.plan.slip_beside_status(id, published.as_of);
    let action = published.plan.action(id);
    let Some((_, due)) = action.goal() else { return String::new() };
    // In the plan's own words: nobody outside knows the names of the ranks.
    let goal = words::goal(&action.planned.running(due), &due.to_string());
    match slip {
        Slip::Unplanned => String::new(),
        Slip::StageReached => {
            let status = published.standing(Subject::Action(id)).word;
            detail::goal_and_status(&goal, slip, &status)
        }
        Slip::NotDue | Slip::Arrived(_) | Slip::Overdue(_) => detail::goal_and_slip(&goal, slip),
    }
}

/// Years that find room beside each other on a telephone. Of more the table can be moved sideways, and then
/// by keys too.
const FIT: usize = 6;

/// The two rows as a table.
fn write_course(markup: &mut Markup, published: &Published<'_>, action: &Action, name: &str) {
    let caption = words::course_of(name);
    if published.plan.years.len() <= FIT {
        return write_table(markup, published, action, &caption);
    }
    let attributes = [("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-label", caption.as_str())];
    markup.element("div", &attributes, |markup| write_table(markup, published, action, &caption));
}

fn write_table(markup: &mut Markup, published: &Published<'_>, action: &Action, caption: &str) {
    let years = &published.plan.years;
    markup.element("table", &[("class", "course")], |markup| {
        markup.line("caption", &[("class", "aloud")], caption);
        markup.element("thead", &[], |markup| {
            markup.element("tr", &[], |markup| {
                markup.element("th", &[("scope", "col")], |markup| {
                    markup.line("span", &[("class", "aloud")], words::ROW);
                });
                for year in years {
                    markup.element("th", &[("scope", "col")], |markup| write_year(markup, *year));
                }
            });
        });
        markup.element("tbody", &[], |markup| {
            let last = years.last().copied().unwrap_or(published.as_of);
            write_row(markup, words::PLANNED, &action.planned, &[], years, last);
            write_row(markup, words::ACTUAL, &action.actual, &action.dashes, years, published.as_of);
        });
    });
}

/// One row. What came after `last` is not told.
fn write_row(
    markup: &mut Markup,
    name: &str,
    schedule: &Schedule,
    dashes: &[FiscalYear],
    years: &[FiscalYear],
    last: FiscalYear,
) {
    markup.element("tr", &[], |markup| {
        markup.line("th", &[("scope", "row")], name);
        for year in years {
            let stage = schedule.0.get(*year).filter(|_| *year <= last);
            let rank = rank(schedule.phase_in(*year).filter(|_| stage.is_some()));
            match stage {
                None if *year > last => silent_cell(markup, "", words::TO_COME),
                None if dashes.contains(year) => silent_cell(markup, words::NOT_MEASURED, words::NO_STAGE_ALOUD),
                None => silent_cell(markup, "", words::NOTHING),
                Some(Stage::Continued) => {
                    let class = format!("on phase{rank}");
                    markup.element("td", &[("class", &class)], |markup| {
                        markup.line("span", &[("class", "aloud")], &words::goes_on(&schedule.running(*year)));
                    });
                }
                Some(stage) => {
                    let class = format!("phase{rank}");
                    markup.element("td", &[("class", &class)], |markup| {
                        for (at, entry) in stage.entries().enumerate() {
                            if at > 0 {
                                markup.empty("br", &[]);
                            }
                            markup.text(entry);
                        }
                    });
                }
            }
        }
    });
}

/// A cell without a stage: what is seen, and what is read aloud in its place.
fn silent_cell(markup: &mut Markup, seen: &str, aloud: &str) {
    markup.element("td", &[("class", "empty")], |markup| {
        if !seen.is_empty() {
            markup.line("span", &[("aria-hidden", "true")], seen);
        }
        markup.line("span", &[("class", "aloud")], aloud);
    });
}

/// How dark a stage is drawn: 1 to 5, 0 for words without a rank.
pub(super) fn rank(phase: Option<Phase>) -> usize {
    let place = phase.and_then(|phase| Phase::ALL.iter().position(|other| *other == phase));
    place.map_or(0, |place| place + 1)
}
