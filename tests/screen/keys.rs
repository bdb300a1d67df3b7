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
    let loaded = source::Loaded { origin, plan, positions, findings };
    screen.send(Message::Reloaded(0, Box::new(Ok(loaded))));
    assert_eq!(screen.app.session.plan().actions.len(), 55);
    assert_eq!(action(&screen), "5");
}

#[test]
fn no_prompt_keeps_anybody_from_leaving() {
    for open in ["", "d", "s", "p", ":", "/", "o", "?", "Enter", "u", "D"] {
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
    for page in ["?", "Enter", "u", "D"] {
        let before = after("");
        let mut screen = after(page);
        screen.press("Tab z 3 n N");
        screen.press("Esc");
        assert_eq!((screen.app.focus, screen.app.zoomed), (before.app.focus, before.app.zoomed), "{page}");
        assert!(screen.app.overlays.is_empty(), "{page}");
    }
    assert!(after("? x").app.overlays.is_empty(), "what changes the view is to be seen");
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
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Attention]));
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
    for keys in ["s End Enter x", "u u", "s Down Down Enter x"] {
        assert_eq!(action(&after(keys)), "1", "{keys}");
    }
    assert_eq!(action(&after("s End Enter 2 x")), "24", "who is in the list keeps the entry");
}

/// The departments of the 担当課別 table in its order, from the first line in sight.
fn departments(screen: &Screen) -> Vec<String> {
    let lines = screen.lines();
    let shown = lines.iter().skip(5).take_while(|line| !line.is_empty() && !line.contains("Enter"));
    shown.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn departments_are_sorted_by_any_column() {
    let table = [
        ("D", "企画政策課"),
        ("D Space", "情報広報課"),
        ("D Right", "企画政策課"),
        ("D Right Space", "防災交通課"),
        ("D Right Right", "財務政策課"),
        ("D Right Right Right Right", "企画政策課"),
        ("D Left", "保険年金課"),
        ("D Left Right", "企画政策課"),
        ("D Left Left Left Left Space", "収納課"),
    ];
    for (keys, first) in table {
        let mut screen = Screen::start(80, 40);
        screen.press(keys);
        let shown = departments(&screen);
        assert_eq!((shown[0].as_str(), shown.len()), (first, 19), "{keys}\n{}", screen.text());
    }
    // Once round: every column and back.
    let mut screen = after("D");
    let start = screen.text();
    screen.press("Right Right Right Right Right Right Right Right Right Right Right");
    assert_eq!(screen.text(), start);
}

#[test]
fn sorting_keeps_the_cursor_on_its_department() {
    let mut screen = after("D Down Down Down");
    for keys in ["Left", "Space", "Right Right Right", "Space"] {
        screen.press(keys);
        let place = screen.app.department_table.place;
        let lines = screen.app.department_table.lines(&screen.app.session);
        let name = lines[place.cursor].0.map(|id| screen.app.session.plan().department(id).name.as_str());
        assert_eq!(name, Some("下水道課"), "{keys}");
        assert!(departments(&screen).contains(&"下水道課".to_owned()), "{keys}\n{}", screen.text());
    }
}

#[test]
fn a_department_of_the_table_becomes_the_filter() {
    let mut screen = after("/ 経 営 Enter D Down Down Down Enter");
    assert!(screen.app.overlays.is_empty());
    let filter = &screen.app.session.filter;
    assert_eq!((filter.departments.as_slice(), filter.text.as_str()), (["下水道課".to_owned()].as_slice(), "経営"));
    assert_eq!(after("D y").app.overlays.len(), 1);
    assert_eq!(after("2 Down").press("D y"), [], "what the table hides is not copied");
    // The table counts all departments again, and stands where it stood.
    screen.press("D");
    assert_eq!(screen.app.department_table.place.cursor, 3);
    let shown = departments(&screen);
    assert!(shown.contains(&"企画政策課".to_owned()), "{shown:?}");
    for close in ["Esc", "D"] {
        screen.press(close);
        assert!(screen.app.overlays.is_empty(), "{close}");
        assert_eq!(screen.app.session.filter.departments, ["下水道課"]);
        screen.press("D");
    }
}

#[test]
fn the_table_of_departments_counts_as_the_pickers_do() {
    let screen = after("");
    let session = &screen.app.session;
    let lines = screen.app.department_table.lines(session);
    let plan = session.plan();
    let counts = susumi::query::department_counts(plan, session.shown(), plan.as_of);
    assert_eq!(lines.len(), counts.len());
    for ((key, summary), count) in lines.iter().zip(&counts) {
        assert_eq!(*key, Some(count.department));
        let tally = &summary.tally;
        let counted = (tally.actions(), tally.unfinished(), tally.indicators(), tally.unmet);
        assert_eq!(counted, (count.actions, count.unfinished, count.indicators, count.unmet));
    }
}

/// The entry under the cursor of the 要対応 list.
fn attention_entry(screen: &Screen) -> String {
    let plan = screen.app.session.plan();
    match screen.app.subject() {
        Subject::Action(id) => plan.action(id).number.clone(),
        Subject::Indicator(id) => plan.indicator(id).name.chars().take(6).collect(),
        other => format!("{other:?}"),
    }
}

#[test]
fn an_entry_that_needs_attention_is_gone_to_and_the_list_stands_where_it_stood() {
    for start in ["u", "u Tab", "u Down", "u Down Down Down", "u Tab Down Down Down Down", "u End", "u Tab PgDn"] {
        let mut screen = after(start);
        let (entry, subject) = (attention_entry(&screen), screen.app.subject());
        screen.press("Enter");
        assert!(screen.app.overlays.is_empty(), "{start}");
        assert_eq!(screen.app.subject(), subject, "{start}: the cursor of the pane is on it");
        let session = &screen.app.session;
        assert_eq!(session.selected, session.plan().node_of(subject), "{start}");
        assert!(screen.app.tree.lines(session).contains(&session.selected), "{start}: unfolded");
        screen.press("u");
        assert_eq!(attention_entry(&screen), entry, "{start}");
        for close in ["u", "Esc"] {
            screen.press(close);
            assert!(screen.app.overlays.is_empty(), "{start} {close}");
            screen.press("u");
        }
    }
}

#[test]
fn the_cursor_of_the_list_passes_over_headings() {
    use susumi::tui::app::AttentionLine;
    let mut screen = after("u");
    let at = |screen: &Screen| {
        let list = &screen.app.attention;
        let line = list.lines(&screen.app.session)[list.place.cursor];
        assert!(matches!(line, AttentionLine::Entry(_)), "{}", screen.text());
        list.place.cursor
    };
    let mut seen = vec![at(&screen)];
    for _ in 0..60 {
        screen.press("Down");
        seen.push(at(&screen));
    }
    let last = seen.last().copied();
    seen.dedup();
    let entries = screen.app.attention.lines(&screen.app.session).len();
    assert_eq!(last, Some(entries - 1));
    let mut back = vec![at(&screen)];
    for _ in 0..60 {
        screen.press("Up");
        back.push(at(&screen));
    }
    back.dedup();
    back.reverse();
    assert_eq!(back, seen, "the same entries both ways");
    assert!(screen.text().contains("企画政策課 "), "the heading above the first entry is in sight");
    for keys in ["PgDn", "PgDn", "PgUp", "End", "PgUp", "Home", "Tab", "End", "Tab"] {
        screen.press(keys);
        at(&screen);
    }
}

#[test]
fn regrouping_keeps_the_entry() {
    let mut screen = after("u Down Down Down Down Down");
    let entry = attention_entry(&screen);
    screen.press("Tab");
    assert_eq!(attention_entry(&screen), entry);
    screen.press("Tab");
    assert_eq!(attention_entry(&screen), entry);
}

#[test]
fn the_list_follows_department_and_search_but_not_the_status() {
    let count = |keys: &str| after(keys).app.session.attention().len();
    let all = count("");
    assert_eq!(count("s Enter"), all, "the filter by status is about the panes");
    let picked = after("s End Enter");
    let shown = picked.app.session.shown();
    assert_eq!(shown.actions.len() + shown.indicators.len(), all, "the same are left by the filter");
    assert!(count(GESUI) < all && count(GESUI) > 0);
    assert!(count("/ 広 告 Enter") < all);
    // `d` narrows the list without leaving it.
    let mut screen = after("u");
    screen.press(GESUI);
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Attention]), "{}", screen.text());
    let text = screen.text();
    assert!(text.contains("下水道課 ") && !text.contains("企画政策課"), "{text}");
}

