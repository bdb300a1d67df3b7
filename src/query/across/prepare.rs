//! Making the texts of plans ready for a search.

use super::library::Library;
use super::listed::Listed;
use super::shelf::Shelf;
use super::threads;
use crate::plan::Plan;

/// Gathers the texts of those plans on two threads, then files those that are new.
pub(super) fn prepare(plans: Vec<(&mut Shelf, &Plan)>, library: &mut Library) {
    let (mut shelves, plans): (Vec<&mut Shelf>, Vec<&Plan>) = plans.into_iter().unzip();
    let gathered = threads::map(plans, Listed::gathered);
    let (texts, listed): (Vec<_>, Vec<Listed>) = gathered.into_iter().unzip();
    for ((shelf, listed), texts) in shelves.iter_mut().zip(listed).zip(library.take_in(texts)) {
        shelf.listed = Some(listed.filed(texts));
    }
}
