//! Many orders for one file: carried out one after the other on its text, saved once.
//!
//! An order that is refused leaves the others alone. Findings about an entry stop its own order; what an order leaves
//! of others (a total that does not fit yet) is said of the whole, because later orders may mend it. Invariant: the
//! file is what it was with all orders carried out that are not refused, and nothing else.

use std::path::{Path, PathBuf};

use super::attempt::{Intention, Stops, Version};
use super::entered::Standing;
use super::order::{Hunk, Order};
use super::refusal::Refusal;
use super::save::{self, Draft};
use super::whom::Whom;
use crate::plan::Finding;
use crate::source::{self, Loaded};

/// What came of one of the orders.
#[derive(Debug)]
pub enum Outcome {
    /// These lines change, numbered as in the file when all is done, if the orders came in the order of the file;
    /// none if all that was ordered stands there already.
    Accepted(Vec<Hunk>),
    /// Why it is not carried out.
    Refused(Refusal),
}

/// Orders that have been tried on the file as it is.
#[derive(Debug)]
pub struct Batch {
    path: PathBuf,
    intentions: Vec<Option<Intention>>,
    bytes: Vec<u8>,
    tried: Tried,
}

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// What came of each order, in the order given.
    pub outcomes: Vec<Outcome>,
    /// Findings about meaning that have come with them, but for what is not filled in.
    pub notes: Vec<Finding>,
    /// Whether the file had changed elsewhere since the orders were tried, and both changes are in it now.
    pub joined: bool,
    /// Whether anything had to be written.
    pub is_changed: bool,
}

#[derive(Debug)]
struct Tried {
    /// `None` if nothing changes.
    bytes: Option<Vec<u8>>,
    outcomes: Vec<Outcome>,
    notes: Vec<Finding>,
}

impl Draft for Tried {
    fn changed(&self) -> Option<&[u8]> {
        self.bytes.as_deref()
    }
}

impl Batch {
    /// Tries the orders on the file of `seen` as it is on the disk now; nothing is written. Beside each stands what
    /// its giver saw in the places that it is about: where something else stands there now, it is refused
    /// ([`Refusal::Changed`]).
    ///
    /// # Errors
    /// [`Refusal`]: why none of them can be tried.
    pub fn prepare(seen: &Loaded, orders: Vec<(Order, Standing)>) -> Result<Self, Refusal> {
        let path = seen.origin.path().ok_or(Refusal::BuiltIn)?.to_owned();
        let intention = |(order, standing): (Order, Standing)| {
            let whom = Whom::of(&seen.plan, order.subject)?;
            Some(Intention { order, whom, seen: standing })
        };
        let intentions: Vec<_> = orders.into_iter().map(intention).collect();
        let bytes = source::bytes_of(&path).map_err(|finding| Refusal::Unreadable(Box::new(finding)))?;
        let tried = carry_out(&intentions, &path, &bytes)?;
        Ok(Self { path, intentions, bytes, tried })
    }

    /// What would be written if it were saved now.
    pub fn preview(self) -> Written {
        written(self.tried, false)
    }

    /// Writes what is not refused, all of it at once. Where the file has changed since [`Batch::prepare`], the
    /// orders are tried again on what stands there now.
    ///
    /// # Errors
    /// [`Refusal`], and the file is as it was.
    pub fn save(self) -> Result<Written, Refusal> {
        let again = |found: &[u8]| carry_out(&self.intentions, &self.path, found);
        let joined = save::save(&self.path, &self.bytes, &self.tried, again)?;
        let is_joined = joined.is_some();
        Ok(written(joined.unwrap_or(self.tried), is_joined))
    }
}

fn written(tried: Tried, joined: bool) -> Written {
    let Tried { bytes, outcomes, notes } = tried;
    Written { outcomes, notes, joined, is_changed: bytes.is_some() }
}

fn carry_out(intentions: &[Option<Intention>], path: &Path, bytes: &[u8]) -> Result<Tried, Refusal> {
    let first = Version::read(path, bytes.to_vec())?;
    let mut last: Option<Version> = None;
    let mut outcomes = Vec::with_capacity(intentions.len());
    for intention in intentions {
        let Some(intention) = intention else {
            outcomes.push(Outcome::Refused(Refusal::Gone));
            continue;
        };
        outcomes.push(match last.as_ref().unwrap_or(&first).step(intention, path, Stops::OfItself) {
            Ok(step) => {
                last = step.next.or(last);
                Outcome::Accepted(step.hunks)
            }
            Err(refusal) => Outcome::Refused(refusal),
        });
    }
    let notes = last.as_ref().map(|last| last.news_since(&first)).unwrap_or_default();
    Ok(Tried { bytes: last.map(|last| last.bytes), outcomes, notes })
}
