//! Holds that a command which does nothing says why, and that only such a command does, wherever it is given.

use super::driver::Screen;
use std::sync::OnceLock;
use susumi::source::Origin;
use susumi::source::config::Config;
use susumi::state::{NamedView, Store};
use susumi::tui::app::{App, Effect, Item, Message, Overlay, Picked};
use susumi::tui::command::{Command, Group};
use susumi::tui::keymap::Keymap;
use susumi::words::unavailable;
use susumi::workspace::{self, Workspace};

/// Where a command may be given, as the keys that lead there.
const PLACES: &[&str] = &[
    "",
    "j",
    "End",
    "End l l l End",
    "j l l l l l",
    "z",
    "2",
    "2 End",
    "3 Down",
    "2 z",
    "[",
    "[ [ [ [",
    "d g e s u i Enter",
    "d g e s u i Enter 2",
    "/ # # # Enter 2",
    "/ く る り Enter n",
    "w",
    "Enter",
    "Enter End",
    "End Enter",
    "2 Enter",
    "2 End Enter",
    "3 Down Enter Down",
    "?",
    "? End",
    "? Down",
    "Enter ?",
    "d",
    "d Down",
    "d End",
    "d # # #",
    "s Space",
    "p",
    "p p",
    "p # # #",
    "p p # # #",
    "p Down Right Space",
    "p /",
    ":",
    ": End",
    "V",
    "V Ctrl-U",
    "v",
    "v Down",
    "v # # #",
    ": # # #",
    "Enter :",
    "o",
    "o Ctrl-U",
    "u",
    "u Down",
    "u End",
    "u Tab Down",
    "u :",
    "/ # # # Enter u",
    "D",
    "D Down Right Space",
    "D End",
    "D :",
    "f",
    "f Down",
    "f End",
    "f :",
    "f Enter",
    "f Down Enter",
    "f End Enter",
    "f Enter :",
    "d g e s u i Enter f",
    "2 a",
    "2 a Down",
    "2 a Down Down Up",
    "2 a End",
    "2 a # # #",
    "2 a Ctrl-U",
    "2 a Tab",
    "2 a Tab Right",
    "2 a Tab Tab x",
    "2 a Tab Tab Esc",
    "2 a Up",
    "2 a Up Left Left Left Left",
    "3 a 9",
    "3 Down Down a",
];

/// So many of them have nothing over the panes.
const ALONE: usize = 17;

/// A large screen, and one on which there is room for one pane only.
const SIZES: [(u16, u16); 2] = [(80, 24), (60, 20)];

/// Everything that a command may change.
fn state(app: &App) -> String {
    let App { session, tree, timeline, indicators, focus, zoomed, overlays, look, .. } = app;
    let lists = (&app.attention, &app.department_table, &app.findings, &app.plans, session.plan_order());
    let choices = (&session.filter, session.year, session.calendar, session.selected, session.current);
    format!("{choices:?} {tree:?} {timeline:?} {indicators:?} {focus:?} {zoomed} {overlays:?} {lists:?} {:?}", look.set)
}

/// The built-in plan, or a file with the same in it, whose commands do more.
fn screen(from_file: bool, (width, height): (u16, u16), keys: &str) -> Screen {
    static BUILT_IN: OnceLock<Workspace> = OnceLock::new();
    let mut workspace = BUILT_IN.get_or_init(|| Screen::start(80, 24).app.session.workspace).clone();
    if from_file {
        workspace.plans[0].origin = Origin::File("plans/nisshin-2.yaml".into());
    }
    let mut screen = Screen::on(workspace, &Config::default(), width, height);
    // Some know of views that were saved, one of no place for them.
    if !keys.is_empty() {
        screen.app.store = Some(Store::in_folder("/nowhere".into()));
        let named = |name: &str| NamedView { name: name.to_owned(), ..NamedView::default() };
        screen.app.views = ["甲", "乙"].map(named).to_vec();
    }
    screen.press(keys);
    screen
}

/// Puts the command on a key that nothing else takes.
fn put_on_f12(screen: &mut Screen, command: Command) {
    screen.app.keymap = Keymap::patched(&[("F12".to_owned(), command.name().to_owned())]).0;
}

#[test]
fn a_command_either_does_something_or_says_why_not() {
    std::thread::scope(|scope| {
        for (at, keys) in PLACES.iter().enumerate() {
            // What lies over the panes is the same whatever the size: each meets one of them.
            let sizes = if at < ALONE { &SIZES[..] } else { &SIZES[at % 2..=at % 2] };
            for size in sizes {
                // Files are asked for in the same way whatever the size.
                scope.spawn(move || every_command_is_answered(*size == SIZES[1], *size, keys));
            }
        }
    });
}

