//! Paths to plan files.
//!
//! A file is taken as it is, whatever its name; a folder is searched for `*.yaml` and `*.yml`, its
//! subfolders too, in the order of the paths. Hidden entries are skipped, and links to folders are not
//! followed, so that a search always ends. What is named like a plan file and is none (a pipe, a link to
//! nothing) is found too: whoever opens it says why there is no plan. A search opens nothing but folders,
//! and each only when its turn comes: the first file is there before the others are looked for.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::vec::IntoIter;

use crate::plan::{Finding, Position};
use crate::words::{Wording, failure};

use super::fatal::{EMPTY_FOLDER, TOO_MANY_FILES, fatal, unreadable, unreadable_at};
use super::loaded::{Failure, Origin};
use super::whole::WholePaths;

/// How many folders may lie inside each other.
const MAX_DEPTH: usize = 16;

/// How many plan files of one folder are opened: ten for every local government of the country and some more, few
/// enough for the memory of an ordinary machine.
const MAX_FILES: usize = 20_000;

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

impl Extend<Result<PathBuf, Failure>> for Discovered {
    fn extend<T: IntoIterator<Item = Result<PathBuf, Failure>>>(&mut self, found: T) {
        for one in found {
            match one {
                Ok(file) => self.files.push(file),
                Err(failure) => self.failures.push(failure),
            }
        }
    }
}

/// The plan files that `path` stands for.
///
/// # Errors
/// A [`Failure`] if nothing is there, it cannot be read, or a folder holds no plan file.
pub fn discover(path: &Path) -> Result<Discovered, Failure> {
    let mut found = Discovered::default();
    found.extend(PlanFiles::of(vec![path.to_owned()]));
    let is_whole = |failure: &mut Failure| failure.origin.path() == Some(path);
    match found.failures.pop_if(is_whole) {
        Some(failure) if found.files.is_empty() => Err(failure),
        failure => {
            found.failures.extend(failure);
            Ok(found)
        }
    }
}

/// The plan files in a folder; none if it holds none.
///
/// # Errors
/// If the folder itself cannot be listed. That a subfolder cannot is among the failures.
pub fn plan_files(folder: &Path) -> io::Result<Discovered> {
    let mut found = Discovered::default();
    found.extend(Search::of(folder)?);
    Ok(found)
}

/// Whether there is anything to open in a folder: a plan file, or something that cannot be searched.
///
/// # Errors
/// If the folder itself cannot be listed.
pub fn holds_plans(folder: &Path) -> io::Result<bool> {
    Search::of(folder).map(|mut search| search.next().is_some())
}

/// The plan files that some paths stand for, one after another; among them what was not searched or left out.
#[derive(Debug)]
pub struct PlanFiles {
    paths: IntoIter<PathBuf>,
    search: Option<Search>,
}

impl PlanFiles {
    /// Those of these files and folders, in that order.
    pub fn of(paths: Vec<PathBuf>) -> Self {
        Self { paths: paths.into_iter(), search: None }
    }
}

impl Iterator for PlanFiles {
    type Item = Result<PathBuf, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(search) = &mut self.search {
                let found = search.next();
                if found.is_some() {
                    return found;
                }
            }
            if let Some(Search { root, found: 0, .. }) = self.search.take() {
                return Some(Err(empty(&root)));
            }
            let path = self.paths.next()?;
            match std::fs::metadata(&path) {
                Err(error) => return Some(Err(failure_of(&path, unreadable_at(&path, &error)))),
                Ok(metadata) if !metadata.is_dir() => return Some(Ok(path)),
                Ok(_) => match Search::of(&path) {
                    Ok(search) => self.search = Some(search),
                    Err(error) => return Some(Err(failure_of(&path, unreadable(&error)))),
                },
            }
        }
    }
}

/// A search of one folder that is under way.
#[derive(Debug)]
struct Search {
    root: PathBuf,
    /// The folders that it is in, the innermost last.
    inside: Vec<Folder>,
    /// How many entries may still be looked at.
    left: usize,
    /// Whether there were more.
    is_cut_short: bool,
    /// How many files and failures there have been.
    found: usize,
    /// How many files.
    files: usize,
}

/// A folder that is being searched.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    /// What is still to be looked at, the next one last; and whether it is a folder.
    entries: Vec<(OsString, bool)>,
    /// How much had been found before it.
    before: usize,
}

impl Search {
    fn of(root: &Path) -> io::Result<Self> {
        let root_path = root.to_owned();
        let mut search =
            Self { root: root_path, inside: Vec::new(), left: MAX_ENTRIES, is_cut_short: false, found: 0, files: 0 };
        search.enter(root.to_owned())?;
        Ok(search)
    }

