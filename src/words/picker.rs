//! What stands in the pickers.

/// The words of one picker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PickerWords {
    /// What it is for.
    pub title: &'static str,
    /// The names of its columns behind the label.
    pub columns: &'static [&'static str],
}

/// 担当課.
pub const DEPARTMENTS: PickerWords =
    PickerWords { title: "担当課で絞り込む", columns: &["取組", "未完了", "未達成"] };
/// 状況.
pub const STATUSES: PickerWords = PickerWords { title: "状況で絞り込む", columns: &["種類", "件数"] };
/// Plans.
pub const PLANS: PickerWords = PickerWords { title: "計画を選ぶ", columns: &["期間", "済/全", "未達成"] };
/// Plans to set beside the current one.
pub const COMPARE: PickerWords = PickerWords { title: "並べて比べる計画を選ぶ", columns: PLANS.columns };
/// Saved views.
pub const VIEWS: PickerWords =
    PickerWords { title: "保存した表示を呼び出す", columns: &["絞り込み・年度"] };
/// Commands.
pub const PALETTE: PickerWords = PickerWords { title: "操作を名前で選ぶ", columns: &["キー"] };

/// Nothing matches what was typed.
pub const NOTHING: &str = "該当するものはありません";
/// Keys, where several can be chosen.
pub const HINT_SEVERAL: &str = "文字で絞込  Space 複数選択  Enter 決定  Esc やめる";
/// Keys, where a plan is chosen that can be compared by that key as long as nothing is typed.
pub fn hint_plans(compare: &str) -> String {
    format!("文字で絞込  Enter 決定  {compare} 今の計画と比べる  Esc やめる")
}
/// In the place of its columns: a file that gave no plan.
pub const NOT_OPENED: &str = "開けません";
/// Keys on a file that gave no plan, as long as nothing is typed.
pub fn hint_failed(edit: &str) -> String {
    format!("文字で絞込  Enter 理由  {edit} ファイルを直す  Esc やめる")
}
/// Keys, where one is chosen by its number too, and can be deleted.
pub const HINT_VIEWS: &str = "番号か Enter で呼び出し  文字で絞込  Delete 削除  Esc やめる";
/// Keys, where one is chosen.
pub const HINT_ONE: &str = "文字で絞込  Enter 決定  Esc やめる";
