//! Files to plans: finding them, reading them, and saying where everything in them stands.
//!
//! One way: bytes → text (`decode`) → spans (`spans`) → `document` (`serde_yaml`) → plan, positions
//! and findings (`build`). A text that both parsers accept and that has a plan in it always gives a
//! plan; everything else that is wrong in it is a finding. Judges no meaning: that is `review`.

mod block;
mod bounds;
mod build;
mod cell;
pub mod config;
mod date;
mod decode;
mod discover;
mod document;
mod encoding;
mod field;
mod file;
mod findings;
mod foreign;
mod keys;
mod known;
mod lines;
mod meant;
mod number;
mod place;
mod record;
mod remark;
pub mod scalar;
mod scan;
mod schema;
mod similar;
mod slips;
pub mod spans;
mod starting;
mod text;
mod told;
mod torn;
mod watch;
mod whole;
mod written;

use std::io;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::plan::{Finding, Plan, Position, Positions, Severity, Subject};
use crate::visible::spelled;
use crate::words::{Wording, failure};
use decode::DecodeError;
use document::Document;
use place::Place;
use record::Record;
use spans::{Span, SpanError};

pub use bounds::{Bounds, BoundsError};
pub use build::{ACHIEVEMENTS, BASES, CLASSES, DEFAULT_STATUSES, DIRECTIONS, is_arrow, year_range};
pub use decode::MAX_BYTES;
pub use discover::{Discovered, PlanFiles, discover, found_as, holds_plans, is_plan_name, without_plans};
pub use encoding::{Edit, Encoding, Reason, Undecodable, Unencodable};
pub use foreign::{discover_plans, holds_several_plans};
pub use lines::{Lines, end_of};
pub use number::{Reading, is_dash, read as read_value};
pub use remark::{own_remark, whole_remark};
pub use scan::{Scan, Stamp, scan};
pub use schema::schema;
pub use similar::closest;
pub use starting::{SCHEMA_NAME, Starting};
pub use text::Text;
pub use told::Told;
pub use watch::{Watch, What, Wish};
pub use whole::WholePaths;
pub use written::{plan_text, plan_text_with};

/// Where a plan was read from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The plan that the program carries.
    BuiltIn,
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// The name for people: the path as it was given, or 内蔵の計画.
    pub fn display(&self) -> String {
        match self {
            Self::BuiltIn => failure::BUILT_IN.to_owned(),
            Self::File(path) => spelled(path.as_os_str()),
        }
    }

    /// The file, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn => None,
            Self::File(path) => Some(path),
        }
    }
}

/// A plan as it came out of its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Where it was read from.
    pub origin: Origin,
    /// How its text is written down there.
    pub encoding: Encoding,
    /// The plan.
    pub plan: Plan,
    /// Where its entries stand in the file.
    pub positions: Positions,
    /// What is wrong with it. The workspace adds what is wrong with its meaning, and puts all in the
    /// order of the file.
    pub findings: Vec<Finding>,
    /// Why the file as it is now gives no plan; then the plan is that of its last good state. `None` for
    /// a plan that has just been read.
    pub broken: Option<Box<Finding>>,
    /// The text of the file, until the workspace has given all findings their lines.
    pub text: Option<Box<Text>>,
}

impl Loaded {
    /// A plan that has just been read, of a text in UTF-8.
    pub fn new(origin: Origin, plan: Plan, positions: Positions, findings: Vec<Finding>) -> Self {
        Self { origin, encoding: Encoding::Utf8, plan, positions, findings, broken: None, text: None }
    }

    /// Whether its file is not there any more.
    pub fn is_gone(&self) -> bool {
        self.broken.as_ref().is_some_and(|finding| finding.code == GONE)
    }
}

/// A file that gives no plan, or a path that gives no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What was to be read.
    pub origin: Origin,
    /// Why it could not be; of severity error.
    pub finding: Box<Finding>,
    /// Whether it is certain to be no plan: where it was come upon in a folder, it is passed over.
    pub is_foreign: bool,
}

