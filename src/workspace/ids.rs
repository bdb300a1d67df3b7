//! Ids of plans that are open together: no two alike.
//!
//! They follow from the names of all files that were to be opened, those that gave no plan among them: so a plan
//! has its id before the others are read, and keeps it while one of them is broken.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::Workspace;
use crate::source::{Loaded, Origin, WholePaths};
use crate::visible::spelled;

/// Gives every plan an id that no other has, the stem of its file where that is enough.
pub fn make_unique(workspace: &mut Workspace, whole: &mut WholePaths) {
    let plans = workspace.plans.iter().map(|loaded| &loaded.origin);
    let failures = workspace.failures.iter().map(|failure| &failure.origin);
    let paths: Vec<&Path> = plans.chain(failures).filter_map(Origin::path).collect();
    let ids = unique(&paths, whole).into_iter();
    let of_file = |loaded: &&mut Loaded| loaded.origin.path().is_some();
    // What came from no file keeps the id that it brought along.
    for (loaded, id) in workspace.plans.iter_mut().filter(of_file).zip(ids) {
        loaded.plan.id = id;
    }
}

/// An id for each of these files.
pub fn unique(paths: &[&Path], whole: &mut WholePaths) -> Vec<String> {
    let files: Vec<PathBuf> = paths.iter().map(|path| whole.of(path)).collect();
    let stems = count(files.iter().map(|file| file.with_extension("")));
    let mut ids: Vec<String> = paths.iter().map(|path| path.file_stem().map(spelled).unwrap_or_default()).collect();
    for (id, file) in ids.iter_mut().zip(&files) {
        if stems.get(&file.with_extension("")) > Some(&1) {
            *id = name(file);
        }
    }
    // Every round puts one folder more before those that are still alike, until there are no more.
    let mut folders: Vec<_> = files.iter().map(|file| file.ancestors().skip(1)).collect();
    loop {
        let alike = count(ids.iter().cloned());
        let mut changed = false;
        for (id, folders) in ids.iter_mut().zip(&mut folders) {
            if alike.get(id) > Some(&1)
                && let Some(folder) = folders.next().map(name).filter(|folder| !folder.is_empty())
            {
                *id = format!("{folder}/{id}");
                changed = true;
            }
        }
        if !changed {
            return ids;
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().map(spelled).unwrap_or_default()
}

fn count<T: Eq + std::hash::Hash>(items: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use crate::source::Origin;
    use crate::source::config::Config;
    use crate::workspace::{Workspace, open, read};

    #[test]
    fn no_two_plans_have_one_id() {
        let table: [(&[&str], &[&str]); 5] = [
            (&["a/x.yaml", "b/y.yaml"], &["x", "y"]),
            (&["a/x.yaml", "b/x.yaml", "b/y.yaml"], &["a/x", "b/x", "y"]),
            (&["1/a/x.yaml", "2/a/x.yaml", "b/x.yaml"], &["1/a/x", "2/a/x", "b/x"]),
            (&["a/x.yaml", "a/x.yml"], &["x.yaml", "x.yml"]),
            (&["a/x.yaml", "a/x.yml", "b/x.yml"], &["x.yaml", "x.yml", "x"]),
        ];
        for (files, ids) in table {
            let folder = tempfile::tempdir().unwrap();
            for file in files {
                let path = folder.path().join(file);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, "計画: 試し\n年度: H28\n体系: []\n").unwrap();
            }
            let workspace = open(&[folder.path().to_owned()], &Config::default());
            let found: Vec<_> = workspace.plans.iter().map(|loaded| loaded.plan.id.as_str()).collect();
            assert_eq!(found, ids, "{files:?}");
        }
    }

    #[test]
    fn names_that_are_no_text_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        for name in [b"\x8cv.yaml", b"\x8dv.yaml"] {
            let path = folder.path().join(OsStr::from_bytes(name));
            std::fs::write(path, "計画: 試し\n年度: H28\n体系: []\n").unwrap();
        }
        let workspace = open(&[folder.path().to_owned()], &Config::default());
        let found: Vec<_> = workspace.plans.iter().map(|loaded| loaded.plan.id.as_str()).collect();
        assert_eq!(found, ["<8C>v", "<8D>v"]);
    }

    #[test]
    fn a_plan_keeps_its_id_when_it_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a", "b"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
            let path = folder.path().join(name).join("x.yaml");
            std::fs::write(path, format!("計画: {name}\n年度: H28\n体系: []\n")).unwrap();
        }
        let mut workspace = open(&[folder.path().to_owned()], &Config::default());
        let again = read(&workspace.plans[1].origin).unwrap();
        workspace.replace(1, again);
        assert_eq!((workspace.plans[1].plan.id.as_str(), workspace.plans[1].plan.title.as_str()), ("b/x", "b"));

        let path = folder.path().join("x.yaml");
        std::fs::write(&path, "計画: c\n年度: H28\n体系: []\n").unwrap();
        let ids = |workspace: &Workspace| -> Vec<String> {
            workspace.plans.iter().map(|loaded| loaded.plan.id.clone()).collect()
        };
        workspace.add(vec![read(&Origin::File(path.clone())).unwrap()]);
        let own = folder.path().file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(ids(&workspace), ["a/x".to_owned(), "b/x".to_owned(), format!("{own}/x")]);
        let file = |name: &str| folder.path().join(name);
        std::fs::rename(&path, file("y.yaml")).unwrap();
        workspace.rename(&path, &file("y.yaml"));
        assert_eq!(ids(&workspace), ["a/x", "b/x", "y"]);
        workspace.remove(&[0]);
        assert_eq!(ids(&workspace), ["x", "y"], "as if nothing else had ever been open");
    }
}
