//! 実施状況: the status that the document records against what its stages say.
//!
//! People judge a status by more than its stages, so this looks only where the two cannot both be
//! right: 完了 although the planned goal is due and no stage has come so far, and 未了 although one has.
//! 一部 is compared with nothing. Stages of which susumi does not know the rank prove nothing either.

use super::Found;
use crate::plan::{Action, ActionId, FiscalYear, Phase, Plan, Severity, Slip, StatusClass, Subject};
use crate::words::{Wording, review as words};

/// A finding for every action whose recorded status its stages do not bear out.
pub(super) fn check(plan: &Plan) -> Vec<Found> {
    let ids = (0..).map(ActionId).zip(&plan.actions);
    let contradicted = ids.filter_map(|(id, action)| {
        let wording = contradiction(plan, id, action)?;
        Some(Found { code: "status", severity: Severity::Note, subject: Subject::Action(id), wording })
    });
    contradicted.collect()
}

fn contradiction(plan: &Plan, id: ActionId, action: &Action) -> Option<Wording> {
    let status = plan.statuses.get(action.status?)?;
    let (phase, due) = action.goal()?;
    let goal = action.planned.running(due);
    match (status.class, plan.slip_of(id, plan.as_of)) {
        (StatusClass::Done, Slip::Overdue(_)) if all_ranked(action, plan.as_of) => {
            Some(words::done_but_short(&plan.as_of.to_string(), &goal, &status.word))
        }
        // Below 一部実施 two words of one rank may be quite different work (策定, 募集).
        (StatusClass::NotDone, Slip::Arrived(_)) if phase >= Phase::Partial => {
            Some(words::not_done_but_reached(&goal, &status.word))
        }
        _ => None,
    }
}

/// Whether there are actual stages, and a rank for each of them.
fn all_ranked(action: &Action, as_of: FiscalYear) -> bool {
    let mut phases = action.actual.phases(as_of).peekable();
    phases.peek().is_some() && phases.all(|(_, phase)| phase.is_some())
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
        let table = [
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H29: 実施", "実施", ""),
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H29: ⇒", "実施", short),
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H29: 一部実施", "実施", short),
            ("R2", "H28: 検討, R2: 実施", "H28: 検討, R2: ⇒", "実施", short),
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H30: 実施", "未実施", reached),
            // Not due yet: what 実施 means before that, people know.
            ("R1", "H28: 検討, R2: 実施", "H28: 検討, R1: ⇒", "実施", ""),
            // Nothing to go by.
            ("R2", "H28: 検討, H29: 実施", "", "実施", ""),
            ("R2", "H28: 検討, H29: 実施", "H28: 検討, H29: 済", "実施", ""),
            ("R2", "", "H28: 実施", "未実施", ""),
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
