//! What stands in the tables of counts: by department, node, status and year, printed and on the screen.

use super::field;
use super::wording::Wording;

/// The plan that a row belongs to.
pub const PLAN: &str = "計画";
/// The id of that plan.
pub const PLAN_ID: &str = "計画ID";
/// Column: how many plans.
pub const PLANS: &str = "計画数";
/// Column: a municipality.
pub const MUNICIPALITY: &str = field::MUNICIPALITY;
/// In its place: plans that name none.
pub const NO_MUNICIPALITY: &str = "（記入なし）";
/// Column: the first year of a plan.
pub const FIRST_YEAR: &str = "開始年度";
/// Column: the last year of a plan.
pub const LAST_YEAR: &str = "終了年度";
/// Column: the year as of which a plan is counted.
pub const AS_OF: &str = "時点";
/// What all rows come to, below groups that have a sum of their own.
pub const GRAND_TOTAL: &str = "総計";
/// What the rows of a group come to.
pub const SUBTOTAL: &str = "小計";
/// Above a table over all plans.
pub fn all_plans(plans: usize, municipalities: usize) -> String {
    format!("{plans}計画（{municipalities}自治体）")
}
/// Words behind `--by` that make no table together.
pub fn not_together() -> Wording {
    Wording::new("「--by」に一緒に書けるのは、plan と municipality だけです。")
        .hint("ほかの分け方は1つずつ指定し、表ごとに実行してください。")
}
/// Above the plans of one municipality.
pub fn plans_of(municipality: &str, plans: usize) -> String {
    format!("{municipality} {plans}計画")
}
/// Below it: plans in which the filter finds nothing.
pub fn left_out(plans: usize) -> String {
    format!("条件に合うもののない{plans}計画は、表から省いています。")
}
/// The filter finds nothing in any plan.
pub const NO_PLANS: &str = "条件に合うものがある計画はありません。";
/// Column: a department.
pub const DEPARTMENT: &str = "担当課";
/// In the place of a department: entries that name none, and what is about the plan as a whole.
pub const NO_DEPARTMENT: &str = "（担当課なし）";
/// Column: the numbers of a node from the root.
pub const PATH: &str = "番号";
/// Column: the level of a node.
pub const LEVEL: &str = "階層";
/// Column: the name of a node.
pub const NAME: &str = "名称";
/// Column: a fiscal year.
pub const YEAR: &str = "年度";
/// Column: what a year's counts follow from.
pub const BASIS: &str = "根拠";
/// They are recorded in the document.
pub const RECORDED: &str = "記録";
/// They follow from stages and values.
pub const COMPUTED: &str = "計算";
/// Column: actions or indicators.
pub const KIND: &str = "種類";
/// Column: a status or verdict.
pub const STATUS: &str = "状況";
/// Column: how many.
pub const COUNT: &str = "件数";
/// Column: which part of all.
pub const SHARE: &str = "割合";
/// What rows come to.
pub const TOTAL: &str = "計";
/// Column: actions.
pub const ACTIONS: &str = "取組";
/// Column: actions that are done.
pub const DONE: &str = "済";
/// Column: the share of actions that are done.
pub const DONE_SHARE: &str = "済の割合";
/// Column: actions done in part.
pub const PARTLY: &str = "一部";
/// Column: actions not done or without a status.
pub const NOT_DONE: &str = "未";
/// Column: actions behind their plan.
pub const LATE: &str = "遅れ";
/// Column: indicators.
pub const INDICATORS: &str = "指標";
/// Column: indicators that met their target.
pub const MET: &str = "達成";
/// Column: the share of indicators that met their target.
pub const MET_SHARE: &str = "達成の割合";
/// Column: indicators that did not.
pub const UNMET: &str = "未達";
/// Column: indicators of which nobody can tell.
pub const UNJUDGED: &str = "不明";
/// Column: entries that are missing.
pub const MISSING: &str = "未記入";
/// Column: findings.
pub const FINDINGS: &str = "点検";

/// Below the table by department, where an entry counts for several.
pub const SEVERAL: &str = "複数の課が担当するものは、それぞれの課に数えます（計では1件）。";
/// The same where there is little room.
pub const SEVERAL_SHORT: &str = "複数課は各課に計上";
/// Departments in the order of the plan.
pub const PLAN_ORDER: &str = "計画の順";
/// Departments in that order from the last.
pub const PLAN_ORDER_REVERSED: &str = "計画の逆順";
/// By a column.
pub fn sorted(column: &str, reversed: bool) -> String {
    format!("{column}の{}順", if reversed { "少ない" } else { "多い" })
}
/// Only what a search finds is counted.
pub fn within(search: &str) -> String {
    format!("{search}の範囲")
}
/// The filter by department and status does not change the counts.
pub const WHATEVER_THE_FILTER: &str = "課・状況では絞らず";
/// Between two remarks.
pub const BETWEEN_PARTS: &str = "　";
/// Below the table by year.
pub const EARLIER_YEARS: &str = "前の年度は、その年度までの工程と値から計算しています。";
/// The line above a table of all plans: which they are, as of when if a year was asked for, and what it is limited to.
pub fn title_of_all(plans: &str, as_of: Option<&str>, filter: &str) -> String {
    match as_of {
        Some(as_of) => title(plans, as_of, filter),
        None if filter.is_empty() => plans.to_owned(),
        None => format!("{plans}（{filter}）"),
    }
}
/// The line above a table: whose it is, as of when, and what it is limited to.
pub fn title(plan: &str, as_of: &str, filter: &str) -> String {
    let title = format!("{plan} {as_of}");
    if filter.is_empty() { title } else { format!("{title}（{filter}）") }
}
