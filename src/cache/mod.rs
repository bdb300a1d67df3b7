//! Plans that were read in earlier runs, as they were after their review: the second start need not parse again.
//!
//! One file per plan in the user's cache folder. What is there is checked and never trusted: an entry counts only if
//! it is whole, was written by this very program for this path, and the plan file is in the state in which it was
//! read then. Everything else is as if it were not there, and is replaced. Nobody misses a cache that cannot be used:
//! nothing here is an error to its caller, and nothing in a plan tells whether it came from here.
//!
//! Reading is done by as many threads as there are. What is to be written waits until the plans have been handed
//! over ([`Cache::write`]).

mod codes;
mod entry;
mod folder;
mod kept;
mod program;
mod tidy;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, SystemTime};

use directories::ProjectDirs;

use crate::source::{Failure, Loaded, Parsers, Stamp};
use entry::Key;
use folder::Folder;
use program::Program;

pub use folder::Unusable;
pub use tidy::Contents;

/// What was written less than this before it was read may have been written again since, in the same tick of the
/// file system's clock; the coarsest ticks are of two seconds.
const SETTLED: Duration = Duration::from_secs(2);

/// The most bytes that wait to be written. What is beyond is read from its plan file once more.
const MOST_WAITING: usize = 64 * 1024 * 1024;

/// Plans of earlier runs.
#[derive(Debug)]
pub struct Cache {
    place: PathBuf,
    /// What is there; nothing while there is nothing to be read and nothing was to be written.
    folder: OnceLock<Folder>,
    program: Program,
    waiting: Mutex<Waiting>,
}

#[derive(Debug, Default)]
struct Waiting {
    entries: VecDeque<(String, Vec<u8>)>,
    bytes: usize,
}

/// Where the user's cache is; `None` if the platform names no folder for it.
pub fn folder() -> Option<PathBuf> {
    ProjectDirs::from("", "", "susumi").map(|folders| folders.cache_dir().to_owned())
}

/// What is in a folder that is or would be a cache, which is not made for that; `None` if it is not there.
///
/// # Errors
/// Why it cannot be used.
pub fn contents(folder: &Path) -> Result<Option<Contents>, Unusable> {
    Ok(Folder::find(folder)?.as_ref().map(Contents::of))
}

impl Cache {
    /// The user's own; `None` if there is no folder for it, or none that is the user's alone.
    pub fn of_user() -> Option<Self> {
        Self::in_folder(&folder()?).ok()
    }

    /// The one in that folder, which is made if it is not there when there is something to be kept: the first frame
    /// does not wait for it.
    ///
    /// # Errors
    /// Why what is there cannot be used.
    pub fn in_folder(place: &Path) -> Result<Self, Unusable> {
        let program = Program::running().ok_or(Unusable::NoProgram)?;
        let folder = Folder::find(place)?.map_or_else(OnceLock::new, OnceLock::from);
        Ok(Self { place: place.to_owned(), folder, program, waiting: Mutex::default() })
    }

    /// The plan of that file: the one kept of it or, if there is none that holds, what `read` gives. If both parsers
    /// have read it, it then waits to be kept. `read` has to give the plan with all its findings.
    ///
    /// # Errors
    /// That of `read`.
    pub fn through(
        &self,
        path: &Path,
        read: impl FnOnce() -> Result<(Loaded, Parsers), Failure>,
    ) -> Result<(Loaded, Parsers), Failure> {
        self.through_at(path, read, SystemTime::now())
    }

    fn through_at(
        &self,
        path: &Path,
        read: impl FnOnce() -> Result<(Loaded, Parsers), Failure>,
        now: SystemTime,
    ) -> Result<(Loaded, Parsers), Failure> {
        let Some(before) = Stamp::of(path) else { return read() };
        let Some(key) = Key::new(&self.program, path, &before) else { return read() };
        if let Some(loaded) = self.kept(path, &key, &before) {
            return Ok((loaded, Parsers::Both));
        }
        let (loaded, parsers) = read()?;
        // In another state than before, or in one that may be followed by another with the same stamp, nobody knows
        // which of them was read.
        let is_known = before.is_settled(SETTLED, now) && Stamp::of(path).as_ref() == Some(&before);
        if is_known && parsers == Parsers::Both {
            self.keep(&key, &loaded, before.size());
        }
        Ok((loaded, parsers))
    }

    fn kept(&self, path: &Path, key: &Key, stamp: &Stamp) -> Option<Loaded> {
        let bytes = self.folder.get()?.read(&key.name(), entry::most_bytes(stamp.size()))?;
        kept::decode(path, entry::open(&bytes, key)?)
    }

    /// Makes of a plan, whose file has that size, what is to be written.
    fn keep(&self, key: &Key, loaded: &Loaded, size: u64) {
        let Some(payload) = kept::encode(loaded) else { return };
        let bytes = entry::seal(key, &payload);
        let mut waiting = self.waiting();
        if bytes.len() as u64 <= entry::most_bytes(size) && waiting.bytes + bytes.len() <= MOST_WAITING {
            waiting.bytes += bytes.len();
            waiting.entries.push_back((key.name(), bytes));
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_waiting(&self) -> Option<(String, Vec<u8>)> {
        let mut waiting = self.waiting();
        let (name, bytes) = waiting.entries.pop_front()?;
        waiting.bytes -= bytes.len();
        Some((name, bytes))
    }

    /// The folder, which is made if it is not there; `None` if that cannot be done.
    fn made(&self) -> Option<&Folder> {
        if self.folder.get().is_none() {
            // Another thread may have made it as well: it is the same.
            let _ = self.folder.set(Folder::open(&self.place).ok()?);
        }
        self.folder.get()
    }

    /// Writes what waits, and sees to the bounds of the folder if there was anything. Several threads may do it
    /// together. Where the disk is full or the folder has become read-only, nothing is kept.
    pub fn write(&self) {
        let mut has_written = false;
        while let Some((name, bytes)) = self.next_waiting() {
            if self.made().is_none_or(|folder| folder.write(&name, &bytes).is_err()) {
                // Nor will there be room for the others.
                *self.waiting() = Waiting::default();
                return;
            }
            has_written = true;
        }
        if has_written {
            self.tidy();
        }
    }

    /// Keeps the folder within its bounds, and takes out what nobody will ask for again.
    pub fn tidy(&self) {
        if let Some(folder) = self.folder.get() {
            tidy::tidy(folder, SystemTime::now());
        }
    }
}

#[cfg(test)]
mod tests;
