//! Holds what lies over the list of plans and the tree of all: it stays about all plans whatever comes, and leads back
//! there.

use std::path::Path;

use super::driver::Screen;
use super::prefecture::{PLANS, Small, cities, read, screen, text, under_cursor, workspace};
use susumi::query::attention;
use susumi::source::Encoding;
use susumi::source::config::Config;
use susumi::tui::app::{FileChange, Message, Overlay, Picked, Picker, PlanLine};
use susumi::words::{screen as words, unavailable};
use susumi::workspace::{self, Batch};

fn picker(screen: &Screen) -> &Picker {
    match screen.app.overlays.last() {
        Some(Overlay::Picker(picker)) => picker,
        overlay => panic!("{overlay:?}"),
    }
}

fn labels(screen: &Screen) -> Vec<&str> {
    picker(screen).items.iter().map(|item| item.label.as_str()).collect()
}

fn marked(screen: &Screen) -> Vec<&Picked> {
    picker(screen).marked.iter().map(|at| &picker(screen).items[*at].picked).collect()
}

const COMES: Small =
    ("秋田県/大仙市.yaml", "大仙市", "大仙市総合計画", "R2-R6", &[("農林課", &["未実施"]), ("環境課", &["実施"])]);

/// One more plan comes, in each of the ways in which plans do.
fn comings() -> [Message; 2] {
    let batch = Batch { plans: vec![read(&COMES)], read: 8, of: 9, ..Batch::default() };
    [Message::Arrived(Box::new(batch)), Message::Files(vec![FileChange::Read(Box::new(Ok(read(&COMES))))])]
}

#[test]
fn what_is_chosen_from_all_plans_stays_so_when_another_one_comes() {
    for (list, opened) in [("p", "d"), ("t", "d"), ("p", "s")] {
        for coming in comings() {
            let mut screen = screen(&format!("{list} {opened} Down Space Space"));
            let before: Vec<String> = labels(&screen).into_iter().map(str::to_owned).collect();
            let marks: Vec<Picked> = marked(&screen).into_iter().cloned().collect();
            let under = picker(&screen).under_cursor().cloned();
            screen.send(coming);
            let now = labels(&screen);
            assert!(before.iter().all(|label| now.contains(&label.as_str())), "{list} {opened}: {now:?}");
            assert_eq!(now.contains(&"農林課"), opened == "d", "{list} {opened}: {now:?}");
            assert_eq!((marks.len(), marked(&screen)), (2, marks.iter().collect()), "{list} {opened}");
            assert_eq!(picker(&screen).under_cursor().cloned(), under, "{list} {opened}");
        }
    }
}

#[test]
fn what_is_typed_to_choose_from_all_plans_stays_when_one_of_them_changes() {
    let mut screen = screen("p d 観 光");
    assert_eq!(picker(&screen).ranked.len(), 1);
    let small: Small =
        ("岐阜県/白川村.yaml", "白川村", "白川村創生総合戦略", "R2-R6", &[("観光課", &["実施", "実施", "実施"])]);
    let path = Path::new("plans").join(small.0);
    let again = workspace::read_as(&path, &text(&small), Encoding::Utf8).unwrap();
    screen.send(Message::Files(vec![FileChange::Read(Box::new(Ok(again)))]));
    assert_eq!((picker(&screen).input.text.as_str(), picker(&screen).ranked.len()), ("観光", 1));
    let item = &picker(&screen).items[picker(&screen).ranked[0].0];
    assert_eq!((item.label.as_str(), item.columns[0].as_str()), ("観光課", "3"), "as it is by now");
    screen.press("Enter");
    assert_eq!((cities(&screen).as_str(), under_cursor(&screen).as_str()), ("白川村", "plans/岐阜県/白川村.yaml"));
}

