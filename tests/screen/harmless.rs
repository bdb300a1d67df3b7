//! No text from a plan, a file's name, the command line or the environment reaches the terminal as
//! anything but what is seen: on no screen, in no output.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::driver::Screen;
use proptest::prelude::*;
use susumi::compare::Difference;
use susumi::export::{
    By, CsvEncoding, Found, Paper, Part, TableFormat, Version, actions_table, attention_table, indicators_table,
    summary_table, write_difference_json, write_difference_text, write_findings_json, write_findings_text, write_json,
    write_tables,
};
use susumi::plan::{
    Achievement, Action, Answering, Basis, Department, DepartmentId, Direction, Excerpt, Finding, FiscalYear,
    Indicator, Measured, NodeId, NodeLabel, Plan, Position, Positions, Schedule, Severity, Stage, StatusClass,
    StatusWord, Subject, TreeBuilder, Value, Wording,
};
use susumi::query::Selection;
use susumi::source::config::Config;
use susumi::source::{Failure, Loaded, Origin};
use susumi::tui::app::Message;
use susumi::tui::glyph::GlyphSet;
use susumi::tui::layout::Focus;
use susumi::tui::look::Look;
use susumi::tui::rows;
use susumi::tui::widths::Widths;
use susumi::workspace::{self, Workspace};

/// The characters of Unicode's category Cf, and the line and paragraph separators.
const FORMAT: [(u32, u32); 22] = [
    (0xad, 0xad),
    (0x600, 0x605),
    (0x61c, 0x61c),
    (0x6dd, 0x6dd),
    (0x70f, 0x70f),
    (0x890, 0x891),
    (0x8e2, 0x8e2),
    (0x180e, 0x180e),
    (0x200b, 0x200f),
    (0x2028, 0x2029),
    (0x202a, 0x202e),
    (0x2060, 0x2064),
    (0x2066, 0x206f),
    (0xfeff, 0xfeff),
    (0xfff9, 0xfffb),
    (0x110bd, 0x110bd),
    (0x110cd, 0x110cd),
    (0x13430, 0x1343f),
    (0x1bca0, 0x1bca3),
    (0x1d173, 0x1d17a),
    (0xe0001, 0xe0001),
    (0xe0020, 0xe007f),
];

/// The first character in the text that a terminal may take for something else than a character.
fn harm(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let harmful = |at: &usize| {
        let c = chars[*at];
        let is_format = FORMAT.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(c)));
        c.is_control() || is_format && !(c == '\u{200d}' && joins_pictures(&chars, *at))
    };
    let at = (0..chars.len()).find(harmful)?;
    Some(format!("U+{:04X} in {text:?}", u32::from(chars[at])))
}

