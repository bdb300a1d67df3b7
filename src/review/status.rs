//! 実施状況: the status that the document records against what its stages say.
//!
//! What counts as a contradiction is said in `plan`; here it becomes a sentence.

use super::Found;
use crate::plan::{Action, ActionId, Finding, Plan, Severity, StatusContradiction, Subject};
use crate::words::{Wording, review as words};

/// A finding for every action whose recorded status its stages do not bear out.
pub(super) fn check(plan: &Plan) -> Vec<Found> {
    let ids = plan.actions_by_id();
    let contradicted = ids.filter_map(|(id, action)| {
        let wording = contradiction(plan, id, action)?;
        Some(Found { code: Finding::STATUS, severity: Severity::Note, subject: Subject::Action(id), wording })
    });
    contradicted.collect()
}

fn contradiction(plan: &Plan, id: ActionId, action: &Action) -> Option<Wording> {
    let contradiction = plan.status_contradiction(id)?;
    let status = &plan.statuses.get(action.status?)?.word;
    let goal = action.goal().map(|(_, due)| action.planned.running(due)).unwrap_or_default();
    Some(match contradiction {
        StatusContradiction::DoneButShort => words::done_but_short(&plan.as_of.to_string(), &goal, status),
        StatusContradiction::NotDoneButReached => words::not_done_but_reached(&goal, status),
        StatusContradiction::NotDoneButSaidDone => words::not_done_but_said(&action.actual.running(plan.as_of), status),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::load_text;

    /// The message for one action of a plan from H28 to R2.
    fn message(as_of: &str, planned: &str, actual: &str, status: &str) -> String {
        let text = format!(
            "計画: 試し\n年度: H28-R2\n時点: {as_of}\n体系:\n- 名称: 一番\n  取組:\n  - 名称: 甲\n    \
             予定: {{{planned}}}\n    実績: {{{actual}}}\n    実施状況: {status}\n"
        );
        let (plan, _, findings) = load_text("plan", &text).unwrap();
        assert_eq!(findings, []);
        let found = check(&plan);
        assert!(found.iter().all(|found| found.subject == Subject::Action(ActionId(0))));
        found.into_iter().map(|found| found.wording.message).collect()
    }

    #[test]
    fn statuses_that_the_stages_do_not_bear_out() {
        let short = "R2までの実績の工程は、予定した「実施」に届いていませんが、実施状況は「実施」です。";
        let reached = "実績の工程は、予定した「実施」に届いていますが、実施状況は「未実施」です。";
        let said = "実績の工程は「実施」ですが、実施状況は「未実施」です。";
        let table = [
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H29: 実施", "実施", ""),
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H29: ⇒", "実施", short),
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H29: 一部実施", "実施", short),
            ("R2", "H28: 検討, R2: 実施", "H28: 検討, R2: ⇒", "実施", short),
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H30: 実施", "未実施", reached),
            ("R2", "", "H28: 検討, H29: 実施", "未実施", said),
            ("R2", "H28: 策定", "H28: 実施", "未実施", said),
            // Reached once, but no longer.
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H29: 実施, H30: 中止", "未実施", ""),
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H29: 実施, H30: 検討", "未実施", ""),
            // Not due yet: still thought about it is not done, begun it may be.
            (
                "R1",
                "H28: 検討, R2: 実施",
                "H28: 検討, R1: ⇒",
                "実施",
                "R1までの実績の工程は、予定した「実施」に届いていませんが、実施状況は「実施」です。",
            ),
            ("R1", "H28: 検討, R2: 実施", "H28: 検討, R1: 試行", "実施", ""),
            // A word that is turned round is not reached.
            ("R2", "H28: 検討, H29: 実施", "H28: 実施せず, H29: ⇒", "未実施", ""),
            // Nothing to go by.
            ("R2", "H28: 検討, H29: 実施", "", "実施", ""),
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H29: 済", "実施", ""),
            ("R2", "", "H28: 検討", "未実施", ""),
            ("R2", "H28: 未定", "H28: 検討", "実施", ""),
            // Reached by another word of the same rank.
            ("R2", "H28: 策定", "H28: 募集", "未実施", ""),
            // 一部実施 lies between.
            ("R2", "H28: 検討, H29: 実施", "H28: 検討", "一部実施", ""),
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H29: 実施", "一部実施", ""),
            ("R2", "H28: 試行実施", "H28: 一部実施", "一部実施", ""),
            ("R2", "H28: 検討, H29: 実施", "H28: 検討", "未実施", ""),
            ("R2", "H28: 検討, H29: 実施", "H28: 検討", "'-'", ""),
        ];
        for (as_of, planned, actual, status, expected) in table {
            assert_eq!(message(as_of, planned, actual, status), expected, "{planned} | {actual} | {status}");
        }
    }
}
