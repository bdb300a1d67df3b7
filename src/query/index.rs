//! The index: everything a plan's entries can be found by, folded once after loading.
//!
//! Owns what of an entry is searched: its name, reading, remarks and unit, the words of its stages
//! and values, and its departments. Refuses numbers: `3` would find nearly everything. Invariant:
//! its vectors run parallel to those of the plan it was built from.

use super::fold::fold;
use super::romaji::{self, canonical};
use super::search::{Found, Search};
use crate::plan::{ActionId, CONTINUED, DepartmentId, IndicatorId, Measured, NodeId, Plan, Schedule, Subject, Value};

/// The searchable text of one plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    nodes: Vec<Entry>,
    actions: Vec<Entry>,
    indicators: Vec<Entry>,
}

/// What one entry can be found by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Entry {
    /// Folded pieces, [`romaji::BREAK`] between them so that no word is found across two.
    folded: String,
    /// The canonical spelling of its readings and of the kana in its names.
    spelling: String,
}

/// Which words of a search were found where. A word found in a node counts for all below it.
pub(super) struct Hits {
    every_word: Found,
    nodes: Vec<Found>,
    actions: Vec<Found>,
    indicators: Vec<Found>,
}

impl Index {
    /// Folds every text of `plan`.
    pub fn build(plan: &Plan) -> Self {
        let departments: Vec<Entry> = plan
            .departments
            .iter()
            .map(|department| Entry::named(&department.name, department.reading.as_deref()))
            .collect();
        let with = |entry: &mut Entry, ids: &[DepartmentId]| {
            ids.iter().filter_map(|id| departments.get(id.index())).for_each(|department| entry.append(department));
        };
        let node = |(_, node): (NodeId, &crate::plan::Node)| {
            let mut entry = Entry::named(&node.name, node.reading.as_deref());
            entry.add_all(&node.remark);
            entry
        };
        let action = |action: &crate::plan::Action| {
            let mut entry = Entry::named(&action.name, action.reading.as_deref());
            entry.add_all(&action.remark);
            entry.add_stages(&action.planned);
            entry.add_stages(&action.actual);
            with(&mut entry, &action.departments);
            entry
        };
        let indicator = |(id, indicator): (IndicatorId, &crate::plan::Indicator)| {
            let mut entry = Entry::named(&indicator.name, indicator.reading.as_deref());
            entry.add_all(&indicator.remark);
            entry.add_all(&indicator.unit);
            indicator.baseline.iter().chain(&indicator.target).for_each(|measured| entry.add_measured(measured));
            indicator.actual.iter().for_each(|(_, measured)| entry.add_measured(measured));
            with(&mut entry, &plan.departments_of(id));
            entry
        };
        Self {
            nodes: plan.tree.iter().map(node).collect(),
            actions: plan.actions.iter().map(action).collect(),
            indicators: (0..).map(IndicatorId).zip(&plan.indicators).map(indicator).collect(),
        }
    }

    /// The entries that contain every word of `search`, in document order: a node, then its own
    /// actions, its own indicators, its children. Words that a node contains count for all below
    /// it, but something must be found in the entry itself.
    pub fn hits(&self, plan: &Plan, search: &Search) -> Vec<Subject> {
        let hits = self.search(plan, search);
        let hit = |entries: &[Entry], at: usize| entries.get(at).is_some_and(|entry| entry.found(search) != 0);
        let mut subjects = Vec::new();
        for (id, _) in plan.tree.iter() {
            if hits.node(id) && hit(&self.nodes, id.index()) {
                subjects.push(Subject::Node(id));
            }
            let actions = plan.tree.own_actions(id).map(ActionId);
            let actions = actions.filter(|id| hits.action(*id) && hit(&self.actions, id.index()));
            subjects.extend(actions.map(Subject::Action));
            let indicators = plan.tree.own_indicators(id).map(IndicatorId);
            let indicators = indicators.filter(|id| hits.indicator(*id) && hit(&self.indicators, id.index()));
            subjects.extend(indicators.map(Subject::Indicator));
        }
        subjects
    }

