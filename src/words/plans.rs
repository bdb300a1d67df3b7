//! What stands in the list of all plans.

/// Its title.
pub const TITLE: &str = "計画の一覧";
/// Column: the city, town or village.
pub const MUNICIPALITY: &str = "自治体";
/// Column: the years a plan covers.
pub const PERIOD: &str = "期間";
/// Column: the share of actions that are done.
pub const SHARE: &str = "済の割合";
/// Column: entries that need attention.
pub const ATTENTION: &str = "要対応";
/// Column: where the plan's file lies.
pub const PATH: &str = "ファイル";
/// In the order of their files.
pub const FILE_ORDER: &str = "ファイルの順";
/// In that order from the last.
pub const FILE_ORDER_REVERSED: &str = "ファイルの逆順";

/// By a column of words.
pub fn sorted_by_word(column: &str, reversed: bool) -> String {
    format!("{column}の{}", if reversed { "逆順" } else { "順" })
}

/// By the years that plans cover.
pub fn sorted_by_period(reversed: bool) -> String {
    format!("期間の{}順", if reversed { "新しい" } else { "古い" })
}

/// By the share of actions that are done.
pub fn sorted_by_share(reversed: bool) -> String {
    format!("済の割合の{}順", if reversed { "低い" } else { "高い" })
}

/// A plan that is called as another is, with what tells it from that: its id or file.
pub fn with_id(name: &str, id: &str) -> String {
    format!("{name}（{id}）")
}

/// How many plans are listed: `12/54計画`, or only how many there are.
pub fn count(left: usize, all: usize) -> String {
    if left == all { format!("{all}計画") } else { format!("{left}/{all}計画") }
}

/// How many files give no plan: what the list counts is without them, or with what they gave last.
pub fn failed(files: usize) -> String {
    format!("開けないファイル{files}件")
}

/// Whether a letter only joins a city's name to the rest of a title, as in 「日進市の計画」 and 「日進市・計画」.
pub fn joins(letter: char) -> bool {
    letter == 'の' || !letter.is_alphanumeric()
}

/// Those of which something in the name was typed.
pub fn named(typed: &str) -> String {
    format!("名前「{typed}」")
}

/// Behind what is being typed of a name, as long as nothing is.
pub const PROMPT: &str = "自治体・計画・フォルダーの名前";
/// Hint while a name is typed: moves in the list.
pub const MOVE: &str = "移る";
/// Hint while a name is typed: keeps it.
pub const TAKE: &str = "決定";
/// Hint while a name is typed: forgets it.
pub const LEAVE: &str = "やめる";
/// Nothing is left. `key` takes the filter away, where it does: while a name is typed it is a letter.
pub fn nothing(key: Option<&str>) -> String {
    match key {
        Some(key) => format!("該当する計画はありません（{key}で解除）"),
        None => "該当する計画はありません".to_owned(),
    }
}
/// In the place of a plan's columns: the file gave no plan.
pub const NOT_OPENED: &str = "開けません";
/// The tree has a line per plan now; the key, if there is one, takes them away again.
pub fn tree_of_all(key: &str) -> String {
    let back = if key.is_empty() { String::new() } else { format!("（{key}で戻ります）") };
    format!("体系に全部の計画を並べました{back}")
}
/// The tree is to have a line per plan, and the others are still to come.
pub const TREE_OF_ALL_AWAITED: &str = "計画を読み込んでいます。2つ目を読み込みしだい、体系に全部の計画を並べます";
/// The tree shows one plan again.
pub const TREE_OF_ONE: &str = "体系を今の計画だけに戻しました";
/// Hint: shows the plan under the cursor.
pub const SEE_PLAN: &str = "この計画を見る";
/// Hint: says why a file gave no plan.
pub const SEE_REASON: &str = "理由";
/// Hint: opens a file that gave no plan in the editor.
pub const MEND: &str = "ファイルを直す";
/// Hint: types a part of a name.
pub const BY_NAME: &str = "名前で絞る";
/// Hint: sets the plan beside the current one.
pub const COMPARE: &str = "今の計画と比べる";
/// Before counts that are of all plans that are listed.
pub const ALL_PLANS: &str = "全計画";
/// The name of the prompt of a search through all plans.
pub const SEARCH_PROMPT: &str = "全計画を検索";
/// Its keys.
pub fn search_hint(up: &str, down: &str) -> String {
    format!("{up}{down} 移る  Enter 決定  Esc やめる")
}
