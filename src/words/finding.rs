//! Sentences of findings: what was found in a plan's file, and how to mend it.

use super::wording::{Wording, quote};

/// A line of the map `keys` in the settings.
pub const KEYS_EXAMPLE: &str = "「Ctrl-q: quit」";

/// A key that means nothing here; `close` is a key that was perhaps meant.
pub fn unknown_key(key: &str, close: Option<&str>, known: &[&str]) -> Wording {
    let hint = match close {
        Some(close) => format!("{}の書き間違いではありませんか。", quote(close)),
        None => format!("ここに書ける項目は、{}です。", known.join("・")),
    };
    Wording::new(format!("{}という項目はありません。", quote(key))).hint(hint)
}

/// A key with a blank, mostly a full-width one, before or behind it.
pub fn blank_in_key(key: &str) -> Wording {
    Wording::new(format!("項目名{}の前か後ろに、余分な空白（全角の空白など）があります。", quote(key)))
        .hint(format!("空白を消して、「{key}: …」と書いてください。"))
}

/// A year's label among the keys of an entry.
pub fn year_as_key(label: &str) -> Wording {
    Wording::new(format!("年度{}が、項目名の位置に書かれています。", quote(label))).hint(format!(
        "「実績:」や「予定:」の行より字下げするか、「実績: {{{label}: …}}」と {{ }} の中に書いてください。"
    ))
}

/// A key that belongs to the entries of another list.
pub fn misplaced_key(key: &str, list: &str) -> Wording {
    Wording::new(format!("{}は、ここには書けません。「{list}」の中の項目です。", quote(key)))
        .hint(format!("「{list}」の中の「- 名称: …」の「名称」と、行の先頭の桁をそろえてください。"))
}

/// A key written twice in one entry.
pub fn duplicate_key(key: &str, first_line: usize) -> Wording {
    Wording::new(format!("{}が2回書かれています。{first_line}行目のほうを使いました。", quote(key)))
        .hint("どちらか1つにしてください。")
}

/// A list of entries (体系, 内訳, 取組, 指標) was expected.
pub fn not_a_list(key: &str, first: &str) -> Wording {
    Wording::new(format!("{}の中身が一覧になっていません。", quote(key)))
        .hint(format!("{}のように、1件ごとに行の先頭に「- 」を付けて書いてください。", quote(&format!("- {first}"))))
}

/// An entry of such a list is no entry.
pub fn not_an_entry(key: &str, text: &str) -> Wording {
    Wording::new(format!("{}の中に、項目の形になっていないものがあります。", quote(key)))
        .hint(format!("{}のように書いてください。", quote(&format!("- 名称: {text}"))))
}

/// 名称 is missing.
pub fn missing_name() -> Wording {
    Wording::new("名称がありません。").hint("「名称: …」と書いてください。")
}

/// The tree is deeper than 階層 has names.
pub fn unnamed_level(depth: usize, levels: usize) -> Wording {
    Wording::new(format!("ここは{depth}段目ですが、「階層」には{levels}段目までの名前しかありません。"))
        .hint("「階層」に名前を足してください。")
}

/// There are more findings than anybody reads.
pub fn too_many(limit: usize) -> Wording {
    Wording::new(format!("指摘が{limit}件を超えたので、残りは省きました。"))
        .hint("上の指摘を直してから、もう一度調べてください。")
}

/// One single value was expected; `value` is one that stands there.
pub fn not_a_single_value(key: &str, value: &str) -> Wording {
    Wording::new(format!("{}には値を1つだけ書いてください。", quote(key)))
        .hint(format!("{}のように書いてください。", quote(&format!("{key}: {value}"))))
}

/// A name or a list of names was expected.
pub fn not_a_list_of_names(key: &str, names: &[&str]) -> Wording {
    let mended = match names {
        [name] => format!("{key}: {name}"),
        names => format!("{key}: [{}]", names.join(", ")),
    };
    Wording::new(format!("{}の書き方が違います。", quote(key)))
        .hint(format!("{}のように書いてください。", quote(&mended)))
}

/// A `{値, 注}` without 値.
pub fn no_value_in_map() -> Wording {
    Wording::new("「値」がありません。").hint("補足を付けるときは {値: 58, 注: うち新規18件} のように書いてください。")
}

/// A control character inside a text.
pub fn control_character() -> Wording {
    Wording::new("目に見えない制御文字が入っていたので、「^[」のように書き表しました。").hint("書き直してください。")
}

/// 計画 is missing.
pub fn missing_title() -> Wording {
    Wording::new("計画の名前がありません。").hint("先頭に「計画: …」と書いてください。")
}

