//! In which entries of a plan each text stands, and what it means for these that words are found in the texts.
//!
//! From text to entry, not the other way round: most of what is typed is found in few texts, and then only the entries
//! are visited in which these stand. Entries have one number each: first the nodes, then the actions, then the
//! indicators, in the order of the plan. Invariant: what an entry belongs to has a smaller number; only the root belongs
//! to itself.

use super::search::Found;
use super::texts::TextId;
use crate::plan::{ActionId, IndicatorId, NodeId, Plan, Subject};

/// The entries of one plan by their texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Places {
    /// The entries in which each text stands, one text after another.
    entries: Box<[u32]>,
    /// Where those of each text end.
    ends: Box<[u32]>,
    /// The node to which each entry belongs.
    above: Box<[u32]>,
    nodes: usize,
    actions: usize,
}

/// Which words of a search were found where. A word found in a node counts for all below it.
#[derive(Debug, Default)]
pub(super) struct Hits {
    every_word: Found,
    /// The words found in each entry itself.
    own: Vec<Found>,
    /// Those found in it or above it.
    all: Vec<Found>,
    nodes: usize,
    actions: usize,
}

impl Places {
    /// `texts` are those of each entry of `plan`; there are `count` of them.
    pub(super) fn new(plan: &Plan, texts: &[Vec<TextId>], count: usize) -> Self {
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let mut ends = vec![0_u32; count];
        for text in texts.iter().flatten() {
            ends.get_mut(*text as usize).into_iter().for_each(|times| *times += 1);
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        // From behind: each text is filled down to where it begins, then is told where it ends.
        let mut entries = vec![0; sum as usize];
        let mut next = ends.clone();
        for (entry, texts) in texts.iter().enumerate().rev() {
            for text in texts {
                if let Some(next) = next.get_mut(*text as usize) {
                    *next -= 1;
                    entries.get_mut(*next as usize).into_iter().for_each(|place| *place = number(entry));
                }
            }
        }
        let of_nodes = plan.tree.iter().map(|(id, node)| node.parent.unwrap_or(id));
        let of_actions = plan.actions.iter().map(|action| action.node);
        let of_indicators = plan.indicators.iter().map(|indicator| indicator.node);
        Self {
            entries: entries.into(),
            ends: ends.into(),
            above: of_nodes.chain(of_actions).chain(of_indicators).map(|node| number(node.index())).collect(),
            nodes: plan.tree.len(),
            actions: plan.actions.len(),
        }
    }

    /// What it means for every entry that those words were found in those texts, and no other was found anywhere.
    /// `hits` is what another plan left of it.
    pub(super) fn look_up(&self, found: impl Iterator<Item = (TextId, Found)>, every_word: Found, hits: &mut Hits) {
        let Hits { own, all, .. } = hits;
        own.clear();
        own.resize(self.above.len(), 0);
        for (text, words) in found {
            for entry in self.of(text) {
                own.get_mut(*entry as usize).into_iter().for_each(|own| *own |= words);
            }
        }
        all.clone_from(own);
        let (of_nodes, of_others) = self.above.split_at(self.nodes.min(self.above.len()));
        let (nodes, others) = all.split_at_mut(of_nodes.len());
        let mut any = 0;
        for (node, above) in of_nodes.iter().enumerate() {
            let above = nodes.get(*above as usize).copied().unwrap_or_default();
            nodes.get_mut(node).into_iter().for_each(|all| {
                any |= {
                    *all |= above;
                    *all
                }
            });
        }
        // In most plans nothing is found in a node.
        if any != 0 {
            for (all, above) in others.iter_mut().zip(of_others) {
                *all |= nodes.get(*above as usize).copied().unwrap_or_default();
            }
        }
        (hits.every_word, hits.nodes, hits.actions) = (every_word, self.nodes, self.actions);
    }

    /// The entries in which a text stands.
    fn of(&self, text: TextId) -> &[u32] {
        let end = |text: usize| self.ends.get(text).map_or(0, |end| *end as usize);
        let start = (text as usize).checked_sub(1).map_or(0, end);
        self.entries.get(start..end(text as usize)).unwrap_or_default()
    }
}

impl Hits {
    /// Whether an entry or what is above it has every word, and something was found in the entry itself.
    pub(super) fn is_own(&self, subject: Subject) -> bool {
        let entry = match subject {
            Subject::Plan | Subject::Totals => return false,
            Subject::Node(id) => id.index(),
            Subject::Action(id) => self.nodes + id.index(),
            Subject::Indicator(id) => self.nodes + self.actions + id.index(),
        };
        self.has_all(entry) && self.own.get(entry).is_some_and(|own| *own != 0)
    }

