//! 未記入: years for which an entry owes its 実績.
//!
//! The one definition of it: the review and 要対応 both go by it. `-` is an entry ("not measured"), an
//! empty cell is none. Nothing is owed where a reader of the table would not miss it: in a plan of which
//! nothing is recorded yet and whose file names no later 時点; by an action for years that were not planned, after a one-off piece of work
//! (策定, 制定) was finished, or after it was ended (中止); by an indicator before its first value, or
//! after the state that was aimed at was reached.

use super::{ActionId, Basis, Direction, FiscalYear, IndicatorId, Phase, Plan};

/// What the entries of one plan owe as of some year.
#[derive(Debug, Clone, Copy)]
pub struct Blanks<'a> {
    plan: &'a Plan,
    as_of: FiscalYear,
    begun: bool,
}

impl<'a> Blanks<'a> {
    /// Of that plan, for the years up to `as_of`. Looks once whether anything is recorded at all.
    pub fn of(plan: &'a Plan, as_of: FiscalYear) -> Self {
        // A year behind the first is no plan's as-of year unless its file says so, or something is recorded.
        // One that records what became of its entries, and no years, never meant to.
        let records_ends = plan.actions.iter().any(|one| one.status.is_some())
            || plan.indicators.iter().any(|one| one.achievement.is_some());
        let says_so = !records_ends && plan.years.first().is_some_and(|first| plan.as_of > *first);
        let begun = says_so
            || plan.actions.iter().any(|action| !action.actual.0.is_empty())
            || plan.indicators.iter().any(|indicator| !indicator.actual.is_empty());
        Self { plan, as_of, begun }
    }

    /// The years in which something was planned for that action and nothing is recorded.
    pub fn action(&self, id: ActionId) -> Vec<FiscalYear> {
        let action = self.plan.action(id);
        let is_blank = |year: &FiscalYear| {
            action.planned.0.get(*year).is_some()
                && action.actual.0.get(*year).is_none()
                && !action.dashes.contains(year)
        };
        let mut blank: Vec<FiscalYear> = self.years().filter(is_blank).collect();
        // Nearly all actions end here, and a filter asks all of them at every key.
        if !blank.is_empty() {
            let one_off = action.goal().map(|(phase, _)| phase).filter(|phase| *phase < Phase::Partial);
            let finished = one_off.and_then(|phase| action.actual.arrival(phase, self.as_of));
            let ended = action.actual.0.until(self.as_of).find(|(_, stage)| stage.ends()).map(|(year, _)| year);
            blank.retain(|year| [finished, ended].iter().flatten().all(|last| year < last));
        }
        blank
    }

    /// The years without a value of that indicator. One without any value owes that of the plan's last
    /// year, when that has come.
    pub fn indicator(&self, id: IndicatorId) -> Vec<FiscalYear> {
        let indicator = self.plan.indicator(id);
        let Some(first) = indicator.actual.iter().next().map(|(year, _)| year) else {
            return self.years().filter(|year| Some(year) == self.plan.years.last()).collect();
        };
        let is_lasting = indicator.direction == Direction::State || indicator.basis == Basis::Once;
        let reached = |year: FiscalYear| {
            let mut before = indicator.actual.until(year).rev();
            is_lasting && before.any(|(_, measured)| indicator.reaches(&measured.value) == Some(true))
        };
        let owed = |year: &FiscalYear| *year > first && indicator.actual.get(*year).is_none() && !reached(*year);
        self.years().filter(owed).collect()
    }

    fn years(&self) -> impl Iterator<Item = FiscalYear> + use<'a> {
        let (as_of, begun) = (self.as_of, self.begun);
        self.plan.years.iter().copied().filter(move |year| begun && *year <= as_of)
    }
}
