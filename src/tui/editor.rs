//! The user's editor: which program it is, and how it is asked to open a file at a place.
//!
//! Owns the ways in which editors are told of a line. Starts nothing: that is for `effect`. What is named
//! in the environment is read as git and crontab read it: more than a plain name is given to `sh`, so that
//! quotes, variables and `~` mean what they mean to the user's shell. The file's own name never passes
//! through the shell as text.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::plan::Position;

/// Where an editor is named, the first that says something.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// What is tried where none is named: what the system's owner chose, then what there is nearly everywhere.
const USUAL: [&str; 4] = ["editor", "sensible-editor", "vi", "nano"];

/// The characters that mean something to a shell.
const OF_SHELLS: &[char] =
    &['|', '&', ';', '<', '>', '(', ')', '$', '`', '\\', '"', '\'', '*', '?', '[', '#', '~', '=', '\n'];

/// Those among them with which more than one program may be meant.
const OF_SEVERAL: &[char] = &['|', '&', ';', '(', ')', '`', '\n'];

/// How a program is told where to go in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// `+12 FILE`.
    Line,
    /// `+12,5 FILE`.
    LineCommaColumn,
    /// `+12:5 FILE`.
    LineColonColumn,
    /// `FILE:12:5`.
    Behind,
    /// `--goto FILE:12:5`.
    Goto,
    /// Not at all.
    Unknown,
}

/// The editors whose manner is known, by the name of their program without its ending.
const KNOWN: &[(Manner, &[&str])] = &[
    (
        Manner::Line,
        &[
            "vi", "vim", "nvim", "view", "vimx", "gvim", "rvim", "nvi", "vis", "ex", "joe", "jmacs", "jstar", "mcedit",
            "mg", "pico", "ee",
        ],
    ),
    (Manner::LineCommaColumn, &["nano", "rnano", "ne"]),
    (Manner::LineColonColumn, &["emacs", "emacsclient", "micro", "kak"]),
    (Manner::Behind, &["hx", "helix", "subl", "sublime_text", "zed"]),
    (Manner::Goto, &["code", "codium", "vscodium", "code-insiders", "code-server"]),
];

/// A program to be started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The program.
    pub program: OsString,
    /// What it is given.
    pub arguments: Vec<OsString>,
    /// The editor's name for people.
    pub name: String,
    /// Whether a shell stands between: then it is the one that says that there is no such program.
    pub by_shell: bool,
}

/// Why there is nothing to start.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditorError {
    /// None is named, and none of the usual ones is there.
    #[error("no editor")]
    None,
    /// What is named in that variable has a quotation mark without its other.
    #[error("{0} is not closed")]
    Unclosed(&'static str),
}

/// What starts the user's editor on that file at that place. `variable` reads the environment,
/// `is_program` says whether a path is a program that may be started.
///
/// # Errors
/// [`EditorError`] if nothing can be started.
pub fn start(
    variable: impl Fn(&str) -> Option<OsString>,
    is_program: impl Fn(&Path) -> bool,
    path: &Path,
    at: Position,
) -> Result<Start, EditorError> {
    let is_said = |value: &OsString| !value.to_string_lossy().trim().is_empty();
    let named = VARIABLES.into_iter().find_map(|name| Some((name, variable(name).filter(is_said)?)));
    let Some((name, value)) = named else {
        let folders = variable("PATH").unwrap_or_default();
        let found = USUAL.iter().find_map(|name| found(name, &folders, &is_program));
        let program = found.ok_or(EditorError::None)?;
        return Ok(plain(program.into_os_string(), Vec::new(), path, at));
    };
    let text = value.to_string_lossy().trim().to_owned();
    if text.contains('/') && is_program(Path::new(&text)) {
        // A path with blanks and no quotes around it.
        return Ok(plain(text.into(), Vec::new(), path, at));
    }
    let words = shlex::split(&text).ok_or(EditorError::Unclosed(name))?;
    if !text.contains(OF_SHELLS) {
        let mut words = words.into_iter().map(OsString::from);
        let program = words.next().ok_or(EditorError::None)?;
        return Ok(plain(program, words.collect(), path, at));
    }
    let program = words.iter().find(|word| !is_before_program(word)).cloned().unwrap_or_default();
    let mut line = OsString::new();
    if !text.contains(OF_SEVERAL) && !words.first().is_some_and(|word| is_before_program(word)) {
        // No shell is left between: of Ctrl-C it would think that it meant itself.
        line.push("exec ");
    }
    // As it came where it is no text; then nothing of it can be cut.
    line.push(value.to_str().map_or(value.as_os_str(), |_| OsStr::new(&text)));
    line.push(" \"$@\"");
    let mut arguments = vec![OsString::from("-c"), line, OsString::from(&program)];
    arguments.extend(place(Manner::of(Path::new(&program)), path, at));
    let name = Path::new(&program).file_name().unwrap_or(OsStr::new(&program)).to_string_lossy().into_owned();
    Ok(Start { program: "sh".into(), arguments, name, by_shell: true })
}

