//! The JSON export: the form that is promised, and the rows of the design as they were promised.

use std::process::Command;

use serde_json::{Value, json};
use susumi::export::{Part, write_json};
use susumi::plan::FiscalYear;
use susumi::query::{Choice, Filter, Index};
use susumi::workspace::{self, Workspace};

fn real() -> Workspace {
    workspace::open(&["plans/nisshin-2.yaml".into()], &susumi::source::config::Config::default())
}

fn written(workspace: &Workspace, filter: &Filter, as_of: FiscalYear) -> String {
    let loaded = &workspace.plans[0];
    let selection = &filter.select(&loaded.plan, &Index::build(&loaded.plan), as_of);
    let mut out = Vec::new();
    write_json(&mut out, &[Part { loaded, selection, as_of }]).unwrap();
    String::from_utf8(out).unwrap()
}

/// The whole plan.
fn whole() -> String {
    written(&real(), &Filter::default(), FiscalYear::starting(2020))
}

fn parsed(text: &str) -> Value {
    serde_json::from_str::<Value>(text).unwrap()["plans"][0].take()
}

fn keys(text: &str, first: &str, last: &str, indent: usize) -> Vec<String> {
    let indent = " ".repeat(indent);
    let key = |line: &str| Some(line.strip_prefix(&indent)?.strip_prefix('"')?.split_once("\":")?.0.to_owned());
    let keys: Vec<_> = text.lines().filter_map(key).collect();
    let start = keys.iter().position(|key| key == first).unwrap();
    let length = keys[start..].iter().position(|key| key == last).unwrap() + 1;
    keys[start..start + length].to_vec()
}

#[test]
fn keys_and_their_order() {
    let text = whole();
    assert_eq!(keys(&text, "format", "plans", 2), ["format", "plans"]);
    assert_eq!(
        keys(&text, "id", "findings", 6),
        [
            "id",
            "title",
            "municipality",
            "years",
            "as_of",
            "levels",
            "totals",
            "nodes",
            "actions",
            "indicators",
            "findings"
        ]
    );
    assert_eq!(keys(&text, "path", "name", 10), ["path", "level", "number", "name"]);
    assert_eq!(
        keys(&text, "departments", "remark", 10),
        ["departments", "planned", "actual", "status", "slip", "remark"]
    );
    assert_eq!(
        keys(&text, "unit", "remark", 10),
        [
            "unit",
            "direction",
            "basis",
            "baseline",
            "actual",
            "target",
            "achievement",
            "computed",
            "attainment",
            "progress",
            "remark"
        ]
    );
    let of_finding =
        ["code", "severity", "path", "line", "column", "end_column", "excerpt", "excerpt_column", "message", "hint"];
    assert_eq!(keys(&text, "code", "hint", 10), of_finding);
    assert!(text.contains("\"totals\": {\n        \"実施\": 46,\n        \"一部実施\": 5,\n        \"未実施\": 3\n"));
    assert!(text.ends_with("}\n"));
}

#[test]
fn the_head_and_the_counts() {
    let plan = parsed(&whole());
    assert_eq!(plan["id"], "nisshin-2");
    assert_eq!(plan["years"], json!(["H28", "H29", "H30", "R1", "R2"]));
    assert_eq!((&plan["as_of"], &plan["municipality"]), (&json!("R2"), &json!("日進市")));
    assert_eq!(plan["levels"], json!(["基本視点", "戦略", "施策", "取組項目"]));
    let count = |key: &str| plan[key].as_array().unwrap().len();
    assert_eq!(["nodes", "actions", "indicators", "findings"].map(count), [50, 54, 40, 5]);
    assert_eq!(plan["nodes"][0], json!({"path": "1", "level": "基本視点", "number": "1", "name": "行政経営力の向上"}));
    assert_eq!(
        plan["nodes"][3],
        json!({"path": "1/1/1/1", "level": "取組項目", "number": "1", "name": "有料広告事業の拡大"})
    );
}

#[test]
fn actions_as_promised() {
    let plan = parsed(&whole());
    let actions = plan["actions"].as_array().unwrap();
    assert_eq!(
        actions[0],
        json!({
            "node": "1/1/1/1", "number": "1", "name": "有料広告掲載提案募集制度の創設", "departments": ["企画政策課"],
            "planned": {"H28": "調査・研究", "H29": "検討・募集", "H30": "実施", "R1": "⇒", "R2": "⇒"},
            "actual": {"H28": "調査・研究", "H29": "検討", "H30": "一部実施", "R1": "実施", "R2": "⇒"},
            "status": "実施", "slip": 1, "remark": null
        })
    );
    assert_eq!(actions[2]["planned"], json!({"H28": "策定"}), "empty years are left out");
    assert_eq!(actions[2]["departments"], json!(["財務政策課", "下水道課"]));
    assert_eq!(actions[21]["actual"]["H28"], "検討 条例改正", "entries are joined by one blank");
    assert_eq!(actions[23]["slip"], json!(null), "not arrived");
    assert!(actions[10]["remark"].as_str().unwrap().contains("11"));
}

