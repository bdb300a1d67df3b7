//! Whatever is counted over all plans is what is counted of each plan alone.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{Across, DepartmentTotal, Facts, PlanCount};
use crate::plan::{
    Acceptance, Achievement, ActionId, Department, DepartmentId, Finding, FiscalYear, IndicatorId, NodeId, Plan,
    Position, Severity, StatusClass, StatusWord, Subject, Wording,
};
use crate::query::fixture::plan as fixture;
use crate::query::{Choice, Filter, Index, Search, attention, choice_counts, department_counts, summary};
use crate::spelling::same;

/// A plan with its findings and the index to search it alone.
#[derive(Debug, Clone)]
struct Own {
    plan: Plan,
    findings: Vec<Finding>,
    index: Index,
}

const NAMES: [&str; 10] = [
    "有料広告の募集",
    "下水道の整備",
    "ＤＸ推進計画の策定",
    "くるりんばす",
    "マイナンバーカード",
    "財政健全化",
    "水洗化率",
    "ＰＲ",
    "Wi-Fi環境",
    "市民満足度 12",
];
const DEPARTMENTS: [&str; 6] = ["企画政策課", "市民課", "財政課", "下水道課", "ガス課", "カ\u{3099}ス課"];
const READINGS: [&str; 4] = ["きかくせいさくか", "しみんか", "ざいせいか", "がすか"];
const WORDS: [&str; 36] = [
    "",
    "広告",
    "こうこく",
    "koukoku",
    "kou",
    "k",
    "pr",
    "dx",
    "d",
    "ＰＲ",
    "wifi",
    "kururin",
    "くるりん",
    "く",
    "zaisei",
    "zai",
    "seisaku",
    "しみん",
    "shimin",
    "市民",
    "12",
    "1",
    "3",
    "9千円",
    "9",
    "km",
    "10km",
    "達成",
    "未達",
    "実施",
    "完了",
    "ー",
    "歳入",
    "試験",
    "gesui",
    "xyzzy",
];

fn year(year: u16) -> FiscalYear {
    FiscalYear::starting(year)
}

/// Statuses, departments, names and verdicts of entries.
type EntryChanges = (Vec<Option<usize>>, Vec<Vec<u32>>, Vec<usize>, Vec<Option<usize>>);

fn entry_changes() -> impl Strategy<Value = EntryChanges> {
    (
        prop::collection::vec(prop::option::of(0..3_usize), 4),
        prop::collection::vec(subsequence(vec![0_u32, 1, 2, 3], 0..3), 8),
        prop::collection::vec(0..NAMES.len() * 2, 14),
        prop::collection::vec(prop::option::weighted(0.3, 0..READINGS.len()), 8),
    )
}

fn subject() -> impl Strategy<Value = Subject> {
    prop_oneof![
        Just(Subject::Plan),
        Just(Subject::Totals),
        (0..6_u32).prop_map(|at| Subject::Node(NodeId(at))),
        (0..4_u32).prop_map(|at| Subject::Action(ActionId(at))),
        (0..4_u32).prop_map(|at| Subject::Indicator(IndicatorId(at))),
    ]
}

