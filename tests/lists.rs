//! `susumi actions`, `susumi indicators` and `susumi attention`: what they print of the real plan in every form, and how
//! they end.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/run.rs"]
mod run;

use folder::folder;
use run::{err, out, run};
use serde_json::{Value, json};

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/nisshin-2.yaml");
/// Three cities that share names of indicators, one of them measured otherwise.
const CITIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/namesakes");
const RUNNING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plans/midori-3.yaml");

/// What it prints about a plan; blanks in the arguments are written as +.
fn printed_of(plan: &str, arguments: &str) -> String {
    let folder = folder(&[]);
    let arguments: Vec<&str> = arguments.split_whitespace().chain([plan]).collect();
    let output = run(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
    out(&output)
}

fn printed(arguments: &str) -> String {
    printed_of(PLAN, arguments)
}

macro_rules! golden {
    ($($name:ident: $plan:ident $arguments:literal;)+) => {$(
        #[test]
        fn $name() {
            let mut settings = insta::Settings::clone_current();
            settings.set_omit_expression(true);
            settings.set_snapshot_path("golden");
            settings.set_description(format!("susumi {}", $arguments));
            settings.bind(|| insta::assert_snapshot!(stringify!($name), printed_of($plan, $arguments)));
        }
    )+};
}

golden! {
    actions_as_table: PLAN "actions";
    actions_as_tsv: PLAN "actions --format tsv";
    actions_as_csv: PLAN "actions --format csv --encoding utf-8";
    actions_as_json: PLAN "actions -d gesui --format json";
    actions_as_markdown: PLAN "actions --format markdown";
    actions_in_an_earlier_year: PLAN "actions -s 遅れ --year H30 --columns 番号,名称,実施状況,予定,実績";
    indicators_as_table: PLAN "indicators";
    indicators_as_tsv: PLAN "indicators --format tsv";
    indicators_as_csv: PLAN "indicators --format csv --encoding utf-8";
    indicators_as_json: PLAN "indicators -d gesui --format json";
    indicators_as_markdown: PLAN "indicators --format markdown";
    indicators_of_a_running_plan: RUNNING "indicators --columns 名称,最新,目標,単位,達成状況,見込み,最終年度の見込み";
    attention_as_table: PLAN "attention";
    attention_of_a_department: PLAN "attention -d gesui";
    attention_as_tsv: PLAN "attention --format tsv";
    attention_as_csv: PLAN "attention --format csv --encoding utf-8";
    attention_as_json: PLAN "attention -d gesui --format json";
    attention_as_markdown: PLAN "attention -d gesui --format markdown";
    attention_of_a_running_plan: RUNNING "attention";
    indicators_by_name: CITIES "indicators --by name";
    indicators_by_name_as_csv: CITIES "indicators --by name --format csv --encoding utf-8";
    indicators_by_name_as_json: CITIES "indicators --by name -q 制定 --format json";
    indicators_by_name_as_markdown: CITIES "indicators --by name --format markdown --year R4";
    indicators_of_one_name: CITIES "indicators --name ごみの排出量 --name 水洗化率 --sort -latest";
    indicators_of_one_name_only: CITIES "indicators --name ｺﾞﾐﾉ排出量";
    which_columns: PLAN "indicators --columns ?";
}

#[test]
fn a_name_of_no_plan_is_said() {
    let folder = folder(&[]);
    let said = |arguments: &[&str]| {
        let output = run(folder.path(), &[arguments, &[CITIES]].concat());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
        err(&output)
    };
    let close = said(&["indicators", "--name", "水先化率"]);
    assert!(close.contains("「水先化率」という名称の指標は") && close.contains("「水洗化率」の書き間違い"), "{close}");
    assert!(said(&["indicators", "--name", "xyzzy"]).contains("--by name -q"));
    let output = run(folder.path(), &["indicators", "--by", "name", PLAN]);
    assert!(out(&output).contains("2つ以上の計画に同じ名称のものはありません。"), "{}", out(&output));
}

#[test]
fn each_form_is_the_same_twice() {
    for list in ["actions", "indicators", "attention"] {
        for format in ["table", "tsv", "csv", "json", "markdown"] {
            let arguments = format!("{list} --format {format}");
            assert_eq!(printed(&arguments), printed(&arguments), "{arguments}");
        }
    }
}

/// Of the rows of the one plan the values under that key.
fn column(arguments: &str, key: &str) -> Vec<Value> {
    let json: Value = serde_json::from_str(&printed(&format!("{arguments} --format json"))).unwrap();
    json["plans"][0]["rows"].as_array().unwrap().iter().map(|row| row[key].clone()).collect()
}

#[test]
fn sorting() {
    let table = [
        ("actions --sort -番号", "number", json!(["54", "53", "52"])),
        ("actions --sort status:desc,-number", "number", json!(["40", "35", "24"])),
        ("actions --sort -timing", "number", json!(["35", "44", "24"])),
        ("actions --sort slip,number", "slip", json!([-3, -3, -2])),
        ("indicators --sort 達成率 -s 未達成", "attainment", json!([0.0, 0.0, 0.4])),
        ("indicators --sort -実績", "unit", json!(["千円", "千円", "千円"])),
        ("attention --sort 種類,番号", "number", json!(["24", "35", "37"])),
    ];
    for (arguments, key, expected) in table {
        let found = column(arguments, key);
        assert_eq!(found[..3], expected.as_array().unwrap()[..], "{arguments}");
    }
    let absent = column("actions --sort -slip", "slip");
    assert_eq!(absent.last(), Some(&Value::Null), "what is absent comes last");
    let departments: Vec<Value> =
        column("actions --sort departments", "departments").into_iter().map(|names| names[0].clone()).collect();
    let mut firsts = departments.clone();
    firsts.dedup();
    // By reading, each in one run.
    assert_eq!(firsts.len(), 14, "{firsts:?}");
    assert_eq!((&firsts[0], firsts.last().unwrap()), (&json!("企画政策課"), &json!("防災交通課")), "{firsts:?}");
}

/// With an input method on, the dash is another one; it must not be passed over in silence.
#[test]
fn the_dashes_of_input_methods_turn_the_order_round() {
    let greatest_first = printed("indicators --sort -達成率");
    for arguments in ["－達成率", "ー達成率", "−attainment", "達成率：desc"] {
        assert_eq!(printed(&format!("indicators --sort {arguments}")), greatest_first, "{arguments}");
    }
    assert_ne!(printed("indicators --sort 達成率"), greatest_first);
}

#[test]
fn columns_as_they_are_asked_for() {
    let heading = |arguments: &str| {
        let text = printed(&format!("{arguments} --format tsv"));
        text.lines().next().unwrap().replace('\t', "|")
    };
    let table = [
        ("actions --columns name,number", "名称|番号"),
        ("actions --columns 名称,名称,番", "名称|番号"),
        ("actions --columns planned.R1,予定", "予定 R1|予定 H28|予定 H29|予定 H30|予定 R2"),
        ("actions --columns 予定との差", "予定との差"),
        ("actions --columns ＮＡＭＥ,rem", "名称|備考"),
        ("attention --columns departments,name", "担当課|名称"),
        ("attention --columns 番号、理由，名称", "番号|要対応の理由|名称"),
        ("attention --columns ？", "名前|見出し|指定しないとき"),
        ("summary --by department --columns 担当課,遅れ", "担当課|遅れ"),
    ];
    for (arguments, expected) in table {
        assert_eq!(heading(arguments), expected, "{arguments}");
    }
    let json: Value =
        serde_json::from_str(&printed("actions --columns planned.R1,name,actual.R1 --format json -d gesui")).unwrap();
    assert_eq!(
        json["plans"][0]["rows"][2],
        json!({"planned": {"R1": "⇒"}, "name": "下水道使用料の見直し", "actual": {"R1": "⇒"}})
    );
}

#[test]
fn plans_of_other_years_stand_in_one_table() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["actions", "--format", "tsv", PLAN, RUNNING]);
    let text = out(&output);
    let cells: Vec<usize> = text.lines().map(|line| line.split('\t').count()).collect();
    assert!(cells.iter().all(|count| *count == cells[0]), "{cells:?}");
    let headings: Vec<&str> = text.lines().next().unwrap().split('\t').collect();
    assert_eq!(headings[0], "計画");
    assert_eq!(headings[2], "基本視点／柱", "the names of both plans' levels");
    let years: Vec<&str> = headings.iter().filter_map(|name| name.strip_prefix("予定 ")).collect();
    assert_eq!(years, ["H28", "H29", "H30", "R1", "R2", "R5", "R6", "R7", "R8", "R9"]);
}

