//! What `susumi check` says besides the findings themselves.

use crate::plan::Severity;

/// The name of a severity.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "エラー",
        Severity::Warning => "注意",
        Severity::Note => "参考",
    }
}

/// A year without a status: it changes nothing.
pub const YEAR_WITHOUT_STATUS: &str =
    "指摘はいまのファイルについてのものです。--year は、-s の状況をその年度の時点で見るときに使います。";

/// The line below the findings; `scope` says which entries were meant, if not all.
pub fn counts(files: usize, errors: usize, warnings: usize, notes: usize, scope: &str) -> String {
    let scope = if scope.is_empty() { String::new() } else { format!("{scope} では、") };
    if errors + warnings + notes == 0 {
        return format!("{files}件のファイルを調べました。{scope}問題は見つかりませんでした。");
    }
    format!("{files}件のファイルを調べました。{scope}エラー{errors}件、注意{warnings}件、参考{notes}件です。")
}
