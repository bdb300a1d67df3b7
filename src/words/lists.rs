//! Lists of actions, of indicators and of what needs attention: names of columns, notes, what to do next.

use super::field;
use super::wording::{Wording, quote};

/// Column: the numbers of an entry's node from the root.
pub const NODE: &str = "体系の番号";
/// Column: the number of an action.
pub const NUMBER: &str = field::NUMBER;
/// Column: the name of an entry.
pub const NAME: &str = field::NAME;
/// Column: who is responsible.
pub const DEPARTMENTS: &str = field::DEPARTMENTS;
/// Column: the status of an action.
pub const STATUS: &str = field::STATUS;
/// Column: whether a status or verdict is recorded or computed.
pub const PROVENANCE: &str = "状況の根拠";
/// Column: late, early, not arrived, in words.
pub const TIMING: &str = "予定との差";
/// Column: the same of what has arrived, in years.
pub const SLIP: &str = "予定との差（年）";
/// Column: the stage an action has come to.
pub const STAGE: &str = "現在の工程";
/// Columns by year: planned stages.
pub const PLANNED: &str = field::PLANNED;
/// Columns by year: actual stages and values.
pub const ACTUAL: &str = field::ACTUAL;
/// Column: remarks.
pub const REMARK: &str = field::REMARK;
/// Column: the unit of the numbers.
pub const UNIT: &str = field::UNIT;
/// Column: which side of the target is good.
pub const DIRECTION: &str = field::DIRECTION;
/// Column: which value is held against the target.
pub const BASIS: &str = field::BASIS;
/// Column: the value before the plan.
pub const BASELINE: &str = field::BASELINE;
/// Column: the value that is held against the target.
pub const LATEST: &str = "最新";
/// Column: the year of the last value.
pub const LATEST_YEAR: &str = "最新の年度";
/// Column: the target.
pub const TARGET: &str = field::TARGET;
/// Column: the verdict on an indicator.
pub const ACHIEVEMENT: &str = field::ACHIEVEMENT;
/// Column: the verdict that follows from the values.
pub const COMPUTED: &str = "値による判定";
/// Column: actual ÷ target.
pub const ATTAINMENT: &str = "達成率";
/// Column: the share of the way from baseline to target.
pub const PROGRESS: &str = "進捗率";
/// Column: what to expect of an indicator of a running plan.
pub const OUTLOOK: &str = "見込み";
/// Column: the value forecast for the last year.
pub const FORECAST: &str = "最終年度の見込み";
/// Column: action, indicator or finding.
pub const KIND: &str = "種類";
/// Column: how an entry stands.
pub const STANDING: &str = "状況";
/// Column: why an entry needs attention.
pub const REASONS: &str = "要対応の理由";
/// Column: the same for programs.
pub const CODES: &str = "理由の記号";
/// Column: what to do about it.
pub const NEXT: &str = "次にすること";

/// Title of the list of columns.
pub const COLUMNS: &str = "使える列（--columns と --sort で指定する名前）";
/// Column of that list: the English name.
pub const COLUMN_KEY: &str = "名前";
/// Column of that list: the heading.
pub const COLUMN_HEADING: &str = "見出し";
/// Column of that list: whether tables have it unasked.
pub const COLUMN_SHOWN: &str = "指定しないとき";
/// In that column.
pub const SHOWN: &str = "表に出る";

/// The heading of a column of a family: `予定 H28`.
pub fn of_year(family: &str, year: &str) -> String {
    format!("{family} {year}")
}

/// What stands behind the heading of shares in files, whose numbers are bare.
pub fn in_percent(heading: &str) -> String {
    format!("{heading}（％）")
}

/// What to do: the status or verdict is missing.
pub const ENTER_STANDING: &str = "状況を記入する";
/// What to do: actuals are missing.
pub const ENTER_ACTUALS: &str = "実績を記入する";
/// What to do: record and figures differ.
pub const CORRECT: &str = "記録と実績の合わない方を直す";
/// What to do: a finding about the file.
pub const MEND: &str = "ファイルを直す（susumi check）";
/// What to do: behind its plan.
pub const NEW_SCHEDULE: &str = "到達の時期を決め直す";
/// What to do: behind the stage planned for the year.
pub const CATCH_UP: &str = "遅れを取り戻す手立てを決める";
/// What to do: not finished, though nothing says late.
pub const FINISH: &str = "残りの進め方を決める";
/// What to do: a target is missed.
pub const EXPLAIN: &str = "届かない理由を備考に書く";
/// What to do: a target will hardly be reached.
pub const MEASURES: &str = "目標に届く手立てを決める";

/// Above the entries of a group.
pub fn group(name: &str, entries: usize) -> String {
    format!("{name} {entries}件")
}

/// A column as it may be typed: its key, and what people call it.
pub fn column(key: &str, heading: &str) -> String {
    format!("{key}（{heading}）")
}

/// A column that there is not.
pub fn unknown_column(typed: &str, close: Option<&str>, all: &[String]) -> Wording {
    let known = format!("使える列は、{}です。", all.join("、"));
    let wording = Wording::new(format!("{}という列はありません。", quote(typed)));
    match close {
        Some(close) => wording.hint(format!("{}の書き間違いではありませんか。{known}", quote(close))),
        None => wording.hint(known),
    }
}

/// A beginning of several columns.
pub fn ambiguous_column(typed: &str, all: &[String]) -> Wording {
    Wording::new(format!("{}で始まる列はいくつもあります。", quote(typed)))
        .hint(format!("{}のどれかを書いてください。", all.join("、")))
}

/// Below a list with statuses that are computed.
pub const COMPUTED_NOTE: &str = "* は、その年度までの工程や値から計算した状況です。";
/// Below a list with verdicts that the values contradict.
pub const CONTRADICTION_NOTE: &str = "？ は、記録された達成状況が数値と食い違っています。";
/// No action is left.
pub const NO_ACTIONS: &str = "条件に合う取組はありません。";
/// No indicator is left.
pub const NO_INDICATORS: &str = "条件に合う指標はありません。";
/// Nothing needs attention.
pub const NOTHING_TO_DO: &str = "要対応のものはありません。";

/// How many of how many are listed.
pub fn count(what: &str, share: &str) -> String {
    format!("{what} {share}")
}

/// How many entries need attention, and of which kinds.
pub fn attention_counts(all: usize, kinds: &[(&str, usize)]) -> String {
    let kinds = kinds.iter().filter(|(_, count)| *count > 0);
    let kinds: Vec<String> = kinds.map(|(kind, count)| format!("{kind} {count}件")).collect();
    format!("要対応 {all}件（{}）", kinds.join(" "))
}

/// Before what to do next, where it stands on a line of its own.
pub const THEN: &str = "→ ";

/// A column for which there was no room, below its row.
pub fn below(heading: &str, cell: &str) -> String {
    format!("{heading}：{cell}")
}

/// Between two of those.
pub const BETWEEN_BELOW: &str = "　";

/// Between the headings of a column that plans call by different names.
const BETWEEN_HEADINGS: char = '／';

/// Whether a heading is one of those.
pub fn has_heading(headings: &str, heading: &str) -> bool {
    headings.split(BETWEEN_HEADINGS).any(|one| one == heading)
}

/// One heading more.
pub fn either_heading(headings: &str, heading: &str) -> String {
    format!("{headings}{BETWEEN_HEADINGS}{heading}")
}