    /// Whether each node has every word.
    pub(super) fn nodes(&self) -> impl Iterator<Item = bool> {
        self.each(0, self.nodes)
    }

    /// Whether each action has every word.
    pub(super) fn actions(&self) -> impl Iterator<Item = bool> {
        self.each(self.nodes, self.nodes + self.actions)
    }

    /// Whether each indicator has every word.
    pub(super) fn indicators(&self) -> impl Iterator<Item = bool> {
        self.each(self.nodes + self.actions, self.all.len())
    }

    pub(super) fn node(&self, id: NodeId) -> bool {
        self.has_all(id.index())
    }

    pub(super) fn action(&self, id: ActionId) -> bool {
        self.has_all(self.nodes + id.index())
    }

    pub(super) fn indicator(&self, id: IndicatorId) -> bool {
        self.has_all(self.nodes + self.actions + id.index())
    }

    fn each(&self, first: usize, end: usize) -> impl Iterator<Item = bool> {
        self.all.get(first..end).unwrap_or_default().iter().map(|all| *all == self.every_word)
    }

    fn has_all(&self, entry: usize) -> bool {
        self.all.get(entry) == Some(&self.every_word)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fixture::plan;
    use super::*;

    const TEXTS: TextId = 9;

    fn entries() -> Vec<Subject> {
        let plan = plan();
        let nodes = plan.tree.iter().map(|(id, _)| Subject::Node(id));
        let actions = plan.actions_by_id().map(|(id, _)| Subject::Action(id));
        nodes.chain(actions).chain(plan.indicators_by_id().map(|(id, _)| Subject::Indicator(id))).collect()
    }

    proptest! {
        /// Asked entry by entry, up to the root.
        #[test]
        fn an_entry_has_the_words_of_its_texts_and_those_above_it(
            texts in prop::collection::vec(prop::collection::btree_set(0..TEXTS, 0..4), entries().len()),
            searches in prop::collection::vec(prop::collection::btree_map(0..TEXTS, 1..8 as Found, 0..5), 1..4),
            every_word in 1..8 as Found,
        ) {
            let (plan, entries) = (plan(), entries());
            let texts: Vec<Vec<TextId>> = texts.into_iter().map(|texts| texts.into_iter().collect()).collect();
            let places = Places::new(&plan, &texts, TEXTS as usize);
            let mut hits = Hits::default();
            for found in searches {
                places.look_up(found.clone().into_iter(), every_word, &mut hits);
                let own = |subject: Subject| -> Found {
                    let at = entries.iter().position(|entry| *entry == subject).unwrap();
                    texts[at].iter().filter_map(|text| found.get(text)).fold(0, |own, words| own | words)
                };
                for subject in entries.iter().copied() {
                    let (node, has_all) = match subject {
                        Subject::Node(id) => (id, hits.node(id)),
                        Subject::Action(id) => (plan.action(id).node, hits.action(id)),
                        Subject::Indicator(id) => (plan.indicator(id).node, hits.indicator(id)),
                        Subject::Plan | Subject::Totals => unreachable!("no entry"),
                    };
                    let above = plan.tree.ancestors(node).fold(0, |all, node| all | own(Subject::Node(node)));
                    prop_assert_eq!(has_all, above | own(subject) == every_word);
                    prop_assert_eq!(hits.is_own(subject), has_all && own(subject) != 0);
                }
                let each: Vec<bool> = hits.nodes().chain(hits.actions()).chain(hits.indicators()).collect();
                let one_by_one = entries.iter().map(|subject| match subject {
                    Subject::Node(id) => hits.node(*id),
                    Subject::Action(id) => hits.action(*id),
                    Subject::Indicator(id) => hits.indicator(*id),
                    Subject::Plan | Subject::Totals => false,
                });
                prop_assert_eq!(each, one_by_one.collect::<Vec<_>>());
            }
            prop_assert!(!hits.is_own(Subject::Plan));
        }
    }
}
