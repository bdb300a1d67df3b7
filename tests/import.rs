//! `susumi import`: our own workbooks come back as the plan they were made of, tables laid out like the printed
//! document as what stands in print; what was not read is named; what is damaged ends in a sentence.

#[path = "support/folder.rs"]
mod folder;
#[path = "import/hostile.rs"]
mod hostile;
#[path = "import/open_document.rs"]
mod open_document;
#[path = "import/printed.rs"]
mod printed;
#[path = "support/run.rs"]
mod run;

use std::fs;

use folder::folder;
use hostile::{archive, bomb, mutated, parts};
use printed::{Layout, workbook};
use run::{err, out, run};
use susumi::import::{Address, Area, Book, Cell, Finished, Sheet, Wishes, parse, plan_of};
use susumi::plan::{ActionId, Plan, Severity, StatusClass};
use susumi::source::{built_in, load_text, plan_text};

const MIDORI: &str = include_str!("plans/midori-3.yaml");
const REVIEW: &str = include_str!("plans/review.yaml");

fn imported(bytes: &[u8]) -> Finished {
    plan_of(&parse(bytes).unwrap(), "nisshin-2", &Wishes::default()).unwrap()
}

/// What a person has to look at: the cell and the sentence.
fn needed(finished: &Finished) -> Vec<String> {
    let needed = finished.doubts.iter().filter(|(_, doubt)| doubt.severity != Severity::Note);
    let place = |doubt: &susumi::import::Doubt| doubt.place.as_ref().map(ToString::to_string).unwrap_or_default();
    needed.map(|(_, doubt)| format!("{} {}", place(doubt), doubt.wording.message)).collect()
}

/// The plan as far as it can be known from print: no readings.
fn as_printed(mut plan: Plan) -> Plan {
    plan.departments.iter_mut().for_each(|department| department.reading = None);
    plan.source = None;
    plan
}

/// Every line in which two plans differ, as text; the remarks of whoever transcribed it do not count.
fn differences(one: &Plan, other: &Plan) -> Vec<String> {
    let lines = |plan: &Plan| -> Vec<String> {
        plan_text(plan).lines().filter(|line| !line.trim().starts_with("備考")).map(str::to_owned).collect()
    };
    let (one, other) = (lines(one), lines(other));
    let only = |these: &[String], those: &[String], mark: &str| {
        these.iter().filter(|line| !those.contains(line)).map(|line| format!("{mark}{line}")).collect::<Vec<_>>()
    };
    [only(&one, &other, "-"), only(&other, &one, "+")].concat()
}

#[test]
fn what_stands_in_print_comes_back() {
    let plan = as_printed(built_in().unwrap().plan);
    let table = [
        Layout::default(),
        Layout { sheets: true, ..Layout::default() },
        Layout { unmerged: true, ..Layout::default() },
        Layout { unmerged: true, repeated: true, ..Layout::default() },
        Layout { numbers_apart: true, ..Layout::default() },
        Layout { numbers: true, ..Layout::default() },
        Layout { numbers_apart: true, sheets: true, unmerged: true, numbers: true, ..Layout::default() },
    ];
    for layout in table {
        let finished = imported(&workbook(&plan, layout));
        assert_eq!(needed(&finished), Vec::<String>::new(), "{layout:?}");
        let found = as_printed(finished.plan);
        assert_eq!(differences(&plan, &found), Vec::<String>::new(), "{layout:?}");
        let order = |plan: &Plan| plan.actions.iter().map(|action| action.number.clone()).collect::<Vec<_>>();
        assert_eq!(order(&found), order(&plan));
        assert_eq!(
            (found.as_of, &found.printed_totals, &found.levels),
            (plan.as_of, &plan.printed_totals, &plan.levels)
        );
    }
}

#[test]
fn a_plan_of_other_words_comes_back_from_print_with_its_statuses_guessed_aloud() {
    let (plan, ..) = load_text("midori", MIDORI).unwrap();
    let finished = imported(&workbook(&plan, Layout::default()));
    let said = needed(&finished);
    let guess = "実施状況の言葉を、進行中は「一部」、継続実施は「完了」、";
    assert!(said.iter().any(|said| said.contains(guess)), "{said:?}");
    let (least, most) = ("多いほどよいのか少ないほどよいのか", 3);
    assert_eq!(said.iter().filter(|said| said.contains(least)).count(), most, "without verdicts nobody can tell");
    let found = finished.plan;
    assert_eq!((found.actions.len(), found.indicators.len(), &found.levels), (12, 10, &plan.levels));
    for (one, other) in found.actions.iter().zip(&plan.actions) {
        assert_eq!((&one.name, &one.planned, &one.actual), (&other.name, &other.planned, &other.actual));
    }
}

