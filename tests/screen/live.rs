//! Holds what happens on the screen while plan files change: nobody loses his place, nothing that is typed is
//! lost, and a broken save takes nothing away.

use std::path::{Path, PathBuf};

use super::driver::Screen;
use susumi::plan::Subject;
use susumi::source::config::Config;
use susumi::source::{Failure, Loaded, Origin, load_text};
use susumi::tui::app::{Effect, FileChange, Message, Overlay};
use susumi::words::live as words;
use susumi::workspace::{Batch, Workspace};

const PLAN: &str = "計画: 試み
年度: H28-R2
担当課: {甲課: こうか, 乙課: おつか}
体系:
- {番号: 1, 名称: 守り, 内訳: [{番号: 1, 名称: 財政, 取組: [{番号: 1, 名称: 広告, 担当課: 甲課, 実施状況: 未実施}]}]}
- 番号: 2
  名称: 攻め
  内訳:
  - 番号: 1
    名称: 観光
    取組:
    - {番号: 2, 名称: 催し, 担当課: 甲課, 実施状況: 未実施}
    - {番号: 3, 名称: 案内板, 担当課: 乙課, 実施状況: 未実施}
    - {番号: 4, 名称: 宿, 担当課: 乙課, 実施状況: 未実施}
    指標:
    - {名称: 来訪者, 単位: 人, 実績: {R2: 1}, 目標: 3, 達成状況: 未達成}
    - {名称: 宿泊者, 単位: 人, 実績: {R2: 1}, 目標: 3, 達成状況: 未達成}
";
const BROKEN: &str = "計画: 試み\n年度: H28-R2\n体系: [\n";

/// With something put in before everything else, and the numbers that follow from it.
fn with_more() -> String {
    let first = "- {番号: 1, 名称: 備え, 担当課: 甲課, 取組: [{番号: 1, 名称: 訓練, 担当課: 甲課, 実施状況: 未実施}]}\n- {番号: 2, 名称: 守り";
    let text =
        PLAN.replace("- {番号: 1, 名称: 守り", first).replace("- 番号: 2\n  名称: 攻め", "- 番号: 3\n  名称: 攻め");
    let text = text
        .replace("番号: 4, 名称: 宿", "番号: 6, 名称: 宿")
        .replace("番号: 3, 名称: 案内板", "番号: 5, 名称: 案内板");
    let text = text.replace("番号: 2, 名称: 催し", "番号: 4, 名称: 催し");
    text.replace("    指標:\n", "    指標:\n    - {名称: 評判, 単位: 点, 実績: {R2: 1}, 目標: 3, 達成状況: 未達成}\n")
        .replace("担当課: {甲課", "担当課: {丙課: へいか, 甲課")
}

fn read(name: &str, text: &str) -> Result<Loaded, Failure> {
    let origin = Origin::File(PathBuf::from(name));
    let id = Path::new(name).file_stem().unwrap().to_str().unwrap();
    match load_text(id, text) {
        Ok((plan, positions, findings)) => Ok(Loaded::new(origin, plan, positions, findings)),
        Err(finding) => Err(Failure::of(origin, finding)),
    }
}

fn saved(name: &str, text: &str) -> FileChange {
    FileChange::Read(Box::new(read(name, text)))
}

fn plan(title: &str) -> String {
    PLAN.replace("試み", title)
}

/// The plans of these files, titled by their names.
fn screen(names: &[&str]) -> Screen {
    let plans = names.iter().map(|name| read(name, &plan(name)).unwrap()).collect();
    Screen::on(Workspace { plans, ..Workspace::default() }, &Config::default(), 80, 24)
}

/// The only plan, after those keys.
fn after(keys: &str) -> Screen {
    let plans = vec![read("a.yaml", PLAN).unwrap()];
    let mut screen = Screen::on(Workspace { plans, ..Workspace::default() }, &Config::default(), 80, 24);
    screen.press(keys);
    screen
}

/// Tells the program of that; what it says.
fn change(screen: &mut Screen, changes: Vec<FileChange>) -> String {
    screen.app.notice = None;
    screen.send(Message::Files(changes));
    screen.app.notice.clone().unwrap_or_default()
}

fn name(screen: &Screen, subject: Subject) -> String {
    let plan = screen.app.session.plan();
    match subject {
        Subject::Plan | Subject::Totals => plan.title.clone(),
        Subject::Node(id) => plan.tree.node(id).name.clone(),
        Subject::Action(id) => plan.action(id).name.clone(),
        Subject::Indicator(id) => plan.indicator(id).name.clone(),
    }
}

