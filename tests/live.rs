//! Files that change while the program shows them, seen from its terminal. Waits for what is to be seen, never
//! for time to pass.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::os::unix::fs::symlink;
use std::time::Duration;

use folder::folder;
use terminal::Terminal;

const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");

fn plan(title: &str, actions: &[&str]) -> String {
    let line =
        |(at, name): (usize, &&str)| format!("  - {{番号: {}, 名称: {name}, 担当課: 乙課, 実施状況: 実施}}\n", at + 1);
    let lines: String = actions.iter().enumerate().map(line).collect();
    format!("計画: {title}\n年度: H28-R2\n体系:\n- 名称: 一番\n  取組:\n{lines}")
}

#[test]
fn a_save_is_seen_a_broken_one_takes_nothing_away_and_a_mended_one_heals() {
    let folder = folder(&[("plans/a.yaml", &plan("甲計画", &["最初", "次", "最後"]))]);
    let at = |name: &str| folder.path().join("plans").join(name);
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &["plans"], &[]);
    terminal.wait_for(&["取組 3/3件"]);
    terminal.press("2 j");
    terminal.wait_for(&["2 工程  2/3"]);

    // In its place, as most editors save.
    fs::write(at(".a.yaml.new"), plan("甲計画", &["加えた", "最初", "次", "最後"])).unwrap();
    fs::rename(at(".a.yaml.new"), at("a.yaml")).unwrap();
    terminal.wait_for(&["取組 4/4件", "2 工程  3/4", "a.yaml が変わった"]);

    // What editors leave beside a file is nothing.
    for name in ["a.yaml~", ".a.yaml.swp", "#a.yaml#", ".#a.yaml", "4913"] {
        fs::write(at(name), "x").unwrap();
    }
    fs::write(at("a.yaml"), "計画: 甲計画\n年度: H28-R2\n体系: [\n").unwrap();
    terminal.wait_for(&["前の内容を表示中", "a.yaml 3行", "2 工程  3/4", "取組 4/4件"]);

    fs::write(at("a.yaml"), plan("甲計画", &["最初", "次"])).unwrap();
    terminal.wait_for(&["取組 2/2件", "2 工程  2/2", "読めるように"]);
    terminal.wait_until("the banner to go", |_, text| !text.contains("前の内容を表示中"));

    fs::remove_file(at("a.yaml")).unwrap();
    terminal.wait_for(&["a.yaml: ファイルがなくなりました", "取組 2/2件"]);
    fs::write(at("a.yaml"), plan("甲計画", &["最初"])).unwrap();
    terminal.wait_for(&["取組 1/1件"]);
    terminal.press("Esc");
    terminal.wait_for(&["q 終了"]);
    assert_eq!(terminal.sent_within(Duration::from_secs(4)), 0, "nothing is sent while nothing changes");
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn files_come_and_go_and_are_renamed() {
    let folder = folder(&[("plans/a.yaml", &plan("甲計画", &["最初"])), ("plans/b.yaml", &plan("乙計画", &["次"]))]);
    let at = |name: &str| folder.path().join("plans").join(name);
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &[], &[]);
    terminal.wait_for(&["甲計画", "[1/2]"]);
    fs::create_dir(at("more")).unwrap();
    fs::write(at("more/c.yml"), plan("丙計画", &["更に"])).unwrap();
    terminal.wait_for(&["[1/3]", "計画「丙計画」が加わりました"]);
    // Another name of what is open already is no other plan.
    symlink(at("more/c.yml"), at("d.yaml")).unwrap();
    fs::rename(at("a.yaml"), at("z.yaml")).unwrap();
    terminal.wait_for(&["a.yaml の名前は z.yaml に変わりました", "[3/3]"]);
    fs::remove_file(at("b.yaml")).unwrap();
    terminal.wait_for(&["計画「乙計画」は", "[2/2]"]);
    terminal.press("p");
    terminal.wait_for(&["甲計画", "丙計画"]);
    assert!(!terminal.text().contains("乙計画 "), "{}", terminal.text());
    terminal.press("Esc q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn what_breaks_or_goes_out_of_sight_is_said() {
    let towns: Vec<String> = (1..=30).map(|number| format!("町{number:02}")).collect();
    let path = |town: &String| format!("plans/{town}/計画.yaml");
    let files: Vec<(String, String)> = towns.iter().map(|town| (path(town), plan(town, &["最初"]))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = folder(&files);
    let at = |town: &String| folder.path().join(path(town));
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &[], &[]);
    terminal.wait_for(&["[ 1/30]", "q 終了"]);
    fs::write(at(&towns[6]), "計画: 町\n年度: H28-R2\n体系: [\n").unwrap();
    terminal.wait_for(&["町07/計画.yaml が開けなくなりました", "点検 エラー1件"]);
    terminal.press("p");
    terminal.wait_for(&["開けないファイル1件", "町07（前の内容）"]);
    fs::write(at(&towns[6]), plan("町07", &["最初", "次"])).unwrap();
    terminal.wait_for(&["町07/計画.yaml が読めるようになりました"]);
    terminal.wait_until("the mark to go", |_, text| !text.contains("前の内容") && !text.contains("開けないファイル"));
    // However many looks it takes to see all of it.
    towns[10..20].iter().for_each(|town| fs::remove_file(at(town)).unwrap());
    terminal.wait_for(&["10件の計画はファイルがなくなったので閉じました"]);
    towns[20..].iter().for_each(|town| fs::remove_file(at(town)).unwrap());
    terminal.wait_for(&["20件の計画はファイルがなくなったので閉じました"]);
    terminal.press("Esc q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn a_kiosk_watches_within_its_bounds() {
    let folder =
        folder(&[("plans/a.yaml", &plan("見せる計画", &["最初"])), ("secret/b.yaml", &plan("秘密の計画", &["次"]))]);
    let at = |name: &str| folder.path().join(name);
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &["--kiosk", "plans"], &[]);
    terminal.wait_for(&["見せる計画"]);
    symlink(at("secret/b.yaml"), at("plans/b.yaml")).unwrap();
    terminal.wait_for(&["開けないものが1件", "見てよい場所の外"]);
    fs::remove_file(at("plans/a.yaml")).unwrap();
    symlink("../secret/b.yaml", at("plans/a.yaml")).unwrap();
    terminal.wait_for(&["前の内容を表示中", "a.yaml: 見てよい場所の外"]);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    let sent = String::from_utf8_lossy(terminal.sent()).into_owned();
    assert!(!sent.contains("秘密"));
}