#[test]
fn the_holes_of_the_printed_document_are_named() {
    let plan = as_printed(built_in().unwrap().plan);
    let finished = imported(&workbook(&plan, Layout { holes: true, ..Layout::default() }));
    let said = needed(&finished);
    assert!(
        said.len() == 1 && said[0].contains("番号は11、名称は「定期的な行政サービス(補助金等)の見直し」"),
        "{said:#?}"
    );
    let found = as_printed(finished.plan);
    assert_eq!(differences(&plan, &found), Vec::<String>::new(), "but for the status of action 50, a line among many");
    assert_eq!(found.actions[49].status, None);
    assert_eq!(found.actions[50].actual, plan.actions[50].actual, "two rows of 実績 are one");
    let text = plan_text(&found);
    assert!(load_text("p", &text).unwrap().2.is_empty());
}

/// The workbook that is made of a plan, as plain sheets.
fn own(name: &str, text: &str) -> (Plan, Book) {
    let folder = folder(&[("p.yaml", text)]);
    let output = run(folder.path(), &["export", "--format", "xlsx", "-o", "p.xlsx", "p.yaml"]);
    assert_eq!(output.status.code(), Some(0), "{name}: {}", err(&output));
    let book = parse(&fs::read(folder.path().join("p.xlsx")).unwrap()).unwrap();
    (load_text("p", text).unwrap().0, book)
}

fn back(book: &Book) -> Finished {
    plan_of(book, "p", &Wishes::default()).unwrap()
}

#[test]
fn our_own_workbook_gives_the_same_plan() {
    let nisshin = include_str!("../plans/nisshin-2.yaml");
    let hostile = "計画: '=1+1'\nよみ: 'たし, ざん'\n年度: [H28, H30]\n階層: ['a: b', '#c']\n担当課: {'@課': かな, '2': }\n体系:\n- 番号: '01'\n  \
                   名称: '- x'\n  備考: 'a, b'\n  内訳:\n  - 名称: '2021/4/1'\n    よみ: よみ\n    取組:\n    - 番号: 1-2\n      \
                   名称: '+1'\n      よみ: かな\n      担当課: ['@課', '2']\n      予定: {H28: ['検討 甲', '-x']}\n      実績: {H28: \
                   {値: '-', 注: 理由}}\n      確認済: [status: '=x']\n    指標:\n    - 名称: '1'\n      単位: '%'\n      初期値: \
                   {値: -5.25, 注: 旧}\n      実績: {H28: '-', H30: 約50}\n      目標: {値: 0, 注: '-'}\n      判定: 累計\n";
    for (name, text) in [("nisshin-2", nisshin), ("midori-3", MIDORI), ("review", REVIEW), ("hostile", hostile)] {
        let (plan, book) = own(name, text);
        let finished = back(&book);
        assert_eq!(needed(&finished), Vec::<String>::new(), "{name}");
        assert_eq!(finished.plan, plan, "{name}");
    }
}

/// Sheets with their cells changed.
fn changed(book: &Book, sheet: &str, change: impl Fn(Address, Cell) -> Option<(Address, Cell)>) -> Book {
    let one = |old: &Sheet| {
        if old.name != sheet {
            return old.clone();
        }
        let cells = old.cells().filter_map(|(at, cell)| change(at, cell.clone()));
        Sheet::new(&old.name, cells.collect::<Vec<_>>(), Vec::new())
    };
    Book { sheets: book.sheets.iter().map(one).collect(), ..Book::default() }
}

fn without(book: &Book, name: &str) -> Book {
    Book { sheets: book.sheets.iter().filter(|sheet| sheet.name != name).cloned().collect(), ..Book::default() }
}

