//! `susumi export` as files: CSV and Markdown of the real plan, what a file's name says, and that a file is written
//! whole or not at all and never in the place of a plan.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/run.rs"]
mod run;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output};

use folder::folder;
use run::{err, out, run};
use serde_json::Value;
use susumi::export::harmless;
use susumi::visible::visible;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const REAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/nisshin-2.yaml");

/// Plans whose years, levels, words and contents differ; the last is hostile.
const PLANS: [&str; 5] =
    ["plans/nisshin-2", "tests/plans/midori-2", "tests/plans/midori-3", "tests/plans/review", "tests/plans/formulas"];

fn plan(name: &str) -> String {
    format!("{ROOT}/{name}.yaml")
}

fn exported(arguments: &[&str]) -> Output {
    let folder = folder(&[]);
    run(folder.path(), &[&["export"], arguments].concat())
}

fn bytes(arguments: &[&str]) -> Vec<u8> {
    let output = exported(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
    output.stdout
}

/// Holds an output against the file of that name, or puts it there where `INSTA_UPDATE=always` asks for that.
fn golden(name: &str, written: &[u8]) {
    let path = Path::new(ROOT).join("tests/golden").join(name);
    if std::env::var("INSTA_UPDATE").is_ok_and(|wish| wish == "always") {
        fs::write(&path, written).unwrap();
    }
    let expected = fs::read(&path).unwrap();
    assert!(expected == written, "{name} is another now; INSTA_UPDATE=always puts it there, then look at the diff");
}

#[test]
fn the_real_plan_is_written_as_it_stands_here_and_the_same_every_time() {
    let table: [(&str, &[&str]); 5] = [
        ("nisshin-2.md", &["--format", "markdown"]),
        ("nisshin-2-gesui-h30.md", &["--format", "markdown", "-d", "gesui", "--year", "H30"]),
        ("nisshin-2-gesui.csv", &["--format", "csv", "--encoding", "utf-8", "-d", "gesui"]),
        ("nisshin-2-gesui-h30.csv", &["--format", "csv", "--encoding", "utf-8", "-d", "gesui", "--year", "H30"]),
        ("nisshin-2-gesui-h30.jsonl", &["--format", "jsonl", "-d", "gesui", "--year", "H30", "-s", "要対応"]),
    ];
    for (name, arguments) in table {
        let arguments = [arguments, &[REAL]].concat();
        let written = bytes(&arguments);
        golden(name, &written);
        assert!(written == bytes(&arguments), "{name}");
    }
}

#[test]
fn plans_of_other_cities_as_markdown() {
    for name in ["midori-3", "formulas"] {
        golden(&format!("{name}.md"), &bytes(&["--format", "markdown", &plan(&format!("tests/plans/{name}"))]));
    }
}

/// A CSV file by headings.
type Record = BTreeMap<String, String>;

fn records(bytes: &[u8]) -> (Vec<String>, Vec<Record>) {
    let mut reader = csv::Reader::from_reader(bytes);
    let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let record = |row: csv::StringRecord| headings.iter().cloned().zip(row.iter().map(str::to_owned)).collect();
    let rows = reader.records().map(|row| record(row.unwrap())).collect();
    (headings, rows)
}

fn table_of(arguments: &[&str]) -> (Vec<String>, Vec<Record>) {
    records(&bytes(&[&["--format", "csv", "--encoding", "utf-8"], arguments].concat()))
}

fn json_of(arguments: &[&str]) -> Value {
    serde_json::from_slice(&bytes(&[&["--format", "json"], arguments].concat())).unwrap()
}

/// What a text of the plan is in a cell.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => harmless(&visible(text)).into_owned(),
        Value::Number(number) => number.to_string(),
        other => panic!("{other}"),
    }
}

/// The cells of columns 予定工程1, 予定工程2 …
fn several(row: &Record, heading: &str) -> Vec<String> {
    let cells = (1..).map_while(|at| row.get(&format!("{heading}{at}")));
    cells.filter(|cell| !cell.is_empty()).cloned().collect()
}

fn number(cell: &str) -> Option<f64> {
    (!cell.is_empty()).then(|| cell.parse().unwrap())
}

