//! Why an order is not carried out.

use std::io;
use std::path::PathBuf;

use crate::plan::{Finding, FiscalYear, Plan};
use crate::visible::spelled;
use crate::words::{Wording, amend as words};

/// Why an order is not carried out. Nothing has been written.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The plan comes from no file.
    #[error("the plan comes from no file")]
    BuiltIn,
    /// The file gives no plan now.
    #[error("the file gives no plan: {0:?}")]
    Unreadable(Box<Finding>),
    /// The entry is not in the file any more, or not in one place.
    #[error("the entry is gone")]
    Gone,
    /// Nothing is ordered.
    #[error("nothing is ordered")]
    Nothing,
    /// A field that this kind of entry does not have, by its name in the file.
    #[error("the entry has no such field")]
    NoSuchField(&'static str),
    /// The year is none of the plan's: the year, the first and the last.
    #[error("{0} is outside of {1} to {2}")]
    YearOutside(String, String, String),
    /// It would create these findings.
    #[error("it would create findings: {0:?}")]
    Findings(Vec<Finding>),
    /// What is ordered was changed by somebody else: which field, what stands there now, empty for nothing.
    #[error("{0} has been changed to {1}")]
    Changed(String, String),
    /// What stands there is written in a way that is not changed from outside; the line.
    #[error("line {0} is not changed")]
    Place(usize),
    /// A character that the file's encoding does not have, and the name of the encoding.
    #[error("{0} cannot be written in {1}")]
    Unencodable(char, &'static str),
    /// A control character in what was typed.
    #[error("a control character")]
    Unprintable,
    /// The file is marked as not to be written.
    #[error("{} is read-only", .0.display())]
    ReadOnly(PathBuf),
    /// Somebody else is writing it all the time.
    #[error("{} is being written", .0.display())]
    Busy(PathBuf),
    /// Writing failed.
    #[error("{path}: {error}", path = .0.display(), error = .1)]
    Io(PathBuf, io::Error),
}

impl Refusal {
    /// That the plan does not have that year.
    pub fn year_outside(year: FiscalYear, plan: &Plan) -> Self {
        let name = |year: Option<&FiscalYear>| year.map(FiscalYear::to_string).unwrap_or_default();
        Self::YearOutside(year.to_string(), name(plan.years.first()), name(plan.years.last()))
    }

    /// The sentence for it.
    pub fn wording(&self) -> Wording {
        match self {
            Self::BuiltIn => words::built_in(),
            Self::Unreadable(finding) => words::unreadable(&finding.message),
            Self::Gone => words::gone(),
            Self::Nothing => words::nothing_ordered(),
            Self::NoSuchField(field) => words::no_such_field(field),
            Self::YearOutside(year, first, last) => words::year_outside(year, first, last),
            Self::Findings(findings) => words::creates(findings.len()),
            Self::Changed(field, now) => words::changed(field, now),
            Self::Place(line) => words::place(*line),
            Self::Unencodable(character, encoding) => words::unencodable(*character, encoding),
            Self::Unprintable => words::unprintable(),
            Self::ReadOnly(path) => words::read_only(&spelled(path.as_os_str())),
            Self::Busy(path) => words::busy(&spelled(path.as_os_str())),
            Self::Io(path, error) => words::not_written(&spelled(path.as_os_str()), error),
        }
    }

    /// The findings that it would create, if that is why.
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Findings(findings) => findings,
            _ => &[],
        }
    }
}
