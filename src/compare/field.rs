//! What can change in a plan: its fields, and what may stand in them.
//!
//! Plain values. Refuses to word them, and to say what follows from them.

use crate::plan::{Achievement, Basis, Direction, FiscalYear, StatusClass};
use crate::spelling::same;

/// The fields of plans and their entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// 計画.
    Title,
    /// 自治体.
    Municipality,
    /// 年度.
    Years,
    /// 時点.
    AsOf,
    /// 階層.
    Levels,
    /// 出典.
    Source,
    /// 総括 of one status word.
    PrintedTotal,
    /// One of the plan's 実施状況区分.
    StatusWord,
    /// One of the plan's 担当課.
    Department,
    /// The node it belongs to.
    Place,
    /// 番号.
    Number,
    /// 名称.
    Name,
    /// よみ.
    Reading,
    /// 担当課 of an entry.
    Departments,
    /// 予定 of a year.
    Planned,
    /// The stage at which the planned row ends up, where plans have no year in common.
    Goal,
    /// 実績 of a year.
    Actual,
    /// 実施状況.
    Status,
    /// 単位.
    Unit,
    /// 方向.
    Direction,
    /// 判定.
    Basis,
    /// 初期値.
    Baseline,
    /// 目標.
    Target,
    /// 達成状況.
    Achievement,
    /// 備考.
    Remark,
    /// One of its 確認済.
    Accepted,
    /// 注 beside the baseline.
    BaselineNote,
    /// 注 beside the actual of a year.
    ActualNote,
    /// 注 beside the target.
    TargetNote,
}

/// What stands in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A text, as written.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
    /// A number with the unit it is in and the decimals it is written with.
    Number(f64, Option<String>, usize),
    /// `-`: not measured.
    NotMeasured,
    /// `-` of an action: nothing was done.
    NothingDone,
    /// A fiscal year.
    Year(FiscalYear),
    /// All years of a plan.
    Years(Vec<FiscalYear>),
    /// 方向.
    Direction(Direction),
    /// 判定.
    Basis(Basis),
    /// 達成状況.
    Achievement(Achievement),
    /// A word with what belongs to it: a department and its reading.
    Entry(String, Option<String>),
    /// A status word and its class.
    Status(String, StatusClass),
    /// So many of a status word.
    Count(String, usize),
}

impl Content {
    /// Whether a reader sees the same.
    pub fn is_same(&self, other: &Self) -> bool {
        let same_or_none = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => same(one, other),
            (one, other) => one == other,
        };
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => same(one, other),
            (Self::Texts(one), Self::Texts(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
            }
            (Self::Entry(one, reading), Self::Entry(other, its)) => same(one, other) && same_or_none(reading, its),
            (Self::Status(one, class), Self::Status(other, its)) => same(one, other) && class == its,
            (Self::Count(one, count), Self::Count(other, its)) => same(one, other) && count == its,
            _ => self == other,
        }
    }
}
