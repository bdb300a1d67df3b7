use std::os::unix::fs::MetadataExt;

use super::*;

#[test]
fn a_file_in_another_state_is_read_again_and_kept_anew() {
    type Change = fn(&Path);
    let table: [(&str, Change); 5] = [
        ("longer", |plan| fs::write(plan, format!("{TEXT}\n# 追記\n")).unwrap()),
        ("the same size, later", |plan| fs::write(plan, TEXT).unwrap()),
        ("another time of its content", |plan| {
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
            fs::File::open(plan).unwrap().set_modified(time).unwrap();
        }),
        ("another file with the same content and time", |plan| {
            let time = plan.metadata().unwrap().modified().unwrap();
            let new = plan.with_extension("new");
            fs::copy(plan, &new).unwrap();
            fs::File::open(&new).unwrap().set_modified(time).unwrap();
            fs::rename(new, plan).unwrap();
        }),
        ("a link to another", |plan| {
            let other = plan.with_extension("other");
            fs::write(&other, TEXT).unwrap();
            fs::remove_file(plan).unwrap();
            std::os::unix::fs::symlink(other, plan).unwrap();
        }),
    ];
    for (what, change) in table {
        let office = Office::new();
        office.keep();
        assert!(office.is_kept(), "{what}");
        let before = office.entry().metadata().unwrap().ino();
        change(&office.plan());
        assert!(!office.is_kept(), "{what}");
        office.keep();
        assert!(office.is_kept() && office.entry().metadata().unwrap().ino() != before, "{what}");
        assert_eq!(office.contents().entries, 1, "{what}: in the place of the one before");
    }
}

#[test]
fn another_path_is_another_plan() {
    let office = Office::new();
    office.keep();
    let other = office.folder.path().join("other.yaml");
    fs::hard_link(office.plan(), &other).unwrap();
    // To be linked changes the file too.
    office.keep();
    let (loaded, was_read) = look(&office.again(), &other, later());
    assert!(was_read && loaded.plan.id == "other", "what a plan is called comes from its path");

    let key = |path: &Path| Key::new(&office.cache.program, path, &Stamp::of(path).unwrap()).unwrap();
    let bytes = fs::read(office.entry()).unwrap();
    assert!(entry::open(&bytes, &key(&office.plan())).is_some());
    assert_eq!(entry::open(&bytes, &key(&other)), None, "also where both paths had one name");
}

#[test]
fn a_relative_path_is_kept_for_the_folder_that_it_leads_from() {
    let stamp = Stamp::of(&Office::new().plan()).unwrap();
    let program = Program::running().unwrap();
    let key = |path: &Path| Key::new(&program, path, &stamp);
    let here = std::env::current_dir().unwrap();
    assert_eq!(key(Path::new("plans/a.yaml")), key(&here.join("plans/a.yaml")));
}

#[test]
fn another_build_reads_nothing_of_this_one() {
    let office = Office::new();
    office.keep();
    let other = |office: &Office| Cache { program: Program::of(&Stamp::of(&office.plan()).unwrap()), ..office.again() };
    assert!(look(&other(&office), &office.plan(), later()).1);
    assert!(office.is_kept());
}

#[test]
fn what_may_still_change_unseen_is_not_kept() {
    let office = Office::new();
    look(&office.cache, &office.plan(), SystemTime::now());
    office.cache.write();
    assert!(!office.entry().exists(), "it has just been written");

    let written_meanwhile = || {
        let loaded = read(&office.plan())?;
        fs::write(office.plan(), "計画: 後\n年度: H28\n体系: []\n").unwrap();
        Ok((loaded, Parsers::Both))
    };
    office.cache.through_at(&office.plan(), written_meanwhile, later()).unwrap();
    assert!(office.cache.next_waiting().is_none(), "it changed while it was read");

    let input = fs::File::open(office.plan()).unwrap();
    let by_number = PathBuf::from(format!("/dev/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&input)));
    for path in [Path::new("/dev/null"), &by_number] {
        office.cache.through_at(path, || Ok((read(&office.plan())?, Parsers::Both)), later()).unwrap();
        assert!(office.cache.next_waiting().is_none(), "{}", path.display());
    }
}

#[test]
fn what_one_parser_alone_has_read_is_not_kept() {
    let office = Office::new();
    for (parsers, is_kept) in [(Parsers::First, false), (Parsers::Both, true)] {
        let read = || Ok((read(&office.plan())?, parsers));
        assert_eq!(office.cache.through_at(&office.plan(), read, later()).unwrap().1, parsers);
        office.cache.write();
        assert_eq!(office.entry().exists(), is_kept, "{parsers:?}");
    }
    let (_, parsers) = office.cache.through_at(&office.plan(), || panic!("it is kept"), later()).unwrap();
    assert_eq!(parsers, Parsers::Both);
}
