//! The indicators of a generated plan: series that go somewhere, most of them towards their target.
//!
//! Many cities measure the same: those names are spelled alike in all of them.

use std::fmt::Write;

use super::making::Making;
use super::words::{FACILITIES, NOTES, OBJECTS, REASONS, REMARKS};

/// What an indicator measures.
#[derive(Clone, Copy)]
struct Measure {
    name: &'static str,
    unit: &'static str,
    /// Whether more is better.
    is_more: bool,
    /// Where cities stand at the beginning.
    range: (f64, f64),
    decimals: usize,
    /// The largest value that there can be.
    most: f64,
}

const fn measure(name: &'static str, unit: &'static str, more: bool, range: (f64, f64), decimals: usize) -> Measure {
    let most = if decimals > 0 { 100.0 } else { f64::MAX };
    Measure { name, unit, is_more: more, range, decimals, most }
}

const MEASURES: [Measure; 56] = [
    measure("水洗化率", "%", true, (72.0, 94.0), 1),
    measure("市税収納率", "%", true, (92.0, 98.5), 1),
    measure("国民健康保険税収納率", "%", true, (84.0, 95.0), 1),
    measure("経常収支比率", "%", false, (84.0, 97.0), 1),
    measure("実質公債費比率", "%", false, (3.0, 14.0), 1),
    measure("将来負担比率", "%", false, (20.0, 90.0), 1),
    measure("財政調整基金残高", "千円", true, (900_000.0, 6_000_000.0), 0),
    measure("市債残高", "千円", false, (8_000_000.0, 60_000_000.0), 0),
    measure("ふるさと納税寄附額", "千円", true, (20_000.0, 800_000.0), 0),
    measure("有料広告収入", "千円", true, (800.0, 9_000.0), 0),
    measure("未利用市有地の売却件数", "件", true, (1.0, 12.0), 0),
    measure("職員数", "人", false, (120.0, 1_100.0), 0),
    measure("時間外勤務時間数", "時間", false, (9_000.0, 90_000.0), 0),
    measure("男性職員の育児休業取得率", "%", true, (3.0, 40.0), 1),
    measure("管理職に占める女性の割合", "%", true, (8.0, 30.0), 1),
    measure("マイナンバーカード交付率", "%", true, (12.0, 55.0), 1),
    measure("証明書のコンビニ交付率", "%", true, (4.0, 40.0), 1),
    measure("電子申請の利用件数", "件", true, (300.0, 12_000.0), 0),
    measure("オンライン化した手続数", "件", true, (8.0, 120.0), 0),
    measure("市ホームページの年間閲覧数", "件", true, (200_000.0, 3_000_000.0), 0),
    measure("1人1日当たりのごみ排出量", "g", false, (720.0, 1_050.0), 0),
    measure("リサイクル率", "%", true, (14.0, 32.0), 1),
    measure("温室効果ガス排出量", "t-CO2", false, (4_000.0, 40_000.0), 0),
    measure("汚水処理人口普及率", "%", true, (70.0, 96.0), 1),
    measure("水道の有収率", "%", true, (78.0, 94.0), 1),
    measure("管路の耐震化率", "%", true, (12.0, 45.0), 1),
    measure("橋りょうの修繕完了数", "橋", true, (2.0, 40.0), 0),
    measure("公共施設の延床面積", "㎡", false, (60_000.0, 400_000.0), 0),
    measure("街路灯のLED化率", "%", true, (20.0, 80.0), 1),
    measure("コミュニティバスの年間利用者数", "人", true, (20_000.0, 400_000.0), 0),
    measure("空家バンクの成約件数", "件", true, (1.0, 25.0), 0),
    measure("移住相談件数", "件", true, (30.0, 600.0), 0),
    measure("社会増減数", "人", true, (40.0, 400.0), 0),
    measure("合計特殊出生率", "", true, (1.1, 1.7), 2),
    measure("待機児童数", "人", false, (5.0, 60.0), 0),
    measure("放課後児童クラブの定員数", "人", true, (120.0, 1_500.0), 0),
    measure("特定健康診査受診率", "%", true, (28.0, 52.0), 1),
    measure("特定保健指導実施率", "%", true, (15.0, 55.0), 1),
    measure("がん検診受診率", "%", true, (8.0, 35.0), 1),
    measure("健康寿命", "年", true, (77.0, 81.0), 2),
    measure("要介護認定率", "%", false, (15.0, 21.0), 1),
    measure("介護予防教室の参加者数", "人", true, (400.0, 9_000.0), 0),
    measure("認知症サポーター数", "人", true, (800.0, 12_000.0), 0),
    measure("自主防災組織の組織率", "%", true, (55.0, 95.0), 1),
    measure("防災訓練の参加者数", "人", true, (500.0, 9_000.0), 0),
    measure("消防団員数", "人", true, (150.0, 900.0), 0),
    measure("刑法犯認知件数", "件", false, (120.0, 1_200.0), 0),
    measure("交通事故発生件数", "件", false, (60.0, 700.0), 0),
    measure("図書貸出冊数", "冊", true, (60_000.0, 700_000.0), 0),
    measure("生涯学習講座の受講者数", "人", true, (700.0, 9_000.0), 0),
    measure("学校給食の地場産物使用率", "%", true, (18.0, 45.0), 1),
    measure("全国学力調査の平均正答率", "%", true, (55.0, 66.0), 1),
    measure("観光入込客数", "人", true, (100_000.0, 3_000_000.0), 0),
    measure("企業立地件数", "件", true, (1.0, 9.0), 0),
    measure("認定農業者数", "人", true, (40.0, 400.0), 0),
    measure("市民アンケートの満足度", "%", true, (45.0, 75.0), 1),
];

