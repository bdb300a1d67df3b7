//! What has been told of files that are read once more, see [`Watch`](super::Watch): the same is not told twice.
//!
//! Invariant: a file is remembered from one reading to the next only, and nothing of it once it is away.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::loaded::{Failure, Loaded};
use super::watch::What;

/// What was told of each file that is still to be confirmed.
#[derive(Debug, Default)]
pub struct Told {
    results: HashMap<PathBuf, Result<Loaded, Failure>>,
}

impl Told {
    /// Whether that is to be told: what came of reading the file for that reason. Takes it for told then.
    pub fn is_news(&mut self, path: &Path, what: &What, result: &Result<Loaded, Failure>) -> bool {
        let before = self.results.remove(path);
        if let What::Rename(former) = what {
            self.results.remove(former);
        }
        let is_news = match what {
            What::Open | What::Read => result.is_ok(),
            What::Confirm => before.as_ref() != Some(result),
            What::Judge | What::Rename(_) | What::Gone => true,
        };
        if is_news && *what != What::Confirm {
            self.results.insert(path.to_owned(), result.clone());
        }
        is_news
    }

    /// The file is away.
    pub fn forget(&mut self, path: &Path) {
        self.results.remove(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::built_in;

    #[test]
    fn what_was_told_is_told_again_only_if_it_is_another_by_then() {
        let plan = || built_in();
        let none = || Err(Failure::gone(Path::new("a")));
        let rename = || What::Rename(PathBuf::from("b"));
        type Reading = (What, Result<Loaded, Failure>, bool);
        let table: [(&str, Vec<Reading>); 5] = [
            ("as it was", vec![(What::Read, plan(), true), (What::Confirm, plan(), false)]),
            ("another", vec![(What::Read, plan(), true), (What::Confirm, none(), true)]),
            (
                "half written",
                vec![(What::Open, none(), false), (What::Judge, none(), true), (What::Confirm, none(), false)],
            ),
            (
                "confirmed once",
                vec![(What::Read, plan(), true), (What::Confirm, plan(), false), (What::Confirm, plan(), true)],
            ),
            ("a new name", vec![(rename(), plan(), true), (What::Confirm, plan(), false)]),
        ];
        for (case, readings) in table {
            let mut told = Told::default();
            for (what, result, expected) in readings {
                assert_eq!(told.is_news(Path::new("a"), &what, &result), expected, "{case}: {what:?}");
            }
        }
    }

    #[test]
    fn nothing_is_remembered_of_a_name_that_is_left() {
        let mut told = Told::default();
        assert!(told.is_news(Path::new("a"), &What::Read, &built_in()));
        assert!(told.is_news(Path::new("b"), &What::Rename(PathBuf::from("a")), &built_in()));
        told.forget(Path::new("b"));
        assert!(told.results.is_empty());
    }
}
