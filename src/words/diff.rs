//! What `susumi diff` says: sentences that can stand in a mail.

use super::wording::{Wording, quote};

/// The first line: what is compared with what.
pub fn title(before: &str, after: &str) -> String {
    format!("変更点: {before} → {after}")
}

/// What the plan is called, where that is the same in both versions.
pub fn plan(title: &str) -> String {
    format!("計画: {title}")
}

/// The same of two plans that are not called alike.
pub fn plans(before: &str, after: &str) -> String {
    format!("計画: {before} → {after}")
}

/// Heading of what changed of the plan itself.
pub const WHOLE_PLAN: &str = "■ 計画全体";

/// Heading of a node.
pub fn node(path: &str, name: &str, level: Option<&str>) -> String {
    let place = if path.is_empty() { name.to_owned() } else { format!("{path} {name}") };
    match level {
        Some(level) => format!("■ {place}（{level}）"),
        None => format!("■ {place}"),
    }
}

/// The line of an action.
pub fn action(number: &str, name: &str, departments: &str) -> String {
    format!("取組{number}「{name}」{}", answered_for(departments))
}

/// The line of an indicator.
pub fn indicator(name: &str, departments: &str) -> String {
    format!("指標「{name}」{}", answered_for(departments))
}

fn answered_for(departments: &str) -> String {
    if departments.is_empty() { String::new() } else { format!("（{departments}）") }
}

/// The line of one change.
pub fn item(sentence: &str) -> String {
    format!("・{sentence}")
}

/// An entry is new.
pub const ADDED: &str = "追加されました。";
/// An entry is gone.
pub const REMOVED: &str = "削除されました。";

/// Of a node that is new, the words for what it is are in its heading.
pub const NODE_ADDED: &str = "この項目が追加されました。";
/// Of a node that is gone.
pub const NODE_REMOVED: &str = "この項目が削除されました。";

/// Something stands where nothing stood.
pub fn came(field: &str, after: &str) -> String {
    format!("{field}に{after}が入りました。")
}

/// Nothing stands where something stood.
pub fn went(field: &str, before: &str) -> String {
    format!("{field}の{before}がなくなりました。")
}

/// Something else stands there.
pub fn became(field: &str, before: &str, after: &str) -> String {
    format!("{field}が{before}から{after}に変わりました。")
}

/// One of several is new: a department, a status word.
pub fn one_came(field: &str, after: &str) -> String {
    format!("{field}{after}が加わりました。")
}

/// One of several is gone.
pub fn one_went(field: &str, before: &str) -> String {
    format!("{field}{before}がなくなりました。")
}

/// One of several is another one.
pub fn one_became(field: &str, before: &str, after: &str) -> String {
    format!("{field}{before}が{after}に変わりました。")
}

/// It stands in another place.
pub fn moved(before: &str, after: &str) -> String {
    format!("{before}から{after}へ移りました。")
}

/// A field of one year.
pub fn of_year(year: &str, field: &str) -> String {
    format!("{year}の{field}")
}

/// A text of the file.
pub fn quoted(text: &str) -> String {
    format!("「{text}」")
}

/// A name and what belongs to it.
pub fn with(name: &str, more: &str) -> String {
    format!("「{name}（{more}）」")
}

/// Between texts in one field.
pub const COMMA: &str = "、";

/// A printed total.
pub fn total(word: &str, count: usize) -> String {
    format!("「{word}」{count}件")
}

/// Not measured.
pub const NOT_MEASURED: &str = "「測定なし」";

/// `-` of an action.
pub const NOTHING_DONE: &str = "「-」（行わず）";

/// The plans have no year in common.
pub const YEARS_APART: &str =
    "計画の年度が重ならないため、年度ごとの予定と実績は比べず、取組の到達点と指標の目標を比べます。";

/// The last line: how much changed.
pub fn counts(changed: usize, added: usize, removed: usize) -> String {
    format!("変更された取組・指標・項目は{changed}件、追加は{added}件、削除は{removed}件です。")
}

/// What the changes are limited to.
pub fn limited(scope: &str) -> String {
    format!("絞り込み: {scope}")
}

/// Nothing changed; `scope` says where, if not all was meant.
pub fn nothing(before: &str, after: &str, scope: &str) -> String {
    if scope.is_empty() {
        return format!("{before} と {after} に、計画としての違いはありません。");
    }
    format!("{before} と {after} に、取組と指標の違いはありません（{scope}）。")
}

/// A plan that only the later folder has.
pub const PLAN_ADDED: &str = "追加された計画";
/// A plan that only the earlier folder has.
pub const PLAN_REMOVED: &str = "なくなった計画";

/// The line of a plan that only one of two folders has.
pub fn plan_of_one_side(word: &str, title: &str, file: &str) -> String {
    format!("{word}: {title}（{file}）")
}

/// The last line of what changed between two folders: how many plans both have, how many of them changed, came and went,
/// and how many files could not be opened, of which nothing is known.
pub fn of_folders(compared: usize, [changed, added, removed]: [usize; 3], unopened: usize, scope: &str) -> String {
    let scope = if scope.is_empty() { String::new() } else { format!("（{scope}）") };
    let counted = match (changed, added, removed) {
        (0, 0, 0) => format!("両方にある計画{compared}件に、違いはありません{scope}。"),
        _ => format!(
            "両方にある計画{compared}件のうち、違いがあるのは{changed}件です。追加された計画は{added}件、なくなった計画は{removed}件です{scope}。"
        ),
    };
    if unopened == 0 {
        counted
    } else {
        format!("{counted}開けなかったファイル{unopened}件は、比べていません。")
    }
}

/// A path that stands for several plans.
pub fn several_plans(path: &str, count: usize) -> Wording {
    Wording::new(format!("{}には計画のファイルが{count}件あります。", quote(path)))
        .hint("比べるファイルを1つ指定するか、フォルダーどうしを指定してください。")
}

/// What is compared if it is no file.
pub const INPUT: &str = "標準入力";

/// Standard input twice.
pub fn input_twice() -> Wording {
    Wording::new("「-」（標準入力）は、片方にだけ指定できます。")
}

/// What could not be read of a file is not compared.
pub fn partly_read(file: &str, errors: usize) -> Wording {
    Wording::new(format!("{file} に読み取れない箇所が{errors}件あり、そこは比べていません。"))
        .hint("「susumi check」で、箇所と直し方がわかります。")
}
