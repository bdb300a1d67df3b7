//! Which entry is meant, in words that hold in another version of its file.

use serde::{Deserialize, Serialize};

use crate::plan::{NodeId, Plan, Subject};

/// An action or indicator by where it stands and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Whom {
    #[serde(flatten)]
    place: Place,
    /// Which of several that are alike in that, from 0.
    nth: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Place {
    path: String,
    #[serde(flatten)]
    called: Called,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Called {
    Action { number: String, name: String },
    Indicator { name: String },
}

impl Whom {
    /// That entry of `plan`; `None` for what is neither an action nor an indicator.
    pub fn of(plan: &Plan, subject: Subject) -> Option<Self> {
        let place = place(plan, subject)?;
        let before = all(plan).take_while(|other| *other != subject);
        let nth = before.filter(|other| self::place(plan, *other).as_ref() == Some(&place)).count();
        Some(Self { place, nth })
    }

    /// The entry in this version; where it is not in its place, the only one that is called so.
    pub fn find(&self, plan: &Plan) -> Option<Subject> {
        let is_here = |subject: &Subject| place(plan, *subject).as_ref() == Some(&self.place);
        let found = all(plan).filter(is_here).nth(self.nth);
        let is_called_so = |subject: &Subject| place(plan, *subject).is_some_and(|it| it.called == self.place.called);
        let moved = || {
            let mut others = all(plan).filter(is_called_so);
            others.next().filter(|_| others.next().is_none())
        };
        found.or_else(moved)
    }
}

fn all(plan: &Plan) -> impl Iterator<Item = Subject> + use<> {
    let actions = plan.actions_under(NodeId::ROOT).map(Subject::Action);
    actions.chain(plan.indicators_under(NodeId::ROOT).map(Subject::Indicator))
}

fn place(plan: &Plan, subject: Subject) -> Option<Place> {
    let called = match subject {
        Subject::Action(id) => {
            let action = plan.actions.get(id.index())?;
            Called::Action { number: action.number.clone(), name: action.name.clone() }
        }
        Subject::Indicator(id) => Called::Indicator { name: plan.indicators.get(id.index())?.name.clone() },
        Subject::Plan | Subject::Totals | Subject::Node(_) => return None,
    };
    Some(Place { path: plan.tree.path(plan.node_of(subject)), called })
}
