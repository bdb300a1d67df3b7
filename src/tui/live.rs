//! Opening the plans that are still to come and then watching their files, in a thread of its own that mostly sleeps.
//!
//! What changes while plans are opened is noticed at the first look behind that. From then on the thread looks at the
//! files again and again, reads those that have changed, and tells the loop only of those: nothing else wakes the
//! loop. How often it looks follows from what a look costs (see [`pause`]). It ends with the program. What it tells
//! may have been overtaken when the loop comes to it, after an editor had the terminal, say: so each piece of news is
//! held against the file once more before it is believed. What a look makes of the files is decided by [`Watch`].

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

use super::access::Access;
use super::app::FileChange;
use super::effect;
use super::incoming::{Incoming, News};
use crate::source::{Origin, Stamp, Told, Watch, What, Wish, scan};
use crate::workspace::{Known, Passed, Rest, Whole, judged};

/// The shortest time between two looks while nothing happens: who saves and turns to the screen finds it
/// done.
const LEAST: Duration = Duration::from_millis(500);
/// The shortest time between two looks at files that have just changed.
const SOON: Duration = Duration::from_millis(60);
/// For each unit of processor time that a look takes, so many pass until the next: 0.25 %.
const COST: u32 = 400;
/// The same for the time that it takes in all: of a slow network drive no more than this share is used.
const SHARE: u32 = 20;
/// The longest time between two looks, however slow they are.
const MOST: Duration = Duration::from_secs(60);
/// What has been read is told at least that often while more is read, so that the screen takes it in bit by
/// bit.
const BATCH: Duration = Duration::from_millis(100);

/// The changes that are still so: what has been overtaken is told again by itself. But that a file was renamed is
/// told once only, and what comes after it is told under the new name.
pub fn still_so(news: Vec<News>) -> Vec<FileChange> {
    let is_so = |one: &News| matches!(one.change, FileChange::Renamed(..)) || Stamp::of(&one.path) == one.stamp;
    news.into_iter().filter(is_so).map(|one| one.change).collect()
}

/// Starts to open the plans that are still to come, and to watch the files when all have been opened.
///
/// # Errors
/// If the system allows no more threads.
pub fn open_and_watch(mut rest: Rest, access: &Access, sender: Sender<Incoming>) -> io::Result<()> {
    let access = access.clone();
    let work = move || {
        let other = rest.read_whole().map(|Whole { path, stamp, result }| {
            let change = FileChange::Read(Box::new(result));
            sender.send(Incoming::Files(vec![News { path, stamp: Some(stamp), change }]))
        });
        if other.is_some_and(|sent| sent.is_err()) {
            return;
        }
        let known = rest.read(|batch| sender.send(Incoming::Plans(Box::new(batch))).is_ok());
        if let Some(known) = known {
            Watcher::new(known, access).run(&sender);
        }
    };
    thread::Builder::new().name("files".to_owned()).spawn(work).map(drop)
}

struct Watcher {
    roots: Vec<PathBuf>,
    watch: Watch,
    access: Access,
    start: Instant,
    told: Told,
    passed: Passed,
}

impl Watcher {
    fn new(known: Known, access: Access) -> Self {
        let Known { roots, files, aliases, passed, began } = known;
        let watch = Watch::new(files, |path| !aliases.contains(path), began);
        Self { roots, watch, access, start: Instant::now(), told: Told::default(), passed }
    }

    fn run(mut self, sender: &Sender<Incoming>) {
        let mut until_next = LEAST;
        loop {
            let due = self.watch.due().map(|due| due.saturating_sub(self.start.elapsed()).max(SOON));
            thread::sleep(due.map_or(until_next, |due| due.min(until_next)));
            let (began, used) = (Instant::now(), processor_time());
            let found = scan(&self.roots);
            until_next = pause(processor_time().saturating_sub(used), began.elapsed());
            let wishes = self.watch.observe(found, self.start.elapsed());
            if !self.fulfil(wishes, sender) {
                return;
            }
        }
    }

