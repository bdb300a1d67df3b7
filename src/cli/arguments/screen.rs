//! What the screen takes.

use std::path::PathBuf;

use clap::{ArgAction, Args};

use super::{CacheArguments, LookArguments};
use crate::words::cli as words;

/// Plans and how they are to be shown: the command line without a command.
#[derive(Debug, Default, Args)]
pub struct ScreenArguments {
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
    #[command(flatten)]
    pub cache: CacheArguments,
    #[arg(long, value_name = "FILE", help = words::FRAMES, hide_short_help = true)]
    pub frames: Option<PathBuf>,
    #[arg(short = 'h', long = "help", action = ArgAction::HelpShort, global = true, help = words::HELP)]
    help: Option<bool>,
    #[arg(short = 'V', long = "version", action = ArgAction::Version, help = words::VERSION)]
    version: Option<bool>,
}

impl ScreenArguments {
    /// Plans and nothing else.
    pub fn of(paths: Vec<PathBuf>) -> Self {
        Self { paths, ..Self::default() }
    }
}
