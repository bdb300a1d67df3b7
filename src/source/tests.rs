//! Whole texts of plan files: what is read, and what is found with its place.

use super::*;

#[test]
fn the_built_in_plan_has_nothing_wrong_with_it() {
    let loaded = built_in().unwrap();
    assert_eq!(loaded.findings, []);
    assert_eq!(loaded.plan.actions.len(), 54);
}