#[test]
fn x_takes_the_name_away_wherever_it_is_pressed() {
    for keys in ["p p 岐 阜 Enter Enter", "p p 岐 阜 Enter Esc", "p p 岐 阜 Enter u"] {
        let mut screen = screen(keys);
        assert_eq!(cities(&screen), "可児市 多治見市 白川村", "{keys}");
        screen.press("x");
        let said = screen.app.notice.clone().unwrap_or_default();
        assert_eq!(said, words::cleared("岐阜"), "{keys}");
        assert_eq!(screen.app.session.plans_left().len(), PLANS.len(), "{keys}");
        screen.press("x");
        assert_eq!(screen.app.notice.as_deref(), Some(unavailable::NOTHING_TO_CLEAR.sentence), "{keys}");
    }
    // Where it is in sight that it goes, nothing is said of it.
    assert_eq!(screen("p p 岐 阜 Enter x").app.notice.as_deref(), Some(words::CLEARED));
}

#[test]
fn esc_leads_back_to_the_line_of_the_list_from_what_was_opened_there() {
    for keys in ["u", "D", "f", "c", "u D", "D u f", ": 要 対 応 Enter", "u / 仕 事 Esc", "u d Esc", "u ? Esc"] {
        let mut screen = screen("p p 愛 知 Enter Down Down");
        let before = under_cursor(&screen);
        screen.press(keys);
        assert!(!screen.app.is_about_all(), "{keys}: it is about one plan");
        screen.send(comings().into_iter().next().unwrap());
        screen.press("Esc");
        assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Plans]), "{keys}: {:?}", screen.app.overlays);
        assert_eq!(under_cursor(&screen), before, "{keys}");
        screen.press("Esc");
        assert!(screen.app.overlays.is_empty(), "{keys}");
    }
    // What is chosen there leads into the plan, and from there nothing leads back.
    for keys in ["u Enter", "D Enter", "f Tab", "u s Enter", "u t"] {
        let mut screen = screen("p Down Down");
        screen.press(keys);
        assert!(screen.app.overlays.is_empty(), "{keys}: {:?}", screen.app.overlays);
        screen.press("u Esc");
        assert!(screen.app.overlays.is_empty(), "{keys}");
    }
    // From another plan than the one to compare with, too, and where one has to be chosen.
    let mut screen = screen("p c");
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Plans, Overlay::Picker(_)]));
    screen.press("Enter");
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Plans, Overlay::Comparison(..)]));
    screen.press("c Esc");
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Plans]), "{:?}", screen.app.overlays);
}

#[test]
fn a_list_of_commands_over_the_list_says_the_same_when_a_plan_comes() {
    let mut screen = screen("p :");
    let reasons = |screen: &Screen| picker(screen).items.iter().map(|item| item.reason).collect::<Vec<_>>();
    let before = reasons(&screen);
    screen.send(comings().into_iter().next().unwrap());
    assert_eq!(reasons(&screen), before);
}

#[test]
fn what_lies_over_the_list_is_what_a_view_keeps() {
    for (keys, list) in [("p u", "attention"), ("p D", "departments"), ("p f", ""), ("p Down c", ""), ("p", "plans")] {
        assert_eq!(screen(keys).app.view().list, list, "{keys}");
    }
}

/// What the line of filters says that needs attention.
fn in_line(screen: &Screen) -> usize {
    let line = screen.lines()[1].clone();
    let (_, behind) = line.rsplit_once("要対応 ").unwrap_or_else(|| panic!("{line}"));
    behind.split_once('件').unwrap().0.parse().unwrap()
}

