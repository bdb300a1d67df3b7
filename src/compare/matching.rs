//! Which entries of a plan's earlier version are which of its later one.
//!
//! An entry is known again by its place, number and name; else by its name, wherever it went; else by its
//! place and number, if it is enough like what stood there. So a renumbered, a moved and a renamed entry
//! are each one that changed, and two that have nothing in common but a number are one that went and one
//! that came.

use std::collections::HashMap;

use super::alike::take_pairs;
use crate::plan::{Action, Indicator, NodeId, Plan};
use crate::query::fold;

/// Names of which at least so many letters stayed are one name that was changed.
const LIKE: f64 = 0.4;

/// Of more new indicators in one node than these, none is guessed to be another one renamed: it would take
/// too long, and nobody renames so many at once.
const MOST_COMPARED: usize = 100;

/// The pairs that belong together, before and after; every entry is in one pair at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching {
    /// Nodes; the roots always belong together.
    pub nodes: Vec<(NodeId, NodeId)>,
    /// Indices of actions.
    pub actions: Vec<(usize, usize)>,
    /// Indices of indicators.
    pub indicators: Vec<(usize, usize)>,
}

impl Matching {
    /// Matches two plans.
    pub fn of(before: &Plan, after: &Plan) -> Self {
        let nodes = nodes(before, after);
        // Places before are spoken of as places after; one that is gone is no place.
        let moved: HashMap<NodeId, NodeId> = nodes.iter().copied().collect();
        let place = |node: NodeId| moved.get(&node).copied();
        Self { actions: actions(before, after, place), indicators: indicators(before, after, place), nodes }
    }
}

/// Entries of both plans that have no partner yet, and the pairs so far.
struct Rest {
    before: Vec<usize>,
    after: Vec<usize>,
    pairs: Vec<(usize, usize)>,
}

impl Rest {
    fn new(before: impl Iterator<Item = usize>, after: impl Iterator<Item = usize>) -> Self {
        Self { before: before.collect(), after: after.collect(), pairs: Vec::new() }
    }

    /// Pairs those with one key, if the two are `like` each other.
    fn pair<K: Eq + std::hash::Hash>(
        &mut self,
        before: impl Fn(usize) -> Option<K>,
        after: impl Fn(usize) -> Option<K>,
        like: impl Fn(usize, usize) -> bool,
    ) {
        let taken = take_pairs(&mut self.before, &mut self.after, before, after);
        let (kept, given_back): (Vec<_>, Vec<_>) = taken.into_iter().partition(|(old, new)| like(*old, *new));
        self.pairs.extend(kept);
        for (old, new) in given_back {
            self.before.push(old);
            self.after.push(new);
        }
        self.before.sort_unstable();
        self.after.sort_unstable();
    }

    fn finish(mut self) -> Vec<(usize, usize)> {
        self.pairs.sort_unstable();
        self.pairs
    }
}

fn always(_: usize, _: usize) -> bool {
    true
}

fn nodes(before: &Plan, after: &Plan) -> Vec<(NodeId, NodeId)> {
    let (old, new) = (&before.tree, &after.tree);
    let ids = |plan: &Plan| 1..plan.tree.len();
    let mut rest = Rest::new(ids(before), ids(after));
    let node = |at: usize| NodeId(at as u32);
    let name = |plan: &Plan, at: usize| plan.tree.node(node(at)).name.clone();
    let full = |plan: &Plan, at: usize| Some((plan.tree.path(node(at)), fold(&name(plan, at))));
    rest.pair(|at| full(before, at), |at| full(after, at), always);
    let named = |plan: &Plan, at: usize| Some((plan.tree.node(node(at)).depth, fold(&name(plan, at))));
    rest.pair(|at| named(before, at), |at| named(after, at), always);
    let like = |a: usize, b: usize| is_like(&name(before, a), &name(after, b));
    rest.pair(|at| Some(old.path(node(at))), |at| Some(new.path(node(at))), like);
    let below = rest.finish().into_iter().map(|(a, b)| (node(a), node(b)));
    std::iter::once((NodeId::ROOT, NodeId::ROOT)).chain(below).collect()
}

