//! `susumi set`, run as a program, and what it does to the file that it writes.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/run.rs"]
mod run;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::Output;

use folder::folder;
use run::{err, out, program};
use susumi::amend::{Order, Refusal, prepare};
use susumi::plan::{ActionId, FiscalYear, Subject};
use susumi::source::{Encoding, Origin};
use susumi::workspace;

const PLAN: &str = "# 頭の説明\n計画: 試し\n年度: H28-R2\n時点: R1\n体系:\n- 番号: 1\n  名称: 一番\n  取組:\n  \
                    - 番号: 1\n    名称: 広告の募集\n    よみ: こうこくのぼしゅう\n    予定: {H28: 検討, R1: 実施}\n    \
                    実績: {H28: 検討, R1: 検討}  # 速報\n    実施状況: 一部実施\n  - {番号: 2, 名称: 広告の掲載}\n  \
                    指標:\n  - 名称: 広告の件数\n    単位: 件\n    実績: {H28: 1, R1: 2}\n    目標: 5\n";

fn set(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, &[&["set", "x.yaml"], arguments].concat()).output().unwrap()
}

#[test]
fn one_place_is_written_and_shown() {
    let folder = folder(&[("x.yaml", PLAN)]);
    let arguments = ["1", "--year", "R1", "--actual", "実施", "--status", "実施"];
    let cell = format!(" {}^^^^\n", " ".repeat(26));
    let shown = format!(
        "x.yaml:13:\n-    実績: {{H28: 検討, R1: 検討}}  # 速報\n{cell}+    実績: {{H28: 検討, R1: 実施}}  # 速報\n{cell}\
         x.yaml:14:\n-    実施状況: 一部実施\n {}^^^^\n+    実施状況: 実施\n",
        " ".repeat(14)
    );
    let output = set(folder.path(), &[&arguments[..], &["--dry-run"]].concat());
    let text = || fs::read_to_string(folder.path().join("x.yaml")).unwrap();
    let about = "記入先: 1/1 取組1「広告の募集」\n";
    assert_eq!(err(&output), "");
    assert_eq!(out(&output), format!("{about}{shown}書き込んでいません（--dry-run）。\n"));
    assert_eq!((output.status.code(), text().as_str()), (Some(0), PLAN));

    let output = set(folder.path(), &arguments);
    assert_eq!(out(&output), format!("{about}{shown}x.yaml に書き込みました。\n"));
    let expected = PLAN.replace("R1: 検討}  #", "R1: 実施}  #").replace("一部実施", "実施");
    assert_eq!((output.status.code(), text()), (Some(0), expected));

    let again = set(folder.path(), &arguments);
    assert_eq!(again.status.code(), Some(0));
    assert!(out(&again).ends_with("すでにそのとおり記入されているので、何も書き込みませんでした。\n"));
}

#[test]
fn entries_as_they_are_typed() {
    let value = |entry: &'static str| vec![entry, "--year", "R1", "--value", "3"];
    let actual = |entry: &'static str| vec![entry, "--year", "R1", "--actual", "実施"];
    let table: [(Vec<&str>, &str); 8] = [
        (actual("1"), "取組1"),
        (actual("取組１"), "取組1"),
        (actual("広告の募集"), "取組1"),
        (actual("boshu"), "取組1"),
        (actual("1/2"), "取組2"),
        (value("件数"), "指標「広告の件数」"),
        (value("1"), "指標「広告の件数」"),
        (value("広告"), "指標「広告の件数」"),
    ];
    for (arguments, entry) in table {
        let folder = folder(&[("x.yaml", PLAN)]);
        let output = set(folder.path(), &[&arguments[..], &["--dry-run"]].concat());
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""), "{arguments:?}");
        assert!(out(&output).lines().next().unwrap().contains(entry), "{arguments:?}: {}", out(&output));
    }
}

