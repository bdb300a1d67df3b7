//! `susumi new`.

use std::path::PathBuf;

use clap::Args;

use crate::words::{cli as words, starting};

#[derive(Debug, Default, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct NewArguments {
    #[arg(long, value_name = starting::TITLE_VALUE, help = starting::NEW_TITLE)]
    pub title: Option<String>,
    #[arg(long, value_name = starting::MUNICIPALITY_VALUE, help = starting::NEW_MUNICIPALITY)]
    pub municipality: Option<String>,
    #[arg(long, value_name = words::YEAR_VALUE, help = starting::NEW_YEARS)]
    pub years: Option<String>,
    #[arg(long, value_name = starting::LEVELS_VALUE, help = starting::NEW_LEVELS)]
    pub levels: Option<String>,
    #[arg(value_name = "PATH", help = starting::NEW_PATH, help_heading = words::ARGUMENTS)]
    pub path: Option<PathBuf>,
}
