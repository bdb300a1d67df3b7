//! Workbooks as people send them back.

use std::path::Path;

use super::fill::{Filled, REMARK, RESULT, VERDICT};
use crate::amend::Standing;
use crate::collect::{Collected, Received, Wishes, entries_of, merge, workbook};
use crate::import::{Address, Area, Book, Cell, Sheet};
use crate::plan::{ActionId, FiscalYear, IndicatorId, Plan, Subject};
use crate::source::{Loaded, Origin};
use crate::words::Wording;
use crate::workspace;

pub const PLAN: &str = "\
計画: 試し
年度: R1-R4
時点: R2
担当課: {企画課: きかくか, 財政課: ざいせいか, 消防課: しょうぼうか}
体系:
- 番号: 1
  名称: 一番
  取組:
  - 番号: 1
    名称: 広告の募集
    担当課: 企画課
    予定: {R1: 検討, R2: ⇒, R3: 実施}
    実績: {R1: 検討, R2: ⇒}
    実施状況: 一部実施
  - 番号: 2
    名称: 共同の調査
    担当課: [企画課, 財政課]
    予定: {R1: 調査, R2: 検討, R3: 実施}
    実績: {R1: 調査, R2: 検討}
  指標:
  - 名称: 広告の件数
    担当課: 企画課
    単位: 件
    実績: {R1: 1, R2: 2}
    目標: 5
- 番号: 2
  名称: 二番
  指標:
  - 名称: 残高
    担当課: 財政課
    単位: 千円
    方向: 以下
    実績: {R1: 10, R2: 9}
    目標: 8
- 番号: 3
  名称: 三番
  指標:
  - 名称: 残高
    担当課: 財政課
    単位: 千円
    方向: 以下
    実績: {R1: 20, R2: 19}
    目標: 18
";

const YEAR: FiscalYear = FiscalYear::starting(2021);

pub fn read(path: &Path) -> Loaded {
    workspace::read(&Origin::File(path.to_owned())).unwrap()
}

/// The workbooks of 企画課 and 財政課, filled in as they should be.
pub fn filled(plan: &Plan) -> [Filled; 2] {
    let ids: Vec<_> = plan.department_ids().filter(|id| !entries_of(plan, *id).is_empty()).collect();
    let mut books = [0, 1].map(|at| Filled::of(&workbook(plan, YEAR, ids[at]).unwrap()));
    let [planning, finance] = &mut books;
    for (name, result) in [("広告の募集", "実施"), ("広告の件数", "3")] {
        planning.write(planning.row(name), RESULT, result);
    }
    let places: Vec<u32> = finance.entries(plan).iter().map(|(row, _)| *row).collect();
    for (row, result) in places.iter().zip(["実施", "8", "17"]) {
        finance.write(*row, RESULT, result);
    }
    let shared = planning.row("共同の調査");
    planning.write(shared, RESULT, "実施");
    books
}

/// What stands in the plan for the year: 実績 and status, with the remark if there is one.
pub fn standing(plan: &Plan) -> String {
    let actions = [0, 1].map(|at| Subject::Action(ActionId(at)));
    let all = actions.into_iter().chain([0, 1, 2].map(|at| Subject::Indicator(IndicatorId(at))));
    let one = |subject| {
        let Standing { cell, remark, verdict: _ } = Standing::of(plan, subject, YEAR);
        format!("{}{}", cell.unwrap_or_default(), remark.map(|it| format!("（{it}）")).unwrap_or_default())
    };
    all.map(one).collect::<Vec<_>>().join("|")
}

/// What is left to do, in short.
pub fn left(collected: &Collected, plan: &Plan) -> String {
    let mut left = Vec::new();
    for conflict in &collected.conflicts {
        let said: Vec<&str> = conflict.said.iter().map(|(_, text)| text.as_str()).collect();
        left.push(format!("{} {}≠{}", conflict.field, said.join("≠"), conflict.in_plan.as_deref().unwrap_or_default()));
    }
    for refused in &collected.refused {
        let (code, wording) = &refused.reasons[0];
        left.push(format!("{} {}", refused.source.cell, code.unwrap_or(wording.message.as_str())));
    }
    for book in &collected.books {
        left.push(format!("{} {}", if book.is_left_out { "除" } else { "注" }, book.wording.message));
    }
    for reply in &collected.departments {
        let name = &plan.department(reply.department).name;
        left.push(format!("{name} {:?} {}/{}", reply.progress(), reply.answered(), reply.asked));
    }
    left.join("; ")
}

