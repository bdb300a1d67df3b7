//! Holds what is seen while plans are still to come: a count, and otherwise nothing that was not there before.

use std::path::{Path, PathBuf};

use super::driver::Screen;
use susumi::plan::Subject;
use susumi::source::config::Config;
use susumi::source::{Failure, Loaded, Origin, load_text};
use susumi::state::{NamedView, View};
use susumi::tui::app::{App, Arriving, Awaited, Message, Overlay};
use susumi::tui::command::Command;
use susumi::words::{plans as plans_words, screen as words, state as state_words, unavailable};
use susumi::workspace::{Batch, Workspace};

const PLAN: &str = "年度: H28-R2
体系:
- {番号: 1, 名称: 守り, 取組: [{番号: 1, 名称: 広告, 実施状況: 実施}, {番号: 2, 名称: 催し, 実施状況: 未実施}]}
- {番号: 2, 名称: 攻め, 取組: [{番号: 3, 名称: 案内板, 実施状況: 未実施}, {番号: 4, 名称: 宿, 実施状況: 実施}]}
";

fn read(name: &str) -> Loaded {
    let id = Path::new(name).file_stem().unwrap().to_str().unwrap();
    let (plan, positions, findings) = load_text(id, &format!("計画: {id}計画\n{PLAN}")).unwrap();
    Loaded::new(Origin::File(PathBuf::from(name)), plan, positions, findings)
}

/// The first plan, with others to come.
fn start(name: &str) -> Screen {
    let workspace = Workspace { plans: vec![read(name)], ..Workspace::default() };
    let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
    screen.app.arriving = Some(Arriving::default());
    screen
}

/// Some that come: these plans, when so many of so many files have been read.
fn batch(names: &[&str], read_by_now: usize, of: usize) -> Batch {
    let plans = names.iter().map(|name| read(name)).collect();
    Batch { plans, read: read_by_now, of, is_last: read_by_now == of, ..Batch::default() }
}

fn arrive(screen: &mut Screen, batch: Batch) {
    screen.send(Message::Arrived(Box::new(batch)));
}

fn titles(app: &App) -> Vec<&str> {
    app.session.workspace.in_order().into_iter().map(|at| app.session.workspace.plans[at].plan.title.as_str()).collect()
}

#[test]
fn a_count_is_all_that_is_seen_of_it() {
    let mut screen = start("m.yaml");
    let first = screen.lines();
    assert!(!first[0].contains('['), "{}", screen.text());
    screen.press("Tab Down");
    let before = screen.lines();
    arrive(&mut screen, batch(&["z.yaml", "b.yaml"], 3, 120));
    let during = screen.lines();
    assert!(during[0].starts_with(" [読込   3/120] m計画"), "{}", screen.text());
    assert!(during[1].contains(words::ARRIVING.trim()), "{}", screen.text());
    let [panes, hints] = [2..before.len() - 1, before.len() - 1..before.len()];
    assert_eq!(during[panes.clone()], before[panes.clone()], "nothing else has changed");
    assert!(during[hints].concat().contains(" p 計画"), "but that there is a key for the others: {}", screen.text());
    arrive(&mut screen, batch(&[], 107, 120));
    assert!(screen.lines()[0].starts_with(" [読込 107/120] m計画"), "nothing jumps meanwhile: {}", screen.text());
    arrive(&mut screen, batch(&["a.yaml"], 120, 120));
    let after = screen.lines();
    assert!(after[0].starts_with(" [3/4] m計画"), "its place among all, in the order of the paths: {}", screen.text());
    assert_eq!((&after[1], &after[panes.clone()]), (&before[1], &before[panes]));
    assert_eq!(titles(&screen.app), ["a計画", "b計画", "m計画", "z計画"]);
    assert_eq!(screen.app.notice, None);
}

#[test]
fn whoever_does_something_meanwhile_is_not_disturbed() {
    // What is done, and the overlay that must still be there.
    let table = ["Tab Down Enter", "/ 催", "s", "p", "?", "c", "z", "u", "o", ":"];
    for keys in table {
        let mut screen = start("m.yaml");
        arrive(&mut screen, batch(&["n.yaml"], 2, 9));
        screen.press(keys);
        let state = |screen: &Screen| {
            let app = &screen.app;
            let overlays: Vec<_> = app.overlays.iter().map(std::mem::discriminant).collect();
            (app.session.current, app.session.selected, app.focus, app.timeline, overlays, app.notice.clone())
        };
        let before = (state(&screen), screen.lines()[2..].to_vec());
        arrive(&mut screen, batch(&["a.yaml", "z.yaml"], 9, 9));
        assert_eq!(state(&screen), before.0, "{keys}");
        // The list of plans has the new ones.
        if !keys.starts_with(['p', 'c']) {
            assert_eq!(screen.lines()[2..], before.1, "{keys}");
        }
    }
}

