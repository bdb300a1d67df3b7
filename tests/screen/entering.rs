//! Holds how results are entered: what the form offers, what it asks to be written, and that nothing typed is lost.

use std::fs;
use std::path::PathBuf;

use super::driver::Screen;
use susumi::amend;
use susumi::source::config::Config;
use susumi::tui::app::{Effect, Form, FormField, Message, Overlay, Pointer};
use susumi::workspace;
use tempfile::TempDir;

const PLAN: &str = "\
計画: 試しの計画
年度: H28-R2
時点: R1
体系:
- 番号: 1
  名称: 一番
  取組:
  - {番号: 1, 名称: 窓口の改善, 予定: {H28: 検討, H29: 策定, H30: 実施, R1: ⇒, R2: ⇒}, 実績: {H28: 検討, H29: 策定, H30: 一部実施, R1: 実施}, 実施状況: 実施}  # 窓口
  - 番号: 2
    名称: 条例の制定
    予定: {H28: 検討, H29: 条例改正, H30: 実施}
    実績: {H28: 検討, H29: {値: 検討, 注: 延期}}   # ここ
    実施状況: 未実施
  指標:
  - 名称: 件数
    単位: 件
    実績: {H28: 1, H29: 2, H30: 3, R1: 1200}
    目標: 1500
  - 名称: 計画
    方向: 状態
    実績: {H28: 素案}
    目標: 策定
";

/// A screen on a plan file.
struct Entering {
    screen: Screen,
    file: PathBuf,
    _folder: TempDir,
}

impl Entering {
    fn on(text: &str, width: u16, height: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plan.yaml");
        fs::write(&file, text).unwrap();
        let workspace = workspace::open(std::slice::from_ref(&file), &Config::default());
        Self { screen: Screen::on(workspace, &Config::default(), width, height), file, _folder: folder }
    }

    /// Presses keys and has done outside what they ask for.
    fn press(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            let effects = self.screen.press(key);
            self.carry_out(effects);
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let plans = &self.screen.app.session.workspace.plans;
            let reread = |index: usize| Message::Reread(index, Box::new(workspace::read(&plans[index].origin)));
            let messages = match effect {
                Effect::Prepare(index, order) => {
                    let result = amend::prepare(&plans[index], &order).map(Box::new).map_err(Box::new);
                    let reread = result.is_err().then(|| reread(index));
                    reread.into_iter().chain([Message::Prepared(result)]).collect()
                }
                Effect::Amend(index, amendment) => {
                    let result = amendment.save().map_err(Box::new);
                    vec![reread(index), Message::Amended(result)]
                }
                Effect::Mouse(_) => Vec::new(),
                other => panic!("{other:?}"),
            };
            messages.into_iter().for_each(|message| {
                self.screen.send(message);
            });
        }
    }

    fn form(&self) -> &Form {
        match self.screen.app.overlays.last() {
            Some(Overlay::Form(form)) => form,
            other => panic!("{other:?}\n{}", self.screen.text()),
        }
    }

    fn is_closed(&self) -> bool {
        self.screen.app.overlays.iter().all(|overlay| !matches!(overlay, Overlay::Form(_)))
    }

    fn written(&self) -> String {
        fs::read_to_string(&self.file).unwrap()
    }

    /// Somebody else changes the file.
    fn meanwhile(&self, old: &str, new: &str) {
        let text = self.written();
        assert!(text.contains(old), "{old}");
        fs::write(&self.file, text.replace(old, new)).unwrap();
    }

    /// The screen without the name of the folder, which is another in each run.
    fn text(&self) -> String {
        let folder = self.file.parent().unwrap().display().to_string();
        self.screen.text().replace(&format!("{folder}/"), "")
    }
}

fn after(keys: &str) -> Entering {
    let mut entering = Entering::on(PLAN, 80, 24);
    entering.press(keys);
    entering
}

