//! How a year is written as a key, in the manner of the keys that stand there: `R2`, `H32`, `2020`, `令和2年度`.

use unicode_normalization::UnicodeNormalization;

use crate::plan::{Calendar, FiscalYear};

/// `year` in the manner of the key `model`; its short name if the manner of that is not known.
///
/// An era that runs on past its end (`H31`) runs on, one that is not yet past it gives way to the next.
pub fn label_like(model: &str, year: FiscalYear) -> String {
    let label = in_manner_of(model, year);
    label.filter(|label| FiscalYear::parse(label) == Ok(year)).unwrap_or_else(|| year.to_string())
}

fn in_manner_of(model: &str, year: FiscalYear) -> Option<String> {
    let model_year = FiscalYear::parse(model).ok()?;
    let plain: String = model.trim().nfkc().collect();
    let is_count = |c: char| c.is_ascii_digit() || c == '元';
    let start = plain.find(is_count)?;
    let end = plain.rfind(is_count).map(|at| at + plain[at..].chars().next().map_or(0, char::len_utf8))?;
    let (before, count, behind) = (plain.get(..start)?, plain.get(start..end)?, plain.get(end..)?);
    let name = before.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let label = if count.len() == 4 && count.bytes().all(|b| b.is_ascii_digit()) {
        format!("{before}{}{behind}", year.label(Calendar::Western))
    } else {
        let short = model_year.to_string();
        let (model_era, _) = split(&short)?;
        let runs_on = !is_named(name, model_era);
        // The era that the model names, and the number that its year has in it.
        let (era, number) = if runs_on {
            let (era, number) = count_of(name, count, model_year, year)?;
            (era.to_owned(), number)
        } else {
            let short = year.to_string();
            let (era, number) = split(&short)?;
            (spelled(name, era)?, number.parse().ok()?)
        };
        let is_first = number == 1 && (count == "元" || name.chars().any(|c| !c.is_ascii()));
        let number = if is_first { "元".to_owned() } else { number.to_string() };
        format!("{}{number}{behind}", before.replacen(name, &era, 1))
    };
    let is_wide = model.chars().any(|c| matches!(c, '\u{ff10}'..='\u{ff19}'));
    Some(if is_wide { label.chars().map(full_width).collect() } else { label })
}

/// Short and long name of every era that a plan may still name.
const ERAS: [(&str, &str); 4] = [("R", "令和"), ("H", "平成"), ("S", "昭和"), ("T", "大正")];

/// `R2` into `R` and `2`.
fn split(short: &str) -> Option<(&str, &str)> {
    short.split_at_checked(1).filter(|(era, _)| ERAS.iter().any(|(name, _)| name == era))
}

/// Whether `name` is the era with that short name.
fn is_named(name: &str, short: &str) -> bool {
    ERAS.iter().any(|(own, long)| *own == short && (name.eq_ignore_ascii_case(own) || name == *long))
}

/// The era with that short name in the form that `name` has.
fn spelled(name: &str, short: &str) -> Option<String> {
    let (own, long) = ERAS.iter().find(|(own, _)| *own == short)?;
    Some(match name {
        _ if !name.is_ascii() => (*long).to_owned(),
        _ if name.chars().all(|c| c.is_ascii_lowercase()) => own.to_ascii_lowercase(),
        _ => (*own).to_owned(),
    })
}

/// Of an era that runs on, its name and the number that `year` has in it.
fn count_of<'a>(name: &'a str, count: &str, model: FiscalYear, year: FiscalYear) -> Option<(&'a str, i32)> {
    let count: i32 = count.parse().ok()?;
    Some((name, count + year.years_since(model)))
}

fn full_width(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_the_manner_of_others() {
        let table = [
            ("H28", 2017, "H29"),
            ("H30", 2019, "R1"),
            ("R1", 2020, "R2"),
            ("R1", 2018, "H30"),
            ("H31", 2020, "H32"),
            ("2016", 2020, "2020"),
            ("2016年度", 2020, "2020年度"),
            ("FY2016", 2020, "FY2020"),
            ("平成28年度", 2017, "平成29年度"),
            ("平成28年度", 2019, "令和元年度"),
            ("令和元年", 2020, "令和2年"),
            ("平成31年度", 2020, "平成32年度"),
            ("R元", 2020, "R2"),
            ("h28", 2020, "r2"),
            ("H.28", 2020, "R.2"),
            ("Ｈ２８", 2020, "Ｒ２"),
            ("２０１６", 2020, "２０２０"),
            ("平成２８年度", 2020, "令和２年度"),
            ("来年", 2020, "R2"),
        ];
        for (model, year, label) in table {
            assert_eq!(label_like(model, FiscalYear::starting(year)), label, "{model}");
        }
    }
}
