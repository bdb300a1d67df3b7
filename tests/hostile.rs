//! Files and folders that nobody means well with: each is answered in a moment with a finding or a plan, and the
//! other plans stay open. The small files lie in `tests/hostile`; the big ones are made here.

#[path = "support/run.rs"]
mod run;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::time::{Duration, Instant};

use run::{err, out, program, run};
use serde_json::Value;

/// Far more than it takes; the figures are in docs/plan-file.md. It is there for what would never end.
const PATIENCE: Duration = Duration::from_secs(600);

const GOOD: &str = "計画: 試し\n年度: H28\n体系: []\n";

/// A file of `tests/hostile`, the exit code of `check`, and each finding with its line and column.
type Row = (&'static str, i32, &'static [(&'static str, u64, u64)]);

#[rustfmt::skip]
const CORPUS: &[Row] = &[
    ("alias-bomb", 1, &[("reference", 2, 8)]),
    ("archive", 1, &[("forbidden-character", 1, 3)]),
    ("binary-tag", 1, &[("tag", 1, 5)]),
    ("blank", 1, &[("not-a-plan", 3, 1)]),
    ("cr", 0, &[]),
    ("crlf", 0, &[]),
    ("ctrl-z-inside", 1, &[("forbidden-character", 1, 6)]),
    ("ctrl-z", 0, &[]),
    ("decomposed", 0, &[]),
    ("deep-dashes", 1, &[("too-deep", 3, 127)]),
    ("deep-lists", 1, &[("not-yaml", 1, 2004)]),
    ("deep-maps", 1, &[("too-deep", 1, 257)]),
    ("deep-questions", 1, &[("key", 1, 3)]),
    ("document-marks", 0, &[]),
    ("empty", 1, &[("empty", 1, 1)]),
    ("escape", 1, &[("forbidden-character", 4, 8)]),
    ("euc-jp-broken", 1, &[("unknown-encoding", 7, 3)]),
    ("euc-jp", 0, &[("encoding", 1, 1)]),
    ("hexadecimal", 0, &[]),
    ("image", 1, &[("forbidden-character", 2, 1)]),
    ("infinity", 1, &[("number", 6, 38)]),
    ("iso-2022-jp", 1, &[("unknown-encoding", 1, 1)]),
    ("latin-1", 1, &[("unknown-encoding", 1, 16)]),
    ("line-separator", 1, &[("forbidden-character", 4, 8)]),
    ("long-key", 1, &[("not-yaml", 7, 1501)]),
    ("long-name", 0, &[]),
    ("long-number", 1, &[("number", 6, 38)]),
    ("map-as-key", 1, &[("key", 1, 1)]),
    ("mark-inside", 1, &[("forbidden-character", 4, 8)]),
    ("mark", 0, &[]),
    ("merge-key", 1, &[("reference", 5, 8)]),
    ("nan-count", 1, &[("total", 1, 10), ("total", 1, 22)]),
    ("nan", 1, &[("number", 6, 38)]),
    ("next-line", 1, &[("forbidden-character", 4, 8)]),
    ("no-newline", 0, &[]),
    ("nul", 1, &[("forbidden-character", 4, 8)]),
    ("only-comments", 1, &[("empty", 1, 1)]),
    ("only-mark", 1, &[("empty", 1, 1)]),
    ("open-quote", 1, &[("not-yaml", 1, 5)]),
    ("recursive-anchor", 1, &[("reference", 7, 7)]),
    ("shift-jis-broken", 1, &[("unknown-encoding", 7, 3)]),
    ("shift-jis-inside-utf-8", 1, &[("unknown-encoding", 7, 3)]),
    ("shift-jis-own-letter", 0, &[("encoding", 1, 1)]),
    ("shift-jis", 0, &[("encoding", 1, 1)]),
    ("tag", 1, &[("tag", 4, 3)]),
    ("too-large-number", 1, &[("unit", 6, 38)]),
    ("two-documents", 1, &[("second-document", 7, 1)]),
    ("two-marks", 1, &[("forbidden-character", 1, 1)]),
    ("utf-16-be", 0, &[("encoding", 1, 1)]),
    ("utf-16-half", 1, &[("unknown-encoding", 7, 1)]),
    ("utf-16-le", 0, &[("encoding", 1, 1)]),
    ("utf-16-lone-surrogate", 1, &[("unknown-encoding", 4, 1)]),
    ("utf-16-no-mark", 1, &[("unknown-encoding", 1, 2)]),
    ("utf-32", 1, &[("unknown-encoding", 1, 1)]),
    ("utf-8-broken", 1, &[("unknown-encoding", 7, 3)]),
    ("utf-8-overlong", 1, &[("unknown-encoding", 7, 3)]),
    ("utf-8-surrogate", 1, &[("unknown-encoding", 7, 3)]),
];

/// Those that are certain to be no plans: in a folder they are passed over.
const FOREIGN: [&str; 2] = ["deep-questions", "only-comments"];

/// The exit code of `check` and its findings.
fn check(folder: &Path, paths: &[&Path]) -> (i32, Vec<Value>) {
    let start = Instant::now();
    let mut program = program(folder, &["check", "--format", "json"]);
    let output = program.args(paths).output().unwrap();
    assert!(start.elapsed() < PATIENCE, "{paths:?}: {:?}", start.elapsed());
    assert!(err(&output).is_empty(), "{paths:?}: {}", err(&output));
    let printed: Value = serde_json::from_str(&out(&output)).unwrap();
    (output.status.code().unwrap(), printed["findings"].as_array().unwrap().clone())
}

fn text(finding: &Value, key: &str) -> String {
    finding[key].as_str().unwrap_or_default().to_owned()
}

#[test]
fn every_file_of_the_corpus_is_answered() {
    let home = tempfile::tempdir().unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let mut names: Vec<String> =
        fs::read_dir(&corpus).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.ends_with(".yaml"));
    names.sort();
    assert_eq!(names, CORPUS.iter().map(|(name, ..)| format!("{name}.yaml")).collect::<Vec<_>>());
    for (name, code, expected) in CORPUS {
        let (found_code, found) = check(home.path(), &[&corpus.join(format!("{name}.yaml"))]);
        let number = |finding: &Value, key: &str| finding[key].as_u64().unwrap();
        let found: Vec<_> =
            found.iter().map(|one| (text(one, "code"), number(one, "line"), number(one, "column"))).collect();
        let expected: Vec<_> =
            expected.iter().map(|(code, line, column)| ((*code).to_owned(), *line, *column)).collect();
        assert_eq!((found_code, found), (*code, expected), "{name}");
    }
    // All of them together: what is good among them is open.
    let (code, findings) = check(home.path(), &[&corpus]);
    assert_eq!(code, 1);
    let broken = CORPUS.iter().filter(|(name, code, _)| *code == 1 && !FOREIGN.contains(name)).count();
    let mut files: Vec<_> =
        findings.iter().filter(|one| one["severity"] == "error").map(|one| text(one, "file")).collect();
    files.dedup();
    assert_eq!(files.len(), broken);
}

/// What may be written in a file is limited, so that no file takes long or fills the memory.
#[test]
fn files_beyond_the_limits_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let many = |count: usize, item: &str| format!("{GOOD}備考: [{}]\n", item.repeat(count));
    let keys = |count: usize| (0..count).map(|at| format!("k{at}: 1\n")).collect::<String>();
    let table = [
        ("values", many(200_000, "[],"), None),
        ("more-values", many(400_000, "[],"), Some("too-many-values")),
        ("maps", many(400_000, "{},"), Some("too-many-values")),
        ("keys", format!("{GOOD}{}", keys(1_000)), Some("too-wide")),
        ("a-million-keys", format!("{GOOD}{}", keys(500_000)), Some("too-wide")),
        ("deep", format!("{GOOD}備考: {}{}\n", "[".repeat(80), "]".repeat(80)), Some("too-deep")),
        ("large", format!("{GOOD}# {}\n", "あ".repeat(2_796_000)), None),
        ("too-large", format!("{GOOD}# {}\n", "あ".repeat(2_797_000)), Some("too-large")),
    ];
    for (name, content, code) in table {
        let path = home.path().join(format!("{name}.yaml"));
        fs::write(&path, content).unwrap();
        let (_, findings) = check(home.path(), &[&path]);
        let fatal = findings.iter().map(|one| text(one, "code")).find(|code| code.starts_with("too-"));
        assert_eq!(fatal.as_deref(), code, "{name}: {findings:?}");
    }
    let huge = home.path().join("huge.yaml");
    File::create(&huge).unwrap().set_len(100 << 30).unwrap();
    let (code, findings) = check(home.path(), &[&huge]);
    assert_eq!((code, text(&findings[0], "code").as_str()), (1, "too-large"), "not a byte of it is read");
}

/// What is no file is not opened, and what cannot be read costs nobody else anything.
#[test]
fn whatever_lies_in_a_folder() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("plans");
    let at = |name: &str| folder.join(name);
    fs::create_dir_all(at("sub")).unwrap();
    fs::create_dir(at("folder.yaml")).unwrap();
    fs::create_dir(at("closed")).unwrap();
    for name in ["a.yaml", "sub/b.yaml", "closed/c.yaml", "unreadable.yaml"] {
        fs::write(at(name), GOOD).unwrap();
    }
    let strange = OsStr::from_bytes(b"\x8cv\xff\x1b[31m.yaml");
    fs::write(folder.join(strange), GOOD.replace("H28", "H28-R99x")).unwrap();
    let fifo = rustix::fs::FileType::Fifo;
    rustix::fs::mknodat(rustix::fs::CWD, at("pipe.yaml"), fifo, rustix::fs::Mode::RUSR, 0).unwrap();
    let _listener = UnixListener::bind(at("socket.yaml")).unwrap();
    for (to, name) in [
        ("/dev/zero", "zero.yaml"),
        ("/dev/full", "full.yaml"),
        ("/dev/tty", "tty.yaml"),
        ("/nowhere", "dangling.yaml"),
        ("circular.yaml", "circular.yaml"),
        (".", "here.yaml"),
        ("..", "up"),
        ("/dev/fd/0", "input.yaml"),
    ] {
        symlink(to, at(name)).unwrap();
    }
    let close = |name: &str, mode| fs::set_permissions(at(name), fs::Permissions::from_mode(mode)).unwrap();
    close("closed", 0o000);
    close("unreadable.yaml", 0o000);
    let (code, findings) = check(home.path(), &[&folder]);
    let summary = out(&run(home.path(), &["export", "--format", "json", "plans"]));
    close("closed", 0o755);

    assert_eq!(code, 2);
    let found = |name: &str| {
        let own = findings.iter().filter(|one| text(one, "file").ends_with(name));
        own.map(|one| text(one, "message")).collect::<Vec<_>>().join(" ")
    };
    for (name, words) in [
        ("pipe.yaml", "名前付きパイプ"),
        ("socket.yaml", "ソケット"),
        ("zero.yaml", "装置"),
        ("full.yaml", "装置"),
        ("tty.yaml", "装置"),
        ("input.yaml", "装置"),
        ("dangling.yaml", "リンクの先がありません"),
        ("circular.yaml", "元に戻ってしまう"),
        ("here.yaml", "フォルダー"),
        ("folder.yaml", "1つもありません"),
    ] {
        assert!(found(name).contains(words), "{name}: {}", found(name));
    }
    // Who may read everything may read these too.
    if !rustix::process::geteuid().is_root() {
        assert!(found("closed").contains("権限") && found("unreadable.yaml").contains("権限"));
    }
    let of_strange: Vec<_> =
        findings.iter().map(|one| text(one, "file")).filter(|path| path.contains("<8C>v<FF>")).collect();
    assert!(!of_strange.is_empty(), "a name is spelled out, and the file is read: {findings:?}");
    assert!(of_strange.iter().all(|path| !path.contains('\u{fffd}')));
    let summary: Value = serde_json::from_str(&summary).unwrap();
    let ids: Vec<_> = summary["plans"].as_array().unwrap().iter().map(|plan| text(plan, "id")).collect();
    assert!(["a", "b"].iter().all(|id| ids.iter().any(|own| own == id)), "{ids:?}");
}

