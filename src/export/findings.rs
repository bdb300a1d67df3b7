//! Findings as a list: for people, each beginning with a line in the form that editors know, or as JSON.

use std::io::{self, Write};

use super::excerpt::write_excerpt;
use super::json::FindingJson;
use super::json_text::write_escaped;
use crate::plan::{Finding, Plan, Severity};
use crate::visible::visible;
use crate::words::{accepted, check as words};

/// A finding and where it was found.
#[derive(Debug, Clone)]
pub struct Found<'a> {
    /// The name of its file.
    pub file: String,
    /// The plan of that file, if it gave one.
    pub plan: Option<&'a Plan>,
    /// The finding.
    pub finding: &'a Finding,
}

impl Found<'_> {
    /// Whether it has that severity and is not let stand.
    pub fn is_open(&self, severity: Severity) -> bool {
        self.finding.severity == severity && self.finding.is_open()
    }
}

/// Writes `file:line:column: 重大度 文` for each finding; below it the line with the place marked and the hint, or
/// why it is let stand.
///
/// # Errors
/// Whatever writing gives.
pub fn write_findings_text(mut out: impl Write, findings: &[Found<'_>]) -> io::Result<()> {
    for Found { file, finding, .. } in findings {
        let severity = words::severity(finding.severity);
        let (line, column) = (finding.position.line, finding.position.column);
        writeln!(out, "{}:{line}:{column}: {severity} {}", visible(file), visible(&finding.message))?;
        match &finding.accepted {
            Some(reason) => writeln!(out, "    {}", visible(&accepted::reason(reason)))?,
            None => {
                write_excerpt(&mut out, finding)?;
                if let Some(hint) = &finding.hint {
                    writeln!(out, "    {}", visible(hint))?;
                }
            }
        }
    }
    out.flush()
}

/// Writes `{"format": "susumi-check/1", "errors", "warnings", "notes", "findings": [{"file", …}]}`,
/// the findings as in `susumi/1`. Counted are those that are open.
///
/// # Errors
/// Whatever writing gives.
pub fn write_findings_json(mut out: impl Write, findings: &[Found<'_>]) -> io::Result<()> {
    let count = |severity| findings.iter().filter(|found| found.is_open(severity)).count();
    let report = ReportJson {
        format: "susumi-check/1",
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
        findings: findings
            .iter()
            .map(|found| FoundJson { file: &found.file, finding: FindingJson::of(found.finding, found.plan) })
            .collect(),
    };
    write_escaped(&mut out, &report)
}

#[derive(serde::Serialize)]
struct ReportJson<'a> {
    format: &'static str,
    errors: usize,
    warnings: usize,
    notes: usize,
    findings: Vec<FoundJson<'a>>,
}

#[derive(serde::Serialize)]
struct FoundJson<'a> {
    file: &'a str,
    #[serde(flatten)]
    finding: FindingJson<'a>,
}
