//! `susumi diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::filter::FilterArguments;
use crate::words::cli as words;

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct DiffArguments {
    #[arg(long, value_enum, ignore_case = true, default_value = "text", value_name = words::FORMAT,
        help = words::CHECK_FORMAT,
        hide_default_value = true, hide_possible_values = true)]
    pub format: DiffFormat,
    #[command(flatten)]
    pub filter: FilterArguments,
    #[arg(value_name = "BEFORE", display_order = 1, help = words::DIFF_BEFORE, help_heading = words::ARGUMENTS)]
    pub before: PathBuf,
    #[arg(value_name = "AFTER", display_order = 2, help = words::DIFF_PATH_AFTER, help_heading = words::ARGUMENTS)]
    pub after: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    Text,
    Json,
}
