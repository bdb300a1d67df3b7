//! The page to publish: that everything of a plan is on it, that it can be read by everybody, that nothing in a
//! plan gets out of its place.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/page.rs"]
mod page;
#[path = "support/run.rs"]
mod run;

use std::fs;
use std::path::Path;

use page::{Page, decoded};
use susumi::export::{Part, write_html};
use susumi::plan::{ActionId, FiscalYear, IndicatorId, Plan, Value, grouped};
use susumi::query::{Filter, Index, Selection};
use susumi::source::config::Config;
use susumi::visible::visible;
use susumi::workspace::{self, Workspace};

const PLAN: &str = "plans/nisshin-2.yaml";
const RUNNING: &str = "tests/plans/midori-3.yaml";

fn opened(paths: &[&str]) -> Workspace {
    let paths: Vec<_> = paths.iter().map(Into::into).collect();
    workspace::open(&paths, &Config::default())
}

fn written(workspace: &Workspace, filter: &Filter, year: Option<u16>) -> String {
    let as_of = |plan: &Plan| plan.as_of_or(year.map(FiscalYear::starting));
    let select = |plan: &Plan| filter.select(plan, &Index::build(plan), as_of(plan));
    let selections: Vec<Selection> = workspace.plans.iter().map(|loaded| select(&loaded.plan)).collect();
    let parts: Vec<Part<'_>> = workspace
        .plans
        .iter()
        .zip(&selections)
        .map(|(loaded, selection)| Part { loaded, selection, as_of: as_of(&loaded.plan) })
        .collect();
    let mut out = Vec::new();
    write_html(&mut out, &parts).unwrap();
    String::from_utf8(out).unwrap()
}

fn whole(path: &str) -> String {
    written(&opened(&[path]), &Filter::default(), None)
}

/// Compares with a file of `tests/golden`; `INSTA_UPDATE=always` writes it.
fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var("INSTA_UPDATE").is_ok_and(|wish| wish == "always") {
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let differs = expected.lines().zip(text.lines()).position(|(a, b)| a != b).map(|at| at + 1);
    assert!(expected == text, "{name} differs, first in line {differs:?}; INSTA_UPDATE=always accepts it");
}

#[test]
fn the_real_plan() {
    let text = whole(PLAN);
    golden("nisshin-2.html", &text);
    assert_eq!(text, whole(PLAN), "the same bytes again");
    assert!(text.len() < 350_000, "{} bytes", text.len());
    let page = Page::of(&text);
    let count = |class: &str| page.elements.iter().filter(|one| one.has_class(class)).count();
    assert_eq!((count("action"), count("indicator")), (54, 40));
}

#[test]
fn a_plan_that_is_running() {
    golden("midori-3.html", &whole(RUNNING));
}

/// A target that may still be reached in the years to come is not called missed.
#[test]
fn what_may_still_be_reached_is_not_called_missed() {
    let text = whole(RUNNING);
    assert!(!text.contains("未達成（計算）"), "no verdict before its time");
    assert!(text.contains("未達成（期間中）"));
    let page = Page::of(&text);
    let indicators = page.elements.iter().filter(|one| one.has_class("indicator")).count();
    let badges =
        |class: &str| page.elements.iter().filter(|one| one.has_class("badge") && one.has_class(class)).count();
    assert_eq!((indicators, badges("open")), (10, 6));
    // What the document calls missed stays missed, and after the last year everything is decided.
    assert!(!whole(PLAN).contains("期間中"));
    let limit = "計画: あ\n年度: R5-R9\n時点: R6\n体系:\n- 名称: い\n  指標:\n  - {名称: 経費, 単位: 円, 方向: 以下, 判定: 累計, \
                 実績: {R5: 30, R6: 30}, 目標: 50}\n";
    let folder = folder::folder(&[("limit.yaml", limit)]);
    let text = whole(&folder.path().join("limit.yaml").display().to_string());
    assert!(
        text.contains("未達成（計算）") && !text.contains("未達成（期間中）"),
        "a sum beyond its limit stays there"
    );
}

