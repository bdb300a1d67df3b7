//! Holds that one plan comes at once, all others later, none twice, and that nothing that changes is missed.

use std::fs;
use std::os::unix::fs::symlink;

use tempfile::TempDir;

use super::super::open;
use super::*;
use crate::source::Bounds;
use crate::source::config::Config;

const PLAN: &str = "計画: 試し\n年度: H28\n体系: []\n";
/// Certain to be no plan.
const FOREIGN: &str = "services: {web: {image: nginx}}\n";
const BROKEN: &str = "計画: [\n";

/// A folder with these files, by whole paths.
fn folder(files: &[(&str, &str)]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    for (name, text) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    (folder, root)
}

fn begin(root: &Path, last: Option<&Last>) -> Opening {
    Opening::begin(vec![root.to_owned()], Reading::default(), last)
}

/// Everything that comes, in the order of its coming, and what is known then.
fn finish(opening: Opening) -> (Workspace, Known) {
    let Opening { mut workspace, rest } = opening;
    let mut is_over = false;
    let known = rest.unwrap().read(|batch| {
        assert!(!is_over && batch.read <= batch.of);
        is_over = batch.is_last;
        assert!(!batch.is_last || batch.read == batch.of);
        workspace.arrive(batch);
        true
    });
    assert!(is_over);
    (workspace, known.unwrap())
}

fn ids(workspace: &Workspace) -> Vec<&str> {
    workspace.in_order().into_iter().map(|at| workspace.plans[at].plan.id.as_str()).collect()
}

fn failed(workspace: &Workspace) -> Vec<String> {
    let mut names: Vec<String> = workspace.failures.iter().map(|failure| failure.origin.display()).collect();
    names.sort();
    names
}

#[test]
fn what_comes_bit_by_bit_is_what_is_opened_at_once() {
    let trees: [&[(&str, &str)]; 9] = [
        &[("a.yaml", PLAN)],
        &[("b/x.yaml", PLAN), ("a/x.yaml", PLAN), ("a/y.yml", PLAN), ("note.txt", PLAN), (".git/z.yaml", PLAN)],
        &[("a.yaml", BROKEN), ("b.yaml", PLAN), ("c.yaml", BROKEN), ("d/b.yaml", BROKEN)],
        &[("a/x.yaml", BROKEN), ("a/x.yml", PLAN), ("1/a/x.yml", PLAN)],
        &[("a.yaml", BROKEN)],
        &[("a.yaml", FOREIGN), ("b.yaml", PLAN), ("c.yaml", FOREIGN), ("d.yaml", BROKEN)],
        &[("a.yaml", PLAN), ("a.yml", FOREIGN), ("b/a.yaml", FOREIGN)],
        &[("a.yaml", FOREIGN), ("a.yml", PLAN), ("b/a.yml", PLAN)],
        &[("a.yaml", FOREIGN), ("b/c.yml", FOREIGN)],
    ];
    for files in trees {
        let (_folder, root) = folder(files);
        let at_once = open(std::slice::from_ref(&root), &Config::default());
        let opening = begin(&root, None);
        let first = opening.workspace.plans.first().map(|loaded| loaded.origin.clone());
        assert_eq!(first, at_once.plans.first().map(|loaded| loaded.origin.clone()), "{files:?}");
        let (workspace, _) = finish(opening);
        let in_order = workspace.in_order().into_iter().map(|at| workspace.plans[at].clone()).collect::<Vec<_>>();
        assert_eq!(in_order, at_once.plans, "{files:?}");
        assert_eq!(failed(&workspace), failed(&at_once), "{files:?}");
    }
}