fn every_command_is_answered(from_file: bool, size: (u16, u16), keys: &str) {
    // Into the built-in plan nothing is entered.
    let from_file = from_file || keys.contains(" a");
    let mut screen = screen(from_file, size, keys);
    for command in Command::ALL {
        let case = format!("{command:?} after [{keys}] at {size:?}");
        put_on_f12(&mut screen, *command);
        let reason = screen.app.unavailable(*command);
        let before = state(&screen.app);
        let effects = screen.press("F12");
        let said = screen.app.notice.clone();
        let changed = state(&screen.app) != before || !effects.is_empty();
        assert_eq!(changed, reason.is_none(), "{case}: {reason:?} {said:?}");
        match reason {
            Some(reason) => assert_eq!(said.as_deref(), Some(reason.sentence), "{case}"),
            None => screen = self::screen(from_file, size, keys),
        }
    }
}

#[test]
fn what_nothing_is_to_be_done_for_is_seen_on_the_last_line() {
    let table = [
        ("Up", "いちばん上です"),
        ("End Down", "いちばん下です"),
        ("h", "これより上の階層はありません"),
        ("2 l", "ここに階層はありません"),
        ("1", "すでにその枠にいます"),
        ("Esc", "閉じるものはありません"),
        ("x", "絞り込みはありません"),
        ("n", "次の一致はありません"),
        ("]", "最新の時点です"),
        ("[ [ [ [ [", "これより前の年度はありません"),
        ("e", "内蔵の計画は編集できません"),
        ("r", "読み直すファイルがありません"),
        ("Space", "一覧（担当課・状況）の中で使います"),
        ("2 Enter Left", "前の項目はありません"),
        ("Enter Tab", "閉じてから使います"),
        ("d Tab", "閉じてから使います"),
        ("d # # # Enter", "選ぶものがありません"),
        ("d Up", "いちばん上です"),
        ("d Ctrl-X", "割り当てはありません"),
        ("o Ctrl-U Enter", "名前を入れてから"),
    ];
    for (keys, sentence) in table {
        let mut screen = Screen::start(80, 24);
        screen.press(keys);
        let lines = screen.lines();
        assert!(lines[23].contains(sentence), "after [{keys}]: {}", lines[23]);
    }
}

#[test]
fn the_palette_says_what_cannot_be_done_and_choosing_it_says_why() {
    let mut screen = Screen::start(80, 24);
    screen.press(":");
    let Some(Overlay::Picker(picker)) = screen.app.overlays.last() else { panic!("no palette") };
    assert_eq!(picker.items.len(), Command::ALL.len(), "every command");
    assert!(picker.items.iter().rev().take(8).all(|item| item_group(item) == Group::Move), "moving stands last");
    for (typed, brief, sentence) in [
        ("edit", unavailable::BUILT_IN_EDIT.brief, unavailable::BUILT_IN_EDIT.sentence),
        ("later-year", unavailable::LAST_YEAR.brief, unavailable::LAST_YEAR.sentence),
        ("zoom", "z", ""),
    ] {
        let mut screen = Screen::start(80, 24);
        screen.press(":");
        screen.type_in(typed);
        let line = screen.lines().into_iter().find(|line| line.contains("│") && line.contains(brief));
        assert!(line.is_some(), "{typed}\n{}", screen.text());
        screen.press("Enter");
        assert!(screen.lines()[23].contains(sentence), "{typed}\n{}", screen.text());
    }
}

fn item_group(item: &Item) -> Group {
    match item.picked {
        Picked::Command(command) => command.group(),
        _ => panic!("{item:?} is no command"),
    }
}

#[test]
fn commands_are_found_by_every_name_they_have() {
    for (typed, command) in [
        ("zoom", Command::Zoom),
        ("枠を画面", Command::Zoom),
        ("拡大", Command::Zoom),
        ("へるぷ", Command::Help),
        ("herupu", Command::Help),
        ("help", Command::Help),
        ("検索", Command::Search),
        ("kopi-", Command::Copy),
    ] {
        let mut screen = Screen::start(80, 24);
        screen.press(":");
        screen.type_in(typed);
        let Some(Overlay::Picker(picker)) = screen.app.overlays.last() else { panic!("no palette") };
        assert_eq!(picker.items[picker.ranked[0].0].picked, Picked::Command(command), "{typed}");
    }
}

#[test]
fn a_command_chosen_by_name_goes_to_what_lies_below_the_list() {
    let scrolled = |screen: &Screen| match screen.app.overlays.last() {
        Some(Overlay::Detail(_, scroll)) => scroll.0,
        other => panic!("{other:?}"),
    };
    let mut by_key = Screen::start(80, 24);
    by_key.press("Enter PgDn");
    let mut by_name = Screen::start(80, 24);
    by_name.press("Enter :");
    by_name.type_in("page-down");
    by_name.press("Enter");
    assert_eq!(scrolled(&by_name), scrolled(&by_key));
    assert!(scrolled(&by_key) > 0);
}

#[test]
fn files_that_failed_can_be_tried_again_beside_a_built_in_plan() {
    let missing = workspace::open(&["/nowhere/at/all.yaml".into()], &Config::default());
    let mut workspace = Screen::start(80, 24).app.session.workspace.clone();
    workspace.failures = missing.failures;
    let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
    assert!(matches!(screen.press("r").as_slice(), [Effect::Reopen(_)]));
    screen.send(Message::Reopened(Vec::new()));
    assert_eq!(screen.press("r"), []);
}
