//! What stands in the details of plans, nodes, actions and indicators.

use crate::plan::{Severity, Slip};

/// 自治体.
pub const MUNICIPALITY: &str = "自治体";
/// The years covered.
pub const PERIOD: &str = "計画期間";
/// 時点.
pub const AS_OF: &str = "時点";
/// 出典.
pub const SOURCE: &str = "出典";
/// The file a plan was read from.
pub const FILE: &str = "ファイル";
/// What the numbers below are limited to.
pub const LIMITED: &str = "絞り込み";
/// Heading: actions by status.
pub const ACTIONS_BY_STATUS: &str = "取組の実施状況";
/// Heading: indicators by verdict.
pub const INDICATORS_BY_VERDICT: &str = "指標の達成状況";
/// Heading: counts and changes by year.
pub const BY_YEAR: &str = "年度ごとの件数と増減（*は計算）";
/// A row that counts indicators of one verdict.
pub fn indicators_that(verdict: &str) -> String {
    format!("指標 {verdict}")
}
/// Heading: findings.
pub const FINDINGS: &str = "点検";
/// No findings.
pub const NO_FINDINGS: &str = "気になる点は見つかりませんでした";
/// Heading: the course of an action.
pub const COURSE: &str = "年度ごとの予定と実績";
/// Heading: the values of an indicator.
pub const VALUES: &str = "年度ごとの値";
/// Heading: the chart.
pub const CHART: &str = "推移";
/// Heading: the chart of an indicator that is judged by its sum.
pub const CHART_OF_SUM: &str = "推移（累計）";
/// Departments that an indicator has from the actions beside it.
pub fn of_the_actions(names: &str) -> String {
    format!("{names}（取組の担当課）")
}
/// Heading of the year column.
pub const YEAR: &str = "年度";
/// Heading: the indicators of the same node of that level.
pub fn same_node_indicators(level: &str) -> String {
    format!("同じ{level}の指標")
}
/// Heading: the actions of the same node of that level.
pub fn same_node_actions(level: &str) -> String {
    format!("同じ{level}の取組")
}
/// Columns of the table by node: done, partly, not done.
pub const CLASSES: [&str; 3] = ["済", "一部", "未"];

/// Heading of the table by node of some level.
pub fn by_level(level: &str) -> String {
    format!("{level}別")
}

/// The total printed in the document, where it differs from the rows.
pub fn printed_total(printed: usize) -> String {
    format!("（総括表 {printed}）")
}

/// A line about late actions: how many are behind their plan.
pub fn late(late: usize) -> String {
    format!("予定より遅れ {late}件")
}

/// The status or verdict that the document records, or that it records none.
pub fn recorded(word: Option<&str>) -> String {
    word.map_or_else(|| "記録なし".to_owned(), |word| format!("{word}（記録）"))
}

/// The status or verdict that follows from the figures.
pub fn computed(word: &str) -> String {
    format!("{word}（計算）")
}

/// Said where an earlier year is looked at.
pub fn as_it_stood(year: &str) -> String {
    format!("{year}時点の表示です。実施状況と達成状況は、{year}までの実績から計算しています")
}

/// A stage that goes on.
pub fn goes_on(word: &str) -> String {
    format!("⇒ {word}")
}

/// The planned goal of an action and the year in which it was planned.
pub fn goal(phase: &str, year: &str) -> String {
    format!("{phase}の段階に{year}で到達する予定")
}

/// What followed from that plan.
pub fn goal_and_slip(goal: &str, slip: Slip) -> String {
    format!("{}（{goal}）", super::screen::slip_in_full(slip))
}

/// The stage was reached in time, but the action is not done: what is said of that, and the goal.
pub fn goal_and_status(goal: &str, slip: Slip, status: &str) -> String {
    format!("{}（実施状況は{status}、{goal}）", super::screen::slip_in_full(slip))
}

/// The name of a severity.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "誤り",
        Severity::Warning => "注意",
        Severity::Note => "参考",
    }
}

/// A place in a file.
pub fn line(line: usize) -> String {
    format!("{line}行目")
}

/// Something and what is to be said of it.
pub fn beside(text: &str, remark: &str) -> String {
    format!("{text}（{remark}）")
}
