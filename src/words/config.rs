//! What `susumi config` says.

use super::wording::{Wording, quote};

/// What `config` does.
pub const CONFIG: &str = "設定ファイルの場所を知らせます";
/// The usage of `config`.
pub const CONFIG_USAGE: &str = "susumi config [--init]";
/// Help of `config --init`.
pub const CONFIG_INIT: &str = "説明を付けた設定ファイルを作ります（すでにあれば何もしません）";

/// Below the help of `config`.
pub const CONFIG_AFTER: &str = "\
例:\n  \
susumi config          設定ファイルがどこにあるかを知らせる\n  \
susumi config --init   説明の付いた設定ファイルを作る\n\
\n\
終了コード: 0 知らせた（作った）、2 できなかった";

/// Where the settings file is.
pub fn config_is(path: &str) -> String {
    format!("設定ファイル: {path}")
}

/// Where the settings file would be.
pub fn config_would_be(path: &str) -> String {
    format!("設定ファイル: {path}（まだありません。「susumi config --init」で作れます）")
}

/// The settings file has been written.
pub fn config_written(path: &str) -> String {
    format!("設定ファイルを作りました: {path}")
}

/// There is a settings file already.
pub fn config_exists(path: &str) -> Wording {
    Wording::new(format!("設定ファイル{}はすでにあるので、何もしませんでした。", quote(path)))
}

/// There is no place for a settings file.
pub fn config_nowhere() -> Wording {
    Wording::new("設定ファイルを置くフォルダーがわかりません。").hint("環境変数 HOME を確かめてください。")
}