#[test]
fn everybody_can_read_it() {
    let filter = Filter { departments: vec!["下水道課".to_owned()], ..Filter::default() };
    for (name, text) in [
        ("real", whole(PLAN)),
        ("running", whole(RUNNING)),
        ("several", written(&opened(&[PLAN, RUNNING]), &Filter::default(), None)),
        ("part of it", written(&opened(&[PLAN]), &filter, None)),
        ("earlier", written(&opened(&[PLAN]), &Filter::default(), Some(2018))),
        ("nothing", written(&opened(&[PLAN]), &Filter { text: "ぬぬぬ".to_owned(), ..Filter::default() }, None)),
    ] {
        let complaints = Page::of(&text).complaints();
        assert!(complaints.is_empty(), "{name}: {complaints:#?}");
    }
}

#[test]
fn everything_of_the_plan_is_on_it() {
    for path in [PLAN, RUNNING] {
        let workspace = opened(&[path]);
        let plan = &workspace.plans[0].plan;
        let text = whole(path);
        let page = Page::of(&text);
        let entry = |letter: char, index: u32| {
            let id = format!("{letter}{}", index + 1);
            let heading = page.elements.iter().position(|one| one.attribute("id") == Some(&id)).unwrap();
            page.text_of(page.elements[heading].parent.unwrap())
        };
        for (id, action) in plan.actions_by_id() {
            let text = entry('a', id.0);
            let departments = plan.department_names(&action.departments);
            let stages = [&action.planned, &action.actual].map(|schedule| schedule.0.iter());
            let stages =
                stages.into_iter().flatten().flat_map(|(_, stage)| stage.entries()).filter(|word| *word != "⇒");
            let others = [action.number.as_str(), &action.name].into_iter().chain(action.remark.as_deref());
            let status = plan.recorded_status(id).map(|status| status.word.as_str());
            for what in departments.into_iter().chain(stages).chain(others).chain(status) {
                assert!(text.contains(&visible(what)), "{what} is missing in {text}");
            }
        }
        for (id, indicator) in plan.indicators_by_id() {
            let text = entry('i', id.0);
            let years = indicator.actual.iter().map(|(_, measured)| measured);
            for measured in years.chain(&indicator.baseline).chain(&indicator.target) {
                let value = match &measured.value {
                    Value::Number(number) => grouped(*number, indicator.decimals()),
                    Value::Word(word) => word.clone(),
                    Value::NotMeasured => "－".to_owned(),
                };
                for what in [Some(value.as_str()), measured.remark.as_deref()].into_iter().flatten() {
                    assert!(text.contains(&visible(what)), "{what} is missing in {text}");
                }
            }
            assert!(text.contains(&indicator.name));
        }
    }
}

#[test]
fn an_earlier_year_knows_nothing_of_what_came_later() {
    let workspace = opened(&[PLAN]);
    let text = written(&workspace, &Filter::default(), Some(2018));
    let page = Page::of(&text);
    let entry = |id: &str| {
        let heading = page.elements.iter().position(|one| one.attribute("id") == Some(id)).unwrap();
        page.text_of(page.elements[heading].parent.unwrap())
    };
    let plan = &workspace.plans[0].plan;
    assert_eq!(plan.action(ActionId(0)).actual.running(FiscalYear::starting(2020)), "実施");
    assert!(entry("a1").contains("実績調査・研究検討一部実施これからこれから"), "{}", entry("a1"));
    assert!(plan.indicator(IndicatorId(1)).actual.get(FiscalYear::starting(2020)).is_some());
    assert!(!entry("i2").contains("1,096,899"), "{}", entry("i2"));
    assert!(text.contains("平成30年度末の状況です"));
}

#[test]
fn what_the_filter_leaves_is_said_to_be_a_part() {
    let filter = Filter { departments: vec!["下水道課".to_owned()], ..Filter::default() };
    let text = written(&opened(&[PLAN]), &filter, None);
    assert!(text.contains("計画の一部（取組4/54件、指標6/40件）"));
}

/// Texts that try to be something else.
const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "]]><img src=x onerror=alert(1)>",
    "</title></style></script><b>",
    "javascript:alert(1)",
    "<!-- &lt;b&gt; &#x3c;",
    "#d=x&amp;s=%3Cb%3E",
    "\u{202e}裏\u{2066}返し\u{200b}",
];

