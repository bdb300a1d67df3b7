//! How the values of an indicator are written: in its unit, all with as many decimals as any of them needs.

use super::{Indicator, Value};

impl Indicator {
    /// A number in its unit as it is read: `1,096,899千円`.
    pub fn written(&self, number: f64) -> String {
        super::grouped(number, self.decimals()) + self.unit.as_deref().unwrap_or_default()
    }

    /// A value as it is read: a number in its unit, a word as it is, `not_measured` for `-`.
    pub fn written_value(&self, value: &Value, not_measured: &str) -> String {
        match value {
            Value::Number(number) => self.written(*number),
            Value::Word(word) => word.clone(),
            Value::NotMeasured => not_measured.to_owned(),
        }
    }

    /// Decimals that all its numbers need, so that they line up.
    pub fn decimals(&self) -> usize {
        self.numbers_written().map(super::decimals).max().unwrap_or(0)
    }

    /// Whether baseline, actuals and target hold at least one number.
    pub fn is_numeric(&self) -> bool {
        self.numbers_written().next().is_some()
    }

    fn numbers_written(&self) -> impl Iterator<Item = f64> {
        let years = self.actual.iter().map(|(_, measured)| measured);
        self.baseline.iter().chain(years).chain(&self.target).filter_map(|measured| measured.value.number())
    }
}
