//! Whatever is counted over all plans is what is counted of each plan alone.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{Across, Facts, PlanCount};
use crate::plan::{
    Acceptance, Achievement, ActionId, Department, DepartmentId, Finding, FiscalYear, IndicatorId, NodeId, Plan,
    Position, Severity, StatusClass, StatusWord, Subject, Wording,
};
use crate::query::fixture::plan as fixture;
use crate::query::{Choice, Filter, Index, Search, attention, choice_counts, department_counts, summary};
use crate::spelling::same;

/// A plan with its findings.
type Own = (Plan, Vec<Finding>);

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

fn entry_changes() -> impl Strategy<Value = (Vec<Option<usize>>, Vec<Vec<u32>>, Vec<usize>, Vec<Option<usize>>)> {
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
            (plan, findings)
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
fn count((plan, findings): &Own, filter: &Filter, as_of: FiscalYear) -> PlanCount {
    let index = Index::build(plan);
    let selection = filter.select(plan, &index, as_of);
    let search = Search::new(&filter.text);
    let asks_only_words = filter.departments.is_empty() && filter.choices.is_empty() && !search.is_empty();
    let hits = index.search(plan, &search);
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
    let counts = across.counts(filter).unwrap();
    let alone: Vec<_> = plans.iter().map(|own| count(own, filter, own.0.as_of_or(asked))).collect();
    prop_assert_eq!(counts, alone);

    let departments = across.departments(filter).unwrap();
    for total in &departments {
        let mut sums = [0; 4];
        for (plan, _) in plans {
            let as_of = plan.as_of_or(asked);
            let selection = filter.select(plan, &Index::build(plan), as_of);
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
    prop_assert!(plans.iter().flat_map(|(plan, _)| &plan.departments).all(|one| is_listed(&one.name)));

    for counted in across.choices(filter).unwrap() {
        let of_plan = |(plan, _): &Own| {
            let as_of = plan.as_of_or(asked);
            let selection = filter.select(plan, &Index::build(plan), as_of);
            let all = choice_counts(plan, &selection, as_of);
            all.iter().find(|one| one.choice == counted.choice).map_or(0, |one| one.count)
        };
        // What is expected is asked for only of plans that are running, and finished ones have none of it.
        prop_assert_eq!(counted.count, plans.iter().map(of_plan).sum::<usize>(), "{:?}", counted.choice);
    }
    Ok(())
}

fn push(across: &mut Across, (plan, findings): &Own) {
    across.push(Facts::of(plan, findings, across.year()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn all_plans_at_once_are_as_each_alone(
        mut plans in prop::collection::vec(own(), 1..5),
        other in own(),
        filters in prop::collection::vec(filter(), 3),
        asked in prop::option::of(2016..2021_u16),
        at in any::<prop::sample::Index>(),
    ) {
        let mut across = Across::default();
        plans.iter().for_each(|own| push(&mut across, own));
        prop_assert!(across.prepare(plans.iter().map(|(plan, _)| plan), usize::MAX));
        for filter in &filters {
            assert_as_alone(&across, &plans, filter, None)?;
        }
        let asked = asked.map(year);
        across.look_from(asked, plans.iter().map(|(plan, findings)| (plan, findings.as_slice())));
        for filter in &filters {
            assert_as_alone(&across, &plans, filter, asked)?;
        }
        let at = at.index(plans.len());
        across.replace(at, Facts::of(&other.0, &other.1, asked));
        plans[at] = other.clone();
        across.push(Facts::of(&other.0, &other.1, asked));
        plans.push(other);
        across.remove(0);
        plans.remove(0);
        prop_assert!(across.prepare(plans.iter().map(|(plan, _)| plan), usize::MAX));
        prop_assert_eq!(across.len(), plans.len());
        for filter in &filters {
            assert_as_alone(&across, &plans, filter, asked)?;
        }
    }
}
