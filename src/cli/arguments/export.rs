//! `susumi export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::cache::CacheArguments;
use super::encoding::EncodingArguments;
use super::filter::FilterArguments;
use crate::words::cli as words;

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct ExportArguments {
    #[arg(long, value_enum, ignore_case = true, value_name = words::FORMAT, help = words::EXPORT_FORMAT,
        hide_possible_values = true)]
    pub format: Option<ExportFormat>,
    #[arg(short = 'o', long, value_name = "FILE", help = words::EXPORT_OUTPUT)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub encoding: EncodingArguments,
    #[command(flatten)]
    pub filter: FilterArguments,
    #[command(flatten)]
    pub cache: CacheArguments,
    #[arg(value_name = "PATH", help = words::PATHS, help_heading = words::ARGUMENTS)]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    Csv,
    Html,
    Json,
    Jsonl,
    // As its files end, which is what many type. No docstring: shells show that beside the name.
    #[value(alias = "md")]
    Markdown,
    Xlsx,
}

impl ExportFormat {
    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Markdown => "markdown",
            Self::Xlsx => "xlsx",
        }
    }

    /// How the names of its files end, the usual ending first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Csv => &["csv"],
            Self::Html => &["html", "htm"],
            Self::Json => &["json"],
            Self::Jsonl => &["jsonl", "ndjson"],
            Self::Markdown => &["md", "markdown"],
            Self::Xlsx => &["xlsx"],
        }
    }

    /// Whether a file of it holds one plan and no more. Such a writer is given exactly one part.
    pub fn holds_one_plan(self) -> bool {
        match self {
            Self::Csv | Self::Html | Self::Json | Self::Jsonl | Self::Markdown => false,
            Self::Xlsx => true,
        }
    }

    /// Whether it is no text: then it does not go to a terminal.
    pub fn is_binary(self) -> bool {
        match self {
            Self::Csv | Self::Html | Self::Json | Self::Jsonl | Self::Markdown => false,
            Self::Xlsx => true,
        }
    }
}
