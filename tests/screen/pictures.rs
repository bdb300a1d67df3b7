//! Holds what is on the screen after which keys, on the plan that the program carries.
//!
//! The pictures are files in `tests/screen/snapshots`; after a wanted change `INSTA_UPDATE=always cargo test`
//! writes them anew, and their diff says what changed.

use super::driver::Screen;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use susumi::plan::NodeId;
use susumi::source::config::Config;
use susumi::state::{NamedView, Store};
use susumi::tui::app::{Effect, Focus, Message, Pointer};
use susumi::workspace::{self, Workspace};

const GESUI: &str = "d g e s u i Enter";

/// A screen with two views saved.
fn start_with_views(width: u16, height: u16) -> Screen {
    let mut screen = Screen::start(width, height);
    screen.app.store = Some(Store::in_folder("/nowhere".into()));
    for (name, keys) in [("下水道課の広告", "d g e s u i Enter / 広 告 Enter"), ("三年前の要対応", "s End Enter [ [ [")]
    {
        let mut other = Screen::start(width, height);
        other.press(keys);
        screen.app.views.push(NamedView { name: name.to_owned(), view: other.app.view() });
    }
    screen
}

/// Compares the screen of the built-in plan after those keys with its picture.
fn picture(name: &str, keys: &str, size: (u16, u16), with_styles: bool) {
    picture_of(start_with_views(size.0, size.1), name, keys, size, with_styles);
}

/// Compares a screen of that size after those keys with its picture.
pub(super) fn picture_of(mut screen: Screen, name: &str, keys: &str, size: (u16, u16), with_styles: bool) {
    screen.press(keys);
    assert_eq!(screen.torn(), None, "{name}");
    let mut shown = screen.text();
    if with_styles {
        shown = format!("{shown}\n\n{}", screen.styles());
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_description(format!("{}x{} after [{keys}]", size.0, size.1));
    settings.bind(|| insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), shown));
}

macro_rules! pictures {
    ($($name:ident: $keys:expr, [$($width:literal x $height:literal)+] $($styles:ident)?;)+) => {$(
        #[test]
        fn $name() {
            let styles: &[&str] = &[$(stringify!($styles))?];
            for (at, size) in [$(($width, $height)),+].into_iter().enumerate() {
                picture(stringify!($name), $keys, size, at == 0 && !styles.is_empty());
            }
        }
    )+};
}

/// 総括 with what the review finds, and behind it what was let stand.
#[test]
fn accepted_findings() {
    let workspace = workspace::open(&["tests/plans/review.yaml".into()], &Config::default());
    for size in [(80, 24), (120, 36)] {
        let screen = Screen::on(workspace.clone(), &Config::default(), size.0, size.1);
        picture_of(screen, "accepted_findings", "Enter End", size, size.0 == 80);
    }
}

/// Both lists of a plan with entries that name no department, and a finding about the plan as a whole.
#[test]
fn what_has_no_department() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.yaml");
    std::fs::write(&file, NOBODYS).unwrap();
    let workspace = workspace::open(&[file], &Config::default());
    for keys in ["u", "u Tab", "D"] {
        let name = format!("nobodys_{}", keys.replace(' ', "_"));
        picture_of(Screen::on(workspace.clone(), &Config::default(), 80, 24), &name, keys, (80, 24), false);
    }
    let mut screen = Screen::on(workspace, &Config::default(), 80, 24);
    screen.press("u Tab Home Enter");
    assert_eq!((screen.app.session.selected, screen.app.focus), (NodeId::ROOT, Focus::Tree), "the plan as a whole");
    screen.press("D End Enter");
    assert!(screen.app.session.filter.is_empty() && screen.app.notice.is_some(), "there is nobody to filter by");
}

const NOBODYS: &str = "\
計画: 担当のない計画
年度: H28-R2
時点: R2
階層: [柱, 施策, 事業]
総括: {実施: 9}
体系:
- 番号: 1
  名称: 柱の一
  取組:
  - {番号: 1, 名称: 担当の書かれていない取組, 予定: {H28: 実施}, 実績: {H28: 検討}, 実施状況: 未実施}
  内訳:
  - 番号: 1
    名称: 施策の一
    内訳:
    - 番号: 1
      名称: 事業の一
      取組:
      - {番号: 2, 名称: 課のある取組, 担当課: 甲課, 予定: {H28: 実施}, 実績: {H28: 実施}, 実施状況: 一部実施}
      指標:
      - {名称: 課のある指標, 単位: 件, 実績: {R2: 1}, 目標: 2, 達成状況: 未達成}
";

