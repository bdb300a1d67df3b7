//! The files: settings, keymap, editor, and the plans that would be opened.

use std::path::PathBuf;

use super::report::Report;
use crate::cache::{self, Contents, Unusable};
use crate::plan::Severity;
use crate::source::config::{self, Config};
use crate::source::{Failure, Origin};
use crate::state;
use crate::tui::keymap::Keymap;
use crate::words::failure::reason;
use crate::words::{Wording, doctor as words};
use crate::workspace::{self, DEFAULT_FOLDER, Place};

/// Where the settings are, and what is wrong with them and with the variables beside them.
pub fn settings(config: &Config, failures: &[Failure], wishes: &[Wording], report: &mut Report) {
    report.heading(words::SETTINGS);
    let shown = config::path().map(|path| (path.exists(), path.display().to_string()));
    let (_, keys) = Keymap::patched(&config.keys);
    let keys: Vec<Wording> = keys.iter().map(|problem| problem.wording()).collect();
    report.field(
        words::FILE,
        &match shown {
            None => words::NOWHERE.to_owned(),
            Some((false, path)) => words::not_there(&path),
            Some((true, path)) if failures.is_empty() && keys.is_empty() => words::read(&path),
            Some((true, path)) => words::read_with_problems(&path, failures.len() + keys.len()),
        },
    );
    for failure in failures {
        let finding = &failure.finding;
        let hint = finding.hint.as_deref().unwrap_or("");
        report.advise([words::problem(finding.position.line, &finding.message) + hint]);
    }
    report.advise(keys.iter().chain(wishes).map(sentence));
}

/// Where views, the last run and plans that were read are kept, and whether they can be.
pub fn kept(keeps_plans: bool, report: &mut Report) {
    let kept = state::folder().map(|folder| folder.display().to_string());
    report.field(words::KEPT, kept.as_deref().unwrap_or(words::NOT_KEPT));
    let Some(folder) = cache::folder().filter(|_| keeps_plans) else {
        report.field(words::CACHE, if keeps_plans { words::NOT_KEPT } else { words::CACHE_OFF });
        return;
    };
    let path = folder.display().to_string();
    match cache::contents(&folder) {
        Ok(None) => report.field(words::CACHE, &words::cache_not_yet(&path)),
        Ok(Some(Contents { entries, bytes })) => report.field(words::CACHE, &words::cache(&path, entries, bytes)),
        Err(error) => {
            report.field(words::CACHE, &words::cache_unusable(&path));
            report.advise([match error {
                Unusable::Io(error) => words::cache_fails(&reason(&error)),
                Unusable::Shared | Unusable::NoProgram => words::TO_PRIVATE.to_owned(),
            }]);
        }
    }
}

fn sentence(wording: &Wording) -> String {
    wording.message.clone() + wording.hint.as_deref().unwrap_or("")
}

/// So many plans are listed, and so many files that give none: of the plans of a country the first tell whether it is
/// the right place.
const MOST_LISTED: usize = 10;

/// Which plans would be opened, and from where.
pub fn plans(paths: &[PathBuf], config: &Config, report: &mut Report) {
    report.heading(words::PLANS);
    let place = workspace::place(paths, config);
    report.field(
        words::PLACE,
        &match place {
            Place::Given(paths) => {
                let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
                words::given(&paths.join(" "))
            }
            Place::Default => words::default_folder(DEFAULT_FOLDER),
            Place::Configured(folder) => words::configured(&folder.display().to_string()),
            Place::BuiltIn => words::BUILT_IN.to_owned(),
        },
    );
    if place == Place::BuiltIn {
        report.advise([words::TO_OWN]);
    }
    let workspace = workspace::open(paths, config);
    let from_files: Vec<_> = workspace.plans.iter().filter(|loaded| loaded.origin != Origin::BuiltIn).collect();
    for loaded in from_files.iter().take(MOST_LISTED) {
        report.field("", &words::plan(&loaded.origin.display(), &loaded.plan.title));
    }
    if from_files.len() > MOST_LISTED {
        report.field("", &words::more_plans(from_files.len() - MOST_LISTED));
    }
    for failure in workspace.failures.iter().take(MOST_LISTED) {
        report.field("", &words::failed(&failure.origin.display(), &failure.finding.message));
        report.advise(&failure.finding.hint);
    }
    if workspace.failures.len() > MOST_LISTED {
        report.field("", &words::more_failures(workspace.failures.len() - MOST_LISTED));
    }
    if workspace.passed_over > 0 {
        report.field("", &words::passed_over(workspace.passed_over));
    }
    let findings = workspace.plans.iter().flat_map(|loaded| &loaded.findings);
    let errors = findings.filter(|finding| finding.severity == Severity::Error && finding.is_open()).count();
    if errors > 0 {
        report.advise([words::errors(errors)]);
    }
}
