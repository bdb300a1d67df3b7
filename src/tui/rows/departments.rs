//! 担当課別: a line per department with what is counted of it.

use super::lines::Lines;
use crate::label;
use crate::query::{Figure, Summary};
use crate::tui::app::{App, DepartmentTable, Session};
use crate::tui::look::Look;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{screen, summary as words};

/// The fewest cells of a column, and how many more it gets where there is room.
const COLUMN: usize = 5;
const WIDER: usize = 3;

/// The cells that names of departments get before the columns get any wider, and those that they keep
/// before a column is left out.
const NAME: usize = 24;
const SHORT_NAME: usize = 14;

/// What can best be missed on a narrow screen, first.
const DISPENSABLE: [Figure; 6] =
    [Figure::Unjudged, Figure::Actions, Figure::Met, Figure::Findings, Figure::Partly, Figure::Missing];

/// What of the table is shown, and in how many cells.
struct Columns {
    figures: Vec<(Figure, usize)>,
    name: usize,
}

impl Columns {
    fn of(width: usize) -> Self {
        let mut figures = Figure::ALL.to_vec();
        let needed = |figures: &[Figure]| figures.iter().map(|figure| least(*figure)).sum::<usize>();
        for figure in DISPENSABLE {
            if needed(&figures) + SHORT_NAME > width {
                figures.retain(|other| *other != figure);
            }
        }
        let spare = width.saturating_sub(needed(&figures) + NAME);
        let wider = (spare / figures.len().max(1)).min(WIDER);
        let figures: Vec<_> = figures.into_iter().map(|figure| (figure, least(figure) + wider)).collect();
        let name = width.saturating_sub(figures.iter().map(|(_, cells)| cells).sum());
        Self { figures, name }
    }
}

/// The least cells of a figure's column: more before the indicators and before what is about the file.
fn least(figure: Figure) -> usize {
    match figure {
        Figure::Met | Figure::Findings => COLUMN + 1,
        Figure::Missing => COLUMN + 3,
        _ => COLUMN,
    }
}

/// The table: a line of headings, a line for all together, and the departments.
pub struct DepartmentRows<'a> {
    /// How it is sorted and what is counted, in words.
    pub about: String,
    /// Headings and what all come to.
    pub head: Vec<Strip<'a>>,
    /// The departments.
    pub lines: Lines<'a>,
}

/// The table as it is sorted.
pub fn departments(app: &App, width: usize) -> DepartmentRows<'_> {
    let (session, look, table) = (&app.session, &app.look, &app.department_table);
    let columns = Columns::of(width);
    let lines = table.lines(session);
    let total = session.department_counts().total;
    let entries = |summary: &Summary| summary.tally.actions() + summary.tally.indicators();
    let counted: usize = lines.iter().map(|(_, summary)| entries(summary)).sum();
    DepartmentRows {
        about: about(session, table, counted > entries(&total)),
        head: vec![headings(table, &columns, look), row(words::TOTAL, &total, Tone::Strong, &columns, look)],
        lines: Lines::of(lines.len(), move |at| {
            let (key, summary) = lines.get(at)?;
            let text = key.map_or(words::NO_DEPARTMENT, |id| &session.plan().department(id).name);
            Some(row(text, summary, Tone::Plain, &columns, look))
        }),
    }
}

/// The same table for a file.
pub fn departments_listing(app: &App, width: usize) -> String {
    let session = &app.session;
    let DepartmentRows { about, head, lines } = departments(app, width);
    let year = screen::as_of(&session.as_of().label(session.calendar));
    let title = words::title(&session.plan().title, &year, &about);
    let lines = head.into_iter().chain(lines.all()).map(|line| line.text().trim_end().to_owned());
    std::iter::once(crate::tui::text::clean(&title)).chain(lines).map(|line| line + "\n").collect()
}

fn about(session: &Session, table: &DepartmentTable, several: bool) -> String {
    let filter = &session.filter;
    let order = match (table.column, table.reversed) {
        (None, false) => words::PLAN_ORDER.to_owned(),
        (None, true) => words::PLAN_ORDER_REVERSED.to_owned(),
        (Some(figure), reversed) => words::sorted(figure.heading(), reversed),
    };
    let mut parts = vec![order];
    if !filter.text.is_empty() {
        parts.push(words::within(&label::text_part(filter)));
    }
    if !filter.departments.is_empty() || !filter.choices.is_empty() {
        parts.push(words::WHATEVER_THE_FILTER.to_owned());
    }
    if several {
        parts.push(words::SEVERAL_SHORT.to_owned());
    }
    parts.join(words::BETWEEN_PARTS)
}

fn headings<'a>(table: &DepartmentTable, columns: &Columns, look: &'a Look) -> Strip<'a> {
    let tone = |column| if table.column == column { Tone::Focus } else { Tone::Faint };
    let mut line = Strip::of(words::DEPARTMENT, tone(None), look);
    line.blank_to(columns.name);
    for (figure, cells) in &columns.figures {
        // The mark of the sorted column lies on the word alone.
        let start = line.width() + cells - look.width(figure.heading());
        line.blank_to(start).put(figure.heading(), tone(Some(*figure)));
    }
    line
}

fn row<'a>(text: &str, summary: &Summary, tone: Tone, columns: &Columns, look: &'a Look) -> Strip<'a> {
    let mut line = Strip::new(look);
    line.put_left(text, columns.name.saturating_sub(1), tone).blank_to(columns.name);
    for (figure, cells) in &columns.figures {
        let count = figure.of(summary);
        let tone = if count == 0 { Tone::Faint } else { tone_of(*figure) };
        line.put_right(&count.to_string(), *cells, tone);
    }
    line
}

fn tone_of(figure: Figure) -> Tone {
    match figure {
        Figure::Actions | Figure::Findings => Tone::Plain,
        Figure::Done | Figure::Met => Tone::Good,
        Figure::Partly | Figure::Late | Figure::Unjudged | Figure::Missing => Tone::Fair,
        Figure::NotDone | Figure::Unmet => Tone::Poor,
    }
}
