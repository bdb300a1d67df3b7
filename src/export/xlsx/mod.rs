//! The workbook: a plan as an office lays it out in Excel, one file per sheet.
//!
//! Refuses more than one plan: a workbook is about one. Invariant: the same part of the same plan gives the same
//! bytes; of a whole plan as of its own year nothing is lost, so that reading the workbook gives it back.
//!
//! The layout that others read by; all words are in `words::workbook`. Above every table stand a title and a line
//! that says what it holds; the table begins with the row that holds its headings, found by their words.
//! 総括表 and 達成指標 have two rows of them; the lower one holds every heading.
//!
//! | sheet | columns |
//! |---|---|
//! | 総括表 | a column per level (`番号 名称`), 番号, 具体的取組内容, 担当課, 区分, a column per year, 実施状況, 予定との差, 備考, 注 (only where there is one, for people), 体系の番号, 照合番号 |
//! | 達成指標 | a column per level, 達成指標, 担当課, 単位, 方向, 初期値, a column per year, 目標, 達成状況, 達成率, 注 (for people), 備考, 判定, 値による判定, 進捗率, 担当課の別, 体系の番号, 照合番号 |
//! | 計画 | 項目, 内容, 補足: 計画 (title), 自治体, 年度 (one row a year), 時点, 階層 (one row a level), 出典, 備考, 実施状況区分 (word, class), 担当課 (name, reading), 総括 (word, count) |
//! | 体系 | 照合番号, 段, 階層, 位置, 番号, 名称, よみ, 備考: the nodes in the order of the document |
//! | 注記 | 照合番号, 種類, 位置, 名称, 項目 (初期値の注, 実績の注, 目標の注, よみ, 確認済), 年度, 符号, 内容 |
//!
//! In 総括表 an action takes two rows: 予定, then 実績. Every cell of a row is filled, also those under a merged
//! one. Several entries of one cell, and several departments, stand one a line. ⇒ is the stage that goes on, `-` a
//! dash, an empty cell nothing. Of 達成指標 numbers are number cells, words text cells. 備考 is without what stands
//! in 注記 beside single years.

mod actions;
mod attention;
mod book;
mod contents;
mod counts;
mod department;
mod given;
pub mod grid;
mod indicators;
pub mod layout;
pub mod names;
mod pages;
mod plan;
pub mod styles;
mod units;

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::part::Part;
use crate::words::workbook as words;
use book::Book;
use names::Names;
use styles::FONT;

/// Writes the workbook of a part of a plan. `filter` says in words what it is limited to, empty for nothing;
/// `departments` are those that were asked for by name: of them alone there are sheets, if any are.
///
/// # Errors
/// Whatever writing gives, or that Excel knows no workbook as large.
pub fn write_workbook(mut out: impl Write, part: &Part<'_>, filter: &str, departments: &[String]) -> io::Result<()> {
    let book = Book::of(*part, filter, departments);
    let bytes = workbook(&book).map_err(io::Error::other)?;
    out.write_all(&bytes)?;
    out.flush()
}

/// An empty workbook with the font of all its cells, its title and a date that is always the same: two workbooks of
/// the same plan are the same.
///
/// # Errors
/// None that can happen: what Excel knows is fixed here.
pub fn empty(title: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let plain = Format::new().set_font_name(FONT).set_font_size(11).set_font_charset(128);
    // The size of an empty row and column in that font, in pixels.
    workbook.set_default_format(&plain, 25, 72)?;
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = crate::visible::visible(title);
    workbook
        .set_properties(&DocProperties::new().set_title(title).set_author("susumi").set_creation_datetime(&created));
    Ok(workbook)
}

fn workbook(book: &Book<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = empty(&book.plan().title)?;
    let sheets = sheets(book);
    let listed: Vec<(String, String)> = sheets.iter().map(|sheet| (sheet.name.clone(), sheet.about.clone())).collect();
    contents::write(workbook.add_worksheet().set_name(words::CONTENTS_SHEET)?, book, &listed)?;
    for sheet in &sheets {
        (sheet.write)(workbook.add_worksheet().set_name(&sheet.name)?, book)?;
    }
    workbook.save_to_buffer()
}

/// One sheet behind the first.
struct Sheet<'a> {
    name: String,
    about: String,
    write: Box<Writer<'a>>,
}

type Writer<'a> = dyn Fn(&mut Worksheet, &Book<'_>) -> Result<(), XlsxError> + 'a;

impl<'a> Sheet<'a> {
    fn of(name: &str, about: &str, write: impl Fn(&mut Worksheet, &Book<'_>) -> Result<(), XlsxError> + 'a) -> Self {
        Self { name: name.to_owned(), about: about.to_owned(), write: Box::new(write) }
    }
}

fn sheets<'a>(book: &Book<'_>) -> Vec<Sheet<'a>> {
    let before = [
        Sheet::of(words::ACTIONS_SHEET, words::ACTIONS_ABOUT, actions::write),
        Sheet::of(words::INDICATORS_SHEET, words::INDICATORS_ABOUT, indicators::write),
        Sheet::of(words::COUNTS_SHEET, words::COUNTS_ABOUT, counts::write_whole),
        Sheet::of(words::DEPARTMENTS_SHEET, words::DEPARTMENTS_ABOUT, counts::write_by_department),
        Sheet::of(words::NODES_SHEET, words::NODES_ABOUT, counts::write_by_node),
        Sheet::of(words::ATTENTION_SHEET, words::ATTENTION_ABOUT, attention::write),
    ];
    let behind = [
        Sheet::of(words::PLAN_SHEET, words::PLAN_ABOUT, plan::write_plan),
        Sheet::of(words::TREE_SHEET, words::TREE_ABOUT, plan::write_tree),
        Sheet::of(words::NOTES_SHEET, words::NOTES_ABOUT, plan::write_notes),
    ];
    let taken = before.iter().chain(&behind).map(|sheet| sheet.name.clone());
    let mut names = Names::taken(taken.chain([words::CONTENTS_SHEET.to_owned()]));
    let departments = book.departments().into_iter().map(|id| {
        let name = names.give(&book.plan().department(id).name, words::UNNAMED_SHEET);
        let (actions, indicators) = department::of_department(book, id);
        let about = words::department_about(actions.len(), indicators.len());
        Sheet::of(&name, &about, move |sheet, book| department::write(sheet, book, id))
    });
    let departments: Vec<_> = departments.collect();
    before.into_iter().chain(departments).chain(behind).collect()
}
