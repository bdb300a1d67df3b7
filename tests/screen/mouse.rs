//! Holds what the mouse does while it is on, and that it does nothing while it is off.

use super::driver::Screen;
use susumi::plan::{ActionId, NodeId, Subject};
use susumi::tui::app::{Effect, Message, Overlay, Pointer};
use susumi::tui::layout::Focus;

use Pointer::{Click, DoubleClick, WheelDown, WheelUp};

/// A screen with the mouse on, after those keys.
fn after(keys: &str) -> Screen {
    let mut screen = Screen::start(80, 24);
    screen.press("m");
    screen.press(keys);
    screen
}

fn at(screen: &mut Screen, pointer: Pointer, column: u16, row: u16) -> Vec<Effect> {
    screen.send(Message::Pointer(pointer, column, row))
}

#[test]
fn it_is_off_until_a_key_turns_it_on() {
    let mut screen = Screen::start(80, 24);
    let before = screen.text();
    for pointer in [Click, DoubleClick, WheelDown] {
        at(&mut screen, pointer, 40, 10);
    }
    assert_eq!(screen.text(), before);
    assert_eq!(screen.press("m"), [Effect::Mouse(true)]);
    assert!(screen.text().contains("Shift"), "{}", screen.text());
    assert_eq!(screen.press("m"), [Effect::Mouse(false)]);
    at(&mut screen, Click, 40, 10);
    assert_eq!(screen.app.focus, Focus::Tree);
}

#[test]
fn a_click_moves_focus_and_cursor_there() {
    // The last lines of the first and second action, headings, and beside everything.
    let table = [
        ((0, 4), Focus::Tree, (0, 0)),
        ((40, 2), Focus::Timeline, (0, 0)),
        ((31, 6), Focus::Timeline, (0, 0)),
        ((79, 9), Focus::Timeline, (1, 0)),
        ((50, 18), Focus::Indicators, (0, 0)),
        ((50, 20), Focus::Indicators, (0, 1)),
        ((30, 9), Focus::Tree, (0, 0)),
        ((5, 23), Focus::Tree, (0, 0)),
    ];
    for ((column, row), focus, cursors) in table {
        let mut screen = after("");
        at(&mut screen, Click, column, row);
        let app = &screen.app;
        let found = (app.focus, (app.timeline.cursor, app.indicators.cursor));
        assert_eq!(found, (focus, cursors), "{column} {row}");
        assert!(app.overlays.is_empty());
    }
    let mut below = after("d g e s u i Enter 2 j j j");
    at(&mut below, Click, 40, 15);
    assert_eq!(below.app.timeline.cursor, 3);
    at(&mut below, Click, 40, 4);
    assert_eq!(below.app.timeline.cursor, below.app.timeline.offset);
}

#[test]
fn a_fold_mark_folds_and_a_name_selects() {
    let mut screen = after("");
    let lines = |screen: &Screen| screen.app.tree.nodes(&screen.app.session).len();
    let before = lines(&screen);
    // ▾1 行政経営力の…
    at(&mut screen, Click, 0, 5);
    assert!(lines(&screen) < before);
    assert_ne!(screen.app.session.selected, NodeId::ROOT);
    at(&mut screen, Click, 0, 5);
    assert_eq!(lines(&screen), before);
    at(&mut screen, Click, 5, 6);
    assert_eq!((lines(&screen), screen.app.tree.nodes(&screen.app.session)[2]), (before, screen.app.session.selected));
    // The root has no mark.
    at(&mut screen, Click, 0, 4);
    assert_eq!((lines(&screen), screen.app.session.selected), (before, NodeId::ROOT));
}

#[test]
fn a_double_click_opens_what_is_there() {
    let mut screen = after("");
    at(&mut screen, Click, 40, 9);
    at(&mut screen, DoubleClick, 40, 9);
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Detail(Subject::Action(ActionId(1)), _))));
    // A page is scrolled and not clicked.
    at(&mut screen, WheelDown, 40, 9);
    assert!(matches!(screen.app.overlays.last(), Some(Overlay::Detail(_, scroll)) if scroll.0 > 0));
    at(&mut screen, Click, 40, 9);
    assert_eq!(screen.app.overlays.len(), 1);
    let mut empty = after("/ # # # Enter");
    at(&mut empty, Click, 40, 6);
    at(&mut empty, DoubleClick, 40, 6);
    assert!(empty.app.overlays.is_empty(), "nothing is there");
}