/// Writes one indicator behind the others of its node.
pub fn write(text: &mut String, indent: &str, making: &mut Making<'_>) {
    match making.random.between(0, 99) {
        0..=9 => state(text, indent, making),
        10..=29 => {
            let name = making.name(&FACILITIES, &["の年間利用者数", "の稼働率向上に伴う利用者数", "の講座参加者数"]);
            figure(text, indent, making, &name, measure("", "人", true, (2_000.0, 120_000.0), 0));
        }
        _ => {
            let kept = making.random.between(0, MEASURES.len() - 1);
            let turns = (0..MEASURES.len()).map(|at| MEASURES[(kept + at) % MEASURES.len()]);
            let free = turns.clone().find(|measure| !making.is_taken(measure.name));
            let measure = free.unwrap_or(MEASURES[kept]);
            let name = making.own(measure.name);
            figure(text, indent, making, &name, measure);
        }
    }
}

/// A word that is to be reached: 策定.
fn state(text: &mut String, indent: &str, making: &mut Making<'_>) {
    let goal = making.random.of(&["策定", "導入", "設置", "公表"]);
    let name = making.name(&OBJECTS, &["の策定状況", "の導入状況", "の実施体制"]);
    let reached = making.random.between(1, making.years.len());
    let cells: Vec<String> =
        (0..making.known).map(|at| if at >= reached { goal.to_owned() } else { "\"-\"".to_owned() }).collect();
    _ = writeln!(text, "{indent}- 名称: {name}");
    _ = writeln!(text, "{indent}  方向: 状態");
    _ = writeln!(text, "{indent}  初期値: \"-\"");
    _ = writeln!(text, "{indent}  実績: {}", making.cells(&cells));
    _ = writeln!(text, "{indent}  目標: {goal}");
    verdict(text, indent, making, reached < making.known);
}

fn figure(text: &mut String, indent: &str, making: &mut Making<'_>, name: &str, measure: Measure) {
    let Measure { unit, is_more, range: (least, most), decimals, .. } = measure;
    let years = making.years.len();
    let random = &mut making.random;
    let round = |value: f64| {
        let scale = 10_f64.powi(decimals as i32);
        (value.clamp(0.0, measure.most) * scale).round() / scale
    };
    let baseline = round(least + (most - least) * random.share());
    let gain = (0.02 + 0.16 * random.share()) * if decimals > 0 { 0.4 } else { 1.0 };
    let step = (baseline * gain).max(if decimals > 0 { 0.3 } else { 1.0 });
    let target = round(if is_more { baseline + step } else { baseline - step });
    // How far it will come: most reach their target.
    let reach = 0.35 + 1.1 * random.share();
    let mut values = Vec::new();
    for at in 0..making.known {
        let share = (at + 1) as f64 / years as f64;
        let noise = (random.share() - 0.5) * 0.35;
        values.push(round(baseline + (target - baseline) * (share * reach + noise)));
    }
    let mut cells: Vec<String> = values.iter().map(|value| format!("{value:.decimals$}")).collect();
    slips(making, &mut cells);
    let spelled = |value: f64| format!("{value:.decimals$}");
    _ = writeln!(text, "{indent}- 名称: {name}");
    if !unit.is_empty() {
        _ = writeln!(text, "{indent}  単位: '{unit}'");
    }
    if making.random.percent(25) {
        _ = writeln!(text, "{indent}  担当課: {}", making.departments());
    }
    _ = writeln!(text, "{indent}  方向: {}", if is_more { "以上" } else { "以下" });
    if making.random.percent(60) {
        _ = writeln!(text, "{indent}  判定: 最終年度");
    }
    _ = writeln!(text, "{indent}  初期値: {}", spelled(baseline));
    _ = writeln!(text, "{indent}  実績:{}", making.some_cells(indent, &cells));
    // Some targets are still to be set.
    if !making.random.percent(1) {
        _ = writeln!(text, "{indent}  目標: {}", spelled(target));
        let last = values.last().copied().unwrap_or(baseline);
        verdict(text, indent, making, if is_more { last >= target } else { last <= target });
    }
    if making.random.percent(50) {
        _ = writeln!(text, "{indent}  備考: {}", making.random.of(&REMARKS));
    }
}

/// What happens to cells on their way: a remark, a blank, a thousand too many.
fn slips(making: &mut Making<'_>, cells: &mut [String]) {
    let count = cells.len();
    if count < 2 {
        return;
    }
    let at = making.random.between(0, count - 2);
    match making.random.between(0, 299) {
        0..=17 => cells[at] = format!("{{値: {}, 注: {}}}", cells[at], making.random.of(&NOTES)),
        18..=20 => cells[at].clear(),
        21..=29 => cells[at] = "\"-\"".to_owned(),
        30 if !cells[at].contains('.') => cells[at].push_str("000"),
        _ => {}
    }
}

/// The verdict that the city records, where it does. Without a target there is none.
fn verdict(text: &mut String, indent: &str, making: &mut Making<'_>, is_met: bool) {
    if !making.is_finished() && making.random.percent(60) {
        return;
    }
    let is_wrong = making.random.percent(2);
    _ = writeln!(text, "{indent}  達成状況: {}", if is_met != is_wrong { "達成" } else { "未達成" });
    if is_wrong && making.random.percent(40) {
        _ = writeln!(text, "{indent}  確認済: [verdict: {}]", making.random.of(&REASONS));
    }
}
