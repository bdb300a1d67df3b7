//! The cache of plans that were read: what the program does with it, from outside.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/run.rs"]
mod run;
#[path = "support/terminal.rs"]
mod terminal;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, SystemTime};

use folder::folder;
use run::{err, out};
use terminal::Terminal;

/// A plan file that was not written a moment ago.
const REAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/nisshin-2.yaml");

/// The program with a cache below its home, before it is started.
fn program(home: &Path, arguments: &[&str]) -> Command {
    let mut program = run::program(home, arguments);
    program.env("XDG_CACHE_HOME", home.join("cache"));
    program
}

fn run(home: &Path, arguments: &[&str]) -> Output {
    program(home, arguments).output().unwrap()
}

/// The files that keep a plan each.
fn entries(home: &Path) -> Vec<PathBuf> {
    let Ok(all) = fs::read_dir(home.join("cache/susumi")) else { return Vec::new() };
    let is_entry = |path: &PathBuf| path.file_name().is_some_and(|name| name.len() == 16);
    all.map(|one| one.unwrap().path()).filter(is_entry).collect()
}

/// When the one entry was used, as far as anybody can tell.
fn used(home: &Path) -> SystemTime {
    entries(home)[0].metadata().unwrap().modified().unwrap()
}

/// Lets the one entry look as if nobody had used it for long; gives back since when.
fn long_unused(home: &Path) -> SystemTime {
    let file = File::options().write(true).open(&entries(home)[0]).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(30 * 24 * 60 * 60)).unwrap();
    used(home)
}

#[test]
fn every_command_says_the_same_with_and_without_it() {
    let table: [&[&str]; 6] = [
        &["check", REAL],
        &["attention", REAL],
        &["summary", "--by", "department", REAL],
        &["export", "--format", "json", REAL],
        &["indicators", REAL],
        &["read", REAL],
    ];
    let home = folder(&[]);
    for arguments in table {
        let without = run(home.path(), &[arguments, &["--no-cache"]].concat());
        let first = run(home.path(), arguments);
        assert_eq!(entries(home.path()).len(), 1, "{arguments:?}");
        let before = long_unused(home.path());
        let second = run(home.path(), arguments);
        assert!(used(home.path()) > before, "{arguments:?} has read it");
        assert!(!without.stdout.is_empty() && without == first && first == second, "{arguments:?}");
    }
}

#[test]
fn who_does_not_want_it_neither_reads_nor_writes_it() {
    let off = "cache: off\n";
    for (settings, flag) in [("", Some("--no-cache")), (off, None)] {
        let home = folder(&[("settings/susumi/config.yaml", settings)]);
        let arguments: Vec<&str> = ["actions", REAL].into_iter().chain(flag).collect();
        run(home.path(), &arguments);
        assert!(!home.path().join("cache").exists());

        fs::remove_file(home.path().join("settings/susumi/config.yaml")).unwrap();
        run(home.path(), &["actions", REAL]);
        let before = long_unused(home.path());
        fs::write(home.path().join("settings/susumi/config.yaml"), settings).unwrap();
        run(home.path(), &arguments);
        assert_eq!(used(home.path()), before, "{settings:?} {flag:?}");
    }
}

#[test]
fn a_wish_that_is_none_is_said() {
    let home = folder(&[("settings/susumi/config.yaml", "cache: false\n")]);
    let output = run(home.path(), &["summary", REAL]);
    assert!(err(&output).contains("「cache」に「false」は指定できない"), "{}", err(&output));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_damaged_entry_is_replaced() {
    let home = folder(&[]);
    let sound = run(home.path(), &["actions", REAL]);
    let whole = fs::read(&entries(home.path())[0]).unwrap();
    for damaged in [&whole[..whole.len() / 2], &[], &[0; 30_000]] {
        fs::write(&entries(home.path())[0], damaged).unwrap();
        assert_eq!(run(home.path(), &["actions", REAL]), sound);
        assert_eq!(fs::read(&entries(home.path())[0]).unwrap(), whole);
    }
}

#[test]
fn where_there_can_be_none_everything_else_works() {
    let home = folder(&[("file", "")]);
    let sound = run(home.path(), &["actions", "--no-cache", REAL]);
    for nowhere in [Path::new("/proc/nowhere"), &home.path().join("file"), Path::new("")] {
        let output = program(home.path(), &["actions", REAL]).env("XDG_CACHE_HOME", nowhere).output().unwrap();
        assert_eq!(output, sound, "{}", nowhere.display());
    }
}

/// A limit on the size of files stands for a disk that is full.
#[test]
fn a_full_disk_keeps_nothing_and_says_nothing() {
    let home = folder(&[]);
    let sound = run(home.path(), &["actions", "--no-cache", REAL]);
    let mut limited = Command::new("sh");
    limited.arg("-c").arg("trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"").arg(env!("CARGO_BIN_EXE_susumi"));
    limited.args(["actions", REAL]).current_dir(home.path()).stdin(Stdio::null());
    let output = limited.env("HOME", home.path()).env("XDG_CACHE_HOME", home.path().join("cache")).output().unwrap();
    assert_eq!(output, sound);
    assert_eq!(fs::read_dir(home.path().join("cache/susumi")).unwrap().count(), 0);
}

#[test]
fn what_comes_through_standard_input_is_not_kept() {
    let home = folder(&[]);
    for path in ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"] {
        let output = program(home.path(), &["actions", path]).stdin(File::open(REAL).unwrap()).output().unwrap();
        assert!(output.status.success() && !output.stdout.is_empty(), "{path}");
    }
    assert_eq!(entries(home.path()), Vec::<PathBuf>::new());
}

/// The screen with a cache below its home, as soon as there is a plan on it.
fn screen(home: &Path, arguments: &[&str]) -> Terminal {
    let cache = home.join("cache").display().to_string();
    let mut screen =
        Terminal::run(home, env!("CARGO_BIN_EXE_susumi"), arguments, &[("XDG_CACHE_HOME", cache.as_str())]);
    screen.wait_for(&["経営改革プラン"]);
    screen
}

#[test]
fn the_screen_reads_and_writes_it_unless_it_is_for_guests() {
    let home = folder(&[]);
    let mut open = screen(home.path(), &["--kiosk", REAL]);
    open.press("q");
    open.wait_for_end();
    assert!(!home.path().join("cache").exists());

    let mut open = screen(home.path(), &[REAL]);
    open.wait_until("the entry", |_, _| !entries(home.path()).is_empty());
    open.press("q");
    open.wait_for_end();
    let before = long_unused(home.path());

    let _screen = screen(home.path(), &[REAL]);
    assert!(used(home.path()) > before);
}

#[test]
fn doctor_says_where_it_is() {
    let home = folder(&[]);
    let said = |home: &Path| out(&run(home, &["doctor"])).lines().map(str::trim).collect::<String>();
    assert!(said(home.path()).contains("cache/susumi（まだありません）"), "{}", said(home.path()));
    assert!(!home.path().join("cache").exists(), "it changes nothing");
    run(home.path(), &["actions", REAL]);
    assert!(said(home.path()).contains("（1件、0.0 MB。いつ消してもかまいません）"), "{}", said(home.path()));
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(home.path().join("cache/susumi"), open).unwrap();
    let text = said(home.path());
    assert!(text.contains("（使えません）") && text.contains("chmod 700"), "{text}");
}