#[test]
fn plans_of_one_title_are_told_apart() {
    let plan = |city: &str| {
        let head = format!("計画: 総合計画\n自治体: {city}\n年度: H30\n体系:\n- 名称: 一番\n");
        head + "  取組:\n  - {番号: 1, 名称: 甲, 担当課: 乙課, 実施状況: 未実施}\n  指標:\n  - {名称: 件数, 目標: 3}\n"
    };
    let (one, other) = (plan("A市"), plan("B町"));
    let folder = folder(&[("a.yaml", &one), ("b.yaml", &other), ("c.yaml", &other)]);
    let printed = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        assert!(output.status.success(), "{}", err(&output));
        out(&output)
    };
    for command in [&["actions"][..], &["indicators"], &["attention"], &["summary"], &["summary", "--by", "department"]]
    {
        let with = |more: &[&'static str]| printed(&[command, more].concat());
        let two = with(&["a.yaml", "b.yaml"]);
        for title in ["A市 総合計画 H30時点\n", "B町 総合計画 H30時点\n"] {
            assert!(two.contains(title), "{command:?}\n{two}");
        }
        let all = with(&["a.yaml", "b.yaml", "c.yaml"]);
        assert!(all.contains("B町 総合計画（c） H30時点\n") && all.contains("A市 総合計画 H30"), "{all}");
        assert!(with(&["a.yaml"]).starts_with("総合計画 H30時点\n"), "one needs no more than its title");
        for format in ["csv", "tsv"] {
            let text = with(&["--format", format, "a.yaml", "b.yaml"]);
            let rows: Vec<Vec<&str>> =
                text.lines().map(|line| line.trim_start_matches('\u{feff}').split([',', '\t']).collect()).collect();
            assert_eq!((rows[0][0], &rows[0][rows[0].len() - 2..]), ("計画", &["自治体", "計画ID"][..]), "{text}");
            let ends: Vec<&[&str]> = rows[1..].iter().map(|row| &row[row.len() - 2..]).collect();
            assert_eq!((ends[0], ends[ends.len() - 1]), (&["A市", "a"][..], &["B町", "b"][..]), "{text}");
        }
        let json: Value = serde_json::from_str(&with(&["--format", "json", "a.yaml", "b.yaml"])).unwrap();
        assert_eq!(json["plans"][1]["id"], "b");
        assert!(json["plans"][1]["rows"][0].get("municipality").is_none(), "as it was");
        assert!(with(&["--columns", "?", "a.yaml", "b.yaml"]).contains("municipality"));
    }
    let named = printed(&["actions", "--columns", "自治体,name", "--format", "json", "a.yaml", "b.yaml"]);
    let json: Value = serde_json::from_str(&named).unwrap();
    assert_eq!(json["plans"][1]["rows"][0], json!({"municipality": "B町", "name": "甲"}));
    assert!(printed(&["actions", "--columns", "自治体,name", "a.yaml", "b.yaml"]).contains("\nA市     甲"));
}