pub fn received(file: &str, book: Book) -> Received {
    Received { file: file.to_owned(), book: Ok(book) }
}

/// What comes of these files: what stands then, and what is left to do. The second time nothing changes.
fn outcome(
    change: impl Fn(&mut Filled, &mut Filled),
    files: impl Fn(&[Filled; 2]) -> Vec<Received>,
) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.yaml");
    std::fs::write(&path, PLAN).unwrap();
    let loaded = read(&path);
    let mut books = filled(&loaded.plan);
    let [planning, finance] = &mut books;
    change(planning, finance);
    let departments = loaded.plan.department_ids().collect();
    let wishes = Wishes { departments, ..Wishes::default() };
    let collected = merge(&loaded, files(&books), &wishes).unwrap();
    let after = read(&path);
    let again = merge(&after, files(&books), &wishes).unwrap();
    assert!(!again.is_changed && read(&path) == after, "the second time nothing changes");
    (standing(&after.plan), left(&collected, &loaded.plan))
}

fn both(books: &[Filled; 2]) -> Vec<Received> {
    vec![received("01-企画課.xlsx", books[0].book()), received("02-財政課.xlsx", books[1].book())]
}

const ALL: &str = "実施|実施|3|8|17";
const DONE: &str = "企画課 All 3/3; 財政課 All 3/3";

#[test]
fn answers_as_people_type_them() {
    type Change = fn(&mut Filled, &mut Filled);
    let table: [(&str, Change, &str, &str); 17] = [
        ("as asked", |_, _| {}, ALL, DONE),
        (
            "１，２３４件",
            |one, _| one.write(one.row("広告の件数"), RESULT, " １，２３４件 "),
            "実施|実施|1234|8|17",
            DONE,
        ),
        (
            "a number",
            |one, _| one.put(one.row("広告の件数"), RESULT, Cell::Number(1234.0)),
            "実施|実施|1234|8|17",
            DONE,
        ),
        (
            "約50",
            |one, _| one.write(one.row("広告の件数"), RESULT, "約50"),
            "実施|実施||8|17",
            "Sheet1!H9 number; 企画課 All 3/3; 財政課 All 3/3",
        ),
        (
            "an arrow for a number",
            |one, _| one.write(one.row("広告の件数"), RESULT, "⇒"),
            "実施|実施||8|17",
            "Sheet1!H9 ditto; 企画課 All 3/3; 財政課 All 3/3",
        ),
        (
            "a date",
            |one, _| one.put(one.row("広告の募集"), RESULT, Cell::Date("2021-03-04".to_owned())),
            "|実施|3|8|17",
            "Sheet1!H7 日付になっています。; 企画課 All 3/3; 財政課 All 3/3",
        ),
        (
            "an unknown status",
            |one, _| one.write(one.row("広告の募集"), VERDICT, "完了"),
            "|実施|3|8|17",
            "Sheet1!I7 status; 企画課 All 3/3; 財政課 All 3/3",
        ),
        (
            "free words",
            |one, _| one.write(one.row("広告の募集"), RESULT, "検討\n条例改正"),
            "検討 条例改正|実施|3|8|17",
            DONE,
        ),
        ("an arrow", |one, _| one.write(one.row("広告の募集"), RESULT, "→"), "⇒|実施|3|8|17", DONE),
        ("nothing done", |one, _| one.write(one.row("広告の募集"), RESULT, "－"), "-|実施|3|8|17", DONE),
        ("a remark", |one, _| one.write(one.row("広告の件数"), REMARK, "速報"), "実施|実施|3（速報）|8|17", DONE),
        (
            "a remark alone",
            |one, _| {
                one.write(one.row("広告の件数"), RESULT, "");
                one.write(one.row("広告の件数"), REMARK, "速報");
            },
            "実施|実施||8|17",
            "Sheet1!J9 実績がないため、注だけを書き込むことはできません。; 企画課 Part 2/3; 財政課 All 3/3",
        ),
        (
            "empty",
            |one, _| {
                for name in ["広告の募集", "共同の調査", "広告の件数"] {
                    one.write(one.row(name), RESULT, "");
                }
            },
            "|実施||8|17",
            "企画課 Blank 1/3; 財政課 All 3/3",
        ),
        (
            "differently for what two share",
            |one, _| one.write(one.row("共同の調査"), RESULT, "一部実施"),
            "実施||3|8|17",
            "R3の実績 一部実施≠実施≠; 企画課 All 3/3; 財政課 All 3/3",
        ),
        (
            "differently in a remark",
            |one, other| {
                one.write(one.row("共同の調査"), REMARK, "甲");
                other.write(other.row("共同の調査"), REMARK, "乙");
            },
            ALL,
            "R3の実績の注 甲≠乙≠; 企画課 All 3/3; 財政課 All 3/3",
        ),
        ("only one of two", |one, _| one.write(one.row("共同の調査"), RESULT, ""), ALL, DONE),
        (
            "a control character",
            |one, _| one.write(one.row("広告の募集"), RESULT, "実\u{7}施"),
            "|実施|3|8|17",
            "Sheet1!H7 記入する内容に、目に見えない制御文字が入っています。; 企画課 All 3/3; 財政課 All 3/3",
        ),
    ];
    for (name, change, stands, left) in table {
        assert_eq!(outcome(change, both), (stands.to_owned(), left.to_owned()), "{name}");
    }
}

