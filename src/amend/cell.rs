//! A new cell in the file's own spelling.

use super::entered::Entered;
use crate::source::scalar::{quoted, scalar};
use crate::source::spans::{Content, Span};

/// The key of a value that has a remark beside it.
pub const VALUE: &str = "値";
/// The key of that remark.
pub const REMARK: &str = "注";

/// What stands in a cell, in the file's own spelling. `old`: the single value that it replaces, as written.
pub fn written(cell: &Entered, in_flow: bool, old: &str) -> String {
    match cell {
        Entered::Nothing => String::new(),
        Entered::Dash => quoted("-", if old.starts_with('\'') { '\'' } else { '"' }),
        Entered::Number(_, digits) => digits.clone(),
        Entered::Words(words) => match words.as_slice() {
            [word] => scalar(word, in_flow, old),
            // Two words on one line stay two words on one line.
            words if old.contains(' ') && words.iter().all(|word| !word.contains(' ')) => {
                scalar(&words.join(" "), in_flow, old)
            }
            words => {
                let items: Vec<String> = words.iter().map(|word| scalar(word, true, "")).collect();
                format!("[{}]", items.join(", "))
            }
        },
    }
}

/// The spelling of a single value that a new one may follow; none for lists, and for texts over several lines.
pub fn manner<'a>(value: &Span, source: &'a str) -> &'a str {
    let is_single = matches!(value.content, Content::Scalar(_)) && !source.starts_with(['|', '>']);
    if is_single && !source.contains(['\n', '\r']) { source } else { "" }
}

/// A value with its remark, in braces.
pub fn with_remark(value: &str, remark: &str) -> String {
    format!("{{{VALUE}: {value}, {REMARK}: {}}}", scalar(remark, true, ""))
}
