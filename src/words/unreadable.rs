//! Sentences of workbooks that cannot be read, or not all of what they show.

use std::io;

use super::failure::reason;
use super::wording::Wording;

/// What to do with a workbook in a form that is not read.
const SAVE_AS_XLSX: &str = "Excelで開き、「Excelブック（*.xlsx）」として保存し直したものを指定してください。";

/// The process that reads workbooks cannot be started.
pub fn no_process(error: &io::Error) -> Wording {
    Wording::new(format!("Excelのブックを読む準備ができませんでした（{}）。", reason(error)))
        .hint("少し待ってから、もう一度実行してください。")
}

/// It needs a password.
pub fn password() -> Wording {
    Wording::new("パスワードがかかっているため、読めません。")
        .hint("Excelで開き、パスワードを外して保存し直したものを指定してください。")
}

/// Nothing in the file.
pub fn empty() -> Wording {
    Wording::new("中身のないファイルです。").hint("正しいファイルかどうか確かめてください。")
}

/// Text, such as CSV, whatever its name says.
pub fn text() -> Wording {
    Wording::new("Excelのブックではなく、文字だけのファイル（CSVなど）です。").hint(SAVE_AS_XLSX)
}

/// A web page with the name of a workbook.
pub fn web_page() -> Wording {
    Wording::new("Excelのブックではなく、ウェブページの形のファイルです。").hint(SAVE_AS_XLSX)
}

/// A PDF.
pub fn pdf() -> Wording {
    Wording::new("Excelのブックではなく、PDFです。").hint("元になったExcelのブックを指定してください。")
}

/// Another document.
pub fn other_document() -> Wording {
    Wording::new("Excelのブックではなく、別の種類のファイルです。").hint("Excelのブックを指定してください。")
}

/// Something else.
pub fn no_workbook() -> Wording {
    Wording::new("Excelのブックではありません。").hint("Excelのブック（*.xlsx）を指定してください。")
}

/// A workbook that cannot be read.
pub fn damaged() -> Wording {
    Wording::new("ブックが壊れているため、読めません。").hint(SAVE_AS_XLSX)
}

/// More than is read.
pub fn too_large(limit: usize) -> Wording {
    Wording::new(format!("ブックが大きすぎるため、読めません（上限は{limit}セルです）。"))
        .hint("計画の表だけを新しいブックにコピーして、それを指定してください。")
}

/// A cell beyond what is read.
pub fn too_wide(sheet: &str, cell: &str, rows: u32, columns: u32) -> Wording {
    Wording::new(format!(
        "シート「{sheet}」の{cell}まで値が入っているため、読めません（上限は{rows}行、{columns}列です）。"
    ))
    .hint("表から離れた場所の値を消すか、計画の表だけを新しいブックにコピーしてください。")
}

/// Reading took too long.
pub fn too_slow() -> Wording {
    Wording::new("時間がかかりすぎるため、読むのをやめました。")
        .hint("計画の表だけを新しいブックにコピーして、それを指定してください。")
}

/// A number that may have been shown in per cent, of a file whose forms of cells are not read.
pub fn without_forms() -> Wording {
    Wording::new("この形式のブックでは、％や「千円」などの表示が読めません。「65%」が0.65になっていることがあります。")
        .hint("Excelで「Excelブック（*.xlsx）」として保存し直したものを取り込むか、指標の値を確かめてください。")
}

/// A sheet of a file whose merged ranges are not read.
pub fn without_merged() -> Wording {
    Wording::new(
        "この形式のブック（*.xlsb）では、結合したセルが読めません。結合した範囲は、左上のセルだけを読みました。",
    )
    .hint("Excelで「Excelブック（*.xlsx）」として保存し直したものを取り込んでください。")
}
