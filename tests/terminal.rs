//! Holds what the program does to a real terminal: it is run in a pseudo-terminal.
//!
//! Few runs; what is on the screen after which key is held by `screen.rs`.
#![cfg(unix)]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use folder::folder;
use terminal::Terminal;

const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");

const PLAN: &str = "\
計画: 試しの計画
年度: H28-R2
体系:
- 名称: 一番
  取組:
  - {名称: 最初の取組, 担当課: 乙課, 実績: {H28: 実施}, 実施状況: 実施}
";

const BROKEN: &str = "計画: [閉じていない\n";

/// The program, started in that folder and with its first frame on the screen.
fn started(folder: &Path, environment: &[(&str, &str)]) -> Terminal {
    let mut terminal = Terminal::run(folder, SUSUMI, &[], environment);
    terminal.wait_for(&["1 体系", "2 工程", "3 指標"]);
    terminal
}

#[test]
fn takes_the_terminal_over_and_gives_it_back() {
    let folder = folder(&[]);
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &[], &[]);
    let before = terminal.mode_at_first.clone();
    terminal.wait_for(&["第2次日進市経営改革プラン", "取組 54/54件"]);
    assert!(terminal.screen().alternate_screen() && terminal.screen().hide_cursor());
    assert_ne!(terminal.mode(), before, "raw mode");
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    assert!(!terminal.screen().alternate_screen() && !terminal.screen().hide_cursor());
    assert!(!terminal.screen().bracketed_paste());
    assert_eq!(terminal.mode(), before, "raw mode is left");
    assert_eq!(terminal.text().trim(), "", "nothing stays behind");
}

#[test]
fn finds_what_a_department_has_to_do() {
    let folder = folder(&[]);
    let mut terminal = started(folder.path(), &[]);
    terminal.press("d g e s u i Enter");
    terminal.wait_for(&["担当課:下水道課", "取組 4/54件", "指標 6/40件", "3 市債発行の基準策定"]);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

/// The terminal answers only while the test waits: all of these keys are there before its first answer.
#[test]
fn keys_typed_before_the_first_frame_do_what_they_do_after_it() {
    let folder = folder(&[]);
    let at_first = started(folder.path(), &[]).text();
    for keys in [
        "j Down j",
        "\x1bOB \x1bOB",
        "\x1b[6~",
        "F1",
        "j Esc j",
        "\x1b[1;2B",
        "d g e \x1b[200~sui\x1b[201~ Enter",
        "d 下",
    ] {
        let mut ahead = Terminal::run(folder.path(), SUSUMI, &[], &[]);
        ahead.press(keys);
        ahead.wait_for(&[]);
        let mut after = started(folder.path(), &[]);
        after.press(keys);
        let expected = ahead.text();
        assert_ne!(expected, at_first, "{keys:?}");
        after.wait_until(&format!("{keys:?} ahead:\n{expected}"), |_, text| text == expected);
    }
}

#[test]
fn opens_the_plans_of_the_folder_and_says_which_it_could_not() {
    let folder = folder(&[("plans/a.yaml", PLAN), ("plans/b.yaml", BROKEN), ("plans/c.yaml", PLAN)]);
    let mut terminal = started(folder.path(), &[]);
    terminal.wait_for(&["[1/2]", "試しの計画", "取組 1/1件", "開けないものが1件"]);
    terminal.press("Down");
    terminal.wait_for(&["[1/2]", "d 担当課"]);
    assert!(!terminal.text().contains("開けないものが"), "{}", terminal.text());
}

#[test]
fn says_why_and_leaves_if_no_plan_can_be_opened() {
    let folder = folder(&[("plans/b.yaml", BROKEN)]);
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &[], &[]);
    let before = terminal.mode_at_first.clone();
    assert_eq!(terminal.wait_for_end(), 2);
    assert!(terminal.text().contains("plans/b.yaml:"), "{}", terminal.text());
    assert!(!terminal.sent().windows(8).any(|window| window == b"\x1b[?1049h"), "the screen was not taken over");
    assert_eq!(terminal.mode(), before);
}

#[test]
fn says_why_and_leaves_if_there_is_no_terminal() {
    let folder = folder(&[]);
    let mut program = Command::new(SUSUMI);
    let output = program.current_dir(folder.path()).env("HOME", folder.path()).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    assert!(String::from_utf8_lossy(&output.stderr).contains("端末"), "{output:?}");
}

#[test]
fn follows_the_size_of_the_terminal() {
    let folder = folder(&[]);
    let mut terminal = started(folder.path(), &[]);
    let ends_at = |screen: &vt100::Screen, columns: u16| {
        let header = screen.rows(0, columns).next().unwrap_or_default();
        header.trim_end().ends_with("未達成10") && header.contains("第2次日進市経営改革プラン ")
    };
    terminal.resize(120, 36);
    terminal.wait_until("a screen of 120x36", |screen, _| {
        let last = screen.rows(0, 120).nth(35).unwrap_or_default();
        ends_at(screen, 120) && last.contains("z 拡大")
    });
    terminal.resize(40, 8);
    terminal.wait_for(&["48桁・10行以上の画面が必要です"]);
    terminal.resize(80, 24);
    terminal.wait_for(&["体系", "工程", "指標", "q 終了"]);
}