    /// Reads what is to be read and tells of it; says whether anybody listens.
    fn fulfil(&mut self, wishes: Vec<Wish>, sender: &Sender<Incoming>) -> bool {
        let mut news = Vec::new();
        let mut told = Instant::now();
        for wish in wishes {
            news.extend(self.news(wish));
            if told.elapsed() > BATCH && !news.is_empty() {
                if sender.send(Incoming::Files(std::mem::take(&mut news))).is_err() {
                    return false;
                }
                told = Instant::now();
            }
        }
        news.is_empty() || sender.send(Incoming::Files(news)).is_ok()
    }

    /// What there is to tell of a file.
    fn news(&mut self, wish: Wish) -> Option<News> {
        let Wish { path, stamp, what } = wish;
        if what == What::Open && self.is_open_already(&path) {
            self.watch.is_alias(&path);
            return None;
        }
        // It may just have come back.
        if what == What::Gone && is_gone(&path) {
            self.told.forget(&path);
            self.passed.forget(&path);
            return Some(News { change: FileChange::Gone(path.clone()), path, stamp: None });
        }
        let result = effect::read(&self.access, &Origin::File(path.clone()));
        let result = result.map_err(|failure| judged(&self.roots, failure));
        self.watch.has_read(&path, result.is_ok());
        let former = if let What::Rename(former) = &what { Some(former.as_path()) } else { None };
        let is_news = self.told.is_news(&path, &what, &result);
        // Of what is only doubtful nothing is to be concluded, unless nobody knows of the file.
        let is_hidden = (is_news || what == What::Open) && self.passed.hides(&path, former, &result);
        if !is_news || is_hidden {
            return None;
        }
        let result = Box::new(result);
        let change = match what {
            What::Rename(former) => FileChange::Renamed(former, result),
            _ => FileChange::Read(result),
        };
        Some(News { path, stamp, change })
    }

    /// Whether the file is open by another name.
    fn is_open_already(&self, path: &Path) -> bool {
        let Ok(file) = fs::canonicalize(path) else { return false };
        self.watch.like(path).filter_map(|other| fs::canonicalize(other).ok()).any(|other| other == file)
    }
}

fn is_gone(path: &Path) -> bool {
    fs::metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// How long to wait after a look that took so much processor time, and so long in all.
fn pause(used: Duration, took: Duration) -> Duration {
    (used * COST).max(took * SHARE).clamp(LEAST, MOST)
}

/// What this thread has used so far.
fn processor_time() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Failure;

    #[test]
    fn of_what_has_been_overtaken_only_a_new_name_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let [former, path] = ["a.yaml", "b.yaml"].map(|name| folder.path().join(name));
        fs::write(&path, "one").unwrap();
        let read = || Box::new(Err(Failure::gone(&path)));
        let changes = [FileChange::Read(read()), FileChange::Renamed(former, read()), FileChange::Gone(path.clone())];
        let stamps = [Stamp::of(&path), Stamp::of(&path), None];
        let news = || {
            let news = changes.iter().cloned().zip(stamps);
            news.map(|(change, stamp)| News { path: path.clone(), stamp, change }).collect::<Vec<_>>()
        };
        assert_eq!(still_so(news()), changes[..2]);
        fs::write(&path, "another").unwrap();
        assert_eq!(still_so(news()), changes[1..2]);
        fs::remove_file(&path).unwrap();
        assert_eq!(still_so(news()), changes[1..]);
    }

    #[test]
    fn what_a_look_costs_stays_below_half_a_percent() {
        let table = [(0, 0, 500), (1, 1, 500), (4, 4, 1600), (4, 400, 8000), (0, 9000, 60_000), (1000, 1000, 60_000)];
        for (used, took, expected) in table {
            let [used, took] = [used, took].map(Duration::from_millis);
            assert_eq!(pause(used, took).as_millis(), expected, "{used:?} {took:?}");
        }
    }
}
