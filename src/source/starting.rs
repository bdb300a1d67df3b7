//! The file that `susumi new` writes: small, complete and valid, with every key of the plan file explained.
//!
//! What is said of each key is what editors show of it (`schema`). A key that a new plan does not need yet
//! stands there switched off: a `#` right before it, to be deleted. The tests hold that no key is left out
//! and that the file is valid both as it is and with everything switched on.

use super::block::{Block, braces, brackets};
use super::build::{CLASSES, DEFAULT_STATUSES};
use super::schema::{ACTION, INDICATOR, NODE, PLAN, Property};
use crate::plan::{CONTINUED, FiscalYear};
use crate::words::starting as words;

/// What the file is to begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Starting {
    /// 計画.
    pub title: String,
    /// 自治体.
    pub municipality: String,
    /// 年度, ascending and without gaps; at least one.
    pub years: Vec<FiscalYear>,
    /// 階層, from the top; at least one.
    pub levels: Vec<String>,
    /// Whether the schema stands beside the file under [`SCHEMA_NAME`], so that editors can be told of it.
    pub has_schema: bool,
}

/// The name under which editors look for the schema, in the folder of the file.
pub const SCHEMA_NAME: &str = "plan.schema.json";

impl Starting {
    /// The text of the file.
    pub fn text(&self) -> String {
        let mut file = Block::default();
        if self.has_schema {
            file.comment(&format!("yaml-language-server: $schema=./{SCHEMA_NAME}"));
        }
        words::HEADER.iter().for_each(|comment| file.comment(comment));
        if !self.has_schema {
            words::without_schema(SCHEMA_NAME).iter().for_each(|comment| file.comment(comment));
        }
        self.plan(&mut file);
        let deepest = self.levels.len().saturating_sub(1);
        for (depth, level) in self.levels.iter().enumerate() {
            file.entry();
            self.node(&mut file, level, depth == 0);
            if depth < deepest {
                file.key_once(NODE, "内訳", "", depth == 0);
            }
        }
        file.on(NODE, "取組", "");
        self.action(&mut file);
        file.on(NODE, "指標", "");
        self.indicator(&mut file);
        if deepest == 0 {
            file.off(NODE, "内訳", "");
        }
        file.text
    }

    fn plan(&self, file: &mut Block) {
        let first = self.years.first().map(FiscalYear::to_string).unwrap_or_default();
        let last = self.years.last().map(FiscalYear::to_string).unwrap_or_default();
        let years = if first == last { first.clone() } else { format!("{first}-{last}") };
        let levels: Vec<String> = self.levels.iter().map(|level| scalar(level)).collect();
        let classes = DEFAULT_STATUSES.map(|(word, class)| {
            let meaning = CLASSES.iter().find(|(_, other)| *other == class).map_or("", |(name, _)| *name);
            format!("{word}: {meaning}")
        });
        file.on(PLAN, "計画", &scalar(&self.title));
        file.off(PLAN, "よみ", words::TITLE_READING);
        file.on(PLAN, "自治体", &scalar(&self.municipality));
        file.on(PLAN, "年度", &years);
        file.off(PLAN, "時点", &first);
        file.on(PLAN, "階層", &brackets(&levels));
        file.off(PLAN, "出典", words::SOURCE);
        file.off(PLAN, "備考", words::REMARK);
        file.off(PLAN, "総括", &braces(&DEFAULT_STATUSES.map(|(word, _)| format!("{word}: 0"))));
        file.off(PLAN, "実施状況区分", &braces(&classes));
        file.off(PLAN, "確認済", words::ACCEPTED);
        file.on(PLAN, "担当課", words::DEPARTMENTS);
        file.on(PLAN, "体系", "");
    }

    fn node(&self, file: &mut Block, level: &str, explained: bool) {
        file.key_once(NODE, "番号", "1", explained);
        file.key_once(NODE, "名称", &scalar(&words::name_of(level)), explained);
        if explained {
            file.off(NODE, "よみ", words::READING);
            file.off(NODE, "備考", words::REMARK);
            file.off(NODE, "確認済", words::ACCEPTED);
        }
    }

    fn action(&self, file: &mut Block) {
        let stages = words::STAGES.into_iter().chain(std::iter::repeat(CONTINUED));
        let planned: Vec<String> =
            self.years.iter().zip(stages).map(|(year, stage)| format!("{year}: {stage}")).collect();
        file.entry();
        file.on(ACTION, "番号", "1");
        file.on(ACTION, "名称", words::ACTION);
        file.off(ACTION, "よみ", words::READING);
        file.on(ACTION, "担当課", words::DEPARTMENT);
        file.on(ACTION, "予定", &braces(&planned));
        file.on(ACTION, "実績", "{}");
        file.off(ACTION, "実施状況", DEFAULT_STATUSES.map(|(word, _)| word)[0]);
        file.off(ACTION, "備考", words::REMARK);
        file.off(ACTION, "確認済", words::ACCEPTED);
        file.end();
    }

    fn indicator(&self, file: &mut Block) {
        file.entry();
        file.on(INDICATOR, "名称", words::INDICATOR);
        file.off(INDICATOR, "よみ", words::READING);
        file.off(INDICATOR, "担当課", words::DEPARTMENT);
        file.on(INDICATOR, "単位", words::UNIT);
        file.on(INDICATOR, "方向", "以上");
        file.on(INDICATOR, "判定", "最終年度");
        file.comment(words::REMARKED);
        file.on(INDICATOR, "初期値", "10");
        file.on(INDICATOR, "実績", "{}");
        file.on(INDICATOR, "目標", "20");
        file.off(INDICATOR, "達成状況", "達成");
        file.off(INDICATOR, "備考", words::REMARK);
        file.off(INDICATOR, "確認済", words::ACCEPTED);
        file.end();
    }
}