impl Failure {
    /// What was to be read, and why it could not be.
    pub fn of(origin: Origin, finding: Finding) -> Self {
        Self { origin, finding: Box::new(finding), is_foreign: false }
    }

    /// A file that was read before and is not there any more.
    pub fn gone(path: &Path) -> Self {
        Self::of(Origin::File(path.to_owned()), fatal(GONE, Position::START, failure::gone()))
    }

    /// Whether there was nothing to judge: no such path, no permission, a folder without plans.
    pub fn is_unread(&self) -> bool {
        is_about_whole_file(&self.finding)
    }
}

/// Whether a finding has no place in a text, because there is none to judge.
pub fn is_about_whole_file(finding: &Finding) -> bool {
    [UNREADABLE, EMPTY_FOLDER, OUTSIDE, GONE].contains(&finding.code)
}

const UNREADABLE: &str = "unreadable";
const EMPTY_FOLDER: &str = "empty-folder";
const TOO_MANY_FILES: &str = "too-many-files";
const OUTSIDE: &str = "outside";
const GONE: &str = "gone";

const BUILT_IN_ID: &str = "nisshin-2";
const BUILT_IN_TEXT: &str = include_str!("../../plans/nisshin-2.yaml");

/// The plan that the program carries: 第2次日進市経営改革プラン.
///
/// # Errors
/// Never in a released program: the tests read it.
pub fn built_in() -> Result<Loaded, Failure> {
    loaded(Origin::BuiltIn, BUILT_IN_ID, Ok((BUILT_IN_TEXT.to_owned(), Encoding::Utf8)))
}

/// Reads one plan file. The plan's id is the stem of the file's name; the workspace sees to it that no
/// two plans have one.
///
/// # Errors
/// A [`Failure`] if the file cannot be read, is no YAML or is no plan.
pub fn load_file(path: &Path) -> Result<Loaded, Failure> {
    load(path, decode::read(path).map_err(|error| undecodable_at(path, error)))
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

/// Reads one plan file if it lies within the bounds.
///
/// # Errors
/// As [`load_file`]; a [`Failure`] too if the path leads out of the bounds.
pub fn load_file_within(path: &Path, bounds: &Bounds) -> Result<Loaded, Failure> {
    let file = bounds.resolve(path).map_err(|error| match error {
        BoundsError::Outside => fatal(OUTSIDE, Position::START, failure::outside()),
        BoundsError::Io(error) => unreadable(&error),
    });
    load(path, file.and_then(|file| decode::read(&file).map_err(undecodable)))
}

fn load(path: &Path, decoded: Result<(String, Encoding), Finding>) -> Result<Loaded, Failure> {
    let id = path.file_stem().map(spelled).unwrap_or_default();
    loaded(Origin::File(path.to_owned()), &id, decoded)
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

/// The keys of an action in the file, in the order in which they are usually written.
pub fn action_keys() -> &'static [&'static str] {
    record::keys_of::<document::ActionDocument>()
}

/// The keys of an indicator in the file, in the order in which they are usually written.
pub fn indicator_keys() -> &'static [&'static str] {
    record::keys_of::<document::IndicatorDocument>()
}

/// Reads the text of a plan file.
///
/// # Errors
/// One finding if the text is no YAML or no plan. Everything else that is wrong is among the findings
/// beside the plan, in the order in which it was found.
pub fn load_text(id: &str, text: &str) -> Result<(Plan, Positions, Vec<Finding>), Finding> {
    read_text(id, text).map(|(read, _)| read)
}

/// What a text gives, and where everything in it stands.
type ReadText = ((Plan, Positions, Vec<Finding>), Span);

fn read_text(id: &str, text: &str) -> Result<ReadText, Finding> {
    let text = decode::clean(text).map_err(undecodable)?;
    let (root, record) = parse::<Document>(text)?;
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
    Ok(((plan, positions, findings), root))
}