/// What the cursors stand on, and how far below the top of their lists.
fn places(screen: &Screen) -> Vec<(String, usize)> {
    let app = &screen.app;
    let session = &app.session;
    let lines = app.tree.nodes(session);
    let row = lines.iter().position(|node| *node == session.selected).unwrap() - app.tree.offset();
    let mut places = vec![(name(screen, app.subject()), 0), (name(screen, Subject::Node(session.selected)), row)];
    for (place, subject) in [
        (app.timeline, session.actions().get(app.timeline.cursor).map(|id| Subject::Action(*id))),
        (app.indicators, session.indicators().get(app.indicators.cursor).map(|id| Subject::Indicator(*id))),
    ] {
        if place.cursor > 0 {
            places.push((subject.map(|subject| name(screen, subject)).unwrap_or_default(), 0));
        }
    }
    if let Some(Overlay::DepartmentTable) = app.overlays.last() {
        let line = app.department_table.lines(session)[app.department_table.place.cursor].0;
        places.push((line.map(|id| session.plan().department(id).name.clone()).unwrap_or_default(), 0));
    }
    places
}

#[test]
fn everything_stays_on_its_entry_when_something_is_put_in_before_it() {
    for keys in [
        "Down Down Right Down",
        "End Up",
        "2 Down Down",
        "2 End",
        "3 Down",
        "2 Down Down Enter",
        "3 End Enter",
        "u Down Down",
        "u Tab Down",
        "D Down",
        "d o t s u Enter 2 Down",
        "2 Down ? Down",
    ] {
        let mut screen = after(keys);
        let before = places(&screen);
        let overlays = screen.app.overlays.len();
        let said = change(&mut screen, vec![saved("a.yaml", &with_more())]);
        assert_eq!(screen.app.session.plan().actions.len(), 5);
        let now = places(&screen);
        assert_eq!(
            now.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            before.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            "{keys}"
        );
        assert_eq!(screen.app.overlays.len(), overlays, "{keys}: what was open stays open");
        assert_eq!(said, words::changed("a.yaml"), "{keys}");
        assert_eq!(screen.torn(), None);
    }
}

#[test]
fn folds_stay_and_so_does_the_filter() {
    let mut screen = after("g Down Right Down Down Left x s Space Enter");
    let shown = |screen: &Screen| {
        let lines = screen.app.tree.nodes(&screen.app.session);
        lines.into_iter().map(|node| name(screen, Subject::Node(node))).collect::<Vec<_>>()
    };
    let (before, filter) = (shown(&screen), screen.app.session.filter.clone());
    change(&mut screen, vec![saved("a.yaml", &with_more())]);
    let now: Vec<String> = shown(&screen).into_iter().filter(|name| name != "備え").collect();
    assert_eq!((now, &screen.app.session.filter), (before, &filter));
}

#[test]
fn what_is_typed_is_not_lost() {
    let mut screen = after("2 Down /");
    screen.type_in("案");
    let before = places(&screen);
    change(&mut screen, vec![saved("a.yaml", &with_more())]);
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Search(searching)) if searching.input.text == "案"));
    assert_eq!(places(&screen), before);
    screen.type_in("内");
    assert_eq!(name(&screen, screen.app.subject()), "案内板");
    screen.press("Esc");
    assert_eq!(name(&screen, screen.app.subject()), "催し", "where the search began");

    for (keys, typed) in [("d", "おつ"), ("o", "x"), ("V", "名"), (":", "re"), ("?", "絞")] {
        let mut screen = after(keys);
        if keys == "V" && screen.app.overlays.is_empty() {
            continue; // Nowhere to keep a view.
        }
        screen.type_in(typed);
        change(&mut screen, vec![saved("a.yaml", &with_more())]);
        let text = match screen.app.overlays.last() {
            Some(Overlay::Picker(picker)) => &picker.input.text,
            Some(Overlay::Save(input) | Overlay::NameView(input) | Overlay::Help(_, input)) => &input.text,
            other => panic!("{keys}: {other:?}"),
        };
        assert_eq!(text, typed, "{keys}");
    }
    // What was marked is marked, though its number is another.
    let mut screen = after("d Down Space");
    change(&mut screen, vec![saved("a.yaml", &with_more())]);
    screen.press("Enter");
    assert_eq!(screen.app.session.filter.departments, ["乙課"]);
}

#[test]
fn the_nearest_is_shown_where_an_entry_is_gone() {
    let text = PLAN.replace("    - {番号: 3, 名称: 案内板, 担当課: 乙課, 実施状況: 未実施}\n", "");
    for (keys, nearest) in [("2 Down Down", "宿"), ("2 Down Down Enter", "宿"), ("2 Down", "催し")] {
        let mut screen = after(keys);
        let said = change(&mut screen, vec![saved("a.yaml", &text)]);
        assert_eq!(name(&screen, screen.app.subject()), nearest, "{keys}");
        assert_eq!(said.contains(words::ENTRY_GONE), nearest == "宿", "{keys}: {said}");
    }
    let (start, end) = (PLAN.find("- 番号: 2").unwrap(), PLAN.len());
    let mut screen = after("End");
    assert_eq!(name(&screen, screen.app.subject()), "観光");
    let said = change(&mut screen, vec![saved("a.yaml", &PLAN.replace(&PLAN[start..end], ""))]);
    assert_eq!((name(&screen, screen.app.subject()), said.contains(words::ENTRY_GONE)), ("試み".to_owned(), true));
}