#[test]
fn what_is_passed_over_counts_nowhere_and_is_watched() {
    let (_folder, root) = folder(&[("0.yaml", FOREIGN), ("a.yaml", PLAN), ("a.yml", FOREIGN), ("z/y.yaml", FOREIGN)]);
    let opening = begin(&root, None);
    assert_eq!((opening.workspace.plans.len(), opening.workspace.failures.len()), (1, 0));
    let mut seen = Vec::new();
    let known = opening.rest.unwrap().read(|batch| {
        seen.push((batch.is_last, batch.read, batch.of, batch.ids.clone(), batch.is_seen()));
        true
    });
    assert_eq!(seen.last(), Some(&(true, 1, 1, vec![(root.join("a.yaml"), "a".to_owned())], false)));
    assert_eq!(known.unwrap().files.files.len(), 4);
    assert_eq!(open(std::slice::from_ref(&root), &Config::default()).passed_over, 3);
    let named = [root.clone(), root.join("z/y.yaml")];
    assert_eq!(failed(&open(&named, &Config::default())), [root.join("z/y.yaml").display().to_string()]);
    // Of two folders the one without a plan is said.
    let folders = vec![root.join("z"), root.clone()];
    let (workspace, _) = finish(Opening::begin(folders.clone(), Reading::default(), None));
    assert_eq!(failed(&workspace), [root.join("z").display().to_string()]);
    assert_eq!(failed(&workspace), failed(&open(&folders, &Config::default())));
}

#[test]
fn many_come_each_once() {
    let names: Vec<String> = (0..200).map(|at| format!("{:02}/{at}.yaml", at % 50)).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), PLAN)).collect();
    let (_folder, root) = folder(&files);
    let (workspace, known) = finish(begin(&root, None));
    assert_eq!(workspace.plans.len(), 200);
    assert_eq!(known.files.files.len(), 200);
    assert_eq!(ids(&workspace), ids(&open(&[root], &Config::default())));
    let places: Vec<usize> = workspace.in_order().into_iter().map(|at| workspace.before(at)).collect();
    assert_eq!(places, (0..200).collect::<Vec<_>>());
}

#[test]
fn the_plan_that_was_looked_at_last_comes_first() {
    let (_folder, root) = folder(&[("a/x.yaml", PLAN), ("b/x.yaml", PLAN), ("c/.x.yaml", PLAN), ("d/x.yaml", BROKEN)]);
    symlink(root.join("b"), root.join("link")).unwrap();
    let first = |last: &Path| {
        let opening = begin(&root, Some(&Last { file: last.to_owned(), id: "before".to_owned() }));
        let plan = &opening.workspace.plans[0];
        let (file, id) = (plan.origin.display(), plan.plan.id.clone());
        let (workspace, known) = finish(opening);
        assert_eq!(ids(&workspace), ["a/x", "b/x"], "{last:?}");
        assert_eq!(known.files.files.len(), 3, "{last:?}");
        (file.strip_prefix(root.to_str().unwrap()).unwrap().to_owned(), id)
    };
    let known_again = ("/b/x.yaml".to_owned(), "before".to_owned());
    assert_eq!(first(&root.join("b/x.yaml")), known_again, "until all names are known it is called as it was");
    let (elsewhere, path) = folder(&[("x.yaml", PLAN)]);
    for other in ["link/x.yaml", "c/.x.yaml", "d/x.yaml", "gone.yaml", "../x.yaml"] {
        assert_eq!(first(&root.join(other)).0, "/a/x.yaml", "{other}");
    }
    assert_eq!(first(&path.join("x.yaml")).0, "/a/x.yaml", "it is not asked for");
    drop(elsewhere);
}

#[test]
fn a_file_of_two_names_is_opened_once() {
    let (_folder, root) = folder(&[("a.yaml", PLAN), ("b.yaml", PLAN)]);
    symlink("a.yaml", root.join("c.yaml")).unwrap();
    let roots = vec![root.clone(), root.join("b.yaml"), root.join("nowhere")];
    let (workspace, known) = finish(Opening::begin(roots.clone(), Reading::default(), None));
    assert_eq!(ids(&workspace), ["a", "b"]);
    assert_eq!(failed(&workspace), [root.join("nowhere").display().to_string()]);
    assert_eq!(known.aliases, [root.join("c.yaml")].into());
    assert_eq!(ids(&open(&roots, &Config::default())), ["a", "b"]);
}

