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

/// A plan that is put in order.
pub(super) struct Sorted<'a> {
    pub(super) plan: &'a Plan,
    pub(super) count: &'a PlanCount,
    /// The place of its municipality, see [`Labels::cities`](super::all_plans::Labels).
    pub(super) city: Option<usize>,
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
    pub(super) fn compare(self, one: &Sorted, other: &Sorted) -> Ordering {
        let years = |sorted: &Sorted| (sorted.plan.years.first().copied(), sorted.plan.years.last().copied());
        match self {
            // Kanji have no order that people look names up by; folders have, such as that of the prefectures. What
            // names no municipality stands behind those that do.
            Self::Municipality => (one.city.is_none(), one.city).cmp(&(other.city.is_none(), other.city)),
            Self::Title => one.plan.title.cmp(&other.plan.title),
            Self::Period => years(one).cmp(&years(other)),
            Self::Share => share(other.count).cmp(&share(one.count)),
            _ => Reverse(self.figure(one.count)).cmp(&Reverse(self.figure(other.count))),
        }
    }
}

/// The share of actions that are done, in millionths; a plan without actions comes behind all others.
fn share(count: &PlanCount) -> Option<usize> {
    (count.summary.tally.done * 1_000_000).checked_div(count.summary.tally.actions())
}
