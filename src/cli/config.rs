//! `susumi config`: where the settings are, and a first settings file on request.

use super::arguments::ConfigArguments;
use super::output::{OutputError, print};
use super::{Exit, complain, refused};
use crate::source::config::{self, InitError};
use crate::visible::visible;
use crate::words::failure::reason;
use crate::words::{cli, config as words};

/// Runs it.
pub fn run(arguments: &ConfigArguments) -> Result<Exit, OutputError> {
    let line = if arguments.init {
        match config::init() {
            Ok(path) => words::config_written(&path.display().to_string()),
            Err(error) => {
                complain(&match error {
                    InitError::NoFolder => words::config_nowhere(),
                    InitError::Exists(path) => words::config_exists(&path.display().to_string()),
                    InitError::Io(path, error) => cli::cannot_write(&path.display().to_string(), &reason(&error)),
                });
                return Ok(Exit::CouldNotRun);
            }
        }
    } else {
        match config::path() {
            Some(path) if path.exists() => words::config_is(&path.display().to_string()),
            Some(path) => words::config_would_be(&path.display().to_string()),
            None => {
                return Ok(refused(&words::config_nowhere()));
            }
        }
    };
    print(|out| writeln!(out, "{}", visible(&line)))?;
    Ok(Exit::Clean)
}
