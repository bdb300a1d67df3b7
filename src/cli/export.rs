//! `susumi export`: the plans as files for other programs and people.
//!
//! Owns which form is written where. A form that the name of the file tells need not be given; one that contradicts
//! it is refused. Into a folder goes one file for each plan, named by the plan's id.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use clap::ValueEnum;

use super::arguments::{ExportArguments, ExportFormat};
use super::encoding::{csv_encoding, report_substitutions};
use super::filter::parts;
use super::nothing::say_if_nothing_is_left;
use super::opener::Opener;
use super::output::{OutputError, print, save};
use super::{Exit, opened, refused};
use crate::export::{
    CsvEncoding, Part, Substitution, write_html, write_json, write_json_lines, write_markdown, write_tidy_csv,
    write_workbook,
};
use crate::label;
use crate::query::Filter;
use crate::source::is_plan_name;
use crate::visible::spelled;
use crate::words::{Wording, export as words};

/// Runs it. What cannot be read is said on standard error and the rest is written: 1 then, or 2 if
/// there is no rest.
pub fn run(arguments: &ExportArguments, opener: &Opener) -> Result<Exit, OutputError> {
    let checked = format(arguments).and_then(|format| {
        let encoding = csv_encoding(arguments.encoding, format == ExportFormat::Csv)?;
        Ok((format, encoding))
    });
    let (format, encoding) = match checked {
        Ok(checked) => checked,
        Err(wording) => return Ok(refused(&wording)),
    };
    let Some((workspace, view)) = opened(&arguments.paths, &arguments.filter, opener) else {
        return Ok(Exit::CouldNotRun);
    };
    let selections = view.select_each(&workspace);
    let parts = parts(&workspace, &selections);
    say_if_nothing_is_left(&view, selections.iter().map(|(selection, _)| selection));
    let folder = arguments.output.as_deref().filter(|path| is_folder(path));
    if folder.is_none() && format.holds_one_plan() && parts.len() > 1 {
        let ids: Vec<&str> = parts.iter().map(|part| part.loaded.plan.id.as_str()).collect();
        return Ok(refused(&words::one_plan_per_file(format.name(), &ids)));
    }
    let filter = view.filter();
    let mut substitutions = Vec::new();
    match (folder, file_of(arguments)) {
        (Some(folder), _) => {
            // As it is with the folder of the questionnaires: who names one that is not there wants it made.
            fs::create_dir_all(folder).map_err(|error| OutputError::Write(folder.to_owned(), error))?;
            let mut taken = BTreeSet::new();
            for (done, part) in parts.iter().enumerate() {
                let file = folder.join(file_name(&part.loaded.plan.id, format, &mut taken));
                save(&file, &workspace, |out| {
                    write(format, encoding, std::slice::from_ref(part), filter, out, &mut substitutions)
                })
                .map_err(|error| OutputError::OneOf {
                    error: Box::new(error),
                    done,
                    all: parts.len(),
                })?;
            }
        }
        (None, Some(file)) => {
            save(file, &workspace, |out| write(format, encoding, &parts, filter, out, &mut substitutions))?;
        }
        (None, None) => print(|out| write(format, encoding, &parts, filter, out, &mut substitutions))?,
    }
    report_substitutions(&substitutions);
    Ok(Exit::of(&workspace))
}

/// Writes what is to stand in one file: a line for each form. Of a form that [holds one
/// plan](ExportFormat::holds_one_plan) there is exactly one part.
fn write(
    format: ExportFormat,
    encoding: CsvEncoding,
    parts: &[Part<'_>],
    filter: &Filter,
    out: &mut dyn Write,
    substitutions: &mut Vec<Substitution>,
) -> io::Result<()> {
    match format {
        ExportFormat::Csv => {
            substitutions.extend(write_tidy_csv(out, encoding, parts)?);
            Ok(())
        }
        ExportFormat::Html => write_html(out, parts),
        ExportFormat::Json => write_json(out, parts),
        ExportFormat::Jsonl => write_json_lines(out, parts),
        ExportFormat::Markdown => write_markdown(out, parts),
        ExportFormat::Xlsx => {
            let mut each = parts.iter();
            each.try_for_each(|part| write_workbook(&mut *out, part, &label::filter(filter), &filter.departments))
        }
    }
}

/// Which form is meant, by what was said and by how the file's name ends.
///
/// # Errors
/// That neither says it, that the two contradict each other, or that it cannot go where it was sent.
fn format(arguments: &ExportArguments) -> Result<ExportFormat, Wording> {
    let file = file_of(arguments).filter(|path| !is_folder(path));
    let shown = file.map(|file| spelled(file.as_os_str()));
    if let (Some(file), Some(shown)) = (file, &shown)
        && is_plan_name(file)
        && !file.exists()
    {
        return Err(words::named_as_a_plan(shown));
    }
    let ending = file.and_then(Path::extension).and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let told = ending.as_deref().and_then(of_ending);
    let format = match (arguments.format, told) {
        (Some(format), Some(told)) if format != told => {
            let (file, ending) = (shown.unwrap_or_default(), ending.unwrap_or_default());
            return Err(words::contradiction(&file, format.name(), &ending));
        }
        (Some(format), _) | (None, Some(format)) => format,
        (None, None) => {
            let names: Vec<&str> = ExportFormat::value_variants().iter().map(|format| format.name()).collect();
            return Err(words::no_format(shown.as_deref(), &names));
        }
    };
    if format.is_binary() && file_of(arguments).is_none() && io::stdout().is_terminal() {
        return Err(words::not_to_a_terminal(format.name()));
    }
    Ok(format)
}

/// Where it goes, if not to standard output, which `-` is too.
fn file_of(arguments: &ExportArguments) -> Option<&Path> {
    arguments.output.as_deref().filter(|path| path.as_os_str() != "-")
}

/// The form whose files end so.
fn of_ending(ending: &str) -> Option<ExportFormat> {
    ExportFormat::value_variants().iter().copied().find(|format| format.endings().contains(&ending))
}

/// Whether what was given is a folder, or can be nothing else.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/")
}

/// The name of the file for a plan in a folder, none that was given before.
fn file_name(id: &str, format: ExportFormat, taken: &mut BTreeSet<String>) -> String {
    let stem = id.replace(['/', '\0'], "-");
    let ending = format.endings().first().copied().unwrap_or_default();
    let names = std::iter::once(stem.clone()).chain((2..).map(|at: usize| format!("{stem}-{at}")));
    let free = names.map(|stem| format!("{stem}.{ending}")).find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(free.clone());
    free
}
