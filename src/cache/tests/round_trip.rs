use proptest::prelude::*;

use super::*;
use crate::plan::{Finding, Severity};
use crate::source::{built_in, load_file};

/// All plan files of the tests that give a plan.
fn plan_files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["plans", "tests/plans", "tests/hostile", "tests/slips"];
    let files = folders.into_iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    files.map(|entry| entry.unwrap().path()).filter(|path| read(path).is_ok()).collect()
}

fn comes_back(loaded: &Loaded) {
    let bytes = kept::encode(loaded).expect("every code is known");
    let path = loaded.origin.path().unwrap();
    assert_eq!(kept::decode(path, &bytes).as_ref(), Some(loaded), "{}", path.display());
}

#[test]
fn every_plan_of_the_tests_comes_back_as_it_was() {
    let files = plan_files();
    assert!(files.len() > 20, "{files:?}");
    for path in files {
        comes_back(&read(&path).unwrap());
    }
}

#[test]
fn what_comes_from_the_cache_is_what_the_file_gives() {
    let office = Office::new();
    let loaded = office.keep();
    assert_eq!(look(&office.again(), &office.plan(), later()), (loaded, false));
}

#[test]
fn a_plan_that_is_not_what_its_file_gives_is_not_kept() {
    let with_text = load_file(&Office::new().plan()).unwrap();
    assert!(with_text.text.is_some());
    assert_eq!(kept::encode(&with_text), None, "its review is missing");
    let finding = Finding::new(
        "x",
        Severity::Note,
        Default::default(),
        crate::plan::Position::START,
        crate::words::Wording::new("。"),
    );
    let plan = read(&Office::new().plan()).unwrap();
    assert_eq!(kept::encode(&Loaded { broken: Some(Box::new(finding.clone())), ..plan.clone() }), None);
    assert_eq!(kept::encode(&Loaded { findings: vec![finding], ..plan }), None, "nobody knows its code");
    assert!(built_in().is_ok());
}

/// A text with some of its lines exchanged, left out, doubled or cut, and some characters put in.
fn mutated() -> impl Strategy<Value = String> {
    let strange =
        prop::sample::select(vec!["", "：", "#REF!", "R9", "⇒", "-", "\"", "[a, b]", "1,000", "〃", "  ", "注"]);
    let change = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..5_u8, strange);
    prop::collection::vec(change, 1..12).prop_map(|changes| {
        let mut lines: Vec<String> = TEXT.lines().map(str::to_owned).collect();
        for (one, other, kind, strange) in changes {
            let (one, other) = (one.index(lines.len()), other.index(lines.len()));
            match kind {
                0 => lines.swap(one, other),
                1 => drop(lines.remove(one)),
                2 => lines.insert(one, lines[other].clone()),
                3 => lines[one] = lines[one].chars().take(other % 20).collect(),
                _ => {
                    let at = lines[one].find(": ").map_or(0, |at| at + 2);
                    lines[one].insert_str(at, strange);
                }
            }
        }
        lines.join("\n")
    })
}

proptest! {
    #[test]
    fn whatever_gives_a_plan_comes_back(text in mutated()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, &text).unwrap();
        if let Ok(loaded) = read(&path) {
            comes_back(&loaded);
        }
    }
}
