//! What stands on the main screen: headings, labels, hints, notices.

use std::io::ErrorKind;

use crate::plan::{Achievement, Basis, CannotTell, Direction, Phase, Slip, StatusClass};

/// Headings of the three panes.
pub const TREE: &str = "体系";
/// Heading of the timeline.
pub const TIMELINE: &str = "工程";
/// Heading of the indicators.
pub const INDICATORS: &str = "指標";
/// The tree's line for the plan as a whole.
pub const WHOLE_PLAN: &str = "計画全体";
/// Column heading of the tree: done out of all.
pub const DONE_OF_ALL: &str = "済/全";
/// Column heading of the tree: unmet indicators.
pub const UNMET_SHORT: &str = "未達";
/// Label of a planned row.
pub const PLANNED: &str = "予";
/// Label of an actual row.
pub const ACTUAL: &str = "実";
/// 予定, in full.
pub const PLANNED_FULL: &str = "予定";
/// 実績, in full.
pub const ACTUAL_FULL: &str = "実績";
/// The baseline's column.
pub const BASELINE: &str = "初期";
/// 初期値, in full.
pub const BASELINE_FULL: &str = "初期値";
/// The target's column.
pub const TARGET: &str = "目標";
/// The latest value's column.
pub const LATEST: &str = "最新";
/// 達成状況, in full.
pub const VERDICT: &str = "達成状況";
/// 実施状況, in full.
pub const STATUS: &str = "実施状況";
/// 担当課, in full.
pub const DEPARTMENT: &str = "担当課";
/// Actions.
pub const ACTIONS: &str = "取組";
/// No status or verdict in the document.
pub const UNRECORDED: &str = "未記入";
/// A status or verdict that the document does not record, and that does not follow from the figures.
pub const CANNOT_TELL: &str = "判定不可";
/// What an indicator that is judged by its sum has come to.
pub fn sum(value: &str) -> String {
    format!("累計{value}")
}
/// Not measured.
pub const NOT_MEASURED: &str = "－";
/// Behind a status or verdict that the document does not record for the year shown.
pub const COMPUTED_MARK: &str = "*";
/// Behind a verdict that the values contradict.
pub const CONTRADICTION_MARK: &str = "？";
/// ← in a detail.
pub const PREVIOUS_ENTRY: &str = "前の項目";
/// → in a detail.
pub const NEXT_ENTRY: &str = "次の項目";
/// Enter in the table of departments.
pub const FILTER_BY_IT: &str = "この課で絞り込む";
/// ← → in the table of departments.
pub const SORT_COLUMN: &str = "並べる列";
/// Space in the table of departments.
pub const REVERSE_ORDER: &str = "逆順";
/// Enter in the list of 要対応.
pub const GO_THERE: &str = "体系で見る";
/// Tab in the list of 要対応, while it is grouped by department.
pub const GROUP_BY_NODE: &str = "階層別にする";
/// Tab in the list of 要対応, while it is grouped by node.
pub const GROUP_BY_DEPARTMENT: &str = "担当課別にする";
/// The list of 要対応 without entries.
pub const NOTHING_TO_DO: &str = "要対応のものはありません";
/// An entry that was gone to is hidden by the filter by status.
pub const STATUS_FILTER_CLEARED: &str = "状況の絞り込みを解除しました";
/// How many entries need attention, in the filter line.
pub fn attention_count(count: usize) -> String {
    format!("要対応 {count}件")
}
/// `z` in a zoomed pane.
pub const UNZOOM: &str = "元の広さ";
/// `←` in a list.
pub const TO_TREE: &str = "体系へ";
/// PgDn where a page goes on.
pub const MORE_BELOW: &str = "続き";
/// PgUp and PgDn on the help page.
pub const SCROLL: &str = "送る";
/// The letters as keys.
pub const LETTERS: &str = "文字";
/// What letters do on the help page.
pub const NARROW: &str = "絞り込み";
/// Esc on a help page that has been narrowed.
pub const ALL_AGAIN: &str = "全部に戻す";
/// No filter.
pub const NO_FILTER: &str = "絞り込みなし";
/// Between names or stage words where room is scarce.
pub const BETWEEN: &str = "・";
/// Between names in a sentence.
pub const COMMA: &str = "、";
/// Both actions and indicators.
pub const BOTH: &str = "両方";
/// A pane with nothing left in it; the key clears the filter.
pub fn nothing_shown(key: &str) -> String {
    format!("この下に条件に合うものはありません（{key}で絞り込み解除）")
}
/// A node without actions.
pub const NO_ACTIONS: &str = "取組はありません";
/// A node without indicators.
pub const NO_INDICATORS: &str = "指標はありません";

