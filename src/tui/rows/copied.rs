//! What a line or a pane is as tab- or comma-separated text, for a spreadsheet or a mail: every column in full.
//!
//! Invariant: a line has as many tabs as its heading, whatever stands in the plan, and no control
//! characters but those.

use std::collections::BTreeSet;

use crate::label;
use crate::plan::{ActionId, FiscalYear, Indicator, IndicatorId, Measured, NodeId, Schedule, Subject, Value, grouped};
use crate::query::{Figure, Summary, phrase};
use crate::tui::app::{App, AttentionLine, Overlay, Session};
use crate::tui::layout::Focus;
use crate::tui::text;
use crate::words::{
    attention as attention_words, copied as words, found as found_words, screen, summary as summary_words,
};

/// What tells a spreadsheet that a file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The line of that entry, without a heading; the plan as a whole is the line of its root.
pub fn copied_line(session: &Session, subject: Subject) -> String {
    joined(&match subject {
        Subject::Plan | Subject::Totals => node(session, NodeId::ROOT),
        Subject::Node(id) => node(session, id),
        Subject::Action(id) => action(session, id),
        Subject::Indicator(id) => indicator(session, id),
    })
}

/// A table, and how many entries are in it: neither its heading nor what they come to is one, and one that
/// stands in several groups is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedTable {
    /// A line of headings, and the others, cell by cell.
    lines: Vec<Vec<String>>,
    /// The entries.
    pub entries: usize,
}

impl CopiedTable {
    /// Tab-separated text.
    pub fn tsv(&self) -> String {
        self.lines.iter().map(|cells| joined(cells)).collect()
    }

    /// Comma-separated text as spreadsheets of offices open it: with a mark that says UTF-8.
    pub fn csv(&self) -> String {
        let line = |cells: &Vec<String>| cells.iter().map(|cell| csv_cell(cell)).collect::<Vec<_>>().join(",") + "\r\n";
        std::iter::once(BYTE_ORDER_MARK.to_owned()).chain(self.lines.iter().map(line)).collect()
    }
}

/// The table that is shown: the list that lies over the panes, else the pane that has the keys.
pub fn shown_table(app: &App) -> CopiedTable {
    match app.overlays.last() {
        Some(Overlay::Attention) => copied_attention(app),
        Some(Overlay::Findings) => copied_findings(&app.session),
        Some(Overlay::DepartmentTable) => copied_departments(app),
        _ => copied_table(&app.session, app.focus, &app.tree.lines(&app.session)),
    }
}

/// A pane's heading and all its lines under the filter, those out of sight too; `nodes` are the lines of
/// the tree.
pub fn copied_table(session: &Session, pane: Focus, nodes: &[NodeId]) -> CopiedTable {
    let mut lines = vec![heading(session, pane)];
    match pane {
        Focus::Tree => lines.extend(nodes.iter().map(|id| node(session, *id))),
        Focus::Timeline => lines.extend(session.actions().iter().map(|id| action(session, *id))),
        Focus::Indicators => lines.extend(session.indicators().iter().map(|id| indicator(session, *id))),
    }
    CopiedTable { entries: lines.len() - 1, lines }
}

/// 要対応 with a heading: every entry under each of its groups, with all reasons.
pub fn copied_attention(app: &App) -> CopiedTable {
    let session = &app.session;
    let plan = session.plan();
    let mut lines = vec![words::ATTENTION_COLUMNS.map(str::to_owned).to_vec()];
    let (mut group_name, mut entries) = (String::new(), BTreeSet::new());
    for line in app.attention.lines(session) {
        match *line {
            AttentionLine::Heading(group, _) => group_name = super::attention::group_name(session, group),
            AttentionLine::Entry(at) => lines.extend(session.attention_at(at).map(|attention| {
                entries.insert(at);
                let phrase = |reason| phrase(plan, attention.subject, reason, session.as_of(), session.calendar);
                let reasons: Vec<String> = attention.reasons.iter().map(phrase).collect();
                vec![
                    group_name.clone(),
                    super::attention::kind(attention.subject).to_owned(),
                    label::subject(plan, attention.subject),
                    plan.department_names(plan.answering_for(attention.subject)).join(screen::COMMA),
                    reasons.join(attention_words::BETWEEN_REASONS),
                ]
            })),
        }
    }
    CopiedTable { lines, entries: entries.len() }
}

/// 点検 with a heading, as the list stands.
pub fn copied_findings(session: &Session) -> CopiedTable {
    let found = session.found().into_iter().filter_map(|found| super::found::cells(session, found));
    let lines: Vec<Vec<String>> =
        std::iter::once(found_words::COLUMNS.map(str::to_owned).to_vec()).chain(found).collect();
    CopiedTable { entries: lines.len() - 1, lines }
}

