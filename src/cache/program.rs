//! Which program wrote an entry: not only its version, but this very file of it.
//!
//! Two builds of one version may find different things in one plan file, and keep them in different bytes.

use std::path::Path;

use crate::source::Stamp;

/// The program's own file while it runs, even if another has taken its path since.
const OWN: &str = "/proc/self/exe";

/// A version and one file of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program(Vec<u8>);

impl Program {
    /// The one that runs; `None` if it cannot be found.
    pub fn running() -> Option<Self> {
        let own = Stamp::of(Path::new(OWN));
        Some(Self::of(&own.or_else(|| Stamp::of(&std::env::current_exe().ok()?))?))
    }

    /// This version in a file of that stamp.
    pub fn of(stamp: &Stamp) -> Self {
        Self([stamp.to_bytes().as_slice(), env!("CARGO_PKG_VERSION").as_bytes()].concat())
    }

    /// What tells it from all others.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}
