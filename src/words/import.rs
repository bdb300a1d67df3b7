//! Sentences of `susumi import`.

use super::wording::{Wording, quote};
use crate::plan::StatusClass;

/// A date where a stage or a number is due.
pub fn date(date: &str) -> Wording {
    Wording::new(format!("日付（{date}）が入っているため、読み取れません。"))
        .hint("Excelが日付に変えてしまった値でないか確かめて、計画のファイルに書き足してください。")
}

/// An error of a formula.
pub fn error(error: &str) -> Wording {
    Wording::new(format!("計算のエラー（{error}）になっているため、読み取れません。"))
        .hint("Excelで正しい値に直してから取り込み直すか、計画のファイルに書き足してください。")
}

/// TRUE or FALSE.
pub fn yes_or_no(shown: &str) -> Wording {
    Wording::new(format!("{shown}という値のため、読み取れません。"))
        .hint("何を表すかを確かめて、計画のファイルに書き足してください。")
}

/// A number in another unit than the rest of its row.
pub fn other_unit(shown: &str, unit: &str) -> Wording {
    Wording::new(format!(
        "{}は、ほかの年度の単位（{unit}）と違うため、数値ではなく文字として取り込みました。",
        quote(shown)
    ))
    .hint(format!("単位を{unit}にそろえて、計画のファイルを直してください。"))
}

/// A heading that is not known and was taken for one that is.
pub fn reworded(written: &str, read: &str) -> Wording {
    Wording::new(format!("見出し{}は、{}として読みました。", quote(written), quote(read)))
}

/// Values below no heading: the first, and how many there are.
pub fn no_heading(shown: &str, count: usize) -> Wording {
    Wording::new(format!("見出しのない列に{}{}とあります。取り込んでいません。", quote(shown), more(count)))
        .hint("必要な値なら、計画のファイルに書き足してください。")
}

/// Values below a heading that means nothing known: the heading, the first, and how many there are.
pub fn unknown_column(heading: &str, shown: &str, count: usize) -> Wording {
    Wording::new(format!(
        "見出し{}の列（{}{}）は、何の列かわからないため、取り込んでいません。",
        quote(heading),
        quote(shown),
        more(count)
    ))
    .hint("必要な値なら、見出しを「備考」などに直して取り込み直すか、計画のファイルに書き足してください。")
}

/// What is aimed at in single years has no place in a plan file: the first, and how many there are.
pub fn aims_of_years(shown: &str, count: usize) -> Wording {
    Wording::new(format!(
        "年度ごとの目標（{}{}）は、計画のファイルに置く場所がないため、取り込んでいません。",
        quote(shown),
        more(count)
    ))
    .hint("取り込むのは、最終の目標だけです。必要なら、計画のファイルの「備考」に書き足してください。")
}

fn more(count: usize) -> String {
    if count > 1 { format!("ほか{}か所", count - 1) } else { String::new() }
}

/// Actions whose stages may be those planned or those done.
pub fn unmarked(count: usize) -> Wording {
    Wording::new(format!("予定か実績かが表に書かれていないため、取組{count}件の工程を予定として読みました。"))
        .hint("実績なら、年度の見出しを「R3実績」のように直して取り込み直してください。")
}

/// A node with a number that is known under another name.
pub fn other_name(number: &str, first: &str, second: &str) -> Wording {
    Wording::new(format!(
        "番号{number}の名称が、{}と{}の2通りあります。前のほうを使いました。",
        quote(first),
        quote(second)
    ))
    .hint("正しいほうを確かめて、計画のファイルを直してください。")
}

/// Rows above which no node is named.
pub fn no_node(sheet: &str) -> Wording {
    Wording::new(format!("どの施策のものかわからないため、シートの名前{}の下に置きました。", quote(sheet)))
        .hint("計画のファイルの「体系」で、正しい場所に移してください。")
}

/// An action without a name.
pub fn nameless_action(name: &str, number: Option<&str>) -> Wording {
    let number = number.map_or(String::new(), |number| format!("番号は{number}、"));
    Wording::new(format!("取組の名称が空欄のため、{number}名称は{}としました。", quote(name)))
        .hint("正しい番号と名称を確かめて、計画のファイルを直してください。")
}

/// A cell that does not look like departments.
pub fn departments(shown: &str, names: &[String]) -> Wording {
    Wording::new(format!("担当課{}を、{}と読みました。", quote(shown), names.join("・")))
        .hint("課の名前の切れ目を確かめて、計画のファイルを直してください。")
}

/// Two statuses for one action.
pub fn two_statuses(first: &str, second: &str) -> Wording {
    Wording::new(format!("実施状況が、{}と{}の2通りあります。前のほうを使いました。", quote(first), quote(second)))
        .hint("正しいほうを確かめて、計画のファイルを直してください。")
}

