//! Holds two plans beside each other: how one gets there, and what stands there.

use super::driver::Screen;
use super::pictures::picture_of;
use susumi::source::Origin;
use susumi::source::config::Config;
use susumi::tui::app::{Copied, Effect, Overlay};
use susumi::workspace::{self, Workspace};

fn screen(files: &[&str], size: (u16, u16)) -> Screen {
    let read = |file: &&str| workspace::read(&Origin::File(format!("tests/plans/{file}.yaml").into())).unwrap();
    let mut workspace = Workspace::default();
    workspace.plans.extend(files.iter().map(read));
    workspace.plans.push(workspace::read(&Origin::BuiltIn).unwrap());
    Screen::on(workspace, &Config::default(), size.0, size.1)
}

const ALL: [&str; 2] = ["midori-3", "midori-2"];

/// The title of the other plan on the page of comparison, if that is what is open.
fn beside(screen: &Screen) -> Option<&str> {
    match screen.app.overlays.last() {
        Some(Overlay::Comparison(other, _)) => Some(screen.app.session.workspace.plans[*other].plan.id.as_str()),
        _ => None,
    }
}

#[test]
fn pictures_of_two_plans() {
    for size in [(80, 24), (120, 36)] {
        picture_of(screen(&ALL, size), "plans_to_compare", "p", size, false);
        picture_of(screen(&ALL, size), "comparison", "p Down c", size, false);
        picture_of(screen(&ALL, size), "comparison_end", "p Down c End", size, false);
    }
    picture_of(screen(&ALL, (80, 24)), "comparison_of_strangers", "p Down Down c", (80, 24), false);
}

#[test]
fn every_way_to_compare() {
    let table: [(&[&str], &str, Option<&str>); 10] = [
        (&ALL, "p Down c", Some("midori-2")),
        (&ALL, "p Down Down c", Some("nisshin-2")),
        // On the current plan it is asked which one is meant.
        (&ALL, "p c", None),
        (&ALL, "p c Enter", Some("midori-2")),
        (&ALL, "p c Down Enter", Some("nisshin-2")),
        (&ALL, "c Down Enter", Some("nisshin-2")),
        // Of two plans only the other one can be meant.
        (&["midori-3"], "c", Some("nisshin-2")),
        (&["midori-3"], "p c", Some("nisshin-2")),
        // While a name is typed, the letter is text.
        (&ALL, "p Down p n c", None),
        (&[], "c", None),
    ];
    for (files, keys, expected) in table {
        let mut screen = screen(files, (80, 24));
        screen.press(keys);
        assert_eq!(beside(&screen), expected, "{keys}");
    }
    let mut alone = screen(&[], (80, 24));
    alone.press("c");
    assert!(alone.text().contains("比べる計画がありません"), "{}", alone.text());
}

#[test]
fn on_the_page_keys_do_what_they_can() {
    let mut screen = screen(&ALL, (80, 24));
    screen.press("p Down c [");
    assert_eq!(beside(&screen), Some("midori-2"), "the year changes, the page stays");
    assert!(screen.text().contains("R6（さかのぼって計算）"), "{}", screen.text());
    assert_eq!(screen.press("y"), [Effect::Copy(Copied::Comparison(1))]);
    assert_eq!(screen.press("e"), []);
    assert!(screen.text().contains("比較の画面からは編集できません"));
    screen.press("Esc");
    assert!(matches!(screen.app.overlays.as_slice(), [Overlay::Plans]), "where it was asked for");
    screen.press("Esc s Space Enter p Down c");
    assert!(screen.text().contains("絞り込みは使いません"), "{}", screen.text());
}

