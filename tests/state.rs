//! What outlives a run: saved views, and where the last run ended. In a home of its own for each test.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::path::Path;
use std::process::{Child, Command};

use folder::folder;
use pty::Pty;
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");
const CONTINUED: &str = "前回の続きです";

/// The program in a terminal, and a home that outlives it.
struct Run {
    pty: Pty,
    child: Child,
}

impl Run {
    /// Starts it and waits for its first screen.
    fn start(home: &Path, arguments: &[&str]) -> Self {
        let mut pty = Pty::open(80, 24);
        let child = pty.start(pty::program(SUSUMI, home).args(arguments));
        pty.wait_for("工程");
        Self { pty, child }
    }

    /// Types something and waits until that is seen.
    fn press(&mut self, keys: &str, seen: &str) {
        self.pty.press(keys);
        self.pty.wait_for(seen);
    }

    /// Leaves it as its user does.
    fn leave(mut self) {
        self.pty.press("q");
        assert_eq!(self.pty.wait_end(&mut self.child).code(), Some(0));
    }
}

fn state(home: &TempDir, name: &str) -> std::path::PathBuf {
    home.path().join("state/susumi").join(name)
}

/// Filters by a department, so that there is something to go on with.
fn filtered(home: &Path) -> Run {
    let mut run = Run::start(home, &[]);
    run.press("dgesui\r", "担当課:下水道課");
    run
}

#[test]
fn the_last_run_goes_on_however_it_ended() {
    for how in ["q", "\x03", "TERM", "INT", "HUP", "hang-up"] {
        let home = folder(&[]);
        let Run { mut pty, mut child } = filtered(home.path());
        let signal = |signal| kill_process(Pid::from_child(&child), signal).unwrap();
        match how {
            "TERM" => signal(Signal::TERM),
            "INT" => signal(Signal::INT),
            "HUP" => signal(Signal::HUP),
            "hang-up" => {}
            keys => pty.press(keys),
        }
        if how == "hang-up" {
            pty.hang_up();
            child.wait().unwrap();
        } else {
            pty.wait_end(&mut child);
        }
        let mut again = Run::start(home.path(), &[]);
        again.pty.wait_for("担当課:下水道課");
        again.pty.wait_for(CONTINUED);
        // The notice goes with the first key; the key that it names clears the filter.
        again.press("x", "絞り込みなし");
        again.leave();
        let fresh = Run::start(home.path(), &[]);
        assert!(!fresh.pty.text().contains(CONTINUED), "after {how}: nothing was left on\n{}", fresh.pty.text());
        fresh.leave();
    }
}

#[test]
fn it_starts_afresh_when_asked_and_with_other_plans() {
    let home = folder(&[("other.yaml", "計画: 別の計画\n年度: H28\n体系: []\n")]);
    filtered(home.path()).leave();
    for arguments in [&["--fresh"][..], &["other.yaml"]] {
        let run = Run::start(home.path(), arguments);
        let text = run.pty.text();
        assert!(text.contains("絞り込みなし") && !text.contains(CONTINUED), "{arguments:?}\n{text}");
        drop(run);
        filtered(home.path()).leave();
    }
}

#[test]
fn a_file_that_cannot_be_used_keeps_nobody_from_starting() {
    let huge = "x: y\n".repeat(300_000);
    for text in ["views: [", "\u{1}", huge.as_str()] {
        let home = folder(&[("state/susumi/session.yaml", text), ("state/susumi/views.yaml", text)]);
        let mut run = Run::start(home.path(), &[]);
        run.pty.wait_for("views.yaml が読み取れないため使いません");
        run.press("V", "表示の名前");
        run.press("\r", "表示を保存できません");
        run.leave();
        assert_eq!(fs::read_to_string(state(&home, "views.yaml")).unwrap(), text, "left as it was");
        assert!(fs::read_to_string(state(&home, "session.yaml")).unwrap().contains("plan: nisshin-2"));
    }
    // No file can be made there.
    let home = folder(&[("state", "a file")]);
    let mut run = Run::start(home.path(), &[]);
    run.press("V", "表示の名前");
    run.press("\r", "表示を保存できません");
    run.leave();
}

