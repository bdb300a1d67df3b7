//! Orders in every way of writing that staff use, and on every cell of the real plan.

use super::*;
use crate::plan::{ActionId, FiscalYear, IndicatorId, Subject};
use crate::source::Encoding;
use crate::workspace;
use std::path::Path;

pub const ACTION: Subject = Subject::Action(ActionId(0));
const INDICATOR: Subject = Subject::Indicator(IndicatorId(0));

/// `actual=実施 status=実施 year=R1 …`; `_` stands for a blank.
fn order(subject: Subject, text: &str) -> Order {
    let mut order = Order::of(subject, FiscalYear::parse("R1").unwrap());
    for part in text.split(' ') {
        let (field, value) = part.split_once('=').unwrap();
        let value = value.replace('_', " ");
        match field {
            "year" => order.year = FiscalYear::parse(&value).unwrap(),
            "despite" => order.despite.push(value),
            "actual" => order.actual = Some(value),
            "value" => order.value = Some(value),
            "status" => order.status = Some(value),
            "achievement" => order.achievement = Some(value),
            "remark" => order.remark = Some(value),
            _ => panic!("{field}"),
        }
    }
    order
}

/// What an order makes of a text.
fn amended(text: &str, order: &Order) -> Result<String, Refusal> {
    let tried = tried(text, order)?;
    Ok(String::from_utf8(tried.bytes).unwrap())
}

/// The same for the lines of one action, which follow `- `, after its name.
fn of_action(entry: &str, orders: &str) -> String {
    let text = |entry: &str| {
        format!("計画: 試し\n年度: H28-R2\n時点: H28\n体系:\n- 名称: 一番\n  取組:\n  - 番号: 1\n    名称: 甲\n{entry}")
    };
    of_entry(ACTION, text, entry, orders)
}

/// The same for one indicator.
fn of_indicator(entry: &str, orders: &str) -> String {
    let text = |entry: &str| {
        format!(
            "計画: 試し\n年度: H28-R2\n時点: H28\n体系:\n- 名称: 一番\n  指標:\n  - 名称: 乙\n    単位: 件\n{entry}"
        )
    };
    of_entry(INDICATOR, text, entry, orders)
}

fn of_entry(subject: Subject, text: impl Fn(&str) -> String, entry: &str, orders: &str) -> String {
    let head = text("");
    is_same_with_other_breaks(&text(entry), &order(subject, orders));
    match amended(&text(entry), &order(subject, orders)) {
        Ok(changed) => changed.strip_prefix(&head).unwrap().to_owned(),
        Err(Refusal::Findings(findings)) => {
            findings.iter().map(|finding| format!("{} ", finding.code)).collect::<String>().trim_end().to_owned()
        }
        Err(refusal) => format!("{refusal}"),
    }
}

/// Windows, an old Mac and an editor of long ago end lines and files in their own ways: the order is the same.
fn is_same_with_other_breaks(text: &str, order: &Order) {
    let Ok(plain) = tried(text, order).and_then(|tried| Ok((amended(text, order)?, tried.hunks))) else { return };
    for (line_break, end) in [("\r\n", ""), ("\r", ""), ("\n", "\u{1a}")] {
        let other =
            |text: &str| if text.contains('\r') { text.to_owned() } else { text.replace('\n', line_break) } + end;
        let tried =
            tried(&other(text), order).unwrap_or_else(|refusal| panic!("{line_break:?} {end:?} {text}: {refusal}"));
        assert_eq!(String::from_utf8(tried.bytes).unwrap(), other(&plain.0), "{line_break:?} {end:?}");
        assert_eq!(tried.hunks, plain.1, "{line_break:?} {end:?} {text}");
    }
}

