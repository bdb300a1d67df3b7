//! What may be typed: the commands and their options.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use crate::words::cli as words;

/// The command line as typed. Without a command the screen is meant.
#[derive(Debug, Parser)]
#[command(
    name = "susumi",
    version,
    about = words::ABOUT,
    after_help = words::AFTER_HELP,
    help_template = words::HELP_TEMPLATE,
    override_usage = words::USAGE,
    subcommand_help_heading = words::COMMANDS,
    next_help_heading = words::OPTIONS,
    args_conflicts_with_subcommands = true,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[arg(value_name = "PATH", help = words::PATHS, help_heading = words::ARGUMENTS)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub look: LookArguments,
    #[arg(long, conflicts_with = "frames", help = words::KIOSK)]
    pub kiosk: bool,
    #[arg(long, value_name = words::VIEW_VALUE, conflicts_with = "kiosk", help = words::VIEW)]
    pub view: Option<String>,
    #[arg(long, help = words::FRESH)]
    pub fresh: bool,
    #[arg(long, value_name = "FILE", help = words::FRAMES, hide_short_help = true)]
    pub frames: Option<PathBuf>,
    #[arg(short = 'h', long = "help", action = ArgAction::Help, global = true, help = words::HELP)]
    help: Option<bool>,
    #[arg(short = 'V', long = "version", action = ArgAction::Version, help = words::VERSION)]
    version: Option<bool>,
}

/// The commands; one file each beside this one.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(about = words::CHECK, override_usage = words::CHECK_USAGE, after_help = words::CHECK_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Check(CheckArguments),
    #[command(about = words::EXPORT, override_usage = words::EXPORT_USAGE, help_template = words::HELP_TEMPLATE)]
    Export(ExportArguments),
    #[command(about = words::SUMMARY, override_usage = words::SUMMARY_USAGE, after_help = words::SUMMARY_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Summary(SummaryArguments),
    #[command(about = words::DIFF, override_usage = words::DIFF_USAGE, after_help = words::DIFF_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Diff(DiffArguments),
    #[command(about = words::SET, override_usage = words::SET_USAGE, after_help = words::SET_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Set(SetArguments),
    #[command(about = words::CONFIG, override_usage = words::CONFIG_USAGE, help_template = words::HELP_TEMPLATE)]
    Config(ConfigArguments),
    #[command(about = words::DOCTOR, override_usage = words::DOCTOR_USAGE, help_template = words::HELP_TEMPLATE)]
    Doctor(DoctorArguments),
}

/// How the screen is to look, whatever environment, settings and terminal say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct LookArguments {
    #[arg(long, value_enum, value_name = words::GLYPHS_VALUE, help = words::GLYPHS, hide_possible_values = true)]
    pub glyphs: Option<GlyphsWish>,
    #[arg(long, value_enum, value_name = words::AMBIGUOUS_VALUE, help = words::AMBIGUOUS,
        hide_possible_values = true)]
    pub ambiguous: Option<AmbiguousWish>,
}

/// Which symbols to draw with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GlyphsWish {
    Auto,
    Unicode,
    Safe,
    Ascii,
}

/// How many cells ambiguous characters fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AmbiguousWish {
    Auto,
    Narrow,
    Wide,
}

/// The way that copied text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CopyWish {
    Auto,
    Osc52,
    Show,
}

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct CheckArguments {
    #[arg(long, value_enum, default_value = "text", value_name = words::FORMAT, help = words::CHECK_FORMAT,
        hide_default_value = true, hide_possible_values = true)]
    pub format: CheckFormat,
    #[command(flatten)]
    pub entries: EntryArguments,
    #[arg(value_name = "PATH", help = words::PATHS, help_heading = words::ARGUMENTS)]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Text,
    Json,
}

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

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct SummaryArguments {
    #[arg(long, value_enum, default_value = "status", value_name = words::BY_VALUE, help = words::SUMMARY_BY,
        hide_default_value = true, hide_possible_values = true)]
    pub by: SummaryBy,
    #[arg(long, value_enum, default_value = "table", value_name = words::FORMAT, help = words::TABLE_FORMAT,
        hide_default_value = true, hide_possible_values = true)]
    pub format: TableForm,
    #[command(flatten)]
    pub filter: FilterArguments,
    #[arg(value_name = "PATH", help = words::PATHS, help_heading = words::ARGUMENTS)]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SummaryBy {
    Status,
    Department,
    Node,
    Year,
}

/// How a command writes its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableForm {
    Table,
    Tsv,
    Json,
    Markdown,
}

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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    Json,
}

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct DiffArguments {
    #[arg(long, value_enum, default_value = "text", value_name = words::FORMAT, help = words::CHECK_FORMAT,
        hide_default_value = true, hide_possible_values = true)]
    pub format: DiffFormat,
    #[arg(value_name = "BEFORE", display_order = 1, help = words::DIFF_BEFORE, help_heading = words::ARGUMENTS)]
    pub before: PathBuf,
    #[arg(value_name = "AFTER", display_order = 2, help = words::DIFF_PATH_AFTER, help_heading = words::ARGUMENTS)]
    pub after: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    Text,
    Json,
}

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

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct ConfigArguments {
    #[arg(long, help = words::CONFIG_INIT)]
    pub init: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct DoctorArguments {
    #[arg(value_name = "PATH", help = words::PATHS, help_heading = words::ARGUMENTS)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub look: LookArguments,
}
