//! `susumi set`.

use std::path::PathBuf;

use clap::Args;

use crate::words::cli as words;

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct SetArguments {
    #[arg(value_name = "PATH", display_order = 1, help = words::SET_PATH, help_heading = words::ARGUMENTS)]
    pub path: PathBuf,
    #[arg(value_name = "ENTRY", display_order = 2, help = words::SET_ENTRY, help_heading = words::ARGUMENTS)]
    pub entry: String,
    #[arg(long, value_name = words::YEAR_VALUE, help = words::SET_YEAR)]
    pub year: Option<String>,
    #[arg(long, value_name = words::SET_ACTUAL_VALUE, allow_hyphen_values = true, help = words::SET_ACTUAL)]
    pub actual: Option<String>,
    #[arg(long, value_name = words::STATUS_VALUE, help = words::SET_STATUS)]
    pub status: Option<String>,
    #[arg(long, value_name = words::SET_VALUE_VALUE, allow_hyphen_values = true, help = words::SET_VALUE)]
    pub value: Option<String>,
    #[arg(long, value_name = words::STATUS_VALUE, help = words::SET_ACHIEVEMENT)]
    pub achievement: Option<String>,
    #[arg(long, value_name = words::QUERY_VALUE, allow_hyphen_values = true, help = words::SET_REMARK)]
    pub remark: Option<String>,
    #[arg(long, value_name = words::SET_DESPITE_VALUE, help = words::SET_DESPITE)]
    pub despite: Vec<String>,
    #[arg(long, help = words::SET_DRY_RUN)]
    pub dry_run: bool,
}
