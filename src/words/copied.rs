//! What is copied: names of columns, and what is said about it.

/// The columns of a node.
pub const NODE_COLUMNS: [&str; 10] = ["階層", "番号", "名称", "取組", "済", "一部", "未", "指標", "達成", "未達成"];
/// The columns of an action before its years.
pub const ACTION_COLUMNS: [&str; 5] = ["番号", "名称", "担当課", "実施状況", "予定との差"];
/// The columns of an indicator before its years.
pub const INDICATOR_COLUMNS: [&str; 7] = ["名称", "担当課", "最新", "目標", "達成状況", "単位", "初期値"];

/// The columns of 要対応.
pub const ATTENTION_COLUMNS: [&str; 5] = ["区分", "種類", "名称", "担当課", "要対応の理由"];

/// An entry's line has been handed to the terminal.
pub fn line_copied(what: &str) -> String {
    format!("「{what}」の行を端末の貼り付け用に送りました")
}

/// Everything known about an entry has been handed to the terminal.
pub fn detail_copied(what: &str) -> String {
    format!("「{what}」の内容を端末の貼り付け用に送りました")
}

/// A table has been handed to the terminal.
pub fn table_copied(what: &str, lines: usize) -> String {
    format!("{what}の表（{lines}件）を端末の貼り付け用に送りました")
}

/// Above a text that is shown to be selected.
pub const SELECT: &str = "--- マウスで選んでコピーしてください（何かキーを押すと画面に戻ります） ---";
/// Below it.
pub const SELECT_END: &str = "--- ここまで（何かキーを押すと画面に戻ります） ---";
