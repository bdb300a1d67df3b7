//! What the headings of tables mean: the words that offices put above their columns.

use super::text::heading;
use crate::plan::FiscalYear;
use crate::source::closest;
use crate::words::workbook as words;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A node of the tree, of the lowest level of those that have columns.
    Level,
    /// The number of an action or an indicator's row.
    Number,
    /// The name of an action.
    Action,
    /// The name of an indicator.
    Indicator,
    /// Departments.
    Departments,
    /// 予定 or 実績.
    Row,
    /// What was planned or done in a year, or an actual value.
    Year(FiscalYear),
    /// What was planned or aimed at for a year, where that and what came of it stand side by side.
    Planned(FiscalYear),
    /// 実施状況.
    Status,
    /// 備考.
    Remark,
    /// 単位.
    Unit,
    /// 方向.
    Direction,
    /// 判定.
    Basis,
    /// 初期値.
    Baseline,
    /// 目標.
    Target,
    /// 達成状況.
    Achievement,
    /// The reference of a row of our own workbook.
    Reference,
    /// The reference of its node.
    ReferenceOfNode,
    /// Whose the departments of an indicator are.
    DepartmentsFrom,
    /// What is computed, and is not read.
    Computed,
    /// Above other headings.
    Group,
}

/// Headings as [`heading`] leaves them.
const HEADINGS: &[(Role, &[&str])] = &[
    (Role::Level, &["取組項目", "施策", "基本施策", "基本方針", "基本目標", "重点施策", "戦略", "柱", "推進項目"]),
    (Role::Number, &[words::NUMBER, "No", "No.", "NO", "NO.", "項番", "整理番号"]),
    (
        Role::Action,
        &[
            words::ACTION,
            "具体的取組",
            "具体的な取組",
            "具体的な取組内容",
            "取組内容",
            "取組名",
            "取組",
            "取組の名称",
            "事業名",
            "個別取組",
            "実施事業",
        ],
    ),
    (
        Role::Indicator,
        &["何を", words::INDICATOR, "指標", "指標名", "成果指標", "評価指標", "達成指標名", "KPI", "指標の名称"],
    ),
    (
        Role::Departments,
        &[
            words::DEPARTMENTS,
            "担当",
            "担当部署",
            "所管課",
            "所管",
            "主管課",
            "担当所属",
            "担当部課",
            "担当課等",
            "担当課名",
            "関係課",
        ],
    ),
    (Role::Row, &[words::ROW, "予定・実績", "予定/実績", "予実"]),
    (Role::Status, &[words::STATUS, "進捗状況", "取組状況", "実施状況区分", "進捗", "取組の状況"]),
    (Role::Remark, &[words::REMARK, "備考欄", "摘要", "特記事項"]),
    (Role::Unit, &[words::UNIT]),
    (Role::Direction, &[words::DIRECTION]),
    (Role::Basis, &[words::BASIS]),
    (Role::Baseline, &[words::BASELINE, "初期", "現状", "現状値", "基準値", "当初値", "策定時", "初期の値"]),
    (Role::Target, &[words::TARGET, "目標値", "最終目標", "最終目標値", "目標の値"]),
    (Role::Achievement, &[words::ACHIEVEMENT, "達成の状況", "達成度"]),
    (Role::Reference, &[words::REFERENCE]),
    (Role::ReferenceOfNode, &[words::REFERENCE_OF_NODE]),
    (Role::DepartmentsFrom, &[words::DEPARTMENTS_FROM]),
    (
        Role::Computed,
        // The last two are how earlier workbooks call the first two.
        &[words::SLIP, words::COMPUTED, words::ATTAINMENT, words::PROGRESS, "注", "遅れ・前倒し", "数値による判定"],
    ),
    (
        Role::Group,
        &[
            "達成工程",
            "工程",
            words::STAGES,
            "どのレベルまで",
            words::VALUES,
            "年度",
            "年度別",
            "実績値",
            "スケジュール",
        ],
    ),
];

/// What a heading means; `levels` are the levels met so far. `None` for what is no heading.
pub fn role(text: &str, levels: &[String]) -> Option<Role> {
    let plain = heading(text);
    if plain.is_empty() || plain.chars().count() > 16 {
        return None;
    }
    if text.contains('【') {
        return HEADINGS.iter().any(|(_, words)| words.contains(&plain.as_str())).then_some(Role::Group);
    }
    if levels.contains(&plain) {
        return Some(Role::Level);
    }
    let known = HEADINGS.iter().find(|(_, words)| words.contains(&plain.as_str()));
    known.map(|(role, _)| *role).or_else(|| year(&plain))
}

/// What a heading that is not known word by word was probably meant to be.
pub fn similar(text: &str) -> Option<(Role, &'static str)> {
    let plain = heading(text);
    let all = || HEADINGS.iter().flat_map(|(role, words)| words.iter().map(move |word| (*role, *word)));
    let close = closest(&plain, all().map(|(_, word)| word).filter(|word| word.chars().count() > 2));
    let within = || {
        all().filter(|(_, word)| word.chars().count() > 2 && plain.contains(word)).max_by_key(|(_, word)| word.len())
    };
    close.and_then(|close| all().find(|(_, word)| *word == close)).or_else(within)
}

/// A year, and what of it.
fn year(plain: &str) -> Option<Role> {
    if let Some(before) =
        ["予定", "計画", "目標", "予定値", "計画値", "目標値"].iter().find_map(|word| plain.strip_suffix(word))
    {
        return FiscalYear::parse(before).ok().map(Role::Planned);
    }
    let of_year = ["実績値", "実績", "の値", "値"].iter().find_map(|word| plain.strip_suffix(word)).unwrap_or(plain);
    FiscalYear::parse(of_year).ok().map(Role::Year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_headings_mean() {
        let year = FiscalYear::starting;
        let levels = ["方針".to_owned()];
        let table = [
            ("取組項目\n(再掲)", Some(Role::Level)),
            ("方針", Some(Role::Level)),
            ("【達成工程】", Some(Role::Group)),
            ("【達成指標】", Some(Role::Group)),
            ("達成指標", Some(Role::Indicator)),
            ("担　当　課", Some(Role::Departments)),
            ("R1 (H31)", Some(Role::Year(year(2019)))),
            ("H28実績(値)", Some(Role::Year(year(2016)))),
            ("令和元年度", Some(Role::Year(year(2019)))),
            ("2020年度 予定", Some(Role::Planned(year(2020)))),
            ("R3目標", Some(Role::Planned(year(2021)))),
            ("令和7年度目標値", Some(Role::Planned(year(2025)))),
            ("初期(値)", Some(Role::Baseline)),
            ("現状(値)", Some(Role::Baseline)),
            ("目標（値）", Some(Role::Target)),
            ("予定との差", Some(Role::Computed)),
            ("遅れ・前倒し", Some(Role::Computed)),
            ("数値による判定", Some(Role::Computed)),
            ("市民課", None),
            ("予定", None),
        ];
        for (text, expected) in table {
            assert_eq!(role(text, &levels), expected, "{text}");
        }
        assert_eq!(similar("実施の状況").map(|it| it.0), Some(Role::Status));
        assert_eq!(similar("主たる担当課").map(|it| it.0), Some(Role::Departments));
        assert_eq!(similar("有料広告事業の拡大").map(|it| it.0), None);
    }
}
