//! The texts of one plan among all: where a search finds something, and what that means for its entries.

use std::iter;

use crate::plan::{NodeId, Plan};
use crate::query::lattice::{Builder, Lattices};
use crate::query::listing::{Hits, Listing};
use crate::query::search::{Found, Search};
use crate::query::texts::Texts;
use crate::query::typed::{Sounds, TypedWord};

/// What one plan can be searched by.
#[derive(Debug)]
pub(super) struct Listed {
    texts: Texts,
    listing: Listing,
    /// How the texts may be read.
    lattices: Lattices,
    /// The node above each node; the root is above itself.
    above: Box<[NodeId]>,
    /// The node to which each action belongs.
    of_actions: Box<[NodeId]>,
    /// The node to which each indicator belongs.
    of_indicators: Box<[NodeId]>,
}

/// A search made ready for all plans.
pub(super) struct Wanted<'a> {
    pub(super) search: &'a Search,
    pub(super) words: &'a [TypedWord<'a>],
    pub(super) sounds: Sounds<'a>,
}

impl Listed {
    /// Folds every text of the plan. How they may be read is not known before [`Self::guess`].
    pub(super) fn of(plan: &Plan) -> Self {
        let (texts, listing) = Listing::of(plan);
        Self {
            texts,
            listing,
            lattices: Lattices::default(),
            above: plan.tree.iter().map(|(id, node)| node.parent.unwrap_or(id)).collect(),
            of_actions: plan.actions.iter().map(|action| action.node).collect(),
            of_indicators: plan.indicators.iter().map(|indicator| indicator.node).collect(),
        }
    }

    /// Works out how the texts may be read.
    pub(super) fn guess(&mut self, builder: &mut Builder) {
        self.texts.guess(builder);
        self.lattices = builder.take();
    }

    /// What is found in the plan; `None` where it is nothing. `found` is what the last plan left of it.
    pub(super) fn hits(&self, wanted: &Wanted<'_>, found: &mut Vec<Found>) -> Option<Hits> {
        let every_word = wanted.search.every_word();
        let all = self.texts.search(wanted.words, &wanted.sounds, || &self.lattices, found);
        if all != every_word {
            return None;
        }
        let above = self.above.iter().map(|node| Some(*node));
        let root_first = iter::once(None).chain(above.skip(1));
        let (of_actions, of_indicators) = (self.of_actions.iter().copied(), self.of_indicators.iter().copied());
        Some(self.listing.hits(found, every_word, root_first, of_actions, of_indicators))
    }
}