fn actions(before: &Plan, after: &Plan, place: impl Fn(NodeId) -> Option<NodeId>) -> Vec<(usize, usize)> {
    let (old, new) = (&before.actions, &after.actions);
    let mut rest = Rest::new(0..old.len(), 0..new.len());
    let full = |action: &Action, node: NodeId| (node, action.number.clone(), fold(&action.name));
    rest.pair(
        |at| place(old[at].node).map(|node| full(&old[at], node)),
        |at| Some(full(&new[at], new[at].node)),
        always,
    );
    let named = |action: &Action, node: NodeId| (node, fold(&action.name));
    rest.pair(
        |at| place(old[at].node).map(|node| named(&old[at], node)),
        |at| Some(named(&new[at], new[at].node)),
        always,
    );
    rest.pair(|at| Some(fold(&old[at].name)), |at| Some(fold(&new[at].name)), always);
    let numbered = |action: &Action, node: NodeId| (node, action.number.clone());
    rest.pair(
        |at| place(old[at].node).map(|node| numbered(&old[at], node)),
        |at| Some(numbered(&new[at], new[at].node)),
        |a, b| {
            is_like(&old[a].name, &new[b].name) || (!old[a].planned.0.is_empty() && old[a].planned == new[b].planned)
        },
    );
    rest.finish()
}

fn indicators(before: &Plan, after: &Plan, place: impl Fn(NodeId) -> Option<NodeId>) -> Vec<(usize, usize)> {
    let (old, new) = (&before.indicators, &after.indicators);
    let mut rest = Rest::new(0..old.len(), 0..new.len());
    let full = |indicator: &Indicator, node: NodeId| (node, fold(&indicator.name));
    rest.pair(
        |at| place(old[at].node).map(|node| full(&old[at], node)),
        |at| Some(full(&new[at], new[at].node)),
        always,
    );
    rest.pair(|at| Some(fold(&old[at].name)), |at| Some(fold(&new[at].name)), always);
    let read = |indicator: &Indicator| indicator.reading.as_deref().map(fold).filter(|reading| !reading.is_empty());
    rest.pair(|at| read(&old[at]), |at| read(&new[at]), always);
    pair_by_likeness(&mut rest, old, new, place);
    rest.finish()
}

/// Without a number, what stands in the same node and is like it most is it.
fn pair_by_likeness(rest: &mut Rest, old: &[Indicator], new: &[Indicator], place: impl Fn(NodeId) -> Option<NodeId>) {
    let mut free: HashMap<NodeId, Vec<usize>> = HashMap::new();
    for at in &rest.after {
        free.entry(new[*at].node).or_default().push(*at);
    }
    for at in std::mem::take(&mut rest.before) {
        let Some(here) = place(old[at].node).and_then(|node| free.get_mut(&node)) else { continue };
        if here.len() > MOST_COMPARED {
            continue;
        }
        let candidates = here.iter().map(|other| (*other, likeness(&old[at], &new[*other])));
        let best = candidates.filter(|(_, like)| *like >= LIKE).max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((found, _)) = best {
            here.retain(|other| *other != found);
            rest.pairs.push((at, found));
        }
    }
}

fn is_like(before: &str, after: &str) -> bool {
    name_likeness(before, after) >= LIKE
}

/// How much two names have in common, 0 to 1.
fn name_likeness(before: &str, after: &str) -> f64 {
    // Not by pairs of letters: `strsim` counts those of Japanese by their bytes.
    strsim::normalized_levenshtein(&fold(before), &fold(after))
}