#[test]
fn what_could_not_be_opened_is_said_once_at_the_end() {
    let mut screen = start("m.yaml");
    screen.send(Message::Notice("前からの知らせ".to_owned()));
    let failure = |name: &str| Failure::gone(Path::new(name));
    arrive(&mut screen, Batch { failures: vec![failure("c.yaml")], ..batch(&[], 2, 4) });
    assert_eq!(screen.app.notice.as_deref(), Some("前からの知らせ"));
    arrive(&mut screen, Batch { failures: vec![failure("b.yaml")], ..batch(&["d.yaml"], 4, 4) });
    let notice = screen.app.notice.clone().unwrap();
    let said = words::not_opened(2, "");
    assert!(notice.starts_with(said.as_str()) && notice.ends_with("前からの知らせ"), "{notice}");
    assert_eq!(screen.app.session.workspace.failures.len(), 2);
}

#[test]
fn while_others_may_still_come_nobody_is_told_that_there_are_none() {
    // On an indicator, so that `=` has something to look for.
    let with_indicator = "- {番号: 3, 名称: 数, 指標: [{名称: 件数, 単位: 件, 目標: 3}]}\n";
    let (plan, positions, findings) = load_text("m", &format!("計画: m計画\n{PLAN}{with_indicator}")).unwrap();
    let loaded = Loaded::new(Origin::File(PathBuf::from("m.yaml")), plan, positions, findings);
    for (keys, alone) in [
        ("c", unavailable::NOTHING_TO_COMPARE),
        ("p c", unavailable::NOTHING_TO_COMPARE),
        ("3 =", unavailable::NOTHING_TO_COMPARE),
        ("t", unavailable::ONLY_PLAN),
    ] {
        let workspace = Workspace { plans: vec![loaded.clone()], ..Workspace::default() };
        let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
        screen.app.arriving = Some(Arriving::default());
        screen.press(keys);
        let said = screen.app.notice.clone().unwrap_or_default();
        assert!(said.contains("計画を読み込んでいます"), "{keys}: {said}");
        arrive(&mut screen, batch(&[], 1, 1));
        screen.press("Esc");
        screen.press(keys);
        assert_eq!(screen.app.notice.as_deref(), Some(alone.sentence), "{keys}");
    }
    let mut screen = start("m.yaml");
    arrive(&mut screen, batch(&["n.yaml"], 2, 9));
    screen.press("c c");
    let said = screen.app.notice.clone().unwrap_or_default();
    assert_eq!(said, unavailable::STILL_COMING.sentence, "a third one may come");
}

#[test]
fn the_tree_of_all_plans_is_shown_as_soon_as_there_is_a_second_one() {
    let mut screen = start("m.yaml");
    screen.resize(240, 30);
    let all = Command::AllPlans.label();
    assert!(!screen.lines()[29].contains(all), "nobody knows yet whether there are others: {}", screen.text());
    arrive(&mut screen, batch(&[], 2, 9));
    assert!(screen.lines()[29].contains(all), "{}", screen.text());
    screen.press("t");
    assert!(!screen.app.tree.shows_all());
    arrive(&mut screen, batch(&["n.yaml"], 3, 9));
    assert!(screen.app.tree.shows_all());
    assert!(screen.text().contains("n計画"), "{}", screen.text());
    assert_eq!(screen.app.notice.as_deref(), Some(plans_words::tree_of_all("t").as_str()));
    screen.press("t");
    arrive(&mut screen, batch(&["o.yaml"], 9, 9));
    assert!(!screen.app.tree.shows_all(), "once");

    // Who turns to something else meanwhile stays there.
    let mut screen = start("m.yaml");
    screen.press("t Down");
    arrive(&mut screen, batch(&["n.yaml"], 9, 9));
    assert!(!screen.app.tree.shows_all());

    let mut screen = start("m.yaml");
    screen.press("t");
    arrive(&mut screen, batch(&[], 9, 9));
    assert_eq!(screen.app.notice.as_deref(), Some(unavailable::ONLY_PLAN.sentence), "none has come");
}

