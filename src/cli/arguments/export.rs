//! `susumi export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::filter::FilterArguments;
use crate::words::cli as words;

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct ExportArguments {
    #[arg(long, value_enum, value_name = words::FORMAT, help = words::EXPORT_FORMAT, hide_possible_values = true)]
    pub format: ExportFormat,
    #[arg(short = 'o', long, value_name = "FILE", help = words::EXPORT_OUTPUT)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub filter: FilterArguments,
    #[arg(value_name = "PATH", help = words::PATHS, help_heading = words::ARGUMENTS)]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    Html,
    Json,
}
