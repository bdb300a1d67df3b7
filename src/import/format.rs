//! What the form of a cell adds to its number: per cent, and a unit in quotation marks.
//!
//! Only what changes the meaning: commas, decimals and colours are not asked for.

use super::book::{Cell, rounded};

/// The number as people see it in a cell of that form.
pub fn shown_number(number: f64, format: Option<&str>) -> Cell {
    if !number.is_finite() {
        return Cell::Error("#NUM!".to_owned());
    }
    // Behind the first `;` stands what negative numbers look like.
    let positive = format.unwrap_or_default().split(';').next().unwrap_or_default();
    let (literal, is_percent) = literals(positive);
    match (is_percent, literal.trim()) {
        (true, _) => Cell::WithUnit(rounded(number * 100.0), "%".to_owned()),
        (false, "") => Cell::Number(rounded(number)),
        (false, unit) => Cell::WithUnit(rounded(number), unit.to_owned()),
    }
}

/// The text that the form puts behind a number, and whether it shows it in per cent.
fn literals(format: &str) -> (String, bool) {
    let mut text = String::new();
    let mut is_percent = false;
    let mut has_digits = false;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                let quoted: String = chars.by_ref().take_while(|c| *c != '"').collect();
                if has_digits {
                    text += &quoted;
                }
            }
            // A colour or a currency in brackets; a letter left out, or one that only fills.
            '[' => while chars.next().is_some_and(|c| c != ']') {},
            '_' | '*' => drop(chars.next()),
            '\\' => text.extend(chars.next().filter(|_| has_digits)),
            '%' => is_percent = true,
            '0' | '#' | '?' => has_digits = true,
            c if has_digits && !c.is_ascii() => text.push(c),
            _ => {}
        }
    }
    (text, is_percent)
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
            (0.1 + 0.2, "General", Cell::Number(0.3)),
            (44286.0, "General", Cell::Number(44286.0)),
        ];
        for (number, format, expected) in table {
            assert_eq!(shown_number(number, Some(format)), expected, "{format}");
        }
        assert_eq!(shown_number(1.5, None), Cell::Number(1.5));
    }
}
