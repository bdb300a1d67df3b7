//! 点検: what the list of findings and the page about one of them say.

/// The title of the list.
pub const TITLE: &str = "点検";
/// The title of the page about one finding.
pub const PASSAGE: &str = "点検の詳細";
/// The list is empty.
pub const NOTHING: &str = "点検で見つかったことはありません";
/// The same where a filter is on.
pub const NOTHING_OF_THESE: &str = "絞り込んだ範囲に、点検で見つかったことはありません";
/// Before what stands in the file.
pub const IN_FILE: &str = "ファイルのその場所";
/// Before how to mend it.
pub const HOW_TO_MEND: &str = "直し方";
/// Before how bad it is.
pub const SEVERITY: &str = "重大度";
/// Before the file and the line.
pub const PLACE: &str = "場所";
/// Before the entry.
pub const ENTRY: &str = "項目";
/// A file that does not give the plan on screen any more.
pub const BROKEN: &str = "今のファイル";
/// Enter in the list, for the line of hints.
pub const SEE_PLACE: &str = "場所を見る";
/// Tab in the list, for the line of hints.
pub const TO_ENTRY: &str = "項目へ移る";
/// The columns of the copied table.
pub const COLUMNS: [(&str, &str); 8] = [
    ("file", "ファイル"),
    ("line", "行"),
    ("column", "桁"),
    ("severity", "重大度"),
    ("entry", "項目"),
    ("departments", "担当課"),
    ("message", "指摘"),
    ("hint", "直し方"),
];

/// How many there are of each kind; `failures` files give no plan, `outside` lie outside the filter.
pub fn counts(failures: usize, [errors, warnings, notes, accepted]: [usize; 4], outside: usize) -> String {
    let parts = [
        ("開けないファイル", failures),
        ("エラー", errors),
        ("注意", warnings),
        ("参考", notes),
        (super::accepted::ACCEPTED, accepted),
        ("絞り込みの外", outside),
    ];
    let said: Vec<_> =
        parts.iter().filter(|(_, count)| *count > 0).map(|(what, count)| format!("{what}{count}件")).collect();
    said.join(" ")
}

/// The errors, in the filter line.
pub fn errors(count: usize) -> String {
    format!("{TITLE} エラー{count}件")
}

/// The name of a file and a line of it.
pub fn place(file: &str, line: usize, column: usize) -> String {
    format!("{file} {line}行目 {column}文字目")
}

/// Finding of that number among so many, above its page.
pub fn number(number: usize, all: usize) -> String {
    format!("{number}/{all}")
}

/// A finding has been copied.
pub const COPIED: &str = "この指摘";
