//! `susumi import`.

use std::path::PathBuf;

use clap::Args;

use crate::words::{cli as words, import, starting};

#[derive(Debug, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct ImportArguments {
    #[arg(short = 'o', long, value_name = "FILE", help = import::OUTPUT)]
    pub output: Option<PathBuf>,
    #[arg(long = "sheet", value_name = import::SHEET_VALUE, help = import::SHEET)]
    pub sheets: Vec<String>,
    #[arg(long, value_name = starting::TITLE_VALUE, help = import::TITLE)]
    pub title: Option<String>,
    #[arg(long, value_name = starting::MUNICIPALITY_VALUE, help = import::MUNICIPALITY)]
    pub municipality: Option<String>,
    #[arg(value_name = "BOOK", help = import::BOOK, help_heading = words::ARGUMENTS)]
    pub book: PathBuf,
}
