//! Holds the tree of all plans: walking through it, and going on with a search from plan to plan.

use std::path::Path;

use super::driver::Screen;
use super::pictures::picture_of;
use super::prefecture::{PLANS, cities, current, screen};
use susumi::plan::NodeId;
use susumi::source::Encoding;
use susumi::tui::app::{FileChange, Message};
use susumi::workspace;

#[test]
fn the_tree_of_all_is_walked_from_plan_to_plan() {
    let mut screen = screen("t Left");
    let lines = |screen: &Screen| screen.app.tree.lines(&screen.app.session).len();
    assert_eq!(lines(&screen), PLANS.len());
    let first = current(&screen);
    screen.press("Down");
    assert_ne!(current(&screen), first);
    assert_eq!(lines(&screen), PLANS.len(), "it stays folded");
    // Unfolding shows its nodes, and leaving it folds it again.
    screen.press("Right");
    assert_eq!(lines(&screen), PLANS.len() + screen.app.tree.nodes(&screen.app.session).len() - 1);
    let second = current(&screen);
    screen.press("Down");
    assert_eq!(current(&screen), second);
    screen.press("Left Up");
    assert_eq!(current(&screen), second, "from the first node to its plan");
    screen.press("Up");
    assert_eq!((current(&screen), lines(&screen)), (first, PLANS.len()));
    // What hides the current plan makes another one current.
    screen.press("d 環 境 Enter");
    assert_eq!(cities(&screen), "多治見市 東郷町");
    assert_eq!(current(&screen), "plans/岐阜県/多治見市.yaml");
    screen.press("t");
    assert_eq!(lines(&screen), screen.app.tree.nodes(&screen.app.session).len());
}

/// However long its name is.
#[test]
fn pictures_of_the_tree_of_all_with_a_plan_whose_file_is_broken_now() {
    for size in [(80, 24), (120, 36)] {
        let mut screen = screen("t Left");
        let broken = workspace::read_as(Path::new("plans/岐阜県/多治見市.yaml"), "計画: [\n", Encoding::Utf8);
        screen.send(Message::Files(vec![FileChange::Read(Box::new(broken))]));
        screen.resize(size.0, size.1);
        picture_of(screen, "tree_of_all_broken", "", size, size.0 == 80);
    }
}

#[test]
fn in_the_tree_of_all_the_next_hit_may_be_in_the_next_plan() {
    let mut screen = screen("t / 環 境 課 の 仕 事 1 Enter");
    assert_eq!(cities(&screen), "多治見市 東郷町");
    let mut seen = Vec::new();
    for _ in 0..3 {
        screen.press("n");
        seen.push((current(&screen), screen.app.notice.is_some()));
    }
    let [one, other] = ["plans/岐阜県/多治見市.yaml", "plans/愛知県/東郷町/後期.yaml"].map(str::to_owned);
    assert_eq!(seen, [(one.clone(), false), (other.clone(), false), (one, true)]);
    screen.press("N");
    assert_eq!((current(&screen), screen.app.notice.is_some()), (other, true));
}

#[test]
fn in_the_tree_of_all_what_a_filter_leaves_is_gone_through_over_all_plans() {
    let mut screen = screen("d 水 道 Enter t");
    assert_eq!(cities(&screen), "みよし市 日進市");
    let place = |screen: &Screen| {
        let session = &screen.app.session;
        (session.plan().municipality.clone().unwrap(), session.plan().tree.node(session.selected).name.clone())
    };
    let mut seen = Vec::new();
    for _ in 0..3 {
        screen.press("n");
        seen.push((place(&screen).0, place(&screen).1, screen.app.notice.is_some()));
    }
    let [first, last] = ["みよし市", "日進市"].map(str::to_owned);
    let node = "上下水道課の取組".to_owned();
    let expected =
        [(&last, false), (&first, true), (&last, false)].map(|(city, round)| (city.clone(), node.clone(), round));
    assert_eq!(seen, expected);
    screen.press("N");
    assert_eq!((place(&screen).0, screen.app.notice.is_some()), (first, false));
    screen.press("N");
    assert_eq!((place(&screen).0, screen.app.notice.is_some()), (last, true));
}

