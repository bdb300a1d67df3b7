//! Tables as they were asked for: form, columns, order, encoding. The same for every command that prints tables.

use std::path::PathBuf;

use super::arguments::{FilterArguments, TableArguments, TableForm};
use super::encoding::{csv_encoding, report_substitutions};
use super::filter::{View, parts};
use super::nothing::{say_if_nothing_is_left, say_nothing_left};
use super::opener::Opener;
use super::output::{OutputError, print};
use super::paper::paper;
use super::{Exit, opened, refused};
use crate::export::{Part, Table, TableFormat, arrange, columns_table, write_tables};
use crate::label;
use crate::plan::Calendar;
use crate::query::Filter;
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
    table: impl Fn(&Part<'_>, &Filter) -> Table,
) -> Result<Exit, OutputError> {
    let Some((workspace, view)) = opened(paths, filter, opener) else {
        return Ok(Exit::CouldNotRun);
    };
    let selections = view.select_each(&workspace);
    let titled = |part: &Part<'_>| {
        let year = screen::as_of(&part.as_of.label(Calendar::Era));
        let title = words::title(&part.loaded.plan.title, &year, &label::filter(view.filter()));
        Table { title, ..table(part, view.filter()) }
    };
    let tables: Vec<Table> = parts(&workspace, &selections).iter().map(titled).collect();
    if tables.iter().all(|table| table.rows.is_empty()) {
        say_nothing_left(sought, &view);
    } else if sought == Sought::Entries {
        say_if_nothing_is_left(&view, selections.iter().map(|(selection, _)| selection));
    }
    print_tables(arguments, head, tables, &workspace)
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
    let table = match table(&workspace, &view) {
        Ok(table) => table,
        Err(wording) => return Ok(refused(&wording)),
    };
    let year = view.year().map(|year| screen::as_of(&year.label(Calendar::Era)));
    let title = words::title_of_all(&table.title, year.as_deref(), &label::filter(view.filter()));
    print_tables(arguments, head, vec![Table { title, ..table }], &workspace)
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

/// Prints the tables with the columns and in the order that were asked for, or which columns they have. `head` is what
/// programs find before them; `workspace` holds what they are of.
fn print_tables(
    arguments: &TableArguments,
    head: &[(&'static str, &'static str)],
    mut tables: Vec<Table>,
    workspace: &Workspace,
) -> Result<Exit, OutputError> {
    let format = match table_format(arguments) {
        Ok(format) => format,
        Err(wording) => return Ok(refused(&wording)),
    };
    if arguments.columns.iter().any(|name| WHICH_COLUMNS.contains(&name.trim())) {
        tables = vec![columns_table(&tables)];
    } else if let Err(wording) = arrange(&mut tables, &arguments.columns, &arguments.sort) {
        return Ok(refused(&wording));
    }
    let mut replaced = Vec::new();
    print(|out| {
        replaced = write_tables(out, format, head, &tables)?;
        Ok(())
    })?;
    report_substitutions(&replaced);
    Ok(Exit::of(workspace))
}
