//! The index: everything a plan's entries can be found by, folded once after loading.
//!
//! Owns what of an entry is searched: its name, reading, remarks and unit, the words of its stages
//! and values, its departments, how it stands in the plan's own year, the number of an action and the values of
//! an indicator. Refuses single digits but for an action's number: `3` would find nearly everything. Invariant:
//! its lists run parallel to those of the plan it was built from.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::search::{Found, Search};
use super::sought::Sought;
use super::texts::{Interner, Kind, TextId, Texts};
use crate::plan::{
    Achievement, ActionId, CONTINUED, DepartmentId, Indicator, IndicatorId, Measured, NodeId, Plan, Schedule, Subject,
    Value,
};
use crate::words::filter as words;

/// The searchable text of one plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    texts: Arc<Texts>,
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

impl Index {
    /// Folds every text of `plan`.
    pub fn build<'a>(plan: &'a Plan) -> Self {
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
        Self { texts: Arc::new(texts.finish()), nodes, actions, indicators }
    }

    /// The work that the first search in romaji would else have to do: a fraction of a millisecond for each
    /// thousand names. Another thread may do it meanwhile; a search that comes too early waits for it.
    pub fn preparation(&self) -> impl FnOnce() + Send + 'static {
        let texts = Arc::clone(&self.texts);
        move || texts.prepare()
    }

    /// `search`, to be marked in the texts of this plan.
    pub fn seek(&self, search: Search) -> Sought {
        Sought::within(search, &self.texts)
    }

    /// The entries that contain every word of `search`, in document order: a node, then its own
    /// actions, its own indicators, its children. Words that a node contains count for all below
    /// it, but something must be found in the entry itself.
    pub fn hits(&self, plan: &Plan, search: &Search) -> Vec<Subject> {
        let hits = self.search(plan, search);
        let is_found = |list: &[Hit], at: usize| {
            let hit = list.get(at).copied().unwrap_or_default();
            hit.own != 0 && hit.all == hits.every_word
        };
        let mut subjects = Vec::new();
        for (id, _) in plan.tree.iter() {
            if is_found(&hits.nodes, id.index()) {
                subjects.push(Subject::Node(id));
            }
            let actions = plan.tree.own_actions(id).map(ActionId);
            subjects.extend(actions.filter(|id| is_found(&hits.actions, id.index())).map(Subject::Action));
            let indicators = plan.tree.own_indicators(id).map(IndicatorId);
            subjects.extend(indicators.filter(|id| is_found(&hits.indicators, id.index())).map(Subject::Indicator));
        }
        subjects
    }

    /// Looks for every word in every text, then for what that means for every entry.
    pub(super) fn search(&self, plan: &Plan, search: &Search) -> Hits {
        let found = self.texts.search(search);
        let mut nodes: Vec<Hit> = Vec::with_capacity(plan.tree.len());
        for ((_, node), own) in plan.tree.iter().zip(self.nodes.found(&found)) {
            let above = node.parent.and_then(|parent| nodes.get(parent.index())).copied().unwrap_or_default();
            nodes.push(Hit { own, all: above.all | own });
        }
        let below = |node: NodeId, own: Found| {
            let above = nodes.get(node.index()).copied().unwrap_or_default();
            Hit { own, all: above.all | own }
        };
        let actions = plan.actions.iter().zip(self.actions.found(&found));
        let indicators = plan.indicators.iter().zip(self.indicators.found(&found));
        Hits {
            every_word: search.every_word(),
            actions: actions.map(|(action, own)| below(action.node, own)).collect(),
            indicators: indicators.map(|(indicator, own)| below(indicator.node, own)).collect(),
            nodes,
        }
    }
}

impl Hits {
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

#[cfg(test)]
mod tests {
    use super::super::fixture::plan;
    use super::*;

    fn hits(text: &str) -> Vec<String> {
        let mut plan = plan();
        plan.actions[1].number = "12".to_owned();
        plan.indicators[3].remark = Some("3倍になる。".to_owned());
        let subjects = Index::build(&plan).hits(&plan, &Search::new(text));
        let name = |subject: Subject| match subject {
            Subject::Node(id) => plan.tree.node(id).name.clone(),
            Subject::Action(id) => plan.action(id).name.clone(),
            Subject::Indicator(id) => plan.indicator(id).name.clone(),
            Subject::Plan | Subject::Totals => String::new(),
        };
        subjects.into_iter().map(name).collect()
    }

    #[test]
    fn whatever_stands_in_an_entry_is_found() {
        let table: [(&str, &[&str]); 32] = [
            ("番号表示機", &["番号表示機の導入"]),
            ("広告", &["有料広告の募集", "広告掲載件数"]),
            ("こうこく", &["有料広告の募集"]),
            ("けいさい", &["広告掲載件数"]),
            ("koukoku", &["有料広告の募集", "広告掲載件数"]),
            ("kokoku", &["有料広告の募集", "広告掲載件数"]),
            // 広 alone can be read so, but not there.
            ("hirokoku", &[]),
            ("試行", &["くるりんばすの見直し"]),
            ("ｸﾙﾘﾝﾊﾞｽ", &["くるりんばすの見直し"]),
            ("kururin", &["くるりんばすの見直し"]),
            ("下水道課", &["経営戦略の策定", "くるりんばすの見直し", "利子残高", "水洗化率"]),
            ("gesui", &["上下水道", "経営戦略の策定", "くるりんばすの見直し", "利子残高", "水洗化率"]),
            ("しみん", &["番号表示機の導入", "広告掲載件数", "満足度"]),
            ("千円", &["利子残高"]),
            ("制定", &["満足度"]),
            ("速報", &["水洗化率"]),
            ("国の方針", &["経営戦略の策定"]),
            ("財源", &["自主財源の確保"]),
            ("広告 2", &[]),
            ("3", &["水洗化率"]),
            ("12番", &["番号表示機の導入"]),
            ("12", &["番号表示機の導入"]),
            ("1", &["有料広告の募集", "経営戦略の策定", "くるりんばすの見直し"]),
            ("2番", &[]),
            ("未実施", &["経営戦略の策定"]),
            ("未達", &["広告掲載件数"]),
            ("達成", &["利子残高", "水洗化率"]),
            ("9千円", &["利子残高"]),
            ("9", &[]),
            ("広告募集", &[]),
            ("", &[]),
            ("ー", &[]),
        ];
        for (text, names) in table {
            assert_eq!(hits(text), names, "{text}");
        }
    }

    #[test]
    fn every_word_must_be_found() {
        assert_eq!(hits("経営戦略 財務"), ["経営戦略の策定"]);
        assert_eq!(hits("経営戦略 市民"), Vec::<String>::new());
    }

    #[test]
    fn a_node_lends_its_words_to_all_below_it() {
        assert_eq!(hits("自主財源 件数"), ["広告掲載件数"]);
        let (plan, search) = (plan(), Search::new("歳入"));
        let hits = Index::build(&plan).search(&plan, &search);
        let found: Vec<bool> = (0..4).map(|at| hits.action(ActionId(at))).collect();
        assert_eq!(found, [true, true, false, false]);
        assert!(hits.node(NodeId(3)) && hits.indicator(IndicatorId(0)) && !hits.node(NodeId::ROOT));
    }
}
