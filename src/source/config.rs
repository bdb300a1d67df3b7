//! The user's settings.

use std::path::PathBuf;

/// The settings that are in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// `plans`: the folder with the plan files.
    pub plans: Option<PathBuf>,
    /// `keys`: chord and command name, as written and in their order; the screen checks them.
    pub keys: Vec<(String, String)>,
}
