//! What programs that were killed while they wrote a file have left beside it.
//!
//! Owns how such files are named, so that nobody else's are ever taken for them.

use std::ffi::{OsStr, OsString};
use std::fs::{self, Metadata};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

use rustix::io::Errno;
use rustix::process::{Pid, getpid, test_kill_process};

use super::folder_of;
use super::unfinished::is_unfinished;

/// The name for a file beside one of that name.
pub fn hidden_name(name: &OsStr, attempt: u32) -> OsString {
    let mut hidden = beginning(name);
    hidden.push(format!("{}-{attempt}", std::process::id()));
    hidden
}

fn beginning(name: &OsStr) -> OsString {
    let mut hidden = OsString::from(".");
    // So that whatever is left behind says of what; a name has 255 bytes at the most.
    if name.len() < 200 {
        hidden.push(name);
    }
    hidden.push(".");
    hidden
}

/// Removes what has been left beside that file. What is young stays: on a shared drive its writer may be at work on
/// another machine, where no number of a process here says anything.
pub fn remove_left_behind(target: &Path) {
    const LONG_AGO: Duration = Duration::from_secs(60);
    let (Some(folder), Some(name)) = (folder_of(target), target.file_name()) else { return };
    let Ok(entries) = fs::read_dir(folder) else { return };
    let start = beginning(name);
    let is_old =
        |metadata: &Metadata| metadata.modified().is_ok_and(|time| time.elapsed().is_ok_and(|age| age > LONG_AGO));
    for entry in entries.flatten() {
        if let Some(writer) = writer(&entry.file_name(), &start)
            && entry.metadata().is_ok_and(|metadata| metadata.is_file() && is_old(&metadata))
            && !is_at_work(writer, &target.with_file_name(entry.file_name()))
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The number of the process that has given a file this name, which begins so and goes on with it and an attempt.
fn writer<'a>(name: &'a OsStr, start: &OsStr) -> Option<&'a str> {
    let rest = str::from_utf8(name.as_bytes().strip_prefix(start.as_bytes())?).ok()?;
    let (writer, attempt) = rest.split_once('-')?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(writer) && is_number(attempt)).then_some(writer)
}

/// Whether that process may still be writing: one that was stopped or waits for a disk does so for as long as it is
/// there.
fn is_at_work(writer: &str, path: &Path) -> bool {
    match writer.parse().ok().and_then(Pid::from_raw) {
        // In a container every program may have the same number.
        Some(own) if own == getpid() => is_unfinished(path),
        Some(other) => test_kill_process(other) != Err(Errno::SRCH),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs::File;
    use std::time::SystemTime;

    use rustix::process::getppid;

    use super::super::create;
    use super::*;

    /// No process has such a number: Linux gives none above 4,194,304.
    #[test]
    fn of_what_is_left_behind_only_what_is_old_and_of_this_file_goes() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.yaml");
        let stays = [
            ".a.yaml.swp",
            ".a.yaml.5000000",
            ".a.yaml.5000000-3-4",
            ".a.yaml.5000000-",
            ".a.yaml.+5000000-1",
            ".b.yaml.5000000-3",
            "a.yaml.5000000-3",
            &format!(".a.yaml.{}-0", getppid().unwrap().as_raw_pid()),
        ];
        let goes = [
            ".a.yaml.5000000-3",
            ".a.yaml.6000000-99",
            ".a.yaml.0-1",
            ".a.yaml.99999999999-0",
            &format!(".a.yaml.{}-0", std::process::id()),
        ];
        let an_hour_ago = SystemTime::now() - Duration::from_secs(3600);
        for name in stays.iter().chain(&goes) {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(an_hour_ago).unwrap();
        }
        fs::write(folder.path().join(".a.yaml.5000000-4"), "of a program at work").unwrap();
        create(&target, "one").unwrap();
        let left: BTreeSet<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let expected = stays.iter().chain(&["a.yaml", ".a.yaml.5000000-4"]).map(|name| (*name).to_owned());
        assert_eq!(left, expected.collect());
    }
}
