//! Killed while plans are read for the first time and kept for the next.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::folder::folder;
use super::moment::{grow_old, hidden};
use super::plans::plan_file;
use super::run::{out, run};
use super::terminal::Terminal;

const COUNT: usize = 20;
const SUSUMI: &str = env!("CARGO_BIN_EXE_susumi");

/// A home with plans that were written long ago.
fn home() -> TempDir {
    let home = folder(&[]);
    for at in 0..COUNT {
        let path = path(home.path(), at);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, plan_file(3, at).text).unwrap();
        grow_old([path]);
    }
    home
}

fn path(home: &Path, at: usize) -> PathBuf {
    home.join("plans").join(plan_file(3, at).path)
}

/// What the cache holds of whole plans.
fn kept(home: &Path) -> usize {
    let Ok(entries) = fs::read_dir(home.join("cache/susumi")) else { return 0 };
    entries.flatten().filter(|entry| entry.file_name().len() == 16).count()
}

/// The screen when all plans have come.
fn screen(home: &Path, arguments: &[&str]) -> String {
    let mut terminal = Terminal::run(home, SUSUMI, arguments, &[]);
    terminal.wait_for(&[&format!("/{COUNT}]"), "2 工程"]);
    terminal.text()
}

#[test]
fn a_cache_that_was_being_written_is_as_good_as_none() {
    for plans_kept in [0, 1, 7, COUNT] {
        let home = home();
        let mut terminal = Terminal::run(home.path(), SUSUMI, &["plans"], &[]);
        terminal.wait_until("the cache to grow", |_, text| text.contains("工程") && kept(home.path()) >= plans_kept);
        // It is killed.
        drop(terminal);

        let export = ["export", "--format", "json", "plans"];
        let expected = run(home.path(), &[&export[..], &["--no-cache"]].concat());
        assert!(expected.status.success());
        // The first run finds some of them, the second one all.
        for _ in 0..2 {
            assert!(out(&run(home.path(), &export)) == out(&expected), "{plans_kept} were kept");
        }
        assert_eq!(screen(home.path(), &["plans"]), screen(home.path(), &["--no-cache", "plans"]), "{plans_kept}");
        assert_eq!(kept(home.path()), COUNT);

        // What was left half written goes when something is written next.
        let cache = home.path().join("cache/susumi");
        fs::write(cache.join(format!(".{}.1.0", "0".repeat(16))), "half").unwrap();
        grow_old(hidden(&cache, "."));
        let changed = path(home.path(), 0);
        fs::write(&changed, plan_file(3, COUNT).text).unwrap();
        grow_old([changed]);
        assert!(run(home.path(), &export).status.success());
        assert_eq!(hidden(&cache, "."), Vec::<PathBuf>::new(), "{plans_kept}");
    }
}
