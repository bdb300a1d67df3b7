//! `susumi completions`.

use clap::{Args, ValueEnum};
use clap_complete::Shell;

use crate::words::manual as words;

#[derive(Debug, Args)]
#[command(next_help_heading = crate::words::cli::OPTIONS)]
pub struct CompletionsArguments {
    #[arg(value_name = "SHELL", value_enum, ignore_case = true, help = words::SHELL,
        help_heading = crate::words::cli::ARGUMENTS, hide_possible_values = true)]
    pub shell: Option<Shell>,
    /// Asked by the scripts, not by people.
    #[arg(long, value_enum, ignore_case = true, hide = true)]
    pub list: Option<WordList>,
    /// What stands before the cursor.
    #[arg(
        long,
        hide = true,
        allow_hyphen_values = true,
        requires = "list",
        default_value = "",
        hide_default_value = true
    )]
    pub typed: String,
}

/// Words that only the plans know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WordList {
    Departments,
    Statuses,
}
