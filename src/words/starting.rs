//! The words of the file that `susumi new` writes, and what the command says.

use super::wording::{Wording, quote};

/// The first lines of the file.
pub const HEADER: [&str; 5] = [
    "計画のファイルのひな形です。「〇〇」を書きかえ、内容を足していってください。",
    "「# 」で始まる行は説明です。消してもかまいません。",
    "「#よみ: …」のように # のすぐ後に項目名がある行は、# を消すと使えます。",
    "「: 」の後の半角の空白と、行の頭の字下げ（半角の空白）には意味があります。",
    "書き間違いは「susumi check このファイル」で、行と直し方を付けて知らせます。",
];

/// Behind the header, where there is no schema beside the file.
pub fn without_schema(name: &str) -> [String; 3] {
    [
        "エディターで項目名の候補を出すには、このファイルと同じフォルダーで".to_owned(),
        format!("「susumi schema > {name}」とし、先頭に次の1行を入れてください。"),
        format!("「# yaml-language-server: $schema=./{name}」"),
    ]
}

/// How to give a value a remark.
pub const REMARKED: &str = "値には注を付けられます。例: {R6: {値: 12, 注: 速報値}, R7: 15}";
/// A title's reading.
pub const TITLE_READING: &str = "まるまるけいかく";
/// The reading of a name.
pub const READING: &str = "まるまる";
/// A source.
pub const SOURCE: &str = "〇〇計画書";
/// A remark.
pub const REMARK: &str = "〇〇のため";
/// Findings that are let stand: none yet.
pub const ACCEPTED: &str = "[]";
/// A department.
pub const DEPARTMENT: &str = "企画課";
/// Departments with their readings.
pub const DEPARTMENTS: &str = "{企画課: きかくか, 財政課: ざいせいか}";
/// The first stages of an action.
pub const STAGES: [&str; 2] = ["検討", "実施"];
/// An action.
pub const ACTION: &str = "〇〇の導入";
/// An indicator.
pub const INDICATOR: &str = "〇〇の利用件数";
/// Its unit.
pub const UNIT: &str = "件";
/// A node of that level.
pub fn name_of(level: &str) -> String {
    format!("〇〇（{level}の名称）")
}

/// The plan's name where none is given.
pub const TITLE: &str = "〇〇計画";
/// The municipality where none is given.
pub const MUNICIPALITY: &str = "〇〇市";
/// The levels where none are given.
pub const LEVELS: [&str; 2] = ["基本目標", "施策"];
/// The file where none is given.
pub const FILE_NAME: &str = "新しい計画.yaml";

/// What `new` does.
pub const NEW: &str = "説明の付いた、新しい計画のファイルを作ります";
/// The usage of `new`.
pub const NEW_USAGE: &str = "susumi new [--title 名称] [--municipality 市町村] [--years 年度] [--levels 階層] [PATH]";
/// Help of `new PATH`.
pub const NEW_PATH: &str = "作るファイル（.yaml）か、置くフォルダー。省くと plans/新しい計画.yaml。- は標準出力";
/// Help of `new --title`.
pub const NEW_TITLE: &str = "計画の名称";
/// Placeholder of a title.
pub const TITLE_VALUE: &str = "名称";
/// Help of `new --municipality`.
pub const NEW_MUNICIPALITY: &str = "市町村の名前";
/// Placeholder of a municipality.
pub const MUNICIPALITY_VALUE: &str = "市町村";
/// Help of `new --years`.
pub const NEW_YEARS: &str = "計画期間の年度（例: R6-R10）。省くと、今年度から5年間";
/// Help of `new --levels`.
pub const NEW_LEVELS: &str = "階層の名前を上から順に、「,」で区切って（例: 基本目標,施策）";
/// What may stand between two levels on the command line.
pub const BETWEEN_LEVELS: [char; 3] = [',', '、', '，'];
/// Placeholder of levels.
pub const LEVELS_VALUE: &str = "階層";
/// Below the help of `new`.
pub const NEW_AFTER: &str = "\
例:\n  \
susumi new                                   plans/新しい計画.yaml を作る\n  \
susumi new plans/総合計画.yaml --title 第5次総合計画 --years R6-R10\n  \
susumi new - --levels 基本目標,施策,事業     標準出力に出す\n\
\n\
すでにあるファイルは上書きしません。\n\
終了コード: 0 作った、2 作れなかった";

/// What `schema` does.
pub const SCHEMA: &str = "計画のファイルの JSON Schema を出します（エディター用）";
/// The usage of `schema`.
pub const SCHEMA_USAGE: &str = "susumi schema";
/// Below the help of `schema`.
pub const SCHEMA_AFTER: &str = "\
例:\n  \
susumi schema > plans/plan.schema.json\n  \
susumi schema | less\n\
\n\
計画のファイルの先頭に次の1行を入れると、VS Code（YAML 拡張機能）などで、\n\
項目名の候補と説明が出て、書き間違いに印が付きます。\n  \
# yaml-language-server: $schema=./plan.schema.json\n\
\n\
終了コード: 0 出力した、2 出力できなかった";

/// The file has been made; what to do next, with its name as a shell takes it.
pub fn made(path: &str, typed: &str) -> [String; 3] {
    [
        format!("計画のファイルを作りました: {path}"),
        format!("    画面で見る（e で編集）: susumi {typed}"),
        format!("    書き間違いを調べる:     susumi check {typed}"),
    ]
}

/// There is such a file already.
pub fn exists(path: &str) -> Wording {
    Wording::new(format!("{}はすでにあるので、何もしませんでした。", quote(path))).hint("別の名前を指定してください。")
}

/// The name is not one of a plan file.
pub fn not_a_plan_name(path: &str) -> Wording {
    Wording::new(format!("{}は計画のファイルの名前ではありません。", quote(path)))
        .hint("フォルダーから読むのは、.yaml か .yml で終わる名前のファイルだけです。")
}

/// Years that cannot be read.
pub fn bad_years(typed: &str) -> Wording {
    Wording::new(format!("{}は年度として読めません。", quote(typed)))
        .hint("R6-R10 のように、最初の年度と最後の年度を書いてください（30年まで）。")
}

/// Names of levels that cannot be taken.
pub fn bad_levels(typed: &str, most: usize) -> Wording {
    Wording::new(format!("{}は階層の名前として使えません。", quote(typed)))
        .hint(format!("「基本目標,施策」のように、上から順に「,」で区切ってください（{most}段まで）。"))
}

/// A name that is only blanks.
pub fn blank(option: &str) -> Wording {
    Wording::new(format!("{}には値が要ります。", quote(option)))
}
