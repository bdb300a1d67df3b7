//! How actions and indicators stand as of each year: what is recorded, and what follows from the rest.

use susumi::plan::{Achievement, ActionId, Contradiction, FiscalYear, IndicatorId, Plan, Provenance, Slip};
use susumi::source::load_text;

use Provenance::{Computed, Recorded};

/// A plan from H28 to R2 as of `as_of`, with one action and one indicator.
fn plan(as_of: &str, action: &str, indicator: &str) -> Plan {
    let text = format!(
        "計画: 試し\n年度: H28-R2\n時点: {as_of}\n体系:\n- 名称: 一番\n  取組:\n  - {{名称: 甲, {action}}}\n  \
         指標:\n  - {{名称: 乙, {indicator}}}\n"
    );
    let (plan, _, findings) = load_text("plan", &text).unwrap();
    assert_eq!(findings, []);
    plan
}

const YEARS: std::ops::RangeInclusive<u16> = 2016..=2020;

#[test]
fn statuses_year_by_year() {
    let table = [
        // Before the as-of year by the stages, from then on as recorded, whatever the stages say.
        (
            "R2",
            "予定: {H28: 検討, H30: 実施}, 実績: {H28: 検討, H29: 一部実施, R1: 実施}, 実施状況: 実施",
            ["未実施", "一部実施", "一部実施", "実施", "実施!"],
        ),
        (
            "R2",
            "予定: {H28: 検討, H30: 実施}, 実績: {H28: 検討}, 実施状況: 実施",
            ["未実施", "未実施", "未実施", "未実施", "実施!"],
        ),
        (
            "H30",
            "予定: {H28: 検討, R2: 実施}, 実績: {H28: 検討, H29: ⇒}, 実施状況: 一部実施",
            ["未実施", "未実施", "一部実施!", "一部実施!", "一部実施!"],
        ),
        // A goal below 実施 is reached by its own rank; a goal in part stays in part.
        (
            "R2",
            "予定: {H28: 検討, H29: 策定}, 実績: {H28: 検討, H30: 策定}, 実施状況: 実施",
            ["未実施", "未実施", "実施", "実施", "実施!"],
        ),
        (
            "R2",
            "予定: {H28: 試行実施}, 実績: {H29: 試行実施}, 実施状況: 一部実施",
            ["未実施", "一部実施", "一部実施", "一部実施", "一部実施!"],
        ),
        // Nothing ranked is planned, or nothing recorded.
        ("R2", "予定: {H28: 未定}, 実績: {H28: 実施}, 実施状況: 実施", ["", "", "", "", "実施!"]),
        ("R2", "予定: {H28: 実施}, 実績: {H28: 実施}", ["実施", "実施", "実施", "実施", "!"]),
        // No 実績 at all.
        ("R2", "予定: {H28: 検討, H30: 実施}", ["未実施", "未実施", "未実施", "未実施", "!"]),
    ];
    for (as_of, action, expected) in table {
        let plan = plan(as_of, action, "目標: 3");
        let standing = |year| {
            let standing = plan.status_of(ActionId(0), FiscalYear::starting(year));
            let word = standing.verdict.map_or("", |status| &status.word);
            word.to_owned() + if standing.provenance == Recorded { "!" } else { "" }
        };
        assert_eq!(YEARS.map(standing).collect::<Vec<_>>(), expected, "{action}");
    }
}

#[test]
fn verdicts_year_by_year() {
    use Achievement::{Met, Unmet};
    let (met, unmet, none) = ((Some(Met), Computed), (Some(Unmet), Computed), (None, Computed));
    let table = [
        (
            "R2",
            "実績: {H29: 1, H30: 3, R1: '-', R2: 2}, 目標: 3, 達成状況: 達成",
            [none, unmet, met, none, (Some(Met), Recorded)],
        ),
        (
            "R2",
            "実績: {H29: 1, H30: 3, R1: '-', R2: 2}, 目標: 3, 判定: 一度でも, 達成状況: 達成",
            [none, unmet, met, met, (Some(Met), Recorded)],
        ),
        (
            "R2",
            "実績: {H28: 1, H29: 1, H30: 1}, 目標: 3, 判定: 累計, 達成状況: 未達成",
            [unmet, unmet, met, met, (Some(Unmet), Recorded)],
        ),
        ("R2", "方向: 状態, 実績: {H28: 検討, H29: 策定}, 目標: 策定", [none, met, met, met, (None, Recorded)]),
        // A plan that is still running owes no verdicts: where it records none, the values speak.
        ("H30", "実績: {H28: 1, H29: 3}, 目標: 3", [unmet, met, met, met, met]),
        (
            "H30",
            "実績: {H28: 1, H29: 3}, 目標: 3, 達成状況: 未達成",
            [unmet, met, (Some(Unmet), Recorded), (Some(Unmet), Recorded), (Some(Unmet), Recorded)],
        ),
    ];
    for (as_of, indicator, expected) in table {
        let plan = plan(as_of, "予定: {}", indicator);
        let standing = |year| {
            let standing = plan.verdict_of(IndicatorId(0), FiscalYear::starting(year));
            (standing.verdict, standing.provenance)
        };
        assert_eq!(YEARS.map(standing).collect::<Vec<_>>(), expected, "{indicator}");
    }
}

/// Of a plan, the values up to its own as-of year count, and no later ones.
#[test]
fn contradictions_go_by_the_as_of_year() {
    let indicator = "実績: {H28: 1, H30: 3, R2: '-'}, 目標: 3, 達成状況: 達成";
    let table = [
        ("H29", Some(Contradiction::MetButShort)),
        ("H30", None),
        ("R1", None),
        ("R2", Some(Contradiction::MetButNotMeasured)),
    ];
    for (as_of, expected) in table {
        let plan = plan(as_of, "予定: {}", indicator);
        assert_eq!(plan.contradiction(IndicatorId(0)), expected, "{as_of}");
        assert_eq!(plan.contradicts(IndicatorId(0)), expected.is_some(), "{as_of}");
    }
}

#[test]
fn a_plan_that_has_just_begun() {
    let text = "計画: 新しい計画\n年度: R6-R10\n体系:\n- 名称: 一番\n  取組:\n  \
                - {名称: 甲, 予定: {R6: 検討, R7: 実施}}\n  - {名称: 乙, 予定: {R6: 実施}}\n  \
                指標:\n  - {名称: 丙, 初期値: 1, 目標: 3}\n";
    let (plan, _, findings) = load_text("plan", text).unwrap();
    assert_eq!((plan.as_of, findings), (FiscalYear::starting(2024), vec![]));
    assert_eq!(plan.slip_of(ActionId(0), plan.as_of), Slip::NotDue);
    assert_eq!(plan.slip_of(ActionId(1), plan.as_of), Slip::Overdue(0), "due in the very first year");
    let tally = plan.tally(susumi::plan::NodeId::ROOT, plan.as_of);
    assert_eq!((tally.unrecorded, tally.unjudged, tally.unmet), (2, 1, 0));
}