/// The plan of the fixture with other names, departments, standings and findings.
fn own() -> impl Strategy<Value = Own> {
    let verdict = prop::option::of(select(vec![Achievement::Met, Achievement::Unmet]));
    let findings =
        prop::collection::vec((subject(), select(vec!["x", "missing", "verdict", "encoding"]), any::<bool>()), 0..6);
    let departments = Just(DEPARTMENTS.to_vec()).prop_shuffle();
    (entry_changes(), prop::collection::vec(verdict, 4), findings, departments, any::<[bool; 3]>()).prop_map(
        |((statuses, teams, names, readings), verdicts, findings, departments, [is_running, has_own_words, has_km])| {
            let mut plan = fixture();
            let department = |(at, name): (usize, &&str)| Department {
                name: (*name).to_owned(),
                reading: readings.get(at).copied().flatten().map(|at| READINGS[at].to_owned()),
            };
            plan.departments = departments.iter().take(4).enumerate().map(department).collect();
            if is_running {
                plan.years = (2016..=2020).map(year).collect();
            }
            if has_own_words {
                let word = |word: &str, class| StatusWord { word: word.to_owned(), class };
                plan.statuses = vec![
                    word("完了", StatusClass::Done),
                    word("実施", StatusClass::Partly),
                    word("未着手", StatusClass::NotDone),
                ];
            }
            let name = |at: usize, own: &mut String| {
                if let Some(name) = names.get(at).and_then(|at| NAMES.get(*at)) {
                    *own = (*name).to_owned();
                }
            };
            let ids = |at: usize| teams[at].iter().copied().map(DepartmentId).collect::<Vec<_>>();
            for (at, action) in plan.actions.iter_mut().enumerate() {
                (action.status, action.departments) = (statuses[at], ids(at));
                name(at, &mut action.name);
                action.reading = readings[at].map(|at| READINGS[at].to_owned()).or(action.reading.take());
                action.number = (at * 4).to_string();
            }
            for (at, indicator) in plan.indicators.iter_mut().enumerate() {
                (indicator.achievement, indicator.own_departments) = (verdicts[at], ids(at + 4));
                name(at + 4, &mut indicator.name);
                if has_km {
                    indicator.unit = Some("km".to_owned());
                }
            }
            let finding = |(subject, code, is_open): (Subject, &'static str, bool)| {
                let finding = Finding::new(code, Severity::Note, subject, Position::START, Wording::new(""));
                let accepted = (!is_open).then(String::new);
                Finding { accepted, ..finding }
            };
            let findings: Vec<Finding> = findings.into_iter().map(finding).collect();
            let accepted = findings.iter().filter(|finding| !finding.is_open());
            let accept = |one: &Finding| Acceptance { subject: one.subject, code: one.code.to_owned(), reason: None };
            plan.accepted = accepted.map(accept).collect();
            plan.accepted.sort_by_key(|one| one.subject);
            Own { index: Index::build(&plan), plan, findings }
        },
    )
}

fn filter() -> impl Strategy<Value = Filter> {
    let status = |word: &str| Choice::Status(word.to_owned());
    let choices = Choice::all(&[]).into_iter().chain(["実施", "完了", "未実施"].map(status)).collect::<Vec<_>>();
    let text = prop::collection::vec(select(WORDS.to_vec()), 0..3).prop_map(|words| words.join(" "));
    let departments = prop_oneof![2 => Just(Vec::new()), 1 => subsequence(DEPARTMENTS.to_vec(), 1..3)];
    let choices = prop_oneof![2 => Just(Vec::new()), 1 => subsequence(choices, 1..3)];
    (departments, choices, text).prop_map(|(departments, choices, text)| Filter {
        departments: departments.into_iter().map(str::to_owned).collect(),
        choices,
        text,
    })
}

/// What is left of one plan, as it is counted for that plan alone.
fn count(Own { plan, findings, index }: &Own, filter: &Filter, as_of: FiscalYear) -> PlanCount {
    let selection = filter.select(plan, index, as_of);
    let search = Search::new(&filter.text);
    let asks_only_words = filter.departments.is_empty() && filter.choices.is_empty() && !search.is_empty();
    let hits = index.search(&search);
    PlanCount {
        summary: summary(plan, findings, &selection, as_of),
        attention: attention(plan, findings, &selection, as_of).len(),
        nodes: if asks_only_words { hits.nodes().filter(|is_found| *is_found).count() } else { 0 },
    }
}

fn assert_as_alone(
    across: &Across,
    plans: &[Own],
    filter: &Filter,
    asked: Option<FiscalYear>,
) -> Result<(), TestCaseError> {
    let counts = across.counts(filter);
    let alone: Vec<_> = plans.iter().map(|own| count(own, filter, own.plan.as_of_or(asked))).collect();
    prop_assert_eq!(counts, alone);

    let departments = across.departments(filter, None);
    for total in &departments {
        let mut sums = [0; 4];
        for Own { plan, index, .. } in plans {
            let as_of = plan.as_of_or(asked);
            let selection = filter.select(plan, index, as_of);
            // Two departments of one plan may have one name, in two spellings.
            let called: Vec<_> =
                plan.department_ids().filter(|id| same(&plan.department(*id).name, &total.name)).collect();
            let is_own = |ids: &[DepartmentId]| ids.iter().any(|id| called.contains(id));
            let one = |id: ActionId| is_own(&plan.action(id).departments);
            sums[0] += selection.actions.iter().filter(|id| one(**id)).count();
            sums[2] += selection.indicators.iter().filter(|id| is_own(plan.departments_of(**id))).count();
            if let [called] = called.as_slice() {
                let alone = department_counts(plan, &selection, as_of)[called.index()];
                prop_assert!(total.unfinished >= alone.unfinished && total.unmet >= alone.unmet);
            }
        }
        prop_assert_eq!([total.actions, total.indicators], [sums[0], sums[2]], "{}", total.name);
    }
    let is_listed = |name: &str| departments.iter().any(|total| same(&total.name, name));
    prop_assert!(plans.iter().flat_map(|own| &own.plan.departments).all(|one| is_listed(&one.name)));

    for counted in across.choices(filter, None) {
        let of_plan = |Own { plan, index, .. }: &Own| {
            let as_of = plan.as_of_or(asked);
            let selection = filter.select(plan, index, as_of);
            let all = choice_counts(plan, &selection, as_of);
            all.iter().find(|one| one.choice == counted.choice).map_or(0, |one| one.count)
        };
        // What is expected is asked for only of plans that are running, and finished ones have none of it.
        prop_assert_eq!(counted.count, plans.iter().map(of_plan).sum::<usize>(), "{:?}", counted.choice);
    }
    Ok(())
}

