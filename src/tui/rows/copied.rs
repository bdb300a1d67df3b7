//! What a line or a pane is as tab- or comma-separated text, for a spreadsheet or a mail: every column in full.
//!
//! Actions, indicators and 要対応 are the lists of [`export`](crate::export), so that a list copied here is the one that
//! the command line writes. Invariant: a line has as many cells as its heading, whatever stands in the plan.

use crate::export::{
    Cell, Column, CsvEncoding, Kind, Paper, Part, Standpoint, Table, TableFormat, namesakes_table, write_tables,
};
use crate::label;
use crate::plan::{NodeId, Plan, Subject};
use crate::query::{Attention, Figure, Selection, Summary};
use crate::tui::app::{App, Overlay, PlanColumn, Session};
use crate::tui::layout::Focus;
use crate::words::{copied as words, found as found_words, lists, plans as plan_words, summary as summary_words};

/// The line of that entry, without a heading; the plan as a whole is the line of its root.
pub fn copied_line(session: &Session, subject: Subject) -> String {
    let table = match subject {
        Subject::Plan | Subject::Totals => nodes_table(session, &[NodeId::ROOT]),
        Subject::Node(id) => nodes_table(session, &[id]),
        Subject::Action(id) => standpoint(session).actions(&[id]),
        Subject::Indicator(id) => standpoint(session).indicators(&[id]),
    };
    lines_of(&table)
}

/// Tab-separated text without its heading.
fn lines_of(table: &Table) -> String {
    let text = text(table, TableFormat::Tsv);
    text.split_once('\n').map_or_else(String::new, |(_, lines)| lines.to_owned())
}

/// A table, and how many entries are in it: neither its heading nor what they come to is one.
#[derive(Debug, Clone, PartialEq)]
pub struct CopiedTable {
    table: Table,
    /// The entries.
    pub entries: usize,
}

impl CopiedTable {
    fn of(table: Table) -> Self {
        Self { entries: table.rows.len(), table }
    }

    /// Tab-separated text.
    pub fn tsv(&self) -> String {
        text(&self.table, TableFormat::Tsv)
    }

    /// Text to read, nothing cut.
    pub fn text(&self) -> String {
        text(&self.table, TableFormat::Text(Paper::default()))
    }

    /// Comma-separated text as spreadsheets of offices open it: with a mark that says UTF-8.
    pub fn csv(&self) -> String {
        text(&self.table, TableFormat::Csv(CsvEncoding::Utf8Bom))
    }
}

/// The table that is shown: the list that lies over the panes, else the pane that has the keys.
pub fn shown_table(app: &App) -> CopiedTable {
    match app.overlays.last() {
        Some(Overlay::Attention) => copied_attention(app),
        Some(Overlay::Findings) => copied_findings(&app.session),
        Some(Overlay::DepartmentTable) => copied_departments(app),
        Some(Overlay::Plans) => copied_plans(&app.session),
        Some(Overlay::Namesakes) => copied_namesakes(app),
        _ => copied_pane(app, app.focus),
    }
}

/// A pane's heading and all its lines; the list of plans where the tree has a line for each.
pub fn copied_pane(app: &App, pane: Focus) -> CopiedTable {
    match pane {
        Focus::Tree if app.tree.shows_all() => copied_plans(&app.session),
        _ => copied_table(&app.session, pane, &app.tree.nodes(&app.session)),
    }
}

/// A pane's heading and all its lines under the filter, those out of sight too; `nodes` are the lines of
/// the tree.
pub fn copied_table(session: &Session, pane: Focus, nodes: &[NodeId]) -> CopiedTable {
    CopiedTable::of(match pane {
        Focus::Tree => nodes_table(session, nodes),
        Focus::Timeline => standpoint(session).actions(session.actions()),
        Focus::Indicators => standpoint(session).indicators(session.indicators()),
    })
}

/// 要対応 with a heading: every entry once, with all its departments and reasons, in the order of the document.
pub fn copied_attention(app: &App) -> CopiedTable {
    let entries: Vec<&Attention> = app.session.attention().collect();
    CopiedTable::of(standpoint(&app.session).attention(&entries, &[]))
}

/// 点検 with a heading, as the list stands.
pub fn copied_findings(session: &Session) -> CopiedTable {
    let found = session.found().into_iter().filter_map(|found| super::found::cells(session, found));
    let columns = found_words::COLUMNS.iter().map(|(key, heading)| Column::of(*key, *heading, Kind::Text));
    let rows = found.map(|cells| cells.into_iter().map(Cell::Text).collect());
    CopiedTable::of(Table { columns: columns.collect(), rows: rows.collect(), ..Table::default() })
}

