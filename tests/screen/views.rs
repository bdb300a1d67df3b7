//! Holds what is kept of a view, and that it comes back.

use super::driver::Screen;
use super::prefecture;
use susumi::plan::{Calendar, FiscalYear, NodeId};
use susumi::query::Choice;
use susumi::source::config::Config;
use susumi::state::{NamedView, Session, Store, View};
use susumi::tui::app::{Effect, LeftOut, Message, Overlay};
use susumi::tui::layout::Focus;

/// A screen whose views are kept in a folder that nobody opens, with these saved.
fn with_views(names: &[(&str, &str)]) -> Screen {
    let mut screen = Screen::start(80, 24);
    screen.app.store = Some(Store::in_folder("/nowhere".into()));
    for (name, keys) in names {
        let mut other = Screen::start(80, 24);
        other.press(keys);
        screen.app.views.push(NamedView { name: (*name).to_owned(), view: other.app.view() });
    }
    screen
}

/// Everything that a view keeps.
const CHANGED: &str = "d g e s u i Enter s Down Down Space Enter / 料 Enter [ w 1 Down Down 2 z";

#[test]
fn a_view_keeps_filter_year_pane_and_node() {
    let mut screen = Screen::start(80, 24);
    screen.press(CHANGED);
    let view = screen.app.view();
    assert_eq!(view.plan, "nisshin-2");
    assert_eq!((view.departments.clone(), view.search.as_str()), (vec!["下水道課".to_owned()], "料"));
    assert_eq!(
        (view.year.as_deref(), view.western, view.pane.as_str(), view.zoomed),
        (Some("R1"), true, "timeline", true)
    );
    assert!(!view.statuses.is_empty() && !view.node.is_empty(), "{view:?}");

    let mut again = Screen::start(80, 24);
    assert_eq!(again.app.show_view(&view), LeftOut::default());
    again.resize(80, 24);
    let (session, before) = (&again.app.session, &screen.app.session);
    assert_eq!(session.filter, before.filter);
    assert_eq!((session.as_of(), session.calendar), (FiscalYear::starting(2019), Calendar::Western));
    assert_eq!((session.selected, again.app.focus, again.app.zoomed), (before.selected, Focus::Timeline, true));
    assert_eq!(again.app.view(), view);
}

#[test]
fn every_choice_of_the_filter_comes_back() {
    for keys in [
        "s End Enter",
        "s Down Space Space Space Space Space Space Enter",
        "d Space Space Enter",
        "/ a b Enter",
        "[ [",
        "w",
    ] {
        let mut screen = Screen::start(80, 24);
        screen.press(keys);
        let mut again = Screen::start(80, 24);
        again.press("s Enter x 3 z [ w");
        again.app.show_view(&screen.app.view());
        assert_eq!(again.app.view(), screen.app.view(), "{keys}");
        assert_eq!(again.app.session.filter, screen.app.session.filter, "{keys}");
    }
}

#[test]
fn views_of_other_times_mean_as_much_as_they_can() {
    let mut screen = with_views(&[]);
    let odd = View {
        plan: "gone".to_owned(),
        departments: vec!["下水道課".to_owned()],
        statuses: vec!["未実施".to_owned(), "ない言葉".to_owned()],
        year: Some("never".to_owned()),
        node: "9/9".to_owned(),
        pane: "cellar".to_owned(),
        ..View::default()
    };
    assert!(screen.app.show_view(&odd).plan);
    let session = &screen.app.session;
    assert_eq!((session.filter.choices.len(), session.looks_back(), screen.app.focus), (1, false, Focus::Tree));
    assert_eq!(session.selected, NodeId::ROOT);
    screen.app.views.push(NamedView { name: "甲".to_owned(), view: odd });
    screen.press("v 1");
    assert!(screen.text().contains("（gone）は開いていない"), "{}", screen.text());
}

/// A list is called up with the filter, of the plan that is looked at.
#[test]
fn what_is_called_up_without_its_plan_is_said_as_it_is() {
    let table = [
        ("d g e s u i Enter", "絞り込みだけを呼び出しました"),
        ("d g e s u i Enter u", "絞り込みと一覧だけを呼び出しました"),
        ("D", "絞り込みと一覧だけを呼び出しました"),
    ];
    for (keys, said) in table {
        let mut screen = with_views(&[("甲", keys)]);
        screen.app.views[0].view.plan = "gone".to_owned();
        screen.press("v 1");
        let notice = screen.app.notice.clone().unwrap_or_default();
        assert!(notice.contains("（gone）は開いていない") && notice.starts_with(said), "{keys}: {notice}");
    }
}

#[test]
fn the_last_run_goes_on_with_its_folds() {
    let mut screen = Screen::start(80, 24);
    screen.press("Down l l l Down l 3");
    let end = screen.app.end();
    let mut again = Screen::start(80, 24);
    assert!(again.app.go_on_from(&end));
    again.resize(80, 24);
    assert_eq!(again.app.tree.nodes(&again.app.session), screen.app.tree.nodes(&screen.app.session));
    assert_eq!(again.app.end(), end);
    assert_eq!(again.text(), screen.text());

    let untouched = Screen::start(80, 24).app.end();
    assert!(!Screen::start(80, 24).app.go_on_from(&untouched), "nothing to say");
    let other = Session { view: View { plan: "other".to_owned(), ..end.view.clone() }, ..end };
    let mut without = Screen::start(80, 24);
    assert!(!without.app.go_on_from(&other));
    assert_eq!(without.text(), Screen::start(80, 24).text());
}

