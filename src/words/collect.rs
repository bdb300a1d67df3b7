//! The workbook that a department fills in: its sheets, headings and sentences, for what writes and what reads it; and
//! what is said when such workbooks are written.

use super::wording::{Wording, quote};
use super::{field, filter};

/// The sheet that is filled in.
pub const SHEET: &str = "実績の記入";
/// The hidden sheet with the words to choose from.
pub const CHOICES_SHEET: &str = "候補（変更不可）";

/// Column: whether a row is an action or an indicator.
pub const KIND: &str = "区分";
/// In it: an action.
pub const ACTION: &str = "取組";
/// In it: an indicator.
pub const INDICATOR: &str = "指標";
/// Column: the number of an action.
pub const NUMBER: &str = field::NUMBER;
/// Column: what an action or indicator belongs to, where the plan names no level for it.
pub const NODE: &str = "属する項目";
/// Column: its name.
pub const NAME: &str = field::NAME;
/// Column: its status or verdict so far.
pub const STANDING: &str = "これまで\nの状況";

/// Column: what is planned for the year, or the target.
pub fn aim(year: &str) -> String {
    format!("{year}の予定\n指標は目標")
}

/// Column: the result of the year before.
pub fn before(year: &str) -> String {
    format!("{year}の実績")
}

/// Behind the heading of a column that is filled in: by it the column is known.
pub const FILL_IN: &str = "（記入）";

/// Column to fill in: the result.
pub fn result(year: &str) -> String {
    format!("{year}の実績\n{FILL_IN}")
}

/// Column to fill in: status or verdict.
pub const VERDICT: &str = "状況\n（記入）";
/// Column to fill in: a remark.
pub const REMARK: &str = "注\n（記入）";
/// The column with what only the program reads; hidden.
pub const KEY: &str = "照合用";

/// In the heading of a column to fill in: it is that of results.
pub const IS_RESULT: &str = "実績";
/// The same: it is that of statuses.
pub const IS_VERDICT: &str = "状況";
/// The same: it is that of remarks.
pub const IS_REMARK: &str = "注";
/// Behind the year in a heading.
pub const OF_YEAR: &str = "の実績";

/// Above everything.
pub fn title(plan: &str, year: &str, western: &str) -> String {
    format!("{plan}　{year}（{western}年度）の実績の記入")
}

/// Below every page.
pub fn footer(title: &str, department: &str) -> String {
    format!("{title}　{department}")
}

/// Before the name of the department.
pub const DEPARTMENT: &str = "担当課";
/// Before the name of whoever fills it in.
pub const RESPONDENT: &str = "記入者";
/// Before the day.
pub const DAY: &str = "記入日";

/// How to fill it in, one line each.
pub fn how_to(year: &str) -> [String; 3] {
    [
        format!(
            "1. 色の付いた欄に{year}の実績を書いてください。欄を選んで▼を押すと候補が出ます。実績は、候補にない言葉でもかまいません。"
        ),
        "2. 取組で前の年度の段階がそのまま続いているときは「⇒」、何もしなかったとき・測っていないときは「-」、まだわからないときは空けておきます。"
            .to_owned(),
        "3. 指標の実績は数だけ（例 1234、15.4）、説明は「注」に。状況は変わったときだけ選びます。書けたら保存して、送り元に返してください。"
            .to_owned(),
    ]
}

/// The title of the box for a word that is none of those to choose from.
pub const NO_CHOICE_TITLE: &str = "候補から選んでください";

/// In that box.
pub fn no_choice(words: &[&str]) -> String {
    format!("ここに書けるのは、次のどれかです: {}", words.join("、"))
}

/// What an action's status is called.
pub const STATUS: &str = field::STATUS;
/// What an indicator's verdict is called.
pub const ACHIEVEMENT: &str = field::ACHIEVEMENT;
/// The verdicts.
pub const VERDICTS: [&str; 2] = [filter::MET, filter::UNMET];

/// A file of this year's results that is there already.
pub fn exists(folder: &str, names: &[String]) -> Wording {
    const MOST: usize = 5;
    let shown = names.get(..MOST).unwrap_or(names).join("、");
    let more = if names.len() > MOST { " など" } else { "" };
    Wording::new(format!(
        "{}に、同じ名前のファイルが{}件あります（{shown}{more}）。どのファイルも書きませんでした。",
        quote(folder),
        names.len()
    ))
    .hint("記入済みのものかもしれません。別のフォルダーを -o で指定するか、確かめてから移してください。")
}

