//! 点検 in the details: the findings of the plan in its 総括, and those about one entry in that entry's own.
//!
//! They are those of today: where an earlier year is looked at, nobody had made them about an entry.

use super::page::Page;
use crate::label;
use crate::plan::{Finding, Plan, Severity, Subject};
use crate::tui::app::Session;
use crate::tui::strip::Strip;
use crate::tui::tone::Tone;
use crate::words::{accepted as words_accepted, detail as words, review};

/// Writes a row for every finding about that entry which people let stand: what it is about, and why.
pub(super) fn let_stand(session: &Session, subject: Subject, page: &mut Page) {
    for finding in about(session, subject).filter(|finding| !finding.is_open()) {
        let reason = match finding.accepted.as_deref() {
            None | Some("") => words_accepted::NO_REASON,
            Some(reason) => reason,
        };
        let text = words::beside(review::title(finding.code), reason);
        page.field(words_accepted::ACCEPTED, &text, Tone::Faint);
    }
}

/// Writes the section of the open findings about that entry; nothing if there are none.
pub(super) fn open(session: &Session, subject: Subject, page: &mut Page) {
    let mut open = about(session, subject).filter(|finding| finding.is_open()).peekable();
    if open.peek().is_none() {
        return;
    }
    page.heading(words::FINDINGS);
    for finding in open {
        let mut head = Strip::of(words::severity(finding.severity), tone(finding.severity), page.look);
        head.put(&format!(" {}", review::title(finding.code)), Tone::Plain);
        page.line(&head);
        sentence(finding, page);
    }
}

fn about(session: &Session, subject: Subject) -> impl Iterator<Item = &Finding> {
    let findings = if session.looks_back() { &[] } else { session.loaded().findings.as_slice() };
    findings.iter().filter(move |finding| finding.subject == subject)
}

pub(super) fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Poor,
        Severity::Warning => Tone::Fair,
        Severity::Note => Tone::Plain,
    }
}

fn sentence(finding: &Finding, page: &mut Page) {
    page.indented(&finding.message, Tone::Plain, 2);
    page.indented(finding.hint.as_deref().unwrap_or(""), Tone::Faint, 2);
}

/// Writes all of the plan: those that are open, and behind them those that people let stand, with their
/// reasons.
pub(super) fn of_plan(session: &Session, page: &mut Page) {
    let (plan, findings) = (session.plan(), &session.loaded().findings);
    let (open, accepted): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|finding| finding.is_open());
    page.heading(&format!("{} {}", words::FINDINGS, open.len()));
    if open.is_empty() {
        page.indented(words::NO_FINDINGS, Tone::Plain, 0);
    }
    for finding in open {
        head(plan, finding, [tone(finding.severity), Tone::Plain], page);
        sentence(finding, page);
    }
    if accepted.is_empty() {
        return;
    }
    page.heading(&words_accepted::heading(accepted.len()));
    for finding in accepted {
        head(plan, finding, [Tone::Faint; 2], page);
        page.indented(&finding.message, Tone::Faint, 2);
        let reason = finding.accepted.as_deref().unwrap_or_default();
        page.indented(&words_accepted::reason(reason), Tone::Faint, 2);
    }
}

/// How bad it is, and where it stands, each in its tone.
fn head(plan: &Plan, finding: &Finding, [severity, place]: [Tone; 2], page: &mut Page) {
    let mut head = Strip::of(words::severity(finding.severity), severity, page.look);
    head.put(&format!(" {} ", words::line(finding.position.line)), Tone::Faint);
    head.put(&label::subject(plan, Subject::Node(plan.node_of(finding.subject))), place);
    page.line(&head);
}
