//! Holds that columns stay in place whatever the terminal thinks of the width of a character.
//!
//! The program is run behind terminals that count cells each in its own way. What they show after each
//! key is compared with what the same terminal shows when all of it is drawn anew, and with the other
//! terminals: where nothing is certain the cells are the same on all of them.
#![cfg(target_os = "linux")]

#[path = "support/display.rs"]
mod display;

use std::fs;

use display::Display;
use display::emulator::{
    CJK, CRUDE_NARROW, CRUDE_WIDE, Cell, KINDS, Kind, LATE_NARROW, LATE_WIDE, SILENT_NARROW, SILENT_WIDE, TERA_TERM,
    XTERM,
};
use susumi::tui::layout::{Focus, Layout, TimelineColumns};
use tempfile::TempDir;

/// Texts that terminals disagree about, and such that are merely hard.
const TROUBLE: &[&str] = &[
    "⇒→①※○×÷±°§…“引用”",
    "Ωμέγα・αβγ",
    "Привет Жизнь",
    "Æon æther ß ø",
    "ｶﾞｷﾞｸﾞﾊﾟﾋﾟ ｱﾞ ﾊﾝｶｸ",
    "か\u{3099}き\u{3099}く\u{309a} あﾞ ﾞﾟ",
    "😀笑顔 🎉🎉",
    "👨\u{200d}👩\u{200d}👧\u{200d}👦 家族",
    "❤\u{fe0f}☎\u{fe0f} ↔\u{fe0f} ①\u{fe0f} 🤷\u{200d}♂\u{fe0f}",
    "α\u{301}β\u{308} ○\u{20dd} e\u{301}",
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮",
    "\u{f8ff}私用領域から",
    "a\u{202e}bidi\u{200b}zero",
    "🇯🇵旗 لا العربية ไทย देवनागरी 한글",
    "◽◾⬛☆★♂♀",
    "非常に長い名称の計画非常に長い名称の計画非常に長い名称の計画非常に長い名称の計画非常に長い名称の計画",
    "─│┌┐▇█▏▒╌░⣿✓▸",
];

/// Stages with the like in them; no blanks.
const STAGES: &[&str] = &["検討⇒実施", "①策定", "ｶﾞｲﾄﾞ策定", "実施…", "Ω検討", "検討（×）", "±実施○", "か\u{3099}い検討"];

const UNITS: &[&str] = &["m²", "℃", "μg", "％", "か所①", "°", "👨\u{200d}👩"];

fn built_in() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A folder with a plan full of trouble.
fn invented() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("plans")).unwrap();
    fs::write(folder.path().join("plans/a.yaml"), plan()).unwrap();
    folder
}

fn plan() -> String {
    let mut text = "計画: '⇒①困った計画 “試し” ※'\n自治体: 'Ω市'\n年度: H28-R2\n時点: R2\n体系:\n".to_owned();
    let nth = |list: &'static [&'static str], at: usize| list[at % list.len()];
    for (at, name) in TROUBLE.iter().enumerate() {
        text += &format!("- 番号: {}\n  名称: '{name}'\n  取組:\n", at + 1);
        for more in 0..2 {
            let (number, stage) = (at * 2 + more, |k: usize| nth(STAGES, at * 5 + more + k));
            text += &format!(
                "  - 番号: {number}\n    名称: '{}'\n    担当課: '{}課'\n    備考: '{name}'\n",
                nth(TROUBLE, number + 3),
                nth(TROUBLE, at),
            );
            text += &format!("    予定: {{H28: '{}', H29: ⇒, H30: '{}', R1: ⇒, R2: ⇒}}\n", stage(0), stage(1));
            text += &format!(
                "    実績: {{H28: '{}', H29: '{}', H30: '{}', R1: ⇒, R2: '{}'}}\n",
                stage(2),
                stage(3),
                stage(4),
                stage(5)
            );
            text += &format!("    実施状況: {}\n", nth(&["実施", "一部実施", "未実施"], number));
        }
        text += &format!(
            "  指標:\n  - 名称: '{}'\n    単位: '{}'\n    方向: 以上\n    初期値: {at}\n    備考: '{name}'\n",
            nth(TROUBLE, at + 7),
            nth(UNITS, at)
        );
        text += &format!("    実績: {{H28: 1, H29: 2.5, H30: '-', R1: {}, R2: 12345}}\n    目標: {at}00\n", at * 3);
        text += &format!(
            "  - 名称: '{name}'\n    方向: 状態\n    初期値: '-'\n    実績: {{H28: '{}', H29: '{0}', H30: '{}'}}\n    目標: '{}'\n",
            nth(STAGES, at),
            nth(STAGES, at + 1),
            nth(STAGES, at + 1)
        );
    }
    text
}

