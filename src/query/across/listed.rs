//! The texts of one plan among all, and what it means for its entries that something is found in them.

use std::iter;

use super::library::Wanted;
use crate::plan::{NodeId, Plan};
use crate::query::interner::Gathered;
use crate::query::listing::{Hits, Listing};
use crate::query::search::Found;
use crate::query::texts::{InText, TextId};

/// What one plan can be searched by.
#[derive(Debug)]
pub(super) struct Listed {
    /// The numbers of its texts in the library, by their ids in its listing.
    texts: Box<[TextId]>,
    listing: Listing,
    /// The node above each node; the root is above itself.
    above: Box<[NodeId]>,
    /// The node to which each action belongs.
    of_actions: Box<[NodeId]>,
    /// The node to which each indicator belongs.
    of_indicators: Box<[NodeId]>,
}

impl Listed {
    /// Gathers every text of the plan; their numbers are still to be had.
    pub(super) fn gathered(plan: &Plan) -> (Vec<Gathered<'_>>, Self) {
        let (texts, listing) = Listing::gathered(plan);
        let listed = Self {
            texts: Box::default(),
            listing: listing.shrunk(),
            above: plan.tree.iter().map(|(id, node)| node.parent.unwrap_or(id)).collect(),
            of_actions: plan.actions.iter().map(|action| action.node).collect(),
            of_indicators: plan.indicators.iter().map(|indicator| indicator.node).collect(),
        };
        (texts.into_gathered(), listed)
    }

    /// The same with the numbers of its texts, in the order in which they were gathered.
    pub(super) fn filed(self, texts: Box<[TextId]>) -> Self {
        Self { texts, ..self }
    }

    /// What is found in the plan; `None` where it is nothing. `found` is what the last plan left of it.
    pub(super) fn hits(&self, wanted: &Wanted, found: &mut Vec<Found>) -> Option<Hits> {
        let in_texts = || self.texts.iter().map(|number| wanted.in_text(*number));
        let any = in_texts().fold(InText::default(), InText::or);
        let wide = !any.settled(wanted.latin);
        if any.meant(wide) != wanted.every_word {
            return None;
        }
        found.clear();
        found.extend(in_texts().map(|text| text.meant(wide)));
        let above = self.above.iter().map(|node| Some(*node));
        let root_first = iter::once(None).chain(above.skip(1));
        let (of_actions, of_indicators) = (self.of_actions.iter().copied(), self.of_indicators.iter().copied());
        Some(self.listing.hits(found, wanted.every_word, root_first, of_actions, of_indicators))
    }
}