#[test]
fn what_stands_around_says_what_is_meant() {
    const SLOW: &str = "\
計画: 試し
年度: R5-R9
時点: R7
実施状況区分: {完了: 完了, 継続実施: 完了, 進行中: 一部, 未着手: 未了}
体系:
- 名称: 一番
  取組:
  - {番号: 1, 名称: 指定, 予定: {R5: 調査, R6: 地権者協議, R7: 指定・公表, R8: ⇒, R9: ⇒}, 実績: {R5: 調査, R6: 地権者協議, R7: ⇒}, 実施状況: 進行中}
  - {番号: 2, 名称: 契約, 予定: {R5: 実施, R6: ⇒, R7: ⇒, R8: ⇒, R9: ⇒}, 実績: {R5: 実施, R6: ⇒, R7: ⇒}, 実施状況: 継続実施}
  - {番号: 3, 名称: 多い, 予定: {R5: 検討, R6: 試行実施, R7: 設計・用地交渉, R8: 条例の改正, R9: 一部実施}, 実績: {R7: 検討}}
";
    let table = [
        // ⇒ goes on with what was done, which is not what was planned to go on.
        ("2 a", "前年度(R7) ⇒ 地権者協議", true),
        ("2 a", "候補      指定・公表  ⇒  ", true),
        // A word of the same kind as the computed one is no contradiction.
        ("2 Down a 実 施", "←  継続実施  →  計算では 継続実施", true),
        ("2 Down a 実 施 Tab Left", "計算では 完了", true),
        // There are more words than fit.
        ("2 End a", "…\n 実施状況", true),
        ("2 End a s i k o u", "…\n 実施状況", false),
        // How it came out is due with the last year.
        ("2 End a", "実施状況も選んでください", false),
        ("2 End a Up Right Right Right Right", "最後の年度なので、実施状況も選んでください", true),
        ("2 End a Up Right Right Right Right Tab Tab Right", "実施状況も選んでください", false),
    ];
    let new_words = [
        // What was typed to find a word is not the word.
        ("2 a j i s s i Enter", "「jissi」は、この計画でまだ使っていない言葉です", true),
        ("2 a 実 施 Space 指 定 Enter", "「指定」は、この計画でまだ使っていない言葉です", true),
        ("2 a j i s s i Down Enter Enter", "まだ使っていない", false),
        ("2 a 実 施 Space 調 査 Enter", "まだ使っていない", false),
        ("2 a － Enter", "まだ使っていない", false),
        ("2 a → Enter", "まだ使っていない", false),
        ("2 a Tab Right Enter", "まだ使っていない", false),
    ];
    let mut entering = Entering::on(SLOW, 74, 24);
    entering.press("2 a 実 施 Enter Enter");
    assert!(entering.text().trim_end().ends_with('…'), "not cut without a mark\n{}", entering.text());
    for (keys, expected, is_there) in table.into_iter().chain(new_words) {
        let mut entering = Entering::on(SLOW, 80, 24);
        entering.press(keys);
        assert_eq!(entering.text().contains(expected), is_there, "[{keys}] {expected}\n{}", entering.text());
    }
}

#[test]
fn one_value_is_written_and_nothing_else() {
    let table = [
        ("2 a 実 施 Enter Enter", "R1: 実施}, 実施状況", "R1: 実施, R2: 実施}, 実施状況"),
        ("2 a ⇒ Enter Enter", "R1: 実施}, 実施状況", "R1: 実施, R2: ⇒}, 実施状況"),
        // The planned stage stands first among the words.
        ("2 a Down Enter Enter Enter", "R1: 実施}, 実施状況", "R1: 実施, R2: ⇒}, 実施状況"),
        ("2 a j i s s i Down Enter Enter Enter", "R1: 実施}, 実施状況", "R1: 実施, R2: 実施}, 実施状況"),
        ("2 Down a Ctrl-U 素 案 Enter Enter", "H29: {値: 検討, 注: 延期}}", "H29: {値: 検討, 注: 延期}, H30: 素案}"),
        ("2 Down a Up Left Tab Tab Tab 中 Enter Enter", "注: 延期}", "注: 延期中}"),
        ("2 Down a Up Left Tab Tab Tab Home 再 Enter Enter", "注: 延期}", "注: 再延期}"),
        ("2 Down a Up Left Tab 条 例 改 正 Enter Enter", "{値: 検討, 注", "{値: 条例改正, 注"),
        ("3 a 1 , 3 0 0 件 Enter Enter", "R1: 1200}", "R1: 1200, R2: 1300}"),
        ("3 a １ ３ ０ ０ Enter Enter", "R1: 1200}", "R1: 1200, R2: 1300}"),
        ("3 a - Enter Enter", "R1: 1200}", "R1: 1200, R2: \"-\"}"),
        ("3 Down a Down Enter Enter Enter", "{H28: 素案}", "{H28: 素案, H29: 策定}"),
        ("3 Enter a 1 5 0 0 Enter Enter", "R1: 1200}", "R1: 1200, R2: 1500}"),
    ];
    for (keys, old, new) in table {
        let entering = after(keys);
        assert_eq!(entering.written(), PLAN.replace(old, new), "after [{keys}]\n{}", entering.text());
        assert!(entering.is_closed() && entering.text().contains("を書き込みました"), "{}", entering.text());
        let shown = &entering.screen.app;
        let read = workspace::read(&shown.session.loaded().origin).unwrap();
        assert_eq!(shown.session.plan(), &read.plan, "after [{keys}]");
        let before = after(keys.split(" a ").next().unwrap_or(""));
        assert_eq!(shown.subject(), before.screen.app.subject(), "the cursor stays where it was after [{keys}]");
    }
}

