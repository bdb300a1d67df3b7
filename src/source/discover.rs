//! Paths to plan files.
//!
//! A file is taken as it is, whatever its name; a folder is searched for `*.yaml` and `*.yml`, its
//! subfolders too, in the order of the paths. Hidden entries are skipped, and links to folders are not
//! followed, so that a search always ends.

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

use crate::plan::Position;
use crate::words::failure;

use super::{EMPTY_FOLDER, Failure, Origin, fatal, unreadable};

/// How many folders may lie inside each other.
const MAX_DEPTH: usize = 16;

/// The plan files that `path` stands for.
///
/// # Errors
/// A [`Failure`] if nothing is there, it cannot be read, or a folder holds no plan file.
pub fn discover(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let fail = |finding| Failure { origin: Origin::File(path.to_owned()), finding: Box::new(finding) };
    let metadata = std::fs::metadata(path).map_err(|error| fail(unreadable(&error)))?;
    if !metadata.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let files = plan_files(path).map_err(|error| fail(unreadable(&error)))?;
    if files.is_empty() {
        return Err(fail(fatal(EMPTY_FOLDER, Position::START, failure::empty_folder())));
    }
    Ok(files)
}

/// The plan files in a folder, sorted; none if it holds none.
///
/// # Errors
/// If the folder itself cannot be listed. A subfolder that cannot is skipped.
pub fn plan_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Found::default();
    list(folder, 0, &mut found)?;
    let mut files: Vec<PathBuf> = found.files.into_iter().map(|(path, _)| path).collect();
    files.sort();
    Ok(files)
}

/// What a search of folders comes upon.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The plan files, and what the system knows of each.
    pub(super) files: Vec<(PathBuf, Metadata)>,
    /// The folders below the first that could not be listed.
    pub(super) closed: Vec<PathBuf>,
}

/// Adds the plan files in a folder and below it, in no order.
///
/// # Errors
/// If the folder itself cannot be listed.
pub(super) fn list(folder: &Path, depth: usize, found: &mut Found) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let Ok(entry) = entry else { continue };
        let path = entry.path();
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        // `file_type` does not follow links: a linked folder is neither folder nor plan file here.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_hidden {
            continue;
        }
        if is_folder && depth < MAX_DEPTH {
            if list(&path, depth + 1, found).is_err() {
                found.closed.push(path);
            }
        } else if is_plan_name(&path)
            && let Ok(metadata) = std::fs::metadata(&path)
            && metadata.is_file()
        {
            found.files.push((path, metadata));
        }
    }
    Ok(())
}

/// Whether a folder is searched for files of that name.
pub fn is_plan_name(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_searched_and_files_taken_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("z/.git")).unwrap();
        for name in ["b.yaml", "a.YML", ".hidden.yaml", "note.txt", "z/c.yml", "z/.git/d.yaml"] {
            std::fs::write(root.join(name), "").unwrap();
        }
        let found = discover(root).unwrap();
        let names: Vec<_> = found.iter().map(|path| path.strip_prefix(root).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a.YML", "b.yaml", "z/c.yml"]);
        assert_eq!(discover(&root.join("note.txt")).unwrap(), [root.join("note.txt")]);
        assert_eq!(discover(&root.join("z/.git/x")).unwrap_err().finding.code, "unreadable");
        std::fs::create_dir(root.join("empty")).unwrap();
        assert_eq!(discover(&root.join("empty")).unwrap_err().finding.code, "empty-folder");
    }
}
