//! The counts of a node year by year with their change, in its detail.

use super::page::Page;
use crate::label;
use crate::plan::Achievement::{Met, Unmet};
use crate::plan::{FiscalYear, NodeId, StatusClass, Tally};
use crate::tui::app::Session;
use crate::tui::strip::Strip;
use crate::tui::text;
use crate::tui::tone::Tone;
use crate::words::{detail as words, screen};

/// The cells of a row's name.
const NAME: usize = 14;

/// What a row counts.
struct Row {
    name: String,
    tone: Tone,
    count: fn(&Tally) -> usize,
}

/// Writes the table up to the year looked at: of many years the last that fit. Nothing where there is only
/// one year to show.
pub(super) fn history(session: &Session, id: NodeId, page: &mut Page) {
    let years: Vec<(FiscalYear, Tally)> = session.history(id).collect();
    let rows: Vec<Row> = rows(session, &years);
    if years.len() < 2 || rows.is_empty() {
        return;
    }
    page.heading(words::BY_YEAR);
    let names: Vec<String> = years.iter().map(|(year, _)| name(session, *year)).collect();
    let cells: Vec<Vec<(String, String)>> = rows.iter().map(|row| cells(row, &years)).collect();
    let widest = |part: fn(&(String, String)) -> &String| {
        cells.iter().flatten().map(|cell| text::width(part(cell))).max().unwrap_or(0)
    };
    let (count, change) = (widest(|cell| &cell.0).max(3), widest(|cell| &cell.1).max(1));
    let column = (count + change).max(names.iter().map(|name| text::width(name)).max().unwrap_or(0)) + 2;
    let shown = (page.width.saturating_sub(NAME) / column).clamp(1, years.len());
    let first = years.len() - shown;
    let mut head = Strip::new(page.look);
    head.blank_to(NAME);
    for (at, name) in names.iter().enumerate().skip(first) {
        let tone = if at + 1 == names.len() { Tone::Strong } else { Tone::Faint };
        let end = head.width() + column;
        // Its number over the counts and the mark behind them, so that the eye goes down one line.
        let cells = count + usize::from(name.ends_with(screen::COMPUTED_MARK));
        head.put_right(name, cells.max(text::width(name)), tone).blank_to(end);
    }
    page.line(&head);
    for (row, cells) in rows.iter().zip(&cells) {
        let mut line = Strip::new(page.look);
        line.put_left(&row.name, NAME, Tone::Plain);
        for (number, change) in cells.iter().skip(first) {
            let end = line.width() + column;
            let tone = if number == "0" { Tone::Faint } else { row.tone };
            line.put_right(number, count, tone).put(" ", Tone::Plain).put(change, Tone::Faint).blank_to(end);
        }
        page.line(&line);
    }
}

/// The count of each year and its change against the year before; empty if there is none.
fn cells(row: &Row, years: &[(FiscalYear, Tally)]) -> Vec<(String, String)> {
    let mut before = None;
    let cell = |(_, tally): &(FiscalYear, Tally)| {
        let now = (row.count)(tally);
        let change = match before.replace(now) {
            Some(before) if before < now => format!("+{}", now - before),
            Some(before) if before > now => format!("-{}", before - now),
            _ => String::new(),
        };
        (now.to_string(), change)
    };
    years.iter().map(cell).collect()
}

/// The rows with something to count in any of the years.
fn rows(session: &Session, years: &[(FiscalYear, Tally)]) -> Vec<Row> {
    let plan = session.plan();
    let class = |class, count| Row {
        name: label::status_class(plan, class).to_owned(),
        tone: super::status_tone(Some(class)),
        count,
    };
    let any = |count: fn(&Tally) -> usize| years.iter().any(|(_, tally)| count(tally) > 0);
    let mut rows = Vec::new();
    if any(Tally::actions) {
        rows.push(class(StatusClass::Done, |tally| tally.done));
        rows.push(class(StatusClass::Partly, |tally| tally.partly));
        rows.push(class(StatusClass::NotDone, |tally| tally.not_done));
        rows.push(Row {
            name: label::without_status(plan, session.as_of()).to_owned(),
            tone: Tone::Poor,
            count: |tally| tally.unrecorded,
        });
    }
    if any(Tally::indicators) {
        let named = |text: &str| words::indicators_that(text);
        rows.push(Row { name: named(screen::achievement(Met)), tone: Tone::Good, count: |tally| tally.met });
        rows.push(Row { name: named(screen::achievement(Unmet)), tone: Tone::Poor, count: |tally| tally.unmet });
        rows.push(Row {
            name: named(label::without_verdict(plan, session.as_of())),
            tone: Tone::Fair,
            count: |tally| tally.unjudged,
        });
    }
    rows.retain(|row| any(row.count));
    rows
}

/// The name of a year, marked where the document does not record how things stood in it.
fn name(session: &Session, year: FiscalYear) -> String {
    let mark = if year < session.plan().as_of { screen::COMPUTED_MARK } else { "" };
    year.label(session.calendar) + mark
}
