//! Opening what a path stands for, which may be anything.
//!
//! Invariant: nothing is opened but a file, and opening it never waits. To open a pipe waits for whoever writes
//! into it, to read a device may never end, and to open one may already do something.

use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::OFlags;

use crate::words::failure::Kind;

/// Where a shell puts a pipe for `susumi diff <(git show …) plan.yaml`. It is open already, and whoever writes into
/// it was started for that: such a pipe is read as standard input is.
const INHERITED: [&str; 3] = ["/dev/fd", "/dev/stdin", "/proc/self/fd"];

/// Opens a file for reading; says what is there instead if it is none.
///
/// # Errors
/// If there is nothing, or it may not be read.
pub fn open(path: &Path) -> io::Result<Result<File, Kind>> {
    let is_inherited = |kind: FileType| kind.is_fifo() && INHERITED.iter().any(|folder| path.starts_with(folder));
    let check = |found: &Metadata| match other_kind(found.file_type()) {
        Some(_) if is_inherited(found.file_type()) => Ok(()),
        Some(kind) => Err(kind),
        None => Ok(()),
    };
    // Before it is opened, and again, because the path may lead to something else by then.
    let before = path.metadata()?;
    if let Err(kind) = check(&before) {
        return Ok(Err(kind));
    }
    let mut options = OpenOptions::new();
    options.read(true);
    if !is_inherited(before.file_type()) {
        options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed());
    }
    let file = options.open(path)?;
    let found = check(&file.metadata()?);
    Ok(found.map(|()| file))
}

/// What it is, if it is no file.
fn other_kind(kind: FileType) -> Option<Kind> {
    let table = [
        (kind.is_dir(), Kind::Folder),
        (kind.is_fifo(), Kind::Pipe),
        (kind.is_socket(), Kind::Socket),
        (kind.is_char_device() || kind.is_block_device(), Kind::Device),
    ];
    table.into_iter().find(|(is_it, _)| *is_it).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn only_files_are_opened_and_nothing_waits() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("file"), "a").unwrap();
        std::os::unix::fs::symlink(at("file"), at("link")).unwrap();
        let fifo = rustix::fs::FileType::Fifo;
        rustix::fs::mknodat(rustix::fs::CWD, at("pipe"), fifo, rustix::fs::Mode::RUSR, 0).unwrap();
        let _listener = UnixListener::bind(at("socket")).unwrap();
        let table = [
            (at("file"), None),
            (at("link"), None),
            (at("pipe"), Some(Kind::Pipe)),
            (at("socket"), Some(Kind::Socket)),
            (folder.path().to_owned(), Some(Kind::Folder)),
            ("/dev/zero".into(), Some(Kind::Device)),
        ];
        for (path, kind) in table {
            match (open(&path), kind) {
                (Ok(Ok(_)), None) => {}
                (Ok(Err(found)), Some(kind)) => assert_eq!(found, kind, "{path:?}"),
                (other, _) => panic!("{path:?}: {other:?}"),
            }
        }
        assert!(open(&at("gone")).is_err());
    }
}
