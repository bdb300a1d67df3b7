//! Opening plans: all of them at once, or one at once and the others while it is looked at.
//!
//! Owns in which order files are read, that none is opened by two names, that what is passed over counts nowhere, and how
//! much of it is handed on at a time.
//! Invariant: the stamp of every file is taken before it is read, so that whoever watches the files from then on
//! misses nothing.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime};

use super::passing::{Passed, Passing};
use super::several::{self, FEW, MANY, Read};
use super::{Reading, Workspace, ids};
use crate::source::{Failure, Loaded, Origin, Parsers, PlanFiles, Scan, Stamp, WholePaths, found_as};

/// The first plans are handed on after so long, all of them if they have come by then.
const SOON: Duration = Duration::from_millis(30);
/// From then on what has come is handed on that often, so that the screen is drawn seldom.
const EVERY: Duration = Duration::from_millis(100);

/// Opens these files and folders, or the plan that the program carries if there are none, and waits for all of it.
pub fn all(roots: Vec<PathBuf>, reading: &Reading) -> Workspace {
    let mut workspace = Workspace::default();
    if roots.is_empty() {
        workspace.take_in(reading.read(&Origin::BuiltIn));
        return workspace;
    }
    let mut whole = WholePaths::default();
    let mut passing = Passing::below(&roots);
    let search = |read: &mut dyn FnMut(PathBuf)| {
        let mut seen = HashSet::new();
        let mut found: Vec<Option<Failure>> = Vec::new();
        for one in PlanFiles::of(roots) {
            match one {
                Ok(file) if !seen.insert(whole.of(&file)) => {}
                Ok(file) => {
                    read(file);
                    found.push(None);
                }
                Err(failure) => found.push(Some(failure)),
            }
        }
        found
    };
    let (found, mut results) =
        several::read(reading, MANY, search, |found, results| (found, results.iter().collect::<Vec<Read>>()));
    results.sort_by_key(|(number, _)| *number);
    let mut results = results.into_iter();
    for failure in found {
        let result = failure.map(Err).or_else(|| results.next().map(|(_, result)| result));
        result.and_then(|result| passing.sift(result)).into_iter().for_each(|result| workspace.take_in(result));
    }
    workspace.end_with(&mut passing);
    ids::make_unique(&mut workspace, &mut whole);
    workspace
}

/// The plan that was looked at last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last {
    /// Its file, by its whole path.
    pub file: PathBuf,
    /// What it was known by.
    pub id: String,
}

/// Plans on their way to the screen.
#[derive(Debug)]
pub struct Opening {
    /// One plan; or none, and why, after everything has been tried.
    pub workspace: Workspace,
    /// What is still to come; `None` where there are no files.
    pub rest: Option<Rest>,
}

impl Opening {
    /// Opens one plan of these files and folders, or the one that the program carries if there are none: the one that
    /// was looked at last if it is among them, else the first that can be read. Nothing else is read or looked for.
    pub fn begin(roots: Vec<PathBuf>, reading: Reading, last: Option<&Last>) -> Self {
        let mut workspace = Workspace::default();
        if roots.is_empty() {
            workspace.take_in(reading.read(&Origin::BuiltIn));
            return Self { workspace, rest: None };
        }
        let began = SystemTime::now();
        let mut rest = Rest {
            search: PlanFiles::of(roots.clone()),
            passing: Passing::below(&roots),
            roots,
            reading,
            began,
            tried: Vec::new(),
            glanced: None,
        };
        let file = last.and_then(|last| rest.roots.iter().find_map(|root| found_as(root, &last.file)));
        if let (Some(last), Some(file)) = (last, &file) {
            rest.attempt(file.clone()).into_iter().for_each(|result| workspace.take_in(result));
            // Until the names of all are known.
            workspace.plans.iter_mut().for_each(|loaded| loaded.plan.id.clone_from(&last.id));
        }
        while workspace.plans.is_empty()
            && let Some(found) = rest.search.next()
        {
            match found {
                Ok(other) if Some(&other) == file.as_ref() => {}
                Ok(file) => rest.attempt(file).into_iter().for_each(|result| workspace.take_in(result)),
                Err(failure) => workspace.failures.push(failure),
            }
        }
        if workspace.plans.is_empty() {
            workspace.end_with(&mut rest.passing);
        }
        Self { workspace, rest: Some(rest) }
    }
}

/// The plans that are still to come.
#[derive(Debug)]
pub struct Rest {
    roots: Vec<PathBuf>,
    reading: Reading,
    /// When the first file was read.
    began: SystemTime,
    search: PlanFiles,
    passing: Passing,
    /// The files that have been read, with their stamps before that.
    tried: Vec<(PathBuf, Option<Stamp>)>,
    /// The file that was read at a glance, and what it gave.
    glanced: Option<(PathBuf, Option<Box<Loaded>>)>,
}

