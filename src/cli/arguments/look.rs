//! How the screen is to look.

use clap::{Args, ValueEnum};

use crate::words::cli as words;

/// How the screen is to look, whatever environment, settings and terminal say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Args)]
#[command(next_help_heading = words::OPTIONS)]
pub struct LookArguments {
    #[arg(long, value_enum, ignore_case = true, value_name = words::GLYPHS_VALUE, help = words::GLYPHS,
        hide_possible_values = true)]
    pub glyphs: Option<GlyphsWish>,
    #[arg(long, value_enum, ignore_case = true, value_name = words::AMBIGUOUS_VALUE, help = words::AMBIGUOUS,
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
