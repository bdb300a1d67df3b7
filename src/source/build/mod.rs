//! A [`Document`] into a [`Plan`], its positions and its findings.
//!
//! Everything that a file can have wrong and still be a plan becomes a finding here, with the place
//! of the key or value concerned; the rest of the plan is read as if it were not there. Meaning that
//! goes beyond the single entry (totals, verdicts) is not judged here but in `review`.

mod accepted;
mod arrow;
mod departments;
mod entries;
mod header;
mod measured;
mod nodes;
mod stages;
mod unread;
mod years;

use crate::plan::{
    Acceptance, Action, Answering, Finding, FiscalYear, Indicator, NodeLabel, Plan, Position, Positions, StatusWord,
    TreeBuilder, Value,
};
use crate::words::{failure, finding};

use super::document::Document;
use super::fatal::fatal;
use super::field::Field;
use super::findings::Findings;
use super::keys;
use super::place::Place;
use super::record::{Records, keys_of};
use departments::Departments;

pub use arrow::is_arrow;
pub use entries::{ACHIEVEMENTS, BASES, DIRECTIONS};
pub use header::{CLASSES, DEFAULT_STATUSES};
pub use years::{BETWEEN as BETWEEN_YEARS, range as year_range};

/// A plan in the making.
struct Builder {
    findings: Findings,
    /// 年度, if the file says it.
    years: Option<Vec<FiscalYear>>,
    levels: Vec<String>,
    /// Whether the finding about levels without a name has been made.
    unnamed_level: bool,
    statuses: Vec<StatusWord>,
    departments: Departments,
    tree: TreeBuilder,
    actions: Vec<Action>,
    indicators: Vec<Indicator>,
    accepted: Vec<(Acceptance, Position)>,
    positions: Positions,
}

/// Makes the plan. `id` is the stem of its file, `root` the span tree of the same text.
///
/// # Errors
/// A finding if the file is no plan: neither 計画 nor 体系, or not a single fiscal year in it.
pub fn build(id: &str, document: &Document, root: Place<'_>) -> Result<(Plan, Positions, Vec<Finding>), Finding> {
    if document.title.is_empty() && matches!(document.nodes, Records::Absent) {
        return Err(fatal("not-a-plan", root.position(), failure::not_a_plan()));
    }
    let mut findings = Findings::default();
    keys::check(root, keys_of::<Document>(), &mut findings);
    let remarks = &mut Vec::new();
    let title = Field::of(root, "計画", &document.title).text(&mut findings, remarks);
    if title.is_none() {
        findings.error("missing-title", root.position(), finding::missing_title());
    }
    let title = title.unwrap_or_else(|| id.to_owned());
    let municipality = Field::of(root, "自治体", &document.municipality).text(&mut findings, remarks);
    let source = Field::of(root, "出典", &document.source).text(&mut findings, remarks);
    let reading = Field::of(root, "よみ", &document.reading).text(&mut findings, remarks);
    let levels = header::names(Field::of(root, "階層", &document.levels), &mut findings, remarks);
    let years_field = Field::of(root, "年度", &document.years);
    let years = years::covered(years_field, &mut findings, remarks);
    let as_of = Field::of(root, "時点", &document.as_of).unwrap_remark(&mut findings);
    remarks.extend(as_of.remark);
    let printed_totals = header::totals(Field::of(root, "総括", &document.totals), &mut findings, remarks);
    let statuses = header::statuses(Field::of(root, "実施状況区分", &document.statuses), &mut findings, remarks);
    let departments = Departments::read(Field::of(root, "担当課", &document.departments), &mut findings, remarks);
    let remark = entries::remark(Field::of(root, "備考", &document.remark), &mut findings, remarks);
    let accepted = accepted::read(Field::of(root, "確認済", &document.accepted), &mut findings);
    if matches!(document.nodes, Records::Absent) {
        findings.error("missing-tree", root.position(), finding::missing_tree());
    }

    let totals_at = (!document.totals.is_empty()).then(|| root.key_position("総括"));
    let label = NodeLabel { number: None, name: title.clone(), reading, remark: remark.clone() };
    let mut builder = Builder {
        years,
        findings,
        levels,
        unnamed_level: false,
        statuses,
        departments,
        tree: TreeBuilder::new(label),
        actions: Vec::new(),
        indicators: Vec::new(),
        accepted,
        positions: Positions { totals: totals_at, nodes: vec![root.position()], ..Positions::default() },
    };
    builder.nodes(&document.nodes, root, "体系", 1);

    let years = builder.covered_years(years_field)?;
    let as_of = years::as_of(as_of.field, &years, &mut builder.findings);
    let as_of = as_of.unwrap_or_else(|| builder.last_actual(&years));
    // They grew one by one, and there may be thousands of plans.
    builder.actions.shrink_to_fit();
    builder.indicators.shrink_to_fit();
    builder.accepted.sort_by_key(|(acceptance, _)| acceptance.subject);
    let (accepted, positions) = builder.accepted.into_iter().unzip();
    builder.positions.accepted = positions;
    let plan = Plan {
        id: id.to_owned(),
        title,
        municipality,
        years,
        as_of,
        levels: builder.levels,
        source,
        remark,
        printed_totals,
        statuses: builder.statuses,
        departments: builder.departments.finish(),
        tree: builder.tree.finish(),
        actions: builder.actions,
        indicators: builder.indicators,
        accepted,
        answering: Answering::default(),
    };
    Ok((plan, builder.positions, builder.findings.finish()))
}

impl Builder {
    /// 年度 or, if the file does not say it, from the first to the last year with a cell.
    fn covered_years(&mut self, field: Field<'_>) -> Result<Vec<FiscalYear>, Finding> {
        if let Some(years) = self.years.take() {
            return Ok(years);
        }
        let position = field.place.position();
        let schedules = self.actions.iter().flat_map(|action| [&action.planned, &action.actual]);
        let stages = schedules.flat_map(|schedule| schedule.0.iter().map(|(year, _)| year));
        let values = self.indicators.iter().flat_map(|indicator| indicator.actual.iter().map(|(year, _)| year));
        let mut all: Vec<FiscalYear> = stages.chain(values).collect();
        all.sort();
        let (Some(first), Some(last)) = (all.first().copied(), all.last().copied()) else {
            return Err(fatal("no-years", position, failure::no_years()));
        };
        // What stands there and cannot be read has its finding already.
        if field.cell.is_empty() {
            self.findings.error("missing-years", position, finding::missing_years(&format!("{first}〜{last}")));
        }
        Ok(std::iter::successors(Some(first), |year| Some(year.next())).take_while(|year| *year <= last).collect())
    }

    /// The last year for which something was recorded; the first year of all if nothing was: a plan
    /// that has just begun is behind in nothing yet.
    fn last_actual(&self, years: &[FiscalYear]) -> FiscalYear {
        let stages = self.actions.iter().filter_map(|action| action.actual.0.last_year());
        let values = self.indicators.iter().filter_map(|indicator| {
            let mut recorded = indicator.actual.iter().filter(|(_, measured)| measured.value != Value::NotMeasured);
            recorded.next_back().map(|(year, _)| year)
        });
        let first = years.first().copied().unwrap_or(FiscalYear::starting(2016));
        stages.chain(values).max().unwrap_or(first)
    }
}
