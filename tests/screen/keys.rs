//! Holds what keys do to the state: cursors that stay on their entries, prompts that let go, pages that
//! keep the keys from what lies below them.

use super::driver::Screen;
use susumi::plan::{NodeId, Subject};
use susumi::source;
use susumi::tui::app::{Effect, Message, Overlay};

const GESUI: &str = "d g e s u i Enter";

fn after(keys: &str) -> Screen {
    let mut screen = Screen::start(80, 24);
    screen.press(keys);
    screen
}

/// The number of the action under the cursor of the 工程 pane.
fn action(screen: &Screen) -> String {
    let session = &screen.app.session;
    let id = session.actions()[screen.app.timeline.cursor];
    session.plan().action(id).number.clone()
}

#[test]
fn clearing_a_filter_keeps_the_selected_node_in_sight() {
    let mut screen = after(&format!("{GESUI} Down Down Down Down x"));
    let selected = screen.app.session.selected;
    assert_ne!(selected, NodeId::ROOT);
    assert!(screen.app.tree.lines(&screen.app.session).contains(&selected), "{}", screen.text());
    screen.press("/");
    screen.type_in("くるり");
    screen.press("Enter n x");
    assert!(screen.app.tree.lines(&screen.app.session).contains(&screen.app.session.selected));
}

#[test]
fn the_cursor_stays_on_its_action() {
    for change in ["[", "[ [ ]", "u u", "w", "u x"] {
        let mut screen = after("2 Down Down Down");
        screen.press("G Up Up");
        let before = action(&screen);
        screen.press(change);
        assert_eq!(action(&screen), before, "{change}");
    }
    let screen = after(&format!("2 {GESUI} Down Down x"));
    assert_eq!(action(&screen), "24");
}

#[test]
fn a_reload_finds_the_entry_again_by_its_number() {
    let mut screen = after("2 Down Down Down Down");
    assert_eq!(action(&screen), "5");
    let text = include_str!("../../plans/nisshin-2.yaml");
    let first = text.find("        - 番号: 1\n          名称: 有料広告掲載").unwrap();
    let added = "        - 番号: 100\n          名称: 加えた取組\n          担当課: 市民課\n          予定: {H28: 検討}\n\
                 \x20         実績: {H28: 検討}\n          実施状況: 実施\n";
    let text = format!("{}{added}{}", &text[..first], &text[first..]);
    let (plan, positions, findings) = source::load_text("nisshin-2", &text).unwrap();
    let origin = source::Origin::BuiltIn;
    let loaded = source::Loaded { origin, plan, positions, findings };
    screen.send(Message::Reloaded(0, Box::new(Ok(loaded))));
    assert_eq!(screen.app.session.plan().actions.len(), 55);
    assert_eq!(action(&screen), "5");
}

#[test]
fn no_prompt_keeps_anybody_from_leaving() {
    for open in ["", "d", "s", "p", ":", "/", "o", "?", "Enter"] {
        for key in ["Ctrl-C", "F10"] {
            assert_eq!(after(open).press(key), [Effect::Quit], "{open} {key}");
        }
        assert_eq!(after(open).press("Ctrl-Z"), [Effect::Suspend], "{open}");
        assert_eq!(after(open).press("Ctrl-L"), [Effect::Redraw], "{open}");
    }
}

#[test]
fn going_back_to_the_latest_year_is_no_choice_of_a_year() {
    let screen = after("[ [ ] ]");
    assert!(!screen.app.session.looks_back());
    assert_eq!(screen.app.session.year, None);
    assert!(after("[").app.session.looks_back());
}

#[test]
fn keys_under_a_page_do_not_move_what_it_hides() {
    for page in ["?", "Enter"] {
        let before = after("");
        let mut screen = after(page);
        screen.press("Tab z 3 n N");
        screen.press(if page == "?" { "Esc Esc" } else { "Esc" });
        assert_eq!((screen.app.focus, screen.app.zoomed), (before.app.focus, before.app.zoomed), "{page}");
        assert!(screen.app.overlays.is_empty(), "{page}");
    }
    for page in ["?", "Enter"] {
        assert!(after(&format!("{page} F4")).app.overlays.is_empty(), "what changes the view is to be seen");
    }
}

#[test]
fn a_picker_left_as_it_was_changes_nothing() {
    let departments = |screen: &Screen| screen.app.session.filter.departments.clone();
    let several = after("d Space Down Space Enter");
    assert_eq!(departments(&several).len(), 2);
    let mut again = several;
    again.press("d Enter");
    assert_eq!(departments(&again).len(), 2, "Enter at once keeps both");
    again.press("d Down Enter");
    assert_eq!(departments(&again).len(), 1, "moved, Enter takes the one under the cursor");
    again.press("d Space Space Enter");
    assert_eq!(departments(&after("d Space Space Esc")).len(), 0);
}

