//! Holds what lies over the list of plans and the tree of all: it stays about all plans whatever comes, and leads back
//! there.

use std::path::Path;

use super::driver::Screen;
use super::prefecture::{Small, cities, read, screen, text, under_cursor};
use susumi::source::Encoding;
use susumi::tui::app::{FileChange, Message, Overlay, Picked, Picker};
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