/// What has come of a file that had been read at a glance.
#[derive(Debug)]
pub struct Whole {
    /// Its name.
    pub path: PathBuf,
    /// Its stamp before it was read.
    pub stamp: Stamp,
    /// What it gave.
    pub result: Result<Loaded, Failure>,
}

/// Some of the plans that were still to come.
#[derive(Debug, Default)]
pub struct Batch {
    /// Those that could be read, in the order in which they came. Their ids stay as they are.
    pub plans: Vec<Loaded>,
    /// What could not be opened.
    pub failures: Vec<Failure>,
    /// What the plan of each of these files is called among all: those that were open before.
    pub ids: Vec<(PathBuf, String)>,
    /// How many files have been read by now.
    pub read: usize,
    /// How many there are.
    pub of: usize,
    /// Whether nothing more will come.
    pub is_last: bool,
}

impl Batch {
    /// Calls the plans of those files so: its own, and those that have come before.
    fn call(&mut self, ids: Vec<(PathBuf, String)>) {
        for (file, id) in ids {
            match self.plans.iter_mut().find(|loaded| loaded.origin.path() == Some(&file)) {
                Some(loaded) => loaded.plan.id = id,
                None => {
                    self.ids.retain(|(other, _)| *other != file);
                    self.ids.push((file, id));
                }
            }
        }
    }

    /// Whether anybody can see that it has come: not where one plan is all there is.
    pub fn is_seen(&self) -> bool {
        self.of > 1 || !self.failures.is_empty()
    }
}

/// What is known of the files when all have been opened, for whoever watches them.
#[derive(Debug)]
pub struct Known {
    /// The files and folders that were asked for.
    pub roots: Vec<PathBuf>,
    /// The plan files with the stamps that they had before they were read.
    pub files: Scan,
    /// Those of them that are not opened, being other names of others.
    pub aliases: HashSet<PathBuf>,
    /// Those of them that are passed over.
    pub passed: Passed,
    /// When that began, by the time of the system.
    pub began: SystemTime,
}

impl Rest {
    /// What comes of a file, unless it is passed over.
    fn attempt(&mut self, file: PathBuf) -> Option<Result<Loaded, Failure>> {
        self.tried.push((file.clone(), Stamp::of(&file)));
        let read = self.reading.glance(&file);
        self.passing.sift(read.map(|(loaded, parsers)| {
            self.glanced = (parsers == Parsers::First).then_some((file, None));
            loaded
        }))
    }

    /// Takes down what the file that was read at a glance gave, before anything can change it. The first frame does not
    /// wait for that.
    pub fn remember(&mut self, first: &Loaded) {
        if let Some((_, remembered)) = &mut self.glanced {
            *remembered = Some(Box::new(first.clone()));
        }
    }

    /// Reads what was read at a glance as every plan is read. What it gives is told only if it is something else.
    pub fn read_whole(&mut self) -> Option<Whole> {
        let (path, first) = self.glanced.take()?;
        // What is gone is left to whoever watches the files.
        let stamp = Stamp::of(&path)?;
        let mut result = self.reading.read(&Origin::File(path.clone()));
        let is_same = match (&mut result, first) {
            (Ok(loaded), Some(first)) => {
                loaded.plan.id.clone_from(&first.plan.id);
                *loaded == *first
            }
            _ => false,
        };
        (!is_same).then_some(Whole { path, stamp, result })
    }

    /// Looks for all files and reads them, with whatever threads the machine has to spare. What comes is handed on to
    /// `tell` bit by bit until it says that nobody listens any more; `None` then.
    pub fn read(self, mut tell: impl FnMut(Batch) -> bool) -> Option<Known> {
        let Self { roots, reading, began, search, passing, tried, glanced: _ } = self;
        let known = Known { roots, files: Scan::default(), aliases: HashSet::new(), passed: Passed::default(), began };
        let find = |read: &mut dyn FnMut(PathBuf)| find_all(search, passing, tried, known, read);
        let known = several::read(&reading, FEW, find, |found, results| {
            let Found { first, mut names, known } = found;
            let is_heard = hand_on(&results, first, &mut names, &mut tell);
            is_heard.then(|| Known { passed: names.passing.into_passed(), ..known })
        });
        reading.keep();
        known
    }
}

/// What is known when all files have been found.
struct Found {
    /// What there is to tell before any of them has been read.
    first: Batch,
    names: Names,
    known: Known,
}

/// What the plans will be called, as far as is known before all have been read.
struct Names {
    /// The files in the order in which they are read, then those that have been tried, then what could not be searched.
    paths: Vec<PathBuf>,
    /// The id for each of these.
    ids: Vec<String>,
    /// What of them is passed over.
    passing: Passing,
    whole: WholePaths,
}

