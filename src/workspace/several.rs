//! Reading many files at once, on a few threads.
//!
//! Owns how many threads there are. Each file is read by one of them, the earlier ones first; what comes of them
//! comes in any order. Refuses to hold anything back: memory is taken for what has been read alone.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::Reading;
use crate::source::{Failure, Loaded, Origin};

/// The most threads while somebody looks at the screen: they share the machine with others.
pub const FEW: usize = 4;
/// The most threads where nothing else is done meanwhile.
pub const MANY: usize = 16;

/// What came of the file of that number.
pub type Read = (usize, Result<Loaded, Failure>);

/// Reads these files on at most so many threads while `take` takes in what comes of them. Where `take` leaves before
/// all has come, each thread ends with the file that it is at.
pub fn read<T>(files: &[PathBuf], reading: &Reading, most: usize, take: impl FnOnce(Receiver<Read>) -> T) -> T {
    let next = AtomicUsize::new(0);
    let work = |sender: Sender<Read>| {
        while let Some((number, file)) = take_one(files, &next) {
            if sender.send((number, reading.read(&Origin::File(file)))).is_err() {
                return;
            }
        }
    };
    let work = &work;
    let (sender, results) = channel();
    // A single file is not worth a thread.
    let threads = if files.len() < 2 { 0 } else { cores().min(most).min(files.len()) };
    thread::scope(|scope| {
        let start = |_: &usize| {
            let sender = sender.clone();
            thread::Builder::new().name("plans".to_owned()).spawn_scoped(scope, move || work(sender)).is_ok()
        };
        if (0..threads).filter(start).count() == 0 {
            // Nor does a system that allows no thread keep a plan from being read.
            work(sender.clone());
        }
        drop(sender);
        take(results)
    })
}

fn take_one(files: &[PathBuf], next: &AtomicUsize) -> Option<(usize, PathBuf)> {
    let number = next.fetch_add(1, Ordering::Relaxed);
    files.get(number).map(|file| (number, file.clone()))
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
