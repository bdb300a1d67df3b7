//! 見込み: what can be expected of an indicator while its plan is running.

use super::filter;
use crate::plan::{Break, Headway, NoForecast, Outlook};

/// Heading of the section in the detail.
pub const HEADING: &str = "見込み";
/// How far it has come.
pub const PACE: &str = "進み具合";
/// What is still needed.
pub const NEED: &str = "必要な量";
/// The forecast.
pub const FORECAST: &str = "最終年度";
/// What came, where an earlier year is looked at.
pub const OUTCOME: &str = "実際の結果";

/// In the list, in the place of the verdict: at most eight cells.
pub fn outlook(outlook: Outlook) -> &'static str {
    match outlook {
        Outlook::Reached | Outlook::Reaches => filter::REACHES,
        Outlook::Misses => filter::MISSES,
        Outlook::OnPace => "順調",
        Outlook::Behind => "遅れ気味",
    }
}

/// Nothing can be told.
pub const UNKNOWN: &str = "見込みなし";
/// Heading of the counts of a plan that is running: of the indicators without a recorded verdict.
pub const INDICATORS: &str = "指標の見込み";

/// How far it has come, in a word.
pub fn headway(headway: Headway) -> &'static str {
    match headway {
        Headway::Reached => "目標に到達",
        Headway::OnPace => "順調",
        Headway::Behind => "遅れ気味",
    }
}

/// 進捗率 against the share of the period, both at the end of that year.
pub fn pace(headway: &str, year: &str, share: &str, passed: &str) -> String {
    format!("{headway}（{year}までに進捗率{share}、期間は{passed}経過）")
}

/// It went the other way.
pub fn pace_backwards(headway: &str, year: &str, passed: &str) -> String {
    format!("{headway}（{year}は初期値より後退、期間は{passed}経過）")
}

/// The sum so far against the share of the period.
pub fn pace_of_sum(headway: &str, year: &str, share: &str, passed: &str) -> String {
    format!("{headway}（{year}までの累計は目標の{share}、期間は{passed}経過）")
}

/// The baseline was good enough and the value is not.
pub fn fallen_back(headway: &str, year: &str) -> String {
    format!("{headway}（初期値は目標に届いていましたが、{year}の値は届いていません）")
}

/// The target is reached, but the last year will be judged.
pub const KEEP: &str = "目標に届いています（最終年度まで保てば達成）";
/// The target is reached for good.
pub const DONE: &str = "目標に届きました";
/// The sum is above what it may be at most.
pub const EXCEEDED: &str = "累計が目標をすでに超えています";

/// So much more in each year.
pub fn more_per_year(amount: &str, last: &str) -> String {
    format!("毎年{amount}ずつ増えると、{last}に目標に届きます")
}

/// So much less in each year.
pub fn less_per_year(amount: &str, last: &str) -> String {
    format!("毎年{amount}ずつ減ると、{last}に目標に届きます")
}

/// At least so much in each year that is left.
pub fn least_each_year(amount: &str, last: &str) -> String {
    format!("{last}まで毎年{amount}以上で、累計が目標に届きます")
}

/// At most so much in each year that is left.
pub fn most_each_year(amount: &str, last: &str) -> String {
    format!("{last}まで毎年{amount}以下なら、累計が目標の範囲に収まります")
}

/// A forecast and what it means.
pub fn forecast(year: &str, value: &str, target: &str, reaches: bool) -> String {
    let end = if reaches { "を達成する見込み" } else { "に届かない見込み" };
    format!("{year}に{value}となり、目標の{target}{end}")
}

/// A forecast of a sum and what it means.
pub fn forecast_of_sum(year: &str, value: &str, target: &str, reaches: bool) -> String {
    let end = if reaches { "を達成する見込み" } else { "を達成できない見込み" };
    format!("{year}までの累計が{value}となり、目標の{target}{end}")
}

/// A forecast where the target is reached before the last year or has been.
pub fn forecast_once(year: &str, value: &str, target: &str) -> String {
    format!("{year}は{value}の見込みですが、一度届けばよいため、目標の{target}を達成する見込み")
}

/// How a forecast came about.
pub fn line_through(years: &str) -> String {
    format!("{years}の値に合わせた直線から計算しています（最小二乗法）")
}

/// Between the years used.
pub const BETWEEN_YEARS: &str = "・";

/// Why there is no forecast; `year` names the years in it.
pub fn no_forecast(reason: NoForecast, year: impl Fn(crate::plan::FiscalYear) -> String) -> String {
    match reason {
        NoForecast::Finished => "計画期間が終わっているため、見込みはありません".to_owned(),
        NoForecast::NoTarget => "目標がないため、見込みを計算できません".to_owned(),
        NoForecast::ByHand => "人が判定する指標のため、見込みは計算しません".to_owned(),
        NoForecast::Words => "言葉で表す指標のため、見込みは計算しません".to_owned(),
        NoForecast::TooFew(0) => "数値がまだないため、見込みを計算できません（3年分から計算します）".to_owned(),
        NoForecast::TooFew(count) => {
            format!("数値が{count}年分しかないため、見込みを計算できません（3年分から計算します）")
        }
        NoForecast::Broken(Break::NotMeasured(at)) => {
            format!("{}が測定なしで途切れているため、見込みを計算できません", year(at))
        }
        NoForecast::Broken(Break::Word(at)) => format!("{}が言葉で途切れているため、見込みを計算できません", year(at)),
        NoForecast::Broken(Break::Remark(at)) => {
            format!("注によると{}から値の取り方が変わっているため、見込みを計算できません", year(at))
        }
        NoForecast::Broken(Break::Scale(at)) => {
            format!("{}から値の桁が大きく変わっているため、見込みを計算できません（単位を確かめてください）", year(at))
        }
    }
}

/// What the last year brought and how it was judged.
pub fn outcome(year: &str, value: &str, verdict: &str) -> String {
    format!("{year} {value}、{verdict}")
}