/// 体系 is missing.
pub fn missing_tree() -> Wording {
    Wording::new("「体系」がありません。").hint("「体系:」の下に、取組項目を書いてください。")
}

/// 総括 holds something that is no count.
pub fn bad_total(word: &str) -> Wording {
    Wording::new(format!("総括の{}の件数が読めません。", quote(word)))
        .hint("「総括: {実施: 46, 一部実施: 5}」のように、数だけを書いてください。")
}

/// A map of this kind was expected.
pub fn not_this_map(key: &str, example: &str) -> Wording {
    Wording::new(format!("{}の書き方が違います。", quote(key))).hint(format!("{example} の形で書いてください。"))
}

/// The settings file is no map.
pub fn bad_config() -> Wording {
    Wording::new("設定の書き方が違います。").hint("「plans: フォルダー」のように書いてください。")
}

/// A class of 実施状況区分 that is none.
pub fn unknown_class(word: &str) -> Wording {
    Wording::new(format!("実施状況区分{}は読めません。", quote(word)))
        .hint("「完了」「一部」「未了」のどれかを書いてください。")
}

/// A department that 担当課 at the top does not list.
pub fn unknown_department(name: &str, close: Option<&str>) -> Wording {
    let hint = match close {
        Some(close) => format!("{}の書き間違いではありませんか。", quote(close)),
        None => "書き間違いでなければ、先頭の「担当課」に書き足してください。".to_owned(),
    };
    Wording::new(format!("{}は、先頭の「担当課」にありません。", quote(name))).hint(hint)
}

/// A word of a closed list (方向, 判定, 達成状況, 実施状況) that is not in it.
/// `close` is the one that was perhaps meant.
pub fn unknown_word(key: &str, word: &str, close: Option<&str>, known: &[&str]) -> Wording {
    let known: Vec<_> = known.iter().map(|known| quote(known)).collect();
    let close = close.map(|close| format!("「{key}: {close}」ではありませんか。")).unwrap_or_default();
    Wording::new(format!("{key}{}は読めません。", quote(word)))
        .hint(format!("{close}{}のどれかを書いてください。", known.join("")))
}

/// 年度 is missing.
pub fn missing_years(found: &str) -> Wording {
    Wording::new(format!("計画の年度がありません。欄にある{found}を使いました。"))
        .hint("「年度: H28-R2」のように書いてください。")
}

/// 年度 or 時点 cannot be read.
pub fn bad_years(key: &str, text: &str) -> Wording {
    let example =
        if key == "年度" { "「年度: H28-R2」や「年度: [H28, H29, H30]」" } else { "「時点: R2」" };
    Wording::new(format!("{key}{}が読めません。", quote(text))).hint(format!("{example}のように書いてください。"))
}

/// 時点 is none of the plan's years.
pub fn as_of_outside(year: &str, first: &str, last: &str) -> Wording {
    Wording::new(format!("時点{year}は、計画の年度（{first}〜{last}）に入っていません。"))
        .hint("時点か年度を直してください。")
}

/// A cell's label is no year.
pub fn bad_year(label: &str) -> Wording {
    Wording::new(format!("{}は年度として読めません。", quote(label)))
        .hint("H28、R1、2016、平成28年度 などの形で書いてください。")
}

/// A second entry of a cell, without brackets; both as they should be written.
pub fn second_entry(label: &str, mended: &str) -> Wording {
    Wording::new(format!("{}は年度として読めません。", quote(label)))
        .hint(format!("1つの欄に2つ書くときは、{}のように [ ] で囲んでください。", quote(mended)))
}

/// A date, also as Excel counts days, where a year is due.
pub fn date_as_year(label: &str, year: &str) -> Wording {
    Wording::new(format!("{}は日付（またはExcelの日付の番号）で、年度ではありません。", quote(label)))
        .hint(format!("その日の年度なら「{year}」と書いてください。"))
}

/// One year stands twice in one row.
pub fn duplicate_year(label: &str, year: &str) -> Wording {
    let same = if label == year { String::new() } else { format!("（{label}）") };
    Wording::new(format!("{year}{same}が2回書かれています。先のほうを使いました。"))
        .hint("どちらか1つにしてください（H31とR1は同じ年度です）。")
}

/// A cell for a year that the plan does not cover.
pub fn year_outside(year: &str, first: &str, last: &str) -> Wording {
    Wording::new(format!("{year}は、計画の年度（{first}〜{last}）に入っていないため、使いませんでした。"))
        .hint("年度を直すか、先頭の「年度」を広げてください。")
}

