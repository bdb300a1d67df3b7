//! けた・単位: a value ten, a hundred or a thousand times what stands beside it.
//!
//! Looks only where the other values agree among themselves, so that one slipped digit or a change of
//! unit stands out and growth does not: 1, 4, 3 or 95, 269 are no slips. A value with its own 注 has
//! been explained. Zeros and negative values are left aside.

use super::Found;
use crate::plan::{Direction, FiscalYear, Indicator, Measured, Plan, Severity, Subject};
use crate::words::{Wording, review as words};

/// Values that agree differ by no more than this factor.
const ALIKE: f64 = 3.0;
/// The same where a factor of ten is to stand out from them.
const CLOSELY_ALIKE: f64 = 1.5;
/// By so much a value may lie outside the others once the slip is taken off it.
const BESIDE: f64 = 1.25;
/// Factors between units: 百, 千, 万, 百万.
const UNITS: [f64; 4] = [1e2, 1e3, 1e4, 1e6];

/// A finding for every indicator with such a value, or whose values go on in another unit.
pub(super) fn check(plan: &Plan) -> Vec<Found> {
    let numeric = plan.indicators_by_id().filter(|(_, one)| one.direction != Direction::State);
    let slips = numeric.filter_map(|(id, indicator)| {
        let points = points(indicator, plan.as_of);
        let wording = slip(indicator, &points).or_else(|| shift(&points))?;
        Some(Found { code: "scale", severity: Severity::Warning, subject: Subject::Indicator(id), wording })
    });
    slips.collect()
}

/// A value and where it stands.
struct Point {
    number: f64,
    /// 初期値 and 目標 have none.
    year: Option<FiscalYear>,
    label: Label,
    is_explained: bool,
}

/// What a value is called where something is said of it, which is seldom.
enum Label {
    Baseline,
    Actual(FiscalYear),
    Target,
}

impl Label {
    fn text(&self) -> String {
        match self {
            Self::Baseline => words::BASELINE.to_owned(),
            Self::Actual(year) => words::actual_of(&year.to_string()),
            Self::Target => words::TARGET.to_owned(),
        }
    }
}

/// 初期値, 実績 and 目標, as far as they are numbers above 0.
fn points(indicator: &Indicator, as_of: FiscalYear) -> Vec<Point> {
    let single = |label, measured: &Option<Measured>| measured.as_ref().and_then(|m| point(label, None, m));
    let years = indicator.actual.until(as_of);
    let years = years.filter_map(|(year, m)| point(Label::Actual(year), Some(year), m));
    let baseline = single(Label::Baseline, &indicator.baseline).into_iter();
    baseline.chain(years).chain(single(Label::Target, &indicator.target)).collect()
}

fn point(label: Label, year: Option<FiscalYear>, measured: &Measured) -> Option<Point> {
    let number = measured.value.number().filter(|number| *number > 0.0)?;
    Some(Point { number, year, label, is_explained: measured.remark.is_some() })
}

/// One value that would stand among the others but for a factor.
fn slip(indicator: &Indicator, points: &[Point]) -> Option<Wording> {
    points.iter().enumerate().filter(|(_, point)| !point.is_explained).find_map(|(at, point)| {
        let others = || points.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, point)| point.number);
        let (low, high) = range(others())?;
        let (spread, count) = (high / low, others().count());
        let stands_out = |factor: f64| match point.year {
            Some(_) if factor == 10.0 => spread <= CLOSELY_ALIKE && count >= 3 && low >= 10.0,
            Some(_) => spread <= ALIKE && count >= 3,
            // A target may be far above what is there when a plan begins.
            None => spread <= ALIKE && count >= 3 && factor >= 1e3,
        };
        let among = |number: f64| (low / BESIDE..=high * BESIDE).contains(&number);
        let mut factors = std::iter::once(10.0).chain(UNITS).filter(|factor| stands_out(*factor));
        let value = || indicator.written(point.number);
        factors.find_map(|factor| {
            if among(point.number / factor) {
                Some(words::too_large(&point.label.text(), &value(), factor))
            } else {
                among(point.number * factor).then(|| words::too_small(&point.label.text(), &value(), factor))
            }
        })
    })
}