#[test]
fn two_plans_of_one_name_are_told_apart_by_their_ids() {
    let text = "計画: 総合計画\n自治体: 乙市\n年度: R5-R9\n体系:\n- 名称: 一\n  指標:\n  - {名称: 面積, 目標: 3}\n";
    let read =
        |name: &str| workspace::read_as(std::path::Path::new(name), text, susumi::source::Encoding::Utf8).unwrap();
    let mut workspace = Workspace::default();
    workspace.add(["R1/plan.yaml", "R2/plan.yaml"].map(read).into());
    let mut screen = Screen::on(workspace, &Config::default(), 80, 60);
    screen.press("c");
    let shown = screen.text();
    let row = shown.lines().find(|line| line.contains("計画ID")).unwrap_or_else(|| panic!("{shown}"));
    assert!(row.contains("R1/plan") && row.contains("R2/plan"), "{row}");
    assert_eq!(shown.lines().filter(|line| line.trim_start().starts_with("R2/plan")).count(), 1, "{shown}");
}

#[test]
fn two_plans_of_one_period_are_told_apart() {
    let text = "計画: 同じ期間\n自治体: 別の市\n年度: R5-R9\n体系:\n- 名称: 一\n  指標:\n  - {名称: 遊休農地の面積, 目標: 3}\n";
    for (text, expected) in [(text.to_owned(), "別の市"), (text.replace("別の市", "緑ヶ原市"), "比べる計画")]
    {
        let mut workspace = Workspace::default();
        workspace.plans.push(workspace::read(&Origin::File("tests/plans/midori-3.yaml".into())).unwrap());
        let (plan, positions, findings) = susumi::source::load_text("same", &text).unwrap();
        let origin = Origin::File("same.yaml".into());
        workspace.plans.push(susumi::source::Loaded::new(origin, plan, positions, findings));
        let mut screen = Screen::on(workspace, &Config::default(), 80, 60);
        screen.press("c");
        let shown = screen.text();
        assert!(
            shown.lines().any(|line| line.trim_start().starts_with(expected) && line.contains("目標 3")),
            "{shown}"
        );
    }
}

#[test]
fn every_size_holds_the_comparison() {
    for keys in ["p Down c", "p Down Down c End", "c"] {
        let mut screen = screen(&ALL, (100, 30));
        screen.press(keys);
        for width in (48..=130).step_by(3) {
            for height in [10, 17, 24, 50] {
                screen.resize(width, height);
                assert_eq!(screen.torn(), None, "{width}x{height} after [{keys}]");
            }
        }
    }
}

#[test]
fn the_page_is_written_as_text_and_not_as_a_table() {
    let mut screen = screen(&ALL, (80, 24));
    screen.press("p Down c o");
    screen.type_in("x.csv");
    assert_eq!(screen.press("Enter"), []);
    assert!(screen.text().contains("比較は文章（.txt）で書き出せます"), "{}", screen.text());
    screen.press("Esc");
    let text = susumi::tui::rows::written(&screen.app);
    assert!(text.contains("共通の指標"), "{text}");
}

#[test]
fn both_keys_copy_the_page() {
    for key in ["y", "Y"] {
        let mut screen = screen(&ALL, (80, 24));
        screen.press("p Down c");
        assert_eq!(screen.press(key), [Effect::Copy(Copied::Comparison(1))], "{key}");
    }
}

#[test]
fn the_page_is_as_long_as_it_was_measured_to_be() {
    let screen = screen(&ALL, (80, 24));
    for width in [24, 30, 46, 78, 110] {
        for other in 1..screen.app.session.workspace.plans.len() {
            let lines = susumi::tui::rows::comparison(&screen.app.session, other, width, &screen.app.look);
            assert_eq!(lines.all().count(), lines.len(), "{width} {other}");
        }
    }
}

#[test]
fn what_was_compared_before_is_compared_again_for_another_year_or_plan() {
    for change in ["[", "c Down Enter", "p Down Enter", "x"] {
        let mut again = screen(&ALL, (80, 40));
        again.press(&format!("p Down c Esc Esc {change} Esc p Down Down c"));
        let mut once = screen(&ALL, (80, 40));
        once.press(&format!("{change} Esc p Down Down c"));
        assert_eq!(again.text(), once.text(), "{change}");
    }
}