#[test]
fn every_number_and_every_word_is_that_of_the_json() {
    let filters: [&[&str]; 3] = [&[], &["--year", "R1"], &["-s", "要対応"]];
    for (name, filter) in PLANS.iter().flat_map(|name| filters.map(|filter| (name, filter))) {
        let path = plan(name);
        let arguments = [filter, &[path.as_str()]].concat();
        if exported(&[&["--format", "json"], arguments.as_slice()].concat()).status.code() != Some(0) {
            // It does not know that year.
            continue;
        }
        let json = &json_of(&arguments)["plans"][0];
        let (_, rows) = table_of(&arguments);
        let years: Vec<&str> = json["years"].as_array().unwrap().iter().map(|year| year.as_str().unwrap()).collect();
        let of_kind = |kind: &str| rows.iter().filter(move |row| row["種別"] == kind).collect::<Vec<_>>();
        let (actions, indicators) = (json["actions"].as_array().unwrap(), json["indicators"].as_array().unwrap());
        assert_eq!(of_kind("取組").len(), actions.len() * years.len(), "{name}");
        assert_eq!(of_kind("指標").len(), indicators.len() * years.len(), "{name}");

        for (entry, rows) in actions.iter().zip(of_kind("取組").chunks(years.len())) {
            for (row, year) in rows.iter().zip(&years) {
                let split = |key: &str| -> Vec<String> {
                    let text = entry[key][year].as_str().unwrap_or_default();
                    text.split(' ').filter(|word| !word.is_empty()).map(|word| harmless(word).into_owned()).collect()
                };
                assert_eq!(&row["年度和暦"], year);
                assert_eq!(row["名称"], cell(&entry["name"]));
                assert_eq!(row["番号"], cell(&entry["number"]));
                assert_eq!(row["階層パス"], format!("/{}", entry["node"].as_str().unwrap()));
                assert_eq!(several(row, "予定工程"), split("planned"), "{row:?}");
                assert_eq!(several(row, "実績工程"), split("actual"), "{row:?}");
                assert_eq!(row["実施状況"], cell(&entry["status"]));
                assert_eq!(row["備考"], cell(&entry["remark"]));
                let departments = entry["departments"].as_array().unwrap().iter().map(cell).collect::<Vec<_>>();
                assert_eq!(several(row, "担当課"), departments);
                if *year == json["as_of"] {
                    assert_eq!(row["遅れ年数"], cell(&entry["slip"]));
                }
            }
        }
        for (entry, rows) in indicators.iter().zip(of_kind("指標").chunks(years.len())) {
            for (row, year) in rows.iter().zip(&years) {
                let value = |number_heading: &str, word_heading: &str, value: &Value| {
                    let word = if value.is_string() { cell(value) } else { String::new() };
                    assert_eq!((number(&row[number_heading]), &row[word_heading]), (value.as_f64(), &word), "{row:?}");
                };
                assert_eq!(&row["年度和暦"], year);
                assert_eq!(row["名称"], cell(&entry["name"]));
                value("初期値", "初期状態", &entry["baseline"]);
                value("実績値", "実績状態", &entry["actual"][year]);
                value("目標値", "目標状態", &entry["target"]);
                for (heading, key) in
                    [("単位", "unit"), ("方向", "direction"), ("判定", "basis"), ("達成状況", "achievement")]
                {
                    assert_eq!(row[heading], cell(&entry[key]), "{heading}");
                }
                if *year == json["as_of"] {
                    assert_eq!(row["達成状況計算"], cell(&entry["computed"]));
                    for (heading, key) in [("達成率", "attainment"), ("進捗率", "progress")] {
                        let rounded = entry[key].as_f64().map(|share| (share * 1e6).round() / 1e6);
                        assert_eq!(number(&row[heading]), rounded, "{heading}");
                    }
                }
            }
        }
    }
}

/// Columns that hold numbers and nothing else.
const NUMBERS: [&str; 11] = [
    "時点西暦",
    "連番",
    "年度西暦",
    "初期値",
    "実績値",
    "目標値",
    "遅れ年数",
    "未到達年数",
    "達成率",
    "進捗率",
    "階層1番号",
];

#[test]
fn a_machine_can_read_every_cell() {
    for name in PLANS {
        let (headings, rows) = table_of(&[&plan(name)]);
        let distinct: BTreeSet<&String> = headings.iter().collect();
        assert_eq!(distinct.len(), headings.len());
        assert!(headings.iter().all(|heading| !heading.is_empty() && !heading.contains(char::is_whitespace)));
        let mut keys = BTreeSet::new();
        for row in &rows {
            for heading in NUMBERS {
                let cell = row[heading].as_str();
                assert!(cell.bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte)), "{heading} {cell}");
            }
            assert!(row.values().all(|cell| !cell.contains(char::is_control)), "{row:?}");
            assert!(keys.insert([&row["計画ID"], &row["種別"], &row["連番"], &row["年度西暦"]]), "no row stands twice");
        }
    }
}