/// From some year on all values are a factor above or below those before.
fn shift(points: &[Point]) -> Option<Wording> {
    let years: Vec<&Point> = points.iter().filter(|point| point.year.is_some()).collect();
    (2..years.len().saturating_sub(1)).find_map(|at| {
        let (before, after) = years.split_at(at);
        let first = after.first().filter(|first| !first.is_explained)?;
        let (low_before, high_before) = range(before.iter().map(|point| point.number))?;
        let (low, high) = range(after.iter().map(|point| point.number))?;
        if high_before / low_before > ALIKE || high / low > ALIKE {
            return None;
        }
        let ratio = (low * high / (low_before * high_before)).sqrt();
        let near = |ratio: f64, factor: f64| (factor / 2.0..=factor * 2.0).contains(&ratio);
        UNITS.into_iter().find_map(|factor| match (near(ratio, factor), near(1.0 / ratio, factor)) {
            (true, _) => Some(words::shifted_up(&first.label.text(), factor)),
            (_, true) => Some(words::shifted_down(&first.label.text(), factor)),
            _ => None,
        })
    })
}

fn range(numbers: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    numbers.map(|number| (number, number)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::load_text;

    /// The message for an indicator with 初期値, five years and 目標.
    fn message(cells: &str) -> String {
        let cells: Vec<&str> = cells.split(" | ").collect();
        let [baseline, years @ .., target] = cells.as_slice() else { panic!("{cells:?}") };
        let years = ["H28", "H29", "H30", "R1", "R2"].iter().zip(years);
        let years: Vec<String> = years.map(|(year, cell)| format!("{year}: {cell}")).collect();
        let text = format!(
            "計画: 試し\n年度: H28-R2\n体系:\n- 名称: 一番\n  指標:\n  - 名称: 額\n    単位: 円\n    \
             初期値: {baseline}\n    実績: {{{}}}\n    目標: {target}\n",
            years.join(", ")
        );
        let (plan, _, findings) = load_text("plan", &text).unwrap();
        assert_eq!(findings, []);
        check(&plan).into_iter().map(|found| found.wording.message).collect()
    }

    #[test]
    fn slipped_digits_and_changed_units() {
        let table = [
            ("15.4 | 14.4 | 157 | 15.2 | 13.8 | 10.0 | 25.0", ""),
            ("15.4 | 14.4 | 157 | 15.2 | 13.8 | 14.0 | 15.0", "H29実績 157.0円は、ほかの値の約10倍です。"),
            ("80 | 80 | 87 | 9.1 | 91 | 93 | 94", "H30実績 9.1円は、ほかの値の約10分の1です。"),
            ("1667 | 1667 | 1517000 | 1366 | 1231 | 1096 | 1334", "H29実績 1,517,000円は、ほかの値の約1000倍です。"),
            ("1667 | 1667 | 1517 | 1366 | 1231 | 1096 | 1334000", "目標 1,334,000円は、ほかの値の約1000倍です。"),
            ("1667000 | 1667 | 1517 | 1366 | 1231 | 1096 | 1334", "初期値 1,667,000円は、ほかの値の約1000倍です。"),
            ("3 | 2 | 300 | 3 | 2 | 3 | 3", "H29実績 300円は、ほかの値の約100倍です。"),
            (
                "'-' | 1667 | 1517 | 1366000 | 1231000 | 1096000 | '-'",
                "H30実績からは、前の年度までの約1000倍の値になっています。",
            ),
            (
                "'-' | 1667000 | 1517000 | 1366 | 1231 | 1096 | '-'",
                "H30実績からは、前の年度までの約1000分の1の値になっています。",
            ),
            // What happens.
            ("'-' | 1591 | 4511 | 4001 | 95 | 269 | 100", ""),
            ("1 | 1 | 4 | 3 | 3 | 3 | 5", ""),
            ("'-' | 0 | 1 | 10 | 0 | 0 | 9", ""),
            ("15460 | 15797 | 16021 | 16319 | 16471 | 0 | 0", ""),
            ("6094 | 3694 | 6223 | 6093 | 5588 | 12482 | 6500", ""),
            ("1 | 1 | 1 | 1 | 10 | 1 | 1", ""),
            ("5 | 5 | 6 | 7 | 8 | 9 | 500", ""),
            ("10 | 20 | 40 | 80 | 160 | 320 | 640", ""),
            ("'-' | '-' | '-' | '-' | 1 | 1000 | 1000", ""),
            ("1667 | 1667 | {値: 1517000, 注: 円} | 1366 | 1231 | 1096 | 1334", ""),
            ("'-' | 1667 | 1517 | {値: 1366000, 注: 円} | 1231000 | 1096000 | '-'", ""),
        ];
        for (cells, expected) in table {
            assert_eq!(message(cells), expected, "{cells}");
        }
    }
}
