//! Making the texts of plans ready for a search.

use std::thread;

use super::listed::Listed;
use super::shelf::Shelf;
use crate::plan::Plan;
use crate::query::lattice::Builder;

/// Folds the texts of those plans on two threads, then works out how they may be read: that is one vocabulary.
pub(super) fn prepare(mut plans: Vec<(&mut Shelf, &Plan)>, builder: &mut Builder) {
    let half = plans.len() / 2;
    let (first, second) = plans.split_at_mut(half);
    thread::scope(|scope| {
        scope.spawn(|| fold(second));
        fold(first);
    });
    for (shelf, _) in plans {
        shelf.listed.iter_mut().for_each(|listed| listed.guess(builder));
    }
}

fn fold(plans: &mut [(&mut Shelf, &Plan)]) {
    for (shelf, plan) in plans {
        shelf.listed = Some(Listed::of(plan));
    }
}