#[test]
fn what_lies_out_of_bounds_is_not_read_by_any_thread() {
    let (_folder, root) = folder(&[("open/a.yaml", PLAN), ("open/b.yaml", PLAN), ("secret/c.yaml", PLAN)]);
    symlink(root.join("secret/c.yaml"), root.join("open/c.yaml")).unwrap();
    symlink(root.join("secret/c.yaml"), root.join("open/0.yaml")).unwrap();
    let roots = vec![root.join("open")];
    let reading = Reading::within(Bounds::around(&roots));
    let last = Last { file: root.join("secret/c.yaml"), id: "c".to_owned() };
    let (workspace, _) = finish(Opening::begin(roots, reading, Some(&last)));
    assert_eq!(ids(&workspace), ["a", "b"]);
    assert!(workspace.failures.iter().all(|failure| failure.finding.code == "outside"));
    assert_eq!(workspace.failures.len(), 1, "the other is a name of the same file");
}

#[test]
fn what_is_written_meanwhile_has_another_stamp_than_is_known() {
    let (_folder, root) = folder(&[("a.yaml", PLAN), ("b.yaml", PLAN)]);
    let opening = begin(&root, None);
    fs::write(root.join("a.yaml"), format!("{PLAN}備考: 後\n")).unwrap();
    let (_, known) = finish(opening);
    let is_as_known = |(file, stamp): &(PathBuf, Stamp)| Stamp::of(file) == Some(*stamp);
    let as_known: Vec<bool> = known.files.files.iter().map(is_as_known).collect();
    assert_eq!(as_known, [false, true]);
}

#[test]
fn what_was_read_at_a_glance_is_read_as_a_whole_behind_it() {
    // What is not plain is read as a whole at once.
    let texts = [(PLAN, true), ("計画: 試し\n年度: H28\n体系: []\n備考: 'a\n  b'\n", false)];
    for (text, is_plain) in texts {
        let (_folder, root) = folder(&[("a.yaml", text)]);
        let last = Last { file: root.join("a.yaml"), id: "b/a".to_owned() };
        let Opening { workspace, rest } = begin(&root, Some(&last));
        let mut rest = rest.unwrap();
        rest.remember(&workspace.plans[0]);
        assert_eq!(rest.glanced.is_some(), is_plain);
        assert!(rest.read_whole().is_none(), "it is the same but for its name, and nobody is told");

        for changed in [Some("計画: 別\n年度: H28\n体系: []\n"), Some(BROKEN), None] {
            fs::write(root.join("a.yaml"), text).unwrap();
            let Opening { workspace, rest } = begin(&root, None);
            let mut rest = rest.unwrap();
            rest.remember(&workspace.plans[0]);
            match changed {
                Some(changed) => fs::write(root.join("a.yaml"), changed).unwrap(),
                None => fs::remove_file(root.join("a.yaml")).unwrap(),
            }
            let title = |whole: Whole| whole.result.map(|loaded| loaded.plan.title).ok();
            let expected = match changed {
                Some(BROKEN) => Some(None),
                Some(_) => Some(Some("別".to_owned())),
                None => None,
            };
            assert_eq!(rest.read_whole().map(title), expected.filter(|_| is_plain), "{changed:?}");
        }
    }
}

#[test]
fn what_is_deleted_before_its_turn_is_not_missed() {
    let (_folder, root) = folder(&[("a.yaml", PLAN), ("b.yaml", PLAN), ("c.yaml", PLAN)]);
    symlink("nowhere", root.join("d.yaml")).unwrap();
    let opening = begin(&root, None);
    fs::remove_file(root.join("b.yaml")).unwrap();
    let (workspace, known) = finish(opening);
    assert_eq!(ids(&workspace), ["a", "c"]);
    // A link to nothing is still there.
    assert_eq!(failed(&workspace), [root.join("d.yaml").display().to_string()]);
    assert_eq!(known.files.files.len(), 2);
}

#[test]
fn nobody_reads_on_when_nobody_listens() {
    let (_folder, root) = folder(&[("a.yaml", PLAN), ("b.yaml", PLAN)]);
    assert!(begin(&root, None).rest.unwrap().read(|_| false).is_none());
    assert!(Opening::begin(Vec::new(), Reading::default(), None).rest.is_none(), "the program carries one plan");
}