/// Reads a clean text with both parsers, the one that limits what the other sees first.
fn parse<T: DeserializeOwned>(text: &str) -> Result<(Span, Record<T>), Finding> {
    // Where a text breaks off, a parser may name a line that is not there.
    let inside = |finding: Finding| Finding { position: lines::inside(text, finding.position), ..finding };
    let root = spans::read(text).map_err(|error| inside(unparsable(error, text)))?;
    let record = serde_yaml::from_str(text).map_err(|error| {
        let position = error.location().map(|at| Position { line: at.line(), column: at.column() });
        inside(not_yaml(text, position.unwrap_or(Position::START)))
    })?;
    Ok((root, record))
}

fn loaded(origin: Origin, id: &str, decoded: Result<(String, Encoding), Finding>) -> Result<Loaded, Failure> {
    let failure = |finding| Failure::of(origin.clone(), finding);
    let (text, encoding) = decoded.map_err(failure)?;
    let read = read_text(id, &text).map_err(|finding| {
        let is_foreign = foreign::is_certain(finding.code, &text);
        Failure { is_foreign, ..failure(text::with_excerpt(&text, finding)) }
    });
    let ((plan, positions, mut findings), root) = read?;
    if !encoding.is_utf8() {
        findings.insert(0, read_otherwise(encoding));
    }
    let text = Some(Box::new(Text::new(text, root)));
    Ok(Loaded { encoding, text, ..Loaded::new(origin, plan, positions, findings) })
}

/// That a file was read although it is not in UTF-8.
fn read_otherwise(encoding: Encoding) -> Finding {
    let wording = failure::read_as(encoding.name());
    Finding::new(Finding::ENCODING, Severity::Note, Subject::Plan, Position::START, wording)
}

/// The finding that stands for a whole file.
fn fatal(code: &'static str, position: Position, wording: Wording) -> Finding {
    Finding::new(code, Severity::Error, Subject::Plan, position, wording)
}

/// The finding for a file that gives no text.
fn undecodable_at(path: &Path, error: DecodeError) -> Finding {
    match error {
        DecodeError::Io(error) => unreadable_at(path, &error),
        error => undecodable(error),
    }
}

fn undecodable(error: DecodeError) -> Finding {
    match error {
        DecodeError::Io(error) => unreadable(&error),
        DecodeError::TooLarge => fatal("too-large", Position::START, failure::too_large(decode::MAX_BYTES)),
        DecodeError::Kind(kind) => fatal(UNREADABLE, Position::START, failure::no_file(kind)),
        DecodeError::Encoding(error) => undetermined(&error),
        DecodeError::Forbidden(c, at) => fatal("forbidden-character", at, failure::forbidden_character(c)),
    }
}

fn undetermined(error: &Undecodable) -> Finding {
    let wording = match error.reason {
        Reason::Broken(encoding) => failure::broken_encoding(encoding.name(), error.offset + 1),
        Reason::Ambiguous => failure::ambiguous_encoding(Encoding::ShiftJis.name(), Encoding::EucJp.name()),
        Reason::Foreign(name) => failure::foreign_encoding(name),
    };
    fatal("unknown-encoding", error.position, wording)
}

/// The finding for a path that cannot be read.
fn unreadable_at(path: &Path, error: &io::Error) -> Finding {
    let is_gone = error.kind() == io::ErrorKind::NotFound && path.symlink_metadata().is_ok_and(|it| it.is_symlink());
    if is_gone { fatal(UNREADABLE, Position::START, failure::dangling_link()) } else { unreadable(error) }
}

fn unreadable(error: &io::Error) -> Finding {
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
fn not_yaml(text: &str, position: Position) -> Finding {
    match slips::find(text, position) {
        Some(slip) => fatal("not-yaml", slip.position, slip.wording).marking(slip.length),
        None => fatal("not-yaml", position, failure::not_yaml()),
    }
}

fn unparsable(error: SpanError, text: &str) -> Finding {
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

#[cfg(test)]
mod tests;
