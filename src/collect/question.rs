//! Answers that are words and yet no result: 特になし, 予定どおり, 前年度と同じ.
//!
//! Taken as they are they would stand in the plan as stages that nobody knows. What is meant is likely and not certain:
//! it is asked, with the words to write.

use super::sheet::plain;
use crate::plan::{FiscalYear, Plan, Subject};
use crate::query::words_offered;
use crate::words::{Wording, collected as words};

/// What to ask of an answer for 実績; `None` if it is one. A word that the plan itself uses is.
pub fn question(plan: &Plan, subject: Subject, year: FiscalYear, text: &str) -> Option<Wording> {
    let said = plain(text.trim_end_matches(words::STOPS));
    let is_one_of = |known: &[&str]| known.iter().any(|word| plain(word) == said);
    let wording = if is_one_of(&words::NOTHING_TO_SAY) {
        words::nothing_to_say(text)
    } else if is_one_of(&words::AS_PLANNED) {
        words::as_planned(text, planned(plan, subject, year).as_deref())
    } else if is_one_of(&words::AS_BEFORE) {
        words::as_before(text)
    } else {
        return None;
    };
    (!words_offered(plan, subject, year).iter().any(|word| word == text)).then_some(wording)
}

/// What is planned of an action for that year.
fn planned(plan: &Plan, subject: Subject, year: FiscalYear) -> Option<String> {
    let Subject::Action(id) = subject else { return None };
    let planned = &plan.action(id).planned;
    Some(planned.running(year)).filter(|words| planned.0.get(year).is_some() && !words.is_empty())
}
