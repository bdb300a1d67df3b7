//! One line of the 状況 picker, one word of `--status`: what it asks of an action or an indicator.
//!
//! Owns the rule, not where the answers come from: the filter of one plan looks them up while it asks, that over
//! all plans has them in columns. Invariant: no choice about actions matches an indicator, nor the other way round.

use super::attention::Reasons;
use super::fold::fold;
use crate::plan::{Achievement, ActionId, FiscalYear, IndicatorId, Outlook, Plan, StatusWord};
use crate::spelling::same;
use crate::words::filter as words;

/// One line of the 状況 picker, one word of `--status`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Actions with that status word.
    Status(String),
    /// Actions without a status.
    NoStatus,
    /// Actions behind their plan.
    Late,
    /// Indicators that met their target.
    Met,
    /// Indicators that did not.
    Unmet,
    /// Indicators without a verdict.
    NoVerdict,
    /// Indicators of a running plan that have reached their target or are forecast to.
    Reaches,
    /// Indicators of a running plan that are forecast to miss it.
    Misses,
    /// Whatever needs attention: [`Reasons`] says why.
    Attention,
}

/// What a choice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceKind {
    /// Actions.
    Actions,
    /// Indicators.
    Indicators,
    /// Both.
    Both,
}

impl Choice {
    /// What it is about.
    pub fn kind(&self) -> ChoiceKind {
        match self {
            Self::Status(_) | Self::NoStatus | Self::Late => ChoiceKind::Actions,
            Self::Met | Self::Unmet | Self::NoVerdict | Self::Reaches | Self::Misses => ChoiceKind::Indicators,
            Self::Attention => ChoiceKind::Both,
        }
    }

    /// Every choice there is in plans with those status words, in screen order.
    pub fn all(statuses: &[StatusWord]) -> Vec<Self> {
        let words = statuses.iter().map(|status| Self::Status(status.word.clone()));
        let others = [
            Self::NoStatus,
            Self::Late,
            Self::Met,
            Self::Unmet,
            Self::NoVerdict,
            Self::Reaches,
            Self::Misses,
            Self::Attention,
        ];
        words.chain(others).collect()
    }

    /// The choices that make sense in `plan` as of that year: those about what to expect only while it is
    /// running.
    pub fn offered(plan: &Plan, as_of: FiscalYear) -> Vec<Self> {
        Self::offered_of(&plan.statuses, plan.is_running(as_of))
    }

    /// The same of plans with those status words, of which one is running or none.
    pub(super) fn offered_of(statuses: &[StatusWord], is_running: bool) -> Vec<Self> {
        let mut choices = Self::all(statuses);
        choices.retain(|choice| is_running || !matches!(choice, Self::Reaches | Self::Misses));
        choices
    }

    /// What a word stands for: one choice; several if the word says so (未記入, or a plan whose
    /// status word is 達成); none if it is unknown.
    pub fn parse(word: &str, statuses: &[StatusWord]) -> Vec<Self> {
        let folded = fold(word);
        if folded == fold(words::NOT_RECORDED) {
            return vec![Self::NoStatus, Self::NoVerdict];
        }
        Self::all(statuses).into_iter().filter(|choice| fold(choice.word()) == folded).collect()
    }

    /// As it is written, on the screen and on the command line.
    pub fn word(&self) -> &str {
        match self {
            Self::Status(word) => word,
            Self::NoStatus => words::NO_STATUS,
            Self::Late => words::LATE,
            Self::Met => words::MET,
            Self::Unmet => words::UNMET,
            Self::NoVerdict => words::NO_VERDICT,
            Self::Reaches => words::REACHES,
            Self::Misses => words::MISSES,
            Self::Attention => words::ATTENTION,
        }
    }

    /// Whether that action is one of these, in the plan and year of `reasons`. No choice about
    /// indicators matches an action.
    pub fn matches_action(&self, reasons: &Reasons<'_>, id: ActionId) -> bool {
        self.is_of_action(&(reasons, id))
    }

    /// Whether that indicator is one of these, in the plan and year of `reasons`. No choice about actions
    /// matches an indicator.
    pub fn matches_indicator(&self, reasons: &Reasons<'_>, id: IndicatorId) -> bool {
        self.is_of_indicator(&(reasons, id))
    }

