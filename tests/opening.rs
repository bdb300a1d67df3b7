//! The opening of many plans, seen from the terminal: one is there at once, the others come while it is looked at.
//! In a home of its own for each test; waits for what is to be seen, never for time to pass.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::path::Path;

use folder::folder;
use tempfile::TempDir;
use terminal::Terminal;

const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");
const COMING: &str = "計画を読み込んでいます";

fn plan(title: &str) -> String {
    format!("計画: {title}\n年度: H28-R2\n体系:\n- 名称: 一番\n  取組:\n  - {{番号: 1, 名称: 最初, 実施状況: 実施}}\n")
}

/// A folder with so many plans that opening them takes its time.
fn country(plans: usize) -> TempDir {
    let folder = folder(&[]);
    for at in 0..plans {
        let city = folder.path().join(format!("country/{:02}", at % 47));
        fs::create_dir_all(&city).unwrap();
        fs::write(city.join(format!("{at:04}.yaml")), plan(&format!("第{at}計画"))).unwrap();
    }
    folder
}

fn start(home: &Path, arguments: &[&str]) -> Terminal {
    Terminal::run(home, SUSUMI, arguments, &[])
}

#[test]
fn the_first_plan_is_worked_with_while_others_come_and_left_at_any_time() {
    let home = country(1500);
    let mut terminal = start(home.path(), &["country"]);
    terminal.wait_for(&["第0計画", COMING, "/1500]"]);
    // As far as that has come.
    terminal.press("Tab Enter");
    terminal.wait_for(&["取組の詳細", "1 最初"]);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);

    let mut terminal = start(home.path(), &["country"]);
    terminal.wait_for(&[COMING]);
    terminal.wait_until("all to have come", |_, text| text.contains("[   1/1500]") && !text.contains(COMING));
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn the_plan_of_the_last_run_is_the_first_one_of_the_next() {
    let home = folder(&[("plans/a/x.yaml", &plan("甲計画")), ("plans/b/x.yaml", &plan("乙計画"))]);
    let mut terminal = start(home.path(), &[]);
    terminal.wait_for(&["甲計画", "[1/2]"]);
    terminal.press("p Down Enter");
    terminal.wait_for(&["乙計画", "[2/2]"]);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    let file = home.path().join("state/susumi/session.yaml");
    let state = fs::read_to_string(&file).unwrap();
    assert!(state.contains("plan: b/x\n") && state.contains("/plans/b/x.yaml\n"), "{state}");

    // As earlier programs have written it: then it is gone to as soon as it is there.
    let earlier: String =
        state.lines().filter(|line| !line.starts_with("file:")).map(|line| format!("{line}\n")).collect();
    for state in [state, earlier] {
        fs::write(&file, &state).unwrap();
        let mut terminal = start(home.path(), &[]);
        terminal.wait_for(&["乙計画", "[2/2]"]);
        terminal.press("q");
        assert_eq!(terminal.wait_for_end(), 0);
    }
    fs::remove_file(home.path().join("plans/b/x.yaml")).unwrap();
    let mut terminal = start(home.path(), &[]);
    terminal.wait_for(&["甲計画", "取組 1/1件"]);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn what_cannot_be_opened_keeps_nothing_else_from_being_shown() {
    let home =
        folder(&[("plans/a.yaml", "計画: [\n"), ("plans/b.yaml", &plan("乙計画")), ("plans/c.yaml", "計画: [\n")]);
    let mut terminal = start(home.path(), &[]);
    terminal.wait_for(&["乙計画", "開けないものが2件あります: "]);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn a_file_that_changes_while_others_are_opened_is_shown_as_it_is() {
    let home = country(1500);
    let mut terminal = start(home.path(), &["country"]);
    terminal.wait_for(&[COMING]);
    fs::write(home.path().join("country/00/0000.yaml"), plan("書き直した計画")).unwrap();
    terminal.wait_for(&["書き直した計画"]);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}
