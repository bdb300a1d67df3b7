//! Work on many plans, of which a second thread takes half.

use std::thread;

/// What comes of both. A second thread does the second; where the system allows none, this one does it afterwards.
pub(super) fn both<A, B: Send>(first: impl FnOnce() -> A, mut second: impl FnMut() -> B + Send) -> (A, B) {
    let (first, beside) = thread::scope(|scope| {
        let beside = thread::Builder::new().spawn_scoped(scope, &mut second);
        let first = first();
        // It panics only where this thread would.
        (first, beside.ok().and_then(|beside| beside.join().ok()))
    });
    (first, beside.unwrap_or_else(second))
}

/// What comes of `work` on those plans, in their order.
pub(super) fn map<P: Sync, T: Send>(plans: &[P], work: impl Fn(&P) -> T + Sync) -> Vec<T> {
    let work_on = |plans: &[P]| plans.iter().map(&work).collect::<Vec<T>>();
    let (first, second) = plans.split_at(plans.len() / 2);
    if first.is_empty() {
        return work_on(second);
    }
    let (mut done, beside) = both(|| work_on(first), || work_on(second));
    done.extend(beside);
    done
}
