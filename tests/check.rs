//! `susumi check` and the rest of the command line, run as a program.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/run.rs"]
mod run;

use folder::folder;
use run::{err, out, program, run};
use std::path::Path;
use std::process::Stdio;

const GOOD: &str =
    "計画: 良い計画\n年度: H28-R2\n体系:\n- 名称: 一番\n  取組:\n  - {名称: 甲, 担当課: 乙課, 実施状況: 実施}\n";

const BAD: &str = "\
計画: 悪い計画
年度: H28-R2
総括: {実施: 2}
体系:
- 名称: 一番
  取組:
  - 名称: 甲
    実施状態: 実施
    予定: {H28: 検討, H29: 実施, 来年: ⇒}
  指標:
  - 名称: 件数
    単位: 件
    実績: {H28: 1,667,000}
";

#[test]
fn findings_have_file_line_and_column() {
    let folder = folder(&[("bad.yaml", BAD)]);
    let output = run(folder.path(), &["check", "bad.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    let text = out(&output);
    let lines: Vec<_> = text.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(
        lines,
        [
            "bad.yaml:3:1: エラー 総括では「実施」が2件ですが、取組を数えると0件です。",
            "bad.yaml:8:5: 注意 「実施状態」という項目はありません。",
            "bad.yaml:9:28: エラー 「来年」は年度として読めません。",
            "bad.yaml:11:9: 参考 「件数」 目標がありません。",
            "bad.yaml:13:15: エラー 「1,667,000」は、コンマのところで切れてしまうため、数として読めません。",
            "1件のファイルを調べました。エラー3件、注意1件、参考1件です。",
        ]
    );
    let marked = "\n    9 |     予定: {H28: 検討, H29: 実施, 来年: ⇒}\n      |                                  ^^^^\n";
    assert!(text.contains(marked), "{text}");
    assert!(text.contains("\n    「実施状況」の書き間違いではありませんか。\n"));
    assert!(text.contains("\n    コンマを取って「1667000」と、数だけを書いてください。\n"));
}

#[test]
fn other_yaml_in_a_folder_is_passed_over_and_said_where_it_is_named() {
    const COMPOSE: &str = "services:\n  web: &web {image: nginx}\n  db: *web\n";
    let folder = folder(&[
        ("all/a.yaml", GOOD),
        ("all/ops/docker-compose.yml", COMPOSE),
        ("all/playbook.yaml", "- hosts: all\n  tasks: []\n"),
        ("other/docker-compose.yml", "services: {}\n"),
    ]);
    let at = |arguments: &[&str]| run(folder.path(), arguments);
    for command in ["summary", "actions", "read", "export"] {
        let output = if command == "export" { at(&[command, "--format", "csv", "all"]) } else { at(&[command, "all"]) };
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""), "{command}");
    }
    assert!(out(&at(&["check", "all"])).contains("1件のファイルを調べました"));
    assert!(out(&at(&["doctor", "all"])).contains("YAMLファイル2件"));
    let output = at(&["set", "all", "甲", "--year", "R2", "--actual", "実施", "--dry-run"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    for command in ["summary", "check", "export", "diff", "set"] {
        let output = match command {
            "diff" => at(&["diff", "all/a.yaml", "other"]),
            "set" => at(&["set", "other", "甲", "--year", "R2", "--actual", "実施"]),
            "export" => at(&["export", "--format", "csv", "other"]),
            _ => at(&[command, "other"]),
        };
        let said = err(&output) + &out(&output);
        assert!(said.contains("計画ではないYAMLファイルが1件"), "{command}: {said}");
        assert_eq!(output.status.code(), Some(2), "{command}");
    }
    let output = at(&["summary", "all", "other/docker-compose.yml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("「計画」も「体系」もありません"), "{}", err(&output));
    std::fs::write(folder.path().join("all/playbook.yaml"), "- hosts: [\n").unwrap();
    assert_eq!(at(&["summary", "all"]).status.code(), Some(1), "YAML that breaks may be a plan");
}

/// A plan with a finding of every kind about its meaning, and what was written of them.
const ACCEPTED: &str = "\
計画: 確かめた計画
年度: H28-H29
総括: {実施: 2}
確認済: {totals: 印刷どおり}
体系:
- 番号: 1
  名称: 一番
  取組:
  - {番号: 1, 名称: 甲, 担当課: 乙課, 予定: {H28: 実施}, 実施状況: 未実施, 確認済: [missing]}
  指標:
  - 名称: 件数
    実績: {H28: 3, H29: 1}
    目標: 2
    達成状況: 達成
    確認済: [verdict: H28に届いたため, verdct: 誤り, scale: なし]
";

#[test]
fn what_is_let_stand_is_quiet_but_listed() {
    let folder = folder(&[("a.yaml", ACCEPTED)]);
    let output = run(folder.path(), &["check", "a.yaml"]);
    assert_eq!(output.status.code(), Some(0), "the only error is let stand");
    let expected = "\
a.yaml:9:61: 参考 確認済の「missing」に理由がありません。
    9 | ...担当課: 乙課, 予定: {H28: 実施}, 実施状況: 未実施, 確認済: [missing]}
      |                                                                ^^^^^^^
    「確認済: [missing: 数え方を変えたため]」のように、理由を書いてください。
a.yaml:15:31: 参考 確認済の「verdct」という指摘はありません。
    15 |     確認済: [verdict: H28に届いたため, verdct: 誤り, scale: なし]
       |                                        ^^^^^^
    「verdict」の書き間違いではありませんか。
a.yaml:15:43: 参考 確認済に「scale」とありますが、その指摘はここにありません。
    15 |     確認済: [verdict: H28に届いたため, verdct: 誤り, scale: なし]
       |                                                      ^^^^^
    直したあとなら、この確認済を消してください。
1件のファイルを調べました。エラー0件、注意0件、参考3件です。

確認済の指摘 3件
a.yaml:3:1: エラー 総括では「実施」が2件ですが、取組を数えると0件です。
    確認済: 印刷どおり
a.yaml:9:17: 注意 「甲」（乙課） H28の実績が未記入です。
    確認済: 理由の記入なし
a.yaml:14:11: 注意 「件数」（乙課） H29実績 1は目標2以上に届きませんが、達成状況は「達成」です。
    確認済: H28に届いたため
";
    assert_eq!(out(&output), expected);

    let json = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_slice(&run(folder.path(), arguments).stdout).unwrap()
    };
    let report = json(&["check", "--format", "json", "a.yaml"]);
    assert_eq!(
        [&report["errors"], &report["warnings"], &report["notes"]].map(|count| count.as_u64()),
        [0, 0, 3].map(Some)
    );
    let accepted = |report: &serde_json::Value| -> Vec<String> {
        let findings = report["findings"].as_array().unwrap();
        findings.iter().map(|finding| format!("{} {}", finding["code"], finding["accepted"])).collect()
    };
    let all = [
        "\"totals\" \"印刷どおり\"",
        "\"missing\" \"\"",
        "\"accepted-reason\" null",
        "\"verdict\" \"H28に届いたため\"",
        "\"accepted-unknown\" null",
        "\"accepted-nothing\" null",
    ];
    assert_eq!(accepted(&report), all);
    assert_eq!(accepted(&json(&["export", "--format", "json", "a.yaml"])["plans"][0]), all);
}

#[test]
fn how_to_let_a_finding_stand_is_said_where_there_is_one() {
    let folder = folder(&[("a.yaml", &ACCEPTED.replace("verdict: H28に届いたため, ", ""))]);
    let text = out(&run(folder.path(), &["check", "a.yaml"]));
    let how_to =
        "「確認済: [verdict: 理由]」と書くと、件数に入れず最後に並べます: verdict（達成状況と実績が合わない）\n";
    assert!(text.contains(how_to), "{text}");
    assert!(text.contains("「verdict」の書き間違いではありませんか。"), "{text}");
}

#[test]
fn one_broken_file_does_not_keep_the_others_shut() {
    let folder = folder(&[("plans/a.yaml", GOOD), ("plans/b.yaml", "計画: [\n"), ("plans/c.yml", "年度: H28\n")]);
    let output = run(folder.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    let text = out(&output);
    let lines: Vec<_> = text.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].starts_with("plans/b.yaml:1:5: エラー ここで始まる「[」が閉じていません"), "{text}");
    assert!(lines[1].starts_with("plans/c.yml:1:1: エラー 計画のファイルではありません"), "{text}");
    assert!(lines[2].starts_with("3件のファイルを調べました。エラー2件"), "{text}");

    let output = run(folder.path(), &["export", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "the rest is written");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["plans"].as_array().unwrap().len(), 1);
    assert_eq!(json["plans"][0]["id"], "a");
    assert!(err(&output).contains("plans/b.yaml:1:5: エラー"));
}

#[test]
fn exit_codes() {
    let folder = folder(&[("good.yaml", GOOD), ("bad.yaml", BAD), ("empty/note.txt", "")]);
    let code = |arguments: &[&str]| run(folder.path(), arguments).status.code().unwrap();
    assert_eq!(code(&["check", "good.yaml"]), 0);
    assert_eq!(code(&["check", "good.yaml", "bad.yaml"]), 1);
    assert_eq!(code(&["check", "good.yaml", "gone.yaml"]), 2);
    assert_eq!(code(&["check", "empty"]), 2);
    assert_eq!(code(&["check", "--format", "yaml"]), 2);
    assert_eq!(code(&["export", "--format", "json", "gone.yaml"]), 2);
    assert_eq!(code(&["gone.yaml"]), 2);
    assert_eq!(code(&["--help"]), 0);
    assert_eq!(code(&["check", "--help"]), 0);
    assert_eq!(code(&["-V"]), 0);
}

#[test]
fn json_for_programs() {
    let folder = folder(&[("bad.yaml", BAD)]);
    let output = run(folder.path(), &["check", "--format", "json", "bad.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&json["format"], &json["errors"], &json["warnings"]), (&"susumi-check/1".into(), &3.into(), &1.into()));
    let found = &json["findings"][1];
    assert_eq!((&found["file"], &found["code"]), (&"bad.yaml".into(), &"unknown-key".into()));
    assert_eq!((&found["line"], &found["column"], &found["path"]), (&8.into(), &5.into(), &"1".into()));
}

#[test]
fn which_plans_are_opened() {
    let checked = |folder: &Path, arguments: &[&str]| out(&run(folder, &[&["check"], arguments].concat()));
    let nothing = folder(&[]);
    assert!(checked(nothing.path(), &[]).starts_with("内蔵の計画:"), "the built-in plan at last");

    let configured = folder(&[("settings/susumi/config.yaml", "plans: ../../mine\n"), ("mine/bad.yaml", BAD)]);
    assert!(checked(configured.path(), &[]).contains("mine/bad.yaml:3:1: エラー"));

    let gone = folder(&[("settings/susumi/config.yaml", "plans: /nowhere/at/all\n")]);
    assert!(checked(gone.path(), &[]).starts_with("/nowhere/at/all:1:1: エラー ファイルもフォルダーもありません。"));

    let here = folder(&[
        ("settings/susumi/config.yaml", "plans: ../../mine\n"),
        ("mine/bad.yaml", BAD),
        ("plans/a.yaml", GOOD),
    ]);
    assert!(checked(here.path(), &[]).starts_with("1件のファイルを調べました。問題は"), "./plans before the settings");
    assert!(checked(here.path(), &["mine", "mine/bad.yaml", "plans"]).contains("2件のファイル"), "each file once");

    std::fs::create_dir(nothing.path().join("plans")).unwrap();
    assert!(checked(nothing.path(), &[]).starts_with("内蔵の計画:"), "an empty ./plans is none");
}

/// A ./plans that is there and cannot be read is said, not passed over.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_said() {
    let folder = folder(&[]);
    std::os::unix::fs::symlink("plans", folder.path().join("plans")).unwrap();
    let output = run(folder.path(), &["check"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(out(&output).starts_with("plans:1:1: エラー リンクの先をたどると"), "{}", out(&output));
}

#[test]
fn a_bad_settings_file_is_a_sentence() {
    let folder = folder(&[("settings/susumi/config.yaml", "plan: x\n"), ("good.yaml", GOOD)]);
    let output = run(folder.path(), &["check", "good.yaml"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains("config.yaml:1:1: 注意 「plan」という項目はありません。"));
    assert!(err(&output).contains("「plans」の書き間違いではありませんか。"));
}

#[test]
fn settings_are_written_on_request_only() {
    let folder = folder(&[("good.yaml", GOOD)]);
    let path = folder.path().join("settings/susumi/config.yaml");
    assert!(out(&run(folder.path(), &["config"])).contains("まだありません"));
    run(folder.path(), &["check", "good.yaml"]);
    assert!(!path.exists());
    assert_eq!(run(folder.path(), &["config", "--init"]).status.code(), Some(0));
    assert!(path.exists());
    let again = run(folder.path(), &["config", "--init"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("すでにあるので"));
    assert!(run(folder.path(), &["check", "good.yaml"]).stderr.is_empty(), "what was written is right");
}

#[test]
fn mistakes_are_said_in_japanese() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["check", "--frmat", "x"]);
    assert_eq!(
        err(&output),
        "susumi: 「--frmat」という指定はありません。\n    「--format」の書き間違いではありませんか。\n\
         使い方は「susumi check --help」で見られます。\n"
    );
    for arguments in [&["--help"][..], &["check", "-h"], &["export", "-h"], &["config", "-h"]] {
        let help = out(&run(folder.path(), arguments));
        assert!(help.contains("使い方: susumi") && help.contains("オプション:"), "{help}");
        assert!(!help.contains("Options") && !help.contains("Usage") && !help.contains("Print"), "{help}");
    }
}

/// `susumi export … | head -1`
#[test]
fn a_reader_that_has_gone_is_no_error() {
    let folder = folder(&[]);
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/nisshin-2.yaml");
    let mut program = program(folder.path(), &["export", "--format", "json", plan]);
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_as_a_command() {
    let folder = folder(&[("bad.yaml", "計画: あ\n年度: H28\n\"\\e[31m\": 1\n体系: []\n")]);
    let output = run(folder.path(), &["check", "bad.yaml"]);
    assert!(out(&output).contains("[31m") && !out(&output).contains('\u{1b}'));
}

#[test]
fn a_department_gets_its_own_list() {
    let plan = "計画: 試し\n年度: H28-R2\n総括: {実施: 9}\n担当課: {財政課: ざいせいか, 市民課: しみんか}\n体系:\n- 名称: 一番\n  取組:\n  \
        - {名称: 甲, 担当課: 財政課, 実施状態: 実施}\n  - {名称: 乙, 担当課: 市民課, 実施状態: 実施}\n";
    let folder = folder(&[("plan.yaml", plan), ("bad.yaml", "計画: [")]);
    let lines = |arguments: &[&str]| -> Vec<String> {
        let output = run(folder.path(), &[&["check"], arguments].concat());
        out(&output).lines().filter(|line| line.contains(".yaml:")).map(|line| line[..12].to_owned()).collect()
    };
    let all = lines(&["plan.yaml"]);
    assert!(all.contains(&"plan.yaml:3:".to_owned()), "{all:?}");
    for (department, there, other) in
        [("財政課", "plan.yaml:8:", "plan.yaml:9:"), ("simin", "plan.yaml:9:", "plan.yaml:8:")]
    {
        let own = lines(&["-d", department, "plan.yaml"]);
        assert!(!own.is_empty() && own.iter().all(|line| line == there), "{department}: {own:?}");
        assert!(all.contains(&other.to_owned()));
    }
    assert!(lines(&["-q", "甲", "plan.yaml"]).iter().all(|line| line == "plan.yaml:8:"));
    assert!(
        lines(&["-d", "財政課", "."]).iter().any(|line| line.starts_with("bad.yaml") || line.starts_with("./bad.yaml"))
    );
    let json = run(folder.path(), &["check", "--format", "json", "-d", "財政課", "plan.yaml"]);
    assert!(out(&json).contains("\"line\": 8") && !out(&json).contains("\"line\": 9"), "{}", out(&json));
    let text = out(&run(folder.path(), &["check", "-d", "財政課", "plan.yaml"]));
    assert!(text.contains("担当課:財政課 では、"), "{text}");
    let unknown = run(folder.path(), &["check", "-d", "消防課", "plan.yaml"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("「消防課」という担当課はありません。"));
}

#[test]
fn a_first_word_that_is_neither_command_nor_path_is_said() {
    let folder = folder(&[("plans/good.yaml", GOOD), ("gone/good.yaml", GOOD)]);
    let known = "コマンドの一覧は「susumi --help」で見られます。";
    let table = [
        (
            &["chek", "plans"][..],
            "「chek」というコマンドも、ファイルやフォルダーもありません。",
            "「check」の書き間違い",
        ),
        (&["zzzz", "plans"], "「zzzz」というコマンドも、", known),
        (&["zzzz"], "「zzzz」というコマンドも、", known),
        (&["--fresh", "sumary"], "「sumary」というコマンドも、", "「summary」の書き間違い"),
    ];
    for (arguments, sentence, hint) in table {
        let output = run(folder.path(), arguments);
        let text = err(&output);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text.contains(sentence) && text.contains(hint), "{arguments:?}: {text}");
    }
    for arguments in [&["plans"][..], &["gone"], &["./chek"], &["chek.yaml"], &["計画"]] {
        assert!(!err(&run(folder.path(), arguments)).contains("コマンド"), "{arguments:?}");
    }
}

/// The whole FILTER: findings about what a status leaves, as of a year where one is given.
#[test]
fn findings_by_status() {
    let folder = folder(&[("plan.yaml", include_str!("../plans/nisshin-2.yaml"))]);
    let lines = |arguments: &[&str]| -> Vec<String> {
        let output = run(folder.path(), &[&["check"], arguments, &["plan.yaml"]].concat());
        out(&output).lines().filter(|line| line.starts_with("plan.yaml:")).map(str::to_owned).collect()
    };
    let all = lines(&[]);
    let met = lines(&["-s", "達成"]);
    assert!(!met.is_empty() && met.iter().all(|line| all.contains(line)), "{met:#?}");
    assert_eq!(lines(&["-s", "未達成"]), Vec::<String>::new());
    assert_ne!(lines(&["-s", "達成", "--year", "H29"]), met, "which entries are meant goes by the year");
    assert_eq!(lines(&["--year", "H29"]), all, "findings are those of now");
    let said = run(folder.path(), &["check", "--year", "H29", "plan.yaml"]);
    assert!(err(&said).contains("--year は、-s の状況を"), "{}", err(&said));
}
