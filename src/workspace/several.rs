//! Reading many files at once, on a few threads.
//!
//! Owns how many threads there are. Each file is read by one of them, the earlier ones first; what comes of them
//! comes in any order. Refuses to hold anything back: memory is taken for what has been read alone.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::Reading;
use crate::source::{Failure, Loaded, Origin};

/// The most threads while somebody looks at the screen: they share the machine with others.
pub const FEW: usize = 4;
/// The most threads where nothing else is done meanwhile.
pub const MANY: usize = 16;

/// What came of the file of that number.
pub type Read = (usize, Result<Loaded, Failure>);

/// Reads the files that `search` finds on at most so many threads, which begin while it searches. What it comes to is
/// handed to `take`, which takes in what comes of the files; where that leaves before all has come, each thread ends
/// with the file that it is at.
pub fn read<S, T>(
    reading: &Reading,
    most: usize,
    search: impl FnOnce(&mut dyn FnMut(PathBuf)) -> S,
    take: impl FnOnce(S, Receiver<Read>) -> T,
) -> T {
    let (files, queue) = channel();
    let queue = Mutex::new(queue);
    let work = |sender: Sender<Read>| {
        while let Some((number, file)) = next(&queue) {
            if sender.send((number, reading.read(&Origin::File(file)))).is_err() {
                return;
            }
        }
    };
    let work = &work;
    let (sender, results) = channel();
    let most = most.min(cores());
    thread::scope(|scope| {
        let start = || {
            let sender = sender.clone();
            thread::Builder::new().name("plans".to_owned()).spawn_scoped(scope, move || work(sender)).is_ok()
        };
        let (mut running, mut given) = (0, 0);
        let found = search(&mut |file| {
            // The queue is there as long as the search.
            let _ = files.send((given, file));
            given += 1;
            // A single file is not worth a thread.
            while given > 1 && running < most.min(given) && start() {
                running += 1;
            }
        });
        drop(files);
        if running == 0 {
            // Nor does a system that allows no thread keep a plan from being read.
            work(sender.clone());
        }
        drop(sender);
        take(found, results)
    })
}

fn next(queue: &Mutex<Receiver<(usize, PathBuf)>>) -> Option<(usize, PathBuf)> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
