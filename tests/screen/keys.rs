//! Holds what keys do to the state: cursors that stay on their entries, prompts that let go, pages that
//! keep the keys from what lies below them.

use super::driver::Screen;
use susumi::plan::{ActionId, IndicatorId, NodeId, Subject};
use susumi::source;
use susumi::tui::app::{App, Effect, Message, Overlay};
use susumi::tui::command::Command;

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
    assert!(screen.app.tree.nodes(&screen.app.session).contains(&selected), "{}", screen.text());
    screen.press("/");
    screen.type_in("くるり");
    screen.press("Enter n x");
    assert!(screen.app.tree.nodes(&screen.app.session).contains(&screen.app.session.selected));
}

#[test]
fn the_cursor_stays_on_its_action() {
    for change in ["[", "[ [ ]", "u u", "w", "s End Enter x", "D Esc"] {
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
    let loaded = source::Loaded::new(origin, plan, positions, findings);
    screen.send(Message::Reloaded(0, Box::new(Ok(loaded))));
    assert_eq!(screen.app.session.plan().actions.len(), 55);
    assert_eq!(action(&screen), "5");
}

#[test]
fn no_prompt_keeps_anybody_from_leaving() {
    for open in ["", "d", "s", "p", "p p", "p /", ":", "/", "o", "?", "Enter", "u", "D", "f"] {
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
    for page in ["?", "Enter", "u", "D", "p"] {
        let before = after("");
        let mut screen = after(page);
        screen.press("Tab z 3 n N");
        screen.press(if page == "?" { "Esc Esc" } else { "Esc" });
        assert_eq!((screen.app.focus, screen.app.zoomed), (before.app.focus, before.app.zoomed), "{page}");
        assert!(screen.app.overlays.is_empty(), "{page}");
    }
    for page in ["?", "Enter"] {
        assert!(after(&format!("{GESUI} {page} F7")).app.overlays.is_empty(), "what changes the view is to be seen");
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
fn next_hit_goes_from_entry_to_entry_and_round() {
    let mut screen = after("/");
    screen.type_in("広告");
    screen.press("Enter");
    let start = screen.app.subject();
    let mut seen = vec![start];
    for _ in 0..3 {
        screen.press("n");
        assert_eq!(screen.app.notice, None);
        seen.push(screen.app.subject());
    }
    let kinds = |seen: &[Subject]| -> String {
        let kind = |subject: &Subject| match subject {
            Subject::Action(_) => 'A',
            Subject::Indicator(_) => 'I',
            _ => 'N',
        };
        seen.iter().map(kind).collect()
    };
    assert_eq!(kinds(&seen), "NAAI", "a node, its two actions, its indicator");
    screen.press("n");
    assert_eq!(screen.app.subject(), start, "and round");
    assert!(screen.app.notice.is_some());
    screen.press("N");
    assert_eq!(screen.app.subject(), seen[3]);
    screen.press("x n");
    assert_eq!(screen.app.subject(), start, "it goes on when the filter is gone");
    assert!(screen.app.session.filter.is_empty());
}

#[test]
fn next_hit_takes_an_open_detail_along() {
    let mut screen = after("/");
    screen.type_in("広告");
    screen.press("Enter n Enter");
    let open = |screen: &Screen| match screen.app.overlays.last() {
        Some(Overlay::Detail(subject, _)) => Some(*subject),
        _ => None,
    };
    assert_eq!(open(&screen), Some(Subject::Action(ActionId(0))));
    screen.press("n");
    assert_eq!(open(&screen), Some(Subject::Action(ActionId(1))));
    screen.press("n");
    assert_eq!(open(&screen), Some(Subject::Indicator(IndicatorId(0))), "whatever it is");
}

#[test]
fn next_goes_from_node_to_node_under_a_filter_without_words() {
    let mut screen = after(&format!("{GESUI} n"));
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
    table.type_in("a.xlsx");
    assert_eq!(table.press("Enter"), []);
    assert!(matches!(table.app.overlays.last(), Some(Overlay::Save(_))), "there is no such file to write");
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
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Attention]));
}

/// Everything that says where one is.
fn whereabouts(screen: &Screen) -> String {
    let App { session, tree, timeline, indicators, focus, .. } = &screen.app;
    let lines = tree.nodes(session);
    format!("{:?} {:?} {focus:?} {timeline:?} {indicators:?} {lines:?}", session.filter, session.selected)
}

#[test]
fn searching_moves_as_one_types_and_hides_nothing() {
    let mut screen = after("/");
    screen.type_in("くるり");
    assert_eq!(screen.app.session.shown().actions.len(), 54);
    assert_eq!((screen.app.subject(), action(&screen).as_str()), (Subject::Action(ActionId(22)), "23"));
    assert!(screen.text().contains("1/2件目"), "{}", screen.text());
    screen.press("Down");
    let Subject::Indicator(id) = screen.app.subject() else { panic!("{}", screen.text()) };
    assert!(screen.app.session.plan().indicator(id).name.starts_with("くるりんばす"));
    screen.press("Down");
    assert_eq!(screen.app.subject(), Subject::Action(ActionId(22)), "and round");
    screen.type_in("な");
    assert!(screen.text().contains("一致なし"));
    assert_eq!(screen.app.subject(), Subject::Node(NodeId::ROOT), "back to where it began");
    screen.press("Backspace Enter");
    assert_eq!(screen.app.session.filter.text, "くるり");
    assert_eq!(screen.app.subject(), Subject::Action(ActionId(22)), "the hits are kept, and the place too");
    assert_eq!(screen.app.session.shown().actions.len(), 1);
}

#[test]
fn esc_leads_back_to_where_the_search_began() {
    for start in ["", GESUI, "2 Down Down", "Down Down Right 3 G", &format!("{GESUI} Down Left"), "z"] {
        let before = whereabouts(&after(start));
        let mut screen = after(start);
        screen.press("/");
        screen.type_in("sei");
        screen.press("Down Down Esc");
        assert_eq!(whereabouts(&screen), before, "{start}");
        assert!(screen.app.session.sought().is_empty());
    }
}

#[test]
fn a_search_starts_where_the_cursor_is() {
    let mut screen = after("2 Down Down Down /");
    screen.type_in("検討");
    let Subject::Action(id) = screen.app.subject() else { panic!("{}", screen.text()) };
    assert!(id >= ActionId(3), "{id:?}");
    screen.press("Esc /");
    screen.type_in("広告");
    assert!(matches!(screen.app.subject(), Subject::Node(_)), "round the end to the first");
}

#[test]
fn searching_stays_within_the_other_filters() {
    let mut screen = after(&format!("{GESUI} /"));
    screen.type_in("広告");
    assert!(screen.text().contains("一致なし"), "within the department");
    screen.press("Esc");
    assert_eq!(screen.app.session.shown().actions.len(), 4);
    screen.press("/");
    screen.type_in("使用料");
    screen.press("Enter /");
    assert_eq!(screen.app.session.shown().actions.len(), 4, "the words filter nothing while they are typed");
    screen.press("Ctrl-U Enter");
    assert_eq!(screen.app.session.filter.text, "", "no words, no filter");
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
    for keys in ["s End Enter x", "u u", "s Down Down Enter x"] {
        assert_eq!(action(&after(keys)), "1", "{keys}");
    }
    assert_eq!(action(&after("s End Enter 2 x")), "24", "who is in the list keeps the entry");
}

#[test]
fn names_of_commands_and_plans_are_found_as_they_are_read() {
    for (typed, description) in
        [("sagasu", Command::Search), ("kakidasu", Command::Save), ("tantouka", Command::Departments)]
    {
        let mut screen = after(":");
        screen.type_in(typed);
        let Some(Overlay::Picker(picker)) = screen.app.overlays.last() else { panic!("no picker") };
        let (first, hits) = &picker.ranked[0];
        assert_eq!(picker.items[*first].label, description.description(), "{typed}");
        assert!(!hits.is_empty(), "{typed}: nothing is highlighted");
    }
}

#[test]
fn a_search_is_prepared_when_its_prompt_opens() {
    let mut screen = Screen::start(80, 24);
    assert_eq!(screen.press("/"), [Effect::PrepareSearch]);
    std::thread::spawn(screen.app.session.preparation());
    // It comes to the same whether the preparation is done, under way, or was never begun.
    screen.type_in("hojokin");
    let mut unprepared = after("/");
    unprepared.type_in("hojokin");
    assert_eq!(screen.app.session.hits(), unprepared.app.session.hits());
    assert!(screen.app.session.hits().len() >= 2);
}

#[test]
fn what_mends_the_screen_works_in_every_prompt() {
    for open in ["", "/", "o", "V", "d", "s", "p", "p p", "p /", ":", "?", "Enter", "u", "D", "f"] {
        let before = after(open).app.look.set;
        for key in ["Ctrl-T", "F8"] {
            assert_ne!(after(&format!("{open} {key}")).app.look.set, before, "{open} {key}");
        }
    }
}

#[test]
fn leaving_in_the_middle_of_a_search_keeps_what_was_there_before() {
    let searched = format!("{GESUI} / 料 Enter 2 Down");
    let mut screen = after(&searched);
    let before = screen.app.end();
    screen.press("/");
    screen.type_in("くるり");
    assert_eq!(screen.app.end(), before);
}

#[test]
fn esc_in_a_search_leads_back_to_the_list_it_was_begun_in() {
    let mut screen = after("u Down Down /");
    screen.type_in("広告");
    assert!(!screen.text().contains("担当課別"), "while one types the panes are seen");
    screen.press("Esc");
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Attention)), "{}", screen.text());
    screen.press("/");
    screen.type_in("広告");
    screen.press("Enter");
    assert!(screen.app.overlays.is_empty());
}

