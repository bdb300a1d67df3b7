//! Holds the list of all plans, and what is asked of all of them.

use std::path::Path;

use super::driver::Screen;
use super::pictures::picture_of;
use super::prefecture::{PLANS, Small, cities, current, read, screen, text, under_cursor, workspace};
use susumi::query::Filter;
use susumi::source::config::Config;
use susumi::source::{Encoding, Failure};
use susumi::tui::app::{Copied, Effect, FileChange, Message, Overlay, PlanColumn, PlanLine, Pointer};
use susumi::tui::command::Command;
use susumi::tui::keymap::Keymap;
use susumi::tui::rows;
use susumi::words::unavailable;
use susumi::workspace::{self, Workspace};

#[test]
fn pictures_of_all_plans() {
    type Picture = (&'static str, &'static str, &'static [(u16, u16)]);
    let all: [Picture; 10] = [
        ("plans", "p", &[(80, 24), (120, 36), (60, 20), (200, 60)]),
        ("plans_sorted", "p Right Right Right Right Right Right Right Space End", &[(80, 24), (120, 36)]),
        ("plans_by_name", "p p 岐 阜", &[(80, 24)]),
        ("plans_by_name_kept", "p p 岐 阜 Enter", &[(80, 24), (60, 20)]),
        ("plans_of_a_department", "p d 水 道 Enter", &[(80, 24), (120, 36)]),
        ("plans_searched", "p / 観 光", &[(80, 24)]),
        ("plans_searched_in_vain", "p / 温 泉 Enter", &[(80, 24)]),
        ("departments_of_all_plans", "p d", &[(80, 24)]),
        ("tree_of_all", "t", &[(80, 24), (120, 36), (60, 20)]),
        ("tree_of_all_folded", "t Left Down Down Down", &[(80, 24), (120, 36)]),
    ];
    for (name, keys, sizes) in all {
        for (at, size) in sizes.iter().enumerate() {
            picture_of(Screen::on(workspace(), &Config::default(), size.0, size.1), name, keys, *size, at == 0);
        }
    }
}

#[test]
fn plans_of_one_city_have_no_column_for_it() {
    let mut workspace = Workspace::default();
    workspace.add(PLANS[2..4].iter().map(read).collect());
    for size in [(80, 24), (60, 20)] {
        let screen = Screen::on(workspace.clone(), &Config::default(), size.0, size.1);
        picture_of(screen, "plans_of_one_city", "p Down", size, false);
    }
}

#[test]
fn nothing_is_torn_at_any_width() {
    for keys in ["p", "p p 東", "t Left Down", "p d 環 境 Enter"] {
        let mut screen = screen(keys);
        for width in 48..=200 {
            screen.resize(width, 24);
            assert_eq!(screen.torn(), None, "{width} [{keys}]\n{}", screen.text());
        }
    }
}

#[test]
fn plans_are_sorted_by_any_column() {
    let first = |keys: &str| cities(&screen(keys)).split(' ').next().unwrap().to_owned();
    let table = [
        ("p Right", "可児市"),
        ("p Right Space", "東郷町"),
        ("p Right Right Right", "東郷町"),
        ("p Right Right Right Space", "白川村"),
        ("p Right Right Right Right", "可児市"),
        ("p Right Right Right Right Right", "みよし市"),
        ("p Left Left Left Left", "多治見市"),
    ];
    for (keys, expected) in table {
        assert_eq!(first(keys), expected, "{keys}");
    }
    let in_order = cities(&screen("p"));
    assert_eq!(in_order, "可児市 多治見市 白川村 みよし市 日進市 東郷町 東郷町");
    // Once round: every column and back.
    let mut screen = screen("p");
    for _ in 0..=PlanColumn::ALL.len() {
        screen.press("Right");
    }
    assert_eq!(cities(&screen), in_order);
}

#[test]
fn names_narrow_the_list_until_they_are_taken_away() {
    let table = [
        ("p p 東 郷", "東郷町 東郷町"),
        ("p p 岐 阜 Enter", "可児市 多治見市 白川村"),
        ("p p 岐 阜 Esc", ""),
        // What an input method commits means a name where it means no command.
        ("p 白 川", "白川村"),
        ("p p 総 合 Space 愛 知", "東郷町 東郷町"),
        ("p p m i y o s i", "みよし市"),
        ("p p 岐 阜 Enter x", ""),
        ("p p 岐 阜 Enter p Ctrl-U Enter", ""),
    ];
    let all = cities(&screen("p"));
    for (keys, expected) in table {
        let expected = if expected.is_empty() { &all } else { expected };
        let mut found = screen(keys);
        assert_eq!(cities(&found), *expected, "{keys}");
        // It stays for the next time, and for the tree of all.
        found.press("Enter");
        if found.app.plans.typed().is_none() && !found.app.overlays.is_empty() {
            found.press("Esc");
        }
        found.press("p");
        assert_eq!(cities(&found), *expected, "{keys}");
    }
}

/// What is offered is what the header counts: that of the plans of the names that were typed.
#[test]
fn pickers_offer_what_the_plans_of_the_names_that_were_typed_have() {
    let items = |screen: &Screen| -> Vec<String> {
        let Some(Overlay::Picker(picker)) = screen.app.overlays.last() else { panic!("no picker") };
        picker.items.iter().map(|item| format!("{} {}", item.label, item.columns.join(" "))).collect()
    };
    // One of another city is running: of it something is to be expected.
    let running = text(&PLANS[1]).replace("時点: R5", "時点: R4");
    let running = workspace::read_as(Path::new("plans/愛知県/みよし市/計画.yaml"), &running, Encoding::Utf8).unwrap();
    let screen = |keys: &str| {
        let mut workspace = Workspace::default();
        workspace
            .add(PLANS.iter().map(|small| if small.1 == "みよし市" { running.clone() } else { read(small) }).collect());
        let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
        screen.press(keys);
        screen
    };
    for tree in ["", "Esc t"] {
        let mut all = screen(&format!("p {tree} d"));
        assert_eq!(items(&all).len(), 6, "{tree}: {:?}", items(&all));
        all.press("Esc s");
        assert!(items(&all).iter().any(|item| item.starts_with("見込未達 ")), "{tree}: {:?}", items(&all));

        let mut named = screen(&format!("p p 東 郷 Enter {tree} d"));
        assert_eq!(items(&named), ["企画課 5 4 2", "環境課 1 0 0"], "{tree}");
        named.press("Esc s");
        let counted = items(&named);
        let words = ["実施 取組 2", "一部実施 取組 2", "未実施 取組 2", "実施状況未記入 取組 0", "遅れ 取組 6"];
        assert_eq!(counted[..5], words, "{tree}: {counted:?}");
        assert!(!counted.iter().any(|item| item.starts_with("見込")), "{tree}: neither of the two is running");
        // A word that only others have is none of theirs.
        let one = items(&screen(&format!("p p 可 児 Enter {tree} s")));
        assert!(one.contains(&"実施 取組 1".to_owned()) && !one.iter().any(|item| item.contains("未実施 ")), "{one:?}");
        // What was chosen before and none of them has can be taken back there.
        let mut chosen = screen(&format!("p d 施 設 Enter s 見 込 達 Enter p 東 郷 Enter {tree} d"));
        assert_eq!(items(&chosen), ["施設課 0 0 0"], "{tree}");
        chosen.press("Esc s");
        assert!(items(&chosen).contains(&"見込達成 指標 0".to_owned()), "{tree}: {:?}", items(&chosen));
    }
}

/// What was typed is only said to be in the way where something was.
#[test]
fn where_nothing_is_left_to_choose_it_is_said_what_brings_it_back() {
    let table = [
        ("p p ぬ ぬ Enter d", Command::Open, unavailable::NOTHING_OFFERED),
        ("p p ぬ ぬ Enter d", Command::Toggle, unavailable::NOTHING_OFFERED),
        ("p p ぬ ぬ Enter d ぬ", Command::Open, unavailable::NOTHING_TO_CHOOSE),
        ("p p ぬ ぬ Enter", Command::Open, unavailable::NO_PLAN_LEFT),
        ("p p ぬ ぬ Enter", Command::Edit, unavailable::NO_PLAN_LEFT),
    ];
    for (keys, command, reason) in table {
        assert_eq!(screen(keys).app.unavailable(command), Some(reason), "{keys} {command:?}");
    }
}

#[test]
fn what_is_asked_of_all_plans_hides_those_without_it_and_goes_on_in_each() {
    let mut screen = screen("p d 水 道 Enter");
    assert_eq!(cities(&screen), "みよし市 日進市");
    assert!(screen.text().contains("2/7計画"), "{}", screen.text());
    assert!(screen.lines()[1].contains("全計画 取組 3/21件"), "{}", screen.text());
    screen.press("Enter");
    assert!(screen.app.overlays.is_empty());
    assert_eq!(screen.app.session.filter.departments, ["上下水道課"]);
    screen.press("p x");
    assert_eq!(screen.app.session.plans_left().len(), PLANS.len());

    // A search follows each letter; Esc takes back what was there before.
    screen.press("d 環 境 Enter / 仕 事 3");
    assert_eq!(cities(&screen), "多治見市");
    screen.press("Esc");
    assert_eq!(cities(&screen), "多治見市 東郷町");
    // One is where one was, though what was found meanwhile was elsewhere.
    screen.press("Down");
    let before = under_cursor(&screen);
    screen.press("/ 仕 事 3");
    assert_ne!(under_cursor(&screen), before);
    screen.press("Esc");
    assert_eq!(under_cursor(&screen), before);
    screen.press("/ 仕 事 3 Enter Enter");
    assert_eq!(
        (screen.app.session.filter.text.as_str(), current(&screen).as_str()),
        ("仕事3", "plans/岐阜県/多治見市.yaml")
    );
}

#[test]
fn the_totals_are_those_of_the_lines() {
    for keys in
        ["p", "p d 企 画 Enter", "p s Down Space Enter", "p / 窓 口 Enter", "p p 愛 知 Enter s Space Enter", "p ["]
    {
        let screen = screen(keys);
        let session = &screen.app.session;
        let mut sum = susumi::query::PlanCount::default();
        for index in session.plans_left() {
            let (count, loaded) = (session.plan_counts()[*index], &session.workspace.plans[*index]);
            // Each line says what its plan alone would say under that filter.
            let mut alone = Workspace::default();
            alone.add(vec![loaded.clone()]);
            let mut alone = susumi::tui::app::Session::new(alone).unwrap();
            alone.look_from(session.year);
            alone.set_filter(session.filter.clone());
            let tally = susumi::plan::Tally::of(
                alone.plan(),
                alone.shown().actions.iter().copied(),
                alone.shown().indicators.iter().copied(),
                alone.as_of(),
            );
            assert_eq!(count.summary.tally, tally, "{keys} {}", loaded.origin.display());
            sum += count;
        }
        assert_eq!(*session.plans_total(), sum, "{keys}");
        assert!(!sum.is_empty(), "{keys}");
        // And so say the numbers on the screen.
        let lines = screen.lines();
        let numbers = |line: &str| -> Vec<usize> {
            let words: Vec<&str> = line.split_whitespace().collect();
            words[words.len() - 6..].iter().map(|word| word.parse().unwrap()).collect()
        };
        let shown: Vec<Vec<usize>> =
            lines[5..5 + session.plans_left().len()].iter().map(|line| numbers(line)).collect();
        let added: Vec<usize> = (0..6).map(|at| shown.iter().map(|line| line[at]).sum()).collect();
        assert_eq!(numbers(&lines[4]), added, "{keys}\n{}", screen.text());
    }
}

#[test]
fn lists_of_one_plan_are_those_of_the_plan_one_points_to() {
    for (key, is_it) in [
        ("u", (|overlay| matches!(overlay, Overlay::Attention)) as fn(&Overlay) -> bool),
        ("f", |overlay| matches!(overlay, Overlay::Findings)),
        ("D", |overlay| matches!(overlay, Overlay::DepartmentTable)),
    ] {
        let mut screen = screen("p End");
        let last = under_cursor(&screen);
        screen.press(key);
        assert!(screen.app.overlays.last().is_some_and(is_it), "{key}");
        assert_eq!(current(&screen), last, "{key}");
    }
}

#[test]
fn the_list_is_copied_and_written_as_it_stands() {
    let mut screen = screen("p p 愛 知 Enter Right Right Right Right Right");
    assert_eq!(screen.press("Y"), [Effect::Copy(Copied::Plans)]);
    let table = rows::copied_plans(&screen.app.session).tsv();
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], "自治体\t計画\t期間\t済\t一部\t未\t未達\t要対応\t点検\tファイル");
    assert!(lines[1].starts_with("みよし市\tみよし市行政改革大綱\tR1-R5\t3\t0\t0\t"), "{table}");
    assert!(lines[1].ends_with("\tplans/愛知県/みよし市/計画.yaml"), "{table}");
    assert_eq!(lines.len(), 5);
    let Some(PlanLine::Plan(index)) = screen.app.plan_line() else { panic!("no plan") };
    assert_eq!(screen.press("y"), [Effect::Copy(Copied::Plan(index))]);
    let line = rows::copied_plan(&screen.app.session, index);
    assert!(lines.contains(&line.trim_end()), "{line}");
    assert!(rows::written_to(&screen.app, "x.csv").contains("みよし市,みよし市行政改革大綱,R1-R5,3,0,0"));
    assert!(
        rows::written(&screen.app).starts_with("計画の一覧　4/7計画　済の多い順　名前「愛知」\n"),
        "{}",
        rows::written(&screen.app)
    );
    screen.press("o");
    assert!(screen.lines()[23].contains("計画の一覧.txt"), "{}", screen.text());
}

