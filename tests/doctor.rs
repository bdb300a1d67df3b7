//! `susumi doctor` and what flags, environment and settings say about how things look.
#![cfg(unix)]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use folder::folder;
use rustix::process::Signal;
use terminal::Terminal;

const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");

const PLAN: &str = "計画: 試しの計画\n年度: H28-R2\n体系:\n- 名称: 一番\n  取組:\n  - {名称: 甲, 担当課: 乙課}\n";

/// What it prints where there is no terminal.
fn printed(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let mut program = Command::new(SUSUMI);
    program.arg("doctor").args(arguments).current_dir(folder).env_clear().stdin(Stdio::null());
    program.env("HOME", folder).env("XDG_CONFIG_HOME", folder.join("settings"));
    program.env("XDG_CACHE_HOME", folder.join("cache"));
    let output = program.envs(environment.iter().copied()).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The text with its long lines in one again: those behind the first begin below its text.
fn unbroken(text: &str) -> String {
    text.replace("\n                  ", "").replace("\n      ", "")
}

#[test]
fn without_a_terminal_the_rest_is_printed() {
    let nothing = folder(&[]);
    let text = printed(nothing.path(), &[], &[("TERM", "xterm"), ("LANG", "ja_JP.UTF-8")]);
    for part in [
        "入力か出力が端末ではありません",
        "調べていません",
        "1桁なら",
        "LANG=ja_JP.UTF-8",
        "内蔵の計画",
        "ありません。なくても使えます",
    ] {
        assert!(unbroken(&text).contains(part), "{part}\n{text}");
    }
    assert!(!text.contains('\u{1b}'), "{text}");
}

#[test]
fn what_is_off_is_said() {
    let folder = folder(&[
        ("settings/susumi/config.yaml", "plan: x\nambiguous: both\nkeys: {Foo: up}\n"),
        ("mine/a.yaml", PLAN),
        ("mine/b.yaml", "計画: [\n"),
        ("mine/c.yaml", "計画: 丙\n年度: H28\n総括: {実施: 9}\n体系: []\n"),
    ]);
    let text =
        printed(folder.path(), &["mine"], &[("SUSUMI_GLYPHS", "round"), ("NO_COLOR", "1"), ("EDITOR", "ed\u{7}")]);
    for part in [
        "直すところが2か所",
        "1行目: 「plan」という項目はありません。",
        "キー「Foo」は使えません。",
        "環境変数SUSUMI_GLYPHSに「round」は指定できない",
        "設定ファイルの「ambiguous」に「both」は指定できない",
        "TERM            （設定されていません）",
        "export TERM=xterm",
        "unset NO_COLOR",
        "ed^G（環境変数 EDITOR）",
        "mine（指定されたもの）",
        "mine/a.yaml  「試しの計画」",
        "mine/b.yaml  開けません",
        "直すところが1か所",
        "susumi check",
    ] {
        assert!(unbroken(&text).contains(part), "{part}\n{text}");
    }
}

#[test]
fn of_many_plans_the_first_are_listed() {
    let names: Vec<String> =
        (11..=22).flat_map(|at| [format!("mine/good{at}.yaml"), format!("mine/x{at}.yaml")]).collect();
    let texts = [PLAN, "計画: [\n"].into_iter().cycle();
    let folder = folder(&names.iter().map(String::as_str).zip(texts).collect::<Vec<_>>());
    let text = unbroken(&printed(folder.path(), &["mine"], &[]));
    for (part, is_there) in [
        ("good20.yaml  「", true),
        ("good21.yaml", false),
        ("ほか2件の計画", true),
        ("x20.yaml  開けません", true),
        ("x21.yaml", false),
        ("開けないファイルは、ほかに2件", true),
    ] {
        assert_eq!(text.contains(part), is_there, "{part}\n{text}");
    }
}

#[test]
fn in_a_terminal_it_asks_and_gives_it_back() {
    let folder = folder(&[("plans/a.yaml", PLAN)]);
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &["doctor"], &[("LANG", "C.UTF-8")]);
    let before = terminal.mode_at_first.clone();
    terminal.resize(80, 80);
    assert_eq!(terminal.wait_for_end(), 0);
    let text = terminal.text();
    for part in ["答えました", "UTF-8", "罫線            1桁", "unicode（枠 ┌─┬│", "|123456789|", "./plans"]
    {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("2桁なら") && !terminal.screen().alternate_screen() && !terminal.screen().hide_cursor());
    assert_eq!(terminal.mode(), before, "raw mode is left");
}

