//! `susumi check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::cache::CacheArguments;
use super::filter::FilterArguments;
use crate::words::cli as words;

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct CheckArguments {
    #[arg(long, value_enum, ignore_case = true, default_value = "text", value_name = words::FORMAT,
        help = words::CHECK_FORMAT,
        hide_default_value = true, hide_possible_values = true)]
    pub format: CheckFormat,
    #[command(flatten)]
    pub filter: FilterArguments,
    #[command(flatten)]
    pub cache: CacheArguments,
    #[arg(value_name = "PATH", help = words::PATHS, help_heading = words::ARGUMENTS)]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Text,
    Json,
}
