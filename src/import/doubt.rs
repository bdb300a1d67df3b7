//! What of a workbook could not be placed, or was placed by a guess.

use super::area::Address;
use crate::plan::Severity;
use crate::words::Wording;

/// One place of a workbook at which a person should look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// How bad it is. A note is worth knowing and needs nobody.
    pub severity: Severity,
    /// The cell; of the workbook as a whole none.
    pub place: Option<Place>,
    /// What stands there or is the matter, and what to do.
    pub wording: Wording,
}

/// A cell of a sheet. Printed as spreadsheets do: `総括表!F12`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The sheet's name.
    pub sheet: String,
    /// The cell.
    pub cell: Address,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}!{}", self.sheet, self.cell)
    }
}