fn awaiting(screen: &mut Screen) -> Option<String> {
    let view =
        View { plan: "n".to_owned(), statuses: vec!["未実施".to_owned()], node: "2".to_owned(), ..View::default() };
    screen.app.show_first(Awaited::View(NamedView { name: "未了".to_owned(), view }))
}

#[test]
fn a_view_of_a_plan_that_is_still_to_come_is_shown_when_it_is_there() {
    let mut screen = start("m.yaml");
    assert_eq!(awaiting(&mut screen), None);
    arrive(&mut screen, batch(&["k.yaml"], 2, 9));
    assert_eq!(screen.app.session.plan().title, "m計画");
    arrive(&mut screen, batch(&["l.yaml", "n.yaml"], 4, 9));
    let session = &screen.app.session;
    assert_eq!((session.plan().title.as_str(), session.shown().actions.len()), ("n計画", 2));
    assert_eq!(session.plan().tree.path(session.selected), "2");

    // Once.
    screen.press("x p m Enter");
    arrive(&mut screen, batch(&["o.yaml"], 9, 9));
    assert!(screen.app.session.filter.is_empty());
}

#[test]
fn who_turns_to_something_else_stays_there() {
    let mut screen = start("m.yaml");
    awaiting(&mut screen);
    screen.press("Down");
    arrive(&mut screen, batch(&["n.yaml"], 9, 9));
    assert_eq!(screen.app.session.plan().title, "m計画");
    assert_eq!(screen.app.subject(), Subject::Node(screen.app.session.selected));
}

#[test]
fn a_view_whose_plan_never_comes_is_shown_of_the_plan_on_the_screen() {
    let mut screen = start("m.yaml");
    awaiting(&mut screen);
    arrive(&mut screen, batch(&["k.yaml"], 9, 9));
    assert_eq!(screen.app.notice.as_deref(), Some(state_words::shown_without_plan("未了", "n", false).as_str()));
    assert_eq!((screen.app.session.plan().title.as_str(), screen.app.session.shown().actions.len()), ("m計画", 2));
}

#[test]
fn what_is_compared_stays_beside_the_plan_while_others_come() {
    let mut screen = start("m.yaml");
    arrive(&mut screen, batch(&["n.yaml"], 2, 9));
    screen.press("c");
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Comparison(1, _))));
    let before = screen.lines()[2..23].to_vec();
    arrive(&mut screen, batch(&["a.yaml"], 9, 9));
    assert_eq!(screen.lines()[2..23], before);
}

#[test]
fn the_first_plan_is_called_as_among_all_when_all_names_are_known() {
    let mut screen = start("m.yaml");
    let ids = vec![(PathBuf::from("m.yaml"), "north/m".to_owned())];
    arrive(&mut screen, Batch { ids, ..batch(&["a.yaml"], 2, 2) });
    assert_eq!(screen.app.session.plan().id, "north/m");
}

/// Whoever searches meanwhile does not wait for the texts of all of them: some are searched at once, the others while no
/// key waits.
#[test]
fn a_search_over_all_plans_catches_up_with_those_that_have_come() {
    let mut screen = start("m.yaml");
    let names: Vec<String> = (0..200).map(|at| format!("p{at:03}.yaml")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    screen.press("p / 広 告");
    let found = |screen: &Screen| screen.app.session.plan_counts().iter().filter(|count| !count.is_empty()).count();
    assert_eq!(found(&screen), 1);
    arrive(&mut screen, batch(&names[..150], 151, 201));
    let mut seen = found(&screen);
    assert!(seen < 151 && screen.app.is_behind(), "{seen}");
    while screen.app.is_behind() {
        screen.app.catch_up();
        assert!(found(&screen) > seen, "each time there are more");
        seen = found(&screen);
    }
    assert_eq!(seen, 151);
    arrive(&mut screen, batch(&names[150..], 201, 201));
    while screen.app.is_behind() {
        screen.app.catch_up();
    }
    assert_eq!(found(&screen), 201);
    screen.press("Esc");
    assert!(!screen.app.is_behind(), "without words nothing is searched");
}