/// The table of departments with a heading, as it is sorted.
pub fn copied_departments(app: &App) -> CopiedTable {
    let (session, table) = (&app.session, &app.department_table);
    let row = |name: &str, summary: &Summary| -> Vec<Cell> {
        let figures = Figure::ALL.map(|figure| Cell::Count(figure.of(summary)));
        std::iter::once(Cell::Text(name.to_owned())).chain(figures).collect()
    };
    let figures = Figure::ALL.map(|figure| Column::of(figure.key(), figure.heading(), Kind::Number));
    let first = Column::of("department", summary_words::DEPARTMENT, Kind::Text);
    let lines = table.lines(session);
    let rows = lines.iter().map(|(id, summary)| {
        row(id.map_or(summary_words::NO_DEPARTMENT, |id| &session.plan().department(id).name), summary)
    });
    let rows = rows.collect();
    CopiedTable::of(Table { columns: std::iter::once(first).chain(figures).collect(), rows, ..Table::default() })
}

/// The list of plans with a heading, as it is narrowed and sorted.
pub fn copied_plans(session: &Session) -> CopiedTable {
    CopiedTable::of(plans_table(session, session.plans_left()))
}

/// The line of that plan, without a heading.
pub fn copied_plan(session: &Session, index: usize) -> String {
    lines_of(&plans_table(session, &[index]))
}

/// The indicators of one name with a heading, in their order: the table that the command line writes.
pub fn copied_namesakes(app: &App) -> CopiedTable {
    let session = &app.session;
    let nothing = Selection::default();
    let as_of = |plan: &Plan| plan.as_of_or(session.year);
    let plans = session.workspace.plans.iter();
    let parts: Vec<Part> =
        plans.map(|loaded| Part { loaded, selection: &nothing, as_of: as_of(&loaded.plan) }).collect();
    CopiedTable::of(namesakes_table(&parts, std::slice::from_ref(&app.namesakes.found), session.calendar))
}

/// The plan as it is looked at on the screen.
fn standpoint(session: &Session) -> Standpoint<'_> {
    Standpoint { plan: session.plan(), as_of: session.as_of(), calendar: session.calendar }
}

fn plans_table(session: &Session, plans: &[usize]) -> Table {
    let counted = PlanColumn::ALL.into_iter().filter(|column| *column != PlanColumn::Share);
    let column = |column: PlanColumn| {
        let is_words = matches!(column, PlanColumn::Municipality | PlanColumn::Title | PlanColumn::Period);
        Column::of(column.key(), column.heading(), if is_words { Kind::Text } else { Kind::Number })
    };
    let path = Column::of("path", plan_words::PATH, Kind::Text);
    let row = |index: &usize| -> Option<Vec<Cell>> {
        let (loaded, count) = (session.workspace.plans.get(*index)?, session.plan_counts().get(*index)?);
        let plan = &loaded.plan;
        let cell = |column: PlanColumn| match column {
            PlanColumn::Municipality => Cell::words(plan.municipality.as_deref()),
            PlanColumn::Period => Cell::Text(label::period(plan, session.calendar)),
            column => column.figure(count).map_or_else(|| Cell::Text(plan.title.clone()), Cell::Count),
        };
        Some(counted.clone().map(cell).chain([Cell::Text(loaded.origin.display())]).collect())
    };
    let columns = counted.clone().map(column).chain([path]).collect();
    Table { columns, rows: plans.iter().filter_map(row).collect(), ..Table::default() }
}

fn nodes_table(session: &Session, nodes: &[NodeId]) -> Table {
    let words = [("level", summary_words::LEVEL), ("number", lists::NUMBER), ("name", lists::NAME)];
    let words = words.map(|(key, heading)| Column::of(key, heading, Kind::Text));
    let counts = words::NODE_COUNTS.map(|(key, heading)| Column::of(key, heading, Kind::Number));
    let rows = nodes.iter().map(|id| node(session, *id)).collect();
    Table { columns: words.into_iter().chain(counts).collect(), rows, ..Table::default() }
}

fn node(session: &Session, id: NodeId) -> Vec<Cell> {
    let plan = session.plan();
    let node = plan.tree.node(id);
    let tally = session.tally(id);
    let (number, name) = match id {
        NodeId::ROOT => (None, &plan.title),
        _ => (node.number.as_deref(), &node.name),
    };
    let words = [Cell::words(plan.level_of(id)), Cell::words(number), Cell::words(Some(name))];
    let counts = [tally.actions(), tally.done, tally.partly, tally.open(), tally.indicators(), tally.met, tally.unmet];
    words.into_iter().chain(counts.map(Cell::Count)).collect()
}

fn text(table: &Table, format: TableFormat) -> String {
    let mut out = Vec::new();
    // Writing to memory does not fail, and Unicode has every character.
    let _ = write_tables(&mut out, format, &[], std::slice::from_ref(table));
    String::from_utf8_lossy(&out).into_owned()
}
