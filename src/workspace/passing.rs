//! What is passed over: files that lie in a folder which was given and are certain to be no plans.
//!
//! Owns the rule that a file named by its own path never is. Refuses to judge a text: that is `source`.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::source::{Failure, Loaded, WholePaths, without_plans};

/// What has been passed over so far below these files and folders.
#[derive(Debug, Default)]
pub struct Passing {
    roots: Vec<PathBuf>,
    passed: HashSet<PathBuf>,
    /// Whether the folders without plans have been told.
    has_told: bool,
}

impl Passing {
    /// Nothing yet.
    pub fn below(roots: &[PathBuf]) -> Self {
        Self { roots: roots.to_vec(), ..Self::default() }
    }

    /// What came of a file; `None` if it is passed over.
    pub fn sift(&mut self, result: Result<Loaded, Failure>) -> Option<Result<Loaded, Failure>> {
        let result = result.map_err(|failure| judged(&self.roots, failure));
        match &result {
            Err(Failure { origin, is_foreign: true, .. }) => {
                self.passed.extend(origin.path().map(Path::to_owned));
                None
            }
            _ => Some(result),
        }
    }

    /// How many files have been passed over.
    pub fn count(&self) -> usize {
        self.passed.len()
    }

    /// Whether that file has been.
    pub fn has_passed(&self, file: &Path) -> bool {
        self.passed.contains(file)
    }

    /// The given folders that hold nothing but what was passed over, told once; `others` is what else there was.
    pub fn folders_without_plans<'a>(&mut self, others: impl Iterator<Item = &'a Path> + Clone) -> Vec<Failure> {
        if std::mem::replace(&mut self.has_told, true) {
            return Vec::new();
        }
        let passed_below = |root: &PathBuf| self.passed.iter().filter(|file| file.starts_with(root)).count();
        let roots = self.roots.iter().map(|root| (root, passed_below(root))).filter(|(_, passed)| *passed > 0);
        let is_left = |(root, _): &(&PathBuf, usize)| !others.clone().any(|path| path.starts_with(root));
        roots.filter(is_left).map(|(root, passed)| without_plans(root, passed)).collect()
    }
}

/// The failure of a file that was come upon below these roots: one that is a root itself is not passed over.
pub fn judged(roots: &[PathBuf], mut failure: Failure) -> Failure {
    if failure.is_foreign && failure.origin.path().is_none_or(|file| is_named(roots, file)) {
        failure.is_foreign = false;
    }
    failure
}

fn is_named(roots: &[PathBuf], file: &Path) -> bool {
    let mut whole = WholePaths::default();
    let file = whole.of(file);
    roots.iter().any(|root| whole.of(root) == file)
}
