//! Holds the indicators of one name in all plans beside each other: what stands there, and how one moves.

use super::driver::Screen;
use super::pictures::picture_of;
use susumi::query::Namesake;
use susumi::source::config::Config;
use susumi::state::{NamedView, View};
use susumi::tui::app::{Copied, Effect, Message, NamesakeOrder, Overlay};
use susumi::tui::command::Command;
use susumi::tui::keymap::Keymap;
use susumi::words::screen as words;
use susumi::workspace;

/// Three cities with one name in common, and two that measure another thing in different units.
fn screen(size: (u16, u16)) -> Screen {
    let workspace = workspace::open(&["tests/namesakes".into()], &Config::default());
    Screen::on(workspace, &Config::default(), size.0, size.1)
}

/// The municipalities of the lines, in their order.
fn cities(screen: &Screen) -> Vec<&str> {
    let plans = &screen.app.session.workspace.plans;
    let city = |one: &Namesake| plans[one.plan].plan.municipality.as_deref().unwrap_or("-");
    screen.app.namesakes.found.iter().map(city).collect()
}

fn is_open(screen: &Screen) -> bool {
    matches!(screen.app.overlays.last(), Some(Overlay::Namesakes))
}

#[test]
fn pictures_of_one_name() {
    for size in [(80, 24), (120, 36), (60, 20)] {
        picture_of(screen(size), "namesakes", "3 =", size, size.0 == 80);
        picture_of(screen(size), "namesakes_charts", "3 = Tab Right", size, size.0 == 80);
    }
    let size = (80, 24);
    picture_of(screen(size), "namesakes_by_attainment", "3 = Right Right", size, false);
    picture_of(screen(size), "namesakes_of_two_units", "3 Down = Tab", size, false);
    picture_of(screen(size), "namesakes_of_states", "3 Down Down =", size, false);
    picture_of(screen(size), "namesakes_charts_own_scales", "3 = Tab Space w", size, false);
    picture_of(screen(size), "namesakes_charts_safe", "3 = Tab F8", size, false);
    picture_of(screen(size), "namesakes_charts_ascii", "3 = Tab F8 F8", size, false);
}

#[test]
fn plans_that_came_later_stand_where_their_files_do() {
    let mut workspace = workspace::open(&["tests/namesakes".into()], &Config::default());
    workspace.plans.reverse();
    let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
    screen.press("p Home Enter 3 =");
    assert_eq!(cities(&screen).join(" "), "北市 南町 -");
}

#[test]
fn charts_of_two_plans_of_one_city_are_told_apart() {
    let plan = |title: &str| {
        let path = format!("{title}.yaml");
        let text = format!(
            "計画: {title}\n自治体: 北市\n年度: R3\n体系:\n- 名称: い\n  指標:\n  - {{名称: 水洗化率, 実績: {{R3: 1}}}}\n"
        );
        workspace::read_as(path.as_ref(), &text, susumi::source::Encoding::Utf8).unwrap()
    };
    let mut workspace = workspace::Workspace::default();
    workspace.add(vec![plan("北市下水道計画"), plan("北市環境計画")]);
    let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
    screen.press("3 = Tab");
    assert!(screen.text().contains("北市 下水道計画"), "{}", screen.text());
    assert!(screen.text().contains("北市 環境計画"), "{}", screen.text());
}

/// Cities of one name in two prefectures, and plans of one title of one city.
#[test]
fn plans_of_one_city_and_title_are_told_apart_by_their_ids() {
    let plan = |path: &str, title: &str| {
        let text = format!(
            "計画: {title}\n自治体: 川崎町\n年度: R3\n体系:\n- 名称: い\n  指標:\n  - {{名称: 水洗化率, 実績: {{R3: 1}}}}\n"
        );
        workspace::read_as(path.as_ref(), &text, susumi::source::Encoding::Utf8).unwrap()
    };
    let mut workspace = workspace::Workspace::default();
    let title = "川崎町まち・ひと・しごと創生総合戦略";
    workspace.add(vec![
        plan("plans/宮城県/川崎町.yaml", title),
        plan("plans/福岡県/川崎町.yaml", title),
        plan("plans/宮城県/環境.yaml", "川崎町環境計画"),
    ]);
    let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
    for keys in ["3 =", "Tab"] {
        screen.press(keys);
        for name in ["川崎町 宮城県/川", "川崎町 福岡県/川", "川崎町 環境計画"] {
            assert!(screen.text().contains(name), "{keys} {name}: {}", screen.text());
        }
    }
}

