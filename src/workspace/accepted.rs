//! 確認済: which findings of a plan are let stand, and what is wrong with what was written of it.
//!
//! Findings about the file and about its meaning come together in the workspace, so they meet the
//! acceptances here. What could not be read cannot be let stand: the plan shows less than was written.

use std::collections::HashSet;

use crate::plan::{Finding, Plan, Positions, Severity, Subject};
use crate::review;
use crate::source::closest;
use crate::words::accepted as words;

/// The findings about a file that may be let stand: those that cost nothing of the plan.
const OF_FILE: [&str; 4] = ["control-character", "unknown-department", "unknown-key", "unnamed-level"];

/// Marks the findings that the plan lets stand, and adds notes on what was written in vain. Of the
/// findings about the file, the first `of_file`, only those above can be let stand.
pub fn accept(plan: &Plan, positions: &Positions, findings: &mut Vec<Finding>, of_file: usize) {
    if plan.accepted.is_empty() {
        return;
    }
    let mut met: HashSet<(Subject, &str)> = HashSet::new();
    let mut here = HashSet::new();
    for (at, finding) in findings.iter_mut().enumerate() {
        if at < of_file && !OF_FILE.contains(&finding.code) {
            continue;
        }
        if let Some(acceptance) = plan.acceptance(finding.subject, finding.code) {
            finding.accepted = Some(acceptance.reason.clone().unwrap_or_default());
            met.insert((acceptance.subject, finding.code));
        } else {
            here.insert((whole(finding.subject), finding.code));
        }
    }
    let known: Vec<&str> = review::CODES.into_iter().chain(OF_FILE).collect();
    for (acceptance, position) in plan.accepted.iter().zip(&positions.accepted) {
        let code = acceptance.code.as_str();
        let open = || known.iter().copied().filter(|code| here.contains(&(acceptance.subject, *code)));
        let (note, wording) = if known.contains(&code) {
            match (met.contains(&(acceptance.subject, code)), &acceptance.reason) {
                (true, Some(_)) => continue,
                (true, None) => ("accepted-reason", words::without_reason(code)),
                (false, _) => ("accepted-nothing", words::nothing_to_accept(code, &open().collect::<Vec<_>>())),
            }
        } else {
            let close = closest(code, open()).or_else(|| closest(code, known.iter().copied()));
            ("accepted-unknown", words::unknown_code(code, close, &known))
        };
        findings.push(Finding::new(note, Severity::Note, acceptance.subject, *position, wording));
    }
}

/// What is written at the top of the file is about the totals too.
fn whole(subject: Subject) -> Subject {
    if subject == Subject::Totals { Subject::Plan } else { subject }
}
