//! Sentences for what cannot be opened at all: files that are no plan, paths that are not there.

use std::io;

use super::wording::Wording;

/// The file or folder is not there.
pub fn not_found() -> Wording {
    Wording::new("ファイルもフォルダーもありません。").hint("名前と場所を確かめてください。")
}

/// It was there before.
pub fn gone() -> Wording {
    Wording::new("ファイルがなくなりました。")
        .hint("消したのでなければ、元の場所に戻してください。戻れば自動で読み込みます。")
}

/// What a path may lead to that is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A folder.
    Folder,
    /// A named pipe (FIFO).
    Pipe,
    /// A socket.
    Socket,
    /// A device: a terminal, a disk, /dev/zero.
    Device,
}

/// It is there and no file.
pub fn no_file(kind: Kind) -> Wording {
    let what = match kind {
        Kind::Folder => "フォルダー",
        Kind::Pipe => "名前付きパイプ",
        Kind::Socket => "ソケット",
        Kind::Device => "装置（デバイス）",
    };
    Wording::new(format!("ファイルではなく{what}なので、読みません。")).hint("計画のファイルを指定してください。")
}

/// A link to nothing.
pub fn dangling_link() -> Wording {
    Wording::new("リンクの先がありません。").hint("リンクを消すか、正しい場所に作り直してください。")
}

/// A link that leads back to itself.
pub fn circular_link() -> Wording {
    Wording::new("リンクの先をたどると元に戻ってしまうため、読めません。")
        .hint("リンクを消すか、正しい場所に作り直してください。")
}

/// A name that no file can have.
pub fn name_too_long() -> Wording {
    Wording::new("名前が長すぎるため、開けません。").hint("名前と場所を確かめてください。")
}

/// Folders inside each other, more than are searched.
pub fn folders_too_deep(limit: usize) -> Wording {
    Wording::new(format!("フォルダーの入れ子が深すぎるため、この中は調べていません（上限は{limit}段です）。"))
        .hint("この中のフォルダーを直接指定してください。")
}

/// A folder with more plan files than are opened.
pub fn too_many_files(limit: usize) -> Wording {
    Wording::new(format!("計画のファイルが多すぎるため、名前の順に{limit}件だけ開きました。"))
        .hint("この中のフォルダーかファイルを直接指定してください。")
}

/// A folder with more entries than are looked through.
pub fn too_many_entries(limit: usize) -> Wording {
    Wording::new(format!("フォルダーの中身が多すぎるため、{limit}件まで調べてやめました。"))
        .hint("計画のファイルだけを置いたフォルダーを指定してください。")
}

/// Reading it is not permitted.
pub fn not_permitted() -> Wording {
    Wording::new("読む権限がありません。").hint("ファイルの権限を確かめてください。")
}

/// It leads out of what may be read.
pub fn outside() -> Wording {
    Wording::new("見てよい場所の外へのリンクなので、読みません。")
        .hint("リンクの代わりに、ファイルそのものを置いてください。")
}

/// Reading it failed.
pub fn unreadable(error: &io::Error) -> Wording {
    Wording::new(format!("読み取れませんでした（{}）。", reason(error)))
}

/// Why reading or writing failed, in a few words; the system's own for what is rare.
pub fn reason(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => "ファイルもフォルダーもありません",
        io::ErrorKind::PermissionDenied => "権限がありません",
        io::ErrorKind::AlreadyExists => "同じ名前のファイルがあります",
        io::ErrorKind::StorageFull => "空き容量がありません",
        io::ErrorKind::QuotaExceeded => "割り当てられた容量を使い切りました",
        io::ErrorKind::ReadOnlyFilesystem => "書き込めない場所です",
        io::ErrorKind::IsADirectory => "フォルダーです",
        io::ErrorKind::NotADirectory => "途中の名前がフォルダーではありません",
        _ => return error.to_string(),
    };
    words.to_owned()
}

/// A folder without plan files.
pub fn empty_folder() -> Wording {
    Wording::new("計画のファイル（*.yaml、*.yml）が1つもありません。")
        .hint("計画のファイルを置くか、別のフォルダーを指定してください。")
}

/// A folder with so many files that are YAML, none of them a plan.
pub fn folder_without_plans(passed: usize) -> Wording {
    Wording::new(format!("計画のファイルが1つもありません（計画ではないYAMLファイルが{passed}件あります）。"))
        .hint("計画のファイルを置くか、別のフォルダーを指定してください。理由は、ファイルを1つ指定して「susumi check」を実行するとわかります。")
}

