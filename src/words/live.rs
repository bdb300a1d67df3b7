//! What is said while plan files change under the eyes of those who look at them.

/// Before the name of a file that gives no plan any more: what is shown is what it gave last.
pub const SHOWN_FROM_BEFORE: &str = "前の内容を表示中";
/// Behind the name of such a plan in a list.
pub const FROM_BEFORE: &str = "（前の内容）";
/// The same where there is little room.
pub const FROM_BEFORE_SHORT: &str = "（前）";
/// The entry that was looked at is not in the plan any more.
pub const ENTRY_GONE: &str = "見ていた項目はなくなったので、近くを表示します";

/// The file and line, and what is wrong there.
pub fn broken(file: &str, line: usize, message: &str) -> String {
    format!("{file} {line}行: {message}")
}

/// What has become of the file as a whole.
pub fn lost(file: &str, message: &str) -> String {
    format!("{file}: {message}")
}

/// The file of the plan on the screen was saved.
pub fn changed(file: &str) -> String {
    format!("{file} が変わったので、新しい内容を表示します")
}

/// It was, and the filter leaves nothing of it: another plan stands there now.
pub fn hidden(file: &str) -> String {
    format!("{file} が変わり、絞り込みに合わなくなったので、ほかの計画を表示します")
}

/// The file of the plan on the screen gives a plan again.
pub fn healed(file: &str) -> String {
    format!("{file} が読めるようになったので、今の内容を表示します")
}

/// The file of a plan that is not on the screen gives none any more; the key shows why.
pub fn broke(file: &str, key: &str) -> String {
    format!("{file} が開けなくなりました（前の内容のまま。{key}で理由）")
}

/// Several do.
pub fn broke_many(count: usize, key: &str) -> String {
    format!("{count}件のファイルが開けなくなりました（前の内容のまま。{key}で理由）")
}

/// The file of the plan that stands beside the one on the screen is gone.
pub fn lost_beside(file: &str) -> String {
    format!("{file} はなくなりました（前の内容のまま）")
}

/// Several are.
pub fn lost_beside_many(count: usize) -> String {
    format!("{count}件のファイルはなくなりました（前の内容のまま）")
}

/// The file of a plan that is not on the screen gives one again.
pub fn mended(file: &str) -> String {
    format!("{file} が読めるようになりました")
}

/// Several do.
pub fn mended_many(count: usize) -> String {
    format!("{count}件のファイルが読めるようになりました")
}

/// The file of the plan on the screen has another name.
pub fn renamed(former: &str, file: &str) -> String {
    format!("{former} の名前は {file} に変わりました")
}

/// A plan of that name that came while others were looked at; the key shows all.
pub fn came(name: &str, key: &str) -> String {
    format!("計画「{name}」が加わりました（{key}で選べます）")
}

/// Several plans came.
pub fn came_many(count: usize, key: &str) -> String {
    format!("{count}件の計画が加わりました（{key}で選べます）")
}

/// A plan whose file is gone and that nobody looks at.
pub fn went(name: &str) -> String {
    format!("計画「{name}」はファイルがなくなったので閉じました")
}

/// Several went.
pub fn went_many(count: usize) -> String {
    format!("{count}件の計画はファイルがなくなったので閉じました")
}
