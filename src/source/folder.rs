//! Folders where plans are wanted: the files in them, without those of other programs.

use std::path::Path;

use super::decode;
use super::discover::{Discovered, PlanFiles, discover, without_plans};
use super::document::Document;
use super::load::load_file;
use super::loaded::Failure;
use super::record::keys_of;

/// The files that `path` stands for where one plan is wanted: those of a folder without what is passed over there.
///
/// # Errors
/// As [`discover`]; also for a folder with nothing but files that are passed over.
pub fn discover_plans(path: &Path) -> Result<Discovered, Failure> {
    let mut found = discover(path)?;
    if path.is_dir() {
        let before = found.files.len();
        found.files.retain(|file| !is_foreign(file));
        if found.files.is_empty() && found.failures.is_empty() {
            return Err(without_plans(path, before));
        }
    }
    Ok(found)
}

/// Whether that folder holds more than one file that is not passed over. Of many no more are read than it takes to know.
pub fn holds_several_plans(folder: &Path) -> bool {
    let files = PlanFiles::of(vec![folder.to_owned()]).filter_map(Result::ok);
    folder.is_dir() && files.filter(|file| !is_foreign(file)).nth(1).is_some()
}

fn is_foreign(file: &Path) -> bool {
    // Nearly every file is a plan, and shows it without being taken apart.
    let known = keys_of::<Document>();
    let is_head = |line: &str| line.split_once(':').is_some_and(|(key, _)| known.contains(&key));
    let is_plan = decode::read(file).is_ok_and(|(text, _)| text.lines().any(is_head));
    !is_plan && load_file(file).is_err_and(|failure| failure.is_foreign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_plan_is_wanted_other_files_do_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("compose.yml"), "services: {}\n").unwrap();
        let failure = discover_plans(folder.path()).unwrap_err();
        assert_eq!(failure.finding.code, "empty-folder");
        assert!(failure.finding.message.contains('1'), "{}", failure.finding.message);
        std::fs::write(at("plan.yaml"), "計画: 甲\n年度: H28\n体系: []\n").unwrap();
        assert_eq!(discover_plans(folder.path()).unwrap().files, [at("plan.yaml")]);
        assert!(!holds_several_plans(folder.path()));
        assert_eq!(discover_plans(&at("compose.yml")).unwrap().files, [at("compose.yml")], "named by its path");
        std::fs::write(at("broken.yaml"), "計画: [\n").unwrap();
        assert_eq!(discover_plans(folder.path()).unwrap().files.len(), 2);
        assert!(holds_several_plans(folder.path()) && !holds_several_plans(&at("plan.yaml")));
    }
}
