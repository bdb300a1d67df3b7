//! `susumi/1`: everything about some plans as one JSON object. Its form is promised to others; what
//! changes in it changes the number.
//!
//! A plan is written as of a year. Before its own as-of year nothing was recorded: status, totals and
//! achievement are then those that follow from stages and values, as on the screen, and later actuals
//! are left out.
//!
//! Maps by year and the totals keep their order. Numbers are JSON numbers, whole ones without a
//! fraction; what is absent or not measured is left out of the maps and null elsewhere.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::json_text::write_escaped;
use super::part::Part;
use crate::plan::{
    Achievement, ActionId, ByYear, CannotTell, Finding, FiscalYear, Indicator, IndicatorId, Measured, NodeId, Plan,
    Schedule, Severity, Value,
};
pub(super) use crate::words::fixed::{achievement, basis, direction};

/// Writes the plans, of each what its selection leaves: actions, indicators, the nodes that hold them
/// and the findings about all these. Totals are counted from what is written.
///
/// # Errors
/// Whatever writing gives.
pub fn write_json(mut out: impl Write, plans: &[Part<'_>]) -> io::Result<()> {
    write_escaped(&mut out, &DocumentJson { format: "susumi/1", plans: PlansJson(plans) })
}

#[derive(serde::Serialize)]
struct DocumentJson<'a> {
    format: &'static str,
    plans: PlansJson<'a>,
}

/// One plan after another: of thousands no two are held as JSON at once.
struct PlansJson<'a>(&'a [Part<'a>]);

impl Serialize for PlansJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(PlanJson::of))
    }
}

#[derive(serde::Serialize)]
struct PlanJson<'a> {
    id: &'a str,
    title: &'a str,
    municipality: Option<&'a str>,
    years: Vec<String>,
    as_of: String,
    levels: &'a [String],
    totals: Ordered<'a, usize>,
    nodes: Vec<NodeJson<'a>>,
    actions: Vec<ActionJson<'a>>,
    indicators: Vec<IndicatorJson<'a>>,
    findings: Vec<FindingJson<'a>>,
}

#[derive(serde::Serialize)]
struct NodeJson<'a> {
    path: String,
    level: Option<&'a str>,
    number: Option<&'a str>,
    name: &'a str,
}

#[derive(serde::Serialize)]
struct ActionJson<'a> {
    node: String,
    number: &'a str,
    name: &'a str,
    departments: Vec<&'a str>,
    planned: Years<String>,
    actual: Years<String>,
    status: Option<&'a str>,
    slip: Option<i32>,
    remark: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct IndicatorJson<'a> {
    node: String,
    name: &'a str,
    unit: Option<&'a str>,
    direction: &'static str,
    basis: &'static str,
    baseline: Option<ValueJson<'a>>,
    actual: Years<ValueJson<'a>>,
    target: Option<ValueJson<'a>>,
    achievement: Option<&'static str>,
    computed: Option<&'static str>,
    attainment: Option<f64>,
    progress: Option<f64>,
    remark: Option<&'a str>,
}

/// A finding as every JSON output of susumi writes it.
#[derive(serde::Serialize)]
pub(super) struct FindingJson<'a> {
    code: &'a str,
    severity: &'static str,
    path: Option<String>,
    line: usize,
    column: usize,
    /// The column behind what is meant, on the same line.
    end_column: usize,
    /// The line as it is written, of a very long one the piece around the place; null where there is none.
    excerpt: Option<&'a str>,
    /// The column of the first character of `excerpt`.
    excerpt_column: Option<usize>,
    message: &'a str,
    hint: Option<&'a str>,
    /// Why it is let stand, empty where that is not said; null for a finding that is open.
    accepted: Option<&'a str>,
}

/// A number or a word.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum ValueJson<'a> {
    Number(NumberJson),
    Word(&'a str),
}

/// A number, a whole one without a fraction: the same in every JSON output of susumi.
#[derive(serde::Serialize)]
#[serde(untagged)]
pub(super) enum NumberJson {
    Whole(i64),
    Fraction(f64),
}

/// A map that keeps its order.
pub(super) struct Ordered<'a, T>(pub Vec<(&'a str, T)>);

/// A map by year, oldest first.
struct Years<T>(Vec<(FiscalYear, T)>);

impl<T: Serialize> Serialize for Ordered<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<T: Serialize> Serialize for Years<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (year, value) in &self.0 {
            map.serialize_entry(&year.to_string(), value)?;
        }
        map.end()
    }
}

impl<'a> PlanJson<'a> {
    fn of(part: &Part<'a>) -> Self {
        let Part { loaded, selection, as_of } = *part;
        let plan = &loaded.plan;
        let nodes = plan.tree.iter().map(|(id, _)| id).skip(1).filter(|id| selection.shows_node(*id));
        let findings = loaded.findings.iter().filter(|finding| selection.shows(finding.subject));
        Self {
            id: &plan.id,
            title: &plan.title,
            municipality: plan.municipality.as_deref(),
            years: plan.years.iter().map(FiscalYear::to_string).collect(),
            as_of: as_of.to_string(),
            levels: &plan.levels,
            totals: totals(plan, &selection.actions, as_of),
            nodes: nodes.map(|id| NodeJson::of(plan, id)).collect(),
            actions: selection.actions.iter().map(|id| ActionJson::of(plan, *id, as_of)).collect(),
            indicators: selection.indicators.iter().map(|id| IndicatorJson::of(plan, *id, as_of)).collect(),
            findings: findings.map(|finding| FindingJson::of(finding, Some(plan))).collect(),
        }
    }
}

