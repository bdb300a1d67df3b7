//! How a command writes its tables.

use clap::{Args, ValueEnum};

use super::encoding::EncodingArguments;
use crate::words::{cli as words, list_commands};

/// How a command writes its tables.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct TableArguments {
    #[arg(long, value_enum, ignore_case = true, default_value = "table", value_name = words::FORMAT,
        help = list_commands::TABLE_FORMAT,
        hide_default_value = true, hide_possible_values = true)]
    pub format: TableForm,
    #[arg(long, value_name = list_commands::COLUMNS_VALUE, value_delimiter = ',', help = list_commands::COLUMNS_HELP)]
    pub columns: Vec<String>,
    #[arg(long, value_name = list_commands::COLUMNS_VALUE, value_delimiter = ',', allow_hyphen_values = true,
        help = list_commands::SORT_HELP)]
    pub sort: Vec<String>,
    #[command(flatten)]
    pub encoding: EncodingArguments,
}

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableForm {
    Table,
    Tsv,
    Csv,
    Json,
    // As its files end, which is what many type. No docstring: shells show that beside the name.
    #[value(alias = "md")]
    Markdown,
}
