//! Work on many plans, of which a second thread takes half.

use std::thread;

/// What comes of `work` on those plans, in their order.
pub(super) fn map<P: Sync, T: Send>(plans: &[P], work: impl Fn(&P) -> T + Sync) -> Vec<T> {
    let work_on = |plans: &[P]| plans.iter().map(&work).collect::<Vec<T>>();
    let (first, second) = plans.split_at(plans.len() / 2);
    if first.is_empty() {
        return work_on(second);
    }
    thread::scope(|scope| {
        let beside = scope.spawn(|| work_on(second));
        let mut done = work_on(first);
        // It panics only where this thread would.
        done.extend(beside.join().unwrap_or_else(|_| work_on(second)));
        done
    })
}
