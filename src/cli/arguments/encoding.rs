//! `--encoding`: how the text of a CSV file is written down in bytes.

use clap::{Args, ValueEnum};

use crate::words::export as words;

#[derive(Debug, Clone, Copy, Default, Args)]
pub struct EncodingArguments {
    #[arg(long, value_enum, ignore_case = true, value_name = words::ENCODING_VALUE, help = words::ENCODING,
        hide_possible_values = true)]
    pub encoding: Option<EncodingName>,
}

/// The names by which people ask for an encoding; those behind them are what other programs call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EncodingName {
    #[value(name = "utf-8", alias = "utf8")]
    Utf8,
    #[value(name = "utf-8-bom", alias = "utf8-bom", alias = "utf-8-sig")]
    Utf8Bom,
    #[value(name = "cp932", aliases = ["sjis", "shift_jis", "shift-jis"])]
    Cp932,
}
