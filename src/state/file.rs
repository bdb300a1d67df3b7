//! One file of state: read within bounds, written so that nobody ever sees half of it.
//!
//! Invariant: what is written can be read again. What is beyond the bounds is refused both ways, and the
//! file stays as it was.
//!
//! Of two programs that write at once the last one wins. Files and folder are the user's alone.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::process;
use std::time::Duration;

use directories::ProjectDirs;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The largest file that is read or written.
const MOST_BYTES: u64 = 1024 * 1024;

/// The most opening brackets in it: the parser's time grows with their square, and what is written here
/// has hardly any.
const MOST_BRACKETS: usize = 2_000;

/// Why a file of state could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is too large, or no file of this kind.
    #[error("not a file of susumi")]
    Foreign,
    /// It has as many views as may be.
    #[error("too many views")]
    Full,
    /// What was to be written is more than would be read again.
    #[error("too much to be kept")]
    TooLarge,
}

/// Whether a text is within the bounds: the one check of reading and of writing.
fn is_within_bounds(text: &str) -> bool {
    text.len() as u64 <= MOST_BYTES && text.matches(['[', '{']).count() <= MOST_BRACKETS
}

/// The user's folder for state; `None` if the platform names none.
pub fn folder() -> Option<PathBuf> {
    let folders = ProjectDirs::from("", "", "susumi")?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned())
}

/// What that file says; `None` if it is not there or empty.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, StateError> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
        // To open a pipe would be to wait for whoever writes into it.
        Ok(found) if !found.is_file() => return Err(StateError::Foreign),
        Ok(_) => {}
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    let text = String::from_utf8(bytes).map_err(|_| StateError::Foreign)?;
    if !is_within_bounds(&text) {
        return Err(StateError::Foreign);
    }
    serde_yaml::from_str::<Option<T>>(&text).map_err(|_| StateError::Foreign)
}

/// How much is done for a file to outlast a power failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// It is on the disk when this is done: somebody has asked for it to be kept.
    Lasting,
    /// Nothing waits for the disk: the program is leaving, and may have little time for that.
    Quick,
}

/// Writes `about` as a comment and the document to a file of that name, in the place of the one before.
pub(super) fn write(
    folder: &Path,
    name: &str,
    about: &str,
    document: &impl Serialize,
    care: Care,
) -> Result<(), StateError> {
    let comment: String = about.lines().map(|line| format!("# {line}\n")).collect();
    let text = comment + &serde_yaml::to_string(document).map_err(|_| StateError::Foreign)?;
    if !is_within_bounds(&text) {
        return Err(StateError::TooLarge);
    }
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    // Beside the file, so that it can take its place in one step; of two programs each has its own.
    let new = folder.join(format!(".{name}.{}", process::id()));
    // Whoever bore this number before did not get to it.
    let _ = fs::remove_file(&new);
    remove_left_behind(folder, name);
    let written = write_new(&new, &text, care).and_then(|()| fs::rename(&new, folder.join(name)));
    if written.is_err() {
        let _ = fs::remove_file(&new);
    }
    Ok(written?)
}

/// Removes what programs that were killed while they wrote that file have left behind. None takes this long.
fn remove_left_behind(folder: &Path, name: &str) {
    const LONG_AGO: Duration = Duration::from_secs(60);
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(|other| other.starts_with(&format!(".{name}.")));
        let age = entry.metadata().and_then(|metadata| metadata.modified()).map(|time| time.elapsed());
        if is_ours && matches!(age, Ok(Ok(age)) if age > LONG_AGO) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn write_new(path: &Path, text: &str, care: Care) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    match care {
        Care::Lasting => file.sync_all(),
        Care::Quick => Ok(()),
    }
}
