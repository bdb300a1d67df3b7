//! Collecting a year's results: a workbook for each department, and what comes back put into the plan file.
//!
//! Out: plan → who is asked for what (`asked`) → [`workbook`]. Back: workbooks → [`Returned`] answers → orders for
//! `amend`, which are checked and written as those of `susumi set` are, all in one save.

mod asked;
mod field;
mod key;
mod later;
mod merge;
mod outcome;
mod question;
mod report;
mod report_json;
mod returned;
mod sheet;
mod workbook;

pub use asked::{Owed, entries_of, orphans};
pub use merge::{Received, Wishes, merge};
pub use outcome::{Collected, Conflict, Missing, Progress, Refused, Remark, Replaced, Reply, Source, Taken};
pub use report::{Report, write_report};
pub use report_json::write_report_json;
pub use returned::{Answer, Returned, Unplaced, plans_named, returned};
pub use sheet::Given;
pub use workbook::{file_name, workbook};

#[cfg(test)]
mod tests;
