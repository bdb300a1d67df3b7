//! 目標: indicators that have none.

use super::Found;
use crate::plan::{Basis, Plan, Severity, Subject, Value};
use crate::words::review as words;

/// A finding for every indicator without a target, except where people judge without one (手動).
pub(super) fn check(plan: &Plan) -> Vec<Found> {
    let without = plan.indicators_by_id().filter(|(_, indicator)| {
        let target = indicator.target.as_ref().map(|target| &target.value);
        indicator.basis != Basis::Manual && matches!(target, None | Some(Value::NotMeasured))
    });
    let found = without.map(|(id, _)| Found {
        code: "no-target",
        severity: Severity::Note,
        subject: Subject::Indicator(id),
        wording: words::no_target(),
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::load_text;

    #[test]
    fn indicators_without_a_target() {
        let table = [
            ("目標: 3", 0),
            ("目標: 0", 0),
            ("目標: 策定, 方向: 状態", 0),
            ("実績: {H28: 1}", 1),
            ("目標: '-'", 1),
            ("目標: ", 1),
            ("判定: 手動", 0),
        ];
        for (cells, expected) in table {
            let text = format!("計画: 試し\n年度: H28\n体系:\n- 名称: 一番\n  指標:\n  - {{名称: 件数, {cells}}}\n");
            let (plan, ..) = load_text("plan", &text).unwrap();
            assert_eq!(check(&plan).len(), expected, "{cells}");
        }
    }
}
