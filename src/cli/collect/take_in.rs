//! `susumi collect --merge FILES…`: what came back, checked and written into the plan file.

use std::path::{Path, PathBuf};

use super::super::arguments::{CollectArguments, CollectFormat};
use super::super::output::{OutputError, print};
use super::super::set::write_hunk;
use super::super::{Exit, refused, report};
use super::departments;
use crate::collect::{Received, Report, Wishes, merge, plans_named, write_report, write_report_json};
use crate::plan::FiscalYear;
use crate::query::entry_name;
use crate::source::config::Config;
use crate::source::{Loaded, closest, is_plan_name};
use crate::visible::spelled;
use crate::words::{Wording, amend, cli, collected as words};
use crate::{import, review, workspace};

/// What a workbook's file may end with.
const ENDINGS: [&str; 5] = ["xlsx", "xlsm", "xls", "xlsb", "ods"];

/// What other files may end with that people send instead of one: they are not passed over in silence.
const OTHERS: [&str; 12] = ["csv", "tsv", "pdf", "doc", "docx", "rtf", "fods", "html", "zip", "lzh", "7z", "eml"];

/// Runs it: 0 every department has answered and all of it is in, 1 something is left to do, 2 it could not be done.
pub fn run(arguments: &CollectArguments, config: &Config) -> Result<Exit, OutputError> {
    let (plans, files): (Vec<PathBuf>, Vec<PathBuf>) = arguments.paths.iter().cloned().partition(|path| is_plan(path));
    let plans: Vec<PathBuf> = arguments.plan.iter().cloned().chain(plans).collect();
    let received = match received(&files) {
        Ok(received) => received,
        Err(wording) => return Ok(refused(&wording)),
    };
    let workspace = workspace::open(&plans, config);
    report(&workspace.failures);
    let loaded = match meant(&workspace.plans, &received) {
        Some(loaded) => loaded,
        None if workspace.plans.is_empty() => return Ok(Exit::CouldNotRun),
        None => {
            let place = workspace::roots(&plans, config);
            let place = place.first().map(|path| spelled(path.as_os_str())).unwrap_or_default();
            return Ok(refused(&amend::several_plans(&place, workspace.plans.len())));
        }
    };
    let wishes = match wishes(arguments, loaded) {
        Ok(wishes) => wishes,
        Err(wording) => return Ok(refused(&wording)),
    };
    let collected = match merge(loaded, received, &wishes) {
        Ok(collected) => collected,
        Err(refusal) => return Ok(refused(&refusal.wording())),
    };
    let file = loaded.origin.display();
    let is_dry_run = arguments.dry_run;
    let report = Report { plan: &loaded.plan, file: &file, collected: &collected, is_dry_run };
    print(|out| match arguments.format {
        CollectFormat::Json => write_report_json(out, &report),
        CollectFormat::Text => {
            for taken in collected.taken.iter().filter(|_| is_dry_run) {
                for hunk in &taken.hunks {
                    writeln!(out, "{}", amend::about(&entry_name(&loaded.plan, taken.subject)))?;
                    write_hunk(out, &file, hunk)?;
                }
            }
            if is_dry_run && collected.is_changed {
                writeln!(out)?;
            }
            write_report(out, &report)
        }
    })?;
    Ok(if collected.is_complete() { Exit::Clean } else { Exit::Found })
}

/// A plan file among the workbooks is the plan: elsewhere, too, it comes last.
fn is_plan(path: &Path) -> bool {
    is_plan_name(path) && !path.is_dir()
}

/// The workbooks, and those in the folders, in the order of their names.
fn received(paths: &[PathBuf]) -> Result<Vec<Received>, Wording> {
    if paths.is_empty() {
        return Err(words::which_files());
    }
    let mut files = Vec::new();
    let mut folders = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let within = documents_in(path, &ENDINGS);
        if within.is_empty() {
            return Err(words::empty_folder(&spelled(path.as_os_str())));
        }
        files.extend(within);
        files.extend(documents_in(path, &OTHERS));
        folders.extend(folders_in(path));
    }
    // A file that is reached by two paths came back once.
    let mut seen = Vec::new();
    files.retain(|file| {
        let file = file.canonicalize().unwrap_or_else(|_| file.clone());
        let is_new = !seen.contains(&file);
        seen.push(file);
        is_new
    });
    let read = |path: &PathBuf| Received { file: spelled(path.as_os_str()), book: import::read(path) };
    let is_given = |folder: &PathBuf| paths.iter().any(|path| path.canonicalize().ok() == folder.canonicalize().ok());
    folders.retain(|folder| !is_given(folder) && !documents_in(folder, &ENDINGS).is_empty());
    let unread = |path: &PathBuf| Received { file: spelled(path.as_os_str()), book: Err(words::folder_within()) };
    Ok(files.iter().map(read).chain(folders.iter().map(unread)).collect())
}

fn entries_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn folders_in(folder: &Path) -> impl Iterator<Item = PathBuf> {
    entries_in(folder).into_iter().filter(|path| path.is_dir())
}

/// The files there that end so.
fn documents_in(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let is_one = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        // What a program keeps beside a file that it has open is none.
        endings.contains(&ending.as_str()) && !name.starts_with('~') && !name.starts_with('.') && path.is_file()
    };
    entries_in(folder).into_iter().filter(is_one).collect()
}

/// The plan that is meant: the only one, else the only one that the workbooks name.
fn meant<'a>(plans: &'a [Loaded], received: &[Received]) -> Option<&'a Loaded> {
    if let [only] = plans {
        return Some(only);
    }
    let named: Vec<String> = received.iter().filter_map(|one| one.book.as_ref().ok()).flat_map(plans_named).collect();
    let mut meant = plans.iter().filter(|loaded| named.contains(&loaded.plan.title));
    meant.next().filter(|_| meant.next().is_none())
}

fn wishes(arguments: &CollectArguments, loaded: &Loaded) -> Result<Wishes, Wording> {
    let year = arguments.year.as_deref().map(|typed| FiscalYear::parse(typed).map_err(|_| cli::bad_year(typed)));
    let despite = &arguments.despite;
    if let Some(code) = despite.iter().find(|code| !review::CODES.contains(&code.as_str())) {
        return Err(amend::unknown_code(code, closest(code, review::CODES), &review::CODES));
    }
    Ok(Wishes {
        year: year.transpose()?,
        departments: departments(&arguments.departments, loaded)?,
        despite: despite.clone(),
        replaces: arguments.replace,
        is_dry_run: arguments.dry_run,
    })
}
