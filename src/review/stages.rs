//! 工程: words that say nothing of how far along an action is.
//!
//! Such a word leaves 遅れ unknown without anybody noticing. Each is told once, at the action where it
//! first stands: whoever mends it mends all of them.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Found;
use crate::plan::{ActionId, CONTINUED, Phase, Plan, Severity, Subject};
use crate::spelling::composed;
use crate::words::review as words;

/// A finding for every word of a stage of which no phase is known.
pub(super) fn check(plan: &Plan) -> Vec<Found> {
    let mut at: HashMap<Cow<'_, str>, usize> = HashMap::new();
    let mut unknown: Vec<(&str, ActionId, usize)> = Vec::new();
    for (id, action) in plan.actions_by_id() {
        let stages = [&action.planned, &action.actual].into_iter().flat_map(|row| row.0.iter().map(|(_, stage)| stage));
        let entries = stages.filter(|stage| stage.has_unknown()).flat_map(|stage| stage.entries());
        for word in entries.filter(|word| *word != CONTINUED && !Phase::is_known(word)) {
            let index = *at.entry(composed(word)).or_insert_with(|| {
                unknown.push((word, id, 0));
                unknown.len() - 1
            });
            unknown[index].2 += 1;
        }
    }
    let found = unknown.into_iter().map(|(word, id, count)| Found {
        code: "unknown-stage",
        severity: Severity::Note,
        subject: Subject::Action(id),
        wording: words::unknown_stage(word, count),
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::load_text;

    #[test]
    fn each_word_once_where_it_first_stands() {
        let text = "計画: 試し\n年度: H28-H30\n体系:\n- 名称: 一番\n  取組:\n  \
                    - {名称: 甲, 予定: {H28: 検討, H29: 未定}, 実績: {H28: [検討, ほげ], H29: ⇒}}\n  \
                    - {名称: 乙, 予定: {H28: ほげ, H29: 中止}, 実績: {H28: ふが, H29: ほげ, H30: '-'}}\n";
        let (plan, _, findings) = load_text("plan", text).unwrap();
        assert_eq!(findings, []);
        let found: Vec<_> = check(&plan).into_iter().map(|found| (found.subject, found.wording.message)).collect();
        let message = |word, count| format!("工程の「{word}」は、どの段階か判断できません（{count}か所）。");
        assert_eq!(
            found,
            [(Subject::Action(ActionId(0)), message("ほげ", 3)), (Subject::Action(ActionId(1)), message("ふが", 1)),]
        );
    }
}
