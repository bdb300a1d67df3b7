//! What details and lists say of an entry: each of these sentences once said something that was not so.

use super::driver::Screen;
use susumi::source::Origin;
use susumi::source::config::Config;
use susumi::workspace::{self, Workspace};

/// A plan from H28 to R2 with one node that holds those lines.
fn screen(entries: &str) -> Screen {
    let text = format!("計画: 試し\n年度: H28-R2\n時点: R2\n体系:\n- 名称: 一番\n{entries}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.yaml");
    std::fs::write(&file, text).unwrap();
    let loaded = workspace::read(&Origin::File(file)).unwrap();
    Screen::on(Workspace { plans: vec![loaded], ..Workspace::default() }, &Config::default(), 120, 70)
}

/// The lines of a detail's field, without what stands around them.
fn field(screen: &Screen, name: &str) -> String {
    let lines = screen.lines();
    let mut lines = lines.iter().skip(3).map(|line| line.trim_end()).skip_while(|line| !line.trim().starts_with(name));
    let first = lines.next().unwrap_or_default().trim().trim_start_matches(name).trim().to_owned();
    let rest = lines.take_while(|line| line.starts_with("             "));
    first + &rest.map(|line| line.trim().to_owned()).collect::<String>()
}

fn action(status: &str, planned: &str, actual: &str) -> Screen {
    let mut screen =
        screen(&format!("  取組:\n  - {{名称: 甲, 予定: {{{planned}}}, 実績: {{{actual}}}, 実施状況: {status}}}\n"));
    screen.press("2 Enter");
    screen
}

#[test]
fn no_good_word_about_the_stages_of_what_is_not_done() {
    let table = [
        ("実施", "H28: 実施", "予定どおり（実施の段階にH28で到達する予定）"),
        ("一部実施", "H28: 実施", "段階には到達（実施状況は一部実施、実施の段階にH28で到達する予定）"),
        ("一部実施", "H29: 実施", "予定より1年遅れて到達（実施の段階にH28で到達する予定）"),
    ];
    for (status, actual, expected) in table {
        assert_eq!(field(&action(status, "H28: 実施", actual), "予定との差"), expected);
    }
    let unknown = action("一部実施", "H28: 設計, H29: ほげ", "H30: 設計");
    assert_eq!(field(&unknown, "予定との差"), "予定の段階を判断できません");
}

/// An indicator with that much in its braces.
fn indicator(fields: &str) -> Screen {
    let mut screen = screen(&format!("  指標:\n  - {{名称: 乙, {fields}}}\n"));
    screen.press("3 Enter");
    screen
}

/// What people have let stand is said with its reason, and marked no more; what nobody has, in full.
#[test]
fn findings_stand_in_the_detail_of_their_entry() {
    let fields = "目標: 5, 実績: {H28: 1, H29: 1, H30: 1, R1: 1, R2: 2}, 達成状況: 達成";
    let open = indicator(fields);
    let text = open.text();
    assert!(text.contains("未達成（計算）？"), "{text}");
    assert!(text.contains(" 注意 達成状況と実績が合わない\n   「乙」 R2実績 2は目標5以上に届きませんが"), "{text}");
    let mut accepted = indicator(&format!("{fields}, 確認済: [verdict: 議会の判断]"));
    let text = accepted.text();
    assert_eq!(field(&accepted, "確認済"), "達成状況と実績が合わない（議会の判断）");
    assert!(!text.contains('？') && !text.contains("点検 ──"), "{text}");
    accepted.press("Esc");
    assert!(!accepted.text().contains('？'), "the list is not marked either");
    let mut earlier = indicator(fields);
    earlier.press("[");
    assert!(!earlier.text().contains("点検 ──"), "nobody had found it then");
}

#[test]
fn no_percentage_that_says_nothing() {
    let table = [
        ("目標: 10, 初期値: 0, 実績: {R2: 5}", "50.0%", "50.0%"),
        ("目標: 1, 初期値: 0, 実績: {R2: -20}", "負の数のため計算できません", "初期値より後退"),
        ("目標: -10, 初期値: -20, 実績: {R2: -5}", "負の数のため計算できません", "150.0%"),
    ];
    for (fields, attainment, progress) in table {
        let screen = indicator(fields);
        assert_eq!((field(&screen, "達成率").as_str(), field(&screen, "進捗率").as_str()), (attainment, progress));
    }
}

/// What stands before the target is what is held against it.
#[test]
fn a_sum_stands_beside_the_target_of_a_sum() {
    let mut screen = indicator("単位: 件, 判定: 累計, 目標: 20, 実績: {H28: 3, H29: 5, R2: 4}, 達成状況: 未達成");
    assert_eq!(field(&screen, "最新"), "R2 4件（累計12件）");
    let text = screen.text();
    assert!(text.contains("推移（累計）"), "{text}");
    let captions = text.lines().find(|line| line.split_whitespace().collect::<Vec<_>>() == ["3", "8", "12"]);
    assert!(captions.is_some(), "{text}");
    screen.press("Esc");
    assert!(screen.text().contains("累計12件"));
}

#[test]
fn a_limit_of_none_is_said_as_none() {
    let table = [("0", "0件"), ("5", "5件以下")];
    for (target, expected) in table {
        let screen = indicator(&format!("単位: 件, 方向: 以下, 目標: {target}, 実績: {{R2: 1}}, 達成状況: 未達成"));
        assert_eq!(field(&screen, "目標"), expected);
    }
}

#[test]
fn whose_departments_an_indicator_has() {
    let of = |own: &str| {
        let mut screen = screen(&format!(
            "  取組:\n  - {{名称: 甲, 担当課: 土木課}}\n  指標:\n  - {{名称: 乙{own}, 目標: 1, 実績: {{R2: 1}}}}\n"
        ));
        screen.press("3 Enter");
        field(&screen, "担当課")
    };
    assert_eq!((of("").as_str(), of(", 担当課: 財政課").as_str()), ("土木課（取組の担当課）", "財政課"));
}
