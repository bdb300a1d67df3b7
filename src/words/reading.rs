//! What `susumi read` says: short sentences to be heard, without signs that a voice would name.

use crate::plan::{Basis, Outlook, Severity};

/// Between names and words of one kind.
pub const COMMA: &str = "、";
/// Before a number below zero.
pub const MINUS: &str = "マイナス";
/// A share of a hundred.
pub fn percent(number: &str) -> String {
    format!("{number}パーセント")
}
/// Behind a fiscal year.
pub const YEAR: &str = "年度";
/// From one year, number or thing to another.
pub const UNTIL: &str = "から";

/// The heading of a plan.
pub fn plan(title: &str) -> String {
    format!("計画 {title}")
}
/// A fact: what it is, and how it stands.
pub fn fact(name: &str, text: &str) -> String {
    format!("{name}は{text}。")
}
/// A remark, which has its own full stops or none.
pub fn remark(name: &str, text: &str) -> String {
    let end = if text.ends_with(['。', '！', '？', '.']) { "" } else { "。" };
    format!("{name}、{text}{end}")
}
/// 計画期間.
pub fn period(first: &str, last: &str) -> String {
    if first == last { first.to_owned() } else { format!("{first}から{last}まで") }
}
/// The year it is looked at from.
pub fn as_of(year: &str) -> String {
    format!("{year}の時点。")
}
/// An earlier year than the plan's own is looked at.
pub fn as_it_stood(year: &str) -> String {
    format!("実施状況と達成状況は、{year}までの実績から計算したもの。")
}
/// What the filter leaves, part by part.
pub fn limited(parts: &[String]) -> String {
    format!("絞り込みは、{}。", parts.join(COMMA))
}
/// A part of the filter.
pub fn part(name: &str, text: &str) -> String {
    format!("{name}が{text}")
}
/// The part of the filter that is searched for.
pub fn searched(text: &str) -> String {
    format!("「{text}」を含むもの")
}
/// Between several words of which one is enough.
pub const OR: &str = "か";
/// The filter leaves nothing.
pub const NOTHING: &str = "条件に合う取組と指標はありません。";

/// How many there are, and how many stand how.
pub fn counts(name: &str, all: usize, parts: &[(&str, usize)]) -> String {
    let parts: Vec<String> = parts.iter().map(|(word, count)| format!("{word}{count}件")).collect();
    match parts.as_slice() {
        [] => format!("{name}{all}件。"),
        parts => format!("{name}{all}件、うち{}。", parts.join(COMMA)),
    }
}
/// How many of these need attention.
pub fn attention(count: usize) -> String {
    format!("要対応{count}件。")
}

/// The heading of an action.
pub fn action(number: &str, name: &str) -> String {
    format!("取組{number} {name}")
}
/// The heading of an indicator.
pub fn indicator(name: &str) -> String {
    format!("指標 {name}")
}
/// Departments that an indicator has from the actions beside it.
pub fn of_the_actions(names: &str) -> String {
    format!("取組と同じ{names}")
}
/// 担当課 that nobody names.
pub const NO_DEPARTMENT: &str = "記入なし";
/// Follows from stages or values, not recorded in the document.
pub fn computed(word: &str) -> String {
    format!("計算では{word}")
}
/// The verdict that follows from the values, beside the same one recorded.
pub fn computed_too(verdict: &str) -> String {
    format!("値から計算しても{verdict}。")
}
/// The verdict that follows from the values, against the one recorded.
pub fn computed_otherwise(verdict: &str) -> String {
    format!("値から計算すると{verdict}で、記録と違います。")
}
/// A sentence of its own.
pub fn sentence(text: &str) -> String {
    format!("{text}。")
}
/// The planned goal of an action.
pub fn goal(phase: &str, year: &str) -> String {
    format!("{year}に{phase}の段階に到達する予定。")
}

