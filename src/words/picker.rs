//! What stands in the pickers. They are named by their kind's English name.

/// The title of a picker.
pub fn title(kind: &str) -> &'static str {
    match kind {
        "departments" => "担当課で絞り込む",
        "statuses" => "状況で絞り込む",
        "plans" => "計画を選ぶ",
        _ => "操作を名前で選ぶ",
    }
}

/// The names of a picker's columns behind the label.
pub fn columns(kind: &str) -> &'static [&'static str] {
    match kind {
        "departments" => &["取組", "未了", "未達成"],
        "statuses" => &["種類", "件数"],
        "plans" => &["期間", "済/全", "未達成"],
        _ => &["キー"],
    }
}

/// Nothing matches what was typed.
pub const NOTHING: &str = "該当するものはありません";
/// Keys, where several can be chosen.
pub const HINT_SEVERAL: &str = "文字で絞込  Space 複数選択  Enter 決定  Esc やめる";
/// Keys, where one is chosen.
pub const HINT_ONE: &str = "文字で絞込  Enter 決定  Esc やめる";