#[test]
fn the_cursor_stays_on_its_plan_whatever_comes_and_goes() {
    let mut screen = screen("p Down Down Down");
    let before = under_cursor(&screen);
    let came: Small = ("秋田県/大仙市.yaml", "大仙市", "大仙市総合計画", "R2-R6", &[("総務課", &["実施"])]);
    screen.send(Message::Files(vec![FileChange::Read(Box::new(Ok(read(&came))))]));
    assert_eq!(under_cursor(&screen), before);
    assert_eq!(screen.app.session.plans_left().len(), PLANS.len() + 1);
    screen.send(Message::Files(vec![FileChange::Gone("plans/秋田県/大仙市.yaml".into())]));
    assert_eq!(under_cursor(&screen), before);
    let renamed = Path::new(&before).with_file_name("改.yaml");
    let small = PLANS.iter().find(|small| before.ends_with(small.0)).unwrap();
    let again = workspace::read_as(&renamed, &text(small), Encoding::Utf8).unwrap();
    screen.send(Message::Files(vec![FileChange::Renamed(before.clone().into(), Box::new(Ok(again)))]));
    assert_eq!(under_cursor(&screen), renamed.display().to_string());
    // Sorted by what changes, it goes along with it.
    screen.press("Left Left Left Left Left");
    let before = under_cursor(&screen);
    let done = text(&PLANS[2]).replace("未実施", "実施").replace("一部実施", "実施");
    let again = workspace::read_as(Path::new("plans/愛知県/東郷町/前期.yaml"), &done, Encoding::Utf8).unwrap();
    screen.send(Message::Files(vec![FileChange::Read(Box::new(Ok(again)))]));
    assert_eq!(under_cursor(&screen), before);
}

