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

    /// The files that have been passed over.
    pub fn into_passed(self) -> Passed {
        Passed(self.passed)
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

/// The files that are passed over, for whoever goes on watching them.
#[derive(Debug, Default)]
pub struct Passed(HashSet<PathBuf>);

impl Passed {
    /// Takes down what came of a file, which had the former name before; says whether there is nothing to tell of that: it
    /// cannot be read, as when its folder is out of reach, and was passed over when it could.
    pub fn hides(&mut self, file: &Path, former: Option<&Path>, result: &Result<Loaded, Failure>) -> bool {
        let was_passed = former.is_some_and(|former| self.0.remove(former)) | self.0.remove(file);
        let (is_passed, is_unread) = match result {
            Ok(_) => (false, false),
            Err(failure) => (failure.is_foreign, failure.is_unread()),
        };
        let is_hidden = was_passed && is_unread;
        if is_passed || is_hidden {
            self.0.insert(file.to_owned());
        }
        is_hidden
    }

    /// The file is gone.
    pub fn forget(&mut self, file: &Path) {
        self.0.remove(file);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Finding, Position, Severity, Subject};
    use crate::source::{Origin, built_in};
    use crate::words::failure;

    #[test]
    fn a_file_that_cannot_be_read_is_as_it_was_when_it_could() {
        let finding = |code| Finding::new(code, Severity::Error, Subject::Plan, Position::START, failure::not_found());
        let failed = |code| Err(Failure::of(Origin::File("a".into()), finding(code)));
        let foreign = || failed("no-plan").map_err(|failure| Failure { is_foreign: true, ..failure });
        type Step = (Option<&'static str>, Result<Loaded, Failure>, bool);
        let table: [(&str, Vec<Step>); 5] = [
            (
                "passed over, out of reach",
                vec![(None, foreign(), false), (None, failed("unreadable"), true), (None, failed("unreadable"), true)],
            ),
            ("never seen", vec![(None, failed("unreadable"), false)]),
            (
                "a plan since",
                vec![(None, foreign(), false), (None, built_in(), false), (None, failed("unreadable"), false)],
            ),
            (
                "broken since",
                vec![(None, foreign(), false), (None, failed("no-plan"), false), (None, failed("unreadable"), false)],
            ),
            ("passed over by another name", vec![(Some("b"), failed("unreadable"), true)]),
        ];
        for (case, steps) in table {
            let mut passed = Passed(HashSet::from([PathBuf::from("b")]));
            for (former, result, expected) in steps {
                assert_eq!(passed.hides(Path::new("a"), former.map(Path::new), &result), expected, "{case}");
            }
        }
        let mut passed = Passed(HashSet::from([PathBuf::from("a")]));
        passed.forget(Path::new("a"));
        assert!(!passed.hides(Path::new("a"), None, &failed("unreadable")));
    }
}