#[test]
fn what_a_status_hides_is_shown_when_one_goes_to_it() {
    let mut screen = after("s Enter u");
    let subject = screen.app.subject();
    assert!(!screen.app.session.shown().shows(subject));
    screen.press("Enter");
    assert_eq!(screen.app.subject(), subject);
    assert!(screen.app.session.filter.is_empty());
    assert!(screen.text().contains("状況の絞り込みを解除しました"), "{}", screen.text());
}

#[test]
fn tables_and_lists_are_written_as_they_are_shown() {
    let written = |keys: &str| susumi::tui::rows::written(&after(keys).app);
    let table = written("D Right Right Right Right Right");
    let names: Vec<_> = table.lines().map(|line| line.split_whitespace().next().unwrap_or("")).collect();
    assert_eq!(names[..4], ["第2次日進市経営改革プラン", "担当課", "計", "企画政策課"], "{table}");
    assert_eq!(names.len(), 22);
    let list = written(&format!("{GESUI} u"));
    assert!(list.contains("\n下水道課 ") && list.contains("\n  取組 24 下水道使用料の見直し: 未実施／"), "{list}");
    assert!(!list.contains('…'), "nothing is cut\n{list}");
    assert_eq!(after("u o").press("Enter"), [Effect::Save("susumi-nisshin-2-要対応.txt".to_owned())]);
}
