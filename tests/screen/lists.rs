//! Holds the two lists that lie over the panes, 要対応 and 担当課別: how they are ordered, where their cursor
//! stands, and where they lead to.

use std::path::Path;

use super::driver::Screen;
use susumi::plan::{Position, Subject};
use susumi::source::config::Config;
use susumi::source::{Failure, Origin};
use susumi::tui::app::{AttentionLine, Effect, Overlay};
use susumi::words::unavailable;

const GESUI: &str = "d g e s u i Enter";

fn after(keys: &str) -> Screen {
    let mut screen = Screen::start(80, 24);
    screen.press(keys);
    screen
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
        ("D Left", "企画政策課"),
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
        assert!(screen.app.tree.nodes(session).contains(&session.selected), "{start}: unfolded");
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

#[test]
fn what_a_list_has_counted_before_is_counted_again_when_anything_changes() {
    for list in ["u", "u Tab", "D"] {
        for change in ["[", "[ [ ]", GESUI, "/ 広 告 Enter", "/ 広 告 Enter x", "r"] {
            let mut asked_before = after(list);
            asked_before.press(&format!("Esc {change} {} Home", &list[..1]));
            let asked_once = after(&format!("{change} {list} Home"));
            let lines = |screen: &Screen| -> Vec<String> { screen.lines().into_iter().skip(2).take(21).collect() };
            assert_eq!(lines(&asked_before), lines(&asked_once), "{list} {change}");
        }
    }
}

#[test]
fn a_contradiction_is_read_in_full_where_the_name_gives_way() {
    for (width, phrase) in [(60, "R2実績 61団体 < 目標 120団体、記録は達成"), (80, "目標 1,606,267千円、記録は達成")]
    {
        let mut screen = Screen::start(width, 60);
        screen.press("u Tab");
        assert!(screen.text().contains(phrase), "{width}\n{}", screen.text());
    }
}

#[test]
fn the_titles_of_the_lists_are_not_cut_on_a_small_screen() {
    let table = [
        ("D", "計画の順　複数課は各課に計上 ─"),
        ("s Enter D Right", "取組の多い順　課・状況では絞らず　複数課は各課に計上 ─"),
        ("/ 指 標 Enter s Enter D", "計画の順　検索:指標の範囲　課・状況では絞らず"),
        ("s Enter u", "担当課別　23件　複数課は各課に計上　状況では絞らず ─"),
    ];
    for (keys, title) in table {
        let screen = after(keys);
        assert!(screen.lines()[2].contains(title), "{keys}\n{}", screen.text());
    }
}

#[test]
fn e_opens_the_file_at_the_entry_wherever_it_is_pressed() {
    // Keys, and what stands in that line of the file.
    let table = [
        ("e", "計画: 第2次日進市経営改革プラン"),
        ("2 e", "- 番号: 1"),
        ("2 Down Enter e", "- 番号: 2"),
        ("3 Down Enter e", "- 名称: 下水道事業特別会計の利子残高"),
        ("u e", "- 名称: 有料広告掲載提案募集制度を利用した広告掲載件数"),
        ("p e", "計画: 第2次日進市経営改革プラン"),
    ];
    let text = include_str!("../../plans/nisshin-2.yaml");
    for (keys, expected) in table {
        let mut workspace = Screen::start(80, 24).app.session.workspace.clone();
        workspace.plans[0].origin = Origin::File("a.yaml".into());
        let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
        let effects = screen.press(keys);
        let [Effect::Edit(path, at)] = effects.as_slice() else { panic!("{keys}: {effects:?}") };
        assert_eq!(path, Path::new("a.yaml"));
        let line = text.lines().nth(at.line - 1).unwrap_or_default();
        assert!(line.trim_start().starts_with(expected), "{keys}: {at:?} {line}");
    }
}

#[test]
fn what_gave_no_plan_is_in_the_list_of_plans_and_e_opens_it_where_that_was_seen() {
    let mut workspace = Screen::start(80, 24).app.session.workspace.clone();
    let finding = |code, message: &str| {
        let position = Position { line: 7, column: 3 };
        let wording = susumi::words::Wording::new(message);
        let mut finding = workspace.plans[0].findings[0].clone();
        (finding.code, finding.position, finding.message) = (code, position, wording.message);
        finding
    };
    let failures = vec![
        Failure::of(Origin::File("broken.yaml".into()), finding("not-yaml", "書き方が正しくありません。")),
        Failure::of(Origin::File("gone.yaml".into()), finding("unreadable", "ありません。")),
    ];
    workspace.failures = failures;
    let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
    screen.press("p");
    let text = screen.text();
    let line = text.lines().find(|line| line.contains("broken.yaml")).unwrap();
    assert!(line.ends_with("開けません"), "{text}");
    assert!(screen.press("e").is_empty(), "the built-in plan has no file");
    assert_eq!(screen.app.notice.as_deref(), Some(unavailable::BUILT_IN_EDIT.sentence));
    screen.press("Down");
    assert!(screen.text().contains("Enter 理由  e ファイルを直す"), "{}", screen.text());
    screen.press("Enter");
    assert_eq!(screen.app.notice.as_deref(), Some("broken.yaml:7:3 書き方が正しくありません。"));
    assert!(screen.app.overlays.len() == 1, "the list stays open");
    screen.press("c");
    assert_eq!(screen.app.notice.as_deref(), Some(unavailable::NOT_OPENED.sentence));
    let at = Position { line: 7, column: 3 };
    assert_eq!(screen.press("e"), [Effect::Edit("broken.yaml".into(), at)]);
    assert!(screen.press("Down e").is_empty(), "the list stayed open");
    assert_eq!(screen.app.notice.as_deref(), Some(unavailable::NOTHING_READ.sentence));
    // While a name is typed, letters are text.
    assert_eq!(screen.press("p b e"), []);
    assert!(!screen.text().contains("gone.yaml"), "{}", screen.text());
}
