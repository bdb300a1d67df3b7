use std::os::unix::fs::{PermissionsExt, symlink};

use rustix::fs::{CWD, FileType, Mode, mknodat};

use super::*;

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

#[test]
fn folder_and_files_are_the_users_alone() {
    let office = Office::new();
    office.keep();
    assert_eq!((mode(&office.place()), mode(&office.entry())), (0o700, 0o600));
    let names: Vec<_> = fs::read_dir(office.place()).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "the plan and the mark, and nothing beside them: {names:?}");
}

#[test]
fn a_folder_that_others_may_enter_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["open", "mine"] {
        fs::create_dir(at(name)).unwrap();
    }
    set_mode(&at("open"), 0o770);
    set_mode(&at("mine"), 0o700);
    symlink(at("mine"), at("link")).unwrap();
    fs::write(at("file"), "").unwrap();
    for (name, usable) in [("open", false), ("mine", true), ("link", false), ("file", false), ("file/x", false)] {
        assert_eq!(Cache::in_folder(&at(name)).is_ok(), usable, "{name}");
    }
    assert!(Cache::in_folder(Path::new("/proc/nowhere")).unwrap().made().is_none());
}

#[test]
fn an_entry_that_is_not_the_users_own_file_is_replaced() {
    type Exchange = fn(&Path, &[u8]);
    let table: [(&str, Exchange); 6] = [
        ("others may write it", |entry, _| set_mode(entry, 0o620)),
        ("others may read it", |entry, _| set_mode(entry, 0o644)),
        ("a link to the very same", |entry, bytes| {
            let real = entry.with_extension("real");
            fs::write(&real, bytes).unwrap();
            set_mode(&real, 0o600);
            symlink(real, entry).unwrap();
        }),
        ("a folder", |entry, _| fs::create_dir(entry).unwrap()),
        ("a pipe", |entry, _| mknodat(CWD, entry, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap()),
        ("something else", |entry, _| {
            fs::write(entry, "計画").unwrap();
            set_mode(entry, 0o600);
        }),
    ];
    for (what, exchange) in table {
        let office = Office::new();
        office.keep();
        let bytes = fs::read(office.entry()).unwrap();
        if !what.starts_with("others") {
            fs::remove_file(office.entry()).unwrap();
        }
        exchange(&office.entry(), &bytes);
        assert!(!office.is_kept(), "{what}");
        office.keep();
        assert!(office.is_kept(), "{what}");
    }
}

#[test]
fn an_entry_of_another_user_is_replaced() {
    let office = Office::new();
    office.keep();
    // Only root can give a file away; for everybody else there is nothing to try.
    if std::os::unix::fs::chown(office.entry(), Some(65_534), None).is_ok() {
        assert!(!office.is_kept());
        office.keep();
        assert!(office.is_kept());
        std::os::unix::fs::chown(office.place(), Some(65_534), None).unwrap();
        assert!(matches!(Cache::in_folder(&office.place()), Err(Unusable::Shared)));
    }
}

#[test]
fn where_nothing_can_be_written_nothing_is_kept_and_nobody_is_told() {
    let removed = Office::new();
    // Root may write into a folder that is read-only, but not into one that is gone.
    removed.cache.made().unwrap();
    fs::remove_dir(removed.place()).unwrap();
    let impossible = Office::new();
    fs::write(impossible.place(), "a file").unwrap();
    for office in [removed, impossible] {
        let (loaded, was_read) = look(&office.cache, &office.plan(), later());
        assert!(was_read && loaded == read(&office.plan()).unwrap());
        office.cache.write();
        assert!(office.cache.next_waiting().is_none());
        assert!(!office.place().is_dir());
    }
}

#[test]
fn the_folder_is_made_when_there_is_something_to_keep() {
    let office = Office::new();
    office.cache.write();
    let (_, was_read) = look(&office.cache, &office.plan(), later());
    assert!(was_read && !office.place().exists());
    office.cache.write();
    assert_eq!(fs::metadata(office.place()).unwrap().permissions().mode() & 0o777, 0o700);
    assert!(office.is_kept());
}
