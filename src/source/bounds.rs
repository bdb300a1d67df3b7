//! Files and folders beyond which nothing is read.

use std::io;
use std::path::{Path, PathBuf};

/// What may be read: these files, and what lies in these folders.
///
/// One of the paths may itself be a link, and may be turned to another folder while the program runs;
/// a link within that leads out of all of them is not followed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bounds {
    roots: Vec<PathBuf>,
}

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
pub enum BoundsError {
    /// It lies outside.
    #[error("outside of what may be read")]
    Outside,
    /// It cannot be found.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Bounds {
    /// Bounds around those files and folders.
    pub fn around(roots: &[PathBuf]) -> Self {
        Self { roots: roots.to_vec() }
    }

    /// The file that `path` leads to, by a path without links.
    ///
    /// # Errors
    /// [`BoundsError`] if there is none or it lies outside.
    pub fn resolve(&self, path: &Path) -> Result<PathBuf, BoundsError> {
        let file = path.canonicalize()?;
        let roots = self.roots.iter().filter_map(|root| root.canonicalize().ok());
        if roots.into_iter().any(|root| file.starts_with(root)) { Ok(file) } else { Err(BoundsError::Outside) }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_lead_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["one/a.yaml", "two/b.yaml", "oneself/c.yaml", "single.yaml"] {
            fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            fs::write(at(name), "").unwrap();
        }
        symlink(at("one"), at("link")).unwrap();
        symlink(at("two/b.yaml"), at("one/out.yaml")).unwrap();
        symlink("a.yaml", at("one/in.yaml")).unwrap();
        symlink(at("two"), at("one/folder")).unwrap();
        let bounds = Bounds::around(&[at("link"), at("single.yaml"), at("gone")]);
        let table = [
            ("link/a.yaml", true),
            ("one/a.yaml", true),
            ("link/in.yaml", true),
            ("single.yaml", true),
            ("link/out.yaml", false),
            ("link/folder/b.yaml", false),
            ("link/../two/b.yaml", false),
            ("two/b.yaml", false),
            ("oneself/c.yaml", false),
        ];
        for (path, admitted) in table {
            match bounds.resolve(&at(path)) {
                Ok(_) => assert!(admitted, "{path}"),
                Err(error) => assert!(!admitted && matches!(error, BoundsError::Outside), "{path}: {error}"),
            }
        }
        assert!(matches!(bounds.resolve(&at("link/gone.yaml")), Err(BoundsError::Io(_))));

        fs::remove_file(at("link")).unwrap();
        symlink(at("two"), at("link")).unwrap();
        assert!(bounds.resolve(&at("link/b.yaml")).is_ok() && bounds.resolve(&at("one/a.yaml")).is_err());
    }
}
