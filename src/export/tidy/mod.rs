//! Plans as one tidy table: a row for each action or indicator and each fiscal year, by the rules of 総務省 for tables
//! that programs read; as CSV and as JSON Lines.
//!
//! Owns which rows there are; what stands in them is in [`columns`]. Rows are written as they come: of any number of
//! plans no more than one is held. Invariant: which columns there are follows from
//! the plans, never from the selection, so that two filters of one plan can be joined.

mod columns;
mod datum;
mod lines;

use std::borrow::Cow;
use std::io::{self, Write};

use super::Part;
use super::csv::{CsvEncoding, write_csv};
use super::substitute::Substitution;
use crate::plan::{Action, ActionId, FiscalYear, Indicator, IndicatorId, NodeId, Plan};
use columns::columns;
pub use lines::write_json_lines;

/// What a row says something of.
#[derive(Clone, Copy)]
struct Row<'a> {
    plan: &'a Plan,
    as_of: FiscalYear,
    entry: Entry<'a>,
    year: FiscalYear,
}

#[derive(Clone, Copy)]
enum Entry<'a> {
    Action(ActionId, &'a Action),
    Indicator(IndicatorId, &'a Indicator),
}

impl Row<'_> {
    /// The year, unless nothing can be known of it yet.
    fn past(&self) -> Option<FiscalYear> {
        (self.year <= self.as_of).then_some(self.year)
    }
}

/// Writes the heading line and, of each plan, the entries that its selection leaves, in the order of the document,
/// the actions of a node before its indicators. What comes back is what the encoding does not have.
///
/// # Errors
/// Whatever writing gives.
pub fn write_tidy_csv(out: impl Write, encoding: CsvEncoding, parts: &[Part<'_>]) -> io::Result<Vec<Substitution>> {
    let plans: Vec<&Plan> = parts.iter().map(|part| &part.loaded.plan).collect();
    let columns = columns(&plans);
    let headings = columns.iter().map(|column| Cow::from(column.heading.as_str())).collect::<Vec<_>>();
    let rows = parts.iter().flat_map(rows);
    let cells = rows.map(|row| columns.iter().map(|column| Cow::from((column.take)(&row))).collect::<Vec<_>>());
    write_csv(out, encoding, std::iter::once(headings).chain(cells))
}

fn rows<'a>(part: &Part<'a>) -> impl Iterator<Item = Row<'a>> + use<'a> {
    let Part { loaded, selection, as_of } = *part;
    let plan = &loaded.plan;
    let entries = plan.tree.iter().flat_map(move |(node, _)| entries(plan, selection, node));
    entries.flat_map(move |entry| plan.years.iter().map(move |year| Row { plan, as_of, entry, year: *year }))
}

fn entries<'a>(
    plan: &'a Plan,
    selection: &'a crate::query::Selection,
    node: NodeId,
) -> impl Iterator<Item = Entry<'a>> + use<'a> {
    let actions = selection.own_actions(&plan.tree, node).iter();
    let indicators = selection.own_indicators(&plan.tree, node).iter();
    let actions = actions.map(|id| Entry::Action(*id, plan.action(*id)));
    actions.chain(indicators.map(|id| Entry::Indicator(*id, plan.indicator(*id))))
}
