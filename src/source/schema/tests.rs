//! The schema against the loader: the real plans pass, what the loader finds is mostly marked, and nothing else is.

use std::sync::LazyLock;

use jsonschema::Validator;
use proptest::prelude::*;

use super::*;
use crate::plan::Severity;
use crate::source::load_text;

fn validator() -> &'static Validator {
    static OF_PLANS: LazyLock<Validator> = LazyLock::new(|| jsonschema::draft7::new(&schema()).unwrap());
    &OF_PLANS
}

/// The file as a program sees it that knows nothing of plans.
fn parsed(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

#[test]
fn every_key_has_its_property_with_a_description_and_no_other_has() {
    fn agree<T: for<'de> Deserialize<'de>>(properties: &[Property]) {
        let mut named: Vec<&str> = properties.iter().map(|(key, ..)| *key).collect();
        let mut known = keys_of::<T>().to_vec();
        named.sort_unstable();
        known.sort_unstable();
        assert_eq!(named, known);
    }
    agree::<Document>(PLAN);
    agree::<NodeDocument>(NODE);
    agree::<ActionDocument>(ACTION);
    agree::<IndicatorDocument>(INDICATOR);
    assert_eq!(keys_of::<RemarkedDocument>(), ["値", "注"]);
    let schema = schema();
    let records = ["node", "action", "indicator"].map(|name| &schema["definitions"][name]);
    for record in records.into_iter().chain([&schema]) {
        for (key, property) in record["properties"].as_object().unwrap() {
            assert!(property["description"].as_str().is_some_and(|text| !text.is_empty()), "{key}");
        }
    }
}

#[test]
fn real_files_pass() {
    let validator = validator();
    let readme = include_str!("../../../README.md");
    let (_, rest) = readme.split_once("```yaml\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let table = [
        ("nisshin-2", include_str!("../../../plans/nisshin-2.yaml")),
        ("midori-2", include_str!("../../../tests/plans/midori-2.yaml")),
        ("midori-3", include_str!("../../../tests/plans/midori-3.yaml")),
        ("README", example),
    ];
    for (name, text) in table {
        let errors: Vec<String> =
            validator.iter_errors(&parsed(text)).map(|error| format!("{} {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

/// A plan of one action and one indicator with that in the place of the named key.
fn plan_with(place: &str, key: &str, value: &str) -> String {
    let keys = |of: &str, usual: &[(&str, &str)]| {
        let mut all: Vec<(&str, &str)> =
            usual.iter().copied().filter(|(name, _)| of != place || *name != key).collect();
        if of == place {
            all.push((key, value));
        }
        all.iter().map(|(key, value)| format!("{key}: {value}")).collect::<Vec<_>>()
    };
    let action = keys("取組", &[("名称", "甲")]).join(", ");
    let indicator = keys("指標", &[("名称", "乙")]).join(", ");
    let node = keys("内訳", &[("名称", "丙")]).join(", ");
    let top = keys("計画", &[("計画", "試み"), ("年度", "H28-R2")]).join("\n");
    let tree = match (place, key) {
        ("計画", "体系") => String::new(),
        _ => format!("体系:\n- {{{node}, 取組: [{{{action}}}], 指標: [{{{indicator}}}]}}\n"),
    };
    format!("{top}\n{tree}")
}

/// Where, which key, and texts behind it that are well written and that are not.
const CASES: &[(&str, &str, &[&str], &[&str])] = &[
    ("計画", "計画", &["5", "'5'", "{値: 甲, 注: 乙}", "true"], &["[甲]", "{値: }", "{甲: 乙}", "", "''"]),
    (
        "計画",
        "年度",
        &[
            "R1",
            "2016",
            "[H28, 2017, 平成30年度]",
            "{値: H28-R2, 注: 甲}",
            "平成28年度から令和2年度まで",
            "２０１６～２０２０",
            "[{値: H28, 注: 甲}]",
        ],
        &["5年間", "[]", "", "H28/R2", "1800", "{H28: 1}"],
    ),
    ("計画", "時点", &["R1", "2017", "平成31年度", "{値: H30, 注: 速報}", ""], &["昨年", "[R1]", "1.5"]),
    ("計画", "階層", &["[柱, 施策]", "柱", "[{値: 柱, 注: 甲}]", "{値: [柱], 注: 甲}", ""], &["{柱: 1}", "[[柱]]"]),
    (
        "計画",
        "自治体",
        &["日進市", "5", "{値: 日進市, 注: 甲}", "", "[]"],
        &["[日進市]", "{日進市: 1}", "{値: 甲, 備考: 乙}"],
    ),
    (
        "計画",
        "総括",
        &["{実施: 1, 未実施: '０'}", "{実施: {値: 1, 注: 甲}}", "{実施: '1,234'}", ""],
        &["3", "[1]", "{実施: 三}", "{実施: -1}", "{実施: 1.5}", "{実施: }"],
    ),
    (
        "計画",
        "実施状況区分",
        &["{完了: 完了, 未着手: 未了}", "{済: {値: 完了, 注: 甲}}", ""],
        &["[完了]", "{完了: 済}", "{完了: }"],
    ),
    (
        "計画",
        "担当課",
        &["[甲課, 乙課]", "{甲課: こう, 乙課: }", "甲課", "{甲課: {値: こう, 注: 甲}}"],
        &["{甲課: [こう]}", "[[甲課]]"],
    ),
    ("計画", "確認済", &["[totals]", "[totals: 数え方のため]", "{totals: }", "totals", ""], &["5", "[[totals]]"]),
    ("計画", "体系", &["[]"], &["", "文", "{名称: 甲}", "[文]", "[{名称: 甲, 名前: 乙}]", "[{番号: 1}]"]),
    ("計画", "作成日", &[], &["1"]),
    ("内訳", "内訳", &["[]", "", "[{名称: 丁, 内訳: [{名称: 戊}]}]"], &["丁", "[丁]", "[{}]", "[{名称: 丁, 実績: 1}]"]),
    ("内訳", "番号", &["1", "1.10", "'(1)'", "{値: 1, 注: 甲}"], &["[1]"]),
    (
        "取組",
        "担当課",
        &["甲課", "[甲課, 乙課]", "{値: [甲課], 注: 甲}", "", "[{}]", "{値: {}, 注: {}}"],
        &["{甲課: こう}", "[[甲課]]"],
    ),
    (
        "取組",
        "予定",
        &[
            "{H28: 検討, 平成29年度: 実施, 2018: ⇒, Ｈ３１: '-'}",
            "{H28: [検討, 条例改正]}",
            "{H28: {値: 検討, 注: 甲}}",
            "'-'",
            "",
            "{H28: }",
        ],
        &["検討", "[検討]", "{昨年: 検討}", "{H28: [[検討]]}", "{H28: {検討: 1}}", "{H100: 検討}", "{28: 検討}"],
    ),
    ("取組", "実施状況", &["実施", "{値: 実施, 注: 甲}", "'-'", ""], &["[実施]", "{実施: 1}"]),
    ("取組", "名称", &["丁", "5"], &["", "[甲]"]),
    ("取組", "目標", &[], &["1"]),
    ("指標", "方向", &["以上", "以下", "状態", "{値: 以下, 注: 甲}", "", "'-'"], &["未満", "[以上]", "1"]),
    ("指標", "判定", &["最終年度", "一度でも", "累計", "手動"], &["平均", "true"]),
    ("指標", "達成状況", &["達成", "未達成", "－"], &["ほぼ達成", "{達成: 1}"]),
    ("指標", "初期値", &["1", "'-'", "'1,234'", "基準策定", "{値: 1, 注: 甲}", ""], &["{1: 2}", "[[1]]"]),
    (
        "指標",
        "実績",
        &["{R1: 1, R2: {値: 0, 注: 甲}}", "{R1: '１５.４'}", "", "'―'"],
        &["[1, 2]", "5", "{R1: {H28: 1}}"],
    ),
    ("指標", "予定", &[], &["{R1: 1}"]),
];

#[test]
fn it_accepts_what_the_loader_reads_and_rejects_what_has_no_form() {
    let validator = validator();
    let wrong = |text: &str| {
        load_text("p", text)
            .map_or(true, |(_, _, findings)| findings.iter().any(|finding| finding.severity <= Severity::Warning))
    };
    for (place, key, good, bad) in CASES {
        for value in *good {
            let text = plan_with(place, key, value);
            assert!(!wrong(&text), "the loader rejects {text}: {:?}", load_text("p", &text));
            let errors: Vec<String> = validator.iter_errors(&parsed(&text)).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{text} {errors:?}");
        }
        for value in *bad {
            let text = plan_with(place, key, value);
            assert!(wrong(&text), "the loader accepts {text}");
            assert!(!validator.is_valid(&parsed(&text)), "the schema accepts {text}");
        }
    }
}

proptest! {
    /// Years are spelled in many ways: both know the same ones.
    #[test]
    fn a_year_is_one_for_the_schema_if_it_is_one_for_the_loader(
        parts in prop::collection::vec(prop::sample::select(vec![
            "H", "h", "Ｈ", "R", "令和", "平成", "昭", "和", "S", "ｔ", "㍻", "㋿", "FY", "fy", "Ｆｙ", "年度", "年", " ", "　", "元",
            "0", "1", "2", "９", "28", "３１", "19", "20", "１２", "2016", "1911", "2199", ".", "．", "-", "月", "x",
        ]), 0..6)
    ) {
        let text = parts.concat();
        static OF_YEARS: LazyLock<Validator> = LazyLock::new(|| {
            let pattern = format!("^{}$", FiscalYear::pattern());
            jsonschema::draft7::new(&json!({"pattern": pattern})).unwrap()
        });
        prop_assert_eq!(OF_YEARS.is_valid(&json!(text)), FiscalYear::parse(&text).is_ok(), "{:?}", text);
    }

    /// What the loader reads without a word the schema accepts, wherever it stands.
    #[test]
    fn nothing_that_is_read_without_a_finding_is_rejected(
        (place, key) in prop::sample::select(CASES.iter().map(|(place, key, ..)| (*place, *key)).collect::<Vec<_>>()),
        value in prop::sample::select(CASES.iter().flat_map(|(_, _, good, bad)| good.iter().chain(*bad)).copied().collect::<Vec<_>>()),
    ) {
        let text = plan_with(place, key, value);
        let is_clean = load_text("p", &text).is_ok_and(|(_, _, findings)| findings.is_empty());
        prop_assert!(!is_clean || validator().is_valid(&parsed(&text)), "{}", text);
    }
}
