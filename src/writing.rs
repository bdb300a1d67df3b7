//! Files written whole: into a new file beside the place, which then takes it in one step.
//!
//! Whoever reads meanwhile reads what was there before or what comes, never half of either, also if the program is
//! killed; if anything fails, what was there before stays, and nothing is left behind. Whoever ends the program early
//! can have taken away what is not whole yet (`unfinished`); what a killed program has left beside a file goes when
//! that file is written next (`left_behind`).

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, chown};
use std::path::Path;

use left_behind::{hidden_name, remove_left_behind};
use unfinished::Unfinished;
pub use unfinished::remove_unfinished;

mod left_behind;
mod unfinished;

/// What a file that is written is like.
#[derive(Debug, Clone, Copy)]
pub enum Like<'a> {
    /// Like the one whose place it takes: its mode stays, and its owner and group as far as whoever writes may give
    /// a file away.
    Before(&'a Metadata),
    /// Like any new file of the user.
    New,
    /// The user's alone.
    Private,
}

/// How much is done for a file to outlast a power failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// It is on the disk when this is done: somebody has asked for it to be kept.
    Lasting,
    /// Nothing waits for the disk: the program is leaving, and may have little time for that.
    Quick,
}

/// Writes `target`, which is no link, in the place of whatever is there.
///
/// `confirm` is asked last, when all of it is written and nothing has been replaced; if it says no, nothing is
/// replaced, and that is what comes back.
///
/// # Errors
/// Whatever the system or `write` gives.
pub fn replace(
    target: &Path,
    like: Like<'_>,
    care: Care,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    confirm: impl FnOnce() -> io::Result<bool>,
) -> io::Result<bool> {
    remove_left_behind(target);
    let (temporary, file) = beside(target, like)?;
    fill(&file, care, write)?;
    if let Like::Before(before) = like {
        resemble(&file, temporary.path(), before)?;
    }
    if !confirm()? {
        return Ok(false);
    }
    temporary.take_place_of(target)?;
    if care == Care::Lasting {
        keep_name(target);
    }
    Ok(true)
}

/// Writes a new file; one that is there is left alone, also if it comes between asking and writing. What is written is
/// on the disk when this is done.
///
/// # Errors
/// Whatever the system gives; [`io::ErrorKind::AlreadyExists`] if there is something.
pub fn create(path: &Path, content: impl AsRef<[u8]>) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    remove_left_behind(path);
    let (temporary, file) = beside(path, Like::New)?;
    fill(&file, Care::Lasting, |out| out.write_all(content.as_ref()))?;
    match fs::hard_link(temporary.path(), path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => create_in_place(path, content.as_ref())?,
        linked => linked?,
    }
    drop(temporary);
    keep_name(path);
    Ok(())
}

/// Writes a new file under its own name, where no file can have two. If it cannot be written whole nothing is left of
/// it: half a file would pass for a whole one, and be in the way of the next attempt.
fn create_in_place(path: &Path, content: &[u8]) -> io::Result<()> {
    let (unfinished, mut file) = Unfinished::begin(path.to_owned(), &mut OpenOptions::new())?;
    file.write_all(content)?;
    file.sync_all()?;
    unfinished.keep();
    Ok(())
}

/// Brings the name of a file to the disk, where the folder can be asked for that.
fn keep_name(path: &Path) {
    if let Some(folder) = folder_of(path) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

fn folder_of(path: &Path) -> Option<&Path> {
    let folder = path.parent()?;
    Some(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

fn fill(file: &File, care: Care, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()?;
    match care {
        Care::Lasting => file.sync_all(),
        Care::Quick => Ok(()),
    }
}

/// Gives the new file owner, group and mode of the one before. Where the owner cannot be kept, the group may be.
fn resemble(file: &File, path: &Path, before: &Metadata) -> io::Result<()> {
    let own = file.metadata()?;
    if (own.uid(), own.gid()) != (before.uid(), before.gid())
        && chown(path, Some(before.uid()), Some(before.gid())).is_err()
    {
        let _ = chown(path, None, Some(before.gid()));
    }
    // Behind the owner: a change of owner takes some of it away.
    file.set_permissions(before.permissions())
}

/// A new file in the folder of `target`, with a name that nobody has. What replaces a file is its writer's alone
/// until it is given the mode of that.
fn beside(target: &Path, like: Like<'_>) -> io::Result<(Unfinished, File)> {
    let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mode = match like {
        Like::Before(_) | Like::Private => 0o600,
        Like::New => 0o666,
    };
    let mut attempt = 0_u32;
    loop {
        let path = target.with_file_name(hidden_name(name, attempt));
        match Unfinished::begin(path, OpenOptions::new().mode(mode)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => attempt += 1,
            begun => return begun,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn the_longest_name_that_a_file_may_have_is_replaced_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("{}.yaml", "計".repeat(83)));
        fs::write(&path, "one").unwrap();
        let before = fs::metadata(&path).unwrap();
        assert!(
            replace(&path, Like::Before(&before), Care::Lasting, |out| out.write_all(b"two"), || Ok(true)).unwrap()
        );
        assert_eq!(fs::read(&path).unwrap(), b"two");
    }

    #[test]
    fn a_new_file_takes_the_place_of_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        create(&path, "one").unwrap();
        assert_eq!(create(&path, "two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(create(&folder.path().join("gone/b.yaml"), "").unwrap_err().kind(), io::ErrorKind::NotFound);
        symlink("nowhere", folder.path().join("c.yaml")).unwrap();
        for taken in ["c.yaml", "..", "."] {
            let error = create(&folder.path().join(taken), "").unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::AlreadyExists, "{taken}");
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left behind");
    }

    #[test]
    fn what_fails_leaves_everything_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let before = fs::metadata(&path).unwrap();
        let failed =
            replace(&path, Like::Before(&before), Care::Lasting, |_| Err(io::Error::other("full")), || Ok(true));
        assert!(failed.is_err());
        let refused =
            replace(&path, Like::Before(&before), Care::Lasting, |out| out.write_all(b"two"), || Ok(false)).unwrap();
        assert!(!refused && fs::read(&path).unwrap() == b"one");
        assert!(
            replace(&path, Like::Before(&before), Care::Lasting, |out| out.write_all(b"two"), || Ok(true)).unwrap()
        );
        let after = fs::metadata(&path).unwrap();
        assert_eq!((fs::read(&path).unwrap().as_slice(), after.mode()), (&b"two"[..], before.mode()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    }
}
