//! Where the findings of one file are gathered.

use crate::plan::{Finding, Position, Severity, Subject};
use crate::words::{Wording, finding};

/// After so many, the rest is left out: a file that is wrong throughout is wrong in one way, and a
/// hostile one must not cost more than a moment.
const MOST: usize = 500;

/// The findings so far and what is being read.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Finding>,
    /// The place of the last one that was left out.
    left_out: Option<Position>,
    /// What is being read.
    pub subject: Subject,
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

    /// Whether further findings are left out, so that a hint for them need not be sought.
    pub fn is_full(&self) -> bool {
        self.all.len() >= MOST
    }

    /// All of them, in the order in which they were found.
    pub fn finish(mut self) -> Vec<Finding> {
        if let Some(position) = self.left_out {
            let (code, wording) = (Finding::TOO_MANY, finding::too_many(MOST));
            self.all.push(Finding::new(code, Severity::Error, Subject::Plan, position, wording));
        }
        self.all
    }

    fn add(&mut self, code: &'static str, severity: Severity, position: Position, wording: Wording) {
        if self.is_full() {
            self.left_out = Some(position);
            return;
        }
        self.all.push(Finding::new(code, severity, self.subject, position, wording));
    }
}