#[test]
fn rows_of_actions() {
    let table = [
        // A year that is there.
        ("    実績: {H28: 検討, R1: 検討}\n", "actual=実施", "    実績: {H28: 検討, R1: 実施}\n"),
        ("    実績: {H28: 検討, R1: }\n", "actual=実施", "    実績: {H28: 検討, R1: 実施}\n"),
        ("    実績: {H28: 検討, R1: , R2: 実施}\n", "actual=⇒", "    実績: {H28: 検討, R1: ⇒, R2: 実施}\n"),
        ("    実績: {H28: 検討, R1: ~}\n", "actual=実施", "    実績: {H28: 検討, R1: 実施}\n"),
        ("    実績: {H28: 検討, R1: null} # 済\n", "actual=実施", "    実績: {H28: 検討, R1: 実施} # 済\n"),
        ("    実績: {H28: 検討, R1: \"-\"}\n", "actual=実施", "    実績: {H28: 検討, R1: 実施}\n"),
        ("    実績: {H28: '検討', R1: '検討'}\n", "actual=実施", "    実績: {H28: '検討', R1: '実施'}\n"),
        ("    実績: {H28: 検討, R1: 検討}\n", "actual=-", "    実績: {H28: 検討, R1: \"-\"}\n"),
        ("    実績: {H28: 検討, R1: 検討}\n", "actual=", "    実績: {H28: 検討, R1: }\n"),
        ("    実績: {H28: 検討, H31: 検討}\n", "actual=実施", "    実績: {H28: 検討, H31: 実施}\n"),
        ("    実績: {H28: 検討, 令和元年度: 検討}\n", "actual=実施", "    実績: {H28: 検討, 令和元年度: 実施}\n"),
        ("    実績: {２０１９: 検討}\n", "actual=実施", "    実績: {２０１９: 実施}\n"),
        // A year that is not.
        ("    実績: {H28: 検討}\n", "actual=実施", "    実績: {H28: 検討, R1: 実施}\n"),
        ("    実績: {H28: 検討, R2: 実施}\n", "actual=実施", "    実績: {H28: 検討, R1: 実施, R2: 実施}\n"),
        ("    実績: {R2: 実施}\n", "actual=検討", "    実績: {R1: 検討, R2: 実施}\n"),
        ("    実績: { H28: 検討 }\n", "actual=実施", "    実績: { H28: 検討, R1: 実施 }\n"),
        ("    実績: {H28: 検討,H29: 検討}\n", "actual=実施", "    実績: {H28: 検討,H29: 検討,R1: 実施}\n"),
        ("    実績: {H28: 検討, H29: }\n", "actual=実施", "    実績: {H28: 検討, H29: , R1: 実施}\n"),
        ("    実績: {H28: 検討,}\n", "actual=実施", "    実績: {H28: 検討, R1: 実施,}\n"),
        ("    実績: {}\n", "actual=実施", "    実績: {R1: 実施}\n"),
        ("    実績: { }\n", "actual=実施", "    実績: {R1: 実施}\n"),
        (
            "    実績: {H30: 検討}\n    予定: {H31: 実施}\n",
            "actual=実施",
            "    実績: {H30: 検討, H31: 実施}\n    予定: {H31: 実施}\n",
        ),
        ("    実績: {2016: 検討}\n", "actual=実施", "    実績: {2016: 検討, 2019: 実施}\n"),
        ("    実績: {\"H28\": 検討}\n", "actual=実施", "    実績: {\"H28\": 検討, \"R1\": 実施}\n"),
        ("    実績: {平成28年度: 検討}\n", "actual=実施", "    実績: {平成28年度: 検討, 令和元年度: 実施}\n"),
        (
            "    実績: {H28: 検討,   # 済\n           H29: 検討}\n",
            "actual=実施",
            "    実績: {H28: 検討,   # 済\n           H29: 検討, R1: 実施}\n",
        ),
        (
            "    実績: {H28: 検討,\n           H29: 検討\n    }\n",
            "actual=実施",
            "    実績: {H28: 検討,\n           H29: 検討,\n           R1: 実施\n    }\n",
        ),
        // No row.
        (
            "    予定: {R1: 実施}  # 済\n    実施状況: 未実施\n",
            "actual=実施",
            "    予定: {R1: 実施}  # 済\n    実績: {R1: 実施}\n    実施状況: 未実施\n",
        ),
        ("    備考: あ\n", "actual=実施", "    実績: {R1: 実施}\n    備考: あ\n"),
        ("    予定: {H28: 検討}", "actual=実施", "    予定: {H28: 検討}\n    実績: {R1: 実施}"),
        ("    予定: {H28: 検討}\r\n", "actual=実施", "    予定: {H28: 検討}\r\n    実績: {R1: 実施}\r\n"),
        ("    予定:\n      H28: 検討\n", "actual=実施", "    予定:\n      H28: 検討\n    実績: {R1: 実施}\n"),
        ("    予定: {H28: 検討}\n    実績:\n", "actual=実施", "    予定: {H28: 検討}\n    実績: {R1: 実施}\n"),
        ("    実績: # あとで\n", "actual=実施", "    実績: {R1: 実施} # あとで\n"),
        ("    実績: ~\n", "actual=実施", "    実績: {R1: 実施}\n"),
        ("    実績: \"-\"\n", "actual=実施", "    実績: {R1: 実施}\n"),
        ("    実績: []\n", "actual=実施", "    実績: {R1: 実施}\n"),
        // Indented rows.
        ("    実績:\n      H28: 検討\n", "actual=実施", "    実績:\n      H28: 検討\n      R1: 実施\n"),
        (
            "    実績:\n      H28: 検討  # 済\n      R2: 実施\n",
            "actual=実施",
            "    実績:\n      H28: 検討  # 済\n      R1: 実施\n      R2: 実施\n",
        ),
        ("    実績:\n      R2: 実施\n", "actual=検討", "    実績:\n      R1: 検討\n      R2: 実施\n"),
        ("    実績:\n      R1: 検討  # 済\n", "actual=実施", "    実績:\n      R1: 実施  # 済\n"),
        ("    実績:\n      R1:   # あとで\n", "actual=実施", "    実績:\n      R1: 実施  # あとで\n"),
        ("    実績:\n      R1: # あとで\n", "actual=実施", "    実績:\n      R1: 実施 # あとで\n"),
        ("    実績:\n      R1:\n      R2: 実施\n", "actual=検討", "    実績:\n      R1: 検討\n      R2: 実施\n"),
        ("    実績:\n      R1: >-\n        検討\n        条例\n", "actual=実施", "    実績:\n      R1: 実施\n"),
        ("    実績:\r\n      H28: 検討\r\n", "actual=実施", "    実績:\r\n      H28: 検討\r\n      R1: 実施\r\n"),
        ("    実績:\n      H28: 検討", "actual=実施", "    実績:\n      H28: 検討\n      R1: 実施"),
        // Several words in a cell.
        ("    実績: {R1: [検討, 条例改正]}\n", "actual=実施", "    実績: {R1: 実施}\n"),
        ("    実績: {R1: 検討 条例改正}\n", "actual=検討_実施", "    実績: {R1: 検討 実施}\n"),
        ("    実績: {R1: 検討}\n", "actual=検討_条例改正", "    実績: {R1: [検討, 条例改正]}\n"),
        ("    実績: {R1: [検討]}\n", "actual=検討　条例改正", "    実績: {R1: [検討, 条例改正]}\n"),
        (
            "    実績:\n      R1:\n      - 検討\n      - 条例改正\n      R2: 実施\n",
            "actual=実施",
            "    実績:\n      R1: 実施\n      R2: 実施\n",
        ),
        // What has to be quoted.
        ("    実績: {R1: 検討}\n", "actual=検討（1,2回）", "    実績: {R1: \"検討（1,2回）\"}\n"),
        ("    実績:\n      R1: 検討\n", "actual=検討（1,2回）", "    実績:\n      R1: 検討（1,2回）\n"),
        // Arrows as they are typed.
        ("    実績: {H28: 検討}\n", "actual==>", "    実績: {H28: 検討, R1: ⇒}\n"),
        ("    実績: {H28: 検討}\n", "actual=続", "    実績: {H28: 検討, R1: ⇒}\n"),
        ("    実績: {H28: 検討}\n", "actual=→_検討", "    実績: {H28: 検討, R1: [⇒, 検討]}\n"),
        // Nothing to do.
        ("    実績: {R1: →}\n", "actual=⇒", "    実績: {R1: →}\n"),
        ("    実績: {}\n", "actual=", "    実績: {}\n"),
    ];
    for (before, orders, after) in table {
        assert_eq!(of_action(before, orders), after, "{before} {orders}");
    }
}

