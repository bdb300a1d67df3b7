//! Where the findings of one file are gathered.

use crate::plan::{Finding, Position, Severity};
use crate::words::Wording;

/// The findings so far and the node that is being read.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Finding>,
    /// The numbers from the root to the node that is being read.
    pub path: String,
}

impl Findings {
    /// Something could not be read.
    pub fn error(&mut self, code: &'static str, position: Position, wording: Wording) {
        self.add(code, Severity::Error, position, wording);
    }

    /// Something was probably meant otherwise.
    pub fn warning(&mut self, code: &'static str, position: Position, wording: Wording) {
        self.add(code, Severity::Warning, position, wording);
    }

    /// All of them, in the order of their places.
    pub fn finish(mut self) -> Vec<Finding> {
        self.all.sort_by_key(|finding| finding.position);
        self.all
    }

    fn add(&mut self, code: &'static str, severity: Severity, position: Position, wording: Wording) {
        let Wording { message, hint } = wording;
        self.all.push(Finding { code, severity, path: self.path.clone(), position, message, hint });
    }
}
