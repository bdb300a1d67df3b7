//! What is kept between two runs: views that were saved under a name, and where the last run ended.
//!
//! Two files in the user's state folder, as their mirror types have them, field for field. Only words are
//! in them: ids of plans, names, paths of nodes, labels of years; what they mean in the plans that are
//! open is the screen's to say. Nothing here keeps the program from running: a file that is not there is
//! empty, and one that cannot be read or written is a [`StateError`] that may be ignored.

mod file;
mod view;

pub use file::{StateError, folder};
pub use view::{NamedView, Session, View};

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::words::state as words;
use crate::writing::Care;

/// The file of the saved views.
pub const VIEWS: &str = "views.yaml";
/// The file of the last run.
pub const SESSION: &str = "session.yaml";

/// The most views that are kept.
pub const MOST_VIEWS: usize = 200;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct ViewsDocument {
    views: Vec<NamedView>,
}

/// The place of the files. Whoever has none keeps nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The user's own; `None` if the platform names no folder for state.
    pub fn of_user() -> Option<Self> {
        folder().map(Self::in_folder)
    }

    /// Files in that folder, which need not be there.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The saved views in the order in which they were saved.
    ///
    /// # Errors
    /// If the file cannot be read or is none of ours.
    pub fn views(&self) -> Result<Vec<NamedView>, StateError> {
        let document: ViewsDocument = file::read(&self.folder.join(VIEWS))?.unwrap_or_default();
        Ok(document.views.into_iter().filter(|named| !named.name.trim().is_empty()).take(MOST_VIEWS).collect())
    }

    /// Saves a view, in the place of the one of that name if there is one; gives back all of them, and
    /// whether there was one. What another program has saved meanwhile is kept.
    ///
    /// # Errors
    /// If the file cannot be written; if it is none of ours, it is left as it is; if it is full, or would
    /// be too large to be read again.
    pub fn save_view(&self, named: NamedView) -> Result<(Vec<NamedView>, bool), StateError> {
        let mut views = self.views()?;
        let is_full = views.len() >= MOST_VIEWS;
        let before = views.iter_mut().find(|other| other.name == named.name);
        let replaced = before.is_some();
        match before {
            Some(before) => *before = named,
            None if is_full => return Err(StateError::Full),
            None => views.push(named),
        }
        self.write_views(views).map(|views| (views, replaced))
    }

    /// Deletes the view of that name; gives back the others.
    ///
    /// # Errors
    /// As [`Store::save_view`].
    pub fn delete_view(&self, name: &str) -> Result<Vec<NamedView>, StateError> {
        let mut views = self.views()?;
        views.retain(|named| named.name != name);
        self.write_views(views)
    }

    fn write_views(&self, views: Vec<NamedView>) -> Result<Vec<NamedView>, StateError> {
        let document = ViewsDocument { views };
        file::write(&self.folder, VIEWS, words::VIEWS_ABOUT, &document, Care::Lasting)?;
        Ok(document.views)
    }

    /// Where the last run ended; `None` if there was none.
    ///
    /// # Errors
    /// If the file cannot be read or is none of ours.
    pub fn session(&self) -> Result<Option<Session>, StateError> {
        file::read(&self.folder.join(SESSION))
    }

    /// Takes down where this run ends.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write_session(&self, session: &Session) -> Result<(), StateError> {
        file::write(&self.folder, SESSION, words::SESSION_ABOUT, session, Care::Quick)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::time::Duration;

    use rustix::time::{ClockId, clock_gettime};

    use super::*;

    fn named(name: &str) -> NamedView {
        let view =
            View { plan: "nisshin-2".to_owned(), departments: vec!["下水道課".to_owned()], ..View::default() };
        NamedView { name: name.to_owned(), view }
    }

    fn names(views: &[NamedView]) -> Vec<&str> {
        views.iter().map(|named| named.name.as_str()).collect()
    }

    #[test]
    fn views_are_saved_replaced_and_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::in_folder(folder.path().join("new/susumi"));
        assert_eq!(store.views().unwrap(), []);
        assert!(!store.save_view(named("甲")).unwrap().1);
        store.save_view(named("乙")).unwrap();
        // Another program with the same files.
        let other = Store::in_folder(store.folder().to_owned());
        assert_eq!(names(&other.save_view(named("丙: #[")).unwrap().0), ["甲", "乙", "丙: #["]);
        let changed = NamedView { view: View { search: "広告".to_owned(), ..View::default() }, ..named("甲") };
        let (views, replaced) = store.save_view(changed.clone()).unwrap();
        assert!(replaced && views[0] == changed);
        assert_eq!(names(&store.delete_view("乙").unwrap()), ["甲", "丙: #["]);
        assert_eq!(store.views().unwrap(), other.views().unwrap());
        assert_eq!(store.views().unwrap()[0], changed);

        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(store.folder()), mode(&store.folder().join(VIEWS))), (0o700, 0o600));
        assert_eq!(fs::read_dir(store.folder()).unwrap().count(), 1, "nothing is left beside the file");
    }

    #[test]
    fn a_session_comes_back_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::in_folder(folder.path().to_owned());
        assert_eq!(store.session().unwrap(), None);
        let session = Session {
            view: View { node: "1/2".to_owned(), year: Some("H30".to_owned()), zoomed: true, ..named("").view },
            unfolded: vec!["1".to_owned(), "1/2".to_owned()],
            folded: Vec::new(),
        };
        store.write_session(&session).unwrap();
        assert_eq!(store.session().unwrap(), Some(session));
        let text = fs::read_to_string(folder.path().join(SESSION)).unwrap();
        assert!(
            text.starts_with("# ") && text.contains("plan: nisshin-2\n") && text.contains("- 下水道課\n"),
            "{text}"
        );
    }

    #[test]
    fn a_file_that_is_none_of_ours_is_an_error_and_stays_as_it_is() {
        let deep = format!("views: {}", "[".repeat(100_000));
        let huge = format!("views: []\n# {}", "x".repeat(2_000_000));
        for text in ["views: [", "- a\n- b\n", "views: 3\n", "\u{0}\u{1}", deep.as_str(), huge.as_str()] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(VIEWS);
            fs::write(&path, text).unwrap();
            let store = Store::in_folder(folder.path().to_owned());
            let used = || Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap();
            let before = used();
            let case = &text[..text.len().min(20)];
            assert!(store.views().is_err(), "{case:?}");
            assert!(store.save_view(named("甲")).is_err(), "{case:?}");
            let used = used() - before;
            assert!(used.as_secs() < 2, "{case:?}: {used:?}");
            assert_eq!(fs::read_to_string(&path).unwrap(), text, "{case:?}");
        }
    }

    #[test]
    fn what_could_not_be_read_again_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::in_folder(folder.path().to_owned());
        store.save_view(named("甲")).unwrap();
        let before = fs::read_to_string(folder.path().join(VIEWS)).unwrap();
        for search in ["[".repeat(2_100), "長".repeat(400_000)] {
            let too_much = NamedView { view: View { search, ..View::default() }, ..named("乙") };
            assert!(matches!(store.save_view(too_much.clone()), Err(StateError::TooLarge)));
            assert_eq!(fs::read_to_string(folder.path().join(VIEWS)).unwrap(), before);
            let session = Session { view: too_much.view, ..Session::default() };
            assert!(matches!(store.write_session(&session), Err(StateError::TooLarge)));
            assert_eq!(store.session().unwrap(), None);
        }
        assert_eq!(names(&store.views().unwrap()), ["甲"]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the file");
    }

    #[test]
    fn what_is_unknown_or_missing_in_a_file_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::in_folder(folder.path().to_owned());
        fs::write(folder.path().join(VIEWS), "later: 1\nviews:\n- {name: 甲, colour: red}\n- {name: ' '}\n").unwrap();
        assert_eq!(names(&store.views().unwrap()), ["甲"]);
        fs::write(folder.path().join(VIEWS), "").unwrap();
        assert_eq!(store.views().unwrap(), []);
    }

    #[test]
    fn what_is_no_file_is_an_error_too() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::in_folder(folder.path().to_owned());
        fs::create_dir(folder.path().join(VIEWS)).unwrap();
        assert!(store.views().is_err());
        fs::write(folder.path().join("file"), "").unwrap();
        let nowhere = Store::in_folder(folder.path().join("file/susumi"));
        assert!(nowhere.write_session(&Session::default()).is_err());
        let many = (0..MOST_VIEWS).map(|at| named(&at.to_string())).collect();
        fs::remove_dir(folder.path().join(VIEWS)).unwrap();
        store.write_views(many).unwrap();
        assert!(matches!(store.save_view(named("甲")), Err(StateError::Full)));
        assert!(store.save_view(named("7")).is_ok());
    }
}
