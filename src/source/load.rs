//! From a file, or from a text, to a plan with its positions and findings: the whole way.

use std::io;
use std::path::Path;

use super::bounds::{Bounds, BoundsError};
use super::document::Document;
use super::encoding::Encoding;
use super::fatal::{OUTSIDE, fatal, undecodable, undecodable_at, unreadable};
use super::loaded::{Failure, Loaded, Origin};
use super::parsers::Parsers;
use super::place::Place;
use super::record::Record;
use super::spans::Span;
use super::text::{self, Text};
use super::{build, decode, foreign, slips};
use crate::plan::{Finding, Plan, Position, Positions, Severity, Subject};
use crate::visible::spelled;
use crate::words::failure;

const BUILT_IN_ID: &str = "nisshin-2";
pub(super) const BUILT_IN_TEXT: &str = include_str!("../../plans/nisshin-2.yaml");

/// The plan that the program carries: 第2次日進市経営改革プラン.
///
/// # Errors
/// Never in a released program: the tests read it.
pub fn built_in() -> Result<Loaded, Failure> {
    // The tests read it with both.
    loaded(Origin::BuiltIn, BUILT_IN_ID, Ok((BUILT_IN_TEXT.to_owned(), Encoding::Utf8)), Parsers::First)
        .map(only_loaded)
}

/// Reads one plan file. The plan's id is the stem of the file's name; the workspace sees to it that no
/// two plans have one.
///
/// # Errors
/// A [`Failure`] if the file cannot be read, is no YAML or is no plan.
pub fn load_file(path: &Path) -> Result<Loaded, Failure> {
    load_file_by(Parsers::Both, path, None).map(only_loaded)
}

/// Reads one plan file, within the bounds if there are some; with the first parser alone if that is asked for and will do.
/// Says who has read it: what the first alone has read has still to be read by both.
///
/// # Errors
/// As [`load_file`]; a [`Failure`] too if the path leads out of the bounds.
pub fn load_file_by(parsers: Parsers, path: &Path, bounds: Option<&Bounds>) -> Result<(Loaded, Parsers), Failure> {
    let decoded = match bounds {
        Some(bounds) => read_within(path, bounds),
        None => decode::read(path).map_err(|error| undecodable_at(path, error)),
    };
    loaded(Origin::File(path.to_owned()), &id_of(path), decoded, parsers)
}

/// What stands for standard input in the place of a path.
pub const INPUT: &str = "-";

/// Reads a plan from what is no file: standard input.
///
/// # Errors
/// As [`load_file`].
pub fn load_input(reader: impl io::Read) -> Result<Loaded, Failure> {
    load(Path::new(INPUT), decode::read_from(reader).map_err(undecodable))
}

/// The bytes of a file, as they are.
///
/// # Errors
/// The finding for a file that cannot be read, is none or is too large.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, Finding> {
    decode::bytes_of(path).map_err(|error| undecodable_at(path, error))
}

fn read_within(path: &Path, bounds: &Bounds) -> Result<(String, Encoding), Finding> {
    let file = bounds.resolve(path).map_err(|error| match error {
        BoundsError::Outside => fatal(OUTSIDE, Position::START, failure::outside()),
        BoundsError::Io(error) => unreadable(&error),
    })?;
    decode::read(&file).map_err(undecodable)
}

fn load(path: &Path, decoded: Result<(String, Encoding), Finding>) -> Result<Loaded, Failure> {
    loaded(Origin::File(path.to_owned()), &id_of(path), decoded, Parsers::Both).map(only_loaded)
}

fn id_of(path: &Path) -> String {
    path.file_stem().map(spelled).unwrap_or_default()
}

fn only_loaded((loaded, _): (Loaded, Parsers)) -> Loaded {
    loaded
}

