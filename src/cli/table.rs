//! Tables as they were asked for: form, columns, order, encoding. The same for every command that prints tables.

use super::arguments::{TableArguments, TableForm};
use super::encoding::{csv_encoding, report_substitutions};
use super::output::{OutputError, print};
use super::paper::paper;
use super::{Exit, refused};
use crate::export::{Table, TableFormat, arrange, columns_table, write_tables};
use crate::words::Wording;

/// The words with which people ask which columns there are, the second as an input method types it.
const WHICH_COLUMNS: [&str; 2] = ["?", "\u{ff1f}"];

/// The form that was asked for.
///
/// # Errors
/// That an encoding was asked for that it does not have.
pub fn table_format(arguments: &TableArguments) -> Result<TableFormat, Wording> {
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
/// programs find before them.
pub fn print_tables(
    arguments: &TableArguments,
    head: &[(&'static str, &'static str)],
    mut tables: Vec<Table>,
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
    Ok(Exit::Clean)
}
