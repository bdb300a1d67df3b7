//! Findings that stand for a whole file: it cannot be read, or what stands in it is no text, no YAML or no plan.

use std::io;
use std::path::Path;

use super::decode::{self, DecodeError};
use super::encoding::{Encoding, Reason, Undecodable};
use super::slips;
use super::spans::{self, SpanError};
use crate::plan::{Finding, Position, Severity, Subject};
use crate::words::{Wording, failure};

pub const UNREADABLE: &str = "unreadable";
pub const EMPTY_FOLDER: &str = "empty-folder";
pub const TOO_MANY_FILES: &str = "too-many-files";
pub const OUTSIDE: &str = "outside";
pub const GONE: &str = "gone";

/// Whether a finding has no place in a text, because there is none to judge.
pub fn is_about_whole_file(finding: &Finding) -> bool {
    [UNREADABLE, EMPTY_FOLDER, OUTSIDE, GONE].contains(&finding.code)
}

/// The finding that stands for a whole file.
pub fn fatal(code: &'static str, position: Position, wording: Wording) -> Finding {
    Finding::new(code, Severity::Error, Subject::Plan, position, wording)
}

/// The finding for a file that gives no text.
pub fn undecodable_at(path: &Path, error: DecodeError) -> Finding {
    match error {
        DecodeError::Io(error) => unreadable_at(path, &error),
        error => undecodable(error),
    }
}

pub fn undecodable(error: DecodeError) -> Finding {
    match error {
        DecodeError::Io(error) => unreadable(&error),
        DecodeError::TooLarge => fatal("too-large", Position::START, failure::too_large(decode::MAX_BYTES)),
        DecodeError::Kind(kind) => fatal(UNREADABLE, Position::START, failure::no_file(kind)),
        DecodeError::Encoding(error) => undetermined(&error),
        DecodeError::Forbidden(c, at) => fatal("forbidden-character", at, failure::forbidden_character(c)),
    }
}

pub fn undetermined(error: &Undecodable) -> Finding {
    let wording = match error.reason {
        Reason::Broken(encoding) => failure::broken_encoding(encoding.name(), error.offset + 1),
        Reason::Ambiguous => failure::ambiguous_encoding(Encoding::ShiftJis.name(), Encoding::EucJp.name()),
        Reason::Foreign(name) => failure::foreign_encoding(name),
    };
    fatal("unknown-encoding", error.position, wording)
}

/// The finding for a path that cannot be read.
pub fn unreadable_at(path: &Path, error: &io::Error) -> Finding {
    let is_gone = error.kind() == io::ErrorKind::NotFound && path.symlink_metadata().is_ok_and(|it| it.is_symlink());
    if is_gone { fatal(UNREADABLE, Position::START, failure::dangling_link()) } else { unreadable(error) }
}

pub fn unreadable(error: &io::Error) -> Finding {
    let wording = match error.kind() {
        io::ErrorKind::NotFound => failure::not_found(),
        io::ErrorKind::PermissionDenied => failure::not_permitted(),
        io::ErrorKind::InvalidFilename => failure::name_too_long(),
        _ if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => failure::circular_link(),
        _ => failure::unreadable(error),
    };
    fatal(UNREADABLE, Position::START, wording)
}

/// What is no YAML: the slip that made it so if one is found, else the place where the parser gave up.
pub fn not_yaml(text: &str, position: Position) -> Finding {
    match slips::find(text, position) {
        Some(slip) => fatal("not-yaml", slip.position, slip.wording).marking(slip.length),
        None => fatal("not-yaml", position, failure::not_yaml()),
    }
}

pub fn unparsable(error: SpanError, text: &str) -> Finding {
    match error {
        SpanError::Syntax(at, _) => not_yaml(text, at),
        SpanError::TooDeep(at) => fatal("too-deep", at, failure::too_deep(spans::MAX_DEPTH)),
        SpanError::TooWide(at) => fatal("too-wide", at, failure::too_wide(spans::MAX_KEYS)),
        SpanError::TooMany(at) => fatal("too-many-values", at, failure::too_many_values(spans::MAX_VALUES)),
        SpanError::Alias(at) => fatal("reference", at, failure::reference()),
        SpanError::Tag(at) => fatal("tag", at, failure::tag()),
        SpanError::SecondDocument(at) => fatal("second-document", at, failure::second_document()),
        SpanError::Key(at) => fatal("key", at, failure::bad_key()),
        SpanError::Empty => fatal("empty", Position::START, failure::empty()),
    }
}
