//! `susumi diff`, run as a program: what is said about two versions of a plan, and how it ends.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/run.rs"]
mod run;

use folder::folder;
use run::{err, out, run_reading};
use std::path::Path;
use std::process::Output;

const MIDORI: &str = include_str!("plans/midori-3.yaml");

fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    run_reading(folder, &[&["diff"], arguments].concat(), input)
}

/// The running plan a year later: every kind of change is in it.
fn a_year_later() -> String {
    let changes = [
        ("時点: R7\n", "時点: R8\n"),
        ("  公園管理課: こうえんかんりか\n", "  公園緑地課: こうえんりょくちか\n"),
        // Statuses, stages, remarks.
        (
            "実績: {R5: 調査, R6: 地権者協議, R7: ⇒}\n      実施状況: 進行中\n      備考: 2地区のうち1地区で合意済み",
            "実績: {R5: 調査, R6: 地権者協議, R7: ⇒, R8: 指定・公表}\n      実施状況: 完了",
        ),
        // A value added, one corrected, its note gone.
        ("実績: {R5: 31.6, R6: 30.9, R7: 30.5}", "実績: {R5: 31.6, R6: 30.8, R7: 30.5, R8: 29.9}"),
        ("R7: {値: 8.1, 注: R6は渇水のため測定できず}", "R7: 8.1, R8: 7.9"),
        ("目標: 20\n", "目標: 25\n"),
        ("判定: 一度でも", "判定: 最終年度"),
        // Another name, another department, a new number.
        ("名称: 公園愛護会の支援\n      担当課: 公園管理課", "名称: 公園愛護会への支援\n      担当課: 公園緑地課"),
        ("担当課: [環境保全課, 公園管理課]", "担当課: [環境保全課, 公園緑地課]"),
        ("番号: 10\n      名称: 緑のカーテン講習会", "番号: 13\n      名称: 緑のカーテン講習会"),
        // One came, one went.
        (
            "    - 番号: 12\n      名称: 開花情報の公開\n",
            "    - 番号: 12\n      名称: 樹木の健康診断\n      担当課: みどり推進課\n      予定: {R8: 検討}\n    - 番号: 14\n      名称: 開花情報の公開\n",
        ),
        (
            "    - 名称: 講習会の参加者数\n      単位: 人\n      初期値: 210\n      実績: {R6: 265, R7: 298}\n      目標: 400\n",
            "",
        ),
        ("名称: 水辺と生き物の保全", "名称: 水辺と生きものの保全"),
    ];
    changes.into_iter().fold(MIDORI.to_owned(), |text, (before, after)| {
        assert!(text.contains(before), "{before}");
        text.replacen(before, after, 1)
    })
}

fn golden(name: &str, text: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn every_kind_of_change_in_sentences() {
    let folder = folder(&[("前.yaml", MIDORI), ("後.yaml", &a_year_later())]);
    let output = run(folder.path(), &["前.yaml", "後.yaml"], "");
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(1), ""));
    golden("diff_a_year_later", &out(&output));
    let back = run(folder.path(), &["後.yaml", "前.yaml"], "");
    golden("diff_a_year_back", &out(&back));
}

#[test]
fn the_same_for_programs() {
    let folder = folder(&[("前.yaml", MIDORI), ("後.yaml", &a_year_later())]);
    let output = run(folder.path(), &["--format", "json", "前.yaml", "後.yaml"], "");
    assert_eq!(output.status.code(), Some(1));
    golden("diff_a_year_later_json", &out(&output));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["format"], "susumi-diff/1");
    let text = out(&run(folder.path(), &["前.yaml", "後.yaml"], ""));
    for change in json["changes"].as_array().unwrap() {
        let message = change["message"].as_str().unwrap();
        assert!(text.contains(&format!("・{message}\n")), "{message}");
    }
}

