//! Whole texts with one slip each: where it is seen, and what is said.

use std::sync::LazyLock;

use super::*;
use crate::source::tests::used;
use crate::source::{load_text, tests};

/// The plan of the loader's own tests, with its departments in lines of their own.
static PLAN: LazyLock<String> = LazyLock::new(|| {
    let departments = "担当課: {企画政策課: きかく, 下水道課: げすい}";
    tests::PLAN.replace(departments, "担当課:\n  企画政策課: きかく\n  下水道課: げすい")
});

/// What is replaced, by what; line, column and length of the slip; parts of message and hint.
type Case<'a> = (&'a str, &'a str, (usize, usize, usize), &'a str, &'a str);

fn check(table: &[Case<'_>]) {
    let mut wrong = Vec::new();
    let breaks = ["\n", "\r\n", "\r"];
    for ((from, to, place, message, hint), line_break) in
        table.iter().flat_map(|case| breaks.map(|line_break| (case, line_break)))
    {
        assert!(PLAN.contains(from), "{from}");
        let text = PLAN.replacen(from, to, 1).replace('\n', line_break);
        let found = match load_text("plan", &text) {
            Ok((_, _, findings)) => format!("it could be read: {findings:?}"),
            Err(finding) => {
                let found = (finding.position.line, finding.position.column, finding.length);
                let said = (finding.message.as_str(), finding.hint.as_deref().unwrap_or_default());
                if found == *place && said.0.contains(message) && said.1.contains(hint) && finding.code == "not-yaml" {
                    continue;
                }
                format!("{found:?} {} / {}", said.0, said.1)
            }
        };
        wrong.push(format!(
            "{from:?} → {to:?}, {line_break:?}\n    wanted {place:?} {message} / {hint}\n    found  {found}"
        ));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn colons() {
    check(&[
        ("年度: H28", "年度：H28", (2, 3, 1), "「年度」の後のコロンが全角", "「年度: H28-R2」と、コロンを半角にして"),
        ("計画: 試し", "計画：試し", (1, 3, 1), "「計画」の後のコロンが全角", "「計画: 試し」"),
        ("計画: 試し\n年度: ", "計画：試し\n年度：", (1, 3, 1), "「計画」", "「計画: 試し」"),
        ("    実施状況: ", "    実施状況：", (15, 9, 1), "「実施状況」", "「実施状況: 実施」と"),
        ("    達成状況: ", "    達成状況：", (21, 9, 1), "「達成状況」", "「達成状況: 未達成」"),
        ("    目標: 3", "    目標： 3", (20, 7, 1), "「目標」", "「目標: 3」"),
        ("  - 名称: 取", "  - 名称：取", (11, 7, 1), "「名称」", "「名称: 取組一」"),
        ("  取組:", "  取組：", (10, 5, 1), "「取組」", "「取組:」と、コロンを半角にしてください。"),
        ("  下水道課: ", "  下水道課：", (6, 7, 1), "「下水道課」", "「下水道課: げすい」"),
        ("R1: 2}", "R1：{値: 2}}", (19, 20, 1), "「R1」の後のコロンが全角", "「R1: …」"),
        (
            "担当課: 企",
            "担当課:企",
            (12, 8, 1),
            "「担当課」の後のコロンに、空白が続いていません",
            "「担当課: 企画政策課」",
        ),
        ("  企画政策課: ", "  企画政策課:", (5, 8, 1), "「企画政策課」", "「企画政策課: きかく」"),
        ("R1: 2}", "R1:{値: 2}}", (19, 20, 1), "空白が続いていません", "「R1: {」"),
        ("担当課: 企", "担当課:　企", (12, 9, 1), "コロンの後ろの空白が、半角ではありません", "「担当課: 企画政策課」"),
        (
            "    実施状況: ",
            "    実施状況 ",
            (15, 5, 4),
            "「実施状況」の後に、半角のコロンがありません",
            "「実施状況: 実施」",
        ),
        ("    実施状況: ", "    実施状況；", (15, 5, 4), "半角のコロンがありません", "「実施状況: 実施」"),
        ("体系:", "体系", (7, 1, 2), "「体系」の後に", "「体系:」"),
        ("- 名称: 取", "- 取", (11, 5, 3), "「取組一」の前に、項目名がありません", "「- 名称: 取組一」"),
        ("名称: 取組一", "名称: 取組: 一", (11, 11, 1), "「取組: 一」の中にコロンがある", "「名称: \"取組: 一\"」"),
        ("名称: 取組一", "名称: 取組: \"一\"", (11, 11, 1), "中にコロンがある", "「名称: '取組: \"一\"'」"),
        ("名称: 取組一", "名称: “取組: 一”", (11, 12, 1), "中にコロンがある", "「名称: \"取組: 一\"」"),
        ("名称: 取組一", "名称: 取組一:", (11, 12, 1), "中にコロンがある", "「名称: \"取組一:\"」"),
        ("{H28: 1, R1: 2}", "H28: 1, R1: 2", (19, 9, 13), "「実績」の年度ごとの値が", "「実績: {H28: 1, R1: 2}」"),
    ]);
}

#[test]
fn blanks_and_columns() {
    check(&[
        ("    担当課: 企", "\t担当課: 企", (12, 1, 1), "字下げにタブ", "半角の空白で字下げ"),
        ("    担当課: 企", "    \t担当課: 企", (12, 5, 1), "字下げにタブ", "半角の空白で字下げ"),
        ("    担当課: 企", "　　担当課: 企", (12, 1, 2), "字下げに全角の空白", "半角の空白で字下げ"),
        ("    担当課: 企", "  　担当課: 企", (12, 3, 1), "字下げに全角の空白", "半角の空白で字下げ"),
        ("  - 名称: 件", "　- 名称: 件", (17, 1, 1), "字下げに全角の空白", "半角の空白で字下げ"),
        ("  - 名称: 件", "  － 名称: 件", (17, 3, 1), "半角の「-」ではなく「－」", "「- 名称: 件数」"),
        ("  - 名称: 件", "  ・名称：件", (17, 3, 1), "半角の「-」ではなく「・」", "「- 名称: 件数」"),
        ("  - 名称: 件", "  -名称: 件", (17, 3, 1), "「-」の後ろに、空白がありません", "「- 名称: 件数」"),
        ("  - 名称: 件", "  -　名称: 件", (17, 4, 1), "「-」の後ろの空白が、半角ではありません", "「- 名称: 件数」"),
        ("    担当課: 企", "   担当課: 企", (12, 1, 3), "字下げが1字少ない", "空白を4個にして、11行目の「名称」と"),
        ("    担当課: 企", "     担当課: 企", (12, 1, 5), "字下げが1字多い", "空白を4個にして、11行目の「名称」と"),
        ("    実施状況: ", "   実施状況: ", (15, 1, 3), "字下げが1字少ない", "空白を4個にして、14行目の「実績」と"),
        ("    実施状況: ", "      実施状況: ", (15, 1, 6), "字下げが2字多い", "空白を4個にして"),
        ("  指標:", " 指標:", (16, 1, 1), "字下げが1字少ない", "空白を2個にして、10行目の「取組」と"),
        ("  指標:", "   指標:", (16, 1, 3), "字下げが1字多い", "空白を2個にして、10行目の「取組」と"),
        (
            "    実施状況: 実施\n  指標:",
            "    実施状況: 実施\n    - 名称: 取組二\n  指標:",
            (16, 1, 4),
            "字下げが2字多い",
            "空白を2個にして、11行目の「名称」と",
        ),
        ("  - 名称: 件", "   - 名称: 件", (17, 1, 3), "字下げが1字多い", "空白を2個にして、18行目の「単位」と"),
        ("  - 名称: 件", " - 名称: 件", (17, 1, 1), "字下げが1字少ない", "空白を2個にして、16行目の「指標」と"),
        ("  名称: 一番", " 名称: 一番", (9, 1, 1), "字下げが1字少ない", "空白を2個にして、8行目の「番号」と"),
        ("  名称: 一番", "名称: 一番", (9, 1, 1), "字下げが2字少ない", "空白を2個にして、8行目の「番号」と"),
        ("  下水道課", " 下水道課", (6, 1, 1), "字下げが1字少ない", "空白を2個にして、5行目の「企画政策課」と"),
        (
            "  企画政策課: きかく\n",
            "  - 企画政策課: きかく\n",
            (6, 3, 4),
            "この行には付いていません",
            "「- 下水道課: げすい」",
        ),
        ("名称: 取組一", "名称: 取組\n一", (12, 1, 1), "「名称」の値が2行に", "「名称: 取組一」"),
        ("名称: 取組一", "名称: 取組\n    一", (12, 5, 1), "「名称」の値が2行に", "「名称: 取組一」"),
    ]);
}

#[test]
fn brackets_and_what_stands_between() {
    check(&[
        ("[項目]", "[項目", (3, 5, 1), "ここで始まる「[」が閉じていません", "「[項目]」"),
        ("H29: 実施}", "H29: 実施", (13, 9, 1), "「{」が閉じていません", "「{H28: 検討, H29: 実施}」と、「}」で"),
        ("H29: 実施}", "H29: 実施,", (13, 9, 1), "「{」が閉じていません", "「{H28: 検討, H29: 実施}」と、「}」で"),
        ("R1: 2}", "R1: {値: 2, 注: 暫定}", (19, 9, 1), "「{」が閉じていません", "{値: 2, 注: 暫定}}」"),
        ("R1: 2}", "R1: {値: 2, 注: 暫定", (19, 22, 1), "「{」が閉じていません", "{値: 2, 注: 暫定}}」"),
        ("{H28: 1, R1: 2}", "{\n      H28: 1,\n      R1: 2", (19, 9, 1), "「{」が閉じていません", "終わりに「}」を"),
        ("達成状況: 未達成\n", "備考: [未達成", (21, 9, 1), "「[」が閉じていません", "「[未達成]」"),
        (
            "{H28: 検討, H29: 実施}",
            "｛H28: 検討、H29：実施｝",
            (13, 9, 1),
            "括弧が全角（｛）",
            "「{H28: 検討, H29: 実施}」",
        ),
        ("H29: 実施}", "H29: 実施｝", (13, 26, 1), "括弧が全角（｝）", "「{H28: 検討, H29: 実施}」"),
        ("検討, H29: 実", "検討、H29: 実", (13, 17, 1), "半角のコンマではなく「、」", "「H28: 検討, H29: …」"),
        ("検討, H29: 実", "検討，H29: 実", (13, 17, 1), "半角のコンマではなく「，」", "「H28: 検討, H29: …」"),
        ("検討, H29: 実", "検討 H29: 実", (13, 17, 1), "半角のコンマがありません", "「H28: 検討, H29: …」"),
        ("1, R1: 2}", "1,, R1: 2}", (19, 17, 1), "コンマが続いています", "コンマを1つに"),
        ("R1: 2}", "R1: 2}}", (19, 24, 1), "「}」が1つ多く", "余分なほう"),
        ("R1: 2}", "R1: 2]", (19, 23, 1), "括弧の形が違います", "「}」で閉じて"),
        ("{H28: 1,", "{[H28: 1,", (19, 10, 1), "ここで始まる「[」が", "終わりに「]」を"),
        ("H28: 1, R1", "H28: 1、 R1", (19, 16, 1), "半角のコンマではなく「、」", "「H28: 1, R1: …」"),
        ("R1: 2}", "R1: #REF!}", (19, 22, 6), "「#REF!}」は", "Excelのエラー"),
        ("R1: 2}", "R1: 第1回 #2}", (19, 26, 3), "「#2}」は", "引用符で囲んで"),
    ]);
}

#[test]
fn quotation_marks_and_signs() {
    check(&[
        ("名称: 取組一", "名称: \"取組一", (11, 9, 1), "引用符「\"」が閉じていません", "「\"取組一\"」"),
        ("名称: 取組一", "名称: '取組一", (11, 9, 1), "引用符「'」が閉じていません", "「'取組一'」"),
        ("達成状況: 未達成\n", "達成状況: \"未達成", (21, 11, 1), "引用符「\"」が閉じていません", "「\"未達成\"」"),
        ("H29: 実施}", "H29: \"実施}", (13, 24, 1), "引用符「\"」が閉じていません", "値の終わりに「\"」"),
        ("[項目]", "['項目]", (3, 6, 1), "引用符「'」が閉じていません", "値の終わりに「'」"),
        ("名称: 取組一", "名称: \"取組\"一", (11, 13, 1), "「\"取組\"」の後ろに、続き", "「名称: '\"取組\"一'」"),
        ("名称: 取組一", "名称: [仮]取組", (11, 12, 2), "「[仮]」の後ろに、続き", "「名称: \"[仮]取組\"」"),
        ("名称: 取組一", "名称: {仮} 取組", (11, 13, 2), "「{仮}」の後ろに、続き", "「名称: \"{仮} 取組\"」"),
        ("名称: 取組一", "名称: @取組", (11, 9, 1), "「@」で始まる値", "「名称: \"@取組\"」"),
        ("名称: 取組一", "名称: *取組", (11, 9, 1), "「*」で始まる値", "「名称: \"*取組\"」"),
        ("名称: 取組一", "名称: &取組", (11, 9, 1), "「&」で始まる値", "「名称: \"&取組\"」"),
        ("名称: 取組一", "名称: %取組", (11, 9, 1), "「%」で始まる値", "「名称: \"%取組\"」"),
        ("名称: 取組一", "名称: - 取組", (11, 9, 1), "「-」で始まる値", "「名称: \"- 取組\"」"),
        ("名称: 取組一", "名称: >取組", (11, 9, 1), "「>」で始まる値", "「名称: \">取組\"」"),
        ("目標: 3", "目標: -", (20, 9, 1), "「-」がそのまま", "\"-\" と半角の引用符"),
        ("R1: 2}", "R1: -}", (19, 22, 1), "「-」がそのまま", "\"-\" と半角の引用符"),
        ("H28: 1,", "H28: -,", (19, 15, 1), "「-」がそのまま", "\"-\" と半角の引用符"),
    ]);
}

/// What no rule explains keeps the plain sentence, at the place where the parser gave up.
#[test]
fn nothing_is_said_without_a_cause() {
    for text in ["計画: 試し\n\"名称\" \"一番\": 3\n", "計画: \"\\q\"\n"] {
        let finding = load_text("plan", text).unwrap_err();
        assert_eq!((finding.code, finding.message.contains("この付近")), ("not-yaml", true), "{text}: {finding:?}");
    }
}

#[test]
fn lists_and_maps() {
    check(&[
        ("{H28: 1, R1: 2}", "\n      - H28: 1\n      R1: 2", (20, 7, 1), "年度の行の先頭に、「-」", "「H28: 1」と"),
        (
            "  - 名称: 取組一\n    担当課: 企画政策課",
            "    名称: 取組一\n    担当課: 企画政策課\n  - 名称: 取組二",
            (11, 5, 2),
            "「取組」の中身が一覧になっていません",
            "「- 名称: 取組一」",
        ),
        ("H28: 1, R1: 2", "H28: 1, R1:\t2", (19, 21, 1), "中に、タブ", "半角の空白を1つ"),
        ("H28: 1, R1", "H28: 1・R1", (19, 16, 1), "半角のコンマではなく「・」", "「H28: 1, R1: …」"),
    ]);
}

#[test]
fn a_file_of_nothing_but_colons_without_blanks() {
    let text = "計画:試し\n自治体:市\n総括:{実施:1, 未実施:1}\n体系:\n- 名称: 一番\n";
    let finding = load_text("plan", text).unwrap_err();
    assert_eq!((finding.position, finding.length), (Position { line: 1, column: 3 }, 1), "{finding:?}");
    let text = "計画: 試し\n総括:{実施:1, 未実施:1}\n体系:\n- 名称: 一番\n";
    let finding = load_text("plan", text).unwrap_err();
    assert!(finding.hint.unwrap().contains("「総括: {実施: 1, 未実施: 1}」"));
}

/// For YAML such a file is sound: all its keys stand at the top. One sentence says what is wrong with it.
#[test]
fn a_file_indented_with_full_width_blanks() {
    let finding = load_text("plan", &PLAN.replace("  ", "　")).unwrap_err();
    assert_eq!((finding.position, finding.length), (Position { line: 5, column: 1 }, 1));
    assert!(finding.message.contains("字下げに全角の空白"), "{finding:?}");
    // A blank before a key of the head is no indentation.
    assert!(load_text("plan", &PLAN.replace("年度", "　自治体: 市\n年度")).is_ok());
}

#[test]
fn a_file_of_nothing_but_full_width_colons() {
    let finding = load_text("plan", "計画：試し\n年度：H28-R2\n体系：\n").unwrap_err();
    assert_eq!((finding.code, finding.position, finding.length), ("not-a-plan", Position { line: 1, column: 3 }, 1));
    assert!(finding.hint.unwrap().contains("「計画: 試し」"));
}

/// Brackets that are opened and opened below the place cost no more than a look at each line.
#[test]
fn a_broken_file_of_brackets_takes_a_moment() {
    let before = used();
    let text = format!("計画: {{b\n  c: ]\n{}", "  [\n".repeat(100_000));
    let finding = load_text("plan", &text).unwrap_err();
    assert_eq!((finding.code, finding.position), ("not-yaml", Position { line: 1, column: 5 }), "{finding:?}");
    let used = used() - before;
    assert!(used < std::time::Duration::from_secs(10), "{used:?}");
}

/// Whatever line a parser might stumble over: where all is right, no rule has anything to say.
#[test]
fn lines_that_are_right_are_not_accused() {
    let files =
        ["plans/nisshin-2.yaml", "tests/plans/midori-2.yaml", "tests/plans/midori-3.yaml", "tests/plans/review.yaml"];
    let more = "\
計画: \"名: 前\"
備考: 長い文は
  次の行に、実績：のように続けられる
出典: http://example.jp:80/  # 注釈: ここに
担当課:
- 企画課
- 下水道課
体系:
  - 名称: 【一番】（取組：その1）
    備考: |
      自由な文
      名称：何でも
    実績: {
      H28: 検討・研究、策定, # 注
      H29: [実施, \"再: 度\"]
    }
    指標:
    - {名称: 件数, 目標: {値: 3, 注: 'a: b'}}
";
    let texts = files.map(|file| std::fs::read_to_string(file).unwrap());
    for text in texts.iter().map(String::as_str).chain([PLAN.as_str(), more]) {
        assert!(load_text("plan", text).is_ok() || text == more);
        for (at, raw) in text.lines().enumerate() {
            let colons = raw.chars().enumerate().filter(|(_, c)| *c == ':').map(|(at, _)| at + 1);
            for column in colons.chain([1, raw.chars().count()]) {
                let position = Position { line: at + 1, column };
                assert_eq!(find(text, position), None, "{raw} at column {column}");
            }
        }
    }
}
