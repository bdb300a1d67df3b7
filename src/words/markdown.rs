//! What stands in a plan written as Markdown besides the plan's own words.

use crate::plan::Severity;

use super::check;

/// Between two facts on one line.
pub const BETWEEN: &str = "　";
/// Heading of the counts.
pub const COUNTS: &str = "集計";
/// Heading of the findings.
pub const FINDINGS: &str = "点検の指摘";
/// There are none.
pub const NO_FINDINGS: &str = "指摘はありません。";
/// The years a plan covers.
pub const YEARS: &str = "年度";
/// What to expect of an indicator.
pub const OUTLOOK: &str = "見込み";
/// Nothing is left of a plan.
pub const NOTHING_LEFT: &str = "条件に合う取組・指標はありません。";

/// A name and what it is.
pub fn fact(name: &str, value: &str) -> String {
    format!("{name}: {value}")
}

/// The first and the last of several years.
pub fn years(first: &str, last: &str) -> String {
    if first == last { first.to_owned() } else { format!("{first}〜{last}") }
}

/// The as-of year in both calendars.
pub fn as_of(era: &str, western: &str) -> String {
    format!("{era}（{western}年度）")
}

/// An earlier year is looked at.
pub fn computed(year: &str) -> String {
    format!("実施状況と達成状況は、{year}までの工程と値から計算したものです。")
}

/// Not all of a plan.
pub fn excerpt(actions: [usize; 2], indicators: [usize; 2]) -> String {
    let [shown, all] = actions;
    let [shown_indicators, all_indicators] = indicators;
    format!("絞り込んだ一部です（取組 {all}件のうち{shown}件、指標 {all_indicators}件のうち{shown_indicators}件）。")
}

/// The heading of a node: its numbers from the root, its name, its level.
pub fn node(path: &str, name: &str, level: Option<&str>) -> String {
    let name = if path.is_empty() { name.to_owned() } else { format!("{path} {name}") };
    match level {
        Some(level) => format!("{name}（{level}）"),
        None => name,
    }
}

/// The line of an action.
pub fn action(number: &str, name: &str) -> String {
    if number.is_empty() { format!("取組　{name}") } else { format!("取組{number}　{name}") }
}

/// The line of an indicator.
pub fn indicator(name: &str) -> String {
    format!("指標　{name}")
}

/// The mark of a remark, in its cell and before it.
pub fn mark(at: usize) -> String {
    format!("※{at}")
}

/// A remark with its mark and what it is about.
pub fn remark(mark: &str, about: &str, text: &str) -> String {
    format!("{mark} {about}: {text}")
}

/// A finding that stands at that line of the file.
pub fn finding(severity: Severity, line: usize, message: &str, hint: Option<&str>) -> String {
    let hint = hint.map(|hint| format!("（{hint}）")).unwrap_or_default();
    format!("{}（{line}行目）: {message}{hint}", check::severity(severity))
}

/// Heading with how many there are.
pub fn findings(count: usize) -> String {
    format!("{FINDINGS}（{count}件）")
}
