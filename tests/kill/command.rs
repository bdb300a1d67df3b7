//! Killed while a command writes a file.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use rust_xlsxwriter::Workbook;
use rustix::process::{Pid, Signal, kill_process};
use susumi::import::{Cell, parse};
use tempfile::TempDir;

use super::folder::folder;
use super::moment::{Moment, Written, grow_old};
use super::run::{program, run};

const PLAN: &str = "計画: 試し\n年度: R1-R3\n時点: R2\n体系:\n- 番号: 1\n  名称: 一番\n  取組:\n  - 番号: 1\n    \
                    名称: 広告の募集\n    担当課: 企画課\n    予定: {R1: 検討, R2: ⇒, R3: 実施}\n    \
                    実績: {R1: 検討, R2: ⇒}  # 速報\n    実施状況: 一部実施\n";

/// What is written, and by which command.
const CASES: [(&str, &[&str]); 5] = [
    ("x.yaml", &["set", "x.yaml", "1", "--year", "R3", "--actual", "実施"]),
    ("x.yaml", &["collect", "--merge", "調査票", "--plan", "x.yaml"]),
    ("out.json", &["export", "--format", "json", "-o", "out.json", "x.yaml"]),
    ("out.xlsx", &["export", "--format", "xlsx", "-o", "out.xlsx", "x.yaml"]),
    ("new.yaml", &["new", "new.yaml"]),
];

#[test]
fn a_file_is_as_before_or_as_it_was_to_be() {
    for (name, arguments) in CASES {
        let home = home();
        let whole = Written::of(home.path().join(name));
        assert!(run(home.path(), arguments).status.success(), "{arguments:?}");
        let expected = whole.found().unwrap();
        let known = |bytes: &[u8]| if name == "out.xlsx" { is_workbook(bytes) } else { bytes == expected };
        for moment in Moment::ALL {
            whole.put_back();
            let before = whole.found();
            let mut child = program(home.path(), arguments).stdout(Stdio::null()).spawn().unwrap();
            whole.wait_for(moment, || child.try_wait().unwrap().is_some());
            child.kill().unwrap();
            child.wait().unwrap();
            let found = whole.found();
            let is_new = found.as_ref().is_some_and(|found| known(found));
            assert!(found == before || is_new, "{arguments:?}, killed when {moment:?}: {found:?}");

            // The next one does all of it, and takes away what has been left.
            grow_old(whole.beside());
            whole.put_back();
            assert!(run(home.path(), arguments).status.success(), "{arguments:?} {moment:?}");
            assert!(whole.found().is_some_and(|found| known(&found)), "{arguments:?} {moment:?}");
            assert_eq!(whole.beside(), Vec::<PathBuf>::new(), "{arguments:?} {moment:?}");
        }
    }
}

/// The system ends a program that writes to a file if that is forbidden: each time at its first byte.
#[test]
fn a_file_that_has_only_been_begun_is_never_there() {
    for (name, arguments) in CASES {
        let home = home();
        let whole = Written::of(home.path().join(name));
        let before = whole.found();
        let mut limited = Command::new("bash");
        limited.args(["-c", "ulimit -c 0 -f 0; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_susumi")]).args(arguments);
        limited.current_dir(home.path()).env("HOME", home.path()).env("XDG_CACHE_HOME", home.path().join("cache"));
        let ended = limited.output().unwrap().status;
        assert!(ended.signal().is_some(), "{arguments:?}: it was not killed: {ended}");
        assert!(whole.found() == before, "{arguments:?}");
    }
}

/// Large enough for its writing to be met.
const REAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/nisshin-2.yaml");

#[test]
fn a_signal_that_ends_it_leaves_nothing_beside_the_file() {
    for (signal, name) in
        [(Signal::INT, "out.html"), (Signal::TERM, "out.json"), (Signal::HUP, "out.md"), (Signal::INT, "out.csv")]
    {
        let home = folder(&[(name, "before")]);
        let whole = Written::of(home.path().join(name));
        let arguments = ["export", "-o", name, REAL];
        let is_met = (0..100).any(|_| {
            whole.put_back();
            let status = signalled(program(home.path(), &arguments), &whole, signal);
            assert_eq!(whole.beside(), Vec::<PathBuf>::new(), "{name} {signal:?}");
            match status.signal() {
                Some(by) => assert_eq!(by, signal.as_raw(), "it dies of what it was sent"),
                None => assert!(status.success(), "{name} {signal:?}: {status}"),
            }
            status.signal().is_some() && whole.found().is_some_and(|found| found == b"before")
        });
        assert!(is_met, "{name} was always written before {signal:?} came");
    }
}

/// `nohup`, and what a script sends into the background.
#[test]
fn a_signal_that_is_to_be_ignored_is() {
    for signal in [Signal::HUP, Signal::INT] {
        let home = folder(&[("out.html", "before")]);
        let whole = Written::of(home.path().join("out.html"));
        let mut deaf = Command::new("bash");
        let line = format!("trap '' {}; exec \"$0\" \"$@\"", signal.as_raw());
        deaf.args(["-c", &line, env!("CARGO_BIN_EXE_susumi"), "export", "-o", "out.html", REAL]);
        deaf.current_dir(home.path()).env("HOME", home.path()).env("XDG_CACHE_HOME", "/proc/nowhere");
        let status = signalled(deaf, &whole, signal);
        assert!(status.success() && whole.found().is_some_and(|found| found.len() > 1000), "{signal:?}: {status}");
    }
}

/// How a command ends that is sent a signal as soon as it has begun to write.
fn signalled(mut command: Command, whole: &Written, signal: Signal) -> ExitStatus {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    whole.wait_for(Moment::Begun, || child.try_wait().unwrap().is_some());
    // It may be over by now; nobody else has its number before it has been waited for.
    let _ = kill_process(Pid::from_child(&child), signal);
    child.wait().unwrap()
}

/// A home with a plan, a workbook that was filled in for it, and files that are to be replaced.
fn home() -> TempDir {
    let home = folder(&[("x.yaml", PLAN), ("out.json", "{}\n"), ("out.xlsx", "none")]);
    assert!(run(home.path(), &["collect", "--year", "R3", "-o", "調査票", "x.yaml"]).status.success());
    fill(&home.path().join("調査票/01-企画課.xlsx"));
    home
}

/// Fills a workbook in.
fn fill(path: &Path) {
    let book = parse(&fs::read(path).unwrap()).unwrap();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, cell) in book.sheets[0].cells() {
        let column = u16::try_from(at.column).unwrap();
        sheet.write_string(at.row, column, cell.shown()).unwrap();
        if *cell == Cell::Text("広告の募集".to_owned()) {
            sheet.write_string(at.row, 7, "実施").unwrap();
        }
    }
    fs::write(path, workbook.save_to_buffer().unwrap()).unwrap();
}

/// Whether it can be opened: when it was made stands in it.
fn is_workbook(bytes: &[u8]) -> bool {
    parse(bytes).is_ok_and(|book| !book.sheets.is_empty())
}
