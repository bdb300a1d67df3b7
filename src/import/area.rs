//! Where cells are, and rectangles of them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where a cell is: row and column count from 0. Printed as in the workbook: `F12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Address {
    /// Row.
    pub row: u32,
    /// Column.
    pub column: u32,
}

impl Address {
    /// That row, that column, both from 0.
    pub const fn at(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for Address {
    /// ```
    /// use susumi::import::Address;
    /// assert_eq!(Address::at(11, 5).to_string(), "F12");
    /// assert_eq!(Address::at(0, 27).to_string(), "AB1");
    /// ```
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + (rest % 26) as u8));
            rest /= 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(f, "{letter}"))?;
        write!(f, "{}", self.row + 1)
    }
}

/// A rectangle of cells, both corners within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The corner above and left.
    pub first: Address,
    /// The corner below and right.
    pub last: Address,
}

impl Area {
    /// Whether that cell lies in it.
    pub fn contains(&self, at: Address) -> bool {
        (self.first.row..=self.last.row).contains(&at.row)
            && (self.first.column..=self.last.column).contains(&at.column)
    }
}
