//! Opens the plans of a command: by the settings in force, and through the cache.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use super::arguments::CacheArguments;
use super::{complain, report, wishes};
use crate::cache::Cache;
use crate::source::config::{self, Config};
use crate::workspace::{self, Reading, Workspace};

/// Opens plans for one run of a command. What was read is kept when it goes: by then the results are printed.
#[derive(Debug, Default)]
pub struct Opener {
    config: Config,
    reading: Reading,
}

impl Opener {
    /// By the settings of the user; what is wrong with their file is said.
    pub fn of_user(typed: CacheArguments) -> Self {
        let (config, problems) = config::load();
        report(&problems);
        let (keeps, problems) = wishes::keeps(typed, &config);
        problems.iter().for_each(complain);
        Self { config, reading: Reading::through(if keeps { Cache::of_user() } else { None }) }
    }

    /// Opens the plans of these paths. They are there until the program ends and are not taken apart then: the system
    /// has the memory of thousands of plans back sooner than they could give it.
    pub fn open(&self, paths: &[PathBuf]) -> ManuallyDrop<Workspace> {
        ManuallyDrop::new(workspace::open_by(paths, &self.config, &self.reading))
    }
}

impl Drop for Opener {
    fn drop(&mut self) {
        self.reading.keep();
    }
}