/// The year is missing.
pub fn which_year() -> Wording {
    Wording::new("「--year」の指定が要ります。")
        .hint("どの年度の実績を集めるかを、--year R3 のように指定してください。")
}

/// The folder is missing.
pub fn which_folder() -> Wording {
    Wording::new("「-o」の指定が要ります。").hint("調査票を置くフォルダーを、-o 調査票 のように指定してください。")
}

/// The year is none of the plan's.
pub fn year_outside(year: &str, first: &str, last: &str) -> Wording {
    Wording::new(format!("{year}は、計画の年度（{first}〜{last}）に入っていません。"))
        .hint("年度を直すか、計画のファイルの先頭の「年度」を広げてください。")
}

/// No department has anything to fill in.
pub fn nothing_to_ask() -> Wording {
    Wording::new("記入してもらう取組・指標のある担当課がありません。")
        .hint("計画のファイルの「担当課」を確かめてください。")
}

/// Above the list of what was written.
pub fn written(folder: &str, count: usize, year: &str) -> String {
    format!("{year}の調査票を{count}件、{folder} に書きました。")
}

/// Column of that list: the file.
pub const FILE: &str = "ファイル";

/// Departments that have nothing to fill in.
pub fn without_entries(names: &[&str]) -> String {
    format!("取組・指標のない担当課（調査票なし）: {}", names.join("、"))
}

/// Entries that no department answers for.
pub fn without_department(entries: &[String]) -> String {
    format!("担当課が書かれていないため、どの調査票にもない取組・指標: {}", entries.join("、"))
}

/// What to do next: the folder and what stands before the plan file, as a shell takes them.
pub fn next(folder: &str, plan: Option<&str>) -> String {
    let plan = plan.map(|plan| format!(" --plan {plan}")).unwrap_or_default();
    format!("各課から戻ったら、次のようにすると取り込めます: susumi collect --merge {folder}{plan}")
}

/// What `collect` does.
pub const COLLECT: &str = "担当課に配る調査票（Excel）を作り、戻ったものを計画に取り込みます";
/// The usage of `collect`.
pub const COLLECT_USAGE: &str = "susumi collect --year 年度 -o フォルダー [-d 担当課] [PATH]\n        \
susumi collect --merge [--plan PATH] [--dry-run] ファイル…";
/// Help of `collect PATH`.
pub const COLLECT_PATHS: &str = "計画のファイル。--merge のときは、戻った調査票かそのフォルダー";
/// Help of `collect --year`.
pub const COLLECT_YEAR: &str = "実績を集める年度（例: R3）";
/// Help of `collect -o`.
pub const COLLECT_OUTPUT: &str = "調査票を置くフォルダー。なければ作る";
/// Help of `collect -d`.
pub const COLLECT_DEPARTMENT: &str = "この担当課だけ（何度でも。ローマ字や一部でもよい）";
/// Help of `collect --merge`.
pub const COLLECT_MERGE: &str = "戻った調査票を調べて、計画のファイルに取り込む";
/// Help of `collect --plan`.
pub const COLLECT_PLAN: &str = "取り込み先の計画のファイル（省くと plans の中）";
/// Help of `collect --dry-run`.
pub const COLLECT_DRY_RUN: &str = "調べた結果と書き換える行を見るだけで、書き込まない";
/// Help of `collect --replace`.
pub const COLLECT_REPLACE: &str = "調査票を作ったあとに計画が変わっていても、調査票の回答に差し替える";
/// Help of `collect --format`.
pub const COLLECT_FORMAT: &str = "取り込みの結果の形: text（既定）、json";
/// Help of `collect --despite`.
pub const COLLECT_DESPITE: &str = "この指摘が生じても書き込む（例: verdict）。何度でも";
/// Below the help of `collect`.
pub const COLLECT_AFTER: &str = "\
例:\n  \
susumi collect --year R3 -o 調査票 plans/nisshin-2.yaml     課ごとに作る\n  \
susumi collect --merge --dry-run 調査票                     調べるだけ\n  \
susumi collect --merge 調査票 --plan plans/nisshin-2.yaml   取り込む\n\
\n\
調査票は、名前や行の順を変えても、ほかの表計算ソフトで保存しても取り込めます。\n\
食い違う回答と、点検で指摘される回答は、書き込まずに一覧にします。\n\
同じ課の調査票が2つあれば、あとから保存したほうを取り込み、その旨を知らせます。\n\
何度取り込んでも同じ結果になります。\n\
終了コード: 0 すべて入った、1 未回答・食い違い・指摘が残った、2 実行できなかった";
