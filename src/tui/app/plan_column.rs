//! The columns that plans can be put in order by.
//!
//! Owns what each says of a plan and which of two plans comes first by it. Figures begin with the largest, words with
//! the first.

use std::cmp::{Ordering, Reverse};

use crate::plan::Plan;
use crate::query::PlanCount;
use crate::words::{plans as words, summary};

/// A column of the list of plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlanColumn {
    /// 自治体
    Municipality,
    /// 計画
    Title,
    /// 期間
    Period,
    /// The share of the actions that are done.
    Share,
    /// Actions that are done.
    Done,
    /// Actions done in part.
    Partly,
    /// Actions not done, or without a status.
    NotDone,
    /// Indicators that missed their target.
    Unmet,
    /// Entries that need attention.
    Attention,
    /// Findings.
    Findings,
}

impl PlanColumn {
    /// All of them, from the left.
    pub const ALL: [Self; 10] = [
        Self::Municipality,
        Self::Title,
        Self::Period,
        Self::Share,
        Self::Done,
        Self::Partly,
        Self::NotDone,
        Self::Unmet,
        Self::Attention,
        Self::Findings,
    ];

    /// What people call it.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Municipality => words::MUNICIPALITY,
            Self::Title => summary::PLAN,
            Self::Period => words::PERIOD,
            Self::Share => words::SHARE,
            Self::Done => summary::DONE,
            Self::Partly => summary::PARTLY,
            Self::NotDone => summary::NOT_DONE,
            Self::Unmet => summary::UNMET,
            Self::Attention => words::ATTENTION,
            Self::Findings => summary::FINDINGS,
        }
    }

    /// What programs call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Title => "title",
            Self::Period => "period",
            Self::Share => "share",
            Self::Done => "done",
            Self::Partly => "partly",
            Self::NotDone => "not_done",
            Self::Unmet => "unmet",
            Self::Attention => "attention",
            Self::Findings => "findings",
        }
    }

    /// Its order in words.
    pub fn order(self, reversed: bool) -> String {
        match self {
            Self::Municipality | Self::Title => words::sorted_by_word(self.heading(), reversed),
            Self::Period => words::sorted_by_period(reversed),
            Self::Share => words::sorted_by_share(reversed),
            _ => summary::sorted(self.heading(), reversed),
        }
    }

    /// The number that it says of a plan; none where it says words or a share.
    pub fn figure(self, count: &PlanCount) -> Option<usize> {
        Some(match self {
            Self::Municipality | Self::Title | Self::Period | Self::Share => return None,
            Self::Done => count.summary.tally.done,
            Self::Partly => count.summary.tally.partly,
            Self::NotDone => count.summary.tally.open(),
            Self::Unmet => count.summary.tally.unmet,
            Self::Attention => count.attention,
            Self::Findings => count.summary.findings,
        })
    }

    /// Which of two plans comes first in this column.
    pub(super) fn compare(self, one: (&Plan, &PlanCount), other: (&Plan, &PlanCount)) -> Ordering {
        match self {
            // What names no municipality stands behind those that do.
            Self::Municipality => {
                let key = |plan: &'_ Plan| (plan.municipality.is_none(), plan.municipality.clone());
                key(one.0).cmp(&key(other.0))
            }
            Self::Title => one.0.title.cmp(&other.0.title),
            Self::Period => {
                (one.0.years.first(), one.0.years.last()).cmp(&(other.0.years.first(), other.0.years.last()))
            }
            Self::Share => share(other.1).cmp(&share(one.1)),
            _ => Reverse(self.figure(one.1)).cmp(&Reverse(self.figure(other.1))),
        }
    }
}

/// The share of actions that are done, in millionths; a plan without actions comes behind all others.
fn share(count: &PlanCount) -> Option<usize> {
    (count.summary.tally.done * 1_000_000).checked_div(count.summary.tally.actions())
}
