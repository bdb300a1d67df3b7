//! What stands in the workbook: the names of its sheets, its headings and its fixed words.
//!
//! What reads a workbook back goes by the same words.

use super::{field, lists};

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
pub const SLIP: &str = lists::TIMING;
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
pub const COMPUTED: &str = lists::COMPUTED;
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

/// Column: remarks beside single years or values, to be read; they are read back from their own sheet.
pub const NOTES: &str = "注";
/// What all words for an action that arrived late have in common.
pub const LATE: &str = "遅れ";
/// The title of the warning about a word that is none of those offered.
pub const OTHER_WORD_TITLE: &str = "ほかの言葉です";
/// The warning itself.
pub const OTHER_WORD: &str = "この計画で使う言葉ではありません。一覧から選んでください。";
/// Said where status and verdict are those of an earlier year.
pub const EARLIER_YEAR: &str = "実施状況と達成状況は、この年度までの工程と値から計算したものです。";

/// The heading of a sheet.
pub fn heading(plan: &str, sheet: &str) -> String {
    format!("{plan}　{sheet}")
}
/// Whose plan it is, its years and the as-of year.
pub fn facts(municipality: Option<&str>, period: &str, as_of: &str) -> String {
    let facts = format!("計画期間 {period}　{as_of}");
    municipality.map_or(facts.clone(), |municipality| format!("{municipality}　{facts}"))
}
/// What a workbook is limited to.
pub fn filtered(filter: &str) -> String {
    format!("絞り込み　{filter}")
}
/// The heading of the column of a level that has no name.
pub fn unnamed_level(depth: usize) -> String {
    format!("第{depth}階層")
}
/// A remark beside the entry of a year, or beside 初期値 or 目標.
pub fn beside_year(year: &str, remark: &str) -> String {
    format!("{year} {remark}")
}

/// The sheet that leads to the others.
pub const CONTENTS_SHEET: &str = "目次";
/// Column of that sheet: another sheet.
pub const SHEET: &str = "シート";
/// What the sheet of actions holds.
pub const ACTIONS_ABOUT: &str = "取組ごとの予定と実績、実施状況";
/// What the sheet of indicators holds.
pub const INDICATORS_ABOUT: &str = "指標ごとの初期値・実績・目標、達成状況";
/// What the sheet of counts holds.
pub const COUNTS_ABOUT: &str = "状況別・年度別の件数と割合、担当課別のグラフ";
/// The sheet with counts by department.
pub const DEPARTMENTS_SHEET: &str = "担当課別集計";
/// What it holds.
pub const DEPARTMENTS_ABOUT: &str = "担当課別の件数と割合";
/// The sheet with counts by node.
pub const NODES_SHEET: &str = "階層別集計";
/// What it holds.
pub const NODES_ABOUT: &str = "階層別の件数と割合";
/// What the sheet of what needs attention holds.
pub const ATTENTION_ABOUT: &str = "まだ終わっていない取組、達成していない指標、記入漏れなどとその理由";
/// What the sheet of the plan holds.
pub const PLAN_ABOUT: &str = "計画の名称、年度、階層、担当課など";
/// What the sheet of the tree holds.
pub const TREE_ABOUT: &str = "階層の番号と名称";
/// What the sheet of notes holds.
pub const NOTES_ABOUT: &str = "値に付けた注、よみ、確認済の点検";
/// What the sheet of a department holds.
pub fn department_about(actions: usize, indicators: usize) -> String {
    format!("取組{actions}件、指標{indicators}件")
}
/// A sheet of a department whose name is nothing Excel takes.
pub const UNNAMED_SHEET: &str = "担当課";
/// Said above the counts: they do not follow what is typed elsewhere.
pub const COUNTED: &str = "書き出したときの件数です。総括表や達成指標を書き換えても、この表は変わりません。";
/// Part of the sheet of counts.
pub const BY_STATUS: &str = "状況別";
/// Part of the sheet of counts.
pub const BY_YEAR: &str = "年度別";
/// The title of the chart.
pub const CHART: &str = "担当課別の取組の実施状況（件）";
/// In the place of notes.
pub const NO_NOTES: &str = "注記はありません。";
/// How many of a kind there are.
pub fn counted(kind: &str, count: usize) -> String {
    format!("{kind}（{count}件）")
}
/// One status with its share.
pub fn share(word: &str, count: usize, share: &str) -> String {
    format!("{word}{count}件（{share}）")
}
/// All statuses of a kind.
pub fn shares(kind: &str, count: usize, parts: &[String]) -> String {
    if parts.is_empty() { format!("{kind}{count}件") } else { format!("{kind}{count}件　{}", parts.join("、")) }
}

/// Column of the sheet of a department: an action or an indicator.
pub const ENTRY: &str = "取組・指標";
/// Column of that sheet: whether a row holds planned or actual stages, or the unit of an indicator.
pub const ROW_OR_UNIT: &str = "区分・単位";
/// Column of that sheet: the status of an action, the verdict on an indicator.
pub const STANDING: &str = "状況";