#[test]
fn in_every_order() {
    let table = [
        ("3 =", NamesakeOrder::Plans, "北市 南町 -"),
        ("3 = Space", NamesakeOrder::Plans, "- 南町 北市"),
        ("3 = Right", NamesakeOrder::Latest, "北市 南町 -"),
        ("3 = Right Space", NamesakeOrder::Latest, "- 南町 北市"),
        ("3 = Right Right", NamesakeOrder::Attainment, "北市 - 南町"),
        ("3 = Left", NamesakeOrder::Standing, "南町 - 北市"),
        ("3 = Left Right", NamesakeOrder::Plans, "北市 南町 -"),
    ];
    for (keys, order, expected) in table {
        let mut screen = screen((80, 24));
        screen.press(keys);
        assert_eq!((screen.app.namesakes.order, cities(&screen).join(" ").as_str()), (order, expected), "{keys}");
        assert_eq!(cities(&screen)[screen.app.namesakes.place.cursor], "北市", "{keys}: the cursor stays on its own");
    }
}

#[test]
fn enter_goes_there_whatever_is_filtered() {
    for keys in ["3 = Down Enter", "3 = Tab Right Enter", "/ 北 市 Esc 3 = Down Enter", "3 Enter = Down Enter"] {
        let mut screen = screen((80, 24));
        screen.press(keys);
        let session = &screen.app.session;
        assert_eq!(session.plan().municipality.as_deref(), Some("南町"), "{keys}");
        assert!(screen.app.overlays.is_empty(), "{keys}");
        let id = session.indicators()[screen.app.indicators.cursor];
        assert_eq!(session.plan().indicator(id).name, "水洗化率", "{keys}");
    }
    let mut screen = screen((80, 24));
    screen.press("3 = Esc");
    assert!(!is_open(&screen) && screen.app.session.current == 0);
    screen.press("3 Enter = =");
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Detail(..)]), "back where one was");
}

/// What is said to be cleared is, and what hides the plan that is gone to is what is cleared.
#[test]
fn enter_clears_what_would_hide_the_plan_or_the_indicator() {
    let (all, with_names) = (words::CLEARED.to_owned(), words::cleared("北"));
    let table = [
        // A filter hides it; the names of the list of plans go too, as with the key that clears all.
        ("/ 北 市 Enter 3 = Down Enter", Some(&all)),
        ("p p 北 Enter Enter / 北 市 Enter 3 = Down Enter", Some(&with_names)),
        // The names hide it in the tree of all plans.
        ("p p 北 Enter Enter t 3 = Down Enter", Some(&all)),
        // Nothing does.
        ("p p 北 Enter Enter 3 = Down Enter", None),
        ("t 3 = Down Enter", None),
    ];
    for (keys, said) in table {
        let mut screen = screen((80, 24));
        screen.press(keys);
        let session = &screen.app.session;
        assert_eq!(session.plan().municipality.as_deref(), Some("南町"), "{keys}");
        assert_eq!(screen.app.notice.as_ref(), said, "{keys}");
        if said.is_some() {
            assert!(session.filter.is_empty() && session.plan_order().names.is_empty(), "{keys}");
        }
    }
}

#[test]
fn a_view_keeps_the_page_as_it_was_put_in_order() {
    for keys in ["3 =", "3 = Right Space", "3 = Left", "3 = Tab", "3 = Tab Space", "3 Down =", "3 Enter =", "[ 3 ="] {
        let mut before = screen((80, 24));
        before.press(keys);
        let view = before.app.view();
        let mut again = screen((80, 24));
        again.press("3 Down = Left Tab Space Esc 1");
        again.app.show_view(&view);
        again.resize(80, 24);
        assert_eq!((again.text(), &again.app.view()), (before.text(), &view), "{keys}");
        let mut next = screen((80, 24));
        assert!(next.app.go_on_from(&before.app.end()), "{keys}");
        next.resize(80, 24);
        assert_eq!(next.text(), before.text(), "{keys}: the last run");
    }
    // Another plan is looked at, or no plan has the name any more.
    let mut screen = screen((80, 24));
    screen.press("3 =");
    let view = screen.app.view();
    screen.app.show_view(&View { plan: "minami".to_owned(), ..view.clone() });
    assert_eq!((screen.app.session.current, cities(&screen)[screen.app.namesakes.place.cursor]), (1, "南町"));
    screen.app.show_view(&View { indicator: "昔の指標".to_owned(), ..view.clone() });
    assert!(screen.app.overlays.is_empty());
    // Nor is its plan open: what is said is what is shown.
    let gone = View { plan: "gone".to_owned(), ..view };
    let table = [("水洗化率", "絞り込みと一覧だけを呼び出しました"), ("昔の指標", "絞り込みだけを呼び出しました")];
    for (indicator, said) in table {
        let view = View { indicator: indicator.to_owned(), ..gone.clone() };
        let notice = screen.app.show_named_view(&NamedView { name: "甲".to_owned(), view });
        assert_eq!(is_open(&screen), indicator == "水洗化率");
        assert!(notice.as_ref().is_some_and(|notice| notice.starts_with(said)), "{notice:?}");
    }
}

