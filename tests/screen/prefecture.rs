//! Small plans of several cities, and what is to be asked of a screen that shows them.

use std::path::Path;

use super::driver::Screen;
use susumi::source::config::Config;
use susumi::source::{Encoding, Loaded};
use susumi::tui::app::PlanLine;
use susumi::workspace::{self, Workspace};

/// File, city, title, years, and for each department the status of its actions.
pub type Small =
    (&'static str, &'static str, &'static str, &'static str, &'static [(&'static str, &'static [&'static str])]);

/// Cities of two prefectures. Two plans have one title and one city, two bear one name of a file.
pub const PLANS: [Small; 7] = [
    (
        "愛知県/日進市/計画.yaml",
        "日進市",
        "第3次日進市経営改革プラン",
        "H28-R2",
        &[("企画課", &["実施", "実施", "一部実施"]), ("上下水道課", &["実施", "未実施"])],
    ),
    (
        "愛知県/みよし市/計画.yaml",
        "みよし市",
        "みよし市行政改革大綱",
        "R1-R5",
        &[("総務課", &["実施", "実施"]), ("上下水道課", &["実施"])],
    ),
    (
        "愛知県/東郷町/前期.yaml",
        "東郷町",
        "第6次東郷町総合計画",
        "H23-H27",
        &[("企画課", &["未実施", "未実施", "一部実施"])],
    ),
    (
        "愛知県/東郷町/後期.yaml",
        "東郷町",
        "第6次東郷町総合計画",
        "H28-R2",
        &[("企画課", &["実施", "一部実施"]), ("環境課", &["実施"])],
    ),
    (
        "岐阜県/多治見市.yaml",
        "多治見市",
        "第8次多治見市総合計画に基づく行財政改革の基本方針と実施計画",
        "R2-R5",
        &[("環境課", &["実施", "未実施", "未実施"])],
    ),
    ("岐阜県/可児市.yaml", "可児市", "可児市公共施設等マネジメント", "H27-R6", &[("施設課", &["実施"])]),
    (
        "岐阜県/白川村.yaml",
        "白川村",
        "白川村まち・ひと・しごと創生総合戦略",
        "R2-R6",
        &[("総務課", &["一部実施"]), ("観光課", &["未実施", "実施"])],
    ),
];

pub fn text((_, city, title, years, departments): &Small) -> String {
    let last = years.split_once('-').map_or(*years, |(_, last)| last);
    let mut text = format!(
        "計画: {title}\n自治体: {city}\n年度: {years}\n時点: {last}\n階層: [柱, 施策]\n体系:\n- 番号: 1\n  名称: 行政の改革\n  内訳:\n"
    );
    for (number, (department, statuses)) in departments.iter().enumerate() {
        text += &format!("  - 番号: {}\n    名称: {department}の取組\n    取組:\n", number + 1);
        for (at, status) in statuses.iter().enumerate() {
            text += &format!(
                "    - {{番号: {}{}, 名称: {department}の仕事{}, 担当課: {department}, 予定: {{{last}: 実施}}, 実績: {{{last}: 検討}}, 実施状況: {status}}}\n",
                number + 1,
                at + 1,
                at + 1
            );
        }
        text += &format!(
            "    指標:\n    - {{名称: {department}の窓口の満足度, 単位: '%', 初期値: 50, 実績: {{{last}: {}}}, 目標: 80, 達成状況: {}}}\n",
            70 + 10 * number,
            if number == 0 { "未達成" } else { "達成" }
        );
    }
    text
}

pub fn read(small: &Small) -> Loaded {
    workspace::read_as(Path::new("plans").join(small.0).as_path(), &text(small), Encoding::Utf8).unwrap()
}

pub fn workspace() -> Workspace {
    let mut workspace = Workspace::default();
    workspace.add(PLANS.iter().map(read).collect());
    workspace
}

pub fn screen(keys: &str) -> Screen {
    let mut screen = Screen::on(workspace(), &Config::default(), 80, 24);
    screen.press(keys);
    screen
}

/// The cities of the plans that are listed, in their order.
pub fn cities(screen: &Screen) -> String {
    let session = &screen.app.session;
    let city = |index: &usize| session.workspace.plans[*index].plan.municipality.clone().unwrap();
    session.plans_left().iter().map(city).collect::<Vec<_>>().join(" ")
}

pub fn current(screen: &Screen) -> String {
    screen.app.session.loaded().origin.display()
}

pub fn under_cursor(screen: &Screen) -> String {
    match screen.app.plan_line() {
        Some(PlanLine::Plan(index)) => screen.app.session.workspace.plans[index].origin.display(),
        line => format!("{line:?}"),
    }
}
