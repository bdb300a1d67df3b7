//! Workbooks that come back a second time, corrected; and answers that are asked about.

use super::fill::{Filled, RESULT};
use super::hostile::{PLAN, filled, left, read, received, standing};
use crate::collect::{Received, Wishes, merge};
use crate::import::Book;
use crate::source::Loaded;

const EARLY: Option<&str> = Some("2022-04-01T00:00:00Z");
const LATE: Option<&str> = Some("2022-04-08T00:00:00Z");

/// A workbook of 企画課 with that result of its first action, saved at that moment.
fn answered(books: &[Filled; 2], file: &str, result: &str, saved: Option<&str>) -> Received {
    let mut book = Filled { cells: books[0].cells.clone(), merged: Vec::new() };
    book.write(book.row("広告の募集"), RESULT, result);
    received(file, Book { saved: saved.map(str::to_owned), ..book.book() })
}

/// What stands after each of several merges, and what is said at the last.
fn merged(rounds: &[&[(&str, &str, Option<&str>)]], replaces: bool) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.yaml");
    std::fs::write(&path, PLAN).unwrap();
    let books = filled(&read(&path).plan);
    let mut said = String::new();
    for files in rounds {
        let loaded: Loaded = read(&path);
        let departments = loaded.plan.department_ids().take(1).collect();
        let wishes = Wishes { departments, replaces, ..Wishes::default() };
        let all = files.iter().map(|(file, result, saved)| answered(&books, file, result, *saved)).collect();
        let collected = merge(&loaded, all, &wishes).unwrap();
        let one = |it: &crate::collect::Replaced| {
            let before = it.before.0.as_ref().map_or("計画", |source| source.file.as_str());
            format!("{} {before}「{}」→{}「{}」; ", it.field, it.before.1, it.after.0.file, it.after.1)
        };
        said = collected.replaced.iter().map(one).collect::<String>() + &left(&collected, &loaded.plan);
    }
    (standing(&read(&path).plan).split('|').next().unwrap_or_default().to_owned(), said)
}

#[test]
fn a_later_answer_of_the_same_department_counts_and_is_named() {
    let (first, second) = (("a.xlsx", "検討", EARLY), ("b.xlsx", "実施", LATE));
    let undated = ("b.xlsx", "実施", None);
    let done = "企画課 All 3/3";
    let named = format!("R3の実績 a.xlsx「検討」→b.xlsx「実施」; {done}");
    let open = |said: &str| format!("R3の実績 {said}; {done}");
    type Files<'a> = &'a [&'a [(&'a str, &'a str, Option<&'a str>)]];
    let asked = ("a.xlsx", "特になし", EARLY);
    let table: [(&str, Files, bool, &str, String); 9] = [
        ("both at once", &[&[first, second]], false, "実施", named.clone()),
        ("in the other order", &[&[second, first]], false, "実施", named.clone()),
        ("the second after the first", &[&[first], &[first, second]], false, "実施", named.clone()),
        ("once more", &[&[first, second], &[first, second]], false, "実施", done.to_owned()),
        ("nobody knows which is later", &[&[first, undated]], false, "", open("検討≠実施≠")),
        ("saved at the same time", &[&[first, ("b.xlsx", "実施", EARLY)]], false, "", open("検討≠実施≠")),
        ("what was asked about is corrected", &[&[asked, second]], false, "実施", done.to_owned()),
        ("the second alone", &[&[first], &[second]], false, "検討", open("実施≠検討")),
        ("the second alone, as wished", &[&[first], &[second]], true, "実施", open("計画「検討」→b.xlsx「実施」")),
    ];
    for (name, rounds, replaces, stands, said) in table {
        assert_eq!(merged(rounds, replaces), (stands.to_owned(), said), "{name}");
    }
}

#[test]
fn what_says_that_there_is_nothing_to_say_is_asked_about() {
    let asked = |text: &str| {
        let (stands, said) = merged(&[&[("a.xlsx", text, None)]], false);
        (stands.is_empty(), said.split("; ").next().unwrap_or_default().to_owned())
    };
    for (text, part) in [
        ("特になし", "何もしなかったのか"),
        (" 特に無し。", "何もしなかったのか"),
        ("予定どおり", "どこまで進んだのか"),
        ("計画通り", "どこまで進んだのか"),
        ("前年度と同じ", "何と同じなのか"),
    ] {
        let (is_empty, said) = asked(text);
        assert!(is_empty && said.starts_with("Sheet1!H7 ") && said.contains(part), "{text}: {said}");
    }
    for text in ["予定どおり開始", "特になしの確認", "継続", "-"] {
        let (is_empty, said) = asked(text);
        assert!(!is_empty && said == "企画課 All 3/3", "{text}: {said}");
    }
}