#[test]
fn a_broken_save_keeps_the_last_good_plan_until_it_is_mended() {
    let mut screen = after("2 Down Down");
    let before = screen.lines();
    let said = change(&mut screen, vec![saved("a.yaml", BROKEN)]);
    let lines = screen.lines();
    assert_eq!((said.as_str(), &lines[0]), ("", &before[0]));
    assert!(lines[2].contains("要対応 6件  取組 4/4件  指標 2/2件"), "what is shown is as it was: {}", lines[2]);
    assert!(lines[1].starts_with(&format!(" {}  a.yaml 3行: ", words::SHOWN_FROM_BEFORE)), "{}", lines[1]);
    assert_eq!(screen.torn(), None);
    assert_eq!(name(&screen, screen.app.subject()), "案内板");
    change(&mut screen, vec![saved("a.yaml", "計画: {")]);
    assert!(screen.lines()[1].contains("a.yaml 1行"), "{}", screen.text());
    screen.press("f");
    assert!(screen.text().contains("a.yaml"), "{}", screen.text());
    screen.press("Esc");
    for (columns, rows) in [(48, 10), (60, 20), (120, 36)] {
        screen.resize(columns, rows);
        assert!(screen.lines()[1].contains(words::SHOWN_FROM_BEFORE), "{}", screen.text());
        assert_eq!(screen.torn(), None);
    }
    screen.resize(80, 24);
    let said = change(&mut screen, vec![saved("a.yaml", PLAN)]);
    assert_eq!(said, words::healed("a.yaml"));
    screen.app.notice = None;
    assert_eq!(screen.lines(), before);
}

#[test]
fn of_what_is_passed_over_nothing_is_said_unless_it_has_been_a_plan() {
    let foreign = |name: &str| {
        let failure = read(name, "services: {}\n").unwrap_err();
        FileChange::Read(Box::new(Err(Failure { is_foreign: true, ..failure })))
    };
    let mut screen = screen(&["a.yaml", "b.yaml"]);
    assert_eq!(change(&mut screen, vec![foreign("compose.yml")]), "");
    assert!(screen.app.session.workspace.failures.is_empty());
    assert_ne!(change(&mut screen, vec![saved("compose.yml", BROKEN)]), "");
    assert_eq!(change(&mut screen, vec![foreign("compose.yml")]), "");
    assert!(screen.app.session.workspace.failures.is_empty(), "it does not break any more");
    assert_ne!(change(&mut screen, vec![foreign("b.yaml")]), "");
    assert!(screen.app.session.workspace.plans[1].broken.is_some());
}

#[test]
fn what_is_said_of_a_file_that_cannot_be_opened_goes_with_that() {
    let foreign = |name: &str| {
        let failure = read(name, "services: {}\n").unwrap_err();
        FileChange::Read(Box::new(Err(Failure { is_foreign: true, ..failure })))
    };
    for (case, is_deleted) in [("it is none of a plan again", false), ("it is deleted", true)] {
        let end = |name: &str| if is_deleted { FileChange::Gone(PathBuf::from(name)) } else { foreign(name) };
        let mut screen = screen(&["a.yaml", "b.yaml"]);
        let failures = |screen: &Screen| screen.app.session.workspace.failures.len();
        change(&mut screen, vec![saved("a.yaml", &with_more()), saved("x.yml", BROKEN), saved("y.yml", BROKEN)]);
        screen.send(Message::Files(vec![end("y.yml")]));
        let said = screen.app.notice.clone().unwrap();
        assert_eq!(failures(&screen), 1, "{case}");
        assert!(said.starts_with(&words::changed("a.yaml")) && said.contains("1件あります: x.yml"), "{case}: {said}");
        screen.send(Message::Files(vec![end("x.yml")]));
        assert_eq!(screen.app.notice.as_deref(), Some(words::changed("a.yaml").as_str()), "{case}");
        // With nothing else to say.
        change(&mut screen, vec![saved("x.yml", BROKEN)]);
        screen.send(Message::Files(vec![end("x.yml")]));
        assert_eq!(screen.app.notice, None, "{case}");
        // Something else has been said since.
        change(&mut screen, vec![saved("x.yml", BROKEN)]);
        screen.app.notice = Some("別".to_owned());
        screen.send(Message::Files(vec![end("x.yml")]));
        assert_eq!(screen.app.notice.as_deref(), Some("別"), "{case}");
        // It was so at the start.
        let Err(failure) = read("x.yml", BROKEN) else { panic!("it is broken") };
        screen.app.notice = Some("始め".to_owned());
        let batch = Batch { failures: vec![failure], is_last: true, ..Batch::default() };
        screen.send(Message::Arrived(Box::new(batch)));
        assert!(screen.app.notice.as_ref().is_some_and(|said| said.contains("x.yml")), "{case}");
        screen.send(Message::Files(vec![end("x.yml")]));
        assert_eq!(screen.app.notice.as_deref(), Some("始め"), "{case}");
    }
}

