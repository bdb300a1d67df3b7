//! Where results go: standard output, or a file that is either written whole or not touched.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::say;
use crate::source::is_plan_name;
use crate::visible::spelled;
use crate::words::failure::reason;
use crate::words::{Wording, cli as words, export};
use crate::workspace::Workspace;
use crate::writing::{Care, Like, replace};

/// Why a result went nowhere.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// Standard output cannot be written to.
    #[error("standard output: {0}")]
    Print(io::Error),
    /// The file cannot be written.
    #[error("{path}: {error}", path = .0.display(), error = .1)]
    Write(PathBuf, io::Error),
    /// It is one of the plan files.
    #[error("{} is a plan file", .0.display())]
    PlanFile(PathBuf),
    /// It is a folder.
    #[error("{} is a folder", .0.display())]
    Folder(PathBuf),
    /// It is a link that leads nowhere.
    #[error("{} is a broken link", .0.display())]
    BrokenLink(PathBuf),
    /// One of several files, at which it was left.
    #[error("{error} ({done} of {all} done)")]
    OneOf {
        /// Why it went nowhere.
        error: Box<Self>,
        /// How many were written before it, and stay.
        done: usize,
        /// How many there were to be.
        all: usize,
    },
}

impl OutputError {
    /// The sentence for it.
    pub fn wording(&self) -> Wording {
        match self {
            Self::Print(error) => words::cannot_print(&reason(error)),
            Self::Write(path, error) => words::cannot_write(&path.display().to_string(), &reason(error)),
            Self::PlanFile(path) => words::is_a_plan_file(&path.display().to_string()),
            Self::Folder(path) => words::is_a_folder(&path.display().to_string()),
            Self::BrokenLink(path) => export::is_a_broken_link(&path.display().to_string()),
            Self::OneOf { error, done, all } => export::one_of(error.wording(), *done, *all),
        }
    }
}

/// Writes to standard output. A reader that has gone (`susumi export … | head`) is no error.
pub fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), OutputError> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(OutputError::Print(error)),
        _ => Ok(()),
    }
}

/// Writes a file whole: into a new file beside it, which then takes its place. Never a plan file. Somebody at a
/// terminal is told that it is done.
pub fn save(
    path: &Path,
    workspace: &Workspace,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), OutputError> {
    place(path, workspace, write)?;
    if io::stderr().is_terminal() {
        say(&export::written(&spelled(path.as_os_str())));
    }
    Ok(())
}

fn place(
    path: &Path,
    workspace: &Workspace,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), OutputError> {
    let failed = |error| OutputError::Write(path.to_owned(), error);
    // Through a link, so that the link stays one.
    let target = match path.canonicalize() {
        Ok(target) => target,
        // A pipe that a link leads to (`/dev/stdout` in a pipeline) has no name of its own.
        Err(_) if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) => path.to_owned(),
        Err(_) if path.is_symlink() => return Err(OutputError::BrokenLink(path.to_owned())),
        Err(_) => path.to_owned(),
    };
    let before = fs::metadata(&target).ok();
    if before.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(OutputError::Folder(path.to_owned()));
    }
    if before.is_some() && (is_plan_name(&target) || workspace.reads(&target)) {
        return Err(OutputError::PlanFile(path.to_owned()));
    }
    if before.as_ref().is_some_and(|metadata| !metadata.is_file()) {
        // A device or a pipe cannot be replaced.
        let mut out = OpenOptions::new().write(true).open(&target).map(BufWriter::new).map_err(failed)?;
        return match write(&mut out).and_then(|()| out.flush()) {
            // Its reader has had enough, as with standard output.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result.map_err(failed),
        };
    }
    let like = before.as_ref().map_or(Like::New, Like::Before);
    replace(&target, like, Care::Lasting, write, || Ok(true)).map(drop).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.json");
        let workspace = Workspace::default();
        save(&path, &workspace, |out| out.write_all(b"one")).unwrap();
        let broken = save(&path, &workspace, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("gone"))
        });
        assert!(matches!(broken, Err(OutputError::Write(..))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");

        let plan = folder.path().join("other.yaml");
        fs::write(&plan, "計画: あ").unwrap();
        assert!(matches!(save(&plan, &workspace, |_| Ok(())), Err(OutputError::PlanFile(_))));
        assert!(matches!(save(folder.path(), &workspace, |_| Ok(())), Err(OutputError::Folder(_))));
        let nowhere = folder.path().join("no/where.json");
        assert!(matches!(save(&nowhere, &workspace, |_| Ok(())), Err(OutputError::Write(..))));
    }
}
