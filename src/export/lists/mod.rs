//! Lists of entries as tables: of actions, of indicators, of what needs attention.
//!
//! Owns which columns there are, what they are called and what each takes from an entry: the commands, the screen's
//! copies and the files all have theirs from here, so that a list is the same table wherever it comes out. Every table
//! has all its columns, in the order of the document; which of them are shown and how they are sorted is for
//! [`Table`] to change. Keys are those of the JSON export where it has such a thing.

mod actions;
mod attention;
mod indicators;
mod namesakes;

use super::part::Part;
use super::{Cell, Column, Kind, Table};
pub use namesakes::namesakes_table;

use crate::plan::{Calendar, DepartmentId, FiscalYear, NodeId, Plan, Provenance};
use crate::query::attention;
use crate::words::{lists as words, screen, summary};

/// A plan as it is looked at: what a list needs to know beside its entries.
#[derive(Debug, Clone, Copy)]
pub struct Standpoint<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The year it is looked at from.
    pub as_of: FiscalYear,
    /// How people write the years in headings and sentences; keys of columns keep their form.
    pub calendar: Calendar,
}

impl<'a> Standpoint<'a> {
    fn of(part: &Part<'a>, calendar: Calendar) -> Self {
        Self { plan: &part.loaded.plan, as_of: part.as_of, calendar }
    }
}

/// The actions of a part, in the order of the document.
pub fn actions_table(part: &Part<'_>, calendar: Calendar) -> Table {
    Standpoint::of(part, calendar).actions(&part.selection.actions)
}

/// The indicators of a part, in the order of the document.
pub fn indicators_table(part: &Part<'_>, calendar: Calendar) -> Table {
    Standpoint::of(part, calendar).indicators(&part.selection.indicators)
}

/// What of a part needs attention, in the order of the document, grouped by department for people; of the departments
/// only the `chosen` ones have a group, if any are.
pub fn attention_table(part: &Part<'_>, calendar: Calendar, chosen: &[String]) -> Table {
    let entries = attention(&part.loaded.plan, &part.loaded.findings, part.selection, part.as_of);
    Standpoint::of(part, calendar).attention(&entries.iter().collect::<Vec<_>>(), chosen)
}

/// What a column of a list is and what it takes from an entry.
struct Definition<'a, E> {
    column: Column,
    take: Box<dyn Fn(E) -> Cell + 'a>,
}

impl<'a, E> Definition<'a, E> {
    fn of(column: Column, take: impl Fn(E) -> Cell + 'a) -> Self {
        Self { column, take: Box::new(take) }
    }
}

/// The table with those columns and a row for each entry.
fn table<E: Copy>(
    standpoint: &Standpoint<'_>,
    definitions: Vec<Definition<'_, E>>,
    entries: impl Iterator<Item = E>,
) -> Table {
    let plan = standpoint.plan;
    let rows = entries.map(|entry| definitions.iter().map(|one| (one.take)(entry)).collect()).collect();
    let facts = [("id", plan.id.clone()), ("title", plan.title.clone()), ("as_of", standpoint.as_of.to_string())];
    Table {
        name: plan.title.clone(),
        title: plan.title.clone(),
        facts: facts.to_vec(),
        columns: definitions.into_iter().map(|one| one.column).collect(),
        marks: MARKS,
        rows,
        ..Table::default()
    }
}

/// The marks behind statuses and verdicts, and what they mean.
const MARKS: &[(&str, &str)] =
    &[(screen::COMPUTED_MARK, words::COMPUTED_NOTE), (screen::CONTRADICTION_MARK, words::CONTRADICTION_NOTE)];

/// The columns that say where an entry stands: the numbers of its node, and the name of the node of each level.
fn place<'a, E: 'a>(plan: &'a Plan, node: impl Fn(E) -> NodeId + Copy + 'a) -> Vec<Definition<'a, E>> {
    let column = Column::of("node", words::NODE, Kind::Word).on_demand();
    let mut all = vec![Definition::of(column, move |entry| Cell::Path(plan.tree.path(node(entry))))];
    all.extend(plan.levels.iter().enumerate().map(|(at, level)| {
        let column = Column::of(format!("level{}", at + 1), level.clone(), Kind::Text).on_demand();
        Definition::of(column, move |entry| {
            let mut above = plan.tree.ancestors(node(entry)).map(|id| plan.tree.node(id));
            let found = above.find(|node| node.depth == at + 1);
            found.map_or(Cell::Absent(""), |node| Cell::Name(node.name.clone(), node.reading.clone()))
        })
    }));
    all
}

/// A family of columns, one for each year of the plan.
fn by_year<'a, E: 'a>(
    plan: &'a Plan,
    calendar: Calendar,
    (key, heading, kind): (&'static str, &'static str, Kind),
    take: impl Fn(E, FiscalYear) -> Cell + Copy + 'a,
) -> impl Iterator<Item = Definition<'a, E>> {
    plan.years.iter().map(move |year| {
        let heading = words::of_year(heading, &year.label(calendar));
        let column = Column::of(format!("{key}.{year}"), heading, kind).on_demand();
        Definition::of(column, move |entry| take(entry, *year))
    })
}

/// Departments in the order of the entry.
fn departments(plan: &Plan, ids: &[DepartmentId]) -> Cell {
    match ids.is_empty() {
        true => Cell::Absent(""),
        false => {
            let all = ids.iter().map(|id| plan.department(*id));
            Cell::Names(all.map(|one| (one.name.clone(), one.reading.clone())).collect())
        }
    }
}

fn provenance(provenance: Provenance) -> Cell {
    Cell::words(Some(match provenance {
        Provenance::Recorded => summary::RECORDED,
        Provenance::Computed => summary::COMPUTED,
    }))
}
