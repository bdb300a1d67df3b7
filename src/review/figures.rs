//! Values as they stand in the sentences of the review.

use crate::plan::{Indicator, Value};
use crate::words::quote;

/// A value of that indicator: a number with its unit, a word in brackets.
pub(super) fn text(indicator: &Indicator, value: &Value) -> String {
    match value {
        Value::Word(word) => quote(word),
        value => indicator.written_value(value, "-"),
    }
}
