//! What is on the screen as plain text, for a file: the same lines, all of them, at a fixed width.

use super::{indicators, timeline};
use crate::plan::Subject;
use crate::tui::app::Session;
use crate::tui::label;
use crate::tui::layout::{IndicatorColumns, TimelineColumns};
use crate::tui::look::Look;
use crate::tui::rows::{action_row, indicator_row};
use crate::tui::strip::Strip;
use crate::visible::visible;
use crate::words::screen as words;

/// The cells of a line.
const WIDTH: usize = 120;

/// The actions and indicators under the selected node that the filter leaves.
pub fn listing(session: &Session, look: &Look) -> String {
    let plan = session.plan();
    let mut lines = vec![
        format!("{} {}", plan.title, words::as_of(&session.as_of().label(session.calendar))),
        label::subject(plan, Subject::Node(session.selected)),
    ];
    lines.retain({
        let mut seen = String::new();
        move |line| std::mem::replace(&mut seen, line.clone()) != *line
    });
    if !session.filter.is_empty() {
        lines.push(label::filter(&session.filter));
    }
    for line in &mut lines {
        *line = visible(line);
    }
    let mut add = |strip: &Strip| lines.push(strip.text().trim_end().to_owned());
    add(&Strip::new(look));
    let columns = TimelineColumns::of(WIDTH, plan.years.len());
    let years = timeline::years_shown(session, &columns);
    add(&timeline::year_line(session, &columns, look));
    for id in session.actions() {
        for line in timeline::strips(&action_row(session, *id), &columns, years.clone(), WIDTH, look) {
            add(&line);
        }
    }
    add(&Strip::new(look));
    let columns = IndicatorColumns::of(WIDTH, plan.years.len());
    add(&indicators::column_line(session, &columns, look));
    for id in session.indicators() {
        for line in indicators::strips(&indicator_row(session, *id), &columns, WIDTH, look) {
            add(&line);
        }
    }
    lines.join("\n") + "\n"
}
