use std::thread;

use super::tidy::remove_beyond;
use super::*;

/// That many plan files, kept.
fn many(office: &Office, count: usize) -> Vec<PathBuf> {
    let path = |at| office.folder.path().join(format!("{at}.yaml"));
    let paths: Vec<PathBuf> = (0..count).map(path).collect();
    for (at, path) in paths.iter().enumerate() {
        fs::write(path, format!("計画: 計画{at}\n年度: H28\n体系: []\n")).unwrap();
        look(&office.cache, path, later());
    }
    office.cache.write();
    paths
}

fn set_used(office: &Office, path: &Path, ago: Duration) {
    let key = Key::new(&office.cache.program, path, &Stamp::of(path).unwrap()).unwrap();
    let file = fs::File::open(office.place().join(key.name())).unwrap();
    file.set_modified(SystemTime::now() - ago).unwrap();
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[test]
fn what_was_used_longest_ago_goes_first() {
    let office = Office::new();
    let paths = many(&office, 6);
    for (at, path) in paths.iter().enumerate() {
        set_used(&office, path, DAY * (10 + at as u32));
    }
    assert!(!look(&office.again(), &paths[5], later()).1, "this makes it the one that was used last");
    let each = office.contents().bytes / 6;
    let kept = |paths: &[PathBuf]| -> Vec<usize> {
        (0..paths.len()).filter(|at| !look(&office.again(), &paths[*at], later()).1).collect()
    };
    let folder = office.cache.made().unwrap();
    remove_beyond(folder, folder.files(entry::is_name), 4, u64::MAX);
    assert_eq!(office.contents().entries, 4);
    remove_beyond(folder, folder.files(entry::is_name), 9, each * 2 + each / 2);
    assert_eq!(kept(&paths), [0, 5]);
}

#[test]
fn entries_of_files_that_are_gone_go_once_a_day() {
    let office = Office::new();
    let paths = many(&office, 3);
    fs::write(office.place().join("0123456789abcdef"), "none of ours").unwrap();
    fs::write(office.place().join("README"), "somebody's").unwrap();
    fs::remove_file(&paths[0]).unwrap();
    tidy::tidy(office.cache.made().unwrap(), SystemTime::now());
    assert_eq!(office.contents().entries, 4, "that was asked a moment ago");
    tidy::tidy(office.cache.made().unwrap(), SystemTime::now() + 2 * DAY);
    assert_eq!(office.contents().entries, 2);
    assert!(office.place().join("README").exists());
}

#[test]
fn what_a_killed_program_left_behind_goes() {
    let office = Office::new();
    office.keep();
    let name = office.entry().file_name().unwrap().to_str().unwrap().to_owned();
    let left = office.place().join(format!(".{name}.123.0"));
    fs::write(&left, "half").unwrap();
    tidy::tidy(office.cache.made().unwrap(), SystemTime::now());
    assert!(left.exists(), "somebody may be writing it");
    tidy::tidy(office.cache.made().unwrap(), later() + DAY);
    assert!(!left.exists() && office.is_kept());
}

/// In a container the program is killed and started again under one number.
#[test]
fn what_was_left_behind_under_the_same_number_is_in_nobodys_way() {
    let office = Office::new();
    office.cache.made().unwrap();
    let name = office.entry().file_name().unwrap().to_str().unwrap().to_owned();
    // More than all tests write.
    for count in 0..1000 {
        fs::write(office.place().join(format!(".{name}.{}.{count}", std::process::id())), "half").unwrap();
    }
    office.keep();
    assert!(office.is_kept());
}

#[test]
fn a_clock_that_has_been_set_back_keeps_nothing_for_ever() {
    let office = Office::new();
    office.keep();
    let left = office.place().join(".0123456789abcdef.123.0");
    fs::write(&left, "half").unwrap();
    fs::remove_file(office.plan()).unwrap();
    tidy::tidy(office.cache.made().unwrap(), SystemTime::now() - 30 * DAY);
    assert!(!left.exists());
    assert_eq!(office.contents().entries, 0);
}

#[test]
fn what_waits_is_bounded() {
    let office = Office::new();
    office.cache.waiting.lock().unwrap().bytes = MOST_WAITING;
    look(&office.cache, &office.plan(), later());
    assert!(office.cache.next_waiting().is_none());
}

#[test]
fn several_programs_read_and_write_at_once() {
    let office = Office::new();
    let expected = read(&office.plan()).unwrap();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..20 {
                    let cache = office.again();
                    assert_eq!(look(&cache, &office.plan(), later()).0, expected);
                    let stamp = Stamp::of(&office.plan()).unwrap();
                    let key = Key::new(&cache.program, &office.plan(), &stamp).unwrap();
                    cache.keep(&key, &expected, stamp.size());
                    cache.write();
                }
            });
        }
    });
    assert!(office.is_kept());
    assert_eq!(office.contents().entries, 1);
}