#[test]
fn saving_asks_for_a_name_and_begins_with_what_is_shown() {
    let first = |keys: &str| {
        let mut screen = with_views(&[]);
        screen.press(keys);
        screen.press("V");
        match screen.app.overlays.last() {
            Some(Overlay::NameView(input)) => input.text.clone(),
            other => panic!("{other:?}"),
        }
    };
    let table = [
        ("", "全体"),
        ("Down", "行政経営力の向上"),
        ("d g e s u i Enter", "担当課:下水道課"),
        ("D", "担当課別"),
        ("Down u", "要対応"),
        ("u d g e s u i Enter", "要対応 担当課:下水道課"),
        ("/ 料 Enter D Right", "担当課別 検索:料"),
    ];
    for (keys, name) in table {
        assert_eq!(first(keys), name, "{keys}");
    }
    let mut screen = with_views(&[]);
    screen.press("d g e s u i Enter V Ctrl-U");
    assert_eq!(screen.press("Enter"), [], "a name is needed");
    screen.type_in(" 下水道 ");
    let view = screen.app.view();
    assert_eq!(screen.press("Enter"), [Effect::SaveView(Box::new(NamedView { name: "下水道".to_owned(), view }))]);
    assert!(screen.app.overlays.is_empty());
    assert_eq!(with_views(&[]).press("V Esc"), []);
}

#[test]
fn views_are_called_up_by_number_or_name_and_deleted_in_the_list() {
    let views = [("下水道", "d g e s u i Enter"), ("要対応", "s End Enter"), ("三年前", "[ [ [")];
    let filter = |keys: &str| {
        let mut screen = with_views(&views);
        screen.press(keys);
        let filter = &screen.app.session.filter;
        (filter.departments.len(), filter.choices.contains(&Choice::Attention), screen.app.overlays.len())
    };
    assert_eq!(filter("v 1"), (1, false, 0));
    assert_eq!(filter("v 2"), (0, true, 0));
    assert_eq!(filter("s End Enter v 3"), (0, false, 0));
    assert_eq!(filter("v 下 水 Enter"), (1, false, 0));
    assert_eq!(filter("v 下 水 2"), (0, true, 0), "numbers stay with their views");
    assert_eq!(filter("v 7"), (0, false, 1), "no such number");
    let mut full_width = with_views(&views);
    full_width.press("v");
    full_width.type_in("２");
    assert_eq!(full_width.app.session.filter.choices, [Choice::Attention]);

    for key in ["Delete", "Ctrl-D"] {
        let mut screen = with_views(&views);
        assert_eq!(screen.press(&format!("v Down {key}")), [Effect::DeleteView("要対応".to_owned())]);
        let left: Vec<NamedView> = screen.app.views.iter().filter(|named| named.name != "要対応").cloned().collect();
        screen.send(Message::Views(left));
        let Some(Overlay::Picker(picker)) = screen.app.overlays.last() else { panic!("the list is gone") };
        assert_eq!((picker.items.len(), picker.place.cursor), (2, 1));
        screen.send(Message::Views(Vec::new()));
        assert!(screen.app.overlays.is_empty(), "nothing is left to choose from");
    }
}

#[test]
fn without_a_place_or_views_that_is_said() {
    let mut nowhere = Screen::start(80, 24);
    for key in ["V", "v"] {
        nowhere.press(key);
        assert!(nowhere.text().contains("環境変数 HOME"), "{}", nowhere.text());
    }
    let mut none = with_views(&[]);
    none.press("v");
    assert!(none.text().contains("保存した表示はまだありません"), "{}", none.text());
    // The prompt of files has nothing to do with that.
    let mut saving = Screen::on(Screen::start(80, 24).app.session.workspace, &Config::default(), 80, 24);
    saving.press("o");
    assert!(matches!(saving.app.overlays.last(), Some(Overlay::Save(_))));
}

#[test]
fn a_list_comes_back_as_it_was_put_in_order() {
    for keys in [
        "u",
        "u Tab Home",
        "D",
        "D Right Right Home",
        "D Left Space Home",
        "D Space Home",
        "u d g e s u i Enter",
        "[ D Right Home",
    ] {
        let mut screen = Screen::start(80, 24);
        screen.press(keys);
        let mut again = Screen::start(80, 24);
        again.press("D Left u Tab Esc");
        assert_eq!(again.app.show_view(&screen.app.view()), LeftOut::default());
        again.resize(80, 24);
        // Of the line below the list, a notice is nothing that lasts.
        let list = |screen: &Screen| screen.lines().into_iter().take(23).collect::<Vec<_>>();
        assert_eq!(list(&again), list(&screen), "{keys}");
        assert_eq!(again.app.view(), screen.app.view(), "{keys}");

        let mut next = Screen::start(80, 24);
        assert!(next.app.go_on_from(&screen.app.end()), "{keys}");
        next.resize(80, 24);
        assert_eq!(list(&next), list(&screen), "{keys}: the last run");
    }
    // Saved with `V`, called up with `v`.
    let mut screen = with_views(&[]);
    screen.press("D Right V");
    let Some(Effect::SaveView(saved)) = screen.press("Enter").pop() else { panic!("nothing is saved") };
    assert_eq!((saved.view.list.as_str(), saved.view.sort.as_str()), ("departments", "actions"));
    screen.app.views.push(*saved);
    screen.press("Esc v 1");
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::DepartmentTable]), "{}", screen.text());
    assert_eq!(with_views(&[("甲", "")]).press("u v 1"), []);
}

