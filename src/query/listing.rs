//! By which texts each entry of a plan can be found, and what that means for what is below it.
//!
//! Owns what of an entry is searched: its name, reading, remarks and unit, the words of its stages
//! and values, its departments, how it stands in the plan's own year, the number of an action and the values of
//! an indicator. Refuses single digits but for an action's number: `3` would find nearly everything. Invariant:
//! its lists run parallel to those of the plan it was read from.

use std::borrow::Cow;
use std::collections::HashMap;

use super::interner::{Interner, Kind};
use super::search::Found;
use super::texts::{TextId, Texts};
use crate::plan::{
    Achievement, ActionId, CONTINUED, DepartmentId, Indicator, IndicatorId, Measured, NodeId, Plan, Schedule, Subject,
    Value,
};
use crate::words::filter as words;

/// The texts of all entries of one plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listing {
    nodes: Lists,
    actions: Lists,
    indicators: Lists,
}

/// For each entry the texts it can be found by, one after another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Lists {
    texts: Vec<TextId>,
    ends: Vec<u32>,
}

/// Which words of a search were found where. A word found in a node counts for all below it.
pub(super) struct Hits {
    every_word: Found,
    nodes: Vec<Hit>,
    actions: Vec<Hit>,
    indicators: Vec<Hit>,
}

/// The words that were found for one entry.
#[derive(Clone, Copy, Default)]
struct Hit {
    /// In itself.
    own: Found,
    /// In itself or above it.
    all: Found,
}

impl Listing {
    /// Folds every text of `plan`.
    pub(super) fn of(plan: &Plan) -> (Texts, Self) {
        let (texts, listing) = Self::gathered(plan);
        let (texts, ids) = texts.finish();
        let Self { nodes, actions, indicators } = listing;
        let [nodes, actions, indicators] = [nodes, actions, indicators].map(|lists| lists.renumbered(&ids));
        (texts, Self { nodes, actions, indicators })
    }

    /// The texts of `plan`, not yet folded; what is listed are their ids there.
    pub(super) fn gathered<'a>(plan: &'a Plan) -> (Interner<'a>, Self) {
        let mut texts = Interner::default();
        let readings = readings(plan);
        let read = |name: &str, reading: &'a Option<String>| reading.as_deref().or_else(|| readings.get(name).copied());
        let departments: Vec<Vec<TextId>> = plan
            .departments
            .iter()
            .map(|department| {
                Entry::named(&mut texts, &department.name, read(&department.name, &department.reading)).texts
            })
            .collect();
        texts.end_departments();
        let of = |ids: &[DepartmentId]| -> Vec<TextId> {
            ids.iter().filter_map(|id| departments.get(id.index())).flatten().copied().collect()
        };
        let mut nodes = Lists::default();
        for (_, node) in plan.tree.iter() {
            let mut entry = Entry::named(&mut texts, &node.name, read(&node.name, &node.reading));
            entry.add_all(&node.remark);
            nodes.push(entry.texts);
        }
        let mut actions = Lists::default();
        for (id, action) in plan.actions_by_id() {
            let mut entry = Entry::named(&mut texts, &action.name, read(&action.name, &action.reading));
            entry.add_all(&action.remark);
            entry.add_stages(&action.planned);
            entry.add_stages(&action.actual);
            entry.add(Kind::Number, &action.number);
            if let Some(status) = plan.status_of(id, plan.as_of).verdict {
                entry.add(Kind::State, &status.word);
            }
            entry.texts.extend(of(&action.departments));
            actions.push(entry.texts);
        }
        let mut indicators = Lists::default();
        for (id, indicator) in plan.indicators_by_id() {
            let mut entry = Entry::named(&mut texts, &indicator.name, read(&indicator.name, &indicator.reading));
            entry.add_all(&indicator.remark);
            entry.add_all(&indicator.unit);
            indicator.baseline.iter().chain(&indicator.target).for_each(|one| entry.add_measured(indicator, one));
            indicator.actual.iter().for_each(|(_, one)| entry.add_measured(indicator, one));
            if let Some(verdict) = plan.verdict_of(id, plan.as_of).verdict {
                let met = verdict == Achievement::Met;
                entry.add(Kind::State, if met { words::MET } else { words::UNMET });
            }
            entry.texts.extend(of(plan.departments_of(id)));
            indicators.push(entry.texts);
        }
        (texts, Self { nodes, actions, indicators })
    }

    /// The same in as little memory as it takes.
    pub(super) fn shrunk(mut self) -> Self {
        [&mut self.nodes, &mut self.actions, &mut self.indicators].into_iter().for_each(Lists::shrink);
        self
    }

    /// What it means for every entry that those words were found in each text. `above` says of each node which
    /// one it belongs to; `of_actions` and `of_indicators` to which node each of these belongs.
    pub(super) fn hits(
        &self,
        found: &[Found],
        every_word: Found,
        above: impl Iterator<Item = Option<NodeId>>,
        of_actions: impl Iterator<Item = NodeId>,
        of_indicators: impl Iterator<Item = NodeId>,
    ) -> Hits {
        let mut nodes: Vec<Hit> = Vec::with_capacity(self.nodes.ends.len());
        for (parent, own) in above.zip(self.nodes.found(found)) {
            let above = parent.and_then(|parent| nodes.get(parent.index())).copied().unwrap_or_default();
            nodes.push(Hit { own, all: above.all | own });
        }
        let below = |(node, own): (NodeId, Found)| {
            let above = nodes.get(node.index()).copied().unwrap_or_default();
            Hit { own, all: above.all | own }
        };
        let actions = of_actions.zip(self.actions.found(found)).map(below).collect();
        let indicators = of_indicators.zip(self.indicators.found(found)).map(below).collect();
        Hits { every_word, nodes, actions, indicators }
    }
}

