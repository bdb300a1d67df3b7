//! What a file is called with all its folders, by whatever name it is reached.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Paths with all their folders, whatever they were called by. Each folder is looked up once.
#[derive(Debug, Default)]
pub struct WholePaths {
    folders: HashMap<PathBuf, Option<PathBuf>>,
}

impl WholePaths {
    /// The one path that a file has by whatever name it is reached; as it is where there is none.
    pub fn of(&mut self, path: &Path) -> PathBuf {
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let is_link = path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
        let (Some(folder), Some(name)) = (path.parent().filter(|_| !is_link), path.file_name()) else {
            return whole(path);
        };
        if !self.folders.contains_key(folder) {
            let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            self.folders.insert(folder.to_owned(), here.canonicalize().ok());
        }
        match self.folders.get(folder) {
            Some(Some(folder)) => folder.join(name),
            _ => path.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn every_name_of_a_file_leads_to_one_path() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("one/two")).unwrap();
        fs::write(at("one/two/a.yaml"), "").unwrap();
        symlink(at("one/two"), at("link")).unwrap();
        symlink("one/two/a.yaml", at("b.yaml")).unwrap();
        symlink("nowhere", at("dangling.yaml")).unwrap();
        let mut paths = WholePaths::default();
        let whole = folder.path().canonicalize().unwrap();
        let table = [
            ("one/two/a.yaml", "one/two/a.yaml"),
            ("one/./two//a.yaml", "one/two/a.yaml"),
            ("one/two/../two/a.yaml", "one/two/a.yaml"),
            ("link/a.yaml", "one/two/a.yaml"),
            ("b.yaml", "one/two/a.yaml"),
            ("one/two/new.yaml", "one/two/new.yaml"),
            ("one/two/..", "one"),
        ];
        for (name, expected) in table {
            assert_eq!(paths.of(&at(name)), whole.join(expected), "{name}");
        }
        for name in ["dangling.yaml", "nowhere/a.yaml"] {
            assert_eq!(paths.of(&at(name)), at(name), "there is nothing to look up");
        }
        assert!(paths.of(Path::new("Cargo.toml")).is_absolute());
    }
}