#[test]
fn departments_that_the_plan_does_not_have_are_left_out_and_named() {
    let mut screen = with_views(&[("甲", "d g e s u i Enter")]);
    screen.app.views[0].view.departments.extend(["消防本部".to_owned(), "水道局".to_owned()]);
    screen.press("v 1");
    assert_eq!(screen.app.session.filter.departments, ["下水道課"]);
    assert!(screen.text().contains("計画にない課は除きました: 消防本部、水道局"), "{}", screen.text());
}

#[test]
fn the_list_of_views_names_their_plans_where_there_is_another() {
    let summary = |screen: &mut Screen| {
        screen.press("v");
        let Some(Overlay::Picker(picker)) = screen.app.overlays.last() else { panic!("no list") };
        picker.items[0].columns[0].clone()
    };
    let saved = [("甲", "d g e s u i Enter D")];
    assert_eq!(summary(&mut with_views(&saved)), "担当課別・下水道課");
    let mut other = with_views(&saved);
    other.app.views[0].view.plan = "gone".to_owned();
    assert_eq!(summary(&mut other), "gone・担当課別・下水道課");
    let mut workspace = Screen::start(80, 24).app.session.workspace;
    workspace.plans.push(workspace.plans[0].clone());
    workspace.plans[1].plan.id = "second".to_owned();
    let mut several = Screen::on(workspace, &Config::default(), 80, 24);
    (several.app.store, several.app.views) = (other.app.store.clone(), with_views(&saved).app.views);
    assert_eq!(summary(&mut several), "nisshin-2・担当課別・下水道課");
}

/// Two views of other names are two views.
#[test]
fn what_was_typed_of_the_names_of_plans_is_said_of_a_view() {
    let table = [
        ("p p 東 Enter", "計画の一覧 名前「東」", "計画の一覧・名前「東」"),
        ("p p 東 Enter d 環 境 Enter", "計画の一覧 名前「東」  担当課:環境課", "計画の一覧・名前「東」・環境課"),
        ("p p 東 Enter Esc t", "名前「東」", "名前「東」"),
        ("p p 東 Enter Esc t / 観 Enter", "名前「東」  検索:観", "名前「東」・/観"),
        (
            "p p 東 Enter Esc t 3 =",
            "同名指標 企画課の窓口の満足度 名前「東」",
            "同名指標 企画課の窓口の満足度・名前「東」",
        ),
        // Of one plan it says nothing.
        ("p p 東 Enter Enter g", "全体", ""),
    ];
    for (keys, name, summary) in table {
        let mut screen = prefecture::screen("");
        screen.app.store = Some(Store::in_folder("/nowhere".into()));
        screen.press(keys);
        screen.press("V");
        let Some(Effect::SaveView(saved)) = screen.press("Enter").pop() else { panic!("{keys}: nothing is saved") };
        assert_eq!(saved.name, name, "{keys}");
        let id = format!("{}{}", saved.view.plan, if summary.is_empty() { "" } else { "・" });
        screen.app.views.push(*saved);
        screen.press("v");
        let Some(Overlay::Picker(picker)) = screen.app.overlays.last() else { panic!("{keys}: no list") };
        let said = &picker.items[0].columns[0];
        let in_full = format!("{id}{summary}");
        let is_so = said.strip_suffix('…').map_or(*said == in_full, |kept| in_full.starts_with(kept));
        assert!(is_so, "{keys}: {said}");
    }
}

/// A list of plans is filtered by what any of them has, whatever the one on screen has.
#[test]
fn a_view_of_all_plans_keeps_what_any_of_them_has() {
    for keys in ["p d 環 境 Enter", "t d 環 境 Enter", "p d 環 境 Enter s 未 実 施 Enter"] {
        let mut screen = prefecture::screen("");
        screen.press(keys);
        let view = screen.app.view();
        assert_eq!(view.departments, ["環境課"], "{keys}");
        screen.press("Esc Esc x");
        assert_eq!(screen.app.show_view(&view), LeftOut::default(), "{keys}");
        assert_eq!(screen.app.view(), view, "{keys}");
    }
    // A view of one plan is about that plan.
    let mut screen = prefecture::screen("");
    let view = View { plan: screen.app.view().plan, departments: vec!["環境課".to_owned()], ..View::default() };
    assert_eq!(screen.app.show_view(&view).departments, ["環境課"]);
}
