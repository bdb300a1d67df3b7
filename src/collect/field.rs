//! The three cells of a row to fill in, and where each of them goes.

use crate::amend::{Order, Standing};
use crate::plan::{FiscalYear, Subject};
use crate::words::amend as words;

/// Which of the cells of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// 実績.
    Result,
    /// The status of an action, the verdict on an indicator.
    Verdict,
    /// 注.
    Remark,
}

impl Field {
    /// All of them, in the order in which they stand in a row.
    pub const ALL: [Self; 3] = [Self::Result, Self::Verdict, Self::Remark];

    /// What was filled in there, of the cells of a row.
    pub fn of<T>(self, cells: &[T; 3]) -> &T {
        &cells[self as usize]
    }

    /// The place of an order that it is for.
    pub fn place(self, order: &mut Order) -> &mut Option<String> {
        match (self, order.subject) {
            (Self::Result, Subject::Action(_)) => &mut order.actual,
            (Self::Result, _) => &mut order.value,
            (Self::Verdict, Subject::Action(_)) => &mut order.status,
            (Self::Verdict, _) => &mut order.achievement,
            (Self::Remark, _) => &mut order.remark,
        }
    }

    /// What stands there.
    pub fn part(self, standing: &Standing) -> &Option<String> {
        match self {
            Self::Result => &standing.cell,
            Self::Verdict => &standing.verdict,
            Self::Remark => &standing.remark,
        }
    }

    /// The same, to be changed.
    pub fn part_mut(self, standing: &mut Standing) -> &mut Option<String> {
        match self {
            Self::Result => &mut standing.cell,
            Self::Verdict => &mut standing.verdict,
            Self::Remark => &mut standing.remark,
        }
    }

    /// What people call it.
    pub fn name(self, subject: Subject, year: FiscalYear) -> String {
        match (self, subject) {
            (Self::Result, _) => words::actual_of(&year.to_string()),
            (Self::Verdict, Subject::Action(_)) => words::STATUS.to_owned(),
            (Self::Verdict, _) => words::ACHIEVEMENT.to_owned(),
            (Self::Remark, _) => words::remark_of(&year.to_string()),
        }
    }
}
