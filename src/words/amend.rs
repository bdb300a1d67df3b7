//! What is said when results are entered: why not, and what was written.

use std::io;

use super::failure::reason;
use super::wording::{Wording, quote};

/// The plan comes from no file.
pub fn built_in() -> Wording {
    Wording::new("内蔵の計画には書き込めません。").hint("計画のファイル（*.yaml）を開いてから記入してください。")
}

/// The file gives no plan now.
pub fn unreadable(message: &str) -> Wording {
    Wording::new(format!("ファイルが計画として読めないため、書き込みませんでした。{message}"))
        .hint("「susumi check」で、箇所と直し方がわかります。")
}

/// The entry is not there any more.
pub fn gone() -> Wording {
    Wording::new("記入先の取組・指標が、いまのファイルには見つかりません。書き込みませんでした。")
        .hint("ほかの人が番号か名称を変えたか、削除しました。読み直して確かめてください。")
}

/// Nothing is ordered.
pub fn nothing_ordered() -> Wording {
    Wording::new("記入する内容がありません。")
}

/// A field that this kind of entry does not have.
pub fn no_such_field(field: &str) -> Wording {
    let hint = match field {
        "実施状況" => "指標には達成状況を記入します。",
        "達成状況" => "取組には実施状況を記入します。",
        _ => "取組か指標を1つ選んでください。",
    };
    Wording::new(format!("{}は記入できない項目です。", quote(field))).hint(hint)
}

/// The year is none of the plan's.
pub fn year_outside(year: &str, first: &str, last: &str) -> Wording {
    Wording::new(format!("{year}は、計画の年度（{first}〜{last}）に入っていません。書き込みませんでした。"))
        .hint("年度を直すか、ファイルの先頭の「年度」を広げてください。")
}

/// Findings that there would be; they are listed beside it.
pub fn creates(count: usize) -> Wording {
    Wording::new(format!("記入すると次の指摘が{count}件生じるため、書き込みませんでした。"))
}

/// Somebody else was quicker.
pub fn changed(field: &str, now: &str) -> Wording {
    let now = if now.is_empty() { "空欄".to_owned() } else { quote(now) };
    Wording::new(format!("{field}は、ほかの人が書き換えて、いまは{now}です。書き込みませんでした。"))
        .hint("内容を確かめて、まだ必要なら、もう一度記入してください。")
}

/// The place is written in a way that is not changed from outside.
pub fn place(line: usize) -> Wording {
    Wording::new(format!("{line}行目の書き方では、記入先を自動で書き換えられません。書き込みませんでした。"))
        .hint("その行を編集プログラムで直してください。")
}

/// A character that the file's encoding does not have.
pub fn unencodable(character: char, encoding: &str) -> Wording {
    Wording::new(format!("{}は、このファイルの文字コード（{encoding}）では書けません。", quote(&character.to_string())))
        .hint("別の文字にするか、ファイルをUTF-8で保存し直してから記入してください。")
}

/// A control character in what was typed.
pub fn unprintable() -> Wording {
    Wording::new("記入する内容に、目に見えない制御文字が入っています。").hint("打ち直してください。")
}

/// The file is marked as not to be written.
pub fn read_only(path: &str) -> Wording {
    Wording::new(format!("{}は読み取り専用なので、書き込みませんでした。", quote(path)))
        .hint("ファイルの権限を確かめるか、管理者に頼んでください。")
}

/// Somebody else is writing it all the time.
pub fn busy(path: &str) -> Wording {
    Wording::new(format!("{}には、ほかの人が書き込んでいます。", quote(path)))
        .hint("少し待って、もう一度記入してください。")
}

/// Writing failed.
pub fn not_written(path: &str, error: &io::Error) -> Wording {
    Wording::new(format!("{}に書き込めませんでした（{}）。ファイルは元のままです。", quote(path), reason(error)))
        .hint("フォルダーに書き込む権限と、空き容量を確かめてください。")
}

/// A dash as it is shown: not measured, or nothing done.
pub const DASH: &str = "-";

/// What people say for ⇒.
pub const GOES_ON: &str = "続";