/// 達成, 未達成.
pub fn achievement(achievement: Achievement) -> &'static str {
    match achievement {
        Achievement::Met => "達成",
        Achievement::Unmet => "未達成",
    }
}

/// The mark of a slip in a list; empty when there is nothing to say.
pub fn slip(slip: Slip) -> String {
    match slip {
        Slip::Arrived(0) | Slip::StageReached | Slip::NotDue | Slip::Unplanned => String::new(),
        Slip::Arrived(years @ 1..) => format!("遅れ{years}年"),
        Slip::Arrived(years) => format!("前倒し{}年", years.unsigned_abs()),
        Slip::Overdue(0) => "未到達".to_owned(),
        Slip::Overdue(years) => format!("未到達{years}年"),
    }
}

/// A slip in a sentence of the detail.
pub fn slip_in_full(slip: Slip) -> String {
    match slip {
        Slip::Arrived(0) => "予定どおり".to_owned(),
        Slip::Arrived(years @ 1..) => format!("予定より{years}年遅れて到達"),
        Slip::Arrived(years) => format!("予定より{}年早く到達", years.unsigned_abs()),
        Slip::StageReached => "段階には到達".to_owned(),
        Slip::Overdue(0) => "予定の年度までに達していません".to_owned(),
        Slip::Overdue(years) => format!("予定の年度を{years}年過ぎて、まだ達していません"),
        Slip::NotDue => "予定の年度はまだ先です".to_owned(),
        Slip::Unplanned => "予定の段階を判断できません".to_owned(),
    }
}

/// The name of a phase.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Research => "調査",
        Phase::Consideration => "検討",
        Phase::Preparation => "準備",
        Phase::Partial => "一部実施",
        Phase::Implementation => "実施",
    }
}

/// The name of a status class.
pub fn status_class(class: StatusClass) -> &'static str {
    match class {
        StatusClass::Done => "完了",
        StatusClass::Partly => "一部",
        StatusClass::NotDone => "未了",
    }
}

/// What a target's number is: at least, at most.
pub fn direction_suffix(direction: Direction) -> &'static str {
    match direction {
        Direction::AtLeast => "以上",
        Direction::AtMost => "以下",
        Direction::State => "",
    }
}

/// 方向 in a sentence.
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::AtLeast => "以上（多いほどよい）",
        Direction::AtMost => "以下（少ないほどよい）",
        Direction::State => "状態（言葉で判定）",
    }
}

/// 判定 in a sentence.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::LastYear => "最終年度の値で判定",
        Basis::Once => "一度でも届けば達成",
        Basis::Cumulative => "各年度の累計で判定",
        Basis::Manual => "人が判定",
    }
}

/// Why something cannot be computed.
pub fn cannot_tell(reason: CannotTell) -> &'static str {
    match reason {
        CannotTell::NoTarget => "目標がないため計算できません",
        CannotTell::NoValue => "実績がまだないため計算できません",
        CannotTell::NotMeasured => "最後の年度が測定なしのため計算できません",
        CannotTell::Words => "言葉のため計算できません",
        CannotTell::ByHand => "人が判定する指標です",
        CannotTell::Zero => "割る数が0のため計算できません",
        CannotTell::Negative => "負の数のため計算できません",
        CannotTell::NoBaseline => "初期値の数値がないため計算できません",
        CannotTell::NothingToGain => "初期値がすでに目標に届いているため計算できません",
        CannotTell::Open => "計画期間が終わるまで判定できません（今は目標の範囲内）",
    }
}

