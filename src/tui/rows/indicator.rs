//! An indicator of the 指標 pane: its course over baseline and years, latest value, target, verdict.

use super::Text;
use crate::export::{Scale, ZeroBased};
use crate::label;
use crate::plan::{FiscalYear, Indicator, IndicatorId, Measured, Plan, Subject, Value};
use crate::tui::app::Session;
use crate::tui::tone::Tone;
use crate::words::screen as words;

/// What the lines of an indicator say.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorRow {
    /// Its name.
    pub name: Text,
    /// Its values in order.
    pub course: Course,
    /// Which of them is that of the year looked at.
    pub now: usize,
    /// The latest value up to the year looked at, with its unit; under 累計 the sum.
    pub latest: String,
    /// Whether that value reaches the target, where that can be said.
    pub latest_reaches: Option<bool>,
    /// The target, with its unit and side.
    pub target: String,
    /// The verdict word, marked if it is computed or contradicted by the values; of a running plan what
    /// to expect, where the values say more than the verdict.
    pub verdict: String,
    /// How that is shown.
    pub verdict_tone: Tone,
}

/// The baseline and the years in a form that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Course {
    /// Heights of the values, `None` where there is no number, and of the target.
    Numbers(Vec<Option<Point>>, Option<f64>),
    /// The words, empty where nothing is written.
    Words(Vec<Point>),
}

impl Course {
    /// How many values there are, the baseline among them.
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(points, _) => points.len(),
            Self::Words(points) => points.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// One value of a course.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Its height between the lowest (0) and the highest (1) of all values and the target.
    pub height: f64,
    /// Its text: the word of a state.
    pub word: String,
    /// Whether it reaches the target, where that can be said.
    pub reaches: Option<bool>,
}

/// The lines of that indicator, as of the year looked at.
pub fn indicator_row(session: &Session, id: IndicatorId) -> IndicatorRow {
    let plan = session.plan();
    let (indicator, as_of) = (plan.indicator(id), session.as_of());
    let (verdict, verdict_tone) = super::marked_standing(session, Subject::Indicator(id));
    let counted = indicator.as_counted();
    let latest = counted.latest(as_of).map(|(_, measured)| measured);
    IndicatorRow {
        name: Text::of(session, indicator.name.clone()),
        course: course(session, indicator, ZeroBased::Sparkline).0,
        // The baseline stands before the years.
        now: session.year_index() + 1,
        latest: label::latest(indicator, as_of),
        latest_reaches: latest.and_then(|measured| reaches(indicator, measured)),
        target: label::target(indicator),
        verdict,
        verdict_tone,
    }
}

/// The course of an indicator as known in the year looked at, and the scale of its heights; under 累計 the
/// sums by each year, so that bars and target mean the same.
pub(super) fn course(session: &Session, indicator: &Indicator, zero_based: ZeroBased) -> (Course, Scale) {
    course_of(session.plan(), session.as_of(), indicator, zero_based)
}

/// The same for an indicator of any plan, as known in any of its years.
pub(super) fn course_of(
    plan: &Plan,
    as_of: FiscalYear,
    indicator: &Indicator,
    zero_based: ZeroBased,
) -> (Course, Scale) {
    let counted = indicator.as_counted();
    let indicator = counted.as_ref();
    let values = values(plan, as_of, indicator);
    let target = indicator.target.as_ref().and_then(|target| target.value.number());
    // The whole course sets the scale, so that bars keep their height when another year is looked at.
    let years: Vec<&Measured> = indicator.actual.iter().map(|(_, measured)| measured).collect();
    let all = indicator.baseline.iter().chain(years.iter().copied());
    let scale = Scale::over(all.filter_map(|measured| measured.value.number()).chain(target), zero_based);
    if !indicator.is_numeric() {
        let words = values.into_iter().map(|measured| point(indicator, measured, 0.0)).collect();
        return (Course::Words(words), scale);
    }
    let height = |measured: Option<&Measured>| measured.and_then(|measured| measured.value.number());
    let points = values
        .into_iter()
        .map(|measured| height(measured).map(|number| point(indicator, measured, scale.height(number))))
        .collect();
    (Course::Numbers(points, target.map(|number| scale.height(number))), scale)
}

/// Baseline and yearly values up to the year looked at; `None` where nothing is written.
fn values<'a>(plan: &Plan, as_of: FiscalYear, indicator: &'a Indicator) -> Vec<Option<&'a Measured>> {
    let years = plan.years.iter().map(|year| indicator.actual.get(*year).filter(|_| *year <= as_of));
    std::iter::once(indicator.baseline.as_ref()).chain(years).collect()
}

fn point(indicator: &Indicator, measured: Option<&Measured>, height: f64) -> Point {
    let word = match measured.map(|measured| &measured.value) {
        Some(Value::Word(word)) => word.clone(),
        Some(Value::NotMeasured) => words::NOT_MEASURED.to_owned(),
        _ => String::new(),
    };
    Point { height, word, reaches: measured.and_then(|measured| reaches(indicator, measured)) }
}

/// Whether that value reaches the target, where that can be said: a sum below its limit may still grow.
fn reaches(indicator: &Indicator, measured: &Measured) -> Option<bool> {
    indicator.reaches(&measured.value).filter(|reaches| !(indicator.limits_a_sum() && *reaches))
}
