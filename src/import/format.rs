//! What the form of a cell adds to its number: per cent, and a unit in quotation marks.
//!
//! Only what changes the meaning: decimals, colours and commas between digits are not asked for.

use super::book::{Cell, rounded};

/// The number as people see it in a cell of that form.
pub fn shown_number(number: f64, format: Option<&str>) -> Cell {
    // Behind the first `;` stands what negative numbers look like.
    let positive = format.unwrap_or_default().split(';').next().unwrap_or_default();
    let Form { literal, is_percent, thousands } = form(positive);
    with_unit(number / 1000_f64.powi(thousands), literal.trim(), is_percent)
}

/// The number in a cell of which nothing is known but what it shows, and whether that is per cent.
pub fn shown_as(number: f64, shown: &str, is_percent: bool) -> Cell {
    let is_digit = |c: char| matches!(c, '0'..='9' | '０'..='９');
    let end =
        shown.rfind(is_digit).map_or(shown.len(), |last| last + shown[last..].chars().next().map_or(0, char::len_utf8));
    let unit = shown[end..].trim_matches([' ', ')', '-', '.']);
    // 1,234千円 may stand for 1,234,000: the form leaves the last digits out.
    let digits: String = shown[..end].chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len() as i32);
    let is_it = |by: &f64| {
        let seen = digits.parse::<f64>().unwrap_or(number.abs());
        !unit.is_empty() && (number.abs() / by - seen).abs() <= 0.51 * 0.1_f64.powi(decimals)
    };
    let by = [1.0, 1e3, 1e6, 1e9].into_iter().find(is_it).unwrap_or(1.0);
    with_unit(number / by, unit, is_percent)
}

fn with_unit(number: f64, unit: &str, is_percent: bool) -> Cell {
    if !number.is_finite() {
        return Cell::Error("#NUM!".to_owned());
    }
    match unit {
        _ if is_percent => Cell::WithUnit(rounded(number * 100.0), "%".to_owned()),
        "" => Cell::Number(rounded(number)),
        unit => Cell::WithUnit(rounded(number), unit.to_owned()),
    }
}

/// What of a form changes the meaning of a number.
#[derive(Default)]
struct Form {
    /// The text that it puts behind the number.
    literal: String,
    /// Whether it shows the number in per cent.
    is_percent: bool,
    /// How many times three digits it leaves out.
    thousands: i32,
}

fn form(format: &str) -> Form {
    let mut form = Form::default();
    let mut has_digits = false;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                let quoted: String = chars.by_ref().take_while(|c| *c != '"').collect();
                if has_digits {
                    form.literal += &quoted;
                }
            }
            // A colour or a currency in brackets; a letter left out, or one that only fills.
            '[' => while chars.next().is_some_and(|c| c != ']') {},
            '_' | '*' => drop(chars.next()),
            '\\' => form.literal.extend(chars.next().filter(|_| has_digits)),
            '%' => form.is_percent = true,
            '0' | '#' | '?' => {
                has_digits = true;
                form.thousands = 0;
            }
            // Behind the last digit each comma leaves out three; between digits it sets them apart.
            ',' if has_digits => form.thousands += 1,
            c if has_digits && !c.is_ascii() => form.literal.push(c),
            _ => {}
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_forms() {
        let unit = |number, unit: &str| Cell::WithUnit(number, unit.to_owned());
        let table = [
            (0.6525, "0.00%", unit(65.25, "%")),
            (0.07, "0%", unit(7.0, "%")),
            (1_096_899.0, "#,##0\"千円\"", unit(1_096_899.0, "千円")),
            (3.0, "0件", unit(3.0, "件")),
            (3.0, "0\\件", unit(3.0, "件")),
            (-5.0, "#,##0;\"△ \"#,##0", Cell::Number(-5.0)),
            (-5.0, "#,##0;[Red]\"▲\"#,##0", Cell::Number(-5.0)),
            (5.0, "#,##0_ ;[Red]\\-#,##0\\ ", Cell::Number(5.0)),
            (1.0, "\"約\"0", Cell::Number(1.0)),
            (1_234_567.0, "#,##0,\"千円\"", unit(1234.567, "千円")),
            (1_234_567.0, "#,##0,,", Cell::Number(1.234567)),
            (0.1 + 0.2, "General", Cell::Number(0.3)),
            (44286.0, "General", Cell::Number(44286.0)),
        ];
        for (number, format, expected) in table {
            assert_eq!(shown_number(number, Some(format)), expected, "{format}");
        }
        assert_eq!(shown_number(1.5, None), Cell::Number(1.5));
    }
    #[test]
    fn numbers_of_which_it_is_known_what_they_show() {
        let unit = |number, unit: &str| Cell::WithUnit(number, unit.to_owned());
        let table = [
            (1_096_899.0, "1,096,899千円", unit(1_096_899.0, "千円")),
            (1_234_567.0, "1,235千円", unit(1234.567, "千円")),
            (-1_234_567.0, "△1,235千円", unit(-1234.567, "千円")),
            (3.0, "３件", unit(3.0, "件")),
            (1234.0, "1,234", Cell::Number(1234.0)),
            (1_234_567.0, "1,235", Cell::Number(1_234_567.0)),
            (-5.0, "(5)", Cell::Number(-5.0)),
            (150_000.0, "1.5E+05", Cell::Number(150_000.0)),
            (1.0, "有", Cell::Number(1.0)),
            (1.0, "", Cell::Number(1.0)),
        ];
        for (number, shown, expected) in table {
            assert_eq!(shown_as(number, shown, false), expected, "{shown}");
        }
        assert_eq!(shown_as(0.6525, "65.3%", true), unit(65.25, "%"));
    }
}
