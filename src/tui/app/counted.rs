//! Counting and putting together what the session keeps once it was asked for.
//!
//! Refuses to be asked for more than plans, year and filter say: what a list shows in another order than
//! that of the plan is put in order by the list.

use super::derived::{Beside, DepartmentCounts};
use super::grouping::{AttentionLine, Grouping, grouped};
use super::session::Session;
use crate::compare::compare;
use crate::plan::{FiscalYear, NodeId, Plan, Tally};
use crate::query::{Filter, summary, summary_by_department};

impl Session {
    /// What was counted in the scope under that node at the end of each of the plan's years up to the one
    /// looked at, oldest first.
    pub fn history(&self, node: NodeId) -> impl Iterator<Item = (FiscalYear, Tally)> {
        let years = self.derived.history.get_or_init(|| {
            let (plan, as_of) = (self.plan(), self.as_of());
            let count = |year| Tally::by_node(plan, &self.scope().actions, &self.scope().indicators, year);
            plan.years.iter().filter(|year| **year <= as_of).map(|year| (*year, count(*year))).collect()
        });
        years.iter().map(move |(year, tallies)| (*year, tallies.get(node.index()).copied().unwrap_or_default()))
    }

    /// The lines of 要対応, grouped like that.
    pub fn attention_lines(&self, grouping: Grouping) -> &[AttentionLine] {
        let lines = match grouping {
            Grouping::Departments => &self.derived.attention_by_department,
            Grouping::Nodes => &self.derived.attention_by_node,
        };
        lines.get_or_init(|| {
            let subjects = self.attention().map(|attention| attention.subject);
            grouped(self.plan(), &self.filter.departments, grouping, subjects)
        })
    }

    /// What the search leaves of each department, whatever else the filter asks for.
    pub fn department_counts(&self) -> &DepartmentCounts {
        self.derived.departments.get_or_init(|| {
            let (plan, findings, as_of) = (self.plan(), &self.loaded().findings, self.as_of());
            let counted = self.select(&Filter { text: self.filter.text.clone(), ..Filter::default() });
            DepartmentCounts {
                lines: summary_by_department(plan, findings, &counted, as_of),
                total: summary(plan, findings, &counted, as_of),
            }
        })
    }

    /// The plan with that index beside the current one, each as of the year looked at or its own; `None`
    /// if there is none.
    pub fn beside(&self, other: usize) -> Option<&Beside> {
        let theirs: &Plan = &self.workspace.plans.get(other)?.plan;
        let place = self.derived.beside(other, self.workspace.plans.len())?;
        Some(place.get_or_init(|| {
            // A year of this plan's says nothing of a plan that has not begun by then.
            let year = self.year.filter(|year| theirs.years.first().is_some_and(|first| first <= year));
            let sides = [(self.plan(), self.as_of()), (theirs, theirs.as_of_or(year))];
            Box::new(Beside {
                comparison: compare(sides[0], sides[1]),
                years: sides.map(|(_, year)| year),
                tallies: sides.map(|(plan, year)| plan.tally(NodeId::ROOT, year)),
            })
        }))
    }
}