#[test]
fn plans_that_have_nothing_to_do_with_each_other() {
    let text =
        "計画: 別の計画\n年度: H28-H29\n体系:\n- 名称: 橋の安全\n  取組:\n  - {名称: 橋の点検, 担当課: 土木課}\n";
    let folder = folder(&[
        ("前.yaml", text),
        ("後.yaml", "計画: 新しい計画\n年度: R5\n体系:\n- 名称: 子育て\n  指標:\n  - {名称: 待機児童, 目標: 0}\n"),
    ]);
    let output = run(folder.path(), &["前.yaml", "後.yaml"], "");
    assert_eq!(
        out(&output),
        "変更点: 前.yaml → 後.yaml\n\
         計画: 別の計画 → 新しい計画\n\
         \n\
         ■ 計画全体\n\
         ・計画の名称が「別の計画」から「新しい計画」に変わりました。\n\
         ・計画の年度が「H28、H29」から「R5」に変わりました。\n\
         ・時点がH28からR5に変わりました。\n\
         ・担当課の一覧の「土木課」がなくなりました。\n\
         ・計画の年度が重ならないため、年度ごとの予定と実績は比べず、取組の到達点と指標の目標を比べます。\n\
         \n\
         ■ 1 子育て\n\
         ・この項目が追加されました。\n\
         指標「待機児童」\n\
         ・追加されました。\n\
         \n\
         ■ 1 橋の安全\n\
         ・この項目が削除されました。\n\
         取組1「橋の点検」（土木課）\n\
         ・削除されました。\n\
         \n\
         変更された取組・指標・項目は0件、追加は2件、削除は2件です。\n"
    );
}

#[test]
fn no_difference_is_said_and_ends_well() {
    let folder = folder(&[("前.yaml", MIDORI), ("後.yaml", &MIDORI.replace("自治体: 緑ヶ原市", "自治体:   緑ヶ原市"))]);
    let output = run(folder.path(), &["前.yaml", "後.yaml"], "");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(out(&output), "前.yaml と 後.yaml に、計画としての違いはありません。\n");
    let output = run(folder.path(), &["--format", "json", "前.yaml", "後.yaml"], "");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), json["changes"].as_array().map(Vec::len)), (Some(0), Some(0)));
}

#[test]
fn an_earlier_version_through_a_pipe() {
    let folder = folder(&[("plans/x.yaml", MIDORI)]);
    let output = run(folder.path(), &["-", "plans"], &MIDORI.replace("R7: 43.0", "R7: 42.9"));
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).starts_with("変更点: 標準入力 → plans/x.yaml\n"), "{}", out(&output));
    assert!(out(&output).contains("・R7の実績が42.9haから43.0haに変わりました。"), "{}", out(&output));
}

