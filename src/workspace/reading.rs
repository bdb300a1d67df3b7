//! How a plan is read: the one way for the start, for a reload and for whoever watches the files.
//!
//! Owns what may be read, and whether plans of earlier runs may stand for their files. Invariants: whatever it gives
//! has been reviewed; within bounds nothing is kept and nothing comes from what was kept.

use std::path::Path;
use std::sync::Arc;

use super::reviewed;
use crate::cache::Cache;
use crate::source::{self, Bounds, Failure, Loaded, Origin, Parsers};

/// Reads plans, and nothing that lies outside the bounds if there are some.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    bounds: Option<Bounds>,
    cache: Option<Arc<Cache>>,
}

impl Reading {
    /// Reads what lies within these bounds.
    pub fn within(bounds: Bounds) -> Self {
        Self { bounds: Some(bounds), cache: None }
    }

    /// Reads from the cache what is in it, if there is a cache.
    pub fn through(cache: Option<Cache>) -> Self {
        Self { bounds: None, cache: cache.map(Arc::new) }
    }

    /// Reads one plan, with the findings about its meaning. Its id is the stem of its file.
    ///
    /// # Errors
    /// The [`Failure`] of its file.
    pub fn read(&self, origin: &Origin) -> Result<Loaded, Failure> {
        match origin {
            Origin::BuiltIn => source::built_in().map(reviewed),
            Origin::File(path) => self.read_by(Parsers::Both, path).map(|(loaded, _)| loaded),
        }
    }

    /// Reads the plan of a file that somebody waits for: with the first of the two parsers where that will do. Then it
    /// has still to be read in the usual way.
    ///
    /// # Errors
    /// The [`Failure`] of its file.
    pub fn glance(&self, path: &Path) -> Result<(Loaded, Parsers), Failure> {
        self.read_by(Parsers::First, path)
    }

    fn read_by(&self, parsers: Parsers, path: &Path) -> Result<(Loaded, Parsers), Failure> {
        let read = || {
            let (loaded, parsers) = source::load_file_by(parsers, path, self.bounds.as_ref())?;
            Ok((reviewed(loaded), parsers))
        };
        match &self.cache {
            Some(cache) => cache.through(path, read),
            None => read(),
        }
    }

    /// Writes into the cache what was read from files. To be done when nobody waits for plans any more.
    pub fn keep(&self) {
        if let Some(cache) = &self.cache {
            cache.write();
        }
    }
}
