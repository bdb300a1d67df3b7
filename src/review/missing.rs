//! 未記入: what should be filled in by now and is not, entry by entry, so that whoever collects the
//! figures sees which department owes what.
//!
//! Which years are owed is said in `plan`; here a finished plan owes its statuses and verdicts too. An
//! entry of which something could not be read is not asked: what is missing there may just be what was
//! written wrongly.

use std::collections::HashSet;

use super::Found;
use crate::plan::{Blanks, Finding, FiscalYear, Plan, Severity, Subject};
use crate::words::{Wording, review as words};

/// A finding for every action and indicator that owes something, except those in `unread`.
pub(super) fn check(plan: &Plan, unread: &HashSet<Subject>) -> Vec<Found> {
    let blanks = Blanks::of(plan, plan.as_of);
    let is_finished = plan.years.last().is_some_and(|last| plan.as_of >= *last);
    let actions = plan.actions_by_id().map(|(id, action)| {
        let status = (is_finished && action.status.is_none()).then_some(words::STATUS);
        (Subject::Action(id), blanks.action(id), status, words::HINT_FOR_ACTION)
    });
    let indicators = plan.indicators_by_id().map(|(id, indicator)| {
        let verdict = (is_finished && indicator.achievement.is_none()).then_some(words::VERDICT);
        (Subject::Indicator(id), blanks.indicator(id), verdict, words::HINT_FOR_INDICATOR)
    });
    let owing = actions.chain(indicators).filter(|(subject, ..)| !unread.contains(subject));
    let found = owing.filter_map(|(subject, years, verdict, hint)| {
        let wording = wording(&years, verdict, hint)?;
        Some(Found { code: Finding::MISSING, severity: Severity::Warning, subject, wording })
    });
    found.collect()
}

fn wording(years: &[FiscalYear], verdict: Option<&str>, hint: &str) -> Option<Wording> {
    let years: Vec<String> = years.iter().map(FiscalYear::to_string).collect();
    match (years.is_empty(), verdict) {
        (true, None) => None,
        (true, Some(verdict)) => Some(words::missing_verdict(verdict)),
        (false, verdict) => Some(words::missing_years(&years, verdict, hint)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::load_text;

    /// What is found in a plan from H28 to R2 of one action and one indicator, which follow.
    fn messages(as_of: &str, action: &str, indicator: &str) -> Vec<String> {
        let text = format!(
            "計画: 試し\n年度: H28-R2\n時点: {as_of}\n体系:\n- 名称: 一番\n  取組:\n  - {{名称: 甲, {action}}}\n  \
             指標:\n  - {{名称: 乙, 目標: 3, {indicator}}}\n"
        );
        let (plan, _, findings) = load_text("plan", &text).unwrap();
        assert_eq!(findings, []);
        check(&plan, &HashSet::new()).into_iter().map(|found| found.wording.message).collect()
    }

    #[test]
    fn years_of_actions() {
        let table = [
            ("予定: {H28: 検討, H29: 実施, H30: ⇒}", "実績: {H28: 検討, H29: 実施, H30: ⇒}", ""),
            ("予定: {H28: 検討, H29: 実施, H30: ⇒}", "実績: {H28: 検討, H29: 実施}", "H30の実績が未記入です。"),
            ("予定: {H28: 検討, H29: 実施, H30: ⇒}", "実績: {}", "H28・H29・H30の実績が未記入です。"),
            ("予定: {H28: 検討, H29: 実施, H30: ⇒}", "実績: {H28: 検討, H29: '-', H30: '-'}", ""),
            ("予定: {H28: 検討, H29: 実施, H30: ⇒}", "実績: {H28: 検討, H29: , H30: 実施}", "H29の実績が未記入です。"),
            // Not planned, or not yet.
            ("予定: {H28: 策定}", "実績: {H28: 策定}", ""),
            ("予定: {H29: 検討, R1: 実施, R2: ⇒}", "実績: {H29: 検討}", ""),
            ("予定: {}", "実績: {H28: 検討}", ""),
            // Finished before its time, or broken off.
            ("予定: {H28: 検討, H29: ⇒, H30: 策定}", "実績: {H28: 検討, H29: 策定}", ""),
            ("予定: {H28: 検討, H29: 実施, H30: ⇒}", "実績: {H28: 検討, H29: 事業の中止}", ""),
            ("予定: {H28: 検討, H29: 策定, H30: ⇒}", "実績: {H28: 検討}", "H29・H30の実績が未記入です。"),
        ];
        for (planned, actual, expected) in table {
            let found = messages("H30", &format!("{planned}, {actual}"), "実績: {H28: 1, H29: 1, H30: 1}");
            assert_eq!(found.concat(), expected, "{planned} {actual}");
        }
    }

    #[test]
    fn years_of_indicators() {
        let table = [
            ("実績: {H28: 1, H29: 2, H30: 3}", ""),
            ("実績: {H28: 1, H30: 3}", "H29の実績が未記入です。"),
            ("実績: {H28: 1, H29: , H30: }", "H29・H30の実績が未記入です。"),
            ("実績: {H28: 1, H29: '-', H30: '-'}", ""),
            // Before the first value there may be nothing to tell.
            ("実績: {H30: 3}", ""),
            ("実績: {}", ""),
            // What was reached for good needs no telling every year.
            ("方向: 状態, 実績: {H28: '-', H29: 3}", ""),
            ("方向: 状態, 実績: {H28: '-', H29: 2}", "H30の実績が未記入です。"),
            ("判定: 一度でも, 実績: {H28: 1, H29: 3}", ""),
            ("判定: 一度でも, 実績: {H28: 1, H29: 2}", "H30の実績が未記入です。"),
        ];
        for (indicator, expected) in table {
            assert_eq!(messages("H30", "実績: {H28: 検討}", indicator).concat(), expected, "{indicator}");
        }
    }

    #[test]
    fn statuses_and_verdicts_of_a_finished_plan() {
        let found = |as_of, action, indicator| messages(as_of, action, indicator);
        let (action, indicator) = ("実績: {H28: 検討}", "実績: {}");
        assert_eq!(found("R1", action, indicator), Vec::<String>::new());
        assert_eq!(found("R2", action, indicator), ["実施状況が未記入です。", "R2の実績と達成状況が未記入です。"]);
        assert_eq!(
            found("R2", "予定: {R2: 実施}", "達成状況: 未達成, 実績: {R1: 2}"),
            ["R2の実績と実施状況が未記入です。", "R2の実績が未記入です。"]
        );
        assert_eq!(
            found("R1", "予定: {R1: 実施}", "実績: {}"),
            ["R1の実績が未記入です。"],
            "a year is named, and nothing was entered at all"
        );
        assert_eq!(
            found("R2", "予定: {R2: 実施}, 実施状況: 未実施", "達成状況: 未達成"),
            Vec::<String>::new(),
            "no years at all beside what became of the entries"
        );
    }
}
