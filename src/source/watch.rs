//! Which files are to be read again: what follows from one look at them after another.
//!
//! Files are watched by asking for their state again and again, not with `notify`: a network drive tells
//! nobody what others do on it, and asking 2,000 files takes a few thousandths of a second. Reads nothing and
//! has no clock: the looks and their times are handed in.
//!
//! A file is read once it has been still for a moment, for a save may take several steps. One that gives no
//! plan is looked at again after a while before anybody is told, for it may have been half written. And every
//! file is read once more when the clock of its file system must have moved on: two saves within one tick of
//! that clock may leave the same stamp. Invariant: a state that lasts is read sooner or later, and once it has
//! been, nothing is wished for until the stamp changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::scan::{Scan, Stamp};

/// How long a file must have been as it is before it is read.
const STILL: Duration = Duration::from_millis(120);
/// How long a file must have been as it is, or away, before it is said that it gives no plan.
const SURE: Duration = Duration::from_millis(1000);
/// The coarsest clock of a file system (two seconds: FAT, old SMB servers), and a little more.
const TICK: Duration = Duration::from_millis(2500);

/// The files that are watched.
#[derive(Debug)]
pub struct Watch {
    files: BTreeMap<PathBuf, Watched>,
}

#[derive(Debug)]
struct Watched {
    stamp: Stamp,
    /// When it was first seen like that.
    since: Duration,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Read as it is.
    Known,
    /// Never read before.
    New,
    /// To be read again.
    Changed,
    /// Read, and no plan; nobody has been told.
    Doubtful,
    /// Read, but too soon to be sure that nothing else was written in the same tick.
    Young,
    /// Another name of a file that is watched already.
    Alias,
    /// Not there.
    Missing,
}

impl State {
    /// How long a file stays so until something is to be done.
    fn lasts(self) -> Option<Duration> {
        match self {
            Self::New | Self::Changed => Some(STILL),
            Self::Doubtful | Self::Missing => Some(SURE),
            Self::Young => Some(TICK),
            Self::Known | Self::Alias => None,
        }
    }
}

/// Something that is to be done about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The file.
    pub path: PathBuf,
    /// The stamp it had; `None` if it is not there.
    pub stamp: Option<Stamp>,
    /// What is to be done.
    pub what: What,
}

/// What is to be done about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Read it for the first time, unless it is another name of one that is open. If it gives no plan, that is not certain yet.
    Open,
    /// Read it again. If it gives no plan, that is not certain yet.
    Read,
    /// Read it again and take it as it is.
    Judge,
    /// Read it once more: it may be another than the one that was read under this stamp.
    Confirm,
    /// It was the one with that name before.
    Rename(PathBuf),
    /// Say that it is gone.
    Gone,
}

impl Watch {
    /// Watches what a first look came upon. It must have been taken before the files were opened; those for
    /// which `is_open` does not hold were passed over as other names of these. `now` is the time of the
    /// system, to know which of them have just been written.
    pub fn new(first: Scan, is_open: impl Fn(&Path) -> bool, now: SystemTime) -> Self {
        let watched = |(path, stamp): (PathBuf, Stamp)| {
            let state = match is_open(&path) {
                false => State::Alias,
                true if stamp.is_younger_than(TICK, now) => State::Young,
                true => State::Known,
            };
            (path, Watched { stamp, since: Duration::ZERO, state })
        };
        Self { files: first.files.into_iter().map(watched).collect() }
    }