#[test]
fn files_that_gave_no_plan_stand_behind_the_others() {
    let mut workspace = workspace();
    let path = Path::new("plans/岐阜県/壊れた.yaml");
    let failure: Failure = workspace::read_as(path, "計画: [", Encoding::Utf8).unwrap_err();
    workspace.failures.push(failure);
    let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
    screen.press("p End");
    assert!(matches!(screen.app.plan_line(), Some(PlanLine::Failed(0))));
    for key in ["c", "u", "D"] {
        screen.press(key);
        assert_eq!(screen.app.notice.as_deref(), Some(unavailable::NOT_OPENED.sentence), "{key}");
    }
    assert!(matches!(screen.press("e").as_slice(), [Effect::Edit(file, _)] if file == path));
    screen.press("p 東 郷 Enter");
    assert!(!screen.text().contains("壊れた"), "{}", screen.text());
    assert!(!screen.text().contains("開けないファイル"), "{}", screen.text());
    screen.press("x s Space Enter");
    assert!(!screen.text().contains("壊れた"), "a filter leaves nothing of it");
    assert!(screen.lines()[2].contains("開けないファイル1件"), "and that is said\n{}", screen.text());
}

#[test]
fn plans_of_one_city_stand_together_where_its_first_file_stands() {
    let mut workspace = workspace();
    let other: Small =
        ("愛知県/西三河/日進市との広域.yaml", "可児市", "可児市広域計画", "R2-R6", &[("総務課", &["実施"])]);
    workspace.add(vec![read(&other)]);
    let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
    screen.press("p Right");
    assert_eq!(cities(&screen), "可児市 可児市 多治見市 白川村 みよし市 日進市 東郷町 東郷町");
    screen.press("Space");
    assert_eq!(cities(&screen), "東郷町 東郷町 日進市 みよし市 白川村 多治見市 可児市 可児市");
}

