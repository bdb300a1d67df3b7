//! What commands are called: in the line of key hints, the help and the palette; and what is said
//! about a keymap that cannot be read.

use super::wording::{Wording, quote};

/// The words for one command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommandWords {
    /// As short as a hint beside its key must be.
    pub label: &'static str,
    /// For the help and the palette.
    pub description: &'static str,
}

macro_rules! words {
    ($($name:ident $label:literal $description:literal)+) => {$(
        #[doc = $description]
        pub const $name: CommandWords = CommandWords { label: $label, description: $description };
    )+};
}

words! {
    UP "上" "上の行へ移る"
    DOWN "下" "下の行へ移る"
    PAGE_UP "前の画面" "1画面分上へ移る"
    PAGE_DOWN "次の画面" "1画面分下へ移る"
    FIRST "先頭" "先頭へ移る"
    LAST "末尾" "末尾へ移る"
    FOLD "たたむ" "下の階層をたたむ"
    UNFOLD "ひらく" "下の階層をひらく"
    NEXT_PANE "次の枠" "次の枠へ移る"
    PREVIOUS_PANE "前の枠" "前の枠へ移る"
    FOCUS_TREE "体系" "体系の枠へ移る"
    FOCUS_TIMELINE "工程" "工程の枠へ移る"
    FOCUS_INDICATORS "指標" "指標の枠へ移る"
    ZOOM "拡大" "枠を画面いっぱいに広げる・戻す"
    OPEN "詳細" "詳細を開く・決定する"
    CLOSE "戻る" "閉じる・1つ戻る"
    DEPARTMENTS "担当課" "担当課で絞り込む"
    DEPARTMENT_TABLE "課別" "担当課ごとの件数を表で見る・閉じる"
    STATUSES "状況" "実施状況・達成状況で絞り込む"
    ATTENTION "要対応" "要対応の一覧を見る・閉じる"
    FINDINGS "点検" "点検で見つかったことの一覧を見る・閉じる"
    SEARCH "検索" "言葉で探す（漢字・かな・ローマ字）"
    NEXT_HIT "次の一致" "次の一致へ移る"
    PREVIOUS_HIT "前の一致" "前の一致へ移る"
    CLEAR_FILTERS "解除" "絞り込みをすべて解除する"
    TOGGLE "選択" "一覧の行を選ぶ・外す"
    EARLIER_YEAR "前の年度" "時点を1年度戻す"
    LATER_YEAR "次の年度" "時点を1年度進める"
    CALENDAR "和暦・西暦" "和暦と西暦を切り替える"
    VIEWS "呼び出し" "保存した表示を呼び出す"
    SAVE_VIEW "表示を保存" "今の表示（絞り込み・年度・枠）に名前を付けて保存する"
    DELETE_VIEW "表示を削除" "保存した表示を一覧から削除する"
    PLANS "計画" "計画の一覧を見る・選ぶ"
    ALL_PLANS "全計画" "体系の枠に全部の計画を並べる・今の計画だけに戻す"
    COMPARE "比べる" "2つの計画を並べて比べる"
    NAMESAKES "同名指標" "全計画の、同じ名称の指標を見比べる・閉じる"
    ENTER_RESULTS "実績入力" "選んだ取組・指標の実績をファイルに入力する"
    EDIT "編集" "計画ファイルのその行を編集する"
    RELOAD "再読込" "計画ファイルを読み直す"
    SAVE "書き出し" "表示中の内容をファイルに書き出す"
    COPY "コピー" "選んだ行をコピーする（詳細ではその内容）"
    COPY_TABLE "表をコピー" "枠の中の一覧を表としてコピーする"
    HELP "ヘルプ" "キーの一覧を表示する"
    PALETTE "命令" "すべての操作を名前で選ぶ"
    GLYPHS "記号" "画面の記号を切り替える（罫線・点字・英数字）"
    MOUSE "マウス" "マウスを使う・使わない"
    REDRAW "再描画" "画面を描き直す"
    SUSPEND "中断" "いったんシェルに戻る（fg で再開）"
    QUIT "終了" "終了する"
}

/// Heading of the help: moving.
pub const GROUP_MOVE: &str = "移動";
/// Heading of the help: panes and details.
pub const GROUP_PANES: &str = "枠と詳細";
/// Heading of the help: filtering and searching.
pub const GROUP_FILTER: &str = "絞り込みと検索";
/// Heading of the help: years.
pub const GROUP_YEARS: &str = "年度";
/// Heading of the help: saved views.
pub const GROUP_VIEWS: &str = "保存した表示";
/// Heading of the help: plans and their files.
pub const GROUP_FILES: &str = "計画とファイル";
/// Heading of the help: the program itself.
pub const GROUP_PROGRAM: &str = "全般";

/// A key in the user's keymap that does not exist.
pub fn unknown_chord(chord: &str, nearest: Option<&str>) -> Wording {
    let hint = perhaps(nearest).unwrap_or("x、Ctrl-L、F5、PgDn のように書いてください。".to_owned());
    Wording::new(format!("キー{}は使えません。", quote(chord))).hint(hint)
}

/// A command in the user's keymap that does not exist.
pub fn unknown_command(chord: &str, command: &str, nearest: Option<&str>) -> Wording {
    let hint = perhaps(nearest).unwrap_or("操作の名前はヘルプにあります。".to_owned());
    Wording::new(format!("キー{}に割り当てた操作{}はありません。", quote(chord), quote(command))).hint(hint)
}

/// Two commands on one key.
pub fn two_commands(chord: &str, first: &str, second: &str) -> Wording {
    Wording::new(format!("キー{}に操作が2つあります（{first} と {second}）。", quote(chord)))
        .hint("どちらか1つにしてください。")
}

/// A command that the user's keymap leaves without any key.
pub fn without_key(command: &str) -> Wording {
    Wording::new(format!("操作{}のキーがなくなりました。", quote(command)))
        .hint("別のキーを割り当てるか、名前で選んでください。")
}

fn perhaps(nearest: Option<&str>) -> Option<String> {
    nearest.map(|nearest| format!("{}ではありませんか。", quote(nearest)))
}
