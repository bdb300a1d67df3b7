//! The bounds of the folder, and what has no business there any more.
//!
//! Files that are not named like those of a cache are none of ours and stay.

use std::time::{Duration, SystemTime};

use super::entry::{self, is_name};
use super::folder::{Folder, Found, is_older};

/// The most entries that are kept: as many as there may be plan files in one folder.
const MOST_ENTRIES: usize = 20_000;

/// The most bytes of all entries together.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// So often it is asked whether the plan files are still there.
const ASKED: Duration = Duration::from_secs(24 * 60 * 60);

/// What is written takes its place at once; what is left after so long was left by a program that was killed.
const LEFT_BEHIND: Duration = Duration::from_secs(60);

/// The file whose age says when that was asked last.
const MARK: &str = "tidied";

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Contents {
    /// Plans.
    pub entries: usize,
    /// Bytes of them together.
    pub bytes: u64,
}

impl Contents {
    /// What is in the folder.
    pub fn of(folder: &Folder) -> Self {
        let files = folder.files(is_name);
        Self { entries: files.len(), bytes: files.iter().map(|file| file.size).sum() }
    }
}

/// Takes out what was left behind, what is beyond the bounds and, once in a while, what is kept of files that are
/// gone.
pub fn tidy(folder: &Folder, now: SystemTime) {
    for left in folder.files(is_unfinished) {
        if is_older(left.used, LEFT_BEHIND, now) {
            folder.remove(&left.name);
        }
    }
    let mut entries = folder.files(is_name);
    let mark = folder.files(|name| name == MARK).pop();
    if mark.is_none_or(|mark| is_older(mark.used, ASKED, now)) {
        entries.retain(|entry| !(is_of_nothing(folder, entry) && folder.remove(&entry.name)));
        // Where it cannot be written, the same is asked again next time.
        let _ = folder.write(MARK, b"");
    }
    remove_beyond(folder, entries, MOST_ENTRIES, MOST_BYTES);
}

/// Keeps the entries that were used last, as many as may be.
pub(super) fn remove_beyond(folder: &Folder, mut entries: Vec<Found>, most_entries: usize, most_bytes: u64) {
    let mut bytes: u64 = entries.iter().map(|entry| entry.size).sum();
    if entries.len() <= most_entries && bytes <= most_bytes {
        return;
    }
    entries.sort_unstable_by_key(|entry| entry.used);
    let mut left = entries.len();
    for entry in entries {
        if left <= most_entries && bytes <= most_bytes {
            break;
        }
        folder.remove(&entry.name);
        (left, bytes) = (left - 1, bytes - entry.size);
    }
}

/// Whether there is no such plan file any more, or it is no entry at all.
fn is_of_nothing(folder: &Folder, entry: &Found) -> bool {
    let start = folder.start_of(&entry.name, entry::PATH_WITHIN);
    start.as_deref().and_then(entry::path).is_none_or(|path| path.symlink_metadata().is_err())
}

fn is_unfinished(name: &str) -> bool {
    name.strip_prefix('.').is_some_and(|rest| rest.split('.').next().is_some_and(is_name))
}