#[test]
fn what_needs_attention_is_counted_alike_of_one_plan_and_of_all() {
    // What was found about the plan itself is counted whatever is left.
    let totals = "総括: {実施: 9, 一部実施: 0, 未実施: 0}\n";
    for filter in ["", "d 企 画 Enter", "s 未 Enter", "d 企 画 Enter s 未 Enter", "/ 仕 事 1 Enter", "s 要 対 Enter"]
    {
        let mut workspace = workspace();
        let small = &PLANS[2];
        let text = text(small).replace("体系:", &format!("{totals}体系:"));
        let path = Path::new("plans/愛知県/東郷町/総括.yaml");
        workspace.add(vec![workspace::read_as(path, &text, Encoding::Utf8).unwrap()]);
        let mut screen = Screen::on(workspace, &Config::default(), 120, 24);
        screen.press(&format!("p {filter} End"));
        let Some(PlanLine::Plan(index)) = screen.app.plan_line() else { panic!("{filter}") };
        let of_all = in_line(&screen);
        let row = screen.app.session.plan_counts()[index].attention;
        assert!(row > 0 && row < of_all, "{filter}: {row} {of_all}");
        screen.press("Enter");
        assert_eq!(in_line(&screen), row, "{filter}\n{}", screen.text());
        screen.press("t");
        assert_eq!(in_line(&screen), of_all, "{filter}\n{}", screen.text());
        let loaded = screen.app.session.loaded();
        let as_of = screen.app.session.as_of();
        let listed = attention(&loaded.plan, &loaded.findings, screen.app.session.shown(), as_of).len();
        assert_eq!(listed, row, "{filter}: as the command lists it");
    }
}

#[test]
fn a_page_about_one_of_several_plans_says_which() {
    for key in ["u", "D", "f"] {
        let mut screen = screen(&format!("t Left Down {key}"));
        let title = screen.app.session.plan().title.clone();
        for width in [120, 80] {
            screen.resize(width, 24);
            let line = screen.lines()[2].clone();
            let beginning: String = title.chars().take(if width == 80 { 10 } else { 14 }).collect();
            assert!(line.contains(&beginning), "{key}: {line}");
        }
    }
}

#[test]
fn the_tree_of_all_says_that_files_could_not_be_opened() {
    let mut workspace = workspace();
    let path = Path::new("plans/岐阜県/壊れた.yaml");
    workspace.failures.push(workspace::read_as(path, "計画: [", Encoding::Utf8).unwrap_err());
    let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
    assert!(screen.lines()[1].contains("点検 エラー1件 f"), "{}", screen.text());
    screen.press("t");
    assert!(screen.lines()[1].contains("開けないファイル1件 f"), "{}", screen.text());
    // The list says so in its title.
    screen.press("p");
    assert!(!screen.lines()[1].contains("開けない") && screen.lines()[2].contains("開けないファイル1件"));
}

#[test]
fn every_filter_that_is_on_is_seen() {
    // What each begins with.
    let kinds = ["担当課", "状況", "検索", "名前"];
    let all = "p d 企 画 Space 環 境 Space Enter s 一 部 Space 未 実 Space Enter / 課 の 仕 事 Enter p 東 郷 町 Enter";
    for width in [60, 80, 100, 120] {
        for (keys, kinds) in [(all, &kinds[..]), ("p d 企 画 Enter p 岐 阜 Enter", &["担当課", "名前"])] {
            let mut screen = screen(keys);
            screen.resize(width, 24);
            let line = screen.lines()[1].clone();
            assert!(kinds.iter().all(|kind| line.contains(kind)), "{width}: {line}");
            assert_eq!(screen.torn(), None, "{width}: {line}");
        }
    }
    // Counts give way first: what fits is whole.
    let line = screen(all).lines()[1].clone();
    assert_eq!(line.trim_end(), " 担当課:企画課・環境課  状況:一部実施・未実施  検索:課の仕事  名前「東郷町」");
    let mut screen = screen(all);
    screen.resize(60, 24);
    assert!(screen.lines()[1].contains('…'), "{}", screen.text());
    screen.resize(200, 24);
    let line = screen.lines()[1].clone();
    assert!(line.contains("名前「東郷町」") && line.contains("指標") && line.contains("x 解除"), "{line}");
}

#[test]
fn that_plans_are_still_being_read_is_said_where_there_is_little_room() {
    for keys in ["p", "p d 水 道 Enter", "t", "p / 仕 事"] {
        let mut screen = screen(keys);
        screen.send(comings().into_iter().next().unwrap());
        assert!(screen.lines()[0].starts_with(" [読込 8/9] "), "{keys}: {}", screen.text());
    }
}