#[test]
fn the_cursor_of_the_findings_stays_on_its_finding_while_others_come_and_go_above_it() {
    let text = [("広告", "いろは"), ("催し", "ほへと"), ("案内板", "りぬる")]
        .iter()
        .fold(PLAN.to_owned(), |text, (name, key)| {
            text.replace(&format!("名称: {name}"), &format!("{key}: 1, 名称: {name}"))
        });
    let start = |keys: &str| {
        let plans = vec![read("a.yaml", &text).unwrap()];
        let mut screen = Screen::on(Workspace { plans, ..Workspace::default() }, &Config::default(), 80, 24);
        screen.press(keys);
        screen
    };
    let under = |screen: &Screen| {
        let found = screen.app.session.found()[screen.app.findings.place.cursor];
        screen.app.session.finding(found).unwrap().1.message.clone()
    };
    let mut screen = start("f Down Down");
    let before = under(&screen);
    assert!(before.contains("りぬる"), "{before}");
    for changes in [
        vec![saved("a.yaml", BROKEN)],
        vec![saved("b.yaml", BROKEN)],
        vec![saved("b.yaml", &plan("b"))],
        vec![saved("c.yaml", BROKEN)],
        vec![FileChange::Gone("c.yaml".into())],
        vec![saved("a.yaml", &text)],
    ] {
        change(&mut screen, changes);
        assert_eq!(under(&screen), before, "{}", screen.text());
    }
    // Where the list is closed, the key in the banner leads to what the banner says.
    for keys in ["", "f Down Down Esc"] {
        let mut screen = start(keys);
        change(&mut screen, vec![saved("a.yaml", BROKEN)]);
        screen.press("f");
        let broken = screen.app.session.loaded().broken.as_ref().unwrap();
        assert_eq!(under(&screen), broken.message, "[{keys}] {}", screen.text());
    }
}

#[test]
fn what_is_the_same_is_not_spoken_of() {
    let mut screen = screen(&["a.yaml", "b.yaml"]);
    let before = screen.lines();
    assert_eq!(change(&mut screen, vec![saved("a.yaml", &plan("a.yaml")), saved("b.yaml", &plan("b.yaml"))]), "");
    assert_eq!(change(&mut screen, vec![saved("b.yaml", &with_more())]), "", "it is not on the screen");
    assert_eq!(screen.lines(), before);
}

/// The plans of those folders, whose files all have one name; what their titles begin with.
fn of_one_name(folders: &[&str], title: &str) -> Screen {
    let mut workspace = Workspace::default();
    let plan = |folder: &&str| read(&format!("{folder}/計画.yaml"), &plan(&format!("{title}{folder}"))).unwrap();
    workspace.add(folders.iter().map(plan).collect());
    Screen::on(workspace, &Config::default(), 80, 24)
}

#[test]
fn a_file_that_breaks_out_of_sight_is_said_marked_and_listed_until_it_is_mended() {
    for title in ["", "とても長い題名の計画で狭い画面の欄には入りきらないもの"] {
        let mut screen = of_one_name(&["北町", "東町", "南町"], title);
        let said = change(&mut screen, vec![saved("南町/計画.yaml", BROKEN)]);
        assert_eq!(said, words::broke("南町/計画.yaml", "f"));
        assert_eq!(change(&mut screen, vec![saved("南町/計画.yaml", "計画: [\n")]), "", "it has been said");
        assert_eq!(change(&mut screen, vec![saved("南町/計画.yaml", BROKEN)]), "");
        assert!(screen.lines()[1].contains("点検 エラー1件"), "{}", screen.text());
        screen.press("f");
        let text = screen.text();
        assert!(text.contains("開けないファイル1件") && text.contains("南町/計画.yaml 3行目 5文字目"), "{text}");
        assert!(!text.contains("今のファイル"), "{text}");
        let effects = screen.app.update(Message::Key(crossterm::event::KeyCode::Char('e').into()));
        assert!(
            matches!(effects.as_slice(), [Effect::Edit(path, at)] if path.ends_with("南町/計画.yaml") && at.line == 3)
        );
        screen.press("Esc p");
        for (columns, rows) in [(48, 16), (60, 20), (80, 24), (120, 36), (200, 60)] {
            screen.resize(columns, rows);
            let text = screen.text();
            let marked = text.lines().filter(|line| line.contains("（前")).count();
            assert_eq!(marked, 1, "its row alone: {text}");
            assert!(columns < 60 || text.contains("開けないファイル1件"), "{text}");
            assert_eq!(screen.torn(), None);
        }
        // In the tree of all as well, in its full width and in a third of it.
        for (columns, rows, keys) in [(48, 16, "Esc t 1"), (80, 24, ""), (120, 36, ""), (80, 24, "z"), (200, 60, "")] {
            screen.press(keys);
            screen.resize(columns, rows);
            let text = screen.text();
            let marked: Vec<&str> = text.lines().filter(|line| line.contains("（前")).collect();
            assert!(matches!(marked.as_slice(), [only] if !title.is_empty() || only.contains("南町")), "{text}");
            assert_eq!(screen.torn(), None);
        }
        screen.press("z t p");
        screen.resize(200, 60);
        screen.press("Down");
        assert!(screen.text().contains(":3:5"), "why and where: {}", screen.text());
        screen.resize(80, 24);
        screen.press("Esc");
        let said = change(&mut screen, vec![saved("南町/計画.yaml", &plan(&format!("{title}南町")))]);
        assert_eq!(said, words::mended("南町/計画.yaml"));
        assert!(!screen.text().contains("エラー"), "{}", screen.text());
        screen.press("p");
        assert!(!screen.text().contains("（前") && !screen.text().contains("開けない"), "{}", screen.text());
    }
}