/// A status that is none of the plan's.
pub fn unknown_status(word: &str, close: Option<&str>, known: &[&str]) -> Wording {
    let hint = match close {
        Some(close) => format!("{}の書き間違いではありませんか。", quote(close)),
        None => format!("実施状況区分は、{}です。", known.join("・")),
    };
    Wording::new(format!("実施状況{}は、この計画の実施状況区分にないため、取り込んでいません。", quote(word)))
        .hint(hint)
}

/// A word that is none of a closed list.
pub fn unknown_word(word: &str, known: &[&str]) -> Wording {
    Wording::new(format!("{}は読み取れません。取り込んでいません。", quote(word)))
        .hint(format!("ここに書けるのは、{}です。", known.join("・")))
}

/// A stage in a cell that is merged across years.
pub fn merged_years(shown: &str, years: usize) -> Wording {
    Wording::new(format!("{years}年度分を結合したセルの{}は、2年目からを「⇒」（継続）として読みました。", quote(shown)))
}

/// An indicator whose target was taken for an upper limit.
pub fn taken_as_at_most(name: &str) -> Wording {
    Wording::new(format!(
        "指標{}は、目標が初期値より小さいので、方向を「以下」（少ないほどよい）としました。",
        quote(name)
    ))
    .hint("違う場合は、計画のファイルの「方向」を直してください。")
}

/// An indicator of which nobody can tell which side of the target is good.
pub fn direction_unknown(name: &str) -> Wording {
    Wording::new(format!(
        "指標{}は、多いほどよいのか少ないほどよいのか、表からはわかりません。「以上」としました。",
        quote(name)
    ))
    .hint("少ないほどよい指標なら、計画のファイルの「方向」を「以下」に直してください。")
}

/// Text that is no year.
pub fn no_year(shown: &str) -> Wording {
    Wording::new(format!("年度{}が読み取れません。", quote(shown)))
        .hint("「R2」や「令和2年度」のように書いてください。")
}

/// A status word without its class.
pub fn no_class(word: &str) -> Wording {
    Wording::new(format!("実施状況区分{}の補足が、完了・一部・未了のどれでもありません。", quote(word)))
        .hint("どれかを「補足」の列に書いてください。")
}

/// A printed total without its count.
pub fn no_count(word: &str) -> Wording {
    Wording::new(format!("総括の{}の件数が読み取れません。", quote(word))).hint("件数を「補足」の列に書いてください。")
}

/// An item that the sheet of the plan does not have.
pub fn unknown_item(item: &str, content: &str) -> Wording {
    Wording::new(format!("項目{}（{content}）は取り込めません。", quote(item)))
        .hint("必要な内容なら、計画のファイルに書き足してください。")
}

/// An item that may stand once, met again.
pub fn said_twice(content: &str) -> Wording {
    Wording::new(format!("同じ項目が2回あります。{}は取り込んでいません。", quote(content)))
        .hint("どちらか1つにしてください。")
}

/// A node whose depth is none.
pub fn no_depth(name: &str) -> Wording {
    Wording::new(format!("{}の段が読み取れないため、取り込んでいません。", quote(name)))
        .hint("すぐ上の行の段と同じか、1つ大きい数までを「段」の列に書いてください。")
}

/// A note of something that is not there.
pub fn unplaced_note(reference: &str, item: &str, content: &str) -> Wording {
    Wording::new(format!("{reference}の{item}{}の付け先が見つからないため、取り込んでいません。", quote(content)))
        .hint("必要な内容なら、計画のファイルに書き足してください。")
}

/// Rows outside tables.
pub fn outside(text: &str, first: u32, last: u32) -> Wording {
    let start: String = text.chars().take(20).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    let rows = if first == last { format!("{first}行目") } else { format!("{first}～{last}行目") };
    Wording::new(format!("{rows}は表ではないため、取り込んでいません（{start}{more}）。"))
}

/// A sheet that was asked for and is not there.
pub fn no_such_sheet(wish: &str, names: &[&str]) -> Wording {
    Wording::new(format!("シート{}はありません。", quote(wish)))
        .hint(format!("このブックのシートは、{}です。", names.join("、")))
}

/// A sheet of our own workbook that somebody has taken out.
pub fn missing_sheet(name: &str) -> Wording {
    Wording::new(format!("シート{}がありません。そこにあるはずの内容は取り込んでいません。", quote(name)))
        .hint("シートを消していないか、名前を変えていないか確かめてください。")
}

/// A sheet that is hidden.
pub fn hidden_sheet(name: &str) -> Wording {
    Wording::new(format!("シート{}は非表示のため、取り込んでいません。", quote(name)))
        .hint(format!("取り込むには、「--sheet {name}」を付けてください。"))
}

