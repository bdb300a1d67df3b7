//! Many orders for one file: carried out one after the other on its text, saved once.
//!
//! An order that is refused leaves the others alone. Findings about an entry stop its own order; what an order leaves
//! of others (a total that does not fit yet) is said of the whole, because later orders may mend it. Invariant: the
//! file is what it was with all orders carried out that are not refused, and nothing else.

use std::path::{Path, PathBuf};

use super::attempt::{Intention, Stops, Version};
use super::entered::Standing;
use super::order::{Hunk, Order};
use super::refusal::Refusal;
use super::save::{self, Draft};
use super::whom::Whom;
use crate::plan::Finding;
use crate::source::{self, Loaded};

/// What came of one of the orders.
#[derive(Debug)]
pub enum Outcome {
    /// These lines change, numbered as in the file when all is done, if the orders came in the order of the file;
    /// none if all that was ordered stands there already.
    Accepted(Vec<Hunk>),
    /// Why it is not carried out.
    Refused(Refusal),
}

/// Orders that have been tried on the file as it is.
#[derive(Debug)]
pub struct Batch {
    path: PathBuf,
    intentions: Vec<Option<Intention>>,
    bytes: Vec<u8>,
    tried: Tried,
}

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// What came of each order, in the order given.
    pub outcomes: Vec<Outcome>,
    /// Findings about meaning that have come with them, but for what is not filled in.
    pub notes: Vec<Finding>,
    /// Whether the file had changed elsewhere since the orders were tried, and both changes are in it now.
    pub joined: bool,
    /// Whether anything had to be written.
    pub is_changed: bool,
}

#[derive(Debug)]
struct Tried {
    /// `None` if nothing changes.
    bytes: Option<Vec<u8>>,
    outcomes: Vec<Outcome>,
    notes: Vec<Finding>,
}

impl Draft for Tried {
    fn changed(&self) -> Option<&[u8]> {
        self.bytes.as_deref()
    }
}

impl Batch {
    /// Tries the orders on the file of `seen` as it is on the disk now; nothing is written. Beside each stands what
    /// its giver saw in the places that it is about: where something else stands there now, it is refused
    /// ([`Refusal::Changed`]).
    ///
    /// # Errors
    /// [`Refusal`]: why none of them can be tried.
    pub fn prepare(seen: &Loaded, orders: Vec<(Order, Standing)>) -> Result<Self, Refusal> {
        let path = seen.origin.path().ok_or(Refusal::BuiltIn)?.to_owned();
        let intention = |(order, standing): (Order, Standing)| {
            let whom = Whom::of(&seen.plan, order.subject)?;
            Some(Intention { order, whom, seen: standing })
        };
        let intentions: Vec<_> = orders.into_iter().map(intention).collect();
        let bytes = source::bytes_of(&path).map_err(|finding| Refusal::Unreadable(Box::new(finding)))?;
        let tried = carry_out(&intentions, &path, &bytes)?;
        Ok(Self { path, intentions, bytes, tried })
    }

    /// What would be written if it were saved now.
    pub fn preview(self) -> Written {
        written(self.tried, false)
    }

    /// Writes what is not refused, all of it at once. Where the file has changed since [`Batch::prepare`], the
    /// orders are tried again on what stands there now.
    ///
    /// # Errors
    /// [`Refusal`], and the file is as it was.
    pub fn save(self) -> Result<Written, Refusal> {
        let again = |found: &[u8]| carry_out(&self.intentions, &self.path, found);
        let joined = save::save(&self.path, &self.bytes, &self.tried, again)?;
        let is_joined = joined.is_some();
        Ok(written(joined.unwrap_or(self.tried), is_joined))
    }
}

fn written(tried: Tried, joined: bool) -> Written {
    let Tried { bytes, outcomes, notes } = tried;
    Written { outcomes, notes, joined, is_changed: bytes.is_some() }
}