#[test]
fn the_year_is_the_one_that_is_most_likely_meant() {
    for (keys, year) in [
        ("2 a", "R2"),
        ("2 Down a", "H30"),
        ("3 a", "R2"),
        ("3 Down a", "H29"),
        ("[ 2 a", "H30"),
        ("2 a Up Left", "R1"),
        ("2 a Up Left Left", "H30"),
    ] {
        assert_eq!(after(keys).form().year.to_string(), year, "{keys}");
    }
}

#[test]
fn what_was_typed_goes_along_to_another_year_and_what_was_not_follows_it() {
    let mut entering = after("2 Down a 済 Up Left Left");
    assert_eq!((entering.form().result_text().as_str(), entering.form().remark.text.as_str()), ("済", ""));
    entering.press("Right");
    assert_eq!((entering.form().result_text().as_str(), entering.form().remark.text.as_str()), ("済", "延期"));
    let mut untouched = after("2 a Up Left Left");
    assert_eq!(untouched.form().result_text(), "一部実施");
    assert!(!untouched.form().is_changed());
    untouched.press("Enter");
    assert!(untouched.text().contains("変わったところがありません"), "{}", untouched.text());
    assert_eq!(untouched.written(), PLAN);
}

#[test]
fn a_word_that_is_chosen_can_be_gone_on_with_or_given_back() {
    let mut entering = after("2 a 検 Down");
    assert_eq!(entering.form().result_text(), "検討");
    entering.press("Esc");
    assert_eq!((entering.form().result_text().as_str(), entering.form().field), ("検", FormField::Result));
    entering.press("Down 中");
    assert_eq!(entering.form().result_text(), "検討中");
    entering.press("Backspace Backspace Backspace 策 Down Tab");
    assert_eq!((entering.form().result_text().as_str(), entering.form().field), ("策定", FormField::Standing));
}

#[test]
fn nothing_is_written_before_it_was_seen_and_confirmed() {
    let mut entering = after("2 a 実 施 Enter");
    assert_eq!(entering.written(), PLAN);
    assert!(entering.text().contains("8行目") && entering.text().contains("よろしければ"), "{}", entering.text());
    entering.press("Esc");
    assert_eq!((entering.form().result_text().as_str(), entering.written().as_str()), ("実施", PLAN));
    // Esc asks before it throws away.
    entering.press("Esc");
    assert!(entering.text().contains("もう一度 Esc"), "{}", entering.text());
    entering.press("Left Esc");
    assert!(!entering.is_closed(), "a key in between takes it back");
    entering.press("Esc");
    assert!(entering.is_closed());
    assert_eq!(entering.written(), PLAN);
    assert!(after("2 a Esc").is_closed(), "nothing was typed");
}

