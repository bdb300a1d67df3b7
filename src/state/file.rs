//! One file of state: read within bounds, written so that nobody ever sees half of it.
//!
//! Invariant: what is written can be read again. What is beyond the bounds is refused both ways, and the
//! file stays as it was.
//!
//! Of two programs that write at once the last one wins. Files and folder are the user's alone.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::writing::{Care, Like, replace};

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
    replace(&folder.join(name), Like::Private, care, |out| out.write_all(text.as_bytes()), || Ok(true))?;
    Ok(())
}
