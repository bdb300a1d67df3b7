//! The user's editor in a terminal: what it is given, how it finds the terminal, and what comes after it,
//! however it ends.

#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Child;

use pty::Pty;
use tempfile::TempDir;

const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");
/// Stands on the screen of any plan.
const SHOWN: &str = "工程";
const PLAN: &str = "計画: 試み\n年度: H28\n体系:\n- 名称: 一番\n  取組:\n  - {名称: 最初の取組, 実施状況: 実施}\n";

/// A folder with a plan and with an editor of that name that does what the script says, behind writing down
/// what it was given.
fn folder(plan: &str, editor: &str, script: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(plan), PLAN).unwrap();
    let path = folder.path().join(editor);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let script =
        format!("#!/bin/sh\nfor word in \"$@\"; do printf '%s\\0' \"$word\" >> \"$HOME/given\"; done\n{script}\n");
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// The program on that plan, with that as the value of `EDITOR`.
fn started(folder: &Path, editor: &str, plan: &str) -> (Pty, Child) {
    let mut pty = Pty::open(80, 24);
    let mut command = pty::program(SUSUMI, folder);
    command.env("EDITOR", editor).args(["--", plan]);
    let child = pty.start(&command);
    pty.wait_for(SHOWN);
    (pty, child)
}

/// The words that the editor was given.
fn given(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("given")).unwrap();
    text.split_terminator('\0').map(str::to_owned).collect()
}

fn leave(mut pty: Pty, mut child: Child, case: &str) {
    pty.press("q");
    assert_eq!(pty.wait_end(&mut child).code(), Some(0), "{case}");
    pty.assert_given_back(case);
}

#[test]
fn what_it_saves_is_on_the_screen_when_it_ends() {
    let script = "echo editing; read line; sed -i 's/試み/直した計画/' \"$2\"";
    for editor in ["bin/vim", "my editor/vim"] {
        for quoted in [false, true] {
            let case = format!("{editor} {quoted}");
            let folder = folder("p.yaml", editor, script);
            let path = folder.path().join(editor).display().to_string();
            let value = if quoted { format!("'{path}'") } else { path };
            let (mut pty, child) = started(folder.path(), &value, "p.yaml");
            pty.press("je");
            pty.wait_for("editing");
            pty.assert_given_back(&case);
            pty.press("\r");
            pty.wait_for("直した計画");
            assert!(pty.screen().alternate_screen() && pty.screen().hide_cursor(), "{case}");
            assert_eq!(given(folder.path()), ["+4", "p.yaml"], "{case}");
            leave(pty, child, &case);
        }
    }
}

#[test]
fn names_of_files_reach_it_whole() {
    for plan in ["-p.yaml", "+9.yaml", "a b'\"$HOME`;.yaml", "計画\n二.yaml", "--help.yaml"] {
        for value in ["./code --wait", "'./code' --wait"] {
            let folder = folder(plan, "code", "exit 0");
            let (mut pty, child) = started(folder.path(), value, plan);
            pty.press("e");
            pty.wait("its end", |_| folder.path().join("given").exists());
            pty.wait_for(SHOWN);
            let given = given(folder.path());
            let begins = if plan.starts_with(['-', '+']) { "./" } else { "" };
            assert_eq!(given, ["--wait", "--goto", &format!("{begins}{plan}:1:1")], "{value}");
            leave(pty, child, plan);
        }
    }
}

#[test]
fn however_it_ends_that_is_said_and_the_screen_is_as_it_was() {
    // The marks of a program that was killed: raw mode, the mouse, keys and pastes in another form, a part
    // of the screen that scrolls alone, another character set, colours.
    let mess = "stty raw -echo; printf '\\033[?1049h\\033[?1000h\\033[?1006h\\033[?2004h\\033[?1h\\033=\\033[3;5r\\033(0\\033[41;7m'";
    let table = [
        ("exit 3", "code 3", "終了コード 3"),
        ("kill -9 $$", "a signal", "中断されました"),
        (&format!("{mess}; kill -9 $$"), "a crash", "中断されました"),
        (&format!("{mess}; exit 0"), "a bad end", ""),
    ];
    for (script, case, said) in table {
        for value in ["./ed", "'./ed'"] {
            let folder = folder("p.yaml", "ed", script);
            let (mut pty, child) = started(folder.path(), value, "p.yaml");
            let before = pty.text();
            pty.press("e");
            pty.wait("its end", |pty| {
                folder.path().join("given").exists() && pty.screen().hide_cursor() && pty.text().contains(said)
            });
            pty.press("w");
            pty.press("w");
            pty.wait("the screen as it was", |pty| pty.text() == before);
            leave(pty, child, case);
        }
    }
}

