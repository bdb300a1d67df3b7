//! The 工程 pane: for each action its planned row over its actual row.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{canvas, entries};
use crate::tui::app::{App, Focus, Session};
use crate::tui::layout::{TimelineColumns, window};
use crate::tui::look::Look;
use crate::tui::rows::{self, ActionRow, Cell, Text, action_row};
use crate::tui::strip::Strip;
use crate::tui::text;
use crate::tui::tone::Tone;
use crate::words::screen as words;

/// Draws the pane.
pub fn draw(buffer: &mut Buffer, app: &App, area: Rect) {
    let (session, look) = (&app.session, &app.look);
    let actions = session.actions();
    let columns = app.timeline_columns();
    canvas::put(buffer, canvas::line(area, 1), &year_line(session, &columns, look));
    let years = years_shown(session, &columns);
    let strips_of = |at: usize| {
        let row = action_row(session, actions[at]);
        strips(&row, &columns, years.clone(), usize::from(area.width), look)
    };
    entries::draw(buffer, app, area, Focus::Timeline, actions.len(), columns.name, strips_of);
}

/// The years that have a column: all, or as many as fit, the one looked at among them.
fn years_shown(session: &Session, columns: &TimelineColumns) -> Range<usize> {
    window(session.plan().years.len(), columns.years, session.year_index())
}

/// The names of the columns.
fn year_line<'a>(session: &Session, columns: &TimelineColumns, look: &'a Look) -> Strip<'a> {
    let mut line = Strip::new(look);
    if columns.name.is_some() {
        line.put(words::ACTIONS, Tone::Faint);
    }
    line.blank_to(columns.years_at());
    let years = &session.plan().years;
    let shown = years_shown(session, columns);
    for (at, year) in years.iter().enumerate().take(shown.end).skip(shown.start) {
        let tone = if *year == session.as_of() { Tone::Strong } else { Tone::Faint };
        // A mark where years before the first or behind the last have no column.
        let more_before = at == shown.start && at > 0;
        let more_behind = at + 1 == shown.end && at + 1 < years.len();
        let mark = |more| if more { look.glyphs.ellipsis } else { "" };
        let name = format!("{}{}{}", mark(more_before), year.label(session.calendar), mark(more_behind));
        line.put_left(&name, columns.year, tone);
    }
    if columns.status.is_some() {
        line.put(" ", Tone::Plain).put(words::STATUS, Tone::Faint);
    }
    line
}

/// The lines of one action.
fn strips<'a>(
    row: &ActionRow,
    columns: &TimelineColumns,
    years: Range<usize>,
    width: usize,
    look: &'a Look,
) -> Vec<Strip<'a>> {
    let slip = words::slip(row.slip);
    let (status_tone, slip_tone) = (rows::status_tone(row.class), rows::slip_tone(row.slip));
    let mut planned = Strip::new(look);
    let mut actual = Strip::new(look);
    let Some((name, status)) = columns.name.zip(columns.status) else {
        let mut right = Strip::of(&row.status, status_tone, look);
        if !slip.is_empty() {
            right.put(" ", Tone::Plain).put(&slip, slip_tone);
        }
        let mut title = Strip::new(look);
        title.put_marked(&row.label.written, Tone::Strong, &mut row.label.marks());
        course(&mut planned, words::PLANNED, &row.planned[years.clone()], columns, false, look);
        course(&mut actual, words::ACTUAL, &row.actual[years], columns, true, look);
        return vec![title.justified(&right, width), planned, actual];
    };
    let mut marks = row.label.marks();
    let names = look.wrap(&row.label.written, name);
    planned.put_marked(names.first().map_or("", String::as_str), Tone::Strong, &mut marks).blank_to(name + 1);
    let mut departments = Strip::new(look);
    departments.put("  ", Tone::Plain).put_marked(&row.departments.written, Tone::Faint, &mut row.departments.marks());
    let rest = names.get(1..).unwrap_or_default().concat();
    let mut under = Strip::new(look);
    under.put_marked(&rest, Tone::Strong, &mut marks);
    // Behind the rest of a long name departments stand only whole.
    if rest.is_empty() || under.width() + departments.width() <= name {
        under.append(&departments);
    }
    actual.append(&under.cut(name)).blank_to(name + 1);
    course(&mut planned, words::PLANNED, &row.planned[years.clone()], columns, false, look);
    course(&mut actual, words::ACTUAL, &row.actual[years], columns, true, look);
    planned.put(" ", Tone::Plain).put_cut(&row.status, status - 1, status_tone);
    actual.put(" ", Tone::Plain).put_cut(&slip, status - 1, slip_tone);
    vec![planned, actual]
}

/// Label and cells of a row. A stage and the years it goes on for are drawn as one: its words, then a
/// bar as high as its phase.
fn course(line: &mut Strip, label: &str, cells: &[Cell], columns: &TimelineColumns, actual: bool, look: &Look) {
    line.put_left(label, columns.label, Tone::Faint);
    let nothing = Text::default();
    let mut at = 0;
    while let Some(cell) = cells.get(at) {
        let more = cells[at + 1..].iter().take_while(|cell| matches!(cell, Cell::GoesOn(_))).count();
        let (words, phase) = match cell {
            Cell::Empty => {
                line.blank_to(line.width() + columns.year);
                at += 1;
                continue;
            }
            Cell::Begins(words, phase) => (words, *phase),
            Cell::GoesOn(phase) => (&nothing, *phase),
        };
        let end = line.width() + columns.year * (more + 1);
        let (tone, bar_tone) =
            if actual { (Tone::Stage(phase), Tone::Stage(phase)) } else { (Tone::Plain, Tone::Faint) };
        let shown = fitted(&words.written, columns.year * (more + 1) - 1, look);
        line.put_marked(&shown, tone, &mut words.marks());
        let bar = phase.map_or(look.glyphs.unranked, |phase| look.glyphs.phases[phase as usize]);
        if line.width() + 2 < end {
            if !shown.is_empty() {
                line.put(" ", Tone::Plain);
            }
            line.fill_to(bar, end - 1, bar_tone);
        }
        line.blank_to(end);
        at += more + 1;
    }
}

/// Stage words in at most `cells`: whole, else without ・ and blanks, else cut.
fn fitted(stage: &str, cells: usize, look: &Look) -> String {
    let clean = look.clean(stage);
    if text::width(&clean) <= cells {
        return clean.into_owned();
    }
    let close: String = clean.chars().filter(|c| *c != ' ' && !words::BETWEEN.contains(*c)).collect();
    look.cut(&close, cells)
}
