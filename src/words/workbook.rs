//! What stands in the workbook: the names of its sheets, its headings and its fixed words.
//!
//! What reads a workbook back goes by the same words.

use super::field;

/// The sheet with all actions, their planned stages over their actual ones.
pub const ACTIONS_SHEET: &str = "総括表";
/// The sheet with all indicators.
pub const INDICATORS_SHEET: &str = "達成指標";
/// The sheet with counts and shares.
pub const COUNTS_SHEET: &str = "集計";
/// The sheet with what needs attention.
pub const ATTENTION_SHEET: &str = "要対応";
/// The sheet with what the plan says of itself.
pub const PLAN_SHEET: &str = "計画";
/// The sheet with the nodes of the tree.
pub const TREE_SHEET: &str = "体系";
/// The sheet with remarks beside single cells, readings and findings that are let stand.
pub const NOTES_SHEET: &str = "注記";

/// Column: what a row is called by, whatever its place: `取組3`, `指標7`, `体系12`, `計画`.
pub const REFERENCE: &str = "照合番号";
/// Before the number of a node in a reference: its place in the tree, counted from 1, the plan itself not counted.
pub const REFERENCE_NODE: &str = "体系";
/// Before the number of an action in a reference: its place in the plan, counted from 1.
pub const REFERENCE_ACTION: &str = "取組";
/// Before the number of an indicator in a reference: its place in the plan, counted from 1.
pub const REFERENCE_INDICATOR: &str = "指標";
/// The reference of the plan itself.
pub const REFERENCE_PLAN: &str = "計画";
/// Column: the reference of the node that an action or indicator belongs to.
pub const REFERENCE_OF_NODE: &str = "体系の番号";

/// Column: the number of an action or a node.
pub const NUMBER: &str = field::NUMBER;
/// Column: the name of an action.
pub const ACTION: &str = "具体的取組内容";
/// Column: the name of an indicator.
pub const INDICATOR: &str = "達成指標";
/// Column: departments, one a line.
pub const DEPARTMENTS: &str = field::DEPARTMENTS;
/// Column: whether a row holds planned or actual stages.
pub const ROW: &str = "区分";
/// A row of planned stages.
pub const PLANNED: &str = field::PLANNED;
/// A row of actual stages.
pub const ACTUAL: &str = field::ACTUAL;
/// Above the columns of the years.
pub const STAGES: &str = "年度ごとの実施内容";
/// Above the columns of an indicator's values.
pub const VALUES: &str = "初期値・実績・目標";
/// Column: the status of an action.
pub const STATUS: &str = field::STATUS;
/// Column: how far an action is behind its plan.
pub const SLIP: &str = "遅れ・前倒し";
/// Column: a remark.
pub const REMARK: &str = field::REMARK;
/// Column: the unit of an indicator.
pub const UNIT: &str = field::UNIT;
/// Column: which side of the target is good.
pub const DIRECTION: &str = field::DIRECTION;
/// Column: which value is held against the target.
pub const BASIS: &str = field::BASIS;
/// Column: the value an indicator starts from.
pub const BASELINE: &str = field::BASELINE;
/// Column: the target.
pub const TARGET: &str = field::TARGET;
/// Column: the verdict on an indicator.
pub const ACHIEVEMENT: &str = field::ACHIEVEMENT;
/// Column: the verdict that follows from the values.
pub const COMPUTED: &str = "値による判定";
/// Column: actual ÷ target.
pub const ATTAINMENT: &str = "達成率";
/// Column: the share of the way from baseline to target.
pub const PROGRESS: &str = "進捗率";
/// Column: whose departments an indicator's are.
pub const DEPARTMENTS_FROM: &str = "担当課の別";
/// They are those of the actions beside the indicator.
pub const FROM_ACTIONS: &str = "取組と同じ";
/// The indicator names its own.
pub const FROM_INDICATOR: &str = "指標に記載";
/// Not measured; no stage, but no empty cell either.
pub const DASH: &str = "-";

/// Column of the sheets of the tree and of the plan: the name of a level.
pub const LEVEL: &str = field::LEVELS;
/// Column: how deep a node lies, 1 for the first level.
pub const DEPTH: &str = "段";
/// Column: the numbers from the root.
pub const PLACE: &str = "位置";
/// Column: a name.
pub const NAME: &str = field::NAME;
/// Column: a reading in kana.
pub const READING: &str = field::READING;

/// Column of the sheet of the plan: what a row is about.
pub const ITEM: &str = "項目";
/// Column of the sheet of the plan: a value.
pub const CONTENT: &str = "内容";
/// Column of the sheet of the plan: what belongs to that value: a class, a reading, a count.
pub const MORE: &str = "補足";
/// Item: the title.
pub const TITLE: &str = "計画";
/// Item: the municipality.
pub const MUNICIPALITY: &str = field::MUNICIPALITY;
/// Item: one of the fiscal years.
pub const YEAR: &str = "年度";
/// Item: the as-of year.
pub const AS_OF: &str = field::AS_OF;
/// Item: the document it was transcribed from.
pub const SOURCE: &str = field::SOURCE;
/// Item: a total printed in the document: the word, then the count.
pub const TOTAL: &str = "総括";
/// Item: a status word, then its class.
pub const STATUS_WORD: &str = "実施状況区分";
/// Item: a department, then its reading.
pub const DEPARTMENT: &str = field::DEPARTMENTS;

/// Column of the sheet of notes: the kind of what a note is about.
pub const KIND: &str = "種類";
/// Column of the sheet of notes: the code of a finding that is let stand.
pub const CODE: &str = "符号";
/// Note: beside a baseline.
pub const BASELINE_NOTE: &str = field::BASELINE_NOTE;
/// Note: beside the actual stage or value of a year.
pub const ACTUAL_NOTE: &str = field::ACTUAL_NOTE;
/// Note: beside a target.
pub const TARGET_NOTE: &str = field::TARGET_NOTE;
/// Note: why a finding is let stand; its code stands in [`CODE`].
pub const ACCEPTED: &str = "確認済";
