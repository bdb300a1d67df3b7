//! `susumi summary`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::cache::CacheArguments;
use super::filter::FilterArguments;
use super::table::TableArguments;
use crate::words::{cli as words, list_commands};

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct SummaryArguments {
    #[arg(long, value_enum, ignore_case = true, default_value = "status", value_name = list_commands::BY_VALUE,
        help = list_commands::SUMMARY_BY, value_delimiter = ',', hide_default_value = true, hide_possible_values = true)]
    pub by: Vec<SummaryBy>,
    #[command(flatten)]
    pub table: TableArguments,
    #[command(flatten)]
    pub filter: FilterArguments,
    #[command(flatten)]
    pub cache: CacheArguments,
    #[arg(value_name = "PATH", help = words::PATHS, help_heading = words::ARGUMENTS)]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SummaryBy {
    Status,
    Department,
    Node,
    Year,
    Plan,
    Municipality,
}