// `styles`: the first size lists the styles below the text.
pictures! {
    start: "", [80 x 24  120 x 36  200 x 60  60 x 20] styles;
    too_small: "", [40 x 8];
    department_filter: GESUI, [80 x 24  120 x 36  200 x 60  60 x 20];
    attention: "u", [80 x 24  120 x 36  60 x 20] styles;
    attention_by_node: "u Tab", [80 x 24  120 x 36];
    attention_of_a_department: "d g e s u i Enter u", [80 x 24];
    attention_in_an_earlier_year: "u [ [ End", [80 x 24];
    attention_filter: "s End Enter", [80 x 24  120 x 36] styles;
    department_table: "D", [80 x 24  120 x 36  60 x 20] styles;
    department_table_sorted: "D Right Right Right Right Right Space End", [80 x 24  120 x 36];
    department_table_of_a_search: "/ 広 告 Enter D", [80 x 24];
    department_picker: "d g e s u i", [80 x 24  60 x 20] styles;
    department_picker_untouched: "d", [80 x 24];
    status_picker: "s Space", [80 x 24] styles;
    plan_list: "p", [80 x 24  60 x 20];
    command_palette: ": z o o m", [80 x 24];
    command_palette_with_reasons: ":", [80 x 24  120 x 36] styles;
    plan_detail: "Enter", [80 x 24  120 x 36  200 x 60  60 x 20];
    action_detail: "d g e s u i Enter 2 Down Enter", [80 x 24  120 x 36];
    indicator_detail: "d g e s u i Enter 3 Enter", [80 x 24  120 x 36  200 x 60  60 x 20];
    help: "?", [80 x 24  60 x 20];
    help_scrolled_down: "? End", [80 x 24];
    help_narrowed: "? 年 度", [80 x 24  120 x 36] styles;
    search: "/ 広 告", [80 x 24] styles;
    search_kept: "/ 広 告 Enter n", [120 x 36] styles;
    search_without_hits: "/ 温 泉", [80 x 24];
    unfolded_tree: "j l j l j l j", [80 x 24  200 x 60];
    timeline_zoomed: "2 z", [80 x 24  200 x 60];
    indicators_zoomed: "3 z", [80 x 24  200 x 60];
    three_years_earlier: "[ [ [", [80 x 24  120 x 36];
    western_years: "w", [80 x 24];
    saving: "o", [80 x 24];
    saving_a_view: "d g e s u i Enter V", [80 x 24];
    saved_views: "v", [80 x 24  120 x 36] styles;
    saved_views_narrowed: "v 要", [80 x 24];
    unknown_key: "Q", [80 x 24];
}

#[test]
fn a_department_finds_exactly_its_own() {
    let mut screen = Screen::start(200, 60);
    screen.press(GESUI);
    let session = &screen.app.session;
    let plan = session.plan();
    let numbers: Vec<&str> = session.actions().iter().map(|id| plan.action(*id).number.as_str()).collect();
    assert_eq!(numbers, ["3", "14", "24", "25"]);
    let indicators: Vec<&str> = session.indicators().iter().map(|id| plan.indicator(*id).name.as_str()).collect();
    assert_eq!(indicators.len(), 6);

    // All three panes show that and nothing else.
    let text = screen.text();
    let start = |name: &str| name.chars().take(8).collect::<String>();
    for (id, action) in plan.actions_under(NodeId::ROOT).map(|id| (id, plan.action(id))) {
        let label = start(&format!("{} {}", action.number, action.name));
        let found =
            text.lines().any(|line| line.contains(&format!("│{label}")) || line.contains(&format!("│ {label}")));
        assert_eq!(found, session.actions().contains(&id), "{label}\n{text}");
    }
    for name in &indicators {
        assert!(text.contains(&start(name)), "{name}\n{text}");
    }
    assert!(text.contains("4/54件") && text.contains("6/40件"), "{text}");
    let nodes = screen.app.tree.nodes(&screen.app.session);
    assert!(nodes.len() > 1 && nodes.iter().all(|node| session.shown().shows_node(*node)), "{nodes:?}");

    screen.press("x");
    assert_eq!((screen.app.session.actions().len(), screen.app.session.indicators().len()), (54, 40));
}

#[test]
fn the_detail_of_the_plan_counts_as_the_printed_table_does() {
    let mut screen = Screen::start(120, 60);
    screen.press("Enter");
    let text = screen.text();
    for line in [["実施 ", "85.2%", "46/54"], ["一部実施", "9.3%", "5/54"], ["未実施", "5.6%", "3/54"]] {
        assert!(text.lines().any(|shown| line.iter().all(|part| shown.contains(part))), "{line:?}\n{text}");
    }
}

#[test]
fn keys_through_an_input_method_are_taken_and_said() {
    let mut screen = Screen::start(80, 24);
    screen.type_in("ｄ");
    assert!(screen.text().contains("担当課"), "{}", screen.text());
    screen.type_in("げすい");
    screen.press("Enter");
    assert_eq!(screen.app.session.filter.departments, ["下水道課"]);
    screen.type_in("ｘ");
    assert!(screen.app.session.filter.is_empty());
    screen.type_in("ｊ");
    assert_ne!(screen.app.session.selected, NodeId::ROOT);
    assert!(screen.text().contains("日本語入力"), "{}", screen.text());
}

/// What may be open, as keys.
const SITUATIONS: [&str; 19] = [
    "",
    "d g",
    "s Space",
    "p",
    ": e",
    "/ k a",
    "o x",
    "v",
    "V",
    "?",
    "D Right Right End",
    "u",
    "u Tab End",
    "Enter",
    "3 Enter",
    "2 Down Enter End",
    "3 z G",
    "2 z s End Enter",
    "d z z z z",
];

