//! The folder of the cache, and the only way into it.
//!
//! Invariants: the folder is the user's alone, and so is every file that is read; a link is not followed, and
//! nothing that could wait is opened. A file is there whole or not at all, because it is written under another name
//! first. Whether its bytes have reached the disk is not waited for: what a power failure tears is found out by
//! whoever reads it.

use std::fs::{DirBuilder, File, Metadata};
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::Path;
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, fstat, openat, renameat, statat, unlinkat};
use rustix::io::Errno;
use rustix::process::geteuid;

/// Why there is no cache.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// The folder cannot be made or opened.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is another user's, or others may look into it.
    #[error("not the user's alone")]
    Shared,
    /// The program's own file cannot be found.
    #[error("the program cannot tell what it is")]
    NoProgram,
}

/// What others may do with a file or folder.
const OTHERS: u32 = 0o077;

/// A file that has not been asked for in so long is marked as used when it is. Not each time: that would be as much
/// work as to read it.
const USED: Duration = Duration::from_secs(24 * 60 * 60);

/// A folder that was looked at, whatever bears its path now.
#[derive(Debug)]
pub struct Folder {
    handle: OwnedFd,
}

/// A file in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// When it was written or marked as used.
    pub used: SystemTime,
}

impl Folder {
    /// The folder at that path, which is made if it is not there.
    ///
    /// # Errors
    /// [`Unusable`].
    pub fn open(path: &Path) -> Result<Self, Unusable> {
        if let Some(folder) = Self::find(path)? {
            return Ok(folder);
        }
        DirBuilder::new().recursive(true).mode(0o700).create(path)?;
        Self::find(path)?.ok_or(Unusable::Io(io::ErrorKind::NotFound.into()))
    }

    /// The folder at that path; `None` if it is not there.
    ///
    /// # Errors
    /// [`Unusable`].
    pub fn find(path: &Path) -> Result<Option<Self>, Unusable> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let handle = match openat(CWD, path, flags, Mode::empty()).map_err(io::Error::from) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        let stat = fstat(&handle).map_err(io::Error::from)?;
        if is_private(stat.st_uid, stat.st_mode) { Ok(Some(Self { handle })) } else { Err(Unusable::Shared) }
    }

    /// The bytes of the file of that name; `None` if there is none of that size or smaller, or it is no file that
    /// the user has written and nobody else may.
    pub fn read(&self, name: &str, most: u64) -> Option<Vec<u8>> {
        let (file, metadata) = self.open_file(name)?;
        if metadata.len() > most {
            return None;
        }
        if metadata.modified().is_ok_and(|used| is_older(used, USED, SystemTime::now())) {
            // Where it cannot be marked, it goes earlier than it had to.
            let _ = file.set_modified(SystemTime::now());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).ok()? + 1);
        (&file).take(most + 1).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// How that file begins: so many bytes, or all of them.
    pub fn start_of(&self, name: &str, most: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open_file(name)?.0.take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    fn open_file(&self, name: &str) -> Option<(File, Metadata)> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let file = File::from(openat(&self.handle, name, flags, Mode::empty()).ok()?);
        let metadata = file.metadata().ok()?;
        (metadata.is_file() && is_private(metadata.uid(), metadata.mode())).then_some((file, metadata))
    }

    /// Puts a file of that name there, in the place of whatever bears it.
    ///
    /// # Errors
    /// Whatever the system gives; then nothing is left of it.
    pub fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let (new, mut file) = self.begin(name)?;
        let written = file.write_all(bytes).and_then(|()| Ok(self.take_place(&new, name)?));
        if written.is_err() {
            self.remove(&new);
        }
        written
    }

    /// A new file beside the one of that name, and what it is called.
    fn begin(&self, name: &str) -> io::Result<(String, File)> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        loop {
            // Of two programs, and of two threads, each has its own.
            let new = format!(".{name}.{}.{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
            match openat(&self.handle, new.as_str(), flags, Mode::RUSR | Mode::WUSR) {
                // In containers all programs bear one number, and one of them was killed.
                Err(Errno::EXIST) => {}
                opened => return Ok((new, File::from(opened?))),
            }
        }
    }

    fn take_place(&self, new: &str, name: &str) -> rustix::io::Result<()> {
        renameat(&self.handle, new, &self.handle, name).or_else(|_| {
            // A folder is in the way; if there is something in it, it stays.
            unlinkat(&self.handle, name, AtFlags::REMOVEDIR)?;
            renameat(&self.handle, new, &self.handle, name)
        })
    }

    /// Removes the file of that name; gives back whether it is not there any more.
    pub fn remove(&self, name: &str) -> bool {
        unlinkat(&self.handle, name, AtFlags::empty()).is_ok()
    }

    /// All files that `is_meant` by their name, in no order.
    pub fn files(&self, is_meant: impl Fn(&str) -> bool) -> Vec<Found> {
        let Ok(entries) = Dir::read_from(&self.handle) else { return Vec::new() };
        let found = entries.flatten().filter_map(|entry| {
            let name = entry.file_name().to_str().ok().filter(|name| is_meant(name))?.to_owned();
            let stat = statat(&self.handle, name.as_str(), AtFlags::SYMLINK_NOFOLLOW).ok()?;
            let is_folder = FileType::from_raw_mode(stat.st_mode) == FileType::Directory;
            let seconds = u64::try_from(stat.st_mtime).unwrap_or_default();
            let used = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))?;
            (!is_folder).then_some(Found { name, size: u64::try_from(stat.st_size).unwrap_or_default(), used })
        });
        found.collect()
    }
}

/// Whether it is the user's own and nobody else's.
fn is_private(owner: u32, mode: u32) -> bool {
    owner == geteuid().as_raw() && mode & OTHERS == 0
}

/// Whether that moment lies longer ago than that; or as far ahead, since when a clock must have been set back.
pub fn is_older(moment: SystemTime, age: Duration, now: SystemTime) -> bool {
    now.duration_since(moment).unwrap_or_else(|ahead| ahead.duration()) > age
}
