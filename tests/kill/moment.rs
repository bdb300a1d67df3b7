//! The moments at which the program is killed while it writes a file, told by what is to be seen in the folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

/// How long anything may take on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(20);

/// A moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// It has just been asked for.
    Asked,
    /// A file is beside the one that is written.
    Begun,
    /// The one that is written is another than before.
    Done,
}

impl Moment {
    pub const ALL: [Self; 3] = [Self::Asked, Self::Begun, Self::Done];
}

/// A file that is written.
pub struct Written {
    pub target: PathBuf,
    before: Option<Vec<u8>>,
}

impl Written {
    /// That file as it is now.
    pub fn of(target: PathBuf) -> Self {
        Self { before: fs::read(&target).ok(), target }
    }

    /// Waits for the moment, as fast as it can; if `is_over`, it has been missed.
    pub fn wait_for(&self, moment: Moment, mut is_over: impl FnMut() -> bool) {
        let start = Instant::now();
        while !self.has_come(moment) && !is_over() {
            assert!(start.elapsed() < PATIENCE, "waited in vain for {} to be written", self.target.display());
            std::thread::yield_now();
        }
    }

    fn has_come(&self, moment: Moment) -> bool {
        match moment {
            Moment::Asked => true,
            Moment::Begun => !self.beside().is_empty() || self.has_come(Moment::Done),
            Moment::Done => self.found() != self.before,
        }
    }

    /// What stands in it.
    pub fn found(&self) -> Option<Vec<u8>> {
        fs::read(&self.target).ok()
    }

    /// Puts back what stood in it at first.
    pub fn put_back(&self) {
        match &self.before {
            Some(before) => fs::write(&self.target, before).unwrap(),
            None => drop(fs::remove_file(&self.target)),
        }
    }

    /// The hidden files beside it that bear its name.
    pub fn beside(&self) -> Vec<PathBuf> {
        let name = self.target.file_name().unwrap().to_str().unwrap();
        hidden(self.target.parent().unwrap(), &format!(".{name}."))
    }
}

/// The files in a folder whose names begin so.
pub fn hidden(folder: &Path, start: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    paths
        .filter(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(start)))
        .collect()
}

/// Lets files be an hour old.
pub fn grow_old(paths: impl IntoIterator<Item = PathBuf>) {
    for path in paths {
        let file = fs::File::options().write(true).open(path).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(3600)).unwrap();
    }
}
