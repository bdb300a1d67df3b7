//! The codes of findings that may stand beside a plan.
//!
//! In a finding a code is part of the program, in an entry it is text: here the one is found for the other. What
//! is not in the list cannot be kept; a test holds that every rule's code is.

use crate::plan::Finding;
use crate::review;

/// The codes of what is found about files, and about what is let stand.
const OTHERS: [&str; 43] = [
    Finding::ENCODING,
    Finding::TOO_MANY,
    "accepted",
    "accepted-nothing",
    "accepted-reason",
    "accepted-unknown",
    "achievement",
    "as-of",
    "basis",
    "control-character",
    "cut-off",
    "date",
    "direction",
    "ditto",
    "duplicate-key",
    "duplicate-year",
    "entry",
    "excel-error",
    "exponent",
    "joined-line",
    "list",
    "missing-name",
    "missing-title",
    "missing-tree",
    "missing-years",
    "no-value",
    "no-value-yet",
    "number",
    "quotes",
    "single-value",
    "split-number",
    "status-class",
    "status-map",
    "total",
    "totals-map",
    "unit",
    "unknown-department",
    "unknown-key",
    "unnamed-level",
    "year",
    "year-map",
    "year-outside",
    "years",
];

/// The code that is written like that.
pub fn known(code: &str) -> Option<&'static str> {
    review::CODES.into_iter().chain(OTHERS).find(|known| *known == code)
}
