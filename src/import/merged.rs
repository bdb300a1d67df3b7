//! The merged ranges of a sheet, found by any of their cells.
//!
//! Invariant: no two of them overlap, as in every spreadsheet; of two that do, as damaged files have them, the one
//! that begins first counts. So those of one column lie one below the other, and one is found by halving.

use serde::{Deserialize, Serialize};

use super::area::{Address, Area};

/// Merged ranges, by their first cells.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<Area>", into = "Vec<Area>")]
pub struct Merged {
    areas: Vec<Area>,
    /// For each column those that lie in it, by their places in `areas`.
    by_column: Vec<Vec<u32>>,
}

impl From<Vec<Area>> for Merged {
    fn from(mut areas: Vec<Area>) -> Self {
        areas.sort_by_key(|area| area.first);
        let mut merged = Self::default();
        areas.into_iter().for_each(|area| merged.push(area));
        merged
    }
}

impl From<Merged> for Vec<Area> {
    fn from(merged: Merged) -> Self {
        merged.areas
    }
}

impl Merged {
    /// Takes up a range that begins behind all others, unless it overlaps one of them.
    fn push(&mut self, area: Area) {
        let columns = area.first.column as usize..=area.last.column as usize;
        let last = |column: usize| self.by_column.get(column)?.last().map(|at| &self.areas[*at as usize]);
        if columns.clone().filter_map(last).any(|above| above.last.row >= area.first.row) {
            return;
        }
        if self.by_column.len() <= *columns.end() {
            self.by_column.resize(columns.end() + 1, Vec::new());
        }
        let at = self.areas.len() as u32;
        columns.for_each(|column| self.by_column[column].push(at));
        self.areas.push(area);
    }

    /// All of them, by their first cells.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The range that begins in that cell.
    pub fn beginning_at(&self, first: Address) -> Option<&Area> {
        self.at(first).filter(|area| area.first == first)
    }

    /// The range in which that cell lies.
    pub fn at(&self, at: Address) -> Option<&Area> {
        let column = self.by_column.get(at.column as usize)?;
        let above = column.partition_point(|place| self.areas[*place as usize].first.row <= at.row);
        let area = &self.areas[*column.get(above.checked_sub(1)?)? as usize];
        area.contains(at).then_some(area)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn area() -> impl Strategy<Value = Area> {
        let corner = || (0_u32..12, 0_u32..12);
        (corner(), (0_u32..4, 0_u32..4)).prop_map(|((row, column), (down, right))| Area {
            first: Address::at(row, column),
            last: Address::at(row + down, column + right),
        })
    }

    proptest! {
        #[test]
        fn a_cell_is_found_in_the_one_range_that_holds_it(areas in prop::collection::vec(area(), 0..20)) {
            let merged = Merged::from(areas.clone());
            for at in (0..16).flat_map(|row| (0..16).map(move |column| Address::at(row, column))) {
                let holding: Vec<&Area> = merged.areas().iter().filter(|area| area.contains(at)).collect();
                prop_assert!(holding.len() <= 1);
                prop_assert_eq!(merged.at(at), holding.first().copied());
                prop_assert_eq!(merged.beginning_at(at), merged.areas().iter().find(|area| area.first == at));
            }
            for left_out in areas.iter().filter(|area| !merged.areas().contains(area)) {
                let overlaps = |other: &Area| {
                    left_out.first.row <= other.last.row && other.first.row <= left_out.last.row
                        && left_out.first.column <= other.last.column && other.first.column <= left_out.last.column
                };
                prop_assert!(merged.areas().iter().any(overlaps));
            }
        }
    }
}