    /// Takes another look, at that time since the first one; says what is to be done.
    pub fn observe(&mut self, scan: Scan, now: Duration) -> Vec<Wish> {
        let Scan { files, closed } = scan;
        let there: BTreeMap<PathBuf, Stamp> = files.into_iter().collect();
        let mut any_left = false;
        self.files.retain(|path, watched| {
            let is_new = watched.state == State::New;
            if !there.contains_key(path) && watched.state != State::Missing {
                (watched.state, watched.since) = (State::Missing, now);
                any_left = true;
                // What nobody knows of is not missed.
                return !is_new;
            }
            true
        });
        for (path, stamp) in there {
            let new = Watched { stamp, since: now, state: State::New };
            let Some(watched) = self.files.get_mut(&path) else {
                self.files.insert(path, new);
                continue;
            };
            let came_back = watched.state == State::Missing;
            if watched.stamp != stamp || came_back {
                // A link may have been turned to a file that is not open yet.
                let is_unread = matches!(watched.state, State::New | State::Alias);
                let state = if is_unread { State::New } else { State::Changed };
                *watched = Watched { state, ..new };
            }
            // The file that it was another name of may be the one that left.
            if any_left && watched.state == State::Alias {
                (watched.state, watched.since) = (State::New, now);
            }
        }
        self.wishes(&closed, now)
    }

    fn wishes(&mut self, closed: &[PathBuf], now: Duration) -> Vec<Wish> {
        let due =
            |(_, watched): &(&PathBuf, &Watched)| watched.state.lasts().is_some_and(|time| watched.since + time <= now);
        let due: Vec<PathBuf> = self.files.iter().filter(due).map(|(path, _)| path.clone()).collect();
        let mut wishes = Vec::new();
        for path in due {
            let Some(watched) = self.files.get(&path) else { continue };
            let (stamp, state) = (watched.stamp, watched.state);
            let what = match state {
                State::New => match self.take_former(&stamp) {
                    Some(former) => What::Rename(former),
                    None => What::Open,
                },
                State::Changed => What::Read,
                State::Doubtful => What::Judge,
                State::Young => What::Confirm,
                // A folder that cannot be listed is no proof that what lay in it is gone.
                State::Missing if closed.iter().any(|folder| *folder != path && path.starts_with(folder)) => {
                    self.files.remove(&path);
                    What::Judge
                }
                State::Missing => {
                    self.files.remove(&path);
                    What::Gone
                }
                State::Known | State::Alias => continue,
            };
            let stamp = (state != State::Missing).then_some(stamp);
            wishes.push(Wish { path, stamp, what });
        }
        wishes
    }

    /// The name that a file had which is missing now and has turned up under that stamp.
    fn take_former(&mut self, stamp: &Stamp) -> Option<PathBuf> {
        let is_it = |watched: &Watched| watched.state == State::Missing && watched.stamp.is_same_content(stamp);
        let former = self.files.iter().find(|(_, watched)| is_it(watched)).map(|(path, _)| path.clone())?;
        self.files.remove(&former);
        Some(former)
    }

    /// To be told that a file has been read as wished, and whether it gave a plan.
    pub fn has_read(&mut self, path: &Path, is_plan: bool) {
        if let Some(watched) = self.files.get_mut(path) {
            watched.state = match watched.state {
                State::New | State::Changed if !is_plan => State::Doubtful,
                State::New | State::Changed | State::Doubtful => State::Young,
                State::Young => State::Known,
                same @ (State::Known | State::Alias | State::Missing) => same,
            };
        }
    }

    /// To be told that a file is another name of one that is watched.
    pub fn is_alias(&mut self, path: &Path) {
        if let Some(watched) = self.files.get_mut(path) {
            watched.state = State::Alias;
        }
    }

    /// Those that may be the same file by another name, as far as their stamps tell: so that of thousands of new
    /// files each need not be held against each.
    pub fn like(&self, path: &Path) -> impl Iterator<Item = &Path> {
        let own = self.files.get(path).map(|watched| watched.stamp);
        let is_there = |watched: &Watched| !matches!(watched.state, State::Alias | State::Missing);
        let is_like = move |watched: &Watched| own.is_some_and(|own| watched.stamp.may_be_same_file(&own));
        let others = self.files.iter().filter(move |(other, _)| other.as_path() != path);
        others.filter(move |(_, watched)| is_there(watched) && is_like(watched)).map(|(path, _)| path.as_path())
    }

