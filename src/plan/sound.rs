//! Whether a plan that was not built from its file is one that could have been.
//!
//! Everything that takes a plan relies on what building it guarantees: ids lead to something, years are years, the
//! tree is one. Who keeps plans between two runs asks here before anybody else sees what came back. Owns the
//! list of these guarantees; judges no meaning.

use super::{ByYear, DepartmentId, Finding, Measured, NodeId, Plan, Position, Positions, Subject, Value};

impl Plan {
    /// Whether everything in it refers to something that is there, and is in the order it should be in.
    pub fn is_sound(&self) -> bool {
        let actions = self.actions.iter().all(|action| {
            let schedules = [&action.planned, &action.actual];
            self.has_node(action.node)
                && self.has_departments(&action.departments)
                && action.status.is_none_or(|status| status < self.statuses.len())
                && action.dashes.iter().all(|year| year.is_sound())
                && action.actual_remarks.is_sound()
                && schedules.into_iter().all(|schedule| schedule.0.is_sound())
                && schedules.into_iter().flat_map(|schedule| schedule.0.iter()).all(|(_, stage)| stage.is_sound())
        });
        let indicators = self.indicators.iter().all(|indicator| {
            let single = indicator.baseline.iter().chain(&indicator.target);
            self.has_node(indicator.node)
                && self.has_departments(&indicator.own_departments)
                && indicator.actual.is_sound()
                && indicator.actual.iter().map(|(_, measured)| measured).chain(single).all(Measured::is_sound)
        });
        !self.years.is_empty()
            && self.years.iter().chain([&self.as_of]).all(|year| year.is_sound())
            && self.years.is_sorted()
            && self.tree.is_sound(self.actions.len(), self.indicators.len())
            && actions
            && indicators
            && self.accepted.iter().all(|acceptance| self.has_subject(acceptance.subject))
            && self.accepted.is_sorted_by_key(|acceptance| acceptance.subject)
    }

    /// Whether they are the positions of this plan.
    pub fn fits(&self, positions: &Positions) -> bool {
        let all = [&positions.nodes, &positions.actions, &positions.indicators, &positions.accepted];
        let lengths = [self.tree.len(), self.actions.len(), self.indicators.len(), self.accepted.len()];
        all.map(Vec::len) == lengths && all.into_iter().flatten().chain(&positions.totals).all(Position::is_sound)
    }

    /// Whether the finding may be one about this plan.
    pub fn has(&self, finding: &Finding) -> bool {
        self.has_subject(finding.subject)
            && finding.position.is_sound()
            && finding.length > 0
            && finding.excerpt.as_ref().is_none_or(|excerpt| excerpt.column > 0)
    }

    fn has_subject(&self, subject: Subject) -> bool {
        match subject {
            Subject::Plan | Subject::Totals => true,
            Subject::Node(id) => self.has_node(id),
            Subject::Action(id) => id.index() < self.actions.len(),
            Subject::Indicator(id) => id.index() < self.indicators.len(),
        }
    }

    fn has_node(&self, id: NodeId) -> bool {
        id.index() < self.tree.len()
    }

    fn has_departments(&self, ids: &[DepartmentId]) -> bool {
        ids.iter().all(|id| id.index() < self.departments.len())
    }
}

impl Position {
    fn is_sound(&self) -> bool {
        self.line > 0 && self.column > 0
    }
}

impl Measured {
    fn is_sound(&self) -> bool {
        !matches!(self.value, Value::Number(number) if !number.is_finite())
    }
}

impl<T> ByYear<T> {
    fn is_sound(&self) -> bool {
        self.iter().all(|(year, _)| year.is_sound()) && self.iter().is_sorted_by(|one, next| one.0 < next.0)
    }
}