/// A year's planned and actual stages.
pub fn planned_and_actual(year: &str, planned: &str, actual: &str) -> String {
    format!("{year}の予定は{planned}、実績は{actual}。")
}
/// A year that is still to come.
pub fn planned(year: &str, planned: &str) -> String {
    format!("{year}の予定は{planned}。")
}
/// A year without planned stages.
pub const NOT_PLANNED: &str = "なし";
/// A year without 実績.
pub const NOT_ENTERED: &str = "記入なし";
/// A dash among the actual stages.
pub const NOTHING_DONE: &str = "行わず";
/// Not measured.
pub const NOT_MEASURED: &str = "測定なし";
/// There is none.
pub const NONE: &str = "なし";
/// A stage that goes on.
pub fn goes_on(word: &str) -> String {
    if word.is_empty() { "継続".to_owned() } else { format!("{word}の継続") }
}
/// The actual value of a year.
pub fn actual(year: &str) -> String {
    format!("{year}の実績")
}
/// The remark on something.
pub fn note_on(name: &str) -> String {
    format!("{name}の注")
}
/// The sum of all years.
pub const SUM: &str = "累計";
/// How an indicator is judged, where it is not by its last year.
pub fn basis(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::LastYear => None,
        Basis::Once => Some("一度でも目標に届けば達成と判定。"),
        Basis::Cumulative => Some("各年度の累計で判定。"),
        Basis::Manual => Some("達成状況は人が判定。"),
    }
}

/// Why an entry needs attention.
pub fn needs_attention(reasons: &[String]) -> String {
    format!("要対応、{}。", reasons.join(COMMA))
}
/// Reason: not done, or in part.
pub const UNFINISHED: &str = "済んでいない取組";
/// Reason: no status.
pub const NO_STATUS: &str = "実施状況が未記入";
/// Reason: misses its target.
pub const UNMET: &str = "目標に未達";
/// Reason: no verdict.
pub const NO_VERDICT: &str = "達成状況が未記入";
/// Reason: the status and the stages cannot both be right.
pub const STATUS_CONTRADICTED: &str = "実施状況と工程の食い違い";
/// Reason: the verdict and the values cannot both be right.
pub const VERDICT_CONTRADICTED: &str = "達成状況と値の食い違い";
/// Reason: behind its plan.
pub const LATE: &str = "予定より遅れ";
/// Reason: behind the stage planned for the year.
pub const LAGGING: &str = "この年度に予定した工程に届かず";
/// Reason: hardly reaches its target.
pub fn expected(outlook: Outlook) -> &'static str {
    match outlook {
        Outlook::Misses => "目標に届かない見込み",
        Outlook::Behind => "進み具合が遅れ気味",
        Outlook::Reached | Outlook::Reaches | Outlook::OnPace => "見込みを確認",
    }
}
/// Reason: years without 実績.
pub fn missing(years: &[String]) -> String {
    format!("{}の実績が未記入", years.join("と"))
}

/// What to expect of an indicator, where they are counted.
pub fn outlook(outlook: Outlook) -> &'static str {
    match outlook {
        Outlook::Reached => "目標に到達",
        Outlook::Reaches => "目標を達成する見込み",
        Outlook::Misses => "目標に届かない見込み",
        Outlook::OnPace => "順調",
        Outlook::Behind => "遅れ気味",
    }
}

/// A finding.
pub fn finding(severity: Severity, message: &str) -> String {
    let severity = match severity {
        Severity::Error => "エラー",
        Severity::Warning => "注意",
        Severity::Note => "参考",
    };
    format!("点検の{severity}、{message}")
}
/// A finding that people let stand, and why.
pub fn accepted(title: &str, reason: &str) -> String {
    format!("確認済の指摘、{title}。理由は{}。", reason.trim_end_matches('。'))
}

/// What `read` does.
pub const READ: &str = "計画を上から順に、文章で出します（読み上げソフトやページャー用）";
/// The usage of `read`.
pub const READ_USAGE: &str = "susumi read [絞り込み] [PATH]...";
/// Below the help of `read`.
pub const READ_AFTER: &str = "\
例:\n  \
susumi read -d gesui              下水道課の取組と指標を読む\n  \
susumi read -s 要対応 | less      要対応のものをページャーで読む\n  \
susumi read --year H30 plans/x.yaml > 読み上げ.txt\n\
\n\
表・図・罫線は使わず、1行に1つのことを書きます。行は折り返しません。\n\
年度は「令和2年度」、負の数は「マイナス5」、⇒ は「実施の継続」のように、\n\
読み上げてわかる言葉にします。\n\
\n\
終了コード: 0 出力した、1 開けないファイルがあった、2 出力できなかった";