/// One title, one city: the id is what is left to tell them apart, wherever they stand below each other.
#[test]
fn plans_of_one_title_and_city_are_told_apart_by_their_ids() {
    let plan = |city: &str, value: u8| {
        format!(
            "計画: 総合計画\n自治体: {city}\n年度: H30\n体系:\n- 名称: 一番\n  指標:\n  - {{名称: 件数, 実績: {{H30: {value}}}}}\n"
        )
    };
    let folder = folder(&[("a.yaml", &plan("A市", 1)), ("b.yaml", &plan("B町", 2)), ("c.yaml", &plan("B町", 3))]);
    let printed = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        assert!(output.status.success(), "{}", err(&output));
        out(&output)
    };
    let by_name = |files: &[&'static str]| printed(&[&["indicators", "--by", "name"], files].concat());
    assert!(!by_name(&["a.yaml", "b.yaml"]).contains("計画ID"), "none is needed");
    let all = by_name(&["a.yaml", "b.yaml", "c.yaml"]);
    assert!(all.contains("計画ID") && all.lines().any(|line| line.starts_with("B町") && line.contains(" c ")), "{all}");

    for (file, heading) in [("x.html", "</h2>"), ("x.md", "# ")] {
        printed(&["export", "-o", file, "a.yaml", "b.yaml", "c.yaml"]);
        let text = std::fs::read_to_string(folder.path().join(file)).unwrap();
        let headings: String = text.lines().filter(|line| line.contains(heading)).collect();
        for name in ["A市 総合計画", "B町 総合計画（b）", "B町 総合計画（c）"] {
            assert!(headings.contains(name), "{file}: {headings}");
            assert!(file == "x.md" || text.contains(&format!("\">{name}</a>")), "{name}: {text}");
        }
        printed(&["export", "-o", &format!("alone-{file}"), "b.yaml"]);
        let alone = std::fs::read_to_string(folder.path().join(format!("alone-{file}"))).unwrap();
        assert!(!alone.contains("B町 総合計画"), "one needs no more than its title");
    }
    let read = printed(&["read", "a.yaml", "b.yaml", "c.yaml"]);
    for name in ["計画 A市 総合計画\n", "計画 B町 総合計画（b）\n", "計画 B町 総合計画（c）\n"]
    {
        assert!(read.contains(name), "{read}");
    }
    assert!(printed(&["read", "b.yaml"]).starts_with("計画 総合計画\n"));
}