#[test]
fn indicators_as_promised() {
    let plan = parsed(&whole());
    let indicators = plan["indicators"].as_array().unwrap();
    assert_eq!(
        indicators[0],
        json!({
            "node": "1/1/1/1", "name": "有料広告掲載提案募集制度を利用した広告掲載件数", "unit": "件",
            "direction": "以上", "basis": "最終年度", "baseline": null, "actual": {"R1": 1, "R2": 0}, "target": 3,
            "achievement": "未達成", "computed": "未達成", "attainment": 0.0, "progress": null, "remark": null
        })
    );
    let named = |name: &str| indicators.iter().find(|indicator| indicator["name"] == name).unwrap();
    let bus = named("くるりんばすの受益者負担率");
    assert_eq!(bus["actual"], json!({"H28": 14.4, "H29": 15.7, "H30": 15.2, "R1": 13.8, "R2": 10}));
    assert_eq!((&bus["baseline"], &bus["target"], &bus["attainment"]), (&json!(15.4), &json!(25), &json!(0.4)));
    assert!((bus["progress"].as_f64().unwrap() - (10.0 - 15.4) / (25.0 - 15.4)).abs() < 1e-12);
    let ordinance = named("債権管理条例");
    assert_eq!((&ordinance["actual"], &ordinance["direction"]), (&json!({"R1": "制定"}), &json!("状態")));
    assert_eq!((&ordinance["computed"], &ordinance["attainment"]), (&json!("達成"), &json!(null)));
    let filing = named("ファイリングシステム");
    assert_eq!((&filing["actual"]["H30"], &filing["computed"]), (&json!("調査 内部研修"), &json!(null)));
    let interest = named("下水道事業特別会計の利子残高");
    assert_eq!((&interest["direction"], &interest["target"]), (&json!("以下"), &json!(1_334_000)));
}

#[test]
fn findings_are_written_with_their_places() {
    let plan = parsed(&whole());
    let finding = &plan["findings"][3];
    assert_eq!(finding["code"], "verdict");
    assert_eq!((&finding["severity"], &finding["path"]), (&json!("warning"), &json!("2/4/9/16")));
    assert!(finding["line"].as_u64() > Some(1) && finding["column"].as_u64() > Some(1));
    assert!(finding["message"].as_str().unwrap().contains("61団体") && finding["hint"].is_string());
    assert_eq!(finding.get("accepted"), Some(&json!(null)));
}

/// What a filter leaves: entries, the nodes that hold them, what was found about all these, and totals
/// of what is left.
#[test]
fn a_filter_limits_what_is_written() {
    let filter = Filter { departments: vec!["市民協働課".to_owned()], ..Filter::default() };
    let plan = parsed(&written(&real(), &filter, FiscalYear::starting(2020)));
    assert_eq!(plan["totals"], json!({"実施": 2, "一部実施": 1, "未実施": 0}));
    let count = |key: &str| plan[key].as_array().unwrap().len();
    assert_eq!(["nodes", "actions", "indicators", "findings"].map(count), [8, 3, 3, 1]);
    let numbers: Vec<_> = plan["actions"].as_array().unwrap().iter().map(|action| &action["number"]).collect();
    assert_eq!(numbers, ["38", "39", "51"]);
    assert_eq!(plan["findings"][0]["path"], "2/4/9/16");
}

/// As of an earlier year nothing was recorded; what follows from stages and values stands instead.
#[test]
fn an_earlier_year() {
    let plan = parsed(&written(&real(), &Filter::default(), FiscalYear::starting(2018)));
    assert_eq!((&plan["as_of"], &plan["years"][4]), (&json!("H30"), &json!("R2")));
    let first = &plan["actions"][0];
    assert_eq!(first["actual"], json!({"H28": "調査・研究", "H29": "検討", "H30": "一部実施"}));
    assert_eq!((&first["planned"]["R2"], &first["status"]), (&json!("⇒"), &json!("一部実施")));
    assert_eq!(first["slip"], json!(null), "due, and not arrived yet");
    let interest = plan["indicators"].as_array().unwrap().iter().find(|one| one["node"] == "1/1/1/2").unwrap();
    assert_eq!(interest["actual"], json!({"H28": 1667000, "H29": 1517444, "H30": 1366913}));
    assert_eq!((&interest["achievement"], &interest["computed"]), (&json!("未達成"), &json!("未達成")));
    let totals: u64 = plan["totals"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(totals, 54);
    let not_done = Filter { choices: vec![Choice::Status("未実施".to_owned())], ..Filter::default() };
    let left = parsed(&written(&real(), &not_done, FiscalYear::starting(2018)));
    assert!(left["actions"].as_array().unwrap().iter().all(|action| action["status"] == "未実施"));
}

#[test]
fn the_command_writes_the_same() {
    let run = |arguments: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_susumi"));
        program.env("XDG_CACHE_HOME", "/proc/nowhere").args(arguments).output().unwrap()
    };
    let output = run(&["export", "--format", "json", "plans/nisshin-2.yaml"]);
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), whole());

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.json");
    let output = run(&["export", "--format", "json", "-o", path.to_str().unwrap(), "plans"]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), whole());

    let limited = ["export", "--format", "json", "-d", "shiminkyou", "--status", "一部実施", "-q", "連携", "plans"];
    let plan = parsed(&String::from_utf8(run(&limited).stdout).unwrap());
    assert_eq!((plan["actions"].as_array().unwrap().len(), &plan["actions"][0]["number"]), (1, &json!("39")));
    let output = run(&["export", "--format", "json", "-d", "下水同課", "plans"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "susumi: 「下水同課」という担当課はありません。\n    「下水道課」の書き間違いではありませんか。\n"
    );

    let copy = folder.path().join("copy.yaml");
    std::fs::copy("plans/nisshin-2.yaml", &copy).unwrap();
    let output = run(&["export", "--format", "json", "-o", copy.to_str().unwrap(), copy.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("計画のファイルなので、上書きしません"));
    assert!(std::fs::read_to_string(&copy).unwrap().contains("計画: 第2次"));
}