#[test]
fn one_that_is_not_there_is_said() {
    for (value, said) in [
        ("./no-such-editor", "編集プログラム no-such-editor が見つかりません"),
        ("'./no-such-editor' -x", "編集プログラム no-such-editor が見つかりません"),
        ("./p.yaml", "編集プログラム p.yaml を起動できません（権限がありません）"),
        ("'vi", "環境変数 EDITOR の引用符が閉じていないため"),
    ] {
        let folder = folder("p.yaml", "ed", "exit 0");
        let (mut pty, child) = started(folder.path(), value, "p.yaml");
        pty.press("e");
        pty.wait_for(said);
        leave(pty, child, value);
    }
    let folder = folder("p.yaml", "bin/nano", "exit 0");
    for (path, said) in [("/nowhere", "編集プログラムが見つかりません。環境変数 EDITOR に"), ("bin", "読み直しました")]
    {
        let mut pty = Pty::open(80, 24);
        let mut command = pty::program(SUSUMI, folder.path());
        command.env_remove("EDITOR").env_remove("VISUAL").arg("p.yaml");
        command.env("PATH", folder.path().join(path));
        // `setsid` has to be found all the same.
        let mut shell = pty::program("sh", folder.path());
        shell.args(["-c", &format!("PATH={} exec {SUSUMI} p.yaml", folder.path().join(path).display())]);
        let child = pty.start(&shell);
        drop(command);
        pty.wait_for(SHOWN);
        pty.press("e");
        pty.wait_for(said);
        leave(pty, child, path);
    }
    assert_eq!(given(folder.path()), ["+1,1", "p.yaml"], "the one in PATH was started");
}

#[test]
fn ctrl_c_and_ctrl_z_are_the_editors_behind_a_shell_too() {
    let script = "trap 'echo no; again=1' INT\necho editing\n\
        until [ \"$line\" = end ]; do again=; read line || [ $again ] || exit; done";
    let folder = folder("p.yaml", "ed", script);
    let mut pty = Pty::open(80, 24);
    let mut shell = pty::program("bash", folder.path());
    shell.args(["--norc", "--noprofile", "-i"]).envs([("PS1", "ready> "), ("HISTFILE", ""), ("EDITOR", "'./ed'")]);
    let mut shell = pty.start(&shell);
    pty.wait_for("ready>");
    pty.press(&format!("{SUSUMI} p.yaml\r"));
    pty.wait_for(SHOWN);
    pty.press("e");
    pty.wait_for("editing");
    pty.press("\x03");
    pty.wait_for("no");
    pty.press("\x1a");
    pty.wait("the shell", |pty| pty.text().contains("Stopped") && pty.text().trim_end().ends_with("ready>"));
    let program = pty::children(shell.id())[0];
    pty.wait("both to stand still", |_| pty::is_stopped(program) && pty::is_stopped(pty::children(program)[0]));
    pty.press("fg; echo code=$?\r");
    // What is typed before the shell has given the terminal away is the shell's.
    pty.wait("both to go on", |_| !pty::is_stopped(program) && !pty::is_stopped(pty::children(program)[0]));
    pty.press("end\r");
    pty.wait("the screen", |pty| pty.screen().alternate_screen() && pty.text().contains(SHOWN));
    pty.press("q");
    pty.wait_for("code=0");
    pty.press("exit\r");
    assert!(pty.wait_end(&mut shell).success());
}

#[test]
fn a_file_that_gave_no_plan_is_mended_from_the_list() {
    let script = "sed -i 's/年度: \\[/年度: H28/' \"$2\"";
    let folder = folder("p.yaml", "vim", script);
    fs::write(folder.path().join("q.yaml"), PLAN.replace("試み", "もう一つ").replace("年度: H28", "年度: [")).unwrap();
    let (mut pty, child) = started(folder.path(), "./vim", ".");
    pty.press("p");
    pty.wait_for("開けません");
    pty.press("\x1b[B");
    pty.wait_for("Enter 理由");
    pty.press("e");
    pty.wait_for("1件の計画を");
    let given = given(folder.path());
    assert!(given[0].starts_with('+') && given[0] != "+1", "{given:?}");
    assert_eq!(given[1], "./q.yaml");
    leave(pty, child, "mended");
}
