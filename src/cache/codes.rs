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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    /// The files in which findings beside a plan are made.
    fn sources() -> Vec<PathBuf> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let others = ["source/slips/silent.rs", "source/keys.rs", "source/field.rs", "workspace/accepted.rs"];
        let build = fs::read_dir(root.join("source/build")).unwrap().map(|entry| entry.unwrap().path());
        build.chain(others.map(|file| root.join(file))).collect()
    }

    /// The words that stand in it as a code does: first or in the middle of what is handed over, but not of a finding
    /// instead of a plan.
    fn codes(source: &str) -> Vec<&str> {
        let pieces: Vec<&str> = source.split("#[cfg(test)]").next().unwrap().split('"').collect();
        let is_code = |three: &&[&str]| {
            let before = three[0].trim_end();
            three[1].starts_with(|c: char| c.is_ascii_lowercase())
                && three[1].chars().all(|c| c.is_ascii_lowercase() || c == '-')
                && before.ends_with(['(', ','])
                && !before.ends_with("fatal(")
                && three[2].starts_with(',')
        };
        pieces.windows(3).filter(is_code).map(|three| three[1]).collect()
    }

    #[test]
    fn every_code_that_may_stand_beside_a_plan_is_known() {
        let texts: Vec<String> = sources().iter().map(|file| fs::read_to_string(file).unwrap()).collect();
        let codes: Vec<&str> = texts.iter().flat_map(|text| codes(text)).collect();
        assert!(codes.len() > 40 && codes.contains(&"unknown-key") && codes.contains(&"cut-off"), "{codes:?}");
        for code in codes {
            assert_eq!(known(code), Some(code), "{code} is missing above: such plans would be parsed each time");
        }
    }
}
