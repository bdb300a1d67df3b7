//! Titles of the pages that lie over the panes.

/// The plan as a whole.
pub const PLAN: &str = "総括";
/// Lines that are not all entries, behind their number.
pub const LINES: &str = "行";
/// The list of what needs a person.
pub const ATTENTION: &str = "要対応";
/// The table of departments.
pub const DEPARTMENTS: &str = "担当課別";
/// A node of the tree.
pub const NODE: &str = "集計";
/// Two plans beside each other.
pub const COMPARISON: &str = "計画の比較";
/// Indicators of one name in all plans.
pub const NAMESAKES: &str = "同名指標";
/// An action.
pub const ACTION: &str = "取組の詳細";
/// An indicator.
pub const INDICATOR: &str = "指標の詳細";
