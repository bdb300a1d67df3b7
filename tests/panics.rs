//! What a panic leaves behind: the terminal as it was, a sentence, Rust's own text, 101.
//!
//! A test program that is its own victim, without the test harness: nothing in `susumi` can be asked to
//! panic, so the victim is given what no file can give it (a plan without the departments that it names, a finding about
//! what is not there), or has a thread beside the loop that panics. The harness would catch the panic and print into its own output instead.

#[path = "support/pty.rs"]
mod pty;

use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::ExitCode;

use pty::Pty;
use susumi::plan::{NodeId, Subject};
use susumi::source::Loaded;
use susumi::source::config::Config;
use susumi::tui;
use susumi::workspace::{self, Opening};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "victim", "loop", ..] => victim(|plans| plans[0].plan.departments.clear()),
        [_, "victim", "shared", ..] => victim(break_the_eighth),
        [_, "victim", "beside", socket] => {
            panic_when_called(socket);
            victim(|_| {})
        }
        // For whoever lists tests.
        [_, "--list", ..] => ExitCode::SUCCESS,
        _ => {
            panic_in_the_loop();
            panic_beside_the_loop();
            panic_in_shared_work();
            nobody_listens();
            ExitCode::SUCCESS
        }
    }
}

/// Has a thread panic as soon as somebody calls.
fn panic_when_called(socket: &str) {
    let listener = UnixListener::bind(socket).unwrap();
    let wait = move || {
        listener.accept().unwrap();
        panic!("on purpose");
    };
    std::thread::Builder::new().name("beside".to_owned()).spawn(wait).unwrap();
}

/// Of eight plans that are counted together, the last has a finding that cannot be counted.
fn break_the_eighth(plans: &mut Vec<Loaded>) {
    let mut broken = plans[0].clone();
    broken.findings[0].subject = Subject::Node(NodeId(u32::MAX));
    plans.extend(vec![plans[0].clone(); 6]);
    plans.push(broken);
}

/// Shows the built-in plan, broken in that way, until it panics, as the program's own `main` would.
fn victim(break_it: impl FnOnce(&mut Vec<Loaded>)) -> ExitCode {
    let mut workspace = workspace::open(&[], &Config::default());
    break_it(&mut workspace.plans);
    match tui::run(Opening { workspace, rest: None }, &tui::Options::default()) {
        Err(tui::RunError::Ended(ending)) => {
            ending.report();
            ending.exit_code().into()
        }
        left => unreachable!("{left:?}"),
    }
}

fn start(script: &str, home: &Path) -> (Pty, std::process::Child) {
    let pty = Pty::open(120, 36);
    let own = std::env::current_exe().unwrap();
    let mut command = pty::program("sh", home);
    command.args(["-c", script, own.to_str().unwrap(), home.join("socket").to_str().unwrap()]);
    let child = pty.start(&command);
    (pty, child)
}

const SENTENCE: &str = "susumi: プログラムの誤りのため終了しました。";

fn panic_in_the_loop() {
    let home = tempfile::tempdir().unwrap();
    let (mut pty, mut child) = start("exec \"$0\" victim loop", home.path());
    assert_eq!(pty.wait_end(&mut child).code(), Some(101), "{}", pty.text());
    pty.assert_given_back("a panic in the loop");
    let text = pty.text();
    assert!(text.starts_with(SENTENCE), "{text}");
    assert!(text.contains("thread 'main'") && text.contains("panicked at src/"), "{text}");
    assert!(String::from_utf8_lossy(&pty.received).contains("\x1b[?1049h"), "it had the terminal");
}

fn panic_beside_the_loop() {
    let home = tempfile::tempdir().unwrap();
    let (mut pty, mut child) = start("exec \"$0\" victim beside \"$1\"", home.path());
    pty.wait_for("工程");
    UnixStream::connect(home.path().join("socket")).unwrap();
    assert_eq!(pty.wait_end(&mut child).code(), Some(101), "{}", pty.text());
    pty.assert_given_back("a panic beside the loop");
    let text = pty.text();
    assert!(text.starts_with(SENTENCE), "{text}");
    assert!(text.contains("thread 'beside' panicked at tests/panics.rs") && text.contains("on purpose"), "{text}");
    let received = String::from_utf8_lossy(&pty.received).into_owned();
    let (_, behind) = received.rsplit_once("\x1b[?1049l").unwrap();
    assert!(!behind.contains("\x1b[?2026"), "it went on drawing: {behind}");
}

/// Which of two threads it hits is chance. Where it is not the loop's, the loop waits for what that thread was to make.
fn panic_in_shared_work() {
    for _ in 0..6 {
        let home = tempfile::tempdir().unwrap();
        let (mut pty, mut child) = start("exec \"$0\" victim shared", home.path());
        assert_eq!(pty.wait_end(&mut child).code(), Some(101), "{}", pty.text());
        pty.assert_given_back("a panic in shared work");
        let text = pty.text();
        assert!(text.starts_with(SENTENCE) && text.contains("panicked at src/"), "{text}");
        assert_eq!(text.matches(SENTENCE).count(), 1, "{text}");
    }
}

/// Where what it says cannot be written, it does not panic again, which would abort and leave a core.
fn nobody_listens() {
    for victim in ["victim loop", "victim beside \"$1\""] {
        let home = tempfile::tempdir().unwrap();
        let (mut pty, mut child) = start(&format!("exec \"$0\" {victim} 2> /dev/full"), home.path());
        if victim.contains("beside") {
            pty.wait_for("工程");
            UnixStream::connect(home.path().join("socket")).unwrap();
        }
        assert_eq!(pty.wait_end(&mut child).code(), Some(101), "{victim}: {}", pty.text());
        pty.assert_given_back(victim);
        assert_eq!(pty.text().trim(), "", "{victim}");
    }
}
