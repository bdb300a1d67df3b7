//! `susumi read`: the plan as it is heard, and that nothing in it needs an eye.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/run.rs"]
mod run;

use std::fs;
use std::path::Path;

use folder::folder;
use run::{err, out, run};

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/nisshin-2.yaml");
const RUNNING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plans/midori-3.yaml");

fn read(arguments: &str, plan: &str) -> String {
    let folder = folder(&[]);
    let arguments: Vec<&str> = ["read"].into_iter().chain(arguments.split_whitespace()).chain([plan]).collect();
    let output = run(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
    out(&output)
}

/// Compares with a file of `tests/golden`; `INSTA_UPDATE=always` writes it.
fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var("INSTA_UPDATE").is_ok_and(|wish| wish == "always") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let differs = expected.lines().zip(text.lines()).position(|(a, b)| a != b);
    assert!(
        expected == text,
        "{name} differs from line {:?} on; INSTA_UPDATE=always accepts it",
        differs.map(|at| at + 1)
    );
}

#[test]
fn the_real_plan() {
    let text = read("", PLAN);
    golden("nisshin-2.read.txt", &text);
    assert_eq!(text, read("", PLAN), "the same bytes again");
    let headings = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    let numbered =
        |line: &&str| line.strip_prefix("取組").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let actions = text.lines().filter(numbered).filter(|line| line.contains(' ')).count();
    assert_eq!((actions, headings("指標 ")), (54, 40));
}

#[test]
fn what_the_filter_leaves_as_of_an_earlier_year() {
    golden("nisshin-2-h30.read.txt", &read("-d gesui --year H30", PLAN));
}

#[test]
fn a_plan_that_is_running() {
    golden("midori-3.read.txt", &read("", RUNNING));
}

/// Hints show how a line of the file should read: there signs are the matter itself.
#[test]
fn nothing_is_said_by_signs() {
    for (plan, arguments) in [(PLAN, ""), (PLAN, "--year H29"), (RUNNING, "")] {
        let text = read(arguments, plan);
        let facts = text.lines().filter(|line| !line.contains("ください"));
        for line in facts {
            let noise = |c: char| "⇒→▇▂─│△▲－※<>|*".contains(c);
            assert!(!line.contains(noise), "{line}");
            assert!(!line.starts_with(' ') && !line.contains("  "), "{line}");
            assert!(!line.contains("はは") && !line.contains("。。") && !line.contains("、。"), "{line}");
        }
        assert!(!text.contains("\n\n\n") && text.ends_with("。\n"), "one blank line before a heading");
    }
}

#[test]
fn signs_of_a_hostile_plan_are_words_or_visible() {
    let text = "計画: \"甲\\e[31m\"\n年度: H30-R2\n階層: [柱]\n体系:\n- 名称: 一⇒二\n  取組:\n  - {番号: 1, 名称: 乙, \
                予定: {H30: 検討 調査, R1: ⇒}, 実績: {H30: \"-\", R1: {値: 検討, 注: R2⇒R3}}}\n  指標:\n  - {名称: 丙, 単位: ％, 目標: △5, \
                実績: {H30: -3, R1: \"-\"}}\n";
    let folder = folder(&[("a.yaml", text)]);
    let output = run(folder.path(), &["read", "a.yaml"]);
    let text = out(&output);
    for line in [
        "計画 甲^[[31m",
        "柱1 一から二",
        "平成30年度の予定は検討、調査、実績は行わず。",
        "令和元年度の予定は検討、調査の継続、実績は検討。",
        "令和元年度の実績の注、令和2年度から令和3年度。",
        "目標はマイナス5パーセント以上。",
        "平成30年度の実績はマイナス3パーセント。",
        "令和元年度の実績は測定なし。",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
    }
}

#[test]
fn a_remark_on_a_year_is_said_once() {
    let text = "計画: 甲\n年度: H30-R1\n体系:\n- 名称: 一\n  取組:\n  - {番号: 1, 名称: 乙, 備考: 丙, \
                実績: {H30: {値: 検討, 注: 理由}, R1: 実施}}\n";
    let folder = folder(&[("a.yaml", text)]);
    let text = out(&run(folder.path(), &["read", "a.yaml"]));
    assert!(text.contains("\n備考、丙。\n") && text.contains("\n平成30年度の実績の注、理由。\n"), "{text}");
    assert_eq!(text.matches("理由").count(), 1, "{text}");
}

#[test]
fn several_plans_one_after_the_other_and_how_it_ends() {
    let folder = folder(&[("b.yaml", "計画: [")]);
    let both = run(folder.path(), &["read", PLAN, RUNNING]);
    assert!(out(&both).contains("\n\n計画 第3次"), "a blank line between them");
    let one = run(folder.path(), &["read", PLAN, "b.yaml"]);
    assert_eq!((one.status.code(), out(&one).is_empty()), (Some(1), false));
    let none = run(folder.path(), &["read", "b.yaml"]);
    assert_eq!((none.status.code(), out(&none).is_empty()), (Some(2), true));
    let nothing = run(folder.path(), &["read", "-d", "gesui", "-s", "遅れ", "-q", "ない言葉", PLAN]);
    assert!(out(&nothing).contains("条件に合う取組と指標はありません。"), "{}", out(&nothing));
}
