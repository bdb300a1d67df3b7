//! 点検: the list of findings, the page about one, and what their keys do.

use super::driver::Screen;
use super::pictures::picture_of;
use susumi::plan::Position;
use susumi::source::config::Config;
use susumi::source::{self, Bounds};
use susumi::tui::access::Access;
use susumi::tui::app::{Copied, Effect, FoundIn, Message, Overlay, Pointer};
use susumi::tui::command::Command;
use susumi::workspace;

/// A folder with a plan that has findings and a file that gives none.
const FOLDER: &str = "tests/slips";

fn slips(width: u16, height: u16) -> Screen {
    let workspace = workspace::open(&[FOLDER.into()], &Config::default());
    Screen::on(workspace, &Config::default(), width, height)
}

/// The same after those keys, with the lines of the file read as the loop does.
fn after(keys: &str, width: u16, height: u16) -> Screen {
    let mut screen = slips(width, height);
    press(&mut screen, keys);
    screen
}

/// Presses keys and reads the lines that are asked for; gives back what else is to be done.
fn press(screen: &mut Screen, keys: &str) -> Vec<Effect> {
    let mut others = Vec::new();
    for effect in screen.press(keys) {
        match effect {
            Effect::ReadAround(found) => {
                let (origin, finding) = screen.app.session.finding(found).unwrap();
                let lines = source::lines_around(origin, screen.app.access.bounds(), finding.position.line);
                screen.send(Message::Around(found, lines));
            }
            effect => others.push(effect),
        }
    }
    others
}

fn picture(name: &str, keys: &str, size: (u16, u16)) {
    picture_of(after(keys, size.0, size.1), name, "", size, size.0 == 80);
}

#[test]
fn the_list_and_what_is_under_its_cursor() {
    for size in [(80, 24), (120, 36), (60, 20), (48, 10)] {
        picture("findings", "f Down Down", size);
    }
    picture("findings_of_a_file", "f", (80, 24));
    picture("findings_of_a_department", "d s u i d o u k a Enter f", (80, 24));
    picture("findings_accepted", "f End", (80, 24));
}

#[test]
fn a_title_that_does_not_fit_says_so() {
    let mut screen = after("f", 48, 10);
    let title = screen.lines()[2].clone();
    assert!(title.contains("エラー4件 …─ 1-6/7 ─"), "{title}");
    screen.resize(80, 24);
    assert!(screen.lines()[2].contains("確認済1件 ──"), "{}", screen.text());
}

#[test]
fn the_place_in_the_file() {
    for size in [(80, 24), (120, 36)] {
        picture("passage", "f Down Down Enter", size);
    }
    picture("passage_of_a_file", "f Enter", (80, 24));
}

#[test]
fn the_filter_line_says_what_could_not_be_read() {
    assert!(slips(80, 24).text().contains("点検 エラー5件 f"), "{}", slips(80, 24).text());
    assert!(!Screen::start(80, 24).text().contains("点検 エラー"));
}

#[test]
fn the_editor_opens_at_exactly_that_place() {
    let edit = |file: &str, line, column| {
        [Effect::Edit(format!("{FOLDER}/{file}").into(), Position { line, column })].map(Some)
    };
    for keys in ["f", "f Enter"] {
        let mut screen = after(keys, 80, 24);
        let failed = screen.app.session.workspace.failures[0].finding.position;
        assert_eq!(press(&mut screen, "e").into_iter().next(), edit("b.yaml", failed.line, failed.column)[0], "{keys}");
    }
    for keys in ["f Down", "f Down Enter", "f Enter Right"] {
        assert_eq!(press(&mut after(keys, 80, 24), "e").into_iter().next(), edit("a.yaml", 11, 19)[0], "{keys}");
    }
}