#[test]
fn remarks_and_statuses_of_actions() {
    let table = [
        ("    実績: {R1: 検討}\n", "remark=9月", "    実績: {R1: {値: 検討, 注: 9月}}\n"),
        ("    実績: {R1: 検討}\n", "actual=実施 remark=a,_b", "    実績: {R1: {値: 実施, 注: \"a, b\"}}\n"),
        ("    実績: {R1: {値: 検討, 注: 9月}}\n", "actual=実施", "    実績: {R1: {値: 実施, 注: 9月}}\n"),
        ("    実績: {R1: {値: 検討, 注: 9月}}\n", "remark=10月", "    実績: {R1: {値: 検討, 注: 10月}}\n"),
        ("    実績: {R1: {値: 検討, 注: 9月}}\n", "remark=", "    実績: {R1: 検討}\n"),
        ("    実績: {R1: {値: 検討, 注: 9月}}\n", "actual=実施 remark=", "    実績: {R1: 実施}\n"),
        ("    実績: {R1: {注: 9月, 値: }}\n", "actual=実施", "    実績: {R1: {注: 9月, 値: 実施}}\n"),
        ("    実績: {R1: {値: [検討, 調整]}}\n", "remark=9月", "    実績: {R1: {値: [検討, 調整], 注: 9月}}\n"),
        ("    実績: {H28: 検討}\n", "remark=9月", "    実績: {H28: 検討, R1: {値: , 注: 9月}}\n"),
        ("    実績:\n      R1: 検討, 調整\n", "remark=9月", "    実績:\n      R1: {値: \"検討, 調整\", 注: 9月}\n"),
        (
            "    実績:\n      R1:\n      - 検討\n      - 調整\n",
            "remark=9月",
            "    実績:\n      R1: {値: [検討, 調整], 注: 9月}\n",
        ),
        (
            "    実績:\n      R1:\n        値: 検討\n        注: 9月\n",
            "actual=実施 remark=10月",
            "    実績:\n      R1:\n        値: 実施\n        注: 10月\n",
        ),
        (
            "    実績:\n      R1:\n        値: 検討\n",
            "remark=10月",
            "    実績:\n      R1:\n        値: 検討\n        注: 10月\n",
        ),
        ("    実績: {R1: {注: 9月, 値: [検討]}}\n", "actual=", "    実績: {R1: {注: 9月, 値: }}\n"),
        ("    実績: {R1: {値: 検討, 注: 9月}}\n", "actual=", "    実績: {R1: {値: , 注: 9月}}\n"),
        ("    実施状況: 未実施 # 済\n", "status=実施", "    実施状況: 実施 # 済\n"),
        ("    実施状況:\n", "status=実施", "    実施状況: 実施\n"),
        ("    実施状況: {値: 未実施, 注: 仮}\n", "status=実施", "    実施状況: {値: 実施, 注: 仮}\n"),
        ("    実施状況: 実施\n", "status=", "    実施状況: \n"),
        (
            "    予定: {R1: 実施}\n",
            "actual=実施 status=実施",
            "    予定: {R1: 実施}\n    実績: {R1: 実施}\n    実施状況: 実施\n",
        ),
        ("    実施状況: 未実施\n", "status=済", "status"),
        ("", "status=一部実施", "    実施状況: 一部実施\n"),
    ];
    for (before, orders, after) in table {
        assert_eq!(of_action(before, orders), after, "{before} {orders}");
    }
}

