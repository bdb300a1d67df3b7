//! Fiscal years in the file: 年度, 時点, and the maps that have a cell for each year.

use crate::plan::{FiscalYear, Severity};
use crate::source::cell::{Cell, Pair};
use crate::source::field::{Field, Unwrapped};
use crate::source::findings::Findings;
use crate::source::number::is_dash;
use crate::source::{date, keys, known, slips, torn};
use crate::spelling::composed;
use crate::words::{Wording, finding};

/// What may stand between the first and the last year of a range.
pub const BETWEEN: [&str; 11] = ["から", "-", "－", "–", "—", "―", "‐", "−", "~", "～", "〜"];

/// The longest range that is taken for one.
const MOST_YEARS: i32 = 100;

/// One year's cell.
#[derive(Debug)]
pub struct YearCell<'a> {
    /// The year.
    pub year: FiscalYear,
    /// What stands in it.
    pub content: Unwrapped<'a>,
}

/// 年度: a range, a list or a single year, ascending. `None` if it is missing or wholly unreadable.
pub fn covered(field: Field<'_>, findings: &mut Findings, remarks: &mut Vec<String>) -> Option<Vec<FiscalYear>> {
    let mut years = Vec::new();
    for item in field.items(findings, remarks) {
        let Some(text) = item.text(findings, remarks) else { continue };
        match range(&text) {
            Some(range) => years.extend(range),
            None => findings.error("years", item.place.position(), bad_years(field, &text)),
        }
    }
    years.sort();
    years.dedup();
    (!years.is_empty()).then_some(years)
}

/// The years that a text names, the first to the last: `H28-R2`, `平成28年度～令和2年度`, `R1`.
pub fn range(text: &str) -> Option<Vec<FiscalYear>> {
    if let Ok(year) = FiscalYear::parse(text) {
        return Some(vec![year]);
    }
    let text = &composed(text);
    let (first, last) = BETWEEN.iter().find_map(|between| text.split_once(between))?;
    let first = FiscalYear::parse(first).ok()?;
    let last = FiscalYear::parse(last.trim_end().trim_end_matches("まで")).ok()?;
    let fits = (0..MOST_YEARS).contains(&last.years_since(first));
    fits.then(|| {
        std::iter::successors(Some(first), |year| Some(year.next())).take_while(|year| *year <= last).collect()
    })
}

/// 時点 without its remark, if it is one of `years`.
pub fn as_of(field: Field<'_>, years: &[FiscalYear], findings: &mut Findings) -> Option<FiscalYear> {
    let text = field.words(findings)?;
    let position = field.place.position();
    let Ok(year) = FiscalYear::parse(&text) else {
        findings.error("as-of", position, bad_years(field, &text));
        return None;
    };
    if !years.contains(&year) {
        let (first, last) = ends(years);
        findings.error("as-of", position, finding::as_of_outside(&year.to_string(), &first, &last));
        return None;
    }
    Some(year)
}

/// The cells of a row by year. Cells without a readable year, of a year that the row had before or
/// that the plan does not cover cost a finding each.
pub fn row<'a>(field: Field<'a>, covered: Option<&[FiscalYear]>, findings: &mut Findings) -> Vec<YearCell<'a>> {
    let Cell::Map(cells) = field.cell else {
        let is_nothing = field.cell.is_empty() || matches!(field.cell, Cell::Text(text) if is_dash(text));
        if !is_nothing {
            let wording = finding::not_this_map(field.key, &as_map(field, covered));
            findings.error("year-map", field.place.position(), wording);
        }
        return Vec::new();
    };
    let mut row: Vec<YearCell> = Vec::new();
    let mut tails = 0;
    for (at, (label, cell)) in cells.iter().enumerate() {
        if tails > 0 {
            tails -= 1;
            continue;
        }
        let torn = torn::number_at(field.place.entries(), at);
        let item = field.item(at, cell);
        if let Some((number, count)) = &torn {
            findings.error("split-number", item.place.position(), finding::split_number(number));
            tails = *count;
        }
        let key = field.place.item_key(at);
        let Ok(year) = FiscalYear::parse(label) else {
            match keys::colon_within(label, key, known::is_year) {
                Some(slip) => findings.slip("year", Severity::Error, slip),
                None => {
                    findings.error("year", key, bad_year(label, cell, at.checked_sub(1).and_then(|at| cells.get(at))))
                }
            }
            continue;
        };
        if row.iter().any(|before| before.year == year) {
            findings.error("duplicate-year", key, finding::duplicate_year(label.trim(), &year.to_string()));
            continue;
        }
        if let Some(covered) = covered.filter(|covered| !covered.contains(&year)) {
            let (first, last) = ends(covered);
            findings.error("year-outside", key, finding::year_outside(label.trim(), &first, &last));
            continue;
        }
        let mut content = item.unwrap_remark(findings);
        content.torn = content.torn.or(torn.map(|(number, _)| number));
        row.push(YearCell { year, content });
    }
    row
}

