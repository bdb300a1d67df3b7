//! Slips that leave sound YAML: code, place, what is said and how to mend it.

use super::*;
use crate::source::text::Text;

/// What is replaced, by what; code; line, column and length; parts of message and hint.
type Case<'a> = (&'a str, &'a str, &'a str, (usize, usize, usize), &'a str, &'a str);

fn check(table: &[Case<'_>]) {
    let mut wrong = Vec::new();
    let breaks = ["\n", "\r\n", "\r"];
    for ((from, to, code, place, message, hint), line_break) in
        table.iter().flat_map(|case| breaks.map(|line_break| (case, line_break)))
    {
        assert!(PLAN.contains(from), "{from}");
        let text = PLAN.replacen(from, to, 1).replace('\n', line_break);
        let ((_, _, mut findings), root, _) = read_text("plan", &text, Parsers::Both).unwrap();
        Text::new(text, root).excerpt(&mut findings);
        let fits = |finding: &&Finding| {
            let found = (finding.position.line, finding.position.column, finding.length);
            let hinted = finding.hint.as_deref().is_some_and(|said| said.contains(hint));
            (finding.code, found) == (*code, *place) && finding.message.contains(message) && hinted
        };
        if !findings.iter().any(|finding| fits(&finding)) {
            let said = findings.iter().map(|f| format!("{f:?}")).collect::<Vec<_>>().join("\n    ");
            wrong.push(format!("{from:?} → {to:?}, {line_break:?}: {code} {place:?}\n    {said}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Of slips all over a file so many are told as people mend at one go; each costs a look at the whole text.
#[test]
fn slips_all_over_a_file_are_told_in_part() {
    let departments: String = (0..200).map(|at| format!("  課{at}: か #1\n")).collect();
    let text = format!("計画: 試し\n年度: H28\n体系: []\n担当課:\n{departments}");
    let (_, _, findings) = load_text("plan", &text).unwrap();
    assert_eq!(findings.iter().filter(|finding| finding.code == "cut-off").count(), 50);
}

#[test]
fn keys() {
    check(&[
        ("    担当課:", "    担当課　:", "unknown-key", (10, 5, 3), "余分な空白", "「担当課: …」"),
        ("    担当課:", "    担当部署:", "unknown-key", (10, 5, 4), "「担当部署」", "「担当課」の書き間違い"),
        ("    実施状況:", "    進捗状況:", "unknown-key", (13, 5, 4), "「進捗状況」", "「実施状況」の書き間違い"),
        ("    達成状況:", "    状況:", "unknown-key", (19, 5, 2), "「状況」", "「達成状況」の書き間違い"),
        ("    実績: {H28: 検", "    jisseki: {H28: 検", "unknown-key", (12, 5, 7), "jisseki", "「実績」の書き間違い"),
        ("    目標:", "    もくひょう:", "unknown-key", (18, 5, 5), "もくひょう", "「目標」の書き間違い"),
        ("    単位:", "    單位:", "unknown-key", (16, 5, 2), "單位", "「単位」の書き間違い"),
        ("R1: 2}", "R1: {値：3, 注: 暫定}}", "unknown-key", (17, 24, 1), "コロンが全角", "「値: 3」"),
        ("R1: 2}", "R1: {値:3}}", "unknown-key", (17, 24, 1), "空白が続いていません", "「値: 3」"),
        ("    実施状況:", "  実施状況:", "unknown-key", (13, 3, 4), "「取組」の中の項目", "桁をそろえて"),
        (
            "    実績: {H28: 1,",
            "    H28: 1\n    実績: {",
            "unknown-key",
            (17, 5, 3),
            "項目名の位置",
            "「実績: {H28: …}」",
        ),
        ("単位: 件", "単位: 件\n      方向：以下", "joined-line", (17, 7, 2), "続きとして", "「方向: 以下」"),
    ]);
}

#[test]
fn shapes() {
    check(&[
        ("  - 名称: 件", "    名称: 件", "list", (15, 5, 2), "一覧になっていません", "「- 名称: 件数」"),
        ("  - 名称: 件数\n    単", "  - 件数\n  - 単", "entry", (15, 5, 2), "項目の形", "「- 名称: 件数」"),
        ("[項目]", "［視点、戦略］", "list", (3, 5, 7), "「階層」", "[視点, 戦略]"),
        ("{H28: 1, R1: 2}", "｛H28：1、R1：2｝", "year-map", (17, 9, 12), "「実績」", "{H28: 1, R1: 2} の形"),
        ("{H28: 1, R1: 2}", "[H28: 1, R1: 2]", "year-map", (17, 9, 15), "「実績」", "{H28: 1, R1: 2} の形"),
        ("{H28: 1, R1: 2}", "5", "year-map", (17, 9, 1), "「実績」", "{R2: 5} の形"),
        (
            "    担当課: 企画政策課",
            "    担当課: {企画政策課: きかく}",
            "single-value",
            (10, 10, 12),
            "「担当課」",
            "「担当課: 企画政策課」",
        ),
        (
            "    担当課: 企画政策課",
            "    担当課: ［企画政策課、下水道課］",
            "list",
            (10, 10, 12),
            "「担当課」",
            "[企画政策課, 下水道課] の形",
        ),
        (
            "    担当課: 企画政策課",
            "    担当課: 企画政策課、下水同課",
            "unknown-department",
            (10, 10, 10),
            "「下水同課」は",
            "「下水道課」の書き間違い",
        ),
        ("    単位: 件", "    単位: [件, 個]", "single-value", (16, 9, 6), "1つだけ", "「単位: 件」のように"),
        ("    単位: 件", "    単位: {件: 1}", "single-value", (16, 9, 6), "1つだけ", "「単位: 件」のように"),
        ("検討, H29: 実施", "検討, 条例改正", "year", (11, 19, 4), "「条例改正」", "{H28: [検討, 条例改正]}"),
    ]);
}

#[test]
fn years() {
    check(&[
        ("H29: 実施}", "H29：実施}", "year", (11, 22, 1), "コロンが全角", "「H29: 実施」"),
        ("R1: 2}", "R1:2}", "year", (17, 20, 1), "空白が続いていません", "「R1: 2」"),
        ("R1: 2}", "2021-03-31: 2}", "year", (17, 18, 10), "日付", "「R2」と書いて"),
        ("R1: 2}", "R3.4.1: 2}", "year", (17, 18, 6), "日付", "「R3」と書いて"),
        ("R1: 2}", "44286: 2}", "year", (17, 18, 5), "Excelの日付の番号", "「R2」と書いて"),
        ("年度: H28-R2", "年度: H28-R2\n時点: 令和3年3月", "as-of", (3, 5, 6), "日付", "「R2」と書いて"),
        ("R1: 2}", "R1: 2, H31: 3}", "duplicate-year", (17, 25, 3), "R1（H31）が2回", "同じ年度"),
        ("R1: 2}", "R3: 2}", "year-outside", (17, 18, 2), "R3は", "「年度」を広げて"),
    ]);
}

#[test]
fn values() {
    check(&[
        ("R1: 2}", "R1: 1,200円}", "split-number", (17, 22, 1), "「1,200円」は、コンマ", "「1200円」と書いて"),
        ("R1: 2}", "R1: ¥1,200}", "split-number", (17, 22, 2), "「¥1,200」は、コンマ", "「¥1200」と書いて"),
        ("R1: 2}", "R1: 1,200}", "split-number", (17, 22, 1), "「1,200」は、コンマ", "「1200」と、数だけを書いて"),
        ("R1: 2}", "R1: 1,667,000千円}", "split-number", (17, 22, 1), "1,667,000千円", "「1667000千円」と書いて"),
        ("目標: 3", "目標: 1,667,000千円", "unit", (18, 9, 11), "単位「件」", "数だけを書き"),
        (
            "単位: 件\n    実績: {H28: 1, R1: 2}",
            "単位: 千円\n    実績: {R1: 3億円}",
            "unit",
            (17, 14, 3),
            "3億円",
            "「300000」",
        ),
        ("R1: 2}", "R1: 約50}", "number", (17, 22, 3), "「約50」", "「{値: 50, 注: 約50}」"),
        ("目標: 3", "目標: 50件以上", "unit", (18, 9, 5), "50件以上", "「{値: 50, 注: 50件以上}」"),
        ("目標: 3", "目標: 三千", "number", (18, 9, 2), "「三千」", "「3000」"),
        ("目標: 3", "目標: 1億2千万件", "unit", (18, 9, 6), "1億2千万件", "「120000000」"),
        ("目標: 3", "目標: 1施設(図書館)\n    備考: 無", "unit", (18, 9, 8), "1施設", "数だけを書き"),
        ("R1: 2}", "R1: 〃}", "ditto", (17, 22, 1), "〃", "数を書いて"),
        ("R1: 2}", "R1: ⇒}", "ditto", (17, 22, 1), "⇒", "数を書いて"),
        ("R1: 2}", "R1: →}", "ditto", (17, 22, 1), "→", "数を書いて"),
        ("H29: 実施}", "H29: 同上}", "ditto", (11, 24, 2), "同上", "「⇒」"),
        ("R1: 2}", "R1: 未集計}", "no-value-yet", (17, 22, 3), "未集計", "{値: \"-\", 注: 未集計}"),
        ("目標: 3", "目標: 令和3年3月", "date", (18, 9, 6), "日付", "「方向: 状態」"),
        ("R1: 2}", "R1: 1.23E+05}", "exponent", (17, 22, 8), "123000と読みました", "元の表"),
        ("R1: 2}", "R1: '#DIV/0!'}", "excel-error", (17, 22, 9), "#DIV/0!", "正しい値"),
        ("目標: 3", "目標: #REF!", "excel-error", (18, 9, 5), "#REF!", "正しい値"),
        ("R1: 2}", "R1: “-”}", "quotes", (17, 22, 3), "引用符が全角", "「\"-\"」"),
        ("R1: 2}", "R1: “50”}", "quotes", (17, 22, 4), "“50”", "「50」"),
        ("名称: 取組一", "名称: 第1回 #2 の件", "cut-off", (9, 13, 5), "#2 の件", "「名称: \"第1回 #2 の件\"」"),
    ]);
}

#[test]
fn words_of_closed_lists() {
    check(&[
        ("実施状況: 実施", "実施状況: 完了", "status", (13, 11, 2), "「完了」", "「実施状況: 実施」ではありませんか"),
        ("実施状況: 実施", "実施状況: 未着手", "status", (13, 11, 3), "未着手", "「実施状況: 未実施」"),
        ("実施状況: 実施", "実施状況: “実施”", "status", (13, 11, 4), "“実施”", "「実施状況: 実施」"),
        ("達成状況: 未達成", "達成状況: ×", "achievement", (19, 11, 1), "×", "「達成状況: 未達成」"),
        ("単位: 件", "単位: 件\n    方向: 減少", "direction", (17, 9, 2), "減少", "「方向: 以下」"),
        ("単位: 件", "単位: 件\n    判定: 合計", "basis", (17, 9, 2), "合計", "「判定: 累計」"),
        ("担当課: 企画政策課", "担当課: キカク", "unknown-department", (10, 10, 3), "キカク", "「企画政策課」の"),
        ("担当課: 企画政策課", "担当課: 企畫政策課", "unknown-department", (10, 10, 5), "企畫", "「企画政策課」の"),
    ]);
}

/// What is right, or a matter of taste, gives nothing.
#[test]
fn what_is_meant_so_is_left_alone() {
    let texts = [
        ("名称: 取組一", "名称: 取組一  # 要確認"),
        ("名称: 取組一", "名称: 取組一 # 2 件目"),
        ("実施状況: 実施", "実施状況: 実施 #確認済み"),
        ("名称: 取組一", "名称: 取組\n      （その1：第一期）"),
        ("名称: 取組一", "名称: 「取組一」"),
        ("名称: 取組一", "名称: 取組一：前期"),
        ("目標: 3", "目標: 策定\n    方向: 状態"),
        ("目標: 3\n", "目標: 未定\n    方向: 状態\n"),
        ("R1: 2}", "R1: △5}"),
        ("単位: 件\n    実績: {H28: 1, R1: 2}", "単位: '%'\n    実績: {H28: ▲3.2%, R1: ５０％}"),
    ];
    for (from, to) in texts {
        assert_eq!(findings(from, to), [], "{to}");
    }
}

/// All that is wrong in one sound file is said at once, also of one entry.
#[test]
fn one_file_shows_all_its_findings() {
    let text = PLAN
        .replace("担当課: 企画政策課", "担当部署: 企画政策課")
        .replace("{H28: 検討, H29: 実施}", "{H28：検討, H29: 〃, R9: 実施}")
        .replace("実施状況: 実施", "実施状況: 済")
        .replace("R1: 2}", "R1: 約50, H31: 3}")
        .replace("目標: 3", "目標: #N/A");
    let mut codes: Vec<&str> = findings_in(&text).into_iter().map(|(code, ..)| code).collect();
    codes.sort_unstable();
    let expected =
        ["ditto", "duplicate-year", "excel-error", "number", "status", "unknown-key", "year", "year-outside"];
    assert_eq!(codes, expected);
    let (_, _, findings) = load_text("plan", &text).unwrap();
    let cut = findings.iter().find(|finding| finding.code == "excel-error").unwrap();
    assert_eq!(cut.subject, Subject::Indicator(IndicatorId(0)), "it belongs to its entry");
}
