//! The filter and the search over the built-in plan, a real one.

use susumi::plan::{Calendar, FiscalYear, IndicatorId, Plan, Subject, Tally};
use susumi::query::{Choice, Filter, Index, Reason, Reasons, Search, Selection};
use susumi::query::{attention, choice_counts, department_counts, departments_meant, phrase};
use susumi::source::built_in;

fn plan() -> Plan {
    built_in().unwrap().plan
}

/// How many actions and indicators a filter leaves, as of the plan's own year.
fn left(plan: &Plan, filter: &Filter) -> (usize, usize) {
    let selection = filter.select(plan, &Index::build(plan), plan.as_of);
    (selection.actions.len(), selection.indicators.len())
}

fn actions(plan: &Plan, selection: &Selection) -> Vec<String> {
    selection.actions.iter().map(|id| plan.action(*id).number.clone()).collect()
}

fn names(plan: &Plan, ids: impl IntoIterator<Item = IndicatorId>) -> Vec<String> {
    ids.into_iter().map(|id| plan.indicator(id).name.clone()).collect()
}

#[test]
fn statuses_add_up_to_the_printed_totals() {
    let plan = plan();
    for (word, count) in &plan.printed_totals {
        let filter = Filter { choices: Choice::parse(word, &plan.statuses), ..Filter::default() };
        assert_eq!(left(&plan, &filter), (*count, 0), "{word}");
    }
    assert_eq!(left(&plan, &Filter::default()), (54, 40));
}

#[test]
fn what_a_department_has_to_do() {
    let plan = plan();
    let meant = departments_meant(&plan.departments, "gesui");
    assert_eq!(meant, ["下水道課"]);
    let filter = Filter { departments: meant.into_iter().map(str::to_owned).collect(), ..Filter::default() };
    let selection = filter.select(&plan, &Index::build(&plan), plan.as_of);
    assert_eq!(actions(&plan, &selection), ["3", "14", "24", "25"]);
    assert_eq!(
        names(&plan, selection.indicators.iter().copied()),
        [
            "下水道事業特別会計の利子残高",
            "債権管理条例",
            "国民健康保険税、下水道取付管工事費負担額を合わせた歳入",
            "下水道事業特別会計の利子残高",
            "下水道使用料収入",
            "くるりんばすの受益者負担率",
        ]
    );
    // Their initiatives and what leads to them.
    let shown = plan.tree.iter().filter(|(id, _)| selection.shows_node(*id));
    let numbers: Vec<_> = shown.map(|(id, _)| plan.tree.path(id)).collect();
    assert_eq!(numbers, ["", "1", "1/1", "1/1/1", "1/1/1/2", "1/1/2", "1/1/2/6", "1/2", "1/2/4", "1/2/4/10"]);
}

#[test]
fn counts_agree_with_what_choosing_the_line_gives() {
    let plan = plan();
    let everything = Selection::all(&plan);
    for count in department_counts(&plan, &everything, plan.as_of) {
        let name = plan.department(count.department).name.clone();
        let filter = Filter { departments: vec![name], ..Filter::default() };
        assert_eq!(left(&plan, &filter), (count.actions, count.indicators), "{filter:?}");
    }
    for count in choice_counts(&plan, &everything, plan.as_of) {
        let filter = Filter { choices: vec![count.choice], ..Filter::default() };
        let (actions, indicators) = left(&plan, &filter);
        assert_eq!(actions + indicators, count.count, "{filter:?}");
    }
}

#[test]
fn attention_leaves_what_is_unfinished_unmet_or_contradictory() {
    let plan = plan();
    let filter = Filter { choices: vec![Choice::Attention], ..Filter::default() };
    let selection = filter.select(&plan, &Index::build(&plan), plan.as_of);
    assert_eq!(actions(&plan, &selection), ["24", "35", "37", "39", "40", "41", "44", "52"]);
    let with = |reason| {
        let has = |id: &IndicatorId| Reasons::of(&plan, plan.as_of).indicator(*id).contains(&reason);
        let ids = selection.indicators.iter().copied().filter(has);
        names(&plan, ids)
    };
    assert_eq!(
        with(Reason::Unmet),
        [
            "有料広告掲載提案募集制度を利用した広告掲載件数",
            "空家バンクを活用した成立件数",
            "くるりんばすの受益者負担率",
            "諸研修の受講",
            "内部統制に関する基本方針",
            "ファイリングシステム",
            "官民連携による整備・管理運営の導入施設数",
            "公開する統計データの項目",
            "人材交流件数",
            "構造改革特区及び地域再生計画の申請数",
        ]
    );
    assert_eq!(
        with(Reason::Contradictory),
        [
            "用途地域の変更及び地区計画の決定件数",
            "国民健康保険税、下水道取付管工事費負担額を合わせた歳入",
            "イベント（活動発表の場）での出展団体数",
            "窓口業務委託に関する基本方針",
        ]
    );
    assert_eq!(selection.indicators.len(), 15);
    // After the first year only few things were not as they were planned for that year.
    let earlier = filter.select(&plan, &Index::build(&plan), FiscalYear::starting(2016));
    assert_eq!(actions(&plan, &earlier), ["25", "37"]);
    assert_eq!(earlier.indicators.len(), 10, "behind in their pace");
}

