//! What a filter leaves of the entries of each plan.
//!
//! The filter is held against every standing and every team once, so that an entry only looks up what came of it.

use super::facts::Entry;
use super::found::FoundNode;
use super::library::Wanted;
use super::listed::FoundIn;
use super::shared::Shared;
use super::shelf::Shelf;
use super::threads;
use crate::query::filter::Filter;
use crate::spelling::same;

/// So many plans are sifted before a thread takes the next ones: fewer are sooner done than a second thread begins.
const TOGETHER: usize = 128;

/// A filter made ready for all plans.
pub(super) struct Sieve<'a> {
    /// Whether each plan is asked about; without it all are.
    among: Option<&'a [bool]>,
    is_empty: bool,
    /// Whether a node stays that the search finds, even when nothing is below it.
    asks_only_words: bool,
    wanted: Option<Wanted>,
    /// Whether the choices leave entries of each standing; `None` where all may stay.
    standings: Option<Vec<bool>>,
    /// Whether the departments leave entries of each team.
    teams: Option<Vec<bool>>,
}

/// What is left of one plan.
#[derive(Default)]
pub(super) struct Left {
    /// Whether each action stays.
    actions: Vec<bool>,
    /// Whether each indicator stays.
    indicators: Vec<bool>,
    /// Whether the words alone find each node; empty if none.
    nodes: Vec<bool>,
    /// What the words find.
    found: FoundIn,
    /// Whether nothing was sifted out, and nodes without entries stay too.
    is_everything: bool,
}

impl<'a> Sieve<'a> {
    /// `wanted` are the words of the filter, if there are any.
    pub(super) fn new(shared: &Shared, filter: &Filter, wanted: Option<Wanted>) -> Self {
        let Shared { departments, teams, standings, .. } = shared;
        let chosen: Vec<bool> =
            departments.all().iter().map(|own| filter.departments.iter().any(|name| same(name, own))).collect();
        let is_chosen = |department: &u32| chosen.get(*department as usize) == Some(&true);
        let team_stays = || teams.all().iter().map(|team| team.iter().any(is_chosen)).collect();
        let standing_stays =
            || standings.all().iter().map(|one| filter.choices.iter().any(|choice| one.matches(choice))).collect();
        Self {
            among: None,
            is_empty: filter.is_empty(),
            asks_only_words: filter.departments.is_empty() && filter.choices.is_empty(),
            wanted,
            standings: (!filter.choices.is_empty()).then(standing_stays),
            teams: (!filter.departments.is_empty()).then(team_stays),
        }
    }

    /// The same for those plans only.
    pub(super) fn among(self, among: Option<&'a [bool]>) -> Self {
        Self { among, ..self }
    }

    /// The plans that are asked about, with their places.
    pub(super) fn meant<'s>(&self, shelves: &'s [Shelf], first: usize) -> impl Iterator<Item = (usize, &'s Shelf)> {
        let is_meant = |at: usize| self.among.is_none_or(|among| among.get(at) == Some(&true));
        (first..).zip(shelves).filter(move |(at, _)| is_meant(*at))
    }

    /// Sifts those plans and takes in what is left of each, with the place of the plan; gives back what each thread took
    /// in.
    pub(super) fn sift<T: Default + Send>(
        &self,
        shelves: &[Shelf],
        take_in: impl Fn(&mut T, usize, &Shelf, &Left) + Sync,
    ) -> Vec<T> {
        let sift = |(taken, left): &mut (T, Left), at: usize, shelves: &[Shelf]| {
            for (place, shelf) in self.meant(shelves, at * TOGETHER) {
                self.sift_one(shelf, left);
                take_in(taken, place, shelf, left);
            }
        };
        threads::share(shelves.chunks(TOGETHER), sift).into_iter().map(|(taken, _)| taken).collect()
    }

    fn sift_one(&self, shelf: &Shelf, left: &mut Left) {
        let passes = |entry: &Entry| {
            let stays = |table: &Option<Vec<bool>>, at: u32| {
                table.as_ref().is_none_or(|table| table.get(at as usize).copied().unwrap_or_default())
            };
            stays(&self.standings, entry.standing) && stays(&self.teams, entry.team)
        };
        let Left { actions, indicators, nodes, found, is_everything } = left;
        *is_everything = self.is_empty;
        [&mut *actions, &mut *indicators, &mut *nodes].into_iter().for_each(Vec::clear);
        let Some(wanted) = &self.wanted else {
            actions.extend(shelf.actions.iter().map(passes));
            indicators.extend(shelf.indicators.iter().map(passes));
            return;
        };
        if !shelf.listed.as_ref().is_some_and(|listed| listed.look_up(wanted, found)) {
            return;
        }
        let hits = &found.hits;
        let stays = |(is_hit, entry): (bool, &Entry)| is_hit && passes(entry);
        actions.extend(hits.actions().zip(&shelf.actions).map(stays));
        indicators.extend(hits.indicators().zip(&shelf.indicators).map(stays));
        if self.asks_only_words {
            nodes.extend(hits.nodes());
        }
    }
}

impl Left {
    /// The actions and indicators that are left.
    pub(super) fn entries<'a>(&'a self, shelf: &'a Shelf) -> impl Iterator<Item = &'a Entry> {
        let actions = shelf.actions.iter().zip(&self.actions);
        let all = actions.chain(shelf.indicators.iter().zip(&self.indicators));
        all.filter(|(_, stays)| **stays).map(|(entry, _)| entry)
    }

    /// How many nodes the words alone find.
    pub(super) fn nodes(&self) -> usize {
        self.nodes.iter().filter(|is_found| **is_found).count()
    }

    /// Whether something is left of a node, or it was found itself.
    pub(super) fn shows(&self, node: &FoundNode) -> bool {
        let any = |list: &[bool], range: &std::ops::Range<u32>| {
            list.get(range.start as usize..range.end as usize).unwrap_or_default().contains(&true)
        };
        self.is_everything
            || any(&self.actions, &node.actions)
            || any(&self.indicators, &node.indicators)
            || any(&self.nodes, &node.subtree)
    }
}