fn carry_out(intentions: &[Option<Intention>], path: &Path, bytes: &[u8]) -> Result<Tried, Refusal> {
    let first = Version::read(path, bytes.to_vec())?;
    let mut last: Option<Version> = None;
    let mut outcomes = Vec::with_capacity(intentions.len());
    for intention in intentions {
        let Some(intention) = intention else {
            outcomes.push(Outcome::Refused(Refusal::Gone));
            continue;
        };
        outcomes.push(match last.as_ref().unwrap_or(&first).step(intention, path, Stops::OfItself) {
            Ok(step) => {
                last = step.next.or(last);
                Outcome::Accepted(step.hunks)
            }
            Err(refusal) => Outcome::Refused(refusal),
        });
    }
    let notes = last.as_ref().map(|last| last.news_since(&first)).unwrap_or_default();
    Ok(Tried { bytes: last.map(|last| last.bytes), outcomes, notes })
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File, Permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::time::Duration;

    use rustix::fs::{FlockOperation, flock};

    use super::*;
    use crate::plan::{ActionId, FiscalYear, Subject};
    use crate::source::Origin;
    use crate::workspace;

    const PLAN: &str = "\
計画: 試し
年度: H28-R2
時点: H28
総括: {実施: 1, 一部実施: 1, 未実施: 0}
体系:
- 番号: 1
  名称: 一番
  取組:
  - {番号: 1, 名称: 甲, 実施状況: 一部実施}  # 速報
  - {番号: 2, 名称: 乙, 実施状況: 実施}
  - {番号: 3, 名称: 丙}
";

    const YEAR: FiscalYear = FiscalYear::starting(2016);

    fn file() -> (tempfile::TempDir, PathBuf, Loaded) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.yaml");
        fs::write(&path, PLAN).unwrap();
        let loaded = workspace::read(&Origin::File(path.clone())).unwrap();
        (folder, path, loaded)
    }

    /// An order for an action, by its place, with what stands there now.
    fn order(loaded: &Loaded, at: u32, actual: Option<&str>, status: Option<&str>) -> (Order, Standing) {
        let subject = Subject::Action(ActionId(at));
        let (actual, status) = (actual.map(str::to_owned), status.map(str::to_owned));
        (Order { actual, status, ..Order::of(subject, YEAR) }, Standing::of(&loaded.plan, subject, YEAR))
    }

    /// 実績 of 甲, a word that is no status for 乙, 実績 of 丙.
    fn three(loaded: &Loaded) -> Vec<(Order, Standing)> {
        vec![
            order(loaded, 0, Some("検討"), None),
            order(loaded, 1, Some("実施"), Some("完了")),
            order(loaded, 2, Some("調査"), None),
        ]
    }

    fn with_two(text: &str) -> String {
        text.replace("甲, ", "甲, 実績: {H28: 検討}, ").replace("丙}", "丙, 実績: {H28: 調査}}")
    }

    /// `+` for what is carried out, with the line that changes, else the refusal in short.
    fn told(written: &Written) -> String {
        let one = |outcome: &Outcome| match outcome {
            Outcome::Accepted(hunks) => hunks.iter().map(|hunk| format!("+{}", hunk.line)).collect(),
            Outcome::Refused(Refusal::Findings(findings)) => findings[0].code.to_owned(),
            Outcome::Refused(Refusal::Changed(_, now)) => format!("now {now}"),
            Outcome::Refused(refusal) => refusal.to_string(),
        };
        written.outcomes.iter().map(one).collect::<Vec<String>>().join(" | ")
    }

    #[test]
    fn what_is_refused_leaves_the_others_alone() {
        let (_folder, path, loaded) = file();
        let preview = Batch::prepare(&loaded, three(&loaded)).unwrap().preview();
        assert_eq!((told(&preview).as_str(), preview.is_changed), ("+9 | status | +11", true));
        assert_eq!(fs::read_to_string(&path).unwrap(), PLAN, "nothing is written by looking");
        let written = Batch::prepare(&loaded, three(&loaded)).unwrap().save().unwrap();
        assert_eq!((told(&written), written.joined), (told(&preview), false));
        assert_eq!(fs::read_to_string(&path).unwrap(), with_two(PLAN));
        let again = Batch::prepare(&loaded, three(&loaded)).unwrap().save().unwrap();
        assert_eq!((told(&again).as_str(), again.is_changed), (" | status | ", false));
    }

    /// Two statuses change places: the totals fit before and after, but not in between.
    #[test]
    fn what_a_later_order_mends_stops_none() {
        let (_folder, path, loaded) = file();
        let swap = [("実施", 0), ("一部実施", 1)].map(|(word, at)| order(&loaded, at, None, Some(word)));
        let written = Batch::prepare(&loaded, swap.to_vec()).unwrap().save().unwrap();
        assert_eq!((told(&written).as_str(), written.notes.as_slice()), ("+9 | +10", &[][..]));
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("甲, 実施状況: 実施}  # 速報") && text.contains("乙, 実施状況: 一部実施}"), "{text}");
        // One of them alone is carried out, and what it leaves is told.
        fs::write(&path, PLAN).unwrap();
        let one = vec![order(&loaded, 0, None, Some("実施"))];
        let written = Batch::prepare(&loaded, one).unwrap().save().unwrap();
        let codes: Vec<&str> = written.notes.iter().map(|note| note.code).collect();
        assert_eq!((told(&written).as_str(), codes.as_slice()), ("+9", &["totals"; 2][..]));
    }

    #[test]
    fn what_others_have_written_since_stays() {
        type Change = fn(&str) -> String;
        let table: [(&str, Change, &str); 4] = [
            ("elsewhere", |text| text.replace("体系:", "備考: 追記\n体系:"), "+10 | status | +12"),
            ("in the very place", |text| text.replace("丙}", "丙, 実績: {H28: 試行}}"), "+9 | status | now 試行"),
            ("the same", |text| text.replace("丙}", "丙, 実績: {H28: 調査}}"), "+9 | status | "),
            ("one is gone", |text| text.replace("  - {番号: 3, 名称: 丙}\n", ""), "+9 | status | the entry is gone"),
        ];
        for (name, change, expected) in table {
            let (_folder, path, loaded) = file();
            let batch = Batch::prepare(&loaded, three(&loaded)).unwrap();
            fs::write(&path, change(PLAN)).unwrap();
            let written = batch.save().unwrap();
            assert!(written.joined, "{name}");
            assert_eq!(told(&written), expected, "{name}");
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(text, with_two(&change(PLAN)), "{name}");
        }
        let (_folder, path, loaded) = file();
        let batch = Batch::prepare(&loaded, three(&loaded)).unwrap();
        fs::write(&path, "計画: [").unwrap();
        assert!(matches!(batch.save(), Err(Refusal::Unreadable(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "計画: [");
    }

    #[test]
    fn a_lock_is_waited_for() {
        let (_folder, path, loaded) = file();
        let lock = File::open(&path).unwrap();
        flock(&lock, FlockOperation::LockExclusive).unwrap();
        let batch = Batch::prepare(&loaded, three(&loaded)).unwrap();
        let saving = std::thread::spawn(|| batch.save());
        std::thread::sleep(Duration::from_millis(100));
        assert!(!saving.is_finished(), "the other one is still at it");
        // Who holds the lock writes, as an editor does: in place.
        fs::write(&path, PLAN.replace("体系:", "備考: 追記\n体系:")).unwrap();
        drop(lock);
        assert!(saving.join().unwrap().unwrap().joined);
        assert_eq!(fs::read_to_string(&path).unwrap(), with_two(&PLAN.replace("体系:", "備考: 追記\n体系:")));
    }

    #[test]
    fn what_may_not_be_written_stays() {
        let (folder, path, loaded) = file();
        let batch = Batch::prepare(&loaded, three(&loaded)).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
        assert!(matches!(batch.save(), Err(Refusal::ReadOnly(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), PLAN);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
        let batch = Batch::prepare(&loaded, three(&loaded)).unwrap();
        fs::remove_file(&path).unwrap();
        assert!(matches!(batch.save(), Err(Refusal::Io(..))));
        assert!(matches!(Batch::prepare(&loaded, three(&loaded)), Err(Refusal::Unreadable(_))));
        assert!(!path.exists(), "it does not come back");
        let built_in = source::built_in().unwrap();
        assert!(matches!(Batch::prepare(&built_in, Vec::new()), Err(Refusal::BuiltIn)));
    }
}
