//! `susumi collect`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::words::{cli as words, collect};

// What only `--merge` heeds is refused beside `-o` by itself: clap asks for no `--merge` where that is refused, too.
#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct CollectArguments {
    #[arg(long, value_name = words::YEAR_VALUE, help = collect::COLLECT_YEAR)]
    pub year: Option<String>,
    #[arg(short = 'o', long, value_name = "DIR", conflicts_with = "merge", help = collect::COLLECT_OUTPUT)]
    pub output: Option<PathBuf>,
    #[arg(short = 'd', long = "department", value_name = words::DEPARTMENT_VALUE, help = collect::COLLECT_DEPARTMENT)]
    pub departments: Vec<String>,
    #[arg(long, help = collect::COLLECT_MERGE)]
    pub merge: bool,
    #[arg(long, value_name = "PATH", requires = "merge", conflicts_with = "output", help = collect::COLLECT_PLAN)]
    pub plan: Option<PathBuf>,
    #[arg(long, value_name = words::SET_DESPITE_VALUE, requires = "merge", conflicts_with = "output",
        help = collect::COLLECT_DESPITE)]
    pub despite: Vec<String>,
    #[arg(long, requires = "merge", conflicts_with = "output", help = collect::COLLECT_REPLACE)]
    pub replace: bool,
    #[arg(long, requires = "merge", conflicts_with = "output", help = collect::COLLECT_DRY_RUN)]
    pub dry_run: bool,
    #[arg(long, value_enum, ignore_case = true, default_value = "text", value_name = words::FORMAT, requires = "merge",
        conflicts_with = "output", help = collect::COLLECT_FORMAT, hide_default_value = true, hide_possible_values = true)]
    pub format: CollectFormat,
    #[arg(value_name = "PATH", help = collect::COLLECT_PATHS, help_heading = words::ARGUMENTS)]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CollectFormat {
    Text,
    Json,
}