    /// Lists a folder, to be looked through next.
    fn enter(&mut self, path: PathBuf) -> io::Result<()> {
        let mut entries = Vec::new();
        for entry in std::fs::read_dir(&path)? {
            if self.left == 0 {
                self.is_cut_short = true;
                break;
            }
            self.left -= 1;
            let Ok(entry) = entry else { continue };
            let name = entry.file_name();
            if is_hidden(&name) {
                continue;
            }
            // `file_type` does not follow links: a linked folder is no folder here.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder || is_plan_name(Path::new(&name)) {
                entries.push((name, is_folder));
            }
        }
        entries.sort_unstable_by(|one, other| other.cmp(one));
        self.inside.push(Folder { path, entries, before: self.found });
        Ok(())
    }

    /// Goes into a folder below; why it cannot, if so.
    fn enter_below(&mut self, path: PathBuf) -> Option<Failure> {
        if self.inside.len() > MAX_DEPTH {
            let finding = fatal(TOO_MANY_FILES, Position::START, failure::folders_too_deep(MAX_DEPTH));
            return Some(failure_of(&path, finding));
        }
        self.enter(path.clone()).err().map(|error| failure_of(&path, unreadable(&error)))
    }

    /// Ends the search before its time.
    fn stop(&mut self, wording: Wording) -> Failure {
        (self.inside, self.is_cut_short) = (Vec::new(), false);
        failure_of(&self.root, fatal(TOO_MANY_FILES, Position::START, wording))
    }

    fn advance(&mut self) -> Option<Result<PathBuf, Failure>> {
        loop {
            let Some(folder) = self.inside.last_mut() else {
                return self.is_cut_short.then(|| Err(self.stop(failure::too_many_entries(MAX_ENTRIES))));
            };
            let Some((name, is_folder)) = folder.entries.pop() else {
                let is_root = self.inside.len() == 1;
                let left = self.inside.pop().filter(|folder| !is_root && folder.before == self.found);
                // Somebody takes it for a plan.
                if let Some(Folder { path, .. }) = left.filter(|folder| is_plan_name(&folder.path)) {
                    return Some(Err(empty(&path)));
                }
                continue;
            };
            let path = folder.path.join(name);
            if is_folder {
                if let Some(failure) = self.enter_below(path) {
                    return Some(Err(failure));
                }
            } else if self.files == MAX_FILES {
                return Some(Err(self.stop(failure::too_many_files(MAX_FILES))));
            } else {
                self.files += 1;
                return Some(Ok(path));
            }
        }
    }
}

impl Iterator for Search {
    type Item = Result<PathBuf, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.advance();
        self.found += usize::from(next.is_some());
        next
    }
}

/// The name by which a search of `root` comes upon the file that has that whole path, see [`WholePaths`]; `None` if
/// it does not.
pub fn found_as(root: &Path, whole: &Path) -> Option<PathBuf> {
    if WholePaths::default().of(root) == whole {
        return whole.is_file().then(|| root.to_owned());
    }
    let below = whole.strip_prefix(root.canonicalize().ok()?).ok()?;
    let is_searched = |part: Component<'_>| matches!(part, Component::Normal(name) if !is_hidden(name));
    // A folder that has become a link since is not searched.
    let is_folder = whole.parent().is_some_and(|folder| folder.canonicalize().is_ok_and(|same| same == folder));
    let is_found = is_folder
        && is_plan_name(below)
        && below.components().all(is_searched)
        && below.components().count() <= MAX_DEPTH + 1
        && whole.is_file();
    is_found.then(|| root.join(below))
}

fn empty(folder: &Path) -> Failure {
    failure_of(folder, fatal(EMPTY_FOLDER, Position::START, failure::empty_folder()))
}

/// A folder in which so many files are passed over and nothing else is.
pub fn without_plans(folder: &Path, passed: usize) -> Failure {
    failure_of(folder, fatal(EMPTY_FOLDER, Position::START, failure::folder_without_plans(passed)))
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn failure_of(path: &Path, finding: Finding) -> Failure {
    Failure::of(Origin::File(path.to_owned()), finding)
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
    #[test]
    fn the_first_file_is_found_before_anything_else_is_looked_for() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in ["a/z.yaml", "a/b/c.yaml", "a.yaml", "b/x.yaml", "b/e.yaml/n", "a-b/y.yml"] {
            std::fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            std::fs::write(root.join(name), "").unwrap();
        }
        let mut files = discover(root).unwrap();
        assert!(files.files.is_sorted() && files.files.len() == 5, "{files:?}");
        assert_eq!(
            files.failures[0].origin.path(),
            Some(root.join("b/e.yaml").as_path()),
            "a folder, and nothing in it"
        );
        let mut search = PlanFiles::of(vec![root.to_owned()]);
        assert_eq!(search.next().unwrap().unwrap(), files.files.remove(0));
        // What comes before its turn is found, what comes behind it is not missed.
        std::fs::write(root.join("b/0.yaml"), "").unwrap();
        let rest: Vec<_> = search.filter_map(Result::ok).collect();
        files.files.insert(3, root.join("b/0.yaml"));
        assert_eq!(rest, files.files);
    }

    #[test]
    fn a_file_is_known_by_the_name_that_a_search_gives_it() {
        let folder = tempfile::tempdir().unwrap();
        let whole = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(whole.join("one/.two")).unwrap();
        for name in ["one/a.yaml", "one/a.txt", "one/.two/b.yaml"] {
            std::fs::write(whole.join(name), "").unwrap();
        }
        std::os::unix::fs::symlink("one", whole.join("link")).unwrap();
        let table = [
            ("one", "one/a.yaml", Some("one/a.yaml")),
            ("link", "one/a.yaml", Some("link/a.yaml")),
            ("", "one/a.yaml", Some("one/a.yaml")),
            ("one/a.yaml", "one/a.yaml", Some("one/a.yaml")),
            ("one/a.txt", "one/a.txt", Some("one/a.txt")),
            ("one", "one/a.txt", None),
            ("one", "one/.two/b.yaml", None),
            ("one/.two", "one/.two/b.yaml", Some("one/.two/b.yaml")),
            ("", "link/a.yaml", None),
            ("one", "one/gone.yaml", None),
            ("gone", "one/a.yaml", None),
        ];
        for (root, file, name) in table {
            let found = found_as(&whole.join(root), &whole.join(file));
            assert_eq!(found, name.map(|name| whole.join(name)), "{root} {file}");
        }
    }
}
