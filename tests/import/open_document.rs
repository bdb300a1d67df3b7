//! The same table as `.xlsx`, as `.ods` and as `.xls`: nothing may depend on which of them an office keeps.

use rust_xlsxwriter::{Format, Formula, Note, Workbook};
use susumi::import::{Book, BookError, Finished, Wishes, parse, plan_of};

use super::hostile::archive;

/// A table with what offices do to theirs: merged years, merged headings, per cent, thousands, a remark on a cell, a
/// broken line, an error, a date, rows left empty, a hidden sheet.
fn xlsx() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let plain = Format::new();
    let sheet = workbook.add_worksheet().set_name("総括表").unwrap();
    for (column, heading) in ["取組項目", "具体的取組内容", "担当課", "区分"].iter().enumerate() {
        sheet.merge_range(2, column as u16, 3, column as u16, heading, &plain).unwrap();
    }
    sheet.merge_range(2, 4, 2, 6, "工程", &plain).unwrap();
    for (column, year) in ["R1", "R2", "R3"].iter().enumerate() {
        sheet.write(3, 4 + column as u16, *year).unwrap();
    }
    sheet.write(3, 7, "実施状況").unwrap();
    sheet.merge_range(4, 0, 5, 0, "1 あ & い", &plain).unwrap();
    sheet.merge_range(4, 1, 5, 1, "1 窓口の\n見直し", &plain).unwrap();
    sheet.merge_range(4, 2, 5, 2, "企画課", &plain).unwrap();
    sheet.write(4, 3, "予定").unwrap();
    sheet.merge_range(4, 4, 4, 6, "検討", &plain).unwrap();
    sheet.write(5, 3, "実績").unwrap();
    sheet.write(5, 4, "検討").unwrap();
    sheet.insert_note(5, 4, &Note::new("見えない覚え書き").set_author("")).unwrap();
    sheet.write(5, 5, "⇒").unwrap();
    sheet.write(5, 6, "⇒").unwrap();
    sheet.merge_range(4, 7, 5, 7, "実施", &plain).unwrap();
    for (column, heading) in ["取組項目", "指標", "初期値", "R1", "R2", "R3", "目標"].iter().enumerate() {
        sheet.write(8, column as u16, *heading).unwrap();
    }
    let percent = Format::new().set_num_format("0.0%");
    let money = Format::new().set_num_format("#,##0\"千円\"");
    let scaled = Format::new().set_num_format("#,##0,\"千円\"");
    let day = Format::new().set_num_format("yyyy/m/d");
    sheet.write(9, 0, "1 あ & い").unwrap().write(9, 1, "割合").unwrap();
    for (column, value) in [(2, 0.6525), (3, 0.7), (6, 1.0)] {
        sheet.write_with_format(9, column, value, &percent).unwrap();
    }
    sheet.write_formula(9, 4, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_with_format(9, 5, 44286, &day).unwrap();
    sheet.write(10, 1, "収入").unwrap();
    sheet.write_with_format(10, 2, 1_096_899, &money).unwrap();
    sheet.write_with_format(10, 3, 1_234_000, &scaled).unwrap();
    sheet.write(10, 4, 1200.5).unwrap();
    sheet.write(10, 5, true).unwrap();
    workbook.add_worksheet().set_name("隠").unwrap().set_hidden(true).write(0, 0, 1).unwrap();
    workbook.save_to_buffer().unwrap()
}

/// That table as LibreOffice writes it, put together by hand.
const CONTENT: &str = include_str!("table.xml");

fn ods_of(content: &str, manifest: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("content.xml", content.as_bytes().to_vec()),
        ("META-INF/manifest.xml", manifest.as_bytes().to_vec()),
    ])
}

fn ods(content: &str) -> Vec<u8> {
    ods_of(content, "<manifest:manifest/>")
}

fn plan(book: &Book) -> Finished {
    plan_of(book, "p", &Wishes::default()).unwrap()
}

#[test]
fn an_ods_gives_what_the_xlsx_of_the_same_table_gives() {
    let (one, other) = (parse(&xlsx()).unwrap(), parse(&ods(CONTENT)).unwrap());
    assert_eq!(other.sheets[0].cells().collect::<Vec<_>>(), one.sheets[0].cells().collect::<Vec<_>>());
    assert_eq!(other.sheets, one.sheets);
    let (one, other) = (plan(&one), plan(&other));
    assert_eq!(other.plan, one.plan);
    assert_eq!(other.doubts, one.doubts);
    let planned = &other.plan.actions[0].planned;
    assert_eq!((planned, planned.0.iter().count()), (&other.plan.actions[0].actual, 3), "merged years go on");
}

#[test]
fn an_xls_gives_the_same_stages_and_says_what_it_cannot_tell() {
    let finished = plan(&parse(include_bytes!("table.xls")).unwrap());
    assert_eq!(finished.plan.actions, plan(&parse(&xlsx()).unwrap()).plan.actions);
    let said =
        finished.doubts.iter().find(|(_, doubt)| doubt.wording.message.contains("％や「千円」などの表示が読めません"));
    assert!(said.is_some_and(|(_, doubt)| doubt.place.is_some()), "{:?}", finished.doubts);
}

#[test]
fn what_an_ods_says_of_its_own_size_is_believed_as_far_as_something_stands_there() {
    let table = |rows: &str| ods(&format!("<a><table:table table:name=\"表\">{rows}</table:table></a>"));
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>";
    let row = |attributes: &str, cells: &str| format!("<table:table-row {attributes}>{cells}</table:table-row>");
    let wide = |cell: &str| Err(BookError::TooWide { sheet: "表".into(), cell: cell.into() });
    let far = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
    let many = cell.replacen(' ', " table:number-columns-repeated=\"4000000000\" ", 1);
    let merged = cell.replacen(' ', " table:number-columns-spanned=\"4294967295\" table:number-rows-spanned=\"9\" ", 1);
    for (rows, expected) in [
        (row("table:number-rows-repeated=\"1048576\"", "<table:table-cell/>") + &row("", cell), wide("A1048577")),
        (row("table:number-rows-repeated=\"4000000000\"", cell), wide("A20001")),
        (row("", &format!("{far}{cell}")), wide("XFE1")),
        (row("", &many), wide("SG1")),
    ] {
        assert_eq!(parse(&table(&rows)).map(drop), expected, "{rows}");
    }
    let book = parse(&table(&row("", &merged))).unwrap();
    assert_eq!(book.sheets[0].seen(susumi::import::Address::at(8, 400)).shown(), "1");
    let mut three = row("table:number-rows-repeated=\"2\"", &cell.replace("1<", "2<"));
    three += &row("table:number-rows-repeated=\"1000000\"", far);
    assert_eq!(parse(&table(&three)).unwrap().sheets[0].height(), 2);
}

#[test]
fn an_ods_that_is_locked_or_damaged_is_told_from_a_sound_one() {
    let locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    assert_eq!(parse(&ods_of(CONTENT, locked)), Err(BookError::Password));
    for end in (0..CONTENT.len()).step_by(97).filter(|end| CONTENT.is_char_boundary(*end)) {
        let cut = parse(&ods(&CONTENT[..end]));
        assert!(matches!(cut, Ok(_) | Err(BookError::Damaged(_))), "{end}: {cut:?}");
    }
    let foreign = CONTENT.replace("table:style-name=\"ta2\">", "table:style-name=\"ta2\"><table:table-source/>");
    assert_eq!(parse(&ods(&foreign)).unwrap().sheets.len(), 1, "what is kept of another workbook is no sheet");
}
