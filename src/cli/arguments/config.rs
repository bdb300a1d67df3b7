//! `susumi config`.

use clap::Args;

use crate::words::cli as words;

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct ConfigArguments {
    #[arg(long, help = crate::words::config::CONFIG_INIT)]
    pub init: bool,
}