/// How many entries are left: `4/54件`.
pub fn share(shown: usize, all: usize) -> String {
    format!("{shown}/{all}件")
}

/// The as-of year in the header.
pub fn as_of(year: &str) -> String {
    format!("{year}時点")
}

/// The as-of year of several plans, some of which have not begun by then or do not reach it.
pub fn as_of_or_nearest(year: &str) -> String {
    format!("{year}時点（{year}のない計画は、最も近い年度）")
}

/// Said in the filter line while an earlier year is looked at.
pub fn looking_back(year: &str, key: &str) -> String {
    format!("{year}時点（*は計算、{key}で戻る）")
}

/// A department filter.
pub fn department_filter(names: &str) -> String {
    format!("担当課:{names}")
}

/// A status filter.
pub fn status_filter(words: &str) -> String {
    format!("状況:{words}")
}

/// A text filter.
pub fn text_filter(text: &str) -> String {
    format!("検索:{text}")
}

/// The heading of the indicators' remarks and of other remarks.
pub const REMARK: &str = "備考";
/// 達成率.
pub const ATTAINMENT: &str = "達成率";
/// In the place of a negative 進捗率.
pub const WORSE_THAN_AT_FIRST: &str = "初期値より後退";
/// 進捗率.
pub const PROGRESS: &str = "進捗率";
/// 方向.
pub const DIRECTION: &str = "方向";
/// 判定.
pub const BASIS: &str = "判定";
/// 予定との差.
pub const SLIP: &str = super::lists::TIMING;
/// Where an entry stands in the tree.
pub const PLACE: &str = "位置";

/// Screen too small.
pub fn too_small(width: u16, height: u16) -> String {
    format!("{width}桁・{height}行以上の画面が必要です")
}

/// In the hint line where the three panes cannot share the screen.
pub fn one_pane(width: u16, height: u16) -> String {
    format!("{width}x{height}以上で3面表示")
}

