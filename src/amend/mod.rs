//! Entering results: one cell of a plan file changed, and every other byte of it left as it was.
//!
//! One way: order → the file as it is now → edits (`place`, `edit`) → the changed text, loaded and reviewed again
//! (`check`) → [`Amendment`] → the file (`save`). Refuses whatever would not read back as exactly what was
//! ordered, and whatever would add a finding. Invariant: nothing is written before [`Amendment::save`], and
//! that writes the whole file or nothing.

mod order;
mod refusal;

pub use order::{Hunk, Line, Order, Saved};
pub use refusal::Refusal;

use crate::source::Loaded;

/// A change that may be made: it has been tried, and reads back as ordered.
#[derive(Debug, Clone, PartialEq)]
pub struct Amendment {
    hunks: Vec<Hunk>,
}

/// Tries `order` on the file of `seen` as it is on the disk now; nothing is written.
///
/// `seen` is the plan that whoever gave the order was looking at. Where the file has changed since, the order
/// holds for the same entry (by path, number and name) of the file as it is, unless the very place that is
/// ordered has changed.
///
/// # Errors
/// [`Refusal`]: why it cannot or should not be done.
pub fn prepare(seen: &Loaded, order: &Order) -> Result<Amendment, Refusal> {
    let _ = (seen, order);
    Err(Refusal::BuiltIn)
}

impl Amendment {
    /// What changes, in the order of the file; empty if all that was ordered stands there already.
    pub fn hunks(&self) -> &[Hunk] {
        &self.hunks
    }

    /// Writes it. Where the file has changed since [`prepare`], the order is tried again on what stands there
    /// now.
    ///
    /// # Errors
    /// [`Refusal`], and the file is as it was.
    pub fn save(&self) -> Result<Saved, Refusal> {
        Err(Refusal::BuiltIn)
    }
}