/// How many of those actions bear each status word of the plan.
fn totals<'a>(plan: &'a Plan, actions: &[ActionId], as_of: FiscalYear) -> Ordered<'a, usize> {
    let bears = |id: ActionId, status| plan.status_of(id, as_of).verdict == Some(status);
    let count = |status| actions.iter().filter(|id| bears(**id, status)).count();
    Ordered(plan.statuses.iter().map(|status| (status.word.as_str(), count(status))).collect())
}

impl<'a> NodeJson<'a> {
    fn of(plan: &'a Plan, id: NodeId) -> Self {
        let node = plan.tree.node(id);
        Self { path: plan.tree.path(id), level: plan.level_of(id), number: node.number.as_deref(), name: &node.name }
    }
}

impl<'a> ActionJson<'a> {
    fn of(plan: &'a Plan, id: ActionId, as_of: FiscalYear) -> Self {
        let action = plan.action(id);
        let status = plan.status_of(id, as_of).verdict;
        let last = plan.years.last().copied().unwrap_or(as_of);
        Self {
            node: plan.tree.path(action.node),
            number: &action.number,
            name: &action.name,
            departments: plan.department_names(&action.departments),
            planned: stages(&action.planned, last),
            actual: stages(&action.actual, as_of),
            status: status.map(|status| status.word.as_str()),
            slip: plan.slip_of(id, as_of).years(),
            remark: action.remark.as_deref(),
        }
    }
}

fn stages(schedule: &Schedule, last: FiscalYear) -> Years<String> {
    Years(schedule.0.until(last).map(|(year, stage)| (year, stage.text())).collect())
}

impl<'a> IndicatorJson<'a> {
    fn of(plan: &'a Plan, id: IndicatorId, as_of: FiscalYear) -> Self {
        let indicator = plan.indicator(id);
        let computed = plan.computed(id, as_of).ok();
        Self {
            node: plan.tree.path(indicator.node),
            name: &indicator.name,
            unit: indicator.unit.as_deref(),
            direction: direction(indicator.direction),
            basis: basis(indicator.basis),
            baseline: indicator.baseline.as_ref().and_then(ValueJson::of),
            actual: values(&indicator.actual, as_of),
            target: indicator.target.as_ref().and_then(ValueJson::of),
            achievement: recorded(plan, id, indicator, as_of).map(achievement),
            computed: computed.map(achievement),
            attainment: finite(plan.attainment(id, as_of)),
            progress: finite(indicator.progress(as_of)),
            remark: indicator.remark.as_deref(),
        }
    }
}

fn values(actual: &ByYear<Measured>, last: FiscalYear) -> Years<ValueJson<'_>> {
    Years(actual.until(last).filter_map(|(year, measured)| Some((year, ValueJson::of(measured)?))).collect())
}

fn finite(share: Result<f64, CannotTell>) -> Option<f64> {
    share.ok().filter(|share| share.is_finite())
}

impl NumberJson {
    /// Beyond 2^53 not every whole number is a `f64`, and beyond that JSON readers differ.
    pub(super) fn of(number: f64) -> Self {
        let is_whole = number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0;
        if is_whole { Self::Whole(number as i64) } else { Self::Fraction(number) }
    }
}

impl<'a> ValueJson<'a> {
    fn of(measured: &'a Measured) -> Option<Self> {
        match &measured.value {
            Value::Number(number) => Some(Self::Number(NumberJson::of(*number))),
            Value::Word(word) => Some(Self::Word(word)),
            Value::NotMeasured => None,
        }
    }
}

impl<'a> FindingJson<'a> {
    /// `plan` is the plan it is about; of a file that gives none there is none.
    pub(super) fn of(finding: &'a Finding, plan: Option<&Plan>) -> Self {
        let path = plan.map(|plan| plan.tree.path(plan.node_of(finding.subject)));
        Self {
            code: finding.code,
            severity: severity(finding.severity),
            path: path.filter(|path| !path.is_empty()),
            line: finding.position.line,
            column: finding.position.column,
            end_column: finding.position.column + finding.length,
            excerpt: finding.excerpt.as_ref().map(|excerpt| excerpt.text.as_str()),
            excerpt_column: finding.excerpt.as_ref().map(|excerpt| excerpt.column),
            message: &finding.message,
            hint: finding.hint.as_deref(),
            accepted: finding.accepted.as_deref(),
        }
    }
}

/// The verdict on an indicator as of that year: as recorded or, before the plan's own as-of year, as computed.
pub(super) fn recorded(plan: &Plan, id: IndicatorId, indicator: &Indicator, as_of: FiscalYear) -> Option<Achievement> {
    if as_of < plan.as_of { plan.computed(id, as_of).ok() } else { indicator.achievement }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_fraction() {
        let json = |number: f64| serde_json::to_string(&ValueJson::of(&Value::Number(number).into())).unwrap();
        assert_eq!([json(3.0), json(-0.0), json(15.4), json(1e16)], ["3", "0", "15.4", "1e+16"]);
    }
}
