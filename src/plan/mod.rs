//! The domain: what a plan is and what follows from it.
//!
//! No files, no clock, no terminal, and not the spelling of the plan file: another way of writing a
//! plan touches `source` alone. What is recorded is stored; what is derived is computed when asked
//! for, always "as of" a fiscal year.

mod acceptance;
mod answering;
mod blank;
mod by_year;
mod contradiction;
mod digits;
mod finding;
mod forecast;
mod indicator;
mod outlook;
mod pace;
mod phase;
mod schedule;
mod series;
mod sound;
mod stage;
mod status;
mod tally;
mod tree;
mod value;
mod wording;
mod year;

pub use acceptance::Acceptance;
pub use answering::Answering;
pub use blank::Blanks;
pub use by_year::ByYear;
pub use contradiction::{Contradiction, StatusContradiction};
pub use finding::{Excerpt, Finding, Position, Positions, Severity, Subject};
pub use forecast::{Forecast, NoForecast};
pub use indicator::{Achievement, Basis, CannotTell, Direction, Indicator};
pub use outlook::{Outlook, Outlooks};
pub use pace::{Headway, Need, Pace, Prospect};
pub use phase::Phase;
pub use schedule::{Schedule, Slip};
pub use series::Break;
pub use stage::{CONTINUED, Entries, Stage};
pub use status::{Provenance, Standing, StatusClass, StatusWord};
pub use tally::{Tally, percentage, share_of};
pub use tree::{Node, NodeId, NodeLabel, Tree, TreeBuilder};
pub use value::{Measured, Value, decimals, grouped};
pub use wording::Wording;
pub use year::{Calendar, FiscalYear, YearError};

use bitcode::{Decode, Encode};

/// 計画: one document, read from one file.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub struct Plan {
    /// What other programs know the plan by: the file's stem, with the names of folders before it where
    /// several open plans have that stem.
    pub id: String,
    /// 計画: its title.
    pub title: String,
    /// 自治体.
    pub municipality: Option<String>,
    /// 年度: the fiscal years it covers, ascending, at least one.
    pub years: Vec<FiscalYear>,
    /// 時点: the last fiscal year for which actuals are in; the first of all while none are.
    pub as_of: FiscalYear,
    /// 階層: the names of its levels, outermost first.
    pub levels: Vec<String>,
    /// 出典: the document it was transcribed from.
    pub source: Option<String>,
    /// 備考.
    pub remark: Option<String>,
    /// 総括: the totals printed in the document, in its order.
    pub printed_totals: Vec<(String, usize)>,
    /// 実施状況区分: its status words, in its order.
    pub statuses: Vec<StatusWord>,
    /// 担当課, in display order.
    pub departments: Vec<Department>,
    /// 体系.
    pub tree: Tree,
    /// 取組, in document order.
    pub actions: Vec<Action>,
    /// 指標, in document order.
    pub indicators: Vec<Indicator>,
    /// 確認済, in the order of their subjects.
    pub accepted: Vec<Acceptance>,
    /// Who answers for what belongs to a node: follows from the rest.
    #[bitcode(skip)]
    pub answering: Answering,
}

/// 担当課: who is responsible.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Department {
    /// As written.
    pub name: String,
    /// よみ, in kana.
    pub reading: Option<String>,
}

/// 取組: something to do.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub struct Action {
    /// The node it belongs to.
    pub node: NodeId,
    /// 番号, as written.
    pub number: String,
    /// 名称.
    pub name: String,
    /// よみ.
    pub reading: Option<String>,
    /// 担当課, in the order written.
    pub departments: Vec<DepartmentId>,
    /// 予定.
    pub planned: Schedule,
    /// 実績.
    pub actual: Schedule,
    /// The years for which 実績 says `-`: no stage, but no empty cell either.
    pub dashes: Vec<FiscalYear>,
    /// 注 of single years of 実績; they stand in [`Action::remark`] too.
    pub actual_remarks: ByYear<String>,
    /// 実施状況 as recorded: an index into [`Plan::statuses`].
    pub status: Option<usize>,
    /// 備考.
    pub remark: Option<String>,
}

