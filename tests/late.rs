//! What the terminal says late or unasked, and what is typed while it is asked: no answer acts as keys, no key is lost.

#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use pty::Pty;
use tempfile::TempDir;

const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");
/// Stands on the screen of the built-in plan.
const SHOWN: &str = "工程";
/// Ends a frame.
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";
/// Ends what the terminal is asked.
const QUESTIONS_END: &[u8] = b"\x1b[c";
/// Answers that make no sense, but end what was asked.
const ANSWERS: &str = "\x1b[2;3R\x1b[2;2R\x1b[?64;1;52c";
/// After the time for answers and before nothing is waited for any more.
const LATE: Duration = Duration::from_millis(600);

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A program on a terminal that answers nothing by itself, while it is asked.
fn asked(command: &Command) -> (Pty, Child) {
    let mut pty = Pty::open(80, 24);
    pty.fall_silent();
    let child = pty.start(command);
    pty.wait("the questions", |pty| pty.received.ends_with(QUESTIONS_END));
    (pty, child)
}

fn susumi(home: &Path) -> Command {
    pty::program(SUSUMI, home)
}

/// Complains unless the first screen is there and takes keys.
fn assert_untouched(pty: &mut Pty, mut child: Child, case: &str) {
    pty.wait("a frame", |pty| pty.received.ends_with(END_OF_FRAME) && pty.text().contains(SHOWN));
    let before = pty.text();
    pty.press("?");
    pty.wait_for("操作と見方");
    pty.press("\x1b");
    pty.wait(case, |pty| pty.text() == before);
    pty.press("\x03");
    assert_eq!(pty.wait_end(&mut child).code(), Some(0), "{case}");
    pty.assert_given_back(case);
}

#[test]
fn an_answer_in_the_form_of_a_string_is_no_key() {
    let table: &[&[&str]] = &[
        &["\x1bP>|xeq/term(390)\x1b\\"],
        &["\x1b]11;rgb:1d1d/2e2e/3f3f\x1b\\"],
        &["\x1b]11;rgb:1d1d/2e2e/3f3f\x07"],
        &["\x1bP1+r544e=787465726d\x1b\\", "\x1b_Gi=31;OK\x1b\\"],
        &["\x1b^question\x1b\\\x1bXquestion\x1b\\"],
        &["\x1bP>|xe", "q/term", "(390)\x1b\\"],
        &["\x1b]11;rgb:1d1d/2e2e", "/3f3f\x1b", "\\"],
    ];
    for pieces in table {
        let send = |pty: &mut Pty| {
            for piece in *pieces {
                pty.press(piece);
                pty.wait("it to be read", |pty| !pty.has_unread());
            }
        };
        let (home, case) = (home(), format!("{pieces:?}"));
        let (mut pty, child) = asked(&susumi(home.path()));
        send(&mut pty);
        assert_untouched(&mut pty, child, &format!("{case}, before the first frame"));
        let (mut pty, child) = asked(&susumi(home.path()));
        pty.wait_for(SHOWN);
        send(&mut pty);
        assert_untouched(&mut pty, child, &format!("{case}, later"));
    }
}

#[test]
fn what_is_torn_by_the_first_frame_is_put_together() {
    for (before, after) in [("\x1bP>|xeq/te", "xerm(390)\x1b\\"), ("\x1b]11;rgb:1d", "1d/2e2e/3f3f\x07")] {
        let home = home();
        let (mut pty, child) = asked(&susumi(home.path()));
        pty.press(before);
        pty.wait_for(SHOWN);
        pty.press(after);
        pty.wait("it to be read", |pty| !pty.has_unread());
        assert_untouched(&mut pty, child, before);
    }
    let home = home();
    let (mut pty, mut child) = asked(&susumi(home.path()));
    pty.press("/\x1b[200~下水q");
    pty.wait_for(SHOWN);
    pty.press("道q\x1b[201~\x7f");
    pty.wait_for("下水q道");
    assert!(!pty.text().contains("下水q道q"), "{}", pty.text());
    pty.press("\x03");
    assert_eq!(pty.wait_end(&mut child).code(), Some(0));
}

#[test]
fn esc_before_the_first_frame_takes_no_key_with_it() {
    let home = home();
    let (mut pty, mut child) = asked(&susumi(home.path()));
    pty.press("\x1b");
    pty.wait_for(SHOWN);
    pty.press("2");
    pty.press("\r");
    pty.wait_for("取組の詳細");
    pty.press("\x03");
    assert_eq!(pty.wait_end(&mut child).code(), Some(0));
}

/// A script that says of how many characters the line is that it reads.
const READS_A_LINE: &str = "echo ready; read line; echo \"${#line} read\"";

#[test]
fn late_answers_are_not_left_to_who_has_the_terminal_next() {
    let home = home();
    let mut command = pty::program("sh", home.path());
    command.args(["-c", &format!("\"$0\"; {READS_A_LINE}"), SUSUMI]);
    let (mut pty, mut child) = asked(&command);
    pty.press("q");
    std::thread::sleep(LATE);
    pty.press(ANSWERS);
    pty.wait_for("ready");
    pty.press("x\r");
    pty.wait_for("1 read");
    assert!(pty.wait_end(&mut child).success());

    let editor = home.path().join("editor");
    fs::write(&editor, format!("#!/bin/sh\n{READS_A_LINE}; read line\n")).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(home.path().join("p.yaml"), "計画: 試み\n年度: H28\n体系: []\n").unwrap();
    let mut command = susumi(home.path());
    command.env("EDITOR", editor).arg("p.yaml");
    let (mut pty, mut child) = asked(&command);
    pty.press("e");
    std::thread::sleep(LATE);
    pty.press(ANSWERS);
    pty.wait_for("ready");
    pty.press("x\r");
    pty.wait_for("1 read");
    pty.press("\r");
    pty.wait_for(SHOWN);
    pty.press("q");
    assert_eq!(pty.wait_end(&mut child).code(), Some(0));
}
