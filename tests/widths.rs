//! Holds that columns stay in place whatever the terminal thinks of the width of a character.
//!
//! The program is run behind terminals that count cells each in its own way. What they show after each
//! key is compared with what the same terminal shows when all of it is drawn anew, and with the other
//! terminals: where nothing is certain the cells are the same on all of them.
#![cfg(target_os = "linux")]

#[path = "support/display.rs"]
mod display;

use std::fs;
use std::ops::Range;

use display::Display;
use display::emulator::{
    CJK, CRUDE_NARROW, CRUDE_WIDE, Cell, Emulator, Kind, LATE_NARROW, LATE_WIDE, SILENT_NARROW, SILENT_WIDE, SPOTTED,
    TERA_TERM, XTERM,
};
use susumi::tui::layout::{Focus, IndicatorColumns, Layout, TimelineColumns};
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
    "─│▇█▏▒╌░⣿✓▸",
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

/// Everything that moves text, and sizes.
const STEPS: &[Step] = &[
    Keys(""),
    Keys("d"),
    Typed("gesui"),
    Keys("\r"),
    Keys("x"),
    Keys("u"),
    Each("j", 6),
    Keys("\t"),
    Keys("\x1b"),
    Keys("D"),
    Each("l", 3),
    Each("j", 3),
    Keys("\x1b"),
    Each("j", 20),
    Each("k", 20),
    Keys("d"),
    Each("\x1b[B", 8),
    Keys(" "),
    Keys("\x1b"),
    Keys("2"),
    Each("j", 20),
    Keys("\r"),
    Each("j", 3),
    Each("l", 3),
    Keys("\x1b"),
    Each("k", 4),
    Keys("3"),
    Each("j", 6),
    Keys("\r"),
    Each("l", 4),
    Keys("\x1b"),
    Keys("?"),
    Each("j", 5),
    Each("k", 5),
    Keys("\x1b"),
    Keys(":"),
    Typed("a"),
    Keys("\x1b"),
    Keys("z"),
    Each("k", 5),
    Keys("z"),
    Keys("1"),
    Keys("/"),
    Typed("ｶﾞ計"),
    Keys("\x1b"),
    Keys("["),
    Keys("]"),
    Keys("w"),
    Size(79, 23),
    Each("j", 3),
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

/// What is asked of a plan full of trouble besides.
const TROUBLED: &[Step] = &[Keys("p"), Keys("\x1b"), Keys("/"), Typed("①○ｶﾞΩ家"), Each("\x7f", 4), Keys("\x1b")];

/// Enough to see that a terminal was understood.
const FEW: &[Step] = &[Keys(""), Keys("d"), Keys("\x1b"), Each("j", 4), Size(100, 30)];

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

/// A screen and what led to it.
type Screens = Vec<(String, Vec<String>)>;

/// Plays the steps; after each of them the screen has to be as if it were drawn anew.
fn played<'a>(kind: Kind, home: &TempDir, steps: impl IntoIterator<Item = &'a Step>) -> Screens {
    let mut display = Display::start(kind, home.path(), &[], 80, 24);
    let mut screens = Vec::new();
    for (at, step) in steps.into_iter().enumerate() {
        step.perform(&mut display);
        let (grown, text) = (display.cells(), display.emulator.text());
        display.redraw();
        let case = format!("{}: step {at}, {}", kind.name, step.name());
        assert_same(&grown, &display.cells(), &case, &text);
        screens.push((case, display.emulator.lines()));
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

/// Screens that are the same cell by cell.
fn assert_screens(screens: &Screens, expected: &Screens) {
    assert_eq!(screens.len(), expected.len());
    for ((case, lines), (_, expected)) in screens.iter().zip(expected) {
        assert_eq!(lines.len(), expected.len(), "{case}");
        for (y, (line, expected)) in lines.iter().zip(expected).enumerate() {
            assert_eq!(line, expected, "{case}: line {y} of\n{}", lines.join("\n"));
        }
    }
}

/// The screens with all symbols replaced by what they stand for on every terminal. Lines in which
/// something takes more cells on one terminal than on another are compared without blanks; what may
/// take two has to stand in the same columns all the same.
fn comparable(screens: Screens) -> Screens {
    let line = |line: &String| {
        // Where a set of symbols makes no difference, a sentence says so.
        let notice = line.trim_start().starts_with('記').then(|| line.split('。').next()).flatten();
        let line = notice.unwrap_or(line).trim_end();
        let text: String = line.chars().map(meaning).collect();
        if !line.contains(DOUBTFUL) && !text.contains(NAMES) {
            return text;
        }
        let places = line.chars().enumerate().filter(|(_, c)| DOUBTFUL.contains(c)).map(|(x, _)| x);
        format!("{} {:?}", text.replace(' ', ""), places.collect::<Vec<_>>())
    };
    screens.into_iter().map(|(case, lines)| (case, lines.iter().map(line).collect())).collect()
}

/// The arrow keys, whose names take more cells than they do.
const ARROWS: [char; 4] = ['↑', '↓', '←', '→'];
const NAMES: [char; 4] = ['上', '下', '左', '右'];
/// What stands in the built-in plan and may take two cells.
const DOUBTFUL: [char; 1] = ['⇒'];

/// What a symbol stands for in every set: the safe one where there is just one.
fn meaning(symbol: char) -> char {
    match symbol {
        '─' => '-',
        '│' => '|',
        '┌' | '┬' | '┐' | '├' | '└' | '┘' => '+',
        '…' => '~',
        '·' => '.',
        '┊' => '╎',
        '▁'..='▏' | '⠀'..='⣿' | '_' => '#',
        c => ARROWS.iter().zip(NAMES).find(|(arrow, _)| **arrow == c).map_or(c, |(_, name)| name),
    }
}

/// Complains unless the cells of an area mean the same on both screens.
fn assert_in_place(case: &str, lines: &[String], expected: &[String], columns: Range<usize>, rows: Range<usize>) {
    for y in rows {
        let cells =
            |line: &String| line.chars().map(meaning).skip(columns.start).take(columns.len()).collect::<String>();
        let (shown, expected) = (cells(&lines[y]), cells(&expected[y]));
        assert_eq!(shown, expected, "{case}: line {y}, columns {columns:?} of\n{}", lines.join("\n"));
    }
}

/// Complains unless panes and columns are where they are on another screen, whatever the texts in them.
fn assert_panes(case: &str, lines: &[String], expected: &[String]) {
    let (width, height) = (lines[0].chars().count(), lines.len());
    let layout = Layout::of(width as u16, height as u16, Focus::Tree, false);
    let in_place = |columns, rows| assert_in_place(case, lines, expected, columns, rows);
    let (divider, body) = (usize::from(layout.divider.unwrap()), 2..height - 1);
    assert!(
        lines[body.clone()].iter().all(|line| matches!(line.chars().nth(divider), Some('|' | '+' | '│' | '┬' | '├')))
    );
    // The divider, and the numbers and the bar before it.
    in_place(divider - 13..divider + 1, 3..body.end);
    let (timeline, indicators) = (usize::from(layout.timeline.y), usize::from(layout.indicators.y));
    // What begins each line behind it; the heading's number and name; the names of columns.
    in_place(divider + 1..divider + 2, body);
    in_place(divider + 1..divider + 8, timeline..timeline + 1);
    in_place(divider + 1..divider + 8, indicators..indicators + 1);
    in_place(divider + 1..width, timeline + 1..timeline + 2);
    in_place(divider + 1..width, indicators + 1..indicators + 2);
    let columns = TimelineColumns::of(usize::from(layout.timeline.width), 5);
    let years_at = divider + 1 + columns.years_at();
    for (y, line) in expected.iter().enumerate().take(indicators).skip(timeline + 2) {
        let number = (y - timeline - 2) % columns.lines();
        if columns.name.is_some() || number > 0 {
            in_place(years_at - columns.label..years_at, y..y + 1);
            for year in 0..columns.years {
                // Where a stage begins, so it does there.
                let x = years_at + year * columns.year;
                let begins = |line: &String| {
                    let cells: Vec<char> = line.chars().map(meaning).skip(x - 1).take(2).collect();
                    cells[0] == ' ' && !matches!(cells[1], ' ' | '#' | '╌')
                };
                if begins(line) {
                    in_place(x - 1..x + 1, y..y + 1);
                }
            }
        } else {
            // The status, to the right border.
            in_place(width - 6..width, y..y + 1);
        }
    }
    let columns = IndicatorColumns::of(usize::from(layout.indicators.width), 5);
    for (y, line) in expected.iter().enumerate().take(height - 1).skip(indicators + 2) {
        if columns.name.is_none() && (y - indicators - 2) % 2 == 0 {
            in_place(width - 4..width, y..y + 1);
        } else if line.chars().any(|c| meaning(c) == '╎') {
            let start = divider + 1 + columns.name.map_or(0, |name| name + 1);
            in_place(start..start + columns.course(), y..y + 1);
        }
    }
}

/// Complains unless the box over the panes is where it is on another screen, with its numbers.
fn assert_box(case: &str, lines: &[String], expected: &[String]) {
    let corner = |corner: char| {
        let place = |(y, line): (usize, &String)| line.chars().position(|c| c == corner).map(|x| (x, y));
        expected.iter().enumerate().find_map(place).unwrap()
    };
    let [(left, top), (right, bottom)] = ['┌', '┘'].map(corner);
    let in_place = |columns, rows| assert_in_place(case, lines, expected, columns, rows);
    in_place(left..right + 1, top..top + 1);
    in_place(left..right + 1, bottom..bottom + 1);
    in_place(left..left + 2, top..bottom + 1);
    in_place(right - 13..right + 1, top..bottom + 1);
}

#[test]
fn the_emulator_does_what_terminals_do() {
    let table = [
        (XTERM, "計画\x1b[1;2Hx", " x画"),
        (XTERM, "計画\x1b[1;3H→", "計→"),
        (CJK, "計画\x1b[1;2H→", " → "),
        (CRUDE_NARROW, "計画\x1b[1;2Hx", "\u{fffd}x画"),
        (XTERM, "12345678計\x1b[1GA", "A2345678計"),
        (XTERM, "123456789計", "123456789\n計"),
        (XTERM, "0123456789\r\nx", "0123456789\nx"),
        (XTERM, "01234567890", "0123456789\n0"),
        (XTERM, "\x1b[?7l01234567890", "0123456780"),
        (XTERM, "a\r\nb\r\nc\x1b[2;1H\x1b[K\x1b[9Cx", "a\n         x\nc"),
        (XTERM, "👨\u{200d}👩x", "👨\u{200d}👩x"),
        (TERA_TERM, "─→", "─→"),
    ];
    for (kind, sent, shown) in table {
        let mut emulator = Emulator::new(kind, 10, 3);
        emulator.feed(sent.as_bytes());
        assert_eq!(emulator.text().trim_end_matches('\n'), shown.trim_end(), "{sent:?}");
    }
    let columns = [(XTERM, "3"), (CJK, "5"), (TERA_TERM, "4"), (SILENT_WIDE, "")];
    for (kind, column) in columns {
        let mut emulator = Emulator::new(kind, 10, 3);
        emulator.feed("─→\x1b[6n".as_bytes());
        let reply = if column.is_empty() { String::new() } else { format!("\x1b[1;{column}R") };
        assert_eq!(String::from_utf8_lossy(&emulator.replies), reply, "{}", kind.name);
    }
}

#[test]
fn two_emulators_agree_about_a_narrow_terminal() {
    let home = built_in();
    let mut display = Display::start(XTERM, home.path(), &[], 80, 24);
    for step in STEPS.iter().take(28) {
        step.perform(&mut display);
        assert_eq!(display.emulator.text().trim_end(), display.text_elsewhere().trim_end(), "{}", step.name());
    }
}

#[test]
fn the_built_in_plan_is_the_same_on_every_terminal() {
    let home = built_in();
    let reference = comparable(played(XTERM, &home, STEPS));
    for kind in [CJK, TERA_TERM, CRUDE_WIDE] {
        assert_screens(&comparable(played(kind, &home, STEPS)), &reference);
    }
}

#[test]
fn where_nothing_is_certain_every_terminal_shows_the_same_cells() {
    let (home, steps) = (invented(), || STEPS.iter().chain(TROUBLED));
    let reference = played(SILENT_NARROW, &home, steps());
    for kind in [CJK, LATE_WIDE] {
        assert_screens(&played(kind, &home, steps()), &reference);
    }
    let reference = played(SILENT_NARROW, &home, FEW);
    for kind in [SILENT_WIDE, LATE_NARROW] {
        assert_screens(&played(kind, &home, FEW), &reference);
    }
}

#[test]
fn no_text_moves_what_stands_around_it() {
    const PANES: &[Step] = &[
        Keys(""),
        Keys("j"),
        Each("j", 5),
        Keys("2"),
        Each("j", 12),
        Keys("3"),
        Each("j", 7),
        Size(120, 36),
        Each("j", 7),
        Keys("2"),
        Each("j", 9),
    ];
    const BOXES: &[Step] = &[Keys("d"), Each("\x1b[B", 14), Size(80, 24), Typed("課")];
    let (home, steps) = (invented(), || PANES.iter().chain(BOXES));
    let reference = played(XTERM, &home, steps());
    for kind in [TERA_TERM, SPOTTED, CJK, CRUDE_NARROW, CRUDE_WIDE] {
        let screens = played(kind, &home, steps());
        for (at, ((case, lines), (_, expected))) in screens.iter().zip(&reference).enumerate() {
            if at < PANES.len() { assert_panes(case, lines, expected) } else { assert_box(case, lines, expected) }
        }
    }
}

#[test]
fn each_terminal_is_drawn_to_with_what_it_can_show() {
    let home = built_in();
    let table = [
        (XTERM, "│┬├", "▇", "░▸"),
        (TERA_TERM, "│┬├", "⣿", "░▸"),
        (SPOTTED, "│┬├", "⣿", "░▸"),
        (CJK, "|+-", "⣿", "░▸"),
        (SILENT_NARROW, "|+-", "⣿", "░▸"),
        (LATE_WIDE, "|+-", "⣿", "░▸"),
    ];
    for (kind, lines, bar, everywhere) in table {
        let mut display = Display::start(kind, home.path(), &[], 80, 24);
        let text = display.emulator.text();
        for symbol in [lines, bar, everywhere].concat().chars() {
            assert!(text.contains(symbol), "{}: {symbol}\n{text}", kind.name);
        }
        let others = ['│', '─', '┌', '▇', '⣿', '|', '↑'].into_iter();
        let wanted = |c: &char| [lines, bar].concat().contains(*c) || (*c == '─' && lines.contains('│'));
        for symbol in others.filter(|c| !wanted(c)) {
            assert!(!text.contains(symbol), "{}: {symbol}\n{text}", kind.name);
        }
        display.quit();
        assert_eq!(*display.emulator.modes(), [7, 25].into(), "{}", kind.name);
    }
}
