//! Sentences of the review: what a plan's figures say against what it records.

use super::wording::{Wording, quote};

/// What an indicator is called that stands in a second place.
pub const REPEATED: &str = "再掲";
/// 実施状況.
pub const STATUS: &str = "実施状況";
/// 達成状況.
pub const VERDICT: &str = "達成状況";
/// 初期値.
pub const BASELINE: &str = "初期値";
/// 目標.
pub const TARGET: &str = "目標";
/// What to write where an action has no 実績.
pub const HINT_FOR_ACTION: &str =
    "その年度の工程を書いてください。前の年度から続くなら ⇒、何も行わなかったなら \"-\"（引用符付き）です。";
/// What to write where an indicator has no 実績.
pub const HINT_FOR_INDICATOR: &str = "値を書いてください。測らなかった年度は \"-\"（引用符付き）です。";

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

/// The number of an entry is that of the first one as well.
pub fn duplicate_number(number: &str, first: &str) -> Wording {
    Wording::new(format!("番号{}は、{}でも使われています。", quote(number), quote(first)))
        .hint("番号を重ならないようにしてください（番号を書かない項目は、並び順の番号になります）。")
}

/// No entry bears the numbers from the one to the other.
pub fn number_gap(from: u32, to: u32) -> Wording {
    let missing = if from == to { from.to_string() } else { format!("{from}〜{to}") };
    Wording::new(format!("番号{missing}がありません。"))
        .hint("抜けている項目や、番号の書き間違いがないか確かめてください。")
}

/// Years, at least one, without 実績, and perhaps no status or verdict.
pub fn missing_years(years: &[String], verdict: Option<&str>, hint: &str) -> Wording {
    let and = verdict.map(|verdict| format!("と{verdict}")).unwrap_or_default();
    Wording::new(format!("{}の実績{and}が未記入です。", years.join("・"))).hint(hint)
}

/// A finished plan without that status or verdict.
pub fn missing_verdict(verdict: &str) -> Wording {
    Wording::new(format!("{verdict}が未記入です。"))
        .hint(format!("計画期間が終わっているので、{verdict}を書いてください。"))
}

/// The same indicator stands at another node with another value, and so many more.
pub fn repeated(node: &str, label: &str, there: &str, here: &str, more: usize) -> Wording {
    let more = if more == 0 { String::new() } else { format!("、ほかに{more}か所") };
    Wording::new(format!(
        "{}にも同じ指標がありますが、{label}が違います（あちらは{there}、ここは{here}{more}）。",
        quote(node)
    ))
    .hint("どちらかを直すか、別の指標なら名称を分けてください。")
}

/// What every finding about digits advises.
const CHECK_SCALE: &str = "けた・単位・集計方法を確かめてください。正しい値なら {値: 95, 注: 集計方法を変更} のように理由を書くと、指摘は出なくなります。";

/// A value is that many times what the others are.
pub fn too_large(label: &str, value: &str, factor: f64) -> Wording {
    Wording::new(format!("{label} {value}は、ほかの値の約{factor:.0}倍です。")).hint(CHECK_SCALE)
}

/// The others are that many times the value.
pub fn too_small(label: &str, value: &str, factor: f64) -> Wording {
    Wording::new(format!("{label} {value}は、ほかの値の約{factor:.0}分の1です。")).hint(CHECK_SCALE)
}

/// From that value on all are that many times those before.
pub fn shifted_up(label: &str, factor: f64) -> Wording {
    Wording::new(format!("{label}からは、前の年度までの約{factor:.0}倍の値になっています。")).hint(CHECK_SCALE)
}

/// Up to that value all were that many times those from it on.
pub fn shifted_down(label: &str, factor: f64) -> Wording {
    Wording::new(format!("{label}からは、前の年度までの約{factor:.0}分の1の値になっています。")).hint(CHECK_SCALE)
}

/// An indicator without a target.
pub fn no_target() -> Wording {
    Wording::new("目標がありません。")
        .hint("「目標: 100」のように書いてください。目標を置かない指標なら「確認済: [no-target: 理由]」と書きます。")
}

/// A word of a stage that says nothing of progress, in so many places.
pub fn unknown_stage(word: &str, count: usize) -> Wording {
    Wording::new(format!("工程の{}は、どの段階か判断できません（{count}か所）。", quote(word)))
        .hint("遅れの計算に使えません。「検討」「策定」「一部実施」「実施」などの言葉で終わるように書いてください。")
}

/// 実績 of a year.
pub fn actual_of(year: &str) -> String {
    format!("{year}実績")
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
        "cut-off" => "「#」で切れた値",
        "joined-line" => "上の行につながった行",
        "ditto" => "「〃」などの省略",
        "no-value-yet" => "値の代わりの言葉",
        "date" => "数の欄の日付",
        "excel-error" => "Excelのエラー",
        "exponent" => "けたの落ちた数",
        "quotes" => "全角の引用符",
        "unnamed-level" => "階層の名前が足りない",
        _ => "ファイルの点検で指摘あり",
    }
}
