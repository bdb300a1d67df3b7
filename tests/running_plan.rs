//! The running plan in `tests/plans`: what can be said of it in the middle of its period.

use susumi::plan::{Break, FiscalYear, Headway, IndicatorId, NoForecast, NodeId, Outlook, Plan};
use susumi::source::load_text;

fn midori() -> Plan {
    let (plan, _, findings) = load_text("midori-3", include_str!("plans/midori-3.yaml")).unwrap();
    assert_eq!(findings, []);
    plan
}

fn indicator(plan: &Plan, name: &str) -> IndicatorId {
    plan.indicators_under(NodeId::ROOT).find(|id| plan.indicator(*id).name == name).unwrap()
}

#[test]
fn it_is_running_until_its_last_year() {
    let plan = midori();
    assert_eq!((plan.actions.len(), plan.indicators.len()), (12, 10));
    let running: Vec<bool> = plan.years.iter().map(|year| plan.is_running(*year)).collect();
    assert_eq!(running, [true, true, true, true, false]);
    let tally = plan.tally(NodeId::ROOT, plan.as_of);
    assert_eq!((tally.done, tally.partly, tally.not_done), (6, 4, 2));
}

#[test]
fn what_to_expect_in_a_word_year_by_year() {
    use Outlook::{Behind, Misses, OnPace, Reaches};
    let plan = midori();
    let table = [
        ("保全された樹林地の面積", [Some(Behind), Some(Behind), Some(Misses)]),
        ("遊休農地の面積", [Some(Behind), Some(Behind), Some(Misses)]),
        ("市民緑地契約の新規件数", [Some(Behind), Some(OnPace), Some(Reaches)]),
        // In R6 it was not measured, and after that the series is broken: the pace is left.
        ("湧水地の硝酸性窒素（最大値）", [Some(OnPace), None, Some(OnPace)]),
        ("外来種の防除計画", [None, None, None]),
        ("公園の利用満足度", [Some(Behind), Some(Behind), None]),
        ("公園愛護会の団体数", [Some(Behind), Some(Behind), Some(Misses)]),
        ("公園の年間事故件数", [Some(OnPace), None, None]),
        ("講習会の参加者数", [None, Some(Behind), Some(Behind)]),
        ("緑化イベントの経費", [Some(OnPace), Some(Behind), Some(Misses)]),
    ];
    for (name, expected) in table {
        let id = indicator(&plan, name);
        let found = [2023, 2024, 2025].map(|year| plan.outlook(id, FiscalYear::starting(year)));
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn no_line_through_what_was_not_measured_alike() {
    let plan = midori();
    let forecast = |name| plan.prospect(indicator(&plan, name), plan.as_of).unwrap().forecast.map(|line| line.reaches);
    let table = [
        ("湧水地の硝酸性窒素（最大値）", Err(NoForecast::Broken(Break::NotMeasured(FiscalYear::starting(2024))))),
        ("公園の利用満足度", Err(NoForecast::Broken(Break::Remark(FiscalYear::starting(2025))))),
        ("外来種の防除計画", Err(NoForecast::Words)),
        ("講習会の参加者数", Err(NoForecast::TooFew(2))),
        ("市民緑地契約の新規件数", Ok(true)),
        ("緑化イベントの経費", Ok(false)),
    ];
    for (name, expected) in table {
        assert_eq!(forecast(name), expected, "{name}");
    }
}

#[test]
fn a_finished_plan_has_nothing_to_expect_but_its_earlier_years_have() {
    let plan = susumi::source::built_in().unwrap().plan;
    let interest = indicator(&plan, "下水道事業特別会計の利子残高");
    assert_eq!(plan.prospect(interest, plan.as_of), None);
    assert_eq!(plan.outlook(interest, plan.as_of), None);
    // In H30, of five years, three values were known: the line came within 4 % of what R2 brought.
    let then = plan.prospect(interest, FiscalYear::starting(2018)).unwrap();
    assert_eq!(then.pace.unwrap().headway, Headway::OnPace);
    let forecast = then.forecast.unwrap();
    assert!(forecast.reaches && (forecast.value / 1_096_899.0 - 1.0).abs() < 0.04, "{forecast:?}");
}
