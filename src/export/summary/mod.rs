//! Summaries as tables: how many of what, by status, department, node or year, and which share; over all plans in
//! [`of_plans`].

mod of_plans;

use super::part::Part;
use super::{Cell, Column, Kind, Table};
use crate::plan::{DepartmentId, FiscalYear, NodeId, Tally};
use crate::query::{ChoiceKind, Figure, Summary, choice_counts, summary, summary_by_department, summary_by_node};
use crate::words::{screen, summary as words};
pub use of_plans::{SummaryOfPlans, SummaryRows};

/// What the rows of a summary are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Statuses and verdicts.
    Status,
    /// Departments.
    Department,
    /// Nodes of the tree.
    Node,
    /// Fiscal years up to the one looked at.
    Year,
}

impl By {
    /// What programs call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Department => "department",
            Self::Node => "node",
            Self::Year => "year",
        }
    }
}

/// The summary of what is written of a plan; its title is the plan's. Where departments were asked for by name, only those have
/// a row of their own.
pub fn summary_table(part: &Part<'_>, by: By, departments: &[String]) -> Table {
    let plan = &part.loaded.plan;
    let filled = match by {
        By::Status => by_status(part),
        By::Department => by_department(part, departments),
        By::Node => by_node(part),
        By::Year => by_year(part),
    };
    let facts = [("id", plan.id.clone()), ("title", plan.title.clone()), ("as_of", part.as_of.to_string())];
    Table { name: plan.title.clone(), title: plan.title.clone(), facts: facts.to_vec(), ..filled }
}

fn by_status(part: &Part<'_>) -> Table {
    let Part { loaded, selection, as_of } = *part;
    let plan = &loaded.plan;
    let counts = choice_counts(plan, selection, as_of);
    let row = |kind: &str, word: &str, count, all| {
        vec![Cell::Text(kind.to_owned()), Cell::Text(word.to_owned()), Cell::Count(count), Cell::Share(count, all)]
    };
    let mut rows = Vec::new();
    let (actions, indicators) = (selection.actions.len(), selection.indicators.len());
    for (kind, wanted, all) in [
        (words::ACTIONS, ChoiceKind::Actions, actions),
        (words::INDICATORS, ChoiceKind::Indicators, indicators),
        (screen::BOTH, ChoiceKind::Both, actions + indicators),
    ] {
        rows.push(row(kind, words::TOTAL, all, all));
        let of_kind = counts.iter().filter(|count| count.choice.kind() == wanted);
        rows.extend(of_kind.map(|count| row(kind, count.choice.word(), count.count, all)));
    }
    let columns = vec![
        Column::of("kind", words::KIND, Kind::Word),
        Column::of("status", words::STATUS, Kind::Word),
        Column::of("count", words::COUNT, Kind::Number),
        Column::of("share", words::SHARE, Kind::Share),
    ];
    Table { columns, rows, ..Table::default() }
}

fn by_department(part: &Part<'_>, asked: &[String]) -> Table {
    let Part { loaded, selection, as_of } = *part;
    let plan = &loaded.plan;
    let name = |id: DepartmentId| &plan.department(id).name;
    let lines = summary_by_department(plan, &loaded.findings, selection, as_of);
    let wanted = |key: &Option<DepartmentId>| asked.is_empty() || key.is_some_and(|id| asked.contains(name(id)));
    let row = |key: Option<DepartmentId>, summary: &Summary| {
        let first = key.map_or(Cell::Absent(words::NO_DEPARTMENT), |id| Cell::Text(name(id).clone()));
        cells(vec![first], summary)
    };
    let whole = summary(plan, &loaded.findings, selection, as_of);
    let lines: Vec<_> = lines.into_iter().filter(|(key, _)| wanted(key)).collect();
    let entries = |summary: &Summary| summary.tally.actions() + summary.tally.indicators();
    let counted: usize = lines.iter().map(|(_, summary)| entries(summary)).sum();
    Table {
        columns: [Column::of("department", words::DEPARTMENT, Kind::Text)].into_iter().chain(figures()).collect(),
        rows: lines.iter().map(|(key, summary)| row(*key, summary)).collect(),
        total: Some(cells(vec![Cell::Text(words::TOTAL.to_owned())], &whole)),
        notes: (counted > entries(&whole)).then(|| words::SEVERAL.to_owned()).into_iter().collect(),
        ..Table::default()
    }
}