/// The list of 要対応 as it is read: it has the lines that the filter leaves, each with its reasons.
#[test]
fn attention_in_words() {
    let plan = plan();
    let lines = |filter: &Filter, year| -> Vec<String> {
        let selection = filter.select(&plan, &Index::build(&plan), year);
        let line = |subject, reasons: &[Reason]| {
            let name = match subject {
                Subject::Action(id) => plan.action(id).number.clone(),
                Subject::Indicator(id) => plan.indicator(id).name.chars().take(8).collect(),
                Subject::Plan | Subject::Totals | Subject::Node(_) => String::new(),
            };
            let phrases = reasons.iter().map(|reason| phrase(&plan, subject, reason, year, Calendar::Era));
            format!("{name}: {}", phrases.collect::<Vec<_>>().join(" / "))
        };
        attention(&plan, &[], &selection, year).iter().map(|one| line(one.subject, &one.reasons)).collect()
    };
    let all = lines(&Filter::default(), plan.as_of);
    assert_eq!(all, lines(&Filter { choices: vec![Choice::Attention], ..Filter::default() }, plan.as_of));
    let expected = [
        "有料広告掲載提案: R2実績 0件 < 目標 3件",
        "空家バンクを活用: R2実績 0件 < 目標 9件",
        "用途地域の変更及: R2実績 0件 < 目標 2件、記録は達成",
        "国民健康保険税、: R2実績 1,446,043千円 < 目標 1,606,267千円、記録は達成",
        "セグメント分析対: R2の実績が未記入",
        "24: 未実施 / 未到達2年（実施の予定 H30）",
        "くるりんばすの受: R2実績 10.0% < 目標 25.0%",
        "諸研修の受講: R2実績 一部実施、目標 全職員の実施",
        "35: 未実施 / 未到達3年（策定の予定 H29）",
        "37: 一部実施",
        "内部統制に関する: R2実績は測定なし、目標 策定",
        "ファイリングシス: R2実績 紙ファイリングか…、目標 導入",
        "39: 一部実施",
        "イベント（活動発: R2実績 61団体 < 目標 120団体、記録は達成",
        "40: 未実施 / 未到達2年（順次導入の予定 H30）",
        "官民連携による整: R2実績 21件 < 目標 24件",
        "41: 一部実施 / 未到達（実施の予定 R2）",
        "窓口業務委託に関: R2実績は測定なし、記録は達成",
        "44: 一部実施 / 未到達3年（策定の予定 H29）",
        "公開する統計デー: R2実績 93項目 < 目標 94項目",
        "人材交流件数: R2実績 3件 < 目標 5件",
        "52: 一部実施 / 未到達2年（実施の予定 H30）",
        "構造改革特区及び: R2実績 5件 < 目標 6件",
    ];
    assert_eq!(all, expected);
    let sewage = Filter { departments: vec!["下水道課".to_owned()], ..Filter::default() };
    let earlier = [
        "国民健康保険税、: R2の見込み 1,468,011千円 < 目標 1,606,267千円",
        "24: 未実施 / 未到達（実施の予定 H30）",
        "下水道使用料収入: R2の見込み 820,438千円 < 目標 821,549千円",
        "くるりんばすの受: R2の見込み 16.3% < 目標 25.0%",
    ];
    assert_eq!(lines(&sewage, FiscalYear::starting(2018)), earlier);
}

#[test]
fn searching_everything() {
    let plan = plan();
    let index = Index::build(&plan);
    let hits = |text: &str| {
        let name = |subject: &Subject| match subject {
            Subject::Node(id) => plan.tree.node(*id).name.clone(),
            Subject::Action(id) => plan.action(*id).number.clone(),
            Subject::Indicator(id) => plan.indicator(*id).name.clone(),
            Subject::Plan | Subject::Totals => String::new(),
        };
        index.hits(&plan, &Search::new(text)).iter().map(name).collect::<Vec<_>>()
    };
    let table: [(&str, &[&str]); 8] = [
        ("広告", &["有料広告事業の拡大", "1", "2", "有料広告掲載提案募集制度を利用した広告掲載件数"]),
        ("企画政策課 広告", &["1", "有料広告掲載提案募集制度を利用した広告掲載件数"]),
        ("ｺｳﾎｳ", &["50", "共同実施事業数"]),
        ("kururin", &["23", "くるりんばすの受益者負担率"]),
        ("くるりんバス", &["23", "くるりんばすの受益者負担率"]),
        ("条例 制定", &["4", "債権管理条例"]),
        ("空家", &["8", "空家バンクを活用した成立件数"]),
        ("どこにもない言葉", &[]),
    ];
    for (text, found) in table {
        assert_eq!(hits(text), found, "{text}");
    }
    assert_eq!((hits("39番"), hits("61団体")), (vec!["39".to_owned()], hits("出展団体数")));
    assert!(hits("39").contains(&"39".to_owned()));
    assert_eq!(hits("1,606,267"), ["国民健康保険税、下水道取付管工事費負担額を合わせた歳入"]);
    assert_eq!(hits("未達成").len(), 10);
    assert_eq!(hits("gesui").len(), 10, "four actions of the department, and six indicators");
    assert_eq!(hits("千円").len(), 7);
    // Every action and indicator has a department (…か); of the nodes, 涵(かん)養 alone has kana to be read.
    assert_eq!(hits("ka").len(), 54 + 40 + 1);
}

