//! What was found: which findings the list of 点検 has, and where each is kept.
//!
//! Owns the order: the files that gave no plan and those of other plans that give none now, both in the order of their
//! paths, why that of the plan on screen gives none, the plan's own findings in the order of the file, and last those that
//! people let stand. Whose findings they are follows the filter, as in `susumi check`; what keeps a file from being read is
//! everybody's.

use super::Session;
use crate::label;
use crate::plan::{Finding, Subject};
use crate::source::Origin;

/// Which finding, valid until a file is read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundIn {
    /// Of the file with that index among those that gave no plan.
    Failure(usize),
    /// Why the file of the plan with that index gives none now.
    Broken(usize),
    /// The one with that index of the plan on screen.
    Plan(usize),
}

impl Session {
    /// The findings of the list, in its order.
    pub fn found(&self) -> Vec<FoundIn> {
        let failures = (0..self.workspace.failures.len()).map(FoundIn::Failure);
        let (own, mut others): (Vec<usize>, Vec<usize>) =
            self.broken().iter().partition(|index| **index == self.current);
        if others.len() > 1 {
            let places = self.places();
            others.sort_by_key(|index| places.get(*index));
        }
        let broken = others.into_iter().chain(own).map(FoundIn::Broken);
        let findings = &self.loaded().findings;
        let meant = findings.iter().enumerate().filter(|(_, finding)| self.is_meant(finding));
        let (open, accepted): (Vec<_>, Vec<_>) = meant.partition(|(_, finding)| finding.is_open());
        let of_plan = open.into_iter().chain(accepted).map(|(at, _)| FoundIn::Plan(at));
        failures.chain(broken).chain(of_plan).collect()
    }

    /// How many findings of the plan on screen the filter leaves out.
    pub fn found_outside(&self) -> usize {
        self.loaded().findings.iter().filter(|finding| !self.is_meant(finding)).count()
    }

    /// That finding and the file it is about.
    pub fn finding(&self, found: FoundIn) -> Option<(&Origin, &Finding)> {
        let loaded = self.loaded();
        match found {
            FoundIn::Failure(at) => self.workspace.failures.get(at).map(|failure| (&failure.origin, &*failure.finding)),
            FoundIn::Broken(index) => {
                let loaded = self.workspace.plans.get(index)?;
                loaded.broken.as_deref().map(|finding| (&loaded.origin, finding))
            }
            FoundIn::Plan(at) => loaded.findings.get(at).map(|finding| (&loaded.origin, finding)),
        }
    }

    /// A filter asks for entries, not for the plan and its nodes.
    fn is_meant(&self, finding: &Finding) -> bool {
        let is_entry = matches!(finding.subject, Subject::Action(_) | Subject::Indicator(_));
        label::scope(&self.filter).is_empty() || (is_entry && self.scope().shows(finding.subject))
    }
}