fn facts(own: &Own, asked: Option<FiscalYear>) -> Facts {
    Facts::of(&own.plan, &own.findings, asked)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn all_plans_at_once_are_as_each_alone(
        mut plans in prop::collection::vec(own(), 1..5),
        other in own(),
        filters in prop::collection::vec(filter(), 3),
        asked in prop::option::of(2016..2021_u16),
        at in any::<prop::sample::Index>(),
    ) {
        let mut across = Across::default();
        plans.iter().for_each(|own| across.push(facts(own, None)));
        prop_assert!(across.prepare(plans.iter().map(|own| &own.plan), usize::MAX));
        for filter in &filters {
            assert_as_alone(&across, &plans, filter, None)?;
        }
        let asked = asked.map(year);
        across.look_from(asked, plans.iter().map(|own| (&own.plan, own.findings.as_slice())));
        for filter in &filters {
            assert_as_alone(&across, &plans, filter, asked)?;
        }
        let at = at.index(plans.len());
        across.replace(at, facts(&other, asked));
        plans[at] = other.clone();
        across.push(facts(&other, asked));
        plans.push(other);
        across.remove(0);
        plans.remove(0);
        prop_assert!(across.prepare(plans.iter().map(|own| &own.plan), usize::MAX));
        prop_assert_eq!(across.len(), plans.len());
        for filter in &filters {
            assert_as_alone(&across, &plans, filter, asked)?;
        }
    }
}

#[test]
fn a_search_finds_in_plans_as_their_texts_are_ready() {
    let plans = [fixture(), fixture()];
    let mut across = Across::default();
    let search = Filter { text: "広告".to_owned(), ..Filter::default() };
    let found = |across: &Across| -> Vec<usize> {
        across.counts(&search).iter().map(|count| count.summary.tally.actions()).collect()
    };
    assert!(found(&across).is_empty() && across.is_ready(), "of no plans all are ready");
    plans.iter().for_each(|plan| across.push(Facts::of(plan, &[], None)));
    let in_vain = Filter { text: "　".to_owned(), ..Filter::default() };
    assert_eq!(across.counts(&in_vain).len(), 2, "blanks are no words");
    assert!(!across.is_ready());
    assert_eq!(found(&across), [0, 0]);
    assert!(!across.prepare(&plans, 1));
    assert_eq!(found(&across), [1, 0]);
    assert!(across.prepare(&plans, 1));
    assert_eq!(found(&across), [1, 1]);
    across.look_from(Some(year(2016)), plans.iter().map(|plan| (plan, [].as_slice())));
    assert_eq!(found(&across), [1, 1], "another year has the same texts");
    across.replace(1, Facts::of(&plans[1], &[], across.year()));
    assert_eq!(found(&across), [1, 0], "a plan that was read again may have others");
    across.remove(1);
    assert_eq!(found(&across), [1]);
}