#[test]
fn the_letters_that_were_typed_of_a_name_are_marked() {
    let marked = |keys: &str| {
        let styles = screen(keys).styles();
        let mut lines = styles.lines().skip_while(|line| !line.contains("yellow") || !line.contains("underlined"));
        lines.nth(1).unwrap_or_default().trim().to_owned()
    };
    // In the column of cities but under the cursor, and in the line that says in full what is under the cursor.
    assert_eq!(marked("p p 東 郷"), "6:東郷 | 22:東郷 | 22:東郷");
    assert_eq!(marked("p p 東 郷 Enter Esc t Left"), "5:東郷");
}

#[test]
fn the_first_that_a_name_may_mean_is_under_the_cursor_unless_it_was_there_already() {
    let table = [
        ("p p 東 郷", "plans/愛知県/東郷町/前期.yaml"),
        ("p End p 東 郷", "plans/愛知県/東郷町/後期.yaml"),
        ("p End p 岐 阜", "plans/岐阜県/可児市.yaml"),
        // The plan that was looked at.
        ("p p 愛 知", "plans/愛知県/日進市/計画.yaml"),
    ];
    for (keys, expected) in table {
        assert_eq!(under_cursor(&screen(keys)), expected, "{keys}");
    }
}

#[test]
fn where_there_is_little_room_no_title_says_the_city_beside_it() {
    let mut screen = screen("p");
    for short in [" 第8次総合計画に基づく", " 行政改革大綱", " 公共施設等マネジメント"] {
        assert!(screen.text().contains(short), "{short}\n{}", screen.text());
    }
    screen.resize(120, 36);
    for full in [" 第8次多治見市総合計画に基づく", " みよし市行政改革大綱", " 可児市公共施設等マネジメント"]
    {
        assert!(screen.text().contains(full), "{full}\n{}", screen.text());
    }
    // The tree has less room.
    screen.press("Esc t");
    assert!(screen.text().contains("可児市 公共"), "{}", screen.text());
}

