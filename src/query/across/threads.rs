//! Work of which a second thread takes a part.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Hands each item with its place to `work`, which takes what comes of it in; gives back what each thread took in.
///
/// Each of two threads takes the next item when it is done with one: a second thread often begins late, on some machines
/// by milliseconds, and then finds less to do. Where the system allows none, this one does it all.
pub(super) fn share<I, T>(items: I, work: impl Fn(&mut T, usize, I::Item) + Sync) -> Vec<T>
where
    I: IntoIterator<Item: Send, IntoIter: ExactSizeIterator + Send>,
    T: Default + Send,
{
    let items = items.into_iter();
    let is_shared = items.len() > 1;
    let queue = Mutex::new(items.enumerate());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let take = || {
        let mut taken = T::default();
        while let Some((at, item)) = next() {
            work(&mut taken, at, item);
        }
        taken
    };
    thread::scope(|scope| {
        let beside = is_shared.then(|| thread::Builder::new().spawn_scoped(scope, take));
        let mut taken = vec![take()];
        if let Some(Ok(beside)) = beside {
            taken.push(beside.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        taken
    })
}

/// What comes of `work` on each of those items, in their order; shared as in [`share`].
pub(super) fn map<I, T>(items: I, work: impl Fn(I::Item) -> T + Sync) -> Vec<T>
where
    I: IntoIterator<Item: Send, IntoIter: ExactSizeIterator + Send>,
    T: Send,
{
    let take_in = |done: &mut Vec<(usize, T)>, at, item| done.push((at, work(item)));
    let mut done: Vec<(usize, T)> = share(items, take_in).into_iter().flatten().collect();
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once_and_in_its_order() {
        for count in [0, 1, 2, 1000] {
            assert_eq!(map(0..count, |number| number * 2), (0..count).map(|number| number * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_fails_in_the_second_thread_is_not_lost() {
        let failed = std::panic::catch_unwind(|| map(0..1000, |number| assert!(number != 999)));
        assert!(failed.is_err());
    }
}
