//! The fixed words of plan files and of the JSON format: what stands behind 方向, 判定 and 達成状況.
//!
//! Part of both formats: a word that is changed here is one that files no longer hold.

use crate::plan::{Achievement, Basis, Direction};

/// Which side of the target is good.
pub const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::AtLeast => "以上",
        Direction::AtMost => "以下",
        Direction::State => "状態",
    }
}

/// Which value is held against the target.
pub const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::LastYear => "最終年度",
        Basis::Once => "一度でも",
        Basis::Cumulative => "累計",
        Basis::Manual => "手動",
    }
}

/// The verdict on an indicator.
pub const fn achievement(achievement: Achievement) -> &'static str {
    match achievement {
        Achievement::Met => super::filter::MET,
        Achievement::Unmet => super::filter::UNMET,
    }
}
