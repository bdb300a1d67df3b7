//! What is said about saved views and the last run.

use super::wording::{Wording, quote};

/// Above the saved views in their file.
pub const VIEWS_ABOUT: &str =
    "susumi が保存した表示（V で保存、v で呼び出し）。手で直したり消したりしてもかまいません。";
/// Above the last run in its file.
pub const SESSION_ABOUT: &str = "susumi を前回終えたときの表示。終えるたびに書き直します。消してもかまいません。";

/// The prompt for a view's name.
pub const NAME_PROMPT: &str = "表示の名前";
/// Keys behind it.
pub const NAME_HINT: &str = "Enter 保存  Esc やめる";
/// What a view of everything is called at first.
pub const EVERYTHING: &str = "全体";

/// A view has been saved.
pub fn saved(name: &str, replaced: bool, keys: &str) -> String {
    match replaced {
        true => format!("表示「{name}」を保存し直しました（{keys} で呼び出せます）"),
        false => format!("表示「{name}」を保存しました（{keys} で呼び出せます）"),
    }
}
/// A view has been deleted.
pub fn deleted(name: &str) -> String {
    format!("表示「{name}」を削除しました")
}
/// A view has been called up.
pub fn shown(name: &str) -> String {
    format!("表示「{name}」を呼び出しました")
}
/// The same, but its plan is not open: only the filter is shown of another, and the list if there is one.
pub fn shown_without_plan(name: &str, plan: &str, has_list: bool) -> String {
    let what = if has_list { "絞り込みと一覧" } else { "絞り込み" };
    // What stands last may be cut.
    format!("{what}だけを呼び出しました（表示「{name}」の計画（{plan}）は開いていないため）")
}
/// Behind that: departments that the plan on screen does not have.
pub fn departments_left_out(names: &str) -> String {
    format!("（計画にない課は除きました: {names}）")
}
/// Saving failed.
pub fn not_saved(reason: &str) -> String {
    format!("表示を保存できません: {reason}")
}
/// Deleting failed.
pub fn not_deleted(reason: &str) -> String {
    format!("表示を削除できません: {reason}")
}
/// What is to be kept is more than the file may hold.
pub const TOO_LARGE: &str = "表示の内容が大きすぎます（検索の言葉などを短くしてください）";
/// The file is none of ours.
pub fn foreign(file: &str) -> String {
    format!("{file} の内容が読み取れません（直すか消してください）")
}
/// As many views as may be.
pub fn full(most: usize) -> String {
    format!("保存できるのは{most}件までです")
}
/// At the start, where a file of state could not be read.
pub fn ignored(file: &str) -> String {
    format!("{file} が読み取れないため使いません")
}
/// At the start, where the last run left something on; the key clears the filter.
pub fn continued(is_filtered: bool, key: &str) -> String {
    match is_filtered {
        true => format!("前回の続きです（{key}で絞り込み解除、--fresh で最初から）"),
        false => "前回の続きです（--fresh で最初から）".to_owned(),
    }
}

/// `--view` with a name that there is not.
pub fn unknown_view(typed: &str, close: Option<&str>, names: &[&str]) -> Wording {
    let wording = Wording::new(format!("{}という名前で保存した表示はありません。", quote(typed)));
    let names: Vec<String> = names.iter().map(|name| quote(name)).collect();
    match close {
        Some(close) => {
            wording.hint(format!("{}ではありませんか。保存した表示は、{}です。", quote(close), names.join("、")))
        }
        None if names.is_empty() => wording.hint("画面で V を押すと、表示に名前を付けて保存できます。"),
        None => wording.hint(format!("保存した表示は、{}です。", names.join("、"))),
    }
}

/// `--view` where the file of the views cannot be read.
pub fn views_unreadable(file: &str) -> Wording {
    Wording::new(format!("保存した表示のファイル{}が読み取れません。", quote(file))).hint("直すか消してください。")
}