/// What is counted for all nodes at once is what is counted for each of them.
#[test]
fn tallies_by_node_are_those_of_the_nodes() {
    let plan = plan();
    let index = Index::build(&plan);
    let filters = [
        Filter::default(),
        Filter { choices: vec![Choice::Attention], ..Filter::default() },
        Filter { departments: vec!["下水道課".to_owned()], ..Filter::default() },
        Filter { text: "どこにもない言葉".to_owned(), ..Filter::default() },
    ];
    for (filter, year) in filters.iter().flat_map(|filter| plan.years.iter().map(move |year| (filter, *year))) {
        let selection = filter.select(&plan, &index, year);
        let tallies = Tally::by_node(&plan, &selection.actions, &selection.indicators, year);
        assert_eq!(tallies.len(), plan.tree.len());
        for ((id, _), tally) in plan.tree.iter().zip(tallies) {
            let actions = selection.actions_under(&plan.tree, id).iter().copied();
            let indicators = selection.indicators_under(&plan.tree, id).iter().copied();
            assert_eq!(tally, Tally::of(&plan, actions, indicators, year), "{filter:?} {year} {id:?}");
        }
    }
}

/// Letters that stand for nothing in Japanese, or for nothing but decoration, are found where they are written.
#[test]
fn what_is_no_reading_finds_what_is_written() {
    let plan = plan();
    let filter = |text: &str| Filter { text: text.to_owned(), ..Filter::default() };
    let selection = filter("PPP").select(&plan, &Index::build(&plan), plan.as_of);
    assert_eq!(actions(&plan, &selection), ["40"]);
    for text in ["zz", "kk", "aa", "qqq", "ー", "・", "( "] {
        assert_eq!(left(&plan, &filter(text)), (0, 0), "{text}");
    }
    for typed in ["zzz", "qqq", "kk", "aa", "sh"] {
        assert_eq!(departments_meant(&plan.departments, typed), Vec::<&str>::new(), "{typed}");
    }
}

/// What `n` passes over has no letter marked in it.
#[test]
fn nothing_is_marked_where_nothing_is_found() {
    let mut plan = plan();
    plan.actions[0].reading = Some("こうこくのかくだい".to_owned());
    let index = Index::build(&plan);
    let typed = [
        "koukoku",
        "kentou",
        "toshi",
        "kouka",
        "しんせい",
        "けんとう",
        "せいさく",
        "seisaku",
        "かいぜん",
        "ppp",
        "ict",
        "shi",
        "kodomo",
        "ぼうさい",
        "jisshi",
        "実施",
        "きかく",
        "じっし",
        "yuuryou",
        "web",
        "ka",
        "no",
        "zz",
    ];
    for typed in typed {
        let (sought, hits) = (index.seek(Search::new(typed)), index.hits(&plan, &Search::new(typed)));
        for (action, id) in plan.actions.iter().zip((0..).map(susumi::plan::ActionId)) {
            let names = plan.department_names(&action.departments).into_iter();
            let texts = names.chain([action.name.as_str()]).chain(action.remark.as_deref());
            let marked: Vec<_> = texts.filter(|text| !sought.positions(text).is_empty()).collect();
            assert!(marked.is_empty() || hits.contains(&Subject::Action(id)), "{typed} {marked:?}");
        }
    }
}

#[test]
fn who_answers_for_an_indicator() {
    let plan = plan();
    for (id, indicator) in (0..).map(IndicatorId).zip(&plan.indicators) {
        let mut expected = indicator.own_departments.clone();
        if expected.is_empty() {
            let of_node = plan.actions.iter().filter(|action| action.node == indicator.node);
            for department in of_node.flat_map(|action| &action.departments) {
                if !expected.contains(department) {
                    expected.push(*department);
                }
            }
        }
        assert_eq!(plan.departments_of(id), expected, "{}", indicator.name);
    }
    // A copy forgets what was worked out, so that it may be changed.
    let mut changed = plan.clone();
    assert_eq!(changed, plan);
    changed.actions.iter_mut().for_each(|action| action.departments.clear());
    changed.indicators[0].own_departments.clear();
    assert!(changed.departments_of(IndicatorId(0)).is_empty());
}
