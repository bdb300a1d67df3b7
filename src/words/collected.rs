//! What is said when returned workbooks are put together.

use super::wording::{Wording, quote};

/// A workbook that is none of those that were handed out.
pub fn no_form() -> Wording {
    Wording::new("調査票ではありません（「…の実績（記入）」という見出しがありません）。")
        .hint("別のファイルか、見出しの行がなくなったものです。")
}

/// It was made for another plan.
pub fn other_plan(title: &str) -> Wording {
    Wording::new(format!("別の計画{}の調査票です。", quote(title)))
        .hint("--plan で、その計画のファイルを指定してください。")
}

/// Rows of different years in one sheet.
pub fn two_years(one: &str, other: &str) -> Wording {
    Wording::new(format!("{one}と{other}の調査票の行が混ざっています。")).hint("年度ごとに別のファイルにしてください。")
}

/// It was made for another year than the others.
pub fn other_year(own: &str, wanted: &str) -> Wording {
    Wording::new(format!("{own}の調査票なので、{wanted}の分には入れません。"))
        .hint(format!("{own}の分は、--year {own} を付けて別に取り込んでください。"))
}

/// The heading names another year than its rows.
pub fn year_rewritten(shown: &str, own: &str) -> Wording {
    Wording::new(format!(
        "見出しの年度が{shown}に書き換えられていますが、{own}の調査票なので{own}の実績として読みました。"
    ))
}

/// What only the program reads is lost.
pub fn without_keys() -> Wording {
    Wording::new("照合用の列がなくなっているため、番号と名称で照合しました。")
}

/// No year is known.
pub fn which_year() -> Wording {
    Wording::new("どの年度の調査票かがわかりません。").hint("--year R3 のように指定してください。")
}

/// Nothing in the plan is called so.
pub fn no_such_entry() -> Wording {
    Wording::new("計画に、この番号と名称の取組・指標がありません。")
        .hint("番号か名称が変わっています。計画のファイルと見比べてください。")
}

/// Several are.
pub fn several_entries(count: usize) -> Wording {
    Wording::new(format!("計画に、この名称のものが{count}件あり、どれのことか決められません。"))
        .hint("「susumi set」で記入してください。")
}

/// An action in a list.
pub fn action(number: &str, name: &str) -> String {
    format!("取組{number}「{name}」")
}

/// An indicator in a list, with the path of its node: several may have one name.
pub fn indicator(name: &str, path: &str) -> String {
    format!("指標「{name}」（{path}）")
}

/// What to write where a number is expected.
pub const HOW_TO_WRITE_A_NUMBER: &str =
    "実績の欄には数だけ（例 50）を、「約」などの説明は注の欄に書いてもらってください。";

/// A date where a result or a status is expected.
pub fn is_a_date() -> Wording {
    Wording::new("日付になっています。")
        .hint("「3/4」などと打つと日付に変わることがあります。書き直してもらってください。")
}

/// An error of a formula.
pub fn is_an_error() -> Wording {
    Wording::new("計算式のエラーになっています。").hint("値を書き直してもらってください。")
}

/// TRUE or FALSE.
pub fn is_a_bool() -> Wording {
    Wording::new("TRUE・FALSEになっています。").hint("言葉か数で書き直してもらってください。")
}

/// A remark of an indicator without a value.
pub fn remark_alone() -> Wording {
    Wording::new("実績がないため、注だけを書き込むことはできません。")
        .hint("測っていなければ実績に「-」と書いてもらってください。")
}

/// What separates two of a list.
pub const BETWEEN: &str = "、";

/// Above the departments: of those that are asked for something, so many have answered.
pub fn title(plan: &str, year: &str, answered: usize, asked: usize) -> String {
    let answered = if asked > 0 { format!("　{asked}課のうち{answered}課が回答") } else { String::new() };
    format!("{plan}　{year}の実績{answered}")
}

/// Above everything, where no workbook is one of that plan.
pub fn no_workbook(plan: &str) -> String {
    format!("{plan}　取り込める調査票がありません。")
}

/// Column: how far a department has come.
pub const PROGRESS: &str = "回答";
/// Column: how many are filled in.
pub const ANSWERED: &str = "件数";
/// Column: who filled them in, and when.
pub const RESPONDENTS: &str = "記入者";

/// All is filled in.
pub const ALL: &str = "すべて";
/// Some is.
pub const PART: &str = "一部";
/// Nothing is.
pub const BLANK: &str = "未記入";

/// So many of so many.
pub fn of(part: usize, all: usize) -> String {
    format!("{part}/{all}")
}

/// Before the departments that have sent nothing.
pub const NOT_RETURNED: &str = "未回答";
/// Before those that have sent nothing and owe nothing.
pub const NOTHING_OWED: &str = "記入の要る項目なし";

/// A list behind its name.
pub fn listed(name: &str, items: &[&str]) -> String {
    format!("{name}（{}課）: {}", items.len(), items.join(BETWEEN))
}

/// Above what is not filled in.
pub const MISSING: &str = "まだ書かれていない項目";

/// One of them.
pub fn missing(entry: &str, fields: &[&str]) -> String {
    format!("{entry} … {}", fields.join(BETWEEN))
}

/// Above workbooks that are not taken.
pub const BOOKS_LEFT_OUT: &str = "取り込めなかったファイル";
/// Above what is to be known of others.
pub const BOOKS_NOTED: &str = "確かめてほしいファイル（取り込みました）";

/// Above answers that do not agree.
pub fn conflicts(count: usize) -> String {
    format!("食い違い {count}件（書き込んでいません。決まったら「susumi set」で記入してください）")
}

