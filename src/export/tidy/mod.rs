//! Plans as one tidy table: a row for each action or indicator and each fiscal year, by the rules of 総務省 for tables
//! that programs read; as CSV and as JSON Lines.
//!
//! Owns which rows there are; what stands in them is in [`columns`]. Rows are written as they come: of one plan no more
//! than one is held, of several those of a few plans. Invariant: which columns there are follows from the plans, never
//! from the selection, so that two filters of one plan can be joined.

mod columns;
mod datum;
mod lines;

use std::io::{self, Write};

use super::csv::{CsvCell, CsvEncoding, write_csv};
use super::part::Part;
use super::substitute::Substitution;
use crate::plan::{Action, ActionId, FiscalYear, Indicator, IndicatorId, NodeId, Plan};
use columns::{Column, Take, columns};
pub use lines::write_json_lines;

/// An entry with a row for each year.
#[derive(Clone, Copy)]
struct Listed<'a> {
    plan: &'a Plan,
    as_of: FiscalYear,
    entry: Entry<'a>,
}

#[derive(Clone, Copy)]
enum Entry<'a> {
    Action(ActionId, &'a Action),
    Indicator(IndicatorId, &'a Indicator),
}

impl<'a> Listed<'a> {
    fn rows(self) -> impl Iterator<Item = Row<'a>> {
        self.plan.years.iter().map(move |year| Row { listed: self, year: *year })
    }
}

/// An entry in a year.
#[derive(Clone, Copy)]
struct Row<'a> {
    listed: Listed<'a>,
    year: FiscalYear,
}

impl Row<'_> {
    /// The year, unless nothing can be known of it yet.
    fn past(&self) -> Option<FiscalYear> {
        (self.year <= self.listed.as_of).then_some(self.year)
    }
}

/// Writes the heading line and, of each plan, the entries that its selection leaves, in the order of the document,
/// the actions of a node before its indicators. What comes back is what the encoding does not have.
///
/// # Errors
/// Whatever writing gives.
pub fn write_tidy_csv(out: impl Write, encoding: CsvEncoding, parts: &[Part<'_>]) -> io::Result<Vec<Substitution>> {
    let columns = columns(parts);
    let headings: Vec<String> = columns.iter().map(|column| column.heading.clone()).collect();
    write_csv(out, encoding, Some(&headings), parts, |part, rows| {
        for listed in listed(part) {
            let of_entry = |column: &Column| match &column.take {
                Take::OfEntry(take) => rows.ready(take(&listed).into()),
                Take::OfYear(_) => CsvCell::from(""),
            };
            let of_entry: Vec<CsvCell<'_>> = columns.iter().map(of_entry).collect();
            for row in listed.rows() {
                let cells = columns.iter().zip(&of_entry).map(|(column, of_entry)| match &column.take {
                    Take::OfEntry(_) => of_entry.again(),
                    Take::OfYear(take) => CsvCell::from(take(&row)),
                });
                rows.row(cells)?;
            }
        }
        Ok(())
    })
}

/// The entries of a part, in their order.
fn listed<'a>(part: &Part<'a>) -> impl Iterator<Item = Listed<'a>> + use<'a> {
    let Part { loaded, selection, as_of } = *part;
    let plan = &loaded.plan;
    let entries = plan.tree.iter().flat_map(move |(node, _)| entries(plan, selection, node));
    entries.map(move |entry| Listed { plan, as_of, entry })
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
