//! What comes of a plan file: a plan with all that is known of its file, or why there is none.

use std::path::{Path, PathBuf};

use super::encoding::Encoding;
use super::fatal::{GONE, fatal, is_about_whole_file};
use super::text::Text;
use crate::plan::{Finding, Plan, Position, Positions};
use crate::visible::spelled;
use crate::words::failure;

/// Where a plan was read from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The plan that the program carries.
    BuiltIn,
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// The name for people: the path as it was given, or 内蔵の計画.
    pub fn display(&self) -> String {
        match self {
            Self::BuiltIn => failure::BUILT_IN.to_owned(),
            Self::File(path) => spelled(path.as_os_str()),
        }
    }

    /// The file, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn => None,
            Self::File(path) => Some(path),
        }
    }
}

/// A plan as it came out of its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Where it was read from.
    pub origin: Origin,
    /// How its text is written down there.
    pub encoding: Encoding,
    /// The plan.
    pub plan: Plan,
    /// Where its entries stand in the file.
    pub positions: Positions,
    /// What is wrong with it. The workspace adds what is wrong with its meaning, and puts all in the
    /// order of the file.
    pub findings: Vec<Finding>,
    /// Why the file as it is now gives no plan; then the plan is that of its last good state. `None` for
    /// a plan that has just been read.
    pub broken: Option<Box<Finding>>,
    /// The text of the file, until the workspace has given all findings their lines.
    pub text: Option<Box<Text>>,
}

impl Loaded {
    /// A plan that has just been read, of a text in UTF-8.
    pub fn new(origin: Origin, plan: Plan, positions: Positions, findings: Vec<Finding>) -> Self {
        Self { origin, encoding: Encoding::Utf8, plan, positions, findings, broken: None, text: None }
    }

    /// Whether its file is not there any more.
    pub fn is_gone(&self) -> bool {
        self.broken.as_ref().is_some_and(|finding| finding.code == GONE)
    }
}

/// A file that gives no plan, or a path that gives no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What was to be read.
    pub origin: Origin,
    /// Why it could not be; of severity error.
    pub finding: Box<Finding>,
    /// Whether it is certain to be no plan: where it was come upon in a folder, it is passed over.
    pub is_foreign: bool,
}

impl Failure {
    /// What was to be read, and why it could not be.
    pub fn of(origin: Origin, finding: Finding) -> Self {
        Self { origin, finding: Box::new(finding), is_foreign: false }
    }

    /// A file that was read before and is not there any more.
    pub fn gone(path: &Path) -> Self {
        Self::of(Origin::File(path.to_owned()), fatal(GONE, Position::START, failure::gone()))
    }

    /// Whether there was nothing to judge: no such path, no permission, a folder without plans.
    pub fn is_unread(&self) -> bool {
        is_about_whole_file(&self.finding)
    }
}
