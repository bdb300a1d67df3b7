//! The plans that are open, and what could not be opened.
//!
//! Owns the rule which files are opened, and that no two plans bear one id. Every plan in it carries the
//! findings of its file and of its meaning together, in the order of the file.

use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::plan::Finding;
use crate::review::review;
use crate::source::config::Config;
use crate::source::{self, Encoding, Failure, Loaded, Origin, WholePaths};

mod accepted;
mod ids;
mod opening;
mod passing;
mod reading;
mod several;

pub use opening::{Batch, Known, Last, Opening, Rest, Whole};
pub use passing::{Passed, judged};
pub use reading::Reading;

use passing::Passing;

/// The folder that is looked for when no path is given.
pub const DEFAULT_FOLDER: &str = "plans";

/// Everything that was to be opened.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workspace {
    /// The plans, in the order of their paths; what came later, behind them.
    pub plans: Vec<Loaded>,
    /// The files and paths that gave no plan.
    pub failures: Vec<Failure>,
    /// How many files of folders were passed over, being certain to be no plans.
    pub passed_over: usize,
}

/// Where the plans come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// The files and folders that were given.
    Given(&'a [PathBuf]),
    /// [`DEFAULT_FOLDER`].
    Default,
    /// The folder of the settings.
    Configured(&'a PathBuf),
    /// The plan that the program carries.
    BuiltIn,
}

/// Which plans are to be opened: those given or, if none is given, `./plans`, else the folder of the
/// configuration, else the built-in plan.
pub fn place<'a>(paths: &'a [PathBuf], config: &'a Config) -> Place<'a> {
    if !paths.is_empty() {
        Place::Given(paths)
    } else if is_meant(Path::new(DEFAULT_FOLDER)) {
        Place::Default
    } else if let Some(folder) = &config.plans {
        // A folder that is configured and gone is said, not replaced by a plan of another city.
        Place::Configured(folder)
    } else {
        Place::BuiltIn
    }
}

/// The files and folders whose plans are opened; none for the plan that the program carries.
pub fn roots(paths: &[PathBuf], config: &Config) -> Vec<PathBuf> {
    match place(paths, config) {
        Place::Given(paths) => paths.to_vec(),
        Place::Default => vec![PathBuf::from(DEFAULT_FOLDER)],
        Place::Configured(folder) => vec![folder.clone()],
        Place::BuiltIn => Vec::new(),
    }
}

/// Opens the plans of that [`place`]. A file that is reached by two paths is opened once. One that lies in a folder and
/// is certain to be no plan is passed over.
///
/// A plan's id is the stem of its file. Of several with one stem, each has the name of its folder before
/// it: `north/plan` and `south/plan`, and further folders where that is not enough. Two with one stem in
/// one folder keep their endings: `plan.yaml` and `plan.yml`.
pub fn open(paths: &[PathBuf], config: &Config) -> Workspace {
    open_by(paths, config, &Reading::default())
}

/// [`open`] with that way of reading.
pub fn open_by(paths: &[PathBuf], config: &Config, reading: &Reading) -> Workspace {
    opening::all(roots(paths, config), reading)
}

/// Whether the default folder is to be opened: not if it is missing or has no plan in it. One that
/// cannot be read is, so that this is said instead of showing the plans of another place.
fn is_meant(folder: &Path) -> bool {
    source::holds_plans(folder).unwrap_or_else(|error| error.kind() != io::ErrorKind::NotFound)
}

/// Reads one plan, with the findings about its meaning. Its id is the stem of its file, see
/// [`Workspace::replace`].
///
/// # Errors
/// The [`Failure`] of its file.
pub fn read(origin: &Origin) -> Result<Loaded, Failure> {
    Reading::default().read(origin)
}

/// The plan that `path` would give if `text` stood in it in that encoding, with the findings about its meaning.
///
/// # Errors
/// The [`Failure`] that the file would be.
pub fn read_as(path: &Path, text: &str, encoding: Encoding) -> Result<Loaded, Failure> {
    Ok(reviewed(source::load_as(path, text, encoding)?))
}

impl Workspace {
    /// Whether `file` is one of the files that were opened or tried, by whatever name.
    pub fn reads(&self, file: &Path) -> bool {
        let plans = self.plans.iter().map(|loaded| &loaded.origin);
        let paths = plans.chain(self.failures.iter().map(|failure| &failure.origin)).filter_map(Origin::path);
        let number = |path: &Path| path.metadata().map(|metadata| (metadata.dev(), metadata.ino())).ok();
        number(file).is_some_and(|file| paths.filter_map(number).any(|path| path == file))
    }

    /// Which plan was read from that file.
    pub fn position_of(&self, file: &Path) -> Option<usize> {
        // Names come from one search and are alike to the letter; part by part, thousands would take their time.
        self.plans.iter().position(|loaded| loaded.origin.path().is_some_and(|path| path.as_os_str() == file))
    }

    /// Whether another reading of plan `index` says what is there already.
    pub fn has_same(&self, index: usize, again: &Loaded) -> bool {
        self.plans.get(index).is_some_and(|loaded| {
            // Here it may have a longer id.
            let mut again = again.clone();
            again.plan.id.clone_from(&loaded.plan.id);
            *loaded == again
        })
    }

    /// Puts a plan that was read again in its place. There it keeps its id: what others know it by does
    /// not change while it is open.
    pub fn replace(&mut self, index: usize, mut again: Loaded) {
        if let Some(before) = self.plans.get_mut(index) {
            std::mem::swap(&mut again.plan.id, &mut before.plan.id);
            *before = again;
        }
    }

    /// Takes down why the file of plan `index` gives no plan any more; what it gave last stays, with what was
    /// found in that.
    pub fn mark_broken(&mut self, index: usize, reason: Finding) {
        if let Some(loaded) = self.plans.get_mut(index) {
            loaded.broken = Some(Box::new(reason));
        }
    }

    /// Adds plans behind the others. The ids are what they would be if all had been opened together.
    pub fn add(&mut self, plans: Vec<Loaded>) {
        self.plans.extend(plans);
        ids::make_unique(self, &mut WholePaths::default());
    }

    /// Takes plans out, by their places in ascending order. Those behind them move up.
    pub fn remove(&mut self, gone: &[usize]) {
        let mut place = 0..;
        self.plans.retain(|_| place.next().is_none_or(|place| gone.binary_search(&place).is_err()));
        ids::make_unique(self, &mut WholePaths::default());
    }

    /// What came from a file came from one of another name: the file has been renamed.
    pub fn rename(&mut self, former: &Path, file: &Path) {
        let plans = self.plans.iter_mut().map(|loaded| &mut loaded.origin);
        let origins = plans.chain(self.failures.iter_mut().map(|failure| &mut failure.origin));
        for origin in origins.filter(|origin| origin.path() == Some(former)) {
            *origin = Origin::File(file.to_owned());
        }
        ids::make_unique(self, &mut WholePaths::default());
    }

    /// The places of the plans in the order of their paths. What came from no file keeps its place, and with it all
    /// others: it is not shown beside files.
    pub fn in_order(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.plans.len()).collect();
        if let Some(paths) = self.paths() {
            places.sort_by_key(|place| paths.get(*place));
        }
        places
    }

    /// How many plans stand before that one in that order.
    pub fn before(&self, index: usize) -> usize {
        let Some(paths) = self.paths() else { return index };
        let own = paths.get(index);
        paths.iter().enumerate().filter(|(at, path)| (Some(*path), *at) < (own, index)).count()
    }

    /// The path of every plan; `None` if one came from no file.
    fn paths(&self) -> Option<Vec<&Path>> {
        self.plans.iter().map(|loaded| loaded.origin.path()).collect()
    }

    /// Takes in plans that were still to come, behind the others; what was open before is called as it is among all.
    pub fn arrive(&mut self, batch: Batch) {
        let Batch { plans, failures, ids, .. } = batch;
        for (file, id) in ids {
            if let Some(loaded) = self.position_of(&file).and_then(|index| self.plans.get_mut(index)) {
                loaded.plan.id = id;
            }
        }
        self.plans.extend(plans);
        self.failures.extend(failures);
    }

    /// Says of the folders in which all was passed over that there is no plan in them, when everything has been tried.
    fn end_with(&mut self, passing: &mut Passing) {
        let plans = self.plans.iter().map(|loaded| &loaded.origin);
        let others = plans.chain(self.failures.iter().map(|failure| &failure.origin)).filter_map(Origin::path);
        let failures = passing.folders_without_plans(others);
        self.failures.extend(failures);
        self.passed_over = passing.count();
    }

    fn take_in(&mut self, result: Result<Loaded, Failure>) {
        match result {
            Ok(loaded) => self.plans.push(loaded),
            Err(failure) => self.failures.push(failure),
        }
    }
}

