//! The plan file, field for field: what `serde_yaml` reads.
//!
//! Owns the spelling of the keys and nothing else. A [`Document`] is not checked; [`super::build`]
//! makes a plan of it.

use serde::Deserialize;

use super::cell::Cell;
use super::record::Records;

/// The file as a whole.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Document {
    #[serde(rename = "計画")]
    pub title: Cell,
    #[serde(rename = "よみ")]
    pub reading: Cell,
    #[serde(rename = "自治体")]
    pub municipality: Cell,
    #[serde(rename = "年度")]
    pub years: Cell,
    #[serde(rename = "時点")]
    pub as_of: Cell,
    #[serde(rename = "階層")]
    pub levels: Cell,
    #[serde(rename = "出典")]
    pub source: Cell,
    #[serde(rename = "備考")]
    pub remark: Cell,
    #[serde(rename = "確認済")]
    pub accepted: Cell,
    #[serde(rename = "総括")]
    pub totals: Cell,
    #[serde(rename = "実施状況区分")]
    pub statuses: Cell,
    #[serde(rename = "担当課")]
    pub departments: Cell,
    #[serde(rename = "体系")]
    pub nodes: Records<NodeDocument>,
}

/// One entry of 体系 or 内訳.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NodeDocument {
    #[serde(rename = "番号")]
    pub number: Cell,
    #[serde(rename = "名称")]
    pub name: Cell,
    #[serde(rename = "よみ")]
    pub reading: Cell,
    #[serde(rename = "備考")]
    pub remark: Cell,
    #[serde(rename = "確認済")]
    pub accepted: Cell,
    #[serde(rename = "取組")]
    pub actions: Records<ActionDocument>,
    #[serde(rename = "指標")]
    pub indicators: Records<IndicatorDocument>,
    #[serde(rename = "内訳")]
    pub nodes: Records<NodeDocument>,
}

/// One entry of 取組.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ActionDocument {
    #[serde(rename = "番号")]
    pub number: Cell,
    #[serde(rename = "名称")]
    pub name: Cell,
    #[serde(rename = "よみ")]
    pub reading: Cell,
    #[serde(rename = "担当課")]
    pub departments: Cell,
    #[serde(rename = "予定")]
    pub planned: Cell,
    #[serde(rename = "実績")]
    pub actual: Cell,
    #[serde(rename = "実施状況")]
    pub status: Cell,
    #[serde(rename = "備考")]
    pub remark: Cell,
    #[serde(rename = "確認済")]
    pub accepted: Cell,
}

/// One entry of 指標.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct IndicatorDocument {
    #[serde(rename = "名称")]
    pub name: Cell,
    #[serde(rename = "よみ")]
    pub reading: Cell,
    #[serde(rename = "担当課")]
    pub departments: Cell,
    #[serde(rename = "単位")]
    pub unit: Cell,
    #[serde(rename = "方向")]
    pub direction: Cell,
    #[serde(rename = "判定")]
    pub basis: Cell,
    #[serde(rename = "初期値")]
    pub baseline: Cell,
    #[serde(rename = "実績")]
    pub actual: Cell,
    #[serde(rename = "目標")]
    pub target: Cell,
    #[serde(rename = "達成状況")]
    pub achievement: Cell,
    #[serde(rename = "備考")]
    pub remark: Cell,
    #[serde(rename = "確認済")]
    pub accepted: Cell,
}

/// A value with a remark: `{値: 706791, 注: 4・5月入金分を含まない}`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RemarkedDocument {
    #[serde(rename = "値")]
    pub value: Cell,
    #[serde(rename = "注")]
    pub remark: Cell,
}