/// Moves all of a row to another.
fn swap(book: &mut Filled, one: u32, other: u32) {
    let take = |book: &mut Filled, row: u32| -> Vec<(u32, Cell)> {
        let places: Vec<Address> = book.cells.keys().copied().filter(|at| at.row == row).collect();
        places.into_iter().map(|at| (at.column, book.cells.remove(&at).unwrap())).collect()
    };
    let (first, second) = (take(book, one), take(book, other));
    for (row, cells) in [(other, first), (one, second)] {
        cells.into_iter().for_each(|(column, cell)| book.put(row, column, cell));
    }
}

/// Takes out every cell that holds what only the program reads.
fn without_keys(book: &mut Filled) {
    book.cells.retain(|at, _| at.column != 10);
}

#[test]
fn workbooks_as_people_change_them() {
    const HAS_NO_KEYS: &str = "注 照合用の列がなくなっているため、番号と名称で照合しました。";
    type Change = fn(&mut Filled, &mut Filled);
    let table: [(&str, Change, &str, &str); 10] = [
        ("rows sorted", |_, other| swap(other, 7, 8), ALL, DONE),
        (
            "rows taken out",
            |one, _| {
                let row = one.row("広告の件数");
                one.cells.retain(|at, _| at.row != row);
            },
            "実施|実施||8|17",
            "企画課 Part 2/3; 財政課 All 3/3",
        ),
        (
            "rows added",
            |one, _| {
                one.write(20, 3, "新しい取組");
                one.write(20, RESULT, "検討");
            },
            ALL,
            "Sheet1!H21 計画に、この番号と名称の取組・指標がありません。; 企画課 All 3/3; 財政課 All 3/3",
        ),
        (
            "only the keys sorted otherwise",
            |one, _| {
                let keys = [8, 9].map(|row| one.cells[&Address::at(row - 1, 10)].clone());
                one.put(7, 10, keys[1].clone());
                one.put(8, 10, keys[0].clone());
            },
            ALL,
            DONE,
        ),
        (
            "a column put in",
            |one, _| {
                let cells = std::mem::take(&mut one.cells);
                let moved =
                    |(at, cell): (Address, Cell)| (Address::at(at.row, at.column + u32::from(at.column > 4)), cell);
                one.cells = cells.into_iter().map(moved).collect();
            },
            ALL,
            DONE,
        ),
        ("keys lost", |one, _| without_keys(one), ALL, &format!("{HAS_NO_KEYS}; {DONE}")),
        (
            "keys lost where two are called alike",
            |_, other| without_keys(other),
            ALL,
            &format!("{HAS_NO_KEYS}; {DONE}"),
        ),
        (
            "keys and places lost where two are called alike",
            |_, other| {
                without_keys(other);
                other.cells.retain(|at, _| at.column != 2);
            },
            "実施|実施|3||",
            &format!(
                "Sheet1!H8 計画に、この名称のものが2件あり、どれのことか決められません。; Sheet1!H9 \
                 計画に、この名称のものが2件あり、どれのことか決められません。; {HAS_NO_KEYS}; 企画課 All 3/3; 財政課 Part 1/3"
            ),
        ),
        (
            "the year changed",
            |one, _| one.write(5, RESULT, "R2の実績（記入）"),
            ALL,
            &format!("注 見出しの年度がR2に書き換えられていますが、R3の調査票なのでR3の実績として読みました。; {DONE}"),
        ),
        (
            "cells merged below each other",
            |one, _| {
                let (first, last) = (Address::at(6, RESULT), Address::at(7, RESULT));
                one.merged.push(Area { first, last });
                one.write(7, RESULT, "");
            },
            ALL,
            DONE,
        ),
    ];
    for (name, change, stands, left) in table {
        assert_eq!(outcome(change, both), (stands.to_owned(), left.to_owned()), "{name}");
    }
}

