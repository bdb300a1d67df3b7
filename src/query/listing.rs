//! By which texts each entry of a plan can be found.
//!
//! Owns what of an entry is searched: its name, reading, remarks and unit, the words of its stages
//! and values, its departments, how it stands in the plan's own year, the number of an action and the values of
//! an indicator. Refuses single digits but for an action's number: `3` would find nearly everything. What it means for
//! an entry that something is found in its texts is said in `places`.

use std::borrow::Cow;
use std::collections::HashMap;

use super::interner::{Gathered, Interner, Kind};
use super::places::Places;
use super::texts::{TextId, Texts};
use crate::plan::{Achievement, CONTINUED, DepartmentId, Indicator, Measured, Plan, Schedule, Value};
use crate::words::filter as words;

/// The texts of `plan`, folded, and the entries in which they stand.
pub(super) fn folded(plan: &Plan) -> (Texts, Places) {
    let Listing { texts, mut entries } = Listing::of(plan);
    let (texts, ids) = texts.finish();
    for id in entries.iter_mut().flatten() {
        *id = ids.get(*id as usize).copied().unwrap_or_default();
    }
    let places = Places::new(plan, &entries, texts.len());
    (texts, places)
}

/// The texts of `plan` as they stand there, and the entries in which they stand.
pub(super) fn gathered(plan: &Plan) -> (Vec<Gathered<'_>>, Places) {
    let Listing { texts, entries } = Listing::of(plan);
    let texts = texts.into_gathered();
    let places = Places::new(plan, &entries, texts.len());
    (texts, places)
}

/// The texts of all entries of one plan, not yet folded.
struct Listing<'a> {
    texts: Interner<'a>,
    /// For each entry those by which it can be found, each once. Entries are numbered as in [`Places`].
    entries: Vec<Vec<TextId>>,
}

impl<'a> Listing<'a> {
    fn of(plan: &'a Plan) -> Self {
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
        let mut entries = Vec::with_capacity(plan.tree.len() + plan.actions.len() + plan.indicators.len());
        for (_, node) in plan.tree.iter() {
            let mut entry = Entry::named(&mut texts, &node.name, read(&node.name, &node.reading));
            entry.add_all(&node.remark);
            entries.push(entry.once());
        }
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
            entries.push(entry.once());
        }
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
            entries.push(entry.once());
        }
        Self { texts, entries }
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

    /// Its texts, each once: the same stage stands in many years.
    fn once(mut self) -> Vec<TextId> {
        self.texts.sort_unstable();
        self.texts.dedup();
        self.texts
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
