//! The index: everything a plan's entries can be found by, folded once after loading.
//!
//! Invariant: how its texts may be read is guessed when a search asks for it first, and so is the dictionary for it.

use std::sync::{Arc, OnceLock};

use super::lattice::{Builder, Lattices, Vocabulary};
use super::listing;
use super::places::{Hits, Places};
use super::search::Search;
use super::sought::Sought;
use super::texts::Texts;
use super::typed::{Sounds, TypedWord};
use crate::plan::{ActionId, IndicatorId, Plan, Subject};

/// The searchable text of one plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    texts: Arc<Texts>,
    guesses: Arc<Guesses>,
    places: Places,
}

/// How the texts may be read.
type Guesses = OnceLock<(Vocabulary, Lattices)>;

impl Index {
    /// Folds every text of `plan`.
    pub fn build(plan: &Plan) -> Self {
        let (texts, places) = listing::folded(plan);
        Self { texts: Arc::new(texts), guesses: Arc::default(), places }
    }

    /// The work that the first search in romaji would else have to do: a fraction of a millisecond for each
    /// thousand names. Another thread may do it meanwhile; a search that comes too early waits for it.
    pub fn preparation(&self) -> impl FnOnce() + Send + 'static {
        let (texts, guesses) = (Arc::clone(&self.texts), Arc::clone(&self.guesses));
        move || {
            guesses.get_or_init(|| guess(&texts));
        }
    }

    /// `search`, to be marked in the texts of this plan.
    pub fn seek(&self, search: Search) -> Sought {
        Sought::within(search, &self.texts)
    }

    /// The entries that contain every word of `search`, in document order: a node, then its own
    /// actions, its own indicators, its children. Words that a node contains count for all below
    /// it, but something must be found in the entry itself.
    pub fn hits(&self, plan: &Plan, search: &Search) -> Vec<Subject> {
        let hits = self.search(search);
        let mut subjects = Vec::new();
        for (id, _) in plan.tree.iter() {
            if hits.is_own(Subject::Node(id)) {
                subjects.push(Subject::Node(id));
            }
            let actions = plan.tree.own_actions(id).map(ActionId);
            subjects.extend(actions.map(Subject::Action).filter(|id| hits.is_own(*id)));
            let indicators = plan.tree.own_indicators(id).map(IndicatorId);
            subjects.extend(indicators.map(Subject::Indicator).filter(|id| hits.is_own(*id)));
        }
        subjects
    }

    /// Looks for every word in every text, then for what that means for every entry.
    pub(super) fn search(&self, search: &Search) -> Hits {
        let words = TypedWord::all(search);
        let guesses = || self.guesses.get_or_init(|| guess(&self.texts));
        let vocabulary = || &guesses().0;
        let found = self.texts.search(&words, &Sounds::new(&words, &vocabulary), || &guesses().1);
        let mut hits = Hits::default();
        self.places.look_up((0..).zip(found).filter(|(_, words)| *words != 0), search.every_word(), &mut hits);
        hits
    }
}

pub(super) fn guess(texts: &Texts) -> (Vocabulary, Lattices) {
    let mut builder = Builder::default();
    texts.guess(&mut builder);
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::plan;
    use super::*;
    use crate::plan::NodeId;

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
        let hits = Index::build(&plan).search(&search);
        let found: Vec<bool> = (0..4).map(|at| hits.action(ActionId(at))).collect();
        assert_eq!(found, [true, true, false, false]);
        assert!(hits.node(NodeId(3)) && hits.indicator(IndicatorId(0)) && !hits.node(NodeId::ROOT));
    }
}