#[test]
fn which_columns_there_are_does_not_depend_on_the_filter() {
    let whole = table_of(&[REAL]).0;
    for filter in [["-d", "gesui"], ["-s", "未達成"], ["-q", "そんなものはない"]] {
        assert_eq!(table_of(&[filter[0], filter[1], REAL]).0, whole);
    }
    // Plans with other levels stand in one table.
    let paths: Vec<String> = PLANS[..4].iter().map(|name| plan(name)).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let (headings, rows) = table_of(&paths);
    assert!(headings.contains(&"階層4名称".to_owned()));
    let plans: BTreeSet<&String> = rows.iter().map(|row| &row["計画ID"]).collect();
    assert_eq!(plans.len(), 4);
}

/// Of plans whose columns differ, and of one whose words a spreadsheet would run.
#[test]
fn a_line_of_json_is_a_row_of_the_csv() {
    let paths = PLANS.map(plan);
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let (headings, rows) = table_of(&paths);
    let written = bytes(&[&["--format", "jsonl"], paths.as_slice()].concat());
    let text = String::from_utf8(written).unwrap();
    assert!(text.ends_with("}\n") && text.lines().count() == rows.len() && !text.contains(['\r', '\u{1b}']));
    for (line, row) in text.lines().zip(&rows) {
        let json: Value = serde_json::from_str(line).unwrap();
        // The order of the columns is that of their names in the line.
        let places: Vec<_> = headings.iter().map(|heading| line.find(&format!("\"{heading}\":")).unwrap()).collect();
        assert!(places.is_sorted() && json.as_object().unwrap().len() == headings.len(), "{line}");
        for (heading, found) in row {
            match &json[heading] {
                Value::Number(value) => assert_eq!(value.as_f64(), number(found), "{heading}: {line}"),
                Value::String(text) => assert!(!text.is_empty() && cell(&json[heading]) == *found, "{heading}: {line}"),
                nothing => assert!(nothing.is_null() && found.is_empty(), "{heading}: {line}"),
            }
        }
        assert!(json["年度西暦"].is_u64() && json["年度和暦"].is_string());
    }
}

#[test]
fn every_column_is_explained() {
    let text = fs::read_to_string(Path::new(ROOT).join("docs/export.md")).unwrap();
    let (headings, _) = table_of(&[REAL]);
    for heading in headings {
        let plain = match heading.trim_start_matches("階層").starts_with(|c: char| c.is_ascii_digit()) {
            true => heading.replace(|c: char| c.is_ascii_digit(), "N"),
            false => heading.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned(),
        };
        assert!(text.contains(&format!("`{plain}`")) || text.contains(&format!("`{plain}N`")), "{heading}");
    }
}

#[test]
fn what_windows_does_not_have_is_replaced_and_said() {
    let hostile = plan("tests/plans/formulas");
    let output = exported(&["--format", "csv", "--encoding", "cp932", &hostile]);
    assert_eq!(output.status.code(), Some(0));
    let (text, _, has_errors) = encoding_rs::SHIFT_JIS.decode(&output.stdout);
    assert!(!has_errors && text.contains("髙﨑吉田～－∥の①㈱⇒〓"), "{text}");
    let said = err(&output);
    assert!(said.contains("𠮷→吉（3か所、最初は5行目の16列目）、😀→〓（3か所、最初は5行目の16列目）"), "{said}");
    // Of the real plan nothing is lost.
    let output = exported(&["--format", "csv", "--encoding", "cp932", REAL]);
    assert_eq!(err(&output), "");
    let unicode = out(&exported(&["--format", "csv", "--encoding", "utf-8", REAL]));
    let (text, _, _) = encoding_rs::SHIFT_JIS.decode(&output.stdout);
    assert_eq!(text.replace('～', "〜"), unicode.replace('～', "〜"));
    assert!(
        bytes(&["--format", "csv", REAL]) == ["\u{feff}", &unicode].concat().into_bytes(),
        "the default has a mark"
    );
}

