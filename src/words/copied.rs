//! What is copied: names of columns, and what is said about it.

/// The counts of a node: what they are called in files, and by people.
pub const NODE_COUNTS: [(&str, &str); 7] = [
    ("actions", "取組"),
    ("done", "済"),
    ("partly", "一部"),
    ("not_done", "未"),
    ("indicators", "指標"),
    ("met", "達成"),
    ("unmet", "未達成"),
];

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