#[test]
fn files_as_they_come_back() {
    type Files = fn(&[Filled; 2]) -> Vec<Received>;
    let table: [(&str, Files, &str, &str); 6] = [
        (
            "one of two",
            |books| vec![received("a.xlsx", books[0].book())],
            "実施|実施|3||",
            "企画課 All 3/3; 財政課 NotReturned 1/3",
        ),
        (
            "the same twice",
            |books| {
                vec![
                    received("a.xlsx", books[0].book()),
                    received("a のコピー.xlsx", books[0].book()),
                    received("b.xlsx", books[1].book()),
                ]
            },
            ALL,
            DONE,
        ),
        (
            "no workbook of ours",
            |books| {
                let sheet = Sheet::new("Sheet1", [(Address::at(0, 0), Cell::Text("名簿".to_owned()))], Vec::new());
                vec![
                    received("名簿.xlsx", Book { sheets: vec![sheet], ..Book::default() }),
                    received("a.xlsx", books[0].book()),
                    received("b.xlsx", books[1].book()),
                ]
            },
            ALL,
            "除 調査票ではありません（「…の実績（記入）」という見出しがありません）。; 企画課 All 3/3; 財政課 All 3/3",
        ),
        (
            "both in one workbook",
            |books| {
                let mut sheets = books[0].book().sheets;
                sheets.extend(books[1].book().sheets);
                vec![received("全課.xlsx", Book { sheets, ..Book::default() })]
            },
            ALL,
            DONE,
        ),
        (
            "unreadable",
            |books| {
                let broken = Received { file: "c.xlsx".to_owned(), book: Err(Wording::new("壊れています。")) };
                [both(books), vec![broken]].into_iter().flatten().collect()
            },
            ALL,
            "除 壊れています。; 企画課 All 3/3; 財政課 All 3/3",
        ),
        (
            "through another program",
            |books| {
                let read = |at: usize| crate::import::parse(&books[at].bytes()).unwrap();
                vec![received("a.ods", read(0)), received("b.ods", read(1))]
            },
            ALL,
            DONE,
        ),
    ];
    for (name, files, stands, left) in table {
        assert_eq!(outcome(|_, _| {}, files), (stands.to_owned(), left.to_owned()), "{name}");
    }
}

/// Somebody has entered a result while the workbooks were out.
#[test]
fn what_stands_in_the_file_by_now_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.yaml");
    std::fs::write(&path, PLAN).unwrap();
    let books = filled(&read(&path).plan);
    let entered = PLAN.replace("実績: {R1: 検討, R2: ⇒}", "実績: {R1: 検討, R2: ⇒, R3: 一部実施}");
    std::fs::write(&path, &entered).unwrap();
    let loaded = read(&path);
    let wishes = Wishes { departments: loaded.plan.department_ids().collect(), ..Wishes::default() };
    let collected = merge(&loaded, both(&books), &wishes).unwrap();
    assert_eq!(left(&collected, &loaded.plan), format!("R3の実績 実施≠一部実施; {DONE}"));
    assert_eq!(standing(&read(&path).plan), "一部実施|実施|3|8|17", "the others are in");
    assert!(std::fs::read_to_string(&path).unwrap().contains("R3: 一部実施}"));
}

#[test]
fn workbooks_of_another_plan_or_year() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.yaml");
    std::fs::write(&path, PLAN).unwrap();
    let books = filled(&read(&path).plan);
    std::fs::write(&path, PLAN.replace("計画: 試し", "計画: 別の計画")).unwrap();
    let loaded = read(&path);
    let wishes = |year| Wishes { year, departments: vec![], ..Wishes::default() };
    let messages = |loaded: &Loaded, year| {
        let collected = merge(loaded, both(&books), &wishes(year)).unwrap();
        assert!(!collected.is_changed && !collected.is_complete());
        collected.books.iter().map(|book| book.wording.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(messages(&loaded, None), ["別の計画「試し」の調査票です。"; 2]);
    std::fs::write(&path, PLAN).unwrap();
    let other = FiscalYear::starting(2020);
    assert_eq!(messages(&read(&path), Some(other)), ["R3の調査票なので、R2の分には入れません。"; 2]);
}