#[test]
fn too_many_files_and_too_deep_folders() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("many");
    fs::create_dir(&folder).unwrap();
    for at in 0..20_010 {
        fs::write(folder.join(format!("{at:05}.yaml")), GOOD).unwrap();
    }
    let (code, findings) = check(home.path(), &[&folder]);
    assert_eq!((code, findings.len(), text(&findings[0], "code").as_str()), (1, 1, "too-many-files"));
    assert!(text(&findings[0], "message").contains("20000"), "{findings:?}");

    let mut deep = home.path().join("deep");
    for _ in 0..20 {
        deep = deep.join("x");
    }
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("a.yaml"), GOOD).unwrap();
    fs::write(home.path().join("deep/b.yaml"), GOOD).unwrap();
    let (code, findings) = check(home.path(), &[&home.path().join("deep")]);
    assert_eq!((code, text(&findings[0], "code").as_str()), (1, "too-many-files"), "{findings:?}");
}

/// The same plan in another encoding is the same plan: from a file and from standard input.
#[test]
fn encodings_are_no_difference() {
    let home = tempfile::tempdir().unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let same = ["crlf", "cr", "no-newline", "ctrl-z", "mark", "utf-16-le", "utf-16-be", "euc-jp"];
    let plain = corpus.join("document-marks.yaml");
    for name in same {
        let other = corpus.join(format!("{name}.yaml"));
        let by_path = program(home.path(), &["diff"]).args([&plain, &other]).output().unwrap();
        assert_eq!(by_path.status.code(), Some(0), "{name}: {}{}", out(&by_path), err(&by_path));
        let mut program = program(home.path(), &["diff", "-"]);
        let by_input = program.arg(&plain).stdin(File::open(&other).unwrap()).output().unwrap();
        assert_eq!(by_input.status.code(), Some(0), "{name}: {}{}", out(&by_input), err(&by_input));
    }
    let decomposed = fs::read_to_string(corpus.join("decomposed.yaml")).unwrap();
    let composed = home.path().join("composed.yaml");
    fs::write(&composed, susumi::spelling::composed(&decomposed).as_ref()).unwrap();
    let output = program(home.path(), &["diff"]).args([&composed, &corpus.join("decomposed.yaml")]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}{}", out(&output), err(&output));
}
