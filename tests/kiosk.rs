//! Tries to get out of `susumi --kiosk`: to a shell, an editor, another file.
#![cfg(unix)]

#[path = "support/run.rs"]
mod run;
#[path = "support/terminal.rs"]
mod terminal;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use run::{err, run};
use susumi::words::screen::NOT_PERMITTED;
use tempfile::TempDir;
use terminal::Terminal;

const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");

fn plan(title: &str) -> String {
    format!(
        "計画: {title}\n年度: H28-R2\n体系:\n- 名称: 一番\n  取組:\n  - {{名称: 最初の取組, 担当課: 乙課, 実施状況: 実施}}\n"
    )
}

/// A folder with a plan to show, a secret beside it, and everything that would leave a trace if it ran.
fn folder() -> TempDir {
    const TRAP: &str = "#!/bin/sh\ntouch \"$HOME/trapped\"\necho trapped\n";
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("plans/a.yaml", plan("見せる計画")),
        ("secret/b.yaml", plan("秘密の計画")),
        ("settings/susumi/config.yaml", "plans: ../../secret\nkeys: {j: quit, F9: edit}\n".to_owned()),
        ("trap", TRAP.to_owned()),
    ];
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    fs::set_permissions(folder.path().join("trap"), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// Everything in the folder with its text.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.clone(), fs::read(&path).unwrap_or_default());
            }
        }
    }
    found
}

/// As `sshd` runs it: through the user's shell, with whatever the user managed to set.
fn login(folder: &Path, arguments: &str) -> Terminal {
    let trap = folder.join("trap");
    let trap = trap.to_str().unwrap();
    let names = ["EDITOR", "VISUAL", "SHELL", "PAGER", "LESSOPEN", "BROWSER", "SSH_ORIGINAL_COMMAND", "SUSUMI_EDITOR"];
    let environment: Vec<_> = names.into_iter().map(|name| (name, trap)).collect();
    let command = format!("'{SUSUMI}' --kiosk {arguments}");
    Terminal::run(folder, "/bin/sh", &["-c", &command], &environment)
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn keys_that_lead_out_are_refused_and_the_login_ends_with_q() {
    let folder = folder();
    let before = contents(folder.path());
    let mut terminal = login(folder.path(), "plans");
    terminal.wait_for(&["見せる計画", "q 終了"]);
    for keys in ["e", "o", "Ctrl-Z", "Enter e", ": e d i t"] {
        terminal.press(keys);
        let said = if keys.starts_with(':') { "操作を名前で選ぶ" } else { NOT_PERMITTED };
        terminal.wait_for(&[said]);
        terminal.press("Esc");
        terminal.wait_until("the refusal to go", |_, text| !text.contains(NOT_PERMITTED));
        assert!(terminal.screen().alternate_screen(), "after {keys}");
    }
    terminal.press("Ctrl-L");
    terminal.wait_for(&["q 終了"]);
    // The user's settings would make this key leave.
    terminal.press("j y");
    // Not known to take text for its clipboard: shown to be selected, and any key comes back.
    terminal.wait_until("the text", |screen, text| text.contains("コピーしてください") && !screen.alternate_screen());
    terminal.press("e");
    terminal.wait_for(&["q 終了"]);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    assert!(!contains(terminal.sent(), "trapped") && !contains(terminal.sent(), "秘密"));
    assert_eq!(contents(folder.path()), before, "nothing was written and nothing ran");
}

#[test]
fn links_that_lead_out_are_not_followed() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    symlink(at("secret/b.yaml"), at("plans/b.yaml")).unwrap();
    symlink(at("secret"), at("plans/more")).unwrap();
    symlink(at("plans"), at("shown")).unwrap();
    let mut terminal = login(folder.path(), "shown");
    terminal.wait_for(&["見せる計画", "開けないものが1件", "b.yaml:1:1 見てよい"]);
    fs::remove_file(at("plans/b.yaml")).unwrap();
    fs::write(at("plans/b.yaml"), plan("足した計画")).unwrap();
    terminal.press("r");
    terminal.wait_for(&["見せる計画", "[1/2]"]);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    assert!(!contains(terminal.sent(), "秘密"));
}

#[test]
fn a_file_that_becomes_a_link_is_not_read_again() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let mut terminal = login(folder.path(), "plans");
    terminal.wait_for(&["見せる計画", "q 終了"]);
    fs::remove_file(at("plans/a.yaml")).unwrap();
    symlink("../secret/b.yaml", at("plans/a.yaml")).unwrap();
    terminal.press("r");
    terminal.wait_for(&["見せる計画", "読み直せない"]);
    fs::remove_file(at("plans/a.yaml")).unwrap();
    fs::write(at("plans/a.yaml"), plan("直した計画")).unwrap();
    terminal.press("r");
    terminal.wait_for(&["直した計画"]);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    assert!(!contains(terminal.sent(), "秘密"));
}

#[test]
fn nothing_else_can_be_asked_for() {
    let folder = folder();
    let before = contents(folder.path());
    let table: [(&[&str], &str); 7] = [
        (&["--kiosk"], "PATH が要ります"),
        (&["--kiosk", "plans"], "ssh -t"),
        (&["--kiosk", "check", "plans"], "「--kiosk」と「check」は一緒に"),
        (&["check", "--kiosk", "plans"], "--kiosk"),
        (&["--kiosk", "config", "--init"], "--init"),
        (&["--kiosk", "--frames", "frames.tsv", "plans"], "--frames"),
        (&["--kiosk", "gone"], "gone"),
    ];
    for (arguments, said) in table {
        let output = run(folder.path(), arguments);
        let text = err(&output);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?} {text}");
        assert!(text.contains(said) && !text.contains("秘密"), "{arguments:?} {text}");
    }
    assert_eq!(contents(folder.path()), before);
}
