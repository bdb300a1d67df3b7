//! `susumi collect`, run as a program: the workbooks of all departments, and what becomes of them when they come back.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/run.rs"]
mod run;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use folder::folder;
use run::{err, out, program, run};
use rust_xlsxwriter::Workbook;
use susumi::import::{Cell, parse};

const PLAN: &str = "計画: 試し\n年度: R1-R3\n時点: R2\n担当課: {企画課: きかくか, 財政課: ざいせいか, 消防課: しょうぼうか}\n体系:\n\
                    - 番号: 1\n  名称: 一番\n  取組:\n  - 番号: 1\n    名称: 広告の募集\n    担当課: [企画課, 財政課]\n    \
                    予定: {R1: 検討, R2: ⇒, R3: 実施}\n    実績: {R1: 検討, R2: ⇒}  # 速報\n    実施状況: 一部実施\n  指標:\n  \
                    - 名称: 広告の件数\n    担当課: 企画課\n    単位: 件\n    実績: {R1: 1, R2: 2}\n    目標: 5\n    達成状況: 未達成\n";

const RESULT: u32 = 7;

/// Fills a workbook in: the results by the name of the entry.
fn fill(path: &Path, results: &[(&str, &str)]) {
    let book = parse(&fs::read(path).unwrap()).unwrap();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, cell) in book.sheets[0].cells() {
        sheet.write_string(at.row, at.column as u16, cell.shown()).unwrap();
        let result = results.iter().find(|(name, _)| *cell == Cell::Text((*name).to_owned()));
        if let Some((_, text)) = result {
            sheet.write_string(at.row, RESULT as u16, *text).unwrap();
        }
    }
    fs::write(path, workbook.save_to_buffer().unwrap()).unwrap();
}

fn handed_out() -> tempfile::TempDir {
    let folder = folder(&[("x.yaml", PLAN)]);
    let output = run(folder.path(), &["collect", "--year", "R3", "-o", "調査票", "x.yaml"]);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    folder
}

const MERGE: [&str; 5] = ["collect", "--merge", "調査票", "--plan", "x.yaml"];

#[test]
fn every_department_gets_a_workbook() {
    let folder = folder(&[("x.yaml", PLAN)]);
    let line = ["collect", "--year", "R3", "-o", "調査票/R3", "x.yaml"];
    let output = run(folder.path(), &line);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    assert_eq!(
        out(&output),
        "R3の調査票を2件、調査票/R3 に書きました。\n試し\nファイル        担当課  取組  指標\n\
         01-企画課.xlsx  企画課     1     1\n02-財政課.xlsx  財政課     1     0\n\
         取組・指標のない担当課（調査票なし）: 消防課\n\
         各課から戻ったら、次のようにすると取り込めます: susumi collect --merge 調査票/R3 --plan x.yaml\n"
    );
    // What may be filled in by now is not written over, and nothing else is written either.
    fs::remove_file(folder.path().join("調査票/R3/01-企画課.xlsx")).unwrap();
    let again = run(folder.path(), &line);
    assert_eq!((again.status.code(), out(&again).as_str()), (Some(2), ""));
    assert!(err(&again).contains("同じ名前のファイルが1件あります（02-財政課.xlsx）"), "{}", err(&again));
    assert!(!folder.path().join("調査票/R3/01-企画課.xlsx").exists());
    let one = run(folder.path(), &["collect", "--year", "R3", "-o", "調査票/R3", "-d", "kikaku", "x.yaml"]);
    assert_eq!(one.status.code(), Some(0), "{}", err(&one));
}

