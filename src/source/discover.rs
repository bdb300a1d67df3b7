//! Paths to plan files.
//!
//! A file is taken as it is, whatever its name; a folder is searched for `*.yaml` and `*.yml`, its
//! subfolders too, in the order of the paths. Hidden entries are skipped, and links to folders are not
//! followed, so that a search always ends. What is named like a plan file and is none (a pipe, a link to
//! nothing) is found too: whoever opens it says why there is no plan. A search opens nothing but folders.

use std::fs::DirEntry;
use std::io;
use std::path::{Path, PathBuf};

use crate::plan::{Finding, Position};
use crate::words::{Wording, failure};

use super::{EMPTY_FOLDER, Failure, Origin, TOO_MANY_FILES, fatal, unreadable, unreadable_at};

/// How many folders may lie inside each other.
const MAX_DEPTH: usize = 16;

/// How many plan files of one folder are opened: more than any city has, few enough for the memory of a terminal.
const MAX_FILES: usize = 2000;

/// How many entries of one folder, those of its subfolders among them, are looked through.
const MAX_ENTRIES: usize = 100_000;

/// What a search finds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Discovered {
    /// The plan files, sorted.
    pub files: Vec<PathBuf>,
    /// What was not searched or left out, and why.
    pub failures: Vec<Failure>,
}

/// The plan files that `path` stands for.
///
/// # Errors
/// A [`Failure`] if nothing is there, it cannot be read, or a folder holds no plan file.
pub fn discover(path: &Path) -> Result<Discovered, Failure> {
    let metadata = std::fs::metadata(path).map_err(|error| failure_of(path, unreadable_at(path, &error)))?;
    if !metadata.is_dir() {
        return Ok(Discovered { files: vec![path.to_owned()], failures: Vec::new() });
    }
    let found = plan_files(path).map_err(|error| failure_of(path, unreadable(&error)))?;
    if found.files.is_empty() && found.failures.is_empty() {
        return Err(failure_of(path, fatal(EMPTY_FOLDER, Position::START, failure::empty_folder())));
    }
    Ok(found)
}

/// The plan files in a folder; none if it holds none.
///
/// # Errors
/// If the folder itself cannot be listed. That a subfolder cannot is among the failures.
pub fn plan_files(folder: &Path) -> io::Result<Discovered> {
    let mut search = Search { found: Discovered::default(), left: MAX_ENTRIES };
    search.list(folder, 0)?;
    let Search { mut found, left } = search;
    if left == 0 {
        found.failures.push(left_out(folder, failure::too_many_entries(MAX_ENTRIES)));
    }
    found.files.sort();
    if found.files.len() > MAX_FILES {
        found.files.truncate(MAX_FILES);
        found.failures.push(left_out(folder, failure::too_many_files(MAX_FILES)));
    }
    Ok(found)
}

/// A search that is under way.
struct Search {
    found: Discovered,
    /// How many entries may still be looked at.
    left: usize,
}

impl Search {
    fn list(&mut self, folder: &Path, depth: usize) -> io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            if self.left == 0 {
                break;
            }
            self.left -= 1;
            let Ok(entry) = entry else { continue };
            if !entry.file_name().as_encoded_bytes().starts_with(b".") {
                self.take_in(&entry, depth);
            }
        }
        Ok(())
    }

    fn take_in(&mut self, entry: &DirEntry, depth: usize) {
        let path = entry.path();
        // `file_type` does not follow links: a linked folder is no folder here.
        if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if is_plan_name(&path) {
                self.found.files.push(path);
            }
            return;
        }
        let before = (self.found.files.len(), self.found.failures.len());
        let finding = match self.list_below(&path, depth) {
            Err(finding) => Some(finding),
            // Somebody takes it for a plan.
            Ok(()) if is_plan_name(&path) && before == (self.found.files.len(), self.found.failures.len()) => {
                Some(fatal(EMPTY_FOLDER, Position::START, failure::empty_folder()))
            }
            Ok(()) => None,
        };
        self.found.failures.extend(finding.map(|finding| failure_of(&path, finding)));
    }

    fn list_below(&mut self, folder: &Path, depth: usize) -> Result<(), Finding> {
        if depth >= MAX_DEPTH {
            return Err(fatal(TOO_MANY_FILES, Position::START, failure::folders_too_deep(MAX_DEPTH)));
        }
        self.list(folder, depth + 1).map_err(|error| unreadable(&error))
    }
}

fn left_out(folder: &Path, wording: Wording) -> Failure {
    failure_of(folder, fatal(TOO_MANY_FILES, Position::START, wording))
}

fn failure_of(path: &Path, finding: Finding) -> Failure {
    Failure { origin: Origin::File(path.to_owned()), finding: Box::new(finding) }
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
        let found = discover(root).unwrap().files;
        let names: Vec<_> = found.iter().map(|path| path.strip_prefix(root).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a.YML", "b.yaml", "z/c.yml"]);
        assert_eq!(discover(&root.join("note.txt")).unwrap().files, [root.join("note.txt")]);
        assert_eq!(discover(&root.join("z/.git/x")).unwrap_err().finding.code, "unreadable");
        std::fs::create_dir(root.join("empty")).unwrap();
        assert_eq!(discover(&root.join("empty")).unwrap_err().finding.code, "empty-folder");
    }
}
