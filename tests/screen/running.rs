//! Holds the screens of a plan that is still running: another city, other levels, other status words, and
//! what is expected of its indicators.

use super::driver::Screen;
use super::pictures::picture_of;
use susumi::source::Origin;
use susumi::source::config::Config;
use susumi::workspace::{self, Workspace};

/// The running plan alone.
fn midori() -> Workspace {
    let mut workspace = Workspace::default();
    workspace.plans.push(workspace::read(&Origin::File("tests/plans/midori-3.yaml".into())).unwrap());
    workspace
}

fn screen(size: (u16, u16)) -> Screen {
    Screen::on(midori(), &Config::default(), size.0, size.1)
}

#[test]
fn pictures_of_a_running_plan() {
    for (name, keys) in [
        ("running_start", ""),
        ("running_plan_detail", "Enter"),
        ("running_indicator_detail", "3 Enter End"),
        ("running_indicators_zoomed", "3 z"),
        ("running_a_year_earlier", "[ 3"),
    ] {
        for (at, size) in [(80, 24), (120, 36)].into_iter().enumerate() {
            picture_of(screen(size), name, keys, size, at == 0 && name == "running_indicators_zoomed");
        }
    }
}

/// Of more years than fit, the last ones are shown, and the change of the first of them is against the year
/// before it.
#[test]
fn the_counts_of_ten_years_at_80_columns() {
    let actions: String = (1..=120)
        .map(|at| {
            format!("  - {{名称: 取組{at}, 予定: {{H28: 実施}}, 実績: {{R{}: 実施}}, 実施状況: 実施}}\n", at % 7 + 1)
        })
        .collect();
    let text = format!("計画: 十年\n年度: H28-R7\n時点: R7\n体系:\n- 名称: 一\n  取組:\n{actions}");
    let (plan, positions, findings) = susumi::source::load_text("ten", &text).unwrap();
    let origin = Origin::File("ten.yaml".into());
    let loaded = susumi::source::Loaded::new(origin, plan, positions, findings);
    let mut screen = Screen::on(Workspace { plans: vec![loaded], ..Workspace::default() }, &Config::default(), 80, 40);
    screen.press("Enter");
    let text = screen.text();
    let table: Vec<&str> = text.lines().skip_while(|line| !line.contains("件数と増減")).skip(1).take(3).collect();
    assert_eq!(
        table,
        [
            "               H30*     R1*     R2*     R3*     R4*     R5*     R6*     R7",
            " 実施            0      17 +17  35 +18  52 +17  69 +17  86 +17 103 +17 120 +17",
            " 未実施        120     103 -17  85 -18  68 -17  51 -17  34 -17  17 -17   0 -17",
        ]
    );
}

/// The lines of 見込み in the detail of every indicator.
#[test]
fn what_is_expected_of_each_indicator() {
    let mut screen = screen((120, 80));
    screen.press("3 Enter");
    let mut all = String::new();
    for _ in 0..screen.app.session.plan().indicators.len() {
        let text = screen.text();
        let mut lines = text.lines().skip(3);
        all.push_str(lines.next().unwrap_or_default());
        let section = lines.skip_while(|line| !line.contains("見込み ──")).skip(1).take_while(|line| !line.is_empty());
        all.extend(section.map(|line| format!("\n   {line}")));
        all.push('\n');
        screen.press("Right");
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("running_prospects", all);
    });
}

#[test]
fn the_counts_by_year_follow_the_filter() {
    let mut screen = screen((80, 60));
    let row = |screen: &Screen| {
        let text = screen.text();
        let mut table = text.lines().skip_while(|line| !line.contains("件数と増減")).skip(2);
        table.next().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
    };
    screen.press("Enter");
    assert_eq!(row(&screen), "完了 5 5 6 +1");
    screen.press("Esc d m i d o r i s u i Enter Enter");
    assert_eq!(row(&screen), "完了 3 3 3");
    screen.press("[");
    assert_eq!(row(&screen), "完了 3 3");
}