#[test]
fn what_changes_while_an_editor_has_the_terminal_is_taken_in_afterwards() {
    const EDITOR: &str = "#!/bin/sh\necho editing\nread typed\n";
    let folder = folder(&[
        ("plans/a.yaml", &plan("甲計画", &["最初"])),
        ("plans/b.yaml", &plan("乙計画", &["次"])),
        ("edit.sh", EDITOR),
    ]);
    let at = |name: &str| folder.path().join("plans").join(name);
    let editor = format!("/bin/sh {}", folder.path().join("edit.sh").display());
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &[], &[("EDITOR", &editor)]);
    terminal.wait_for(&["甲計画", "[1/2]"]);
    terminal.press("e");
    terminal.wait_until("the editor", |screen, text| text.contains("editing") && !screen.alternate_screen());
    fs::write(at("c.yaml"), plan("丙計画", &["更に"])).unwrap();
    fs::write(at("a.yaml"), plan("甲計画", &["最初", "次"])).unwrap();
    terminal.press("Enter");
    terminal.wait_for(&["[1/3]", "取組 2/2件"]);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn of_a_folder_that_is_out_of_reach_what_was_passed_over_is_not_mentioned() {
    let folder = folder(&[
        ("drive/plans/a.yaml", &plan("甲計画", &["最初"])),
        ("drive/plans/b.yaml", &plan("乙計画", &["次"])),
        ("drive/plans/compose.yml", "services:\n  web:\n    image: x\n"),
    ]);
    let at = |name: &str| folder.path().join("drive").join(name);
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &["drive/plans"], &[]);
    terminal.wait_for(&["甲計画", "[1/2]"]);
    // Another that comes later.
    fs::write(at("plans/other.yml"), "services:\n  web:\n    image: y\n").unwrap();
    fs::write(at("plans/c.yaml"), plan("丙計画", &["更に"])).unwrap();
    terminal.wait_for(&["[1/3]", "丙計画"]);
    fs::rename(at("plans"), at("plans_")).unwrap();
    terminal.wait_for(&["前の内容を表示中"]);
    terminal.press("f");
    terminal.wait_for(&["a.yaml", "b.yaml", "c.yaml"]);
    assert!(!terminal.text().contains("compose.yml") && !terminal.text().contains("other.yml"), "{}", terminal.text());
    fs::rename(at("plans_"), at("plans")).unwrap();
    terminal.wait_until("the banner to go", |_, text| !text.contains("前の内容を表示中"));
    terminal.press("Esc q");
    assert_eq!(terminal.wait_for_end(), 0);
}
