//! The headings and fixed words of the CSV table with a row for each entry and fiscal year.
//!
//! docs/export.md explains each of them; no heading has a blank, a line break or a unit in it.

use super::field;

/// The name by which programs know the plan.
pub const PLAN_ID: &str = "計画ID";
/// The title of the plan.
pub const PLAN: &str = "計画";
/// The municipality.
pub const MUNICIPALITY: &str = field::MUNICIPALITY;
/// The as-of year by the Western calendar.
pub const AS_OF_WESTERN: &str = "時点西暦";
/// The as-of year by era.
pub const AS_OF_ERA: &str = "時点和暦";
/// Action or indicator.
pub const KIND: &str = "種別";
/// The place among those of its kind in the plan, from 1.
pub const ORDINAL: &str = "連番";
/// The numbers from the first level down, each behind a slash.
pub const PATH: &str = "階層パス";
/// Whose departments an entry's are.
pub const DEPARTMENT: &str = field::DEPARTMENTS;
/// The number of an action.
pub const NUMBER: &str = field::NUMBER;
/// The name of an entry.
pub const NAME: &str = field::NAME;
/// The fiscal year by the Western calendar.
pub const YEAR_WESTERN: &str = "年度西暦";
/// The fiscal year by era.
pub const YEAR_ERA: &str = "年度和暦";
/// A planned stage.
pub const PLANNED: &str = "予定工程";
/// The rank of the planned stages.
pub const PLANNED_PHASE: &str = "予定段階";
/// An actual stage.
pub const ACTUAL: &str = "実績工程";
/// The rank of the actual stages.
pub const ACTUAL_PHASE: &str = "実績段階";
/// The unit of an indicator.
pub const UNIT: &str = field::UNIT;
/// Which side of the target is good.
pub const DIRECTION: &str = field::DIRECTION;
/// Which value is held against the target.
pub const BASIS: &str = field::BASIS;
/// The number an indicator starts from.
pub const BASELINE: &str = field::BASELINE;
/// The state an indicator starts from.
pub const BASELINE_WORD: &str = "初期状態";
/// The number of the year.
pub const VALUE: &str = "実績値";
/// The state of the year.
pub const VALUE_WORD: &str = "実績状態";
/// The number to be reached.
pub const TARGET: &str = "目標値";
/// The state to be reached.
pub const TARGET_WORD: &str = "目標状態";
/// Whether something was entered for the year.
pub const ENTERED: &str = "実績記入";
/// The status of an action.
pub const STATUS: &str = field::STATUS;
/// The class of that status.
pub const STATUS_CLASS: &str = "実施状況区分";
/// The verdict on an indicator.
pub const ACHIEVEMENT: &str = field::ACHIEVEMENT;
/// By how many years the planned stage was reached late.
pub const SLIP: &str = "遅れ年数";
/// For how many years the planned stage is overdue.
pub const OVERDUE: &str = "未到達年数";
/// The verdict that follows from the values.
pub const COMPUTED: &str = "達成状況計算";
/// Actual ÷ target.
pub const ATTAINMENT: &str = "達成率";
/// The share of the way from baseline to target.
pub const PROGRESS: &str = "進捗率";
/// The remark on the entry of the year.
pub const ACTUAL_NOTE: &str = "実績注";
/// The remark on the baseline.
pub const BASELINE_NOTE: &str = "初期値注";
/// The remark on the target.
pub const TARGET_NOTE: &str = "目標注";
/// The remark on the entry as a whole.
pub const REMARK: &str = field::REMARK;

/// An action.
pub const ACTION: &str = "取組";
/// An indicator.
pub const INDICATOR: &str = "指標";
/// Something was entered.
pub const IS_ENTERED: &str = "記入";
/// Nothing was.
pub const IS_EMPTY: &str = "空欄";
/// It says that nothing was measured.
pub const NOT_MEASURED: &str = "測定なし";
/// It says that nothing was done.
pub const NOTHING_DONE: &str = "行わず";
/// The year is behind the as-of year.
pub const TO_COME: &str = "時点後";

/// The name of a node's level.
pub fn level(depth: usize) -> String {
    format!("階層{depth}種別")
}

/// The number of a node.
pub fn level_number(depth: usize) -> String {
    format!("階層{depth}番号")
}

/// The name of a node.
pub fn level_name(depth: usize) -> String {
    format!("階層{depth}名称")
}

/// One of several columns of a kind, counted from 1.
pub fn nth(heading: &str, at: usize) -> String {
    format!("{heading}{at}")
}