/// The lines around that one, each with its number, as the file has them now; none if it cannot be read, or lies
/// outside the bounds where there are some.
pub fn lines_around(origin: &Origin, bounds: Option<&Bounds>, line: usize) -> Vec<(usize, String)> {
    let read = |path: &Path| decode::read(path).ok().map(|(text, _)| text);
    let text = match (origin, bounds) {
        (Origin::BuiltIn, _) => Some(BUILT_IN_TEXT.to_owned()),
        (Origin::File(path), Some(bounds)) => bounds.resolve(path).ok().and_then(|file| read(&file)),
        (Origin::File(path), None) => read(path),
    };
    text.map(|text| text::around(&text, line)).unwrap_or_default()
}

/// The text of the bytes of a plan file as both parsers may have it, and the encoding the bytes are in. At its
/// end there may be more in the bytes.
///
/// # Errors
/// The finding that the file would be.
pub fn text_of(bytes: &[u8]) -> Result<(String, Encoding), Box<Finding>> {
    let read = decode::read_from(bytes).and_then(|(text, encoding)| Ok((decode::clean(&text)?.to_owned(), encoding)));
    read.map_err(|error| Box::new(undecodable(error)))
}

/// The plan that `path` would give if `text` stood in it in that encoding.
///
/// # Errors
/// As [`load_file`].
pub fn load_as(path: &Path, text: &str, encoding: Encoding) -> Result<Loaded, Failure> {
    load(path, Ok((text.to_owned(), encoding)))
}

/// Reads the text of a plan file.
///
/// # Errors
/// One finding if the text is no YAML or no plan. Everything else that is wrong is among the findings
/// beside the plan, in the order in which it was found.
pub fn load_text(id: &str, text: &str) -> Result<(Plan, Positions, Vec<Finding>), Finding> {
    read_text(id, text, Parsers::Both).map(|(read, ..)| read)
}

/// What a text gives, where everything in it stands, and who has read it.
pub(super) type ReadText = ((Plan, Positions, Vec<Finding>), Span, Parsers);

pub(super) fn read_text(id: &str, text: &str, parsers: Parsers) -> Result<ReadText, Finding> {
    let text = decode::clean(text).map_err(undecodable)?;
    let (root, record, parsers) = parsers.read(text)?;
    let document = match record {
        Record::Read(document) => document,
        Record::Other => match slips::find_in_text(text) {
            Some(slip) => return Err(fatal("not-a-plan", slip.position, slip.wording).marking(slip.length)),
            None => Document::default(),
        },
    };
    if let Some(slip) = slips::indented_full_width(&root) {
        return Err(fatal("not-yaml", slip.position, slip.wording).marking(slip.length));
    }
    let (plan, positions, mut findings) = build::build(id, &document, Place::of(&root))?;
    for (code, severity, slip) in slips::silent(text, &root) {
        let subject = positions.subject_at(slip.position);
        findings.push(Finding::new(code, severity, subject, slip.position, slip.wording).marking(slip.length));
    }
    Ok(((plan, positions, findings), root, parsers))
}

fn loaded(
    origin: Origin,
    id: &str,
    decoded: Result<(String, Encoding), Finding>,
    parsers: Parsers,
) -> Result<(Loaded, Parsers), Failure> {
    let failure = |finding| Failure::of(origin.clone(), finding);
    let (text, encoding) = decoded.map_err(failure)?;
    let read = read_text(id, &text, parsers).map_err(|finding| {
        let is_foreign = foreign::is_certain(finding.code, &text);
        Failure { is_foreign, ..failure(text::with_excerpt(&text, finding)) }
    });
    let ((plan, positions, mut findings), root, parsers) = read?;
    if !encoding.is_utf8() {
        findings.insert(0, read_otherwise(encoding));
    }
    let text = Some(Box::new(Text::new(text, root)));
    Ok((Loaded { encoding, text, ..Loaded::new(origin, plan, positions, findings) }, parsers))
}

/// That a file was read although it is not in UTF-8.
fn read_otherwise(encoding: Encoding) -> Finding {
    let wording = failure::read_as(encoding.name());
    Finding::new(Finding::ENCODING, Severity::Note, Subject::Plan, Position::START, wording)
}
