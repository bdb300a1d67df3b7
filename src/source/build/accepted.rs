//! 確認済: the findings that people let stand, at the entry where they stand.
//!
//! Reads codes and reasons; whether a code is one, and whether it matches a finding, is for the review.

use crate::plan::{Acceptance, Position};
use crate::source::cell::Cell;
use crate::source::field::Field;
use crate::source::findings::Findings;
use crate::words::finding;

/// What is written behind 確認済 of the entry that `findings` is about: `[code: reason]`,
/// `{code: reason}`, or codes alone.
pub fn read(field: Field<'_>, findings: &mut Findings) -> Vec<(Acceptance, Position)> {
    let mut all = Vec::new();
    match field.cell {
        Cell::List(items) => {
            for (at, cell) in items.iter().enumerate() {
                one(field.item(at, cell), &mut all, findings);
            }
        }
        _ => one(field, &mut all, findings),
    }
    all
}

/// A map of codes and reasons, or one code.
fn one(field: Field<'_>, all: &mut Vec<(Acceptance, Position)>, findings: &mut Findings) {
    let subject = findings.subject;
    match field.cell {
        Cell::Map(entries) => {
            for (at, (code, reason)) in entries.iter().enumerate() {
                let position = field.place.item_key(at);
                let code = code.trim();
                if all.iter().any(|(before, _)| before.code == code) {
                    continue;
                }
                let reason = field.item(at, reason).words(findings);
                all.push((Acceptance { subject, code: code.to_owned(), reason }, position));
            }
        }
        Cell::Text(_) => {
            let code = field.words(findings).filter(|code| all.iter().all(|(before, _)| before.code != *code));
            all.extend(code.map(|code| (Acceptance { subject, code, reason: None }, field.place.position())));
        }
        cell if cell.is_empty() => {}
        _ => {
            let wording = finding::not_this_map(field.key, "[verdict: 数え方を変えたため]");
            findings.error("accepted", field.place.position(), wording);
        }
    }
}