#[test]
fn the_name_of_the_file_says_the_form() {
    let folder = folder(&[]);
    let inside = |arguments: &str| {
        let arguments: Vec<&str> = ["export"].into_iter().chain(arguments.split(' ')).chain([REAL]).collect();
        run(folder.path(), &arguments)
    };
    let begins = |name: &str, start: &str| fs::read_to_string(folder.path().join(name)).unwrap().starts_with(start);
    let told = [
        ("a.csv", "\u{feff}計画ID,"),
        ("a.json", "{\n"),
        ("a.md", "# 第2次"),
        ("A.CSV", "\u{feff}計画ID,"),
        ("a.jsonl", "{\"計画ID\":"),
    ];
    for (name, start) in told {
        let output = inside(&format!("-o {name}"));
        assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(), "{}", err(&output));
        assert!(begins(name, start), "{name}");
    }
    assert!(inside("-o b.txt --format markdown").status.success() && begins("b.txt", "# 第2次"));

    let refused = [
        ("-o c.json --format csv", "susumi: 「--format csv」と「c.json」の末尾（.json）が食い違っています。"),
        ("-o c.txt", "susumi: 「c.txt」の名前からは、書き出す形式がわかりません。"),
        ("-o c", "susumi: 「c」の名前からは、書き出す形式がわかりません。"),
        ("-o c.yaml --format json", "susumi: 「c.yaml」は計画のファイルの名前なので、書き出しません。"),
        ("-o c.json --encoding utf-8", "susumi: 「--encoding」は、csv を書き出すときだけ指定できます。"),
        ("-q 広告", "susumi: 「--format」の指定が要ります。"),
        ("-o a.csv/none/ --format csv", "susumi: 「a.csv/none/」に書き出せませんでした"),
    ];
    for (arguments, sentence) in refused {
        let output = inside(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert!(err(&output).starts_with(sentence), "{arguments}: {}", err(&output));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 6, "nothing else was written");
}

#[test]
fn into_a_folder_goes_a_file_for_each_plan() {
    let small = fs::read_to_string(plan("tests/plans/midori-2")).unwrap();
    let folder =
        folder(&[("north/a.yaml", &small), ("south/a.yaml", &small), ("north-a.yaml", &small), ("out/keep.txt", "")]);
    let plans = ["north/a.yaml", "south/a.yaml", "north-a.yaml"];
    let output = run(folder.path(), &[&["export", "--format", "markdown", "-o", "out"], &plans[..]].concat());
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    let mut names: Vec<String> = fs::read_dir(folder.path().join("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["keep.txt", "north-a-2.md", "north-a.md", "south-a.md"]);
}

#[test]
fn no_plan_is_written_over_whatever_it_is_called() {
    let text = fs::read_to_string(plan("tests/plans/midori-2")).unwrap();
    let folder = folder(&[("plans/a.yaml", &text), ("plans/broken.yml", "計画: ["), ("other.yaml", &text)]);
    let at = |name: &str| folder.path().join(name);
    fs::copy(at("other.yaml"), at("plan.txt")).unwrap();
    symlink("plans/a.yaml", at("link.csv")).unwrap();
    fs::hard_link(at("plans/a.yaml"), at("hard.csv")).unwrap();
    symlink("plans/none.yaml", at("nowhere.csv")).unwrap();
    let all = ["plans/a.yaml", "plans/broken.yml", "other.yaml", "plan.txt", "link.csv", "hard.csv"];
    let before: HashMap<&str, Vec<u8>> = all.map(|name| (name, fs::read(at(name)).unwrap())).into();
    for name in all.into_iter().chain(["nowhere.csv"]) {
        for path in [name.to_owned(), format!("./plans/../{name}"), at(name).to_str().unwrap().to_owned()] {
            let output = run(folder.path(), &["export", "--format", "csv", "-o", &path, "plans", "plan.txt"]);
            assert_eq!(output.status.code(), Some(2), "{path}");
            let said = err(&output);
            let expected = if name == "nowhere.csv" { "その先がありません" } else { "上書きしません" };
            assert!(said.contains(expected), "{path}: {said}");
        }
    }
    for (name, text) in before {
        assert!(fs::read(at(name)).unwrap() == text, "{name}");
    }
    assert!(fs::symlink_metadata(at("plans/none.yaml")).is_err());
}

#[test]
fn what_is_replaced_keeps_its_mode_and_its_link() {
    let folder = folder(&[("real.csv", "old")]);
    let real = folder.path().join("real.csv");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.csv", folder.path().join("link.csv")).unwrap();
    assert!(run(folder.path(), &["export", "-o", "link.csv", REAL]).status.success());
    let link = fs::symlink_metadata(folder.path().join("link.csv")).unwrap();
    assert!(link.is_symlink() && fs::read_to_string(&real).unwrap().starts_with("\u{feff}計画ID"));
    assert_eq!(fs::metadata(&real).unwrap().mode() & 0o777, 0o640);
}

/// A full disk is told by a limit for the size of files; `trap` makes of the signal an error, as a disk gives it.
#[test]
fn a_full_disk_leaves_the_old_file() {
    let folder = folder(&[("a.csv", "old"), ("a.json", "old"), ("a.md", "old")]);
    for name in ["a.csv", "a.json", "a.md"] {
        let mut limited = Command::new("sh");
        limited.arg("-c").arg("trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"").arg(env!("CARGO_BIN_EXE_susumi"));
        limited.args(["export", "-o", name, REAL]).current_dir(folder.path()).env("HOME", folder.path());
        let output = limited.env("XDG_CACHE_HOME", "/proc/nowhere").output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}: {}", err(&output));
        assert!(err(&output).contains("書き出せませんでした"), "{}", err(&output));
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), "old");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left behind");
    let output = run(folder.path(), &["export", "--format", "csv", "-o", "/dev/full", REAL]);
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
}

#[test]
fn a_full_disk_says_how_many_files_of_a_folder_are_done() {
    let small = "計画: 試し\n年度: R1-R3\n時点: R2\n体系:\n- 番号: 1\n  名称: 一番\n";
    let real = fs::read_to_string(REAL).unwrap();
    let real = real.as_str();
    let table = [
        (vec![small, small, real, small], "。4件のうち2件は書き出してあります。残りの2件は書き出していません。\n", 2),
        (vec![real, small], "。2件のどれも書き出していません。\n", 0),
        (vec![real], "）。\n", 0),
    ];
    for (plans, expected, done) in table {
        let names: Vec<String> = (1..=plans.len()).map(|at| format!("p/{at}.yaml")).collect();
        let files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(plans).collect();
        let folder = folder(&files);
        let mut limited = Command::new("sh");
        limited.arg("-c").arg("trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"").arg(env!("CARGO_BIN_EXE_susumi"));
        limited.args(["export", "--format", "markdown", "-o", "out/", "p"]).current_dir(folder.path());
        let output = limited.env("HOME", folder.path()).env("XDG_CACHE_HOME", "/proc/nowhere").output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", err(&output));
        assert!(err(&output).contains(expected), "{expected} {}", err(&output));
        assert_eq!(fs::read_dir(folder.path().join("out")).unwrap().count(), done, "{expected}");
    }
}

/// Only headings, tables, lists and bold names that this program makes, whatever the plan says.
#[test]
fn a_link_to_a_pipe_is_written_to() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["export", "--format", "csv", "--encoding", "utf-8", "-o", "/dev/stdout", REAL]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(output.stdout == bytes(&["--format", "csv", "--encoding", "utf-8", REAL]));
}

#[test]
fn a_dash_is_standard_output() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["export", "--format", "markdown", "-o", "-", REAL]);
    assert!(output.stdout == bytes(&["--format", "markdown", REAL]), "{}", err(&output));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "no file of that name");
}

