//! Collecting a year's results: a workbook for each department, and what comes back put into the plan file.
//!
//! Out: plan → who is asked for what (`asked`) → [`workbook`]. Back: workbooks → [`Returned`] answers → orders for
//! `amend`, which are checked and written as those of `susumi set` are, all in one save.

mod asked;
mod key;
mod workbook;

pub use asked::{Owed, entries_of, orphans};
pub use workbook::{file_name, workbook};
