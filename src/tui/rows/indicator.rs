//! An indicator of the 指標 pane: its course over baseline and years, latest value, target, verdict.

use crate::plan::{Achievement, Indicator, IndicatorId, Measured, Origin, Plan, Value};
use crate::tui::app::Session;
use crate::tui::label;
use crate::words::screen as words;

/// What the lines of an indicator say.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorRow {
    /// Its name.
    pub name: String,
    /// Its values in order.
    pub course: Course,
    /// The latest value up to the year looked at, with its unit.
    pub latest: String,
    /// Whether that value reaches the target, where that can be said.
    pub latest_reaches: Option<bool>,
    /// The target, with its unit and side.
    pub target: String,
    /// The verdict word, marked if it is computed or contradicted by the values.
    pub verdict: String,
    /// The verdict.
    pub achievement: Option<Achievement>,
}

/// The baseline and the years in a form that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Course {
    /// Heights of the values, `None` where there is no number, and of the target.
    Numbers(Vec<Option<Point>>, Option<f64>),
    /// The words, empty where nothing is written.
    Words(Vec<Point>),
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
    let standing = plan.verdict_of(id, as_of);
    let mark = match standing.origin {
        Origin::Computed => words::COMPUTED_MARK,
        Origin::Recorded if plan.contradicts(id) => words::CONTRADICTION_MARK,
        Origin::Recorded => "",
    };
    let latest = indicator.latest(as_of).map(|(_, measured)| measured);
    IndicatorRow {
        name: indicator.name.clone(),
        course: course(session, indicator).0,
        latest: latest.map_or_else(String::new, |measured| label::value(indicator, measured)),
        latest_reaches: latest.and_then(|measured| indicator.reaches(&measured.value)),
        target: label::target(indicator),
        verdict: standing.verdict.map_or(words::UNRECORDED, words::achievement).to_owned() + mark,
        achievement: standing.verdict,
    }
}

/// The course of an indicator as known in the year looked at, and the scale of its heights.
pub(super) fn course(session: &Session, indicator: &Indicator) -> (Course, Scale) {
    let values = values(session.plan(), indicator, session);
    let target = indicator.target.as_ref().and_then(|target| target.value.number());
    // The whole course sets the scale, so that bars keep their height when another year is looked at.
    let numbers = || {
        let years = indicator.actual.iter().map(|(_, measured)| measured);
        indicator.baseline.iter().chain(years).filter_map(|measured| measured.value.number()).chain(target)
    };
    let scale =
        Scale { least: numbers().fold(f64::INFINITY, f64::min), most: numbers().fold(f64::NEG_INFINITY, f64::max) };
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
fn values<'a>(plan: &Plan, indicator: &'a Indicator, session: &Session) -> Vec<Option<&'a Measured>> {
    let as_of = session.as_of();
    let years = plan.years.iter().map(|year| indicator.actual.get(*year).filter(|_| *year <= as_of));
    std::iter::once(indicator.baseline.as_ref()).chain(years).collect()
}

fn point(indicator: &Indicator, measured: Option<&Measured>, height: f64) -> Point {
    let word = match measured.map(|measured| &measured.value) {
        Some(Value::Word(word)) => word.clone(),
        Some(Value::NotMeasured) => words::NOT_MEASURED.to_owned(),
        _ => String::new(),
    };
    Point { height, word, reaches: measured.and_then(|measured| indicator.reaches(&measured.value)) }
}

/// What the lowest and the highest of all values and the target are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Scale {
    /// Where the bars begin: at zero where zero is not far below the values, else a little below the
    /// least, so that a change from 79 to 84 can still be seen.
    pub(super) fn floor(self) -> f64 {
        let spread = self.most - self.least;
        if spread <= 0.0 || (self.least >= 0.0 && self.least < spread) {
            self.least.min(0.0)
        } else {
            self.least - spread / 6.0
        }
    }

    /// The height of a value, 0 to 1.
    pub(super) fn height(self, number: f64) -> f64 {
        let (floor, most) = (self.floor(), self.most);
        if most > floor { ((number - floor) / (most - floor)).clamp(0.0, 1.0) } else { 0.0 }
    }
}
