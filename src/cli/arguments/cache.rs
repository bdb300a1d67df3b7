//! `--no-cache`, the same for every command that opens plans.

use clap::{Args, ValueEnum};

use crate::words::cli as words;

#[derive(Debug, Clone, Copy, Default, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct CacheArguments {
    #[arg(long, help = words::NO_CACHE)]
    pub no_cache: bool,
}

/// Whether plans are kept between two runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CacheWish {
    Auto,
    Off,
}
