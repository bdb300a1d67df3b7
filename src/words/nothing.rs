//! Said on standard error where there is nothing to print: an empty table looks like one that went wrong.

use super::wording::Wording;

/// What there is none of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// 取組.
    Actions,
    /// 指標.
    Indicators,
    /// 要対応.
    Attention,
    /// 取組 and 指標.
    Entries,
}

/// There is none, or the filter leaves none; `filter` as it is called, empty if there is none, `year` the as-of year
/// that was asked for.
pub fn nothing(sought: Sought, filter: &str, year: Option<&str>) -> Wording {
    let none = match sought {
        Sought::Actions => "取組はありません",
        Sought::Indicators => "指標はありません",
        Sought::Attention => "要対応のものはありません",
        Sought::Entries => "取組も指標もありません",
    };
    let year = year.map_or(String::new(), |year| format!("{year}時点で、"));
    if filter.is_empty() {
        return Wording::new(format!("{year}{none}。"));
    }
    Wording::new(format!("{year}絞り込み（{filter}）に当てはまる{none}。"))
        .hint("条件を減らすか、語を変えてみてください。")
}
