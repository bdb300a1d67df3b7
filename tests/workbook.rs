//! `susumi export --format xlsx`: what stands in the sheets, read back with another program's eyes.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/run.rs"]
mod run;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::time::Duration;

use calamine::{Data, Reader, Xlsx};
use folder::folder;
use run::{err, run};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const REAL: &str = "plans/nisshin-2.yaml";
const RUNNING: &str = "tests/plans/midori-3.yaml";

type Book = Xlsx<Cursor<Vec<u8>>>;

fn bytes(arguments: &[&str], plan: &Path) -> Vec<u8> {
    let folder = folder(&[]);
    let plan = plan.to_str().unwrap();
    let output = run(folder.path(), &[&["export", "-o", "x.xlsx"], arguments, &[plan]].concat());
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
    fs::read(folder.path().join("x.xlsx")).unwrap()
}

fn book_of(bytes: Vec<u8>) -> Book {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn book(arguments: &[&str], plan: &str) -> Book {
    book_of(bytes(arguments, &Path::new(ROOT).join(plan)))
}

/// A plan that stands only here.
fn book_of_text(text: &str, arguments: &[&str]) -> Book {
    let folder = folder(&[("plan.yaml", text)]);
    book_of(bytes(arguments, &folder.path().join("plan.yaml")))
}

/// A cell as it is told apart here: numbers with `#`, so that a text of digits is none.
fn told(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Float(number) => format!("#{number}"),
        Data::Int(number) => format!("#{number}"),
        Data::String(text) => text.replace('\n', "⏎"),
        other => format!("?{other:?}"),
    }
}

fn rows(book: &mut Book, sheet: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(sheet).unwrap();
    assert_eq!(range.start(), Some((0, 0)), "{sheet}");
    range.rows().map(|row| row.iter().map(told).collect()).collect()
}

/// The sheet with its row numbers and, below, what is merged.
fn dump(book: &mut Book, sheet: &str) -> String {
    let mut out = format!("== {sheet}\n");
    for (at, row) in rows(book, sheet).iter().enumerate() {
        writeln!(out, "{:>3} {}", at + 1, row.join(" | ").trim_end_matches([' ', '|'])).unwrap();
    }
    let regions = book.merge_cells_by_sheet_name(sheet).unwrap();
    let mut merged: Vec<String> = regions.iter().map(|region| name(region.start, region.end)).collect();
    merged.sort();
    for line in merged.chunks(16) {
        writeln!(out, "merged {}", line.join(" ")).unwrap();
    }
    out + "\n"
}

fn name(start: (u32, u32), end: (u32, u32)) -> String {
    let column = |at: u32| char::from(b'A' + at as u8);
    format!("{}{}:{}{}", column(start.1), start.0 + 1, column(end.1), end.0 + 1)
}

