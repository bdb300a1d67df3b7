//! How an entry stands: all that choices and counts ask of it.
//!
//! Entries that stand alike are one standing, and there are few of those: a filter is held against each once.

use std::sync::Arc;

use super::count::PlanCount;
use crate::plan::{Achievement, ActionId, FiscalYear, IndicatorId, Outlook, Plan, StatusClass, Tally};
use crate::query::attention::{Reason, Reasons};
use crate::query::choice::{ActionStanding, Choice, IndicatorStanding};
use crate::query::summary::{Summary, owed};

/// How an action or an indicator stands in some year.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Standing {
    entry: EntryStanding,
    needs_attention: bool,
    /// Entries of the file that are missing.
    missing: usize,
    /// Open findings about it.
    findings: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum EntryStanding {
    Action { status: Option<(Arc<str>, StatusClass)>, is_late: bool },
    Indicator { verdict: Option<Achievement>, outlook: Option<Outlook> },
}

impl Standing {
    /// That of an action with so many findings. `words` are the status words of the plan.
    pub(super) fn of_action(reasons: &Reasons<'_>, id: ActionId, words: &[Arc<str>], findings: usize) -> Self {
        let (plan, as_of) = (reasons.plan(), reasons.as_of());
        let status = plan.status_of(id, as_of).verdict.map(|status| (word(plan, &status.word, words), status.class));
        let entry = EntryStanding::Action { status, is_late: plan.slip_of(id, as_of).is_late() };
        Self::new(entry, &reasons.action(id), findings)
    }

    /// That of an indicator with so many findings.
    pub(super) fn of_indicator(reasons: &Reasons<'_>, id: IndicatorId, findings: usize) -> Self {
        let (plan, as_of): (&Plan, FiscalYear) = (reasons.plan(), reasons.as_of());
        let (verdict, outlook) = (plan.verdict_of(id, as_of).verdict, plan.outlook(id, as_of));
        Self::new(EntryStanding::Indicator { verdict, outlook }, &reasons.indicator(id), findings)
    }

    fn new(entry: EntryStanding, reasons: &[Reason], findings: usize) -> Self {
        Self { entry, needs_attention: !reasons.is_empty(), missing: owed(reasons), findings }
    }

    /// Whether it is what the choice asks for.
    pub(super) fn matches(&self, choice: &Choice) -> bool {
        match &self.entry {
            EntryStanding::Action { .. } => choice.is_of_action(self),
            EntryStanding::Indicator { .. } => choice.is_of_indicator(self),
        }
    }

    /// What one entry that stands so counts for.
    pub(super) fn count(&self) -> PlanCount {
        let mut tally = Tally::default();
        match &self.entry {
            EntryStanding::Action { status, is_late } => {
                tally.count_action(status.as_ref().map(|(_, class)| *class), *is_late);
            }
            EntryStanding::Indicator { verdict, .. } => tally.count_indicator(*verdict),
        }
        let summary = Summary { tally, missing: self.missing, findings: self.findings };
        PlanCount { summary, attention: usize::from(self.needs_attention), nodes: 0 }
    }
}

/// The shared copy of a status word.
fn word(plan: &Plan, word: &str, words: &[Arc<str>]) -> Arc<str> {
    let at = plan.statuses.iter().position(|status| status.word == word);
    at.and_then(|at| words.get(at)).map_or_else(|| Arc::from(word), Arc::clone)
}

impl ActionStanding for Standing {
    fn status(&self) -> Option<&str> {
        match &self.entry {
            EntryStanding::Action { status, .. } => status.as_ref().map(|(word, _)| &**word),
            EntryStanding::Indicator { .. } => None,
        }
    }

    fn is_late(&self) -> bool {
        matches!(self.entry, EntryStanding::Action { is_late: true, .. })
    }

    fn needs_attention(&self) -> bool {
        self.needs_attention
    }
}

impl IndicatorStanding for Standing {
    fn verdict(&self) -> Option<Achievement> {
        match self.entry {
            EntryStanding::Indicator { verdict, .. } => verdict,
            EntryStanding::Action { .. } => None,
        }
    }

    fn outlook(&self) -> Option<Outlook> {
        match self.entry {
            EntryStanding::Indicator { outlook, .. } => outlook,
            EntryStanding::Action { .. } => None,
        }
    }

    fn needs_attention(&self) -> bool {
        self.needs_attention
    }
}
