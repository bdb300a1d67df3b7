//! `susumi read`.

use std::path::PathBuf;

use clap::Args;

use super::filter::FilterArguments;
use crate::words::cli as words;

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct ReadArguments {
    #[command(flatten)]
    pub filter: FilterArguments,
    #[arg(value_name = "PATH", help = words::PATHS, help_heading = words::ARGUMENTS)]
    pub paths: Vec<PathBuf>,
}