/// A program that is started as it is.
fn plain(program: OsString, mut arguments: Vec<OsString>, path: &Path, at: Position) -> Start {
    let file = PathBuf::from(&program);
    // `editor` is a link to what the system's owner chose.
    let real = file.canonicalize().ok().filter(|_| file.file_name() == Some(OsStr::new("editor")));
    arguments.extend(place(Manner::of(real.as_deref().unwrap_or(&file)), path, at));
    let name = file.file_name().unwrap_or(&program).to_string_lossy().into_owned();
    Start { program, arguments, name, by_shell: false }
}

/// Whether a shell takes that word for something that stands before the program: `LANG=C`, `env`.
fn is_before_program(word: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    matches!(word, "env" | "exec" | "command") || word.split_once('=').is_some_and(|(name, _)| is_name(name))
}

/// The program of that name in one of the folders of `PATH`.
fn found(name: &str, folders: &OsStr, is_program: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    std::env::split_paths(folders).map(|folder| folder.join(name)).find(|path| is_program(path))
}

impl Manner {
    fn of(program: &Path) -> Self {
        // `vim.basic`, `emacs-nox`, `code.cmd`; but `code-insiders` is a name.
        let stem = program.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        let start = stem.split(['-', '.']).next().unwrap_or_default();
        let start = start.trim_end_matches(|c: char| c.is_ascii_digit());
        let known = |name: &str| KNOWN.iter().find(|(_, names)| names.contains(&name)).map(|(manner, _)| *manner);
        known(&stem).or_else(|| known(start)).unwrap_or(Self::Unknown)
    }
}

/// What opens the file at that place.
fn place(manner: Manner, path: &Path, at: Position) -> Vec<OsString> {
    let file = unmistakable(path);
    let Position { line, column } = at;
    let behind = || {
        let mut place = file.clone();
        place.push(format!(":{line}:{column}"));
        place
    };
    let before = |place: String| vec![OsString::from(place), file.clone()];
    match manner {
        Manner::Line => before(format!("+{line}")),
        Manner::LineCommaColumn => before(format!("+{line},{column}")),
        Manner::LineColonColumn => before(format!("+{line}:{column}")),
        Manner::Behind => vec![behind()],
        Manner::Goto => vec![OsString::from("--goto"), behind()],
        Manner::Unknown => vec![file],
    }
}

