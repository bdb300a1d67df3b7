//! A plan as it came out of its file, with its review, in bytes.
//!
//! Invariant: what is decoded equals what was encoded, and is a plan that nobody has to be careful with, whatever
//! bytes it came from. Where it was read from is not among the bytes: a plan is kept for its path. Its id is, as it was
//! called when it was kept: what it is called among others now is for whoever opens them to say.

use std::path::Path;

use bitcode::{Decode, Encode};

use super::codes::known;
use crate::plan::{Excerpt, Finding, Plan, Position, Positions, Severity, Subject};
use crate::source::{Encoding, Loaded, Origin};

/// A finding with its code as text.
#[derive(Encode, Decode)]
struct KeptFinding<'a> {
    code: &'a str,
    severity: Severity,
    subject: Subject,
    position: Position,
    length: usize,
    excerpt: Option<Excerpt>,
    message: &'a str,
    hint: Option<&'a str>,
    accepted: Option<&'a str>,
}

/// What stands beside the plan.
type Beside<'a> = (Encoding, Positions, Vec<KeptFinding<'a>>);

/// The bytes of a plan that has just been read and reviewed; `None` if it cannot be kept.
pub fn encode(loaded: &Loaded) -> Option<Vec<u8>> {
    if loaded.broken.is_some() || loaded.text.is_some() {
        return None;
    }
    let findings = loaded.findings.iter().map(KeptFinding::of).collect::<Option<Vec<_>>>()?;
    let plan = bitcode::encode(&loaded.plan);
    let length = (plan.len() as u64).to_le_bytes();
    let beside: Beside<'_> = (loaded.encoding, loaded.positions.clone(), findings);
    Some([length.as_slice(), &plan, &bitcode::encode(&beside)].concat())
}

/// The plan of those bytes, as read from that path; `None` if they are none of a plan.
pub fn decode(path: &Path, bytes: &[u8]) -> Option<Loaded> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (plan, beside) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    let plan: Plan = bitcode::decode(plan).ok()?;
    let (encoding, positions, findings): Beside<'_> = bitcode::decode(beside).ok()?;
    let findings = findings.into_iter().map(KeptFinding::finding).collect::<Option<Vec<_>>>()?;
    let fits = plan.is_sound() && plan.fits(&positions) && findings.iter().all(|finding| plan.has(finding));
    fits.then(|| Loaded { encoding, ..Loaded::new(Origin::File(path.to_owned()), plan, positions, findings) })
}

impl<'a> KeptFinding<'a> {
    fn of(finding: &'a Finding) -> Option<Self> {
        let Finding { code, severity, subject, position, length, excerpt, message, hint, accepted } = finding;
        Some(Self {
            code: known(code)?,
            severity: *severity,
            subject: *subject,
            position: *position,
            length: *length,
            excerpt: excerpt.clone(),
            message,
            hint: hint.as_deref(),
            accepted: accepted.as_deref(),
        })
    }

    fn finding(self) -> Option<Finding> {
        let Self { code, severity, subject, position, length, excerpt, message, hint, accepted } = self;
        Some(Finding {
            code: known(code)?,
            severity,
            subject,
            position,
            length,
            excerpt,
            message: message.to_owned(),
            hint: hint.map(str::to_owned),
            accepted: accepted.map(str::to_owned),
        })
    }
}
