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
/// Plans to set beside the current one.
pub const COMPARE: PickerWords =
    PickerWords { title: "並べて比べる計画を選ぶ", columns: &["期間", "済/全", "未達成"] };
/// Saved views.
pub const VIEWS: PickerWords =
    PickerWords { title: "保存した表示を呼び出す", columns: &["絞り込み・年度"] };
/// Commands.
pub const PALETTE: PickerWords = PickerWords { title: "操作を名前で選ぶ", columns: &["キー"] };

/// Nothing matches what was typed.
pub const NOTHING: &str = "該当するものはありません";
/// Keys, where several can be chosen.
pub const HINT_SEVERAL: &str = "文字で絞込  Space 複数選択  Enter 決定  Esc やめる";
/// Keys, where one is chosen by its number too, and can be deleted.
pub const HINT_VIEWS: &str = "番号か Enter で呼び出し  文字で絞込  Delete 削除  Esc やめる";
/// Keys, where one is chosen.
pub const HINT_ONE: &str = "文字で絞込  Enter 決定  Esc やめる";