/// The file's name so that no program takes it for an option.
fn unmistakable(path: &Path) -> OsString {
    match path.as_os_str().as_encoded_bytes().first() {
        Some(b'-' | b'+') => Path::new(".").join(path).into_os_string(),
        _ => path.as_os_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Position = Position { line: 12, column: 5 };

    /// What is started where `EDITOR` says that, `PATH` has two folders, and these programs are there.
    fn started(editor: &str, programs: &[&str], file: &str) -> Result<Start, EditorError> {
        let variable = |name: &str| match name {
            "EDITOR" => Some(OsString::from(editor)),
            "PATH" => Some(OsString::from("/usr/bin:/bin")),
            _ => None,
        };
        start(variable, |path| programs.iter().any(|program| Path::new(program) == path), Path::new(file), AT)
    }

    fn words(start: &Start) -> Vec<String> {
        let all = std::iter::once(&start.program).chain(&start.arguments);
        all.map(|word| word.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn editors_get_the_place_as_they_know_it() {
        let table: &[(&str, &[&str])] = &[
            ("vi", &["vi", "+12", "p.yaml"]),
            ("/usr/bin/vim.basic", &["/usr/bin/vim.basic", "+12", "p.yaml"]),
            ("nvim -u NONE", &["nvim", "-u", "NONE", "+12", "p.yaml"]),
            ("view", &["view", "+12", "p.yaml"]),
            ("nano", &["nano", "+12,5", "p.yaml"]),
            ("ne", &["ne", "+12,5", "p.yaml"]),
            ("emacs-nox", &["emacs-nox", "+12:5", "p.yaml"]),
            ("emacs29 -nw", &["emacs29", "-nw", "+12:5", "p.yaml"]),
            ("emacsclient -t", &["emacsclient", "-t", "+12:5", "p.yaml"]),
            ("micro", &["micro", "+12:5", "p.yaml"]),
            ("kak", &["kak", "+12:5", "p.yaml"]),
            ("hx", &["hx", "p.yaml:12:5"]),
            ("subl --wait", &["subl", "--wait", "p.yaml:12:5"]),
            ("code --wait", &["code", "--wait", "--goto", "p.yaml:12:5"]),
            ("code-insiders", &["code-insiders", "--goto", "p.yaml:12:5"]),
            ("codium", &["codium", "--goto", "p.yaml:12:5"]),
            ("joe", &["joe", "+12", "p.yaml"]),
            ("mcedit", &["mcedit", "+12", "p.yaml"]),
            ("ed", &["ed", "p.yaml"]),
            ("my-editor", &["my-editor", "p.yaml"]),
            ("  vi  ", &["vi", "+12", "p.yaml"]),
        ];
        for (editor, expected) in table {
            let start = started(editor, &[], "p.yaml").unwrap();
            assert_eq!((words(&start), start.by_shell), (expected.iter().map(ToString::to_string).collect(), false));
        }
    }

    #[test]
    fn what_means_something_to_a_shell_goes_to_one() {
        let table: &[(&str, &str, &[&str])] = &[
            ("\"/Program Files/x y\" --wait", "x y", &["p.yaml"]),
            ("'/opt/my vim/vim' -u NONE", "vim", &["+12", "p.yaml"]),
            ("/opt/my\\ code/code --wait", "code", &["--goto", "p.yaml:12:5"]),
            ("$HOME/bin/nano", "nano", &["+12,5", "p.yaml"]),
            ("~/bin/hx", "hx", &["p.yaml:12:5"]),
            ("LANG=ja_JP.UTF-8 env A=b vim", "vim", &["+12", "p.yaml"]),
            ("sh -c 'vim \"$0\"'", "sh", &["p.yaml"]),
        ];
        for (editor, name, expected) in table {
            let start = started(editor, &[], "p.yaml").unwrap();
            let words = words(&start);
            assert_eq!((words[..2].join(" "), start.name.as_str()), ("sh -c".to_owned(), *name), "{editor}");
            let exec = if editor.starts_with("LANG") { "" } else { "exec " };
            assert_eq!(words[2], format!("{exec}{editor} \"$@\""));
            assert_eq!(words[4..], expected.iter().map(ToString::to_string).collect::<Vec<_>>(), "{editor}");
            assert!(start.by_shell, "{editor}");
        }
        assert_eq!(started("vim 'x", &[], "p.yaml"), Err(EditorError::Unclosed("EDITOR")));
        // With blanks and no quotes it is a program all the same, if it is there.
        let start = started("/opt/my vim/vim", &["/opt/my vim/vim"], "p.yaml").unwrap();
        assert_eq!(words(&start), ["/opt/my vim/vim", "+12", "p.yaml"]);
    }

    #[test]
    fn no_name_of_a_file_is_taken_for_something_else() {
        let table = [
            ("-p.yaml", "./-p.yaml"),
            ("+9.yaml", "./+9.yaml"),
            ("a b'\"$x;.yaml", "a b'\"$x;.yaml"),
            ("一\n二.yaml", "一\n二.yaml"),
            ("/計画/-p.yaml", "/計画/-p.yaml"),
        ];
        for (file, given) in table {
            for editor in ["vi", "'vi'"] {
                let start = started(editor, &[], file).unwrap();
                assert_eq!(words(&start).last().map(String::as_str), Some(given), "{editor} {file}");
            }
            let start = started("code", &[], file).unwrap();
            assert_eq!(words(&start).last(), Some(&format!("{given}:12:5")));
        }
    }

    #[test]
    fn without_a_name_the_usual_ones_are_tried() {
        let table: &[(&[&str], Option<&str>)] = &[
            (&["/usr/bin/nano", "/bin/vi"], Some("/bin/vi")),
            (&["/usr/bin/nano"], Some("/usr/bin/nano")),
            (&["/bin/editor", "/usr/bin/vi"], Some("/bin/editor")),
            (&["/opt/vi"], None),
        ];
        for (programs, expected) in table {
            for empty in ["", " "] {
                let start = started(empty, programs, "p.yaml");
                assert_eq!(start.as_ref().ok().map(|start| words(start)[0].clone()).as_deref(), *expected);
                assert!(expected.is_some() || start == Err(EditorError::None));
            }
        }
        let visual = |name: &str| (name == "VISUAL" || name == "EDITOR").then(|| format!("of-{name}").into());
        let start = start(visual, |_| false, Path::new("p"), AT).unwrap();
        assert_eq!(words(&start), ["of-VISUAL", "p"], "the one for a whole screen comes first");
    }
}
