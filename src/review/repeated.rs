//! 再掲: one indicator that stands in two places with different values.
//!
//! Two indicators are taken for one if they have one name and one unit and say so (再掲), or if more of
//! their values are the same than differ, and at least two are. One name alone says little: 参加者数 may
//! stand below many initiatives.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::{Found, figures};
use crate::plan::{FiscalYear, Indicator, IndicatorId, Measured, Plan, Severity, Subject, Value};
use crate::words::{Wording, review as words, screen};

/// A finding for every indicator that stood before with other values.
pub(super) fn check(plan: &Plan) -> Vec<Found> {
    let mut firsts: HashMap<(String, Option<&str>), IndicatorId> = HashMap::new();
    let mut found = Vec::new();
    for (id, indicator) in plan.indicators_by_id() {
        let first = *firsts.entry((folded(&indicator.name), indicator.unit.as_deref())).or_insert(id);
        let subject = Subject::Indicator(id);
        if let Some(wording) = (first != id).then(|| difference(plan, first, indicator)).flatten() {
            found.push(Found { code: "repeated", severity: Severity::Warning, subject, wording });
        }
    }
    found
}

/// The name without what does not make another name of it.
fn folded(name: &str) -> String {
    let name: String = name.nfkc().filter(|c| !c.is_whitespace()).collect();
    if !name.contains(words::REPEATED) {
        return name;
    }
    let marks = [format!("({})", words::REPEATED), format!("[{}]", words::REPEATED), words::REPEATED.to_owned()];
    marks.iter().fold(name, |name, mark| name.replace(mark, ""))
}

fn difference(plan: &Plan, first: IndicatorId, second: &Indicator) -> Option<Wording> {
    let first = plan.indicator(first);
    let pairs: Vec<_> = [(words::BASELINE.to_owned(), &first.baseline, &second.baseline)]
        .into_iter()
        .chain([(words::TARGET.to_owned(), &first.target, &second.target)])
        .filter_map(|(label, one, other)| Some((label, one.as_ref()?, other.as_ref()?)))
        .chain(plan.years.iter().filter_map(|year| both(*year, first, second)))
        .collect();
    let same = |(_, one, other): &&(String, &Measured, &Measured)| one.value == other.value;
    let equal = pairs.iter().filter(same).filter(|(_, one, _)| one.value != Value::NotMeasured).count();
    let mut different: Vec<(&str, String, String)> = pairs
        .iter()
        .filter(|pair| !same(pair))
        .map(|(label, one, other)| {
            (label.as_str(), figures::text(first, &one.value), figures::text(second, &other.value))
        })
        .collect();
    if let (Some(one), Some(other)) = (first.achievement, second.achievement)
        && one != other
    {
        different.push((words::VERDICT, screen::achievement(one).to_owned(), screen::achievement(other).to_owned()));
    }
    let says_so = [first, second].into_iter().any(|one| {
        [Some(&one.name), one.remark.as_ref()].into_iter().flatten().any(|text| text.contains(words::REPEATED))
    });
    let (label, one, other) = different.first()?;
    let is_one = says_so || (equal >= 2 && equal > different.len());
    is_one.then(|| words::repeated(&plan.tree.node(first.node).name, label, one, other, different.len() - 1))
}

fn both<'a>(
    year: FiscalYear,
    first: &'a Indicator,
    second: &'a Indicator,
) -> Option<(String, &'a Measured, &'a Measured)> {
    Some((words::actual_of(&year.to_string()), first.actual.get(year)?, second.actual.get(year)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::load_text;

    #[test]
    fn the_same_indicator_with_other_values() {
        let first = "名称: 利子 残高, 単位: 千円, 初期値: 9, 実績: {H28: 8, H29: 7}, 目標: 5, 達成状況: 未達成";
        let said = |label: &str| format!("「一番」にも同じ指標がありますが、{label}。");
        let table = [
            ("名称: 利子残高, 単位: 千円, 初期値: 9, 実績: {H28: 8, H29: 7}, 目標: 5, 達成状況: 未達成", String::new()),
            (
                "名称: 利子残高, 単位: 千円, 初期値: 9, 実績: {H28: 8, H29: 6}, 目標: 5, 達成状況: 未達成",
                said("H29実績が違います（あちらは7千円、ここは6千円）"),
            ),
            (
                "名称: 利子残高, 単位: 千円, 初期値: 9, 実績: {H28: 8}, 目標: 5, 達成状況: 達成",
                said("達成状況が違います（あちらは未達成、ここは達成）"),
            ),
            (
                "名称: 利子残高（再掲）, 単位: 千円, 実績: {H28: 1, H29: 2}, 目標: 3",
                said("目標が違います（あちらは5千円、ここは3千円、ほかに2か所）"),
            ),
            ("名称: 利子残高, 単位: 千円, 実績: {H28: 8, H29: 2}, 目標: 3", String::new()),
            ("名称: 利子残高, 単位: 件, 初期値: 9, 実績: {H28: 8, H29: 6}, 目標: 5", String::new()),
            ("名称: 元金残高, 単位: 千円, 初期値: 9, 実績: {H28: 8, H29: 6}, 目標: 5", String::new()),
        ];
        for (second, expected) in table {
            let text = format!(
                "計画: 試し\n年度: H28-H29\n体系:\n- 名称: 一番\n  指標:\n  - {{{first}}}\n\
                 - 名称: 二番\n  指標:\n  - {{{second}}}\n"
            );
            let (plan, _, findings) = load_text("plan", &text).unwrap();
            assert_eq!(findings, []);
            let found = check(&plan);
            assert!(found.iter().all(|found| found.subject == Subject::Indicator(IndicatorId(1))));
            let message = found.into_iter().map(|found| found.wording.message).collect::<String>();
            assert_eq!(message, expected, "{second}");
        }
    }
}