#[test]
fn what_cannot_be_compared_is_said() {
    let folder =
        folder(&[("a.yaml", MIDORI), ("two/a.yaml", MIDORI), ("two/b.yaml", MIDORI), ("bad.yaml", "計画: [\n")]);
    let table: [(&[&str], &str); 5] = [
        (&["a.yaml", "gone.yaml"], "gone.yaml:1:1: エラー"),
        (&["bad.yaml", "a.yaml"], "bad.yaml:1:5: エラー"),
        (&["a.yaml", "two"], "susumi: 「two」には計画のファイルが2件あります。"),
        (&["-", "-"], "susumi: 「-」（標準入力）は、片方にだけ指定できます。"),
        (&["a.yaml"], "susumi: 「<AFTER>」の指定が要ります。"),
    ];
    for (arguments, message) in table {
        let output = run(folder.path(), arguments, "");
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err(&output).starts_with(message), "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn what_could_not_be_read_is_no_silent_difference() {
    let folder = folder(&[("a.yaml", MIDORI), ("b.yaml", &MIDORI.replace("R7: 43.0", "R7: 約43"))]);
    let output = run(folder.path(), &["a.yaml", "b.yaml"], "");
    assert!(
        err(&output).starts_with("susumi: b.yaml に読み取れない箇所が1件あり、そこは比べていません。"),
        "{}",
        err(&output)
    );
}

/// What the sentences are about two texts of which only the middle differs.
fn sentences(before: &str, after: &str) -> Vec<String> {
    let text = |years: &str| format!("計画: 計\n{years}\n");
    let folder = folder(&[("前.yaml", &text(before)), ("後.yaml", &text(after))]);
    let output = run(folder.path(), &["前.yaml", "後.yaml"], "");
    assert_eq!(err(&output), "");
    out(&output).lines().filter_map(|line| line.strip_prefix("・")).map(str::to_owned).collect()
}

#[test]
fn nothing_written_is_left_out_of_the_comparison() {
    let entry = |actual: &str, more: &str| {
        format!(
            "年度: H28-H29\n{more}体系:\n- 名称: 一\n  取組:\n  - {{名称: 甲, 予定: {{H28: 実施, H29: ⇒}}, 実績: {{{actual}}}}}"
        )
    };
    let cases: [(&str, &str, &str, &str, &[&str]); 5] = [
        ("H28: 実施", "", "H28: 実施, H29: '-'", "", &["H29の実績に「-」（行わず）が入りました。"]),
        ("H28: '-'", "", "H28: 実施", "", &["H28の実績が「-」（行わず）から「実施」に変わりました。"]),
        ("H28: 実施", "", "H28: 実施", "確認済: {totals: 印刷}\n", &["確認済の「totals（印刷）」が加わりました。"]),
        (
            "H28: 実施",
            "確認済: {totals: 印刷}\n",
            "H28: 実施",
            "確認済: {totals: 誤植}\n",
            &["確認済の「totals（印刷）」が「totals（誤植）」に変わりました。"],
        ),
        (
            "H28: 実施",
            "実施状況区分: {済: 完了, 休止: 未了}\n",
            "H28: 実施",
            "実施状況区分: {済: 完了, 休止: 一部}\n",
            &["実施状況区分の「休止（未了）」が「休止（一部）」に変わりました。"],
        ),
    ];
    for (before, before_more, after, after_more, expected) in cases {
        assert_eq!(sentences(&entry(before, before_more), &entry(after, after_more)), expected);
    }
}

/// One sentence instead of a line for every year of every entry.
#[test]
fn plans_without_a_year_in_common() {
    let plan = |years: &str, first: &str, last: &str, target: &str| {
        format!(
            "年度: {years}\n体系:\n- 名称: 一\n  取組:\n  - {{名称: 甲, 予定: {{{first}: 検討, {last}}}, 実績: {{{first}: 検討}}}}\n  \
             指標:\n  - {{名称: 乙, 実績: {{{first}: 1}}, 目標: {target}}}"
        )
    };
    let found = sentences(&plan("H28-H29", "H28", "H29: 策定", "5"), &plan("R5-R6", "R5", "R6: 実施", "6"));
    let expected = [
        "計画の年度が「H28、H29」から「R5、R6」に変わりました。",
        "時点がH28からR5に変わりました。",
        "計画の年度が重ならないため、年度ごとの予定と実績は比べず、取組の到達点と指標の目標を比べます。",
        "予定の到達点が「策定」から「実施」に変わりました。",
        "目標が5から6に変わりました。",
    ];
    assert_eq!(found, expected);
}

/// Every change of an action or an indicator reaches those who answer for it, before or after, and no others do.
#[test]
fn a_department_gets_its_own_changes() {
    let folder = folder(&[("前.yaml", MIDORI), ("後.yaml", &a_year_later())]);
    let changes = |filter: &[&str]| -> Vec<serde_json::Value> {
        let output = run(folder.path(), &[&["--format", "json"], filter, &["前.yaml", "後.yaml"]].concat(), "");
        assert_eq!(err(&output), "");
        let json: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
        let changes = json["changes"].as_array().unwrap().clone();
        assert_eq!(output.status.code(), Some(i32::from(!changes.is_empty())), "{filter:?}");
        changes
    };
    let all = changes(&[]);
    let is_entry = |change: &serde_json::Value| change["kind"] == "action" || change["kind"] == "indicator";
    let mut handed_out: Vec<serde_json::Value> = Vec::new();
    for department in ["みどり推進課", "公園管理課", "公園緑地課", "農林振興課", "環境保全課"]
    {
        let own = changes(&["-d", department]);
        let is_own = |change: &serde_json::Value| {
            let names = change["departments"].as_array().unwrap();
            // What was 公園管理課 is 公園緑地課 now, and is the business of both.
            names.iter().any(|name| name == department || (department == "公園管理課" && name == "公園緑地課"))
        };
        assert!(own.iter().all(|change| is_entry(change) && is_own(change)), "{department}: {own:#?}");
        handed_out.extend(own);
    }
    let missing: Vec<_> = all.iter().filter(|change| is_entry(change) && !handed_out.contains(change)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(all.len() > handed_out.len() / 2 && all.iter().any(|change| !is_entry(change)));
    let done = changes(&["-s", "完了"]);
    assert!(!done.is_empty() && done.iter().all(|change| change["kind"] == "action"), "{done:#?}");
}

#[test]
fn what_it_is_limited_to_is_said() {
    let folder = folder(&[("前.yaml", MIDORI), ("後.yaml", &a_year_later())]);
    let limited = |filter: &[&str]| run(folder.path(), &[filter, &["前.yaml", "後.yaml"]].concat(), "");
    golden("of_one_department", &out(&limited(&["-d", "nourin"])));
    let nothing = limited(&["-q", "条例にない言葉"]);
    assert_eq!(nothing.status.code(), Some(0));
    assert_eq!(out(&nothing), "前.yaml と 後.yaml に、取組と指標の違いはありません（検索:条例にない言葉）。\n");
    let unknown = limited(&["-d", "消防課"]);
    assert_eq!((unknown.status.code(), err(&unknown).contains("消防課")), (Some(2), true));
}

#[test]
fn folders_are_compared_plan_by_plan() {
    let same = "計画: 同じ計画\n年度: H28\n体系: []\n";
    let (gone, new) = (same.replace("同じ", "前の"), same.replace("同じ", "新しい"));
    let home = folder(&[
        ("last/みどり.yaml", MIDORI),
        ("last/city/a.yaml", same),
        ("last/old.yaml", gone.as_str()),
        ("this/みどり.yaml", a_year_later().replace("\n自治体: ", "\n# 自治体: ").as_str()),
        ("this/city/a.yaml", same),
        ("this/city/new.yaml", new.as_str()),
    ]);
    let single = run(home.path(), &["last/みどり.yaml", "this/みどり.yaml"], "");
    let output = run(home.path(), &["last", "this/"], "");
    assert_eq!(output.status.code(), Some(1));
    let expected = format!(
        "{}\n追加された計画: 新しい計画（this/city/new.yaml）\nなくなった計画: 前の計画（last/old.yaml）\n\n\
         両方にある計画2件のうち、違いがあるのは1件です。追加された計画は1件、なくなった計画は1件です。\n",
        out(&single)
    );
    assert_eq!(out(&output), expected);

    let lines = out(&run(home.path(), &["--format", "json", "last", "this"], ""));
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of_single = out(&run(home.path(), &["--format", "json", "last/みどり.yaml", "this/みどり.yaml"], ""));
    let file = |at: usize, side: &str| lines[at][side]["file"].as_str().map(str::to_owned);
    assert_eq!(lines.len(), 3);
    let at = lines.iter().position(|line| line["changes"] != serde_json::json!([])).unwrap();
    assert_eq!(lines[at], serde_json::from_str::<serde_json::Value>(&of_single).unwrap());
    let others: Vec<usize> = (0..3).filter(|other| *other != at).collect();
    let files: Vec<_> = others.iter().map(|at| (file(*at, "before"), file(*at, "after"))).collect();
    assert_eq!(files, [(None, Some("this/city/new.yaml".to_owned())), (Some("last/old.yaml".to_owned()), None)]);

    let filtered = run(home.path(), &["-d", "みどり推進課", "last", "this"], "");
    assert!(
        out(&filtered).contains("追加された計画は0件、なくなった計画は0件です（担当課:みどり推進課）。"),
        "{}",
        out(&filtered)
    );
    let clean = run(home.path(), &["last", "last"], "");
    assert_eq!((clean.status.code(), out(&clean).as_str()), (Some(0), "両方にある計画3件に、違いはありません。\n"));
}

/// Many name their files by the year.
#[test]
fn what_is_left_over_is_the_same_plan_where_city_and_title_are() {
    let plan = |title: &str, city: &str| format!("計画: {title}\n自治体: {city}\n年度: H28\n体系: []\n");
    let home = folder(&[
        ("y5/みどり-R5.yaml", MIDORI),
        ("y5/a-R5.yaml", &plan("総合計画", "が市")),
        ("y5/川崎-R5.yaml", &plan("総合計画", "川崎町")),
        ("y5/b.yaml", &plan("二つある計画", "甲市")),
        ("y6/みどり-R6.yaml", &a_year_later()),
        // As macOS writes it.
        ("y6/city/a-R6.yaml", &plan("総合計画", "か\u{3099}市")),
        ("y6/川崎-R6.yaml", &plan("総合計画", "川崎市")),
        ("y6/c.yaml", &plan("二つある計画", "甲市")),
        ("y6/d.yaml", &plan("二つある計画", "甲市")),
    ]);
    let single = out(&run(home.path(), &["y5/みどり-R5.yaml", "y6/みどり-R6.yaml"], ""));
    let output = run(home.path(), &["y5", "y6"], "");
    assert_eq!(output.status.code(), Some(1));
    let expected = format!(
        "{single}\ny5/a-R5.yaml と y6/city/a-R6.yaml に、計画としての違いはありません。\n\
         なくなった計画: 甲市 二つある計画（y5/b.yaml）\n追加された計画: 甲市 二つある計画（y6/c.yaml）\n\
         追加された計画: 甲市 二つある計画（y6/d.yaml）\nなくなった計画: 川崎町 総合計画（y5/川崎-R5.yaml）\n\
         追加された計画: 川崎市 総合計画（y6/川崎-R6.yaml）\n\n\
         両方にある計画2件のうち、違いがあるのは1件です。追加された計画は3件、なくなった計画は2件です。\n"
    );
    assert_eq!(out(&output), expected);
    let lines = out(&run(home.path(), &["--format", "json", "y5", "y6"], ""));
    let changed = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let files =
        changed.map(|one| [&one["before"]["file"], &one["after"]["file"]].map(|file| file.as_str().map(str::to_owned)));
    let files: Vec<[Option<String>; 2]> = files.collect();
    assert_eq!(files.iter().filter(|pair| pair.iter().all(Option::is_some)).count(), 1, "{files:?}");
    assert_eq!(files.len(), 6);
    // What is not asked about is not said to be the same.
    let filtered = out(&run(home.path(), &["-d", "みどり推進課", "y5", "y6"], ""));
    assert!(!filtered.contains("a-R5") && filtered.contains("みどり-R5.yaml → y6/みどり-R6.yaml"), "{filtered}");
}

/// Many cities have plans of one title.
#[test]
fn a_plan_that_changed_is_called_as_one_that_came() {
    let plan = |city: &str, name: &str| {
        format!("計画: 総合計画\n自治体: {city}\n年度: H28\n体系: [{{番号: 1, 名称: {name}, 取組: []}}]\n")
    };
    let home = folder(&[
        ("a/1.yaml", &plan("甲市", "守り")),
        ("a/2.yaml", &plan("丙村", "守り")),
        ("b/1.yaml", &plan("甲市", "攻め")),
        ("b/2.yaml", &plan("丙町", "守り")),
        ("b/3.yaml", &plan("乙市", "守り")),
        ("b/4.yaml", "計画: [\n"),
    ]);
    let said = out(&run(home.path(), &["a", "b"], ""));
    let named: Vec<&str> = said.lines().filter(|line| line.contains("計画: ")).collect();
    let expected =
        ["計画: 甲市 総合計画", "計画: 丙村 総合計画 → 丙町 総合計画", "追加された計画: 乙市 総合計画（b/3.yaml）"];
    assert_eq!(named, expected, "{said}");
    let counted = "両方にある計画2件のうち、違いがあるのは2件です。追加された計画は1件、なくなった計画は0件です。\
                   開けなかったファイル1件は、比べていません。\n";
    assert!(said.ends_with(counted), "{said}");
}

#[test]
fn a_folder_with_a_plan_that_cannot_be_opened_is_compared_all_the_same() {
    let plan = "計画: 試し\n年度: H28\n体系: []\n";
    let home =
        folder(&[("a/1.yaml", plan), ("a/2.yaml", plan), ("b/1.yaml", plan), ("b/2.yaml", "計画: [\n"), ("c/x", "")]);
    let output = run(home.path(), &["a", "b"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("b/2.yaml"), "{}", err(&output));
    assert_eq!(
        out(&output),
        "両方にある計画1件に、違いはありません。開けなかったファイル1件は、比べていません。\n",
        "it has not gone"
    );
    let output = run(home.path(), &["a", "c"], "");
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""));
}

#[test]
fn a_folder_with_one_plan_beside_other_files_is_one_plan() {
    let plan = "計画: 試し\n年度: H28\n体系: []\n";
    let compose = "services:\n  web:\n    image: nginx\n";
    let home = folder(&[("a/1.yaml", plan), ("a/docker-compose.yml", compose), ("b/2.yaml", plan)]);
    let output = run(home.path(), &["a", "b"], "");
    assert_eq!(
        (output.status.code(), out(&output).as_str()),
        (Some(0), "a/1.yaml と b/2.yaml に、計画としての違いはありません。\n")
    );
}
