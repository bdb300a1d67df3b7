//! What came of putting returned workbooks together: plain values for whoever prints them.

use crate::amend::Hunk;
use crate::plan::{DepartmentId, Finding, FiscalYear, Subject};
use crate::words::Wording;

/// All of it.
#[derive(Debug, Default)]
pub struct Collected {
    /// For which year; `None` if there was nothing to go by.
    pub year: Option<FiscalYear>,
    /// Every department that was to answer, in display order.
    pub departments: Vec<Reply>,
    /// The entries whose answers are in, in the order of the plan file.
    pub taken: Vec<Taken>,
    /// Earlier answers in whose place a later one of the same department has come.
    pub replaced: Vec<Replaced>,
    /// Answers that do not agree, with each other or with the file.
    pub conflicts: Vec<Conflict>,
    /// Answers that cannot be written.
    pub refused: Vec<Refused>,
    /// Workbooks that are not taken, and what is to be known of others.
    pub books: Vec<Remark>,
    /// Findings about meaning that have come with the answers.
    pub notes: Vec<Finding>,
    /// Whether the plan file had changed meanwhile, and both are in it.
    pub joined: bool,
    /// Whether the plan file had to be changed.
    pub is_changed: bool,
}

/// How a department has answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// Which.
    pub department: DepartmentId,
    /// Its files.
    pub files: Vec<String>,
    /// Whether anything was filled in there.
    pub has_answered: bool,
    /// Who filled them in, and when, as written there.
    pub respondents: Vec<String>,
    /// How many of its entries owe or have an answer.
    pub asked: usize,
    /// What of them is not filled in.
    pub missing: Vec<Missing>,
}

/// What is not filled in of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// Which entry.
    pub subject: Subject,
    /// Whether it is its 実績.
    pub result: bool,
    /// Whether it is its status or verdict.
    pub verdict: bool,
}

/// How far a department has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// All of it.
    All,
    /// Some of it.
    Part,
    /// A file without answers.
    Blank,
    /// No file, and something owed.
    NotReturned,
    /// Nothing owed, and no answer.
    NothingOwed,
}

impl Reply {
    /// How far it has come.
    pub fn progress(&self) -> Progress {
        match (self.files.is_empty(), self.missing.len()) {
            (true, 0) => Progress::NothingOwed,
            (true, _) => Progress::NotReturned,
            (false, 0) if self.asked == 0 => Progress::NothingOwed,
            (false, 0) => Progress::All,
            (false, _) if self.has_answered => Progress::Part,
            (false, _) => Progress::Blank,
        }
    }

    /// How many of those asked are filled in.
    pub fn answered(&self) -> usize {
        self.asked.saturating_sub(self.missing.len())
    }
}

/// An entry whose answer is in.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// Which entry.
    pub subject: Subject,
    /// Who answered.
    pub sources: Vec<Source>,
    /// The lines that change; none if all of it stood there already.
    pub hunks: Vec<Hunk>,
}

/// Where an answer stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Whose it is; `None` if that is not known.
    pub department: Option<DepartmentId>,
    /// The file.
    pub file: String,
    /// The sheet and the cell in it: `実績の記入!H8`.
    pub cell: String,
}

/// An earlier answer in whose place a later one has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Replaced {
    /// Which entry.
    pub subject: Subject,
    /// What it is about: `R3の実績`.
    pub field: String,
    /// Where the earlier one stands, or `None` for the plan file, and what it says, empty for nothing.
    pub before: (Option<Source>, String),
    /// The later one.
    pub after: (Source, String),
}

/// Answers that do not agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Which entry.
    pub subject: Subject,
    /// What it is about: `R3の実績`.
    pub field: String,
    /// Who says what.
    pub said: Vec<(Source, String)>,
    /// What stands in the plan file, empty for nothing; `None` where the answers differ among themselves.
    pub in_plan: Option<String>,
}

/// An answer that cannot be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// Which entry; `None` if that is not clear.
    pub subject: Option<Subject>,
    /// What it is called in the workbook, where it is not clear.
    pub name: String,
    /// Where it stands.
    pub source: Source,
    /// What it says.
    pub text: String,
    /// Why, with the code of a finding if it is one.
    pub reasons: Vec<(Option<&'static str>, Wording)>,
}

/// What is to be known of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The file.
    pub file: String,
    /// Whether its answers are left out because of it.
    pub is_left_out: bool,
    /// What it is.
    pub wording: Wording,
}

impl Collected {
    /// Whether every department has answered and all of it is in.
    pub fn is_complete(&self) -> bool {
        let is_done = |reply: &Reply| matches!(reply.progress(), Progress::All | Progress::NothingOwed);
        self.conflicts.is_empty()
            && self.refused.is_empty()
            && !self.books.iter().any(|remark| remark.is_left_out)
            && self.departments.iter().all(is_done)
    }
}
