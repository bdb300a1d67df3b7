//! The user's settings: `config.yaml` in the platform's folder for settings.
//!
//! The file is never written but on request, and never replaced. What is wrong in it is said, and the
//! rest of it is in force.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};
use serde::Deserialize;

use super::cell::{Cell, Pair};
use super::fatal::undecodable;
use super::field::Field;
use super::findings::Findings;
use super::loaded::{Failure, Origin};
use super::parsers::parse;
use super::place::Place;
use super::record::{Record, keys_of};
use super::text::{Text, with_excerpt};
use super::{decode, keys};
use crate::plan::Finding;
use crate::words::finding;
use crate::writing::create;

/// What `susumi config --init` writes: every setting, as a comment.
const DEFAULT_TEXT: &str = include_str!("config.default.yaml");

/// The settings that are in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// `plans`: the folder with the plan files.
    pub plans: Option<PathBuf>,
    /// `keys`: chord and command name, as written and in their order; the screen checks them.
    pub keys: Vec<(String, String)>,
    /// `glyphs`: which symbols to draw with, as written; the command line checks it.
    pub glyphs: Option<String>,
    /// `ambiguous`: how wide ambiguous characters are, as written; the command line checks it.
    pub ambiguous: Option<String>,
    /// `copy`: the way that copied text goes, as written; the command line checks it.
    pub copy: Option<String>,
    /// `cache`: whether plans are kept between two runs, as written; the command line checks it.
    pub cache: Option<String>,
}

/// Why no settings file was written.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// The platform names no folder for settings.
    #[error("no folder for settings")]
    NoFolder,
    /// There is a file already.
    #[error("{} exists", .0.display())]
    Exists(PathBuf),
    /// Writing failed.
    #[error("{path}: {error}", path = .0.display(), error = .1)]
    Io(PathBuf, io::Error),
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ConfigDocument {
    plans: Cell,
    keys: Cell,
    glyphs: Cell,
    ambiguous: Cell,
    copy: Cell,
    cache: Cell,
}

/// Where the settings file is or would be; `None` if the platform names no folder for settings.
pub fn path() -> Option<PathBuf> {
    ProjectDirs::from("", "", "susumi").map(|folders| folders.config_dir().join("config.yaml"))
}

/// Reads the settings file; without one, the settings are the default. Beside them stands what is
/// wrong with the file.
pub fn load() -> (Config, Vec<Failure>) {
    match path() {
        Some(path) if path.exists() => load_file(&path),
        _ => (Config::default(), Vec::new()),
    }
}

/// Reads the settings in that file, which must be there.
pub fn load_file(path: &Path) -> (Config, Vec<Failure>) {
    let folder = path.parent().unwrap_or(Path::new(""));
    let read = decode::read(path).map_err(undecodable);
    let read = read.and_then(|(text, _)| load_text(&text, folder).map_err(|finding| with_excerpt(&text, finding)));
    let (config, findings) = read.unwrap_or_else(|finding| (Config::default(), vec![finding]));
    let failure = |finding| Failure::of(Origin::File(path.to_owned()), finding);
    (config, findings.into_iter().map(failure).collect())
}

/// Writes a settings file in which every setting is a comment; gives back where.
///
/// # Errors
/// [`InitError`]; a file that is there is left alone.
pub fn init() -> Result<PathBuf, InitError> {
    let path = path().ok_or(InitError::NoFolder)?;
    write_default(&path)?;
    Ok(path)
}

fn write_default(path: &Path) -> Result<(), InitError> {
    let failed = |error| InitError::Io(path.to_owned(), error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    create(path, DEFAULT_TEXT).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => InitError::Exists(path.to_owned()),
        _ => failed(error),
    })
}

