//! What an indicator holds for one year: a number, a word, or "not measured", with its remark.

use bitcode::{Decode, Encode};

/// One recorded value.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub enum Value {
    /// A finite number in the indicator's unit.
    Number(f64),
    /// A state such as 策定 or 導入.
    Word(String),
    /// `-` in the document: the figure was not taken in that year. An empty cell is no value at all.
    NotMeasured,
}

/// A value and the remark that stands beside it in the document.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub struct Measured {
    /// What was recorded.
    pub value: Value,
    /// 注: why it is not what it seems.
    pub remark: Option<String>,
}

impl Value {
    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// What computing adds behind the sixth decimal taken away, so that a line that ends at the target
/// reaches it.
pub(super) fn without_noise(number: f64) -> f64 {
    let rounded = (number * 1e6).round() / 1e6;
    if rounded.is_finite() { rounded } else { number }
}

impl From<Value> for Measured {
    fn from(value: Value) -> Self {
        Self { value, remark: None }
    }
}

/// How many decimals (0 to 6) it takes to write `number` in full.
pub fn decimals(number: f64) -> usize {
    let text = format!("{number:.6}");
    let fraction = text.split_once('.').map_or("", |(_, fraction)| fraction);
    fraction.trim_end_matches('0').len()
}

/// `number` with that many decimals and a comma between thousands: `1,667,000`, `15.4`.
///
/// ```
/// assert_eq!(susumi::plan::grouped(-1_667_000.0, 0), "-1,667,000");
/// ```
pub fn grouped(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut grouped = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        let table = [
            (0.0, 0, "0"),
            (999.0, 0, "999"),
            (1_000.0, 0, "1,000"),
            (1_667_000.0, 0, "1,667,000"),
            (-12_345.5, 1, "-12,345.5"),
            (15.4, 1, "15.4"),
            (10.0, 1, "10.0"),
        ];
        for (number, places, text) in table {
            assert_eq!(grouped(number, places), text);
        }
    }

    #[test]
    fn decimals_needed() {
        for (number, places) in [(1.0, 0), (15.4, 1), (0.25, 2), (-3.125, 3), (1e12, 0)] {
            assert_eq!(decimals(number), places, "{number}");
        }
    }
}
