//! What is said of the user's editor.

/// `e` on the built-in plan.
pub const BUILT_IN: &str = "内蔵の計画は編集できません。計画ファイル（*.yaml）を指定して開いてください";

/// The editor is not there.
pub fn not_found(program: &str) -> String {
    format!("編集プログラム {program} が見つかりません。環境変数 EDITOR を設定してください")
}

/// No editor is named, and there is none of the usual ones.
pub const NONE: &str = "編集プログラムが見つかりません。環境変数 EDITOR に、nano など使うものを設定してください";

/// What is named as the editor has a quotation mark without its other.
pub fn unclosed(variable: &str) -> String {
    format!("環境変数 {variable} の引用符が閉じていないため、編集プログラムを起動できません")
}

/// The file was open in the editor, and nobody could have saved it.
pub const READ_ONLY_FILE: &str = "このファイルには書き込む権限がないため、直した内容は保存されていません";

/// The editor could not be started.
pub fn failed(program: &str, reason: &str) -> String {
    format!("編集プログラム {program} を起動できません（{reason}）")
}

/// The editor ran and ended with an error.
pub fn ended(program: &str, code: Option<i32>) -> String {
    match code {
        Some(code) => format!("編集プログラム {program} がエラーで終わりました（終了コード {code}）"),
        None => format!("編集プログラム {program} が中断されました"),
    }
}