/// 実績 of an action.
pub const ACTUAL: &str = "取組の実績";
/// 実績 of an indicator.
pub const VALUE: &str = "指標の実績";
/// The verdict on an action.
pub const STATUS: &str = "実施状況";
/// The verdict on an indicator.
pub const ACHIEVEMENT: &str = "達成状況";

/// 実績 of a year.
pub fn actual_of(year: &str) -> String {
    format!("{year}の実績")
}

/// 注 beside the 実績 of a year.
pub fn remark_of(year: &str) -> String {
    format!("{year}の実績の注")
}

/// What an action is called where its number follows.
pub const ACTION: &str = "取組";

/// An action with what can be typed for it.
pub fn action(path: &str, number: &str, name: &str) -> String {
    format!("{path}/{number} {ACTION}{number}「{name}」")
}

/// An indicator with what can be typed for it.
pub fn indicator(path: &str, name: &str) -> String {
    format!("{path}/{name} 指標「{name}」")
}

/// The entry that is written to.
pub fn about(entry: &str) -> String {
    format!("記入先: {entry}")
}

/// The lines have been shown and nothing was written.
pub fn not_yet_written() -> String {
    "書き込んでいません（--dry-run）。".to_owned()
}

/// It has been written; `joined` to what somebody else wrote meanwhile.
pub fn written(file: &str, joined: bool) -> String {
    let joined = if joined { "（ほかの人の変更も残っています）" } else { "" };
    format!("{file} に書き込みました{joined}。")
}

/// All of it stands there already.
pub fn already_there() -> String {
    "すでにそのとおり記入されているので、何も書き込みませんでした。".to_owned()
}

/// Above the findings that come and do not stop it.
pub fn notes(count: usize) -> String {
    format!("記入すると、次の{count}件が点検に加わります。")
}

/// How to write in spite of findings with those codes.
pub fn despite(codes: &[&str]) -> String {
    let options: Vec<String> = codes.iter().map(|code| format!("--despite {code}")).collect();
    format!("    内容が正しければ、一緒に直す欄も指定するか、{} を付けて書き込んでください。", options.join(" "))
}

/// A path that stands for several plans.
pub fn several_plans(path: &str, count: usize) -> Wording {
    Wording::new(format!("{}には計画のファイルが{count}件あります。", quote(path)))
        .hint("記入するファイルを1つ指定してください。")
}

/// The year is missing.
pub fn which_year() -> Wording {
    Wording::new("「--year」の指定が要ります。").hint("どの年度の実績かを、--year R2 のように指定してください。")
}

/// What only actions have together with what only indicators have.
pub fn two_kinds() -> Wording {
    Wording::new("取組の記入（--actual、--status）と指標の記入（--value、--achievement）は、一緒にはできません。")
        .hint("1件ずつ記入してください。")
}

/// An entry of the other kind than what is ordered.
pub fn other_kind(entry: &str, is_action: bool) -> Wording {
    let hint = if is_action {
        "取組には --actual と --status で記入します。"
    } else {
        "指標には --value と --achievement で記入します。"
    };
    Wording::new(format!("{entry} には、その指定では記入できません。")).hint(hint)
}

/// Nothing is called so.
pub fn no_such_entry(typed: &str) -> Wording {
    Wording::new(format!("{}に当たる取組・指標はありません。", quote(typed)))
        .hint("取組の番号（15）、名前の一部、階層の番号（1/1/1/1）のどれかで指定してください。")
}

/// Several are called so.
pub fn several_entries(typed: &str, entries: &[String]) -> Wording {
    const MOST: usize = 10;
    let shown = entries.get(..MOST).unwrap_or(entries).join("、");
    let more = if entries.len() > MOST { " など" } else { "" };
    Wording::new(format!(
        "{}に当たるものが{}件あります。1つに決まるように指定してください。",
        quote(typed),
        entries.len()
    ))
    .hint(format!("候補: {shown}{more}"))
}

/// A code that no finding about meaning has.
pub fn unknown_code(code: &str, close: Option<&str>, known: &[&str]) -> Wording {
    let wording = Wording::new(format!("{}という指摘の名前は、--despite に使えません。", quote(code)));
    match close {
        Some(close) => wording.hint(format!("{}の書き間違いではありませんか。", quote(close))),
        None => wording.hint(format!("使えるのは {} です。", known.join("、"))),
    }
}
