//! Holds what is copied from where: a line, a detail, a table.

use super::driver::Screen;
use susumi::plan::{FiscalYear, NodeId, Subject};
use susumi::tui::app::{Copied, Effect};
use susumi::tui::layout::Focus;
use susumi::tui::rows::{copied_attention, copied_departments, copied_line, copied_table};

fn after(keys: &str) -> Screen {
    let mut screen = Screen::start(80, 24);
    screen.press(keys);
    screen
}

/// What the last of those keys has copied.
fn pressed(keys: &str, last: &str) -> Option<Copied> {
    match after(keys).press(last).pop() {
        Some(Effect::Copy(copied)) => Some(copied),
        _ => None,
    }
}

#[test]
fn what_each_key_copies() {
    let action = Subject::Action(susumi::plan::ActionId(1));
    let table = [
        ("", "y", Some(Copied::Line(Subject::Node(NodeId::ROOT)))),
        ("2 Down", "y", Some(Copied::Line(action))),
        ("2 Down Enter", "y", Some(Copied::Detail(action))),
        ("", "Y", Some(Copied::Table(Focus::Tree))),
        ("2", "Y", Some(Copied::Table(Focus::Timeline))),
        ("3 z", "Y", Some(Copied::Table(Focus::Indicators))),
        ("2 Enter", "Y", None),
        ("/ # # # Enter 2", "y", None),
        ("/ # # # Enter 2", "Y", None),
    ];
    for (keys, last, expected) in table {
        assert_eq!(pressed(keys, last), expected, "{keys} {last}");
    }
}

#[test]
fn a_table_has_all_columns_of_what_the_filter_leaves() {
    let screen = after("d g e s u i Enter");
    let session = &screen.app.session;
    let nodes = screen.app.tree.nodes(session);
    let actions = copied_table(session, Focus::Timeline, &nodes).tsv();
    let lines: Vec<&str> = actions.lines().collect();
    let cell = |line: usize, heading: &str| {
        let at = lines[0].split('\t').position(|name| name == heading).unwrap();
        lines[line].split('\t').nth(at).unwrap()
    };
    assert_eq!(lines.len(), 5);
    let headings = ["取組項目", "番号", "名称", "担当課", "実施状況", "予定との差", "予定 H29", "実績 H28"];
    assert_eq!(
        headings.map(|heading| cell(3, heading)),
        ["適正な受益者負担への見直し", "24", "下水道使用料の見直し", "下水道課", "未実施", "未到達2年", "検討", ""]
    );
    let indicators = copied_table(session, Focus::Indicators, &nodes).tsv();
    let lines: Vec<&str> = indicators.lines().collect();
    assert_eq!(lines.len(), 7);
    let cell = |heading: &str| {
        let at = lines[0].split('\t').position(|name| name == heading).unwrap();
        lines[1].split('\t').nth(at).unwrap()
    };
    let headings = ["名称", "担当課", "最新", "目標", "方向", "単位", "達成状況", "達成率（％）"];
    assert_eq!(
        headings.map(cell),
        ["下水道事業特別会計の利子残高", "財務政策課、下水道課", "1096899", "1334000", "以下", "千円", "達成", "121.6"]
    );
    let tree = copied_table(session, Focus::Tree, &nodes).tsv();
    assert_eq!(tree.lines().count(), 1 + nodes.len());
    for table in [actions, indicators, tree] {
        let tabs: Vec<usize> = table.lines().map(|line| line.matches('\t').count()).collect();
        assert!(tabs.iter().all(|count| *count == tabs[0] && tabs[0] > 5), "{tabs:?}");
    }
}

#[test]
fn what_stands_around_a_shown_text_fits_on_a_line() {
    for line in [susumi::words::copied::SELECT, susumi::words::copied::SELECT_END] {
        assert!(susumi::tui::text::width(line) < 80, "{line}");
    }
}

