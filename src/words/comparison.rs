//! What stands on the page where two plans are compared.

/// 計画.
pub const PLAN: &str = "計画";
/// The current plan and the one beside it, where nothing else tells them apart.
pub const SIDES: [&str; 2] = ["今の計画", "比べる計画"];
/// All entries of a kind.
pub const ALL: &str = "全体";
/// Actions behind their plan.
pub const LATE: &str = "予定より遅れ";
/// Heading: the departments of both plans.
pub const DEPARTMENTS: &str = "担当課別";
/// Actions not done.
pub const UNFINISHED: &str = "未完了";
/// No indicator is in both plans.
pub const NO_COMMON_INDICATORS: &str = "名称かよみが同じ指標はありません";

/// Said while a filter is on.
pub const WITHOUT_FILTER: &str = "比較は計画の全体で行います（絞り込みは使いません）";

/// Heading: the indicators of both plans.
pub fn common_indicators(count: usize) -> String {
    format!("共通の指標 {count}")
}

/// How many there are.
pub fn count(count: usize) -> String {
    format!("{count}件")
}

/// How many there are, and their share of all.
pub fn count_and_share(count: usize, share: &str) -> String {
    format!("{count}件 {share}")
}

/// An earlier year than the plan's own.
pub fn looked_back(year: &str) -> String {
    format!("{year}（さかのぼって計算）")
}

/// What the same indicator is called in the other plan.
pub fn called_there(name: &str) -> String {
    format!("比べる計画では「{name}」")
}