/// Where that text stands first in a sheet.
fn find(book: &Book, sheet: &str, text: &str) -> Address {
    let sheet = book.sheets.iter().find(|it| it.name == sheet).unwrap();
    sheet.cells().find(|(_, cell)| cell.shown() == text).unwrap_or_else(|| panic!("{text}")).0
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[test]
fn our_own_workbook_after_staff_have_worked_in_it() {
    let (plan, book) = own("midori-3", MIDORI);
    let same = |book: &Book| {
        let found = back(book).plan;
        assert_eq!(differences(&found, &plan), Vec::<String>::new());
        assert_eq!(found, plan);
    };
    same(&changed(&book, "総括表", |at, cell| Some((at, cell))));
    // Empty rows above, and the departments moved behind everything.
    let departments = find(&book, "総括表", "担当課").column;
    same(&changed(&book, "総括表", |at, cell| {
        let column = if at.column == departments { 40 } else { at.column };
        Some((Address::at(at.row * 2 + 3, column), cell))
    }));
    same(&without(&without(&book, "集計"), "要対応"));

    let status = find(&book, "総括表", "進行中");
    let finished =
        back(&changed(&book, "総括表", |at, cell| Some((at, if at == status { text("完了") } else { cell }))));
    let first = plan
        .actions
        .iter()
        .position(|action| action.status.is_some_and(|at| plan.statuses[at].word == "進行中"))
        .unwrap();
    assert_eq!(finished.plan.recorded_status(ActionId(first as u32)).map(|it| it.word.as_str()), Some("完了"));

    let finished =
        back(&changed(&book, "総括表", |at, cell| Some((at, if at == status { text("進行") } else { cell }))));
    let said = needed(&finished);
    assert!(said.len() == 1 && said[0].starts_with(&format!("総括表!{status} 実施状況「進行」は")), "{said:?}");
    assert_eq!(finished.plan.actions[first].status, None);

    let heading = find(&book, "総括表", "実施状況");
    let finished = back(&changed(&book, "総括表", |at, cell| {
        Some((at, if at.column == heading.column && cell == text("実施状況") { text("実施の状況") } else { cell }))
    }));
    assert_eq!(finished.plan, plan, "a heading in other words");
    assert!(
        finished
            .doubts
            .iter()
            .any(|(_, doubt)| doubt.wording.message.contains("見出し「実施の状況」は、「実施状況」として"))
    );
}

#[test]
fn rows_that_staff_have_added_are_read_and_what_is_no_row_is_named() {
    let (plan, book) = own("midori-3", MIDORI);
    let sheet = book.sheets.iter().find(|sheet| sheet.name == "総括表").unwrap();
    let column = |heading: &str| find(&book, "総括表", heading).column;
    let end = sheet.height();
    let mut cells: Vec<(Address, Cell)> = sheet.cells().map(|(at, cell)| (at, cell.clone())).collect();
    let mut put = |row: u32, heading: &str, value: &str| cells.push((Address::at(row, column(heading)), text(value)));
    put(end, "番号", "99");
    put(end, "具体的取組内容", "新しい取組");
    put(end, "担当課", "公園管理課\n新設課");
    put(end, "区分", "予定");
    put(end, "R5", "検討");
    put(end + 1, "区分", "実績");
    put(end + 1, "R5", "⇒");
    put(end + 2, "番号", "合計");
    put(end + 2, "実施状況", "12");
    put(end + 4, "番号", "※集計は9月末現在です。");
    let sheets = book
        .sheets
        .iter()
        .map(|old| if old.name == "総括表" { Sheet::new(&old.name, cells.clone(), Vec::new()) } else { old.clone() });
    let finished = back(&Book { sheets: sheets.collect(), ..Book::default() });
    assert_eq!(finished.plan.actions.len(), plan.actions.len() + 1);
    let added = finished.plan.actions.iter().find(|action| action.name == "新しい取組").unwrap();
    assert_eq!((added.number.as_str(), added.planned.0.iter().count(), added.actual.0.iter().count()), ("99", 1, 1));
    assert_eq!(finished.plan.department_names(&added.departments), ["公園管理課", "新設課"]);
    let notes: Vec<&str> = finished.doubts.iter().map(|(_, doubt)| doubt.wording.message.as_str()).collect();
    assert!(notes.iter().any(|note| note.contains("合計 12…") || note.contains("合計")), "{notes:?}");
}

#[test]
fn sheets_that_are_missing_are_named_and_the_rest_is_read() {
    let (plan, book) = own("midori-3", MIDORI);
    let finished = back(&without(&book, "注記"));
    assert_eq!(finished.plan.actions.len(), plan.actions.len());
    let finished = back(&without(&book, "体系"));
    assert!(needed(&finished)[0].contains("シート「体系」がありません"));
    assert_eq!(
        differences(&finished.plan, &plan).iter().filter(|line| !line.contains("よみ")).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    let finished = back(&without(&book, "計画"));
    assert!(
        needed(&finished).iter().any(|said| said.contains("シート「計画」がありません")),
        "{:?}",
        needed(&finished)
    );
    assert_eq!(
        (finished.plan.actions.len(), finished.plan.levels.as_slice()),
        (plan.actions.len(), plan.levels.as_slice())
    );
    let class = |word: &str| finished.plan.statuses.iter().find(|it| it.word == word).map(|it| it.class);
    assert_eq!((class("進行中"), class("継続実施")), (Some(StatusClass::Partly), Some(StatusClass::Done)));
    let finished = back(&without(&book, "達成指標"));
    assert!(finished.plan.indicators.is_empty() && needed(&finished)[0].contains("シート「達成指標」がありません"));
}

/// A sheet of lines with `|` between the cells.
fn lines(name: &str, lines: &[&str]) -> Sheet {
    let cells = lines.iter().enumerate().flat_map(|(row, line)| {
        line.split('|').enumerate().map(move |(column, shown)| {
            let shown = shown.trim();
            let cell = match shown.strip_prefix('=') {
                Some(date) if date.contains('-') => Cell::Date(date.to_owned()),
                Some(error) => Cell::Error(error.to_owned()),
                None if shown.is_empty() => Cell::Empty,
                None => text(&shown.replace('~', "\n")),
            };
            (Address::at(row as u32, column as u32), cell)
        })
    });
    Sheet::new(name, cells.collect::<Vec<_>>(), Vec::new())
}

#[test]
fn everything_that_is_not_read_is_named_with_its_cell() {
    let sheet = lines(
        "表",
        &[
            "甲市総合計画 進捗状況一覧",
            "施策1 まちづくり",
            "取組項目|具体的取組内容|担当部署|区分|R1|R2|実施状況|評価者",
            "1 あ|1 取組甲|企画課、各担当|予定|検討|=2021-04-01|実施|山田",
            "||| 実績|検討|=#REF!||",
            "|2 取組乙|企画課|予定|検討|実施|一部実施|",
            "|||実績|検討|実施|未実施|",
            "|合計|||||2|",
            "取組項目|指標|単位|初期値|R1|R2|目標|達成状況",
            "1 あ|件数|件|10|5|=2021-05-01|8|○",
            "|割合|%|10|20%|3件|50以上|たぶん",
        ],
    );
    let finished = plan_of(&Book { sheets: vec![sheet], ..Book::default() }, "p", &Wishes::default()).unwrap();
    let all: Vec<String> = finished
        .doubts
        .iter()
        .map(|(_, doubt)| {
            let place = doubt.place.as_ref().map_or("ブック".to_owned(), ToString::to_string);
            format!("{:?} {place}: {}", doubt.severity, doubt.wording.message)
        })
        .collect();
    insta::assert_snapshot!(
        "everything_that_is_not_read",
        format!("{}\n\n{}", all.join("\n"), plan_text(&finished.plan))
    );
}

/// Lines of a sheet, its merged cells, and of how many columns it is said that they are not read.
type Headed<'a> = (&'a [&'a str], &'a [(u32, u32, u32, u32)], usize);

/// A sheet of such lines with merged cells: row and column of the first and of the last.
fn merged(name: &str, texts: &[&str], areas: &[(u32, u32, u32, u32)]) -> Sheet {
    let area = |&(a, b, c, d): &(u32, u32, u32, u32)| Area { first: Address::at(a, b), last: Address::at(c, d) };
    let plain = lines(name, texts);
    let cells: Vec<(Address, Cell)> = plain.cells().map(|(at, cell)| (at, cell.clone())).collect();
    Sheet::new(name, cells, areas.iter().map(area).collect())
}

#[test]
fn what_was_planned_and_what_came_of_it_are_told_apart_however_the_years_are_headed() {
    let below =
        ["取組項目|取組内容|担当課|R3||R4||実施状況", "|||計画|実績|計画|実績|", "甲|乙|丙課|検討|調査|実施|試行|実施"];
    let judged = [
        "取組項目|取組内容|担当課|R3|||R4||",
        "|||計画|実績|評価|計画|実績|評価",
        "甲|乙|丙課|検討|調査|A|実施|試行|B",
    ];
    let above =
        ["取組項目|取組内容|担当課|計画||実績||実施状況", "|||R3|R4|R3|R4|", "甲|乙|丙課|検討|実施|調査|試行|実施"];
    let within = ["取組項目|取組内容|担当課|R3計画|R3実績|R4計画|R4実績", "甲|乙|丙課|検討|調査|実施|試行"];
    let table: [Headed; 7] = [
        (&below, &[(0, 0, 1, 0), (0, 3, 0, 4), (0, 5, 0, 6)], 0),
        (&below, &[], 0),
        (&judged, &[(0, 3, 0, 5), (0, 6, 0, 8)], 2),
        (&judged, &[], 2),
        (&above, &[(0, 3, 0, 4), (0, 5, 0, 6)], 0),
        (&above, &[], 0),
        (&within, &[], 0),
    ];
    for (texts, areas, unread) in table {
        let book = Book { sheets: vec![merged("表", texts, areas)], ..Book::default() };
        let finished = plan_of(&book, "p", &Wishes { title: Some("計画".into()), ..Wishes::default() }).unwrap();
        let [action] = finished.plan.actions.as_slice() else { panic!("{texts:?}: {:?}", finished.plan.actions) };
        let stages = |schedule: &susumi::plan::Schedule| {
            schedule.0.iter().map(|(year, stage)| format!("{year} {}", stage.entries().collect::<String>())).collect()
        };
        let (planned, actual): (Vec<String>, Vec<String>) = (stages(&action.planned), stages(&action.actual));
        assert_eq!(
            (planned, actual),
            (vec!["R3 検討".into(), "R4 実施".into()], vec!["R3 調査".into(), "R4 試行".into()]),
            "{texts:?}"
        );
        assert_eq!(needed(&finished).len(), unread, "{texts:?}: {:?}", needed(&finished));
    }
    let alone = ["取組項目|取組内容|担当課|R3実績|R4実績", "甲|乙|丙課|調査|試行"];
    let finished =
        plan_of(&Book { sheets: vec![lines("表", &alone)], ..Book::default() }, "計画", &Wishes::default()).unwrap();
    let action = &finished.plan.actions[0];
    assert_eq!((action.planned.0.iter().count(), action.actual.0.iter().count()), (0, 2));
    let unsaid = ["取組項目|取組内容|担当課|R3|R4", "甲|乙|丙課|調査|試行", "|丁|丙課|調査|試行"];
    let finished =
        plan_of(&Book { sheets: vec![lines("表", &unsaid)], ..Book::default() }, "計画", &Wishes::default()).unwrap();
    assert!(
        needed(&finished)
            .contains(&"表!D2 予定か実績かが表に書かれていないため、取組2件の工程を予定として読みました。".to_owned()),
        "{:?}",
        needed(&finished)
    );
}

#[test]
fn what_is_aimed_at_in_single_years_is_never_read_as_what_was_measured() {
    let below = ["施策|指標名|基準値|R3||R4||目標値", "|||目標|実績|目標|実績|", "甲|乙|10|15|14|20||50"];
    let within = ["施策|指標名|基準値|R3目標|R3実績|R4目標|R4実績|R7目標値", "甲|乙|10|15|14|20||50"];
    let above = ["施策|指標名|基準値|目標値||実績値|", "|||R3|R4|R3|R4", "甲|乙|10|15|50|14|"];
    let table: [Headed; 4] = [
        (&below, &[(0, 3, 0, 4), (0, 5, 0, 6)], 2),
        (&below, &[], 2),
        (&within, &[], 2),
        (&above, &[(0, 3, 0, 4), (0, 5, 0, 6)], 1),
    ];
    for (texts, areas, unread) in table {
        let book = Book { sheets: vec![merged("表", texts, areas)], ..Book::default() };
        let finished = plan_of(&book, "p", &Wishes { title: Some("計画".into()), ..Wishes::default() }).unwrap();
        let indicator = &finished.plan.indicators[0];
        let actual: Vec<String> =
            indicator.actual.iter().map(|(year, it)| format!("{year} {:?}", it.value.number())).collect();
        assert_eq!(actual, ["R3 Some(14.0)"], "{texts:?}");
        assert_eq!(indicator.target.as_ref().and_then(|it| it.value.number()), Some(50.0), "{texts:?}");
        assert_eq!(finished.plan.years.len(), 2, "{texts:?}");
        let said = needed(&finished);
        assert_eq!(said.iter().filter(|said| said.contains("年度ごとの目標")).count(), unread, "{said:?}");
    }
}

#[test]
fn totals_below_a_table_are_no_rows_of_it() {
    let sheet = lines(
        "表",
        &[
            "取組項目|指標|初期値|R1|目標|達成状況",
            "1 甲|件数|1|2|3|未達成",
            "",
            "実施|85.2%|46項目/全54項目",
            "未実施|14.8%|8項目",
            "計|100%|54項目",
        ],
    );
    let finished = plan_of(&Book { sheets: vec![sheet], ..Book::default() }, "計画", &Wishes::default()).unwrap();
    assert_eq!(finished.plan.indicators.len(), 1);
    assert_eq!(finished.plan.printed_totals, [("実施".to_owned(), 46), ("未実施".to_owned(), 8)]);
}

#[test]
fn a_workbook_without_a_plan_is_refused() {
    let refused = |sheets: Vec<Sheet>, wishes: &Wishes| {
        plan_of(&Book { sheets, ..Book::default() }, "p", wishes).unwrap_err().message
    };
    let wishes = Wishes::default();
    assert_eq!(refused(vec![], &wishes), "取組の表も指標の表も見つかりません。");
    assert_eq!(refused(vec![lines("表", &["名簿", "氏名|課"])], &wishes), "取組の表も指標の表も見つかりません。");
    let no_years = ["取組項目|具体的取組内容|担当課|実施状況", "1 あ|1 い|企画課|実施"];
    assert_eq!(refused(vec![lines("表", &no_years)], &wishes), "表の見出しに年度が見つかりません。");
    let wishes = Wishes { sheets: vec!["裏".into()], ..wishes };
    assert_eq!(refused(vec![lines("表", &no_years)], &wishes), "シート「裏」はありません。");
}

#[test]
fn run_as_a_program() {
    let folder = folder(&[]);
    let plan = built_in().unwrap().plan;
    let path = folder.path().join("総括表.xlsx");
    fs::write(&path, workbook(&plan, Layout::default())).unwrap();
    let output = run(folder.path(), &["import", "総括表.xlsx", "-o", "plan.yaml"]);
    assert_eq!((output.status.code(), err(&output)), (Some(0), String::new()));
    let said = out(&output);
    assert!(
        said.ends_with(
            "取組54件、指標40件を読み取りました。確認が必要なところはありません。\nplan.yaml に書きました。\n"
        ),
        "{said}"
    );
    let written = fs::read_to_string(folder.path().join("plan.yaml")).unwrap();
    insta::assert_snapshot!("printed", written);

    let again = run(folder.path(), &["import", "総括表.xlsx", "-o", "plan.yaml"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("plan.yaml は、すでにあります"), "{}", err(&again));
    let piped = run(folder.path(), &["import", "総括表.xlsx", "--title", "甲", "--municipality", "乙市"]);
    assert!(out(&piped).starts_with("計画: 甲\n自治体: 乙市\n") && err(&piped).contains("取組54件"), "{}", err(&piped));
    assert_eq!(out(&run(folder.path(), &["import", "総括表.xlsx"])), written, "the same bytes twice");
    let named = run(folder.path(), &["import", "総括表.xlsx", "-o", "plan.txt"]);
    assert_eq!(named.status.code(), Some(2));

    let holes = workbook(&plan, Layout { holes: true, ..Layout::default() });
    fs::write(folder.path().join("holes.xlsx"), holes).unwrap();
    let output = run(folder.path(), &["import", "holes.xlsx", "-o", "holes.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    let summary = out(&output).lines().find(|line| line.starts_with("取組54件")).map(str::to_owned);
    assert_eq!(summary.as_deref(), Some("取組54件、指標40件を読み取りました。確認が必要: 2件"), "{}", out(&output));
    let written = fs::read_to_string(folder.path().join("holes.yaml")).unwrap();
    assert!(written.contains("        # 確認: 総括表!B"), "{written}");
}

#[test]
fn what_is_no_workbook_or_a_damaged_one_ends_in_a_sentence() {
    let folder = folder(&[]);
    let said = |bytes: &[u8]| {
        fs::write(folder.path().join("a.xlsx"), bytes).unwrap();
        let output = run(folder.path(), &["import", "a.xlsx"]);
        (output.status.code(), err(&output).lines().next().unwrap_or_default().to_owned())
    };
    let mut encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let with = |name: &str, old: &str, new: &str| {
        let mut parts = parts();
        let part = parts.iter_mut().find(|(part, _)| *part == name).unwrap();
        let text = String::from_utf8(part.1.clone()).unwrap();
        assert!(text.contains(old), "{old}");
        part.1 = text.replace(old, new).into_bytes();
        archive(&parts)
    };
    let (sheet, strings) = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml");
    let sound = archive(&parts());
    let table: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "中身のないファイルです。"),
        ("番号,名称\n".as_bytes().to_vec(), "Excelのブックではなく、文字だけのファイル（CSVなど）です。"),
        (encrypted, "パスワードがかかっているため、読めません。"),
        (sound[..sound.len() / 2].to_vec(), "ブックが壊れているため、読めません。"),
        (with(sheet, "r=\"F2\"", "r=\"XFD1048576\""), "シート「取組」のXFD1048576まで値が入っているため、読めません"),
        (with(strings, "uniqueCount=\"11\"", "uniqueCount=\"4000000000000\""), "ブックが大きすぎるため、読めません"),
        (
            with(strings, "uniqueCount=\"11\"", "uniqueCount=\"9000000000000000000\""),
            "ブックが壊れているため、読めません。",
        ),
        (bomb(2_500_000), "ブックが大きすぎるため、読めません"),
    ];
    for (bytes, expected) in table {
        let (code, first) = said(&bytes);
        assert!(
            code == Some(2) && first.starts_with(&format!("susumi: a.xlsx: {expected}")),
            "{code:?} {first} for {expected}"
        );
    }
    assert_eq!(said(&sound).0, Some(1), "sound, without a title");
    for harmless in [with(sheet, "H1:H2", "A1:XFD1048576"), with(sheet, "H1:H2", "H9:A1")] {
        assert!(said(&harmless).0.is_some());
    }
}

#[test]
fn no_change_of_a_workbook_ends_the_program() {
    let folder = folder(&[]);
    for number in 0..60 {
        let bytes = archive(&mutated(parts(), number));
        fs::write(folder.path().join("a.xlsx"), &bytes).unwrap();
        let output = run(folder.path(), &["import", "a.xlsx"]);
        let code = output.status.code();
        assert!(
            matches!(code, Some(0..=2)) && !err(&output).contains("panicked"),
            "{number}: {code:?} {}",
            err(&output)
        );
        assert!(code != Some(2) || err(&output).starts_with("susumi: "), "{number}: {}", err(&output));
    }
}

#[test]
fn cells_merged_across_years_go_on() {
    let rows =
        ["施策|具体的取組内容|担当課|区分|R1|R2|R3|実施状況", "1 あ|1 い|企画課|予定|実施|||実施", "|||実績|実施|⇒|⇒|"];
    let plain = lines("表", &rows);
    let merged = vec![Area { first: Address::at(1, 4), last: Address::at(1, 6) }];
    let sheet = Sheet::new("表", plain.cells().map(|(at, cell)| (at, cell.clone())).collect::<Vec<_>>(), merged);
    let finished = plan_of(&Book { sheets: vec![sheet], ..Book::default() }, "p", &Wishes::default()).unwrap();
    let action = &finished.plan.actions[0];
    assert_eq!(action.planned, action.actual);
    let mut unmerged = plain;
    unmerged.lacks_merged = true;
    let book = Book { sheets: vec![unmerged], ..Book::default() };
    let finished = plan_of(&book, "p", &Wishes::default()).unwrap();
    assert!(needed(&finished).iter().any(|said| said.contains("表!A1 この形式のブック（*.xlsb）では、結合したセルが")));
}