#[test]
fn a_file_is_called_by_as_much_of_its_path_as_tells_it_from_others() {
    let mut screen = of_one_name(&["北町", "東町"], "");
    let said = change(&mut screen, vec![saved("北町/計画.yaml", &with_more())]);
    assert_eq!(said, words::changed("北町/計画.yaml"));
    change(&mut screen, vec![saved("北町/計画.yaml", BROKEN)]);
    assert!(screen.lines()[1].contains("北町/計画.yaml 3行: "), "{}", screen.text());
}

#[test]
fn a_message_counts_on_while_it_stands() {
    let mut screen = screen(&["a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml"]);
    let send = |screen: &mut Screen, changes| {
        screen.send(Message::Files(changes));
        screen.app.notice.clone().unwrap_or_default()
    };
    let gone = |name: &str| FileChange::Gone(name.into());
    assert_eq!(send(&mut screen, vec![gone("b.yaml")]), words::went("b.yaml"));
    assert_eq!(send(&mut screen, vec![gone("c.yaml")]), words::went_many(2));
    assert_eq!(send(&mut screen, vec![]), words::went_many(2));
    let both = send(&mut screen, vec![saved("x.yaml", &plan("x"))]);
    assert!(both.contains(&words::came("x", "p")) && both.contains(&words::went_many(2)), "{both}");
    screen.press("Down");
    assert_eq!(send(&mut screen, vec![saved("d.yaml", BROKEN)]), words::broke("d.yaml", "f"), "a key begins anew");
    assert_eq!(send(&mut screen, vec![saved("e.yaml", BROKEN)]), words::broke_many(2, "f"));
    let said = send(&mut screen, vec![saved("e.yaml", &plan("e.yaml"))]);
    assert!(said.contains(&words::broke("d.yaml", "f")) && said.contains(&words::mended("e.yaml")), "{said}");
}

#[test]
fn plans_come_and_go() {
    let mut screen = screen(&["a.yaml", "b.yaml", "c.yaml"]);
    screen.press("p Down Down Enter c Down Enter");
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Comparison(1, _))));
    let page = |screen: &Screen| screen.lines()[2..23].to_vec();
    let before = page(&screen);
    let said = change(&mut screen, vec![FileChange::Gone("a.yaml".into())]);
    assert_eq!(said, words::went("a.yaml"));
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Comparison(0, _))), "the one before it is gone");
    assert_eq!(page(&screen), before);
    assert!(screen.lines()[0].contains("[2/2]"), "{}", screen.text());

    // The one that it is compared with is on the screen.
    let said = change(&mut screen, vec![FileChange::Gone("b.yaml".into())]);
    assert_eq!(said, "b.yaml はなくなりました（前の内容のまま）");
    assert_eq!(screen.app.session.workspace.plans.len(), 2);
    let marked: Vec<String> = page(&screen).iter().map(|line| line.replace("（前の内容）", "")).collect();
    assert_ne!(page(&screen), before);
    assert_eq!(marked, before, "with the mark in its column");
    screen.press("Esc");
    assert_eq!(screen.app.session.workspace.plans.len(), 1);
    assert_eq!(screen.app.notice.as_deref(), Some(words::went("b.yaml").as_str()));
    assert!(!screen.lines()[0].contains('['), "{}", screen.text());

    let said = change(&mut screen, vec![saved("d.yaml", &plan("d"))]);
    assert_eq!(said, words::came("d", "p"));
    assert!(screen.lines()[0].contains("[1/2]"));
    let said = change(&mut screen, vec![FileChange::Gone("c.yaml".into())]);
    assert_eq!(said, "");
    assert!(screen.lines()[1].contains("c.yaml: ファイルがなくなりました"), "{}", screen.text());
    change(&mut screen, vec![saved("c.yaml", &plan("c.yaml"))]);
    assert!(!screen.lines()[1].contains("c.yaml:"), "it came back");
    change(&mut screen, vec![FileChange::Gone("c.yaml".into())]);
    screen.press("p Down Enter");
    assert_eq!(screen.app.session.plan().title, "d");
    assert_eq!(screen.app.session.workspace.plans.len(), 1, "it is not shown any more");
}