/// The table of departments with a heading, as it is sorted, and what all come to.
pub fn copied_departments(app: &App) -> CopiedTable {
    let (session, table) = (&app.session, &app.department_table);
    let row = |name: &str, summary: &Summary| -> Vec<String> {
        std::iter::once(name.to_owned()).chain(Figure::ALL.map(|figure| figure.of(summary).to_string())).collect()
    };
    let headings = Figure::ALL.map(|figure| figure.heading().to_owned());
    let mut lines = vec![std::iter::once(summary_words::DEPARTMENT.to_owned()).chain(headings).collect()];
    lines.extend(table.lines(session).iter().map(|(id, summary)| {
        row(id.map_or(summary_words::NO_DEPARTMENT, |id| &session.plan().department(id).name), summary)
    }));
    let departments = lines.len() - 1;
    lines.push(row(summary_words::TOTAL, &session.department_counts().total));
    CopiedTable { lines, entries: departments }
}

/// The columns of a pane by name.
fn heading(session: &Session, pane: Focus) -> Vec<String> {
    let years = session.plan().years.iter().map(|year| year.label(session.calendar));
    let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    match pane {
        Focus::Tree => own(&words::NODE_COLUMNS),
        Focus::Timeline => {
            let planned = years.clone().map(|year| format!("{} {year}", screen::PLANNED_FULL));
            let actual = years.map(|year| format!("{} {year}", screen::ACTUAL_FULL));
            own(&words::ACTION_COLUMNS).into_iter().chain(planned).chain(actual).collect()
        }
        Focus::Indicators => own(&words::INDICATOR_COLUMNS).into_iter().chain(years).collect(),
    }
}

fn node(session: &Session, id: NodeId) -> Vec<String> {
    let plan = session.plan();
    let node = plan.tree.node(id);
    let tally = session.tally(id);
    let (level, number, name) = match id {
        NodeId::ROOT => (String::new(), String::new(), plan.title.clone()),
        _ => {
            let level = node.depth.checked_sub(1).and_then(|at| plan.levels.get(at)).cloned();
            (level.unwrap_or_default(), node.number.clone().unwrap_or_default(), node.name.clone())
        }
    };
    let counts = [tally.actions(), tally.done, tally.partly, tally.open(), tally.indicators(), tally.met, tally.unmet];
    [level, number, name].into_iter().chain(counts.map(|count| count.to_string())).collect()
}

fn action(session: &Session, id: ActionId) -> Vec<String> {
    let (plan, as_of) = (session.plan(), session.as_of());
    let action = plan.action(id);
    let cells = [
        action.number.clone(),
        action.name.clone(),
        plan.department_names(&action.departments).join(screen::COMMA),
        super::marked_standing(session, Subject::Action(id)).0,
        screen::slip(plan.slip_beside_status(id, as_of)),
    ];
    let last = plan.years.last().copied().unwrap_or(as_of);
    let stages = |schedule: &Schedule, last: FiscalYear| -> Vec<String> {
        let stage = |year: &FiscalYear| schedule.0.get(*year).filter(|_| *year <= last);
        plan.years.iter().map(|year| stage(year).map_or_else(String::new, |stage| stage.text())).collect()
    };
    cells.into_iter().chain(stages(&action.planned, last)).chain(stages(&action.actual, as_of)).collect()
}

fn indicator(session: &Session, id: IndicatorId) -> Vec<String> {
    let (plan, as_of) = (session.plan(), session.as_of());
    let indicator = plan.indicator(id);
    let plain = |measured: Option<&Measured>| measured.map_or_else(String::new, |found| value(indicator, found));
    let cells = [
        indicator.name.clone(),
        plan.department_names(plan.departments_of(id)).join(screen::COMMA),
        plain(indicator.as_counted().latest(as_of).map(|(_, measured)| measured)),
        label::target(indicator),
        super::marked_standing(session, Subject::Indicator(id)).0,
        indicator.unit.clone().unwrap_or_default(),
        plain(indicator.baseline.as_ref()),
    ];
    let years = plan.years.iter().map(|year| plain(indicator.actual.get(*year).filter(|_| *year <= as_of)));
    cells.into_iter().chain(years).collect()
}

/// A value without its unit, which has a column of its own: a spreadsheet takes it for a number.
fn value(indicator: &Indicator, measured: &Measured) -> String {
    match &measured.value {
        Value::Number(number) => grouped(*number, indicator.decimals()),
        Value::Word(_) | Value::NotMeasured => label::value(indicator, measured),
    }
}

/// A cell of a comma-separated line. A spreadsheet would compute what looks like a formula: an apostrophe
/// keeps it text.
fn csv_cell(cell: &str) -> String {
    let clean = text::clean(cell);
    let is_number = || clean.replace(',', "").parse::<f64>().is_ok();
    let is_formula = clean.starts_with(['=', '+', '-', '@']) && clean.chars().count() > 1 && !is_number();
    let clean = if is_formula { format!("'{clean}") } else { clean };
    if clean.contains([',', '"']) { format!("\"{}\"", clean.replace('"', "\"\"")) } else { clean }
}

/// Cells as one line. Cleaning turns tabs and line breaks within a cell into blanks.
fn joined(cells: &[String]) -> String {
    cells.iter().map(|cell| text::clean(cell)).collect::<Vec<_>>().join("\t") + "\n"
}
