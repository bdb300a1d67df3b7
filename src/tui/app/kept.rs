//! Keeping one's place while the lists under the cursors change: filter, year, another reading of the
//! file.
//!
//! Entries are known again by the path of their node and their number or name, which outlive a reload.

use super::{App, Focus, Session};
use crate::plan::{ActionId, IndicatorId, Subject};
use crate::spelling::same;

/// An entry by what outlives a load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    node: String,
    label: String,
    is_action: bool,
}

impl Kept {
    pub(super) fn of(session: &Session, subject: Subject) -> Option<Self> {
        let plan = session.plan();
        let (node, label) = match subject {
            Subject::Action(id) => (plan.action(id).node, plan.action(id).number.clone()),
            Subject::Indicator(id) => (plan.indicator(id).node, plan.indicator(id).name.clone()),
            Subject::Plan | Subject::Totals | Subject::Node(_) => return None,
        };
        Some(Self { node: plan.tree.path(node), label, is_action: matches!(subject, Subject::Action(_)) })
    }

    /// The entry as the plan on screen has it now; `None` if it has it no more.
    pub(super) fn subject(&self, session: &Session) -> Option<Subject> {
        match self.is_action {
            true => self.action(session).map(Subject::Action),
            false => self.indicator(session).map(Subject::Indicator),
        }
    }

    fn action(&self, session: &Session) -> Option<ActionId> {
        let plan = session.plan();
        let mut own = plan.tree.own_actions(plan.tree.find(&self.node)?).map(ActionId);
        own.find(|id| same(&plan.action(*id).number, &self.label))
    }

    fn indicator(&self, session: &Session) -> Option<IndicatorId> {
        let plan = session.plan();
        let mut own = plan.tree.own_indicators(plan.tree.find(&self.node)?).map(IndicatorId);
        own.find(|id| same(&plan.indicator(*id).name, &self.label))
    }
}

impl App {
    /// Changes the session and leaves every cursor on the entry it stood on, if that is still shown. A
    /// list in which nobody has moved stays at its top: its first entry was nobody's choice.
    pub(super) fn change<T>(&mut self, change: impl FnOnce(&mut Session) -> T) -> T {
        let session = &self.session;
        let chosen = |pane, cursor| (self.focus == pane || cursor > 0).then_some(cursor);
        let action = chosen(Focus::Timeline, self.timeline.cursor)
            .and_then(|cursor| Kept::of(session, Subject::Action(*session.actions().get(cursor)?)));
        let indicator = chosen(Focus::Indicators, self.indicators.cursor)
            .and_then(|cursor| Kept::of(session, Subject::Indicator(*session.indicators().get(cursor)?)));
        let result = change(&mut self.session);
        self.rewind_lists();
        let (session, timeline, indicators) = (&self.session, &mut self.timeline, &mut self.indicators);
        let action = action.and_then(|kept| kept.action(session));
        if let Some(at) = action.and_then(|id| session.actions().iter().position(|other| *other == id)) {
            timeline.cursor = at;
        }
        let indicator = indicator.and_then(|kept| kept.indicator(session));
        if let Some(at) = indicator.and_then(|id| session.indicators().iter().position(|other| *other == id)) {
            indicators.cursor = at;
        }
        self.tree.reveal(&self.session);
        result
    }
}
