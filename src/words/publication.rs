//! What stands on the page that is published, for the people of a city who have never seen susumi.

use crate::plan::{Break, Direction};

/// Behind a plan's title in the title of the page.
pub fn title(plan: &str, municipality: Option<&str>) -> String {
    match municipality {
        Some(municipality) => format!("{plan} 進捗状況（{municipality}）"),
        None => format!("{plan} 進捗状況"),
    }
}
/// What the page is, for those who find it by a search.
pub fn description(titles: &str, as_of: &str) -> String {
    format!("{titles}の取組と指標が{as_of}末でどこまで進んだかをまとめたページです。")
}
/// The title of a page with several plans.
pub const SEVERAL_PLANS: &str = "計画の進捗状況";
/// Beside a plan's title.
pub const PROGRESS: &str = "進捗状況";
/// The first link of the page.
pub const SKIP: &str = "本文へ移動";
/// The list of plans on a page with several.
pub const PLANS: &str = "計画の一覧";
/// 計画期間.
pub const PERIOD: &str = "計画期間";
/// 時点.
pub const AS_OF: &str = "時点";
/// How much is in the plan.
pub const SIZE: &str = "掲載内容";
/// 出典.
pub const SOURCE: &str = "出典";
/// 備考.
pub const REMARK: &str = "備考";
/// From one year to another.
pub fn period(first: &str, last: &str) -> String {
    format!("{first}から{last}まで")
}
/// A year by era with the same year in the Western calendar.
pub fn both_years(era: &str, western: &str) -> String {
    format!("{era}（{western}）")
}
/// How things stood at the end of that year.
pub fn end_of(year: &str) -> String {
    format!("{year}末")
}
/// How much is on the page.
pub fn size(actions: usize, indicators: usize) -> String {
    format!("取組{actions}件、指標{indicators}件")
}
/// How much of the plan is on the page, where that is not all.
pub fn part(actions: &str, indicators: &str) -> String {
    format!("計画の一部（取組{actions}、指標{indicators}）")
}
/// Said where an earlier year is shown.
pub fn looking_back(year: &str) -> String {
    format!("{year}末の状況です。実施状況と達成状況は、この年度までの実績から計算しています。")
}
/// Said of a plan that is still running.
pub const RUNNING: &str = "計画期間の途中です。「（計算）」はこれまでの値から計算した達成状況、「（期間中）」は目標にまだ届いていないことを表します。";
/// Behind what the document does not record.
pub fn computed(word: &str) -> String {
    format!("{word}（計算）")
}
/// Behind a verdict that the years to come may change.
pub fn under_way(word: &str) -> String {
    format!("{word}（期間中）")
}

/// Heading: the totals.
pub const TOTALS: &str = "全体の状況";
/// Heading: actions by status.
pub const STATUSES: &str = "取組の実施状況";
/// Heading: indicators by verdict.
pub const VERDICTS: &str = "指標の達成状況";
/// Column: a status or verdict.
pub const KIND: &str = "区分";
/// Column: how many.
pub const COUNT: &str = "件数";
/// Column: which share.
pub const SHARE: &str = "割合";
/// The last row.
pub const TOTAL: &str = "計";
/// A number of entries.
pub fn count(count: usize) -> String {
    format!("{count}件")
}
/// One part of a bar, read aloud.
pub fn share(word: &str, count: usize, share: &str) -> String {
    format!("{word} {count}件（{share}）")
}
/// Between such parts.
pub const COMMA: &str = "、";
/// Behind the last of several sentences.
pub const STOP: &str = "。";

/// Heading: the tree.
pub const CONTENTS: &str = "目次と階層ごとの状況";
/// The same as the name of a landmark.
pub const CONTENTS_SHORT: &str = "目次";
/// What the numbers of the contents say.
pub const CONTENTS_NOTE: &str = "件数は、その下にある取組と指標の合計です。";
/// What a node is divided into.
pub fn by_level(level: &str) -> String {
    format!("{level}ごとの状況")
}
/// In the place of a level without a name.
pub const PART: &str = "内訳";
/// The roll-up of actions: how many of which class.
pub fn actions_done(done: usize, all: usize, word: &str) -> String {
    format!("取組 {all}件のうち{word}{done}件")
}
/// The roll-up of indicators.
pub fn indicators_met(met: usize, all: usize) -> String {
    format!("指標 {all}件のうち達成{met}件")
}

/// Heading: how to read the page.
pub const GUIDE: &str = "表とグラフの見方";
/// Stages that are drawn darker.
pub const GUIDE_STAGES: &str =
    "取組の表は、上の段が予定、下の段が実績です。色は工程の段階を表し、濃いほど進んでいます。";
/// The arrow.
pub const GUIDE_CONTINUED: &str = "矢印は、前の年度の工程が続いていることを表します。";
/// The chart.
pub const GUIDE_CHART: &str = "指標のグラフの破線は目標です。目標に届いた値は塗りつぶした点、届いていない値は白い点、「－」は測定していない年度です。";
/// The colours of stages.
pub const GUIDE_PHASES: &str = "工程の段階";

/// Heading: by department.
pub const DEPARTMENTS: &str = "担当課ごとの件数";
/// Column: a department.
pub const DEPARTMENT: &str = "担当課";
/// Above columns about actions.
pub const ACTIONS: &str = "取組";
/// Above columns about indicators.
pub const INDICATORS: &str = "指標";
/// Column: all of them.
pub const ALL: &str = "全体";
/// In the place of a department.
pub const NO_DEPARTMENT: &str = "担当課の記載なし";

