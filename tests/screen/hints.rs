//! Holds which keys the last line names where, and how the help page is narrowed.

use super::driver::Screen;
use susumi::source::Origin;
use susumi::source::config::Config;
use susumi::tui::app::{Effect, Overlay};
use unicode_width::UnicodeWidthStr;

/// The built-in plan as a file, whose entries can be edited.
fn after(keys: &str, width: u16, height: u16) -> Screen {
    let mut workspace = Screen::start(80, 24).app.session.workspace;
    workspace.plans[0].origin = Origin::File("plans/nisshin-2.yaml".into());
    let mut screen = Screen::on(workspace, &Config::default(), width, height);
    screen.press(keys);
    // Whatever was said last gives way to the hints.
    screen.app.notice = None;
    screen
}

fn last_line(screen: &Screen) -> String {
    screen.lines().last().unwrap().trim().to_owned()
}

#[test]
fn the_keys_that_matter_in_each_place() {
    let table = [
        ("", "d 担当課  s 状況  u 要対応  / 検索  Enter 詳細  Tab 次の枠  ? ヘルプ  q 終了"),
        ("j j", "d 担当課  s 状況  u 要対応  / 検索  Enter 詳細  Tab 次の枠  ? ヘルプ  q 終了"),
        ("z", "z 元の広さ  d 担当課  s 状況  u 要対応  / 検索  Enter 詳細  ? ヘルプ  q 終了"),
        ("2", "Enter 詳細  ← 体系へ  d 担当課  s 状況  u 要対応  / 検索  ? ヘルプ  q 終了"),
        ("3 z", "z 元の広さ  Enter 詳細  ← 体系へ  d 担当課  s 状況  u 要対応  ? ヘルプ  q 終了"),
        ("[", "] 次の年度  [ 前の年度  d 担当課  s 状況  u 要対応  / 検索  ? ヘルプ  q 終了"),
        ("[ [ [ [", "] 次の年度  d 担当課  s 状況  u 要対応  / 検索  Enter 詳細  ? ヘルプ  q 終了"),
        ("/ 広 告 Enter", "n 次の一致  N 前の一致  d 担当課  s 状況  u 要対応  / 検索  ? ヘルプ  q 終了"),
        ("2 Enter", "Esc 戻る  → 次の項目  PgDn 続き  a 実績入力  y コピー  e 編集  ? ヘルプ  q 終了"),
        ("2 j Enter", "Esc 戻る  ← 前の項目  → 次の項目  PgDn 続き  a 実績入力  ? ヘルプ  q 終了"),
        ("2 End Enter End", "Esc 戻る  ← 前の項目  a 実績入力  y コピー  e 編集  ? ヘルプ  q 終了"),
        ("?", "Esc 戻る  PgUp PgDn 送る  文字 絞り込み  F10 終了"),
        ("? 描", "Esc 全部に戻す  文字 絞り込み  F10 終了"),
        ("d", ""),
        ("o", ""),
    ];
    for (keys, expected) in table {
        let screen = after(keys, 80, 24);
        let line = last_line(&screen);
        // A picker's box may reach down to the last line but one.
        if !expected.is_empty() || matches!(screen.app.overlays.last(), Some(Overlay::Picker(_))) {
            assert_eq!(line, expected, "after [{keys}]");
        }
        assert!(line.width() <= 79, "after [{keys}]: {line}");
    }
}

#[test]
fn a_wide_screen_names_more_and_a_narrow_one_keeps_the_way_out() {
    let wide = last_line(&after("", 120, 36));
    assert_eq!(
        wide,
        "d 担当課  s 状況  u 要対応  / 検索  Enter 詳細  Tab 次の枠  D 課別  z 拡大  o 書き出し  : 命令  ? ヘルプ  q 終了"
    );
    let folded = last_line(&after("j j", 120, 36));
    assert!(folded.contains("→ ひらく"), "{folded}");
    for (keys, end) in [("", "? ヘルプ  q 終了"), ("2 Enter", "? ヘルプ  q 終了"), ("?", "F10 終了")] {
        let narrow = last_line(&after(keys, 48, 12));
        assert!(narrow.contains(end) && narrow.width() <= 48, "after [{keys}]: {narrow}");
    }
}

#[test]
fn a_key_that_does_nothing_now_is_not_named() {
    let mut built_in = Screen::start(120, 36);
    built_in.press("2 Enter");
    assert!(!last_line(&built_in).contains("編集"), "{}", last_line(&built_in));
    assert!(last_line(&after("2 Enter", 120, 36)).contains("e 編集"));
}

/// The lines of the help page that name a command or a paragraph.
fn named(screen: &Screen) -> Vec<String> {
    let lines = screen.lines();
    let body = &lines[3..lines.len() - 1];
    body.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty() && !line.contains("──")).collect()
}

#[test]
fn the_help_is_narrowed_as_one_types() {
    // Keys, names of commands, descriptions, their labels, paragraphs; kana and romaji alike.
    let table = [
        ("年度 戻", vec!["earlier-year"]),
        ("zoom", vec!["zoom"]),
        ("F10", vec!["quit"]),
        ("コピー", vec!["copy"]),
        ("こぴー", vec!["copy"]),
        ("前倒し", vec!["遅れ"]),
        ("#", vec!["該当するものはありません"]),
    ];
    for (typed, expected) in table {
        let mut screen = after("?", 80, 60);
        screen.type_in(typed);
        let lines = named(&screen);
        for name in expected {
            assert!(lines.iter().any(|line| line.contains(name)), "{typed}: {lines:#?}");
        }
        assert!(lines.len() <= 6, "{typed}: {lines:#?}");
        assert!(screen.lines()[2].contains(&format!("> {typed}")), "{}", screen.lines()[2]);
    }
}

#[test]
fn keys_on_the_help_page_are_text_and_esc_empties_it_first() {
    let mut screen = after("?", 80, 24);
    assert_eq!(screen.press("q"), [], "q is a letter here");
    screen.press("? Space 3");
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Help(_, input)) if input.text == "q? 3"));
    screen.press("Esc");
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Help(_, input)) if input.text.is_empty()));
    screen.press("PgDn PgDn");
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Help(scroll, _)) if scroll.0 > 0));
    screen.type_in("a");
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Help(scroll, _)) if scroll.0 == 0));
    screen.press("Esc Esc");
    assert!(screen.app.overlays.is_empty());
    for closing in ["? ?", "? F1", "? Enter", "? Esc", "? x F1 F1 Esc Esc"] {
        assert!(after(closing, 80, 24).app.overlays.is_empty(), "{closing}");
    }
    assert_eq!(after("? x", 80, 24).press("F10"), [Effect::Quit]);
}