/// While keys arrive as Japanese letters.
pub const IME_ON: &str = "日本語入力がオンです（キーは半角として受け付けました）";
/// A key without a meaning.
pub fn unknown_key(key: &str, help: &str) -> String {
    format!("「{key}」に割り当てはありません。{help}で操作の一覧を表示します")
}
/// A Japanese letter that stands for no key.
pub fn unknown_key_of_ime(letter: &str) -> String {
    format!("「{letter}」に割り当てはありません。日本語入力がオンです（オフにしてください）")
}
/// A command that may only be given where one may do more than look.
pub const NOT_PERMITTED: &str = "この操作は使えません（閲覧だけができる設定です）";
/// `[` at the first year.
pub const FIRST_YEAR: &str = "これより前の年度はありません";
/// `]` at the last year.
pub const LAST_YEAR: &str = "最新の時点です";
/// `x` without a filter.
pub const NOTHING_TO_CLEAR: &str = "絞り込みはありません";
/// After `x`.
pub const CLEARED: &str = "絞り込みをすべて解除しました";
/// The same where the name is not in sight by which the list of plans was narrowed.
pub fn cleared(name: &str) -> String {
    format!("{CLEARED}（計画の一覧の{}も）", super::plans::named(name))
}
/// `r`.
pub fn reloaded(file: &str) -> String {
    format!("{file} を読み直しました")
}
/// `r` on the built-in plan.
pub const BUILT_IN_RELOAD: &str = "内蔵の計画のため、読み直すファイルがありません";
/// `e` where two plans are compared.
pub const NOTHING_TO_EDIT: &str = "比較の画面からは編集できません。Escで戻り、項目を選んで編集してください";
/// `c` with a single plan.
pub const NOTHING_TO_COMPARE: &str = "比べる計画がありません。2つ以上の計画ファイルを指定して開いてください";
/// A broken file after reload.
pub fn reload_failed(message: &str) -> String {
    format!("読み直せないため前の内容を表示しています: {message}")
}
/// `o` has written.
pub fn saved(file: &str) -> String {
    format!("{file} に書き出しました")
}
/// `o` could not write.
pub fn not_saved(reason: &str) -> String {
    format!("書き出せません: {reason}")
}
/// `o` with a name that says something else than text or a table.
pub const TEXT_OR_TABLE: &str = "書き出せるのは文章（.txt）と表（.csv .tsv）です";
/// `o` with the name of a table on the page of comparison.
pub const NO_TABLE_OF_COMPARISON: &str = "比較は文章（.txt）で書き出せます";
/// Why a file could not be written.
pub fn write_error(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::AlreadyExists => "同じ名前のファイルがあります",
        ErrorKind::NotFound => "フォルダーがありません",
        ErrorKind::PermissionDenied => "書き込む権限がありません",
        ErrorKind::StorageFull => "ディスクに空きがありません",
        ErrorKind::IsADirectory => "フォルダーの名前です",
        _ => "書き込めませんでした",
    }
}
/// Files that could not be opened before could be now.
pub fn opened(count: usize) -> String {
    format!("{count}件の計画を開きました")
}
/// What the count in the header says while plans are still to come.
pub const ARRIVING: &str = "  計画を読み込んでいます";
/// The same in the header, with how many of how many have been read.
pub fn arriving(count: &str) -> String {
    format!("[読込 {count}]")
}
/// Some files gave no plan.
pub fn not_opened(count: usize, first: &str) -> String {
    format!("開けないものが{count}件あります: {first}")
}
/// Ctrl-Z where no shell would bring the program back.
pub const CANNOT_STOP: &str = "ここでは中断できません（シェルから起動したときだけ使えます）";
/// Between notices that come together.
pub const BETWEEN_NOTICES: &str = "　";
/// `n` went on from the first entry.
pub const FROM_THE_START: &str = "最後まで探したので、最初の一致に移りました";
/// `N` went on from the last entry.
pub const FROM_THE_END: &str = "最初まで探したので、最後の一致に移りました";
/// Which of the hits the cursor is on, behind the search prompt.
pub fn hit_of(at: usize, all: usize) -> String {
    format!("{at}/{all}件目")
}
/// Behind the search prompt, with nothing found.
pub const NOT_FOUND: &str = "一致なし";
/// `m`: the mouse is on; the key turns it off.
pub fn mouse_on(key: &str) -> String {
    format!("マウスを使えます（文字を選ぶときは Shift を押しながら。{key}で使わない）")
}
/// `m`: the mouse is off.
pub const MOUSE_OFF: &str = "マウスを使いません（端末の機能で文字を選べます）";
/// The search prompt.
pub const SEARCH_PROMPT: &str = "検索";
/// The prompt of `o`.
pub const SAVE_PROMPT: &str = "書き出し先";
/// Hints behind the search prompt.
pub fn search_hint(up: &str, down: &str) -> String {
    format!("{up}{down} 前後の一致  Enter 絞り込む  Esc 戻る")
}
/// Hints behind the prompt of `o`.
pub const SAVE_HINT: &str = "Enter 書き出す  .csv なら表  Esc やめる";

/// Behind that, where nothing looks different for it.
pub const GLYPHS_SAME: &str = "。幅が2桁の端末なので、前と同じ記号で表示します";

/// Said in ASCII where a terminal does not read UTF-8: whatever else is said cannot be read there.
pub const NOT_UTF8: &str = "Kono tanmatsu wa UTF-8 dewa nai you desu. UTF-8 ni settei shite kudasai.";

/// The set of symbols that a key has switched to, in the order of the sets.
pub fn glyph_set(number: usize) -> &'static str {
    match number {
        0 => "記号: 罫線とブロック（端末が1桁で表示するもの）",
        1 => "記号: どの端末でも1桁のもの（点字など）",
        _ => "記号: 英数字だけ",
    }
}
