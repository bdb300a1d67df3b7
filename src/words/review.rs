//! Sentences of the review: what a plan's figures say against what it records.

use super::wording::{Wording, quote};

/// 総括 prints another count than the rows give.
pub fn totals(word: &str, printed: usize, counted: usize) -> Wording {
    Wording::new(format!("総括では{}が{printed}件ですが、取組を数えると{counted}件です。", quote(word)))
        .hint("総括の件数か、取組の実施状況を直してください。")
}

/// The value that counts does not reach the target, yet 達成 is recorded.
pub fn met_but_short(value: &str, target: &str) -> Wording {
    Wording::new(format!("{value}目標{target}に届きませんが、達成状況は「達成」です。"))
        .hint("達成状況を直すか、途中の年度で見てよい指標なら「判定: 一度でも」と書いてください。")
}

/// The value that counts is another than that of the target, yet 達成 is recorded.
pub fn met_but_another(value: &str, target: &str) -> Wording {
    Wording::new(format!("{value}目標{target}と異なりますが、達成状況は「達成」です。"))
        .hint("達成状況を直すか、途中の年度で見てよい指標なら「判定: 一度でも」と書いてください。")
}

/// The value that counts reaches the target, yet 未達成 is recorded.
pub fn unmet_but_reached(value: &str, target: &str) -> Wording {
    Wording::new(format!("{value}目標{target}に届いていますが、達成状況は「未達成」です。"))
        .hint("達成状況か目標を確かめてください。")
}

/// The year that counts was not measured, yet 達成 is recorded.
pub fn met_but_not_measured(year: &str, target: &str) -> Wording {
    Wording::new(format!("{year}実績は測定なし（-）で、目標{target}と比べられませんが、達成状況は「達成」です。"))
        .hint("達成状況を直すか、途中の年度で見てよい指標なら「判定: 一度でも」と書いてください。")
}

/// The goal is due and no actual stage has come so far, yet a status of completion is recorded.
pub fn done_but_short(year: &str, goal: &str, status: &str) -> Wording {
    let (goal, status) = (quote(goal), quote(status));
    Wording::new(format!("{year}までの実績の工程は、予定した{goal}に届いていませんが、実施状況は{status}です。"))
        .hint("実績の工程か実施状況を確かめてください。")
}

/// An actual stage has come as far as the goal, yet a status of nothing done is recorded.
pub fn not_done_but_reached(goal: &str, status: &str) -> Wording {
    let (goal, status) = (quote(goal), quote(status));
    Wording::new(format!("実績の工程は、予定した{goal}に届いていますが、実施状況は{status}です。"))
        .hint("実績の工程か実施状況を確かめてください。")
}

/// The actual stage that holds bears the very word of completion, yet a status of nothing done is recorded.
pub fn not_done_but_said(stage: &str, status: &str) -> Wording {
    Wording::new(format!("実績の工程は{}ですが、実施状況は{}です。", quote(stage), quote(status)))
        .hint("実績の工程か実施状況を確かめてください。")
}

/// The value of the last year with an entry, as the subject of a sentence.
pub fn value_of_year(year: &str, value: &str) -> String {
    format!("{year}実績 {value}は")
}

/// The sum of all years, as the subject of a sentence.
pub fn sum_of_years(value: &str) -> String {
    format!("実績の累計 {value}は")
}

/// Any year up to that one, as the subject of a sentence.
pub fn any_year(year: &str) -> String {
    format!("{year}までのどの年度の実績も")
}

/// One of the years up to that one, as the subject of a sentence.
pub fn some_year(year: &str) -> String {
    format!("{year}までのいずれかの年度の実績は")
}

/// A target that is a least value.
pub fn at_least(value: &str) -> String {
    format!("{value}以上")
}

/// A target that is a greatest value.
pub fn at_most(value: &str) -> String {
    format!("{value}以下")
}

/// A finding about an entry of that name, for which those departments answer.
pub fn about(name: &str, departments: &[&str], message: &str) -> String {
    match departments {
        [] => format!("{} {message}", quote(name)),
        departments => format!("{}（{}） {message}", quote(name), departments.join("・")),
    }
}

/// What a finding of that code is about, in a few words.
pub fn title(code: &str) -> &'static str {
    match code {
        "totals" => "総括の件数が合わない",
        "verdict" => "達成状況と実績が合わない",
        "status" => "実施状況と工程が合わない",
        "missing" => "未記入がある",
        "number-gap" => "番号が抜けている",
        "duplicate-number" => "番号が重なっている",
        "repeated" => "再掲と値が違う",
        "scale" => "値のけた・単位が変わった疑い",
        "no-target" => "目標がない",
        "unknown-department" => "一覧にない担当課",
        "unknown-stage" => "段階のわからない工程",
        "unknown-key" => "知らない項目",
        "unnamed-level" => "階層の名前が足りない",
        _ => "ファイルの点検で指摘あり",
    }
}
