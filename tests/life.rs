//! How the program lives and ends, seen from its terminal: hang-ups, signals, stops, sizes, surroundings.

#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use pty::{PATIENCE, Pty, cells, children, has_ended, is_stopped, ticks};
use rustix::process::{Pid, Signal, kill_process};
use rustix::time::{ClockId, clock_gettime};
use tempfile::TempDir;

const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");
/// Stands on the screen of the built-in plan.
const SHOWN: &str = "工程";

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn susumi(home: &Path) -> Command {
    pty::program(SUSUMI, home)
}

fn shell(home: &Path, script: &str) -> Command {
    let mut command = pty::program("sh", home);
    command.args(["-c", script, SUSUMI]);
    command
}

/// The program on a terminal of 80x24, showing its first screen.
fn started(home: &Path) -> (Pty, Child) {
    let mut pty = Pty::open(80, 24);
    let child = pty.start(&susumi(home));
    pty.wait_for(SHOWN);
    (pty, child)
}

fn send(process: u32, signal: Signal) {
    kill_process(Pid::from_raw(i32::try_from(process).unwrap()).unwrap(), signal).unwrap();
}

/// Waits until something holds that no terminal tells.
fn wait_until(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < PATIENCE, "waited in vain: {what}");
        std::thread::yield_now();
    }
}

/// The processor time of this thread. While it waits it does nothing else, so on a quiet machine this is the time that
/// goes by, and on a busy one its own share of it.
fn spun() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap()
}

fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    // What it keeps for the next run is meant to stay.
    names.filter(|name| !["cache", "state"].contains(&name.as_str())).collect()
}

/// What a fresh program shows on a terminal of that size.
fn fresh(columns: u16, rows: u16) -> String {
    let home = home();
    let mut pty = Pty::open(columns, rows);
    let mut child = pty.start(&susumi(home.path()));
    pty.wait_for(SHOWN);
    pty.press("q");
    pty.wait_end(&mut child);
    let all = String::from_utf8_lossy(&pty.received).into_owned();
    // What comes next gives the terminal back.
    let frame = all.split("\x1b[?2004l").next().unwrap();
    let mut emulator = vt100::Parser::new(cells(rows), cells(columns), 0);
    emulator.process(frame.as_bytes());
    pty::text_of(emulator.screen())
}

