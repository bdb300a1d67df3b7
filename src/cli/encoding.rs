//! What `--encoding` means, for every command that writes CSV, and what is said when a character gets lost on the way.

use super::arguments::{EncodingArguments, EncodingName};
use super::complain;
use crate::export::{CsvEncoding, Substitution};
use crate::words::{Wording, export as words};

/// The encoding that was asked for.
///
/// # Errors
/// That only CSV has one, if one was asked for and this is none.
pub fn csv_encoding(arguments: EncodingArguments, is_csv: bool) -> Result<CsvEncoding, Wording> {
    match arguments.encoding {
        Some(_) if !is_csv => Err(words::encoding_of_csv_only()),
        Some(EncodingName::Utf8) => Ok(CsvEncoding::Utf8),
        Some(EncodingName::Cp932) => Ok(CsvEncoding::Cp932),
        Some(EncodingName::Utf8Bom) | None => Ok(CsvEncoding::Utf8Bom),
    }
}

/// Says which letters are others now, and where the first of each stands; nothing if there are none.
pub fn report_substitutions(made: &[Substitution]) {
    if !made.is_empty() {
        let told =
            made.iter().map(|one| words::substituted(&one.letter, &one.written, one.count, one.line, one.column));
        complain(&words::substitutions(&told.collect::<Vec<_>>()));
    }
}
