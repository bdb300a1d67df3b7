//! Dates where a fiscal year or a number is due, and the fiscal year in which they lie.

use unicode_normalization::UnicodeNormalization;

use crate::plan::{Calendar, FiscalYear};

/// 1 April 2000 as Excel counts days.
const FIRST_SERIAL: u32 = 36_617;
/// The fiscal years in which a plain number is taken for a day of Excel's.
const SERIAL_YEARS: std::ops::Range<u16> = 2000..2050;

/// The fiscal year of `2021-03-31`, `R3.3.31`, `令和3年3月`, `2021/3`; `None` for anything else.
pub fn fiscal_year_of(text: &str) -> Option<FiscalYear> {
    let text: String = text.trim().nfkc().collect();
    let mut parts = text.split(['-', '/', '.', '年', '月', '日']).map(str::trim);
    let (first, month) = (parts.next()?, parts.next()?);
    let year = FiscalYear::parse(first).ok()?;
    let month = digits(month).filter(|month| (1..=12).contains(month))?;
    let rest: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_day = |day: &str| digits(day).is_some_and(|day| (1..=31).contains(&day));
    match rest.as_slice() {
        [] => {}
        [day] if is_day(day) => {}
        _ => return None,
    }
    if month >= 4 { Some(year) } else { before(year) }
}

/// The fiscal year of a day as Excel counts them: 44286 is 31 March 2021.
pub fn fiscal_year_of_serial(text: &str) -> Option<FiscalYear> {
    let serial: u32 = Some(text.trim()).filter(|text| text.len() == 5)?.parse().ok()?;
    let mut start = FIRST_SERIAL;
    for year in SERIAL_YEARS {
        let days = if (year + 1) % 4 == 0 { 366 } else { 365 };
        if (start..start + days).contains(&serial) {
            return Some(FiscalYear::starting(year));
        }
        start += days;
    }
    None
}

fn before(year: FiscalYear) -> Option<FiscalYear> {
    let western: u16 = year.label(Calendar::Western).parse().ok()?;
    Some(FiscalYear::starting(western - 1))
}

fn digits(text: &str) -> Option<u16> {
    (text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_lie_in_fiscal_years() {
        let table = [
            ("2021-03-31", Some(2020)),
            ("2021/4/1", Some(2021)),
            ("R3.3.31", Some(2020)),
            ("R3.4", Some(2021)),
            ("令和3年3月", Some(2020)),
            ("平成31年4月30日", Some(2019)),
            ("２０２１年３月", Some(2020)),
            ("令和3年度", None),
            ("2021-13-01", None),
            ("3.5", None),
            ("1-2-3", None),
            ("H29策定", None),
        ];
        for (text, year) in table {
            assert_eq!(fiscal_year_of(text), year.map(FiscalYear::starting), "{text}");
        }
        for (text, year) in [("44286", Some(2020)), ("44287", Some(2021)), ("36616", None), ("12345", None)] {
            assert_eq!(fiscal_year_of_serial(text), year.map(FiscalYear::starting), "{text}");
        }
    }
}
