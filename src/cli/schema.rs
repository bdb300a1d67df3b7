//! `susumi schema`: the plan file's JSON Schema, for editors.

use super::Exit;
use super::output::{OutputError, print};
use crate::source::schema;

/// Runs it.
pub fn run() -> Result<Exit, OutputError> {
    print(|out| {
        serde_json::to_writer_pretty(&mut *out, &schema())?;
        writeln!(out)
    })?;
    Ok(Exit::Clean)
}