#[test]
fn departments_of_one_name_are_one() {
    let department =
        |name: &str, reading: Option<&str>| Department { name: name.to_owned(), reading: reading.map(str::to_owned) };
    let (mut first, mut second) = (fixture(), fixture());
    first.departments[1] = department("ガス課", None);
    second.departments[1] = department("カ\u{3099}ス課", Some("がすか"));
    second.departments[4] = department("港湾課", None);
    let mut across = Across::default();
    [&first, &second].into_iter().for_each(|plan| across.push(Facts::of(plan, &[], None)));
    let lines = |across: &Across, filter: &Filter| -> Vec<String> {
        let line = |one: DepartmentTotal| {
            let reading = one.reading.as_deref().unwrap_or("-");
            format!("{} {reading} {} {} {} {}", one.name, one.actions, one.unfinished, one.indicators, one.unmet)
        };
        across.departments(filter, None).into_iter().map(line).collect()
    };
    assert_eq!(
        lines(&across, &Filter::default()),
        [
            "ガス課 がすか 2 2 4 2",
            "企画政策課 きかくせいさくか 2 0 2 2",
            "下水道課 げすいどうか 4 4 4 0",
            "財務政策課 ざいむせいさくか 2 2 4 0",
            "収納課 しゅうのうか 0 0 0 0",
            "港湾課 - 0 0 0 0",
        ]
    );
    let unmet = Filter { choices: vec![Choice::Unmet], ..Filter::default() };
    assert_eq!(lines(&across, &unmet)[..2], ["ガス課 がすか 0 0 2 2", "企画政策課 きかくせいさくか 0 0 2 2"]);
    across.remove(0);
    assert_eq!(lines(&across, &Filter::default()).len(), 5, "what no plan has any more is not listed");
}

/// Plans come as fast as they are read: that is no order to show anything in.
#[test]
fn whatever_came_first_all_are_listed_in_one_order() {
    let (first, mut second) = (fixture(), fixture());
    second.departments.reverse();
    second.statuses.reverse();
    second.statuses[0] = StatusWord { word: "着手せず".to_owned(), ..second.statuses[0].clone() };
    let listed = |plans: [&Plan; 3]| {
        let mut across = Across::default();
        plans.into_iter().for_each(|plan| across.push(Facts::of(plan, &[], None)));
        let departments = across.departments(&Filter::default(), None).into_iter();
        let choices = across.choices(&Filter::default(), None).into_iter();
        let names: Vec<String> = departments.map(|one| one.name.to_string()).collect();
        let words: Vec<String> = choices.map(|one| one.choice.word().to_owned()).collect();
        (names, words)
    };
    let (names, words) = listed([&first, &second, &first]);
    assert_eq!((names.clone(), words.clone()), listed([&second, &first, &first]));
    assert!(names.len() > 4 && words.contains(&"着手せず".to_owned()), "{names:?} {words:?}");
}

#[test]
fn choices_are_those_of_any_plan() {
    let (first, mut second) = (fixture(), fixture());
    let word = |word: &str, class| StatusWord { word: word.to_owned(), class };
    second.statuses = vec![
        word("完了", StatusClass::Done),
        word("一部実施", StatusClass::Partly),
        word("未着手", StatusClass::NotDone),
    ];
    let mut across = Across::default();
    [&first, &second].into_iter().for_each(|plan| across.push(Facts::of(plan, &[], None)));
    let lines = |across: &Across| -> Vec<String> {
        let all = across.choices(&Filter::default(), None).into_iter();
        all.map(|one| format!("{} {}", one.choice.word(), one.count)).collect()
    };
    let finished = [
        "完了 1",
        "実施 1",
        "一部実施 2",
        "未実施 1",
        "未着手 1",
        "実施状況未記入 2",
        "遅れ 4",
        "達成 4",
        "未達成 2",
        "達成状況未記入 2",
        "要対応 14",
    ];
    assert_eq!(lines(&across), finished);
    second.years.push(year(2019));
    across.replace(1, Facts::of(&second, &[], None));
    assert!(lines(&across).iter().any(|line| line.starts_with("見込未達 ")), "one plan is running");
}

#[test]
fn what_is_asked_of_some_plans_is_counted_in_these_alone() {
    let plans: Vec<Plan> = (0..300).map(|_| fixture()).collect();
    let mut across = Across::default();
    plans.iter().for_each(|plan| across.push(Facts::of(plan, &[], None)));
    let of = |across: &Across, among: &[bool]| {
        let departments = across.departments(&Filter::default(), Some(among)).into_iter();
        let choices = across.choices(&Filter::default(), Some(among)).into_iter();
        (departments.map(|one| one.actions).sum::<usize>(), choices.map(|one| one.count).collect::<Vec<_>>())
    };
    let mut alone = Across::default();
    alone.push(Facts::of(&plans[0], &[], None));
    // Plans are sifted some together: it is one of the last of them.
    let one: Vec<bool> = (0..300).map(|at| at == 290).collect();
    assert_eq!(of(&across, &one), of(&alone, &[true]));
    let (actions, choices) = of(&across, &[]);
    assert!(actions == 0 && choices.iter().all(|count| *count == 0));
}
