//! A small plan for the tests of this floor, and the departments of the first real one.

use crate::plan::{
    Achievement, Action, Answering, Basis, ByYear, Department, DepartmentId, Direction, FiscalYear, Indicator,
    Measured, NodeId, NodeLabel, Plan, Schedule, Stage, StatusClass, StatusWord, TreeBuilder, Value,
};

/// Names and readings as in `plans/nisshin-2.yaml`.
pub const DEPARTMENTS: [(&str, &str); 19] = [
    ("企画政策課", "きかくせいさくか"),
    ("市民課", "しみんか"),
    ("財務政策課", "ざいむせいさくか"),
    ("下水道課", "げすいどうか"),
    ("収納課", "しゅうのうか"),
    ("保険年金課", "ほけんねんきんか"),
    ("都市計画課", "としけいかくか"),
    ("産業振興課", "さんぎょうしんこうか"),
    ("行政課", "ぎょうせいか"),
    ("防災交通課", "ぼうさいこうつうか"),
    ("移動政策室", "いどうせいさくしつ"),
    ("教育総務課", "きょういくそうむか"),
    ("人事課", "じんじか"),
    ("市民協働課", "しみんきょうどうか"),
    ("地域福祉課", "ちいきふくしか"),
    ("介護福祉課", "かいごふくしか"),
    ("子育て支援課", "こそだてしえんか"),
    ("こども課", "こどもか"),
    ("情報広報課", "じょうほうこうほうか"),
];

/// H28 to H30, as of H30:
///
/// ```text
/// 0 root
/// 1 ├ 歳入と歳出の均衡
/// 2 │ ├ 自主財源の確保      actions 0 企画 実施, 1 市民 一部実施, late; indicator 0 未達成
/// 3 │ └ 空の施策
/// 4 └ 暮らし
/// 5   └ 上下水道            actions 2 財務+下水道 未実施, 3 下水道 no status;
///                           indicators 1 達成 against its values, 2 no verdict (市民), 3 達成 not measured
/// ```
pub fn plan() -> Plan {
    let mut tree = TreeBuilder::new(label("", "試験計画"));
    tree.open(label("1", "歳入と歳出の均衡"), 0, 0);
    let revenue = tree.open(label("1", "自主財源の確保"), 2, 1);
    tree.close();
    tree.open(label("2", "空の施策"), 0, 0);
    tree.close();
    tree.close();
    tree.open(label("2", "暮らし"), 0, 0);
    let water = tree.open(label("1", "上下水道"), 2, 3);
    let status = |word: &str, class| StatusWord { word: word.to_owned(), class };
    let department =
        |(name, reading): &(&str, &str)| Department { name: (*name).to_owned(), reading: Some((*reading).to_owned()) };
    let mut actions = vec![
        action(revenue, "有料広告の募集", &[0], "検討,実施,⇒", "検討,実施,⇒", Some(0)),
        action(revenue, "番号表示機の導入", &[1], "検討,実施,⇒", "検討,⇒,一部実施", Some(1)),
        action(water, "経営戦略の策定", &[2, 3], "検討,⇒,実施", "調査,検討,⇒", Some(2)),
        action(water, "くるりんばすの見直し", &[3], "", "試行", None),
    ];
    actions[0].reading = Some("ゆうりょうこうこくのぼしゅう".to_owned());
    actions[2].remark = Some("国の方針を待つ。".to_owned());
    let mut indicators = vec![
        indicator(revenue, "広告掲載件数", Direction::AtLeast, ",1,0,3", Some(Achievement::Unmet)),
        indicator(water, "利子残高", Direction::AtMost, "9,9,9,5", Some(Achievement::Met)),
        indicator(water, "満足度", Direction::State, "-,-,検討,制定", None),
        indicator(water, "水洗化率", Direction::AtLeast, "1,2,-,3", Some(Achievement::Met)),
    ];
    indicators[1].unit = Some("千円".to_owned());
    indicators[2].own_departments = vec![DepartmentId(1)];
    if let Some(target) = &mut indicators[3].target {
        target.remark = Some("速報値による。".to_owned());
    }
    Plan {
        id: "test".to_owned(),
        title: "試験計画".to_owned(),
        municipality: None,
        years: (2016..=2018).map(FiscalYear::starting).collect(),
        as_of: FiscalYear::starting(2018),
        levels: vec!["戦略".to_owned(), "施策".to_owned()],
        source: None,
        remark: None,
        printed_totals: Vec::new(),
        statuses: vec![
            status("実施", StatusClass::Done),
            status("一部実施", StatusClass::Partly),
            status("未実施", StatusClass::NotDone),
        ],
        departments: DEPARTMENTS[..5].iter().map(department).collect(),
        tree: tree.finish(),
        actions,
        indicators,
        accepted: Vec::new(),
        answering: Answering::default(),
    }
}

fn label(number: &str, name: &str) -> NodeLabel {
    NodeLabel { number: Some(number.to_owned()), name: name.to_owned(), ..NodeLabel::default() }
}

fn action(node: NodeId, name: &str, departments: &[u32], planned: &str, actual: &str, status: Option<usize>) -> Action {
    Action {
        node,
        number: "1".to_owned(),
        name: name.to_owned(),
        reading: None,
        departments: departments.iter().copied().map(DepartmentId).collect(),
        planned: schedule(planned),
        actual: schedule(actual),
        dashes: Vec::new(),
        actual_remarks: ByYear::default(),
        status,
        remark: None,
    }
}

/// One cell a year from H28; an empty text is an empty cell.
fn schedule(cells: &str) -> Schedule {
    let stages = cells.split(',').map(|cell| match cell {
        "⇒" => Stage::Continued,
        word => Stage::words(vec![word.to_owned()]),
    });
    let years = (2016..).map(FiscalYear::starting);
    Schedule(years.zip(stages).filter(|(_, stage)| !stage.text().is_empty()).collect())
}

/// Cells: one a year from H28, then the target.
fn indicator(
    node: NodeId,
    name: &str,
    direction: Direction,
    cells: &str,
    achievement: Option<Achievement>,
) -> Indicator {
    let cell = |text: &str| -> Option<Measured> {
        let value = match text {
            "" => return None,
            "-" => Value::NotMeasured,
            _ => text.parse().map_or_else(|_| Value::Word(text.to_owned()), Value::Number),
        };
        Some(value.into())
    };
    let mut cells: Vec<_> = cells.split(',').map(cell).collect();
    let target = cells.pop().flatten();
    let years = (2016..).map(FiscalYear::starting).zip(cells);
    let actual: ByYear<Measured> = years.filter_map(|(year, cell)| Some((year, cell?))).collect();
    Indicator {
        node,
        name: name.to_owned(),
        reading: None,
        unit: None,
        direction,
        basis: Basis::LastYear,
        baseline: None,
        actual,
        target,
        achievement,
        own_departments: Vec::new(),
        remark: None,
    }
}