/// `folder` is the one of the settings file: relative paths start there.
fn load_text(text: &str, folder: &Path) -> Result<(Config, Vec<Finding>), Finding> {
    let text = decode::clean(text).map_err(undecodable)?;
    // A file of nothing but comments is what `--init` writes.
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok((Config::default(), Vec::new()));
    }
    let (spans, record) = parse::<ConfigDocument>(text)?;
    let root = Place::of(&spans);
    let mut findings = Findings::default();
    let Record::Read(document) = record else {
        findings.error("config", root.position(), finding::bad_config());
        return Ok((Config::default(), findings.finish()));
    };
    keys::check(root, keys_of::<ConfigDocument>(), &mut findings);
    let plans = Field::of(root, "plans", &document.plans).words(&mut findings);
    let config = Config {
        plans: plans.map(|plans| folder.join(home_resolved(&plans))),
        keys: chords(Field::of(root, "keys", &document.keys), &mut findings),
        glyphs: Field::of(root, "glyphs", &document.glyphs).words(&mut findings),
        ambiguous: Field::of(root, "ambiguous", &document.ambiguous).words(&mut findings),
        copy: Field::of(root, "copy", &document.copy).words(&mut findings),
        cache: Field::of(root, "cache", &document.cache).words(&mut findings),
    };
    let mut findings = findings.finish();
    findings.sort_by_key(Finding::order);
    Text::new(text.to_owned(), spans).excerpt(&mut findings);
    Ok((config, findings))
}

fn chords(field: Field<'_>, findings: &mut Findings) -> Vec<(String, String)> {
    let Cell::Map(entries) = field.cell else {
        if !field.cell.is_empty() {
            findings.error("keys", field.place.position(), finding::not_this_map(field.key, finding::KEYS_EXAMPLE));
        }
        return Vec::new();
    };
    let command = |(at, (chord, cell)): (usize, &Pair)| {
        let command = field.item(at, cell).words(findings)?;
        Some((chord.trim().to_owned(), command))
    };
    entries.iter().enumerate().filter_map(command).collect()
}

/// `~/計画` as people write it where no shell sees it: in settings and prompts.
pub fn home_resolved(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), BaseDirs::new()) {
        (Some(rest), Some(folders)) => folders.home_dir().join(rest),
        _ => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Config, Vec<(&'static str, usize)>) {
        let (config, findings) = load_text(text, Path::new("/etc/susumi")).unwrap();
        (config, findings.iter().map(|finding| (finding.code, finding.position.line)).collect())
    }

    #[test]
    fn settings_are_read_and_what_is_wrong_is_said() {
        let (config, findings) = read("plans: 計画\nkeys:\n  Ctrl-q: quit\n  '?': help\n");
        assert_eq!(config.plans, Some(PathBuf::from("/etc/susumi/計画")));
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!((config.keys, findings), (vec![pair("Ctrl-q", "quit"), pair("?", "help")], vec![]));

        let (config, findings) = read("plan: a\nplans: [a, b]\nkeys: q\n");
        assert_eq!(config, Config::default());
        assert_eq!(findings, [("unknown-key", 1), ("single-value", 2), ("keys", 3)]);
        assert_eq!(read("- a\n").1, [("config", 1)]);
        assert_eq!(load_text("plans: [", Path::new("")).unwrap_err().code, "not-yaml");
    }

    #[test]
    fn the_default_is_written_once_and_says_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/config.yaml");
        write_default(&path).unwrap();
        assert_eq!(load_file(&path), (Config::default(), vec![]));
        assert!(matches!(write_default(&path), Err(InitError::Exists(_))));
        let uncommented: Vec<_> = DEFAULT_TEXT.lines().filter_map(|line| line.strip_prefix("# ")).collect();
        let settings = uncommented.iter().filter(|line| line.contains(": ") || line.ends_with(':'));
        let text = settings.copied().collect::<Vec<_>>().join("\n");
        let (config, findings) = read(&text);
        assert_eq!((config.plans.is_some(), config.keys.len(), findings), (true, 1, vec![]), "{text}");
        let written = [&config.glyphs, &config.ambiguous, &config.copy, &config.cache];
        assert_eq!(written.map(Option::as_deref), [Some("auto"); 4]);
    }
}