/// An editor that waits for the word `end` and is impressed neither by a hang-up nor by Ctrl-C.
fn editor(home: &Path) -> String {
    let path = home.join("editor");
    let script = "#!/bin/sh\ntrap '' HUP\ntrap 'echo no; again=1' INT\necho editing\n\
        until [ \"$line\" = end ]; do again=; read line || [ $again ] || exit; done\necho edited\n";
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

fn plan(home: &Path) -> String {
    let path = home.join("p.yaml");
    fs::write(&path, "計画: 試み\n年度: H28\n体系: []\n").unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_terminal_that_is_gone_ends_it_at_once_without_work() {
    // Who starts it, and whether it is told.
    let table = [
        ("it is told", "exec \"$0\"", true),
        ("it is told and does not listen", "trap '' HUP; exec \"$0\"", true),
        ("another is told", "trap '' HUP; \"$0\"; exit $?", true),
        ("nobody is told", "exec \"$0\"", false),
    ];
    for ((case, script, control), keys) in table.iter().flat_map(|row| ["", "jjj"].map(|keys| (*row, keys))) {
        let home = home();
        let mut pty = Pty::open(80, 24);
        let command = shell(home.path(), script);
        let mut child = if control { pty.start(&command) } else { pty.start_detached(&command) };
        pty.wait_for(SHOWN);
        pty.press(keys);
        let process = child.id();
        let before = ticks(process) + children(process).into_iter().map(ticks).sum::<u64>();
        let start = spun();
        pty.hang_up();
        wait_until(case, || has_ended(process));
        assert!(spun() - start < Duration::from_secs(1), "{case}: {:?}", spun() - start);
        let used = ticks(process) - before;
        assert!(used < 20, "{case}: {used} ticks of 10 ms");
        assert_eq!(child.wait().unwrap().code(), Some(129), "{case}");
        assert_eq!(files(home.path()), [""; 0], "{case}: something is left behind");
    }
}

#[test]
fn a_terminal_that_is_gone_ends_it_while_an_editor_runs() {
    let home = home();
    let mut pty = Pty::open(80, 24);
    let mut command = susumi(home.path());
    command.env("EDITOR", editor(home.path())).arg(plan(home.path()));
    let mut child = pty.start(&command);
    pty.wait_for(SHOWN);
    pty.press("e");
    pty.wait_for("editing");
    let start = spun();
    pty.hang_up();
    wait_until("its end", || has_ended(child.id()));
    assert!(spun() - start < Duration::from_secs(1), "{:?}", spun() - start);
    assert_eq!(child.wait().unwrap().code(), Some(129));
}

#[test]
fn nothing_is_done_while_nothing_happens() {
    let home = home();
    let (mut pty, mut child) = started(home.path());
    while pty.take_in(Duration::from_millis(200)) {}
    let (before, received) = (ticks(child.id()), pty.received.len());
    assert!(!pty.take_in(Duration::from_millis(900)), "something was sent");
    assert!(ticks(child.id()) - before <= 1);
    assert_eq!(pty.received.len(), received);
    pty.press("q");
    assert!(pty.wait_end(&mut child).success());
}

#[test]
fn signals_give_the_terminal_back_and_are_named() {
    let table = [
        (Signal::TERM, 143, "終了の指示（SIGTERM）を受けたため終了しました。"),
        (Signal::INT, 130, "割り込み（SIGINT）を受けたため終了しました。"),
        (Signal::QUIT, 131, "終了の指示（SIGQUIT）を受けたため終了しました。"),
        (Signal::HUP, 129, "端末との接続が切れたため終了しました。"),
    ];
    for (signal, code, sentence) in table {
        // Also where a question is open, and while half an escape sequence or paste keeps events waiting.
        let open = [("", ""), ("/", "検索:"), ("d", "担当課で絞り込む"), ("o", "書き出し先:"), ("?", "操作")];
        for (keys, shown) in open.into_iter().chain([("\x1b[", ""), ("\x1b[200~half", "")]) {
            let case = format!("{signal:?} after {keys:?}");
            let home = home();
            let (mut pty, mut child) = started(home.path());
            pty.press(keys);
            pty.wait_for(shown);
            send(child.id(), signal);
            assert_eq!(pty.wait_end(&mut child).code(), Some(code), "{case}");
            pty.assert_given_back(&case);
            // What was typed and nobody has read may stand beside it.
            let text = pty.text();
            assert!(text.contains(&format!("susumi: {sentence}")), "{case}: {text}");
            assert!(text.trim().lines().count() <= 2, "{case}: {text}");
        }
    }
}

#[test]
fn a_signal_ends_it_while_the_terminal_takes_no_text() {
    let home = home();
    let (mut pty, mut child) = started(home.path());
    // More than the line holds, and nobody reads it.
    wait_until("a full line", || {
        let stuck = is_stuck(child.id());
        // One at a time: a line that is full of keys would keep this waiting for good.
        if !stuck && !pty.has_unread() {
            pty.press("\x0c");
        }
        stuck
    });
    let start = spun();
    send(child.id(), Signal::TERM);
    wait_until("its end", || has_ended(child.id()));
    assert!(spun() - start < Duration::from_secs(1), "{:?}", spun() - start);
    assert_eq!(child.wait().unwrap().code(), Some(143));
    // Once the line is free again, the shell is seen, and what is typed into it.
    while pty.take_in(Duration::ZERO) {}
    pty.assert_given_back("a full line");
}

#[test]
fn a_signal_ends_it_while_the_terminal_takes_no_text_from_the_start() {
    let home = home();
    let pty = Pty::open(80, 24);
    let mut filling = pty.start_detached(&pty::program("yes", home.path()));
    wait_until("a full line", || is_stuck(filling.id()));
    let mut child = pty.start(&susumi(home.path()));
    wait_until("its first write", || is_stuck(child.id()));
    send(child.id(), Signal::TERM);
    wait_until("its end", || has_ended(child.id()));
    assert_eq!(child.wait().unwrap().code(), Some(143));
    filling.kill().unwrap();
    filling.wait().unwrap();
}

/// Whether the program waits for the terminal to take text.
fn is_stuck(process: u32) -> bool {
    let call = fs::read_to_string(format!("/proc/{process}/syscall")).unwrap_or_default();
    let write = if cfg!(target_arch = "aarch64") { "64 0x1 " } else { "1 0x1 " };
    call.starts_with(write)
}

#[test]
fn ctrl_c_asks_nothing_and_leaves() {
    for keys in ["", "/", "/下水", "d", "s", "o", "?", "\r", ":", "z"] {
        let case = format!("Ctrl-C after {keys:?}");
        let home = home();
        let (mut pty, mut child) = started(home.path());
        pty.press(keys);
        pty.press("\x03");
        assert_eq!(pty.wait_end(&mut child).code(), Some(0), "{case}");
        pty.assert_given_back(&case);
        assert_eq!(pty.text().trim(), "", "{case}");
        assert_eq!(files(home.path()), [""; 0], "{case}: something is left behind");
    }
}

#[test]
fn a_terminal_that_is_too_narrow_to_tell_is_not_asked() {
    for columns in [1, 2] {
        let home = home();
        let mut pty = Pty::open(columns, 24);
        let mut child = pty.start(&susumi(home.path()));
        pty.wait("a frame", |pty| pty.received.ends_with(b"\x1b[?2026l"));
        pty.resize(80, 24);
        pty.wait_for(SHOWN);
        // A wide character at the edge would pass for a narrow one, and the terminal for one that reads no UTF-8.
        assert!(!pty.received.windows(4).any(|part| part == b"\x1b[6n"), "{columns}");
        pty.press("q");
        assert_eq!(pty.wait_end(&mut child).code(), Some(0), "{columns}");
    }
}

#[test]
fn a_terminal_that_answers_nothing_keeps_nobody_waiting_or_in() {
    let home = home();
    let mut pty = Pty::open(80, 24);
    pty.fall_silent();
    let mut child = pty.start(&susumi(home.path()));
    pty.wait_for(SHOWN);
    pty.press("q");
    assert_eq!(pty.wait_end(&mut child).code(), Some(0));
    // Pressed, sent and gone while the answers are waited for.
    type Act = fn(&Pty, u32);
    let acts: [(&str, Act, i32); 3] = [
        ("Ctrl-C", |pty, _| pty.press("\x03"), 0),
        ("SIGTERM", |_, process| send(process, Signal::TERM), 143),
        ("Ctrl-C, typed ahead", |pty, _| pty.press("dgesui\x03"), 0),
    ];
    for (case, act, code) in acts {
        let mut pty = Pty::open(80, 24);
        pty.fall_silent();
        let mut child = pty.start(&susumi(home.path()));
        pty.wait("the questions", |pty| pty.received.ends_with(b"\x1b[c"));
        act(&pty, child.id());
        assert_eq!(pty.wait_end(&mut child).code(), Some(code), "{case}");
        pty.assert_given_back(case);
    }
}

#[test]
fn who_has_to_end_starts_no_editor_any_more() {
    let home = home();
    let mut pty = Pty::open(80, 24);
    pty.fall_silent();
    let mut command = susumi(home.path());
    command.env("EDITOR", editor(home.path())).arg(plan(home.path()));
    let mut child = pty.start(&command);
    pty.wait("the questions", |pty| pty.received.ends_with(b"\x1b[c"));
    // Typed ahead: it is taken when the questions have had their time, between the signal and the end that it brings.
    pty.press("e");
    std::thread::sleep(Duration::from_millis(350));
    send(child.id(), Signal::TERM);
    assert_eq!(pty.wait_end(&mut child).code(), Some(143));
    pty.assert_given_back("an editor that was asked for");
    assert!(!pty.text().contains("editing"), "{}", pty.text());
}

#[test]
fn signals_while_an_editor_has_the_terminal() {
    let home = home();
    let mut pty = Pty::open(80, 24);
    let mut command = susumi(home.path());
    command.env("EDITOR", editor(home.path())).arg(plan(home.path()));
    let mut child = pty.start(&command);
    pty.wait_for(SHOWN);
    // Ctrl-C is for the editor.
    pty.press("e");
    pty.wait_for("editing");
    pty.assert_given_back("in the editor");
    pty.press("\x03");
    pty.wait_for("no");
    pty.press("end\r");
    pty.wait("the screen", |pty| pty.screen().alternate_screen() && pty.text().contains(SHOWN));
    // Who is to end waits until the editor has.
    pty.press("e");
    pty.wait("the editor", |pty| pty.text().matches("editing").count() == 2);
    send(child.id(), Signal::TERM);
    pty.press("line\r");
    pty.wait_for("line");
    assert!(child.try_wait().unwrap().is_none(), "the editor still runs");
    pty.press("end\r");
    assert_eq!(pty.wait_end(&mut child).code(), Some(143));
    pty.assert_given_back("after the editor");
    assert!(pty.text().contains("edited"), "{}", pty.text());
    assert!(pty.text().contains("SIGTERM"), "{}", pty.text());
}

/// A shell with job control in which the program has been started with that, and the program's process.
fn in_a_shell(home: &Path, arguments: &str) -> (Pty, Child, u32) {
    let mut pty = Pty::open(80, 24);
    let (shell, program) = shell_on(&mut pty, home, arguments);
    assert!(pty.screen().alternate_screen());
    (pty, shell, program)
}

/// The same on a terminal that is there already.
fn shell_on(pty: &mut Pty, home: &Path, arguments: &str) -> (Child, u32) {
    let mut command = pty::program("bash", home);
    command.args(["--norc", "--noprofile", "-i"]).envs([("PS1", "ready> "), ("HISTFILE", "")]);
    command.env("EDITOR", editor(home));
    let shell = pty.start(&command);
    pty.wait_for("ready>");
    pty.press(&format!("{SUSUMI} {arguments}\r"));
    pty.wait("the screen", |pty| pty.screen().hide_cursor() && pty.text().contains(SHOWN));
    let program = children(shell.id())[0];
    (shell, program)
}

fn wait_for_prompt(pty: &mut Pty, text: &str) {
    pty.wait(text, |pty| {
        let shown = pty.text();
        !pty.screen().alternate_screen() && shown.contains(text) && shown.trim_end().ends_with("ready>")
    });
    assert!(!pty.screen().hide_cursor());
}

fn leave_shell(mut pty: Pty, mut shell: Child) {
    pty.press("exit\r");
    let status = pty.wait_end(&mut shell);
    assert!(status.success(), "{status}");
}

#[test]
fn it_stops_and_comes_back_redrawn() {
    for asked_by_key in [true, false] {
        let home = home();
        let (mut pty, shell, program) = in_a_shell(home.path(), "");
        if asked_by_key {
            pty.press("\x1a");
        } else {
            send(program, Signal::TSTP);
        }
        wait_for_prompt(&mut pty, "Stopped");
        wait_until("it to stand still", || is_stopped(program));
        // Brought back to another size than it had.
        pty.resize(100, 30);
        let expected = fresh(100, 30);
        pty.press("fg; echo code=$?\r");
        pty.wait("the last frame", |pty| pty.screen().alternate_screen() && pty.text() == expected);
        // Keys come one by one and unechoed again.
        pty.press("?");
        pty.wait("the help", |pty| pty.text() != expected);
        pty.press("\x1b");
        pty.wait("the panes", |pty| pty.text() == expected);
        pty.press("q");
        wait_for_prompt(&mut pty, "code=0");
        leave_shell(pty, shell);
    }
}

#[test]
fn it_comes_back_when_others_stopped_it_without_asking() {
    let home = home();
    let expected = fresh(80, 24);
    let (mut pty, shell, program) = in_a_shell(home.path(), "");
    send(program, Signal::STOP);
    pty.wait_for("Stopped");
    pty.press("fg; echo code=$?\r");
    pty.wait("the last frame", |pty| pty.screen().alternate_screen() && pty.text() == expected);
    pty.press("q");
    wait_for_prompt(&mut pty, "code=0");
    leave_shell(pty, shell);
}

#[test]
fn an_editor_stops_together_with_it() {
    let home = home();
    let (mut pty, shell, program) = in_a_shell(home.path(), &plan(home.path()));
    pty.press("e");
    pty.wait_for("editing");
    pty.press("\x1a");
    wait_for_prompt(&mut pty, "Stopped");
    wait_until("both to stand still", || is_stopped(program) && is_stopped(children(program)[0]));
    pty.press("clear; fg; echo code=$?\r");
    wait_until("it to go on", || !is_stopped(program) && !is_stopped(children(program)[0]));
    assert!(!pty.screen().alternate_screen(), "the editor has the terminal");
    pty.press("end\r");
    pty.wait("the screen", |pty| pty.screen().alternate_screen() && pty.text().contains(SHOWN));
    pty.press("q");
    wait_for_prompt(&mut pty, "code=0");
    leave_shell(pty, shell);
}

#[test]
fn in_the_background_it_leaves_the_terminal_alone() {
    let home = home();
    let (mut pty, shell, program) = in_a_shell(home.path(), "");
    pty.press("\x1a");
    wait_for_prompt(&mut pty, "Stopped");
    pty.press("bg\r");
    wait_for_prompt(&mut pty, "&");
    wait_until("it to stop again", || is_stopped(program));
    assert!(!pty.screen().alternate_screen());
    pty.press("clear\rfg\r");
    pty.wait("the screen", |pty| pty.screen().alternate_screen() && pty.text().contains(SHOWN));
    pty.press("\x1a");
    wait_for_prompt(&mut pty, "Stopped");
    // A shell ends a stopped job with two signals.
    pty.press("clear; kill %1\r");
    pty.wait_for("SIGTERM");
    wait_until("the shell to take note of its end", || !Path::new(&format!("/proc/{program}")).exists());
    assert!(!pty.screen().alternate_screen());
    leave_shell(pty, shell);
}

#[test]
fn a_shell_ends_it_in_the_background() {
    // How it gets there, and how it is set that who writes from there is stopped.
    for start in ["in the background", "after a stop", "stopped from outside", "doctor"] {
        for line in ["-tostop", "tostop"] {
            let case = format!("{start}, {line}");
            let home = home();
            let mut pty = Pty::open(80, 24);
            let mut command = pty::program("bash", home.path());
            command.args(["--norc", "--noprofile", "-i"]).envs([("PS1", "ready> "), ("HISTFILE", "")]);
            let shell = pty.start(&command);
            pty.wait_for("ready>");
            pty.press(&format!("stty {line}\r"));
            pty.wait("the next prompt", |pty| pty.text().matches("ready>").count() == 2);
            if let "in the background" | "doctor" = start {
                let arguments = if start == "doctor" { start } else { "" };
                pty.press(&format!("{SUSUMI} {arguments} &\r"));
            } else {
                pty.press(&format!("{SUSUMI}\r"));
                pty.wait("a frame", |pty| pty.text().contains(SHOWN) && pty.received.ends_with(b"\x1b[?2026l"));
                match start {
                    "after a stop" => pty.press("\x1a"),
                    _ => send(children(shell.id())[0], Signal::STOP),
                }
                pty.wait_for("Stopped");
                if start == "after a stop" {
                    pty.press("bg\r");
                    pty.wait_for("&");
                }
            }
            wait_until("the program", || !children(shell.id()).is_empty());
            let program = children(shell.id())[0];
            wait_until(&format!("it to stop, {case}"), || is_stopped(program));
            pty.press("clear; kill %1\r");
            wait_until(&format!("its end, {case}"), || !Path::new(&format!("/proc/{program}")).exists());
            pty.press("\r");
            pty.wait_for("Exit 143");
            assert!(!pty.screen().hide_cursor() || start == "stopped from outside", "{case}");
            leave_shell(pty, shell);
        }
    }
}

#[test]
fn a_stopped_program_ends_with_its_terminal() {
    let home = home();
    let (mut pty, mut shell, program) = in_a_shell(home.path(), "");
    pty.press("\x1a");
    wait_for_prompt(&mut pty, "Stopped");
    let start = spun();
    pty.hang_up();
    wait_until("its end", || has_ended(program));
    assert!(spun() - start < Duration::from_secs(1), "{:?}", spun() - start);
    shell.wait().unwrap();
}

/// What was asked for last counts: stops that are over by the time the program comes to them stop it no more.
#[test]
fn many_stops_from_outside_are_one_at_most() {
    let home = home();
    let (mut pty, shell, program) = in_a_shell(home.path(), "");
    let expected = fresh(80, 24);
    for pause in [10, 20, 30, 40, 50, 60, 70, 80] {
        send(program, Signal::TSTP);
        std::thread::sleep(Duration::from_millis(pause));
        send(program, Signal::CONT);
        std::thread::sleep(Duration::from_millis(100));
    }
    wait_for_prompt(&mut pty, "Stopped");
    // In the background it stops by itself in the end. Until then what is typed to the shell may stop it, as any program
    // that reads: the system may do so even when the shell has just brought it to the front.
    wait_until("it to stand still", || is_stopped(program));
    pty.press("fg; echo code=$?\r");
    pty.wait("the panes", |pty| pty.screen().alternate_screen() && pty.text() == expected);
    pty.press("q");
    wait_for_prompt(&mut pty, "code=0");
    leave_shell(pty, shell);
}

#[test]
fn where_nobody_could_bring_it_back_it_does_not_stop() {
    let home = home();
    let (mut pty, mut child) = started(home.path());
    for ask in [|pty: &Pty, _| pty.press("\x1a"), |_: &Pty, process| send(process, Signal::TSTP)] {
        ask(&pty, child.id());
        pty.wait_for("ここでは中断できません");
        pty.press("w");
        pty.wait("another line", |pty| !pty.text().contains("ここでは中断できません"));
    }
    pty.press("q");
    assert_eq!(pty.wait_end(&mut child).code(), Some(0));
}

#[test]
fn without_a_terminal_it_names_the_command_that_prints() {
    for redirection in ["< /dev/null", "| cat", "> out", "< /dev/null | cat"] {
        let home = home();
        let mut pty = Pty::open(120, 24);
        let script = format!("set -o pipefail; \"$0\" {redirection}; exit $?");
        let mut command = pty::program("bash", home.path());
        command.args(["-c", &script, SUSUMI]);
        let mut child = pty.start(&command);
        assert_eq!(pty.wait_end(&mut child).code(), Some(2), "{redirection}");
        let text = pty.text();
        assert!(text.contains("端末が必要です") && text.contains("susumi export"), "{redirection}: {text}");
        assert!(!pty.received.contains(&0x1b), "{redirection}");
        pty.assert_given_back(redirection);
    }
    let home = home();
    let output = susumi(home.path()).stdin(Stdio::null()).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
}

#[test]
fn a_storm_of_sizes_ends_with_the_right_frame() {
    let expected = fresh(100, 30);
    let home = home();
    let (mut pty, mut child) = started(home.path());
    let before = ticks(child.id());
    for number in 0..300_u16 {
        pty.resize(10 + number * 7 % 150, 3 + number * 5 % 50);
        pty.take_in(Duration::ZERO);
    }
    pty.resize(100, 30);
    pty.wait("the last frame", |pty| pty.text() == expected);
    assert!(ticks(child.id()) - before < 500, "5 s of work");
    // As large as before in the end: the program may see no change at all, and the screen has changed.
    for (columns, rows) in [(20, 4), (100, 30), (1, 1), (100, 30)] {
        pty.resize(columns, rows);
    }
    pty.wait("the same frame", |pty| pty.text() == expected);
    pty.press("q");
    assert_eq!(pty.wait_end(&mut child).code(), Some(0));
    pty.assert_given_back("after the storm");
}

#[test]
fn poor_surroundings_are_said_once_and_keep_nobody_from_starting() {
    type Changes<'a> = &'a [(&'a str, Option<&'a str>)];
    let table: &[(Changes, Option<&str>, bool)] = &[
        (&[("TERM", Some("xterm"))], None, true),
        (&[("TERM", Some("dumb"))], Some("TERM=dumb"), false),
        (&[("TERM", Some("vt100"))], Some("TERM=vt100"), false),
        (&[("TERM", None)], Some("環境変数TERM"), false),
        (&[("TERM", Some("no-such-terminal"))], None, true),
        (&[("NO_COLOR", Some("1"))], None, false),
        (&[("LANG", Some("C"))], None, true),
        (&[("LANG", None)], None, true),
        (&[("LC_ALL", Some("ja_JP.eucJP"))], Some("eucJP"), true),
        (&[("HOME", None)], None, true),
        (&[("HOME", Some(""))], None, true),
        (&[("HOME", Some("/nonexistent"))], None, true),
        // Nobody can write there, not even root.
        (&[("HOME", Some("/proc"))], None, true),
        (&[("TERM", Some("dumb")), ("LANG", Some("C")), ("HOME", None)], Some("TERM=dumb"), false),
    ];
    for (changes, lack, colour) in table {
        let home = home();
        let mut command = susumi(home.path());
        for (name, value) in *changes {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let mut pty = Pty::open(80, 24);
        let mut child = pty.start(&command);
        pty.wait_for(SHOWN);
        let last = |pty: &Pty| pty.text().lines().last().unwrap_or_default().to_owned();
        match lack {
            Some(lack) => pty.wait("the notice", |pty| last(pty).contains(lack)),
            None => pty.wait("the keys", |pty| last(pty).contains("終了")),
        }
        // Once: it goes with the first key and does not come again.
        pty.press("j");
        pty.wait("the keys", |pty| last(pty).contains("終了"));
        assert_eq!(pty.is_coloured(), *colour, "{changes:?}");
        pty.press("q");
        assert_eq!(pty.wait_end(&mut child).code(), Some(0), "{changes:?}");
        pty.assert_given_back(&format!("{changes:?}"));
        assert_eq!(pty.text().trim(), "", "{changes:?}");
    }
}

/// The loop cannot go on for want of files: the terminal is given back, the reason said.
#[test]
fn an_error_gives_the_terminal_back_and_is_said() {
    let mut failed = 0;
    for limit in 3..24 {
        let case = format!("{limit} files");
        let home = home();
        let plan = plan(home.path());
        let mut pty = Pty::open(80, 24);
        // The plan is read before: the limit is for the screen.
        let script = format!("ulimit -n {limit}; exec \"$0\" {plan}");
        let mut child = pty.start(&shell(home.path(), &script));
        let start = Instant::now();
        let status = loop {
            pty.take_in(Duration::from_millis(10));
            if pty.text().contains(SHOWN) {
                pty.press("q");
            }
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            assert!(start.elapsed() < PATIENCE, "{case}: it neither runs nor ends\n{}", pty.text());
        };
        while pty.take_in(Duration::ZERO) {}
        pty.assert_given_back(&case);
        if status.code() == Some(2) && pty.received.contains(&0x1b) {
            failed += 1;
            assert!(pty.text().contains("susumi: 端末を使えなくなったため終了しました"), "{case}: {}", pty.text());
        }
    }
    assert!(failed > 0, "no limit lets the screen begin and fail");
}

#[test]
fn without_an_alternate_screen_it_draws_on_an_empty_one_and_leaves_below() {
    for end in ["q", "\x1a", "TERM"] {
        let home = home();
        let mut pty = Pty::open(80, 24);
        pty.without_alternate_screen();
        pty.spoil(&"X".repeat(80 * 23));
        let (mut shell, program) = shell_on(&mut pty, home.path(), "");
        assert!(!pty.text().contains("XX"), "{}", pty.text());
        match end {
            "TERM" => send(program, Signal::TERM),
            key => pty.press(key),
        }
        wait_for_prompt(&mut pty, "");
        let text = pty.text();
        assert!(text.lines().last().is_some_and(|line| line == "ready>"), "{end}: {text}");
        assert!(!text.contains("d 担当課"), "the hints are gone: {text}");
        if end == "\x1a" {
            // A shell with a stopped job does not leave by itself.
            pty.hang_up();
            shell.wait().unwrap();
            wait_until("the end of the job", || has_ended(program));
            continue;
        }
        pty.press("true\r");
        leave_shell(pty, shell);
    }
}

#[test]
fn keys_that_come_all_at_once_are_all_read() {
    for keys in ["jk".repeat(600) + "q", "\x1b[B\x1b[A".repeat(400) + "\x03", "j".repeat(4000) + "q"] {
        let home = home();
        let (mut pty, mut child) = started(home.path());
        pty.press(&keys);
        let status = pty.wait_end(&mut child);
        assert_eq!(status.code(), Some(0), "{} keys", keys.len());
    }
}

#[test]
fn sizes_that_make_no_sense_are_made_sensible() {
    let home = home();
    let mut pty = Pty::open(80, 24);
    pty.claim_size(0, 0);
    let mut child = pty.start(&susumi(home.path()));
    pty.wait_for(SHOWN);
    pty.claim_size(65535, 65535);
    pty.press("?");
    // Whether the size or the key came first, both show in what is sent: the emulator has room for a part of it.
    pty.wait("the help on so many lines", |pty| {
        let sent = String::from_utf8_lossy(&pty.received);
        sent.contains("前の枠へ移る") && sent.contains("\x1b[300;")
    });
    let memory = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let resident = memory.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap().trim();
    let kilobytes: u64 = resident.trim_end_matches(" kB").parse().unwrap();
    assert!(kilobytes < 200_000, "{kilobytes}");
    pty.press("\x03");
    assert_eq!(pty.wait_end(&mut child).code(), Some(0));
    pty.claim_size(80, 24);
    pty.assert_given_back("after a size of 65535x65535");
}

#[test]
fn what_is_wrong_with_the_settings_is_said_on_the_screen() {
    let home = home();
    let folder = home.path().join(".config/susumi");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.yaml"), "keyz: 1\n").unwrap();
    let (mut pty, mut child) = started(home.path());
    pty.wait_for("config.yaml:1:1");
    pty.press("q");
    pty.wait_end(&mut child);
    assert!(!pty.text().contains("config.yaml"), "not behind the screen: {}", pty.text());
}

#[test]
fn the_mouse_is_given_back_with_the_terminal() {
    const ON: vt100::MouseProtocolMode = vt100::MouseProtocolMode::PressRelease;
    let mode = |pty: &Pty| pty.screen().mouse_protocol_mode();
    for how in ["q", "\x03", "TERM", "e"] {
        let home = home();
        let mut pty = Pty::open(80, 24);
        let mut command = susumi(home.path());
        command.env("EDITOR", editor(home.path())).arg(plan(home.path()));
        let mut child = pty.start(&command);
        pty.wait_for(SHOWN);
        assert_eq!(mode(&pty), vt100::MouseProtocolMode::None, "off at first");
        pty.press("m");
        pty.wait("the mouse", |pty| mode(pty) == ON);
        match how {
            "TERM" => send(child.id(), Signal::TERM),
            "e" => {
                pty.press("e");
                pty.wait_for("editing");
                assert_eq!(mode(&pty), vt100::MouseProtocolMode::None, "the editor's own");
                pty.press("end\r");
                pty.wait("the mouse again", |pty| mode(pty) == ON);
                // Shown text is selected without Shift.
                pty.press("Y");
                pty.wait("the text", |pty| !pty.screen().alternate_screen());
                assert_eq!(mode(&pty), vt100::MouseProtocolMode::None, "the terminal's own");
                pty.press(" ");
                pty.wait("the mouse once more", |pty| mode(pty) == ON);
                // A click in the list: SGR, column 40, line 5.
                pty.press("\x1b[<0;40;5M\x1b[<0;40;5m");
                pty.wait("the key hints of a list", |pty| pty.text().contains("体系へ"));
                pty.press("m");
                pty.wait("no mouse", |pty| mode(pty) == vt100::MouseProtocolMode::None);
                pty.press("q");
            }
            keys => pty.press(keys),
        }
        pty.wait_end(&mut child);
        pty.assert_given_back(how);
    }
}
