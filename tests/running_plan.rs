//! The running plan in `tests/plans`: what can be said of it in the middle of its period.

use susumi::plan::{
    Achievement, Break, Calendar, CannotTell, FiscalYear, Headway, IndicatorId, NoForecast, NodeId, Outlook, Outlooks,
    Plan, Subject, Value,
};
use susumi::query::{Attention, Selection, attention, phrase};
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
    use Outlook::{Behind, Misses, OnPace, Reached, Reaches};
    let plan = midori();
    let table = [
        ("保全された樹林地の面積", [Some(Behind), Some(Behind), Some(Misses)]),
        ("遊休農地の面積", [Some(Behind), Some(Behind), Some(Misses)]),
        ("市民緑地契約の新規件数", [Some(Behind), Some(OnPace), Some(Reaches)]),
        // In R6 it was not measured, and after that the series is broken: the pace is left.
        ("湧水地の硝酸性窒素（最大値）", [Some(OnPace), None, Some(OnPace)]),
        ("外来種の防除計画", [None, None, None]),
        ("公園の利用満足度", [Some(Behind), Some(Behind), Some(Reached)]),
        ("公園愛護会の団体数", [Some(Behind), Some(Behind), Some(Misses)]),
        ("公園の年間事故件数", [Some(OnPace), Some(Reached), Some(Reached)]),
        ("講習会の参加者数", [None, Some(Behind), Some(Behind)]),
        ("緑化イベントの経費", [Some(OnPace), Some(Behind), Some(Misses)]),
    ];
    for (name, expected) in table {
        let id = indicator(&plan, name);
        let found = [2023, 2024, 2025].map(|year| plan.outlook(id, FiscalYear::starting(year)));
        assert_eq!(found, expected, "{name}");
    }
}

/// A sum below its limit says nothing before the last year is in; one above it says all.
#[test]
fn a_limited_sum_is_open_until_the_last_year() {
    let mut plan = midori();
    let id = indicator(&plan, "緑化イベントの経費");
    assert_eq!(plan.computed(id, plan.as_of), Err(CannotTell::Open));
    assert_eq!(plan.attainment(id, plan.as_of), Err(CannotTell::Open));
    assert_eq!(plan.verdict_of(id, plan.as_of).verdict, None);
    plan.indicators[id.index()].actual.insert(FiscalYear::starting(2025), Value::Number(9000.0).into());
    assert_eq!(plan.computed(id, plan.as_of), Ok(Achievement::Unmet));
    assert_eq!(plan.outlook(id, plan.as_of), Some(Outlook::Misses));
    plan.indicators[id.index()].achievement = Some(Achievement::Unmet);
    plan.indicators[id.index()].actual.insert(FiscalYear::starting(2025), Value::Number(1000.0).into());
    assert_eq!(plan.contradiction(id), None, "people may know that the year to come will be dear");
    plan.years.truncate(3);
    assert_eq!(plan.computed(id, plan.as_of), Ok(Achievement::Met));
}

#[test]
fn what_is_counted_of_the_prospects() {
    let plan = midori();
    let counts = Outlooks::of(&plan, plan.indicators_under(NodeId::ROOT), plan.as_of).unwrap();
    assert_eq!(counts, Outlooks { reaches: 3, on_pace: 1, behind: 1, misses: 4, unknown: 1 });
    let finished = FiscalYear::starting(2027);
    assert_eq!(Outlooks::of(&plan, plan.indicators_under(NodeId::ROOT), finished), None);
}

/// Only what is not on its way, each with the reason.
#[test]
fn what_of_it_needs_attention() {
    let plan = midori();
    let all = attention(&plan, &[], &Selection::all(&plan), plan.as_of);
    let line = |one: &Attention| {
        let name = match one.subject {
            Subject::Action(id) => plan.action(id).name.as_str(),
            Subject::Indicator(id) => plan.indicator(id).name.as_str(),
            _ => "",
        };
        let words = |reason| phrase(&plan, one.subject, reason, plan.as_of, Calendar::Era);
        format!("{name}: {}", one.reasons.iter().map(words).collect::<Vec<_>>().join("／"))
    };
    let expected = [
        "特別緑地保全地区の指定: 進行中／未到達（指定・公表の予定 R7）",
        "保全された樹林地の面積: R9の見込み 44.5ha < 目標 45.0ha",
        "遊休農地の面積: R9の見込み 29.4ha > 目標 25.0ha",
        "外来種の防除計画: 進行中／未到達（防除実施の予定 R7）",
        "中央公園への民間カフェの誘致: 休止／R7の予定「開業準備」に届かず",
        "公園愛護会の団体数: R9の見込み 54団体 < 目標 70団体",
        "みどりのボランティア登録制度の創設: 未着手／R7の予定「制度設計」に届かず／R6の実績が未記入",
        "開花情報の公開: R6の実績が未記入",
        "講習会の参加者数: 遅れ気味（進捗率46.3%、期間は60.0%経過）",
        "緑化イベントの経費: R9までの累計の見込み 6,583千円 > 目標 6,000千円",
    ];
    assert_eq!(all.iter().map(line).collect::<Vec<_>>(), expected);
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
