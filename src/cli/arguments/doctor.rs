//! `susumi doctor`.

use std::path::PathBuf;

use clap::Args;

use super::look::LookArguments;
use crate::words::cli as words;

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct DoctorArguments {
    #[arg(value_name = "PATH", help = words::PATHS, help_heading = words::ARGUMENTS)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub look: LookArguments,
}