#[test]
fn from_a_finding_to_its_entry_and_back() {
    let mut screen = after("f Down Down Down", 80, 24);
    press(&mut screen, "Enter");
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Findings, Overlay::Passage(_)]));
    press(&mut screen, "Esc");
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Findings]));
    assert_eq!(screen.app.findings.place.cursor, 3, "it goes back to the same line");
    press(&mut screen, "Tab");
    assert!(screen.app.overlays.is_empty());
    let subject = screen.app.subject();
    assert_eq!(susumi::label::subject(screen.app.session.plan(), subject), "1 経営戦略の策定");
    press(&mut screen, "f");
    assert_eq!(screen.app.findings.place.cursor, 3, "the list is where it was");

    let mut screen = after("f", 80, 24);
    press(&mut screen, "Tab");
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Findings]), "a file without a plan has no entry");
    assert!(screen.app.unavailable(Command::NextPane).is_some());
}

#[test]
fn a_finding_that_is_mended_has_no_page_any_more() {
    let mut screen = after("f Down Enter", 80, 24);
    let origin = screen.app.session.loaded().origin.clone();
    let mut mended = workspace::read(&origin).unwrap();
    mended.findings.remove(0);
    screen.send(Message::Reloaded(0, Box::new(Ok(mended))));
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Findings]));
    assert_eq!(screen.app.findings.place.cursor, 1, "the next one has come up");
}

#[test]
fn lines_of_another_state_of_the_file_are_not_shown() {
    let mut screen = slips(80, 24);
    screen.press("f Down Enter");
    screen.send(Message::Around(FoundIn::Plan(0), vec![(10, "担当課: x".to_owned()), (11, "予定: y".to_owned())]));
    let text = screen.text();
    assert!(!text.contains("予定: y") && text.contains("昨年: ⇒"), "{text}");
}

#[test]
fn it_is_copied_and_written_as_check_prints_it() {
    let mut screen = after("f Down", 80, 24);
    assert_eq!(press(&mut screen, "y"), [Effect::Copy(Copied::Finding(FoundIn::Plan(0)))]);
    assert_eq!(press(&mut screen, "Y"), [Effect::Copy(Copied::Findings)]);
    let text = susumi::tui::rows::copied_finding(&screen.app.session, FoundIn::Plan(0));
    let expected = "tests/slips/a.yaml:11:19: エラー 「昨年」は年度として読めません。\n";
    assert!(text.starts_with(expected), "{text}");
    assert_eq!(text.lines().count(), 4, "{text}");
    let table = susumi::tui::rows::copied_findings(&screen.app.session);
    assert_eq!(table.entries, screen.app.session.found().len());
    assert!(
        table.tsv().contains("tests/slips/a.yaml\t11\t19\tエラー\t1 経営戦略の策定\t下水道課\t"),
        "{}",
        table.tsv()
    );
    let written = susumi::tui::rows::written(&screen.app);
    assert!(written.contains(&text) && written.contains("tests/slips/b.yaml:"), "{written}");
}

#[test]
fn a_click_goes_to_its_line_and_the_second_opens_it() {
    let mut screen = after("m f", 80, 24);
    let row = screen.lines().iter().position(|line| line.contains("13行目")).unwrap();
    let click = |screen: &mut Screen, pointer, row: usize| screen.send(Message::Pointer(pointer, 10, row as u16));
    click(&mut screen, Pointer::Click, row);
    let at = screen.app.findings.place.cursor;
    assert!(screen.lines()[row].contains("13行目") && at > 0);
    // What stands below the list is none of its lines.
    click(&mut screen, Pointer::Click, 20);
    assert_eq!(screen.app.findings.place.cursor, at);
    click(&mut screen, Pointer::Click, row);
    click(&mut screen, Pointer::DoubleClick, row);
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Passage(_))));
    screen.send(Message::Pointer(Pointer::WheelDown, 10, 10));
}

#[test]
fn who_may_only_look_sees_the_place_and_opens_no_editor() {
    let mut screen = slips(80, 24);
    screen.app.access = Access::Kiosk(Bounds::around(&[FOLDER.into()]));
    press(&mut screen, "f Down Enter");
    assert!(screen.text().contains("名称: 経営戦略の策定"), "the lines around it: {}", screen.text());
    assert_eq!(press(&mut screen, "e"), []);
    let outside = Bounds::around(&["tests/plans".into()]);
    let (origin, _) = screen.app.session.finding(FoundIn::Plan(0)).unwrap();
    assert_eq!(source::lines_around(origin, Some(&outside), 3), []);
}