#[test]
fn a_plan_that_comes_or_goes_is_called_by_as_much_as_tells_it_from_others() {
    let of = |city: &str, title: &str| {
        let city = if city.is_empty() { String::new() } else { format!("\n自治体: {city}") };
        PLAN.replace("試み", &format!("{title}{city}"))
    };
    let plans = [("a", "甲市"), ("b", "乙市")]
        .map(|(name, city)| read(&format!("{name}.yaml"), &of(city, "総合計画")).unwrap());
    let mut screen = Screen::on(Workspace { plans: plans.into(), ..Workspace::default() }, &Config::default(), 80, 24);
    // City and title of a plan, and what it is called when it comes and when it goes.
    let table = [
        ("丙市", "環境計画", "環境計画"),
        ("丙市", "総合計画", "丙市 総合計画"),
        ("甲市", "総合計画", "甲市 総合計画（c.yaml）"),
        ("", "総合計画", "総合計画（c.yaml）"),
    ];
    for (city, title, name) in table {
        assert_eq!(change(&mut screen, vec![saved("c.yaml", &of(city, title))]), words::came(name, "p"));
        assert_eq!(change(&mut screen, vec![gone("c.yaml")]), words::went(name));
    }
    assert_eq!(change(&mut screen, vec![gone("b.yaml")]), words::went("乙市 総合計画"));
    // Where it is gone from the screen because of a key.
    change(&mut screen, vec![saved("b.yaml", &of("乙市", "総合計画")), gone("a.yaml")]);
    screen.press("p Down Enter");
    assert_eq!(screen.app.notice.as_deref(), Some(words::went("甲市 総合計画").as_str()));
}

#[test]
fn a_list_of_plans_that_is_open_follows() {
    let mut screen = screen(&["a.yaml", "b.yaml", "c.yaml"]);
    screen.press("p Down Down");
    change(&mut screen, vec![FileChange::Gone("b.yaml".into()), saved("d.yaml", &plan("d"))]);
    screen.press("Enter");
    assert_eq!(screen.app.session.plan().title, "c.yaml", "the cursor stayed on it");
    screen.press("p");
    let text = screen.text();
    assert!(text.contains(" d ") && !text.contains("b.yaml"), "{text}");
}

#[test]
fn files_that_gave_no_plan_are_taken_in_when_they_do() {
    let mut screen = screen(&["a.yaml"]);
    let said = change(&mut screen, vec![saved("b.yaml", BROKEN)]);
    assert!(said.contains("b.yaml:3:5"), "{said}");
    assert_eq!(change(&mut screen, vec![saved("b.yaml", BROKEN)]), "", "it has been said");
    assert_eq!(screen.app.session.workspace.failures.len(), 1);
    assert_eq!(change(&mut screen, vec![saved("b.yaml", &plan("b"))]), words::came("b", "p"));
    assert_eq!(screen.app.session.workspace.failures, []);
    change(&mut screen, vec![saved("c.yaml", BROKEN), FileChange::Gone("c.yaml".into())]);
    assert_eq!(screen.app.session.workspace.failures, []);
}

#[test]
fn a_file_that_is_renamed_stays_on_the_screen() {
    let mut screen = screen(&["a.yaml", "b.yaml"]);
    screen.press("2 Down");
    let renamed =
        |former: &str, name: &str, text: &str| vec![FileChange::Renamed(former.into(), Box::new(read(name, text)))];
    let said = change(&mut screen, renamed("a.yaml", "2026.yaml", &plan("a.yaml")));
    assert_eq!(said, words::renamed("a.yaml", "2026.yaml"));
    let session = &screen.app.session;
    assert_eq!((session.plan().id.as_str(), session.workspace.plans.len()), ("2026", 2));
    assert_eq!(name(&screen, screen.app.subject()), "催し");
    change(&mut screen, renamed("2026.yaml", "x.yaml", BROKEN));
    assert!(screen.lines()[1].contains("x.yaml 3行"), "{}", screen.text());
}

/// Takes that in without another key; what stands in the last line then.
fn then(screen: &mut Screen, changes: Vec<FileChange>) -> String {
    screen.send(Message::Files(changes));
    screen.app.notice.clone().unwrap_or_default()
}

fn gone(name: &str) -> FileChange {
    FileChange::Gone(name.into())
}

fn renamed(former: &str, name: &str, text: &str) -> FileChange {
    FileChange::Renamed(former.into(), Box::new(read(name, text)))
}