#[test]
fn what_there_is_room_for_is_left_out_of_no_title() {
    let mut workspace = Workspace::default();
    workspace.add(vec![read(&PLANS[2]), read(&PLANS[3])]);
    let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
    screen.press("p");
    assert_eq!(screen.text().matches("第6次東郷町総合計画").count(), 4, "{}", screen.text());
    // One of which there is no room for all says what differs.
    let mut workspace = Workspace::default();
    workspace.add(vec![read(&PLANS[4])]);
    let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
    screen.press("p");
    assert!(screen.text().contains("第8次総合計画に基づく"), "{}", screen.text());
}

#[test]
fn plans_to_compare_stand_in_their_order_and_each_has_a_name_of_its_own() {
    let screen = screen("c");
    let Some(Overlay::Picker(picker)) = screen.app.overlays.last() else { panic!("{:?}", screen.app.overlays) };
    let labels: Vec<&str> = picker.items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "可児市公共施設等マネジメント",
            "第8次多治見市総合計画に基づく行財政改革の基本方針と実施計画",
            "白川村まち・ひと・しごと創生総合戦略",
            "みよし市行政改革大綱",
            "前期 第6次東郷町総合計画",
            "後期 第6次東郷町総合計画",
        ]
    );
}

#[test]
fn a_file_of_all_plans_is_not_called_after_the_current_one() {
    let name = |keys: &str| match screen(keys).press("Enter").as_slice() {
        [Effect::Save(name)] => name.clone(),
        effects => panic!("{effects:?}"),
    };
    assert_eq!(name("p o"), "susumi-計画の一覧.txt");
    assert_eq!(name("p d 水 道 Enter o"), "susumi-上下水道課-計画の一覧.txt");
    assert_eq!(name("3 = o"), "susumi-企画課の窓口の満足度-同名指標.txt");
}