#[test]
fn what_cannot_be_asked_for_is_said() {
    let table: [(&[&str], &str); 8] = [
        (&["--year", "R3", "-o", "a", "--dry-run", "x.yaml"], "「--output」と「--dry-run」は一緒に指定できません。"),
        (&["-o", "a", "x.yaml"], "「--year」の指定が要ります。"),
        (&["--year", "R3", "x.yaml"], "「-o」の指定が要ります。"),
        (&["--year", "昨年", "-o", "a", "x.yaml"], "「昨年」は年度として読めません"),
        (&["--year", "R9", "-o", "a", "x.yaml"], "R9は、計画の年度（R1〜R3）に入っていません。"),
        (&["--year", "R3", "-o", "a", "-d", "水道課", "x.yaml"], "「水道課」という担当課はありません。"),
        (&["--year", "R3", "-o", "a", "-d", "消防課", "x.yaml"], "記入してもらう取組・指標のある担当課がありません。"),
        (&["--merge", "x.yaml"], "取り込む調査票の指定が要ります。"),
    ];
    for (line, sentence) in table {
        let folder = folder(&[("x.yaml", PLAN)]);
        let output = run(folder.path(), &[&["collect"], line].concat());
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""), "{line:?}");
        assert!(err(&output).contains(sentence), "{line:?}: {}", err(&output));
        assert!(!folder.path().join("a").exists(), "{line:?}");
    }
}

/// Where the answers could not go, nobody is told that all is in.
#[test]
fn a_plan_that_cannot_take_the_answers_is_said_to_be_none() {
    let folder = handed_out();
    let shorter = PLAN.replace("年度: R1-R3", "年度: R1-R2").replace(", R3: 実施}", "}");
    fs::write(folder.path().join("shorter.yaml"), shorter).unwrap();
    let table: [(&[&str], &str); 2] = [
        (&["--plan", "shorter.yaml"], "R3は、計画の年度（R1〜R2）に入っていません。"),
        (&[], "内蔵の計画には書き込めません。"),
    ];
    for (plan, sentence) in table {
        for dry_run in [&[][..], &["--dry-run"]] {
            let output = run(folder.path(), &[&["collect", "--merge", "調査票"], plan, dry_run].concat());
            assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""), "{plan:?}");
            assert!(err(&output).contains(sentence), "{plan:?}: {}", err(&output));
        }
    }
}

#[test]
fn what_lies_in_the_folder_and_is_not_read_is_said() {
    let folder = handed_out();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("調査票/財政課の回答.pdf"), "%PDF-1.7\n").unwrap();
    fs::write(path("調査票/財政課.csv"), "区分,番号\n").unwrap();
    fs::write(path("調査票/配布先.txt"), "覚え書き").unwrap();
    fs::create_dir_all(path("調査票/消防課より")).unwrap();
    fs::create_dir_all(path("調査票/見本")).unwrap();
    fs::copy(path("調査票/01-企画課.xlsx"), path("調査票/消防課より/回答.xlsx")).unwrap();
    let output = run(folder.path(), &MERGE);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(1), ""));
    insta::assert_snapshot!("collect_merge_others", out(&output));
}

/// What was handed out lies there still, and what others answered is not one's own answer.
#[test]
fn a_workbook_that_nobody_has_filled_in_is_no_answer() {
    let folder = handed_out();
    let path = |name: &str| folder.path().join(name);
    let plan = PLAN.to_owned()
        + "  - 名称: 残高\n    担当課: 財政課\n    単位: 千円\n    実績: {R1: 1, R2: 2}\n    目標: 5\n    達成状況: 未達成\n";
    fs::write(path("x.yaml"), plan).unwrap();
    fill(&path("調査票/01-企画課.xlsx"), &[("広告の募集", "実施"), ("広告の件数", "1234")]);
    let output = run(folder.path(), &MERGE);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(1), ""));
    insta::assert_snapshot!("collect_merge_blank", out(&output));
    // Where nothing is owed, nothing is said to be all of it.
    fs::write(path("x.yaml"), PLAN.replace("R2: ⇒}  #", "R2: ⇒, R3: 実施}  #").replace("R2: 2}", "R2: 2, R3: 3}"))
        .unwrap();
    fs::remove_dir_all(path("調査票")).unwrap();
    fs::create_dir(path("調査票")).unwrap();
    let line = ["collect", "--year", "R2", "-o", "調査票", "x.yaml"];
    assert_eq!(run(folder.path(), &line).status.code(), Some(0));
    let output = run(folder.path(), &MERGE);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("記入の要る項目なし（2課）: 企画課、財政課\n"), "{}", out(&output));
}