    /// Looks for every word in every entry.
    pub(super) fn search(&self, plan: &Plan, search: &Search) -> Hits {
        let mut nodes: Vec<Found> = Vec::with_capacity(self.nodes.len());
        for ((_, node), entry) in plan.tree.iter().zip(&self.nodes) {
            let above = node.parent.and_then(|parent| nodes.get(parent.index())).copied().unwrap_or_default();
            nodes.push(above | entry.found(search));
        }
        let below = |node: NodeId, entry: &Entry| nodes.get(node.index()).copied().unwrap_or(0) | entry.found(search);
        let actions = plan.actions.iter().zip(&self.actions);
        let indicators = plan.indicators.iter().zip(&self.indicators);
        Hits {
            every_word: search.every_word(),
            actions: actions.map(|(action, entry)| below(action.node, entry)).collect(),
            indicators: indicators.map(|(indicator, entry)| below(indicator.node, entry)).collect(),
            nodes,
        }
    }
}

impl Hits {
    pub(super) fn node(&self, id: NodeId) -> bool {
        self.nodes.get(id.index()) == Some(&self.every_word)
    }

    pub(super) fn action(&self, id: ActionId) -> bool {
        self.actions.get(id.index()) == Some(&self.every_word)
    }

    pub(super) fn indicator(&self, id: IndicatorId) -> bool {
        self.indicators.get(id.index()) == Some(&self.every_word)
    }
}

impl Entry {
    fn named(name: &str, reading: Option<&str>) -> Self {
        let mut entry = Self::default();
        let folded = fold(name);
        entry.add_kana(&folded);
        push(&mut entry.folded, &folded);
        if let Some(reading) = reading.map(fold) {
            push(&mut entry.spelling, &canonical(&reading));
            push(&mut entry.folded, &reading);
        }
        entry
    }

    /// Kana in a name can be typed as romaji; single ones (の, を) would only be noise.
    fn add_kana(&mut self, folded: &str) {
        for run in folded.split(|char| !romaji::is_kana(char)).filter(|run| run.chars().nth(1).is_some()) {
            push(&mut self.spelling, &canonical(run));
        }
    }

    fn add_all<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>) {
        texts.into_iter().for_each(|text| push(&mut self.folded, &fold(text)));
    }

    fn add_stages(&mut self, schedule: &Schedule) {
        let words = schedule.0.iter().flat_map(|(_, stage)| stage.entries());
        for word in words.filter(|word| *word != CONTINUED) {
            // What is found as it is written needs no folding; most years repeat a word.
            if !self.folded.contains(word) {
                push(&mut self.folded, &fold(word));
            }
        }
    }

    fn add_measured(&mut self, measured: &Measured) {
        if let Value::Word(word) = &measured.value {
            push(&mut self.folded, &fold(word));
        }
        self.add_all(&measured.remark);
    }

    fn append(&mut self, other: &Self) {
        push(&mut self.folded, &other.folded);
        push(&mut self.spelling, &other.spelling);
    }

    fn found(&self, search: &Search) -> Found {
        search.found(|word| word.is_in(&self.folded, &self.spelling))
    }
}

/// Adds a piece unless it can be found already: the same stage stands in many years.
fn push(pieces: &mut String, piece: &str) {
    if !pieces.contains(piece) {
        if !pieces.is_empty() {
            pieces.push(romaji::BREAK);
        }
        pieces.push_str(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::plan;
    use super::*;

    fn hits(text: &str) -> Vec<String> {
        let plan = plan();
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
        let table: [(&str, &[&str]); 19] = [
            ("番号表示機", &["番号表示機の導入"]),
            ("広告", &["有料広告の募集", "広告掲載件数"]),
            ("こうこく", &["有料広告の募集"]),
            ("koukoku", &["有料広告の募集"]),
            ("kokoku", &["有料広告の募集"]),
            ("試行", &["くるりんばすの見直し"]),
            ("ｸﾙﾘﾝﾊﾞｽ", &["くるりんばすの見直し"]),
            ("kururin", &["くるりんばすの見直し"]),
            ("下水道課", &["経営戦略の策定", "くるりんばすの見直し", "利子残高", "水洗化率"]),
            ("gesui", &["経営戦略の策定", "くるりんばすの見直し", "利子残高", "水洗化率"]),
            ("しみん", &["番号表示機の導入", "広告掲載件数", "満足度"]),
            ("千円", &["利子残高"]),
            ("制定", &["満足度"]),
            ("速報", &["水洗化率"]),
            ("国の方針", &["経営戦略の策定"]),
            ("財源", &["自主財源の確保"]),
            ("広告 3", &[]),
            ("広告募集", &[]),
            ("", &[]),
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