/// Its line shows what is counted with all plans, the rest of the screen what is counted in it alone.
#[test]
fn in_the_tree_of_all_a_plan_is_counted_as_it_is_alone() {
    for narrowed in
        ["", "d 環 境 Enter", "s 未 Enter", "d 企 画 Enter s 一 部 Enter", "/ 仕 事 1 Enter", "/ 上 下 Enter", "["]
    {
        let mut screen = screen(&format!("t Left {narrowed}"));
        let plans = cities(&screen).split(' ').count();
        assert!(plans > 1, "{narrowed}");
        screen.press("g");
        for _ in 0..plans {
            let session = &screen.app.session;
            let among_all = session.plan_scopes()[session.current].summary.tally;
            assert_eq!(among_all, session.tally(NodeId::ROOT), "{narrowed}: {}", current(&screen));
            let alone = session.plan().tally(NodeId::ROOT, session.as_of());
            assert_eq!(session.total(), alone, "{narrowed}: {}", current(&screen));
            screen.press("Down");
        }
    }
}

/// Whoever enters a result, or the name of a file, would not see that it goes into another plan.
#[test]
fn what_is_open_about_a_plan_keeps_it_when_its_file_changes() {
    for keys in ["2 a", "2 Enter", "o", "u", "c Enter"] {
        let mut screen = screen("t s 未 実 施 Enter g G");
        let before = current(&screen);
        let place = PLANS.iter().position(|small| before.ends_with(small.0)).unwrap();
        screen.press(keys);
        assert!(!screen.app.overlays.is_empty(), "{keys}");
        let mended = super::prefecture::text(&PLANS[place]).replace("実施状況: 未実施", "実施状況: 実施");
        let again = workspace::read_as(Path::new(&before), &mended, Encoding::Utf8);
        screen.send(Message::Files(vec![FileChange::Read(Box::new(again))]));
        assert_eq!(current(&screen), before, "{keys}");
        screen.press("Esc");
        assert!(screen.app.overlays.is_empty(), "{keys}");
        assert_ne!(current(&screen), before, "{keys}: the filter leaves nothing of it");
    }
}

#[test]
fn that_another_plan_is_shown_because_a_file_changed_is_said() {
    let mut screen = screen("t s 未 実 施 Enter g G");
    let before = current(&screen);
    let place = PLANS.iter().position(|small| before.ends_with(small.0)).unwrap();
    let mended = super::prefecture::text(&PLANS[place]).replace("実施状況: 未実施", "実施状況: 実施");
    let again = workspace::read_as(Path::new(&before), &mended, Encoding::Utf8);
    screen.send(Message::Files(vec![FileChange::Read(Box::new(again))]));
    assert_ne!(current(&screen), before);
    let said = screen.app.notice.clone().unwrap();
    assert!(said.contains("ほかの計画を表示します") && !said.contains("新しい内容を表示"), "{said}");
}

/// Back from a search through all plans one stands where one was, unless that is not there any more.
#[test]
fn a_plan_that_has_fewer_nodes_by_then_is_gone_back_to() {
    let mut screen = screen("t Down Down");
    let before = current(&screen);
    assert_ne!(screen.app.session.selected, NodeId::ROOT);
    screen.press("/ 観");
    assert_ne!(current(&screen), before);
    let text = "計画: 短い\n自治体: 日進市\n年度: H28-R2\n体系: []\n";
    let again = workspace::read_as(Path::new(&before), text, Encoding::Utf8);
    screen.send(Message::Files(vec![FileChange::Read(Box::new(again))]));
    screen.press("Esc Esc");
    assert_eq!((current(&screen), screen.app.session.selected), (before, NodeId::ROOT));
    screen.press("Down Up");
}

/// Its node is the one that it was, not the one that has its number now.
#[test]
fn a_plan_that_has_more_nodes_by_then_is_gone_back_to_where_one_was() {
    let mut screen = screen("t Down Down");
    let before = current(&screen);
    let name = |screen: &Screen| {
        let session = &screen.app.session;
        session.plan().tree.node(session.selected).name.clone()
    };
    let selected = name(&screen);
    screen.press("/ 観");
    assert_ne!(current(&screen), before);
    let place = PLANS.iter().position(|small| before.ends_with(small.0)).unwrap();
    let more = super::prefecture::text(&PLANS[place]).replacen("体系:\n", "体系:\n- 番号: 0\n  名称: 新しい柱\n", 1);
    let again = workspace::read_as(Path::new(&before), &more, Encoding::Utf8);
    screen.send(Message::Files(vec![FileChange::Read(Box::new(again))]));
    screen.press("Esc Esc");
    assert_eq!((current(&screen), name(&screen)), (before, selected));
}