#[test]
fn views_are_saved_called_up_and_deleted() {
    let home = folder(&[]);
    let mut run = filtered(home.path());
    run.press("V", "表示の名前: 担当課:下水道課");
    run.press("\x15下水道\r", "表示「下水道」を保存しました（v 1 で呼び出せます）");
    run.press("x", "絞り込みなし");
    run.press("v1", "担当課:下水道課");
    run.leave();
    let text = fs::read_to_string(state(&home, "views.yaml")).unwrap();
    assert!(text.contains("- name: 下水道\n  plan: nisshin-2\n  departments:\n  - 下水道課\n"), "{text}");

    let mut by_name = Run::start(home.path(), &["--view", "下水道"]);
    by_name.pty.wait_for("担当課:下水道課");
    by_name.press("v", "保存した表示を呼び出す");
    by_name.press("\x04", "表示「下水道」を削除しました");
    by_name.press("v", "保存した表示はまだありません");
    by_name.leave();
}

#[test]
fn a_view_of_a_plan_that_is_not_open_says_so_at_the_start() {
    let views = "views:\n- {name: 甲, plan: gone, departments: [下水道課, 消防本部]}\n- {name: 乙, plan: nisshin-2, list: departments}\n";
    let home = folder(&[("state/susumi/views.yaml", views)]);
    let mut run = Run::start(home.path(), &["--view", "甲"]);
    run.pty.wait_for("（gone）は開いていない");
    run.leave();
    let mut pty = Pty::open(80, 24);
    let mut child = pty.start(pty::program(SUSUMI, home.path()).args(["--view", "乙"]));
    pty.wait_for("担当課別");
    pty.press("q");
    pty.wait_end(&mut child);
}

#[test]
fn what_cannot_be_kept_or_deleted_is_said_and_leaves_the_file_as_it_was() {
    let search = "[".repeat(1_990);
    let text = format!("views:\n- {{name: 甲, plan: nisshin-2, search: '{search}'}}\n");
    let home = folder(&[("state/susumi/views.yaml", &text)]);
    let mut run = Run::start(home.path(), &[]);
    run.press("/[[[[[[[[[[[[[[\rV", "表示の名前");
    run.press("\r", "表示の内容が大きすぎます");
    assert_eq!(fs::read_to_string(state(&home, "views.yaml")).unwrap(), text);
    fs::write(state(&home, "views.yaml"), "views: [").unwrap();
    run.press("v", "保存した表示を呼び出す");
    run.press("\x04", "表示を削除できません");
    run.pty.press("\x03");
    assert_eq!(run.pty.wait_end(&mut run.child).code(), Some(0));
}

#[test]
fn a_view_that_there_is_not_is_said_before_anything_is_shown() {
    let views = "views:\n- {name: 下水道, plan: x}\n- {name: 三年前, plan: x}\n";
    let table = [
        (Some(views), "下水", "「下水道」ではありませんか。"),
        (Some(views), "qqqq", "保存した表示は、「下水道」、「三年前」です。"),
        (None, "下水道", "画面で V を押すと"),
        (Some("views: ["), "下水道", "読み取れません"),
    ];
    for (views, name, sentence) in table {
        let files: Vec<(&str, &str)> = views.map(|text| ("state/susumi/views.yaml", text)).into_iter().collect();
        let home = folder(&files);
        let mut pty = Pty::open(80, 24);
        let mut child = pty.start(pty::program(SUSUMI, home.path()).args(["--view", name]));
        assert_eq!(pty.wait_end(&mut child).code(), Some(2), "{name}");
        let text = pty.text().replace('\n', "");
        assert!(text.contains(sentence), "{name}: {text}");
        assert!(!pty.received.contains(&0x1b), "{name}: the terminal was taken over");
    }
}

#[test]
fn doctor_says_where_it_is_kept_and_a_kiosk_keeps_nothing() {
    let home = folder(&[("plans/a.yaml", "計画: 試し\n年度: H28\n体系: []\n")]);
    let output = pty::program(SUSUMI, home.path()).arg("doctor").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains(&format!("表示の保存先    {}", home.path().join("state/susumi").display())), "{text}");
    Run::start(home.path(), &["--kiosk", "plans"]).leave();
    assert!(!home.path().join("state").exists());
    let mut refused: Command = pty::program(SUSUMI, home.path());
    assert_eq!(refused.args(["--kiosk", "--view", "x", "plans"]).output().unwrap().status.code(), Some(2));
}