#[test]
fn one_sentence_stands_below_all_files_that_it_is_about() {
    let folder = handed_out();
    let output = run(folder.path(), &[&MERGE[..], &["--year", "R2"]].concat());
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!("collect_merge_other_year", out(&output));
    fs::write(folder.path().join("x.yaml"), PLAN.replace("計画: 試し", "計画: 別の計画")).unwrap();
    let output = run(folder.path(), &MERGE);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!("collect_merge_other_plan", out(&output));
}

#[test]
fn what_comes_back_is_written_once() {
    let folder = handed_out();
    let path = |name: &str| folder.path().join(name);
    fill(&path("調査票/01-企画課.xlsx"), &[("広告の募集", "実施"), ("広告の件数", "１，２３４件")]);

    let output = run(folder.path(), &[&MERGE[..], &["--dry-run"]].concat());
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    insta::assert_snapshot!("collect_merge_dry_run", out(&output));
    assert_eq!(fs::read_to_string(path("x.yaml")).unwrap(), PLAN);

    let output = run(folder.path(), &MERGE);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    assert!(out(&output).contains("x.yaml に書き込みました。\n計画の時点はR2のままです。"), "{}", out(&output));
    let expected = PLAN.replace("R2: ⇒}", "R2: ⇒, R3: 実施}").replace("R2: 2}", "R2: 2, R3: 1234}");
    assert_eq!(fs::read_to_string(path("x.yaml")).unwrap(), expected, "every other byte stays");

    let again = run(folder.path(), &MERGE);
    assert_eq!(again.status.code(), Some(0));
    assert!(out(&again).contains("書き込むものはありません。x.yaml は元のままです。"), "{}", out(&again));
    assert_eq!(fs::read_to_string(path("x.yaml")).unwrap(), expected);
}

#[test]
fn what_is_left_to_do_is_listed() {
    let folder = handed_out();
    let path = |name: &str| folder.path().join(name);
    fill(&path("調査票/01-企画課.xlsx"), &[("広告の募集", "実施"), ("広告の件数", "約50")]);
    fill(&path("調査票/02-財政課.xlsx"), &[("広告の募集", "検討")]);
    fs::write(path("調査票/名簿.xlsx"), "壊れたもの").unwrap();
    fs::write(path("調査票/~$01-企画課.xlsx"), "開いている間のもの").unwrap();
    let output = run(folder.path(), &MERGE);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(1), ""));
    insta::assert_snapshot!("collect_merge", out(&output));
    assert!(out(&output).lines().all(|line| susumi::cells::width(line) <= 80));
    let json = run(folder.path(), &[&MERGE[..], &["--format", "json"]].concat());
    assert_eq!(json.status.code(), Some(1));
    insta::assert_snapshot!("collect_merge_json", out(&json));
    assert_eq!(fs::read_to_string(path("x.yaml")).unwrap(), PLAN);
}

#[test]
fn a_full_disk_and_a_file_that_is_not_to_be_written_stay_as_they_are() {
    let plan = format!("{PLAN}# {}\n", "注".repeat(3000));
    let folder = handed_out();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("x.yaml"), &plan).unwrap();
    fill(&path("調査票/01-企画課.xlsx"), &[("広告の募集", "実施")]);
    let susumi = env!("CARGO_BIN_EXE_susumi");
    // A limit on the size of files stands for a disk that is full.
    let line = format!("trap '' XFSZ; ulimit -f 8; '{susumi}' {}", MERGE.join(" "));
    let mut shell = std::process::Command::new("bash");
    let output = shell.args(["-c", &line]).current_dir(folder.path()).env("HOME", folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{} {}", out(&output), err(&output));
    assert!(err(&output).contains("ファイルは元のままです"), "{}", err(&output));
    assert_eq!(fs::read_to_string(path("x.yaml")).unwrap(), plan);

    fs::set_permissions(path("x.yaml"), fs::Permissions::from_mode(0o444)).unwrap();
    let output = program(folder.path(), &MERGE).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("読み取り専用なので"), "{}", err(&output));
    assert_eq!(fs::read_to_string(path("x.yaml")).unwrap(), plan);
}