#[test]
fn values_of_indicators() {
    let table = [
        ("    実績: {R1: 1}\n", "value=2", "    実績: {R1: 2}\n"),
        ("    実績: {R1: 1}\n", "value=１，２３４", "    実績: {R1: 1234}\n"),
        ("    実績: {R1: 1}\n", "value=1,234件", "    実績: {R1: 1234}\n"),
        ("    実績: {R1: 1}\n", "value=43.0", "    実績: {R1: 43.0}\n"),
        ("    実績: {R1: 1}\n", "value=△5", "    実績: {R1: -5}\n"),
        ("    実績: {R1: 1}\n", "value=0270", "    実績: {R1: 270}\n"),
        ("    実績: {R1: 1}\n", "value=-", "    実績: {R1: \"-\"}\n"),
        ("    実績: {R1: '-'}\n", "value=－", "    実績: {R1: '-'}\n"),
        ("    実績: {R1: \"-\"}\n", "value=3", "    実績: {R1: 3}\n"),
        ("    実績: {R1: 1}\n", "value=中止", "    実績: {R1: 中止}\n"),
        ("    実績: {R1: 1}\n", "value=約5", "number"),
        ("    実績: {R1: 約4}\n", "value=約5", "number"),
        ("    実績: {R1: 1}\n", "value=5人", "unit"),
        ("    実績: {R1: {値: 0, 注: 休止}}\n", "value=5", "    実績: {R1: {値: 5, 注: 休止}}\n"),
        ("    実績: {R1: 5}\n", "remark=休止", "    実績: {R1: {値: 5, 注: 休止}}\n"),
        ("    実績:\n      R1: 5\n", "remark=休止", "    実績:\n      R1: {値: 5, 注: 休止}\n"),
        ("    実績: {R1: \"1,234\"}\n", "remark=休止", "    実績: {R1: {値: \"1,234\", 注: 休止}}\n"),
        ("    実績:\n      R1: 1,234\n", "remark=休止", "    実績:\n      R1: {値: \"1,234\", 注: 休止}\n"),
        ("    初期値: 1\n    目標: 3\n", "value=2", "    初期値: 1\n    実績: {R1: 2}\n    目標: 3\n"),
        ("    目標: 3\n", "value=3 achievement=達成", "    実績: {R1: 3}\n    目標: 3\n    達成状況: 達成\n"),
        ("    方向: 状態\n    目標: 策定\n", "value=策定", "    方向: 状態\n    実績: {R1: 策定}\n    目標: 策定\n"),
        ("    実績: {R1: 1}\n", "value=1.0", "    実績: {R1: 1}\n"),
    ];
    for (before, orders, after) in table {
        assert_eq!(of_indicator(before, orders), after, "{before} {orders}");
    }
}