fn by_node(part: &Part<'_>) -> Table {
    let Part { loaded, selection, as_of } = *part;
    let plan = &loaded.plan;
    let lines = summary_by_node(plan, &loaded.findings, selection, as_of);
    let shown = plan.tree.iter().zip(&lines).filter(|((id, _), _)| selection.shows_node(*id) && *id != NodeId::ROOT);
    let row = |((id, node), summary): ((NodeId, &crate::plan::Node), &Summary)| {
        let level = plan.level_of(id).map_or(Cell::Absent(""), |level| Cell::Text(level.to_owned()));
        cells(vec![Cell::Path(plan.tree.path(id)), level, Cell::Text(node.name.clone())], summary)
    };
    let head = [
        Column::of("path", words::PATH, Kind::Word),
        Column::of("level", words::LEVEL, Kind::Word),
        Column::of("name", words::NAME, Kind::Text),
    ];
    let total = lines
        .first()
        .map(|whole| cells(vec![Cell::Text(words::TOTAL.to_owned()), Cell::Absent(""), Cell::Absent("")], whole));
    Table {
        columns: head.into_iter().chain(figures()).collect(),
        rows: shown.map(row).collect(),
        total,
        ..Table::default()
    }
}

/// What is selected is the same in every year; how it stood is not.
fn by_year(part: &Part<'_>) -> Table {
    let Part { loaded, selection, as_of } = *part;
    let plan = &loaded.plan;
    let years = plan.years.iter().copied().filter(|year| *year <= as_of);
    let row = |year: FiscalYear| {
        let tally = Tally::of(plan, selection.actions.iter().copied(), selection.indicators.iter().copied(), year);
        let basis = if year < plan.as_of { words::COMPUTED } else { words::RECORDED };
        let first = vec![Cell::Year(year), Cell::Text(basis.to_owned())];
        let all = cells(first, &Summary { tally, ..Summary::default() });
        all.into_iter()
            .zip(columns_by_year())
            .filter(|(_, column)| !is_of_the_file(column))
            .map(|(cell, _)| cell)
            .collect()
    };
    let rows: Vec<Vec<Cell>> = years.map(row).collect();
    let notes = (rows.len() > 1).then(|| words::EARLIER_YEARS.to_owned()).into_iter().collect();
    let columns = columns_by_year().filter(|column| !is_of_the_file(column)).collect();
    Table { columns, rows, notes, ..Table::default() }
}

fn columns_by_year() -> impl Iterator<Item = Column> {
    [Column::of("year", words::YEAR, Kind::Word), Column::of("basis", words::BASIS, Kind::Word)]
        .into_iter()
        .chain(figures())
}

/// Whether a column tells of the file as it is now, not of a year.
fn is_of_the_file(column: &Column) -> bool {
    [Figure::Missing, Figure::Findings].iter().any(|figure| figure.key() == column.key)
}

/// The columns of all figures, the shares behind what they are shares of.
fn figures() -> impl Iterator<Item = Column> {
    Figure::ALL.into_iter().flat_map(|figure| {
        let share = match figure {
            Figure::Done => Some(Column::of("done_share", words::DONE_SHARE, Kind::Share)),
            Figure::Met => Some(Column::of("met_share", words::MET_SHARE, Kind::Share)),
            _ => None,
        };
        [Column::of(figure.key(), figure.heading(), Kind::Number)].into_iter().chain(share)
    })
}

/// A row: what it is of, then its figures.
fn cells(first: Vec<Cell>, summary: &Summary) -> Vec<Cell> {
    let figures = Figure::ALL.into_iter().flat_map(|figure| {
        let count = figure.of(summary);
        let share = match figure {
            Figure::Done => Some(Cell::Share(count, summary.tally.actions())),
            Figure::Met => Some(Cell::Share(count, summary.tally.indicators())),
            _ => None,
        };
        [Cell::Count(count)].into_iter().chain(share)
    });
    first.into_iter().chain(figures).collect()
}
