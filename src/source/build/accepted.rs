//! 確認済: the findings that people let stand, at the entry where they stand.
//!
//! Reads codes and reasons; whether a code is one, and whether it matches a finding, is for the review.

use std::collections::HashMap;

use crate::plan::{Acceptance, Position};
use crate::source::cell::Cell;
use crate::source::field::Field;
use crate::source::findings::Findings;
use crate::words::finding;

/// What is written behind 確認済 of the entry that `findings` is about: `[code: reason]`,
/// `{code: reason}`, or codes alone. Of a code that is written twice the first counts.
pub fn read(field: Field<'_>, findings: &mut Findings) -> Vec<(Acceptance, Position)> {
    let mut written = Vec::new();
    match field.cell {
        Cell::List(items) => {
            for (at, cell) in items.iter().enumerate() {
                one(field.item(at, cell), &mut written, findings);
            }
        }
        _ => one(field, &mut written, findings),
    }
    let mut lines: HashMap<String, usize> = HashMap::new();
    let mut all = Vec::new();
    for (code, reason, position) in written {
        if let Some(line) = lines.get(&code) {
            findings.error("duplicate-key", position, finding::duplicate_key(&code, *line));
            continue;
        }
        lines.insert(code.clone(), position.line);
        all.push((Acceptance { subject: findings.subject, code, reason }, position));
    }
    all
}

/// A map of codes and reasons, or one code.
fn one(field: Field<'_>, all: &mut Vec<(String, Option<String>, Position)>, findings: &mut Findings) {
    match field.cell {
        Cell::Map(entries) => {
            for (at, (code, reason)) in entries.iter().enumerate() {
                let reason = field.item(at, reason).words(findings);
                all.push((code.trim().to_owned(), reason, field.place.item_key(at)));
            }
        }
        Cell::Text(_) => all.extend(field.words(findings).map(|code| (code, None, field.place.position()))),
        cell if cell.is_empty() => {}
        _ => {
            let wording = finding::not_this_map(field.key, "[verdict: 数え方を変えたため]");
            findings.error("accepted", field.place.position(), wording);
        }
    }
}