#[test]
fn entries_in_braces() {
    let text =
        "計画: 試し\n年度: H28-R2\n体系:\n- 名称: 一番\n  取組:\n  - {番号: 1, 名称: 甲, 予定: {R1: 実施}, 備考: あ}\n";
    let changed = amended(text, &order(ACTION, "actual=実施 status=実施")).unwrap();
    let expected = text.replace("実施}, 備考", "実施}, 実績: {R1: 実施}, 実施状況: 実施, 備考");
    assert_eq!(changed, expected);
}

#[test]
fn what_is_not_written() {
    let table = [
        ("    実績: [検討]\n", "actual=実施", "line 9 is not changed"),
        ("    実績: 検討\n", "actual=実施", "line 9 is not changed"),
        ("    実績:\n      R1:\n      # 9月\n      - 検討\n", "actual=実施", "line 10 is not changed"),
        ("    実績: {R1: {注: 9月}}\n", "actual=実施", "line 9 is not changed"),
        ("    実績: {R1: 検討}\n", "value=3", "the entry has no such field"),
        ("    実績: {R1: 検討}\n", "year=R9 actual=検討", "R9 is outside of H28 to R2"),
        ("    実績: {R1: 検討}\n", "actual=\u{1b}[31m", "a control character"),
        ("    実績: {R1: 検討}\n", "despite=totals", "nothing is ordered"),
    ];
    for (before, orders, expected) in table {
        assert_eq!(of_action(before, orders), expected, "{before} {orders}");
    }
}

/// Every byte before and behind the lines that are shown is the same, and so is every line break.
pub fn is_same_outside(before: &[u8], tried: &Attempt) -> bool {
    let lines = |bytes: &[u8]| -> Vec<Vec<u8>> { bytes.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect() };
    let (before, after) = (lines(before), lines(&tried.bytes));
    let (mut at, mut other) = (0, 0);
    for hunk in &tried.hunks {
        let same = hunk.line - 1 - at;
        if before.get(at..at + same) != after.get(other..other + same) {
            return false;
        }
        at += same + hunk.removed.len();
        other += same + hunk.added.len();
    }
    before.get(at..) == after.get(other..)
}

/// What an order makes of a text, as an attempt.
pub fn tried(text: &str, order: &Order) -> Result<Attempt, Refusal> {
    let path = Path::new("計画.yaml");
    let seen = workspace::read_as(path, text, Encoding::Utf8).unwrap();
    let whom = Whom::of(&seen.plan, order.subject).unwrap();
    let intention = Intention { order: order.clone(), whom, seen: Standing::of(&seen.plan, order.subject, order.year) };
    attempt(&intention, path, text.as_bytes())
}

/// That an attempt was accepted means that it reads back as ordered; here it must be accepted.
#[test]
fn every_cell_of_the_real_plan() {
    let text = include_str!("../../plans/nisshin-2.yaml");
    let plan = workspace::read_as(Path::new("計画.yaml"), text, Encoding::Utf8).unwrap().plan;
    let despite = crate::review::CODES.map(str::to_owned).to_vec();
    let orders = (0..plan.actions.len() + plan.indicators.len()).map(|at| {
        // Each entry in one year, each year in every fifth entry, so that the test takes seconds.
        let year = plan.years[at % plan.years.len()];
        let is_action = at < plan.actions.len();
        let subject = if is_action {
            Subject::Action(ActionId(at as u32))
        } else {
            Subject::Indicator(IndicatorId((at - plan.actions.len()) as u32))
        };
        let typed = ["検討 調整, 実施", "試行: 1か所", "⇒", "-"][at / plan.years.len() % 4];
        let mut order = Order { despite: despite.clone(), ..Order::of(subject, year) };
        match subject {
            Subject::Indicator(id) if plan.indicator(id).direction != crate::plan::Direction::State => {
                order.value = Some(["1,234", "▲5", "0.5", "-"][at % 4].to_owned());
            }
            Subject::Indicator(_) => order.value = Some("策定 #1".to_owned()),
            _ => order.actual = Some(typed.to_owned()),
        }
        if at % 3 == 0 {
            order.remark = Some("9月、{速報}: 暫定".to_owned());
        }
        order
    });
    for order in orders {
        let tried = tried(text, &order).unwrap_or_else(|refusal| panic!("{order:?}: {refusal}"));
        assert!(is_same_outside(text.as_bytes(), &tried), "{order:?}");
        assert!(tried.hunks.len() <= 1, "{order:?}");
    }
}
