//! What stands in cells and is no value: signs for "the same", words for "not yet", errors of Excel, dates.

use super::arrow::is_arrow;
use crate::plan::Severity;
use crate::source::date;
use crate::source::number::{self, Reading};
use crate::source::slips::{is_excel_error, unquoted};
use crate::words::{Wording, finding};

/// What printed tables write for "the same as before".
const DITTO: [&str; 8] = ["〃", "々", "仝", "同上", "同左", "″", "同じ", "同前"];

/// What staff write where there is no value.
const NO_VALUE: [&str; 24] = [
    "未定",
    "未集計",
    "調査中",
    "集計中",
    "算定中",
    "不明",
    "なし",
    "無し",
    "無",
    "未確定",
    "未公表",
    "公表前",
    "確認中",
    "精査中",
    "未測定",
    "測定中",
    "該当なし",
    "未把握",
    "未調査",
    "未回答",
    "照会中",
    "N/A",
    "n/a",
    "ー（未集計）",
];

/// A code, how bad it is and what to say.
pub type Unread = (&'static str, Severity, Wording);

/// What to say of a text in a cell of an indicator that is none of its values; of those of 方向 状態 only
/// what is no word.
pub fn of_value(text: &str, unit: Option<&str>, is_state: bool) -> Option<Unread> {
    if let Some(found) = of_any(text, false) {
        return Some(found);
    }
    if let Some(inner) = unquoted(text).filter(|inner| matches!(number::read(inner, unit), Reading::Number(_))) {
        return Some(("quotes", Severity::Warning, finding::unreadable_number(text, Some(inner))));
    }
    if is_state {
        return None;
    }
    // Stages go on by an arrow, a number does not.
    if is_arrow(text) {
        return Some(("ditto", Severity::Warning, finding::ditto(text, false)));
    }
    if NO_VALUE.contains(&text) {
        return Some(("no-value-yet", Severity::Warning, finding::no_value_yet(text)));
    }
    date::fiscal_year_of(text).map(|_| ("date", Severity::Warning, finding::date_as_number(text)))
}

/// What to say of an entry of a cell of stages that is no stage.
pub fn of_stage(text: &str) -> Option<Unread> {
    of_any(text, true)
}

fn of_any(text: &str, of_stages: bool) -> Option<Unread> {
    if DITTO.contains(&text) {
        return Some(("ditto", Severity::Warning, finding::ditto(text, of_stages)));
    }
    if is_excel_error(text) {
        return Some(("excel-error", Severity::Error, finding::excel_error(text)));
    }
    let inner = unquoted(text).filter(|inner| number::is_dash(inner) || *inner == crate::plan::CONTINUED)?;
    Some(("quotes", Severity::Warning, finding::other_quotes(text, inner)))
}
