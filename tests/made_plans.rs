//! The plans that measurements are made on are what they claim to be: as many entries and bytes as a real plan has,
//! all different, the same ones every time, and sound but for what people get wrong.

#[path = "../benches/plans/mod.rs"]
mod plans;

use std::collections::HashSet;

use plans::plan_file;
use susumi::plan::{Plan, Severity};
use susumi::source::config::Config;
use susumi::workspace;

const SEED: u64 = 7;
const COUNT: usize = 24;

#[test]
fn they_are_of_the_size_of_a_real_plan_and_sound_but_for_what_people_get_wrong() {
    let folder = tempfile::tempdir().unwrap();
    plans::lay_out(folder.path(), COUNT, SEED).unwrap();
    let workspace = workspace::open(&[folder.path().to_owned()], &Config::default());
    assert_eq!((workspace.plans.len(), workspace.failures.as_slice()), (COUNT, [].as_slice()));

    let mean = |of: &dyn Fn(&Plan) -> usize| workspace.plans.iter().map(|each| of(&each.plan)).sum::<usize>() / COUNT;
    let (actions, indicators) = (mean(&|plan| plan.actions.len()), mean(&|plan| plan.indicators.len()));
    assert!(
        (50..60).contains(&actions) && (36..45).contains(&indicators),
        "{actions} actions, {indicators} indicators"
    );
    let bytes = (0..COUNT).map(|at| plan_file(SEED, at).text.len()).sum::<usize>() / COUNT;
    assert!((35_000..42_000).contains(&bytes), "{bytes} bytes");

    let findings: Vec<_> = workspace.plans.iter().flat_map(|loaded| &loaded.findings).collect();
    let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let codes: HashSet<_> = findings.iter().map(|finding| finding.code).collect();
    for code in ["missing", "status", "verdict", "number-gap", "no-target"] {
        assert!(codes.contains(code), "{code} is not among {codes:?}");
    }
}

#[test]
fn they_follow_from_seed_and_number_alone() {
    let text = |seed, at| plan_file(seed, at).text;
    assert_eq!(text(SEED, 41), text(SEED, 41));
    let places: HashSet<_> = (0..5_000).map(|at| plan_file(SEED, at).path).collect();
    assert_eq!(places.len(), 5_000, "no file lies on another");
    let texts: HashSet<_> = (0..COUNT).flat_map(|at| [text(SEED, at), text(SEED + 1, at)]).collect();
    assert_eq!(texts.len(), 2 * COUNT);
}
