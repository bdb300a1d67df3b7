//! Of several answers of one department to one cell, the one that was saved last.
//!
//! A corrected workbook comes back beside the first. Which is later is told by what the workbooks say of themselves,
//! never by their names or by when their files were copied; where they do not say it, nothing is decided.

use super::outcome::Source;
use super::sheet::Given;

/// One cell of an answer.
#[derive(Clone)]
pub struct Said<'a> {
    /// Where it stands.
    pub source: Source,
    /// What stands there.
    pub given: &'a Given,
    /// What it comes to.
    pub means: Option<String>,
    /// What stood there when the workbook was written.
    pub seen: Option<String>,
    /// When its workbook was saved.
    pub saved: Option<&'a str>,
}

/// The answers that count, and those in whose place another has come, each with that other.
pub fn latest(said: Vec<Said<'_>>) -> (Vec<Said<'_>>, Vec<(Said<'_>, Said<'_>)>) {
    let is_later = |one: &Said<'_>, than: &Said<'_>| {
        let is_own = one.source.department.is_some() && one.source.department == than.source.department;
        is_own && one.means != than.means && than.saved.is_some() && one.saved > than.saved
    };
    let later = |earlier: &Said<'_>| {
        said.iter().filter(|other| is_later(other, earlier)).max_by_key(|other| other.saved).cloned()
    };
    let replaced: Vec<Option<Said<'_>>> = said.iter().map(later).collect();
    let (mut counting, mut earlier) = (Vec::new(), Vec::new());
    for (said, later) in said.into_iter().zip(replaced) {
        match later {
            Some(later) => earlier.push((said, later)),
            None => counting.push(said),
        }
    }
    (counting, earlier)
}