/// Whether the joiner at that place stands between two pictures.
fn joins_pictures(chars: &[char], at: usize) -> bool {
    let is_picture = |c: &char| {
        matches!(c, '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '\u{2190}'..='\u{2bff}' | '\u{3030}' | '\u{303d}'
            | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
    };
    // Behind a picture may stand its colour and marks that belong to it.
    let belongs = |c: &char| matches!(c, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}');
    let before = chars[..at].iter().rev().find(|c| !belongs(c));
    before.is_some_and(is_picture) && chars.get(at + 1).is_some_and(is_picture)
}

fn assert_harmless(what: &str, text: &str) {
    if let Some(found) = text.split('\n').find_map(harm) {
        panic!("{what}: {found}");
    }
}

#[test]
fn harm_is_found() {
    for text in ["a\u{1b}[31m", "\u{9b}1m", "\u{202e}", "漢\u{200d}字", "👩\u{200d}", "\u{7f}", "\u{e0041}", "a\rb"]
    {
        assert!(harm(text).is_some(), "{text:?}");
    }
    for text in ["進み ⇒ ～", "👩\u{200d}🚒", "👩🏽\u{200d}🚒", "❤\u{fe0f}\u{200d}🔥", "葛\u{e0100}", "か\u{3099}"]
    {
        assert_eq!(harm(text), None);
    }
}

fn text() -> impl Strategy<Value = String> {
    const NASTY: [&str; 30] = [
        "\u{1b}[31m",
        "\u{1b}]0;題\u{7}",
        "\u{1b}]52;c;AAAA\u{1b}\\",
        "\u{1b}P",
        "\u{9b}2J",
        "\u{9d}",
        "\u{90}",
        "\u{7f}",
        "\r",
        "\n",
        "\t",
        "\u{0}",
        "\u{8}",
        "\u{85}",
        "\u{2028}",
        "\u{202e}",
        "\u{2066}",
        "\u{200b}",
        "\u{200d}",
        "\u{feff}",
        "\u{ad}",
        "\u{e0041}",
        "\u{f8ff}",
        "👩\u{200d}🚒",
        "👩\u{200d}",
        "漢\u{200d}字",
        "ｶﾞ",
        "か\u{3099}",
        "⇒",
        "\u{1d173}",
    ];
    let piece = prop_oneof![
        3 => proptest::sample::select(NASTY.to_vec()).prop_map(str::to_owned),
        2 => any::<char>().prop_map(String::from),
        2 => "[ぁ-んァ-ヶ亜-熙a-z0-9]{1,8}",
        1 => proptest::sample::select(FORMAT.to_vec())
            .prop_flat_map(|(first, last)| first..=last)
            .prop_map(|code| char::from_u32(code).unwrap().to_string()),
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 12..40)
}

/// A plan with those texts wherever a text may stand, one after the other.
fn loaded(texts: &[String]) -> Loaded {
    let mut from = texts.iter().cycle();
    let mut next = || from.next().cloned().unwrap_or_default();
    let years: Vec<FiscalYear> = (2016..=2018).map(FiscalYear::starting).collect();
    let mut label = || NodeLabel { number: Some(next()), name: next(), reading: Some(next()), remark: Some(next()) };
    let mut tree = TreeBuilder::new(label());
    tree.open(label(), 1, 1);
    let node = tree.open(label(), 2, 3);
    let mut schedule = || {
        let cells =
            [Stage::words(vec![next(), next()]), Stage::Continued, Stage::words(vec![format!("{}実施", next())])];
        Schedule(years.iter().copied().zip(cells).collect())
    };
    let mut action = |node, status| {
        let (planned, actual) = (schedule(), schedule());
        (node, status, planned, actual)
    };
    let actions = [action(NodeId(1), None), action(node, Some(0)), action(node, Some(1))];
    let actions = actions.into_iter().map(|(node, status, planned, actual)| Action {
        node,
        number: next(),
        name: next(),
        reading: Some(next()),
        departments: vec![DepartmentId(0), DepartmentId(1)],
        planned,
        actual,
        dashes: Vec::new(),
        actual_remarks: susumi::plan::ByYear::default(),
        status,
        remark: Some(next()),
    });
    let actions = actions.collect();
    let indicator = |(at, node): (usize, NodeId)| {
        let is_word = at % 2 == 0;
        let mut value = |number: f64| Measured {
            value: if is_word { Value::Word(next()) } else { Value::Number(number) },
            remark: Some(next()),
        };
        let (baseline, target) = (Some(value(1.0)), Some(value(3.5)));
        let actual = years.iter().copied().zip([value(2.0), value(-2.0), value(4.0)]).collect();
        Indicator {
            node,
            name: next(),
            reading: Some(next()),
            unit: Some(next()),
            direction: if is_word { Direction::State } else { Direction::AtLeast },
            basis: Basis::LastYear,
            baseline,
            actual,
            target,
            achievement: Some(Achievement::Unmet),
            own_departments: vec![DepartmentId(1)],
            remark: Some(next()),
        }
    };
    let indicators = [NodeId(1), node, node, node].into_iter().enumerate().map(indicator).collect();
    let plan = Plan {
        id: next(),
        title: next(),
        municipality: Some(next()),
        as_of: FiscalYear::starting(2018),
        levels: vec![next(), next()],
        source: Some(next()),
        remark: Some(next()),
        printed_totals: vec![(next(), 3)],
        statuses: [StatusClass::Done, StatusClass::Partly, StatusClass::NotDone]
            .into_iter()
            .map(|class| StatusWord { word: next(), class })
            .collect(),
        departments: (0..2).map(|_| Department { name: next(), reading: Some(next()) }).collect(),
        tree: tree.finish(),
        years: years.clone(),
        actions,
        indicators,
        accepted: Vec::new(),
        answering: Answering::default(),
    };
    let accepted = Finding { accepted: Some(next()), ..finding(&mut next) };
    let findings = vec![finding(&mut next), accepted];
    Loaded::new(Origin::File(PathBuf::from(next())), plan, Positions::default(), findings)
}

fn finding(next: &mut impl FnMut() -> String) -> Finding {
    let subject = Subject::Action(susumi::plan::ActionId(0));
    let wording = Wording::new(next()).hint(next());
    let excerpt = Excerpt { text: next(), column: 1, goes_on: false };
    let finding = Finding::new("test", Severity::Error, subject, Position::START, wording);
    Finding { excerpt: Some(excerpt), ..finding }
}

/// Everything that is drawn, one cell after the other.
fn assert_cells_harmless(what: &str, screen: &Screen) {
    for cell in screen.draw().content() {
        assert_eq!(harm(cell.symbol()), None, "{what}");
    }
}

/// What leads to every kind of screen.
const SCRIPTS: [&str; 22] = [
    "",
    "Enter",
    "2",
    "2 Enter",
    "3 Enter",
    "2 z",
    "3 z",
    "?",
    "d",
    "d Space Enter",
    "s",
    "s Enter",
    "p",
    ":",
    "o",
    "/",
    "[ s End Enter",
    "u",
    "f",
    "f Enter",
    "[ u Tab",
    "D Right",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn on_every_screen(texts in texts(), wide in any::<bool>(), size in prop_oneof![Just((80, 24)), Just((60, 20)), Just((132, 40))]) {
        let workspace = || {
            let mut next = texts.iter().cloned().cycle().skip(3);
            let finding = finding(&mut || next.next().unwrap());
            let failure = Failure::of(Origin::File(PathBuf::from(&texts[0])), finding);
            Workspace { plans: vec![loaded(&texts), loaded(&texts[3..])], failures: vec![failure], ..Workspace::default() }
        };
        let (set, widths) =
            if wide { (GlyphSet::Safe, Widths::doubtful()) } else { (GlyphSet::Unicode, Widths::narrow()) };
        let look = Look::new(set, widths, true);
        for script in SCRIPTS {
            let mut screen = Screen::on(workspace(), &Config::default(), size.0, size.1);
            screen.app.look = look.clone();
            screen.press(script);
            assert_cells_harmless(script, &screen);
            for text in &texts[..2] {
                screen.send(Message::Paste(text.clone()));
                assert_cells_harmless(script, &screen);
                screen.type_in(&text.chars().take(5).collect::<String>());
                screen.send(Message::Notice(text.clone()));
                assert_cells_harmless(script, &screen);
            }
        }
        let mut screen = Screen::on(workspace(), &Config::default(), size.0, size.1);
        screen.app.look = look.clone();
        for keys in ["y", "r", "/ z z Enter", "n", "2 Down y"] {
            screen.press(keys);
            assert_cells_harmless(keys, &screen);
        }
        assert_harmless("the list that is written", &rows::listing(&screen.app.session));
        for keys in ["x u", "Tab", "D"] {
            screen.press(keys);
            assert_harmless("the list or table that is written", &rows::written(&screen.app));
            let table = rows::shown_table(&screen.app);
            assert_harmless("the list or table that is copied", &table.tsv().replace('\t', ""));
            // A spreadsheet wants its mark and its line ends.
            let csv = table.csv();
            let csv = csv.strip_prefix('\u{feff}').unwrap();
            assert_harmless("the list or table for a spreadsheet", &csv.replace("\r\n", "\n"));
        }
        screen.press("Esc");
        let session = &screen.app.session;
        let lines = screen.app.tree.nodes(session);
        for pane in [Focus::Tree, Focus::Timeline, Focus::Indicators] {
            assert_harmless("a pane that is copied", &rows::copied_table(session, pane, &lines).tsv().replace('\t', ""));
        }
        for other in 0..session.workspace.plans.len() {
            for line in rows::comparison(session, other, 76, &look).all() {
                assert_harmless("the comparison that is copied", &line.text());
            }
        }
        let plan = screen.app.session.plan();
        let nodes = plan.tree.iter().map(|(id, _)| Subject::Node(id)).collect::<Vec<_>>();
        let actions = (0..).map(susumi::plan::ActionId).take(plan.actions.len()).map(Subject::Action);
        let indicators = (0..).map(susumi::plan::IndicatorId).take(plan.indicators.len()).map(Subject::Indicator);
        for subject in nodes.into_iter().chain(actions).chain(indicators) {
            for line in rows::detail(&screen.app.session, subject, 76, &look) {
                assert_harmless("the detail that is copied", &line.text());
            }
        }
    }

    #[test]
    fn in_every_output(texts in texts()) {
        let one = loaded(&texts);
        let found = |finding| Found { file: texts[0].clone(), plan: Some(&one.plan), finding };
        let findings: Vec<Found> = one.findings.iter().map(found).collect();
        let written = |write: &dyn Fn(&mut Vec<u8>) -> std::io::Result<()>| {
            let mut out = Vec::new();
            write(&mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_harmless("check", &written(&|out| write_findings_text(out, &findings)));
        assert_harmless("check --format json", &written(&|out| write_findings_json(out, &findings)));
        let selection = Selection::all(&one.plan);
        let part = Part { loaded: &one, selection: &selection, as_of: one.plan.as_of };
        let calendar = susumi::plan::Calendar::Era;
        let summaries = [By::Status, By::Department, By::Node, By::Year].map(|by| summary_table(&part, by, &[]));
        let lists = [
            actions_table(&part, calendar),
            indicators_table(&part, calendar),
            attention_table(&part, calendar, &[]),
        ];
        for table in summaries.into_iter().chain(lists) {
            let tables = [table.clone(), table];
            let narrow = Paper { width: Some(60), ..Paper::default() };
            for format in [
                TableFormat::Text(Paper::default()),
                TableFormat::Text(narrow),
                TableFormat::Tsv,
                TableFormat::Csv(CsvEncoding::Utf8),
                TableFormat::Markdown,
                TableFormat::Json,
            ] {
                let text = written(&|out| write_tables(out, format, &[("format", "x")], &tables).map(drop));
                assert_harmless(&format!("{format:?}"), &text.replace('\t', "").replace("\r\n", "\n"));
                let rows = 1 + 2 * tables[0].rows.len();
                match format {
                    // Whatever stands in the plan, a row is a line and has all its cells.
                    TableFormat::Tsv => {
                        let cells = tables[0].columns.len() + 1;
                        prop_assert!(text.lines().all(|line| line.split('\t').count() == cells), "{text}");
                        prop_assert_eq!(text.lines().count(), rows);
                    }
                    TableFormat::Csv(_) => prop_assert_eq!(text.lines().count(), rows),
                    _ => {}
                }
            }
        }
        let other = loaded(&texts.iter().rev().cloned().collect::<Vec<_>>());
        let difference = Difference::of(&one.plan, &other.plan);
        let versions = || [Version { file: &texts[0], plan: &one.plan }, Version { file: &texts[1], plan: &other.plan }];
        assert_harmless("diff", &written(&|out| write_difference_text(out, versions(), &difference, "")));
        assert_harmless("diff --format json", &written(&|out| write_difference_json(out, versions(), &difference)));
        let json = written(&|out| write_json(out, &[part]));
        assert_harmless("export --format json", &json);
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(read["plans"][0]["title"].as_str().unwrap(), &one.plan.title, "nothing is lost");
    }

    #[test]
    fn in_findings_about_a_file(texts in texts()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.yaml");
        fs::write(&path, yaml(&texts)).unwrap();
        let workspace = workspace::open(&[path], &Config::default());
        let of_plans = workspace.plans.iter().flat_map(|loaded| &loaded.findings);
        for finding in of_plans.chain(workspace.failures.iter().map(|failure| &*failure.finding)) {
            let mut out = Vec::new();
            write_findings_text(&mut out, &[Found { file: String::new(), plan: None, finding }]).unwrap();
            assert_harmless("check", &String::from_utf8(out).unwrap());
        }
    }
}

/// A plan file with those texts in it, and as many mistakes.
fn yaml(texts: &[String]) -> String {
    let quoted = |text: &String| {
        let escaped: String = text
            .chars()
            .map(|c| if c.is_alphanumeric() { c.to_string() } else { format!("\\U{:08x}", u32::from(c)) })
            .collect();
        format!("\"{escaped}\"")
    };
    let mut from = texts.iter().map(quoted).cycle();
    let mut next = || from.next().unwrap();
    format!(
        "計画: {}\n自治体: {}\n年度: H28-R2\n時点: {}\n階層: [{}]\n{}: {}\n総括: {{{}: {}}}\n担当課: {{{}: {}}}\n\
         実施状況区分: {{{}: {}}}\n体系:\n- 番号: {}\n  名称: {}\n  {}: 1\n  取組:\n  - {{番号: {}, 名称: {}, 担当課: [{}, {}], \
         実施状況: {}, 予定: {{H28: {}, {}: {}}}, 備考: {}}}\n  指標:\n  - {{名称: {}, 単位: {}, 方向: {}, 判定: {}, \
         実績: {{H28: {}, H29: {{値: {}, 注: {}}}}}, 目標: {}, 達成状況: {}}}\n",
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
    )
}

/// What a run of the program with that text everywhere prints.
fn assert_run_harmless(folder: &Path, arguments: &[&OsStr], text: &str) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_susumi"));
    program.args(arguments).current_dir(folder).stdin(Stdio::null()).env("HOME", folder);
    program.env("XDG_CONFIG_HOME", folder.join("settings")).env("XDG_CACHE_HOME", folder.join("cache"));
    for name in ["SUSUMI_GLYPHS", "SUSUMI_AMBIGUOUS", "TERM", "LANG", "LC_ALL", "EDITOR", "NO_COLOR", "TMUX"] {
        program.env(name, text);
    }
    let output = program.output().unwrap();
    for bytes in [output.stdout, output.stderr] {
        assert_harmless(&format!("{arguments:?}"), &String::from_utf8(bytes).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn in_every_run(texts in texts()) {
        let text = texts.concat().replace(['\0', '/'], "");
        let name: String = text.chars().take(50).collect();
        let folder = tempfile::tempdir().unwrap();
        let plans = folder.path().join("plans").join(format!("d{name}"));
        fs::create_dir_all(&plans).unwrap();
        fs::create_dir_all(folder.path().join("settings/susumi")).unwrap();
        fs::write(plans.join(format!("{name}.yaml")), yaml(&texts)).unwrap();
        fs::write(plans.join(format!("b{name}.yaml")), "計画: [").unwrap();
        let settings = yaml(&texts).lines().next().unwrap().replace("計画", "plans") + "\nglyphs: \"\\e[31m\"\nkeys: {\"\\e\": \"\\u202e\"}\n";
        fs::write(folder.path().join("settings/susumi/config.yaml"), settings).unwrap();
        let (name, path) = (OsStr::new(&name), plans.as_os_str());
        let missing = plans.join(format!("missing{}", name.to_string_lossy()));
        let option = format!("--{}", name.to_string_lossy());
        let of = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        for words in [
            of(&["check"]), of(&["check", "--format", "json"]), of(&["export", "--format", "json"]), of(&["doctor"]),
            of(&["config"]), of(&["summary", "--by", "department"]), of(&["export", "--format"]), of(&["--glyphs"]), of(&["--kiosk"]), of(&[]),
        ] {
            let words: Vec<&OsStr> = words.iter().map(OsStr::new).collect();
            for more in [vec![], vec![path], vec![name], vec![missing.as_os_str()], vec![OsStr::new(&option)]] {
                assert_run_harmless(folder.path(), &[words.clone(), more].concat(), &text);
            }
        }
        let saved: Vec<&OsStr> = ["export", "--format", "json", "-o"].into_iter().map(OsStr::new).collect();
        assert_run_harmless(folder.path(), &[saved, vec![missing.as_os_str()]].concat(), &text);
    }
}
