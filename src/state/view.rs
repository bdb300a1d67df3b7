//! A view of a plan in words: what its file says, field for field.

use serde::{Deserialize, Serialize};

/// What is shown and from where. What is left out is as at the start.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// The id of the plan.
    pub plan: String,
    /// The file it came from, with all its folders: so that it can be opened before others are looked for. Empty
    /// where that is not known; then the id tells.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// 担当課 by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<String>,
    /// 状況 by word.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<String>,
    /// What is searched for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub search: String,
    /// The year it is looked at from, if not the plan's own, by its label: `R1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    /// Whether years are named in the western way.
    #[serde(skip_serializing_if = "is_false")]
    pub western: bool,
    /// The pane that has the keys: `tree`, `timeline` or `indicators`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pane: String,
    /// Whether that pane has the whole screen.
    #[serde(skip_serializing_if = "is_false")]
    pub zoomed: bool,
    /// Whether the tree has a line for every plan.
    #[serde(skip_serializing_if = "is_false")]
    pub all_plans: bool,
    /// What was typed of the names of plans, where only those are listed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub names: String,
    /// The list that lies over the panes: `attention`, `departments`, `plans` or `namesakes`; empty without one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub list: String,
    /// What `attention` is grouped by, if not by department: `node`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub grouping: String,
    /// The column that `departments` or `plans` is sorted by, as `susumi summary` names it: `late`; of `namesakes`:
    /// `latest`, `attainment` or `verdict`. Empty in the order of the plan or the plans.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sort: String,
    /// Whether that order is turned round.
    #[serde(skip_serializing_if = "is_false")]
    pub reversed: bool,
    /// The name that the indicators of `namesakes` bear.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub indicator: String,
    /// Whether they are shown as small charts.
    #[serde(skip_serializing_if = "is_false")]
    pub charts: bool,
    /// Whether each of those has a scale of its own.
    #[serde(skip_serializing_if = "is_false")]
    pub own_scales: bool,
    /// The path of the selected node; empty for the plan as a whole.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub node: String,
}

/// A view that was saved under a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NamedView {
    /// As the user calls it.
    pub name: String,
    /// What it shows.
    #[serde(flatten)]
    pub view: View,
}

/// Where a run ended.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// What was shown.
    #[serde(flatten)]
    pub view: View,
    /// The paths of the nodes that were unfolded while everything was shown.
    pub unfolded: Vec<String>,
    /// The paths of those that were folded under a filter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub folded: Vec<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}
