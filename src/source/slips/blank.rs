//! Slips at the beginning of a line: tabs, full-width blanks, and dashes that begin no entry.

use super::line::{BLANKS, Line, from};
use super::{Scan, Slip};
use crate::source::known;
use crate::words::slip;

/// What people type for the dash of a list.
const DASHES: [char; 7] = ['－', 'ー', '―', '‐', '−', '・', '●'];

/// A tab in the indentation. One parser gives up a line before the other.
pub fn tab(scan: &Scan<'_>) -> Option<Slip> {
    let line = scan.near().chain(scan.behind()).find(|line| indentation(*line).contains('\t'))?;
    let blanks = indentation(line).trim_start_matches(|c| c != '\t');
    let length = blanks.find(|c| c != '\t').unwrap_or(blanks.len());
    Slip::at(line, blanks.get(..length)?, slip::tab())
}

/// A tab between the words of a structure in braces.
pub fn tab_within(scan: &Scan<'_>) -> Option<Slip> {
    let line = scan.here()?;
    let at = line.raw.char_indices().nth(scan.column.checked_sub(1)?)?.0;
    // The parser gives up right behind it.
    let before = line.raw.get(..at)?.strip_suffix('\t')?;
    let tab = line.raw.get(before.len()..at)?;
    before.contains(['{', '[']).then(|| Slip::at(line, tab, slip::tab_within()))?
}

/// A full-width blank in the indentation.
pub fn full_width_indentation(scan: &Scan<'_>) -> Option<Slip> {
    let line = scan.near().find(|line| indentation(*line).contains('\u{3000}'))?;
    let blanks = indentation(line).trim_start_matches(|c| c != '\u{3000}');
    let length = blanks.find(|c| c != '\u{3000}').unwrap_or(blanks.len());
    Slip::at(line, blanks.get(..length)?, slip::full_width_indentation())
}

/// `－ 名称: 件数`, `-名称: 件数`, `-　名称: 件数`.
pub fn dash(scan: &Scan<'_>) -> Option<Slip> {
    scan.near().find_map(dash_of)
}

fn dash_of(line: Line<'_>) -> Option<Slip> {
    let text = line.content();
    let behind = text.strip_prefix(DASHES).or(text.strip_prefix('-'))?;
    let sign = text.get(..text.len() - behind.len())?;
    let entry = behind.trim_start_matches(BLANKS);
    let key = entry.split([':', '：']).next().map(str::trim_end).filter(|key| entry.len() > key.len())?;
    let mended = format!("- {}", entry.replacen('：', ": ", usize::from(!entry.contains(": "))));
    if !known::is_key(key) {
        return None;
    }
    if sign != "-" {
        return Slip::at(line, sign, slip::other_dash(sign, &mended));
    }
    let blanks = behind.get(..behind.len() - entry.len())?;
    let piece = if blanks.is_empty() { sign } else { blanks };
    Slip::at(line, piece, slip::dash_without_blank(!blanks.is_empty(), &mended))
}

fn indentation(line: Line<'_>) -> &str {
    line.raw.get(..line.indentation).unwrap_or_else(|| from(line.raw, line.raw.len()))
}
