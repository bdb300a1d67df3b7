//! `susumi actions`, `susumi indicators`, `susumi attention`.

use std::path::PathBuf;

use clap::Args;

use super::cache::CacheArguments;
use super::filter::FilterArguments;
use super::table::TableArguments;
use crate::words::cli as words;

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
