//! One look at the plan files of the paths that were given: which are there, and in which state.
//!
//! Asks the system about files and opens none, so it works on network drives as well. Follows the rules of
//! `discover`, so that what comes into a folder is what would have been opened at the start.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::discover::{Discovered, plan_files};
use super::loaded::Origin;

/// What tells one state of a file from another. Two states with one stamp can differ only where they were
/// written within the granularity of the file system's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Device and inode.
    file: (u64, u64),
    /// Bytes.
    size: u64,
    /// When its content was written, in seconds and nanoseconds.
    modified: (i64, i64),
    /// When anything about it was changed.
    changed: (i64, i64),
}

impl Stamp {
    /// The stamp of the file at that path now; `None` if there is none.
    pub fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().filter(Metadata::is_file).map(|metadata| Self::from(&metadata))
    }

    /// Whether the two are one file in one state, whatever its name: to be renamed changes neither its inode
    /// nor what was written when. Where the inodes of a network drive are made up, size and time must do.
    pub fn is_same_content(&self, other: &Self) -> bool {
        self.size == other.size && self.modified == other.modified
    }

    /// Whether the two may be one file by two names, perhaps written between the looks at them.
    pub fn may_be_same_file(&self, other: &Self) -> bool {
        self.file == other.file || self.is_same_content(other)
    }

    /// Its state in bytes: equal for two states only where the stamps are, whatever number the device has been
    /// given since.
    pub fn to_bytes(&self) -> [u8; 48] {
        let (modified, changed) = (self.modified, self.changed);
        let signed = [modified.0, modified.1, changed.0, changed.1].map(i64::to_le_bytes);
        let [a, b, c, d] = signed;
        let mut bytes = [0; 48];
        let parts = [self.file.1.to_le_bytes(), self.size.to_le_bytes(), a, b, c, d];
        bytes.iter_mut().zip(parts.as_flattened()).for_each(|(to, from)| *to = *from);
        bytes
    }

    /// Bytes of the file.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Whether whatever is changed in the file from `now` on changes the stamp: at least so long ago it was written
    /// and changed last.
    pub fn is_settled(&self, age: Duration, now: SystemTime) -> bool {
        let newest = Self { modified: self.modified.max(self.changed), ..*self };
        !newest.is_younger_than(age, now)
    }

    /// Whether its content was written at most so long before that moment, or behind it.
    pub fn is_younger_than(&self, age: Duration, now: SystemTime) -> bool {
        let now = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let oldest = i64::try_from(now.saturating_sub(age).as_secs()).unwrap_or(i64::MAX);
        self.modified.0 >= oldest
    }
}

impl From<&Metadata> for Stamp {
    fn from(metadata: &Metadata) -> Self {
        Self {
            file: (metadata.dev(), metadata.ino()),
            size: metadata.size(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}

/// What is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    /// The plan files with their stamps, in the order of the search; one that is reached twice by one name is
    /// there twice.
    pub files: Vec<(PathBuf, Stamp)>,
    /// Folders that could not be listed, or not to their end: what was in them may still be there.
    pub closed: Vec<PathBuf>,
}

/// Looks at those files and folders.
pub fn scan(paths: &[PathBuf]) -> Scan {
    let mut scan = Scan::default();
    for path in paths {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_file() => scan.files.push((path.clone(), Stamp::from(&metadata))),
            Ok(metadata) if metadata.is_dir() => scan.look_into(path),
            // A pipe has no states to tell apart.
            Ok(_) => {}
            Err(_) => scan.closed.push(path.clone()),
        }
    }
    scan
}

impl Scan {
    fn look_into(&mut self, folder: &Path) {
        let Ok(Discovered { files, failures }) = plan_files(folder) else {
            self.closed.push(folder.to_owned());
            return;
        };
        self.files.extend(files.into_iter().filter_map(|path| Stamp::of(&path).map(|stamp| (path, stamp))));
        self.closed.extend(failures.into_iter().filter_map(|failure| match failure.origin {
            Origin::File(path) => Some(path),
            Origin::BuiltIn => None,
        }));
    }
}

#[cfg(test)]
impl Stamp {
    /// The stamp of an invented file.
    pub(super) fn made(inode: u64, size: u64, modified: i64) -> Self {
        Self { file: (1, inode), size, modified: (modified, 0), changed: (modified, 0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_changing_a_file_changes_its_stamp() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "one").unwrap();
        let first = Stamp::of(&path).unwrap();
        assert_eq!(Stamp::of(&path), Some(first));
        fs::write(&path, "longer").unwrap();
        let longer = Stamp::of(&path).unwrap();
        assert!(longer != first && !longer.is_same_content(&first));

        let new = folder.path().join("new");
        fs::write(&new, "longer").unwrap();
        fs::rename(&new, &path).unwrap();
        let replaced = Stamp::of(&path).unwrap();
        assert_ne!(replaced, longer, "by a file of the same size");
        fs::rename(&path, folder.path().join("b.yaml")).unwrap();
        assert_eq!(Stamp::of(&path), None);
        assert!(Stamp::of(&folder.path().join("b.yaml")).unwrap().is_same_content(&replaced));
        assert_eq!(Stamp::of(folder.path()), None, "a folder is no file");
    }

    #[test]
    fn what_is_there_and_what_cannot_be_seen_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("plans")).unwrap();
        for name in ["plans/a.yaml", "plans/b.yaml~", "plans/.b.yaml.swp", "plans/#b.yaml#", "plans/4913", "single"] {
            fs::write(at(name), "").unwrap();
        }
        let found = scan(&[at("plans"), at("single"), at("nowhere")]);
        let names: Vec<_> = found.files.iter().map(|(path, _)| path.clone()).collect();
        assert_eq!(names, [at("plans/a.yaml"), at("single")], "what editors leave beside a file is none");
        assert_eq!(found.closed, [at("nowhere")]);
    }

    #[test]
    fn what_has_just_been_written_is_young() {
        let second = Duration::from_secs(1);
        let now = SystemTime::UNIX_EPOCH + 100 * second;
        for (modified, young) in [(95, false), (98, true), (100, true), (130, true)] {
            assert_eq!(Stamp::made(1, 1, modified).is_younger_than(2 * second, now), young, "{modified}");
        }
    }
}