#[test]
fn no_text_of_a_plan_is_markdown() {
    let text = out(&exported(&["--format", "markdown", &plan("tests/plans/formulas")]));
    for line in text.lines() {
        let is_known = line.is_empty()
            || ["# =HYPERLINK", "## 集計", "## 1 =1+1", "### 1/2 ", "## 点検", "|", "- ", "**", "担当課: ", "指摘は"]
                .iter()
                .any(|start| line.starts_with(start));
        assert!(is_known, "{line}");
        let bare: Vec<char> = line.replace("\\\\", "").chars().collect();
        let is_free = |at: usize| at == 0 || bare[at - 1] != '\\';
        let signs = bare.iter().enumerate().filter(|(at, c)| "<>[]`_".contains(**c) && is_free(*at)).count();
        assert_eq!(signs, 0, "{line}");
    }
    let rows: Vec<usize> = text
        .lines()
        .filter(|line| line.starts_with('|'))
        .map(|line| line.replace("\\|", "").matches('|').count())
        .collect();
    assert!(rows.iter().all(|signs| [5, 6, 4].contains(signs)), "no cell makes two: {rows:?}");
}

#[test]
fn the_help_below_the_options_fits_on_80_columns() {
    let lines = susumi::words::export::AFTER.lines();
    let too_wide: Vec<&str> = lines.filter(|line| susumi::cells::width(line) > 79).collect();
    assert!(too_wide.is_empty(), "{too_wide:?}");
}

#[test]
fn a_folder_that_is_not_there_is_made() {
    let folder = folder(&[]);
    let wanted = folder.path().join("公表/令和3年度/");
    let output = run(folder.path(), &["export", "--format", "md", "-o", wanted.to_str().unwrap(), REAL]);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    assert_eq!(fs::read(wanted.join("nisshin-2.md")).unwrap(), bytes(&["--format", "markdown", REAL]));
}