/// What is done to the program, one after the other.
enum Step {
    /// All of it in one go.
    Keys(&'static str),
    /// That often, each time drawn.
    Each(&'static str, usize),
    /// Letter by letter.
    Typed(&'static str),
    Size(u16, u16),
}
use Step::{Each, Keys, Size, Typed};

const STEPS: &[Step] = &[
    Keys(""),
    Keys("d"),
    Typed("gesui"),
    Keys("\r"),
    Keys("x"),
    Keys("u"),
    Keys("x"),
    Each("j", 20),
    Each("k", 20),
    Keys("d"),
    Each("\x1b[B", 12),
    Keys(" "),
    Keys("\x1b"),
    Keys("2"),
    Each("j", 20),
    Keys("\r"),
    Each("j", 5),
    Each("l", 3),
    Keys("\x1b"),
    Each("k", 20),
    Keys("3"),
    Each("j", 20),
    Keys("\r"),
    Each("l", 6),
    Keys("\x1b"),
    Keys("?"),
    Each("j", 20),
    Each("k", 20),
    Keys("\x1b"),
    Keys(":"),
    Typed("a"),
    Keys("\x1b"),
    Keys("z"),
    Each("k", 20),
    Keys("z"),
    Keys("1"),
    Keys("p"),
    Keys("\x1b"),
    Keys("/"),
    Typed("①○ｶﾞΩ家"),
    Each("\x7f", 4),
    Keys("\x1b"),
    Keys("["),
    Keys("]"),
    Keys("w"),
    Size(79, 23),
    Each("j", 5),
    Size(48, 10),
    Size(40, 8),
    Size(121, 37),
    Each("j", 5),
    Keys("d"),
    Size(80, 24),
    Keys("\x1b"),
    Keys("\x14"),
    Keys("\x14"),
    Keys("\x14"),
];

impl Step {
    fn perform(&self, display: &mut Display) {
        match self {
            Self::Keys("") => {}
            Self::Keys(keys) => display.send(keys),
            Self::Each(keys, times) => (0..*times).for_each(|_| display.send(keys)),
            Self::Typed(text) => text.chars().for_each(|letter| display.send(letter.encode_utf8(&mut [0; 4]))),
            Self::Size(columns, rows) => display.resize(*columns, *rows),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Keys(keys) => format!("{keys:?}"),
            Self::Each(keys, times) => format!("{times} times {keys:?}"),
            Self::Typed(text) => format!("{text:?} letter by letter"),
            Self::Size(columns, rows) => format!("{columns}x{rows}"),
        }
    }
}

/// Plays the steps; after each of them the screen has to be as if it were drawn anew. Gives the screens.
fn played(kind: Kind, home: &TempDir) -> Vec<Vec<String>> {
    let mut display = Display::start(kind, home.path(), &[], 80, 24);
    let mut screens = Vec::new();
    for (at, step) in STEPS.iter().enumerate() {
        step.perform(&mut display);
        let (grown, text) = (display.cells(), display.emulator.text());
        display.redraw();
        let case = format!("{}: step {at}, {}", kind.name, step.name());
        assert_same(&grown, &display.cells(), &case, &text);
        screens.push(display.emulator.lines());
    }
    assert_eq!(display.quit(), 0, "{}", kind.name);
    screens
}

fn assert_same(grown: &[Vec<Cell>], fresh: &[Vec<Cell>], case: &str, text: &str) {
    for (y, (grown, fresh)) in grown.iter().zip(fresh).enumerate() {
        for (x, (grown, fresh)) in grown.iter().zip(fresh).enumerate() {
            assert_eq!(grown, fresh, "{case}: column {x}, line {y} is not as when drawn anew; there is:\n{text}");
        }
    }
}

/// Lines that are the same cell by cell. The names of arrow keys take more cells than arrows do.
fn assert_lines(lines: &[String], expected: &[String], case: &str) {
    assert_eq!(lines.len(), expected.len(), "{case}");
    for (y, (line, expected)) in lines.iter().zip(expected).enumerate() {
        if expected.contains(ARROWS) {
            assert_eq!(with_names(line), with_names(expected), "{case}: line {y} of\n{}", lines.join("\n"));
        } else {
            assert_eq!(line, expected, "{case}: line {y} of\n{}", lines.join("\n"));
        }
    }
}

const ARROWS: [char; 4] = ['↑', '↓', '←', '→'];

/// A line with names for arrows, and without blanks.
fn with_names(line: &str) -> String {
    let name = |c: char| {
        ARROWS.iter().zip(['上', '下', '左', '右']).find(|(arrow, _)| **arrow == c).map_or(c, |(_, name)| name)
    };
    line.chars().filter(|c| *c != ' ').map(name).collect()
}

/// The screens with the symbols that have a safe counterpart replaced by what both stand for.
fn mapped(screens: &[Vec<String>]) -> Vec<Vec<String>> {
    let symbol = |c: char| match c {
        '─' => '-',
        '│' => '|',
        '┌' | '┬' | '┐' | '├' | '└' | '┘' => '+',
        '…' => '~',
        '·' => '.',
        '┊' => '╎',
        '▁'..='▏' | '⠀'..='⣿' | '_' => '#',
        c => c,
    };
    let line = |line: &String| line.chars().map(symbol).collect();
    screens.iter().map(|lines| lines.iter().map(line).collect()).collect()
}

#[test]
fn the_built_in_plan_is_the_same_on_every_terminal() {
    let home = built_in();
    let reference = mapped(&played(XTERM, &home));
    for kind in KINDS.into_iter().filter(|kind| *kind != XTERM) {
        let screens = mapped(&played(kind, &home));
        for (at, (lines, expected)) in screens.iter().zip(&reference).enumerate() {
            assert_lines(lines, expected, &format!("{}: step {at}, {}", kind.name, STEPS[at].name()));
        }
    }
}