#[test]
fn what_cannot_be_written_says_why_at_its_field_and_keeps_what_was_typed() {
    let mut entering = after("3 a 約 5 0 Enter");
    assert_eq!((entering.form().result_text().as_str(), entering.form().field), ("約50", FormField::Result));
    assert!(
        entering.text().contains("約50") && entering.text().contains("書き込みませんでした"),
        "{}",
        entering.text()
    );
    entering.press("Backspace Backspace Backspace 5 0 Enter Enter");
    assert_eq!(entering.written(), PLAN.replace("R1: 1200}", "R1: 1200, R2: 50}"));

    // A contradiction between status and stages is warned of; people may know better.
    let mut warned = after("3 a 1 2 0 0 Tab Right Enter");
    assert_eq!(warned.form().field, FormField::Standing, "{}", warned.text());
    assert!(warned.text().contains("このままでよければ"), "{}", warned.text());
    assert_eq!(warned.written(), PLAN);
    warned.press("Enter");
    assert!(warned.text().contains("承知で"), "{}", warned.text());
    warned.press("Enter");
    assert_ne!(warned.written(), PLAN);
    assert!(warned.is_closed(), "{}", warned.text());
}

#[test]
fn who_comes_second_is_told_what_stands_there_and_decides() {
    let mut entering = after("2 a 実 施 Tab Tab 現 場");
    entering.meanwhile("R1: 実施}, 実施状況", "R1: 実施, R2: 検討}, 実施状況");
    entering.press("Enter");
    assert!(entering.text().contains("今は「検討」です"), "{}", entering.text());
    assert_eq!((entering.form().result_text().as_str(), entering.form().remark.text.as_str()), ("実施", "現場"));
    assert_eq!(entering.form().field, FormField::Result);
    let theirs = entering.written();
    entering.press("Enter");
    assert_eq!(entering.written(), theirs);
    assert!(entering.text().contains("検討"), "what goes is to be seen: {}", entering.text());
    entering.press("Enter");
    assert_eq!(entering.written(), theirs.replace("R2: 検討}", "R2: {値: 実施, 注: 現場}}"));

    // Between what was confirmed and the file.
    let mut late = after("2 a 実 施 Enter");
    late.meanwhile("R1: 実施}, 実施状況", "R1: 実施, R2: 検討}, 実施状況");
    late.press("Enter");
    assert!(late.text().contains("今は「検討」です"), "{}", late.text());
    late.press("Esc Esc");
    assert!(late.is_closed() && late.written().contains("R2: 検討}"), "theirs is kept");

    // Elsewhere in the file both changes stand.
    let mut both = after("2 a 実 施 Enter");
    both.meanwhile("目標: 1500", "目標: 1600");
    both.press("Enter");
    assert!(both.written().contains("目標: 1600") && both.written().contains("R2: 実施"));
    assert!(both.is_closed() && both.screen.app.notice.as_ref().is_some_and(|said| said.contains("ほかの人の変更も")));
}

#[test]
fn a_reload_leaves_the_form_and_what_was_typed() {
    let reload = |entering: &mut Entering| {
        let loaded = workspace::read(&entering.screen.app.session.workspace.plans[0].origin);
        entering.screen.send(Message::Reloaded(0, Box::new(loaded)));
    };
    let mut entering = after("2 Down a 済");
    entering.meanwhile("  - {番号: 1,", "  - {番号: 9, 名称: 新しい取組, 予定: {H28: 検討}}\n  - {番号: 1,");
    entering.meanwhile("注: 延期", "注: 延期した");
    reload(&mut entering);
    assert_eq!(entering.form().result_text(), "済");
    entering.press("Up Left");
    assert_eq!(entering.form().remark.text, "延期した", "what was not touched follows the file");

    entering.meanwhile("番号: 2", "番号: 22");
    reload(&mut entering);
    assert!(entering.text().contains("ファイルからなくなりました") && entering.text().contains("済"));
    entering.press("Enter");
    assert!(entering.text().contains("書き込めません"), "{}", entering.text());
    entering.meanwhile("番号: 22", "番号: 2");
    reload(&mut entering);
    assert_eq!(entering.form().result_text(), "済");
    assert!(entering.text().contains("条例の制定"));
}