/// What the lines of this file are: keys with what is said of each above them.
trait Explained {
    /// A key in force, with what is said of it.
    fn on(&mut self, properties: &[Property], key: &str, value: &str);
    /// A key in force; what is said of it only where it is met first.
    fn key_once(&mut self, properties: &[Property], key: &str, value: &str, explained: bool);
    /// A key that is switched off.
    fn off(&mut self, properties: &[Property], key: &str, value: &str);
    /// What is said of a key.
    fn explain(&mut self, properties: &[Property], key: &str);
}

impl Explained for Block {
    fn on(&mut self, properties: &[Property], key: &str, value: &str) {
        self.key_once(properties, key, value, true);
    }

    fn key_once(&mut self, properties: &[Property], key: &str, value: &str, explained: bool) {
        if explained {
            self.explain(properties, key);
        }
        self.key(key, value);
    }

    fn off(&mut self, properties: &[Property], key: &str, value: &str) {
        self.explain(properties, key);
        self.key_switched_off(key, value);
    }

    fn explain(&mut self, properties: &[Property], key: &str) {
        if let Some((.., description)) = properties.iter().find(|(name, ..)| *name == key) {
            self.comment(description);
        }
    }
}

/// A text as YAML reads it back, also within brackets.
fn scalar(text: &str) -> String {
    super::scalar::scalar(text, true, "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::document::{ActionDocument, Document, IndicatorDocument, NodeDocument, RemarkedDocument};
    use crate::source::record::keys_of;
    use crate::source::{load_text, schema};

    fn starting(years: std::ops::RangeInclusive<u16>, levels: &[&str]) -> Starting {
        Starting {
            title: "第3次計画".to_owned(),
            municipality: "みどり市".to_owned(),
            years: years.map(FiscalYear::starting).collect(),
            levels: levels.iter().map(ToString::to_string).collect(),
            has_schema: false,
        }
    }

    /// With everything in force that is switched off.
    fn switched_on(text: &str) -> String {
        let line = |line: &str| match line.split_once('#') {
            Some((before, key)) if before.trim().is_empty() && !key.starts_with(' ') => format!("{before}{key}\n"),
            _ => format!("{line}\n"),
        };
        text.lines().map(line).collect()
    }

    #[test]
    fn it_is_valid_as_it_is_and_with_everything_switched_on() {
        let validator = jsonschema::draft7::new(&schema()).unwrap();
        for years in [2024..=2028, 2024..=2024, 2018..=2020] {
            for levels in
                [&["柱"][..], &["基本目標", "施策"], &["基本視点", "戦略", "施策", "取組項目"], &["a, b]", "#"]]
            {
                let text = starting(years.clone(), levels).text();
                let (plan, _, findings) = load_text("p", &text).unwrap();
                assert_eq!(findings, [], "{text}");
                assert_eq!(
                    (plan.title.as_str(), plan.levels.as_slice()),
                    ("第3次計画", &levels.iter().map(ToString::to_string).collect::<Vec<_>>()[..])
                );
                assert_eq!(
                    (plan.years.len(), plan.actions.len(), plan.indicators.len()),
                    (years.clone().count(), 1, 1)
                );
                assert_eq!(plan.actions[0].planned.0.iter().count(), plan.years.len());
                for text in [text.clone(), switched_on(&text)] {
                    assert!(load_text("p", &text).unwrap().2.is_empty(), "{text}");
                    let value = serde_yaml::from_str(&text).unwrap();
                    assert!(validator.is_valid(&value), "{text}");
                }
            }
        }
    }

    #[test]
    fn every_key_is_in_it_and_explained() {
        let text = starting(2024..=2028, &["基本目標", "施策"]).text();
        let switched = switched_on(&text);
        let has = |key: &str| {
            switched.lines().any(|line| line.trim_start_matches([' ', '-']).starts_with(&format!("{key}:")))
        };
        for keys in [
            keys_of::<Document>(),
            keys_of::<NodeDocument>(),
            keys_of::<ActionDocument>(),
            keys_of::<IndicatorDocument>(),
        ] {
            for key in keys {
                assert!(has(key), "{key}\n{text}");
            }
        }
        for properties in [PLAN, NODE, ACTION, INDICATOR] {
            for (key, _, description) in properties {
                assert!(text.contains(&format!("# {description}\n")), "{key}");
            }
        }
        let remarked: Vec<String> = keys_of::<RemarkedDocument>().iter().map(|key| format!("{key}: ")).collect();
        assert!(remarked.iter().all(|key| words::REMARKED.contains(key)));
        assert!(!text.contains("yaml-language-server: $schema=./plan.schema.json\n"), "nothing is there to be found");
        let with = Starting { has_schema: true, ..starting(2024..=2028, &["柱"]) }.text();
        assert_eq!(with.lines().next(), Some("# yaml-language-server: $schema=./plan.schema.json"));
    }

    proptest! {
        #[test]
        fn whatever_it_is_called_is_read_back(title in "[^\u{0}-\u{1f}\u{7f}-\u{9f}]{1,20}", level in "\\PC{1,8}") {
            prop_assume!(!title.trim().is_empty() && !level.trim().is_empty());
            let text = Starting { title: title.clone(), ..starting(2024..=2025, &[&level]) }.text();
            let (plan, ..) = load_text("p", &text).unwrap();
            prop_assert_eq!(plan.title, title.trim());
            prop_assert_eq!(&plan.levels, &[level.trim()]);
        }
    }
}