impl Hits {
    /// Whether an entry or what is above it has every word, and something was found in the entry itself.
    pub(super) fn is_own(&self, subject: Subject) -> bool {
        let hit = match subject {
            Subject::Plan | Subject::Totals => None,
            Subject::Node(id) => self.nodes.get(id.index()),
            Subject::Action(id) => self.actions.get(id.index()),
            Subject::Indicator(id) => self.indicators.get(id.index()),
        };
        hit.is_some_and(|hit| hit.own != 0 && hit.all == self.every_word)
    }

    /// Whether each node has every word.
    pub(super) fn nodes(&self) -> impl Iterator<Item = bool> {
        self.nodes.iter().map(|hit| hit.all == self.every_word)
    }

    pub(super) fn node(&self, id: NodeId) -> bool {
        self.nodes.get(id.index()).is_some_and(|hit| hit.all == self.every_word)
    }

    pub(super) fn action(&self, id: ActionId) -> bool {
        self.actions.get(id.index()).is_some_and(|hit| hit.all == self.every_word)
    }

    pub(super) fn indicator(&self, id: IndicatorId) -> bool {
        self.indicators.get(id.index()).is_some_and(|hit| hit.all == self.every_word)
    }
}

impl Lists {
    fn push(&mut self, mut texts: Vec<TextId>) {
        // The same stage stands in many years.
        texts.sort_unstable();
        texts.dedup();
        self.texts.extend(texts);
        self.ends.push(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
    }

    /// The same with the ids that the texts have in the end.
    fn renumbered(mut self, ids: &[TextId]) -> Self {
        for text in &mut self.texts {
            *text = ids.get(*text as usize).copied().unwrap_or_default();
        }
        self.shrink();
        self
    }

    fn shrink(&mut self) {
        self.texts.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// The words found in each entry, where those found in each text are known.
    fn found(&self, in_texts: &[Found]) -> impl Iterator<Item = Found> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let texts = self.texts.get(start as usize..*end as usize).unwrap_or_default();
            start = *end;
            texts.iter().fold(0, |found, text| found | in_texts.get(*text as usize).copied().unwrap_or_default())
        })
    }
}

/// How names are read that have a reading anywhere: what is called the same elsewhere is read the same.
fn readings(plan: &Plan) -> HashMap<&str, &str> {
    let departments = plan.departments.iter().map(|one| (&one.name, &one.reading));
    let nodes = plan.tree.iter().map(|(_, one)| (&one.name, &one.reading));
    let actions = plan.actions.iter().map(|one| (&one.name, &one.reading));
    let indicators = plan.indicators.iter().map(|one| (&one.name, &one.reading));
    let all = departments.chain(nodes).chain(actions).chain(indicators);
    all.filter_map(|(name, reading)| Some((name.as_str(), reading.as_deref()?))).collect()
}

/// The texts of one entry under way.
struct Entry<'a, 'b> {
    interner: &'b mut Interner<'a>,
    texts: Vec<TextId>,
}

impl<'a, 'b> Entry<'a, 'b> {
    fn named(interner: &'b mut Interner<'a>, name: &'a str, reading: Option<&'a str>) -> Self {
        let texts = match reading {
            Some(reading) => interner.add_read(name, reading).to_vec(),
            None => vec![interner.add(Kind::Name, name)],
        };
        Self { interner, texts }
    }

    fn add(&mut self, kind: Kind, text: impl Into<Cow<'a, str>>) {
        self.texts.push(self.interner.add(kind, text));
    }

    fn add_all(&mut self, texts: impl IntoIterator<Item = &'a String>) {
        texts.into_iter().for_each(|text| self.add(Kind::Other, text));
    }

    fn add_stages(&mut self, schedule: &'a Schedule) {
        let words = schedule.0.iter().flat_map(|(_, stage)| stage.entries());
        words.filter(|word| *word != CONTINUED).for_each(|word| self.add(Kind::Other, word));
    }

    fn add_measured(&mut self, indicator: &Indicator, measured: &'a Measured) {
        match &measured.value {
            Value::Word(word) => self.add(Kind::Other, word),
            Value::Number(number) => self.add(Kind::Value, indicator.written(*number)),
            Value::NotMeasured => {}
        }
        self.add_all(&measured.remark);
    }
}
