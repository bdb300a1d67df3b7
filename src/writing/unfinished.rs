//! The files that are being written right now: what is to go if the program ends before they are whole.
//!
//! Names come and go under one lock, each in a step that takes no longer than the system needs for a name. So whoever
//! ends the program can take away all of it and be sure that nothing comes after.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread::sleep;
use std::time::{Duration, Instant};

static ALL: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A file that has been begun. It is removed when this is dropped, or by [`remove_unfinished`].
#[derive(Debug)]
pub struct Unfinished(PathBuf);

impl Unfinished {
    /// Begins a file, which must not be there.
    pub fn begin(path: PathBuf, options: &mut OpenOptions) -> io::Result<(Self, File)> {
        let mut all = all();
        let file = options.write(true).create_new(true).open(&path)?;
        all.push(path.clone());
        Ok((Self(path), file))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// It is whole and takes the place of `target`.
    pub fn take_place_of(self, target: &Path) -> io::Result<()> {
        let mut all = all();
        if let Err(error) = fs::rename(&self.0, target) {
            // What is dropped now asks for the lock itself.
            drop(all);
            return Err(error);
        }
        self.forget(&mut all);
        Ok(())
    }

    /// It is whole and stays where it is.
    pub fn keep(self) {
        self.forget(&mut all());
    }

    fn forget(mut self, all: &mut Vec<PathBuf>) {
        all.retain(|path| *path != self.0);
        // Without a name there is nothing to remove.
        self.0 = PathBuf::new();
        mem::forget(self);
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let mut all = all();
        all.retain(|path| *path != self.0);
        let _ = fs::remove_file(&self.0);
    }
}

/// Whether this program is writing that file.
pub fn is_unfinished(path: &Path) -> bool {
    all().iter().any(|unfinished| unfinished == path)
}

/// Removes all that has been begun and is not whole. The program must end right after: nothing can be begun or take
/// its place any more, and whoever tries waits for good.
pub fn remove_unfinished() {
    // Where the system does not come back from a name (a network drive that is gone), the end is not kept waiting.
    const PATIENCE: Duration = Duration::from_millis(500);
    let start = Instant::now();
    let mut all = loop {
        match ALL.try_lock() {
            Ok(all) => break all,
            Err(TryLockError::Poisoned(all)) => break all.into_inner(),
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => sleep(Duration::from_millis(1)),
            Err(TryLockError::WouldBlock) => return,
        }
    };
    for path in all.drain(..) {
        let _ = fs::remove_file(path);
    }
    mem::forget(all);
}

fn all() -> MutexGuard<'static, Vec<PathBuf>> {
    ALL.lock().unwrap_or_else(PoisonError::into_inner)
}