#[test]
fn no_text_of_a_plan_gets_out_of_its_place() {
    let quote = |text: &str| serde_json::to_string(text).unwrap();
    for hostile in HOSTILE {
        let text = quote(hostile);
        let plan = format!(
            "計画: {text}\n自治体: {text}\n年度: [H28]\n出典: {text}\n備考: {text}\n階層: [{text}]\n\
             実施状況区分: {{{text}: 完了}}\n担当課: {{{text}: {text}}}\n体系:\n- 番号: {text}\n  名称: {text}\n  \
             備考: {text}\n  取組:\n  - 番号: {text}\n    名称: {text}\n    担当課: {text}\n    予定: {{H28: {text}}}\n    \
             実績: {{H28: [{text}, {text}]}}\n    実施状況: {text}\n    備考: {text}\n  指標:\n  - 名称: {text}\n    \
             単位: {text}\n    担当課: {text}\n    初期値: 1\n    実績: {{H28: {{値: 2, 注: {text}}}}}\n    目標: 3\n    \
             備考: {text}\n  - 名称: {text}\n    方向: 状態\n    実績: {{H28: {text}}}\n    目標: {text}\n"
        );
        let folder = folder::folder(&[("plan.yaml", &plan)]);
        let path = folder.path().join("plan.yaml");
        let source = whole(path.to_str().unwrap());
        let page = Page::of(&source);
        assert!(page.complaints().is_empty(), "{hostile}: {:#?}", page.complaints());
        let shown = visible(hostile);
        let wholly = page.elements.iter().filter(|one| decoded(&one.own_text).contains(&shown)).count();
        assert!(wholly > 20, "{hostile}: {wholly}");
        let (clean, _) = source.split_once("<script>").unwrap();
        assert!(!clean.chars().any(|c| c != '\n' && susumi::visible::is_invisible(c)));
    }
}

#[test]
fn the_command_writes_it() {
    let folder = folder::folder(&[]);
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join(PLAN);
    let plan = plan.to_str().unwrap();
    let printed = run::run(folder.path(), &["export", "--format", "html", plan]);
    assert_eq!(run::err(&printed), "");
    let saved = run::run(folder.path(), &["export", "-o", "page.html", plan]);
    assert_eq!(run::err(&saved), "");
    assert_eq!(fs::read_to_string(folder.path().join("page.html")).unwrap(), run::out(&printed));
}

/// The reader of pages that the other tests rely on.
#[test]
fn a_page_with_mistakes_is_not_let_through() {
    let sound = "<!DOCTYPE html>\n<html><title>一</title><style></style><header></header><main><h1>一</h1></main><footer></footer><script></script></html>";
    assert_eq!(Page::of(sound).complaints(), Vec::<String>::new());
    for (piece, complaint) in [
        ("<h3>二</h3>", "heading of level 3 behind 1: 二"),
        ("<h2></h2>", "an empty heading"),
        ("<p><b>二</p></b>", "Some(\"b\") is closed by p"),
        ("<img src=\"x\"/>", "unknown element img"),
        ("<p onclick=\"x\">二</p>", "unknown attribute onclick of p"),
        ("<p autofocus>二</p>", "\"autofocus\" is left of p"),
        ("<a href=\"javascript:x\">二</a>", "javascript:x leads nowhere"),
        ("<p id=\"a\"></p><p id=\"a\"></p>", "an id stands twice"),
        ("<label for=\"a\">二</label>", "for of label leads nowhere: a"),
        ("<table><tr><td>二</td></tr></table>", "a table without caption"),
        ("<th>二</th>", "no scope: 二"),
        ("<svg role=\"img\"></svg>", "a drawing without title"),
        ("<script>x</script>", "2 of script"),
    ] {
        let complaints = Page::of(&sound.replace("</main>", &format!("{piece}</main>"))).complaints();
        assert!(complaints.iter().any(|other| other.contains(complaint)), "{piece}: {complaints:?}");
    }
}

#[test]
fn a_number_that_is_too_long_for_a_chart_stands_in_its_table_and_may_be_broken() {
    let folder = folder::folder(&[(
        "p.yaml",
        "計画: 甲\n年度: [R1, R2]\n体系:\n- 名称: 一\n  指標:\n  - {名称: 乙, 単位: 円, 実績: {R1: 1.0e+300, R2: 3}, 目標: 5}\n",
    )]);
    let page = whole(folder.path().join("p.yaml").to_str().unwrap());
    assert!(!page.contains("class=\"chart\""));
    assert_eq!(page.matches("class=\"number long\"").count(), 1);
}
