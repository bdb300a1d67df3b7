//! What changed from one folder of plans to another: last year's and this year's of a city, those of two servers.
//!
//! Two files are versions of one plan if they have the same place and name in their folders; of those that are left
//! over, if they alone have the same city and title: many name their files by the year.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
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
use crate::spelling::composed;
use crate::visible::visible;
use crate::words::diff as words;
use crate::workspace::Workspace;

/// The two versions of a plan, one of which may be missing.
type Pair<'a> = [Option<&'a Loaded>; 2];

/// What came out of a comparison.
#[derive(Default)]
struct Compared<'a> {
    /// The plans that changed, came or went.
    changes: Vec<(Pair<'a>, Difference)>,
    /// Those of other names that did not change: only that they were compared is to be said.
    unchanged: Vec<[&'a Loaded; 2]>,
    /// How many plans both folders have.
    pairs: usize,
    /// How many files could not be opened.
    unopened: usize,
}

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
    let mut places: BTreeMap<&Path, Pair<'_>> = before
        .keys()
        .chain(after.keys())
        .filter(|place| !unopened.contains(*place))
        .map(|place| (*place, [before.get(place).copied(), after.get(place).copied()]))
        .collect();
    let renamed = join_renamed(&mut places);
    let failed = sides.iter().map(|side| side.failures.len()).sum();
    let mut compared = Compared { unopened: failed, ..Compared::default() };
    for (place, pair) in places {
        let is_meant = || pair.iter().flatten().any(|side| view.shows_any(&side.plan));
        let [Some(before), Some(after)] = pair else {
            compared.changes.extend(is_meant().then(|| (pair, Difference::default())));
            continue;
        };
        compared.pairs += 1;
        let difference = difference(before, after, &view);
        if !difference.is_empty() {
            compared.changes.push((pair, difference));
        } else if renamed.contains(place) && is_meant() {
            compared.unchanged.push([before, after]);
        }
    }
    print(|out| match arguments.format {
        DiffFormat::Text => write_text(out, &compared, &label::filter(view.filter())),
        DiffFormat::Json => write_lines(out, &compared.changes),
    })?;
    let is_same = compared.changes.is_empty() && compared.unopened == 0;
    Ok(if is_same { Exit::Clean } else { Exit::Found })
}

/// The plans by their places in the folder.
fn by_place<'a>(plans: &'a [Loaded], root: &Path) -> BTreeMap<&'a Path, &'a Loaded> {
    let place = |loaded: &'a Loaded| loaded.origin.path().map(|path| path.strip_prefix(root).unwrap_or(path));
    plans.iter().filter_map(|loaded| Some((place(loaded)?, loaded))).collect()
}

/// Joins what only one of the two has with what only the other has, where these two alone have their city and title;
/// gives back the places of those, each that in the earlier folder.
fn join_renamed<'a>(places: &mut BTreeMap<&'a Path, Pair<'_>>) -> BTreeSet<&'a Path> {
    type Name<'n> = (Option<Cow<'n, str>>, Cow<'n, str>);
    let mut left_over: HashMap<Name<'_>, [Vec<&'a Path>; 2]> = HashMap::new();
    for (place, pair) in &*places {
        let (plan, side) = match pair {
            [Some(only), None] => (&only.plan, 0),
            [None, Some(only)] => (&only.plan, 1),
            _ => continue,
        };
        let name = (plan.municipality.as_deref().map(composed), composed(&plan.title));
        left_over.entry(name).or_default()[side].push(place);
    }
    let mut joined = BTreeSet::new();
    for [before, after] in left_over.into_values() {
        let ([before], [after]) = (before.as_slice(), after.as_slice()) else { continue };
        if let Some([_, later]) = places.remove(after)
            && let Some(pair) = places.get_mut(before)
        {
            pair[1] = later;
            joined.insert(*before);
        }
    }
    joined
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

/// Each plan that changed with what changed in it, those of other names that did not, then those that came or went, at
/// the end how many there are.
fn write_text(out: &mut dyn Write, compared: &Compared<'_>, scope: &str) -> io::Result<()> {
    let Compared { changes, unchanged, pairs, unopened } = compared;
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
    for [before, after] in unchanged {
        writeln!(out, "{}", visible(&words::nothing(&name(before), &name(after), scope)))?;
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
    if counts[1] + counts[2] + unchanged.len() > 0 {
        writeln!(out)?;
    }
    writeln!(out, "{}", words::of_folders(*pairs, counts, *unopened, scope))
}