#[test]
fn a_search_prompt_says_why_a_key_does_nothing_in_it() {
    let mut screen = after("/");
    screen.type_in("広告");
    screen.press("PgDn");
    assert!(screen.text().contains("入力を終えてから"), "{}", screen.text());
    screen.press("Tab");
    assert!(screen.text().contains("2/4件目"), "{}", screen.text());
    screen.press("Backspace Backspace");
    screen.type_in("温泉");
    screen.press("Down");
    assert!(screen.text().contains("一致するものはありません"), "{}", screen.text());
}

#[test]
fn a_department_is_shown_whole_whatever_was_selected() {
    for keys in [&format!("Down Down {GESUI}"), "Down Down D Down Down Down Enter"] {
        let screen = after(keys);
        assert_eq!(screen.app.session.filter.departments, ["下水道課"], "{keys}");
        assert_eq!(screen.app.session.actions().len(), 4, "{keys}");
    }
    let screen = after("2 Down Down Down Down Down Down Down Down Down Down Down Down Down d g e s u Enter");
    assert_eq!(action(&screen), "14", "whose entry it is keeps the cursor on it");
}

#[test]
fn what_was_typed_is_gone_when_its_department_has_been_marked() {
    let mut screen = after("d g e s u i Space");
    screen.press("z a i m u Space Enter");
    assert_eq!(screen.app.session.filter.departments, ["財務政策課", "下水道課"]);
}

#[test]
fn a_proposed_name_is_typed_over() {
    let mut screen = after(&format!("{GESUI} o"));
    screen.type_in("うちの課");
    let Some(Overlay::Save(input)) = screen.app.overlays.last() else { panic!("no prompt") };
    assert_eq!(input.text, "うちの課");
}

#[test]
fn a_japanese_letter_that_is_no_key_says_that_the_input_method_is_on() {
    for letter in ["漢", "ま", "。"] {
        let mut screen = after("");
        screen.type_in(letter);
        let notice = screen.app.notice.clone().unwrap_or_default();
        assert!(notice.contains("日本語入力がオン"), "{letter}: {notice}");
    }
}