#[test]
fn charts_are_gone_through_like_a_page() {
    let table = [
        ("Right", 1),
        ("Right Right", 2),
        ("Right Right Right", 2),
        ("Right Left", 0),
        ("End", 2),
        ("End Home", 0),
        ("Down", 0),
        ("Tab Down Tab", 1),
    ];
    for (keys, cursor) in table {
        let mut screen = screen((120, 36));
        screen.press("3 = Tab");
        screen.press(keys);
        assert_eq!(screen.app.namesakes.place.cursor, cursor, "{keys}");
    }
}

/// A year earlier less is known; a plan read again has other numbers.
#[test]
fn what_follows_from_year_and_plans_is_found_anew() {
    let mut screen = screen((80, 24));
    screen.press("3 = Right");
    assert_eq!(screen.app.namesakes.years.len(), 4);
    screen.press("[ [");
    assert_eq!(screen.app.namesakes.years.len(), 2, "R2 and R3");
    screen.press("] ]");

    let origin = screen.app.session.workspace.plans[0].origin.clone();
    let again = workspace::read_as(
        origin.path().unwrap(),
        "計画: 別\n自治体: 北市\n年度: R3-R5\n体系:\n- 名称: い\n  指標:\n  - {名称: ほか}\n  - {名称: 水洗化率, 実績: {R5: 1}}\n",
        susumi::source::Encoding::Utf8,
    );
    screen.send(Message::Reread(0, Box::new(again)));
    let page = &screen.app.namesakes;
    assert_eq!((cities(&screen), page.found[2].indicator.index()), (vec!["南町", "-", "北市"], 1));
    assert_eq!(cities(&screen)[page.place.cursor], "北市");
}

/// The files say something else now: nothing was typed that could be taken back.
#[test]
fn where_no_plan_has_the_name_any_more_that_is_said() {
    for keys in ["3 =", "3 = Tab"] {
        let mut screen = screen((80, 24));
        screen.press(keys);
        for at in 0..screen.app.session.workspace.plans.len() {
            let origin = screen.app.session.workspace.plans[at].origin.clone();
            let again = "計画: 別\n年度: R3\n体系:\n- 名称: い\n  指標:\n  - {名称: ほか}\n";
            let again = workspace::read_as(origin.path().unwrap(), again, susumi::source::Encoding::Utf8);
            screen.send(Message::Reread(at, Box::new(again)));
        }
        assert!(is_open(&screen) && screen.app.namesakes.found.is_empty(), "{keys}");
        for key in ["Enter", "Down", "Up", "Left", "Right", "Space", "Home", "PgDn"] {
            screen.press(key);
            assert_eq!(screen.torn(), None, "{keys} {key}");
        }
        screen.press("Enter");
        let notice = screen.app.notice.clone().unwrap_or_default();
        assert_eq!(notice, "この名称の指標は、どの計画にもありません（Esc で閉じる）", "{keys}");
        assert!(screen.text().contains("Esc"), "{keys}: {}", screen.text());
        screen.press("Esc");
        assert!(screen.app.overlays.is_empty(), "{keys}");
    }
}

#[test]
fn the_table_goes_elsewhere() {
    let mut screen = screen((80, 24));
    screen.press("3 =");
    assert_eq!(screen.press("Y"), [Effect::Copy(Copied::Namesakes)]);
    let table = susumi::tui::rows::copied_namesakes(&screen.app);
    assert_eq!(table.entries, 3);
    assert!(table.tsv().starts_with("名称\t自治体\t計画\t"), "{}", table.tsv());
    let text = susumi::tui::rows::written_to(&screen.app, "a.txt");
    assert!(text.starts_with("水洗化率（%） 3件\n自治体"), "{text}");
}

/// A command that has no reason not to changes something, and one that has says why and does nothing.
#[test]
fn every_command_does_something_or_says_why_not() {
    for keys in ["3 =", "3 = End", "3 = Tab", "3 = Tab Right", "3 = Tab End", "3 Down = Tab", "3 Enter ="] {
        for command in Command::ALL {
            let mut screen = screen((80, 24));
            screen.press(keys);
            screen.app.keymap = Keymap::patched(&[("F12".to_owned(), command.name().to_owned())]).0;
            let reason = screen.app.unavailable(*command);
            let state = |screen: &Screen| {
                let app = &screen.app;
                let session = &app.session;
                let choices = (&session.filter, session.year, session.calendar, session.selected, session.current);
                format!("{choices:?} {:?} {:?} {:?} {:?}", app.overlays, app.namesakes, app.focus, app.look.set)
            };
            let before = state(&screen);
            let effects = screen.press("F12");
            let did = state(&screen) != before || !effects.is_empty();
            assert_eq!(reason.is_none(), did, "{keys}: {}: {reason:?}", command.name());
        }
    }
}
