//! The summary of all plans as one table: a row for each plan or each municipality, and what they come to.
//!
//! Of each plan only its line is kept. Invariants: the total is the sum of the rows that are shown; municipalities stand
//! in the order in which the plans name them first, and behind them what names none.

use std::collections::{HashMap, HashSet};

use super::{cells, figures};
use crate::export::part::Part;
use crate::export::{Cell, Column, Kind, RowGroup, Table};
use crate::plan::FiscalYear;
use crate::query::{Figure, Summary, summary};
use crate::spelling::composed;
use crate::words::summary as words;

/// What the rows of a summary over all plans are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryRows {
    /// Plans.
    Plans,
    /// Municipalities, each with all its plans.
    Municipalities,
    /// Plans below the municipality that they are of.
    PlansOfMunicipalities,
}

impl SummaryRows {
    /// What programs call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plans => "plan",
            Self::Municipalities => "municipality",
            Self::PlansOfMunicipalities => "plan,municipality",
        }
    }
}

/// Counts plan after plan.
#[derive(Debug, Clone, Default)]
pub struct SummaryOfPlans {
    lines: Vec<Line>,
    left_out: usize,
}

/// What is said of one plan.
#[derive(Debug, Clone)]
struct Line {
    id: String,
    title: String,
    municipality: Option<String>,
    years: Option<(FiscalYear, FiscalYear)>,
    as_of: FiscalYear,
    summary: Summary,
}

impl SummaryOfPlans {
    /// Counts what is written of a plan. One of which a filter leaves nothing has no row; how many those are is said.
    pub fn push(&mut self, part: &Part<'_>, is_limited: bool) {
        let Part { loaded, selection, as_of } = *part;
        let plan = &loaded.plan;
        if is_limited && selection.actions.is_empty() && selection.indicators.is_empty() {
            self.left_out += 1;
            return;
        }
        self.lines.push(Line {
            id: plan.id.clone(),
            title: plan.title.clone(),
            municipality: plan.municipality.clone(),
            years: plan.years.first().copied().zip(plan.years.last().copied()),
            as_of,
            summary: summary(plan, &loaded.findings, selection, as_of),
        });
    }

    /// The table of what has been counted.
    pub fn table(&self, rows: SummaryRows) -> Table {
        let municipalities = self.municipalities();
        let whole = self.lines.iter().fold(Summary::default(), |sum, line| sum + line.summary);
        let table = match rows {
            SummaryRows::Plans => Self::by_plan(&self.lines.iter().collect::<Vec<_>>(), whole),
            SummaryRows::Municipalities => self.by_municipality(&municipalities, whole),
            SummaryRows::PlansOfMunicipalities => Self::by_both(&municipalities, whole),
        };
        let named = municipalities.iter().filter(|one| one.name().is_some()).count();
        let notes = (self.left_out > 0).then(|| words::left_out(self.left_out)).into_iter().collect();
        let title = words::all_plans(self.lines.len(), named);
        Table { title, notes, nothing: words::NO_PLANS.to_owned(), ..table }
    }