/// Above answers in whose place a later one has come.
pub fn replaced(count: usize) -> String {
    format!("あとの回答に差し替えたもの {count}件")
}

/// The earlier of two answers.
pub fn earlier(said: &str) -> String {
    format!("前: {said}")
}

/// What stood in the plan file before.
pub fn earlier_in_plan(text: &str) -> String {
    let text = if text.is_empty() { "空欄".to_owned() } else { quote(text) };
    earlier(&format!("計画のファイル: {text}"))
}

/// The later of two answers.
pub fn later(said: &str) -> String {
    format!("後: {said}")
}

/// Below answers that the plan file contradicts.
pub const HOW_TO_REPLACE: &str = "同じ課からの訂正なら、前の調査票も一緒に指定すると、あとから保存したほうに差し替えます。前の調査票がないときは「--replace」を付けてください。";

/// Behind a sentence.
pub const STOPS: [char; 3] = ['。', '．', '.'];
/// Answers by which people say that they have nothing to say.
pub const NOTHING_TO_SAY: [&str; 8] =
    ["特になし", "特に無し", "とくになし", "なし", "無し", "該当なし", "特記なし", "特記事項なし"];
/// Answers by which they say that all went as planned.
pub const AS_PLANNED: [&str; 7] =
    ["予定どおり", "予定通り", "計画どおり", "計画通り", "予定どおり実施", "予定通り実施", "順調"];
/// Answers by which they say that nothing has changed.
pub const AS_BEFORE: [&str; 7] =
    ["同上", "変更なし", "前年と同じ", "前年度と同じ", "昨年と同じ", "昨年度と同じ", "前年度同様"];

/// One of the first.
pub fn nothing_to_say(text: &str) -> Wording {
    Wording::new(format!("{}では、何もしなかったのか、まだわからないのかが決められません。", quote(text)))
        .hint("何もしなかった・測っていないなら「-」、まだわからないなら空欄にしてもらってください。")
}

/// One of the second; what was planned of an action.
pub fn as_planned(text: &str, planned: Option<&str>) -> Wording {
    let wording = Wording::new(format!("{}では、どこまで進んだのかが計画に残りません。", quote(text)));
    match planned {
        Some(planned) => {
            wording.hint(format!("予定は{}です。そのとおりなら、そう書いてもらってください。", quote(planned)))
        }
        None => wording.hint("実績の言葉か数を書いてもらってください。"),
    }
}

/// One of the third.
pub fn as_before(text: &str) -> Wording {
    Wording::new(format!("{}では、どの年度の何と同じなのかが計画に残りません。", quote(text)))
        .hint("前の年度の段階が続いているなら「⇒」、指標なら数を書いてもらってください。")
}

/// Above answers that cannot be written.
pub fn refused(count: usize) -> String {
    format!("書き込めない回答 {count}件（担当課に確かめてください）")
}

/// Above findings that have come with the answers.
pub fn notes(count: usize) -> String {
    format!("取り込むと点検に加わるもの {count}件")
}

/// An entry and the field that is meant.
pub fn about(entry: &str, field: &str) -> String {
    format!("{entry} {field}")
}

/// What stands in the plan file.
pub fn in_plan(text: &str) -> String {
    let text = if text.is_empty() { "空欄".to_owned() } else { quote(text) };
    format!("計画のファイル: 調査票を作ったあとに{text}になっています")
}

/// Who says what, and where.
pub fn said(who: &str, text: &str, place: &str) -> String {
    if text.is_empty() { format!("{who}（{place}）") } else { format!("{who}: {}（{place}）", quote(text)) }
}

/// In the place of a department.
pub const UNKNOWN_DEPARTMENT: &str = "担当課不明";

/// How many answers are in.
pub fn taken(actions: usize, indicators: usize, there: usize) -> String {
    let there = if there > 0 { format!("、すでに記入済み {there}件") } else { String::new() };
    format!("取り込み: 取組 {actions}件、指標 {indicators}件{there}")
}

/// Nothing had to be written.
pub fn nothing_written(file: &str) -> String {
    format!("書き込むものはありません。{file} は元のままです。")
}

/// Nothing was to be written.
pub fn not_yet_written(file: &str) -> String {
    format!("{file} には書き込んでいません（--dry-run）。")
}

/// It has been written; `joined` to what somebody else wrote meanwhile.
pub fn written(file: &str, joined: bool) -> String {
    let joined = if joined { "（ほかの人の変更も残っています）" } else { "" };
    format!("{file} に書き込みました{joined}。")
}

/// The plan says that it stands at an earlier year.
pub fn as_of(as_of: &str, year: &str) -> String {
    format!("計画の時点は{as_of}のままです。全課の分がそろったら、ファイルの「時点」を{year}に直してください。")
}

/// No file was given.
pub fn which_files() -> Wording {
    Wording::new("取り込む調査票の指定が要ります。")
        .hint("戻ってきたファイルか、それを集めたフォルダーを指定してください。")
}

/// A folder with workbooks in the folder that was given.
pub fn folder_within() -> Wording {
    Wording::new("フォルダーの中のフォルダーは、読みませんでした。")
        .hint("中の調査票を外に移すか、このフォルダーも並べて指定してください。")
}

/// A folder without workbooks.
pub fn empty_folder(folder: &str) -> Wording {
    Wording::new(format!("{}には、調査票（*.xlsx など）が1つもありません。", quote(folder)))
        .hint("戻ってきたファイルのあるフォルダーを指定してください。")
}