#[test]
fn the_wheel_and_clicks_go_to_what_they_point_to() {
    let mut screen = screen("m p");
    screen.send(Message::Pointer(Pointer::Click, 10, 7));
    assert_eq!(screen.app.plans.place.cursor, 2, "{}", screen.text());
    let wanted = under_cursor(&screen);
    screen.send(Message::Pointer(Pointer::DoubleClick, 10, 7));
    assert_eq!((current(&screen), screen.app.overlays.len()), (wanted, 0));
    screen.press("t Left");
    screen.send(Message::Pointer(Pointer::Click, 5, 6));
    assert_eq!(screen.app.session.plans_left()[2], screen.app.session.current);
    screen.send(Message::Pointer(Pointer::Click, 0, 6));
    assert!(screen.app.tree.lines(&screen.app.session).len() > PLANS.len(), "the mark unfolds");
}

#[test]
fn the_tree_of_all_and_the_names_are_there_again_at_the_next_start() {
    let mut ended = screen("p p 愛 知 Enter End Enter t");
    let end = ended.app.end();
    assert!(end.view.all_plans);
    let mut again = screen("");
    assert!(again.app.go_on_from(&end));
    again.press("Ctrl-L");
    ended.press("Ctrl-L");
    assert_eq!(again.lines()[1..], ended.lines()[1..]);
    // A view of the list is called up as it was.
    let saved = screen("p Right Right Right Right Space").app.view();
    again.app.show_view(&saved);
    again.press("Ctrl-L");
    assert!(again.text().contains("済の割合の低い順"), "{}", again.text());
    assert_eq!(again.app.session.filter, Filter::default());
}

#[test]
fn every_command_does_something_or_says_why_not() {
    let state = |screen: &Screen| {
        let app = &screen.app;
        let session = &app.session;
        let choices = (&session.filter, session.year, session.calendar, session.selected, session.current);
        let lists = (&app.plans, session.plan_order(), &app.attention, &app.tree, &app.timeline, &app.indicators);
        format!("{choices:?} {lists:?} {:?} {} {:?} {:?}", app.focus, app.zoomed, app.overlays, app.look.set)
    };
    for keys in
        ["p", "p Down", "p End", "p p", "p p 東", "p # Enter", "p /", "p / 温 泉 Enter", "t", "t Left", "t Left End"]
    {
        let mut screen = screen(keys);
        for command in Command::ALL {
            screen.app.keymap = Keymap::patched(&[("F12".to_owned(), command.name().to_owned())]).0;
            let reason = screen.app.unavailable(*command);
            let before = state(&screen);
            let effects = screen.press("F12");
            let changed = state(&screen) != before || !effects.is_empty();
            assert_eq!(changed, reason.is_none(), "{command:?} after [{keys}]: {reason:?} {:?}", screen.app.notice);
            if changed {
                screen = self::screen(keys);
            }
        }
    }
}

#[test]
fn what_is_read_again_in_the_list_is_the_plan_under_the_cursor() {
    let mut screen = screen("p Down Down");
    let index = match screen.app.plan_line() {
        Some(PlanLine::Plan(index)) => index,
        line => panic!("{line:?}"),
    };
    assert_ne!(index, screen.app.session.current);
    assert_eq!(screen.press("r"), [Effect::Reload(index)]);
    screen.press("Esc");
    let current = screen.app.session.current;
    assert_eq!(screen.press("r"), [Effect::Reload(current)]);
}