    /// The lines by what they are of.
    fn municipalities(&self) -> Vec<Municipality<'_>> {
        let (mut all, mut nobody): (Vec<Municipality>, _) = (Vec::new(), Municipality::default());
        let mut places = HashMap::new();
        for line in &self.lines {
            let Some(name) = &line.municipality else {
                nobody.lines.push(line);
                continue;
            };
            let place = *places.entry(composed(name)).or_insert(all.len());
            match all.get_mut(place) {
                Some(known) => known.lines.push(line),
                None => all.push(Municipality { lines: vec![line] }),
            }
        }
        all.extend((!nobody.lines.is_empty()).then_some(nobody));
        all
    }

    fn by_plan(lines: &[&Line], whole: Summary) -> Table {
        let row = |line: &&Line| {
            let year = |year: Option<FiscalYear>| year.map_or(Cell::Absent(""), Cell::Year);
            let first = vec![
                municipality(line.municipality.as_deref()),
                Cell::Text(line.title.clone()),
                Cell::Text(line.id.clone()),
                year(line.years.map(|(first, _)| first)),
                year(line.years.map(|(_, last)| last)),
                Cell::Year(line.as_of),
            ];
            cells(first, &line.summary)
        };
        // Of two with one title the id is what tells them apart.
        let mut names = HashSet::new();
        let is_repeated = !lines.iter().all(|line| names.insert((line.municipality.as_deref(), line.title.as_str())));
        let id = Column::of("id", words::PLAN_ID, Kind::Word);
        let head = [
            Column::of("municipality", words::MUNICIPALITY, Kind::Text),
            Column::of("title", words::PLAN, Kind::Text),
            if is_repeated { id } else { id.on_demand() },
            Column::of("first_year", words::FIRST_YEAR, Kind::Word).on_demand(),
            Column::of("last_year", words::LAST_YEAR, Kind::Word).on_demand(),
            Column::of("as_of", words::AS_OF, Kind::Word),
        ];
        // With the shares there is no room for the names of plans.
        let figures = figures().map(|column| if column.kind == Kind::Share { column.on_demand() } else { column });
        Table {
            columns: head.into_iter().chain(figures.map(brief)).collect(),
            rows: lines.iter().map(row).collect(),
            total: (!lines.is_empty()).then(|| total(words::TOTAL, Vec::new(), &whole)),
            ..Table::default()
        }
    }

    fn by_municipality(&self, municipalities: &[Municipality<'_>], whole: Summary) -> Table {
        let row = |one: &Municipality<'_>| {
            cells(vec![municipality(one.name()), Cell::Count(one.lines.len())], &one.summary())
        };
        let head = [
            Column::of("municipality", words::MUNICIPALITY, Kind::Text),
            Column::of("plans", words::PLANS, Kind::Number),
        ];
        let all = vec![Cell::Text(words::TOTAL.to_owned()), Cell::Count(self.lines.len())];
        Table {
            columns: head.into_iter().chain(figures().map(brief)).collect(),
            rows: municipalities.iter().map(row).collect(),
            total: (!municipalities.is_empty()).then(|| cells(all, &whole)),
            ..Table::default()
        }
    }

    /// For people each municipality is a heading over its plans, and what they come to stands below them.
    fn by_both(municipalities: &[Municipality<'_>], whole: Summary) -> Table {
        let lines: Vec<&Line> = municipalities.iter().flat_map(|one| one.lines.iter().copied()).collect();
        let mut first = 0;
        let groups = municipalities.iter().map(|one| {
            let rows: Vec<usize> = (first..first + one.lines.len()).collect();
            first += rows.len();
            let heading = words::plans_of(one.name().unwrap_or(words::NO_MUNICIPALITY), rows.len());
            // One plan is its own sum.
            let sum = || total("", vec![Cell::Text(words::SUBTOTAL.to_owned())], &one.summary());
            RowGroup { heading, total: (rows.len() > 1).then(sum), rows }
        });
        let groups = groups.collect();
        let mut table = Self::by_plan(&lines, whole);
        // The first column is not there where the groups are.
        table.total = table.total.map(|_| total("", vec![Cell::Text(words::GRAND_TOTAL.to_owned())], &whole));
        Table { groups, grouped_by: Some("municipality"), ..table }
    }
}

/// The plans of one municipality, or those that name none.
#[derive(Debug, Default)]
struct Municipality<'a> {
    lines: Vec<&'a Line>,
}

impl<'a> Municipality<'a> {
    /// As its first plan writes it.
    fn name(&self) -> Option<&'a str> {
        self.lines.first().and_then(|line| line.municipality.as_deref())
    }

    fn summary(&self) -> Summary {
        self.lines.iter().fold(Summary::default(), |sum, line| sum + line.summary)
    }
}

/// What a line of eighty cells has no room for is there where it is asked for.
fn brief(column: Column) -> Column {
    let is_beyond = [Figure::Unjudged, Figure::Missing].iter().any(|figure| figure.key() == column.key);
    if is_beyond { column.on_demand() } else { column }
}

fn municipality(name: Option<&str>) -> Cell {
    name.map_or(Cell::Absent(words::NO_MUNICIPALITY), |name| Cell::Text(name.to_owned()))
}

/// What rows of plans come to: that word in the place of the municipality, then those cells in the place of what else is
/// said of a plan.
fn total(word: &'static str, mut behind: Vec<Cell>, summary: &Summary) -> Vec<Cell> {
    behind.resize(5, Cell::Absent(""));
    cells([Cell::words(Some(word))].into_iter().chain(behind).collect(), summary)
}