/// Holds a text against the file of that name, or puts it there where `INSTA_UPDATE=always` asks for that.
fn golden(name: &str, written: &str) {
    let path = Path::new(ROOT).join("tests/golden").join(name);
    if std::env::var("INSTA_UPDATE").is_ok_and(|wish| wish == "always") {
        fs::write(&path, written).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap();
    assert!(expected == written, "{name} is another now; INSTA_UPDATE=always puts it there, then look at the diff");
}

#[test]
fn the_real_plan_as_it_stands_here() {
    let mut book = book(&[], REAL);
    let sheets = ["目次", "総括表", "達成指標", "集計", "担当課別集計", "要対応", "下水道課", "計画", "体系", "注記"];
    golden("nisshin-2.xlsx.txt", &sheets.map(|sheet| dump(&mut book, sheet)).concat());
}

#[test]
fn a_running_plan_with_other_levels_and_words_in_all_its_sheets() {
    let mut book = book(&[], RUNNING);
    let all: Vec<String> = book.sheet_names().iter().map(ToString::to_string).collect();
    golden("midori-3.xlsx.txt", &all.iter().map(|sheet| dump(&mut book, sheet)).collect::<String>());
}

#[test]
fn a_department_in_an_earlier_year() {
    let mut book = book(&["-d", "gesui", "--year", "H30"], REAL);
    let all: Vec<String> = book.sheet_names().iter().map(ToString::to_string).collect();
    assert_eq!(all.iter().filter(|name| name.ends_with('課')).collect::<Vec<_>>(), ["下水道課"], "the one asked for");
    let sheets = ["総括表", "達成指標", "下水道課"];
    golden("nisshin-2-gesui-h30.xlsx.txt", &sheets.map(|sheet| dump(&mut book, sheet)).concat());
}

#[test]
fn the_same_bytes_whenever_they_are_written() {
    let plan = Path::new(ROOT).join(REAL);
    let before = bytes(&[], &plan);
    // Files in a workbook are dated to two seconds.
    std::thread::sleep(Duration::from_millis(2100));
    assert!(before == bytes(&[], &plan), "a clock has come in");
}

#[test]
fn every_row_of_an_action_says_what_it_is_of() {
    for plan in [REAL, RUNNING] {
        let mut book = book(&[], plan);
        let rows = rows(&mut book, "総括表");
        let head = rows.iter().position(|row| row.contains(&"照合番号".to_owned())).unwrap() + 1;
        let headings = &rows[head];
        let column = |heading: &str| headings.iter().position(|one| one == heading).unwrap();
        let kind = column("区分");
        let year = kind + 1..column("実施状況");
        for pair in rows[head + 1..].chunks(2) {
            let [planned, actual] = pair else { panic!("{pair:?}") };
            assert_eq!([&planned[kind], &actual[kind]], ["予定", "実績"]);
            for at in (0..headings.len()).filter(|at| *at != kind && !year.contains(at)) {
                assert_eq!(planned[at], actual[at], "{}", headings[at]);
            }
            for heading in ["番号", "具体的取組内容", "担当課", "体系の番号", "照合番号"] {
                assert!(!planned[column(heading)].is_empty(), "{heading}: {planned:?}");
            }
        }
    }
}

#[test]
fn numbers_are_numbers_words_are_words_and_nothing_is_a_formula() {
    let mut real = book(&[], REAL);
    let rows = rows(&mut real, "達成指標");
    let row = |name: &str| rows.iter().find(|row| row.contains(&name.to_owned())).unwrap();
    let interest = row("下水道事業特別会計の利子残高");
    assert!(interest.contains(&"#1096899".to_owned()) && interest.contains(&"千円".to_owned()), "{interest:?}");
    assert!(row("債権管理条例").iter().filter(|cell| *cell == "制定").count() >= 2);
    for plan in [REAL, "tests/plans/formulas.yaml"] {
        let mut book = book(&[], plan);
        for sheet in book.sheet_names() {
            assert!(book.worksheet_formula(&sheet).unwrap().is_empty(), "{sheet}");
            let range = book.worksheet_range(&sheet).unwrap();
            assert!(!range.cells().any(|(.., cell)| matches!(cell, Data::Error(_))), "{sheet}");
        }
    }
}

/// A plan of one action of those departments.
fn plan_of(departments: &[&str]) -> String {
    let quoted: Vec<String> = departments.iter().map(|name| format!("\"{name}\"")).collect();
    let listed = quoted.join(", ");
    format!(
        "計画: \"=計画&A\"\n年度: R1\n階層: [分野]\n体系:\n- 番号: 1\n  名称: \"+名称\"\n  取組:\n  - 番号: 1\n    名称: \
         \"=1+1\"\n    担当課: [{listed}]\n    予定: {{R1: 実施}}\n    備考: \"一行目\\n二行目\"\n"
    )
}

#[test]
fn departments_whose_names_excel_does_not_take_have_sheets_all_the_same() {
    let long = "課".repeat(40);
    let other = "課".repeat(39) + "二";
    let departments = [long.as_str(), &other, "総括表", "企画/財政[課]", "'", "A課", "a課"];
    let mut book = book_of_text(&plan_of(&departments), &[]);
    let names = book.sheet_names();
    let own: Vec<&str> = names[7..names.len() - 3].iter().map(AsRef::as_ref).collect();
    let (cut, second) = ("課".repeat(31), "課".repeat(28) + "(2)");
    assert_eq!(own, [&cut, &second, "総括表(2)", "企画_財政_課_", "担当課", "A課", "a課(2)"]);
    let contents = rows(&mut book, "目次");
    for name in own {
        assert!(contents.iter().any(|row| row[0] == name), "{name} is in the list");
        assert!(rows(&mut book, name)[0][0].starts_with("=計画&A　"), "the title names the department in full");
    }
    let actions = rows(&mut book, "総括表");
    let action = actions.iter().find(|row| row.contains(&"=1+1".to_owned())).unwrap();
    assert!(action.contains(&"一行目 二行目".to_owned()) && action.contains(&"1 +名称".to_owned()), "{action:?}");
}

#[test]
fn a_part_with_nothing_in_it_is_a_workbook_too() {
    let mut book = book(&["-q", "どこにもない言葉"], REAL);
    let lines: BTreeMap<String, Vec<Vec<String>>> =
        book.sheet_names().iter().map(|name| (name.to_string(), rows(&mut book, name))).collect();
    assert!(lines.values().all(|rows| rows[2][0] == "絞り込み　検索:どこにもない言葉"), "every sheet says so");
    assert_eq!(lines["総括表"].len(), 5, "no more than headings");
    assert!(!lines.contains_key("下水道課"));
}
