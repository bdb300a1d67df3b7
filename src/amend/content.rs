//! The bytes of a file and the text in them, both ways.

use std::path::Path;

use super::edit::Edit;
use super::refusal::Refusal;

/// The text of a file, and how it is written down.
pub fn decode(path: &Path, bytes: &[u8]) -> Result<(String, ()), Refusal> {
    let text = String::from_utf8(bytes.to_vec());
    let text = text.map_err(|error| Refusal::Io(path.to_owned(), std::io::Error::other(error)))?;
    Ok((text, ()))
}

/// The bytes of the text with those edits.
pub fn amended(_encoding: (), _bytes: &[u8], text: &str, edits: &[Edit]) -> Result<Vec<u8>, Refusal> {
    Ok(super::edit::apply(text, &mut edits.to_vec()).0.into_bytes())
}