/// Adds the findings about the plan's meaning, marks those that are let stand, gives all of them their lines and
/// puts them in the order of the file.
fn reviewed(mut loaded: Loaded) -> Loaded {
    let text = loaded.text.take();
    let mut of_meaning = review(&loaded.plan, &loaded.positions, &loaded.findings);
    let of_file = loaded.findings.len();
    if let Some(text) = &text {
        text.locate(&mut of_meaning);
    }
    loaded.findings.extend(of_meaning);
    accepted::accept(&loaded.plan, &loaded.positions, &mut loaded.findings, of_file);
    if let Some(text) = &text {
        text.excerpt(&mut loaded.findings);
    }
    loaded.findings.sort_by_key(Finding::order);
    loaded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_read_again_with_its_review() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        let write = |text: &str| std::fs::write(&path, text).unwrap();
        write("計画: 前\n年度: H28\n体系: []\n");
        let workspace = open(&[folder.path().to_owned()], &Config::default());
        assert_eq!((workspace.plans.len(), workspace.failures.len()), (1, 0));
        assert!(workspace.reads(&path) && !workspace.reads(folder.path()));

        write("計画: 後\n年度: H28\n体系: []\n総括: {実施: 1}\n");
        let again = read(&workspace.plans[0].origin).unwrap();
        assert_eq!(again.plan.title, "後");
        assert_eq!(again.findings[0].code, "totals", "the review runs again too");

        let many: String = (0..600).map(|at| format!("鍵{at}: 1\n")).collect();
        write(&format!("{many}計画: 多\n年度: H28\n体系: []\n総括: {{実施: 1}}\n"));
        let codes: Vec<_> = read(&again.origin).unwrap().findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes[codes.len() - 2..], ["totals", "too-many"], "that others were left out is said last");

        write("計画: [");
        assert_eq!(read(&again.origin).unwrap_err().finding.code, "not-yaml");
    }
}
