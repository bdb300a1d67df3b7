//! 確認済: findings that people have looked at and let stand.
//!
//! Owns what a plan's file says of it. Whether such an acceptance matches a finding at all is for the
//! review to say, which knows what it has found.

use bitcode::{Decode, Encode};

use super::{Plan, Subject};

/// One finding that is let stand.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Acceptance {
    /// The entry at which it is written; [`Subject::Plan`] for the top of the file.
    pub subject: Subject,
    /// The code of the finding, as written.
    pub code: String,
    /// Why it is let stand, if that is said.
    pub reason: Option<String>,
}

impl Plan {
    /// What lets findings of that code about that entry stand. The printed totals are the plan's own.
    pub fn acceptance(&self, subject: Subject, code: &str) -> Option<&Acceptance> {
        let subject = if subject == Subject::Totals { Subject::Plan } else { subject };
        let start = self.accepted.partition_point(|acceptance| acceptance.subject < subject);
        let own = self.accepted[start..].iter().take_while(|acceptance| acceptance.subject == subject);
        own.into_iter().find(|acceptance| acceptance.code == code)
    }
}
