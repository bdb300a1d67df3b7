//! FILTER: which entries are meant, the same for every command that has one.

use clap::Args;

use crate::words::cli as words;

/// The part of FILTER that says which entries are meant, however they stand.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = words::FILTER)]
pub struct EntryArguments {
    #[arg(short = 'd', long = "department", value_name = words::DEPARTMENT_VALUE, help = words::DEPARTMENT)]
    pub departments: Vec<String>,
    #[arg(short = 'q', long, value_name = words::QUERY_VALUE, help = words::QUERY)]
    pub query: Option<String>,
}

/// FILTER, the same for every command that has one.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = words::FILTER)]
pub struct FilterArguments {
    #[command(flatten)]
    pub entries: EntryArguments,
    #[arg(short = 's', long = "status", value_name = words::STATUS_VALUE, help = words::STATUS)]
    pub statuses: Vec<String>,
    #[arg(long, value_name = words::YEAR_VALUE, help = words::YEAR)]
    pub year: Option<String>,
}
