//! `susumi actions`, `susumi indicators`, `susumi attention`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::cache::CacheArguments;
use super::filter::FilterArguments;
use super::table::TableArguments;
use crate::words::{cli as words, list_commands};

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct ListArguments {
    #[command(flatten)]
    pub table: TableArguments,
    #[command(flatten)]
    pub filter: FilterArguments,
    #[command(flatten)]
    pub cache: CacheArguments,
    #[arg(value_name = "PATH", help = words::PATHS, help_heading = words::ARGUMENTS)]
    pub paths: Vec<PathBuf>,
}

/// What `susumi indicators` takes besides.
#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct IndicatorsArguments {
    #[arg(long, value_enum, value_name = list_commands::BY_VALUE, help = list_commands::INDICATORS_BY,
        hide_possible_values = true)]
    pub by: Option<IndicatorsBy>,
    #[arg(long, value_name = list_commands::NAME_VALUE, help = list_commands::INDICATORS_NAME)]
    pub name: Vec<String>,
    #[command(flatten)]
    pub list: ListArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum IndicatorsBy {
    Name,
}