/// Heading of the part with all entries of a plan without nodes.
pub const ENTRIES: &str = "取組と指標";
/// Before the name of an action.
pub fn action(number: &str, name: &str) -> String {
    format!("取組{number} {name}")
}
/// Before the name of an indicator.
pub fn indicator(name: &str) -> String {
    format!("指標 {name}")
}
/// 実施状況.
pub const STATUS: &str = "実施状況";
/// 達成状況.
pub const VERDICT: &str = "達成状況";
/// 予定との差.
pub const SLIP: &str = super::lists::TIMING;
/// What was planned for which year.
pub fn goal(stage: &str, year: &str) -> String {
    format!("{year}に「{stage}」の予定")
}
/// The title of an action's table.
pub fn course_of(name: &str) -> String {
    format!("「{name}」の年度ごとの予定と実績")
}
/// 区分 of the rows of that table.
pub const ROW: &str = "予定・実績";
/// 予定.
pub const PLANNED: &str = "予定";
/// 実績.
pub const ACTUAL: &str = "実績";
/// Read aloud where a stage goes on.
pub fn goes_on(stage: &str) -> String {
    if stage.is_empty() { "継続".to_owned() } else { format!("継続（{stage}）") }
}
/// Read aloud where nothing is written.
pub const NOTHING: &str = "記載なし";
/// Read aloud where the year is still to come.
pub const TO_COME: &str = "これから";
/// Not measured, nothing done.
pub const NOT_MEASURED: &str = "－";
/// The same read aloud.
pub const NOT_MEASURED_ALOUD: &str = "測定なし";
/// The same of a stage.
pub const NO_STAGE_ALOUD: &str = "実績なし";

/// The title of an indicator's table.
pub fn values_of(name: &str) -> String {
    format!("「{name}」の年度ごとの値")
}
/// The title of an indicator's chart.
pub fn chart_of(name: &str) -> String {
    format!("「{name}」の推移")
}
/// The same where sums are drawn.
pub fn chart_of_sums(name: &str) -> String {
    format!("「{name}」の累計の推移")
}
/// Column: the years.
pub const YEAR: &str = "年度";
/// Column: the values.
pub const VALUE: &str = "値";
/// Column: the sums by then.
pub const SUM: &str = "累計";
/// Column: whether a value reaches the target, and remarks.
pub const NOTE: &str = "目標との比較・注";
/// A value reaches the target.
pub const REACHED: &str = "目標に到達";
/// 初期値.
pub const BASELINE: &str = "初期値";
/// 目標.
pub const TARGET: &str = "目標";
/// 最新.
pub const LATEST: &str = "最新の値";
/// 達成率.
pub const ATTAINMENT: &str = "達成率";
/// 判定.
pub const BASIS: &str = "判定の方法";
/// Something and its value: a year, the verdict.
pub fn at(name: &str, value: &str) -> String {
    format!("{name} {value}")
}
/// The unit at the axis of a chart.
pub fn unit(unit: &str) -> String {
    format!("単位：{unit}")
}
/// A text that is not whole.
pub fn cut(text: &str) -> String {
    format!("{text}…")
}
/// A column and its unit.
pub fn in_unit(column: &str, unit: &str) -> String {
    format!("{column}（{unit}）")
}
/// Before the target of a chart, read aloud.
pub fn target(target: &str) -> String {
    format!("目標は{target}")
}
/// Which side of the target line is good.
pub fn good_side(direction: Direction) -> &'static str {
    match direction {
        Direction::AtLeast => "目標の線より上が目標に届いた範囲です",
        Direction::AtMost => "目標の線より下が目標に届いた範囲です",
        Direction::State => "",
    }
}
/// Why the line of a chart is interrupted.
pub fn interrupted(gap: Break, year: &str) -> String {
    match gap {
        Break::NotMeasured(_) => format!("{year}は測定していないため、線をつないでいません。"),
        Break::Word(_) => format!("{year}は数値ではないため、線をつないでいません。"),
        Break::Remark(_) => format!("{year}から値の取り方が変わっているため、線をつないでいません。"),
        Break::Scale(_) => format!("{year}で値の桁が大きく変わっているため、線をつないでいません。"),
    }
}
/// A chart whose axis does not begin at zero.
pub fn not_from_zero(floor: &str) -> String {
    format!("縦軸は0ではなく{floor}から始まります。")
}

/// Heading of the controls.
pub const FILTER: &str = "絞り込み";
/// Label: the department.
pub const FILTER_DEPARTMENT: &str = "担当課";
/// Label: status or verdict.
pub const FILTER_STATUS: &str = "状況";
/// Label: text.
pub const FILTER_TEXT: &str = "言葉で探す";
/// Every department, every status.
pub const EVERYTHING: &str = "すべて";
/// The button that shows everything again.
pub const RESET: &str = "絞り込みを解除";
/// What is shown; the script puts numbers into the braces.
pub const SHOWN: &str = "取組 {a}/{A}件、指標 {i}/{I}件を表示しています。";
/// Nothing is left.
pub const NOTHING_SHOWN: &str = "条件に合う取組と指標はありません。";
/// Before what is chosen, on paper too.
pub const FILTERED: &str = "絞り込み：";
/// Back to the beginning.
pub const TO_TOP: &str = "このページの先頭へ";

/// The last line: who made the page, from what.
pub fn made_by(as_of: &str) -> String {
    format!("このページは、{as_of}時点の計画ファイルから susumi で作成しました。")
}
