//! Every rule of the review on one invented plan, `tests/plans/review.yaml`.

use std::collections::BTreeSet;

use proptest::prelude::*;
use susumi::plan::{Calendar, Severity, Subject};
use susumi::query::{Choice, Filter, Index, Selection, attention, phrase};
use susumi::review::{CODES, review};
use susumi::source::config::Config;
use susumi::source::load_text;
use susumi::workspace;

#[test]
fn every_rule_finds_what_is_there_for_it() {
    let workspace = workspace::open(&["tests/plans/review.yaml".into()], &Config::default());
    let findings = &workspace.plans[0].findings;
    let line = |finding: &susumi::plan::Finding| {
        let accepted = finding.accepted.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        format!("{} {}{accepted} {}", finding.position.line, finding.code, finding.message)
    };
    let lines: Vec<_> = findings.iter().map(line).collect();
    let expected = [
        "5 totals (印刷の誤り（市に確認）) 総括では「実施」が9件ですが、取組を数えると3件です。",
        "18 duplicate-number 「窓口の見直し」（企画科） 番号「1」は、「方針の策定」でも使われています。",
        "20 unknown-department 「企画科」は、先頭の「担当課」にありません。",
        "22 missing 「窓口の見直し」（企画科） R1・R2の実績が未記入です。",
        "23 status (要綱は前年に制定済み) 「窓口の見直し」（企画科） R2までの実績の工程は、予定した「実施」に届いていませんが、実施状況は「実施」です。",
        "25 number-gap 「配水管の更新」（水道課） 番号2〜3がありません。",
        "26 unknown-stage 「配水管の更新」（水道課） 工程の「ほげほげ」は、どの段階か判断できません（2か所）。",
        "41 scale 「使用料収入」（企画課・企画科・水道課） H30実績 1,540,000千円は、ほかの値の約1000倍です。",
        "43 verdict 「使用料収入」（企画課・企画科・水道課） R2実績 1,560千円は目標1,500千円以上に届いていますが、達成状況は「未達成」です。",
        "47 repeated 「使用料収入（再掲）」（水道課） 「一番」にも同じ指標がありますが、H30実績が違います（あちらは1,540,000千円、ここは1,540千円、ほかに1か所）。",
        "54 no-target () 「苦情の件数」（水道課） 目標がありません。",
        "60 accepted-reason 確認済の「no-target」に理由がありません。",
    ];
    assert_eq!(lines, expected);
    assert!(findings.iter().all(|finding| finding.hint.is_some()));
    let codes: BTreeSet<_> = findings.iter().map(|finding| finding.code).collect();
    let unseen: Vec<_> = CODES.into_iter().filter(|code| !codes.contains(code)).collect();
    assert_eq!(unseen, Vec::<&str>::new(), "a rule without an example");
}

/// What people may write in the place of something else.
const WORDS: [&str; 16] = [
    "⇒",
    "'-'",
    "",
    "0",
    "1",
    "-3",
    "1560000",
    "実施",
    "未実施",
    "策定",
    "中止",
    "達成",
    "状態",
    "累計",
    "一度でも",
    "ほげ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in the cells, the review comes to an end, every reason has its words, and 要対応 is
    /// the same to the filter and to its own list, in every year.
    #[test]
    fn whatever_stands_in_the_cells(
        edits in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(&WORDS[..])), 1..12),
    ) {
        let text = include_str!("plans/review.yaml");
        let mut cells: Vec<String> = text.split_inclusive([',', '}', '\n']).map(str::to_owned).collect();
        for (at, word) in edits {
            let cell = at.get(&cells).clone();
            if let Some((key, rest)) = cell.split_once(": ") {
                let end = rest.chars().next_back().filter(|c| [',', '}', '\n'].contains(c)).unwrap_or('\n');
                let place = at.index(cells.len());
                cells[place] = format!("{key}: {word}{end}");
            }
        }
        let Ok((plan, positions, of_file)) = load_text("plan", &cells.concat()) else { return Ok(()) };
        let findings = review(&plan, &positions, &of_file);
        for finding in &findings {
            prop_assert!(CODES.contains(&finding.code) && finding.hint.is_some() && finding.position.line > 1);
            prop_assert!(finding.severity != Severity::Error || finding.code == "totals");
        }
        let filter = Filter { choices: vec![Choice::Attention], ..Filter::default() };
        let index = Index::build(&plan);
        for year in plan.years.iter().copied().filter(|year| *year <= plan.as_of) {
            let left = filter.select(&plan, &index, year);
            let all = attention(&plan, &findings, &Selection::all(&plan), year);
            let is_entry = |subject: &Subject| matches!(subject, Subject::Action(_) | Subject::Indicator(_));
            let mut listed: Vec<Subject> = all.iter().map(|one| one.subject).filter(is_entry).collect();
            listed.sort_unstable();
            let actions = left.actions.iter().copied().map(Subject::Action);
            let shown: Vec<Subject> = actions.chain(left.indicators.iter().copied().map(Subject::Indicator)).collect();
            prop_assert_eq!(listed, shown);
            for one in &all {
                prop_assert!(!one.reasons.is_empty());
                for reason in &one.reasons {
                    prop_assert_ne!(phrase(&plan, one.subject, reason, year, Calendar::Era), "");
                }
            }
        }
    }
}