    /// The rule for actions.
    pub(super) fn is_of_action(&self, action: &impl ActionStanding) -> bool {
        match self {
            Self::Status(word) => action.status().is_some_and(|status| same(status, word)),
            Self::NoStatus => action.status().is_none(),
            Self::Late => action.is_late(),
            Self::Met | Self::Unmet | Self::NoVerdict | Self::Reaches | Self::Misses => false,
            Self::Attention => action.needs_attention(),
        }
    }

    /// The rule for indicators.
    pub(super) fn is_of_indicator(&self, indicator: &impl IndicatorStanding) -> bool {
        match self {
            Self::Status(_) | Self::NoStatus | Self::Late => false,
            Self::Met => indicator.verdict() == Some(Achievement::Met),
            Self::Unmet => indicator.verdict() == Some(Achievement::Unmet),
            Self::NoVerdict => indicator.verdict().is_none(),
            Self::Reaches => matches!(indicator.outlook(), Some(Outlook::Reached | Outlook::Reaches)),
            Self::Misses => indicator.outlook() == Some(Outlook::Misses),
            Self::Attention => indicator.needs_attention(),
        }
    }
}

/// What choices ask of an action.
pub(super) trait ActionStanding {
    /// The word of its status.
    fn status(&self) -> Option<&str>;
    /// Whether it is behind its plan.
    fn is_late(&self) -> bool;
    /// Whether it needs attention.
    fn needs_attention(&self) -> bool;
}

/// What choices ask of an indicator.
pub(super) trait IndicatorStanding {
    /// Whether it met its target.
    fn verdict(&self) -> Option<Achievement>;
    /// What is to be expected of it.
    fn outlook(&self) -> Option<Outlook>;
    /// Whether it needs attention.
    fn needs_attention(&self) -> bool;
}

/// Looked up when it is asked for, and no more than that.
impl ActionStanding for (&Reasons<'_>, ActionId) {
    fn status(&self) -> Option<&str> {
        let (reasons, id) = self;
        reasons.plan().status_of(*id, reasons.as_of()).verdict.map(|status| status.word.as_str())
    }

    fn is_late(&self) -> bool {
        let (reasons, id) = self;
        reasons.plan().slip_of(*id, reasons.as_of()).is_late()
    }

    fn needs_attention(&self) -> bool {
        let (reasons, id) = self;
        !reasons.action(*id).is_empty()
    }
}

impl IndicatorStanding for (&Reasons<'_>, IndicatorId) {
    fn verdict(&self) -> Option<Achievement> {
        let (reasons, id) = self;
        reasons.plan().verdict_of(*id, reasons.as_of()).verdict
    }

    fn outlook(&self) -> Option<Outlook> {
        let (reasons, id) = self;
        reasons.plan().outlook(*id, reasons.as_of())
    }

    fn needs_attention(&self) -> bool {
        let (reasons, id) = self;
        !reasons.indicator(*id).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::plan;
    use super::*;

    #[test]
    fn words_for_choices() {
        let statuses = plan().statuses;
        let status = |word: &str| Choice::Status(word.to_owned());
        let table = [
            ("実施", vec![status("実施")]),
            ("一部実施", vec![status("一部実施")]),
            ("遅れ", vec![Choice::Late]),
            ("達成", vec![Choice::Met]),
            ("未達成", vec![Choice::Unmet]),
            ("未記入", vec![Choice::NoStatus, Choice::NoVerdict]),
            ("達成状況未記入", vec![Choice::NoVerdict]),
            ("要対応", vec![Choice::Attention]),
            ("完了", vec![]),
            ("", vec![]),
        ];
        for (word, choices) in table {
            assert_eq!(Choice::parse(word, &statuses), choices, "{word}");
        }
        for choice in Choice::all(&statuses) {
            assert_eq!(Choice::parse(choice.word(), &statuses), std::slice::from_ref(&choice));
        }
        let other = [StatusWord { word: "達成".to_owned(), class: crate::plan::StatusClass::Done }];
        assert_eq!(Choice::parse("達成", &other), [status("達成"), Choice::Met]);
    }
}