#[test]
fn how_it_ends() {
    let folder = folder(&[("broken.yaml", "計画: [")]);
    let ended = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        (output.status.code().unwrap(), output.stdout.len(), err(&output))
    };
    assert_eq!(ended(&["attention", PLAN]).0, 0);
    assert_eq!(ended(&["attention", PLAN, "broken.yaml"]).0, 1, "the rest is printed");
    let table: [(&[&str], &str); 7] = [
        (&["actions", "broken.yaml"], "broken.yaml"),
        (&["attention", "-d", "xyzzy", PLAN], "担当課"),
        (&["actions", "--columns", "nane", PLAN], "「name」の書き間違いではありませんか"),
        (&["actions", "--columns", "xyzzy", PLAN], "使える列は、node（体系の番号）、level1（基本視点）"),
        (&["actions", "--sort", "st", PLAN], "status（実施状況）、stage（現在の工程）のどれか"),
        (&["actions", "--sort", "", PLAN], "列"),
        (&["actions", "--encoding", "cp932", PLAN], "csv"),
    ];
    for (arguments, said) in table {
        let (code, printed, complaint) = ended(arguments);
        assert_eq!((code, printed), (2, 0), "{arguments:?}");
        assert!(complaint.contains(said), "{arguments:?}: {complaint}");
    }
    for list in ["actions", "indicators", "attention"] {
        let help = out(&run(folder.path(), &[list, "--help"]));
        assert!(help.contains(&format!("susumi {list} ")) && help.contains("終了コード"), "{help}");
        let nothing = run(folder.path(), &[list, "-q", "xyzzy", PLAN]);
        assert_eq!(nothing.status.code(), Some(0));
        assert!(out(&nothing).contains("ありません。"), "{}", out(&nothing));
    }
}

/// The words of a filter are easily typed without their option; what is not there is said as ever, and then how it is meant.
#[test]
fn a_department_in_the_place_of_a_path() {
    let folder = folder(&[("plans/x.yaml", &std::fs::read_to_string(PLAN).unwrap())]);
    for command in ["attention", "actions", "summary", "read", "check"] {
        let output = run(folder.path(), &[command, "gesui"]);
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(
            err(&output).contains("「gesui」で絞り込むには、「-d gesui」と書いてください。"),
            "{command}: {}",
            err(&output)
        );
    }
    let output = run(folder.path(), &["attention", "xyzzy"]);
    assert_eq!(
        err(&output),
        "xyzzy:1:1: エラー ファイルもフォルダーもありません。\n    名前と場所を確かめてください。\n"
    );
}

#[test]
fn what_leaves_nothing_says_so_beside_what_it_prints() {
    let folder = folder(&[]);
    let table: [(&[&str], &str); 8] = [
        (&["actions", "-q", "宇宙開発"], "当てはまる取組はありません。"),
        (&["indicators", "-s", "未実施"], "当てはまる指標はありません。"),
        (&["attention", "-q", "宇宙開発", "--format", "json"], "当てはまる要対応のものはありません。"),
        (&["attention", "--year", "H28", "-q", "宇宙開発"], "H28時点で、絞り込み"),
        (&["summary", "-q", "宇宙開発"], "当てはまる取組も指標もありません。"),
        (&["summary", "-q", "宇宙開発", "--by", "department"], "当てはまる取組も指標もありません。"),
        (&["read", "-q", "宇宙開発"], "当てはまる取組も指標もありません。"),
        (&["export", "-q", "宇宙開発", "--format", "JSON"], "当てはまる取組も指標もありません。"),
    ];
    for (arguments, said) in table {
        let output = run(folder.path(), &[arguments, &[PLAN]].concat());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains(said), "{arguments:?}: {}", err(&output));
        assert_eq!(err(&output).lines().count(), 2, "{arguments:?}: {}", err(&output));
    }
    let found = run(folder.path(), &["summary", "-d", "gesui", PLAN]);
    assert_eq!(err(&found), "");
}
