//! Entering results: one cell of a plan file changed, and every other byte of it left as it was.
//!
//! One way: order (`entered`) → the file as it is now → edits (`place`, `edit`) → the changed text, loaded and
//! reviewed again (`attempt`) → [`Amendment`] → the file (`save`). Refuses whatever would not read back as exactly what was
//! ordered, and whatever would add a finding. Invariant: nothing is written before [`Amendment::save`], and
//! that writes the whole file or nothing.

mod attempt;
mod batch;
mod cell;
mod edit;
mod entered;
mod label;
mod order;
mod place;
mod refusal;
mod save;
mod whom;

use std::path::PathBuf;

pub use batch::{Batch, Outcome, Written};
pub use entered::{Standing, meant};
pub use order::{Hunk, Line, Order, Saved};
pub use refusal::Refusal;
pub use whom::Whom;

use crate::plan::Finding;
use crate::source::{self, Loaded};
use attempt::{Attempt, Intention, attempt};
use entered::Wanted;

/// A change that may be made: it has been tried, and reads back as ordered.
#[derive(Debug, Clone, PartialEq)]
pub struct Amendment {
    path: PathBuf,
    intention: Intention,
    /// The file as it was when this was tried.
    bytes: Vec<u8>,
    tried: Attempt,
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
    let path = seen.origin.path().ok_or(Refusal::BuiltIn)?.to_owned();
    let whom = Whom::of(&seen.plan, order.subject).ok_or(Refusal::Gone)?;
    // What cannot be ordered at all is said whatever the file says by now.
    Wanted::of(order, &seen.plan, order.subject)?;
    let standing = Standing::of(&seen.plan, order.subject, order.year);
    let intention = Intention { order: order.clone(), whom, seen: standing };
    let bytes = source::bytes_of(&path).map_err(|finding| Refusal::Unreadable(Box::new(finding)))?;
    let tried = attempt(&intention, &path, &bytes)?;
    Ok(Amendment { path, intention, bytes, tried })
}

impl Amendment {
    /// What changes, in the order of the file; empty if all that was ordered stands there already.
    pub fn hunks(&self) -> &[Hunk] {
        &self.tried.hunks
    }

    /// Findings that come with it and do not stop it: notes, those that the order lets pass, and what is not
    /// filled in yet elsewhere.
    pub fn notes(&self) -> &[Finding] {
        &self.tried.notes
    }

    /// Writes it. Where the file has changed since [`prepare`], the order is tried again on what stands there
    /// now.
    ///
    /// # Errors
    /// [`Refusal`], and the file is as it was.
    pub fn save(&self) -> Result<Saved, Refusal> {
        let again = |found: &[u8]| attempt(&self.intention, &self.path, found);
        let joined = save::save(&self.path, &self.bytes, &self.tried, again)?;
        let hunks = joined.as_ref().unwrap_or(&self.tried).hunks.clone();
        Ok(Saved { hunks, joined: joined.is_some() })
    }
}

impl save::Draft for Attempt {
    fn changed(&self) -> Option<&[u8]> {
        (!self.hunks.is_empty()).then_some(self.bytes.as_slice())
    }
}

#[cfg(test)]
mod styles;
#[cfg(test)]
mod tests;