#[test]
fn what_is_refused_is_said_and_nothing_is_written() {
    let table: [(&[&str], i32, &str); 13] = [
        (&["広告", "--year", "R1", "--actual", "実施"], 2, "「広告」に当たるものが2件あります"),
        (&["xyzzy", "--year", "R1", "--actual", "実施"], 2, "「xyzzy」に当たる取組・指標はありません"),
        (&["2", "--year", "R1", "--value", "3"], 2, "取組2「広告の掲載」 には、その指定では記入できません"),
        (&["1", "--actual", "実施"], 2, "「--year」の指定が要ります"),
        (&["1", "--year", "R9", "--actual", "実施"], 2, "R9は、計画の年度（H28〜R2）に入っていません"),
        (&["1", "--year", "昨年", "--actual", "実施"], 2, "「昨年」は年度として読めません"),
        (&["1", "--year", "R1"], 2, "記入する内容がありません"),
        (&["1", "--year", "R1", "--actual", "実施", "--value", "3"], 2, "一緒にはできません"),
        (&["件数", "--year", "R1", "--value", "約3"], 1, "「約3」は、数として読めません"),
        (&["件数", "--year", "R1", "--value", "3人"], 1, "「3人」は、単位「件」の数として読めません"),
        (&["1", "--status", "済み"], 1, "実施状況「済み」"),
        (&["件数", "--achievement", "達成"], 1, "--despite verdict を付けて"),
        (&["件数", "--achievement", "達成", "--despite", "verdct"], 2, "「verdict」の書き間違いではありませんか"),
    ];
    for (arguments, code, sentence) in table {
        let folder = folder(&[("x.yaml", PLAN)]);
        let output = set(folder.path(), arguments);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(code), ""), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains(sentence), "{arguments:?}: {}", err(&output));
        assert_eq!(fs::read_to_string(folder.path().join("x.yaml")).unwrap(), PLAN);
    }
    let folder = folder(&[("x.yaml", PLAN), ("y.yaml", "計画: [\n")]);
    for (path, code) in [(".", 2), ("gone.yaml", 2), ("y.yaml", 2)] {
        let output = program(folder.path(), &["set", path, "1", "--year", "R1", "--actual", "実施"]).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{path}: {}", err(&output));
    }
}

#[test]
fn findings_that_people_know_of_do_not_stop_it() {
    let folder = folder(&[("x.yaml", PLAN)]);
    let output = set(folder.path(), &["件数", "--achievement", "達成", "--despite", "verdict"]);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    assert!(out(&output).contains("点検に加わります"), "{}", out(&output));
    let text = fs::read_to_string(folder.path().join("x.yaml")).unwrap();
    assert_eq!(text, format!("{PLAN}    達成状況: 達成\n"));
}

#[test]
fn mode_and_link_stay() {
    let folder = folder(&[("store/x.yaml", PLAN)]);
    let (link, file) = (folder.path().join("x.yaml"), folder.path().join("store/x.yaml"));
    symlink("store/x.yaml", &link).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).unwrap();
    let before = fs::metadata(&file).unwrap();
    let output = set(folder.path(), &["1", "--year", "R2", "--actual", "=>"]);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    let after = fs::metadata(&file).unwrap();
    assert_eq!((after.mode(), after.uid(), after.gid()), (before.mode(), before.uid(), before.gid()));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&file).unwrap().contains("R1: 検討, R2: ⇒}  # 速報"));
    assert_eq!(fs::read_dir(folder.path().join("store")).unwrap().count(), 1, "nothing is left behind");
}

