//! What stands above the tree and is no entry: 階層, 総括, 実施状況区分.

use crate::plan::{StatusClass, StatusWord, Value};
use crate::source::cell::Cell;
use crate::source::field::Field;
use crate::source::findings::Findings;
use crate::source::number::{self, Reading};
use crate::spelling::same;
use crate::words::finding;

/// The status words of a plan that names none.
const DEFAULT_STATUSES: [(&str, StatusClass); 3] =
    [("実施", StatusClass::Done), ("一部実施", StatusClass::Partly), ("未実施", StatusClass::NotDone)];

const CLASSES: [(&str, StatusClass); 3] =
    [("完了", StatusClass::Done), ("一部", StatusClass::Partly), ("未了", StatusClass::NotDone)];

/// A list of names; a single name is a list of one.
pub fn names(field: Field<'_>, findings: &mut Findings, remarks: &mut Vec<String>) -> Vec<String> {
    let items = field.items(findings, remarks);
    items.into_iter().filter_map(|item| item.text(findings, remarks)).collect()
}

/// 総括.
pub fn totals(field: Field<'_>, findings: &mut Findings, remarks: &mut Vec<String>) -> Vec<(String, usize)> {
    let Cell::Map(entries) = field.cell else {
        if !field.cell.is_empty() {
            let wording = finding::not_this_map(field.key, "{実施: 46, 一部実施: 5, 未実施: 3}");
            findings.error("totals-map", field.place.position(), wording);
        }
        return Vec::new();
    };
    let mut totals: Vec<(String, usize)> = Vec::new();
    for (at, (word, cell)) in entries.iter().enumerate() {
        let content = field.item(at, cell).unwrap_remark(findings);
        remarks.extend(content.remark);
        let (item, word) = (content.field, &field.name(at, word, findings));
        if totals.iter().any(|(before, _)| same(before, word)) {
            let wording = finding::duplicate_key(word, field.place.key_position(word).line);
            findings.error("duplicate-key", field.place.item_key(at), wording);
            continue;
        }
        match count(item, findings) {
            Some(count) => totals.push((word.to_owned(), count)),
            None => findings.error("total", item.place.position(), finding::bad_total(word)),
        }
    }
    totals
}

fn count(item: Field<'_>, findings: &mut Findings) -> Option<usize> {
    let value = match item.cell {
        Cell::Number(number) => Value::Number(*number),
        _ => match number::read(&item.words(findings)?, None) {
            Reading::Number(number) => Value::Number(number),
            _ => return None,
        },
    };
    let number = value.number().filter(|number| number.fract() == 0.0 && (0.0..1e9).contains(number))?;
    Some(number as usize)
}

/// 実施状況区分, in the order written; the usual words if there are none.
pub fn statuses(field: Field<'_>, findings: &mut Findings, remarks: &mut Vec<String>) -> Vec<StatusWord> {
    let mut statuses: Vec<StatusWord> = Vec::new();
    match field.cell {
        Cell::Map(entries) => {
            for (at, (word, cell)) in entries.iter().enumerate() {
                let item = field.item(at, cell);
                let word = field.name(at, word, findings);
                let class = item.text(findings, remarks).unwrap_or_default();
                if statuses.iter().any(|before| same(&before.word, &word)) {
                    let wording = finding::duplicate_key(&word, field.place.key_position(&word).line);
                    findings.error("duplicate-key", field.place.item_key(at), wording);
                } else if let Some((_, class)) = CLASSES.iter().find(|(name, _)| same(name, &class)) {
                    statuses.push(StatusWord { word, class: *class });
                } else {
                    findings.error("status-class", item.place.position(), finding::unknown_class(&class));
                }
            }
        }
        cell if cell.is_empty() => {}
        _ => {
            let wording = finding::not_this_map(field.key, "{実施: 完了, 一部実施: 一部, 未実施: 未了}");
            findings.error("status-map", field.place.position(), wording);
        }
    }
    if statuses.is_empty() {
        let word = |(word, class): (&str, StatusClass)| StatusWord { word: word.to_owned(), class };
        statuses.extend(DEFAULT_STATUSES.map(word));
    }
    statuses
}