impl Action {
    /// The highest planned phase and the first year for which it is planned.
    pub fn goal(&self) -> Option<(Phase, FiscalYear)> {
        schedule::goal(&self.planned)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
        pub struct $name(pub u32);

        impl $name {
            /// The index as such.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids! {
    /// An index into [`Plan::actions`], valid for one load.
    ActionId,
    /// An index into [`Plan::indicators`], valid for one load.
    IndicatorId,
    /// An index into [`Plan::departments`], valid for one load.
    DepartmentId
}

impl Plan {
    /// That action.
    pub fn action(&self, id: ActionId) -> &Action {
        &self.actions[id.index()]
    }

    /// That indicator.
    pub fn indicator(&self, id: IndicatorId) -> &Indicator {
        &self.indicators[id.index()]
    }

    /// All actions with their ids, in document order.
    pub fn actions_by_id(&self) -> impl Iterator<Item = (ActionId, &Action)> {
        (0..).map(ActionId).zip(&self.actions)
    }

    /// All indicators with their ids, in document order.
    pub fn indicators_by_id(&self) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
        (0..).map(IndicatorId).zip(&self.indicators)
    }

    /// That department.
    pub fn department(&self, id: DepartmentId) -> &Department {
        &self.departments[id.index()]
    }

    /// All departments with their ids, in display order.
    pub fn department_ids(&self) -> impl Iterator<Item = DepartmentId> + use<> {
        (0..self.departments.len() as u32).map(DepartmentId)
    }

    /// What those departments are called, in that order.
    pub fn department_names(&self, ids: &[DepartmentId]) -> Vec<&str> {
        ids.iter().map(|id| self.department(*id).name.as_str()).collect()
    }

    /// The actions of `node` and everything below it.
    pub fn actions_under(&self, node: NodeId) -> impl DoubleEndedIterator<Item = ActionId> + use<> {
        self.tree.actions(node).map(ActionId)
    }

    /// The indicators of `node` and everything below it.
    pub fn indicators_under(&self, node: NodeId) -> impl DoubleEndedIterator<Item = IndicatorId> + use<> {
        self.tree.indicators(node).map(IndicatorId)
    }

    /// The year the plan is looked at from when `year` is asked for: that year, but none before the
    /// plan's first nor after its own as-of year, which is also that without a wish.
    pub fn as_of_or(&self, year: Option<FiscalYear>) -> FiscalYear {
        let first = self.years.first().copied().unwrap_or(self.as_of).min(self.as_of);
        year.unwrap_or(self.as_of).clamp(first, self.as_of)
    }

    /// The name of the level of `node`; `None` for the root and below the named levels.
    pub fn level_of(&self, node: NodeId) -> Option<&str> {
        self.levels.get(self.tree.node(node).depth.checked_sub(1)?).map(String::as_str)
    }

    /// Who answers for an indicator: its own departments or, when it names none, those of the
    /// actions of its node, each once.
    pub fn departments_of(&self, id: IndicatorId) -> &[DepartmentId] {
        let indicator = self.indicator(id);
        match indicator.own_departments.as_slice() {
            [] => self.answering.at(self, indicator.node),
            own => own,
        }
    }

    /// How far an action was behind its plan at the end of `as_of`.
    pub fn slip_of(&self, id: ActionId, as_of: FiscalYear) -> Slip {
        let action = self.action(id);
        schedule::slip(&action.planned, &action.actual, as_of)
    }

    /// The slip of an action as it may be said beside its status.
    pub fn slip_beside_status(&self, id: ActionId, as_of: FiscalYear) -> Slip {
        self.slip_of(id, as_of).beside(self.class_of(id, as_of))
    }

    /// The status that the document records of an action.
    pub fn recorded_status(&self, id: ActionId) -> Option<&StatusWord> {
        self.statuses.get(self.action(id).status?)
    }

    /// Whether the stage of an action at the end of `as_of` is not as far as the one planned for then.
    pub fn lags(&self, id: ActionId, as_of: FiscalYear) -> bool {
        let action = self.action(id);
        schedule::lags(&action.planned, &action.actual, as_of)
    }

    /// The status of an action as it stood at the end of `as_of`: as recorded from the plan's own
    /// as-of year on, before that what its stages say.
    pub fn status_of(&self, id: ActionId, as_of: FiscalYear) -> Standing<&StatusWord> {
        let action = self.action(id);
        if as_of >= self.as_of {
            let verdict = self.recorded_status(id);
            return Standing { verdict, provenance: Provenance::Recorded };
        }
        let class = action.computed_class(as_of);
        let verdict = class.and_then(|class| self.statuses.iter().find(|status| status.class == class));
        Standing { verdict, provenance: Provenance::Computed }
    }

    /// The class of [`Self::status_of`].
    pub fn class_of(&self, id: ActionId, as_of: FiscalYear) -> Option<StatusClass> {
        self.status_of(id, as_of).verdict.map(|status| status.class)
    }

    /// The verdict on an indicator as it stood at the end of `as_of`: as recorded from the plan's
    /// own as-of year on, before that what its values say. A plan that is still running owes no
    /// verdicts: where it records none, the values speak too.
    pub fn verdict_of(&self, id: IndicatorId, as_of: FiscalYear) -> Standing<Achievement> {
        let indicator = self.indicator(id);
        if as_of >= self.as_of && (indicator.achievement.is_some() || !self.is_running(self.as_of)) {
            return Standing { verdict: indicator.achievement, provenance: Provenance::Recorded };
        }
        Standing { verdict: self.computed(id, as_of).ok(), provenance: Provenance::Computed }
    }

    /// Counts over a whole subtree as of that year.
    pub fn tally(&self, node: NodeId, as_of: FiscalYear) -> Tally {
        Tally::of(self, self.actions_under(node), self.indicators_under(node), as_of)
    }
}