#[test]
fn the_key_that_marks_can_be_changed() {
    use susumi::source::config::Config;
    let keys = vec![("F11".to_owned(), "toggle".to_owned())];
    let config = Config { keys, ..Config::default() };
    let mut workspace = susumi::workspace::Workspace::default();
    workspace.plans.push(susumi::workspace::read(&source::Origin::BuiltIn).unwrap());
    let mut screen = Screen::on(workspace, &config, 80, 24);
    screen.press("d F11 F11 Enter");
    assert_eq!(screen.app.session.filter.departments.len(), 2);
}

#[test]
fn next_hit_goes_from_node_to_node_and_round() {
    let mut screen = after("/");
    screen.type_in("下水道");
    screen.press("Enter n");
    let first = screen.app.session.selected;
    assert_ne!(first, NodeId::ROOT);
    screen.press("n");
    assert!(screen.app.session.selected > first);
    screen.press("N");
    assert_eq!(screen.app.session.selected, first);
    let mut without = after("n");
    assert_eq!(without.app.session.selected, NodeId::ROOT);
    assert!(without.app.notice.is_some());
    without.press("Down");
    assert_eq!(without.app.notice, None);
}

#[test]
fn a_list_that_could_not_be_written_leaves_its_name_in_the_prompt() {
    let mut screen = after(&format!("{GESUI} o"));
    let effects = screen.press("Enter");
    assert_eq!(effects, [Effect::Save("susumi-nisshin-2-下水道課.txt".to_owned())]);
    screen.send(Message::NotSaved("susumi-nisshin-2-下水道課.txt".to_owned(), "理由".to_owned()));
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Save(input)) if input.text.ends_with("下水道課.txt")));
    assert!(screen.text().contains("理由"));
    let mut table = after("o Ctrl-U");
    table.type_in("a.csv");
    assert_eq!(table.press("Enter"), []);
    assert!(matches!(table.app.overlays.last(), Some(Overlay::Save(_))), "a drawing is no table");
}

#[test]
fn details_turn_to_the_next_entry_and_back() {
    let mut screen = after("2 Down Enter");
    let subject = |screen: &Screen| match screen.app.overlays.last() {
        Some(Overlay::Detail(subject, _)) => Some(*subject),
        _ => None,
    };
    let Some(Subject::Action(second)) = subject(&screen) else { panic!("no action is open") };
    screen.press("Right");
    assert_eq!(subject(&screen), Some(Subject::Action(susumi::plan::ActionId(second.0 + 1))));
    screen.press("Left Left");
    assert_eq!(subject(&screen), Some(Subject::Action(susumi::plan::ActionId(second.0 - 1))));
}

#[test]
fn esc_and_a_key_that_arrive_together_are_two_keys() {
    let screen = after("d Alt-u");
    assert!(screen.app.overlays.is_empty());
    assert!(screen.app.session.filter.attention);
}

#[test]
fn searching_shows_hits_as_one_types_and_esc_goes_back() {
    let mut screen = after(&format!("{GESUI} /"));
    screen.type_in("くるり");
    assert_eq!(screen.app.session.shown().actions.len(), 0, "within the department");
    screen.press("Esc");
    assert_eq!(screen.app.session.shown().actions.len(), 4);
    assert_eq!(screen.app.session.filter.text, "");
}

#[test]
fn the_list_marks_what_the_screen_marks() {
    let list = |keys: &str| susumi::tui::rows::listing(&after(keys).app.session);
    let entry = |list: &str, name: &str, field: &str| {
        let from = list.find(&format!("\n{name}\n")).unwrap();
        let line = list[from..].lines().find(|line| line.trim_start().starts_with(field)).unwrap();
        line.trim().to_owned()
    };
    let (now, before) = (list(""), list("["));
    let works = "用途地域の変更及び地区計画の決定件数";
    assert_eq!(entry(&now, works, "達成状況"), "達成状況: 達成？");
    assert_eq!(entry(&before, works, "達成状況"), "達成状況: 達成*", "computed, and nothing to hold it against");
    let fees = "24 下水道使用料の見直し";
    assert!(entry(&now, fees, "実施状況").starts_with("実施状況: 未実施（"));
    assert!(entry(&before, fees, "実施状況").starts_with("実施状況: 未実施*（"));
}

#[test]
fn a_list_nobody_has_moved_in_stays_at_its_top() {
    for keys in ["u x", "u u", "s Down Down Enter x"] {
        assert_eq!(action(&after(keys)), "1", "{keys}");
    }
    assert_eq!(action(&after("u 2 x")), "24", "who is in the list keeps the entry");
}