#[test]
fn a_file_that_must_not_be_written_says_so() {
    let mut entering = after("2 a 実 施");
    fs::write(&entering.file, "計画: [").unwrap();
    entering.press("Enter");
    assert!(entering.text().contains("計画として読めない"), "{}", entering.text());
    assert_eq!(entering.form().result_text(), "実施");
    let mut built_in = Screen::start(80, 24);
    built_in.press("2 a");
    assert!(built_in.text().contains("内蔵の計画には入力できません"), "{}", built_in.text());
    for keys in ["a", "Down a", "Enter a"] {
        let entering = after(keys);
        assert!(entering.is_closed() && entering.text().contains("取組か指標を選んで"), "{keys}: {}", entering.text());
    }
}

#[test]
fn the_mouse_chooses_a_field_and_pasted_text_goes_into_it() {
    let mut entering = after("m 2 a");
    let mut click = |row: u16| {
        entering.screen.send(Message::Pointer(Pointer::Click, 20, row));
        entering.form().field
    };
    use FormField::{Remark, Result, Standing, Year};
    // The form begins in line 3 with the name of the entry.
    let table = [(4, Year), (5, Year), (6, Result), (7, Result), (8, Standing), (9, Remark), (15, Remark), (3, Remark)];
    for (row, field) in table {
        assert_eq!(click(row), field, "{row}");
    }
    entering.screen.send(Message::Paste("職員の\n異動\u{1b}のため".to_owned()));
    assert_eq!(entering.form().remark.text, "職員の 異動のため");
    entering.press("Up");
    entering.screen.send(Message::Paste("これはどこにも".to_owned()));
    assert_eq!(entering.form().remark.text, "職員の 異動のため");
}

#[test]
fn letters_where_nothing_is_typed_never_leave_the_form() {
    let mut entering = after("2 a Tab");
    assert_eq!(entering.screen.press("q"), []);
    assert!(entering.text().contains("入力を終えてから"), "{}", entering.text());
    entering.press("l");
    assert_eq!(entering.form().standing, Some(1), "but those that move do");
}

#[test]
fn pictures() {
    let table = [
        ("action", "2 Down a"),
        ("action_typed", "2 a i t i Down"),
        ("status", "2 Down a Tab Right"),
        ("indicator", "3 a 1 6 0 0"),
        ("state", "3 Down a Down"),
        ("long_remark", "2 Down a Up Left Tab Tab Tab"),
        ("confirm", "2 Down a 条 例 改 正 Enter"),
        ("warning", "3 a 1 2 0 0 Tab Right Enter"),
        ("refused", "3 a 約 5 0 Enter"),
        ("written", "2 a 実 施 Enter Enter"),
    ];
    for (name, keys) in table {
        for (width, height) in [(80, 24), (120, 36), (60, 20)] {
            let mut entering = Entering::on(PLAN, width, height);
            entering.press(keys);
            if name == "long_remark" {
                entering
                    .screen
                    .type_in("したが、令和元年度の議会で条例案を可決し、令和2年4月に施行する予定（関係課と調整済み）");
            }
            assert_eq!(entering.screen.torn(), None, "{name}");
            picture(&format!("enter_{name}_{width}x{height}"), &entering);
        }
    }
    let mut entering = after("2 a 実 施");
    entering.meanwhile("R1: 実施}, 実施状況", "R1: 実施, R2: 検討}, 実施状況");
    entering.press("Enter");
    picture("enter_overtaken_80x24", &entering);
    let mut least = Entering::on(PLAN, 48, 10);
    least.press("3 a Tab Tab");
    picture("enter_least_48x10", &least);
}

fn picture(name: &str, entering: &Entering) {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(name, entering.text()));
}

/// The key that would change it again opens the entry that stands there now.
#[test]
fn what_the_filter_hides_once_it_is_written_is_not_said_to_be_changed_again_there() {
    for (keys, said, unsaid) in [
        ("s 未 実 施 Enter 2 a Tab Right Enter Enter", "一覧から外れました", "直すときは"),
        ("2 j a Tab Right Enter Enter", "直すときは", "一覧から外れました"),
    ] {
        let entering = after(keys);
        assert!(entering.is_closed(), "{keys}: {}", entering.text());
        let notice = entering.screen.app.notice.clone().unwrap_or_default();
        assert!(notice.contains(said) && !notice.contains(unsaid), "{keys}: {notice}");
    }
}
