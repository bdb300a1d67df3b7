//! What is lacking where the program runs, a sentence each.

/// A terminal that cannot place text.
pub fn dumb_terminal(name: &str) -> String {
    format!("TERM={name}のため色を使いません。表示が乱れるときはTERMを端末に合わせてください")
}
/// A terminal without colours.
pub fn colourless_terminal(name: &str) -> String {
    format!("TERM={name}のため色を使いません。色の出る端末ならTERM=xtermを指定してください")
}
/// No `TERM` at all.
pub fn unknown_terminal() -> String {
    "端末の種類がわからないため色を使いません。環境変数TERMを確かめてください".to_owned()
}
/// A locale with another character code than UTF-8.
pub fn legacy_charset(charset: &str) -> String {
    format!("文字コードの設定が{charset}です。文字化けするときは端末をUTF-8にしてください")
}
/// The platform names no folder for settings.
pub const NO_SETTINGS: &str = "環境変数HOMEがないため設定ファイルを読まずに起動しました";
