//! How a plan is read: the one way for the start, for a reload and for whoever watches the files.
//!
//! Owns what may be read. Invariant: whatever it gives has been reviewed.

use super::reviewed;
use crate::source::{self, Bounds, Failure, Loaded, Origin};

/// Reads plans, and nothing that lies outside the bounds if there are some.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    bounds: Option<Bounds>,
}

impl Reading {
    /// Reads what lies within these bounds.
    pub fn within(bounds: Bounds) -> Self {
        Self { bounds: Some(bounds) }
    }

    /// Reads one plan, with the findings about its meaning. Its id is the stem of its file.
    ///
    /// # Errors
    /// The [`Failure`] of its file.
    pub fn read(&self, origin: &Origin) -> Result<Loaded, Failure> {
        let loaded = match (origin, &self.bounds) {
            (Origin::BuiltIn, _) => source::built_in(),
            (Origin::File(path), None) => source::load_file(path),
            (Origin::File(path), Some(bounds)) => source::load_file_within(path, bounds),
        };
        loaded.map(reviewed)
    }
}