/// What to say of a label that is no year; `before` is the cell before it.
fn bad_year(label: &str, cell: &Cell, before: Option<&Pair>) -> Wording {
    if let Some(year) = date::fiscal_year_of(label).or_else(|| date::fiscal_year_of_serial(label)) {
        return finding::date_as_year(label, &year.to_string());
    }
    match (cell.is_empty(), before) {
        (true, Some((year, Cell::Text(first)))) => {
            finding::second_entry(label, &format!("{{{year}: [{first}, {label}]}}"))
        }
        (true, _) => finding::second_entry(label, "{H28: [検討, 条例改正]}"),
        (false, _) => finding::bad_year(label),
    }
}

/// What to say of 年度 or 時点 that cannot be read.
fn bad_years(field: Field<'_>, text: &str) -> Wording {
    match date::fiscal_year_of(text).or_else(|| date::fiscal_year_of_serial(text)) {
        Some(year) => finding::date_as_year(text, &year.to_string()),
        None => finding::bad_years(field.key, text),
    }
}

/// A map by year as it may have been meant by what stands in its place.
fn as_map(field: Field<'_>, covered: Option<&[FiscalYear]>) -> String {
    let pair = |(key, value): &Pair| match value {
        Cell::Text(text) => Some(format!("{key}: {text}")),
        Cell::Number(number) => Some(format!("{key}: {number}")),
        _ => None,
    };
    let pairs = |cell: &Cell| match cell {
        Cell::Map(entries) => entries.iter().map(pair).collect::<Option<Vec<_>>>(),
        _ => None,
    };
    let last = covered.and_then(|years| years.last()).map_or("R2".to_owned(), FiscalYear::to_string);
    let written = field.place.written();
    let mended = match field.cell {
        Cell::List(items) => {
            items.iter().map(pairs).collect::<Option<Vec<_>>>().map(|all| format!("{{{}}}", all.concat().join(", ")))
        }
        Cell::Text(text) if text.starts_with(['｛', '［']) => Some(slips::half_width(text)),
        Cell::Text(_) | Cell::Number(_) => written.map(|text| format!("{{{last}: {text}}}")),
        _ => None,
    };
    mended.unwrap_or_else(|| finding::YEAR_MAP_EXAMPLE.to_owned())
}

fn ends(years: &[FiscalYear]) -> (String, String) {
    let name = |year: Option<&FiscalYear>| year.map(FiscalYear::to_string).unwrap_or_default();
    (name(years.first()), name(years.last()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        let same = [
            "H28-R2",
            "H28－R2",
            "H28～R2",
            "H28〜R2",
            "H28 - R2",
            "平成28年度から令和2年度まで",
            "2016-2020",
            "H28-H32",
        ];
        for text in same {
            let years = range(text).unwrap_or_default();
            assert_eq!(years, (2016..=2020).map(FiscalYear::starting).collect::<Vec<_>>(), "{text}");
        }
        assert_eq!(range("R1"), Some(vec![FiscalYear::starting(2019)]));
        for text in ["R2-H28", "H28-", "5年間", "", "1912-2199"] {
            assert_eq!(range(text), None, "{text}");
        }
    }
}
