//! Tables as they were asked for: form, columns, order, encoding. The same for every command that prints tables.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use super::arguments::{FilterArguments, TableArguments, TableForm};
use super::encoding::{csv_encoding, report_substitutions};
use super::filter::{View, parts};
use super::nothing::{say_if_nothing_is_left, say_nothing_left};
use super::opener::Opener;
use super::output::{OutputError, print};
use super::paper::paper;
use super::{Exit, opened, refused};
use crate::export::{Part, Series, Table, TableFormat, Tables, arrange, columns_table, write_tables};
use crate::label::{self, names_apart};
use crate::plan::{Calendar, Plan};
use crate::query::Filter;
use crate::source::Loaded;
use crate::words::nothing::Sought;
use crate::words::{Wording, screen, summary as words};
use crate::workspace::Workspace;

/// The words with which people ask which columns there are, the second as an input method types it.
const WHICH_COLUMNS: [&str; 2] = ["?", "\u{ff1f}"];

/// Prints a table of what the filter leaves of each plan, under a title that says which plan, year and filter it is of.
/// What cannot be read is said on standard error and the rest is printed: 1 then, or 2 if there is no rest. That there
/// is none of what is sought is said there too.
pub fn print_table_of_each(
    (arguments, filter, paths): (&TableArguments, &FilterArguments, &[PathBuf]),
    opener: &Opener,
    head: &[(&'static str, &'static str)],
    sought: Sought,
    table: impl Fn(&Part<'_>, &Filter) -> Table + Sync,
) -> Result<Exit, OutputError> {
    let Some((workspace, view)) = opened(paths, filter, opener) else {
        return Ok(Exit::CouldNotRun);
    };
    let format = match table_format(arguments) {
        Ok(format) => format,
        Err(wording) => return Ok(refused(&wording)),
    };
    let selections = view.select_each(&workspace);
    let parts = parts(&workspace, &selections);
    let filter = label::filter(view.filter());
    let plans: Vec<&Plan> = parts.iter().map(|part| &part.loaded.plan).collect();
    let names: HashMap<&str, String> = plans.iter().map(|plan| plan.id.as_str()).zip(names_apart(&plans)).collect();
    // What programs find of a plan in JSON tells it apart without these.
    let has_origin = parts.len() > 1 && (format != TableFormat::Json || !arguments.columns.is_empty());
    let has_rows = AtomicBool::new(false);
    let tables = Series::of(&parts, |part| {
        let year = screen::as_of(&part.as_of.label(Calendar::Era));
        let plan = &part.loaded.plan;
        let mut table = table(part, view.filter());
        has_rows.fetch_or(!table.rows.is_empty(), Ordering::Relaxed);
        if has_origin {
            table.tell_origin(plan);
        }
        let name = names.get(plan.id.as_str()).unwrap_or(&plan.title);
        Table { title: words::title(name, &year, &filter), ..table }
    });
    if asks_for_columns(arguments) {
        print_tables(format, head, &[columns_table(&tables)])?;
        return Ok(Exit::of(&workspace));
    }
    let tables = match tables.arranged(&arguments.columns, &arguments.sort) {
        Ok(tables) => tables,
        Err(wording) => return Ok(refused(&wording)),
    };
    let is_whole = print_tables(format, head, &tables)?;
    if is_whole && !has_rows.load(Ordering::Relaxed) {
        say_nothing_left(sought, &view);
    } else if sought == Sought::Entries {
        say_if_nothing_is_left(&view, selections.iter().map(|(selection, _)| selection));
    }
    Ok(Exit::of(&workspace))
}

/// Prints one table of what the filter leaves of all plans, under a title that says of which year and filter it is.
/// Ends as [`print_table_of_each`].
pub fn print_table_of_all(
    (arguments, filter, paths): (&TableArguments, &FilterArguments, &[PathBuf]),
    opener: &Opener,
    head: &[(&'static str, &'static str)],
    table: impl FnOnce(&Workspace, &View) -> Result<Table, Wording>,
) -> Result<Exit, OutputError> {
    let Some((workspace, view)) = opened(paths, filter, opener) else {
        return Ok(Exit::CouldNotRun);
    };
    let (format, table) = match table_format(arguments).and_then(|format| Ok((format, table(&workspace, &view)?))) {
        Ok(checked) => checked,
        Err(wording) => return Ok(refused(&wording)),
    };
    let year = view.year().map(|year| {
        let label = year.label(Calendar::Era);
        let stands_apart = |loaded: &Loaded| loaded.plan.as_of_or(Some(year)) != year && view.shows_any(&loaded.plan);
        if !workspace.plans.iter().any(stands_apart) { screen::as_of(&label) } else { screen::as_of_or_nearest(&label) }
    });
    let title = words::title_of_all(&table.title, year.as_deref(), &label::filter(view.filter()));
    let mut tables = [Table { title, ..table }];
    if asks_for_columns(arguments) {
        tables = [columns_table(&tables)];
    } else if let Err(wording) = arrange(&mut tables, &arguments.columns, &arguments.sort) {
        return Ok(refused(&wording));
    }
    print_tables(format, head, &tables)?;
    Ok(Exit::of(&workspace))
}

/// Whether it is to be said which columns there are.
fn asks_for_columns(arguments: &TableArguments) -> bool {
    arguments.columns.iter().any(|name| WHICH_COLUMNS.contains(&name.trim()))
}

/// The form that was asked for.
///
/// # Errors
/// That an encoding was asked for that it does not have.
fn table_format(arguments: &TableArguments) -> Result<TableFormat, Wording> {
    let encoding = csv_encoding(arguments.encoding, arguments.format == TableForm::Csv)?;
    Ok(match arguments.format {
        TableForm::Table => TableFormat::Text(paper()),
        TableForm::Tsv => TableFormat::Tsv,
        TableForm::Csv => TableFormat::Csv(encoding),
        TableForm::Json => TableFormat::Json,
        TableForm::Markdown => TableFormat::Markdown,
    })
}

/// Prints the tables; `head` is what programs find before them. Says whether whoever reads took all of it.
fn print_tables(
    format: TableFormat,
    head: &[(&'static str, &'static str)],
    tables: &(impl Tables + ?Sized),
) -> Result<bool, OutputError> {
    let mut replaced = None;
    print(|out| {
        replaced = Some(write_tables(out, format, head, tables)?);
        Ok(())
    })?;
    report_substitutions(replaced.as_deref().unwrap_or_default());
    Ok(replaced.is_some())
}
