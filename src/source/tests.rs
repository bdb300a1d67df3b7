//! Whole texts of plan files: what is read, and what is found with its place.

mod broken;
mod mending;

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use super::load::{BUILT_IN_TEXT, read_text};
use super::*;
use crate::plan::{ActionId, Finding, FiscalYear, IndicatorId, Plan, Position, Severity, Stage, Subject, Value};

/// A plan with one action and one indicator, as short as it may be.
pub(super) const PLAN: &str = "\
計画: 試し
年度: H28-R2
階層: [項目]
担当課: {企画政策課: きかく, 下水道課: げすい}
体系:
- 番号: 1
  名称: 一番
  取組:
  - 名称: 取組一
    担当課: 企画政策課
    予定: {H28: 検討, H29: 実施}
    実績: {H28: 検討 条例改正, H29: ⇒}
    実施状況: 実施
  指標:
  - 名称: 件数
    単位: 件
    実績: {H28: 1, R1: 2}
    目標: 3
    達成状況: 未達成
";

/// Code, line and column of a finding.
type Found = (&'static str, usize, usize);

/// Every finding in [`PLAN`] after replacing `from` (which is there) by `to`.
fn findings(from: &str, to: &str) -> Vec<Found> {
    assert!(PLAN.contains(from), "{from}");
    findings_in(&PLAN.replacen(from, to, 1))
}

fn findings_in(text: &str) -> Vec<Found> {
    match load_text("plan", text) {
        Ok((_, _, findings)) => findings.iter().map(|f| (f.code, f.position.line, f.position.column)).collect(),
        Err(finding) => vec![(finding.code, finding.position.line, finding.position.column)],
    }
}

fn plan(from: &str, to: &str) -> Plan {
    assert!(PLAN.contains(from), "{from}");
    load_text("plan", &PLAN.replacen(from, to, 1)).unwrap().0
}

#[test]
fn every_finding_has_its_line_and_column() {
    let table: &[(&str, &str, &[Found])] = &[
        ("取組一", "取組一", &[]),
        // Keys.
        ("    実施状況:", "    実施状態:", &[("unknown-key", 13, 5)]),
        ("    実施状況: 実施", "    実施状況: 実施\n    実施状況: 未実施", &[("duplicate-key", 14, 5)]),
        ("年度: H28-R2", "年度: H28-R2\n作成者: 誰か", &[("unknown-key", 3, 1)]),
        ("R1: 2}", "R1: {値: 2, 註: 暫定}}", &[("unknown-key", 17, 29)]),
        ("R1: 2}", "R1: {注: 暫定}}", &[("no-value", 17, 22)]),
        // Years.
        ("H29: ⇒", "昨年: ⇒", &[("year", 12, 24)]),
        ("H28: 検討 条例改正", "H28: 検討, 条例改正", &[("year", 12, 19)]),
        ("R1: 2", "R1: 2, H31: 3", &[("duplicate-year", 17, 25)]),
        ("R1: 2", "R3: 2", &[("year-outside", 17, 18)]),
        ("年度: H28-R2", "年度: 5年間", &[("years", 2, 5)]),
        ("年度: H28-R2", "備考: なし", &[("missing-years", 1, 1)]),
        ("年度: H28-R2", "年度: H28-R2\n時点: R5", &[("as-of", 3, 5)]),
        ("実績: {H28: 1, R1: 2}", "実績: 2", &[("year-map", 17, 9)]),
        // Words of closed lists.
        ("実施状況: 実施", "実施状況: 実施済", &[("status", 13, 11)]),
        ("    単位: 件", "    単位: 件\n    方向: 上", &[("direction", 17, 9)]),
        ("    単位: 件", "    単位: 件\n    判定: いつか", &[("basis", 17, 9)]),
        ("達成状況: 未達成", "達成状況: まあまあ", &[("achievement", 19, 11)]),
        ("担当課: 企画政策課", "担当課: [企画政策課, 水道課]", &[("unknown-department", 10, 18)]),
        ("階層: [項目]", "実施状況区分: {実施: 済}", &[("status-class", 3, 14)]),
        ("階層: [項目]", "総括: {実施: 多数}", &[("total", 3, 10)]),
        // Numbers.
        ("R1: 2", "R1: 約50", &[("number", 17, 22)]),
        ("R1: 2", "R1: 2千円", &[("unit", 17, 22)]),
        ("    単位: 件\n    実績: {H28: 1, R1: 2}", "    実績: {H28: 1, R1: 2件}", &[("unit", 16, 22)]),
        ("R1: 2", "R1: 1,667,000", &[("split-number", 17, 22)]),
        ("R1: 2", "R1: {値: 1,667, 注: 暫定}", &[("split-number", 17, 26)]),
        ("R1: 2", "R1: .nan", &[("number", 17, 22)]),
        ("目標: 3", "目標: {値: [三, 四], 注: 暫定}", &[]),
        // Shapes.
        ("  - 名称: 取組一", "  - よみ: とりくみ", &[("missing-name", 9, 5)]),
        ("名称: 一番", "名称: [一, 番]", &[("single-value", 7, 7), ("missing-name", 6, 3)]),
        ("  指標:\n", "  指標:\n  - なし\n", &[("entry", 15, 5)]),
        ("名称: 件数", "名称: \"件\\e[31m数\"", &[("control-character", 15, 9)]),
        ("計画: 試し\n", "", &[("missing-title", 1, 1)]),
    ];
    let mut wrong = Vec::new();
    for (from, to, expected) in table {
        let mut found = findings(from, to);
        let mut expected = expected.to_vec();
        found.sort_unstable();
        expected.sort_unstable();
        if found != expected {
            wrong.push(format!("{from} → {to}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_plan_is_one_sentence() {
    let table = [
        ("", "empty"),
        ("# 何もない\n", "empty"),
        ("こんにちは", "not-a-plan"),
        ("- 1\n- 2\n", "not-a-plan"),
        ("---", "not-a-plan"),
        ("services: {web: {image: nginx}}", "not-a-plan"),
        ("計画: 試し\n", "no-years"),
        ("計画: [\n", "not-yaml"),
        ("計画: 試し\n体系: *x\n", "not-yaml"),
        ("計画: &x 試し\n備考: *x\n", "reference"),
        ("計画: !secret 試し\n", "tag"),
        ("計画: 試し\n---\n計画: 次\n", "second-document"),
        ("計画: \u{7}\n", "forbidden-character"),
    ];
    for (text, code) in table {
        let finding = load_text("plan", text).unwrap_err();
        assert_eq!((finding.code, finding.severity), (code, Severity::Error), "{text:?}");
        assert!(is_inside(text, finding.position), "{text:?} {:?}", finding.position);
    }
    for deep in ["[", "{a: ", "計画: [", "- ", "? "] {
        let code = load_text("plan", &deep.repeat(50_000)).unwrap_err().code;
        assert!(["too-deep", "not-yaml", "key"].contains(&code), "{deep}: {code}");
    }
}

/// The processor time of this thread.
pub(super) fn used() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap()
}

/// Nothing that fits into the size limit may take longer than a moment: four times the text takes about
/// four times as long, not sixteen times.
#[test]
fn hostile_files_take_no_longer_than_their_size() {
    let many = |count: usize, item: &dyn Fn(usize) -> String| (0..count).map(item).collect::<Vec<_>>().join("");
    let head = "計画: 試し\n年度: H28\n担当課: [甲課]\n体系:\n";
    let row = many(225, &|at| format!("{},", 100 + at));
    let texts: [&dyn Fn(usize) -> String; 6] = [
        &|size| many(4 * size, &|at| format!("鍵{at}: 1\n")),
        &|size| format!("{head}{}", many(2 * size, &|at| format!("- {{番号: {at}, 名称: 乙}}\n"))),
        &|size| format!("{head}- 取組:\n{}", many(size, &|at| format!("  - {{名称: 丙, 担当課: 課{at}}}\n"))),
        &|size| format!("{head}- 取組:\n  - 担当課: [{}]\n", many(4 * size, &|at| format!("課{at},"))),
        &|size| format!("{head}- 確認済: [{}]\n", many(4 * size, &|at| format!("鍵{at}: 1,"))),
        &|size| format!("{head}- 取組:\n{}", many(size / 50, &|_| format!("  - 実績: {{{row}}}\n"))),
    ];
    // The quickest of a few, and this thread's time alone: what else the machine does can only make it slower.
    let time = |text: &str| {
        let once = |_| {
            let before = used();
            if let Ok((_, _, findings)) = load_text("plan", text) {
                assert!(findings.len() <= 501, "{}", findings.len());
            }
            used() - before
        };
        (0..3).map(once).min().unwrap()
    };
    for (at, text) in texts.iter().enumerate() {
        let (short, long) = (time(&text(500)), time(&text(2000)));
        assert!(long < short * 10, "text {at}: {short:?}, and {long:?} for four times as much");
    }
}

#[test]
fn bad_cells_cost_nothing_but_themselves() {
    let text = PLAN.replace("H29: 実施}", "来年: 実施}").replace("R1: 2}", "R1: 約2}").replace("目標: 3", "目標: 3人");
    let (plan, positions, findings) = load_text("plan", &text).unwrap();
    assert_eq!(findings.iter().map(|f| f.code).collect::<Vec<_>>(), ["year", "number", "unit"]);
    assert!(findings.iter().all(|finding| finding.hint.is_some()));
    let subjects = findings.iter().map(|finding| finding.subject).collect::<Vec<_>>();
    let (action, indicator) = (Subject::Action(ActionId(0)), Subject::Indicator(IndicatorId(0)));
    assert_eq!(subjects, [action, indicator, indicator]);
    assert_eq!((plan.actions.len(), plan.indicators.len()), (1, 1));
    let year = FiscalYear::starting;
    assert_eq!(plan.indicators[0].actual.get(year(2016)).unwrap().value, Value::Number(1.0));
    // What could not be read is still shown.
    assert_eq!(plan.indicators[0].actual.get(year(2019)).unwrap().value, Value::Word("約2".to_owned()));
    assert_eq!(positions.actions, [Position { line: 9, column: 5 }]);
}

#[test]
fn what_may_be_left_out() {
    let plan = plan("- 番号: 1\n  名称: 一番", "- 名称: 一番");
    assert_eq!(plan.tree.find("1").map(|id| plan.tree.node(id).name.as_str()), Some("一番"));
    assert_eq!(plan.actions[0].number, "1");
    assert_eq!(plan.as_of, FiscalYear::starting(2019), "the last year with an actual");
    let words: Vec<_> = plan.statuses.iter().map(|status| status.word.as_str()).collect();
    assert_eq!(words, ["実施", "一部実施", "未実施"]);
}

/// What was planned for later years is no reason to call those that planned it late.
#[test]
fn a_plan_without_actuals_stands_at_its_first_year() {
    let text = "計画: 新しい計画\n年度: R6-R10\n体系:\n- 名称: 一番\n  取組:\n  - 名称: 取組\n    \
                予定: {R6: 検討, R7: 実施}\n  指標:\n  - {名称: 件数, 実績: {R8: '-'}, 目標: 3}\n";
    let as_of = |text: &str| load_text("plan", text).unwrap().0.as_of;
    let year = |text: &str| FiscalYear::parse(text).unwrap();
    assert_eq!(as_of(text), year("R6"));
    assert_eq!(as_of(&text.replace("年度: R6-R10", "年度: R6-R10\n時点: R8")), year("R8"));
    assert_eq!(as_of(&text.replace("R8: '-'", "R8: 1")), year("R8"));
    let plan = load_text("plan", text).unwrap().0;
    assert!(!plan.slip_of(ActionId(0), plan.as_of).is_late());
}

#[test]
fn any_value_of_the_head_may_carry_a_remark() {
    let text = PLAN
        .replace("計画: 試し", "計画: {値: 試し, 注: 仮称}")
        .replace(
            "年度: H28-R2",
            "年度: {値: [H28, {値: H29, 注: 途中から}, H30, R1, R2], 注: 5年間}\n時点: {値: R2, 注: 速報}",
        )
        .replace("階層: [項目]", "階層: [{値: 項目, 注: 旧称は施策}, 細目]\n総括: {実施: {値: 1, 注: 再掲を除く}}")
        .replace("下水道課: げすい", "下水道課: {値: げすい, 注: R2まで}");
    let text = format!("{text}実施状況区分: {{実施: {{値: 完了, 注: 完成を含む}}, 未実施: 未了}}\n");
    let (plan, _, findings) = load_text("plan", &text).unwrap();
    assert_eq!(findings, []);
    assert_eq!((plan.title.as_str(), plan.years.len(), plan.as_of), ("試し", 5, FiscalYear::starting(2020)));
    assert_eq!(
        (plan.levels, plan.printed_totals),
        (vec!["項目".to_owned(), "細目".to_owned()], vec![("実施".to_owned(), 1)])
    );
    assert_eq!(plan.statuses.iter().map(|status| status.word.as_str()).collect::<Vec<_>>(), ["実施", "未実施"]);
    assert_eq!(plan.departments[1].reading.as_deref(), Some("げすい"));
    let remark = plan.remark.unwrap();
    for part in ["仮称", "途中から", "5年間", "速報", "旧称は施策", "再掲を除く", "完成を含む", "R2まで"]
    {
        assert_eq!(remark.matches(part).count(), 1, "{part}: {remark}");
    }
    let found = findings_in(&text.replace("値: R2, 注", "値: R9, 注").replace("{値: 1, 注", "{値: 多数, 注"));
    assert_eq!(found, [("total", 5, 14), ("as-of", 3, 9)], "in the order in which they are found");
}

#[test]
fn spellings_that_mean_the_same() {
    let stage = |plan: &Plan, year| plan.actions[0].actual.0.get(FiscalYear::starting(year)).cloned();
    let words = Some(Stage::words(vec!["検討".to_owned(), "条例改正".to_owned()]));
    assert_eq!(stage(&plan("取組一", "取組一"), 2016), words);
    assert_eq!(stage(&plan("検討 条例改正", "[検討, 条例改正]"), 2016), words);
    assert_eq!(stage(&plan("検討 条例改正", "{値: [検討, 条例改正], 注: 9月}"), 2016), words);
    assert_eq!(plan("検討 条例改正", "{値: 検討, 注: 9月}").actions[0].remark.as_deref(), Some("H28実績: 9月"));
    for arrow in ["⇒", "→", "[⇒]", "'⇒'"] {
        assert_eq!(stage(&plan("H29: ⇒", &format!("H29: {arrow}")), 2017), Some(Stage::Continued), "{arrow}");
    }
    for nothing in ["", "''", "'-'", "[]", "null"] {
        assert_eq!(stage(&plan("H29: ⇒", &format!("H29: {nothing}")), 2017), None, "{nothing}");
    }
    for department in
        ["[企画政策課, 下水道課]", "企画政策課 下水道課", "企画政策課、下水道課", "{値: [企画政策課, 下水道課]}"]
    {
        let plan = plan("担当課: 企画政策課", &format!("担当課: {department}"));
        assert_eq!((plan.actions[0].departments.len(), plan.departments.len()), (2, 2), "{department}");
    }
    let target = |text: &str| plan("目標: 3", &format!("目標: {text}")).indicators[0].target.clone().unwrap().value;
    for text in ["1234", "1,234", "1,234件", "１，２３４件", "'1,234 件'", "{値: 1234, 注: 暫定}"] {
        assert_eq!(target(text), Value::Number(1234.0), "{text}");
    }
    for text in ["'-'", "－", "―"] {
        assert_eq!(target(text), Value::NotMeasured, "{text}");
    }
    assert_eq!(target("[調査, 内部研修]"), Value::Word("調査 内部研修".to_owned()));
    assert_eq!(plan("番号: 1", "番号: 1.10").tree.node(crate::plan::NodeId(1)).number.as_deref(), Some("1.10"));
    for years in ["[H28, 平成29年度, 2018, R1, 令和2]", "平成28年度〜令和2年度", "2016-2020"] {
        assert_eq!(plan("年度: H28-R2", &format!("年度: {years}")).years.len(), 5, "{years}");
    }
}

/// macOS writes が as か and a mark behind it; some kanji have a double for other systems. Whoever reads sees no
/// difference, so there is none.
#[test]
fn characters_that_are_written_in_two_ways() {
    let text = "計画: ガイド\n年度: H28から30まで\n担当課: {がいど課: がいど, 神田課: かんだ}\n総括: {一部だけ: 1}\n\
                実施状況区分: {済んだ: 完了, 一部だけ: 一部}\n体系:\n- 番号: が\n  名称: ぐ\n  取組:\n\
                - 名称: ぎ\n    担当課: [がいど課, 神田課]\n    実績: {H28: 見直し, H29: システム導入（ぶぶん）}\n    \
                実施状況: 一部だけ\n  指標:\n  - {名称: ば, 単位: がいど, 目標: 3がいど, 実績: {H28: ほぼ3}}\n"
        .replace("から30", "からH30")
        .replace("\n- 名称: ぎ", "\n  - 名称: ぎ");
    // The head stays composed, so that what is listed there is matched by what is not.
    let (head, tail) = text.split_at(text.find("体系").unwrap());
    let apart = |text: &str| -> String {
        use unicode_normalization::UnicodeNormalization;
        text.nfd().collect::<String>().replace('神', "\u{fa19}")
    };
    let codes = |text: &str| findings_in(text).into_iter().map(|(code, ..)| code).collect::<Vec<_>>();
    assert_eq!(codes(&text), ["number"]);
    for text in [format!("{head}{}", apart(tail)), apart(&text)] {
        assert_eq!(codes(&text), ["number"], "{text}");
        let (plan, ..) = load_text("plan", &text).unwrap();
        assert_eq!((plan.departments.len(), plan.actions[0].departments.len()), (2, 2));
        assert_eq!((plan.years.len(), plan.actions[0].status), (3, Some(1)));
        assert_eq!(plan.actions[0].name, apart("ぎ"), "what is shown is what was written");
        assert!(plan.actions[0].actual.0.iter().all(|(_, stage)| stage.phase(None).is_some()));
    }
}

#[test]
fn findings_that_are_let_stand() {
    let of_action = |text: &str| {
        let text = PLAN.replacen("    実施状況: 実施", &format!("    実施状況: 実施\n    確認済: {text}"), 1);
        let (plan, positions, findings) = load_text("plan", &text).unwrap();
        let read = plan.accepted.iter().zip(&positions.accepted).map(|(one, at)| {
            assert_eq!(one.subject, Subject::Action(ActionId(0)));
            (one.code.clone(), one.reason.clone().unwrap_or_default(), at.line, at.column)
        });
        (read.collect::<Vec<_>>(), findings.iter().map(|finding| finding.code).collect::<Vec<_>>())
    };
    let one = |code: &str, reason: &str, column| (code.to_owned(), reason.to_owned(), 14, column);
    let table = [
        ("[status: 済み, missing: 9月]", vec![one("status", "済み", 11), one("missing", "9月", 23)], vec![]),
        ("{status: 済み, missing: 9月}", vec![one("status", "済み", 11), one("missing", "9月", 23)], vec![]),
        ("[status, missing: ]", vec![one("status", "", 11), one("missing", "", 19)], vec![]),
        ("status", vec![one("status", "", 10)], vec![]),
        ("{status: 済み, status: 別}", vec![one("status", "済み", 11)], vec!["duplicate-key"]),
        ("[{status: 済み}, status]", vec![one("status", "済み", 12)], vec!["duplicate-key"]),
        ("", vec![], vec![]),
        ("3", vec![], vec!["accepted"]),
        ("[[status]]", vec![], vec!["accepted"]),
    ];
    for (text, read, codes) in table {
        assert_eq!(of_action(text), (read, codes), "{text}");
    }

    let text = PLAN.replacen("階層: [項目]", "確認済: [totals: 印刷どおり]", 1);
    let text = text.replace("  名称: 一番", "  名称: 一番\n  確認済: number-gap") + "    確認済: {verdict: 口頭}\n";
    let (plan, _, findings) = load_text("plan", &text).unwrap();
    assert_eq!(findings, []);
    let read: Vec<_> = plan.accepted.iter().map(|one| (one.subject, one.code.as_str())).collect();
    let node = Subject::Node(crate::plan::NodeId(1));
    let indicator = Subject::Indicator(IndicatorId(0));
    assert_eq!(read, [(Subject::Plan, "totals"), (node, "number-gap"), (indicator, "verdict")]);
    assert!(plan.acceptance(Subject::Totals, "totals").is_some() && plan.acceptance(indicator, "status").is_none());
}

/// In a row of stages a dash is no stage, and yet an entry.
#[test]
fn dashes_are_entries() {
    let plan = plan("H29: ⇒", "H29: '-', H30: ");
    assert_eq!(plan.actions[0].dashes, [FiscalYear::starting(2017)]);
    assert_eq!(plan.actions[0].actual.0.last_year(), Some(FiscalYear::starting(2016)));
}

#[test]
fn departments_without_a_list_are_those_of_the_entries() {
    let text =
        PLAN.replace("担当課: {企画政策課: きかく, 下水道課: げすい}\n", "").replace("企画政策課", "[乙課, 甲課]");
    let (plan, _, findings) = load_text("plan", &text).unwrap();
    assert_eq!(findings, []);
    assert_eq!(plan.departments.iter().map(|d| d.name.as_str()).collect::<Vec<_>>(), ["乙課", "甲課"]);
}

/// Whether the place is one of that text, its end among them. Lines end as in YAML.
fn is_inside(text: &str, at: Position) -> bool {
    let text = text.replace("\r\n", "\n");
    let length = text.split(['\n', '\r']).nth(at.line - 1).map(|line| line.chars().count());
    length.is_some_and(|length| (1..=length + 1).contains(&at.column))
}
