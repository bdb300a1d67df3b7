//! What is kept comes back as it was, and whatever is not what it should be is as if it were not there.

mod bounds;
mod foreign;
mod hostile;
mod round_trip;
mod stale;

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::*;
use crate::source::Origin;
use crate::workspace;

const TEXT: &str = include_str!("../../../tests/plans/midori-3.yaml");

/// A folder with a plan file and a cache, at a time when the plan file is old enough to be kept.
pub struct Office {
    pub folder: TempDir,
    pub cache: Cache,
}

impl Office {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("plan.yaml"), TEXT).unwrap();
        let cache = Cache::in_folder(&folder.path().join("cache")).unwrap();
        Self { folder, cache }
    }

    pub fn plan(&self) -> PathBuf {
        self.folder.path().join("plan.yaml")
    }

    /// Where the cache is.
    pub fn place(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    pub fn contents(&self) -> Contents {
        contents(&self.place()).unwrap().unwrap_or_default()
    }

    /// Another run of the same program.
    pub fn again(&self) -> Cache {
        Cache::in_folder(&self.place()).unwrap()
    }

    /// The file that keeps the plan.
    pub fn entry(&self) -> PathBuf {
        let stamp = Stamp::of(&self.plan()).unwrap();
        self.place().join(Key::new(&self.cache.program, &self.plan(), &stamp).unwrap().name())
    }

    /// Reads and keeps the plan; gives it back.
    pub fn keep(&self) -> Loaded {
        let loaded = look(&self.cache, &self.plan(), later()).0;
        self.cache.write();
        assert!(self.entry().is_file());
        loaded
    }

    /// Whether the plan comes out of the cache.
    pub fn is_kept(&self) -> bool {
        !look(&self.again(), &self.plan(), later()).1
    }
}

/// A time at which every file of a test is old.
pub fn later() -> SystemTime {
    SystemTime::now() + Duration::from_secs(10)
}

/// What the cache gives for that path at that time, and whether it had to be read.
pub fn look(cache: &Cache, path: &Path, now: SystemTime) -> (Loaded, bool) {
    let was_read = Cell::new(false);
    let read = || {
        was_read.set(true);
        Ok((read(path)?, Parsers::Both))
    };
    let (loaded, _) = cache.through_at(path, read, now).unwrap();
    (loaded, was_read.get())
}

/// As the workspace reads a file: with the findings about its meaning.
pub fn read(path: &Path) -> Result<Loaded, Failure> {
    workspace::read(&Origin::File(path.to_owned()))
}