#[test]
fn what_ends_it_while_it_asks_leaves_the_terminal_as_it_was() {
    let folder = folder(&[]);
    type Act = fn(&mut Terminal);
    let acts: [(&str, Act, i32); 6] = [
        ("SIGTERM", |terminal| terminal.send(Signal::TERM), 143),
        ("SIGINT", |terminal| terminal.send(Signal::INT), 130),
        ("SIGHUP", |terminal| terminal.send(Signal::HUP), 129),
        ("SIGQUIT", |terminal| terminal.send(Signal::QUIT), 131),
        ("Ctrl-C", |terminal| terminal.press("Ctrl-C"), 130),
        ("Ctrl-\\", |terminal| terminal.press("Ctrl-\\"), 131),
    ];
    for (case, act, code) in acts {
        let mut terminal = Terminal::run(folder.path(), SUSUMI, &["doctor"], &[]);
        terminal.fall_silent();
        terminal.wait_for_questions();
        act(&mut terminal);
        assert_eq!(terminal.wait_for_end(), code, "{case}");
        terminal.assert_given_back(case);
        let text = terminal.text();
        assert!(text.starts_with("susumi: ") && text.trim().lines().count() == 1, "{case}: {text}");
    }
}

/// Nobody waits for signals any more once the terminal has been given back; they are not lost for that.
#[test]
fn what_comes_after_the_questions_ends_it_too() {
    let folder = folder(&[]);
    // To read them takes its time.
    for number in 0..2000 {
        fs::write(folder.path().join(format!("{number}.yaml")), PLAN).unwrap();
    }
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &["doctor", "."], &[]);
    terminal.wait_for_questions();
    terminal.wait_until("the terminal back", |screen, _| !screen.alternate_screen());
    terminal.send(Signal::TERM);
    assert_eq!(terminal.wait_for_end_as_a_shell(), 143);
}

#[test]
fn flag_environment_and_settings_change_the_screen() {
    let folder = folder(&[("plans/a.yaml", PLAN), ("settings/susumi/config.yaml", "glyphs: ascii\n")]);
    let lines = |arguments: &[&str], environment: &[(&str, &str)]| {
        let mut terminal = Terminal::run(folder.path(), SUSUMI, arguments, environment);
        terminal.wait_for(&["試しの計画", "3 指標"]);
        terminal.text()
    };
    assert!(!lines(&[], &[]).contains('─'), "settings");
    assert!(lines(&[], &[("SUSUMI_GLYPHS", "unicode")]).contains('─'), "environment before settings");
    assert!(lines(&["--glyphs", "auto"], &[("SUSUMI_GLYPHS", "ascii")]).contains('─'), "flag before both");
    let wide = lines(&["--glyphs", "unicode", "--ambiguous", "wide"], &[]);
    assert!(!wide.contains('─') && wide.contains('░'), "{wide}");
    let said = lines(&[], &[("SUSUMI_GLYPHS", "round")]);
    assert!(said.contains("環境変数SUSUMI_GLYPHSに「round」は指定できない"), "{said}");
}

#[test]
fn frames_are_recorded_in_a_new_file() {
    let folder = folder(&[("plans/a.yaml", PLAN), ("there.tsv", "kept")]);
    let mut terminal = Terminal::run(folder.path(), SUSUMI, &["--frames", "frames.tsv"], &[]);
    terminal.wait_for(&["試しの計画", "q 終了"]);
    terminal.press("Down");
    terminal.wait_for(&["体系  2/2"]);
    terminal.press("?");
    terminal.wait_for(&["操作と見方"]);
    terminal.press("Ctrl-C");
    assert_eq!(terminal.wait_for_end(), 0);
    let text = fs::read_to_string(folder.path().join("frames.tsv")).unwrap();
    let frames: Vec<(usize, &str)> = text
        .lines()
        .skip(1)
        .map(|line| line.split_once('\t').map(|(bytes, keys)| (bytes.parse().unwrap(), keys)).unwrap())
        .collect();
    assert_eq!(text.lines().next(), Some("bytes\tkeys"));
    let keys: Vec<&str> = frames.iter().map(|(_, keys)| *keys).collect();
    assert_eq!(keys, ["", "Down", "?"], "{text}");
    let marks = terminal.sent().windows(8).filter(|window| *window == b"\x1b[?2026h").count();
    assert_eq!(marks, frames.iter().filter(|(bytes, _)| *bytes > 0).count());
    assert!(frames[0].0 > frames[1].0 && frames[1].0 > 0, "{text}");

    let mut refused = Terminal::run(folder.path(), SUSUMI, &["--frames", "there.tsv"], &[]);
    assert_eq!(refused.wait_for_end(), 2);
    assert_eq!(fs::read_to_string(folder.path().join("there.tsv")).unwrap(), "kept");
}
