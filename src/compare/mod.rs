//! Two plans beside each other: what they have in common, and what changed from one to the other.
//!
//! From two plans to plain structs. Reads no files and words nothing: the screen shows a [`Comparison`],
//! `susumi diff` prints a [`Difference`].

mod alike;
mod change;
mod difference;
mod field;
mod matching;
mod side;

pub use change::Change;
pub use difference::{Difference, Entry, Fate, Group, Kind};
pub use field::{Content, Field};
pub use matching::Matching;
pub use side::{Comparison, DepartmentPair, compare};