#[test]
fn entries_are_counted_once_and_headings_and_sums_not_at_all() {
    let screen = after("");
    let session = &screen.app.session;
    assert_eq!(copied_departments(&screen.app).entries, 19);
    for keys in ["u", "u Tab"] {
        let screen = after(keys);
        let table = copied_attention(&screen.app);
        assert_eq!(table.entries, screen.app.session.attention().len(), "{keys}");
        assert_eq!(table.tsv().lines().count(), table.entries + 1, "{keys}: one that several answer for is one line");
    }
    let nodes = screen.app.tree.nodes(session);
    for (pane, entries) in [(Focus::Tree, nodes.len()), (Focus::Timeline, 54), (Focus::Indicators, 40)] {
        assert_eq!(copied_table(session, pane, &nodes).entries, entries, "{pane:?}");
    }
}

#[test]
fn a_line_is_that_of_the_table_and_goes_by_the_year_looked_at() {
    let mut screen = after("2");
    let line = |screen: &Screen| copied_line(&screen.app.session, screen.app.subject());
    let table = copied_table(&screen.app.session, Focus::Timeline, &[]).tsv();
    assert_eq!(Some(line(&screen).trim_end_matches('\n')), table.lines().nth(1));
    screen.press("[ [ [ [");
    let table = copied_table(&screen.app.session, Focus::Timeline, &[]).tsv();
    let cells: Vec<String> = line(&screen).trim_end_matches('\n').split('\t').map(str::to_owned).collect();
    assert_eq!(screen.app.session.as_of(), FiscalYear::starting(2016));
    let headings: Vec<&str> = table.lines().next().unwrap().split('\t').collect();
    let cell = |heading: &str| cells[headings.iter().position(|name| *name == heading).unwrap()].as_str();
    assert_eq!(["実施状況", "状況の根拠"].map(cell), ["未実施", "計算"]);
    assert_eq!(["実績 H28", "実績 H29", "実績 R2"].map(cell), ["調査・研究", "", ""], "{cells:?}");
}

#[test]
fn a_table_is_written_where_the_name_says_so() {
    let written = |keys: &str, name: &str| susumi::tui::rows::written_to(&after(keys).app, name);
    let copied = |keys: &str| susumi::tui::rows::shown_table(&after(keys).app).tsv();
    for keys in ["", "2", "3", "u", "u Tab", "D Right", "d g e s u i Enter u"] {
        assert_eq!(written(keys, "a.tsv"), copied(keys), "{keys}");
        let csv = written(keys, "A.CSV");
        assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"), "{keys}");
        assert_eq!(csv.lines().count(), copied(keys).lines().count(), "{keys}");
        assert_eq!(written(keys, "a.txt"), susumi::tui::rows::written(&after(keys).app), "{keys}");
    }
    let table = written("D", "a.csv");
    assert!(
        table.starts_with("\u{feff}担当課,取組,済,一部,未,遅れ,達成,未達,不明,未記入,点検\r\n企画政策課,17,"),
        "{table}"
    );
    assert!(written("3", "a.csv").contains(",1096899,2020,1334000,千円,"), "numbers are bare");
}

#[test]
fn no_cell_is_a_formula() {
    let mut workspace = after("").app.session.workspace;
    for (at, name) in ["=1+1", "@sum", "-x", "+y,\"z\""].into_iter().enumerate() {
        workspace.plans[0].plan.actions[at].name = name.to_owned();
    }
    let mut screen = Screen::on(workspace, &susumi::source::config::Config::default(), 80, 24);
    screen.press("2");
    let csv = susumi::tui::rows::written_to(&screen.app, "a.csv");
    for cell in [",'=1+1,", ",'@sum,", ",'-x,", ",\"'+y,\"\"z\"\"\","] {
        assert!(csv.contains(cell), "{cell}: {csv}");
    }
}

#[test]
fn what_can_be_written_is_said() {
    let pressed = |keys: &str, name: &str| {
        let mut screen = after(keys);
        screen.press("o Ctrl-U");
        screen.type_in(name);
        let effects = screen.press("Enter");
        (effects, screen.text())
    };
    assert_eq!(pressed("D", "a.csv").0, [Effect::Save("a.csv".to_owned())]);
    for name in ["a.xlsx", "a.XLSX", "a.pdf"] {
        let (effects, text) = pressed("", name);
        assert!(effects.is_empty() && text.contains("文章（.txt）と表（.csv .tsv）"), "{name}: {text}");
    }
    assert!(after("o").text().contains(".csv なら表"));
}