/// `{H28: 1,667,000}`: the comma ended the entry.
pub fn split_number(text: &str) -> Wording {
    let half_width = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    // What stands around the number stays: ¥ and 円 decide what it is in the unit of the indicator.
    let plain: String = text.chars().filter(|c| *c != ',').map(half_width).collect();
    let is_number =
        plain.trim_start_matches(['-', '+', '△', '▲', '−', '－']).bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let only = if is_number { "、数だけを" } else { "" };
    Wording::new(format!("{}は、コンマのところで切れてしまうため、数として読めません。", quote(text)))
        .hint(format!("コンマを取って「{plain}」と{only}書いてください。"))
}

/// A number with a unit that is not the indicator's; `number` is it in that unit, if that can be told.
pub fn other_unit(text: &str, unit: &str, number: Option<&str>) -> Wording {
    Wording::new(format!("{}は、単位{}の数として読めません。", quote(text), quote(unit))).hint(match number {
        Some(number) => format!("単位{}にそろえて「{number}」と書いてください。", quote(unit)),
        None => "数だけを書き、補足は {値: 58, 注: うち新規18件} の「注」に書いてください。".to_owned(),
    })
}

/// A number with a unit, where 単位 is missing.
pub fn missing_unit(text: &str, unit: &str) -> Wording {
    Wording::new(format!("{}は、単位が決まっていないため、数として読めません。", quote(text)))
        .hint(format!("「単位: {unit}」と書き足してください。"))
}

/// Something that looks like a number and cannot be read without guessing; perhaps what to write for it.
pub fn unreadable_number(text: &str, mended: Option<&str>) -> Wording {
    Wording::new(format!("{}は、数として読めません。", quote(text))).hint(match mended {
        Some(mended) => format!("{}と書いてください。", quote(mended)),
        None => "1667000 や 15.4 のように数だけを書き、補足は {値: 58, 注: 約} の「注」に書いてください。".to_owned(),
    })
}

/// 〃 in a cell. `of_stages`: there is a sign for what goes on.
pub fn ditto(text: &str, of_stages: bool) -> Wording {
    let hint = if of_stages {
        "前の年度から続くなら「⇒」、そうでなければ同じ言葉をもう一度書いてください。"
    } else {
        "同じ値でも、省かずに数を書いてください。"
    };
    Wording::new(format!("{}（同じ、の意味）は読めません。", quote(text))).hint(hint)
}

/// `#REF!` and its like.
pub fn excel_error(text: &str) -> Wording {
    Wording::new(format!("Excelのエラーの表示{}が入っています。", quote(text)))
        .hint("元の表を直して、正しい値を書いてください。")
}

/// A word that says that there is no value, where a number is due.
pub fn no_value_yet(text: &str) -> Wording {
    Wording::new(format!("{}は、値として数えられません。", quote(text)))
        .hint(format!("まだ値がなければ何も書かず、測らなかったのなら {{値: \"-\", 注: {text}}} と書いてください。"))
}

/// A date where a number is due.
pub fn date_as_number(text: &str) -> Wording {
    Wording::new(format!("日付{}は、数として読めません。", quote(text)))
        .hint("期限や時期が目標なら「方向: 状態」と書き足してください。そうでなければ数を書いてください。")
}

/// Quotation marks that are none for YAML around a value.
pub fn other_quotes(text: &str, inner: &str) -> Wording {
    Wording::new(format!("{}の引用符が全角です。", quote(text)))
        .hint(format!("{}と、半角の引用符で囲んでください。", quote(&format!("\"{inner}\""))))
}

/// `1.23E+05`, as Excel shows what has no room.
pub fn exponent(text: &str, number: &str) -> Wording {
    Wording::new(format!("{}は、Excelの列が狭いときの表示のようです。{number}と読みました。", quote(text)))
        .hint("下のけたが失われていることがあります。元の表の数を書いてください。")
}

/// A comment that has probably cut off the end of a text.
pub fn cut_off(cut: &str, mended: &str) -> Wording {
    Wording::new(format!("{}は、空白の後の「#」から始まるため、読まれていません。", quote(cut))).hint(format!(
        "値の続きなら、{}と引用符で囲んでください。注釈なら「# 」と空白を入れてください。",
        quote(mended)
    ))
}

/// A line with a key that has become part of the value above it.
pub fn joined_line(key: &str, mended: &str) -> Wording {
    Wording::new(format!("{}の行が、上の行の値の続きとして読まれています。", quote(key)))
        .hint(format!("{}と、上の行の項目と桁をそろえて書いてください。", quote(mended)))
}

/// The forms that `not_this_map` shows where nothing better is known.
pub const YEAR_MAP_EXAMPLE: &str = "{H28: 検討, H29: 実施}";

/// A remark on one cell, among the remarks of its entry.
pub fn remark_of_cell(year: &str, key: &str, remark: &str) -> String {
    format!("{year}{key}: {remark}")
}