/// How much two indicators have in common: their names, or what has been measured in one unit.
fn likeness(before: &Indicator, after: &Indicator) -> f64 {
    let same = |(year, measured): (crate::plan::FiscalYear, &crate::plan::Measured)| {
        measured.value.number().is_some() && after.actual.get(year).is_some_and(|other| other.value == measured.value)
    };
    let years = before.actual.iter().count();
    let measured = before.actual.iter().filter(|entry| same(*entry)).count() as f64 / years.max(1) as f64;
    let measured = if before.unit == after.unit { measured } else { 0.0 };
    name_likeness(&before.name, &after.name).max(measured)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::super::{Difference, Fate, Kind};
    use super::*;
    use crate::source::load_text;

    /// A plan of nodes `名: 取組 取組 …`, the actions numbered through, and of indicators `指:値`.
    fn plan(nodes: &[(&str, &str)]) -> Plan {
        let mut text = String::from("計画: 試し\n年度: H28-R2\n体系:\n");
        let mut number = 0;
        for (name, entries) in nodes {
            text.push_str(&format!("- 名称: {name}\n"));
            let (indicators, actions): (Vec<_>, Vec<_>) =
                entries.split_whitespace().partition(|entry| entry.contains(':'));
            if !actions.is_empty() {
                text.push_str("  取組:\n");
            }
            for action in actions {
                number += 1;
                text.push_str(&format!("  - {{番号: {number}, 名称: {action}, 予定: {{H28: {action}の実施}}}}\n"));
            }
            if !indicators.is_empty() {
                text.push_str("  指標:\n");
            }
            for indicator in indicators {
                let (name, value) = indicator.split_once(':').unwrap();
                text.push_str(&format!("  - {{名称: {name}, 実績: {{H28: {value}}}, 目標: 3}}\n"));
            }
        }
        load_text("plan", &text).unwrap().0
    }

    proptest! {
        #[test]
        fn whatever_the_plans(before in nodes_of_any_kind(), after in nodes_of_any_kind()) {
            let lend = |nodes: &[(String, String)]| -> Plan {
                plan(&nodes.iter().map(|(name, entries)| (name.as_str(), entries.as_str())).collect::<Vec<_>>())
            };
            let (before, after) = (lend(&before), lend(&after));
            let matching = Matching::of(&before, &after);
            // Nobody is in two pairs.
            let nodes: Vec<_> = matching.nodes.iter().map(|(old, new)| (old.index(), new.index())).collect();
            for pairs in [&nodes, &matching.actions, &matching.indicators] {
                let (old, new): (HashSet<usize>, HashSet<usize>) = pairs.iter().copied().unzip();
                prop_assert_eq!((old.len(), new.len()), (pairs.len(), pairs.len()));
            }
            // Who is in no pair came or went, and a plan does not differ from itself.
            let difference = Difference::of(&before, &after);
            let count = |kind, fate| {
                difference.entries().filter(|(_, entry)| entry.kind == kind && entry.fate == fate).count()
            };
            let pairs = matching.actions.len();
            prop_assert_eq!(count(Kind::Action, Fate::Added) + pairs, after.actions.len());
            prop_assert_eq!(count(Kind::Action, Fate::Removed) + pairs, before.actions.len());
            let pairs = matching.indicators.len();
            prop_assert_eq!(count(Kind::Indicator, Fate::Added) + pairs, after.indicators.len());
            prop_assert_eq!(count(Kind::Indicator, Fate::Removed) + pairs, before.indicators.len());
            prop_assert!(Difference::of(&before, &before).is_empty());
        }
    }

    fn nodes_of_any_kind() -> impl Strategy<Value = Vec<(String, String)>> {
        // Few letters, so that many names are alike or the same.
        let entries = "([アイウ]{1,3} ){0,4}([件面数]{1,3}:[0-3] ){0,3}";
        proptest::collection::vec(("[甲乙丙]{1,2}", entries), 0..4)
    }

    #[test]
    fn the_first_plan_does_not_differ_from_itself() {
        let plan = crate::source::built_in().unwrap().plan;
        assert!(Difference::of(&plan, &plan).is_empty());
    }

    #[test]
    fn who_is_who() {
        type Nodes = &'static [(&'static str, &'static str)];
        let table: [(&str, Nodes, Nodes, &str); 9] = [
            ("the same", &[("甲", "ア イ")], &[("甲", "ア イ")], "00 11|00 11|"),
            ("one came in between", &[("甲", "ア イ")], &[("甲", "ア ウ イ")], "00 11|00 12|"),
            ("one went", &[("甲", "ア イ ウ")], &[("甲", "ア ウ")], "00 11|00 21|"),
            ("renamed", &[("甲", "広告の掲載 イ")], &[("甲", "広告の掲載拡大 イ")], "00 11|00 11|"),
            ("replaced", &[("甲", "広告の掲載 イ")], &[("甲", "橋の点検 イ")], "00 11|11|"),
            ("moved", &[("甲", "ア"), ("乙", "イ")], &[("甲", ""), ("乙", "ア イ")], "00 11 22|00 11|"),
            ("nodes changed places", &[("甲", "ア"), ("乙", "ア")], &[("乙", "ア"), ("甲", "ア")], "00 12 21|01 10|"),
            ("strangers", &[("甲", "ア 件数:1")], &[("乙", "イ 面積:2")], "00||"),
            (
                "indicators by name, place, values",
                &[("甲", "件数:1 満足度:7 面積:5")],
                &[("甲", "市民の満足度:2 件数:9 広さ:5")],
                "00 11||01 10 22",
            ),
        ];
        for (what, before, after, expected) in table {
            let matching = Matching::of(&plan(before), &plan(after));
            let pairs = |pairs: &[(usize, usize)]| {
                pairs.iter().map(|(old, new)| format!("{old}{new}")).collect::<Vec<_>>().join(" ")
            };
            let nodes: Vec<_> = matching.nodes.iter().map(|(old, new)| (old.index(), new.index())).collect();
            let found = [pairs(&nodes), pairs(&matching.actions), pairs(&matching.indicators)].join("|");
            assert_eq!(found, expected, "{what}");
        }
    }
}