    /// When the next look is due at the latest, if anything waits for one.
    pub fn due(&self) -> Option<Duration> {
        self.files.values().filter_map(|watched| Some(watched.since + watched.state.lasts()?)).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: SystemTime = SystemTime::UNIX_EPOCH;

    /// What happens: a look in so many milliseconds after the first at these files (name, inode, size, time of
    /// change), and what is wished for then.
    type Look<'a> = (u64, &'a [(&'a str, u64, u64, i64)], &'a [&'a str]);

    fn seen(files: &[(&str, u64, u64, i64)]) -> Scan {
        let file = |(name, inode, size, modified): &(&str, u64, u64, i64)| {
            (PathBuf::from(name), Stamp::made(*inode, *size, *modified))
        };
        Scan { files: files.iter().map(file).collect(), closed: Vec::new() }
    }

    fn spelled(wish: &Wish) -> String {
        let what = match &wish.what {
            What::Open => "open",
            What::Read => "read",
            What::Judge => "judge",
            What::Confirm => "confirm",
            What::Rename(former) => &format!("{} is now", former.display()),
            What::Gone => "gone",
        };
        format!("{what} {}", wish.path.display())
    }

    /// Looks again and again; a file with an odd size gives no plan.
    fn follow(case: &str, first: &[(&str, u64, u64, i64)], looks: &[Look<'_>]) {
        // Long ago by the clock of the system.
        let mut watch = Watch::new(seen(first), |path| path != Path::new("alias"), START + Duration::from_secs(9999));
        for (at, files, expected) in looks {
            let wishes = watch.observe(seen(files), Duration::from_millis(*at));
            assert_eq!(wishes.iter().map(spelled).collect::<Vec<_>>(), *expected, "{case}, at {at}");
            for wish in wishes {
                let is_plan = files.iter().any(|(name, _, size, _)| wish.path == Path::new(name) && size % 2 == 0);
                watch.has_read(&wish.path, is_plan);
            }
        }
    }

    #[test]
    fn what_changes_is_read_when_it_has_come_to_rest() {
        let a = [("a", 1, 10, 0)];
        follow("nothing changes", &a, &[(500, &a, &[]), (60_000, &a, &[])]);
        let b = [("a", 1, 12, 9)];
        follow(
            "a save",
            &a,
            &[(500, &b, &[]), (600, &b, &[]), (700, &b, &["read a"]), (900, &b, &[]), (3000, &b, &["confirm a"])],
        );
        follow(
            "a save, and then nothing",
            &a,
            &[(500, &b, &[]), (620, &b, &["read a"]), (3000, &b, &["confirm a"]), (60_000, &b, &[])],
        );
        let [empty, half, whole] = [[("a", 1, 0, 9)], [("a", 1, 5, 9)], [("a", 1, 14, 9)]];
        follow(
            "a save in many steps",
            &a,
            &[
                (500, &empty, &[]),
                (600, &half, &[]),
                (700, &whole, &[]),
                (800, &half, &[]),
                (900, &whole, &[]),
                (1050, &whole, &["read a"]),
            ],
        );
        let [new, gone]: [&[_]; 2] = [&[("a", 2, 10, 9)], &[]];
        follow("a save that takes its place", &a, &[(500, new, &[]), (650, new, &["read a"])]);
        follow("away for a moment", &a, &[(500, gone, &[]), (1000, new, &[]), (1150, new, &["read a"])]);
        follow("away and back as it was", &a, &[(500, gone, &[]), (1000, &a, &[]), (1150, &a, &["read a"])]);
        follow(
            "saved again within a tick of the clock",
            &a,
            &[(500, &b, &[]), (650, &b, &["read a"]), (2000, &b, &[]), (3100, &b, &["confirm a"]), (9000, &b, &[])],
        );
    }

    #[test]
    fn what_gives_no_plan_is_looked_at_twice() {
        let [a, broken, whole] = [[("a", 1, 10, 0)], [("a", 1, 5, 9)], [("a", 1, 14, 9)]];
        follow(
            "it stays broken",
            &a,
            &[(500, &broken, &[]), (650, &broken, &["read a"]), (1000, &broken, &[]), (1500, &broken, &["judge a"])],
        );
        follow(
            "it was half written",
            &a,
            &[(500, &broken, &[]), (650, &broken, &["read a"]), (1000, &whole, &[]), (1150, &whole, &["read a"])],
        );
    }

    #[test]
    fn files_come_and_go_and_change_their_names() {
        let a = ("a", 1, 10, 0);
        let new = ("b", 2, 12, 9);
        let table: [(&str, &[Look<'_>]); 5] = [
            ("a new one", &[(500, &[a, new], &[]), (650, &[a, new], &["open b"]), (3100, &[a, new], &["confirm b"])]),
            ("one that was there for a moment", &[(500, &[a, new], &[]), (600, &[a], &[]), (9000, &[a], &[])]),
            ("one goes", &[(500, &[], &[]), (1000, &[], &[]), (1500, &[], &["gone a"]), (9000, &[], &[])]),
            (
                "another name",
                &[
                    (500, &[("b", 1, 10, 0)], &[]),
                    (650, &[("b", 1, 10, 0)], &["a is now b"]),
                    (2000, &[("b", 1, 10, 0)], &[]),
                ],
            ),
            ("one goes, another comes", &[(500, &[new], &[]), (650, &[new], &["open b"]), (1500, &[new], &["gone a"])]),
        ];
        for (case, looks) in table {
            follow(case, &[a], looks);
        }
    }

    #[test]
    fn another_name_of_a_file_counts_where_it_leads_elsewhere_or_the_first_is_gone() {
        let [both, one] = [&[("a", 1, 10, 0), ("alias", 1, 10, 0)][..], &[("alias", 1, 10, 0)]];
        follow(
            "changed",
            both,
            &[
                (500, &[("a", 1, 12, 9), ("alias", 1, 12, 9)], &[]),
                (650, &[("a", 1, 12, 9), ("alias", 1, 12, 9)], &["read a", "open alias"]),
            ],
        );
        follow("gone", both, &[(500, one, &[]), (650, one, &["a is now alias"])]);
    }

    #[test]
    fn only_files_that_look_alike_may_be_one() {
        let files = [("a", 1, 10, 5), ("b", 2, 12, 6), ("grown", 1, 14, 7), ("copy", 3, 10, 5), ("alias", 1, 10, 5)];
        let watch = Watch::new(seen(&files), |path| path != Path::new("alias"), START);
        let like = |path: &str| watch.like(Path::new(path)).map(|one| one.display().to_string()).collect::<Vec<_>>();
        assert_eq!(like("a"), ["copy", "grown"], "by its inode or, where inodes are made up, by what was written when");
        assert_eq!([like("b"), like("nowhere")], [[""; 0]; 2]);
    }

    #[test]
    fn a_folder_that_cannot_be_listed_has_lost_nothing() {
        let [at, lost] = [500, 1500].map(Duration::from_millis);
        let mut watch = Watch::new(seen(&[("d/a", 1, 10, 0), ("e", 2, 10, 0)]), |_| true, START);
        let nothing = |closed: &str| Scan { files: Vec::new(), closed: vec![closed.into()] };
        assert_eq!(watch.observe(nothing("d"), at), []);
        let wishes: Vec<_> = watch.observe(nothing("d"), lost).iter().map(spelled).collect();
        assert_eq!(wishes, ["judge d/a", "gone e"]);
    }

    #[test]
    fn what_was_written_shortly_before_the_start_is_read_once_more() {
        let mut watch =
            Watch::new(seen(&[("old", 1, 10, 0), ("a", 2, 10, 97)]), |_| true, START + Duration::from_secs(99));
        assert_eq!(watch.due(), Some(TICK));
        let files = seen(&[("old", 1, 10, 0), ("a", 2, 10, 97)]);
        let wishes: Vec<_> = watch.observe(files, TICK).iter().map(spelled).collect();
        assert_eq!(wishes, ["confirm a"]);
        watch.has_read(Path::new("a"), true);
        assert_eq!(watch.due(), None);
    }
}
