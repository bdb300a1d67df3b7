//! `susumi collect --year R3 -o DIR`: the workbooks of all departments, or none of them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::arguments::CollectArguments;
use super::super::new::typed;
use super::super::output::{OutputError, print};
use super::super::{Exit, refused, report};
use super::departments;
use crate::collect::{entries_of, file_name, orphans, workbook};
use crate::export::{Cell, Column, Kind, Paper, Table, TableFormat, write_tables};
use crate::plan::{DepartmentId, FiscalYear, Plan, Subject};
use crate::query::entry_name;
use crate::source::Loaded;
use crate::source::config::Config;
use crate::visible::visible;
use crate::words::{Wording, amend, cli, collect as words, field};
use crate::workspace;
use crate::writing::create;

/// Runs it: 0 all are written, 2 none is.
pub fn run(arguments: &CollectArguments, config: &Config) -> Result<Exit, OutputError> {
    let workspace = workspace::open(&arguments.paths, config);
    report(&workspace.failures);
    let loaded = match workspace.plans.as_slice() {
        [] => return Ok(Exit::CouldNotRun),
        [only] => only,
        several => {
            let place = workspace::roots(&arguments.paths, config);
            let place = place.first().map(|path| path.display().to_string()).unwrap_or_default();
            return Ok(refused(&amend::several_plans(&place, several.len())));
        }
    };
    match orders(arguments, loaded) {
        Ok((year, ids, folder)) => {
            let plan = arguments.paths.first().map(|path| typed(path));
            write(&loaded.plan, year, &ids, folder, plan.as_deref())
        }
        Err(wording) => Ok(refused(&wording)),
    }
}

/// The year, the departments that have something to fill in, and the folder.
fn orders<'a>(
    arguments: &'a CollectArguments,
    loaded: &Loaded,
) -> Result<(FiscalYear, Vec<DepartmentId>, &'a Path), Wording> {
    let plan = &loaded.plan;
    let typed = arguments.year.as_deref().ok_or_else(words::which_year)?;
    let year = FiscalYear::parse(typed).map_err(|_| cli::bad_year(typed))?;
    if !plan.years.contains(&year) {
        let name = |year: Option<&FiscalYear>| year.map(FiscalYear::to_string).unwrap_or_default();
        return Err(words::year_outside(&year.to_string(), &name(plan.years.first()), &name(plan.years.last())));
    }
    let folder = arguments.output.as_deref().ok_or_else(words::which_folder)?;
    let ids = departments(&arguments.departments, loaded)?;
    if ids.iter().all(|id| entries_of(plan, *id).is_empty()) {
        Err(words::nothing_to_ask())
    } else {
        Ok((year, ids, folder))
    }
}

fn write(
    plan: &Plan,
    year: FiscalYear,
    ids: &[DepartmentId],
    folder: &Path,
    named: Option<&str>,
) -> Result<Exit, OutputError> {
    let (asked, without): (Vec<DepartmentId>, Vec<DepartmentId>) =
        ids.iter().partition(|id| !entries_of(plan, **id).is_empty());
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for id in &asked {
        let path = folder.join(file_name(plan, *id));
        let failed = |error: rust_xlsxwriter::XlsxError| OutputError::Write(path.clone(), io::Error::other(error));
        let bytes = workbook(plan, year, *id).map_err(failed)?;
        files.push((path, bytes));
    }
    let is_there = |path: &&Path| path.symlink_metadata().is_ok();
    let there: Vec<String> = files.iter().map(|(path, _)| path.as_path()).filter(is_there).map(name).collect();
    if !there.is_empty() {
        return Ok(refused(&words::exists(&folder.display().to_string(), &there)));
    }
    let is_new = !folder.exists();
    fs::create_dir_all(folder).map_err(|error| OutputError::Write(folder.to_owned(), error))?;
    for (at, (path, bytes)) in files.iter().enumerate() {
        if let Err(error) = create(path, bytes) {
            // All or none: half of the departments would pass for all of them.
            for (path, _) in files.iter().take(at) {
                let _ = fs::remove_file(path);
            }
            if is_new {
                let _ = fs::remove_dir(folder);
            }
            return Err(OutputError::Write(path.clone(), error));
        }
    }
    let table = table(plan, &asked, &files);
    let shown = folder.display().to_string();
    print(|out| {
        writeln!(out, "{}", visible(&words::written(&shown, files.len(), &year.to_string())))?;
        write_tables(&mut *out, TableFormat::Text(Paper::default()), &[], &[table])?;
        if !without.is_empty() {
            writeln!(out, "{}", visible(&words::without_entries(&plan.department_names(&without))))?;
        }
        let orphans: Vec<String> = orphans(plan).into_iter().map(|subject| entry_name(plan, subject)).collect();
        if !orphans.is_empty() && ids.len() == plan.departments.len() {
            writeln!(out, "{}", visible(&words::without_department(&orphans)))?;
        }
        writeln!(out, "{}", visible(&words::next(&typed(folder), named)))
    })?;
    Ok(Exit::Clean)
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Each file with the department and how much it is asked.
fn table(plan: &Plan, asked: &[DepartmentId], files: &[(PathBuf, Vec<u8>)]) -> Table {
    let row = |(id, (path, _)): (&DepartmentId, &(PathBuf, Vec<u8>))| {
        let entries = entries_of(plan, *id);
        let actions = entries.iter().filter(|subject| matches!(subject, Subject::Action(_))).count();
        vec![
            Cell::Text(name(path)),
            Cell::Text(plan.department(*id).name.clone()),
            Cell::Count(actions),
            Cell::Count(entries.len() - actions),
        ]
    };
    Table {
        title: plan.title.clone(),
        columns: vec![
            Column::of("file", words::FILE, Kind::Text),
            Column::of("department", field::DEPARTMENTS, Kind::Text),
            Column::of("actions", words::ACTION, Kind::Number),
            Column::of("indicators", words::INDICATOR, Kind::Number),
        ],
        rows: asked.iter().zip(files).map(row).collect(),
        ..Table::default()
    }
}
