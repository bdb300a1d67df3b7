//! How a command writes its tables.

use clap::ValueEnum;

/// How a command writes its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableForm {
    Table,
    Tsv,
    Json,
    Markdown,
}
