//! What changed from one folder of plans to another: last year's and this year's of a city, those of two servers.
//!
//! Two files are versions of one plan if they have the same place and name in their folders.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

use super::{difference, name, say_if_partly_read};
use crate::cli::arguments::{DiffArguments, DiffFormat};
use crate::cli::filter::View;
use crate::cli::opener::Opener;
use crate::cli::output::{OutputError, print};
use crate::cli::{Exit, refused, report};
use crate::compare::Difference;
use crate::export::{Version, write_difference_line, write_difference_text};
use crate::label::{self, title_with_city};
use crate::plan::Plan;
use crate::source::{self, Loaded};
use crate::visible::visible;
use crate::words::diff as words;
use crate::workspace::Workspace;

/// The two versions of a plan, one of which may be missing.
type Pair<'a> = [Option<&'a Loaded>; 2];

/// Whether two folders are given, one of which holds several plans: two single plans are compared whatever they are
/// called.
pub fn are_meant(paths: [&Path; 2]) -> bool {
    paths.iter().all(|path| path.is_dir()) && paths.iter().any(|path| source::holds_several_plans(path))
}

/// Runs it: 0 if nothing changed, 1 if something did or a file could not be opened, 2 if one of the folders gives no plan.
pub fn run(arguments: &DiffArguments) -> Result<Exit, OutputError> {
    let roots = [&arguments.before, &arguments.after];
    // Not through the cache, like every `diff`: a folder is often that of another commit, looked at once.
    let opener = Opener::default();
    let sides = roots.map(|root| opener.open(std::slice::from_ref(root)));
    for side in &sides {
        report(&side.failures);
        side.plans.iter().for_each(say_if_partly_read);
    }
    if sides.iter().any(|side| side.plans.is_empty()) {
        return Ok(Exit::CouldNotRun);
    }
    let plans: Vec<&Plan> = sides.iter().flat_map(|side| &side.plans).map(|loaded| &loaded.plan).collect();
    let view = match View::among(&arguments.filter, &plans) {
        Ok(view) => view,
        Err(wording) => return Ok(refused(&wording)),
    };
    let [before, after] = [0, 1].map(|at| by_place(&sides[at].plans, roots[at]));
    // What cannot be opened has not gone: that has been said.
    let unopened: BTreeSet<&Path> = [0, 1].into_iter().flat_map(|at| unopened(&sides[at], roots[at])).collect();
    let places: BTreeMap<&Path, Pair<'_>> = before
        .keys()
        .chain(after.keys())
        .filter(|place| !unopened.contains(*place))
        .map(|place| (*place, [before.get(place).copied(), after.get(place).copied()]))
        .collect();
    let changes: Vec<(Pair<'_>, Difference)> = places
        .into_values()
        .filter_map(|pair| match pair {
            [Some(before), Some(after)] => {
                let difference = difference(before, after, &view);
                (!difference.is_empty()).then_some((pair, difference))
            }
            _ => {
                let is_meant = pair.iter().flatten().any(|side| view.shows_any(&side.plan));
                is_meant.then(|| (pair, Difference::default()))
            }
        })
        .collect();
    let compared = before.keys().filter(|place| after.contains_key(*place)).count();
    print(|out| match arguments.format {
        DiffFormat::Text => write_text(out, &changes, compared, &label::filter(view.filter())),
        DiffFormat::Json => write_lines(out, &changes),
    })?;
    let is_same = changes.is_empty() && sides.iter().all(|side| side.failures.is_empty());
    Ok(if is_same { Exit::Clean } else { Exit::Found })
}

/// The plans by their places in the folder.
fn by_place<'a>(plans: &'a [Loaded], root: &Path) -> BTreeMap<&'a Path, &'a Loaded> {
    let place = |loaded: &'a Loaded| loaded.origin.path().map(|path| path.strip_prefix(root).unwrap_or(path));
    plans.iter().filter_map(|loaded| Some((place(loaded)?, loaded))).collect()
}

/// The places of the files that could not be opened.
fn unopened<'a>(side: &'a Workspace, root: &'a Path) -> impl Iterator<Item = &'a Path> {
    side.failures.iter().filter_map(move |failure| failure.origin.path()?.strip_prefix(root).ok())
}

fn write_lines(out: &mut dyn Write, changes: &[(Pair<'_>, Difference)]) -> io::Result<()> {
    for (pair, difference) in changes {
        let files = pair.map(|side| side.map(name));
        let version = |at: usize| Some(Version { file: files[at].as_deref()?, plan: &pair[at]?.plan });
        write_difference_line(&mut *out, [version(0), version(1)], difference)?;
    }
    Ok(())
}

/// Each plan that changed with what changed in it, then those that came or went, at the end how many there are.
fn write_text(out: &mut dyn Write, changes: &[(Pair<'_>, Difference)], compared: usize, scope: &str) -> io::Result<()> {
    let mut counts = [0; 3];
    for (pair, difference) in changes {
        if let [Some(before), Some(after)] = pair {
            let files = [name(before), name(after)];
            let versions =
                [Version { file: &files[0], plan: &before.plan }, Version { file: &files[1], plan: &after.plan }];
            write_difference_text(&mut *out, versions, difference, scope)?;
            writeln!(out)?;
            counts[0] += 1;
        }
    }
    for (pair, _) in changes {
        let (word, side, at) = match pair {
            [None, Some(side)] => (words::PLAN_ADDED, side, 1),
            [Some(side), None] => (words::PLAN_REMOVED, side, 2),
            _ => continue,
        };
        writeln!(out, "{}", visible(&words::plan_of_one_side(word, &title_with_city(&side.plan), &name(side))))?;
        counts[at] += 1;
    }
    if counts[1] + counts[2] > 0 {
        writeln!(out)?;
    }
    writeln!(out, "{}", words::of_folders(compared, counts, scope))
}
