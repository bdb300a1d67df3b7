//! A file written whole: a new one, or into a new file beside it, which then takes its place in one step.
//!
//! Whoever reads meanwhile reads what was there before or what comes, never half of either; if anything fails,
//! what was there before stays, and nothing is left behind.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, chown};
use std::path::{Path, PathBuf};

/// Writes `target`, which is no link, in the place of what `before` says of it. Its mode stays, and its owner and
/// group as far as whoever writes may give a file away. What is written is on the disk when this is done.
///
/// `confirm` is asked last, when all of it is written and nothing has been replaced; if it says no, nothing is
/// replaced, and that is what comes back.
///
/// # Errors
/// Whatever the system or `write` gives.
pub fn replace(
    target: &Path,
    before: Option<&Metadata>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    confirm: impl FnOnce() -> io::Result<bool>,
) -> io::Result<bool> {
    let (temporary, file) = beside(target, before.is_some())?;
    let replaced =
        fill(&file, write).and_then(|()| before.map_or(Ok(()), |before| resemble(&file, &temporary, before)));
    let replaced = replaced.and_then(|()| file.sync_all()).and_then(|()| confirm()).and_then(|confirmed| {
        if confirmed {
            fs::rename(&temporary, target)?;
        }
        Ok(confirmed)
    });
    match replaced {
        Ok(true) => {
            // The name too, where the folder can be asked for that.
            if let Some(folder) = target.parent() {
                let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
                let _ = File::open(folder).and_then(|folder| folder.sync_all());
            }
        }
        _ => drop(fs::remove_file(&temporary)),
    }
    replaced
}

/// Writes a new file; one that is there is left alone, also if it comes between asking and writing. If it cannot be
/// written whole nothing is left of it: half a file would pass for a whole one, and be in the way of the next attempt.
///
/// # Errors
/// Whatever the system gives; [`io::ErrorKind::AlreadyExists`] if there is a file.
pub fn create(path: &Path, content: impl AsRef<[u8]>) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(content.as_ref()).and_then(|()| file.sync_all()).inspect_err(|_| drop(fs::remove_file(path)))
}

fn fill(file: &File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()
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
fn beside(target: &Path, is_private: bool) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mode = if is_private { 0o600 } else { 0o666 };
    let mut attempt = 0_u32;
    loop {
        let mut hidden = OsString::from(".");
        // So that whatever is left behind says of what; a name has 255 bytes at the most.
        if name.len() < 200 {
            hidden.push(name);
        }
        hidden.push(format!(".{}-{attempt}", std::process::id()));
        let path = target.with_file_name(hidden);
        match OpenOptions::new().write(true).create_new(true).mode(mode).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => attempt += 1,
            opened => return opened.map(|file| (path, file)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_longest_name_that_a_file_may_have_is_replaced_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("{}.yaml", "計".repeat(83)));
        fs::write(&path, "one").unwrap();
        let before = fs::metadata(&path).unwrap();
        assert!(replace(&path, Some(&before), |out| out.write_all(b"two"), || Ok(true)).unwrap());
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
    }

    #[test]
    fn what_fails_leaves_everything_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let before = fs::metadata(&path).unwrap();
        let failed = replace(&path, Some(&before), |_| Err(io::Error::other("full")), || Ok(true));
        assert!(failed.is_err());
        let refused = replace(&path, Some(&before), |out| out.write_all(b"two"), || Ok(false)).unwrap();
        assert!(!refused && fs::read(&path).unwrap() == b"one");
        assert!(replace(&path, Some(&before), |out| out.write_all(b"two"), || Ok(true)).unwrap());
        let after = fs::metadata(&path).unwrap();
        assert_eq!((fs::read(&path).unwrap().as_slice(), after.mode()), (&b"two"[..], before.mode()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    }
}
