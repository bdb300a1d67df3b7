//! Making the texts of plans ready for a search.

use std::thread;

use super::library::Library;
use super::listed::Listed;
use super::shelf::Shelf;
use crate::plan::Plan;
use crate::query::interner::Gathered;

/// Gathers the texts of those plans on two threads, then files those that are new.
pub(super) fn prepare(plans: Vec<(&mut Shelf, &Plan)>, library: &mut Library) {
    let (mut shelves, plans): (Vec<&mut Shelf>, Vec<&Plan>) = plans.into_iter().unzip();
    let (first, second) = plans.split_at(plans.len() / 2);
    let gathered = thread::scope(|scope| {
        let beside = scope.spawn(|| gather(second));
        let mut gathered = gather(first);
        // It panics only where this thread would.
        gathered.extend(beside.join().unwrap_or_else(|_| gather(second)));
        gathered
    });
    let (texts, listed): (Vec<_>, Vec<Listed>) = gathered.into_iter().unzip();
    for ((shelf, listed), texts) in shelves.iter_mut().zip(listed).zip(library.take_in(texts)) {
        shelf.listed = Some(listed.filed(texts));
    }
}

fn gather<'a>(plans: &[&'a Plan]) -> Vec<(Vec<Gathered<'a>>, Listed)> {
    plans.iter().map(|plan| Listed::gathered(plan)).collect()
}