#[test]
fn draws_everything_anew_when_asked() {
    let folder = folder(&[]);
    let mut terminal = started(folder.path(), &[]);
    let before = terminal.text();
    terminal.spoil("\x1b[5;20Hwall: the system goes down\x1b[12;1H\x1b[2K");
    assert_ne!(terminal.text(), before);
    terminal.press("Ctrl-L");
    terminal.wait_until("the screen as it was", |_, text| text == before);
}

#[test]
fn sends_nothing_while_nothing_happens() {
    let folder = folder(&[]);
    let mut terminal = started(folder.path(), &[]);
    assert_eq!(terminal.sent_within(Duration::from_millis(300)), 0);
    terminal.press("d");
    terminal.wait_for(&["担当課で絞り込む"]);
    assert_eq!(terminal.sent_within(Duration::from_millis(300)), 0);
}

#[test]
fn hands_the_terminal_to_the_editor_and_reads_the_file_again() {
    const EDITOR: &str = "#!/bin/sh
stty -a > mode.txt
echo editing
read typed
printf '  - {名称: %s, 担当課: 乙課}\\n' \"$typed\" >> \"$1\"
";
    let folder = folder(&[("plans/a.yaml", PLAN), ("edit.sh", EDITOR)]);
    let editor = folder.path().join("edit.sh");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let mut terminal = started(folder.path(), &[("EDITOR", editor.to_str().unwrap())]);
    terminal.wait_for(&["取組 1/1件"]);
    terminal.press("e");
    terminal.wait_until("the editor", |screen, text| text.contains("editing") && !screen.alternate_screen());
    // What is typed now is the editor's, all of it.
    terminal.press("編集で足した取組 Enter");
    terminal.wait_for(&["取組 2/2件", "編集で足した取組"]);
    assert!(terminal.screen().alternate_screen() && terminal.screen().hide_cursor());
    let mode = fs::read_to_string(folder.path().join("mode.txt")).unwrap();
    assert!(mode.contains(" icanon") && mode.contains(" echo "), "{mode}");
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn an_editor_that_is_missing_is_said() {
    let folder = folder(&[("plans/a.yaml", PLAN)]);
    let mut terminal = started(folder.path(), &[("EDITOR", "no-such-editor")]);
    terminal.press("e");
    terminal.wait_for(&["no-such-editor", "見つかりません"]);
}

#[test]
fn writes_a_new_file_and_never_over_one() {
    let folder = folder(&[("plans/a.yaml", PLAN), ("there.txt", "kept")]);
    let mut terminal = started(folder.path(), &[]);
    terminal.press("o Ctrl-U new.txt Enter");
    terminal.wait_for(&["new.txt に書き出しました"]);
    let written = fs::read_to_string(folder.path().join("new.txt")).unwrap();
    assert!(written.contains("最初の取組"), "{written}");
    terminal.press("o Ctrl-U there.txt Enter");
    terminal.wait_for(&["書き出し先: there.txt", "書き出せません: 同じ名前"]);
    assert_eq!(fs::read_to_string(folder.path().join("there.txt")).unwrap(), "kept");
}

#[test]
fn stops_for_the_shell_and_comes_back() {
    let folder = folder(&[]);
    let script = format!("set -m; '{SUSUMI}'; echo stopped; read line; fg; echo ended $?");
    let mut terminal = Terminal::run(folder.path(), "/bin/sh", &["-c", &script], &[]);
    terminal.wait_for(&["体系", "q 終了"]);
    let before = terminal.text();
    terminal.press("Ctrl-Z");
    terminal.wait_until("the shell", |_, text| text.contains("stopped"));
    assert!(!terminal.screen().alternate_screen() && !terminal.screen().hide_cursor());
    terminal.press("Enter");
    terminal.wait_until("the screen as it was", |_, text| text == before);
    assert!(terminal.screen().alternate_screen() && terminal.screen().hide_cursor());
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    assert!(terminal.text().contains("ended 0"), "{}", terminal.text());
}

/// Whether the program has sent those bytes.
fn has_sent(terminal: &Terminal, text: &str) -> bool {
    terminal.sent().windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn copies_through_the_terminal_where_that_is_known_to_arrive() {
    let folder = folder(&[]);
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &[], &[("TERM", "xterm-kitty")]);
    terminal.wait_for(&["q 終了"]);
    terminal.press("Y");
    terminal.wait_for(&["体系の表（11件）を端末の貼り付け用に送りました"]);
    assert!(has_sent(&terminal, "\x1b]52;c;"));
    terminal.press("2 Down Enter");
    terminal.wait_for(&["取組の詳細"]);
    terminal.press("y");
    terminal.wait_for(&["の内容を端末の貼り付け用に送りました"]);
}

#[test]
fn shows_what_is_copied_elsewhere_until_a_key_is_pressed() {
    let folder = folder(&[]);
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &[], &[]);
    terminal.wait_for(&["q 終了"]);
    terminal.press("3 Down");
    terminal.wait_for(&["3 指標  2/40"]);
    terminal.press("y");
    terminal.wait_until("the text", |screen, text| {
        text.contains("下水道事業特別会計の利子残高") && text.contains("ここまで") && !screen.alternate_screen()
    });
    assert!(!terminal.text().contains('│'), "nothing but text\n{}", terminal.text());
    // Any key comes back, and does nothing else: this one would leave the program.
    terminal.press("q");
    terminal.wait_for(&["3 指標  2/40", "q 終了"]);
    assert!(terminal.screen().alternate_screen() && terminal.screen().hide_cursor());
    assert!(!has_sent(&terminal, "\x1b]52;"));
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}