/// The file is larger than the limit.
pub fn too_large(limit: u64) -> Wording {
    Wording::new(format!("ファイルが大きすぎます（上限は{}MBです）。", limit / (1024 * 1024)))
        .hint("計画のファイルかどうか確かめてください。")
}

/// What to do about every encoding but UTF-8.
const SAVE_AS_UTF8: &str = "エディターで文字コード「UTF-8」を選んで保存し直してください。";

/// The file is in that encoding, or was meant to be, up to a byte that fits nothing; bytes count from 1.
pub fn broken_encoding(name: &str, byte: usize) -> Wording {
    let message =
        format!("文字コードがわからないため、読めません（{name}としては、先頭から{byte}バイト目が文字になりません）。");
    Wording::new(message).hint(SAVE_AS_UTF8)
}

/// The bytes are characters in both of two encodings.
pub fn ambiguous_encoding(one: &str, other: &str) -> Wording {
    Wording::new(format!("文字コードが{one}か{other}か決められないため、読めません。")).hint(SAVE_AS_UTF8)
}

/// The file is in an encoding that is not read.
pub fn foreign_encoding(name: &str) -> Wording {
    Wording::new(format!("文字コードが{name}のため、読めません。")).hint(SAVE_AS_UTF8)
}

/// The file is in an encoding that is read although it should not be.
pub fn read_as(name: &str) -> Wording {
    Wording::new(format!("文字コードがUTF-8ではないので、{name}として読みました。"))
        .hint("UTF-8で保存し直すと、どの環境でも同じように開けます。")
}

/// A character that must not be in a plan file.
pub fn forbidden_character(c: char) -> Wording {
    Wording::new(format!("使えない文字（U+{:04X}）が入っています。", u32::from(c))).hint("この文字を消してください。")
}

/// Not YAML.
pub fn not_yaml() -> Wording {
    Wording::new("この付近の書き方が正しくないため、読めません。")
        .hint("字下げ、「: 」の後の半角の空白、[ ] や { } や引用符の閉じ忘れを確かめてください。")
}

/// Nested too deep.
pub fn too_deep(limit: usize) -> Wording {
    Wording::new(format!("入れ子が深すぎるため、読めません（上限は{limit}段です）。"))
        .hint("[ や { の閉じ忘れがないか確かめてください。")
}

/// A map with too many keys.
pub fn too_wide(limit: usize) -> Wording {
    Wording::new(format!("1か所に書ける項目の数（{limit}）を超えています。"))
        .hint("計画のファイルかどうか確かめてください。")
}

/// A file with too many keys and values.
pub fn too_many_values(limit: usize) -> Wording {
    Wording::new(format!("1つのファイルに書ける項目と値の数（{limit}）を超えています。"))
        .hint("計画のファイルかどうか確かめてください。")
}

/// `*name` or `&name`.
pub fn reference() -> Wording {
    Wording::new("「*」で始まる値は使えません。").hint("文字として書くときは、\"*…\" のように引用符で囲んでください。")
}

/// `!name`.
pub fn tag() -> Wording {
    Wording::new("「!」で始まる値は使えません。").hint("文字として書くときは、\"!…\" のように引用符で囲んでください。")
}

/// A second document in the file.
pub fn second_document() -> Wording {
    Wording::new("1つのファイルに計画が2つ入っています（「---」）。").hint("計画ごとにファイルを分けてください。")
}

/// A list or a map in the place of a key.
pub fn bad_key() -> Wording {
    Wording::new("項目名の場所に [ ] や { } は書けません。").hint("「項目名: 値」の形で書いてください。")
}

/// Nothing in the file.
pub fn empty() -> Wording {
    Wording::new("中身がありません。").hint("「計画: …」から書き始めてください。")
}

/// Readable, but no plan.
pub fn not_a_plan() -> Wording {
    Wording::new("計画のファイルではありません（「計画」も「体系」もありません）。")
        .hint("別のファイルを指定するか、「計画: …」から書き始めてください。")
}

/// A plan from which no fiscal year can be taken.
pub fn no_years() -> Wording {
    Wording::new("計画の年度がわからないため、開けません。").hint("「年度: H28-R2」のように書いてください。")
}

/// The name of the plan that the program carries.
pub const BUILT_IN: &str = "内蔵の計画";
