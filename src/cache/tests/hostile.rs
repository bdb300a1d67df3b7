use proptest::prelude::*;

use super::*;
use crate::plan::{FiscalYear, Value};
use crate::review::review;

#[test]
fn torn_and_flipped_entries_are_not_read() {
    let office = Office::new();
    let expected = office.keep();
    let whole = fs::read(office.entry()).unwrap();
    let key = Key::new(&office.cache.program, &office.plan(), &Stamp::of(&office.plan()).unwrap()).unwrap();
    assert!(entry::open(&whole, &key).is_some());
    for end in (0..whole.len()).step_by(7).chain(0..200) {
        assert_eq!(entry::open(&whole[..end], &key), None, "cut at {end}");
    }
    for at in (0..whole.len()).step_by(3) {
        for flip in [1, 0xff] {
            let mut flipped = whole.clone();
            flipped[at] ^= flip;
            assert_eq!(entry::open(&flipped, &key), None, "byte {at}");
        }
    }
    assert_eq!(entry::open(&[&whole[..], &[0]].concat(), &key), None, "longer");

    for end in (0..whole.len()).step_by(whole.len() / 7) {
        fs::File::options().write(true).open(office.entry()).unwrap().set_len(end as u64).unwrap();
        assert_eq!(look(&office.again(), &office.plan(), later()), (expected.clone(), true), "cut at {end}");
        office.keep();
    }
}

#[test]
fn an_entry_is_read_up_to_what_its_plan_may_need() {
    let office = Office::new();
    office.keep();
    let most = entry::most_bytes(TEXT.len() as u64);
    fs::File::options().write(true).open(office.entry()).unwrap().set_len(most + 1).unwrap();
    let name = office.entry().file_name().unwrap().to_str().unwrap().to_owned();
    assert_eq!(office.cache.made().unwrap().read(&name, most), None);
}

/// Whether what was changed in a sound plan makes it one that is not taken.
fn is_refused(change: impl Fn(&mut Loaded)) -> bool {
    let mut loaded = read(&Office::new().plan()).unwrap();
    let path = loaded.origin.path().unwrap().to_owned();
    assert!(kept::decode(&path, &kept::encode(&loaded).unwrap()).is_some());
    change(&mut loaded);
    kept::decode(&path, &kept::encode(&loaded).unwrap()).is_none()
}

#[test]
fn a_plan_that_others_would_stumble_over_is_refused() {
    use crate::plan::{DepartmentId, NodeId, Subject};
    type Change = fn(&mut Loaded);
    let table: [(&str, Change); 14] = [
        ("no years", |it| it.plan.years.clear()),
        ("years out of order", |it| it.plan.years.reverse()),
        ("a year beyond all", |it| it.plan.as_of = FiscalYear::starting(u16::MAX)),
        ("a node that is not there", |it| it.plan.actions[0].node = NodeId(9_999)),
        ("a department that is not there", |it| it.plan.actions[0].departments.push(DepartmentId(9_999))),
        ("a status that is not there", |it| it.plan.actions[0].status = Some(9_999)),
        ("one of an indicator", |it| it.plan.indicators[0].own_departments.push(DepartmentId(9_999))),
        ("no number", |it| {
            let value = Value::Number(f64::NAN);
            it.plan.indicators[0].target = Some(value.into());
        }),
        ("an action too few for the tree", |it| drop(it.plan.actions.pop())),
        ("an indicator too few", |it| drop(it.plan.indicators.pop())),
        ("a position too few", |it| it.positions.actions.truncate(1)),
        ("a finding about nothing", |it| it.findings[0].subject = Subject::Node(NodeId(9_999))),
        ("a finding before the file", |it| it.findings[0].position.column = 0),
        ("a finding of no length", |it| it.findings[0].length = 0),
    ];
    for (what, change) in table {
        assert!(is_refused(change), "{what}");
    }
}

/// Asks a plan everything that the screen would.
fn used(loaded: &Loaded) {
    let plan = &loaded.plan;
    for (id, _) in plan.tree.iter() {
        let children = plan.tree.children(id).count();
        let _ = (plan.tally(id, plan.as_of), plan.tree.path(id), plan.level_of(id), children);
    }
    for (id, action) in plan.actions_by_id() {
        let _ = (plan.slip_of(id, plan.as_of), plan.class_of(id, plan.as_of), action.planned.running(plan.as_of));
        let _ = (plan.department_names(&action.departments), plan.status_contradiction(id));
    }
    for (id, indicator) in plan.indicators_by_id() {
        let _ = (plan.verdict_of(id, plan.as_of), plan.departments_of(id), indicator.breaks_until(plan.as_of));
        let _ = plan.contradiction(id);
    }
    for finding in &loaded.findings {
        let _ =
            (plan.node_of(finding.subject), plan.answering_for(finding.subject), loaded.positions.of(finding.subject));
    }
    let _ = review(plan, &loaded.positions, &loaded.findings);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Whoever can write an entry can write a right sum over it too.
    #[test]
    fn no_bytes_are_more_than_a_plan_or_none(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        end in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let path = Path::new("plan.yaml");
        let mut bytes = PAYLOAD.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(end.map_or(bytes.len(), |end| end.index(bytes.len())));
        if let Some(loaded) = kept::decode(path, &bytes) {
            used(&loaded);
        }
    }

    #[test]
    fn nor_are_bytes_without_any_sense(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        if let Some(loaded) = kept::decode(Path::new("plan.yaml"), &bytes) {
            used(&loaded);
        }
        let key = Key::new(&Program::running().unwrap(), Path::new("/a"), &Stamp::of(Path::new("/proc/self/exe")).unwrap());
        prop_assert_eq!(entry::open(&bytes, &key.unwrap()), None);
        let _ = entry::path(&bytes);
    }
}

static PAYLOAD: std::sync::LazyLock<Vec<u8>> =
    std::sync::LazyLock::new(|| kept::encode(&read(&Office::new().plan()).unwrap()).unwrap());