#[test]
fn what_a_key_said_of_reading_again_goes_when_the_file_gives_no_plan_any_more() {
    let again = || Message::Reloaded(0, Box::new(read("a.yaml", &plan("a.yaml"))));
    for (case, change) in [("deleted", gone("a.yaml")), ("broken", saved("a.yaml", BROKEN))] {
        let mut screen = screen(&["a.yaml", "b.yaml"]);
        screen.press("r");
        screen.send(again());
        assert_eq!(screen.app.notice.as_deref(), Some("a.yaml を読み直しました"), "{case}");
        // Nothing is said of these, and nothing contradicts it.
        assert_eq!(then(&mut screen, vec![saved("b.yaml", &with_more())]), "a.yaml を読み直しました", "{case}");
        assert_eq!(then(&mut screen, vec![change]), "", "{case}");
        assert!(screen.lines()[1].contains("前の内容を表示中"), "{case}: {}", screen.text());
    }
    // Why it could not be read is said by the banner as well, which may know better by now.
    let mut screen = self::screen(&["a.yaml", "b.yaml"]);
    screen.press("r");
    screen.send(Message::Reloaded(0, Box::new(read("a.yaml", BROKEN))));
    assert!(then(&mut screen, vec![saved("a.yaml", BROKEN)]).starts_with("読み直せない"), "it says the same");
    assert_eq!(then(&mut screen, vec![gone("a.yaml")]), "");
    // With what is new, it is of the past.
    let mut screen = self::screen(&["a.yaml", "b.yaml"]);
    screen.press("r");
    screen.send(again());
    assert_eq!(then(&mut screen, vec![gone("b.yaml")]), words::went("b.yaml"));
    assert_eq!(then(&mut screen, vec![gone("a.yaml")]), words::went("b.yaml"));
}

#[test]
fn what_is_said_of_a_file_is_what_became_of_it_last() {
    let (b, broken) = (|| saved("b.yaml", &plan("b.yaml")), || saved("b.yaml", BROKEN));
    let moved = |text: &str| renamed("b.yaml", "y.yaml", text);
    let table: [(&str, Vec<FileChange>, String); 13] = [
        ("deleted and put back", vec![gone("b.yaml"), b()], words::came("b.yaml", "p")),
        ("put back and saved", vec![gone("b.yaml"), saved("b.yaml", &plan("x"))], words::came("x", "p")),
        ("come and gone", vec![saved("x.yaml", &plan("x")), gone("x.yaml")], words::went("x")),
        ("come and saved", vec![saved("x.yaml", &plan("x")), saved("x.yaml", &plan("y"))], words::came("y", "p")),
        ("broken, deleted, put back", vec![broken(), gone("b.yaml"), b()], words::came("b.yaml", "p")),
        ("broken and renamed", vec![broken(), moved(BROKEN)], words::broke("y.yaml", "f")),
        (
            "broken, renamed, mended",
            vec![broken(), moved(BROKEN), saved("y.yaml", &plan("b"))],
            words::mended("y.yaml"),
        ),
        ("broken, mended, deleted", vec![broken(), b(), gone("b.yaml")], words::went("b.yaml")),
        ("renamed and saved", vec![saved("y.yaml", &plan("b.yaml")), gone("b.yaml")], String::new()),
        ("the same, seen later", vec![gone("b.yaml"), saved("y.yaml", &plan("b.yaml"))], String::new()),
        (
            "and deleted then",
            vec![saved("y.yaml", &plan("b.yaml")), gone("b.yaml"), gone("y.yaml")],
            words::went("b.yaml"),
        ),
        (
            "the current one, saved and broken",
            vec![saved("a.yaml", &with_more()), saved("a.yaml", BROKEN)],
            String::new(),
        ),
        (
            "the current one, renamed twice",
            vec![renamed("a.yaml", "x.yaml", &plan("a.yaml")), renamed("x.yaml", "y.yaml", &plan("a.yaml"))],
            words::renamed("a.yaml", "y.yaml"),
        ),
    ];
    for (case, changes, expected) in table {
        let mut screen = screen(&["a.yaml", "b.yaml", "c.yaml"]);
        let said = changes.into_iter().map(|change| then(&mut screen, vec![change])).last();
        assert_eq!(said, Some(expected), "{case}");
    }
    // With others counted.
    let mut screen = screen(&["a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml"]);
    then(&mut screen, ["b.yaml", "c.yaml", "d.yaml", "e.yaml"].map(gone).into());
    let back = ["b.yaml", "c.yaml"].map(|name| saved(name, &plan(name)));
    assert_eq!(then(&mut screen, back.into()), format!("{}　{}", words::came_many(2, "p"), words::went_many(2)));
}

#[test]
fn what_could_not_be_opened_stands_in_the_message_as_long_as_that_is_so() {
    let others: [(&str, FileChange, String); 2] = [
        ("another is deleted", gone("b.yaml"), words::went("b.yaml")),
        ("the current one is saved", saved("a.yaml", &with_more()), words::changed("a.yaml")),
    ];
    for (case, change, other) in others {
        let mut screen = screen(&["a.yaml", "b.yaml"]);
        assert!(then(&mut screen, vec![saved("zz.yaml", BROKEN)]).contains("1件あります: zz.yaml:3:5 "), "{case}");
        let said = then(&mut screen, vec![change]);
        assert!(said.contains("開けないものが1件あります: zz.yaml") && said.contains(&other), "{case}: {said}");
        assert!(screen.lines()[23].contains("開けないものが1件あります"), "{case}: {}", screen.text());
        assert_eq!(then(&mut screen, vec![gone("zz.yaml")]), other, "{case}");
    }
    // Also where that was said because of the key.
    let mut screen = screen(&["a.yaml", "b.yaml"]);
    then(&mut screen, vec![saved("zz.yaml", BROKEN)]);
    screen.press("Down");
    screen.send(Message::Reopened(vec![read("zz.yaml", BROKEN)]));
    let said = then(&mut screen, vec![gone("b.yaml")]);
    assert!(said.contains("1件あります: zz.yaml") && said.contains(&words::went("b.yaml")), "{said}");
}