/// No table in the whole workbook.
pub fn nothing_found() -> Wording {
    Wording::new("取組の表も指標の表も見つかりません。")
        .hint("表の見出しに「具体的取組内容」「担当課」「実施状況」や「達成指標」「目標」などの言葉があるか確かめてください。")
}

/// No fiscal year in any heading.
pub fn no_years() -> Wording {
    Wording::new("表の見出しに年度が見つかりません。")
        .hint("年度の列の見出しを「H28」や「令和2年度」のように書いてください。")
}

/// No title; the name of the file stands for it.
pub fn no_title(id: &str) -> Wording {
    Wording::new(format!("計画の名称がわからないため、ファイルの名前{}としました。", quote(id)))
        .hint("「--title 計画の名称」を付けて取り込み直すか、計画のファイルを直してください。")
}

/// The municipality was taken out of the title.
pub fn guessed_municipality(name: &str) -> Wording {
    Wording::new(format!("自治体は、計画の名称から{}としました。", quote(name)))
        .hint("違う場合は、「--municipality 自治体の名前」を付けてください。")
}

/// The municipality is not known.
pub fn no_municipality() -> Wording {
    Wording::new("自治体の名前は、表からはわかりません。").hint("「--municipality 自治体の名前」を付けてください。")
}

/// What tables made for print never say.
pub fn not_printed() -> Wording {
    Wording::new("表に書かれていない項目（担当課のよみ、指標の判定など）は、計画のファイルで補ってください。")
}

/// Status words whose classes were guessed.
pub fn guessed_statuses(statuses: &[(String, StatusClass)]) -> Wording {
    let one = |(word, class): &(String, StatusClass)| format!("{word}は「{}」", super::screen::status_class(*class));
    let all: Vec<String> = statuses.iter().map(one).collect();
    Wording::new(format!("実施状況の言葉を、{}として読みました。", all.join("、")))
        .hint("違う場合は、計画のファイルの「実施状況区分」を直してください。")
}

/// The comment in the plan file above an entry that needs a person.
pub fn comment(place: Option<&str>, wording: &Wording) -> String {
    let place = place.map_or(String::new(), |place| format!("{place}: "));
    format!("確認: {place}{}", wording.message)
}

/// What has been read, and how much is to be looked at.
pub fn summary(actions: usize, indicators: usize, attention: usize) -> String {
    let attention = match attention {
        0 => "確認が必要なところはありません。".to_owned(),
        count => format!("確認が必要: {count}件"),
    };
    format!("取組{actions}件、指標{indicators}件を読み取りました。{attention}")
}

/// The plan file has been written.
pub fn made(path: &str) -> String {
    format!("{path} に書きました。")
}

/// A file is there already.
pub fn exists(path: &str) -> Wording {
    Wording::new(format!("{path} は、すでにあります。上書きはしません。"))
        .hint("「-o」に別の名前を指定するか、前のファイルを移してください。")
}

/// A name that no plan file has.
pub fn not_a_plan_name(path: &str) -> Wording {
    Wording::new(format!("{path} は、計画のファイルの名前ではありません。"))
        .hint("名前の終わりを .yaml にしてください（例: plan.yaml）。")
}

/// The command.
pub const IMPORT: &str = "Excelのブックから、計画のファイルを作ります";
/// How it is typed.
pub const IMPORT_USAGE: &str = "susumi import [オプション] BOOK";
/// Behind its help.
pub const IMPORT_AFTER: &str = "\
例:
  susumi import 総括表.xlsx -o plans/第2次計画.yaml
  susumi import 総括表.xlsx --sheet 取組 --sheet 指標 --municipality 日進市 -o plan.yaml
読めるもの:
  susumi export --format xlsx で作ったブック（手を加えたものも）
  印刷した総括表のような表（予定と実績の2行、結合したセル、⇒ など）
  ファイルの種類は *.xlsx *.xlsm *.xls *.ods
読み取れなかったところは、シート名とセル番地（例: 総括表!F12）を添えて表示し、
計画のファイルにも「# 確認:」の行を入れます。確かめたら、その行は消します。
終了コード: 0 確認が必要なところなし、1 あり、2 読み取れない";
/// What is read.
pub const BOOK: &str = "Excelのブック";
/// Where to.
pub const OUTPUT: &str = "計画のファイルの名前（*.yaml）。今あるファイルには書かない。ないときと - は標準出力";
/// Which sheets.
pub const SHEET: &str = "読むシート（何度でも）。ないときはすべて";
/// What a sheet is called by.
pub const SHEET_VALUE: &str = "シート";
/// The title.
pub const TITLE: &str = "計画の名称。ないときは表の上の題名";
/// The municipality.
pub const MUNICIPALITY: &str = "自治体の名前。ないときは計画の名称から";
