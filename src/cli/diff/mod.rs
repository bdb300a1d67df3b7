//! `susumi diff`: what changed from one file to another, or from one folder to another.

mod folders;

use std::io;
use std::path::{Path, PathBuf};

use super::arguments::{DiffArguments, DiffFormat};
use super::filter::View;
use super::output::{OutputError, print};
use super::{Exit, complain, refused, report};
use crate::compare::Difference;
use crate::export::{Version, write_difference_json, write_difference_text};
use crate::label;
use crate::plan::Severity;
use crate::source::{self, Failure, Loaded};
use crate::visible::spelled;
use crate::words::diff as words;

/// Runs it: 0 if nothing changed, 1 if something did, 2 if one of the two could not be read.
pub fn run(arguments: &DiffArguments) -> Result<Exit, OutputError> {
    let paths = [&arguments.before, &arguments.after];
    if paths.iter().all(|path| is_input(path)) {
        return Ok(refused(&words::input_twice()));
    }
    if folders::are_meant(paths.map(PathBuf::as_path)) {
        return folders::run(arguments);
    }
    let [Some(before), Some(after)] = paths.map(|path| load(path)) else { return Ok(Exit::CouldNotRun) };
    let view = match View::among(&arguments.filter, &[&before.plan, &after.plan]) {
        Ok(view) => view,
        Err(wording) => {
            return Ok(refused(&wording));
        }
    };
    let difference = difference(&before, &after, &view);
    let scope = label::filter(view.filter());
    let files = [name(&before), name(&after)];
    let versions = [Version { file: &files[0], plan: &before.plan }, Version { file: &files[1], plan: &after.plan }];
    print(|out| match arguments.format {
        DiffFormat::Text => write_difference_text(out, versions, &difference, &scope),
        DiffFormat::Json => write_difference_json(out, versions, &difference),
    })?;
    Ok(if difference.is_empty() { Exit::Clean } else { Exit::Found })
}

/// What changed of that which the filter leaves.
fn difference(before: &Loaded, after: &Loaded, view: &View) -> Difference {
    let mut difference = Difference::of(&before.plan, &after.plan);
    if !view.filter().is_empty() {
        // One of the two is enough: what came to a department and what left it are both its changes.
        let meant = [&before.plan, &after.plan].map(|plan| view.select(plan).0);
        difference.keep(|subjects| {
            subjects.iter().zip(&meant).any(|(subject, meant)| subject.is_some_and(|subject| meant.shows(subject)))
        });
    }
    difference
}

/// Says on standard error if there is something in the file that cannot be read, which is not compared then.
fn say_if_partly_read(loaded: &Loaded) {
    let errors = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    if errors > 0 {
        complain(&words::partly_read(&name(loaded), errors));
    }
}

/// Reads one of the two; says on standard error why it cannot, or what of it cannot be read.
fn load(path: &Path) -> Option<Loaded> {
    match read(path) {
        Ok(Ok(loaded)) => {
            say_if_partly_read(&loaded);
            Some(loaded)
        }
        Ok(Err(several)) => {
            complain(&words::several_plans(&spelled(path.as_os_str()), several));
            None
        }
        Err(failure) => {
            report(&[failure]);
            None
        }
    }
}

/// The one plan that `path` stands for, or of how many plans it is the folder.
fn read(path: &Path) -> Result<Result<Loaded, usize>, Failure> {
    if is_input(path) {
        return source::load_input(io::stdin().lock()).map(Ok);
    }
    let found = source::discover_plans(path)?;
    report(&found.failures);
    match found.files.as_slice() {
        [file] => source::load_file(file).map(Ok),
        files => Ok(Err(files.len())),
    }
}

/// What a version is called in sentences.
fn name(loaded: &Loaded) -> String {
    match loaded.origin.path() {
        Some(path) if is_input(path) => words::INPUT.to_owned(),
        _ => loaded.origin.display(),
    }
}

fn is_input(path: &Path) -> bool {
    path == Path::new(source::INPUT)
}