#[test]
fn a_plan_whose_file_is_gone_is_let_go_of_though_it_was_tried_again() {
    let mut screen = screen(&["a.yaml", "b.yaml"]);
    change(&mut screen, vec![gone("a.yaml")]);
    screen.press("r");
    let again = susumi::workspace::read(&Origin::File("a.yaml".into()));
    screen.send(Message::Reloaded(0, Box::new(again)));
    assert!(screen.lines()[1].contains("a.yaml: ファイルがなくなりました"), "{}", screen.text());
    screen.press("p Down Enter");
    assert_eq!(screen.app.session.plan().title, "b.yaml");
    assert_eq!(screen.app.session.workspace.plans.len(), 1);
    assert_eq!(screen.app.notice.as_deref(), Some(words::went("a.yaml").as_str()));
    // It had another name meanwhile: to say that it was closed would be said of what is on the screen.
    change(&mut screen, vec![gone("b.yaml"), saved("y.yaml", &plan("b.yaml"))]);
    screen.press("p Down Enter");
    assert_eq!((screen.app.session.workspace.plans.len(), screen.app.notice.as_deref()), (1, None));
}

#[test]
fn what_is_typed_comes_before_what_is_said() {
    for (keys, typed) in [("/", "hojo"), ("o", "提出する一覧表-2.txt"), ("V", "補助金の一覧"), ("p Esc t /", "補助金")]
    {
        let mut screen = screen(&["a.yaml", "b.yaml", "c.yaml"]);
        screen.app.store = Some(susumi::state::Store::in_folder("/nowhere".into()));
        screen.press(keys);
        if keys == "o" {
            screen.press("Ctrl-u");
        }
        screen.type_in(typed);
        let title = "とても長い題名の計画で狭い画面の最後の行には一つでも入りきらないもの";
        change(&mut screen, vec![saved("x.yaml", &plan(title))]);
        let line = screen.lines()[23].clone();
        assert!(line.contains(&format!(": {typed}▏")) && line.contains("計画「とても"), "{keys}: {line}");
        assert_eq!(screen.torn(), None);
    }
}

#[test]
fn files_that_cannot_be_opened_stand_in_their_order() {
    let mut screen = screen(&["m.yaml", "z.yaml", "b.yaml"]);
    for name in ["z.yaml", "y.yaml", "x.yaml", "m.yaml", "b.yaml"] {
        change(&mut screen, vec![saved(name, BROKEN)]);
    }
    let origins = |screen: &Screen| {
        let found = screen.app.session.found();
        let origin = |found| screen.app.session.finding(found).unwrap().0.display();
        found.into_iter().map(origin).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(origins(&screen), "x.yaml y.yaml b.yaml z.yaml m.yaml", "that on the screen is the last");
    // The page about one stays where it is when another comes before it.
    screen.press("f Home Enter");
    let before = screen.lines()[2..20].to_vec();
    change(&mut screen, vec![saved("a.yaml", BROKEN)]);
    assert_eq!(origins(&screen), "a.yaml x.yaml y.yaml b.yaml z.yaml m.yaml");
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Passage(_))), "{}", screen.text());
    assert_eq!(screen.lines()[4..20], before[2..]);
    let failures = vec!["d.yaml", "c.yaml"].into_iter().map(|name| read(name, BROKEN).unwrap_err()).collect();
    screen.send(Message::Arrived(Box::new(Batch { failures, is_last: true, ..Batch::default() })));
    assert!(origins(&screen).starts_with("a.yaml c.yaml d.yaml x.yaml"), "{}", origins(&screen));
}

#[test]
fn what_is_from_before_is_marked_beside_others() {
    let mut screen = screen(&["a.yaml", "b.yaml", "c.yaml"]);
    change(&mut screen, vec![saved("b.yaml", BROKEN)]);
    for keys in ["3 =", "Tab"] {
        screen.press(keys);
        for (columns, rows) in [(60, 20), (80, 24), (120, 36), (200, 60)] {
            screen.resize(columns, rows);
            let text = screen.text();
            let marked = text.lines().filter(|line| line.contains("（前")).count();
            assert_eq!(marked, 1, "{keys}: {text}");
            assert_eq!(screen.torn(), None);
        }
    }
    screen.resize(80, 24);
    screen.press("Esc p Home Down c");
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Comparison(1, _))));
    assert!(screen.text().contains("b.yaml（前の内容）"), "{}", screen.text());
}
