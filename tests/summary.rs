//! `susumi summary`: its tables of the real plan as they are printed, and how it ends.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/run.rs"]
mod run;

use folder::folder;
use run::{err, out, run};
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/nisshin-2.yaml");

fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    run(folder, &[&["summary"], arguments].concat())
}

/// What it prints about the real plan.
fn printed(arguments: &str) -> String {
    let folder = folder(&[]);
    let arguments: Vec<&str> = arguments.split_whitespace().chain([PLAN]).collect();
    let output = run_in(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
    out(&output)
}

/// Two plans of one city, one of another, and one that names none.
const PLANS: [&str; 4] = [
    PLAN,
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plans/midori-2.yaml"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plans/midori-3.yaml"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plans/review.yaml"),
];

/// What it prints about several plans.
fn printed_of_all(arguments: &str) -> String {
    let folder = folder(&[]);
    let arguments: Vec<&str> = arguments.split_whitespace().chain(PLANS).collect();
    let output = run_in(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
    out(&output)
}

macro_rules! golden {
    ($printed:ident; $($name:ident: $arguments:literal;)+) => {$(
        #[test]
        fn $name() {
            let mut settings = insta::Settings::clone_current();
            settings.set_omit_expression(true);
            settings.set_snapshot_path("snapshots");
            settings.set_description(format!("susumi summary {}", $arguments));
            settings.bind(|| insta::assert_snapshot!(stringify!($name), $printed($arguments)));
        }
    )+};
}

golden! {
    printed_of_all;
    by_plan: "--by plan";
    by_municipality: "--by municipality";
    by_plan_and_municipality: "--by plan,municipality";
    by_plan_of_a_department_in_an_earlier_year: "--by plan -d gesui --year R1";
    by_plan_in_a_year_that_not_all_have: "--by plan --year H29";
    by_plan_sorted: "--by plan,municipality --sort -late --columns title,late,municipality";
    by_plan_as_csv: "--by plan --format csv --encoding utf-8";
    by_plan_and_municipality_as_markdown: "--by municipality,plan --format markdown";
}

golden! {
    printed;
    by_status: "";
    by_department: "--by department";
    by_node: "--by node";
    by_year: "--by year";
    by_department_of_two_departments: "--by department -d gesui -d 財務政策課";
    by_status_of_what_needs_attention: "-s 要対応";
    by_node_of_a_search_in_an_earlier_year: "--by node -q 広告 --year H29";
    by_year_as_markdown: "--by year --format markdown";
    by_department_as_tsv: "--by department --format tsv";
}

#[test]
fn columns_line_up_in_cells() {
    for by in ["status", "department", "node", "year"] {
        let text = printed(&format!("--by {by}"));
        let lines: Vec<&str> = text.lines().skip(1).collect();
        let width = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
        // The last column is one of numbers: all rows end where its heading does.
        let rows = lines.iter().take_while(|line| !line.ends_with('。'));
        let ends: Vec<usize> = rows.map(|line| width(line)).collect();
        assert!(ends.len() > 4 && ends.iter().all(|end| *end == ends[0]), "{by} {ends:?}\n{text}");
    }
}

#[test]
fn json_for_programs() {
    let parsed = |arguments: &str| serde_json::from_str::<Value>(&printed(arguments)).unwrap();
    let json = parsed("--by department --format json");
    assert_eq!((&json["format"], &json["by"]), (&json!("susumi-summary/1"), &json!("department")));
    let plan = &json["plans"][0];
    assert_eq!((&plan["id"], &plan["as_of"]), (&json!("nisshin-2"), &json!("R2")));
    let rows = plan["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 19);
    assert_eq!(
        (&rows[3]["department"], &rows[3]["actions"], &rows[3]["done_share"]),
        (&json!("下水道課"), &json!(4), &json!(0.75))
    );
    assert_eq!((&plan["total"]["actions"], &plan["total"]["met"]), (&json!(54), &json!(30)));
    let status = parsed("--format json");
    assert_eq!(status["by"], "status");
    assert_eq!(status["plans"][0]["rows"][1], json!({"kind": "取組", "status": "実施", "count": 46, "share": 0.8519}));
    assert_eq!(status["plans"][0]["total"], json!(null));
}

#[test]
fn json_of_all_plans_is_one_table() {
    let parsed =
        |by: &str| serde_json::from_str::<Value>(&printed_of_all(&format!("--by {by} --format json"))).unwrap();
    let (plans, cities) = (parsed("plan"), parsed("municipality"));
    assert_eq!((&plans["by"], &cities["by"], &plans["plans"]), (&json!("plan"), &json!("municipality"), &json!(null)));
    let sum = |json: &Value, key: &str| {
        json["rows"].as_array().unwrap().iter().map(|row| row[key].as_u64().unwrap()).sum::<u64>()
    };
    for key in ["actions", "done", "late", "met", "unmet", "unjudged", "missing", "findings"] {
        assert_eq!(json!(sum(&plans, key)), plans["total"][key], "{key}");
        assert_eq!((sum(&cities, key), &cities["total"][key]), (sum(&plans, key), &plans["total"][key]), "{key}");
    }
    assert_eq!(cities["rows"][2]["municipality"], json!(null), "a plan that names none");
    assert_eq!(cities["total"]["plans"], json!(4));
    assert_eq!(parsed("plan,municipality")["total"]["findings"], plans["total"]["findings"]);
}

#[test]
fn words_that_make_no_table_together_are_said() {
    let folder = folder(&[]);
    let output = run_in(folder.path(), &["--by", "plan,year", PLAN]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(
        err(&output).starts_with("susumi: 「--by」に一緒に書けるのは、plan と municipality だけです。\n"),
        "{}",
        err(&output)
    );
}

#[test]
fn several_plans_each_have_their_title() {
    let other = "計画: 別の計画\n年度: H28-R2\n体系:\n- 名称: 一番\n  取組:\n  - {名称: 甲, 実施状況: 実施}\n  - {名称: 乙, 担当課: 丙課}\n";
    let folder = folder(&[("b.yaml", other)]);
    let text = |format| {
        let output = run_in(folder.path(), &["--by", "department", "--format", format, PLAN, "b.yaml"]);
        assert_eq!(output.status.code(), Some(0));
        out(&output)
    };
    let table = text("table");
    assert!(
        table.starts_with("第2次日進市経営改革プラン R2時点\n") && table.contains("\n\n別の計画 H28時点\n"),
        "{table}"
    );
    let nobody = table.lines().find(|line| line.starts_with("（担当課なし）")).unwrap();
    assert_eq!(nobody.split_whitespace().nth(1), Some("1"), "what has no department is a line of its own");
    let tsv = text("tsv");
    assert!(tsv.lines().all(|line| line.split('\t').count() == 16), "{tsv}");
    assert!(tsv.contains("\n別の計画\t丙課\t1\t0\t"), "{tsv}");
    assert!(tsv.lines().next().unwrap().ends_with("\t自治体\t計画ID"), "{tsv}");
    assert!(tsv.lines().last().unwrap().ends_with("\t\tb"), "{tsv}");
}

#[test]
fn how_it_ends() {
    let folder = folder(&[("broken.yaml", "計画: [")]);
    let code = |arguments: &[&str]| run_in(folder.path(), arguments).status.code();
    assert_eq!(code(&[PLAN]), Some(0));
    assert_eq!(code(&[PLAN, "broken.yaml"]), Some(1), "the rest is printed");
    for arguments in [&["broken.yaml"][..], &["-d", "xyzzy", PLAN], &["--by", "week", PLAN], &["--year", "R9", PLAN]] {
        let output = run_in(folder.path(), arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
    let help = out(&run_in(folder.path(), &["--help"]));
    assert!(help.contains("susumi summary --by department") && help.contains("終了コード"), "{help}");
}

#[test]
fn plans_with_one_title_are_told_apart_by_their_ids() {
    let text = "計画: 総合計画\n自治体: 甲市\n年度: R1\n体系: []\n";
    let other = "計画: 総合計画\n自治体: 乙市\n年度: R1\n体系: []\n";
    let folder = folder(&[("a.yaml", text), ("b.yaml", text), ("c.yaml", other)]);
    let of = |paths: &[&str]| {
        let output = run_in(folder.path(), &[&["--by", "plan"], paths].concat());
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let names = |line: &str| line.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        out(&output).lines().skip(1).map(names).collect::<Vec<_>>()
    };
    let alike = of(&["a.yaml", "b.yaml", "c.yaml"]);
    assert_eq!(alike[1..4], ["甲市 総合計画 a", "甲市 総合計画 b", "乙市 総合計画 c"]);
    // Where cities tell them apart there is no need.
    assert_eq!(of(&["a.yaml", "c.yaml"])[1..3], ["甲市 総合計画 R1", "乙市 総合計画 R1"]);
}