#[test]
fn the_wheel_scrolls_the_pane_under_the_pointer() {
    let mut screen = after("");
    at(&mut screen, WheelDown, 40, 10);
    assert_eq!((screen.app.focus, screen.app.timeline.offset, screen.app.indicators.offset), (Focus::Tree, 1, 0));
    at(&mut screen, WheelDown, 40, 20);
    at(&mut screen, WheelUp, 40, 10);
    assert_eq!((screen.app.timeline.offset, screen.app.indicators.offset), (0, 2));
    let mut tree = after(&"j l ".repeat(30));
    tree.press("Home");
    let selected = tree.app.session.selected;
    at(&mut tree, WheelDown, 5, 10);
    assert_eq!(tree.app.tree.offset(), 3);
    assert_ne!(tree.app.session.selected, selected, "the cursor stays in sight");
    let mut help = after("?");
    at(&mut help, WheelDown, 0, 0);
    at(&mut help, WheelDown, 0, 0);
    at(&mut help, WheelUp, 0, 0);
    assert!(matches!(help.app.overlays.last(), Some(Overlay::Help(scroll, _)) if scroll.0 == 3));
}

#[test]
fn a_click_chooses_from_a_list() {
    // The box of departments begins at (10, 2); its entries in line 5.
    let mut several = after("d");
    at(&mut several, Click, 20, 5);
    at(&mut several, Click, 20, 7);
    at(&mut several, DoubleClick, 20, 7);
    assert_eq!(several.app.session.filter.departments.len(), 2, "{}", several.text());
    let mut one = after(":");
    one.type_in("zoom");
    at(&mut one, Click, 20, 5);
    assert!(one.app.zoomed && one.app.overlays.is_empty());
    // Prompt, names of columns, hints, lines without an entry: nothing.
    let mut nothing = after(":");
    nothing.type_in("zoom");
    for row in [2, 3, 4, 6, 22] {
        at(&mut nothing, Click, 20, row);
        assert!(!nothing.app.zoomed && nothing.app.overlays.len() == 1, "{row}");
    }
    let mut scrolled = after(":");
    at(&mut scrolled, WheelDown, 20, 10);
    let Some(Overlay::Picker(picker)) = scrolled.app.overlays.last() else { panic!("the list is gone") };
    assert_eq!((picker.place.offset, picker.place.cursor), (3, 3));
    // Beside the box it is left.
    let mut beside = after("d");
    at(&mut beside, Click, 2, 10);
    assert!(beside.app.overlays.is_empty() && beside.app.session.filter.is_empty());
}

#[test]
fn a_list_that_the_first_click_closes_takes_the_second_with_it() {
    let mut one = after(":");
    one.type_in("zoom");
    at(&mut one, Click, 20, 5);
    at(&mut one, DoubleClick, 20, 5);
    assert!(one.app.zoomed && one.app.overlays.is_empty(), "nothing below is opened: {}", one.text());
    let mut beside = after("d");
    at(&mut beside, Click, 2, 10);
    at(&mut beside, DoubleClick, 2, 10);
    assert!(beside.app.overlays.is_empty(), "{}", beside.text());
}

#[test]
fn a_double_click_on_a_marked_entry_keeps_it() {
    let mut screen = after("d Down Space Enter d");
    let chosen = screen.app.session.filter.departments.clone();
    assert_eq!(chosen.len(), 1);
    at(&mut screen, Click, 20, 6);
    at(&mut screen, DoubleClick, 20, 6);
    assert!(screen.app.overlays.is_empty());
    assert_eq!(screen.app.session.filter.departments, chosen);
}

#[test]
fn lists_over_the_panes_are_pointed_at_too() {
    let mut list = after("u");
    let first = list.app.subject();
    at(&mut list, Click, 20, 6);
    assert_ne!(list.app.subject(), first);
    let pointed = list.app.subject();
    at(&mut list, DoubleClick, 20, 6);
    assert!(list.app.overlays.is_empty() && list.app.subject() == pointed, "{}", list.text());
    let mut table = after("D");
    at(&mut table, WheelDown, 20, 10);
    assert_eq!(table.app.department_table.place.offset, 1, "all but one are in sight");
    at(&mut table, Click, 20, 8);
    at(&mut table, DoubleClick, 20, 8);
    assert_eq!(table.app.session.filter.departments.len(), 1, "{}", table.text());
}
