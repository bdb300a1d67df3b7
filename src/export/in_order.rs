//! What is made of many plans, made on all cores and handed on in the order of the plans.
//!
//! Owns how many threads there are and how much waits. Invariants: what comes out is the same with any number of
//! threads; of any number of plans no more than a few are held, however long whoever takes them needs.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// The most threads: beyond these, whoever writes what they make is what all wait for.
const MOST: usize = 8;
/// The bytes that a piece has room for at first: what is written of a plan mostly takes some more.
const PIECE: usize = 64 * 1024;
/// How much waits of each thread beside what it is at.
const WAITING: usize = 2;

/// Makes something of each item and hands it to `take`, in the order of the items.
///
/// # Errors
/// The first of `take`; the items behind that are left.
pub(super) fn in_order<T: Sync, P: Send, E>(
    items: &[T],
    make: impl Fn(&T) -> P + Sync,
    take: impl FnMut(P) -> Result<(), E>,
) -> Result<(), E> {
    on_threads(thread::available_parallelism().map_or(1, usize::from).min(MOST), items, make, take)
}

/// Writes a piece for each item, in the order of the items, `between` between two, and hands on what comes of each
/// besides.
///
/// # Errors
/// Whatever writing gives.
pub(super) fn write_in_order<T: Sync, R: Send>(
    out: &mut impl Write,
    items: &[T],
    between: &str,
    write: impl Fn(&T, &mut dyn Write) -> io::Result<R> + Sync,
    mut take: impl FnMut(R),
) -> io::Result<()> {
    if let [only] = items {
        // What is alone need not wait for others, and so need not be held.
        take(write(only, out)?);
        return Ok(());
    }
    let make = |item: &T| {
        let mut piece = Vec::with_capacity(PIECE);
        write(item, &mut piece).map(|result| (piece, result))
    };
    let mut is_first = true;
    in_order(items, make, |made| {
        let (piece, result) = made?;
        if !std::mem::take(&mut is_first) {
            out.write_all(between.as_bytes())?;
        }
        out.write_all(&piece)?;
        take(result);
        Ok(())
    })
}

/// The threads make the items in turn, as cards are dealt. So each has to wait only for its own to be taken, and which
/// comes next is known.
fn on_threads<T: Sync, P: Send, E>(
    threads: usize,
    items: &[T],
    make: impl Fn(&T) -> P + Sync,
    mut take: impl FnMut(P) -> Result<(), E>,
) -> Result<(), E> {
    let threads = threads.min(items.len());
    if threads < 2 {
        return items.iter().try_for_each(|item| take(make(item)));
    }
    let make = &make;
    thread::scope(|scope| {
        let start = |first: usize| -> Receiver<P> {
            let (sender, made) = sync_channel(WAITING);
            let work = move || {
                // Where nobody takes them any more, no more are needed.
                let _ = items.iter().skip(first).step_by(threads).try_for_each(|item| sender.send(make(item)));
            };
            // Where the system allows no thread, nothing will come from it.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
            made
        };
        let made: Vec<Receiver<P>> = (0..threads).map(start).collect();
        items.iter().zip(made.iter().cycle()).try_for_each(|(item, made)| {
            // Of a thread that never was this one does the work. One that has panicked makes this one panic in the end.
            take(made.recv().unwrap_or_else(|_| make(item)))
        })
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn with_any_number_of_threads_the_order_is_that_of_the_items() {
        for count in [0, 1, 2, 3, 7, 100] {
            let items: Vec<usize> = (0..count).collect();
            for threads in [0, 1, 2, 3, 8] {
                let mut taken = Vec::new();
                let take = |made| {
                    taken.push(made);
                    Ok::<_, io::Error>(())
                };
                on_threads(threads, &items, |item| item * 2, take).unwrap();
                assert_eq!(taken, items.iter().map(|item| item * 2).collect::<Vec<_>>(), "{threads} threads");
            }
        }
    }

    #[test]
    fn no_more_is_made_than_can_wait() {
        let items = [(); 1000];
        for threads in [1, 2, 3] {
            let made = AtomicUsize::new(0);
            let mut taken = 0;
            let take = |()| {
                taken += 1;
                let ahead = made.load(Ordering::SeqCst) - taken;
                // Beside what waits, each thread has one in its hands.
                assert!(ahead <= threads * (WAITING + 1) + threads, "{ahead} ahead with {threads} threads");
                Ok::<_, io::Error>(())
            };
            let make = |(): &()| {
                made.fetch_add(1, Ordering::SeqCst);
            };
            on_threads(threads, &items, make, take).unwrap();
            assert_eq!((made.into_inner(), taken), (1000, 1000));
        }
    }

    #[test]
    fn when_nobody_takes_them_any_more_no_more_are_made() {
        let items = [(); 1000];
        for threads in [1, 2, 3] {
            let made = AtomicUsize::new(0);
            let make = |(): &()| made.fetch_add(1, Ordering::SeqCst);
            let gone = on_threads(threads, &items, make, |_| Err(io::Error::from(io::ErrorKind::BrokenPipe)));
            assert_eq!(gone.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
            assert!(made.into_inner() <= threads * (WAITING + 2), "{threads} threads");
        }
    }

    #[test]
    fn what_fails_in_a_thread_is_not_lost() {
        let items: Vec<usize> = (0..20).collect();
        for threads in [1, 2, 3] {
            let failed = std::panic::catch_unwind(|| {
                let make = |item: &usize| assert!(*item != 13 || thread::current().name().is_some());
                on_threads(threads, &items, make, Ok::<_, io::Error>)
            });
            // Those that are started here have no name.
            assert_eq!(failed.is_err(), threads > 1, "{threads} threads");
        }
    }

    #[test]
    fn pieces_are_written_one_behind_the_other_with_what_comes_of_them() {
        for (items, expected) in [(&[1, 2, 3][..], "<1>, <2>, <3>"), (&[4], "<4>"), (&[], "")] {
            let (mut out, mut sum) = (Vec::new(), 0);
            let write = |item: &usize, out: &mut dyn Write| write!(out, "<{item}>").map(|()| *item);
            write_in_order(&mut out, items, ", ", write, |item| sum += item).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), expected);
            assert_eq!(sum, items.iter().sum::<usize>());
        }
    }
}