impl Names {
    /// The ids that are others, because files that were passed over do not count.
    fn settled(&mut self) -> Vec<(PathBuf, String)> {
        let left = self.paths.iter().zip(&self.ids).filter(|(path, _)| !self.passing.has_passed(path));
        let (paths, before): (Vec<&Path>, Vec<&String>) = left.map(|(path, id)| (path.as_path(), id)).unzip();
        let ids = ids::unique(&paths, &mut self.whole);
        let all = paths.into_iter().zip(before).zip(ids);
        all.filter(|((_, before), id)| *before != id).map(|((path, _), id)| (path.to_owned(), id)).collect()
    }

    /// The folders that hold nothing but what was passed over.
    fn folders_without_plans(&mut self) -> Vec<Failure> {
        let is_left = |path: &&Path| !self.passing.has_passed(path);
        let others: Vec<&Path> = self.paths.iter().map(PathBuf::as_path).filter(is_left).collect();
        self.passing.folders_without_plans(others.into_iter())
    }
}

/// Looks for all files and hands each on to be read, but for those that have been tried.
fn find_all(
    search: PlanFiles,
    passing: Passing,
    tried: Vec<(PathBuf, Option<Stamp>)>,
    mut known: Known,
    read: &mut dyn FnMut(PathBuf),
) -> Found {
    let stamps: HashMap<PathBuf, Option<Stamp>> = tried.iter().cloned().collect();
    let mut whole = WholePaths::default();
    // The name by which each file is opened.
    let mut seen: HashMap<PathBuf, PathBuf> = stamps.keys().map(|file| (whole.of(file), file.clone())).collect();
    known.files.files.extend(tried.into_iter().filter_map(|(file, stamp)| Some((file, stamp?))));
    let (mut files, mut failures) = (Vec::new(), Vec::new());
    for found in search {
        match found {
            Ok(file) if stamps.contains_key(&file) => {}
            Ok(file) => {
                let stamp = Stamp::of(&file);
                // Deleted since its folder was listed: whoever watches the files would never hear of its going. What is
                // there and has no stamp is read, to say why it gives no plan.
                if stamp.is_none() && fs::symlink_metadata(&file).is_err_and(|it| it.kind() == ErrorKind::NotFound) {
                    continue;
                }
                known.files.files.extend(stamp.map(|stamp| (file.clone(), stamp)));
                match seen.entry(whole.of(&file)) {
                    Entry::Vacant(place) => {
                        place.insert(file.clone());
                        files.push(file.clone());
                        read(file);
                    }
                    Entry::Occupied(first) if *first.get() == file => {}
                    Entry::Occupied(_) => {
                        known.aliases.insert(file);
                    }
                }
            }
            Err(failure) => failures.push(failure),
        }
    }
    let to_read = files.len();
    let tried = stamps.into_keys().filter(|file| !passing.has_passed(file));
    let of_failures = failures.iter().filter_map(|failure: &Failure| failure.origin.path().map(Path::to_owned));
    let mut paths = files;
    paths.extend(tried);
    let before = paths.len() - to_read;
    paths.extend(of_failures);
    let ids = ids::unique(&paths.iter().map(PathBuf::as_path).collect::<Vec<_>>(), &mut whole);
    let of_tried = paths.iter().cloned().zip(ids.iter().cloned()).skip(to_read).take(before);
    let first = Batch { ids: of_tried.collect(), failures, read: before, of: before + to_read, ..Batch::default() };
    Found { first, names: Names { paths, ids, passing, whole }, known }
}

/// Hands on what comes, with its ids; says whether anybody listens to the end.
fn hand_on(results: &Receiver<Read>, mut batch: Batch, names: &mut Names, mut tell: impl FnMut(Batch) -> bool) -> bool {
    let mut due = Instant::now() + SOON;
    let mut has_news = !batch.failures.is_empty();
    loop {
        match results.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok((number, result)) => {
                has_news = true;
                match names.passing.sift(result) {
                    None => batch.of -= 1,
                    Some(result) => {
                        batch.read += 1;
                        match result {
                            Ok(mut loaded) => {
                                if let Some(id) = names.ids.get(number) {
                                    loaded.plan.id.clone_from(id);
                                }
                                batch.plans.push(loaded);
                            }
                            Err(failure) => batch.failures.push(failure),
                        }
                    }
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                if names.passing.count() > 0 {
                    batch.failures.extend(names.folders_without_plans());
                    batch.call(names.settled());
                }
                return tell(Batch { is_last: true, ..batch });
            }
        }
        if Instant::now() >= due {
            due = Instant::now() + EVERY;
            if std::mem::take(&mut has_news) {
                let next = Batch { read: batch.read, of: batch.of, ..Batch::default() };
                if !tell(std::mem::replace(&mut batch, next)) {
                    return false;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
