//! Rows in every style that can be put together, and orders of every kind for them.

use proptest::prelude::*;

use super::tests::{ACTION, is_same_outside, tried};
use super::{Order, Refusal};
use crate::plan::{Finding, FiscalYear};

/// A row in one of the ways in which it can be written; the indentation is that of its key.
fn row(cells: &[(String, String)], style: usize, key: &str, line_break: &str) -> String {
    let joined =
        |between: &str| cells.iter().map(|(year, cell)| format!("{year}: {cell}")).collect::<Vec<_>>().join(between);
    let indented = |below: &str| {
        let lines = cells.iter().map(|(year, cell)| format!("{line_break}{below}{year}: {cell}"));
        format!("{key}:{}", lines.collect::<String>())
    };
    match style % 6 {
        0 => format!("{key}: {{{}}}", joined(", ")),
        1 => format!("{key}: {{ {} }}  # 注", joined(" , ")),
        2 => format!("{key}: {{{}}}", joined(&format!(",{line_break}           "))),
        3 => indented("      "),
        4 => indented("        "),
        _ => format!("{key}: {{{}}}  ", joined(",")),
    }
}

fn cell() -> impl Strategy<Value = String> {
    let cells = [
        "検討",
        "⇒",
        "\"-\"",
        "'調査'",
        "\"実施\"",
        "[検討, 調整]",
        "{値: 検討, 注: 9月}",
        "~",
        "検討 調整",
        "{注: \"a: b\", 値: [検討]}",
        "試行（1か所）",
    ];
    prop::sample::select(cells.map(str::to_owned).to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the style, an order is carried out or refused with its line; it never changes anything else.
    #[test]
    fn nothing_else_changes(
        cells in prop::collection::vec(cell(), 1..5),
        style in 0_usize..6,
        is_windows: bool,
        has_end: bool,
        manner in 0_usize..4,
        year in 2016_u16..2021,
        actual in prop::option::of("(|[検討実施 ⇒,:#'\"{}（）-]{1,8})"),
        remark in prop::option::of("(|[あいう a:#,{}'\"]{1,6})"),
        status in prop::option::of(prop::sample::select(vec!["実施", "未実施", ""])),
    ) {
        prop_assume!(actual.is_some() || remark.is_some() || status.is_some());
        let line_break = if is_windows { "\r\n" } else { "\n" };
        let label = |at: usize| match manner {
            0 => ["H28", "H29", "R1", "R2"][at].to_owned(),
            1 => ["2016", "2017", "2019", "2020"][at].to_owned(),
            2 => ["平成28年度", "平成29年度", "令和元年度", "令和2年度"][at].to_owned(),
            _ => ["\"H28\"", "\"H29\"", "\"H31\"", "\"H32\""][at].to_owned(),
        };
        let cells: Vec<_> = cells.into_iter().enumerate().map(|(at, cell)| (label(at), cell)).collect();
        let lines = [
            "# 頭".to_owned(),
            "計画: 試し".to_owned(),
            "年度: H28-R2".to_owned(),
            "時点: R2".to_owned(),
            "体系:".to_owned(),
            "- 名称: 一番".to_owned(),
            "  取組:".to_owned(),
            "  - 名称: \"甲\" # あ".to_owned(),
            format!("    {}", row(&cells, style, "実績", line_break)),
            "    # い".to_owned(),
            "    備考: う".to_owned(),
            "  - {名称: 乙, 実績: {H28: 検討}}".to_owned(),
        ];
        let text = lines.join(line_break) + if has_end { line_break } else { "" };
        let mut order = Order::of(ACTION, FiscalYear::starting(year));
        order.actual = actual;
        order.remark = remark;
        order.status = status.map(str::to_owned);
        order.despite = crate::review::CODES.map(str::to_owned).to_vec();
        match tried(&text, &order) {
            Ok(done) => {
                prop_assert!(is_same_outside(text.as_bytes(), &done), "{}\n{}", text, String::from_utf8_lossy(&done.bytes));
                // What was written stands there: the same order again has nothing to do.
                let changed = String::from_utf8(done.bytes).unwrap();
                let again = tried(&changed, &order).unwrap();
                prop_assert!(again.hunks.is_empty(), "{:?}\n{}", order, changed);
            }
            Err(Refusal::Findings(findings)) => {
                prop_assert!(findings.iter().all(|finding| finding.code == Finding::MISSING || !finding.message.is_empty()));
            }
            Err(refusal) => prop_assert!(false, "{:?}: {}\n{}", order, refusal, text),
        }
    }
}