#[test]
fn every_size_holds_every_situation() {
    std::thread::scope(|scope| {
        for (at, keys) in SITUATIONS.iter().enumerate() {
            scope.spawn(move || every_size_holds(at, keys));
        }
    });
}

/// All situations meet the sizes at which the layout changes; the others are shared out among them.
fn every_size_holds(at: usize, keys: &str) {
    let mut screen = start_with_views(100, 30);
    screen.press(keys);
    let mut hold = |width, height| {
        screen.resize(width, height);
        assert_eq!(screen.torn(), None, "{width}x{height} after [{keys}]");
    };
    for (width, height) in (1..=90).flat_map(|width| (1..=30).map(move |height| (width, height))) {
        let changes = [48, 79, 80].contains(&width) && [10, 23, 24].contains(&height);
        let shared_out = usize::from(width) * 5 + usize::from(height) * 3;
        if changes || shared_out % (3 * SITUATIONS.len()) == at {
            hold(width, height);
        }
    }
    for (width, height) in [(79, 60), (80, 100), (250, 24)] {
        hold(width, height);
    }
}

/// Two plans, so that there is one to change to; the second has everything that is unusual.
fn two_plans() -> Workspace {
    const ODD: &str = "\
計画: \"とても長い名前の計画ｶﾞｷﾞｸﾞ👨‍👩‍👧‍👦é\\e[31m\"
年度: [R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12]
体系:
- 名称: 指標だけ
  指標:
  - {名称: 件数, 単位: 件, 初期値: -5, 実績: {R1: 0, R2: 1234567890123.5}, 目標: -3}
  - {名称: 状態, 方向: 状態, 実績: {R1: 策定したとも言えないとも言えない}, 目標: 策定}
- 名称: 取組だけ
  取組:
  - {名称: 何も書かれていない}
  - {名称: 全部書かれている, 担当課: [甲課, 乙課, 丙課], 予定: {R1: 検討・協議・調整・意見聴取, R2: ⇒, R12: 実施}, 実績: {R1: 検討, R3: ⇒}, 実施状況: 未実施, 備考: あ}
- 名称: 空
";
    let (plan, positions, findings) = susumi::source::load_text("odd", ODD).unwrap();
    let origin = susumi::source::Origin::File("plans/odd.yaml".into());
    let built_in = workspace::read(&susumi::source::Origin::BuiltIn).unwrap();
    Workspace {
        plans: vec![built_in, susumi::source::Loaded::new(origin, plan, positions, findings)],
        ..Workspace::default()
    }
}

/// Something that happens to the screen.
#[derive(Debug, Clone)]
enum Happening {
    Key(&'static str),
    Typed(String),
    Pasted(String),
    Pointed(Pointer, u16, u16),
    Resized(u16, u16),
}

fn happening() -> impl Strategy<Value = Happening> {
    use Pointer::{Click, DoubleClick, WheelDown, WheelUp};
    let keys: Vec<&'static str> =
        "Up Down PgUp PgDn Home End Left Right Tab Shift-Tab 1 2 3 z Enter Esc d D s u / n N x \
        Space [ ] w p c e r o y Y v V m ? : Ctrl-L q Backspace Ctrl-U Ctrl-W"
            .split_whitespace()
            .collect();
    prop_oneof![
        12 => proptest::sample::select(keys).prop_map(Happening::Key),
        2 => "[a-z]{1,3}|[ぁ-んァ-ヶｱ-ﾟ亜-熙]{1,3}|\\PC".prop_map(Happening::Typed),
        1 => ".{0,40}".prop_map(Happening::Pasted),
        3 => (proptest::sample::select(vec![Click, DoubleClick, WheelUp, WheelDown]), 0..130_u16, 0..40_u16)
            .prop_map(|(pointer, column, row)| Happening::Pointed(pointer, column, row)),
        2 => (40..130_u16, 8..40_u16).prop_map(|(width, height)| Happening::Resized(width, height)),
        1 => (1..300_u16, 1..100_u16).prop_map(|(width, height)| Happening::Resized(width, height)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("proptest-regressions/screen.txt"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_happens_every_line_is_whole(happenings in proptest::collection::vec(happening(), 1..30)) {
        let mut screen = Screen::on(two_plans(), &Config::default(), 80, 24);
        screen.app.mouse = true;
        for happening in &happenings {
            let effects = match happening {
                Happening::Key(key) => screen.press(key),
                Happening::Typed(text) => screen.type_in(text),
                Happening::Pointed(pointer, column, row) => screen.send(Message::Pointer(*pointer, *column, *row)),
                Happening::Pasted(text) => screen.send(Message::Paste(text.clone())),
                Happening::Resized(width, height) => {
                    screen.resize(*width, *height);
                    Vec::new()
                }
            };
            for effect in effects {
                if let Effect::Reload(index) = effect {
                    let again = screen.app.session.workspace.plans[index].clone();
                    screen.send(Message::Reloaded(index, Box::new(Ok(again))));
                }
            }
            prop_assert_eq!(screen.torn(), None, "after {:?}", happening);
        }
    }
}
