//! Killed while plans are read for the first time and kept for the next.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use super::folder::folder;
use super::moment::{grow_old, hidden};
use super::plans::{PlanFile, plan_file};
use super::run::{out, program};
use super::terminal::Terminal;

const COUNT: usize = 20;
const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");

/// Plans of which it is sure that nobody has written them a moment ago: only those are kept.
fn plans() -> TempDir {
    let folder = folder(&[]);
    let mut last = folder.path().to_owned();
    for at in 0..COUNT {
        let PlanFile { path, text } = plan_file(3, at);
        last = folder.path().join(path);
        fs::create_dir_all(last.parent().unwrap()).unwrap();
        fs::write(&last, text).unwrap();
    }
    // When a file was changed last cannot be set.
    let age = || fs::metadata(&last).unwrap().modified().unwrap().elapsed().unwrap_or_default();
    while age() < Duration::from_secs(4) {
        thread::park_timeout(Duration::from_millis(50));
    }
    folder
}

/// The folder in which the cache is.
fn cache(home: &Path) -> String {
    home.join("cache").display().to_string()
}

/// Runs the program to its end, with that cache.
fn run(home: &Path, arguments: &[&str]) -> Output {
    program(home, arguments).env("XDG_CACHE_HOME", cache(home)).output().unwrap()
}

/// The program on the screen, with that cache.
fn open(home: &Path, arguments: &[&str]) -> Terminal {
    Terminal::run(home, SUSUMI, arguments, &[("XDG_CACHE_HOME", cache(home).as_str())])
}

/// What the cache holds of whole plans.
fn kept(home: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(home.join("cache/susumi")) else { return Vec::new() };
    entries.flatten().filter(|entry| entry.file_name().len() == 16).map(|entry| entry.path()).collect()
}

/// The screen when all plans have come.
fn screen(home: &Path, arguments: &[&str]) -> String {
    let mut terminal = open(home, arguments);
    let all = format!("/{COUNT}]");
    terminal.wait_until("all plans", |_, text| text.contains(&all) && !text.contains("読み込んでいます"));
    terminal.text()
}

#[test]
fn a_cache_that_was_being_written_is_as_good_as_none() {
    let plans = plans();
    let plans = plans.path().to_str().unwrap();
    for plans_kept in [0, 1, 7, COUNT] {
        let home = folder(&[]);
        let mut terminal = open(home.path(), &[plans]);
        terminal
            .wait_until("the cache to grow", |_, text| text.contains("工程") && kept(home.path()).len() >= plans_kept);
        // It is killed.
        drop(terminal);

        let export = ["export", "--format", "json", plans];
        let expected = run(home.path(), &[&export[..], &["--no-cache"]].concat());
        assert!(expected.status.success());
        // The first run finds some of them, the second one all.
        for _ in 0..2 {
            assert!(out(&run(home.path(), &export)) == out(&expected), "{plans_kept} were kept");
        }
        assert_eq!(screen(home.path(), &[plans]), screen(home.path(), &["--no-cache", plans]), "{plans_kept}");
        assert_eq!(kept(home.path()).len(), COUNT);

        // What was left half written goes when something is written next.
        let cache = home.path().join("cache/susumi");
        fs::write(cache.join(format!(".{}.1.0", "0".repeat(16))), "half").unwrap();
        grow_old(hidden(&cache, "."));
        fs::remove_file(kept(home.path()).pop().unwrap()).unwrap();
        assert!(run(home.path(), &export).status.success());
        assert_eq!(kept(home.path()).len(), COUNT);
        assert_eq!(hidden(&cache, "."), Vec::<PathBuf>::new(), "{plans_kept}");
    }
}
