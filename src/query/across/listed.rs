//! The texts of one plan among all, and what it means for its entries that something is found in them.

use super::library::Wanted;
use crate::plan::Plan;
use crate::query::interner::Gathered;
use crate::query::listing;
use crate::query::places::{Hits, Places};
use crate::query::texts::{InText, TextId};

/// What one plan can be searched by.
#[derive(Debug)]
pub(super) struct Listed {
    /// The numbers of its texts in the library, by their ids in its places.
    texts: Box<[TextId]>,
    places: Places,
}

/// What is found in one plan, in memory that the next one takes over.
#[derive(Debug, Default)]
pub(super) struct FoundIn {
    /// The texts in which something is found, by their ids in the plan; behind them stand others that nobody reads.
    ids: Vec<TextId>,
    /// What is found in these.
    texts: Vec<(TextId, InText)>,
    pub(super) hits: Hits,
}

impl Listed {
    /// Gathers every text of the plan; their numbers are still to be had.
    pub(super) fn gathered(plan: &Plan) -> (Vec<Gathered<'_>>, Self) {
        let (texts, places) = listing::gathered(plan);
        (texts, Self { texts: Box::default(), places })
    }

    /// The same with the numbers of its texts, in the order in which they were gathered.
    pub(super) fn filed(self, texts: Box<[TextId]>) -> Self {
        Self { texts, ..self }
    }

    /// Looks up what is found in the plan; says whether it is anything.
    pub(super) fn look_up(&self, wanted: &Wanted, found: &mut FoundIn) -> bool {
        let FoundIn { ids, texts, hits } = found;
        let count = self.find(wanted, ids);
        let in_text = |id: &TextId| (*id, wanted.in_text(self.texts.get(*id as usize).copied().unwrap_or_default()));
        texts.clear();
        texts.extend(ids.iter().take(count).map(in_text));
        let any = texts.iter().fold(InText::default(), |any, (_, text)| any.or(*text));
        let wide = !any.settled(wanted.latin);
        if any.meant(wide) != wanted.every_word {
            return false;
        }
        let meant = texts.iter().map(|(id, text)| (*id, text.meant(wide)));
        self.places.look_up(meant, wanted.every_word, hits);
        true
    }

    /// Writes down the ids of the texts in which something is found; says how many there are.
    ///
    /// No processor guesses in which texts that is, and all plans together have half a million: so every id is written
    /// down, and written over by the next where nothing is found.
    fn find(&self, wanted: &Wanted, ids: &mut Vec<TextId>) -> usize {
        ids.resize(self.texts.len().max(ids.len()), 0);
        let mut count = 0;
        for (id, number) in (0..).zip(&self.texts) {
            ids.get_mut(count).into_iter().for_each(|place| *place = id);
            count += usize::from(wanted.is_found(*number));
        }
        count
    }
}
