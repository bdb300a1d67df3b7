//! What the columns of years hold: what was planned or aimed at, or what came of it.
//!
//! Offices say it below the years (R3 over 計画 and 実績), above them (計画 over R3, R4, R5) or in the same heading
//! (R3実績). Invariant: no two columns with headings of their own are read as the same thing of the same year; the
//! second is left to those that mean nothing known.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::area::Address;
use super::book::Sheet;
use super::heading::{Role, role};
use super::text::heading;
use crate::plan::FiscalYear;

/// Which side of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Planned,
    Actual,
}

/// The longest heading below a year, in characters.
const LONGEST: usize = 10;

fn side(text: &str) -> Option<Side> {
    match heading(text).trim_start_matches("年度") {
        "予定" | "計画" | "当初計画" | "計画値" | "予定値" | "目標" | "目標値" => {
            Some(Side::Planned)
        }
        "実績" | "実績値" | "結果" | "実施結果" | "取組結果" | "取組実績" => Some(Side::Actual),
        _ => None,
    }
}

/// Whether a heading tells columns of years apart.
pub fn is_side(text: &str) -> bool {
    side(text).is_some()
}

/// Whether a heading that names a year says that it is of what came of it.
fn is_actual(text: &str) -> bool {
    let plain = heading(text);
    ["実績", "実績値"].iter().any(|word| plain.ends_with(word))
}

fn year(text: &str) -> Option<FiscalYear> {
    match role(text, &[]) {
        Some(Role::Year(year) | Role::Planned(year)) => Some(year),
        _ => None,
    }
}

/// The heading that reaches over a cell from its left, and where it stands: up to the end of what is merged, or to
/// the next heading.
fn over(sheet: &Sheet, at: Address) -> Option<(Address, String)> {
    let before = sheet.row(at.row).take_while(|(other, _)| other.column <= at.column);
    let (first, cell) = before.filter(|(_, cell)| !cell.is_blank()).last()?;
    let reaches = sheet.merged_from(first).is_none_or(|area| area.last.column >= at.column);
    reaches.then(|| (first, cell.shown()))
}

/// The year of a column, and the cell that names it.
fn year_over(sheet: &Sheet, headings: Range<u32>, column: u32) -> Option<(Address, FiscalYear, String)> {
    headings.rev().find_map(|row| {
        let (at, text) = over(sheet, Address::at(row, column))?;
        year(&text).map(|year| (at, year, text))
    })
}

/// The headings of a row in which the years of the rows above it are parted; `None` if it is no such row.
pub fn sides_below(
    sheet: &Sheet,
    row: u32,
    above: Range<u32>,
    levels: &[String],
) -> Option<Vec<(Address, Role, String)>> {
    let mut roles = Vec::new();
    let mut parts = false;
    for (at, cell) in sheet.row(row).filter(|(_, cell)| !cell.is_blank()) {
        let text = cell.shown();
        if year_over(sheet, above.clone(), at.column).is_some() {
            parts |= side(&text).is_some();
            if heading(&text).chars().count() > LONGEST {
                return None;
            }
        } else {
            roles.push((at, role(&text, levels)?, heading(&text)));
        }
    }
    parts.then_some(roles)
}

/// Tells apart what the columns of years hold; gives back those that say that they hold what was done or measured.
/// A table of `values` has one column for a value; stages may stand in several below one heading.
pub fn tell_apart(
    columns: &mut BTreeMap<u32, Role>,
    sheet: &Sheet,
    headings: Range<u32>,
    values: bool,
) -> BTreeSet<u32> {
    let mut actual = BTreeSet::new();
    let width = headings.clone().flat_map(|row| sheet.row(row)).map(|(at, _)| at.column + 1).max().unwrap_or(0);
    let width = width.max(columns.keys().next_back().map_or(0, |last| last + 1));
    // The column's place as read so far: whose heading, which side.
    let mut read: Vec<(Role, Address)> = Vec::new();
    for column in 0..width {
        let is_of_year = matches!(columns.get(&column), None | Some(Role::Year(_) | Role::Planned(_) | Role::Target));
        let Some((named, year, text)) = year_over(sheet, headings.clone(), column).filter(|_| is_of_year) else {
            continue;
        };
        let below = (named.row + 1..headings.end).rev().map(|row| Address::at(row, column));
        let below = below.map(|at| sheet.cell(at).shown()).find(|text| !text.trim().is_empty());
        let above = (headings.start..named.row).rev().find_map(|row| {
            let (at, text) = over(sheet, Address::at(row, column))?;
            let has_year = year_over(sheet, named.row..named.row + 1, at.column).is_some();
            side(&text).filter(|_| has_year || sheet.merged_from(at).is_some())
        });
        let told = match (&below, role(&text, &[])) {
            (Some(below), _) => match side(below) {
                Some(side) => Some(side),
                None => {
                    columns.remove(&column);
                    continue;
                }
            },
            (None, Some(Role::Planned(_))) => Some(Side::Planned),
            (None, _) if is_actual(&text) => Some(Side::Actual),
            (None, _) => above,
        };
        // A column that only lies behind the heading of a year is none of its own.
        if below.is_none() && !columns.contains_key(&column) {
            continue;
        }
        let role = if told == Some(Side::Planned) { Role::Planned(year) } else { Role::Year(year) };
        let is_second = read.iter().any(|(other, at)| *other == role && (*at != named || below.is_some() || values));
        if is_second {
            columns.remove(&column);
            continue;
        }
        read.push((role, named));
        columns.insert(column, role);
        if told == Some(Side::Actual) {
            actual.insert(column);
        }
    }
    actual
}
