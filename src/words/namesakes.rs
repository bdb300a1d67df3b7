//! Indicators of one name in several plans: the command and the page.

use super::wording::{Wording, quote};

/// Column: the city.
pub const MUNICIPALITY: &str = super::summary::MUNICIPALITY;

/// Column: the values of all years, to be read.
pub const COURSE: &str = "推移";
/// Before them where they stand below their row.
pub const COURSE_SIGN: &str = "推移 ";
/// Between those of two years.
pub const BETWEEN_YEARS: &str = "　";
/// The value of a year.
pub fn in_year(year: &str, value: &str) -> String {
    format!("{year} {value}")
}

/// Column of the page: whose an indicator is.
pub const CITY: &str = "自治体・計画";
/// Tab on the page, while the table is shown.
pub const CHARTS: &str = "図";
/// Tab on the page, while charts are shown.
pub const TABLE: &str = "表";
/// Space among the charts: each its own scale.
pub const OWN_SCALES: &str = "目盛りを別々に";
/// Space among the charts: one scale for all.
pub const COMMON_SCALE: &str = "目盛りを共通に";
/// Enter on the page.
pub const GO_THERE: &str = "その計画で見る";
/// All charts have one scale.
pub const SCALE_IS_COMMON: &str = "目盛り共通";
/// Each chart has its own.
pub const SCALES_ARE_OWN: &str = "目盛りは別々";
/// Several units: nothing is to be held against each other.
pub fn units_differ(units: &[String]) -> String {
    format!("単位が異なります（{}）", units.join("、"))
}
/// Whose an indicator is.
pub fn city_and_plan(city: Option<&str>, plan: &str) -> String {
    city.map_or_else(|| plan.to_owned(), |city| format!("{city} {plan}"))
}
/// 未達成 first, or last.
pub fn by_standing(reversed: bool) -> &'static str {
    if reversed { "達成が先" } else { "未達成が先" }
}
/// By a number, the greatest first or last.
pub fn by_number(column: &str, reversed: bool) -> String {
    format!("{column}の{}順", if reversed { "小さい" } else { "大きい" })
}

/// Above the table: how many names, and how many indicators bear them.
pub fn title(names: usize, indicators: usize) -> String {
    format!("同じ名称の指標 {names}種類 {indicators}件")
}

/// A name, the unit that all share, and how many indicators bear it.
pub fn group(name: &str, unit: Option<&str>, indicators: usize) -> String {
    match unit {
        Some(unit) => format!("{name}（{unit}） {indicators}件"),
        None => format!("{name} {indicators}件"),
    }
}

/// The same where they are measured in several units.
pub fn group_of_units(name: &str, units: &[(String, usize)], indicators: usize) -> String {
    let units: Vec<String> = units.iter().map(|(unit, count)| format!("{unit} {count}件")).collect();
    format!("{name} {indicators}件 単位が異なります（{}）", units.join("、"))
}

/// Among several units: no unit.
pub const NO_UNIT: &str = "単位なし";

/// No indicator of the plans bears the name.
pub fn unknown(typed: &str, close: Option<&str>) -> Wording {
    let wording = Wording::new(format!("{}という名称の指標は、どの計画にもありません。", quote(typed)));
    match close {
        Some(close) => wording.hint(format!("{}の書き間違いではありませんか。", quote(close))),
        None => wording.hint("名称の一部で探すには、-q を使ってください（例: --by name -q 水洗化）。"),
    }
}

/// No two plans share a name.
pub const NOTHING: &str = "条件に合う指標のうち、2つ以上の計画に同じ名称のものはありません。";