#[test]
fn what_is_not_to_be_written_is_not() {
    let folder = folder(&[("x.yaml", PLAN)]);
    fs::set_permissions(folder.path().join("x.yaml"), fs::Permissions::from_mode(0o444)).unwrap();
    let output = set(folder.path(), &["1", "--year", "R2", "--actual", "実施"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("読み取り専用なので、書き込みませんでした"), "{}", err(&output));
    assert_eq!(fs::read_to_string(folder.path().join("x.yaml")).unwrap(), PLAN);
}

/// The new file does not fit: a limit on the size of files stands for a disk that is full.
#[test]
fn a_full_disk_leaves_the_old_file() {
    let plan = format!("{PLAN}# {}\n", "注".repeat(3000));
    let folder = folder(&[("x.yaml", &plan)]);
    let susumi = env!("CARGO_BIN_EXE_susumi");
    let line = format!("trap '' XFSZ; ulimit -f 8; '{susumi}' set x.yaml 1 --year R2 --actual 実施");
    let mut shell = std::process::Command::new("bash");
    let output = shell.args(["-c", &line]).current_dir(folder.path()).env("HOME", folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{} {}", out(&output), err(&output));
    assert!(err(&output).contains("ファイルは元のままです"), "{}", err(&output));
    assert_eq!(fs::read_to_string(folder.path().join("x.yaml")).unwrap(), plan);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
}

#[test]
fn the_encoding_stays() {
    for encoding in [Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::ShiftJis, Encoding::EucJp] {
        let before = PLAN.replace('\n', "\r\n");
        let folder = folder(&[]);
        let path = folder.path().join("x.yaml");
        fs::write(&path, encoding.encode(&before).unwrap()).unwrap();
        let output = set(folder.path(), &["1", "--year", "R1", "--actual", "実施"]);
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""), "{encoding:?}");
        let expected = encoding.encode(&before.replace("R1: 検討}  #", "R1: 実施}  #")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), expected, "{encoding:?}");
    }
    let folder = folder(&[]);
    let path = folder.path().join("x.yaml");
    let bytes = Encoding::ShiftJis.encode(PLAN).unwrap();
    fs::write(&path, &bytes).unwrap();
    let output = set(folder.path(), &["1", "--year", "R1", "--remark", "𠮷田"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("「𠮷」は、このファイルの文字コード（Shift_JIS）では書けません"), "{}", err(&output));
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

fn read(path: &Path) -> susumi::source::Loaded {
    workspace::read(&Origin::File(path.to_owned())).unwrap()
}

fn order(action: u32, year: u16, actual: &str) -> Order {
    Order {
        actual: Some(actual.to_owned()),
        ..Order::of(Subject::Action(ActionId(action)), FiscalYear::starting(year))
    }
}

#[test]
fn of_two_who_save_the_second_is_told() {
    let folder = folder(&[("x.yaml", PLAN)]);
    let path = folder.path().join("x.yaml");
    let seen = read(&path);
    let (first, second) = (prepare(&seen, &order(0, 2019, "実施")), prepare(&seen, &order(0, 2019, "一部実施")));
    let elsewhere = prepare(&seen, &order(1, 2019, "検討")).unwrap();
    first.unwrap().save().unwrap();
    let refusal = second.unwrap().save().unwrap_err();
    assert!(matches!(&refusal, Refusal::Changed(_, now) if now == "実施"), "{refusal}");
    assert!(refusal.wording().message.starts_with("R1の実績は、ほかの人が書き換えて、いまは「実施」です。"));
    // Whoever still looks at the old state is told as well.
    assert!(matches!(prepare(&seen, &order(0, 2019, "検討 調整")), Err(Refusal::Changed(..))));
    // And what the other has ordered too is no quarrel.
    assert!(prepare(&seen, &order(0, 2019, "実施")).unwrap().hunks().is_empty());

    let saved = elsewhere.save().unwrap();
    assert!(saved.joined);
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("R1: 実施}  # 速報") && text.contains("{番号: 2, 名称: 広告の掲載, 実績: {R1: 検討}}"),
        "{text}"
    );

    // An entry that was moved by lines is found, one that is gone is not.
    let seen = read(&path);
    let amendment = prepare(&seen, &order(0, 2020, "⇒")).unwrap();
    fs::write(&path, text.replace("体系:\n", "備考: 追記\n\n体系:\n")).unwrap();
    amendment.save().unwrap();
    let amendment = prepare(&read(&path), &order(0, 2018, "検討")).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("備考: 追記\n\n体系:\n") && text.contains("R2: ⇒}  # 速報"), "{text}");
    fs::write(&path, text.replace("広告の募集", "広告の公募")).unwrap();
    assert!(matches!(amendment.save(), Err(Refusal::Gone)));
}

/// Two programs and two threads write into one file as fast as they can: every cell is there in the end.
#[test]
fn nothing_is_lost_in_a_race() {
    const ENTRIES: u32 = 50;
    let entries: String = (1..=ENTRIES).map(|at| format!("  - {{番号: {at}, 名称: 取{at}番}}\n")).collect();
    let folder = folder(&[("x.yaml", &format!("計画: 試し\n年度: H28-R2\n体系:\n- 名称: 一番\n  取組:\n{entries}"))]);
    let path = folder.path().join("x.yaml");
    std::thread::scope(|scope| {
        for (half, year) in [(0, 2016_u16), (1, 2017)] {
            let path = &path;
            scope.spawn(move || {
                for at in (0..ENTRIES).filter(|at| at % 2 == half) {
                    prepare(&read(path), &order(at, year, "検討")).unwrap().save().unwrap();
                }
            });
        }
        for year in ["H30", "R1"] {
            let folder = folder.path();
            scope.spawn(move || {
                for at in 1..=ENTRIES / 2 {
                    let output = set(folder, &[&at.to_string(), "--year", year, "--actual", "実施"]);
                    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
                }
            });
        }
    });
    let plan = read(&path).plan;
    for (at, action) in plan.actions.iter().enumerate() {
        let has = |year: u16| action.actual.0.get(FiscalYear::starting(year)).is_some();
        let own = if at % 2 == 0 { 2016 } else { 2017 };
        assert!(has(own), "{at} in {own}");
        assert_eq!([has(2018), has(2019)], [at < 25; 2], "{at}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
}
