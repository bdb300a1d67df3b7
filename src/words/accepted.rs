//! Sentences about 確認済: findings that are let stand.

use super::wording::{Wording, quote};

/// What a finding is called that is let stand.
pub const ACCEPTED: &str = "確認済";
/// Where no reason is given.
pub const NO_REASON: &str = "理由の記入なし";

/// A finding is let stand without a reason.
pub fn without_reason(code: &str) -> Wording {
    Wording::new(format!("確認済の{}に理由がありません。", quote(code)))
        .hint(format!("「確認済: [{code}: 数え方を変えたため]」のように、理由を書いてください。"))
}

/// The entry has no such finding; `open` are those it has.
pub fn nothing_to_accept(code: &str, open: &[&str]) -> Wording {
    let hint = match open {
        [] => "直したあとなら、この確認済を消してください。".to_owned(),
        open => format!("ここにある指摘は、{}です。", open.join("・")),
    };
    Wording::new(format!("確認済に{}とありますが、その指摘はここにありません。", quote(code))).hint(hint)
}

/// No finding has that code.
pub fn unknown_code(code: &str, close: Option<&str>, known: &[&str]) -> Wording {
    let hint = match close {
        Some(close) => format!("{}の書き間違いではありませんか。", quote(close)),
        None => format!("書けるのは、{}です。", known.join("・")),
    };
    Wording::new(format!("確認済の{}という指摘はありません。", quote(code))).hint(hint)
}

/// The reason behind a finding that is let stand.
pub fn reason(reason: &str) -> String {
    format!("{ACCEPTED}: {}", if reason.is_empty() { NO_REASON } else { reason })
}

/// Above the findings that are let stand.
pub fn heading(count: usize) -> String {
    format!("{ACCEPTED}の指摘 {count}件")
}

/// Below the list: how to let a finding stand, with an example and the codes that were found.
pub fn how_to(example: &str, codes: &[(&str, &str)]) -> String {
    let codes: Vec<String> = codes.iter().map(|(code, title)| format!("{code}（{title}）")).collect();
    format!(
        "そのままでよい指摘は、その項目に「確認済: [{example}: 理由]」と書くと、件数に入れず最後に並べます: {}",
        codes.join("、")
    )
}
