//! What stands in the form for entering results, and what is said of what was written.

/// Its title.
pub const TITLE: &str = "実績を入力";
/// The field of the year.
pub const YEAR: &str = "年度";
/// The remark beside the 実績 of the year.
pub const REMARK: &str = "注";
/// Before the words to choose from.
pub const CHOICES: &str = "候補";
/// A status or verdict that nobody has recorded.
pub const UNRECORDED: &str = "記入なし";
/// Behind a field that was changed: what it was.
pub fn before(text: &str) -> String {
    format!("（変更前 {}）", if text.is_empty() { "空欄" } else { text })
}
/// 予定 of the year.
pub fn planned(text: &str) -> String {
    format!("予定 {}", if text.is_empty() { "なし" } else { text })
}
/// 目標.
pub fn target(text: &str) -> String {
    format!("目標 {}", if text.is_empty() { "なし" } else { text })
}
/// What the year before has.
pub fn year_before(year: &str, text: &str) -> String {
    format!("前年度({year}) {}", if text.is_empty() { "空欄" } else { text })
}
/// What follows from what is typed.
pub fn computed(word: &str) -> String {
    format!("計算では {word}")
}
/// Behind it: 達成率.
pub fn attainment(percentage: &str) -> String {
    format!("（達成率 {percentage}）")
}
/// In the form of the plan's last year, while nobody has recorded how it came out.
pub fn plan_ends(standing: &str) -> String {
    format!("最後の年度なので、{standing}も選んでください（Tab ←→）。")
}
/// What is typed is read as no number.
pub const NO_NUMBER: &str = "数として読めません";

/// Above the lines of the file that would change.
pub const CONFIRM: &str = "ファイルの次の行を書き換えます。よろしければ Enter を押してください。";
/// In the place of it, where the one who looks has been told why not and insists.
pub const CONFIRM_DESPITE: &str =
    "点検で指摘されることを承知で、ファイルの次の行を書き換えます。よろしければ Enter を押してください。";
/// A stage that the plan does not use yet is about to be written.
pub fn new_word(word: &str) -> String {
    format!("「{word}」は、この計画でまだ使っていない言葉です（候補から選ぶなら Esc、↓）。")
}
/// A line of the file.
pub fn line(number: usize) -> String {
    format!("{number}行目")
}
/// Before the line as it was.
pub const REMOVED: &str = "前";
/// Before the line as it will be.
pub const ADDED: &str = "後";

/// Somebody else has written meanwhile what this form is about to change.
pub fn overtaken(field: &str, now: &str) -> String {
    let now = if now.is_empty() { "空欄".to_owned() } else { format!("「{now}」") };
    format!(
        "入力しているあいだに、ほかの人が{field}を書き換えました。今は{now}です。Enter で、入力した内容に書き換えます（Esc でやめると今のまま）。"
    )
}
/// Behind a reason that only warns.
pub const INSIST: &str = "このままでよければ、もう一度 Enter を押してください。";
/// The entry is not in the plan any more.
pub const GONE: &str = "この項目は、ファイルからなくなりました。入力した内容はこの画面に残っています。";
/// Esc with something typed.
pub const LEAVE: &str = "入力した内容があります。捨てて閉じるには、もう一度 Esc を押してください。";
/// All that was entered stands there already.
pub const SAME: &str = "すでに同じ内容が書かれています";

/// Enter: see what would be written.
pub const HINT_CHECK: &str = "確かめて書き込む";
/// Enter, while a word is chosen.
pub const HINT_TAKE: &str = "この言葉にする";
/// Enter, while what would be written is shown.
pub const HINT_WRITE: &str = "書き込む";
/// Tab.
pub const HINT_NEXT: &str = "次の欄";
/// Arrows, where words can be chosen.
pub const HINT_CHOICES: &str = "候補";
/// Arrows, where something can be stepped through.
pub const HINT_STEP: &str = "選ぶ";
/// Esc in the form.
pub const HINT_LEAVE: &str = "やめる";
/// Esc while what would be written is shown.
pub const HINT_BACK: &str = "入力に戻る";

/// A value that was entered, in a sentence.
pub fn entered(field: &str, text: &str) -> String {
    if text.is_empty() { format!("{field}（空欄）") } else { format!("{field}「{text}」") }
}
/// Behind it, where the year lies behind the one that the plan says it stands at.
pub fn not_seen_yet(as_of: &str) -> String {
    format!("（一覧は時点の{as_of}のままです）")
}
/// Behind it elsewhere: the key that changes it again.
pub fn again(key: &str) -> String {
    format!("（直すときは {key}）")
}
/// The same where the filter hides the entry now.
pub const HIDDEN: &str = "（絞り込みに合わず、一覧から外れました）";
/// Results have been written: what, what is to be known of it, and the file and the line, which may be cut where
/// the screen is narrow.
pub fn written(what: &str, joined: bool, remark: &str, file: &str, line: usize) -> String {
    let others = if joined { "（ほかの人の変更も残しました）" } else { "" };
    format!("{what}を書き込みました{others}{remark}　{file} {line}行目")
}
