//! An amendment into its file, so that of two people who save at once neither loses anything.
//!
//! Whoever saves locks the file (`flock`), looks whether the name still leads to the file that was locked, reads
//! it again and, where it is not what it was when the orders were tried, tries them again on what is there.
//! Immediately before the new file takes its place, the content is compared once more.
//!
//! What holds where: on a local disk and on NFS since Linux 2.6.12, and on SMB unless it is mounted with `nobrl`,
//! the lock holds against every other susumi, also on other machines. Where there are no locks, and against
//! editors, which take none, the comparison holds: what another program has written before it is kept, and what
//! it writes in the moment between comparison and renaming, well below a millisecond, is not. A file with further
//! names (hard links) is replaced under the one that was given.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use super::refusal::Refusal;
use crate::source::{MAX_BYTES, replace};

/// How long a file that others are writing is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long between two looks.
const PAUSE: Duration = Duration::from_millis(5);

/// What orders would make of a file.
pub trait Draft {
    /// The file as it would be; `None` if nothing changes.
    fn changed(&self) -> Option<&[u8]>;
}

/// Writes what was tried on `bytes`. Where something else stands there by now, it is tried `again` on that, and what
/// came of it is given back.
pub fn save<T: Draft>(
    path: &Path,
    bytes: &[u8],
    tried: &T,
    again: impl Fn(&[u8]) -> Result<T, Refusal>,
) -> Result<Option<T>, Refusal> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let target = path.canonicalize().map_err(|error| failed(path, error))?;
        let Some((file, before)) = locked(&target, start)? else { continue };
        let found = content(&file).map_err(|error| failed(&target, error))?;
        let joined = if found == bytes { None } else { Some(again(&found)?) };
        let is_written = match joined.as_ref().unwrap_or(tried).changed() {
            None => true,
            Some(changed) => {
                replace(&target, Some(&before), |out| out.write_all(changed), || is_still(&target, &before, &found))
                    .map_err(|error| failed(&target, error))?
            }
        };
        if is_written {
            return Ok(joined);
        }
    }
    Err(Refusal::Busy(path.to_owned()))
}

/// The file, locked, and what is known of it; `None` if another has taken its place meanwhile.
fn locked(target: &Path, start: Instant) -> Result<Option<(File, Metadata)>, Refusal> {
    let opened = OpenOptions::new().read(true).write(true).open(target);
    let file = opened.map_err(|error| failed(target, error))?;
    let before = file.metadata().map_err(|error| failed(target, error))?;
    // Whoever may write everything still heeds what is meant.
    if before.permissions().readonly() {
        return Err(Refusal::ReadOnly(target.to_owned()));
    }
    loop {
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Err(Errno::WOULDBLOCK | Errno::INTR) if start.elapsed() < PATIENCE => thread::sleep(PAUSE),
            Err(Errno::WOULDBLOCK | Errno::INTR) => return Err(Refusal::Busy(target.to_owned())),
            // No locks here: the comparison has to do.
            Ok(()) | Err(_) => break,
        }
    }
    let now = fs::metadata(target).map_err(|error| failed(target, error))?;
    Ok(is_same_file(&before, &now).then_some((file, before)))
}

/// Whether that file with that content is still what stands there.
fn is_still(target: &Path, before: &Metadata, bytes: &[u8]) -> io::Result<bool> {
    let file = File::open(target)?;
    Ok(is_same_file(before, &file.metadata()?) && content(&file)? == bytes)
}

fn is_same_file(one: &Metadata, other: &Metadata) -> bool {
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

fn content(mut file: &File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    (&mut file).take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

fn failed(path: &Path, error: io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Refusal::ReadOnly(culprit(path)),
        _ => Refusal::Io(path.to_owned(), error),
    }
}

/// What may not be written: the file or, if that may, its folder.
fn culprit(path: &Path) -> PathBuf {
    let may_be_written = OpenOptions::new().write(true).open(path).is_ok();
    let folder = path.parent().filter(|folder| may_be_written && !folder.as_os_str().is_empty());
    folder.unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_somebody_else_keeps_locked_is_given_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.yaml");
        fs::write(&path, "計画: 甲").unwrap();
        let other = File::open(&path).unwrap();
        flock(&other, FlockOperation::LockExclusive).unwrap();
        // As if it had been waited for long enough.
        let start = Instant::now().checked_sub(PATIENCE).unwrap();
        assert!(matches!(locked(&path, start), Err(Refusal::Busy(busy)) if busy == path));
        assert_eq!(
            Refusal::Busy(path.clone()).wording().hint.as_deref(),
            Some("少し待って、もう一度記入してください。")
        );
        drop(other);
        assert!(matches!(locked(&path, start), Ok(Some(_))));
    }
}
